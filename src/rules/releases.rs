//! Rules on releases, the duties that they answer, and deadlines.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{Severity, rules};
use crate::validate::Context;
use crate::{
    Audience, Coded, Counting, CourtEffect, CourtOrderStep, Date, Duty, Fact, Limit, LimitUnit, Policy, Release,
    ReleaseMode, Step, TriggerKind,
};

rules! {
    /// A public release can be found.
    ///
    /// Without an address or number, nobody can look at what was released.
    RELEASE_NO_LOCATOR = "release-no-locator" {
        severity: Info,
        ground: Plausibility,
        citation: "An article's \"available here\" loses its link when the text is copied.",
        exceptions: "What was only shown has no address; nor has what went to the family or a court.",
        pointers: ["/releases/*"],
        misses: ["url", "items"],
        message: "nothing says where the release can be found",
        bad: r#"{"/releases/0/url": null}"#,
        good: r#"{"/releases/0/url": null, "/releases/0/mode": "shown"}"#,
        check: Release(|release, _, out| {
            let found = release.url.value().is_some() || release.items.iter().any(|item| item.url.value().is_some());
            if !found && is_public(release) && release.mode != Some(ReleaseMode::Shown) {
                out.at("");
            }
        }),
    }

    /// An additional release follows an earlier one.
    ///
    /// The word says that something came before; the record should have it.
    ADDITIONAL_WITHOUT_PRIOR = "additional-without-prior" {
        severity: Warning,
        ground: Logic,
        citation: "What is additional adds to something.",
        exceptions: "None: put down the earlier release, be its details unknown.",
        pointers: ["/releases/*/additional"],
        message: "it is called additional, and no other release of the record can be earlier",
        bad: r#"{"/releases/0/additional": {"status": "known", "value": true}}"#,
        good: r#"{"/releases/0/additional": {"status": "known", "value": true}, "/releases/-": {"id": "release-0", "released": {"status": "known", "value": "2021-05"}, "url": {"status": "known", "value": "https://police.example.org/releases/0"}}}"#,
        check: CaseFile(|case, cx, out| {
            // What stands alone has its earlier releases elsewhere.
            if cx.standalone {
                return;
            }
            // Only a release that comes before all others can be additional to none.
            let before = |a: &Release, b: &Release| a.released.certainly_before(&b.released);
            let releases = case.releases.iter().enumerate();
            let first = releases.reduce(|first, next| if before(next.1, first.1) { next } else { first });
            let Some((index, first)) = first.filter(|(_, first)| first.additional.is_yes()) else { return };
            if case.releases.iter().all(|other| other.id == first.id || before(first, other)) {
                out.at(format_args!("/releases/{index}/additional"));
            }
        }),
    }

    /// Disclosure to some is not publication.
    ///
    /// Some laws tell the two apart: a family may see what the public may not.
    DISCLOSURE_NOT_RELEASE = "disclosure-not-release" {
        severity: Warning,
        ground: Law,
        citation: "N.C. Gen. Stat. 132-1.4A as reported in 2021: disclosure to the family apart from release to the public.",
        exceptions: "None: a private audience is shown or given a copy.",
        pointers: ["/releases/*/mode"],
        message: "it is called published, and went to a private audience",
        bad: r#"{"/releases/0/audience": [{"code": "family"}]}"#,
        good: r#"{"/releases/0/audience": [{"code": "family"}], "/releases/0/mode": "shown"}"#,
        check: Release(|release, _, out| {
            if !is_public(release) && release.mode == Some(ReleaseMode::Published) {
                out.at("/mode");
            }
        }),
    }

    /// A policy applies to what happened while it was in force.
    ///
    /// California's AB 748 of 2019 set no deadline in 2018.
    POLICY_NOT_IN_FORCE = "policy-not-in-force" {
        severity: Warning,
        ground: Law,
        citation: "Cal. Gov. Code 7923.625 (AB 748): operative from 1 July 2019.",
        exceptions: "Laws that reach back; say so in the duty's `note`.",
        pointers: ["/duties/*/policy"],
        message: "the policy was not yet in force when the clock is said to have started",
        bad: r#"{"/policies/0/effective": {"status": "known", "value": "2022-01-01"}}"#,
        good: r#"{"/policies/0/effective": {"status": "known", "value": "2021"}}"#,
        check: Duty(|duty, cx, out| {
            let effective = policy(duty, cx).map(|policy| &policy.effective);
            if effective.is_some_and(|effective| trigger_date(duty, cx).certainly_before(effective)) {
                out.at("/policy");
            }
        }),
    }

    /// A limit in days says whether the first day counts.
    ///
    /// The same newsroom text counts "three days later" without it and "the 30th day after" with
    /// it; a day hangs on that.
    DEADLINE_COUNTING_UNSPECIFIED = "deadline-counting-unspecified" {
        severity: Info,
        ground: Law,
        citation: "The Sacramento council policy of 2016 says \"within 30 days\" and no more.",
        exceptions: "It is worth knowing, never wrong.",
        pointers: ["/duties/*"],
        misses: ["counting"],
        message: "nothing says whether the day that started the clock counts",
        bad: r#"{"/policies/0/limit/counting": "unspecified"}"#,
        good: r#"{"/policies/0/limit/counting": "unspecified", "/duties/0/counting": "inclusive"}"#,
        check: Duty(|duty, cx, out| {
            let in_days = limit(duty, cx).is_some_and(|limit| {
                matches!(limit.unit, LimitUnit::Days | LimitUnit::CalendarDays | LimitUnit::BusinessDays)
            });
            if in_days && counting(duty, cx).is_none() {
                out.at("");
            }
        }),
    }

    /// A limit says what starts its clock.
    ///
    /// Chicago missed its deadlines in part because staff started the clock at the notification
    /// rather than the incident.
    DEADLINE_TRIGGER_UNSPECIFIED = "deadline-trigger-unspecified" {
        severity: Warning,
        ground: Law,
        citation: "Chicago Inspector General, 2020: 14 of 33 late releases counted from the wrong day.",
        exceptions: "None.",
        pointers: ["/duties/*"],
        misses: ["trigger"],
        message: "nothing says what starts the clock",
        bad: r#"{"/duties/0/trigger": null, "/policies/0/trigger": null}"#,
        good: r#"{"/duties/0/trigger": null}"#,
        check: Duty(|duty, cx, out| {
            let Some(policy) = policy(duty, cx) else { return };
            if policy.limit.is_some() && duty.trigger.is_none() && !policy.trigger.is_stated() {
                out.at("");
            }
        }),
    }

    /// A stated due date is what the policy makes it.
    ///
    /// Chicago's COPA gave 8 January 2021 for a shooting of 13 October with a 90-day limit: that is
    /// day 87.
    DEADLINE_ARITHMETIC = "deadline-arithmetic" {
        severity: Warning,
        ground: Law,
        citation: "The trigger's day, plus the limit, plus the extensions that were granted.",
        exceptions: "Business days are not looked at, and a weekend may roll on. It is an error only for calendar days, with counting stated and no step taken.",
        pointers: ["/duties/*/due"],
        message: "the stated due date is {} days from the last day of the limit, the first day not counted",
        bad: r#"{"/duties/0/due": {"status": "known", "value": "2021-05-28"}}"#,
        good: r#"{"/duties/0/due": {"status": "known", "value": "2021-05-30"}, "/policies/0/limit/counting": "unspecified"}"#,
        check: Duty(|duty, cx, out| {
            let (Some(due), Some(start)) = (certain_day(&duty.due), trigger_day(duty, cx)) else { return };
            let Some(limit) = limit_in_days(duty, cx) else { return };
            let day = (due - start).num_days();
            let stated = counting(duty, cx);
            // The date may have been stated before any of the extensions was granted, or after it.
            let mut days = i64::from(limit);
            let mut fits = falls_on(day, days, start, stated);
            for step in &duty.steps {
                if let Step::Granted(granted) = step {
                    let Some(more) = granted.days.value() else { return };
                    days += i64::from(more.get());
                    fits |= falls_on(day, days, start, stated);
                }
            }
            if !fits {
                let exact = stated.is_some() && duty.steps.is_empty() && unit(duty, cx) == Some(LimitUnit::CalendarDays);
                let severity = if exact { Severity::Error } else { Severity::Warning };
                out.say(severity, "/due", &[(day - days).abs()]);
            }
        }),
    }

    /// "The 30th day" is the 30th day.
    ///
    /// Sources count days with the first one or without it. Where nothing says which, a number that
    /// fits one of the two is worth knowing; one that fits neither is a contradiction.
    DAY_OFFSET_MISMATCH = "day-offset-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "18 March to 16 April 2018 is 29 days without the first day, and the 30th day with it.",
        exceptions: "Worth knowing only, where counting is not stated and the number fits with the first day counted.",
        pointers: ["/duties/*/stated_day"],
        message: "the release came on day {} with the first day not counted, on day {} with it counted; hold the stated day against both",
        bad: r#"{"/duties/0/stated_day": {"status": "known", "value": 21}}"#,
        good: r#"{"/duties/0/stated_day": {"status": "known", "value": 19}}"#,
        check: Duty(|duty, cx, out| {
            let (Some(stated), Some(start)) = (duty.stated_day.value(), trigger_day(duty, cx)) else { return };
            let Some(released) = answer(duty, cx).and_then(|answer| certain_day(&answer.released)) else { return };
            let (stated, day) = (i64::from(stated.get()), (released - start).num_days());
            let severity = match counting(duty, cx) {
                Some(Counting::Inclusive) if stated == day + 1 => return,
                None if stated == day + 1 => Severity::Info,
                Some(Counting::Inclusive) => Severity::Warning,
                _ if stated == day => return,
                _ => Severity::Warning,
            };
            out.say(severity, "/stated_day", &[day, day + 1]);
        }),
    }

    /// A release comes in time.
    ///
    /// The later of two readings of the limit is taken, and every extension that was granted.
    RELEASE_LATE = "release-late" {
        severity: Warning,
        ground: Law,
        citation: "Sacramento, shooting of 10 February 2017: due on day 30, not released by day 39.",
        exceptions: "What was lawfully withheld until later.",
        pointers: ["/duties/*"],
        message: "the release came {} days after the last day on which it can have been due",
        bad: r#"{"/releases/0/released": {"status": "known", "value": "2021-06-02"}}"#,
        good: r#"{"/releases/0/released": {"status": "known", "value": "2021-06-02"}, "/duties/0/steps": [{"kind": "granted", "days": {"status": "known", "value": 30}}]}"#,
        check: Duty(|duty, cx, out| {
            let (Some(due), Some(answer)) = (last_due(duty, cx), answer(duty, cx)) else { return };
            let Some(released) = answer.released.earliest().map(|date| date.local_days()[0]) else { return };
            if released > due && !is_held_up(duty) {
                out.at_with("", &[(released - due).num_days()]);
            }
        }),
    }

    /// What was due has come.
    ///
    /// As of the record's own day, the last possible due date has passed, and nothing answers the
    /// duty.
    RELEASE_OVERDUE = "release-overdue" {
        severity: Warning,
        ground: Law,
        citation: "Chicago Inspector General, 2020: 33 of 122 releases came late.",
        exceptions: "What is lawfully withheld, or forbidden by a court.",
        pointers: ["/duties/*"],
        misses: ["answered_by", "steps"],
        message: "the last day on which it can have been due passed {} days ago, and nothing was released",
        bad: r#"{"/duties/0/answered_by": null}"#,
        good: r#"{"/duties/0/answered_by": null, "/duties/0/steps": [{"kind": "withheld", "basis": {"status": "known", "value": "active investigation"}}]}"#,
        check: Duty(|duty, cx, out| {
            let (Some(due), Some(as_of)) = (last_due(duty, cx), cx.as_of) else { return };
            let answered = !duty.answered_by.is_empty() || duty.steps.iter().any(|step| matches!(step, Step::Released(_)));
            let today = as_of.local_days()[0];
            if today > due && !answered && !is_held_up(duty) {
                out.at_with("", &[(today - due).num_days()]);
            }
        }),
    }
}

