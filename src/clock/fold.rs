//! The fold: what started the clock, the limit, and the steps in time, taken together.

use chrono::{NaiveDateTime, TimeDelta};

use super::answers::fold_answers;
use super::calendar::{Holidays, last_day};
use super::judge;
use super::reading::{Answer, ClockStatus, Deadline, Hold, Reading, Started, Why};
use super::steps::fold_steps;
use super::window::{Grain, Window, end_of, later};
use crate::{Counting, Date, Duty, Fact, Limit, LimitUnit, Policy, Release, ReleaseId, TriggerKind};

/// What the clock needs to know besides the duty.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting<'a> {
    /// When the incident happened.
    pub occurred: &'a Fact<Date>,
    /// The first dated thing that the record knows after the incident: by then it was known.
    pub known_by: Option<Date>,
    /// The policy that makes the duty.
    pub policy: Option<&'a Policy>,
    pub as_of: Option<Date>,
    pub holidays: &'a Holidays,
}

/// Reads the clock of a duty. `answers` are the releases that it or they themselves name, each
/// once; `find` is the release of an id.
pub(crate) fn read<'a>(
    duty: &'a Duty,
    setting: &Setting<'a>,
    answers: impl Iterator<Item = &'a Release>,
    find: impl Fn(&ReleaseId) -> Option<&'a Release>,
) -> Reading<'a> {
    let (fact, kind) = trigger(duty, setting);
    let limit = setting.policy.and_then(|policy| policy.limit.as_ref());
    let grain = match limit {
        Some(limit) if limit.unit == LimitUnit::Hours => {
            let timed = fact.value().filter(|date| date.precision() > crate::Precision::Day);
            Grain::Hours(timed.and_then(|date| date.offset()))
        }
        _ => Grain::Days,
    };
    let as_of = setting.as_of.map(|date| Window::of_date(date, grain));
    let mut reading = Reading {
        duty,
        policy: setting.policy,
        grain,
        trigger: started(fact, kind, setting, grain, as_of),
        due: Deadline::default(),
        as_of,
        answer: Answer::default(),
        hold: Hold::None,
        status: ClockStatus::Indeterminate,
        why: Why::Dates,
    };
    reading.due = deadline(&reading, limit, setting.holidays);
    fold_steps(&mut reading);
    fold_answers(&mut reading, answers, find);
    judge::judge(&mut reading, setting);
    reading
}

/// What started the clock and when, as duty or policy say it. The incident's own date counts where
/// they name the incident and no date.
pub(crate) fn trigger<'a>(
    duty: &'a Duty,
    setting: &Setting<'a>,
) -> (&'a Fact<Date>, Option<&'a crate::Coded<TriggerKind>>) {
    let own = duty.trigger.as_ref();
    let kind = own.map(|trigger| &trigger.kind).or_else(|| setting.policy?.trigger.value());
    let at = match (own, kind) {
        (Some(trigger), _) if trigger.at.is_stated() => &trigger.at,
        (_, Some(kind)) if *kind == TriggerKind::Incident => setting.occurred,
        _ => &Fact::NotStated,
    };
    (at, kind)
}

fn started<'a>(
    fact: &Fact<Date>,
    kind: Option<&'a crate::Coded<TriggerKind>>,
    setting: &Setting<'_>,
    grain: Grain,
    as_of: Option<Window>,
) -> Started<'a> {
    let at = Window::of(fact, grain);
    let incident = Window::of(setting.occurred, grain);
    if at.first.is_some() || at.last.is_some() || kind.is_none() {
        return Started { kind, at, is_bounded_only: false };
    }
    let known_by = setting.known_by.filter(|_| kind.is_some_and(|kind| *kind == TriggerKind::AgencyKnew));
    let last = known_by.and_then(|date| Window::of_date(date, grain).last).or(as_of.and_then(|as_of| as_of.last));
    let at = Window { first: incident.first, last: last.max(incident.first) };
    Started { kind, at, is_bounded_only: true }
}

/// How days are counted, where that is stated.
fn counting(duty: &Duty, limit: &Limit) -> Option<Counting> {
    let stated = |counting: Option<Counting>| counting.filter(|counting| *counting != Counting::Unspecified);
    stated(duty.counting).or(stated(limit.counting))
}

/// The last moment of a limit from what started it, under every way of counting that is left open.
pub(crate) fn end_of_limit(
    start: Window,
    limit: &Limit,
    counting: Option<Counting>,
    grain: Grain,
    holidays: &Holidays,
) -> Window {
    if limit.unit == LimitUnit::Hours && grain != Grain::Days {
        let hours = TimeDelta::hours(i64::from(limit.amount.get()));
        let after = |moment: Option<NaiveDateTime>| moment?.checked_add_signed(hours);
        return Window { first: after(start.first), last: after(start.last) };
    }
    let end = |day: Option<_>, first_counts| last_day(day?, limit, first_counts, holidays).map(end_of);
    Window {
        first: end(start.first_day(), counting != Some(Counting::Exclusive)),
        last: end(start.last_day(), counting == Some(Counting::Inclusive)),
    }
}

fn deadline(reading: &Reading<'_>, limit: Option<&Limit>, holidays: &Holidays) -> Deadline {
    let duty = reading.duty;
    let stated = Window::of(&duty.due, Grain::Days);
    let is_stated = stated.first.is_some() || stated.last.is_some();
    let start = &reading.trigger;
    // Where the start is only bounded, a stated due date says more.
    let limit = limit.filter(|_| !(start.is_bounded_only && is_stated));
    let Some(limit) = limit.filter(|_| start.at.first.is_some() || start.at.last.is_some()) else {
        let at = Window { first: stated.first.map(|it| end_of(it.date())), ..stated };
        return Deadline { at, base: at, ..Deadline::default() };
    };
    let counting = counting(duty, limit);
    let mut at = end_of_limit(start.at, limit, counting, reading.grain, holidays);
    if duty.due.range().is_some() {
        // A range that is stated says that it may be as late as that.
        at.last = later(at.last, stated.last);
    }
    let mut rolled = false;
    if reading.grain == Grain::Days {
        let roll = |moment: Option<NaiveDateTime>| holidays.roll(moment?.date()).map(end_of);
        let moved = Window { first: roll(at.first), last: roll(at.last) };
        // It moves on where the policy says so, or where a stated due date shows that it did.
        if limit.rolls_over == Some(true) {
            rolled = moved != at;
            at = moved;
        } else if limit.rolls_over.is_none()
            && at.last < moved.last
            && stated.last.is_some()
            && stated.last == moved.last
        {
            rolled = true;
            at.last = moved.last;
        }
    }
    Deadline { at, base: at, counting, is_computed: true, extensions: 0, rolled }
}
