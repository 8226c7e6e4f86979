//! Rules on withholding, and on courts that forbid or order release.

use super::deadlines::{policy, read};
use super::releases::is_public;
use super::rules;
use crate::clock::{self, Grain, Hold, Window};
use crate::{Burden, Coded, CourtEffect, Duty, Fact, Investigation, Release, Step};

/// How many investigations are looked through; they are few.
const NEAR: usize = 16;

rules! {
    /// Withholding has a legal ground.
    ///
    /// A law that allows it requires the ground, mostly in writing.
    WITHHELD_WITHOUT_BASIS = "withheld-without-basis" {
        severity: Warning,
        ground: Law,
        citation: "Cal. Gov. Code 7923.625: the specific basis, in writing.",
        exceptions: "Policies that require none: their `withholding` says so.",
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

    /// Withholding comes with an estimated day of release, if the policy requires one.
    ///
    /// Without it nobody knows when to ask again.
    WITHHELD_NO_ESTIMATE = "withheld-no-estimate" {
        severity: Warning,
        ground: Law,
        citation: "Cal. Gov. Code 7923.625: the estimated date for the disclosure.",
        exceptions: "Policies that require none.",
        pointers: ["/duties/*"],
        misses: ["steps"],
        message: "it is withheld, and the estimated release date that the policy requires is missing",
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

    /// Withholding is reassessed as often as the policy requires.
    ///
    /// California: every 30 days beyond a year; other records every 180 days.
    REASSESSMENT_OVERDUE = "reassessment-overdue" {
        severity: Warning,
        ground: Law,
        citation: "Cal. Gov. Code 7923.625: every 30 days. Penal Code 832.7: every 180 days.",
        exceptions: "None; record the reassessments, even those without a result.",
        pointers: ["/duties/*"],
        misses: ["steps"],
        message: "withholding should have been reassessed {} days ago",
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

    /// Withholding beyond the stages of a policy meets the burden of proof of the last stage.
    ///
    /// California: beyond a year, clear and convincing evidence.
    WITHHELD_OVER_YEAR = "withheld-over-year" {
        severity: Warning,
        ground: Law,
        citation: "Cal. Gov. Code 7923.625: after one year, clear and convincing evidence.",
        exceptions: "Laws without such stages.",
        pointers: ["/duties/*"],
        misses: ["steps"],
        message: "by now withholding requires clear and convincing evidence, and the record has none",
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

    /// What is withheld for an investigation is released when that is over.
    ///
    /// Most grounds for withholding are an investigation. Once none is in progress, it is fair to
    /// ask what the ground is now.
    WITHHELD_INVESTIGATION_OVER = "withheld-investigation-over" {
        severity: Info,
        ground: Law,
        citation: "Penal Code 832.7: disclosed when the investigation or proceeding is no longer active.",
        exceptions: "Another ground, or an investigation that the record does not list.",
        pointers: ["/duties/*"],
        message: "it is withheld, and every investigation in the record is finished",
        bad: r#"{"/duties/0/answered_by": null, "/duties/0/steps": [{"kind": "withheld", "at": {"status": "known", "value": "2021-05-20"}, "basis": {"status": "known", "value": "active investigation"}}]}"#,
        good: r#"{"/investigations/0/finished": {"status": "pending"}, "/duties/0/answered_by": null, "/duties/0/steps": [{"kind": "withheld", "at": {"status": "known", "value": "2021-05-20"}, "basis": {"status": "known", "value": "active investigation"}}]}"#,
        check: Duty(|duty, cx, out| {
            let reading = read(duty, cx);
            let investigations = &cx.case.investigations;
            let is_few = (1..=NEAR).contains(&investigations.len());
            let is_over = |it: &Investigation| {
                reading.as_of.is_some_and(|as_of| as_of.is_after(Window::of(&it.finished, Grain::Days)))
            };
            let is_withheld = matches!(reading.hold, Hold::Withheld(_)) && reading.answer.at.is_none();
            if is_withheld && is_few && investigations.iter().all(is_over) {
                out.at("");
            }
        }),
    }

    /// Nothing is released that a court forbids.
    ///
    /// Either the order was lifted and the record does not say so, or it was broken.
    COURT_ORDER_BREACH = "court-order-breach" {
        severity: Warning,
        ground: Law,
        citation: "Chicago, Log 2022-0003401: a court's order of day 48 forbade release.",
        exceptions: "Showing it to those whom the court allowed.",
        pointers: ["/duties/*"],
        message: "this was released to the public while a court order forbade it",
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
}

/// From when and until when a court last forbade release.
fn forbidden(duty: &Duty) -> Option<(Window, Option<Window>)> {
    let mut order = None;
    for (_, step) in clock::in_time(&duty.steps) {
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
