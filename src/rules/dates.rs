//! Rules on dates as such: what they can be, and how precise they are.

use chrono::{Datelike, NaiveDate, Timelike, Weekday};

use super::rules;
use crate::model::Entity;
use crate::value::words;
use crate::{CaseFile, Date, Fact, Material, Proceeding};

/// States and territories whose clocks stay as they are, all or most of them.
const WITHOUT_SUMMER_TIME: [&str; 7] = ["AZ", "HI", "PR", "VI", "GU", "AS", "MP"];

rules! {
    /// A case file states its as-of date.
    ///
    /// "Not yet released" means nothing without a date.
    AS_OF_MISSING = "as-of-missing" {
        severity: Warning,
        profiles: [Dataset: Off],
        ground: Logic,
        citation: "What is pending, overdue or unknown is so as of a date.",
        exceptions: "The caller supplies the date.",
        pointers: [""],
        misses: ["as_of"],
        message: "`as_of` is missing: nothing says as of when the record's statements hold",
        bad: r#"{"/as_of": null}"#,
        good: r#"{"/as_of": "2021-12"}"#,
        check: CaseFile(|_, cx, out| {
            if cx.as_of.is_none() {
                out.at("");
            }
        }),
    }

    /// What has happened did not happen after the record's as-of date.
    ///
    /// URSUS rejects dates in the future on entry; where forms do not, typing errors in the year
    /// remain.
    DATE_IN_FUTURE = "date-in-future" {
        severity: Error,
        ground: Codebook,
        citation: "URSUS (Cal. Gov. Code 12525.2): `incident_date_str` is not in the future.",
        exceptions: "Dates that are planned, promised or due are not checked.",
        pointers: [
            "/incident/occurred",
            "/incident/events/*/at",
            "/people/*/death/died",
            "/people/*/death/pronounced",
            "/force/discharges/*/started",
            "/aid/*/started",
            "/materials/*/started",
            "/materials/*/dated",
            "/materials/*/taken",
            "/releases/*/released",
            "/autopsies/*/performed",
            "/autopsies/*/reported",
            "/autopsies/*/released",
            "/autopsy_reviews/*/reported",
            "/autopsy_reviews/*/released",
            "/investigations/*/opened",
            "/investigations/*/finished",
            "/investigations/*/published",
            "/proceedings/*/charged",
            "/proceedings/*/verdict_given",
            "/proceedings/*/sentenced",
            "/proceedings/*/filed",
            "/proceedings/*/agreed",
            "/proceedings/*/approved",
            "/proceedings/*/returned",
            "/decisions/*/decided",
            "/decisions/*/announced",
        ],
        message: "this is after the record's `as_of`",
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
                Entity::Event(it) => look("/at", &it.at),
                Entity::Person(it) => {
                    if let Some(death) = &it.death {
                        look("/death/died", &death.died);
                        look("/death/pronounced", &death.pronounced);
                    }
                }
                Entity::Discharge(it) => look("/started", &it.started),
                Entity::Aid(it) => look("/started", &it.started),
                Entity::Material(Material::Recording(it)) => look("/started", &it.started),
                Entity::Material(Material::Document(it)) => look("/dated", &it.dated),
                Entity::Material(Material::Photo(it)) => look("/taken", &it.taken),
                Entity::Release(it) => look("/released", &it.released),
                Entity::Autopsy(it) => {
                    look("/performed", &it.performed);
                    look("/reported", &it.reported);
                    look("/released", &it.released);
                }
                Entity::AutopsyReview(it) => {
                    look("/reported", &it.reported);
                    look("/released", &it.released);
                }
                Entity::Investigation(it) => {
                    look("/opened", &it.opened);
                    look("/finished", &it.finished);
                    look("/published", &it.published);
                }
                Entity::Proceeding(Proceeding::Charge(it)) => {
                    look("/charged", &it.charged);
                    look("/verdict_given", &it.verdict_given);
                    look("/sentenced", &it.sentenced);
                }
                Entity::Proceeding(Proceeding::Suit(it)) => look("/filed", &it.filed),
                Entity::Proceeding(Proceeding::Settlement(it)) => {
                    look("/filed", &it.filed);
                    look("/agreed", &it.agreed);
                    look("/approved", &it.approved);
                }
                Entity::Proceeding(Proceeding::GrandJury(it)) => look("/returned", &it.returned),
                Entity::Proceeding(Proceeding::Inquest(it)) => look("/returned", &it.returned),
                Entity::Decision(it) => {
                    look("/decided", &it.decided);
                    look("/announced", &it.announced);
                }
                _ => {}
            }
        }),
    }

    /// Midnight is stated as a time of day only if a clock was read.
    ///
    /// Programs write `00:00` when only the day is known. Then give the day alone: a date's length
    /// states its precision.
    PRECISION_OVERSTATED = "precision-overstated" {
        severity: Warning,
        ground: Plausibility,
        citation: "Baltimore's file puts every shooting at midnight; `2011-05-10T00:00:00Z` is how programs write a day.",
        exceptions: "It did happen at midnight, as one in 1,440 does: then source words with a clock time say so.",
        pointers: ["/incident/occurred", "/incident/events/*/at", "/people/*/death/died", "/force/discharges/*/started"],
        message: "exactly midnight: is the time of day known, or only the day?",
        bad: r#"{"/incident/occurred": {"status": "known", "value": "2021-05-01T00:00:00Z"}}"#,
        good: r#"{"/incident/occurred": {"status": "known", "value": "2021-05-01"}}"#,
        check: Entity(|entity, _, out| {
            let (field, date) = match entity {
                Entity::Incident(it) => ("/occurred", &it.occurred),
                Entity::Event(it) => ("/at", &it.at),
                Entity::Discharge(it) => ("/started", &it.started),
                Entity::Person(it) => match &it.death {
                    Some(death) => ("/death/died", &death.died),
                    None => return,
                },
                _ => return,
            };
            let Some(moment) = date.value().filter(|date| date.hour() == Some(0)) else { return };
            let clock = |words: &str| words.contains(':') || words::hold(words, &["midnight"]);
            if moment.earliest().num_seconds_from_midnight() == 0 && !date.source_text().is_some_and(clock) {
                out.at(field);
            }
        }),
    }

    /// A local time is one that clocks showed.
    ///
    /// On the second Sunday of March clocks go from 1:59 to 3:00. A time in between was made by a
    /// program, or read from a device that was not put forward.
    LOCAL_TIME_NONEXISTENT = "local-time-nonexistent" {
        severity: Error,
        ground: Law,
        citation: "15 U.S.C. 260a: since 2007 clocks are put forward at 2 a.m. on the second Sunday of March.",
        exceptions: "Arizona, Hawaii and the territories, whose clocks do not change; records without a state are not checked. A device's own clock: then state its offset.",
        pointers: ["/incident/occurred", "/incident/events/*/at", "/force/discharges/*/started"],
        message: "no clock there showed this time: clocks were put forward past it that night",
        bad: r#"{"/incident/scenes": [{"id": "scene-1", "place": {"state": {"status": "known", "value": "CA"}}}],
            "/incident/events": [{"id": "event-1", "kind": {"code": "call"}, "at": {"status": "known", "value": "2021-03-14T02:30"}}]}"#,
        good: r#"{"/incident/scenes": [{"id": "scene-1", "place": {"state": {"status": "known", "value": "AZ"}}}],
            "/incident/events": [{"id": "event-1", "kind": {"code": "call"}, "at": {"status": "known", "value": "2021-03-14T02:30"}}]}"#,
        check: CaseFile(|case, _, out| each_change_of_clocks(case, ClockChange::Forward, |place| out.at(place))),
    }

    /// A local time that occurred twice says which of the two is meant.
    ///
    /// On the first Sunday of November clocks go back, and every time from 1:00 to 1:59 occurs
    /// twice. A UTC offset says which: on the West Coast, `-07:00` the first time and `-08:00` the
    /// second.
    LOCAL_TIME_AMBIGUOUS = "local-time-ambiguous" {
        severity: Warning,
        ground: Law,
        citation: "15 U.S.C. 260a: since 2007 clocks are put back at 2 a.m. on the first Sunday of November.",
        exceptions: "Arizona, Hawaii and the territories, whose clocks do not change; records without a state are not checked.",
        pointers: ["/incident/occurred", "/incident/events/*/at", "/force/discharges/*/started"],
        message: "clocks showed this time twice that night: a UTC offset would say which is meant",
        bad: r#"{"/incident/scenes": [{"id": "scene-1", "place": {"state": {"status": "known", "value": "CA"}}}],
            "/incident/events": [{"id": "event-1", "kind": {"code": "call"}, "at": {"status": "known", "value": "2021-11-07T01:30"}}]}"#,
        good: r#"{"/incident/scenes": [{"id": "scene-1", "place": {"state": {"status": "known", "value": "CA"}}}],
            "/incident/events": [{"id": "event-1", "kind": {"code": "call"}, "at": {"status": "known", "value": "2021-11-07T01:30-08:00"}}]}"#,
        check: CaseFile(|case, _, out| each_change_of_clocks(case, ClockChange::Back, |place| out.at(place))),
    }
}

