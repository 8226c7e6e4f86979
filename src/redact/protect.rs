//! What may not be open to everyone, whatever the access of the thing that it belongs to.
//!
//! Sources: AP and SPJ on minors, on next of kin and on the privacy of private people; the permitted
//! redactions of Cal. Penal Code 832.7 (homes, witnesses, medical information).

use super::Hidden;
use crate::{
    AbsentReason, AbsentStatus, Autopsy, CaseFile, CoordinatePrecision, EntityId, Fact, List, Person, PersonRole,
    Place, PlaceKind, ToxicologyResult,
};

/// Takes out what may not be open to everyone, and lists it.
pub(super) fn protect(case: &mut CaseFile, hidden: &mut Hidden) {
    for person in &mut case.people {
        if let Some(reason) = name_reason(person) {
            withhold_name(person, reason, hidden);
        }
    }
    for (id, field, place) in places(case).into_iter().filter(|(_, _, place)| is_home(place)) {
        if let Some(address) = place.street_address.value() {
            hidden.secrets.phrase(address);
            place.street_address = Fact::withheld(AbsentReason::PersonalData);
        }
        if is_finer_than_a_block(place) {
            place.coordinates = Fact::withheld(AbsentReason::PersonalData);
        }
        hidden.field(id.clone(), format!("{field}/street_address"));
        hidden.field(id, format!("{field}/coordinates"));
    }
    for autopsy in case.autopsies.iter_mut().filter(|autopsy| !is_released(autopsy)) {
        if !autopsy.toxicology.is_empty() {
            let mut withheld = ToxicologyResult::new("withheld");
            withheld.present = Fact::withheld(AbsentReason::Medical);
            autopsy.toxicology = List::from([withheld]);
            hidden.field(autopsy.id.clone(), "toxicology");
        }
    }
}

/// Why a person's name may not be open to everyone, if it may not.
pub(crate) fn name_reason(person: &Person) -> Option<AbsentReason> {
    use PersonRole::{Caller, Complainant, Decedent, Journalist, MedicalProvider, Officer, Official, Subject, Witness};
    let has_any = |roles: &[PersonRole]| roles.iter().any(|role| person.has_role(*role));
    let is_pending = |absent: &crate::Absent| absent.status == AbsentStatus::Pending;
    if let Some(absent) = person.name.absent().filter(|absent| absent.status == AbsentStatus::Withheld) {
        return Some(absent.reason.unwrap_or(AbsentReason::Redacted));
    }
    if is_minor(person) && person.naming_approval.is_none() {
        return Some(AbsentReason::Juvenile);
    }
    if person.kin_notified.absent().is_some_and(is_pending) {
        return Some(AbsentReason::KinNotNotified);
    }
    let is_known_by_office = has_any(&[Officer, Official, Subject, Decedent, Journalist, MedicalProvider]);
    let is_private = has_any(&[Witness, Complainant, Caller]) && !is_known_by_office;
    (is_private && person.public_interest.is_none()).then_some(AbsentReason::WitnessAnonymity)
}

/// Whether a person certainly was a minor at the incident.
pub(crate) fn is_minor(person: &Person) -> bool {
    person.minor.is_yes() || (!person.minor.is_no() && person.age_years.max().is_some_and(|age| age < 18))
}

fn withhold_name(person: &mut Person, reason: AbsentReason, hidden: &mut Hidden) {
    hidden.field(person.id.clone(), "name");
    hidden.field(person.id.clone(), "other_names");
    if person.name.value().is_some() || !person.other_names.is_empty() {
        let others = person.other_names.iter().map(|other| &other.text);
        person.name.value().into_iter().chain(others).for_each(|name| hidden.secrets.name(name));
        if person.name.absent().is_none() {
            person.name = Fact::withheld(reason);
        }
        person.other_names = List::default();
    }
    if reason == AbsentReason::Juvenile {
        hidden.field(person.id.clone(), "born");
        if person.born.earliest().or(person.born.latest()).is_some() {
            person.born = Fact::withheld(reason);
        }
    }
}

/// Every place of a case file, with the thing and the field that it belongs to.
fn places(case: &mut CaseFile) -> Vec<(EntityId, &'static str, &mut Place)> {
    let mut places: Vec<(EntityId, &'static str, &mut Place)> = Vec::new();
    for scene in &mut case.incident.scenes {
        places.extend(scene.place.as_mut().map(|place| (scene.id.clone().into(), "place", place)));
    }
    macro_rules! list {
        ($($things:expr, $field:ident;)+) => {$(
            for thing in &mut $things {
                places.extend(thing.$field.as_deref_mut().map(|place| (thing.id.clone().into(), stringify!($field), place)));
            }
        )+};
    }
    list! {
        case.incident.events, place;
        case.aid, place;
        case.objects, recovered_place;
        case.responses, place;
    }
    for person in &mut case.people {
        let Some(death) = &mut person.death else { continue };
        places.extend(death.place.as_deref_mut().map(|place| (person.id.clone().into(), "death/place", place)));
        let pronounced = death.pronounced_place.as_deref_mut();
        places.extend(pronounced.map(|place| (person.id.clone().into(), "death/pronounced_place", place)));
    }
    places
}

/// Whether people live there, as far as the record says.
pub(crate) fn is_home(place: &Place) -> bool {
    let is_residence = |kind: &crate::Coded<PlaceKind>| *kind == PlaceKind::Residence;
    place.residence.is_yes() || !place.residents.is_empty() || place.kind.value().is_some_and(is_residence)
}

/// Whether the point is finer than a block, or may be.
pub(crate) fn is_finer_than_a_block(place: &Place) -> bool {
    use CoordinatePrecision::{Area, Block, Highway, Intersection, LargePlace, Road};
    place.coordinates.value().is_some_and(|point| match point.precision.value() {
        Some(precision) => !matches!(precision.code, Block | Intersection | Road | Highway | LargePlace | Area),
        None => true,
    })
}

/// Whether what an autopsy found was let out.
fn is_released(autopsy: &Autopsy) -> bool {
    autopsy.release.is_some() || autopsy.released.earliest().is_some() || autopsy.document_available.is_yes()
}
