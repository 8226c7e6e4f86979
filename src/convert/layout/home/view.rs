//! The case file that a row is written from.

use std::collections::BTreeMap;

use super::draft::MOST;
use crate::{
    CaseFile, Contact, Death, Force, ForceReceived, ForceUsed, Incident, Injury, Party, Person, PersonRole, Place,
    Service, Surroundings,
};

/// A case file as rows are written from it.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub case: &'a CaseFile,
    /// The person whom the row is about; where it is about an officer, the first subject.
    pub person: Option<&'a Person>,
    /// The officer whom the row is about, where each has a row.
    pub officer: Option<&'a Person>,
    /// The party that the row is about.
    pub party: Option<&'a Party>,
}

impl<'a> View<'a> {
    /// Of a case, and of nobody in it.
    pub fn of(case: &'a CaseFile) -> Self {
        Self { case, person: None, officer: None, party: None }
    }

    #[expect(clippy::unnecessary_wraps, reason = "the others may find nothing")]
    pub fn incident(&self) -> Option<&'a Incident> {
        Some(&self.case.incident)
    }

    pub fn person(&self) -> Option<&'a Person> {
        self.person
    }

    /// The people of a role, each with the number that a list has them by, counted from 1: that of their ids, or
    /// else the next one that is free. An officer who has a row is the first of it.
    pub fn by_number(&self, role: PersonRole) -> Vec<(usize, &'a Person)> {
        if let Some(officer) = self.officer.filter(|_| role == PersonRole::Officer) {
            return vec![(1, officer)];
        }
        let (first, others) =
            if role == PersonRole::Subject { ("subject", "subject-") } else { ("officer-1", "officer-") };
        let number_of = |person: &Person| {
            if person.id == *first {
                return Some(1);
            }
            person.id.strip_prefix(others)?.parse().ok().filter(|number| (1..=MOST).contains(number))
        };
        let people = || self.case.people.iter().filter(|person| person.has_role(role));
        let mut taken = BTreeMap::new();
        for person in people() {
            if let Some(number) = number_of(person) {
                taken.entry(number).or_insert(&person.id);
            }
        }
        let mut free = (1..).filter(|number| !taken.contains_key(number));
        let numbered = people().map(|person| {
            let own = number_of(person).filter(|number| taken.get(number) == Some(&&person.id));
            (own.or_else(|| free.next()).unwrap_or_default(), person)
        });
        numbered.collect()
    }

    pub fn party(&self) -> Option<&'a Party> {
        self.party
    }

    pub fn surroundings(&self) -> Option<&'a Surroundings> {
        self.place()?.surroundings.as_deref()
    }

    pub fn force(&self) -> Option<&'a Force> {
        self.case.force.as_deref()
    }

    pub fn death(&self) -> Option<&'a Death> {
        self.person?.death.as_deref()
    }

    pub fn service(&self) -> Option<&'a Service> {
        self.person?.service.first()
    }

    pub fn injury(&self) -> Option<&'a Injury> {
        self.person?.injuries.first()
    }

    pub fn force_received(&self) -> Option<&'a ForceReceived> {
        self.person?.force_received.as_deref()
    }

    pub fn force_used(&self) -> Option<&'a ForceUsed> {
        self.person?.force_used.as_deref()
    }

    pub fn place(&self) -> Option<&'a Place> {
        self.case.incident.scenes.first()?.place.as_deref()
    }

    pub fn contact(&self) -> Option<&'a Contact> {
        self.case.incident.contact.as_deref()
    }
}
