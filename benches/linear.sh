#!/usr/bin/env bash
# Shows that rules cost no more than in proportion to what they look at: makes each list of the case
# files longer, one at a time, and counts the instructions of all rules with valgrind. Fails where
# twice the elements cost more than 1.25 times twice as much.
#   benches/linear.sh [ELEMENTS] [WORD]    10,000 elements unless told; lists with WORD in their place
set -euo pipefail
cd "$(dirname "$0")/.."

binary=$(bash benches/build.sh)

python3 - "$binary" "${1:-10000}" "${2:-}" <<'END'
import copy, glob, json, re, subprocess, sys, tempfile

binary, most, word = sys.argv[1], int(sys.argv[2]), sys.argv[3]
# The corpus has what the others have not.
FILES = ["src/schema/example.json", *glob.glob("examples/data/*/4-*.json"), *sorted(glob.glob("tests/cases/*.json")),
         *sorted(glob.glob("schema/v1/conformance/valid/*.json"))]
LIMIT = 1.25


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


def longer(case, path, count):
    """The case with so many copies at the end of a list, each with an id of its own."""
    case = copy.deepcopy(case)
    at = case
    for step in path:
        at = at[step]
    for place in range(count):
        element = copy.deepcopy(at[-1])
        if isinstance(element, dict) and isinstance(element.get("id"), str):
            element["id"] = f"copy-{place}"
        at.append(element)
    return case


def instructions(case):
    """What all rules cost on a case; nothing else is counted."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(case, file)
        file.flush()
        valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
        validate = "--toggle-collect=ois_records::validate::validator::Validator::validate"
        run = subprocess.run([*valgrind, validate, binary, "--check", file.name], capture_output=True, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", run.stderr)[1])


seen, over = set(), []
for name in FILES:
    with open(name) as file:
        case = json.load(file)
    alone = None
    for path in lists(case):
        place = "/".join("*" if isinstance(step, int) else step for step in path)
        if place in seen or word not in place:
            continue
        seen.add(place)
        alone = alone if alone is not None else instructions(case)
        half, whole = (instructions(longer(case, path, count)) - alone for count in (most // 2, most))
        # What costs nothing has no share.
        ratio = whole / (2 * half) if half > most else 0
        print(f"{place:50} {whole // most:8} instructions an element   {ratio:.2f}", flush=True)
        if ratio > LIMIT:
            over.append(place)
print(f"{len(seen)} lists; over {LIMIT}: {', '.join(over) or 'none'}")
sys.exit(bool(over))
END
