//! Rules on rounds: how many were fired, how fast, and who says so. A count is an interval; only what
//! cannot be the same number is a contradiction.

use super::interval::Interval;
use super::provenance::standing;
use super::rules;
use crate::model::Standing;
use crate::validate::Context;
use crate::{Claim, ClaimBasis, Coded, Count, Discharge, Entity, Fact, PersonRole, ThingKind};

/// Rounds a second that one shooter with a weapon that fires once a pull does not reach.
const ROUNDS_A_SECOND: f64 = 8.0;

rules! {
    /// The officers' rounds add up to their total.
    ///
    /// If every discharge is listed, the sum equals the total.
    ROUNDS_SUM_MISMATCH = "rounds-sum-mismatch" {
        severity: Error,
        ground: Logic,
        citation: "New York 2012: 7 and 9 rounds add up to the 16 that were fired.",
        exceptions: "Lists that `discharges_complete` does not call complete are not checked.",
        pointers: ["/force/rounds_fired_by_officers"],
        message: "the sum of the discharges and the total differ by at least {} rounds",
        bad: r#"{"/force/rounds_fired_by_officers": {"status": "known", "value": 5}}"#,
        good: r#"{"/force/rounds_fired_by_officers": {"status": "known", "value": 5}, "/force/discharges_complete": {"status": "unknown"}}"#,
        check: CaseFile(|_, cx, out| {
            let Some(force) = cx.force().filter(|force| force.discharges_complete.is_yes()) else { return };
            if let Some(gap) = listed_rounds_of_officers(cx).gap((&force.rounds_fired_by_officers).into()) {
                out.at_with("/force/rounds_fired_by_officers", &[gap]);
            }
        }),
    }

    /// The listed rounds are not more than their total.
    ///
    /// Whether the list is complete or not, what is in it was fired.
    ROUNDS_EXCEED_TOTAL = "rounds-exceed-total" {
        severity: Warning,
        ground: Logic,
        citation: "A part is not more than the whole.",
        exceptions: "Two discharges that are one, reported by two sources: then merge them, and put the sources' numbers into claims.",
        pointers: ["/force/rounds_fired_by_officers"],
        message: "the listed discharges have at least {} rounds more than the total",
        bad: r#"{"/force/rounds_fired_by_officers": {"status": "known", "value": 2}, "/force/discharges_complete": {"status": "unknown"}}"#,
        good: r#"{"/force/rounds_fired_by_officers": {"status": "range", "min": 2}, "/force/discharges_complete": {"status": "unknown"}}"#,
        check: CaseFile(|_, cx, out| {
            let Some(force) = cx.force().filter(|force| !force.discharges_complete.is_yes()) else { return };
            if let Some(gap) = listed_rounds_of_officers(cx).above((&force.rounds_fired_by_officers).into()) {
                out.at_with("/force/rounds_fired_by_officers", &[gap]);
            }
        }),
    }

    /// If rounds were fired, a firearm was discharged.
    ///
    /// A form asks for both, and the two answers are given on different pages.
    DISCHARGE_DENIED = "discharge-denied" {
        severity: Error,
        ground: Logic,
        citation: "URSUS asks for `DISCHARGE_OF_FIREARM_INCIDENT` separately from the force of each person.",
        exceptions: "None.",
        pointers: ["/force/firearm_discharged"],
        message: "no firearm is said to have been discharged, and rounds were fired",
        bad: r#"{"/force/firearm_discharged": {"status": "known", "value": false}}"#,
        good: r#"{"/force/firearm_discharged": {"status": "known", "value": true}}"#,
        check: CaseFile(|_, cx, out| {
            let Some(force) = cx.force().filter(|force| force.firearm_discharged.is_no()) else { return };
            let fired = |rounds: &Fact<Count>| rounds.min() > Some(0);
            if fired(&force.rounds_fired_by_officers) || force.discharges.iter().any(|it| fired(&it.rounds_fired)) {
                out.at("/force/firearm_discharged");
            }
        }),
    }

    /// A count of rounds or people is not a placeholder.
    ///
    /// Forms that require a number get 99 or 999 when nobody knows it. What is not known is
    /// `unknown`.
    SENTINEL_AS_COUNT = "sentinel-as-count" {
        severity: Warning,
        ground: Codebook,
        citation: "Vital and violent death records write 9 where an answer is unknown (VDOR, HL7 VRDR); wider fields get 99 or 999.",
        exceptions: "The count is exactly that. Round counts have come close to 99, so for rounds only more nines are checked.",
        pointers: [
            "/incident/officers_involved",
            "/incident/civilians_involved",
            "/incident/people_killed",
            "/incident/people_injured",
            "/force/officers_present",
            "/force/officers_who_fired",
            "/force/rounds_fired_by_officers",
            "/force/rounds_fired_by_others",
        ],
        message: "a count of nines means \"unknown\" in many codebooks",
        bad: r#"{"/force/officers_present": {"status": "known", "value": 99}}"#,
        good: r#"{"/force/officers_present": {"status": "unknown", "source_text": "99"}}"#,
        check: CaseFile(|case, cx, out| {
            let mut look = |place: &str, count: &Fact<Count>, least: u32| {
                if count.value().is_some_and(|it| it.get() >= least && matches!(it.get(), 99 | 999 | 9_999 | 99_999)) {
                    out.at(place);
                }
            };
            look("/incident/officers_involved", &case.incident.officers_involved, 99);
            look("/incident/civilians_involved", &case.incident.civilians_involved, 99);
            look("/incident/people_killed", &case.incident.people_killed, 99);
            look("/incident/people_injured", &case.incident.people_injured, 99);
            let Some(force) = cx.force() else { return };
            look("/force/officers_present", &force.officers_present, 99);
            look("/force/officers_who_fired", &force.officers_who_fired, 99);
            look("/force/rounds_fired_by_officers", &force.rounds_fired_by_officers, 999);
            look("/force/rounds_fired_by_others", &force.rounds_fired_by_others, 999);
        }),
    }

    /// More rounds than the weapon holds are flagged for information.
    ///
    /// It was reloaded during the shooting, or a number is wrong. One round more than the magazine
    /// holds may have been in the chamber.
    CAPACITY_EXCEEDED = "capacity-exceeded" {
        severity: Info,
        ground: Plausibility,
        citation: "Chicago's reports ask whether a weapon was reloaded and with how many cartridges, apart from the shots.",
        exceptions: "A reload: that is why it is only an info.",
        pointers: ["/force/discharges/*/rounds_fired"],
        message: "at least {} more rounds were fired than the weapon holds: was it reloaded?",
        bad: r#"{"/objects": [{"id": "pistol", "kind": {"code": "handgun"}, "capacity_rounds": {"status": "known", "value": 1}}], "/force/discharges/0/weapons": ["pistol"]}"#,
        good: r#"{"/objects": [{"id": "pistol", "kind": {"code": "handgun"}, "capacity_rounds": {"status": "known", "value": 2}}], "/force/discharges/0/weapons": ["pistol"]}"#,
        check: Discharge(|discharge, cx, out| {
            let [weapon] = &discharge.weapons[..] else { return };
            let held = cx.object(weapon).and_then(|weapon| weapon.capacity_rounds.max());
            if let (Some(held), Some(fired)) = (held, discharge.rounds_fired.min())
                && i64::from(fired) > i64::from(held) + 1
            {
                out.at_with("/rounds_fired", &[i64::from(fired) - i64::from(held)]);
            }
        }),
    }

    /// Nobody fires faster than a trigger can be pulled.
    ///
    /// Either a number is wrong, or the duration is that of something else. The limit is eight
    /// rounds a second for each person who fired.
    RATE_IMPLAUSIBLE = "rate-implausible" {
        severity: Warning,
        ground: Plausibility,
        citation: "A heuristic of this catalogue, not a standard. New York 2019: 42 rounds by seven in 11 seconds are half a round a second.",
        exceptions: "Automatic weapons: discharges with a rifle among the weapons are not checked, nor is an unknown number of shooters.",
        pointers: ["/force/discharges/*/duration_seconds"],
        message: "too many rounds for this time and number of shooters",
        bad: r#"{"/force/discharges/0/rounds_fired": {"status": "known", "value": 30}, "/force/discharges/0/duration_seconds": {"status": "known", "value": 2}, "/force/rounds_fired_by_officers": {"status": "known", "value": 30}}"#,
        good: r#"{"/force/discharges/0/duration_seconds": {"status": "known", "value": 1}}"#,
        check: Discharge(|discharge, cx, out| {
            let Some(seconds) = discharge.duration_seconds.max() else { return };
            let shooters = match &discharge.shooters_count {
                Fact::NotStated => u32::try_from(discharge.shooters.len()).ok().filter(|listed| *listed > 0),
                stated => stated.max(),
            };
            let (Some(rounds), Some(shooters)) = (discharge.rounds_fired.min(), shooters) else { return };
            let single = |kind: ThingKind| matches!(kind, ThingKind::Handgun | ThingKind::Shotgun);
            let one_by_one = discharge.weapons.iter().all(|it| cx.object(it).is_some_and(|it| single(it.kind.code)));
            // A stated duration may be rounded by a second, and the first round costs no time.
            if one_by_one && f64::from(rounds) > f64::from(shooters) * (1.0 + ROUNDS_A_SECOND * (seconds + 1.0)) {
                out.at("/duration_seconds");
            }
        }),
    }

    /// A remembered number of rounds that differs from the counted one is flagged for information.
    ///
    /// Memory of shots is poor, and proves nothing. Readers should see both, and which is which.
    TESTIMONY_DIFFERS_FROM_COUNT = "testimony-differs-from-count" {
        severity: Info,
        ground: Plausibility,
        citation: "\"I shot five times\", said an officer who had fired ten; neighbours heard 15 to 20 of 42.",
        exceptions: "For information only: nothing is wrong.",
        pointers: ["/claims/*/value"],
        message: "somebody remembers a different number of rounds from the record's own",
        bad: r#"{"/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "discharge-1", "field": "rounds_fired"}, "value": {"status": "known", "value": 5}, "asserter": "officer-1"}]}"#,
        good: r#"{"/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "discharge-1", "field": "rounds_fired"}, "value": {"status": "known", "value": 3}, "asserter": "officer-1"}]}"#,
        check: Claim(|claim, cx, out| {
            let of_rounds = matches!(&claim.about.field[..], "rounds_fired" | "force/rounds_fired_by_officers");
            if of_rounds
                && is_testimony(claim, cx)
                && matches!(standing(claim, cx), Standing::Value(counted) if counted.contradicts(&claim.value))
            {
                out.at("/value");
            }
        }),
    }
}

