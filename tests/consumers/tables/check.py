"""check.py SCHEMA TABLE...: Frictionless finds each table as its Table Schema has it, and refuses it with one cell spoilt."""

import csv
import io
import sys
from pathlib import Path

from frictionless import Resource, Schema, system

schema = Schema.from_descriptor(sys.argv[1])


def spoil(rows: list[list[str]], name: str, cell: str) -> list[list[str]]:
    """The table with another cell in its first row."""
    at = rows[0].index(name)
    return [rows[0], rows[1][:at] + [cell] + rows[1][at + 1 :], *rows[2:]]


def errors(rows: list[list[str]]) -> list[str]:
    """What Frictionless says against a table."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    Path("spoilt.csv").write_text(text.getvalue(), "utf-8", newline="")
    return findings("spoilt.csv")


def findings(path: str) -> list[str]:
    with system.use_context(trusted=True):
        report = Resource(path=path, schema=schema).validate()
    return [error.note for task in report.tasks for error in task.errors] + [error.note for error in report.errors]


for path in sys.argv[2:]:
    found = findings(path)
    print(f"FAIL {path}: {found[0]}" if found else f"ok {path}")
    rows = list(csv.reader(Path(path).read_text("utf-8").splitlines(keepends=True)))
    wrong = {
        "no id": spoil(rows, "case_id", ""),
        "a code that no codelist has": spoil(rows, "gender", "mael"),
        "a count in words": spoil(rows, "age", "twenty"),
        "a day that no calendar has": spoil(rows, "occurred", "2019-02-30"),
        "a column too many": [row + ["more"] for row in rows],
    }
    for what, spoilt in wrong.items():
        print(f"ok {path} with {what} is refused" if errors(spoilt) else f"FAIL {path} with {what} passes")
