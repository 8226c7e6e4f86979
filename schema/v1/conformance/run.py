#!/usr/bin/env python3
"""Holds an implementation against the corpus beside this file: run.py [--schema-only] PROGRAM [ARGUMENT]...

The program is run once for each file, with the document on its standard input. It writes one JSON object a line for each
thing that it finds, with at least `code` and `pointer`. Where the table says so, it is given `--profile NAME` or `--since FILE`
besides. With --schema-only it is given nothing else, and need write nothing: exit code 0 says that the schema accepts the
document, any other that it does not. Needs Python 3.9 or later, and nothing else.
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
# What lies between documents, and not in one.
BETWEEN = {"revision", "dataset"}


def expectations() -> dict[str, list[dict[str, str]]]:
    """By file: the lines of the table, of which one without a code says that nothing is found."""
    expected: dict[str, list[dict[str, str]]] = {}
    with open(HERE / "expected.csv", encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            expected.setdefault(row["file"], []).append(row)
    return expected


def options(row: dict[str, str]) -> list[str]:
    """What the program is told besides the document."""
    profile = ["--profile", row["profile"]] if row["profile"] else []
    since = ["--since", str(HERE / Path(row["file"]).with_name("old.json"))] if row["layer"] == "revision" else []
    return profile + since


def shown(findings: set[tuple[str, str]]) -> str:
    return ", ".join(f"{code} at {pointer or 'the document'}" for code, pointer in sorted(findings)) or "nothing"


def main(arguments: list[str]) -> int:
    schema_only = arguments[:1] == ["--schema-only"]
    program = arguments[schema_only:]
    if not program:
        print(__doc__, file=sys.stderr)
        return 2
    expected = expectations()
    between = {row["code"] for rows in expected.values() for row in rows if row["layer"] in BETWEEN}
    passed = failed = 0
    for name, rows in expected.items():
        is_of_several = rows[0]["layer"] in BETWEEN
        if schema_only and (is_of_several or any(row["code"] in BEFORE_THE_SCHEMA for row in rows)):
            continue
        command = program if schema_only else program + options(rows[0])
        run = subprocess.run(command, input=(HERE / name).read_bytes(), stdout=subprocess.PIPE)
        if schema_only:
            refused, wanted = run.returncode != 0, any(row["layer"] == "schema" for row in rows)
            wrong = f"refused: {refused}, expected: {wanted}" if refused != wanted else ""
        else:
            lines = [json.loads(line) for line in run.stdout.decode().splitlines() if line]
            # What each of several documents says by itself is not in the table.
            kept = [line for line in lines if (line["code"] in between) == is_of_several]
            found = {(line["code"], line["pointer"]) for line in kept}
            wanted_findings = {(row["code"], row["pointer"]) for row in rows if row["code"]}
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
