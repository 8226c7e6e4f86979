// ajv.mjs COUNT SCHEMA... NEGATIVES CASE...: the first two schemas are the case file in both drafts; the others need only compile.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";

const [count, ...rest] = process.argv.slice(2);
const schemas = rest.splice(0, Number(count));
const [negatives, ...cases] = rest;
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const report = (fine, name, why) => console.log(fine ? `ok ${name}` : `FAIL ${name}: ${why}`);

// Every object once for each path (list positions left out) and each tag, except what stands in `extensions`.
function places(node, path = "", found = new Map()) {
  if (Array.isArray(node)) node.forEach((child) => places(child, path, found));
  else if (node !== null && typeof node === "object") {
    found.set(`${path} ${node.kind ?? node.status ?? ""}`, node);
    for (const [key, child] of Object.entries(node)) if (key !== "extensions") places(child, `${path}/${key}`, found);
  }
  return found;
}

// Ajv only logs what it dislikes about types; a published schema should give it nothing to say.
const complaints = [];
console.warn = console.error = (...words) => complaints.push(words.join(" "));

schemas.forEach((path, position) => {
  const schema = read(path);
  complaints.length = 0;
  let validate;
  try {
    // No options, no plugins: that is what most people write.
    validate = (schema.$schema.includes("draft-07") ? new Ajv.default() : new Ajv2020.default()).compile(schema);
  } catch (error) {
    report(false, `ajv compiles ${path}`, error.message);
    return;
  }
  report(complaints.length === 0, `ajv compiles ${path}`, complaints.join("; "));
  if (position > 1) return;
  for (const file of cases) {
    const fine = validate(read(file));
    const [error] = validate.errors ?? [];
    report(fine, `ajv accepts ${file} (${path})`, error && `${error.instancePath} ${error.message}`);
  }
  const seen = new Set();
  const accepted = new Set();
  for (const file of cases) {
    const doc = read(file);
    for (const [place, object] of places(doc)) {
      seen.add(place);
      object.no_such_field = 1;
      if (validate(doc)) accepted.add(`${place} with an unknown field`);
      delete object.no_such_field;
      if (object.status !== "known") continue;
      const { value } = object;
      delete object.value;
      if (validate(doc)) accepted.add(`${place} without value`);
      object.value = value;
    }
  }
  report(accepted.size === 0, `ajv finds ${seen.size} kinds of object closed (${path})`, [...accepted].join(", "));
  for (const name of Object.keys(read(join(negatives, "index.json")))) {
    report(!validate(read(join(negatives, `${name}.json`))), `ajv refuses ${name} (${path})`, "accepted");
  }
});
