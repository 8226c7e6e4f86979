//! Officers, in lists side by side: names, races, earlier shootings; and whether one was off duty.

use super::charge::DEFENDANT;
use super::compound::Compound;
use super::{Cells, Draft, MOST_OF_A_CASE, Slot, View};
use crate::convert::layout::reading::{Cell, Means, Reading, between, codes_of, not_understood, pieces, word};
use crate::convert::layout::{Part, Target};
use crate::{CaseFile, Coded, Count, Fact, List, Person, PersonId, PersonRole, Race, Service};

/// The officers of a case: their names, their races, in how many earlier shootings they fired.
///
/// What the source does not attribute (two races for three names) belongs to an officer of whom no
/// more is said.
pub(crate) static OFFICERS: Target = Target {
    name: "officers",
    pointer: "/people/*/name",
    home: &Compound {
        read,
        write,
        kept: |view| officers(view).find_map(|person| stated(person).find_map(|text| text)),
        keep,
        codes: |part| if part == 1 { codes_of::<Race>() } else { Vec::new() },
        fits: |parts| matches!(parts, [(_, Reading::Texts(..)), (_, Reading::Codes(..)), (_, Reading::Count(_))]),
    },
};

/// Whether an officer was on duty: the one whom the row is about, the only one, or one of whom the source does not
/// say who it was.
pub(crate) static ON_DUTY: Target = Target {
    name: "officer.on_duty",
    pointer: "/people/*/service/*/on_duty",
    home: &Slot::<bool> {
        get: |view| {
            let services = officers(view).flat_map(|person| &person.service);
            services.map(|service| &service.on_duty).find(|on_duty| on_duty.is_stated())
        },
        make: |draft| {
            let officer = draft.officer().or_else(|| only(&draft.case));
            let officer = officer.unwrap_or_else(|| unattributed(draft).id.clone());
            &mut service(draft, officer).on_duty
        },
    },
};

/// Who did what the source attributes to none of the officers that it names.
pub(super) const UNATTRIBUTED: PersonId = PersonId::given("officer-unattributed");

/// The officer of whom that is said, who is made known.
fn unattributed(draft: &mut Draft) -> &mut Person {
    let is_one_of_several = named(&draft.case).next().is_some();
    let person = draft.other(UNATTRIBUTED, PersonRole::Officer);
    let note = "One or several of the officers; the source does not say which.";
    person.note = is_one_of_several.then(|| note.into());
    person
}

/// The only officer, where the source names a single one.
pub(super) fn only(case: &CaseFile) -> Option<PersonId> {
    let mut named = named(case);
    named.next().filter(|_| named.next().is_none()).map(|only| only.id.clone())
}

/// The officers whom the source tells apart.
pub(crate) fn named(case: &CaseFile) -> impl Iterator<Item = &Person> {
    let is_named = |person: &&Person| person.id != UNATTRIBUTED && person.id != DEFENDANT;
    case.people.iter().filter(|person| person.has_role(PersonRole::Officer)).filter(is_named)
}

fn read(cells: &mut Cells<'_>, draft: &mut Draft) {
    let [names, races] = [0, 1].map(|at| list(cells.texts[at], cells.reading(at)));
    let names = with_suffixes(&names);
    if names.len().max(races.len()) > MOST_OF_A_CASE {
        cells.not_understood(usize::from(races.len() > names.len()));
        draft.nth(PersonRole::Officer, 0).name = not_understood(cells.texts[0]);
        return;
    }
    if !names.is_empty() {
        draft.listed(PersonRole::Officer, names.len(), names.len());
    }
    for (at, name) in names.iter().enumerate() {
        draft.nth(PersonRole::Officer, at).name = match cells.reading(0).meaning(name) {
            Some(Means::Absent(absence)) => absence.into(),
            _ => Fact::known(name.clone()),
        };
    }
    for (at, member) in races.iter().enumerate() {
        let fact = cells.member(1, cells.reading(1), member);
        let is_told = names.is_empty() || names.len() == races.len();
        let officer = if is_told { draft.nth(PersonRole::Officer, at) } else { unattributed(draft) };
        match (&mut officer.races, fact) {
            (Fact::Known(all), Fact::Known(one)) => all.value.extend::<Vec<Coded<Race>>>(one.value),
            (theirs, fact) => *theirs = fact,
        }
    }
    let shootings: Fact<Count> = cells.fact(2);
    if shootings.is_stated() {
        let is_alone = names.len() == 1 || names.is_empty() && races.len() <= 1;
        let officer = if is_alone { draft.nth(PersonRole::Officer, 0) } else { unattributed(draft) };
        let officer = officer.id.clone();
        service(draft, officer).earlier_shootings = shootings;
    }
}