/// Whether a release went to everyone, as far as the record says.
fn is_public(release: &Release) -> bool {
    let public = |audience: &Coded<Audience>| matches!(audience.code, Audience::Public | Audience::Press);
    release.audience.is_empty() || release.audience.iter().any(public)
}

fn policy<'a>(duty: &Duty, cx: &Context<'a>) -> Option<&'a Policy> {
    cx.policy(duty.policy.as_ref()?)
}

fn limit<'a>(duty: &Duty, cx: &Context<'a>) -> Option<&'a Limit> {
    policy(duty, cx)?.limit.as_ref()
}

/// How days are counted, if that is stated.
fn counting(duty: &Duty, cx: &Context<'_>) -> Option<Counting> {
    let stated = |counting: Option<Counting>| counting.filter(|counting| *counting != Counting::Unspecified);
    stated(duty.counting).or_else(|| stated(limit(duty, cx)?.counting))
}

/// When the clock started: as the duty says, or else the incident, where duty or policy names that
/// as what starts it.
fn trigger_date<'a>(duty: &'a Duty, cx: &Context<'a>) -> &'a Fact<Date> {
    match &duty.trigger {
        Some(trigger) if trigger.at.is_stated() => &trigger.at,
        Some(trigger) if trigger.kind == TriggerKind::Incident => cx.occurred(),
        None if policy(duty, cx).is_some_and(starts_with_incident) => cx.occurred(),
        _ => &Fact::NotStated,
    }
}

