// Who asserted what about the autopsies of a case, and whether what was due was released in time.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { CaseFile, Claim, DateText, Duty, ScalarFact } from "./case-file.js";

/** Ends the program with one line a fault, and no value of the document: it may be a name. */
function fail(faults: string[]): never {
  console.error(faults.join("\n"));
  process.exit(1);
}

// snippet: read
/** Reads a case file, or lists what is wrong with it and ends the program. */
function read(schemaPath: string, path: string): CaseFile {
  const validate = new Ajv2020({ allErrors: true }).compile<CaseFile>(JSON.parse(readFileSync(schemaPath, "utf8")));
  let file: unknown;
  try {
    file = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return fail([`${path}: not a readable JSON file`]);
  }
  if (validate(file)) return file;
  return fail((validate.errors ?? []).map(({ instancePath, message }) => `${path}${instancePath}: ${message}`));
}
// end

const [schemaPath, path] = process.argv.slice(2);
if (schemaPath === undefined || path === undefined) throw new Error("usage: npm start -- SCHEMA CASE-FILE");
const file = read(schemaPath, path);

const names = new Map<string, string>();
for (const { id, name } of file.parties ?? []) names.set(id, name ?? id);
for (const { id, name, pseudonym } of file.people ?? []) {
  names.set(id, name?.status === "known" ? name.value : (pseudonym ?? id));
}
const named = (id: string): string => names.get(id) ?? id;

// snippet: facts
/** A fact in words. A count or a date is one kind of what a claim can state. */
function words(fact: ScalarFact | undefined): string {
  if (fact === undefined) return "not stated";
  switch (fact.status) {
    case "known":
      return String(fact.value);
    case "range":
      return `${fact.earliest ?? fact.min ?? "?"} to ${fact.latest ?? fact.max ?? "?"}`;
    default:
      return fact.reason === undefined ? fact.status : `${fact.status}: ${fact.reason}`;
  }
}
// end

function assertion({ asserter, asserter_description, source, about, value }: Claim): string {
  const who = asserter === undefined ? (asserter_description ?? `the source ${source}`) : named(asserter);
  return `  ${who} says about ${about.field}: ${words(value)}`;
}

/** A list without elements says that there are none; no list says nothing. */
const stated = (empty: readonly unknown[] | undefined): string => (empty === undefined ? "not stated" : "none");

if (!file.autopsies?.length) console.log(`autopsies: ${stated(file.autopsies)}`);
for (const autopsy of file.autopsies ?? []) {
  const ordered = (autopsy.commissioned_by ?? []).map(named).join(", ") || "somebody not stated";
  console.log(`${autopsy.id}, ordered by ${ordered}: bullets that struck: ${words(autopsy.bullet_strikes)}`);
  for (const claim of file.claims ?? []) if (claim.about.id === autopsy.id) console.log(assertion(claim));
}

// snippet: dates
/** A date's length states its precision: only the precision that both have is compared. */
function inTime(released: DateText, due: DateText): string {
  const precision = Math.min("2018-04-16".length, released.length, due.length);
  const [day, last] = [released.slice(0, precision), due.slice(0, precision)];
  if (day === last && precision < "2018-04-16".length) return "perhaps in time";
  return day <= last ? "in time" : "late";
}
// end

function outcome(duty: Duty): string {
  const { due } = duty;
  if (due?.status !== "known") return `due ${words(due)}`;
  const releases = (file.releases ?? []).filter(({ id }) => duty.answered_by?.includes(id));
  const answers = releases.map(({ id, released }) =>
    released?.status === "known"
      ? `${id} came ${released.value}, ${inTime(released.value, due.value)}`
      : `${id}: when, is ${words(released)}`,
  );
  return `due ${due.value}; ${answers.join("; ") || "no release answers it"}`;
}

if (!file.duties?.length) console.log(`duties: ${stated(file.duties)}`);
for (const duty of file.duties ?? []) console.log(`${duty.id}: ${outcome(duty)}`);
