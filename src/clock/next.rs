//! Duties that follow from a duty: to look at withholding again, to release on the estimated day.

use super::explain::span;
use super::fold::Setting;
use super::reading::{ClockStatus, Hold, Reading};
use super::state::{DutyOrigin, DutyState};
use super::window::{Grain, Window, end_of};
use super::{calendar, state};

/// What follows from a duty as it stands.
pub(super) fn following(reading: &Reading<'_>, setting: &Setting<'_>) -> impl Iterator<Item = DutyState> {
    reassessment(reading, setting).into_iter().chain(estimate(reading, setting))
}

/// When withholding must be looked at again, as the first and the last day that fit.
pub(crate) fn reassessment_due(reading: &Reading<'_>) -> Option<Window> {
    let Hold::Withheld(withholding) = reading.hold else { return None };
    let days = &withholding.stage?.reassess_days;
    let after = |day: Option<_>, days: Option<u32>| Some(end_of(calendar::days_after(day?, i64::from(days?))?));
    let looked_at = withholding.looked_at;
    let due = Window { first: after(looked_at.first_day(), days.min()), last: after(looked_at.last_day(), days.max()) };
    (reading.answer.at.is_none() && due.last.is_some()).then_some(due)
}

fn reassessment(reading: &Reading<'_>, setting: &Setting<'_>) -> Option<DutyState> {
    let due = reassessment_due(reading)?;
    let Hold::Withheld(withholding) = reading.hold else { return None };
    let days = withholding.stage?.reassess_days.max()?;
    let looked_at = span(withholding.looked_at, Grain::Days);
    let text = format!("Withholding must be looked at again every {days} days; it was last on {looked_at}");
    Some(follow(reading, setting, "reassessment", "Withholding to be looked at again", due, None, &text))
}

fn estimate(reading: &Reading<'_>, setting: &Setting<'_>) -> Option<DutyState> {
    let Hold::Withheld(withholding) = reading.hold else { return None };
    let at = Window::of(withholding.estimated, Grain::Days);
    let due = Window { first: at.first.map(|it| end_of(it.date())), ..at };
    due.last?;
    let text = "Whoever withholds has estimated when release will be";
    Some(follow(reading, setting, "estimate", "Release, as estimated", due, reading.answer.at, text))
}

fn follow(
    reading: &Reading<'_>,
    setting: &Setting<'_>,
    kind: &str,
    title: &str,
    due: Window,
    answer: Option<Window>,
    text: &str,
) -> DutyState {
    let event = answer.or(reading.as_of);
    let status = match event {
        Some(event) if event.is_by(due) => {
            if answer.is_some() {
                ClockStatus::Met
            } else {
                ClockStatus::Due
            }
        }
        Some(event) if event.is_after(due) => {
            if answer.is_some() {
                ClockStatus::Late
            } else {
                ClockStatus::Overdue
            }
        }
        _ => ClockStatus::Indeterminate,
    };
    let shown = match status {
        ClockStatus::Met | ClockStatus::Due => due.first.or(due.last),
        ClockStatus::Indeterminate => None,
        _ => due.last,
    };
    let moment = event
        .and_then(|event| if matches!(status, ClockStatus::Met | ClockStatus::Due) { event.last } else { event.first });
    let own = DutyState::of(reading, setting, DutyOrigin::Following);
    DutyState {
        duty: format!("{}:{kind}", reading.duty.id),
        due: shown.and_then(|due| state::shown(due, Grain::Days)),
        status,
        days: shown.zip(moment).map(|(due, moment)| (moment.date() - due.date()).num_days()),
        explanation: format!("{text}: {}.", span(due, Grain::Days)),
        missing: None,
        title: format!("{title}: {}", own.title),
        ..own
    }
}
