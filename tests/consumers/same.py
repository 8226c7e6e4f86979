"""Compares JSON documents, one a line: same.py IN OUT."""

import json
import sys
from pathlib import Path
from typing import Any


def difference(a: Any, b: Any, at: str = "") -> str | None:
    """Where `a` and `b` first differ. 8 and 8.0 are the same number; true and 1 are not the same value."""
    if isinstance(a, dict) and isinstance(b, dict):
        for key in [*a, *(k for k in b if k not in a)]:
            if key not in a or key not in b:
                return f"{at}/{key}: only {'before' if key in a else 'after'}"
            if found := difference(a[key], b[key], f"{at}/{key}"):
                return found
        return None
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        return next((d for i, (x, y) in enumerate(zip(a, b)) if (d := difference(x, y, f"{at}/{i}"))), None)
    if isinstance(a, bool) == isinstance(b, bool) and a == b:
        return None
    return f"{at}: {json.dumps(a)[:80]} before, {json.dumps(b)[:80]} after"


def main(before: Path, after: Path) -> None:
    with open(before, encoding="utf-8") as old, open(after, encoding="utf-8") as new:
        pairs = [(json.loads(a), json.loads(b)) for a, b in zip(old, new, strict=True)]
    for number, (a, b) in enumerate(pairs):
        if found := difference(a, b):
            print(f"FAIL document {number + 1} of {before}: {found}")
            return
    print(f"ok all {len(pairs)} documents come back as they were")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
