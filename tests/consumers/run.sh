#!/usr/bin/env bash
# Proves that programs which know only the published schema can read every case file.
#   bash tests/consumers/run.sh                    every step
#   bash tests/consumers/run.sh python validators  only these
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
here=$root/tests/consumers
work=${OIS_CONSUMERS_DIR:-$root/target/consumers}
mkdir -p "$work"
work=$(cd "$work" && pwd)
python=${PYTHON:-python3}
bin=$work/node_modules/.bin
steps=(validators reports typescript python java go calendar)

canonical=$root/schema/v1/case-file.schema.json
draft07=$root/schema/v1/case-file.draft-07.schema.json
nouns=("$root"/schema/v1/{incident,release,autopsy,investigation}.schema.json)

say() { printf '==> %s\n' "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }
# Shows a command, shortened, then runs it.
run() {
    local shown=${*//"${cases[*]}"/CASE...}
    say "${shown//"$root/"/}"
    "$@"
}

# --- what the steps need ---------------------------------------------------------------------------------------------

need_node() {
    command -v npm >/dev/null || die "npm is not installed"
    cmp -s "$here/package-lock.json" "$work/node_modules/.installed" && return
    cp "$here/package.json" "$here/package-lock.json" "$work/"
    run npm ci --prefix "$work" --no-audit --no-fund --loglevel=error
    cp "$here/package-lock.json" "$work/node_modules/.installed"
}

need_python() {
    cmp -s "$here/requirements.txt" "$work/venv/.installed" && return
    run "$python" -m venv --clear "$work/venv"
    run "$work/venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
    cp "$here/requirements.txt" "$work/venv/.installed"
}

# quicktype mentions every `extensions` map on standard error; that is worth reading only when it fails.
quicktype() {
    say "quicktype $*"
    "$bin/quicktype" --src-lang schema --src "$canonical" --top-level CaseFile "$@" 2>quicktype.log || { cat quicktype.log >&2; exit 1; }
}

# Jackson comes from Debian, because the Java step shall need no Maven.
jackson=/usr/share/java
need_jackson() {
    command -v javac >/dev/null || { echo "no javac"; return 1; }
    [[ -e $jackson/jackson-databind.jar ]] && return
    [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null || { echo "libjackson2-databind-java is not installed"; return 1; }
    local install=(apt-get install --yes --no-install-recommends libjackson2-databind-java)
    say "${install[*]}"
    "${install[@]}" >&2 || { apt-get update && "${install[@]}"; } >&2 || { echo "apt-get could not install Jackson"; return 1; }
}

# --- the steps: each prints a line "ok ..." or "FAIL ..." for every check ----------------------------------------------

step_validators() {
    need_node
    need_python
    cp "$here/validators/ajv.mjs" "$work/"
    cd "$work"
    local schemas=("$canonical" "$draft07" "${nouns[@]}")
    run node ajv.mjs "${#schemas[@]}" "${schemas[@]}" negatives "${cases[@]}"
    run venv/bin/python "$here/validators/jsonschema_check.py" "${#schemas[@]}" "${schemas[@]}" negatives "${cases[@]}"
}

# The reports of every case file, against the schemas that say what they are: SARIF's own, and ours.
step_reports() {
    need_node
    need_python
    mkdir -p "$work/reports"
    cd "$work/reports"
    local format extension
    for format in sarif json; do
        extension=$([[ $format == json ]] && echo ndjson || echo sarif)
        say "check --format $format CASE... no-such-file"
        # What it finds, and what it cannot read, makes its exit status.
        (cd "$root" && cargo run -q --example check -- --format "$format" --limit 20 "${cases[@]#"$root/"}" no-such-file) \
            >"findings.$extension" 2>notes.log || [[ $? == 2 ]]
    done
    local sarif=$work/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json
    run "$work/venv/bin/python" "$here/validators/reports_check.py" "$sarif" findings.sarif
    run "$work/venv/bin/python" "$here/validators/reports_check.py" "$root/schema/v1/report.schema.json" findings.ndjson
    run "$work/venv/bin/python" "$here/validators/reports_check.py" "$root/schema/v1/rules.schema.json" "$root/schema/v1/rules.json"
}

step_typescript() {
    need_node
    rm -rf "$work/typescript"
    mkdir -p "$work/typescript"/{2020-12,draft-07,openapi}
    cd "$work/typescript"
    run "$bin/json2ts" -i "$canonical" -o 2020-12/case-file.ts
    run "$bin/json2ts" -i "$draft07" -o draft-07/case-file.ts
    run "$python" "$here/typescript/openapi.py" "$canonical" openapi/openapi.json
    run "$bin/openapi-typescript" openapi/openapi.json -o openapi/case-file.ts \
        --root-types --root-types-no-schema-prefix --root-types-keep-casing
    cp "$here/typescript/tsconfig.json" .
    local flavour
    for flavour in 2020-12 draft-07 openapi; do
        cp "$here/typescript/reader.ts" "$flavour/"
        run "$python" "$here/typescript/literals.py" "$flavour" "$work/negatives" "${cases[@]}"
    done
    say "tsc --strict --exactOptionalPropertyTypes --noEmit (see tsconfig.json)"
    local status=0 file
    "$bin/tsc" --project tsconfig.json >tsc.log || status=$?
    cat tsc.log
    for file in */*.ts */*/*.ts; do
        if grep -qF "$file(" tsc.log; then
            echo "FAIL $file"
            status=0
        else
            echo "ok $file"
        fi
    done
    # What is left is an error outside the files above, say in an option.
    return "$status"
}

step_python() {
    need_python
    rm -rf "$work/python"
    mkdir -p "$work/python"
    cd "$work/python"
    # Named unions and codes as type aliases (no `.root`), enums as Literal (no Enum1, Enum2), no default for a tag
    # (it would let a document without one pass).
    run "$work/venv/bin/datamodel-codegen" --input "$canonical" --input-file-type jsonschema --output models.py \
        --output-model-type pydantic_v2.BaseModel --target-python-version 3.11 --class-name CaseFile \
        --use-type-alias --enum-field-as-literal all --use-annotated \
        --use-schema-description --use-field-description \
        --disable-timestamp --formatters builtin --strict-refs --no-allow-remote-refs
    cp "$here"/python/*.py "$here/same.py" .
    if run "$work/venv/bin/mypy" --strict --cache-dir "$work/mypy" models.py reader.py; then echo "ok mypy"; else echo "FAIL mypy"; fi
    run "$work/venv/bin/python" round_trip.py "$canonical" "$work/negatives" "${cases[@]}"
}

step_java() {
    need_node
    rm -rf "$work/java"
    mkdir -p "$work/java/src" "$work/java/out"
    cd "$work/java"
    quicktype --lang java --package io.quicktype --out src/CaseFile.java
    echo "ok java types generated"
    local why
    why=$(need_jackson) || { echo "note: not compiled: $why"; return; }
    # quicktype's own Converter writes null for whatever is absent, and does not compile with every Jackson.
    rm -f src/Converter.java
    local jars=$jackson/jackson-databind.jar:$jackson/jackson-core.jar:$jackson/jackson-annotations.jar
    printf '%s\n' src/*.java >sources
    run javac -nowarn -cp "$jars" -d classes @sources "$here/java/RoundTrip.java"
    echo "ok java types compile"
    run java -cp "$jars:classes" RoundTrip out "${cases[@]}"
    run "$python" "$here/same.py" out "${cases[@]}"
}

step_go() {
    need_node
    rm -rf "$work/go"
    mkdir -p "$work/go/out"
    cd "$work/go"
    # Without --omit-empty an absent `value` of several types comes back as null.
    quicktype --lang go --omit-empty --out types.go
    echo "ok go types generated"
    command -v go >/dev/null || { echo "note: not compiled: no go"; return; }
    cp "$here/go/main.go" "$here/go/go.mod" .
    run env GOFLAGS=-mod=mod GOTOOLCHAIN=local go build -o round-trip .
    echo "ok go types compile"
    run ./round-trip out "${cases[@]}"
    run "$python" "$here/same.py" --go out "${cases[@]}"
}

# Two case files in which something is due: what the clock writes for calendars is read by a calendar's parser.
step_calendar() {
    need_python
    rm -rf "$work/calendar"
    mkdir -p "$work/calendar"
    local due=("$here/calendar/odd-titles.json" "$root/examples/data/stephon-clark/1-2018-03-21.json") pairs=() path
    for path in "${due[@]}"; do
        pairs+=("$path" "$work/calendar/$(basename "$path" .json).ics")
        say "cargo run --example clock -- --format ics ${path#"$root/"}"
        cargo run --quiet --manifest-path "$root/Cargo.toml" --example clock -- --format ics "$path" >"${pairs[-1]}"
    done
    run "$work/venv/bin/python" "$here/calendar/read.py" "${pairs[@]}"
}

# --- main ------------------------------------------------------------------------------------------------------------

[[ $# == 0 ]] || steps=("$@")
for step in "${steps[@]}"; do
    declare -F "step_$step" >/dev/null || die "no step called $step"
done
for schema in "$canonical" "$draft07" "${nouns[@]}"; do
    [[ -s $schema ]] || die "no schema ${schema#"$root/"}"
done
shopt -s nullglob
cases=("$root"/examples/data/*/*.json "$root"/tests/cases/*.json)
shopt -u nullglob
[[ ${#cases[@]} -gt 0 ]] || die "no case files in examples/data/*/ or tests/cases/"
say "${#cases[@]} case files"

run "$python" "$here/negatives.py" "$work/negatives" "${cases[@]}"

summary=()
broken=0
for step in "${steps[@]}"; do
    say "$step"
    log=$work/$step.log
    # In a subshell of its own, not under `if`: there `set -e` would not hold.
    set +e
    (set -e; "step_$step") >"$log"
    status=$?
    set -e
    passed=$(grep -c '^ok ' "$log" || true)
    failed=$(grep -c '^FAIL ' "$log" || true)
    grep -Ev '^(ok|note:) ' "$log" || true
    line="$step: $passed passed, $failed failed"
    if note=$(grep -m1 '^note: ' "$log"); then line+=" (${note#note: })"; fi
    if [[ $status != 0 ]]; then line+=", stopped with exit status $status"; fi
    if [[ $status != 0 || $failed != 0 || $passed == 0 ]]; then broken=1; fi
    echo "$line"
    summary+=("$line")
done

[[ ${#summary[@]} == 1 ]] || { say summary; printf '%s\n' "${summary[@]}"; }
[[ $broken == 0 ]] || die "some consumers cannot read the case files as the schema says; see above and ${work#"$root/"}/*.log"
