//! Duties that policies would make for a case, beside those that its record has.

use std::collections::HashSet;

use super::explain::in_words;
use super::force::in_force;
use super::reach::{Happened, Reach, reaches_place};
use super::reading::{ClockStatus, Reading, Why};
use super::state::{Case, DutyOrigin, DutyState};
use crate::{CaseFile, Duty, DutyId, Policy, Requirement, TriggerKind};

/// The duties that the given policies would make.
pub(super) fn proposed(case: &Case<'_>) -> Vec<DutyState> {
    let own = &case.file.policies;
    let named: HashSet<&str> = case.file.duties.iter().filter_map(|duty| duty.policy.as_deref()).collect();
    let is_there = |policy: &Policy| named.contains(&*policy.id) || own.iter().any(|known| is_same(known, policy));
    let policies = case.policies.iter().filter(|policy| !is_there(policy));
    let mut happened = Happened::default();
    policies.filter_map(|policy| propose(policy, case, &mut happened)).collect()
}

/// Whether a policy of the record is a copy of one that is given: the same id or citation, or else
/// the same limit from the same trigger for the same end. Newsrooms seldom cite.
fn is_same(known: &Policy, given: &Policy) -> bool {
    let rule = |policy: &Policy| {
        let trigger = policy.trigger.value().map(|trigger| trigger.code);
        let end = policy.requires.as_ref().map_or(Requirement::PublicRelease, |it| it.code);
        policy.limit.as_ref().map(|limit| (limit.amount, trigger, end))
    };
    let cited = known.citation.value().is_some() && known.citation.value() == given.citation.value();
    known.id == given.id || cited || rule(known).is_some() && rule(known) == rule(given)
}

fn propose(policy: &Policy, case: &Case<'_>, happened: &mut Happened) -> Option<DutyState> {
    let mut duty = Duty::new(DutyId::new("proposed").ok()?);
    duty.policy = Some(policy.id.clone());
    let setting = case.setting(Some(policy));
    let mut reading = case.read(&duty, &setting);
    let place = reaches_place(policy, case.file, &case.agencies);
    let event = happened.reaches(policy, case.file, &|id| case.is_officer(id));
    consider(&mut reading, policy, case.file, place, event);
    let origin = if place == Reach::Yes { DutyOrigin::Proposed } else { DutyOrigin::Elsewhere };
    let state = DutyState::of(&reading, &setting, origin);
    let explanation = if state.status == ClockStatus::NotCovered {
        state.explanation
    } else {
        let event = happened.covered(policy).map(in_words).filter(|_| event == Reach::Yes);
        format!("Proposed, since it {}: {}", reasons(policy, place, event), state.explanation)
    };
    Some(DutyState { duty: format!("proposed:{}", policy.id), explanation, ..state })
}

/// Why a policy covers the case, as far as it does.
fn reasons(policy: &Policy, place: Reach, event: Option<String>) -> String {
    let mut text = String::from(if place == Reach::Yes { "holds in " } else { "may hold here, in " });
    text.push_str(policy.jurisdiction.value().map_or("every place", String::as_str));
    if let Some(event) = event {
        text.push_str(" and covers ");
        text.push_str(event.split(" (").next().unwrap_or(&event));
    }
    text
}

/// Takes back what the dates alone make of a duty that the record does not have.
fn consider(reading: &mut Reading<'_>, policy: &Policy, case: &CaseFile, place: Reach, event: Reach) {
    let verdict = match (reading.status, place, event) {
        (_, Reach::No(why), _) => (ClockStatus::NotCovered, Why::NotReached(why)),
        (ClockStatus::NotCovered, ..) => return,
        (_, _, Reach::No(why)) => (ClockStatus::NotCovered, Why::NotReached(why)),
        (_, Reach::Unknown(field), _) | (_, _, Reach::Unknown(field)) => {
            (ClockStatus::Indeterminate, Why::Missing(field))
        }
        (ClockStatus::Indeterminate, ..) => return,
        _ if in_force(policy, reading.trigger.at).is_none() => {
            let is_known = reading.trigger.code() == Some(TriggerKind::Incident);
            let field = if is_known { "/policies/*/effective" } else { "/duties/*/trigger/at" };
            (ClockStatus::Indeterminate, Why::Missing(field))
        }
        // Nothing in the record says that it was not done, unless it says that nothing was released.
        (ClockStatus::Overdue, ..) if !(case.releases.is_stated() && case.releases.is_empty()) => {
            (ClockStatus::Indeterminate, Why::Missing("/releases/*/duties"))
        }
        _ => return,
    };
    (reading.status, reading.why) = verdict;
}
