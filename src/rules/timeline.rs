//! Rules on the order of what happened: call, dispatch, arrival, shots. Dates are as precise as their
//! sources; only what is certainly in the wrong order is wrong.

use super::rules;
use crate::{Date, Entity, Event, EventKind, Fact, Material, Number, Proceeding, Severity};

rules! {
    /// An interval starts before it ends.
    ///
    /// Start and end are easily swapped, and the change of day is easily forgotten when something
    /// goes past midnight.
    INTERVAL_INVERTED = "interval-inverted" {
        severity: Error,
        ground: Logic,
        citation: "What ends has begun.",
        exceptions: "None. If both are known only to the day, they may be the same.",
        pointers: [
            "/incident/events/*/until",
            "/incident/scenes/*/ended",
            "/force/discharges/*/ended",
            "/aid/*/ended",
            "/materials/*/ended",
            "/investigations/*/roles/*/end",
            "/proceedings/*/returned",
            "/proceedings/*/ended",
            "/responses/*/ended",
        ],
        message: "this ends before it begins",
        bad: r#"{"/force/discharges/0/ended": {"status": "known", "value": "2021-05-01T22:09"}}"#,
        good: r#"{"/force/discharges/0/ended": {"status": "known", "value": "2021-05-01T22:10"}}"#,
        check: Entity(|entity, _, out| {
            let (field, end, start) = match entity {
                Entity::Event(it) => ("/until", &it.until, &it.at),
                Entity::Scene(it) => ("/ended", &it.ended, &it.started),
                Entity::Discharge(it) => ("/ended", &it.ended, &it.started),
                Entity::Aid(it) => ("/ended", &it.ended, &it.started),
                Entity::Material(Material::Recording(it)) => ("/ended", &it.ended, &it.started),
                Entity::Proceeding(Proceeding::GrandJury(it)) => ("/returned", &it.returned, &it.opened),
                Entity::Proceeding(Proceeding::Inquest(it)) => ("/returned", &it.returned, &it.opened),
                Entity::Proceeding(Proceeding::Suit(it)) => ("/ended", &it.ended, &it.filed),
                Entity::Proceeding(Proceeding::Other(it)) => ("/ended", &it.ended, &it.opened),
                Entity::Response(it) => ("/ended", &it.ended, &it.started),
                Entity::Investigation(it) => {
                    for (index, role) in it.roles.iter().enumerate() {
                        if role.end.certainly_before(&role.start) {
                            out.at(format_args!("/roles/{index}/end"));
                        }
                    }
                    return;
                }
                _ => return,
            };
            if end.certainly_before(start) {
                out.at(field);
            }
        }),
    }

    /// A stated duration equals the time from the first shot to the last.
    ///
    /// Times given to the minute leave two minutes of tolerance.
    DURATION_MISMATCH = "duration-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "How long something lasts is the time from its beginning to its end.",
        exceptions: "None. Where beginning and end have different UTC offsets, nothing is reported.",
        pointers: ["/force/discharges/*/duration_seconds"],
        message: "the stated duration and the time from beginning to end differ by at least {} seconds",
        bad: r#"{"/force/discharges/0/ended": {"status": "known", "value": "2021-05-01T22:14"}, "/force/discharges/0/duration_seconds": {"status": "known", "value": 11}}"#,
        good: r#"{"/force/discharges/0/ended": {"status": "known", "value": "2021-05-01T22:11"}, "/force/discharges/0/duration_seconds": {"status": "known", "value": 11}}"#,
        check: Discharge(|discharge, _, out| {
            let seconds = &discharge.duration_seconds;
            if seconds.is_stated()
                && let Some(apart) = apart(seconds, &discharge.started, &discharge.ended)
            {
                out.at_with("/duration_seconds", &[apart]);
            }
        }),
    }

    /// Shots are fired during the incident.
    ///
    /// A shooting that goes on past midnight, or over several places, is a range of time: give the
    /// incident one.
    SHOTS_OUTSIDE_INCIDENT = "shots-outside-incident" {
        severity: Warning,
        ground: Logic,
        citation: "The shots are the incident. Stockton 2014: one incident in three counties.",
        exceptions: "The incident is dated by the day that it began. Shots more than a day away are an error.",
        pointers: ["/force/discharges/*/started"],
        message: "these shots are outside the time of the incident",
        bad: r#"{"/force/discharges/0/started": {"status": "known", "value": "2021-05-02T00:10"}, "/materials/0/shows_shooting": {"status": "unknown"}}"#,
        good: r#"{"/incident/occurred": {"status": "range", "earliest": "2021-05-01", "latest": "2021-05-02"}, "/force/discharges/0/started": {"status": "known", "value": "2021-05-02T00:10"}, "/materials/0/shows_shooting": {"status": "unknown"}}"#,
        check: Discharge(|discharge, cx, out| {
            let (shots, occurred) = (&discharge.started, cx.occurred());
            if shots.certainly_before(occurred) || is_after(shots, occurred) {
                let near = days_apart(shots, occurred).is_none_or(|days| days <= 1);
                out.say(if near { Severity::Warning } else { Severity::Error }, "/started", &[]);
            }
        }),
    }

    /// An incident that goes past midnight is dated as a range.
    ///
    /// The call came before midnight, the shots after it. Somebody who searches for the case by
    /// only one of the days may miss it.
    MIDNIGHT_CROSSING = "midnight-crossing" {
        severity: Info,
        ground: Plausibility,
        citation: "Sacramento, September 2018: the call at 23:30, the shots at 3:12.",
        exceptions: "For information only: the incident's date may be that of the shots.",
        pointers: ["/incident/events/*/at"],
        message: "this was the day before the incident's date: a range would cover both",
        bad: r#"{"/incident/events": [{"id": "event-1", "kind": {"code": "call"}, "at": {"status": "known", "value": "2021-04-30T23:30"}}]}"#,
        good: r#"{"/incident/events": [{"id": "event-1", "kind": {"code": "call"}, "at": {"status": "known", "value": "2021-05-01T20:30"}}]}"#,
        check: Event(|event, cx, out| {
            if leads_to_shots(event) && days_before(event, cx.occurred()) == Some(1) {
                out.at("/at");
            }
        }),
    }

    /// Dispatch, arrival and shots do not come days before the incident.
    ///
    /// A month or a year was mistyped.
    EVENT_BEFORE_INCIDENT = "event-before-incident" {
        severity: Warning,
        ground: Plausibility,
        citation: "Calls are answered within hours.",
        exceptions: "A search, a siege or a surveillance of several days: then give the incident a range.",
        pointers: ["/incident/events/*/at"],
        message: "this was days before the incident that it is part of",
        bad: r#"{"/incident/events": [{"id": "event-1", "kind": {"code": "dispatch"}, "at": {"status": "known", "value": "2021-04-01T22:01"}}]}"#,
        good: r#"{"/incident/events": [{"id": "event-1", "kind": {"code": "sighting"}, "at": {"status": "known", "value": "2021-04-01T22:01"}}]}"#,
        check: Event(|event, cx, out| {
            if leads_to_shots(event) && days_before(event, cx.occurred()) > Some(1) {
                out.at("/at");
            }
        }),
    }

    /// A call comes before officers are dispatched to it.
    ///
    /// If all calls in the record come after the dispatch and before the shots, the two were timed
    /// by different clocks, or a call is missing.
    REPORT_AFTER_DISPATCH = "report-after-dispatch" {
        severity: Warning,
        ground: Logic,
        citation: "Dispatch logs: a call is received, then sent.",
        exceptions: "Officers were there on their own initiative. Calls about the shots themselves are not checked.",
        pointers: ["/incident/events/*/at"],
        message: "officers were dispatched before the first call in the record",
        bad: r#"{"/incident/events": [{"id": "event-1", "kind": {"code": "dispatch"}, "at": {"status": "known", "value": "2021-05-01T22:01"}},
            {"id": "event-2", "kind": {"code": "call"}, "at": {"status": "known", "value": "2021-05-01T22:04"}}]}"#,
        good: r#"{"/incident/events": [{"id": "event-1", "kind": {"code": "dispatch"}, "at": {"status": "known", "value": "2021-05-01T22:01"}},
            {"id": "event-2", "kind": {"code": "call"}, "at": {"status": "known", "value": "2021-05-01T22:12"}}]}"#,
        check: Incident(|incident, cx, out| {
            let Some((place, dispatch)) = first(&incident.events, EventKind::Dispatch) else { return };
            let mut calls = incident.events.iter().filter(|it| it.kind == EventKind::Call).peekable();
            let shots =
                cx.discharges().iter().map(|it| &it.started).find(|it| it.is_stated()).unwrap_or(&incident.occurred);
            let between = |call: &Event| dispatch.at.certainly_before(&call.at) && call.at.certainly_before(shots);
            if calls.peek().is_some() && calls.all(between) {
                out.at(format_args!("/events/{place}/at"));
            }
        }),
    }

    /// Officers arrive after they are dispatched.
    ///
    /// The clocks of dispatch and of the cameras differ, or officers were there before.
    ARRIVAL_BEFORE_DISPATCH = "arrival-before-dispatch" {
        severity: Info,
        ground: Logic,
        citation: "Dispatch logs: a unit is sent, then on scene.",
        exceptions: "Officers who came by and called for others: that is why it is only an info.",
        pointers: ["/incident/events/*/at"],
        message: "the first arrival in the record comes before the first dispatch",
        bad: r#"{"/incident/events": [{"id": "event-1", "kind": {"code": "dispatch"}, "at": {"status": "known", "value": "2021-05-01T22:05"}},
            {"id": "event-2", "kind": {"code": "arrival"}, "at": {"status": "known", "value": "2021-05-01T22:04"}}]}"#,
        good: r#"{"/incident/events": [{"id": "event-1", "kind": {"code": "dispatch"}, "at": {"status": "known", "value": "2021-05-01T22:04"}},
            {"id": "event-2", "kind": {"code": "arrival"}, "at": {"status": "known", "value": "2021-05-01T22:04"}}]}"#,
        check: Incident(|incident, _, out| {
            let Some((place, arrival)) = first(&incident.events, EventKind::Arrival) else { return };
            if first(&incident.events, EventKind::Dispatch)
                .is_some_and(|(_, sent)| arrival.at.certainly_before(&sent.at))
            {
                out.at(format_args!("/events/{place}/at"));
            }
        }),
    }

    /// Everyone who fired was there when they fired.
    ///
    /// Those who are first to come after the shots are not those who fired. An arrival after the
    /// shots is somebody else's, or the shots are.
    SHOOTER_ARRIVED_AFTER_SHOTS = "shooter-arrived-after-shots" {
        severity: Warning,
        ground: Logic,
        citation: "Whoever fires a round is there when it is fired.",
        exceptions: "The officer left and came back; fired from afar; arrived at another scene, where scenes are kept apart.",
        pointers: ["/incident/events/*/at"],
        message: "an officer who fired arrived only after all of that officer's shots",
        bad: r#"{"/incident/events": [{"id": "event-1", "kind": {"code": "arrival"}, "by": ["officer-1"], "at": {"status": "known", "value": "2021-05-01T22:12"}}]}"#,
        good: r#"{"/incident/events": [{"id": "event-1", "kind": {"code": "arrival"}, "by": ["fire-department"], "at": {"status": "known", "value": "2021-05-01T22:12"}}]}"#,
        check: Event(|event, cx, out| {
            if event.kind != EventKind::Arrival || cx.discharges().len() > 64 {
                return;
            }
            let late = |officer: &str| {
                let shot =
                    cx.discharges().iter().filter(|it| it.shooters.iter().take(64).any(|shooter| *shooter == *officer));
                let mut shot = shot.peekable();
                shot.peek().is_some()
                    && shot.all(|it| {
                        it.started.certainly_before(&event.at) && (it.scene.is_none() || it.scene == event.scene)
                    })
            };
            if event.by.iter().take(64).any(|officer| late(officer)) {
                out.at("/at");
            }
        }),
    }

    /// A period of duty status starts before it ends.
    ///
    /// Leave and return are easily swapped.
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

