"""reports_check.py SCHEMA FILE...: each file, or each line of an .ndjson file, is as its schema has it."""

import json
import sys
from pathlib import Path

from jsonschema.validators import validator_for

schema = json.loads(Path(sys.argv[1]).read_text("utf-8"))
kind = validator_for(schema, default=None)
kind.check_schema(schema)
validator = kind(schema, format_checker=kind.FORMAT_CHECKER)
for path in sys.argv[2:]:
    text = Path(path).read_text("utf-8")
    documents = text.splitlines() if path.endswith(".ndjson") else [text]
    errors = [error for document in documents for error in validator.iter_errors(json.loads(document))]
    if errors or not documents:
        why = f"{errors[0].json_path} {errors[0].message[:200]}" if errors else "empty"
        print(f"FAIL {path} ({sys.argv[1]}): {why}")
    else:
        print(f"ok {path} ({sys.argv[1]})")
