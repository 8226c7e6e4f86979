//! The judgement: from due date, answer, hold and as-of date to a status and its reason.

use super::fold::{Setting, end_of_limit};
use super::force::in_force;
use super::reading::{ClockStatus, Hold, Reading, Why, Withholding};
use super::window::{Grain, Window};
use crate::{Burden, TriggerKind, WithholdingStage};

pub(crate) fn judge(reading: &mut Reading<'_>, setting: &Setting<'_>) {
    let (status, why) = reading.verdict(setting);
    reading.status = status;
    reading.why = why;
}

impl<'a> Reading<'a> {
    fn verdict(&mut self, setting: &Setting<'_>) -> (ClockStatus, Why<'a>) {
        if self.policy.is_some_and(|policy| in_force(policy, self.trigger.at) == Some(false)) {
            return (ClockStatus::NotCovered, Why::NotInForce);
        }
        if let Some(missing) = self.what_is_missing() {
            return (ClockStatus::Indeterminate, missing);
        }
        let answered = self.answer.at.filter(|_| !self.answer.is_partial);
        let Some(now) = answered.or(self.as_of) else {
            return (ClockStatus::Indeterminate, Why::Missing("/as_of"));
        };
        if answered.is_some_and(|answer| answer.is_by(self.due.at)) {
            return (ClockStatus::Met, Why::Dates);
        }
        match self.held(now, setting) {
            Held::No => self.by_dates(answered, now, Why::Dates),
            Held::Lawfully(why) => (ClockStatus::LawfullyDelayed, why),
            Held::Unlawfully(why) => self.by_dates(answered, now, why),
            // Before its day comes, nothing hangs on it.
            Held::Unclear(_) if answered.is_none() && now.is_by(self.due.at) => (ClockStatus::Due, Why::Dates),
            Held::Unclear(field) => (ClockStatus::Indeterminate, Why::Missing(field)),
        }
    }

    fn what_is_missing(&self) -> Option<Why<'a>> {
        let (started, due) = (&self.trigger, &self.due);
        let has_due = due.at.first.is_some() || due.at.last.is_some() || due.extensions > 0;
        let is_bounded = started.is_bounded_only && started.code() != Some(TriggerKind::AgencyKnew);
        if due.is_computed {
            return is_bounded.then_some(Why::Missing("/duties/*/trigger/at"));
        }
        if has_due {
            return None;
        }
        Some(match self.policy {
            None => Why::Missing("/duties/*/due"),
            Some(policy) if policy.limit.is_none() => Why::NoLimit,
            Some(_) if started.kind.is_none() => Why::Missing("/duties/*/trigger"),
            Some(_) if started.code() == Some(TriggerKind::Incident) => Why::Missing("/incident/occurred"),
            Some(_) => Why::Missing("/duties/*/trigger/at"),
        })
    }

    /// What due date and event alone say.
    fn by_dates(&self, answered: Option<Window>, now: Window, why: Why<'a>) -> (ClockStatus, Why<'a>) {
        let due = self.due.at;
        match answered {
            Some(answer) if answer.is_by(due) => (ClockStatus::Met, Why::Dates),
            Some(answer) if answer.is_after(due) => (ClockStatus::Late, why),
            Some(answer) => (ClockStatus::Indeterminate, self.doubt(answer)),
            None if now.is_after(due) => (ClockStatus::Overdue, why),
            None if now.is_by(due) => (ClockStatus::Due, Why::Dates),
            None => (ClockStatus::Indeterminate, self.doubt(now)),
        }
    }

    /// Why dates do not settle it.
    fn doubt(&self, event: Window) -> Why<'a> {
        let is_open = event.first.is_none() || event.last.is_none();
        if self.due.at.last.is_none() {
            Why::Missing("/duties/*/steps/*/days")
        } else if is_open && self.answer.at.is_some() {
            Why::Missing("/releases/*/released")
        } else if self.answer.at.is_some() && self.answer.releases > 1 && !self.answer.is_complete {
            Why::WhichWasAll
        } else if event.day().is_some()
            && self.trigger.at.day().is_some()
            && self.grain == Grain::Days
            && self.due.is_computed
        {
            Why::Counting
        } else {
            Why::Imprecise
        }
    }

    /// Whether something kept it back at a moment, and rightly.
    fn held(&mut self, now: Window, setting: &Setting<'_>) -> Held<'a> {
        match self.hold {
            Hold::None => Held::No,
            Hold::Unclear => Held::Unclear("/duties/*/steps/*/effect"),
            Hold::Court(Some(until)) if now.is_after(until) => {
                self.due.not_before(until);
                Held::No
            }
            Hold::Court(_) => Held::Lawfully(Why::Court),
            Hold::Withheld(mut withholding) => {
                let stages = self.policy.map(|policy| &policy.withholding);
                let held = match stages.filter(|stages| stages.is_stated()) {
                    None if withholding.step.basis.value().is_some() => Held::Lawfully(Why::Withheld),
                    None => Held::Unclear("/duties/*/steps/*/basis"),
                    Some(stages) => match stages.iter().find(|stage| !self.is_past(stage, now, setting)) {
                        None => Held::Unlawfully(Why::NoLongerAllowed),
                        Some(stage) => {
                            withholding.stage = Some(stage);
                            is_proved(stage, &withholding)
                        }
                    },
                };
                self.hold = Hold::Withheld(withholding);
                held
            }
        }
    }

    /// Whether a stage of withholding was certainly over at a moment.
    fn is_past(&self, stage: &WithholdingStage, now: Window, setting: &Setting<'_>) -> bool {
        self.end_of_stage(stage, setting).is_some_and(|end| now.is_after(end))
    }

    /// When a stage of withholding ends, where it does.
    pub fn end_of_stage(&self, stage: &WithholdingStage, setting: &Setting<'_>) -> Option<Window> {
        let limit = stage.up_to.as_ref()?;
        let from_incident = stage.measured_from.as_ref().is_some_and(|kind| *kind == TriggerKind::Incident);
        let start = if from_incident { Window::of(setting.occurred, self.grain) } else { self.trigger.at };
        let counting = limit.counting.filter(|counting| *counting != crate::Counting::Unspecified);
        Some(end_of_limit(start, limit, counting, self.grain, setting.holidays))
    }
}

enum Held<'a> {
    No,
    Lawfully(Why<'a>),
    Unlawfully(Why<'a>),
    /// The record does not say, in this field.
    Unclear(&'static str),
}

/// Whether withholding meets what its stage takes, as far as the record says.
fn is_proved<'a>(stage: &'a WithholdingStage, withholding: &Withholding<'_>) -> Held<'a> {
    let step = withholding.step;
    let takes = stage.burden.as_ref().map_or(0, |burden| weight(burden.code));
    match &step.burden {
        Some(burden) if weight(burden.code) < takes => Held::Unlawfully(Why::BurdenTooLow(stage)),
        None if takes > weight(Burden::WrittenBasis) => Held::Unclear("/duties/*/steps/*/burden"),
        _ if step.basis.value().is_none() => Held::Unclear("/duties/*/steps/*/basis"),
        _ => Held::Lawfully(Why::Withheld),
    }
}

/// How heavy a burden of proof is.
pub(crate) fn weight(burden: Burden) -> u8 {
    match burden {
        Burden::Other => 0,
        Burden::WrittenBasis => 1,
        Burden::Demonstrate => 2,
        Burden::ClearAndConvincing => 3,
    }
}
