//! Duties that follow from a duty: to say why it is withheld, to look at withholding again, to
//! release on the estimated day.

use super::explain::{length, name, plural, span};
use super::fold::Setting;
use super::reading::{ClockStatus, Hold, Reading};
use super::state::{DutyOrigin, DutyState};
use super::window::{Grain, Window, end_of};
use super::{calendar, state};

/// What follows from a duty as it stands.
pub(super) fn following(reading: &Reading<'_>, setting: &Setting<'_>) -> impl Iterator<Item = DutyState> {
    let follows = [notice(reading, setting), reassessment(reading), estimate(reading)];
    follows.into_iter().flatten().map(|follows| follows.state(reading, setting))
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

/// A duty that follows from another.
struct Follows {
    kind: &'static str,
    title: &'static str,
    due: Window,
    /// When it was done, if it was.
    done: Option<Window>,
    /// The field that leaves it open when it is due.
    field: &'static str,
    /// Why it is due then.
    reason: String,
}

fn notice(reading: &Reading<'_>, setting: &Setting<'_>) -> Option<Follows> {
    let Hold::Withheld(withholding) = reading.hold else { return None };
    let stage = withholding.stage?;
    let limit = stage.notice.as_ref()?;
    let due = reading.end_in_stage(stage, limit, setting);
    due.last?;
    Some(Follows {
        kind: "notice",
        title: "Why it is withheld, to be said",
        due,
        done: withholding.step.basis.value().map(|_| Window::of(&withholding.step.at, Grain::Days)),
        field: "/duties/*/steps/*/at",
        reason: format!("asks that the ground of withholding be given within {}", length(limit)),
    })
}

fn reassessment(reading: &Reading<'_>) -> Option<Follows> {
    let due = reassessment_due(reading)?;
    let Hold::Withheld(withholding) = reading.hold else { return None };
    let days = withholding.stage?.reassess_days.max()?;
    let looked_at = span(withholding.looked_at, Grain::Days);
    Some(Follows {
        kind: "reassessment",
        title: "Withholding to be looked at again",
        due,
        done: None,
        field: "/duties/*/steps/*/at",
        reason: format!(
            "asks that withholding be looked at again every {}, and it last was on {looked_at}",
            plural(days.into(), "day")
        ),
    })
}

fn estimate(reading: &Reading<'_>) -> Option<Follows> {
    let Hold::Withheld(withholding) = reading.hold else { return None };
    let at = Window::of(withholding.estimated, Grain::Days);
    let due = Window { first: at.first.map(|it| end_of(it.date())), ..at };
    due.last?;
    Some(Follows {
        kind: "estimate",
        title: "Release, as estimated",
        due,
        done: reading.answer.at,
        field: "/duties/*/steps/*/estimated",
        reason: "lets it be withheld, and whoever withholds has estimated the day of release".into(),
    })
}

impl Follows {
    fn state(self, reading: &Reading<'_>, setting: &Setting<'_>) -> DutyState {
        let event = self.done.or(reading.as_of);
        let status = match (event, self.done) {
            (Some(event), Some(_)) if event.is_by(self.due) => ClockStatus::Met,
            (Some(event), Some(_)) if event.is_after(self.due) => ClockStatus::Late,
            (Some(event), None) if event.is_by(self.due) => ClockStatus::Due,
            (Some(event), None) if event.is_after(self.due) => ClockStatus::Overdue,
            _ => ClockStatus::Indeterminate,
        };
        let (shown, moment) = match status {
            ClockStatus::Met | ClockStatus::Due => (self.due.first.or(self.due.last), event.and_then(|it| it.last)),
            ClockStatus::Indeterminate => (None, None),
            _ => (self.due.last, event.and_then(|it| it.first)),
        };
        let days = shown.zip(moment).map(|(due, moment)| (moment.date() - due.date()).num_days());
        let is_open = status == ClockStatus::Indeterminate;
        let missing = if event.is_none() { "/as_of" } else { self.field };
        let own = DutyState::of(reading, setting, DutyOrigin::Following);
        DutyState {
            duty: format!("{}:{}", reading.duty.id, self.kind),
            due: shown.and_then(|due| state::shown(due, Grain::Days)),
            status,
            days,
            explanation: self.explanation(reading, status, days, missing),
            missing: is_open.then_some(missing),
            title: format!("{}: {}", self.title, own.title),
            ..own
        }
    }

    fn explanation(&self, reading: &Reading<'_>, status: ClockStatus, days: Option<i64>, missing: &str) -> String {
        let days = plural(days.unwrap_or_default().unsigned_abs(), "day");
        let done = self.done.map(|at| span(at, Grain::Days)).unwrap_or_default();
        let as_of = reading.as_of.map(|at| span(at, Grain::Days)).unwrap_or_default();
        let outcome = match status {
            ClockStatus::Met => format!("it was done on {done}, in time"),
            ClockStatus::Late => format!("it was done on {done}, {days} late"),
            ClockStatus::Due => format!("as of {as_of} {days} are left"),
            ClockStatus::Overdue => format!("as of {as_of} that was {days} ago"),
            _ => format!("{missing} does not say enough to tell more"),
        };
        let due = span(self.due, Grain::Days);
        format!("{} {}: the last day is {due}; {outcome}.", name(reading.policy), self.reason)
    }
}
