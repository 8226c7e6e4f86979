//! Rules on extensions and waivers.

use super::deadlines::{HOLIDAYS, certain_day, policy, read};
use super::rules;
use crate::clock::{self, Window, extensions};
use crate::{RequestKind, Step};

/// How far two lists of one record are compared with each other; they are short.
const NEAR: usize = 16;

rules! {
    /// An extension is requested and granted before the due date.
    ///
    /// A later request is for forgiveness.
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
            for (index, step) in clock::in_time(&duty.steps) {
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
    /// The excess has no legal ground.
    EXTENSION_TOO_LONG = "extension-too-long" {
        severity: Warning,
        ground: Law,
        citation: "Chicago's policy of 2016: one extension of at most 30 days.",
        exceptions: "Additional time ordered by a court is a separate step, and not counted.",
        pointers: ["/duties/*/steps/*"],
        message: "this extension is {} days longer than the policy allows",
        bad: r#"{"/policies/0/extension": {"max_days": {"status": "known", "value": 30}}, "/duties/0/steps": [{"kind": "granted", "days": {"status": "known", "value": 31}}]}"#,
        good: r#"{"/policies/0/extension": {"max_days": {"status": "known", "value": 30}}, "/duties/0/steps": [{"kind": "granted", "until": {"status": "known", "value": "2021-06-30"}}]}"#,
        check: Duty(|duty, cx, out| {
            let rule = policy(duty, cx).and_then(|policy| policy.extension.as_ref());
            let Some(allowed) = rule.and_then(|rule| rule.max_days.max()) else { return };
            let reading = read(duty, cx);
            let mut deadline = reading.due.before_steps();
            for (index, granted) in extensions(&duty.steps) {
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
        exceptions: "Additional time ordered by a court is a separate step, and not counted.",
        pointers: ["/duties/*/steps/*"],
        message: "this is {} more extensions than the policy allows",
        bad: r#"{"/policies/0/extension": {"max_count": {"status": "known", "value": 1}}, "/duties/0/steps": [{"kind": "granted", "days": {"status": "known", "value": 10}}, {"kind": "granted", "days": {"status": "known", "value": 10}}]}"#,
        good: r#"{"/policies/0/extension": {"max_count": {"status": "known", "value": 1}}, "/duties/0/steps": [{"kind": "granted", "days": {"status": "known", "value": 10}}]}"#,
        check: Duty(|duty, cx, out| {
            let rule = policy(duty, cx).and_then(|policy| policy.extension.as_ref());
            let Some(allowed) = rule.and_then(|rule| rule.max_count.max()) else { return };
            for (number, (index, _)) in (1..).zip(extensions(&duty.steps)).filter(|(number, _)| *number > i64::from(allowed)) {
                out.at_with(format_args!("/steps/{index}"), &[number - i64::from(allowed)]);
            }
        }),
    }

    /// An extension is granted by somebody with the authority to do so.
    ///
    /// An agency cannot excuse itself.
    EXTENSION_NO_AUTHORITY = "extension-no-authority" {
        severity: Warning,
        ground: Law,
        citation: "Sacramento's policy of 2016 leaves waivers to the council; Chicago's extensions come from the Department of Law.",
        exceptions: "Somebody who acts on behalf of an authorised party.",
        pointers: ["/duties/*/steps/*/by"],
        message: "the policy does not list this party among those who may grant an extension",
        bad: r#"{"/policies/0/extension": {"granted_by": ["prosecutor"]}, "/duties/0/steps": [{"kind": "granted", "by": "riverton-police", "days": {"status": "known", "value": 10}}]}"#,
        good: r#"{"/policies/0/extension": {"granted_by": ["prosecutor"]}, "/duties/0/steps": [{"kind": "granted", "by": "prosecutor", "days": {"status": "known", "value": 10}}]}"#,
        check: Duty(|duty, cx, out| {
            let Some(rule) = policy(duty, cx).and_then(|policy| policy.extension.as_ref()) else { return };
            if rule.granted_by.is_empty() || rule.granted_by.len() > NEAR {
                return;
            }
            for (index, granted) in extensions(&duty.steps) {
                if granted.by.as_ref().is_some_and(|by| !rule.granted_by.iter().any(|may| **may == **by)) {
                    out.at(format_args!("/steps/{index}/by"));
                }
            }
        }),
    }

    /// A refused extension does not move a due date.
    ///
    /// The stated date is where only the refused extension would put it.
    WAIVER_DENIED_BUT_EXTENDED = "waiver-denied-but-extended" {
        severity: Error,
        ground: Logic,
        citation: "Sacramento, 2017: the council refused the waiver, and day 30 stayed the due date.",
        exceptions: "A court's order is treated separately: if there is one, nothing is reported here.",
        pointers: ["/duties/*/due"],
        message: "the stated due date is {} days after the last day, and the extension was refused",
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
}