/// What clocks do in a night of March, and in one of November.
#[derive(Clone, Copy, PartialEq)]
enum ClockChange {
    Forward,
    Back,
}

/// Shows the places of local times that fall into an hour over which clocks were put.
fn each_change_of_clocks(case: &CaseFile, change: ClockChange, mut found: impl FnMut(std::fmt::Arguments<'_>)) {
    let follows = |state: &String| state.len() == 2 && !WITHOUT_SUMMER_TIME.contains(&state.as_str());
    let state =
        |scene: &crate::Scene| scene.place.as_ref().is_some_and(|place| place.state.value().is_some_and(follows));
    if case.incident.scenes.is_empty() || !case.incident.scenes.iter().all(state) {
        return;
    }
    let changed = |date: &Fact<Date>| date.value().and_then(|date| change_of_clocks(*date)) == Some(change);
    if changed(&case.incident.occurred) {
        found(format_args!("/incident/occurred"));
    }
    for (index, event) in case.incident.events.iter().enumerate() {
        if changed(&event.at) {
            found(format_args!("/incident/events/{index}/at"));
        }
    }
    for (index, discharge) in case.force.iter().flat_map(|force| force.discharges.iter().enumerate()) {
        if changed(&discharge.started) {
            found(format_args!("/force/discharges/{index}/started"));
        }
    }
}

/// What clocks did in the hour of a local time, where its zone is not stated.
fn change_of_clocks(date: Date) -> Option<ClockChange> {
    if !matches!(date.hour(), Some(1 | 2)) || date.offset().is_some() || date.year() < 2007 {
        return None;
    }
    let time = date.earliest();
    let (change, month, nth) = match (time.month(), time.hour()) {
        (3, 2) => (ClockChange::Forward, 3, 2),
        (11, 1) => (ClockChange::Back, 11, 1),
        _ => return None,
    };
    let night = NaiveDate::from_weekday_of_month_opt(date.year(), month, Weekday::Sun, nth);
    (night == Some(time.date())).then_some(change)
}
