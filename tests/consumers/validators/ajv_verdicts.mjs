// ajv_verdicts.mjs SCHEMA: reads a document a line, writes 1 (valid) or 0 for each.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";

const schema = JSON.parse(readFileSync(process.argv[2], "utf8"));
const validate = (schema.$schema.includes("draft-07") ? new Ajv.default() : new Ajv2020.default()).compile(schema);
const documents = readFileSync(0, "utf8").split("\n").slice(0, -1);
process.stdout.write(documents.map((text) => `${Number(validate(JSON.parse(text)))}\n`).join(""));
