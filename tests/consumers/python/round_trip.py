"""round_trip.py NEGATIVES IN OUT: every document of IN through the generated models to OUT, one a line; every negative refused."""

import json
import sys
from pathlib import Path

from models import CaseFile
from pydantic import ValidationError
from reader import summary

negatives = Path(sys.argv[1])

with open(sys.argv[2], encoding="utf-8") as documents, open(sys.argv[3], "w", encoding="utf-8") as out:
    for text in documents:
        file = CaseFile.model_validate_json(text)
        summary(file)
        out.write(json.dumps(file.model_dump(mode="json", by_alias=True, exclude_unset=True)) + "\n")

for name, seen_by in json.loads((negatives / "index.json").read_text("utf-8")).items():
    if "pydantic" in seen_by:
        try:
            # Strict: by default pydantic reads "8" as the number 8.
            CaseFile.model_validate_json((negatives / f"{name}.json").read_text("utf-8"), strict=True)
            print(f"FAIL pydantic refuses {name}: accepted")
        except ValidationError:
            print(f"ok pydantic refuses {name}")
