#!/usr/bin/env bash
# Proves that programs which know only the published schema judge every document alike, and that the types which
# generators make of it read every valid one and give it back.
#   bash tests/consumers/run.sh                    every step
#   bash tests/consumers/run.sh python validators  only these
# OIS_DOCUMENTS: how many documents are made by chance (5000).
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
here=$root/tests/consumers
work=${OIS_CONSUMERS_DIR:-$root/target/consumers}
mkdir -p "$work"
work=$(cd "$work" && pwd)
python=${PYTHON:-python3}
bin=$work/node_modules/.bin
steps=(validators agreement reports typescript python java go calendar tables programs)
documents=${OIS_DOCUMENTS:-5000}

canonical=$root/schema/v1/case-file.schema.json
draft07=$root/schema/v1/case-file.draft-07.schema.json
codegen=$root/schema/v1/case-file.codegen.schema.json
openapi=$root/schema/v1/openapi.json
conformance=$root/schema/v1/conformance
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

# Documents that no case file has: made by chance from the schema, and the conformance corpus, one a line.
need_documents() {
    [[ -e $work/documents/.made ]] && return
    command -v cargo >/dev/null || die "cargo is not installed"
    run cargo run --quiet --manifest-path "$root/Cargo.toml" --package ois-records-laws --example corpus -- "$work/documents" "$documents"
    run "$python" "$here/documents.py" "$conformance" "$work/documents" "${cases[@]}"
    touch "$work/documents/.made"
}

# Two validators for Rust that know nothing of the crate, in a workspace and with a lock file of their own.
need_rust() {
    CARGO_TARGET_DIR=$work/rust run cargo build --quiet --locked --manifest-path "$here/rust/Cargo.toml"
}

# quicktype mentions every `extensions` map on standard error; that is worth reading only when it fails.
quicktype() {
    say "quicktype $*"
    "$bin/quicktype" --src-lang schema --src "$codegen" --top-level CaseFile "$@" 2>quicktype.log || { cat quicktype.log >&2; exit 1; }
}

# Jackson comes from Debian: neither Maven nor a download of its own is needed.
jackson=/usr/share/java
need_debian() {
    [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null || { echo "$1 is not installed"; return 1; }
    local install=(apt-get install --yes --no-install-recommends "$1")
    say "${install[*]}"
    "${install[@]}" >&2 || { apt-get update && "${install[@]}"; } >&2 || { echo "apt-get could not install $1"; return 1; }
}
need_jackson() {
    command -v javac >/dev/null || need_debian default-jdk-headless || return
    [[ -e $jackson/jackson-databind.jar ]] || need_debian libjackson2-databind-java
}

# --- the steps: each prints a line "ok ..." or "FAIL ..." for every check ----------------------------------------------

step_validators() {
    need_node
    need_python
    cp "$here/validators/ajv.mjs" "$work/"
    cd "$work"
    local schemas=("$canonical" "$draft07" "$codegen" "${nouns[@]}")
    run node ajv.mjs "${#schemas[@]}" "${schemas[@]}" negatives "${cases[@]}"
    run venv/bin/python "$here/validators/jsonschema_check.py" "${#schemas[@]}" "${schemas[@]}" negatives "${cases[@]}"
}

# The same document, the same verdict: what the crate's strict door says, every validator says.
step_agreement() {
    need_node
    need_python
    need_rust
    need_documents
    cp "$here"/validators/*.mjs "$work/"
    cd "$work"
    local verdicts=$work/rust/debug/verdicts noun
    agrees case-file "$canonical" node ajv_verdicts.mjs "$canonical"
    agrees case-file "$draft07" node ajv_verdicts.mjs "$draft07"
    agrees case-file "$codegen" node ajv_verdicts.mjs "$codegen"
    agrees case-file "$canonical" node hyperjump_verdicts.mjs "$canonical"
    agrees case-file "$canonical" venv/bin/python "$here/validators/jsonschema_verdicts.py" "$canonical"
    agrees case-file "$draft07" venv/bin/python "$here/validators/jsonschema_verdicts.py" "$draft07"
    for schema in "$canonical" "$draft07" "$codegen"; do
        agrees case-file "$schema" "$verdicts" boon "$schema"
        agrees case-file "$schema" "$verdicts" jsonschema "$schema"
    done
    for noun in incident release autopsy investigation; do
        schema=$root/schema/v1/$noun.schema.json
        agrees "$noun" "$schema" node ajv_verdicts.mjs "$schema"
        agrees "$noun" "$schema" "$verdicts" boon "$schema"
    done
    # The corpus through the door that its page describes.
    run cargo build --quiet --manifest-path "$root/Cargo.toml" --example check
    door "$python" "$conformance/run.py" "$(cargo_target)/debug/examples/check" --format json -
    door "$python" "$conformance/run.py" --schema-only "$verdicts" boon "$canonical" --exit-code
}

# agrees NOUN SCHEMA PROGRAM...: holds what a validator says of each document against what the crate says.
agrees() {
    local noun=$1 name=${*:3}
    name=${name//"$root/"/}
    name="${name//"$work/"/} on $(wc -l <"$work/documents/$noun.ndjson") documents"
    say "$name"
    "${@:3}" <"$work/documents/$noun.ndjson" >said
    if cmp -s said "$work/documents/$noun.verdicts"; then echo "ok $name"; return; fi
    local line
    line=$(diff said "$work/documents/$noun.verdicts" | grep -m1 -oE '^[0-9]+' || true)
    echo "FAIL $name: it says $(sed -n "${line:-1}p" said) of $(sed -n "${line:-1}p" "$work/documents/$noun.ndjson" | cut -c1-2000)"
}

door() {
    local name=${*//"$root/"/}
    say "$name"
    if "$@" >door.log; then echo "ok $name: $(tail -1 door.log)"; else echo "FAIL $name: $(head -3 door.log)"; fi
}