/// The officer's service with the only agency of the case, or with one of which no more is known.
pub(super) fn service(draft: &mut Draft, officer: PersonId) -> &mut Service {
    let agency = match &draft.case.incident.agencies[..] {
        [only] if !draft.is_of_another_agency => only.clone(),
        // Of several, the source does not say which.
        _ => draft.unnamed_agency(),
    };
    let service = &mut draft.other(officer, PersonRole::Officer).service;
    if service.is_empty() {
        *service = List::from(vec![Service::new(agency)]);
    }
    &mut service[0]
}

/// The members of a list: as the layout parts them, or where it does not as people do.
fn list<'t>(text: &'t str, reading: &Reading<'_>) -> Vec<&'t str> {
    let separator = separator(reading).filter(|separator| text.contains(between(separator)));
    pieces(text, separator, &[',', ';', '\n'])
}

fn separator<'a>(reading: &Reading<'a>) -> Option<&'a str> {
    match reading {
        Reading::Codes(_, separator) => Some(separator),
        Reading::Texts(_, separator) => *separator,
        _ => None,
    }
}

/// `Ann Reed, Bo Tarn, Jr., Cy Marsh` are three.
fn with_suffixes(pieces: &[&str]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for piece in pieces {
        match names.last_mut().filter(|_| is_suffix(piece)) {
            Some(name) => {
                name.push_str(", ");
                name.push_str(piece);
            }
            None => names.push((*piece).into()),
        }
    }
    names
}

/// What stands behind a name and tells a child from a parent.
pub(super) fn is_suffix(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV" | "V")
}

fn officers<'a>(view: &View<'a>) -> impl Iterator<Item = &'a Person> {
    let (people, officer) = (&view.case.people, view.officer);
    let is_meant = move |person: &&Person| officer.is_none_or(|officer| officer.id == person.id);
    people.iter().filter(|person| person.has_role(PersonRole::Officer)).filter(is_meant)
}

/// The source's words beside each fact of an officer that is stated, in their order.
fn stated(person: &Person) -> impl Iterator<Item = Option<&str>> {
    let service = person.service.first();
    let facts = [
        person.name.is_stated().then(|| person.name.source_text()),
        person.races.is_stated().then(|| person.races.source_text()),
        service.filter(|it| it.earlier_shootings.is_stated()).map(|it| it.earlier_shootings.source_text()),
    ];
    facts.into_iter().flatten()
}

fn keep(draft: &mut Draft, text: &str) {
    fn kept<T: crate::Value>(fact: &mut Fact<T>, text: &str) {
        *fact = std::mem::take(fact).with_source_text(text);
    }
    let officers = draft.case.people.iter_mut().filter(|person| person.has_role(PersonRole::Officer));
    for person in officers {
        if person.name.is_stated() {
            return kept(&mut person.name, text);
        }
        if person.races.is_stated() {
            return kept(&mut person.races, text);
        }
        for service in &mut person.service {
            if service.earlier_shootings.is_stated() {
                return kept(&mut service.earlier_shootings, text);
            }
        }
    }
}

fn write(view: &View<'_>, parts: &[Part<'_>], texts: &mut [String]) -> bool {
    let [names, races, shootings] = texts else { return false };
    let mut is_said = true;
    let add = |list: &mut String, at: usize, text: &str| {
        if !list.is_empty() {
            list.push_str(separator(&parts[at].1).unwrap_or(", "));
        }
        list.push_str(text);
    };
    for person in officers(view) {
        if let Some(name) = person.name.value() {
            add(names, 0, name);
        }
        for race in person.races.value().into_iter().flatten() {
            let word = word(race, &parts[1].1);
            is_said &= word.is_some();
            add(races, 1, word.unwrap_or_default());
        }
        for service in &person.service {
            if shootings.is_empty() && service.earlier_shootings.is_stated() {
                is_said &= Count::write(&service.earlier_shootings, &parts[2].1, shootings);
            }
        }
    }
    is_said
}
