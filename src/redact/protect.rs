//! What may not be open to everyone, whatever the access of the thing that it belongs to.
//!
//! Sources: AP and SPJ on minors, on next of kin and on the privacy of private people; the permitted
//! redactions of Cal. Penal Code 832.7 (homes, witnesses, medical information).

use std::collections::HashSet;

use super::Hidden;
use crate::{
    Absent, AbsentReason, AbsentStatus, CaseFile, CoordinatePrecision, EntityId, Fact, List, Material, NameBasis,
    PartyKind, Person, PersonRole, Place, PlaceKind, ToxicologyResult,
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
    withhold_toxicology(case, hidden);
    withhold_pictures(case, hidden);
}

/// Why a person's name may not be open to everyone, if it may not.
pub(crate) fn name_reason(person: &Person) -> Option<AbsentReason> {
    use PersonRole::{Caller, Complainant, Witness};
    let is_pending = |absent: &Absent| absent.status == AbsentStatus::Pending;
    if let Some(absent) = person.name.absent().filter(|absent| absent.status == AbsentStatus::Withheld) {
        return Some(absent.reason.unwrap_or(AbsentReason::Redacted));
    }
    if is_minor(person) && person.naming_approval.is_none() {
        return Some(AbsentReason::Juvenile);
    }
    if person.kin_notified.absent().is_some_and(is_pending) && !is_named_by(person, NameBasis::Family) {
        return Some(AbsentReason::KinNotNotified);
    }
    let is_private = has_any(person, &[Witness, Complainant, Caller]) && !is_known_by_office(person);
    (is_private && !is_named_for_a_reason(person)).then_some(AbsentReason::WitnessAnonymity)
}

/// Whether a person is named for what else they are in the case.
pub(crate) fn is_known_by_office(person: &Person) -> bool {
    use PersonRole::{Attorney, Decedent, Journalist, MedicalProvider, Officer, Official, Pathologist, Subject};
    has_any(person, &[Officer, Official, Subject, Decedent, Journalist, MedicalProvider, Pathologist, Attorney])
}

pub(crate) fn is_named_for_a_reason(person: &Person) -> bool {
    person.public_interest.is_some() || person.naming_approval.is_some() || is_named_by(person, NameBasis::Person)
}

pub(crate) fn is_named_by(person: &Person, basis: NameBasis) -> bool {
    person.name_disclosures.iter().any(|disclosure| disclosure.basis == basis)
}

pub(crate) fn has_any(person: &Person, roles: &[PersonRole]) -> bool {
    roles.iter().any(|role| person.has_role(*role))
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
        places.extend(scene.place.as_deref_mut().map(|place| (scene.id.clone().into(), "place", place)));
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
        // Three decimals of a degree are a block.
        None => [point.latitude, point.longitude].iter().any(|it| (it.get() * 1000.0).fract().abs() > 1e-6),
    })
}

/// Takes out toxicology that was not let out, and whose public interest nobody states.
fn withhold_toxicology(case: &mut CaseFile, hidden: &mut Hidden) {
    let explained = case.people.iter().filter(|person| person.public_interest.is_some());
    let explained: HashSet<_> = explained.map(|person| person.id.clone()).collect();
    for autopsy in &mut case.autopsies {
        let is_released =
            autopsy.release.is_some() || autopsy.released.earliest().is_some() || autopsy.document_available.is_yes();
        if autopsy.toxicology.is_empty() || is_released || explained.contains(&autopsy.person) {
            continue;
        }
        let mut withheld = ToxicologyResult::new("withheld");
        withheld.present = Fact::withheld(AbsentReason::Medical);
        autopsy.toxicology = List::from([withheld]);
        hidden.field(autopsy.id.clone(), "toxicology");
    }
}

/// Takes out where coroners' photos of bodies (Cal. Code of Civil Procedure 129), and pictures of
/// minors that were not edited, can be found.
fn withhold_pictures(case: &mut CaseFile, hidden: &mut Hidden) {
    let coroners = case.parties.iter().filter(|party| party.kind == PartyKind::Coroner);
    let coroners: HashSet<String> = coroners.map(|party| party.id.to_string()).collect();
    let mut withheld = HashSet::new();
    for material in &mut case.materials {
        let (id, url, reason) = match material {
            Material::Recording(it) if it.shows_minor.is_yes() && !it.edited.is_yes() => {
                (&it.id, &mut it.url, AbsentReason::Juvenile)
            }
            Material::Photo(it) if it.shows_minor.is_yes() => (&it.id, &mut it.url, AbsentReason::Juvenile),
            Material::Photo(it) if it.shows_death.is_yes() => {
                let mut makers = it.taken_by.iter().map(|maker| &**maker).chain(it.custodian.as_deref());
                if !makers.any(|maker| coroners.contains(maker)) {
                    continue;
                }
                (&it.id, &mut it.url, AbsentReason::Statute)
            }
            _ => continue,
        };
        withhold_url(url, reason);
        hidden.field(id.clone(), "url");
        withheld.insert(id.clone());
    }
    for item in case.releases.iter_mut().flat_map(|release| &mut release.items) {
        if withheld.contains(&item.material) && !item.edited.is_yes() {
            withhold_url(&mut item.url, AbsentReason::Redacted);
        }
    }
}

fn withhold_url(url: &mut Fact<String>, reason: AbsentReason) {
    if url.value().is_some() {
        *url = Fact::withheld(reason);
    }
}
