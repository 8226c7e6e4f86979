#!/usr/bin/env bash
# Counts the instructions that each step of the bench costs, with valgrind, and prints ratios to
# the first: repeatable on a machine whose clocks are noisy. What is needed once is subtracted.
set -euo pipefail
cd "$(dirname "$0")/.."

binary=$(bash benches/build.sh)

count() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$binary" --count "$1" "$2" 2>&1 |
        sed -n 's/.*Collected : //p'
}

first=
for step in "read into serde_json::Value" "read, strict" "read, strict, and every rule" "every rule" \
    "write serde_json::Value" "write"; do
    cost=$((($(count "$step" 12) - $(count "$step" 2)) / 10))
    first=${first:-$cost}
    printf '%-32s %12d instructions   %d.%03d\n' "$step" "$cost" $((cost / first)) $((cost % first * 1000 / first))
done
