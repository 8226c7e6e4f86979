"""round_trip.py SCHEMA NEGATIVES CASE...: every case file through the generated models and back, every negative refused."""

import json
import sys
from pathlib import Path

from jsonschema.validators import validator_for
from models import CaseFile
from pydantic import ValidationError
from reader import summary
from same import difference

schema = json.loads(Path(sys.argv[1]).read_text("utf-8"))
validator = validator_for(schema)(schema)
negatives = Path(sys.argv[2])

for path in sys.argv[3:]:
    text = Path(path).read_text("utf-8")
    try:
        file = CaseFile.model_validate_json(text)
    except ValidationError as error:
        print(f"FAIL pydantic reads {path}: {error}")
        continue
    summary(file)
    dump = file.model_dump(mode="json", by_alias=True, exclude_unset=True)
    wrong = difference(json.loads(text), dump) or next((e.message for e in validator.iter_errors(dump)), None)
    print(f"FAIL pydantic round trip {path}: {wrong}" if wrong else f"ok pydantic round trip {path}")

for name, seen_by in json.loads((negatives / "index.json").read_text("utf-8")).items():
    if "pydantic" in seen_by:
        try:
            # Strict: by default pydantic reads "8" as the number 8.
            CaseFile.model_validate_json((negatives / f"{name}.json").read_text("utf-8"), strict=True)
            print(f"FAIL pydantic refuses {name}: accepted")
        except ValidationError:
            print(f"ok pydantic refuses {name}")
