//! The steps of a duty, in time: what they do to its due date, and what they keep back.

use chrono::NaiveDateTime;

use super::calendar::days_after;
use super::reading::{Deadline, Hold, Reading, Withholding};
use super::window::{Grain, Window, end_of};
use crate::{CourtEffect, CourtOrderStep, Date, Fact, GrantedStep, RequestKind, Step};

/// When a step was taken.
pub(crate) fn step_at(step: &Step) -> &Fact<Date> {
    match step {
        Step::Requested(step) => &step.at,
        Step::Granted(step) => &step.at,
        Step::Refused(step) => &step.at,
        Step::Withheld(step) => &step.at,
        Step::Reassessed(step) => &step.at,
        Step::CourtOrdered(step) => &step.at,
        Step::Released(step) => &step.at,
        Step::Promised(step) => &step.at,
        Step::Other(step) => &step.at,
    }
}

/// The steps in time, each with its place in the record: as they are written, unless dates say
/// otherwise. A step without a date follows the one that is written before it.
pub(crate) fn in_time(steps: &[Step]) -> impl Iterator<Item = (usize, &Step)> {
    let order = (!are_in_time(steps)).then(|| sorted(steps));
    (0..steps.len()).map(move |place| {
        let index = order.as_ref().map_or(place, |order| order[place]);
        (index, &steps[index])
    })
}

fn are_in_time(steps: &[Step]) -> bool {
    let mut reached: Option<Date> = None;
    steps.iter().map(step_at).all(|at| {
        let is_before = reached.zip(at.latest()).is_some_and(|(reached, at)| at.certainly_before(reached));
        if let Some(at) = at.earliest().filter(|at| reached.is_none_or(|reached| reached.certainly_before(*at))) {
            reached = Some(at);
        }
        !is_before
    })
}

fn sorted(steps: &[Step]) -> Vec<usize> {
    let mut reached = None;
    let dates = steps.iter().map(|step| {
        let at = step_at(step);
        reached = at.earliest().or(at.latest()).map(Date::earliest).or(reached);
        reached
    });
    let mut order: Vec<_> = dates.enumerate().map(|(index, date)| (date, index)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, index)| index).collect()
}

/// The extensions that were granted, in time, each with its place in the record.
pub(crate) fn extensions(steps: &[Step]) -> impl Iterator<Item = (usize, &GrantedStep)> {
    let mut asked = None;
    in_time(steps).filter_map(move |(index, step)| match step {
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

pub(super) fn fold_steps(reading: &mut Reading<'_>) {
    let grain = reading.grain;
    let mut asked = None;
    for (_, step) in in_time(&reading.duty.steps) {
        let at = Window::of(step_at(step), grain);
        if !at.has_come(reading.as_of) {
            continue;
        }
        match step {
            Step::Requested(step) => asked = step.wanted.as_ref().map(|wanted| wanted.code),
            Step::Granted(_) if asked == Some(RequestKind::Release) => {}
            Step::Granted(step) if asked == Some(RequestKind::Withholding) => {
                reading.hold = Hold::Court(step.until.is_stated().then(|| Window::of(&step.until, grain)));
            }
            Step::Granted(step) => reading.due.extend(step, grain),
            Step::Withheld(step) => {
                reading.hold =
                    Hold::Withheld(Withholding { step, looked_at: at, estimated: &step.estimated, stage: None });
            }
            Step::Reassessed(step) if step.still_withheld.is_no() => reading.release_hold(at),
            Step::Reassessed(step) => {
                if let Hold::Withheld(withholding) = &mut reading.hold {
                    withholding.looked_at = at;
                    if step.estimated.is_stated() {
                        withholding.estimated = &step.estimated;
                    }
                }
            }
            Step::CourtOrdered(step) => reading.hear_court(step, at),
            Step::Refused(_) => asked = None,
            Step::Released(_) | Step::Promised(_) | Step::Other(_) => {}
        }
    }
}

impl Deadline {
    /// An extension moves the due date on, and never back. One of unknown length leaves no last
    /// day; one that a stated due date may hold already leaves the first day where it is.
    pub fn extend(&mut self, granted: &GrantedStep, grain: Grain) {
        self.extensions += 1;
        let until = Window::of(&granted.until, grain);
        if until.first.is_some() || until.last.is_some() {
            let end = |moment: NaiveDateTime| if grain == Grain::Days { end_of(moment.date()) } else { moment };
            if self.is_computed || self.at.first.is_none() {
                self.at.first = self.at.first.max(until.first.map(end));
            }
            self.at.last = self.at.last.zip(until.last).map(|(due, until)| due.max(until));
            return;
        }
        let after = |moment: Option<NaiveDateTime>, days: Option<u32>| {
            let moment = moment?;
            Some(days_after(moment.date(), i64::from(days?))?.and_time(moment.time()))
        };
        if self.is_computed {
            self.at.first = after(self.at.first, granted.days.min()).or(self.at.first);
        }
        self.at.last = after(self.at.last, granted.days.max());
    }

    /// It is due no earlier than this.
    pub fn not_before(&mut self, moment: Window) {
        self.at.first = self.at.first.map(|due| moment.first.map_or(due, |moment| due.max(moment)));
        self.at.last = self.at.last.zip(moment.last).map(|(due, moment)| due.max(moment));
    }
}

impl Reading<'_> {
    /// What was withheld is so no more: until then it may rightly have been.
    fn release_hold(&mut self, at: Window) {
        if !matches!(self.hold, Hold::None) {
            self.hold = Hold::None;
            let last = self.due.at.last.zip(at.last).map(|(due, lifted)| due.max(lifted));
            self.due.at.last = last;
        }
    }

    fn hear_court(&mut self, order: &CourtOrderStep, at: Window) {
        match order.effect.as_ref().map(|effect| effect.code) {
            Some(CourtEffect::Forbids | CourtEffect::Delays) => {
                self.hold = Hold::Court(order.until.is_stated().then(|| Window::of(&order.until, self.grain)));
            }
            Some(CourtEffect::Orders | CourtEffect::DeniesWithholding) => self.hold = Hold::None,
            Some(CourtEffect::Lifts) => self.release_hold(at),
            Some(CourtEffect::AllowsDisclosure) => {}
            Some(CourtEffect::Other) | None => {
                if matches!(self.hold, Hold::None) {
                    self.hold = Hold::Unclear;
                }
            }
        }
    }
}