fn starts_with_incident(policy: &Policy) -> bool {
    policy.trigger.value().is_some_and(|trigger| *trigger == TriggerKind::Incident)
}

fn trigger_day(duty: &Duty, cx: &Context<'_>) -> Option<NaiveDate> {
    certain_day(trigger_date(duty, cx))
}

/// The calendar day of a date, when there is no doubt about it.
fn certain_day(date: &Fact<Date>) -> Option<NaiveDate> {
    let [first, last] = date.value()?.local_days();
    (first == last).then_some(first)
}

fn unit(duty: &Duty, cx: &Context<'_>) -> Option<LimitUnit> {
    limit(duty, cx).map(|limit| limit.unit)
}

/// Whether a day of the clock is the last of so many, by the counting that is stated or else by
/// either. From a weekend it may roll on to the next working day, over a holiday too.
fn falls_on(day: i64, days: i64, start: NaiveDate, counting: Option<Counting>) -> bool {
    let on = |last: i64| {
        let weekend = add(start, last).is_some_and(|last| matches!(last.weekday(), Weekday::Sat | Weekday::Sun));
        day == last || (weekend && (last..=last + 4).contains(&day))
    };
    match counting {
        Some(Counting::Inclusive) => on(days - 1),
        Some(Counting::Exclusive) => on(days),
        _ => on(days - 1) || on(days),
    }
}