/// The rounds of all discharges that are listed, those of officers. Where nothing says who fired, they
/// may be of either.
fn listed_rounds_of_officers(cx: &Context<'_>) -> Interval {
    let of_officers = |discharge: &Discharge| {
        let rounds = Interval::from(&discharge.rounds_fired);
        if cx.only_officers_fired() || cx.is_by_officers(discharge) {
            rounds
        } else if is_by_others(discharge, cx) {
            0.into()
        } else {
            Interval { least: 0, ..rounds }
        }
    };
    cx.discharges().iter().map(of_officers).sum()
}

/// Whether everyone who fired is known to be somebody else than an officer.
fn is_by_others(discharge: &Discharge, cx: &Context<'_>) -> bool {
    let is_other =
        |id| cx.person(id).is_some_and(|person| !person.roles.is_empty() && !person.has_role(PersonRole::Officer));
    !discharge.shooters.is_empty() && discharge.shooters.iter().all(is_other)
}

/// The most rounds that can have been fired by all, as far as the record knows.
pub(super) fn rounds_at_most(cx: &Context<'_>) -> Option<i64> {
    let force = cx.force()?;
    let officers_rounds = i64::from(force.rounds_fired_by_officers.max()?);
    let others_rounds = match &force.rounds_fired_by_others {
        // All discharges are listed, and only officers' are among them.
        Fact::NotStated if force.discharges_complete.is_yes() && cx.only_officers_fired() => 0,
        others => i64::from(others.max()?),
    };
    Some(officers_rounds + others_rounds)
}

/// Whether a claim is what somebody who was there saw, heard or did.
fn is_testimony(claim: &Claim, cx: &Context<'_>) -> bool {
    let asserter = match claim.asserter.as_ref().and_then(|id| cx.find(id)) {
        Some(Entity::Person(person)) => &person.roles[..],
        _ => &[],
    };
    let was_there = |role: &Coded<PersonRole>| {
        matches!(
            role.code,
            PersonRole::Shooter
                | PersonRole::Subject
                | PersonRole::Witness
                | PersonRole::Bystander
                | PersonRole::Caller
        )
    };
    asserter.iter().any(was_there) || claim.basis.as_ref().is_some_and(|basis| *basis == ClaimBasis::Observation)
}
