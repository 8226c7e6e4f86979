//! The case file that a row becomes, and the one that it is written from.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::{View, named};
use crate::{
    CaseFile, Contact, Death, Force, ForceReceived, ForceUsed, Incident, IncidentId, Injury, List, Party, PartyId,
    PartyKind, Person, PersonId, PersonRole, Place, Scene, SceneId, Service, Surroundings,
};

/// A case file while rows are read into it.
pub(crate) struct Draft {
    pub case: CaseFile,
    /// Which of its people the columns are about, once there is one.
    person: Option<usize>,
    /// Which of its parties the columns are about.
    party: usize,
    /// How many people of a role lists named, at least and at most, for lists side by side.
    listed: Vec<(PersonRole, RangeInclusive<usize>)>,
    /// Its parties by their keys.
    parties: BTreeMap<Box<str>, PartyId>,
    /// Where each person of a role has a row: the role, and at which of them the rows are.
    row: Option<(PersonRole, usize)>,
    /// Whether the row names other agencies than the case has.
    pub is_of_another_agency: bool,
}

/// An id that is one by its letters.
macro_rules! id {
    ($type:ident, $text:literal) => {
        const { $type::given($text) }
    };
    ($type:ident, $text:expr) => {
        $type::try_from($text).unwrap_or_else(|_| unreachable!("made of letters and digits"))
    };
}
pub(crate) use id;

/// An id of a word and a number. The first few, which nearly all are, take no memory of their own.
macro_rules! numbered {
    ($type:ident, $word:literal, $number:expr) => {
        match $number {
            1 => const { $type::given(concat!($word, "-1")) },
            2 => const { $type::given(concat!($word, "-2")) },
            3 => const { $type::given(concat!($word, "-3")) },
            4 => const { $type::given(concat!($word, "-4")) },
            number => $crate::convert::layout::home::id!($type, format!(concat!($word, "-{}"), number)),
        }
    };
}
pub(crate) use numbered;

/// What is said of the first of several subjects.
const OF_SEVERAL: &str = "What the row says of one subject, it says of all of them together; the source does not tell.";

/// The most people of a role whom a row has columns for.
pub(crate) const MOST: usize = 99;

/// The most people, or agencies, that a case is made of. No shooting has so many; of a file of two bytes a row that all
/// have one key, or of a list of one letter each, every one would become a thousand times as large.
pub(crate) const MOST_OF_A_CASE: usize = 1_000;

/// How long the rows of a case may be together, with the headings of each. They are kept beside what a row says
/// otherwise, so that a case would become hundreds of times as large as its rows.
pub(crate) const LONGEST_OF_A_CASE: usize = 1 << 24;

/// Up to how many parties are looked through rather than looked up.
const FEW: usize = 8;

/// The key that a layout knows a party by: the first that the party has.
fn key_of(party: &Party) -> &str {
    party.external_ids.first().map_or("", |id| &id.value)
}

impl Draft {
    #[inline]
    pub fn new(case: crate::CaseId) -> Self {
        let incident = Incident::new(id!(IncidentId, "incident"));
        Self {
            case: CaseFile::new(crate::Version::V1_0, case, incident),
            person: None,
            party: 0,
            listed: Vec::new(),
            parties: BTreeMap::new(),
            row: None,
            is_of_another_agency: false,
        }
    }

    /// Begins a row about the next person of a role, and adds the person.
    pub fn begin_row(&mut self, role: PersonRole) {
        let at = match self.row {
            Some((known, at)) if known == role => at + 1,
            _ if role == PersonRole::Officer => named(&self.case).count(),
            _ => self.case.people.iter().filter(|person| person.has_role(role)).count(),
        };
        self.row = Some((role, at));
        self.is_of_another_agency = false;
        if role == PersonRole::Subject && at > 0 {
            self.add_person(numbered!(PersonId, "subject", at + 1)).roles.push(role);
        } else {
            self.nth(role, 0);
        }
    }

    /// The person whom the row is about.
    pub fn row_person(&mut self) -> &mut Person {
        if self.officer().is_some() { self.nth(PersonRole::Officer, 0) } else { self.person() }
    }

    /// The officer whom the row is about, where each has a row.
    pub fn officer(&self) -> Option<PersonId> {
        let (_, at) = self.row.filter(|(role, _)| *role == PersonRole::Officer)?;
        Some(numbered!(PersonId, "officer", at + 1))
    }

    /// Makes room for just as many people: they are large.
    pub fn expect(&mut self, people: usize) {
        if people > 0 && self.case.people.is_empty() {
            self.case.people = Vec::with_capacity(people).into();
        }
    }

    /// Adds a person, whom columns are about from now on.
    pub fn add_person(&mut self, id: PersonId) -> &mut Person {
        let people = &mut self.case.people;
        self.person = Some(people.len());
        if people.is_stated() {
            people.push(Person::new(id));
        } else {
            // Made where it stays: a person is large.
            *people = vec![Person::new(id)].into();
        }
        self.person()
    }

    /// The person whom the row is about: the subject, unless the layout says otherwise.
    pub fn person(&mut self) -> &mut Person {
        if let Some(at) = self.person {
            return &mut self.case.people[at];
        }
        let is_one_of_several = self.is_one_of_several();
        let subject = self.add_person(id!(PersonId, "subject"));
        subject.roles.push(PersonRole::Subject);
        if is_one_of_several {
            subject.note = Some(OF_SEVERAL.into());
        }
        subject
    }

    /// Whether a list named more subjects than one.
    fn is_one_of_several(&self) -> bool {
        self.listed.iter().any(|(role, many)| *role == PersonRole::Subject && *many.start() > 1)
    }

