"""Writes wrong case files, each one small change away from a right one: negatives.py OUT CASE...

They are made, not stored, so that they follow the schema. OUT/index.json says for each which consumers can see the fault:
types alone see neither patterns nor ranges, and an optional pydantic field takes null.
"""

import copy
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Doc = dict[str, Any]


def objects(node: Any, key: str = "") -> Iterator[tuple[Doc, str, Doc]]:
    """Every object below `node` with its parent and key, but not in `extensions` or `claims`, where other values are right too."""
    if isinstance(node, dict):
        for name, child in node.items():
            if name in ("extensions", "claims"):
                continue
            if isinstance(child, dict):
                yield node, name, child
            yield from objects(child)
    elif isinstance(node, list):
        for child in node:
            if isinstance(child, dict):
                yield {}, "", child
            yield from objects(child)


def first(doc: Doc, test: Callable[[Doc], bool]) -> tuple[Doc, str, Doc]:
    """Raises StopIteration when the case file has no such object."""
    return next(found for found in objects(doc) if test(found[2]))


def known(doc: Doc) -> Doc:
    return first(doc, lambda o: o.get("status") == "known" and "value" in o)[2]


def known_number(doc: Doc) -> Doc:
    return first(doc, lambda o: o.get("status") == "known" and type(o.get("value")) is int)[2]


def branch(doc: Doc) -> Doc:
    """A branch of a union: its tag is written first."""
    return first(doc, lambda o: next(iter(o), "") == "kind" and isinstance(o["kind"], str))[2]


def coded(doc: Doc) -> Doc:
    return first(doc, lambda o: isinstance(o.get("code"), str) and o.keys() <= {"code", "source_text"})[2]


def null_fact(doc: Doc) -> None:
    parent, key, _ = next(f for f in objects(doc) if f[1] and f[2].get("status") == "known")
    parent[key] = None


BOTH, VALUE, NULL = ("typescript", "pydantic"), ("pydantic",), ("typescript",)

MUTATIONS: dict[str, tuple[tuple[str, ...], Callable[[Doc], Any]]] = {
    "id-missing": (BOTH, lambda d: d.pop("id")),
    "id-malformed": (VALUE, lambda d: d.update(id="not an id")),
    "version-missing": (BOTH, lambda d: d.pop("version")),
    "version-of-another-schema": (BOTH, lambda d: d.update(version="0.0")),
    "date-impossible": (VALUE, lambda d: d.update(as_of="2018-02-30")),
    "field-unknown-at-root": (BOTH, lambda d: d.update(no_such_field=1)),
    "field-unknown-in-list": (BOTH, lambda d: first(d, lambda o: "id" in o)[2].update(no_such_field=1)),
    "field-unknown-in-fact": (BOTH, lambda d: known(d).update(no_such_field=1)),
    "fact-known-without-value": (BOTH, lambda d: known(d).pop("value")),
    "fact-known-with-reason": (BOTH, lambda d: known(d).update(reason="juvenile")),
    "fact-withheld-with-value": (BOTH, lambda d: known(d).update(status="withheld")),
    "fact-status-missing": (BOTH, lambda d: known(d).pop("status")),
    "fact-status-misspelt": (BOTH, lambda d: known(d).update(status="knwon")),
    "fact-number-as-text": (BOTH, lambda d: known_number(d).update(value="8")),
    "union-kind-unknown": (BOTH, lambda d: branch(d).update(kind="no_such_kind")),
    "union-kind-missing": (BOTH, lambda d: branch(d).pop("kind")),
    "code-unknown": (BOTH, lambda d: coded(d).update(code="no_such_code")),
    "null-for-fact": (NULL, null_fact),
    "null-for-optional": (NULL, lambda d: d.update(extensions=None)),
}


def main(out: Path, paths: list[str]) -> None:
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    cases = []
    for path in paths:
        try:
            cases.append(json.loads(Path(path).read_text("utf-8")))
        except ValueError as error:
            sys.exit(f"error: {path} is not JSON: {error}")
    index = {}
    for name, (seen_by, mutate) in MUTATIONS.items():
        for case in cases:
            wrong = copy.deepcopy(case)
            try:
                mutate(wrong)
            except (StopIteration, KeyError):
                continue
            break
        else:
            sys.exit(f"error: no case file has what the negative {name} changes")
        (out / f"{name}.json").write_text(json.dumps(wrong, indent=2) + "\n", "utf-8")
        index[name] = list(seen_by)
    (out / "index.json").write_text(json.dumps(index, indent=2) + "\n", "utf-8")


main(Path(sys.argv[1]), sys.argv[2:])
