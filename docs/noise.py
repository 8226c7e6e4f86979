#!/usr/bin/env python3
"""Counts what rules find on imported real files, and writes the numbers into docs/noise.csv.

    python3 docs/noise.py wapo:ROWS,AGENCIES ursus:INCIDENTS,PEOPLE dallas:FILE baltimore:FILE

A layout that has a map in examples/maps is imported by that. Each layout has a column of what is found in
the profile `dataset`, for which its rows are; the column `standard` has what is found in all of them
together in the profile that asks for whole case files. Nothing of the files themselves is kept. Counts of
the case files are written by `OIS_UPDATE=1 cargo test`.
"""

import collections
import csv
import json
import subprocess
import sys
from pathlib import Path

if len(sys.argv) < 2:
    sys.exit(__doc__)

root = Path(__file__).resolve().parent.parent
table = root / "docs" / "noise.csv"
run = ["cargo", "run", "-q", "--example"]
silent = {"cwd": root, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}


def found(records, profile):
    check = [*run, "check", "--", "--profile", profile, "--format", "json", "--limit", "100000", "-"]
    lines = subprocess.run(check, input=records, **silent).stdout.splitlines()
    return collections.Counter(json.loads(line)["code"] for line in lines)


counts = {}
standard = collections.Counter()
for argument in sys.argv[1:]:
    layout, files = argument.split(":", 1)
    first, *others = files.split(",")
    mapped = root / "examples" / "maps" / f"{layout}.csv"
    how = ["--map", str(mapped)] if mapped.exists() else ["--from", layout]
    rows = subprocess.run([*run, "import", "--", *how, first, *others], check=True, **silent).stdout
    counts[layout] = found(rows, "dataset")
    standard += found(rows, "standard")
counts["standard"] = standard

with table.open(newline="", encoding="utf-8") as file:
    rows = {row["code"]: row for row in csv.DictReader(file)}
columns = ["code", "severity", "case_files", *counts, "decision", "reason"]
for column, codes in counts.items():
    for row in rows.values():
        row[column] = codes.get(row["code"], "")
    for code in codes:
        rows.setdefault(code, {"code": code})[column] = codes[code]

with table.open("w", newline="", encoding="utf-8") as file:
    writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows.values())
