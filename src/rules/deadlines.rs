//! Rules on deadlines, extensions, withholding and court orders. They read the same clock as
//! [`CaseFile::duties`](crate::CaseFile::duties), so that the two cannot disagree.

use chrono::{Datelike, NaiveDate};

use super::{Severity, rules};
use crate::clock::{self, ClockStatus, Grain, Hold, Holidays, Reach, Reading, Setting, Why, Window};
use crate::model::Entity;
use crate::validate::Context;
use crate::{
    AbsentStatus, Audience, Burden, Coded, Counting, CourtEffect, CoveredMaterial, Device, Duty, Fact, Limit,
    LimitUnit, Material, Policy, Release, RequestKind, Step,
};

/// The holidays that rules leave out of business days.
static HOLIDAYS: Holidays = Holidays::us_federal();

/// How far two lists of one record are held against each other; they are short.
const NEAR: usize = 16;

rules! {
    /// A policy applies to what happened while it was in force.
    ///
    /// California's AB 748 of 2019 set no deadline in 2018; a policy that was replaced sets none
    /// any more.
    POLICY_NOT_IN_FORCE = "policy-not-in-force" {
        severity: Warning,
        ground: Law,
        citation: "Cal. Gov. Code 7923.625 (AB 748): operative from 1 July 2019.",
        exceptions: "Laws that reach back; say so in the duty's `note`.",
        pointers: ["/duties/*/policy"],
        message: "the policy was not in force when the clock is said to have started",
        bad: r#"{"/policies/0/effective": {"status": "known", "value": "2022-01-01"}}"#,
        good: r#"{"/policies/0/effective": {"status": "known", "value": "2021"}, "/policies/0/expires": {"status": "known", "value": "2021-05-01"}}"#,
        check: Duty(|duty, cx, out| {
            if matches!(read(duty, cx).why, Why::NotInForce) {
                out.at("/policy");
            }
        }),
    }

    /// A policy binds the agency that is said to have the duty.
    ///
    /// A sheriff's office is not bound by the policy of the city that it lies in.
    POLICY_JURISDICTION = "policy-jurisdiction" {
        severity: Warning,
        ground: Law,
        citation: "A city's policy binds the city's own agencies; Sacramento's of 2016 names its police.",
        exceptions: "An agency that follows another's policy by agreement.",
        pointers: ["/duties/*/policy"],
        message: "the policy binds other agencies than those that are said to have the duty",
        bad: r#"{"/policies/0/area": {"agencies": ["Hillford Police Department"]}, "/parties/0/name": "Riverton Police Department", "/duties/0/obliged": ["riverton-police"]}"#,
        good: r#"{"/policies/0/area": {"agencies": ["Riverton Police Department"]}, "/parties/0/name": "Riverton Police Department", "/duties/0/obliged": ["riverton-police"]}"#,
        check: Duty(|duty, cx, out| {
            let Some(area) = policy(duty, cx).and_then(|policy| policy.area.as_ref()) else { return };
            let mut obliged = duty.obliged.iter().take(NEAR).peekable();
            let is_other = |name: &str| !area.agencies.iter().take(NEAR).any(|bound| bound.eq_ignore_ascii_case(name));
            let named = area.agencies.len() <= NEAR && !area.agencies.is_empty() && obliged.peek().is_some();
            if named && obliged.all(|id| party_name(id, cx).is_some_and(is_other)) {
                out.at("/policy");
            }
        }),
    }

    /// A policy covers what happened, and the materials.
    ///
    /// A rule on shootings at a person says nothing of a shot at a dog; a rule on video says
    /// nothing of a report.
    POLICY_SCOPE = "policy-scope" {
        severity: Warning,
        ground: Law,
        citation: "Chicago Inspector General, 2020: disputes over which incidents qualify were a cause of lateness.",
        exceptions: "An agency that releases more than it must: then it is no duty under this policy.",
        pointers: ["/duties/*/policy", "/duties/*/covers/*"],
        message: "the policy does not cover this",
        bad: r#"{"/policies/0/events": [{"code": "officer_shot"}], "/incident/outcome": {"status": "known", "value": {"code": "no_hit"}}, "/force/strikes": null}"#,
        good: r#"{"/policies/0/events": [{"code": "discharge_at_person"}]}"#,
        check: CaseFile(|case, cx, out| {
            let is_officer = |id: &str| matches!(cx.find(id), Some(Entity::Person(person)) if person.has_role(crate::PersonRole::Officer));
            let mut happened = clock::Happened::default();
            for (index, duty) in case.duties.iter().enumerate() {
                let Some(policy) = policy(duty, cx) else { continue };
                if matches!(happened.reaches(policy, case, &is_officer), Reach::No(_)) {
                    out.at(format_args!("/duties/{index}/policy"));
                }
                for (item, id) in duty.covers.iter().enumerate().filter(|_| !policy.materials.is_empty()) {
                    let kind = cx.material(id).and_then(material_kind);
                    if kind.is_some_and(|kind| policy.materials.len() <= NEAR && !covers(policy, kind)) {
                        out.at(format_args!("/duties/{index}/covers/{item}"));
                    }
                }
            }
        }),
    }

    /// Sources agree on what a policy is.
    ///
    /// The same words are called an ordinance here and a resolution there; what binds whom, and
    /// from when, hangs on it.
    POLICY_INSTRUMENT_CONFLICT = "policy-instrument-conflict" {
        severity: Info,
        ground: Law,
        citation: "Sacramento, 29 November 2016: a council policy adopted by resolution, and called an ordinance in the press.",
        exceptions: "It is worth knowing, never wrong.",
        pointers: ["/policies/*/instrument"],
        message: "sources name two kinds of instrument",
        bad: r#"{"/policies/0/instrument": {"status": "disputed"}}"#,
        good: r#"{"/policies/0/instrument": {"status": "known", "value": {"code": "council_policy"}}}"#,
        check: Policy(|policy, _, out| {
            if policy.instrument.absent().is_some_and(|absent| absent.status == AbsentStatus::Disputed) {
                out.at("/instrument");
            }
        }),
    }

    /// A limit in days says which days.
    ///
    /// Ten business days are fourteen calendar days, and more over a holiday.
    DEADLINE_DAYKIND_UNSPECIFIED = "deadline-daykind-unspecified" {
        severity: Info,
        ground: Law,
        citation: "AB 748 says calendar days; Austin's policy of 2021 says business days.",
        exceptions: "It is worth knowing, never wrong. The clock counts calendar days.",
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
            let in_days = limit(duty, cx).is_some_and(|limit| limit.unit != LimitUnit::Hours);
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
    /// Chicago's COPA gave 8 January 2021 for a shooting of 13 October with 60 days and 30 more:
    /// that is day 87.
    DEADLINE_ARITHMETIC = "deadline-arithmetic" {
        severity: Warning,
        ground: Law,
        citation: "The trigger's day, plus the limit, plus the extensions that were granted.",
        exceptions: "Business days are not looked at, and a weekend may roll on. It is an error only for calendar days, with counting stated and no step taken.",
        pointers: ["/duties/*/due"],
        message: "the stated due date is {} days from the last day that the policy makes",
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
            for step in extensions(duty) {
                deadline.extend(step.1, Grain::Days);
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

    /// It is known whether a due date on a weekend or holiday moves on.
    ///
    /// Sacramento's day 30 of 2017 was a Sunday. Many laws move such a day on, and few policies
    /// say so.
    DEADLINE_ON_NONWORKING_DAY = "deadline-on-nonworking-day" {
        severity: Info,
        ground: Law,
        citation: "Sacramento, shooting of 10 February 2017: day 30 was a Sunday.",
        exceptions: "It is worth knowing, never wrong. Holidays are those of 5 U.S.C. 6103.",
        pointers: ["/duties/*"],
        message: "the last day is on a weekend or holiday, and the policy does not say whether it moves on",
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

    /// Where a policy moves due dates on from weekends, the stated one has moved.
    ///
    /// Otherwise it was counted without the rule.
    WEEKEND_DEADLINE_UNSHIFTED = "weekend-deadline-unshifted" {
        severity: Info,
        ground: Law,
        citation: "The policy's own `rolls_over`.",
        exceptions: "A holiday that the agency does not keep. Holidays are those of 5 U.S.C. 6103.",
        pointers: ["/duties/*/due"],
        message: "the stated due date is on a weekend or holiday, from which the policy moves it on",
        bad: r#"{"/policies/0/limit/rolls_over": true}"#,
        good: r#"{"/policies/0/limit/rolls_over": true, "/duties/0/due": {"status": "known", "value": "2021-06-01"}}"#,
        check: Duty(|duty, cx, out| {
            let rolls_over = limit(duty, cx).is_some_and(|limit| limit.rolls_over == Some(true));
            if rolls_over && certain_day(&duty.due).is_some_and(|due| !HOLIDAYS.is_business_day(due)) {
                out.at("/due");
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
            let reading = read(duty, cx);
            if reading.status == ClockStatus::Late {
                out.at_with("", &[reading.days().unwrap_or_default()]);
            }
        }),
    }

    /// What was due has come.
    ///
    /// As of the record's own day, the last possible due date has passed, and nothing that came
    /// answers the duty, or only a part of it.
    RELEASE_OVERDUE = "release-overdue" {
        severity: Warning,
        ground: Law,
        citation: "Chicago Inspector General, 2020: 33 of 122 releases came late.",
        exceptions: "What is lawfully withheld, or forbidden by a court.",
        pointers: ["/duties/*"],
        misses: ["answered_by", "steps"],
        message: "the last day on which it can have been due passed {} days ago, and it was not released",
        bad: r#"{"/duties/0/answered_by": null}"#,
        good: r#"{"/duties/0/answered_by": null, "/duties/0/steps": [{"kind": "withheld", "basis": {"status": "known", "value": "active investigation"}}]}"#,
        check: Duty(|duty, cx, out| {
            let reading = read(duty, cx);
            if reading.status == ClockStatus::Overdue {
                out.at_with("", &[reading.days().unwrap_or_default()]);
            }
        }),
    }

    /// Whether a duty was met is what its dates say.
    ///
    /// "On time" and "late" are often repeated from a release that counted from the wrong day.
    ONTIME_FLAG_WRONG = "ontime-flag-wrong" {
        severity: Error,
        ground: Logic,
        citation: "Chicago Inspector General, 2020: 14 late releases were held to be in time, counted from the wrong day.",
        exceptions: "Only a warning where it is not certain that all was released, for business days, and where the last day was on a weekend or holiday.",
        pointers: ["/duties/*/met"],
        message: "the dates say the contrary: {} days from the last day",
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

    /// An extension is asked for and granted before the due date.
    ///
    /// What is asked for afterwards is forgiveness.
    EXTENSION_AFTER_DUE = "extension-after-due" {
        severity: Warning,
        ground: Law,
        citation: "Sacramento, shooting of 10 February 2017: a waiver was asked for on day 39 of 30.",
        exceptions: "Policies that allow it.",
        pointers: ["/duties/*/steps/*"],
        message: "this came {} days after the last day",
        bad: r#"{"/duties/0/steps": [{"kind": "requested", "wanted": {"code": "waiver"}, "at": {"status": "known", "value": "2021-06-09"}}]}"#,
        good: r#"{"/duties/0/steps": [{"kind": "granted", "at": {"status": "known", "value": "2021-05-31"}, "days": {"status": "known", "value": 10}}, {"kind": "requested", "wanted": {"code": "extension"}, "at": {"status": "known", "value": "2021-06-09"}}]}"#,
        check: Duty(|duty, cx, out| {
            let reading = read(duty, cx);
            let mut deadline = reading.due.before_steps();
            let mut asked = None;
            for (index, step) in duty.steps.iter().enumerate() {
                let at = Window::of(clock::step_at(step), reading.grain);
                let for_time = match step {
                    Step::Requested(request) => {
                        asked = request.wanted.as_ref().map(|wanted| wanted.code);
                        matches!(asked, Some(RequestKind::Extension | RequestKind::Waiver))
                    }
                    Step::Granted(_) => !matches!(asked, Some(RequestKind::Release | RequestKind::Withholding)),
                    _ => false,
                };
                if for_time && at.is_after(deadline.at)
                    && let (Some(at), Some(due)) = (at.first_day(), deadline.at.last_day())
                {
                    out.at_with(format_args!("/steps/{index}"), &[(at - due).num_days()]);
                }
                if let (Step::Granted(granted), true) = (step, for_time) {
                    deadline.extend(granted, reading.grain);
                }
            }
        }),
    }

    /// An extension is no longer than the policy allows.
    ///
    /// The rest of it has no ground.
    EXTENSION_TOO_LONG = "extension-too-long" {
        severity: Warning,
        ground: Law,
        citation: "Chicago's policy of 2016: one extension of at most 30 days.",
        exceptions: "None.",
        pointers: ["/duties/*/steps/*"],
        message: "this extension is {} days longer than the policy allows",
        bad: r#"{"/policies/0/extension": {"max_days": {"status": "known", "value": 30}}, "/duties/0/steps": [{"kind": "granted", "days": {"status": "known", "value": 31}}]}"#,
        good: r#"{"/policies/0/extension": {"max_days": {"status": "known", "value": 30}}, "/duties/0/steps": [{"kind": "granted", "until": {"status": "known", "value": "2021-06-30"}}]}"#,
        check: Duty(|duty, cx, out| {
            let rule = policy(duty, cx).and_then(|policy| policy.extension.as_ref());
            let Some(allowed) = rule.and_then(|rule| rule.max_days.max()) else { return };
            let reading = read(duty, cx);
            let mut deadline = reading.due.before_steps();
            for (index, granted) in extensions(duty) {
                let before = deadline.at.last_day();
                deadline.extend(granted, reading.grain);
                let until = granted.until.earliest().map(|date| date.local_days()[0]);
                let by_date = until.zip(before).map(|(until, before)| (until - before).num_days());
                let longest = granted.days.min().map(i64::from).or(by_date);
                if let Some(days) = longest.filter(|days| *days > i64::from(allowed)) {
                    out.at_with(format_args!("/steps/{index}"), &[days - i64::from(allowed)]);
                }
            }
        }),
    }

    /// There are no more extensions than the policy allows.
    ///
    /// Chicago allows one.
    EXTENSION_COUNT = "extension-count" {
        severity: Warning,
        ground: Law,
        citation: "Chicago's policy of 2016: one extension of at most 30 days.",
        exceptions: "None.",
        pointers: ["/duties/*/steps/*"],
        message: "this is one of the extensions beyond those that the policy allows, by {}",
        bad: r#"{"/policies/0/extension": {"max_count": {"status": "known", "value": 1}}, "/duties/0/steps": [{"kind": "granted", "days": {"status": "known", "value": 10}}, {"kind": "granted", "days": {"status": "known", "value": 10}}]}"#,
        good: r#"{"/policies/0/extension": {"max_count": {"status": "known", "value": 1}}, "/duties/0/steps": [{"kind": "granted", "days": {"status": "known", "value": 10}}]}"#,
        check: Duty(|duty, cx, out| {
            let rule = policy(duty, cx).and_then(|policy| policy.extension.as_ref());
            let Some(allowed) = rule.and_then(|rule| rule.max_count.max()) else { return };
            for (number, (index, _)) in (1..).zip(extensions(duty)).filter(|(number, _)| *number > i64::from(allowed)) {
                out.at_with(format_args!("/steps/{index}"), &[number - i64::from(allowed)]);
            }
        }),
    }

    /// An extension is granted by who may.
    ///
    /// An agency cannot excuse itself.
    EXTENSION_NO_AUTHORITY = "extension-no-authority" {
        severity: Warning,
        ground: Law,
        citation: "Sacramento's policy of 2016 leaves waivers to the council; Chicago's extensions come from the Department of Law.",
        exceptions: "Somebody who acts for who may.",
        pointers: ["/duties/*/steps/*/by"],
        message: "the policy does not name this one among those who may grant",
        bad: r#"{"/policies/0/extension": {"granted_by": ["prosecutor"]}, "/duties/0/steps": [{"kind": "granted", "by": "riverton-police", "days": {"status": "known", "value": 10}}]}"#,
        good: r#"{"/policies/0/extension": {"granted_by": ["prosecutor"]}, "/duties/0/steps": [{"kind": "granted", "by": "prosecutor", "days": {"status": "known", "value": 10}}]}"#,
        check: Duty(|duty, cx, out| {
            let Some(rule) = policy(duty, cx).and_then(|policy| policy.extension.as_ref()) else { return };
            if rule.granted_by.is_empty() || rule.granted_by.len() > NEAR {
                return;
            }
            for (index, granted) in extensions(duty) {
                if granted.by.as_ref().is_some_and(|by| !rule.granted_by.iter().any(|may| **may == **by)) {
                    out.at(format_args!("/steps/{index}/by"));
                }
            }
        }),
    }

    /// What was refused moves no due date.
    ///
    /// The date that is stated lies where only the refused extension would put it.
    WAIVER_DENIED_BUT_EXTENDED = "waiver-denied-but-extended" {
        severity: Error,
        ground: Logic,
        citation: "Sacramento, 2017: the council refused the waiver, and day 30 stayed the due date.",
        exceptions: "A court's order is looked at apart: with one, nothing is said here.",
        pointers: ["/duties/*/due"],
        message: "the stated due date is {} days after the last day, and more time was refused",
        bad: r#"{"/duties/0/due": {"status": "known", "value": "2021-06-30"}, "/duties/0/steps": [{"kind": "requested", "wanted": {"code": "waiver"}}, {"kind": "refused"}]}"#,
        good: r#"{"/duties/0/steps": [{"kind": "requested", "wanted": {"code": "waiver"}}, {"kind": "refused"}]}"#,
        check: Duty(|duty, cx, out| {
            let refused = duty.steps.iter().any(|step| matches!(step, Step::Refused(_)));
            let otherwise = |step: &Step| matches!(step, Step::Granted(_) | Step::CourtOrdered(_));
            if !refused || duty.steps.iter().any(otherwise) {
                return;
            }
            let reading = read(duty, cx);
            let due = reading.due.before_steps().at;
            let last = due.last_day().and_then(|day| HOLIDAYS.roll(day));
            if let (true, Some(stated), Some(last)) = (reading.due.is_computed, certain_day(&duty.due), last)
                && stated > last
            {
                out.at_with("/due", &[(stated - last).num_days()]);
            }
        }),
    }

    /// Withholding has a ground.
    ///
    /// A law that allows it asks for the ground, mostly in writing.
    WITHHELD_WITHOUT_BASIS = "withheld-without-basis" {
        severity: Warning,
        ground: Law,
        citation: "Cal. Gov. Code 7923.625: the specific basis, in writing.",
        exceptions: "Policies that ask for none: their `withholding` says so.",
        pointers: ["/duties/*/steps/*"],
        misses: ["basis"],
        message: "it is withheld, and nothing says on what ground",
        bad: r#"{"/duties/0/steps": [{"kind": "withheld"}]}"#,
        good: r#"{"/duties/0/steps": [{"kind": "withheld", "basis": {"status": "known", "value": "active investigation"}}]}"#,
        check: Duty(|duty, cx, out| {
            let stages = policy(duty, cx).map(|policy| &policy.withholding).filter(|stages| !stages.is_empty());
            if stages.is_some_and(|stages| stages.iter().all(|stage| stage.written_basis.is_no())) {
                return;
            }
            for (index, step) in duty.steps.iter().enumerate() {
                if matches!(step, Step::Withheld(step) if step.basis.value().is_none()) {
                    out.at(format_args!("/steps/{index}"));
                }
            }
        }),
    }

    /// Withholding comes with an estimated day of release, where the policy asks for it.
    ///
    /// Without it nobody can tell when to ask again.
    WITHHELD_NO_ESTIMATE = "withheld-no-estimate" {
        severity: Warning,
        ground: Law,
        citation: "Cal. Gov. Code 7923.625: the estimated date for the disclosure.",
        exceptions: "Policies that ask for none.",
        pointers: ["/duties/*"],
        misses: ["steps"],
        message: "it is withheld, the policy asks for an estimated date of release, and none is given",
        bad: r#"{"/policies/0/withholding": [{"estimate": {"status": "known", "value": true}}], "/duties/0/answered_by": null, "/duties/0/steps": [{"kind": "withheld", "basis": {"status": "known", "value": "active investigation"}}]}"#,
        good: r#"{"/policies/0/withholding": [{"estimate": {"status": "known", "value": true}}], "/duties/0/answered_by": null, "/duties/0/steps": [{"kind": "withheld", "basis": {"status": "known", "value": "active investigation"}, "estimated": {"status": "known", "value": "2022-03"}}]}"#,
        check: Duty(|duty, cx, out| {
            if let Hold::Withheld(withholding) = read(duty, cx).hold
                && withholding.stage.is_some_and(|stage| stage.estimate.is_yes())
                && !withholding.estimated.is_stated()
            {
                out.at("");
            }
        }),
    }

    /// Withholding is looked at again as often as the policy asks.
    ///
    /// California: every 30 days beyond a year; other records every 180 days.
    REASSESSMENT_OVERDUE = "reassessment-overdue" {
        severity: Warning,
        ground: Law,
        citation: "Cal. Gov. Code 7923.625: every 30 days. Penal Code 832.7: every 180 days.",
        exceptions: "None; put down the reassessments, be they without result.",
        pointers: ["/duties/*"],
        misses: ["steps"],
        message: "withholding should have been looked at again {} days ago",
        bad: r#"{"/policies/0/withholding": [{"reassess_days": {"status": "known", "value": 30}}], "/duties/0/answered_by": null, "/duties/0/steps": [{"kind": "withheld", "at": {"status": "known", "value": "2021-05-20"}, "basis": {"status": "known", "value": "active investigation"}}]}"#,
        good: r#"{"/policies/0/withholding": [{"reassess_days": {"status": "known", "value": 30}}], "/duties/0/answered_by": null, "/duties/0/steps": [{"kind": "withheld", "at": {"status": "known", "value": "2021-05-20"}, "basis": {"status": "known", "value": "active investigation"}}, {"kind": "reassessed", "at": {"status": "known", "value": "2021-11-20"}}]}"#,
        check: Duty(|duty, cx, out| {
            let reading = read(duty, cx);
            let due = clock::reassessment_due(&reading);
            if let (Some(due), Some(as_of)) = (due, reading.as_of)
                && as_of.is_after(due)
                && let (Some(now), Some(last)) = (as_of.first_day(), due.last_day())
            {
                out.at_with("", &[(now - last).num_days()]);
            }
        }),
    }

    /// Withholding beyond the stages of a policy takes the burden of proof that the last one names.
    ///
    /// California: beyond a year, clear and convincing evidence.
    WITHHELD_OVER_YEAR = "withheld-over-year" {
        severity: Warning,
        ground: Law,
        citation: "Cal. Gov. Code 7923.625: after one year, clear and convincing evidence.",
        exceptions: "Laws without such stages.",
        pointers: ["/duties/*"],
        misses: ["steps"],
        message: "by now withholding takes clear and convincing evidence, and the record has none",
        bad: r#"{"/policies/0/withholding": [{"up_to": {"amount": 90, "unit": "calendar_days"}}, {"burden": {"code": "clear_and_convincing"}}], "/duties/0/answered_by": null, "/duties/0/steps": [{"kind": "withheld", "basis": {"status": "known", "value": "active investigation"}}]}"#,
        good: r#"{"/policies/0/withholding": [{"up_to": {"amount": 1, "unit": "years"}}, {"burden": {"code": "clear_and_convincing"}}], "/duties/0/answered_by": null, "/duties/0/steps": [{"kind": "withheld", "basis": {"status": "known", "value": "active investigation"}}]}"#,
        check: Duty(|duty, cx, out| {
            let Hold::Withheld(withholding) = read(duty, cx).hold else { return };
            let is = |burden: &Option<Coded<Burden>>| burden.as_ref().is_some_and(|burden| *burden == Burden::ClearAndConvincing);
            if withholding.stage.is_some_and(|stage| is(&stage.burden)) && !is(&withholding.step.burden) {
                out.at("");
            }
        }),
    }

    /// What a court forbids is not released.
    ///
    /// Either the order was lifted and the record does not say so, or it was broken.
    COURT_ORDER_BREACH = "court-order-breach" {
        severity: Warning,
        ground: Law,
        citation: "Chicago, Log 2022-0003401: a court's order of day 48 forbade release.",
        exceptions: "Showing it to those whom the court allowed.",
        pointers: ["/duties/*"],
        message: "a release to the public came while a court forbade it",
        bad: r#"{"/duties/0/steps": [{"kind": "court_order", "effect": {"code": "forbids"}, "at": {"status": "known", "value": "2021-05-10"}}]}"#,
        good: r#"{"/duties/0/steps": [{"kind": "court_order", "effect": {"code": "forbids"}, "at": {"status": "known", "value": "2021-05-10"}}, {"kind": "court_order", "effect": {"code": "lifts"}, "at": {"status": "known", "value": "2021-05-19"}}]}"#,
        check: Duty(|duty, cx, out| {
            let Some((start, end)) = forbidden(duty) else { return };
            let is_within = |at: &Fact<crate::Date>| {
                let at = Window::of(at, Grain::Days);
                at.is_after(start) && end.is_none_or(|end| at.last.zip(end.first).is_some_and(|(at, end)| at < end))
            };
            let by_release = |release: &Release| is_public(release) && is_within(&release.released);
            let by_step = |step: &Step| match step {
                Step::Released(step) => {
                    let release = step.release.as_ref().and_then(|id| cx.release(id));
                    release.is_none_or(is_public) && is_within(&step.at)
                }
                _ => false,
            };
            let mut releases = duty.answered_by.iter().filter_map(|id| cx.release(id)).chain(cx.releases_naming(duty));
            if releases.any(by_release) || duty.steps.iter().any(by_step) {
                out.at("");
            }
        }),
    }

    /// A promise is kept, or the record says what came of it.
    ///
    /// Names within ten days, video within thirty: who promised can be asked.
    PROMISE_UNMET = "promise-unmet" {
        severity: Info,
        ground: Plausibility,
        citation: "Sacramento, March 2018: the police said that names would come within ten days.",
        exceptions: "What was promised came in another way: add a step.",
        pointers: ["/duties/*/steps/*"],
        message: "the day for which this was promised has passed, and nothing says that it came",
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

/// The clock of a duty, as of the record's day or the caller's.
fn read<'a>(duty: &'a Duty, cx: &Context<'a>) -> Reading<'a> {
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

/// The calendar day of a date, when there is no doubt about it.
fn certain_day(date: &Fact<crate::Date>) -> Option<NaiveDate> {
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

/// The extensions that were granted, each with its place among the steps.
fn extensions(duty: &Duty) -> impl Iterator<Item = (usize, &crate::GrantedStep)> {
    let mut asked = None;
    duty.steps.iter().enumerate().filter_map(move |(index, step)| match step {
        Step::Requested(step) => {
            asked = step.wanted.as_ref().map(|wanted| wanted.code);
            None
        }
        Step::Granted(step) if !matches!(asked, Some(RequestKind::Release | RequestKind::Withholding)) => {
            Some((index, step))
        }
        _ => None,
    })
}

/// From when and until when a court last forbade release.
fn forbidden(duty: &Duty) -> Option<(Window, Option<Window>)> {
    let mut order = None;
    for step in &duty.steps {
        let Step::CourtOrdered(step) = step else { continue };
        let at = Window::of(&step.at, Grain::Days);
        match step.effect.as_ref().map(|effect| effect.code) {
            Some(CourtEffect::Forbids | CourtEffect::Delays) => {
                order = Some((at, step.until.is_stated().then(|| Window::of(&step.until, Grain::Days))));
            }
            Some(CourtEffect::AllowsDisclosure) | None => {}
            // What else a court says may end it, from that day on.
            Some(_) => order = order.map(|(start, end)| (start, end.or(Some(at)))),
        }
    }
    order
}

fn is_public(release: &Release) -> bool {
    let public = |audience: &Coded<Audience>| matches!(audience.code, Audience::Public | Audience::Press);
    release.audience.is_empty() || release.audience.iter().any(public)
}

fn party_name<'a>(id: &str, cx: &Context<'a>) -> Option<&'a str> {
    match cx.find(id)? {
        Entity::Party(party) => party.name.as_deref(),
        _ => None,
    }
}

/// Whether a policy covers a kind of material. Calls and radio are sound.
fn covers(policy: &Policy, kind: CoveredMaterial) -> bool {
    let is_sound = matches!(kind, CoveredMaterial::EmergencyCalls | CoveredMaterial::Dispatch);
    policy
        .materials
        .iter()
        .any(|it| it.code == kind || it.code == CoveredMaterial::Other || is_sound && it.code == CoveredMaterial::Audio)
}

/// What kind of material it is to a policy, where that is plain.
fn material_kind(material: &Material) -> Option<CoveredMaterial> {
    match material {
        Material::Recording(recording) => Some(match recording.device.value()?.code {
            Device::EmergencyCall => CoveredMaterial::EmergencyCalls,
            Device::Dispatch => CoveredMaterial::Dispatch,
            Device::BodyWorn | Device::InCar | Device::Aircraft | Device::Surveillance => CoveredMaterial::Video,
            _ => return None,
        }),
        _ => None,
    }
}
