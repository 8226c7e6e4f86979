//! Rules on the order of things in time. Dates are as precise as their sources; only what is
//! certainly in the wrong order is wrong.

use super::rules;
use crate::model::Entity;
use crate::{Date, Fact, Material, PersonRole};

rules! {
    /// A case file says until when its publisher's knowledge goes.
    ///
    /// "Not yet released" means nothing without a day.
    AS_OF_MISSING = "as-of-missing" {
        severity: Warning,
        ground: Logic,
        citation: "What is pending, overdue or unknown is so as of a day.",
        exceptions: "The caller gives the day.",
        pointers: [""],
        misses: ["as_of"],
        message: "`as_of` is missing: nothing says as of when the rest is so",
        bad: r#"{"/as_of": null}"#,
        good: r#"{"/as_of": "2021-12"}"#,
        check: CaseFile(|_, cx, out| {
            if cx.as_of.is_none() {
                out.at("");
            }
        }),
    }

    /// What has happened did not happen after the record's own day.
    ///
    /// URSUS refuses dates in the future at entry; where forms do not, typing errors in the year stay.
    DATE_IN_FUTURE = "date-in-future" {
        severity: Error,
        ground: Codebook,
        citation: "URSUS (Cal. Gov. Code 12525.2): `incident_date_str` is not in the future.",
        exceptions: "What is planned, promised or due is not looked at.",
        pointers: [
            "/incident/occurred",
            "/people/*/death/died",
            "/releases/*/released",
            "/autopsies/*/performed",
            "/autopsies/*/reported",
            "/autopsies/*/released",
            "/investigations/*/opened",
            "/investigations/*/finished",
            "/investigations/*/published",
            "/decisions/*/decided",
        ],
        message: "this lies after the day as of which the record speaks",
        bad: r#"{"/releases/0/released": {"status": "known", "value": "2022-05-20"}}"#,
        good: r#"{"/releases/0/released": {"status": "known", "value": "2021"}}"#,
        check: Entity(|entity, cx, out| {
            // The record's own day, not the one that a caller looks from.
            let Some(as_of) = cx.case.as_of else { return };
            let mut look = |field: &str, date: &Fact<Date>| {
                if date.earliest().is_some_and(|date| as_of.certainly_before(date)) {
                    out.at(field);
                }
            };
            match entity {
                Entity::Incident(it) => look("/occurred", &it.occurred),
                Entity::Person(it) => {
                    if let Some(death) = &it.death {
                        look("/death/died", &death.died);
                    }
                }
                Entity::Release(it) => look("/released", &it.released),
                Entity::Autopsy(it) => {
                    look("/performed", &it.performed);
                    look("/reported", &it.reported);
                    look("/released", &it.released);
                }
                Entity::Investigation(it) => {
                    look("/opened", &it.opened);
                    look("/finished", &it.finished);
                    look("/published", &it.published);
                }
                Entity::Decision(it) => look("/decided", &it.decided),
                _ => {}
            }
        }),
    }

    /// Nobody dies of an incident before it.
    ///
    /// A death before the shots is a typing error, or the death of another cause.
    DEATH_BEFORE_INCIDENT = "death-before-incident" {
        severity: Error,
        ground: Logic,
        citation: "A cause comes before its effect.",
        exceptions: "A death that `of_this_incident` does not say is of this incident: the subject may have killed somebody before.",
        pointers: ["/people/*/death/died"],
        message: "the death lies before the incident that it is said to come of",
        bad: r#"{"/people/0/death/died": {"status": "known", "value": "2021-04-30"}, "/people/0/death/of_this_incident": {"status": "known", "value": true}}"#,
        good: r#"{"/people/0/death/died": {"status": "known", "value": "2021-04-30"}}"#,
        check: Person(|person, cx, out| {
            let Some(death) = &person.death else { return };
            if death.of_this_incident.is_yes() && death.died.certainly_before(cx.occurred()) {
                out.at("/death/died");
            }
        }),
    }

    /// Nobody is pronounced dead before dying.
    ///
    /// The two may be the same moment, never the other way round.
    PRONOUNCED_BEFORE_DEATH = "pronounced-before-death" {
        severity: Error,
        ground: Logic,
        citation: "HL7 VRDR keeps the time of death (81956-5) and of pronouncement (80616-6) apart.",
        exceptions: "None; where clocks differ, give ranges.",
        pointers: ["/people/*/death/pronounced"],
        message: "the person was pronounced dead before dying",
        bad: r#"{"/people/0/death/died": {"status": "known", "value": "2021-05-02"}}"#,
        good: r#"{"/people/0/death/died": {"status": "known", "value": "2021-05-01T22:41"}}"#,
        check: Person(|person, _, out| {
            let Some(death) = &person.death else { return };
            if death.pronounced.certainly_before(&death.died) {
                out.at("/death/pronounced");
            }
        }),
    }

    /// Aid does not begin after the recipient was pronounced dead.
    ///
    /// An article's order of sentences is no order of events: resuscitation that is told after the
    /// pronouncement came before it.
    AID_AFTER_PRONOUNCED = "aid-after-pronounced" {
        severity: Warning,
        ground: Plausibility,
        citation: "Aid ends with the pronouncement of death.",
        exceptions: "Clocks of different agencies that differ by minutes.",
        pointers: ["/aid/*/started"],
        message: "aid began after the recipient had been pronounced dead",
        bad: r#"{"/aid/0/started": {"status": "known", "value": "2021-05-01T22:50"}}"#,
        good: r#"{"/aid/0/started": {"status": "known", "value": "2021-05-01"}}"#,
        check: Aid(|aid, cx, out| {
            let death = cx.person(&aid.recipient).and_then(|person| person.death.as_ref());
            if death.is_some_and(|death| death.pronounced.certainly_before(&aid.started)) {
                out.at("/started");
            }
        }),
    }

    /// A body is examined after death.
    ///
    /// Most often the year or the day was mistyped.
    AUTOPSY_BEFORE_DEATH = "autopsy-before-death" {
        severity: Error,
        ground: Logic,
        citation: "An autopsy examines the dead.",
        exceptions: "None. Where only the day of both is known, they may be the same.",
        pointers: ["/autopsies/*/performed"],
        message: "the body was examined before the person died",
        bad: r#"{"/autopsies/0/performed": {"status": "known", "value": "2021-04-03"}}"#,
        good: r#"{"/autopsies/0/performed": {"status": "known", "value": "2021-05"}}"#,
        check: Autopsy(|autopsy, cx, out| {
            let Some(person) = cx.person(&autopsy.person) else { return };
            let before_death = match &person.death {
                Some(death) if death.died.is_stated() => autopsy.performed.certainly_before(&death.died),
                Some(death) if death.of_this_incident.is_no() => false,
                _ => person.has_role(PersonRole::Decedent) && autopsy.performed.certainly_before(cx.occurred()),
            };
            if before_death {
                out.at("/performed");
            }
        }),
    }

    /// An autopsy's report follows the examination.
    ///
    /// What comes earlier is an oral statement, and no report.
    AUTOPSY_REPORT_BEFORE_EXAM = "autopsy-report-before-exam" {
        severity: Error,
        ground: Logic,
        citation: "A report tells what was found.",
        exceptions: "None.",
        pointers: ["/autopsies/*/reported"],
        message: "the report was finished before the body was examined",
        bad: r#"{"/autopsies/0/reported": {"status": "known", "value": "2021-05-02"}}"#,
        good: r#"{"/autopsies/0/reported": {"status": "known", "value": "2021-05-03"}}"#,
        check: Autopsy(|autopsy, _, out| {
            if autopsy.reported.certainly_before(&autopsy.performed) {
                out.at("/reported");
            }
        }),
    }

    /// An autopsy's findings are released after the examination.
    ///
    /// Before it there are none.
    AUTOPSY_RELEASED_BEFORE_EXAM = "autopsy-released-before-exam" {
        severity: Error,
        ground: Logic,
        citation: "Nothing is released before it exists.",
        exceptions: "None.",
        pointers: ["/autopsies/*/released"],
        message: "findings were released before the body was examined",
        bad: r#"{"/autopsies/0/released": {"status": "known", "value": "2021-05-02"}}"#,
        good: r#"{"/autopsies/0/released": {"status": "pending"}}"#,
        check: Autopsy(|autopsy, _, out| {
            if autopsy.released.certainly_before(&autopsy.performed) {
                out.at("/released");
            }
        }),
    }

    /// Nothing about an incident is released before it.
    ///
    /// Policy documents that are older belong among the materials, not the releases.
    RELEASE_BEFORE_INCIDENT = "release-before-incident" {
        severity: Error,
        ground: Logic,
        citation: "Nothing is released before it exists.",
        exceptions: "None.",
        pointers: ["/releases/*/released"],
        message: "this was released before the incident",
        bad: r#"{"/releases/0/released": {"status": "known", "value": "2020-05-20"}}"#,
        good: r#"{"/releases/0/released": {"status": "known", "value": "2021-05-01"}}"#,
        check: Release(|release, cx, out| {
            if release.released.certainly_before(cx.occurred()) {
                out.at("/released");
            }
        }),
    }

    /// No recording is released before it is made.
    ///
    /// Either day may be mistyped, or the item is another recording.
    RELEASE_BEFORE_RECORDING = "release-before-recording" {
        severity: Error,
        ground: Logic,
        citation: "Nothing is released before it exists.",
        exceptions: "None.",
        pointers: ["/releases/*/items/*"],
        message: "the recording began after it is said to have been released",
        bad: r#"{"/materials/0/started": {"status": "known", "value": "2021-05-21"}, "/materials/0/shows_shooting": null, "/materials/0/ended": null}"#,
        good: r#"{"/materials/0/started": {"status": "unknown"}}"#,
        check: Release(|release, cx, out| {
            for (index, item) in release.items.iter().enumerate() {
                if let Some(Material::Recording(recording)) = cx.material(&item.material)
                    && release.released.certainly_before(&recording.started)
                {
                    out.at(format_args!("/items/{index}"));
                }
            }
        }),
    }

    /// An investigation of an incident does not begin before it.
    ///
    /// What began earlier looks into something else: an agency, a policy, the subject's own offence.
    INVESTIGATION_BEFORE_INCIDENT = "investigation-before-incident" {
        severity: Error,
        ground: Logic,
        citation: "Nobody looks into what has not happened.",
        exceptions: "Investigations of an agency, a policy or an underlying offence are not looked at.",
        pointers: ["/investigations/*/opened"],
        message: "the investigation was opened before the incident that it looks into",
        bad: r#"{"/investigations/0/opened": {"status": "known", "value": "2021-04-30"}}"#,
        good: r#"{"/investigations/0/opened": {"status": "known", "value": "2021-04-30"}, "/investigations/0/subject_matter": {"code": "agency"}}"#,
        check: Investigation(|investigation, cx, out| {
            if investigation.is_of_incident() && investigation.opened.certainly_before(cx.occurred()) {
                out.at("/opened");
            }
        }),
    }

    /// An investigation is not finished before it was opened.
    ///
    /// Either day may be mistyped.
    INVESTIGATION_CLOSED_BEFORE_OPENED = "investigation-closed-before-opened" {
        severity: Error,
        ground: Logic,
        citation: "What ends has begun.",
        exceptions: "None.",
        pointers: ["/investigations/*/finished"],
        message: "the investigation was finished before it was opened",
        bad: r#"{"/investigations/0/finished": {"status": "known", "value": "2021-04-30"}}"#,
        good: r#"{"/investigations/0/finished": {"status": "known", "value": "2021-05-01"}}"#,
        check: Investigation(|investigation, _, out| {
            if investigation.finished.certainly_before(&investigation.opened) {
                out.at("/finished");
            }
        }),
    }

    /// An interval of duty does not end before it begins.
    ///
    /// Leave and return are easily put the wrong way round.
    DUTY_STATUS_ORDER = "duty-status-order" {
        severity: Error,
        ground: Logic,
        citation: "What ends has begun.",
        exceptions: "None.",
        pointers: ["/people/*/service/*/duty_status/*/end"],
        message: "this ends before it begins",
        bad: r#"{"/people/1/service/0/duty_status/0/end": {"status": "known", "value": "2021-05-01"}}"#,
        good: r#"{"/people/1/service/0/duty_status/0/end": {"status": "pending"}}"#,
        check: Person(|person, _, out| {
            for (place, service) in person.service.iter().enumerate() {
                for (index, interval) in service.duty_status.iter().enumerate() {
                    if interval.end.certainly_before(&interval.start) {
                        out.at(format_args!("/service/{place}/duty_status/{index}/end"));
                    }
                }
            }
        }),
    }
}
