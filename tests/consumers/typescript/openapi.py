"""openapi.py SCHEMA OUT: the smallest OpenAPI 3.1 document that holds the schema's definitions."""

import json
import sys
from pathlib import Path

schema = json.loads(Path(sys.argv[1]).read_text("utf-8"))
definitions = schema.pop("$defs")
root = {key: value for key, value in schema.items() if key not in ("$schema", "$id")}
document = {
    "openapi": "3.1.0",
    "info": {"title": "ois-records", "version": "1.0"},
    "paths": {},
    "components": {"schemas": {"CaseFile": root, **definitions}},
}
text = json.dumps(document, indent=2).replace('"#/$defs/', '"#/components/schemas/')
Path(sys.argv[2]).write_text(text + "\n", "utf-8")
