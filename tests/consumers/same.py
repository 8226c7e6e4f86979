"""Compares JSON documents: same.py OUT CASE... compares OUT/0.json with the first case file, OUT/1.json with the second, and so on."""

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


def without_empty_lists(node: Any) -> Any:
    """What Go's `omitempty` leaves of a document: "none" and "not stated" become one there, the only known loss."""
    if isinstance(node, dict):
        return {key: without_empty_lists(child) for key, child in node.items() if child != []}
    return [without_empty_lists(child) for child in node] if isinstance(node, list) else node


def main(out: Path, paths: list[str], go: bool) -> None:
    for number, path in enumerate(paths):
        before = json.loads(Path(path).read_text("utf-8"))
        after = json.loads((out / f"{number}.json").read_text("utf-8"))
        found = difference(without_empty_lists(before) if go else before, after)
        print(f"FAIL {path}: {found}" if found else f"ok {path}")


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--go"]
    main(Path(arguments[0]), arguments[1:], go="--go" in sys.argv)
