//! Officers, in lists side by side: names, races, earlier shootings; and whether one was off duty.

use super::charge::DEFENDANT;
use super::compound::Compound;
use super::draft::{id, numbered};
use super::{Cells, Draft, Slot, View};
use crate::convert::layout::reading::{Cell, Means, Reading, between, codes_of, pieces, word};
use crate::convert::layout::{Part, Target};
use crate::{Coded, Count, Fact, List, Party, PartyId, PartyKind, Person, PersonId, PersonRole, Race, Service};

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

/// Whether an officer was on duty: the only one, or one of whom the source does not say who it was.
pub(crate) static ON_DUTY: Target = Target {
    name: "officer.on_duty",
    pointer: "/people/*/service/*/on_duty",
    home: &Slot::<bool> {
        get: |view| {
            let services = officers(view).flat_map(|person| &person.service);
            services.map(|service| &service.on_duty).find(|on_duty| on_duty.is_stated())
        },
        make: |draft| &mut service(draft, UNATTRIBUTED).on_duty,
    },
};

/// Who did what the source attributes to none of the officers that it lists.
pub(super) const UNATTRIBUTED: PersonId = PersonId::given("officer-unattributed");

fn read(cells: &mut Cells<'_>, draft: &mut Draft) {
    let [names, races] = [0, 1].map(|at| list(cells.texts[at], cells.reading(at)));
    let names = with_suffixes(&names);
    let is_alone = names.len() == 1 || names.is_empty() && races.len() <= 1;
    let only = is_alone.then(|| only(draft));
    let whose = |at: usize, of: usize| match &only {
        Some(only) if of == 1 => only.clone(),
        _ if names.is_empty() || of == names.len() => numbered!(PersonId, "officer", at + 1),
        _ => UNATTRIBUTED,
    };
    for (at, name) in names.iter().enumerate() {
        draft.other(whose(at, names.len()), PersonRole::Officer).name = match cells.reading(0).meaning(name) {
            Some(Means::Absent(status)) => status.into(),
            Some(Means::Because(status, reason)) => status.because(reason).into(),
            _ => Fact::known(name.clone()),
        };
    }
    for (at, member) in races.iter().enumerate() {
        let fact = cells.member(1, cells.reading(1), member);
        let theirs = &mut draft.other(whose(at, races.len()), PersonRole::Officer).races;
        match (theirs, fact) {
            (Fact::Known(all), Fact::Known(one)) => all.value.extend::<Vec<Coded<Race>>>(one.value),
            (theirs, fact) => *theirs = fact,
        }
    }
    let shootings: Fact<Count> = cells.fact(2);
    if shootings.is_stated() {
        service(draft, whose(0, 1)).earlier_shootings = shootings;
    }
    if let Some(person) = draft.case.people.iter_mut().find(|person| person.id == UNATTRIBUTED) {
        person.note = Some("One or several of the officers; the source does not say which.".into());
    }
}

/// The id of the only officer: who was charged and who was off duty are then the same.
fn only(draft: &mut Draft) -> PersonId {
    const FIRST: PersonId = PersonId::given("officer-1");
    let is = |id: PersonId| move |person: &Person| person.id == id;
    let Some(at) = draft.case.people.iter().position(is(UNATTRIBUTED)) else {
        let charged = draft.case.people.iter().any(is(DEFENDANT));
        return if charged { DEFENDANT } else { FIRST };
    };
    if draft.case.people.iter().any(is(DEFENDANT)) {
        let service = draft.case.people.remove(at).map(|person| person.service).unwrap_or_default();
        draft.other(DEFENDANT, PersonRole::Officer).service = service;
        return DEFENDANT;
    }
    draft.case.people[at].id = FIRST;
    FIRST
}

/// The officer's service with the first agency of the case, or with one of which no more is known.
fn service(draft: &mut Draft, officer: PersonId) -> &mut Service {
    let unknown = || Party::new(id!(PartyId, "agency"), PartyKind::LawEnforcement);
    let known = draft.case.incident.agencies.first().cloned();
    let agency = known.unwrap_or_else(|| draft.agency("", unknown));
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
        let is_suffix = matches!(piece.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV" | "V");
        match names.last_mut().filter(|_| is_suffix) {
            Some(name) => {
                name.push_str(", ");
                name.push_str(piece);
            }
            None => names.push((*piece).into()),
        }
    }
    names
}

fn officers<'a>(view: &View<'a>) -> impl Iterator<Item = &'a Person> {
    view.case.people.iter().filter(|person| person.has_role(PersonRole::Officer))
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
