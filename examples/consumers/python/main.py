"""Who asserted what about the autopsies of a case, and whether what was due was released in time."""

import sys
from pathlib import Path

from models import (
    Absent, Autopsy, CaseFile, Claim, CountFact, DateFact, Duty, KnownCount, KnownDate, KnownScalar, KnownText, RangeCount,
    RangeDate, RangeScalar, ScalarFact,
)
from pydantic import ValidationError


# snippet: facts
def words(fact: ScalarFact | CountFact | DateFact | None) -> str:
    """A fact in words."""
    match fact:
        case None:
            return "not stated"
        case KnownScalar() | KnownCount() | KnownDate():
            return str(fact.value).lower() if isinstance(fact.value, bool) else str(fact.value)
        case RangeCount():
            return f"{'?' if fact.min is None else fact.min} to {'?' if fact.max is None else fact.max}"
        case RangeDate():
            return f"{fact.earliest or '?'} to {fact.latest or '?'}"
        case RangeScalar():
            bounds = [fact.earliest, fact.latest] if fact.earliest or fact.latest else [fact.min, fact.max]
            return " to ".join("?" if bound is None else f"{bound:g}" if isinstance(bound, float) else bound for bound in bounds)
        case Absent():
            return fact.status if fact.reason is None else f"{fact.status}: {fact.reason}"
# end


def stated(empty: list[Autopsy] | list[Duty] | None) -> str:
    """A list without elements says that there are none; no list says nothing."""
    return "not stated" if empty is None else "none"


# snippet: dates
def in_time(released: str, due: str) -> str:
    """A date's length states its precision: only the precision that both have is compared."""
    precision = min(len("2018-04-16"), len(released), len(due))
    day, last = released[:precision], due[:precision]
    if day == last and precision < len("2018-04-16"):
        return "perhaps in time"
    return "in time" if day <= last else "late"
# end


class Report:
    """What the program prints of one case file."""

    def __init__(self, file: CaseFile) -> None:
        self.file = file
        self.names = {party.id: party.name or party.id for party in file.parties or []}
        for person in file.people or []:
            known = person.name.value if isinstance(person.name, KnownText) else None
            self.names[person.id] = known or person.pseudonym or person.id

    def named(self, id: str) -> str:
        return self.names.get(id, id)

    def assertion(self, claim: Claim) -> str:
        if claim.asserter is None:
            who = claim.asserter_description or f"the source {claim.source}"
        else:
            who = self.named(claim.asserter)
        return f"  {who} says about {claim.about.field}: {words(claim.value)}"

    def outcome(self, duty: Duty) -> str:
        if not isinstance(duty.due, KnownDate):
            return f"due {words(duty.due)}"
        answers = []
        for release in self.file.releases or []:
            if release.id not in (duty.answered_by or []):
                continue
            if isinstance(release.released, KnownDate):
                came = release.released.value
                answers.append(f"{release.id} came {came}, {in_time(came, duty.due.value)}")
            else:
                answers.append(f"{release.id}: when, is {words(release.released)}")
        return f"due {duty.due.value}; {'; '.join(answers) or 'no release answers it'}"

    def print(self) -> None:
        if not self.file.autopsies:
            print(f"autopsies: {stated(self.file.autopsies)}")
        for autopsy in self.file.autopsies or []:
            ordered = ", ".join(self.named(id) for id in autopsy.commissioned_by or []) or "somebody not stated"
            print(f"{autopsy.id}, ordered by {ordered}: bullets that struck: {words(autopsy.bullet_strikes)}")
            for claim in self.file.claims or []:
                if claim.about.id == autopsy.id:
                    print(self.assertion(claim))
        if not self.file.duties:
            print(f"duties: {stated(self.file.duties)}")
        for duty in self.file.duties or []:
            print(f"{duty.id}: {self.outcome(duty)}")


# snippet: read
def main(path: str) -> int:
    try:
        file = CaseFile.model_validate_json(Path(path).read_bytes())
    except ValidationError as error:
        # Not the error itself: that shows the value, which may be a name.
        for fault in error.errors(include_url=False, include_context=False, include_input=False):
            # pydantic's message on a wrong tag repeats the tag.
            words = "unknown tag" if fault["type"] == "union_tag_invalid" else fault["msg"]
            print(".".join(map(str, fault["loc"])), words, sep=": ", file=sys.stderr)
        return 1
    Report(file).print()
    return 0
# end


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
