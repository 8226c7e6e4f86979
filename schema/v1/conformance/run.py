#!/usr/bin/env python3
"""Holds an implementation against the corpus beside this file: run.py [--schema-only] PROGRAM [ARGUMENT]...

The program is run once for each file, with the document on its standard input. It writes one JSON object a line for each
thing that it finds, with at least `code` and `pointer`. With --schema-only it need write nothing: exit code 0 says that the
schema accepts the document, any other that it does not. Needs Python 3.9 or later, and nothing else.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
# What a reader of JSON sees, or never lets through to a schema.
BEFORE_THE_SCHEMA = {"byte-order-mark", "encoding-utf8", "key-duplicate", "text-surrogate"}


def expectations() -> dict[str, list[dict[str, str]]]:
    """By file: what is to be found in it."""
    expected: dict[str, list[dict[str, str]]] = {}
    with open(HERE / "expected.csv", encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            expected.setdefault(row["file"], []).extend([row] if row["code"] else [])
    return expected


def shown(findings: set[tuple[str, str]]) -> str:
    return ", ".join(f"{code} at {pointer or 'the document'}" for code, pointer in sorted(findings)) or "nothing"


def main(arguments: list[str]) -> int:
    schema_only = arguments[:1] == ["--schema-only"]
    program = arguments[schema_only:]
    if not program:
        print(__doc__, file=sys.stderr)
        return 2
    passed = failed = 0
    for name, rows in expectations().items():
        if schema_only and any(row["code"] in BEFORE_THE_SCHEMA for row in rows):
            continue
        run = subprocess.run(program, input=(HERE / name).read_bytes(), stdout=subprocess.PIPE)
        if schema_only:
            refused, wanted = run.returncode != 0, any(row["layer"] == "schema" for row in rows)
            wrong = f"refused: {refused}, expected: {wanted}" if refused != wanted else ""
        else:
            lines = [json.loads(line) for line in run.stdout.decode().splitlines() if line]
            found = {(line["code"], line["pointer"]) for line in lines}
            wanted_findings = {(row["code"], row["pointer"]) for row in rows}
            wrong = f"found {shown(found)}; expected {shown(wanted_findings)}" if found != wanted_findings else ""
        if wrong:
            failed += 1
            print(f"{name}: {wrong}")
        else:
            passed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
