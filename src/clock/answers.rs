//! The releases of a duty, taken together.

use chrono::NaiveDateTime;

use super::reading::{Answer, Reading};
use super::window::{Grain, Window, later};
use crate::{AbsentStatus, Audience, Channel, Coded, Date, Fact, Policy, Release, ReleaseId, Requirement, Step};

/// How far a duty's own lists are looked through for the same release; they are short.
const NEAR: usize = 16;

pub(super) fn fold_answers<'a>(
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

/// Whether a release can answer what the policy asks for: showing to some is no release to all, and
/// a leak is none at all.
fn answers_to(release: &Release, policy: Option<&Policy>) -> bool {
    if release.channel.as_ref().is_some_and(|channel| *channel == Channel::Leak) {
        return false;
    }
    let for_all =
        policy.and_then(|policy| policy.requires.as_ref()).is_some_and(|it| *it == Requirement::PublicRelease);
    let public = |audience: &Coded<Audience>| matches!(audience.code, Audience::Public | Audience::Press);
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
        // The as-of date is on the same clock: whether it has come does not hang on changes of clocks.
        if !window.has_come(reading.as_of) {
            return;
        }
        let timed = |fact: &Fact<Date>| fact.earliest().or(fact.latest()).is_some_and(|date| date.offset().is_some());
        if reading.grain == Grain::Hours(None) || reading.grain != Grain::Days && !timed(at) {
            window = window.with_change_of_clocks(reading.trigger.at.first);
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
