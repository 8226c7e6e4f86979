// What a TypeScript user writes against the generated types: no casts, no checks that the types do not ask for.
import type { CaseFile, CountFact, DateFact, Step } from "./case-file";

export function count(fact: CountFact | undefined): string {
  if (fact === undefined) return "not stated";
  switch (fact.status) {
    case "known":
      return fact.value.toFixed(0);
    case "range":
      return `${fact.min?.toFixed(0) ?? "?"} to ${fact.max?.toFixed(0) ?? "?"}`;
    default:
      return fact.reason === undefined ? fact.status : `${fact.status}: ${fact.reason}`;
  }
}

export function date(fact: DateFact | undefined): string {
  if (fact === undefined) return "not stated";
  switch (fact.status) {
    case "known":
      return fact.value;
    case "range":
      return `${fact.earliest ?? "?"} to ${fact.latest ?? "?"}`;
    default:
      return fact.status;
  }
}

export function step(step: Step): string {
  switch (step.kind) {
    case "granted":
      return `granted for ${count(step.days)} days`;
    case "withheld":
      return `withheld, estimated for ${date(step.estimated)}`;
    case "other":
      return step.description;
    default:
      return step.kind;
  }
}

export function summary(file: CaseFile): string[] {
  return [
    ...(file.autopsies ?? []).map(
      (autopsy) => `${autopsy.id}, for ${autopsy.commissioned_by?.join() ?? "?"}: ${count(autopsy.bullet_strikes)}`,
    ),
    ...(file.duties ?? []).map((duty) => `${duty.id}: due ${date(duty.due)}, ${(duty.steps ?? []).map(step).join()}`),
    ...(file.releases ?? []).map((release) => `${release.id}: ${date(release.released)}`),
  ];
}
