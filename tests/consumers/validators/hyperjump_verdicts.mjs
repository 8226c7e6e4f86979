// hyperjump_verdicts.mjs SCHEMA: reads a document a line, writes 1 (valid) or 0 for each.
import { readFileSync } from "node:fs";
import { registerSchema, validate } from "@hyperjump/json-schema/draft-2020-12";
import "@hyperjump/json-schema/draft-07";

const schema = JSON.parse(readFileSync(process.argv[2], "utf8"));
registerSchema(schema);
const isValid = await validate(schema.$id);
const documents = readFileSync(0, "utf8").split("\n").slice(0, -1);
process.stdout.write(documents.map((text) => `${Number(isValid(JSON.parse(text)).valid)}\n`).join(""));
