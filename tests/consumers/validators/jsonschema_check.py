"""jsonschema_check.py COUNT SCHEMA... NEGATIVES CASE...: the same checks as ajv.mjs, with python-jsonschema."""

import json
import sys
from pathlib import Path
from typing import Any

from jsonschema import SchemaError
from jsonschema.validators import validator_for


def read(path: str | Path) -> Any:
    return json.loads(Path(path).read_text("utf-8"))


count = int(sys.argv[1])
schemas, (negatives, *cases) = sys.argv[2 : 2 + count], sys.argv[2 + count :]

for position, path in enumerate(schemas):
    schema = read(path)
    kind = validator_for(schema, default=None)
    try:
        kind.check_schema(schema)
    except SchemaError as error:
        print(f"FAIL jsonschema compiles {path}: {error.message}")
        continue
    print(f"ok jsonschema compiles {path}")
    if position > 1:
        continue
    validator = kind(schema)
    for file in cases:
        error = next(validator.iter_errors(read(file)), None)
        why = error and f"{error.json_path} {error.message[:200]}"
        print(f"FAIL jsonschema accepts {file} ({path}): {why}" if why else f"ok jsonschema accepts {file} ({path})")
    for name in read(Path(negatives) / "index.json"):
        right = validator.is_valid(read(Path(negatives) / f"{name}.json"))
        print(f"FAIL jsonschema refuses {name} ({path}): accepted" if right else f"ok jsonschema refuses {name} ({path})")
