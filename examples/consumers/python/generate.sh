#!/usr/bin/env bash
# Makes models.py of the published schema: unions and ids as type aliases, codes as literals. Of the OpenAPI flavour, which
# says by which field a union is told apart: an error then names the one branch that was meant.
set -euo pipefail
cd "$(dirname "$0")"
.venv/bin/datamodel-codegen --input ../../../schema/v1/openapi.json --input-file-type openapi \
    --output models.py --output-model-type pydantic_v2.BaseModel --target-python-version 3.11 \
    --use-type-alias --enum-field-as-literal all --use-annotated --disable-timestamp --formatters builtin
