//! What the clock reads of one duty. Everything else (rules, explanations, lists) rests on it.

use super::window::{Grain, Window};
use crate::value::code::codes;
use crate::{Counting, Duty, Policy, TriggerKind, WithholdingStage};

codes! {
    /// How a duty stands.
    closed enum ClockStatus {
        /// What was due came in time.
        Met = "met",
        /// It came, and too late.
        Late = "late",
        /// It has not come, and need not have yet.
        Due = "due",
        /// It should have come, and has not.
        Overdue = "overdue",
        /// It has not come, and is withheld or forbidden in a way that the policy or a court
        /// allows, as far as the record says.
        LawfullyDelayed = "lawfully_delayed",
        /// The policy does not cover the case.
        NotCovered = "not_covered",
        /// The record does not say enough.
        Indeterminate = "indeterminate",
    }
}

/// What the clock reads of one duty.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading<'a> {
    pub duty: &'a Duty,
    pub policy: Option<&'a Policy>,
    pub grain: Grain,
    pub trigger: Started<'a>,
    pub due: Deadline,
    /// Until when the record knows.
    pub as_of: Option<Window>,
    pub answer: Answer,
    pub hold: Hold<'a>,
    pub status: ClockStatus,
    pub why: Why<'a>,
}

/// What started the clock, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Started<'a> {
    pub kind: Option<&'a crate::Coded<TriggerKind>>,
    pub at: Window,
    /// Nobody stated the time: it is bounded by others.
    pub is_bounded_only: bool,
}

impl Started<'_> {
    pub fn code(&self) -> Option<TriggerKind> {
        self.kind.map(|kind| kind.code)
    }
}

/// When it is due.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Deadline {
    /// The last moment, as far as it is known.
    pub at: Window,
    /// How days were counted, when it was computed and that is stated.
    pub counting: Option<Counting>,
    /// The same before anything was granted.
    pub base: Window,
    /// It was computed from the policy; else it was stated, or there is none.
    pub is_computed: bool,
    /// What was granted, step by step, taken together.
    pub extensions: usize,
    /// It moved on from a weekend or holiday.
    pub rolled: bool,
}

impl Deadline {
    /// The same before anything was granted.
    pub fn before_steps(self) -> Self {
        Self { at: self.base, extensions: 0, ..self }
    }
}

/// What came of it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Answer {
    /// When all of it had come, as far as that is known.
    pub at: Option<Window>,
    /// How many releases answer it.
    pub releases: usize,
    /// A release says that it was all.
    pub is_complete: bool,
    /// All releases say that they were not all.
    pub is_partial: bool,
}

/// What keeps it from coming.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) enum Hold<'a> {
    /// Nothing.
    #[default]
    None,
    /// Somebody withholds it.
    Withheld(Withholding<'a>),
    /// A court forbade it or put it off, perhaps until some day.
    Court(Option<Window>),
    /// A court said something of which the record does not tell the effect.
    Unclear,
}

/// Withholding, with what was last said of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Withholding<'a> {
    pub step: &'a crate::WithheldStep,
    /// When it was last looked at: the step, or a reassessment.
    pub looked_at: Window,
    pub estimated: &'a crate::Fact<crate::Date>,
    /// The stage of the policy that it is in.
    pub stage: Option<&'a WithholdingStage>,
}

/// Why the status is what it is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Why<'a> {
    /// It follows from the due date, the answer and the as-of date.
    Dates,
    /// The policy was not in force.
    NotInForce,
    /// The policy does not reach the case.
    NotReached(&'static str),
    /// Withholding is in order.
    Withheld,
    /// Withholding is past the last stage, or takes a higher burden of proof than the record has.
    BurdenTooLow(&'a WithholdingStage),
    /// The policy allows no withholding, or no more.
    NoLongerAllowed,
    /// A court's order stands.
    Court,
    /// The record does not say this, by JSON Pointer.
    Missing(&'static str),
    /// The policy sets no limit.
    NoLimit,
    /// The two ways of counting days differ in the answer.
    Counting,
    /// Several dates fit, and differ in the answer.
    Imprecise,
    /// The last of several releases was late, and none says whether it or an earlier one was all.
    WhichWasAll,
}

impl Reading<'_> {
    /// The due date that the status is safest by: the earliest of what is met or due, the latest of
    /// what is late or overdue.
    pub fn due_shown(&self) -> Option<chrono::NaiveDateTime> {
        match self.status {
            ClockStatus::Indeterminate | ClockStatus::NotCovered => None,
            ClockStatus::Met | ClockStatus::Due => self.due.at.first.or(self.due.at.last),
            _ => self.due.at.last.or(self.due.at.first),
        }
    }

    /// Whole days from the due date to the answer, or else to the as-of date; negative is early.
    pub fn days(&self) -> Option<i64> {
        let due = self.due_shown()?.date();
        let event = match (self.status, self.answer.at) {
            (ClockStatus::Met, Some(answer)) => answer.last?,
            (ClockStatus::Late, Some(answer)) => answer.first?,
            (ClockStatus::Due, _) => self.as_of?.last?,
            _ => self.as_of?.first?,
        };
        Some((event.date() - due).num_days())
    }
}