    /// Another person of the case, by id: known already, or added in this role.
    pub fn other(&mut self, id: PersonId, role: PersonRole) -> &mut Person {
        let at = self.case.people.iter().position(|person| person.id == id).unwrap_or_else(|| {
            let mut person = Person::new(id);
            person.roles.push(role);
            self.case.people.push(person);
            self.case.people.len() - 1
        });
        &mut self.case.people[at]
    }

    /// The person at a place of a list of subjects or of officers: the one whom the row is about first.
    pub fn nth(&mut self, role: PersonRole, at: usize) -> &mut Person {
        match role {
            PersonRole::Subject if at == 0 => self.person(),
            PersonRole::Subject => self.other(numbered!(PersonId, "subject", at + 1), role),
            _ => {
                let before = self.row.filter(|(rows, _)| *rows == role).map_or(0, |(_, before)| before);
                self.other(numbered!(PersonId, "officer", before + at + 1), role)
            }
        }
    }

    /// The person of a number in a list of subjects or of officers, counted from 1. Others of the list may not be
    /// known.
    pub fn numbered(&mut self, role: PersonRole, number: usize) -> &mut Person {
        if number > 1 {
            self.listed(role, number, number);
        }
        self.nth(role, number.saturating_sub(1))
    }

    /// Whether a list of people of a role, up to the last of whom it says something and with members behind it that
    /// may be nobody, is as long as those before it.
    pub fn listed(&mut self, role: PersonRole, told: usize, many: usize) -> bool {
        let at = self.listed.iter().position(|(known, _)| *known == role);
        let at = at.unwrap_or_else(|| {
            self.listed.push((role, told..=many));
            self.listed.len() - 1
        });
        let known = &mut self.listed[at].1;
        let (least, most) = (told.max(*known.start()), many.min(*known.end()));
        if least > most {
            return false;
        }
        *known = least..=most;
        // A first subject of whom the row says nothing is nobody.
        if self.person.is_some() && self.is_one_of_several() {
            self.person().note = Some(OF_SEVERAL.into());
        }
        true
    }

    /// The case file as it stands so far.
    pub fn view(&self) -> View<'_> {
        let person = self.person.and_then(|at| self.case.people.get(at));
        let officer = self.officer().and_then(|id| self.case.people.iter().find(|person| person.id == id));
        View { case: &self.case, person, officer, party: self.case.parties.get(self.party) }
    }

    /// The place of the first scene.
    pub fn place(&mut self) -> &mut Place {
        let scenes = &mut self.case.incident.scenes;
        if scenes.is_empty() {
            *scenes = List::from(vec![Scene::new(id!(SceneId, "scene"))]);
        }
        scenes[0].place.get_or_insert_default()
    }

    pub fn incident(&mut self) -> &mut Incident {
        &mut self.case.incident
    }

    pub fn contact(&mut self) -> &mut Contact {
        self.case.incident.contact.get_or_insert_default()
    }

    pub fn surroundings(&mut self) -> &mut Surroundings {
        self.place().surroundings.get_or_insert_default()
    }

    pub fn force(&mut self) -> &mut Force {
        self.case.force.get_or_insert_default()
    }

    pub fn death(&mut self) -> &mut Death {
        self.person().death.get_or_insert_default()
    }

    pub fn force_used(&mut self) -> &mut ForceUsed {
        self.person().force_used.get_or_insert_default()
    }

    /// Adds a party, which columns are about from now on.
    pub fn add_party(&mut self, make: impl FnOnce() -> Party) -> &mut Party {
        let parties = &mut self.case.parties;
        self.party = parties.len();
        if parties.is_stated() {
            parties.push(make());
        } else {
            // Made where it stays.
            *parties = vec![make()].into();
        }
        self.party()
    }

    /// The agency of a key: one and the same, however often it is named.
    pub fn agency(&mut self, key: &str, make: impl FnOnce() -> Party) -> PartyId {
        // Nearly all cases have one or two; for more, an index is made.
        let parties = &self.case.parties;
        if parties.len() < FEW {
            if let Some(known) = parties.iter().find(|party| key_of(party) == key) {
                return known.id.clone();
            }
            return self.add_party(make).id.clone();
        }
        if self.parties.is_empty() {
            self.parties = parties.iter().map(|party| (key_of(party).into(), party.id.clone())).collect();
        }
        if let Some(id) = self.parties.get(key) {
            return id.clone();
        }
        let id = self.add_party(make).id.clone();
        self.parties.insert(key.into(), id.clone());
        id
    }

    /// An agency of which no more is known, beside others.
    pub fn unnamed_agency(&mut self) -> PartyId {
        let id = id!(PartyId, "agency");
        if self.case.party(&id).is_none() {
            self.add_party(|| Party::new(id!(PartyId, "agency"), PartyKind::LawEnforcement));
        }
        id
    }

    /// How the person serves an agency: the first one, or one of which nothing is known.
    pub fn service(&mut self) -> &mut Service {
        if self.person().service.is_empty() {
            let unknown = || Party::new(id!(PartyId, "agency"), PartyKind::LawEnforcement);
            let agency = self.agency("", unknown);
            self.person().service.push(Service::new(agency));
        }
        &mut self.person().service[0]
    }

    /// The person's injury, as tables tell of one.
    pub fn injury(&mut self) -> &mut Injury {
        let injuries = &mut self.person().injuries;
        if injuries.is_empty() {
            injuries.push(Injury::default());
        }
        &mut injuries[0]
    }

    pub fn force_received(&mut self) -> &mut ForceReceived {
        self.person().force_received.get_or_insert_default()
    }

    /// The party that the row is about, when one was added.
    pub fn party(&mut self) -> &mut Party {
        &mut self.case.parties[self.party]
    }
}