/// What stands between a call and the shots.
fn leads_to_shots(event: &Event) -> bool {
    matches!(
        event.kind.code,
        EventKind::Call | EventKind::Dispatch | EventKind::Arrival | EventKind::Contact | EventKind::Shots
    )
}

/// The event of a kind that certainly comes before the others, or else the first that has a time.
fn first(events: &[Event], kind: EventKind) -> Option<(usize, &Event)> {
    let timed = events.iter().enumerate().filter(|(_, event)| event.kind == kind && event.at.earliest().is_some());
    timed.reduce(|first, next| if next.1.at.certainly_before(&first.1.at) { next } else { first })
}

/// How many days an event certainly lies before the incident.
fn days_before(event: &Event, occurred: &Fact<Date>) -> Option<i64> {
    event.at.certainly_before(occurred).then(|| days_apart(&event.at, occurred)).flatten().filter(|days| *days > 0)
}

fn is_after(date: &Fact<Date>, other: &Fact<Date>) -> bool {
    other.certainly_before(date)
}

/// How many calendar days lie between two dates, at least.
fn days_apart(a: &Fact<Date>, b: &Fact<Date>) -> Option<i64> {
    let [a_first, a_last] = [a.earliest()?.earliest().date(), a.latest()?.latest().date()];
    let [b_first, b_last] = [b.earliest()?.earliest().date(), b.latest()?.latest().date()];
    Some((b_first - a_last).num_days().max((a_first - b_last).num_days()).max(0))
}

/// How many seconds a stated duration and the time from start to end are certainly apart.
fn apart(seconds: &Fact<Number>, start: &Fact<Date>, end: &Fact<Date>) -> Option<i64> {
    let [begun, begun_by] = [start.earliest()?, start.latest()?];
    let [ended, ended_by] = [end.earliest()?, end.latest()?];
    if begun.offset() != ended.offset() {
        return None;
    }
    let shortest = (ended.earliest() - begun_by.latest()).num_seconds();
    let longest = (ended_by.latest() - begun.earliest()).num_seconds() + 1;
    #[expect(clippy::cast_possible_truncation, reason = "shown to the second")]
    let apart = [shortest - seconds.max()?.ceil() as i64, seconds.min()? as i64 - longest];
    apart.into_iter().find(|seconds| *seconds > 0)
}
