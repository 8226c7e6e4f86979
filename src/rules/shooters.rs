//! Rules on who fired, and how many they were.

use super::interval::Interval;
use super::rules;
use crate::value::words;
use crate::{Count, DutyStatus, Fact, Person, PersonRole, Service};

rules! {
    /// The number of rounds that each shooter fired is known.
    ///
    /// Reports give a total first; who fired how many comes later, and is worth asking about.
    SHOOTER_WITHOUT_ROUNDS = "shooter-without-rounds" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Codebook,
        citation: "NIEM `ForceShotsFiredQuantity`; VICE `NumberOfShots`, of which 2,969 of 4,117 are missing.",
        exceptions: "For information only: nothing is wrong.",
        pointers: ["/force/discharges/*"],
        misses: ["rounds_fired"],
        message: "how many rounds each shooter fired is not known",
        bad: r#"{"/force/discharges/0/shooters": ["officer-1", "subject"]}"#,
        good: r#"{"/force/discharges/0/rounds_fired": {"status": "range", "min": 2, "max": 3}}"#,
        check: Discharge(|discharge, _, out| {
            let together = discharge.shooters.len() > 1 || discharge.shooters_count.min() > Some(1);
            let unknown = discharge.rounds_fired.value().is_none() && discharge.rounds_fired.range().is_none();
            if together || unknown {
                out.at("");
            }
        }),
    }

    /// No more officers fired than were present or used force.
    ///
    /// A common slip is to count officers placed on leave as shooters.
    SHOOTERS_EXCEED_OFFICERS = "shooters-exceed-officers" {
        severity: Error,
        ground: Logic,
        citation: "Whoever fired was there, and firing is force (FBI National Use-of-Force asks for both numbers).",
        exceptions: "None.",
        pointers: ["/force/officers_who_fired"],
        message: "more officers are said to have fired than were involved",
        bad: r#"{"/force/officers_who_fired": {"status": "known", "value": 3}}"#,
        good: r#"{"/force/officers_who_fired": {"status": "range", "min": 1, "max": 3}}"#,
        check: CaseFile(|case, cx, out| {
            let Some(force) = cx.force() else { return };
            let fired = force.officers_who_fired.min();
            let exceeds = |all: &Fact<Count>| matches!((fired, all.max()), (Some(fired), Some(all)) if fired > all);
            if exceeds(&force.officers_present)
                || exceeds(&force.officers_who_used_force)
                || exceeds(&case.incident.officers_involved)
            {
                out.at("/force/officers_who_fired");
            }
        }),
    }

    /// The officers listed as shooters are as many as are said to have fired.
    ///
    /// One officer too many is somebody who is said to have fired, and did not.
    SHOOTER_COUNT_MISMATCH = "shooter-count-mismatch" {
        severity: Error,
        ground: Logic,
        citation: "Stockton 2014: 32 or 33 officers fired, by two counts. A number on which sources differ is a range.",
        exceptions: "Fewer than stated is not a contradiction unless `discharges_complete` says that all are listed.",
        pointers: ["/force/officers_who_fired"],
        message: "the number of officers listed as shooters and the stated number differ by at least {}",
        bad: r#"{"/force/officers_who_fired": {"status": "known", "value": 2}}"#,
        good: r#"{"/force/officers_who_fired": {"status": "known", "value": 2}, "/force/discharges_complete": {"status": "unknown"}}"#,
        check: CaseFile(|case, cx, out| {
            let Some(force) = cx.force().filter(|force| force.officers_who_fired.is_stated()) else { return };
            let listed = case.people.iter().filter(|person| is_shooting_officer(person)).count();
            let stated = Interval::from(&force.officers_who_fired);
            let is_shooter = |id| cx.person(id).is_some_and(|person| person.has_role(PersonRole::Shooter));
            let all_named = || {
                cx.discharges().iter().all(|discharge| {
                    let named = Interval::from(discharge.shooters.len());
                    named.least > 0
                        && Interval::from(&discharge.shooters_count).above(named).is_none()
                        && discharge.shooters.iter().all(is_shooter)
                })
            };
            let listed = Interval::from(listed);
            let all = force.discharges_complete.is_yes() && all_named();
            if let Some(gap) = if all { listed.gap(stated) } else { listed.above(stated) } {
                out.at_with("/force/officers_who_fired", &[gap]);
            }
        }),
    }

    /// A person said not to have fired is not listed as a shooter.
    ///
    /// One of the two is about somebody else, and a slip accuses or clears a person.
    ROUNDS_BY_NON_SHOOTER = "rounds-by-non-shooter" {
        severity: Error,
        ground: Logic,
        citation: "FBI National Use-of-Force asks for each officer whether they discharged a firearm.",
        exceptions: "A weapon that failed to fire: a discharge of no rounds is not checked.",
        pointers: ["/force/discharges/*/shooters/*"],
        message: "this person is said not to have discharged a firearm, and is listed as a shooter",
        bad: r#"{"/people/1/force_used": {"discharged_firearm": {"status": "known", "value": false}}}"#,
        good: r#"{"/people/1/force_used": {"discharged_firearm": {"status": "known", "value": true}}}"#,
        check: Discharge(|discharge, cx, out| {
            if discharge.rounds_fired.max() == Some(0) {
                return;
            }
            for (index, shooter) in discharge.shooters.iter().enumerate() {
                let used = cx.person(shooter).and_then(|person| person.force_used.as_ref());
                if used.is_some_and(|used| used.discharged_firearm.is_no()) {
                    out.at(format_args!("/shooters/{index}"));
                }
            }
        }),
    }

    /// Everyone who fired has the role of a shooter.
    ///
    /// Readers and programs look for roles first, and find one shooter too few.
    SHOOTER_ROLE_MISSING = "shooter-role-missing" {
        severity: Info,
        ground: Logic,
        citation: "Anyone who fired a firearm is a shooter, officer or not.",
        exceptions: "A weapon that failed to fire: a discharge of no rounds is not checked.",
        pointers: ["/force/discharges/*/shooters/*"],
        message: "this person fired, and does not have the role `shooter`",
        bad: r#"{"/people/1/roles": [{"code": "officer"}]}"#,
        good: r#"{"/people/1/roles": [{"code": "officer"}], "/force/discharges/0/shooters": [], "/force/discharges/0/agency": "riverton-police"}"#,
        check: Discharge(|discharge, cx, out| {
            if discharge.rounds_fired.max() == Some(0) {
                return;
            }
            for (index, shooter) in discharge.shooters.iter().enumerate() {
                // Of whom no role is told, nothing is.
                let lacks = |person: &Person| !person.roles.is_empty() && !person.has_role(PersonRole::Shooter);
                if cx.person(shooter).is_some_and(lacks) {
                    out.at(format_args!("/shooters/{index}"));
                }
            }
        }),
    }

    /// The number of shooters is not the number of officers placed on leave.
    ///
    /// After a shooting, everyone who was near is often placed on leave. Seven on leave may be
    /// three who fired.
    LEAVE_COUNT_AS_SHOOTERS = "leave-count-as-shooters" {
        severity: Warning,
        ground: Plausibility,
        citation: "Pasquotank County 2021: seven deputies on leave, three fired. Salt Lake City 2023: four on leave, three fired.",
        exceptions: "Everyone placed on leave did fire: then give them the role.",
        pointers: ["/force/officers_who_fired"],
        message: "the number of shooters is that of the officers placed on leave, and not all of them are known to have fired",
        bad: r#"{"/force/officers_who_fired": {"status": "known", "value": 2}, "/force/discharges_complete": {"status": "unknown"},
            "/people/-": {"id": "officer-2", "roles": [{"code": "officer"}], "service": [{"agency": "riverton-police", "duty_status": [{"status": {"code": "paid_leave"}}]}]}}"#,
        good: r#"{"/people/-": {"id": "officer-2", "roles": [{"code": "officer"}], "service": [{"agency": "riverton-police", "duty_status": [{"status": {"code": "paid_leave"}}]}]}}"#,
        check: CaseFile(|case, cx, out| {
            let Some(force) = cx.force() else { return };
            let Some(stated) = force.officers_who_fired.value().map(|stated| stated.get() as usize) else { return };
            let words = force.officers_who_fired.source_text();
            let on_leave = || case.people.iter().filter(|person| was_placed_on_leave(person));
            let counted = stated > 1 && on_leave().count() == stated && !on_leave().all(is_shooting_officer);
            if counted || words.is_some_and(|words| words::hold(words, &["leave"])) {
                out.at("/force/officers_who_fired");
            }
        }),
    }

    /// More than 20 officers are flagged for information.
    ///
    /// It happens. It is also what a typing error looks like.
    OFFICER_COUNT_ABOVE_20 = "officer-count-above-20" {
        severity: Info,
        ground: Codebook,
        citation: "URSUS takes 1 to 20 officers; Stockton 2014 had 33 who fired.",
        exceptions: "For information only: nothing is wrong.",
        pointers: ["/force/officers_who_fired", "/force/officers_present", "/incident/officers_involved"],
        message: "more than 20 officers: is the number right?",
        bad: r#"{"/force/officers_present": {"status": "known", "value": 21}}"#,
        good: r#"{"/force/officers_present": {"status": "range", "min": 20}}"#,
        check: CaseFile(|case, cx, out| {
            let many = |count: &Fact<Count>| count.min() > Some(20);
            if let Some(force) = cx.force() {
                if many(&force.officers_who_fired) {
                    return out.at("/force/officers_who_fired");
                }
                if many(&force.officers_present) {
                    return out.at("/force/officers_present");
                }
            }
            if many(&case.incident.officers_involved) {
                out.at("/incident/officers_involved");
            }
        }),
    }
}

fn is_shooting_officer(person: &Person) -> bool {
    person.has_role(PersonRole::Shooter) && person.has_role(PersonRole::Officer)
}

fn was_placed_on_leave(person: &Person) -> bool {
    let on_leave = |service: &Service| {
        service.duty_status.iter().any(|it| matches!(it.status.code, DutyStatus::PaidLeave | DutyStatus::UnpaidLeave))
    };
    person.service.iter().any(on_leave) && person.has_role(PersonRole::Officer)
}
