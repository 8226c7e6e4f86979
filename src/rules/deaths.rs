//! Rules on deaths: when, of what, and whether the rest of the record agrees.

use super::rules;
use crate::validate::Context;
use crate::{
    AbsentStatus, Custody, Date, Death, DeathDateBasis, Discharge, Fact, InjuryLevel, Person, PersonRole, Strike,
    VitalStatus,
};

rules! {
    /// Nobody dies from an incident before it happens.
    ///
    /// A death before the shots is a typing error, or has another cause.
    DEATH_BEFORE_INCIDENT = "death-before-incident" {
        severity: Error,
        ground: Logic,
        citation: "A cause comes before its effect.",
        exceptions: "A death that `of_this_incident` does not attribute to this incident: the subject may have killed somebody before.",
        pointers: ["/people/*/death/died", "/people/*/death/pronounced"],
        message: "the death is before the incident that is said to have caused it",
        bad: r#"{"/people/0/death/died": {"status": "known", "value": "2021-04-30"}, "/people/0/death/of_this_incident": {"status": "known", "value": true}}"#,
        good: r#"{"/people/0/death/died": {"status": "known", "value": "2021-04-30"}}"#,
        check: Person(|person, cx, out| {
            let Some(death) = person.death.as_ref().filter(|death| death.of_this_incident.is_yes()) else { return };
            if death.died.certainly_before(cx.occurred()) {
                out.at("/death/died");
            } else if death.pronounced.certainly_before(cx.occurred()) {
                out.at("/death/pronounced");
            }
        }),
    }

    /// A person killed by a bullet was alive when it was fired.
    ///
    /// The clocks of dispatch and of the hospital differ, or the death is another person's.
    DEATH_BEFORE_SHOTS = "death-before-shots" {
        severity: Error,
        ground: Logic,
        citation: "A cause comes before its effect.",
        exceptions: "None; if clocks differ, give ranges.",
        pointers: ["/force/strikes/*/fatal"],
        message: "the person was dead before the shots that are said to have killed them",
        bad: r#"{"/aid": [], "/force/strikes/0/fatal": {"status": "known", "value": true}, "/people/0/death/died": null, "/people/0/death/pronounced": {"status": "known", "value": "2021-05-01T22:08"}}"#,
        good: r#"{"/aid": [], "/force/strikes/0/fatal": {"status": "known", "value": true}, "/people/0/death/died": null, "/people/0/death/pronounced": {"status": "known", "value": "2021-05-01T22:10"}}"#,
        check: Strike(|strike, cx, out| {
            if !strike.fatal.is_yes() {
                return;
            }
            let Some(death) = strike.person.as_ref().and_then(|id| cx.person(id)).and_then(|it| it.death.as_ref())
            else {
                return;
            };
            let dead_by = |shot: &Discharge| {
                death.died.certainly_before(&shot.started) || death.pronounced.certainly_before(&shot.started)
            };
            if all_shots(strike, cx, dead_by) {
                out.at("/fatal");
            }
        }),
    }

    /// Nobody is pronounced dead before dying.
    ///
    /// The two may be the same moment, but never the other way round.
    PRONOUNCED_BEFORE_DEATH = "pronounced-before-death" {
        severity: Error,
        ground: Logic,
        citation: "HL7 VRDR keeps the time of death (81956-5) and of pronouncement (80616-6) apart.",
        exceptions: "None; if clocks differ, give ranges. A date of death inferred from the news of it is not checked.",
        pointers: ["/people/*/death/pronounced"],
        message: "the person was pronounced dead before dying",
        bad: r#"{"/people/0/death/died": {"status": "known", "value": "2021-05-02"}}"#,
        good: r#"{"/people/0/death/died": {"status": "known", "value": "2021-05-01T22:41"}}"#,
        check: Person(|person, _, out| {
            let Some(death) = &person.death else { return };
            if !rests_on_notice(death) && death.pronounced.certainly_before(&death.died) {
                out.at("/death/pronounced");
            }
        }),
    }

    /// The day on which a death became known is not given as the day of the death.
    ///
    /// Agencies announce days later that somebody "has died". The day of the news is the latest
    /// possible day of the death: give a range that ends there.
    DEATH_DATE_IS_NOTICE_DATE = "death-date-is-notice-date" {
        severity: Warning,
        ground: Codebook,
        citation: "HL7 VRDR asks how the date of death was determined. Salt Lake City 2023: wounded on 13 January; on the 21st police \"learned\" of the death.",
        exceptions: "None; a range says what is known.",
        pointers: ["/people/*/death/died"],
        message: "the date of death is only the day of the news: make it the latest day of a range",
        bad: r#"{"/people/0/death/died": {"status": "known", "value": "2021-05-09"}, "/people/0/death/date_basis": {"code": "notice"}, "/people/0/death/pronounced": null, "/autopsies": []}"#,
        good: r#"{"/people/0/death/died": {"status": "range", "earliest": "2021-05-01", "latest": "2021-05-09"}, "/people/0/death/date_basis": {"code": "notice"}, "/people/0/death/pronounced": null, "/autopsies": []}"#,
        check: Person(|person, _, out| {
            if person.death.as_ref().is_some_and(|death| rests_on_notice(death) && death.died.value().is_some()) {
                out.at("/death/died");
            }
        }),
    }

    /// A death days after the shots is flagged for information.
    ///
    /// Data sets that list deaths by the day of the shooting, and those that list them by the day
    /// of death, each miss some. More than a year later, the year is most likely a typing error.
    DELAYED_DEATH = "delayed-death" {
        severity: Info,
        ground: Plausibility,
        citation: "Salt Lake City 2023: wounded on 13 January, dead by the 21st. Old law drew the line at a year and a day.",
        exceptions: "It happens, even months later: that is why it is only an info up to a year.",
        pointers: ["/people/*/death/died"],
        message: "the person died at least {} days after the incident",
        bad: r#"{"/people/0/death/died": {"status": "known", "value": "2021-05-09"}, "/people/0/death/pronounced": null, "/autopsies": []}"#,
        good: r#"{"/people/0/death/died": {"status": "known", "value": "2021-05-02"}, "/people/0/death/pronounced": null, "/autopsies": []}"#,
        check: Person(|person, cx, out| {
            let Some(death) = person.death.as_ref().filter(|death| !death.of_this_incident.is_no()) else { return };
            let (Some(died), Some(occurred)) = (death.died.earliest(), cx.occurred().latest()) else { return };
            let days = (died.local_days()[0] - occurred.local_days()[1]).num_days();
            match days {
                ..=1 => {}
                2..=366 => out.at_with("/death/died", &[days]),
                _ => out.say(crate::Severity::Warning, "/death/died", &[days]),
            }
        }),
    }

    /// Nobody is both dead and alive.
    ///
    /// One field was updated, and the other was not.
    DEAD_AND_ALIVE = "dead-and-alive" {
        severity: Error,
        ground: Logic,
        citation: "A person is alive or dead.",
        exceptions: "None: `vital_status` holds as of the record's date.",
        pointers: ["/people/*/vital_status"],
        message: "the person is said to be alive, and to have died",
        bad: r#"{"/people/0/vital_status": {"status": "known", "value": "alive"}, "/autopsies": []}"#,
        good: r#"{"/people/0/vital_status": {"status": "unknown"}, "/autopsies": []}"#,
        check: Person(|person, _, out| {
            if person.vital_status.value() == Some(&VitalStatus::Alive) && has_died(person) {
                out.at("/vital_status");
            }
        }),
    }

    /// Custody status agrees with death.
    ///
    /// The custody status is the final one. A person who died is in nobody's custody.
    DEATH_CUSTODY_MISMATCH = "death-custody-mismatch" {
        severity: Warning,
        ground: Codebook,
        citation: "URSUS: `CUSTODY_STATUS` deceased; of 2019, five people died and have another status.",
        exceptions: "The person died later, in custody: the custody status is that of the first days. A fugitive found dead.",
        pointers: ["/people/*/custody"],
        message: "the person died, and the custody status says otherwise",
        bad: r#"{"/people/0/custody": {"status": "known", "value": {"code": "in_custody_other"}}}"#,
        good: r#"{"/people/0/custody": {"status": "known", "value": {"code": "deceased"}}}"#,
        check: Person(|person, cx, out| {
            let Some(custody) = person.custody.value().map(|custody| custody.code) else { return };
            let held = matches!(
                custody,
                Custody::InCustody | Custody::PsychiatricHold | Custody::CitedReleased | Custody::Released
            );
            let later = || person.death.as_ref().is_some_and(|death| cx.occurred().certainly_before(&death.died));
            if held && (has_died(person) || person.vital_status.value() == Some(&VitalStatus::Dead)) && !later() {
                out.at("/custody");
            }
        }),
    }

    /// The gravest injury of a person who died from it is a death.
    ///
    /// Custody says "deceased", the level of the injury says "serious": one of the two is outdated.
    DEATH_INJURY_LEVEL_MISMATCH = "death-injury-level-mismatch" {
        severity: Warning,
        ground: Codebook,
        citation: "URSUS: `Injury_Level` is injury, serious injury or death; two deceased people of 2019 have another level than death.",
        exceptions: "The person died of something else.",
        pointers: ["/people/*/injuries"],
        message: "the person died, and no injury has the level of death",
        bad: r#"{"/people/0/injuries": [{"level": {"status": "known", "value": {"code": "serious_injury"}}}]}"#,
        good: r#"{"/people/0/injuries": [{"level": {"status": "known", "value": {"code": "injury"}}}, {"level": {"status": "known", "value": {"code": "death"}}}]}"#,
        check: Person(|person, _, out| {
            if person.injuries.is_empty() || person.death.as_ref().is_some_and(|death| death.of_this_incident.is_no()) {
                return;
            }
            let all_known = person.injuries.iter().all(|injury| injury.level.value().is_some());
            let grave = person.injuries.iter().any(|injury| injury.level.is(InjuryLevel::Death));
            if all_known && !grave && has_died(person) {
                out.at("/injuries");
            }
        }),
    }

    /// A manner of death does not stay pending for more than a year.
    ///
    /// If it is still "pending" a year later, nobody has checked again.
    MANNER_PENDING_LONG = "manner-pending-long" {
        severity: Warning,
        ground: Codebook,
        citation: "California's deaths in custody: 570 of the years 2014 to 2018 were still `Pending Investigation` in a file of 2019. HL7 VRDR: `P`, pending investigation.",
        exceptions: "It really is pending: then the source that says so should be from this year.",
        pointers: ["/people/*/death/manner"],
        message: "this has been pending for more than a year",
        bad: r#"{"/people/0/death/manner": {"status": "pending"}, "/as_of": "2022-12-01"}"#,
        good: r#"{"/people/0/death/manner": {"status": "pending"}}"#,
        check: Person(|person, cx, out| {
            let Some(death) = &person.death else { return };
            let pending = death.manner.absent().is_some_and(|absent| absent.status == AbsentStatus::Pending);
            if pending && is_a_year_old(&death.died, cx) {
                out.at("/death/manner");
            }
        }),
    }

    /// A death says who pronounced it.
    ///
    /// "Was pronounced dead" omits by whom and where; both are worth asking about.
    PRONOUNCED_BY_MISSING = "pronounced-by-missing" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Codebook,
        citation: "HL7 VRDR: the pronouncer is part of a death record.",
        exceptions: "For information only: nothing is wrong.",
        pointers: ["/people/*/death"],
        misses: ["pronounced_by"],
        message: "nothing says who pronounced the person dead",
        bad: r#"{"/people/0/death/pronounced_by": {"status": "unknown"}}"#,
        good: r#"{"/people/0/death/pronounced_by": {"status": "known", "value": "county-coroner"}}"#,
        check: Person(|person, _, out| {
            if person.death.as_ref().is_some_and(|death| death.pronounced_by.value().is_none()) {
                out.at("/death");
            }
        }),
    }
}

