"""literals.py FLAVOUR NEGATIVES VALID CASE...: writes every case file, valid documents from VALID, and every negative that types
can see, as a typed literal. All that VALID has would take the compiler minutes: the first hundreds are of all kinds.

A negative stands on one line, because `@ts-expect-error` covers only the next one.
"""

import json
import sys
from pathlib import Path

flavour, negatives, valid, cases = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:]
head = 'import type { CaseFile } from "../case-file";\n'

accepts = flavour / "accepts"
accepts.mkdir()
for case in map(Path, cases):
    literal = json.dumps(json.loads(case.read_text("utf-8")), indent=2)
    target = accepts / f"{case.parent.name}-{case.stem}.ts"
    target.write_text(f"{head}export const file: CaseFile = {literal};\n", "utf-8")

with open(valid, encoding="utf-8") as documents:
    for number, document in zip(range(500), documents):
        text = f"{head}export const file: CaseFile = {document.strip()};\n"
        (accepts / f"document-{number}.ts").write_text(text, "utf-8")

refuses = flavour / "refuses"
refuses.mkdir()
for name, seen_by in json.loads((negatives / "index.json").read_text("utf-8")).items():
    if "typescript" in seen_by:
        literal = json.dumps(json.loads((negatives / f"{name}.json").read_text("utf-8")))
        text = f"{head}// @ts-expect-error {name}\nexport const file: CaseFile = {literal};\n"
        (refuses / f"{name}.ts").write_text(text, "utf-8")
