"""unions.py OPENAPI OUT: writes a function for each union, which narrows it by every tag to the branch that the schema names.

Where a tag does not narrow, or a branch is left over after all of them, it does not compile.
"""

import json
import sys
from pathlib import Path

components = json.loads(Path(sys.argv[1]).read_text("utf-8"))["components"]["schemas"]
tags = {name: schema["discriminator"] for name, schema in components.items() if "discriminator" in schema}
branches = {name: {tag: to.rpartition("/")[2] for tag, to in tagged["mapping"].items()} for name, tagged in tags.items()}

types = sorted({*branches, *(branch for union in branches.values() for branch in union.values())})
text = f'import type {{ {", ".join(types)} }} from "./case-file";\n'
for union, words in branches.items():
    text += f"\nexport function narrow{union}(union: {union}): {union} {{\n"
    text += f'  switch (union.{tags[union]["propertyName"]}) {{\n'
    for word, branch in words.items():
        text += f'    case "{word}": {{\n      const branch: {branch} = union;\n      return branch;\n    }}\n'
    text += "    default:\n      return union satisfies never;\n  }\n}\n"
Path(sys.argv[2]).write_text(text, "utf-8")