/// Whether some field says that the person died.
fn has_died(person: &Person) -> bool {
    person.has_role(PersonRole::Decedent)
        || person.custody.is(Custody::Deceased)
        || person.custody.is(Custody::Suicide)
        || person.death.as_ref().is_some_and(|it| it.died.earliest().is_some() || it.pronounced.earliest().is_some())
        || person.injuries.iter().any(|injury| injury.level.is(InjuryLevel::Death))
}

fn rests_on_notice(death: &Death) -> bool {
    death.date_basis.as_ref().is_some_and(|basis| *basis == DeathDateBasis::Notice)
}

/// Whether all shots of a strike pass, and there are some. A strike that names none may be of any.
fn all_shots(strike: &Strike, cx: &Context<'_>, pass: impl Fn(&Discharge) -> bool) -> bool {
    let shots = cx.discharges();
    if !strike.discharges.is_empty() {
        return strike.discharges.iter().take(64).all(|id| cx.discharge(id).is_some_and(&pass));
    }
    !shots.is_empty() && shots.len() <= 64 && shots.iter().all(pass)
}

/// Whether what is pending since then has been so for more than a year, as of the record.
fn is_a_year_old(since: &Fact<Date>, cx: &Context<'_>) -> bool {
    let (Some(since), Some(as_of)) = (since.latest().or_else(|| cx.occurred().latest()), cx.as_of) else {
        return false;
    };
    (as_of.earliest().date() - since.latest().date()).num_days() > 366
}
