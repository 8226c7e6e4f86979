"""jsonschema_verdicts.py SCHEMA: reads a document a line, writes 1 (valid) or 0 for each."""

import json
import sys
from pathlib import Path

from jsonschema.validators import validator_for

schema = json.loads(Path(sys.argv[1]).read_text("utf-8"))
validator = validator_for(schema, default=None)(schema)
for line in sys.stdin.buffer:
    print(int(validator.is_valid(json.loads(line))))
