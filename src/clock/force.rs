//! Whether a policy was in force then.

use super::window::{Grain, Window};
use crate::{Date, Fact, Policy};

/// From when a policy is in force: as it says, or else from its adoption.
pub(crate) fn since(policy: &Policy) -> &Fact<Date> {
    if policy.effective.is_stated() { &policy.effective } else { &policy.adopted }
}

/// Whether a policy was in force at some time; `None` when the dates do not say.
///
/// A policy without any date of its beginning is taken to be in force: the record stands by it.
pub(crate) fn in_force(policy: &Policy, then: Window) -> Option<bool> {
    let (since, until) = (since(policy), &policy.expires);
    let (begins, ends) = (Window::of(since, Grain::Days), Window::of(until, Grain::Days));
    if then.last.zip(begins.first).is_some_and(|(then, begins)| then < begins)
        || then.first.zip(ends.last).is_some_and(|(then, ends)| then > ends)
    {
        return Some(false);
    }
    let has_begun = !since.is_stated() || then.first_day().zip(begins.last_day()).is_some_and(|(then, it)| then >= it);
    let lasts = !until.is_stated() || then.last_day().zip(ends.first_day()).is_some_and(|(then, it)| then <= it);
    (has_begun && lasts).then_some(true)
}
