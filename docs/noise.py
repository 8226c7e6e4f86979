#!/usr/bin/env python3
"""Counts what rules find on imported real files, and writes the numbers into docs/noise.csv.

    python3 docs/noise.py wapo:FILE[,FILE]... ursus:FILE,FILE

Nothing of the files themselves is kept. Counts of the case files are written by `OIS_UPDATE=1 cargo test`.
"""

import collections
import csv
import json
import subprocess
import sys
from pathlib import Path

root = Path(__file__).resolve().parent.parent
table = root / "docs" / "noise.csv"
run = ["cargo", "run", "-q", "--example"]

counts = {}
for argument in sys.argv[1:]:
    layout, files = argument.split(":", 1)
    imported = subprocess.run(
        [*run, "import", "--", "--from", layout, *files.split(",")],
        cwd=root, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ).stdout
    found = subprocess.run(
        [*run, "check", "--", "--profile", "dataset", "--format", "json", "-"],
        cwd=root, input=imported, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ).stdout
    counts[layout] = collections.Counter(json.loads(line)["code"] for line in found.splitlines())

with table.open(newline="", encoding="utf-8") as file:
    reader = csv.DictReader(file)
    columns = list(reader.fieldnames)
    rows = {row["code"]: row for row in reader}
columns[3:3] = [layout for layout in counts if layout not in columns]
for layout, found in counts.items():
    for row in rows.values():
        row[layout] = ""
    for code, count in found.items():
        rows.setdefault(code, {"code": code})[layout] = count

with table.open("w", newline="", encoding="utf-8") as file:
    writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows.values())
