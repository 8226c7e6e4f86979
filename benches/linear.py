#!/usr/bin/env python3
"""Shows that rules cost no more than in proportion to what they look at: makes each list of a case file
longer, one at a time, and counts the instructions of all rules with valgrind. Fails where twice the
elements cost more than 1.25 times twice as much.

    benches/linear.py [ELEMENTS] [WORD]    10,000 elements unless told; lists with WORD in their place
"""

import copy
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
MOST = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
WORD = sys.argv[2] if len(sys.argv) > 2 else ""
# The corpus has what the others have not.
FILES = ["src/schema/example.json", *glob.glob("examples/data/*/4-*.json"), *sorted(glob.glob("tests/cases/*.json")),
         *sorted(glob.glob("schema/v1/conformance/valid/*.json"))]
LIMIT = 1.25

with open("schema/v1/case-file.schema.json") as file:
    SCHEMA = json.load(file)


def resolved(schema):
    """A schema, where another one only points at it."""
    while True:
        if "$ref" in schema:
            schema = SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]]
        elif len(schema.get("allOf", [])) == 1:
            schema = schema["allOf"][0]
        else:
            return schema


def branches(schema):
    """The schemas one of which a value keeps to."""
    return [resolved(branch) for branch in schema.get("oneOf", schema.get("anyOf", [schema]))]


def is_of(value, branch):
    """Whether an object is of this branch, told by the words that stand in it."""
    if branch.get("type") != "object" or not isinstance(value, dict):
        return False
    words = {key: resolved(inside) for key, inside in branch["properties"].items() if key in value}
    told = [value[key] in [inside.get("const"), *inside.get("enum", [])] for key, inside in words.items()
            if "const" in inside or "enum" in inside]
    return all(told) and all(key in branch["properties"] for key in value)


def made(schema):
    """A value that the schema describes: its example, or the least that there can be."""
    schema = resolved(schema)
    return copy.deepcopy(schema["examples"][0]) if "examples" in schema else least(schema)


def least(schema):
    """The least of the first kind that a schema describes."""
    schema = branches(resolved(schema))[0]
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    if schema["type"] == "object":
        return {key: made(schema["properties"][key]) for key in schema.get("required", [])}
    return {"array": [], "boolean": True, "integer": 1, "number": 1, "string": "other"}[schema["type"]]


def has_lists(schema, above=()):
    """Whether what the schema describes can hold a list."""
    schema = resolved(schema)
    if schema.get("type") == "array":
        return True
    inside = [part for branch in branches(schema) for part in branch.get("properties", {}).values()]
    return id(schema) not in above and any(has_lists(part, (*above, id(schema))) for part in inside)


def fill(value, schema, above=()):
    """Adds each list that is missing, with an element of each kind."""
    schema = resolved(schema)
    if isinstance(value, list):
        for branch in branches(resolved(schema["items"])):
            if branch.get("type") != "object":
                value.extend([] if value else [made(branch)])
                continue
            if not any(is_of(element, branch) for element in value):
                value.append(made(branch))
            fill(next(element for element in value if is_of(element, branch)), branch, above)
        return
    branch = next((branch for branch in branches(schema) if is_of(value, branch)), None)
    if branch is None or id(branch) in above:
        return
    for key, inside in branch["properties"].items():
        if key == "extensions" or not has_lists(inside):
            continue
        # A list that is withheld, or the like, is no list.
        if not any(lists({key: value.setdefault(key, made(inside))})):
            value[key] = least(inside)
        fill(value[key], inside, (*above, id(branch)))


def lists(value, path=()):
    """The paths of lists that have an element to copy."""
    if isinstance(value, dict):
        for key, inside in value.items():
            if key != "extensions":
                if isinstance(inside, list) and inside:
                    yield (*path, key)
                yield from lists(inside, (*path, key))
    elif isinstance(value, list):
        for place, inside in enumerate(value):
            yield from lists(inside, (*path, place))


def place_of(path):
    return "/".join("*" if isinstance(step, int) else step for step in path)


def longer(case, path, count):
    """The case with so many copies at the end of a list, each with an id of its own."""
    case = copy.deepcopy(case)
    at = case
    for step in path:
        at = at[step]
    for number in range(count):
        element = copy.deepcopy(at[-1])
        if isinstance(element, dict) and isinstance(element.get("id"), str):
            element["id"] = f"copy-{number}"
        at.append(element)
    return case


def instructions(binary, case):
    """What all rules cost on a case; nothing else is counted."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(case, file)
        file.flush()
        valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
        validate = "--toggle-collect=ois_records::validate::validator::Validator::validate"
        run = subprocess.run([*valgrind, validate, binary, "--check", file.name], capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{binary} --check: {run.stderr}")
    return int(re.search(r"Collected : (\d+)", run.stderr)[1])


def cases():
    """The files, and last the first of them with every list that the schema knows."""
    for name in FILES:
        with open(name) as file:
            yield json.load(file)
    with open(FILES[0]) as file:
        case = json.load(file)
    fill(case, SCHEMA)
    yield case


def main():
    binary = subprocess.run(["bash", "benches/build.sh"], capture_output=True, text=True, check=True).stdout.strip()
    seen, over = set(), []
    for case in cases():
        alone = None
        for path in lists(case):
            place = place_of(path)
            if place in seen or WORD not in place:
                continue
            seen.add(place)
            alone = alone if alone is not None else instructions(binary, case)
            half, whole = (instructions(binary, longer(case, path, count)) - alone for count in (MOST // 2, MOST))
            # What costs nothing has no share.
            ratio = whole / (2 * half) if half > MOST else 0
            print(f"{place:50} {whole // MOST:8} instructions an element   {ratio:.2f}", flush=True)
            if ratio > LIMIT:
                over.append(place)
    print(f"{len(seen)} lists; over {LIMIT}: {', '.join(over) or 'none'}")
    sys.exit(bool(over))


if __name__ == "__main__":
    main()
