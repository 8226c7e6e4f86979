#!/usr/bin/env bash
# Builds the bench, and prints where its program is.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo bench --bench pipeline --no-run --message-format json 2>/dev/null |
    python3 -c 'import json,sys
for line in sys.stdin:
    message = json.loads(line)
    if message.get("target", {}).get("name") == "pipeline" and message.get("executable"):
        print(message["executable"])'
