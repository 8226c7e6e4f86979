#!/usr/bin/env bash
# Makes models.py of the published schema: unions and ids as type aliases, codes as literals.
set -euo pipefail
cd "$(dirname "$0")"
.venv/bin/datamodel-codegen --input ../../../schema/v1/case-file.codegen.schema.json --input-file-type jsonschema \
    --output models.py --output-model-type pydantic_v2.BaseModel --target-python-version 3.11 --class-name CaseFile \
    --use-type-alias --enum-field-as-literal all --use-annotated --disable-timestamp --formatters builtin