/// The limit, where it is in plain days.
fn limit_in_days(duty: &Duty, cx: &Context<'_>) -> Option<u32> {
    let limit = limit(duty, cx)?;
    matches!(limit.unit, LimitUnit::Days | LimitUnit::CalendarDays).then_some(limit.amount.get())
}

/// The last day on which it can have been due.
fn last_due(duty: &Duty, cx: &Context<'_>) -> Option<NaiveDate> {
    // An end that is open, or an extension of unknown length, leaves no last day at all.
    let last = |date: &Fact<Date>| date.latest().map(|date| date.local_days()[1]);
    let mut due = match &duty.due {
        Fact::Known(_) | Fact::Range(_) => last(&duty.due)?,
        _ => {
            let days = i64::from(limit_in_days(duty, cx)?);
            let counted = i64::from(counting(duty, cx) == Some(Counting::Inclusive));
            add(last(trigger_date(duty, cx))?, days - counted)?
        }
    };
    for step in &duty.steps {
        if let Step::Granted(granted) = step {
            due = match (last(&granted.until), granted.days.max()) {
                (Some(until), _) => due.max(until),
                (None, Some(days)) => add(due, i64::from(days))?,
                (None, None) => return None,
            };
        }
    }
    Some(due)
}

fn add(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(u64::try_from(days).ok()?))
}

/// The release that answers the duty first in the list.
fn answer<'a>(duty: &Duty, cx: &Context<'a>) -> Option<&'a Release> {
    cx.release(duty.answered_by.first()?)
}

/// Whether something is withheld or forbidden, after the last step that speaks of it.
fn is_held_up(duty: &Duty) -> bool {
    let forbids = |order: &CourtOrderStep| {
        !order.effect.as_ref().is_some_and(|effect| {
            matches!(effect.code, CourtEffect::Orders | CourtEffect::Lifts | CourtEffect::DeniesWithholding)
        })
    };
    duty.steps.iter().fold(false, |held_up, step| match step {
        Step::Withheld(_) => true,
        Step::CourtOrdered(order) => forbids(order),
        Step::Reassessed(step) if step.still_withheld.is_no() => false,
        _ => held_up,
    })
}
