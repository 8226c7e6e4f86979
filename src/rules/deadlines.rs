//! Rules on deadlines: what starts them, how they are counted, whether they were kept. They read the
//! same clock as [`CaseFile::duty_states`](crate::CaseFile::duty_states), so that the two cannot disagree.

use chrono::{Datelike, NaiveDate};

use super::{Severity, rules};
use crate::clock::{self, ClockStatus, Grain, Holidays, Reading, Setting, Window, extensions};
use crate::validate::Context;
use crate::{Counting, Duty, Fact, Limit, LimitUnit, Policy, Step};

/// The holidays that rules leave out of business days.
pub(super) static HOLIDAYS: Holidays = Holidays::us_federal();

rules! {
    /// A limit in days says which days.
    ///
    /// Ten business days are fourteen calendar days, and more over a holiday.
    DEADLINE_DAYKIND_UNSPECIFIED = "deadline-daykind-unspecified" {
        severity: Info,
        ground: Law,
        citation: "AB 748 says calendar days; Austin's policy of 2021 says business days.",
        exceptions: "For information only: nothing is wrong. The clock counts calendar days.",
        pointers: ["/policies/*/limit/unit"],
        message: "the limit is in days, and nothing says whether they are calendar or business days",
        bad: r#"{"/policies/0/limit/unit": "days"}"#,
        good: r#"{"/policies/0/limit/unit": "calendar_days"}"#,
        check: Policy(|policy, _, out| {
            if policy.limit.as_ref().is_some_and(|limit| limit.unit == LimitUnit::Days) {
                out.at("/limit/unit");
            }
        }),
    }

    /// A limit says whether the first day counts.
    ///
    /// One newsroom text counts "three days later" without it and "the 30th day after" with it; the
    /// due date depends on it.
    DEADLINE_COUNTING_UNSPECIFIED = "deadline-counting-unspecified" {
        severity: Info,
        ground: Law,
        citation: "The Sacramento council policy of 2016 says \"within 30 days\" and no more.",
        exceptions: "For information only: nothing is wrong.",
        pointers: ["/duties/*"],
        misses: ["counting"],
        message: "nothing says whether the day that started the clock counts",
        bad: r#"{"/policies/0/limit/counting": "unspecified"}"#,
        good: r#"{"/policies/0/limit/counting": "unspecified", "/duties/0/counting": "inclusive"}"#,
        check: Duty(|duty, cx, out| {
            let in_days = limit(duty, cx).is_some_and(|limit| limit.unit != LimitUnit::Hours);
            if in_days && counting(duty, cx).is_none() {
                out.at("");
            }
        }),
    }

    /// A limit says what starts its clock.
    ///
    /// Chicago missed its deadlines in part because staff started the clock at the notification
    /// rather than at the incident.
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

    /// A stated due date agrees with the policy.
    ///
    /// Chicago's COPA gave 8 January 2021 for a shooting of 13 October with 60 days and 30 more:
    /// that is day 87.
    DEADLINE_ARITHMETIC = "deadline-arithmetic" {
        severity: Warning,
        ground: Law,
        citation: "The trigger's day, plus the limit, plus the extensions that were granted.",
        exceptions: "Business days are not checked, and a weekend may move the date. It is an error only for calendar days, with a stated way of counting and no procedural step taken.",
        pointers: ["/duties/*/due"],
        message: "the stated due date is {} days from the last day by the policy",
        bad: r#"{"/duties/0/due": {"status": "known", "value": "2021-05-28"}}"#,
        good: r#"{"/duties/0/due": {"status": "known", "value": "2021-05-30"}, "/policies/0/limit/counting": "unspecified"}"#,
        check: Duty(|duty, cx, out| {
            let reading = read(duty, cx);
            let Some(due) = certain_day(&duty.due).filter(|_| reading.trigger.at.day().is_some()) else { return };
            let unit = limit(duty, cx).map(|limit| limit.unit);
            if !reading.due.is_computed || matches!(unit, Some(LimitUnit::BusinessDays | LimitUnit::Hours)) {
                return;
            }
            // The date may have been stated before any of the extensions was granted, or after it.
            let mut deadline = reading.due.before_steps();
            let mut fits = falls_on(due, deadline.at);
            for (_, granted) in extensions(&duty.steps) {
                deadline.extend(granted, Grain::Days);
                fits |= falls_on(due, deadline.at);
            }
            let Some(last) = deadline.at.last_day() else { return };
            if !fits {
                let exact = counting(duty, cx).is_some() && duty.steps.is_empty() && unit == Some(LimitUnit::CalendarDays);
                let severity = if exact { Severity::Error } else { Severity::Warning };
                out.say(severity, "/due", &[(due - last).num_days().abs()]);
            }
        }),
    }

    /// The policy says whether a due date on a weekend or holiday moves.
    ///
    /// Sacramento's day 30 of 2017 was a Sunday. Many laws move such a day to the next working day,
    /// and few policies say so.
    DEADLINE_ON_NONWORKING_DAY = "deadline-on-nonworking-day" {
        severity: Info,
        ground: Law,
        citation: "Sacramento, shooting of 10 February 2017: day 30 was a Sunday.",
        exceptions: "For information only: nothing is wrong. Holidays are those of 5 U.S.C. 6103.",
        pointers: ["/duties/*"],
        message: "the last day is on a weekend or holiday, and the policy does not say whether it moves",
        bad: r#"{"/duties/0/due": null, "/policies/0/limit/rolls_over": null}"#,
        good: r#"{"/duties/0/due": null, "/policies/0/limit/rolls_over": true}"#,
        check: Duty(|duty, cx, out| {
            let reading = read(duty, cx);
            let Some(limit) = limit(duty, cx).filter(|limit| limit.rolls_over.is_none()) else { return };
            let day = reading.due.at.day();
            let in_calendar = !matches!(limit.unit, LimitUnit::BusinessDays | LimitUnit::Hours);
            if in_calendar && reading.due.is_computed && day.is_some_and(|day| !HOLIDAYS.is_business_day(day)) {
                out.at("");
            }
        }),
    }

    /// A stated due date on a weekend is moved if the policy says so.
    ///
    /// Otherwise it was counted without the rule.
    WEEKEND_DEADLINE_UNSHIFTED = "weekend-deadline-unshifted" {
        severity: Info,
        ground: Law,
        citation: "The policy's own `rolls_over`.",
        exceptions: "A holiday that the agency does not observe. Holidays are those of 5 U.S.C. 6103.",
        pointers: ["/duties/*/due"],
        message: "the stated due date is on a weekend or holiday, and the policy moves it to the next working day",
        bad: r#"{"/policies/0/limit/rolls_over": true}"#,
        good: r#"{"/policies/0/limit/rolls_over": true, "/duties/0/due": {"status": "known", "value": "2021-06-01"}}"#,
        check: Duty(|duty, cx, out| {
            let rolls_over = limit(duty, cx).is_some_and(|limit| limit.rolls_over == Some(true));
            if rolls_over && certain_day(&duty.due).is_some_and(|due| !HOLIDAYS.is_business_day(due)) {
                out.at("/due");
            }
        }),
    }

    /// A stated day number agrees with the dates.
    ///
    /// Sources count days with or without the first one. If nothing says which, a number that fits
    /// one of the two is flagged for information; one that fits neither is a contradiction.
    DAY_OFFSET_MISMATCH = "day-offset-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "18 March to 16 April 2018 is 29 days without the first day, and the 30th day with it.",
        exceptions: "Only an info if the way of counting is not stated and the number fits with the first day counted.",
        pointers: ["/duties/*/stated_day"],
        message: "the release came on day {} if the first day is not counted, on day {} if it is: compare the stated day with both",
        bad: r#"{"/duties/0/stated_day": {"status": "known", "value": 21}}"#,
        good: r#"{"/duties/0/stated_day": {"status": "known", "value": 19}}"#,
        check: Duty(|duty, cx, out| {
            let Some(stated) = duty.stated_day.value() else { return };
            let reading = read(duty, cx);
            let released = reading.answer.at.and_then(Window::day);
            let (Some(released), Some(start)) = (released, reading.trigger.at.day()) else { return };
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
    /// The later of two readings of the limit is used, and every extension that was granted.
    RELEASE_LATE = "release-late" {
        severity: Warning,
        ground: Law,
        citation: "Sacramento, shooting of 10 February 2017: due on day 30, not released by day 39.",
        exceptions: "What was lawfully withheld until later.",
        pointers: ["/duties/*"],
        message: "the release came {} days after the latest possible due date",
        bad: r#"{"/releases/0/released": {"status": "known", "value": "2021-06-02"}}"#,
        good: r#"{"/releases/0/released": {"status": "known", "value": "2021-06-02"}, "/duties/0/steps": [{"kind": "granted", "days": {"status": "known", "value": 30}}]}"#,
        check: Duty(|duty, cx, out| {
            let reading = read(duty, cx);
            if reading.status == ClockStatus::Late {
                out.at_with("", &[reading.days().unwrap_or_default()]);
            }
        }),
    }

    /// Nothing due is outstanding.
    ///
    /// As of the record's own date, the latest possible due date has passed, and nothing that came
    /// fulfils the duty, or only a part of it.
    RELEASE_OVERDUE = "release-overdue" {
        severity: Warning,
        ground: Law,
        citation: "Chicago Inspector General, 2020: 33 of 122 releases came late.",
        exceptions: "What is lawfully withheld, or forbidden by a court.",
        pointers: ["/duties/*"],
        misses: ["answered_by", "steps"],
        message: "the latest possible due date passed {} days ago, and this has not been released in full",
        bad: r#"{"/duties/0/answered_by": null}"#,
        good: r#"{"/duties/0/answered_by": null, "/duties/0/steps": [{"kind": "withheld", "basis": {"status": "known", "value": "active investigation"}}]}"#,
        check: Duty(|duty, cx, out| {
            let reading = read(duty, cx);
            if reading.status == ClockStatus::Overdue {
                out.at_with("", &[reading.days().unwrap_or_default()]);
            }
        }),
    }

    /// Whether a duty was met agrees with its dates.
    ///
    /// "On time" and "late" are often repeated from a release that counted from the wrong day.
    ONTIME_FLAG_WRONG = "ontime-flag-wrong" {
        severity: Error,
        ground: Logic,
        citation: "Chicago Inspector General, 2020: 14 of 33 late releases were counted from the wrong day.",
        exceptions: "It is only a warning if it is not certain that all was released, for business days, and if the last day was on a weekend or holiday.",
        pointers: ["/duties/*/met"],
        message: "the dates contradict this: {} days from the last day",
        bad: r#"{"/duties/0/met": {"status": "known", "value": true}, "/releases/0/released": {"status": "known", "value": "2021-06-08"}}"#,
        good: r#"{"/duties/0/met": {"status": "known", "value": true}}"#,
        check: Duty(|duty, cx, out| {
            let Some(stated) = duty.met.value() else { return };
            let reading = read(duty, cx);
            let (says, is_sure) = match reading.status {
                ClockStatus::Met => (true, reading.answer.is_complete),
                ClockStatus::Late | ClockStatus::Overdue => (false, true),
                _ => return,
            };
            if *stated != says {
                let in_calendar = limit(duty, cx).is_some_and(|limit| limit.unit != LimitUnit::BusinessDays);
                let on_business_day = reading.due.at.last_day().is_some_and(|day| HOLIDAYS.is_business_day(day));
                let is_sure = is_sure && in_calendar && (says || on_business_day || reading.days() > Some(4));
                let severity = if is_sure { Severity::Error } else { Severity::Warning };
                out.say(severity, "/met", &[reading.days().unwrap_or_default()]);
            }
        }),
    }

    /// A promise is kept, or the record says what the outcome was.
    ///
    /// Names within ten days, video within thirty: the one who promised can be asked.
    PROMISE_UNMET = "promise-unmet" {
        severity: Info,
        ground: Plausibility,
        citation: "Sacramento, March 2018: the police said that names would come within ten days.",
        exceptions: "What was promised came in another way: add a step.",
        pointers: ["/duties/*/steps/*"],
        message: "the promised day has passed, and nothing says that the promise was kept",
        bad: r#"{"/duties/0/answered_by": null, "/duties/0/due": null, "/duties/0/policy": null, "/duties/0/steps": [{"kind": "promised", "promised_for": {"status": "known", "value": "2021-05-11"}}]}"#,
        good: r#"{"/duties/0/steps": [{"kind": "promised", "promised_for": {"status": "known", "value": "2021-05-25"}}]}"#,
        check: Duty(|duty, cx, out| {
            let promised = duty.steps.iter().enumerate().filter_map(|(index, step)| match step {
                Step::Promised(step) => Some((index, Window::of(&step.promised_for, Grain::Days))),
                _ => None,
            });
            let reading = read(duty, cx);
            let came = reading.answer.at.or(reading.as_of);
            for (index, day) in promised {
                if came.is_some_and(|came| came.is_after(day)) {
                    out.at(format_args!("/steps/{index}"));
                }
            }
        }),
    }
}

/// The clock of a duty, as of the record's date or the caller's.
pub(super) fn read<'a>(duty: &'a Duty, cx: &Context<'a>) -> Reading<'a> {
    cx.clock_of(duty, || {
        let setting = Setting {
            occurred: cx.occurred(),
            known_by: cx.known_by(),
            policy: policy(duty, cx),
            as_of: cx.as_of,
            holidays: &HOLIDAYS,
        };
        let named = duty.answered_by.iter().filter_map(|id| cx.release(id));
        let naming = cx.releases_naming(duty);
        clock::read(duty, &setting, named.chain(naming), |id| cx.release(id))
    })
}

pub(super) fn policy<'a>(duty: &Duty, cx: &Context<'a>) -> Option<&'a Policy> {
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

/// The calendar day of a date, when there is no doubt about it.
pub(super) fn certain_day(date: &Fact<crate::Date>) -> Option<NaiveDate> {
    let [first, last] = date.value()?.local_days();
    (first == last).then_some(first)
}

/// Whether a stated day is the last one, by one way of counting or the other. From a weekend it may
/// roll on to the next working day, over a holiday too.
fn falls_on(stated: NaiveDate, due: Window) -> bool {
    let rolled = |day: NaiveDate| {
        let is_weekend = day.weekday().number_from_monday() > 5;
        stated == day || is_weekend && stated > day && (stated - day).num_days() <= 4
    };
    let either = [due.first_day(), due.last_day()];
    either.into_iter().flatten().any(rolled)
}
