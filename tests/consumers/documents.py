"""documents.py CONFORMANCE OUT CASE...: puts what was written by hand beside the documents made by chance, one a line.

OUT/case-file.ndjson and .verdicts get the conformance corpus, as far as it is JSON that every language reads alike;
OUT/valid.ndjson gets what is valid of it, and the case files first.
"""

import csv
import json
import sys
from pathlib import Path

# What stands in a text and not in the values: schemas never see it, and readers of JSON disagree on it.
NOT_IN_VALUES = {"byte-order-mark", "encoding-utf8", "key-duplicate", "text-surrogate"}

conformance, out, cases = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]

layers: dict[str, set[str]] = {}
with open(conformance / "expected.csv", encoding="utf-8", newline="") as rows:
    for row in csv.DictReader(rows):
        layers.setdefault(row["file"], set()).update({row["layer"]} if row["code"] not in NOT_IN_VALUES else {"text"})

files: list[tuple[str, bool]] = [(Path(case).read_text("utf-8"), True) for case in cases]
for name, found in layers.items():
    if "text" not in found:
        # Of a stream each line is a document, and of a revision the one before it is one too.
        paths = [conformance / name, *(conformance / name).parent.glob("old.json")]
        texts = [path.read_text("utf-8") for path in paths]
        texts = texts[0].splitlines() if name.endswith(".ndjson") else texts
        files.extend((text, "schema" not in found) for text in texts)

lines = [(json.dumps(json.loads(text), ensure_ascii=False), valid) for text, valid in files]
with open(out / "case-file.ndjson", "a", encoding="utf-8") as documents, open(out / "case-file.verdicts", "a") as verdicts:
    for line, valid in lines:
        documents.write(line + "\n")
        verdicts.write(f"{int(valid)}\n")
by_chance = (out / "valid.ndjson").read_text("utf-8")
(out / "valid.ndjson").write_text("".join(line + "\n" for line, valid in lines if valid) + by_chance, "utf-8")