cargo_target() {
    cargo metadata --manifest-path "$root/Cargo.toml" --no-deps --format-version 1 |
        "$python" -c 'import json, sys; print(json.load(sys.stdin)["target_directory"])'
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
    need_documents
    rm -rf "$work/typescript"
    mkdir -p "$work/typescript"/{2020-12,draft-07,codegen,openapi}
    cd "$work/typescript"
    run "$bin/json2ts" -i "$canonical" -o 2020-12/case-file.ts
    run "$bin/json2ts" -i "$draft07" -o draft-07/case-file.ts
    run "$bin/json2ts" -i "$codegen" -o codegen/case-file.ts
    run "$bin/openapi-typescript" "$openapi" -o openapi/case-file.ts \
        --root-types --root-types-no-schema-prefix --root-types-keep-casing
    cp "$here/typescript/tsconfig.json" .
    local flavour
    for flavour in 2020-12 draft-07 codegen openapi; do
        cp "$here/typescript/reader.ts" "$flavour/"
        run "$python" "$here/typescript/unions.py" "$openapi" "$flavour/unions.ts"
        run "$python" "$here/typescript/literals.py" "$flavour" "$work/negatives" "$work/documents/valid.ndjson" "${cases[@]}"
    done
    say "tsc --strict --exactOptionalPropertyTypes --noEmit (see tsconfig.json)"
    local status=0 file
    "$bin/tsc" --project tsconfig.json >tsc.log || status=$?
    head -50 tsc.log
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
    need_documents
    rm -rf "$work/python"
    mkdir -p "$work/python"
    cd "$work/python"
    # Named unions and codes as type aliases (no `.root`), enums as Literal (no Enum1, Enum2), no default for a tag
    # (it would let a document without one pass). Of OpenAPI, since its discriminators make an error name one branch.
    run "$work/venv/bin/datamodel-codegen" --input "$openapi" --input-file-type openapi --output models.py \
        --output-model-type pydantic_v2.BaseModel --target-python-version 3.11 \
        --use-type-alias --enum-field-as-literal all --use-annotated \
        --use-schema-description --use-field-description \
        --disable-timestamp --formatters builtin --strict-refs --no-allow-remote-refs
    cp "$here"/python/*.py "$here/same.py" .
    if run "$work/venv/bin/mypy" --strict --cache-dir "$work/mypy" models.py reader.py; then echo "ok mypy"; else echo "FAIL mypy"; fi
    run "$work/venv/bin/python" round_trip.py "$work/negatives" "$work/documents/valid.ndjson" out.ndjson
    came_back "$work/documents/valid.ndjson" out.ndjson
}

# came_back IN OUT: every document is the same after a program read and wrote it, and so still valid.
came_back() { run "$python" "$here/same.py" "$@"; }

step_java() {
    need_node
    need_documents
    rm -rf "$work/java"
    mkdir -p "$work/java/src"
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
    run java -cp "$jars:classes" RoundTrip "$work/documents/valid.ndjson" out.ndjson
    came_back "$work/documents/valid.ndjson" out.ndjson
}

step_go() {
    need_node
    need_python
    need_documents
    rm -rf "$work/go"
    mkdir -p "$work/go"
    cd "$work/go"
    # Without --omit-empty an absent fact is written as null. `omitempty` would leave out `[]` too, which says "none":
    # `omitzero`, which Go has from 1.24 on, leaves out what is not there and nothing else.
    quicktype --lang go --omit-empty --out types.go
    run sed -i 's/,omitempty"`/,omitzero"`/' types.go
    echo "ok go types generated"
    cp "$here/go/main.go" "$here/go/go.mod" .
    run env GOFLAGS=-mod=mod GOTOOLCHAIN=local GOCACHE="$work/go/cache" "$work/venv/bin/go" build -o round-trip .
    echo "ok go types compile"
    run ./round-trip "$work/documents/valid.ndjson" out.ndjson
    came_back "$work/documents/valid.ndjson" out.ndjson
}

# What the README shows: programs of their own, installed and run as a reader would.
step_programs() {
    rm -rf "$work/programs"
    mkdir -p "$work/programs"
    cp -r "$root/examples/consumers" "$work/programs/"
    mkdir -p "$work/schema/v1"
    cp "$root"/schema/v1/*.json "$work/schema/v1/"
    local case programs=$work/programs/consumers
    (cd "$programs/typescript" && run npm ci --no-audit --no-fund --loglevel=error && run npm run --silent generate && run npm run --silent build)
    echo "ok examples/consumers/typescript compiles"
    cd "$programs/python"
    run "$python" -m venv .venv
    run .venv/bin/pip install --quiet --disable-pip-version-check -r requirements.txt
    run bash generate.sh
    run .venv/bin/mypy --strict main.py
    echo "ok examples/consumers/python type-checks"
    for case in "${cases[@]}"; do
        (cd "$programs/typescript" && npm --silent start -- "$canonical" "$case") >typescript.out
        .venv/bin/python main.py "$case" >python.out
        if cmp -s typescript.out python.out && [[ -s python.out ]]; then
            echo "ok both programs say the same of $case"
        else
            echo "FAIL the programs differ on $case"
        fi
    done
    if .venv/bin/python main.py "$work/negatives/version-missing.json" 2>/dev/null; then echo "FAIL python refuses"; else echo "ok python refuses"; fi
    if (cd "$programs/typescript" && npm --silent start -- "$canonical" "$work/negatives/version-missing.json") 2>/dev/null; then
        echo "FAIL typescript refuses"
    else
        echo "ok typescript refuses"
    fi
    # A fault is told by its place: the value that stands there may be a name.
    local program fault value
    for fault in "id-malformed:not an id" "union-kind-unknown:no_such_kind"; do
        value=${fault#*:} fault=$work/negatives/${fault%%:*}.json
        .venv/bin/python main.py "$fault" >python.out 2>&1 || true
        (cd "$programs/typescript" && npm --silent start -- "$canonical" "$fault") >typescript.out 2>&1 || true
        for program in python typescript; do
            if [[ ! -s $program.out ]] || grep -q "$value" "$program.out"; then
                echo "FAIL $program shows no value: $value"
            else
                echo "ok $program shows no value: $value"
            fi
        done
    done
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

# The flat table of the cases, and of rows from two layouts, as its Table Schema has it.
step_tables() {
    need_python
    rm -rf "$work/tables"
    mkdir -p "$work/tables"
    cd "$work/tables"
    local fixtures=$root/tests/convert
    run cargo build --quiet --manifest-path "$root/Cargo.toml" --example import --example export
    local programs
    programs=$(cargo_target)/debug/examples
    "$programs/import" --from wapo "$fixtures"/wapo_{v2,agencies}.csv >wapo.ndjson 2>notes.log
    "$programs/import" --from mpv "$fixtures/mpv_2022.csv" >mpv.ndjson 2>>notes.log
    local table
    for table in cases wapo mpv; do
        local from=("$table.ndjson")
        # A table has a case once: of its revisions one.
        [[ $table == cases ]] && from=("$root"/examples/data/*/4-*.json "$root"/tests/cases/*.json)
        say "export --to csv ${from[*]//"$root/"/}"
        "$programs/export" --to csv "${from[@]}" >"$table.csv" 2>>notes.log
    done
    run "$work/venv/bin/python" "$here/tables/check.py" "$root/schema/v1/flat-table.schema.json" {cases,wapo,mpv}.csv
}

# --- main ------------------------------------------------------------------------------------------------------------

[[ $# == 0 ]] || steps=("$@")
for step in "${steps[@]}"; do
    declare -F "step_$step" >/dev/null || die "no step called $step"
done
for schema in "$canonical" "$draft07" "$codegen" "$openapi" "${nouns[@]}"; do
    [[ -s $schema ]] || die "no schema ${schema#"$root/"}"
done
shopt -s nullglob
cases=("$root"/examples/data/*/*.json "$root"/tests/cases/*.json)
shopt -u nullglob
[[ ${#cases[@]} -gt 0 ]] || die "no case files in examples/data/*/ or tests/cases/"
say "${#cases[@]} case files"

run "$python" "$here/negatives.py" "$work/negatives" "${cases[@]}"
# They follow the schema, so they are made anew.
rm -rf "$work/documents"

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
