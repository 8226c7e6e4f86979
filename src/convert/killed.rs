//! Data sets of people whom officers killed: what every row of them says, and which people are rows.

use super::layout::home::{Draft, id};
use crate::{Outcome, Person, PersonId, PersonRole, VitalStatus};

/// Whoever is in the data set was killed.
pub(super) fn scope(draft: &mut Draft) {
    draft.case.incident.outcome = Outcome::Death.into();
    let subject = draft.add_person(id!(PersonId, "subject"));
    subject.roles = [PersonRole::Subject, PersonRole::Decedent].into();
    subject.vital_status = VitalStatus::Dead.into();
}

/// Whether a person belongs into such a data set.
pub(super) fn was_killed(person: &Person) -> bool {
    let is_dead = person.vital_status.value() == Some(&VitalStatus::Dead) || person.death.is_some();
    person.has_role(PersonRole::Subject) && (is_dead || person.has_role(PersonRole::Decedent))
}
