//! The judgement: from due date, answer, hold and as-of date to a status and its reason.

use super::fold::{Setting, end_of_limit};
use super::force::in_force;
use super::reading::{ClockStatus, Hold, Reading, Why, Withholding};
use super::window::{Grain, Window};
use crate::{Burden, Limit, TriggerKind, WithheldStep, WithholdingStage};

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
            Some(_) => Why::Missing(self.trigger_field()),
        })
    }

    /// Where the record says, or should say, when the clock started.
    fn trigger_field(&self) -> &'static str {
        let states_date = self.duty.trigger.as_ref().is_some_and(|trigger| trigger.at.is_stated());
        match self.trigger.code() {
            None => "/duties/*/trigger",
            Some(TriggerKind::Incident) if !states_date => "/incident/occurred",
            Some(_) => "/duties/*/trigger/at",
        }
    }

    /// The field that leaves open how it stands, as a JSON Pointer with `*` for any element; there
    /// is one whenever it is indeterminate.
    pub fn missing(&self) -> Option<&'static str> {
        Some(match self.why {
            Why::Missing(field) => field,
            Why::NoLimit => "/policies/*/limit",
            Why::Counting => "/duties/*/counting",
            Why::WhichWasAll => "/releases/*/complete",
            Why::Imprecise if self.due.at.day().is_some() && self.answer.at.is_some() => "/releases/*/released",
            Why::Imprecise if self.due.at.day().is_some() => "/as_of",
            Why::Imprecise if !self.due.is_computed => "/duties/*/due",
            Why::Imprecise if self.trigger.at.day().is_some() && self.due.extensions > 0 => "/duties/*/steps/*/days",
            Why::Imprecise => self.trigger_field(),
            _ => return None,
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
            && self.due.base.first != self.due.base.last
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
                    Some(stages) => self.held_in_stage(stages, &mut withholding, now, setting),
                };
                self.hold = Hold::Withheld(withholding);
                held
            }
        }
    }

    /// Whether withholding is in order in the stage that a moment falls into, or in each of those
    /// that it may fall into. The first of them is remembered.
    fn held_in_stage(
        &self,
        stages: &'a [WithholdingStage],
        withholding: &mut Withholding<'a>,
        now: Window,
        setting: &Setting<'_>,
    ) -> Held<'a> {
        let mut held = None;
        for stage in stages {
            let end = self.end_of_stage(stage, setting);
            if end.is_some_and(|end| now.is_after(end)) {
                continue;
            }
            withholding.stage = withholding.stage.or(Some(stage));
            let here = is_proved(stage, withholding.step);
            held = Some(held.map_or(here, |before: Held<'a>| before.and(here, self.unclear_field())));
            if end.is_none_or(|end| now.is_by(end)) {
                return held.unwrap_or(here);
            }
        }
        let beyond = Held::Unlawfully(Why::NoLongerAllowed);
        held.map_or(beyond, |before| before.and(beyond, self.unclear_field()))
    }

    /// What leaves open in which stage a moment falls.
    fn unclear_field(&self) -> &'static str {
        if self.trigger.at.day().is_some() { "/policies/*/withholding/*/up_to" } else { self.trigger_field() }
    }

    /// When a stage of withholding ends, where it does.
    pub fn end_of_stage(&self, stage: &WithholdingStage, setting: &Setting<'_>) -> Option<Window> {
        Some(self.end_in_stage(stage, stage.up_to.as_ref()?, setting))
    }

    /// The last moment of a limit that runs with a stage of withholding.
    pub fn end_in_stage(&self, stage: &WithholdingStage, limit: &Limit, setting: &Setting<'_>) -> Window {
        let start = match stage.measured_from.as_ref().map(|kind| kind.code) {
            Some(kind) if self.trigger.code() != Some(kind) => {
                let incident = Window::of(setting.occurred, self.grain);
                // Of what else it may be measured from, nobody stated the day.
                if kind == TriggerKind::Incident { incident } else { Window { last: None, ..incident } }
            }
            _ => self.trigger.at,
        };
        let counting = limit.counting.filter(|counting| *counting != crate::Counting::Unspecified);
        end_of_limit(start, limit, counting, self.grain, setting.holidays)
    }
}

#[derive(Clone, Copy)]
enum Held<'a> {
    No,
    Lawfully(Why<'a>),
    Unlawfully(Why<'a>),
    /// The record does not say, in this field.
    Unclear(&'static str),
}

impl Held<'_> {
    /// The same, where it is so in either case.
    fn and(self, other: Self, unclear_field: &'static str) -> Self {
        match (self, other) {
            (Self::Lawfully(_), Self::Lawfully(_)) | (Self::Unlawfully(_), Self::Unlawfully(_)) => self,
            (Self::Unclear(field), _) | (_, Self::Unclear(field)) => Self::Unclear(field),
            _ => Self::Unclear(unclear_field),
        }
    }
}

/// Whether withholding meets what its stage takes, as far as the record says.
fn is_proved<'a>(stage: &'a WithholdingStage, step: &WithheldStep) -> Held<'a> {
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
