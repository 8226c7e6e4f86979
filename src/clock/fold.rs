//! The fold: what started the clock, the limit, and the steps in time, taken together.

use chrono::{NaiveDateTime, TimeDelta};

use super::calendar::{Holidays, days_after, last_day};
use super::judge;
use super::reading::{Answer, ClockStatus, Deadline, Hold, Reading, Started, Why, Withholding};
use super::window::{Grain, Window, end_of};
use crate::{
    AbsentStatus, Audience, Counting, CourtEffect, CourtOrderStep, Date, Duty, Fact, GrantedStep, Limit, LimitUnit,
    Policy, Release, ReleaseId, RequestKind, Requirement, Step, TriggerKind,
};

/// How far a duty's own lists are looked through for the same release; they are short.
const NEAR: usize = 16;

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

/// Whether something had happened, as far as the record goes.
fn has_happened(at: Window, as_of: Option<Window>) -> bool {
    !as_of.is_some_and(|as_of| at.is_after(as_of))
}

fn fold_steps(reading: &mut Reading<'_>) {
    let grain = reading.grain;
    let mut asked = None;
    for step in &reading.duty.steps {
        let at = Window::of(step_at(step), grain);
        if !has_happened(at, reading.as_of) {
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

fn fold_answers<'a>(
    reading: &mut Reading<'a>,
    answers: impl Iterator<Item = &'a Release>,
    find: impl Fn(&ReleaseId) -> Option<&'a Release>,
) {
    let (duty, policy) = (reading.duty, reading.policy);
    let mut found = Found::default();
    for release in answers.filter(|release| answers_to(release, policy)) {
        let stated = || {
            duty.steps.iter().take(NEAR).find_map(|step| match step {
                Step::Released(step) if step.release.as_ref() == Some(&release.id) && step.at.is_stated() => {
                    Some(&step.at)
                }
                _ => None,
            })
        };
        let at = if release.released.is_stated() { &release.released } else { stated().unwrap_or(&release.released) };
        found.take(at, &release.complete, reading);
    }
    for step in &duty.steps {
        let Step::Released(step) = step else { continue };
        let release = step.release.as_ref();
        if release.is_some_and(|id| duty.answered_by.iter().take(NEAR).any(|named| named == id)) {
            continue;
        }
        let release = release.and_then(&find);
        if release.is_some_and(|release| {
            !answers_to(release, policy) || release.duties.iter().take(NEAR).any(|named| *named == duty.id)
        }) {
            continue;
        }
        let at = if step.at.is_stated() { &step.at } else { release.map_or(&step.at, |release| &release.released) };
        found.take(at, release.map_or(&Fact::NotStated, |release| &release.complete), reading);
    }
    reading.answer = found.answer();
}

/// Whether a release can answer what the policy asks for: showing to some is no release to all.
fn answers_to(release: &Release, policy: Option<&Policy>) -> bool {
    let for_all =
        policy.and_then(|policy| policy.requires.as_ref()).is_some_and(|it| *it == Requirement::PublicRelease);
    let public = |audience: &crate::Coded<Audience>| matches!(audience.code, Audience::Public | Audience::Press);
    !for_all || release.audience.is_empty() || release.audience.iter().any(public)
}

/// Releases that answer a duty, taken together.
#[derive(Default)]
struct Found {
    releases: usize,
    not_all: usize,
    /// From the first that may have been all, to the last.
    any: Option<Window>,
    /// The first that says it was all.
    all: Option<Window>,
}

impl Found {
    fn take(&mut self, at: &Fact<Date>, complete: &Fact<bool>, reading: &Reading<'_>) {
        let awaited = |status| matches!(status, AbsentStatus::Pending | AbsentStatus::NotApplicable);
        if at.absent().is_some_and(|absent| awaited(absent.status)) {
            return;
        }
        let mut window = Window::of(at, reading.grain);
        let timed = |fact: &Fact<Date>| fact.earliest().or(fact.latest()).is_some_and(|date| date.offset().is_some());
        if reading.grain == Grain::Hours(None) || reading.grain != Grain::Days && !timed(at) {
            window = window.with_change_of_clocks(reading.trigger.at.first);
        }
        if !has_happened(window, reading.as_of) {
            return;
        }
        self.releases += 1;
        if complete.is_no() {
            self.not_all += 1;
            return;
        }
        self.any = Some(self.any.map_or(window, |any| Window {
            first: any.first.zip(window.first).map(|(a, b)| a.min(b)),
            last: later(any.last, window.last),
        }));
        if complete.is_yes() {
            let earlier =
                |a: Option<NaiveDateTime>, b: Option<NaiveDateTime>| a.zip(b).map(|(a, b)| a.min(b)).or(a).or(b);
            self.all = Some(self.all.map_or(window, |all| Window {
                first: all.first.zip(window.first).map(|(a, b)| a.min(b)),
                last: earlier(all.last, window.last),
            }));
        }
    }

    fn answer(self) -> Answer {
        Answer {
            at: self.all.or(self.any),
            releases: self.releases,
            is_complete: self.all.is_some(),
            is_partial: self.releases > 0 && self.releases == self.not_all,
        }
    }
}

/// The later of two ends; open when either is.
fn later(a: Option<NaiveDateTime>, b: Option<NaiveDateTime>) -> Option<NaiveDateTime> {
    a.zip(b).map(|(a, b)| a.max(b))
}
