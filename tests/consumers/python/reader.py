"""What a Python user writes against the generated models: no casts, no checks that the types do not ask for."""

from typing import assert_never

from models import Absent, CaseFile, CountFact, DateFact, GrantedStep, KnownCount, KnownDate, OtherStep, RangeCount
from models import RangeDate, Step


def count(fact: CountFact | None) -> str:
    match fact:
        case None:
            return "not stated"
        case KnownCount():
            return f"{fact.value:d}"
        case RangeCount():
            return f"{'?' if fact.min is None else fact.min} to {'?' if fact.max is None else fact.max}"
        case Absent():
            return fact.status if fact.reason is None else f"{fact.status}: {fact.reason}"
        case _:
            assert_never(fact)


def date(fact: DateFact | None) -> str:
    match fact:
        case None:
            return "not stated"
        case KnownDate():
            return fact.value
        case RangeDate():
            return f"{fact.earliest or '?'} to {fact.latest or '?'}"
        case Absent():
            return fact.status
        case _:
            assert_never(fact)


def step(taken: Step) -> str:
    match taken:
        case GrantedStep():
            return f"granted for {count(taken.days)} days"
        case OtherStep():
            return taken.description
        case _:
            return taken.kind


def summary(file: CaseFile) -> list[str]:
    autopsies = [
        f"{autopsy.id}, for {','.join(autopsy.commissioned_by or ['?'])}: {count(autopsy.bullet_strikes)}"
        for autopsy in file.autopsies or []
    ]
    duties = [f"{duty.id}: due {date(duty.due)}, {','.join(step(it) for it in duty.steps or [])}" for duty in file.duties or []]
    releases = [f"{release.id}: {date(release.released)}" for release in file.releases or []]
    return autopsies + duties + releases
