//! Ids and where they lead: a table that is filled anew for each record and keeps its memory.

use std::{iter, mem, ptr};

use super::key::Seed;
use super::table::Table;
use crate::clock::first_known;
use crate::model::{Entity, EntityKind};
use crate::{CaseFile, Claim, Date, Discharge, Duty, PersonRole, Release};

/// With how many claims about the same each is compared, so that many cost no more than their number.
const COMPARED: usize = 16;

/// Finds things by id, and what belongs together.
#[derive(Debug, Default)]
pub(crate) struct Index {
    seed: Seed,
    /// What has an id: its kind, and place among its kind.
    ids: Table<(EntityKind, u32)>,
    /// What has an id that something before it has: its kind, and place among its kind.
    duplicates: Vec<(EntityKind, u32)>,
    /// Of each claim, what it is about: its kind, and place among its kind.
    subjects: Vec<Option<(EntityKind, u32)>>,
    /// What claims say of it: the first and the last claim of each field.
    topics: Table<(u32, u32)>,
    /// Of each claim, the first about the same.
    first_beside: Vec<u32>,
    /// Of each claim, the next about the same.
    next_beside: Vec<Option<u32>>,
    /// Of each claim, whether another about the same contradicts it.
    contested: Vec<bool>,
    /// Of each claim, whether another about the same replaces it.
    replaced: Vec<bool>,
    /// The duties that releases name, by hash, and the releases.
    answers: Vec<(u64, u32)>,
    /// The first dated thing after the incident; asked often, so answered once.
    known_by: Option<Date>,
    /// The agencies whose officers fired, by hash.
    shooting_agencies: Vec<u64>,
    /// Whether every discharge is by officers; asked often, so answered once.
    only_officers_fired: bool,
}

impl Index {
    /// Lists what has an id. Of things with one id, the first is kept.
    pub fn fill(&mut self, case: &CaseFile) {
        self.duplicates.clear();
        self.ids.clear_for(Entity::count(case));
        Entity::each(case, |kind, ordinal, id| {
            let key = self.seed.key(id.as_bytes());
            if self.ids.insert(key, (kind, ordinal), self.seed).is_some() {
                self.duplicates.push((kind, ordinal));
            }
        });
        self.list_topics(case);
        self.list_answers(case);
        self.known_by = first_known(case);
        self.list_shooting_agencies(case);
        let mut discharges = case.force.iter().flat_map(|force| &force.discharges);
        self.only_officers_fired = discharges.all(|discharge| self.is_by_officers(case, discharge));
    }

    /// Whether a discharge is by officers, all of it.
    pub fn is_by_officers(&self, case: &CaseFile, discharge: &Discharge) -> bool {
        let is_officer = |id: &str| matches!(self.find(case, id), Some(Entity::Person(person)) if person.has_role(PersonRole::Officer));
        match &discharge.shooters[..] {
            [] => discharge.agency.is_some(),
            shooters => shooters.iter().all(|shooter| is_officer(shooter)),
        }
    }

    /// Whether every discharge is by officers.
    pub fn only_officers_fired(&self) -> bool {
        self.only_officers_fired
    }

    /// What has an id that something before it has: its kind, and place among its kind.
    pub fn duplicates(&self) -> &[(EntityKind, u32)] {
        &self.duplicates
    }

    /// The thing of an id; of two with one id, the first.
    pub fn find<'a>(&self, case: &'a CaseFile, id: &str) -> Option<Entity<'a>> {
        let (kind, ordinal) = self.look_up(id)?;
        Entity::at(case, kind, ordinal as usize)
    }

    /// The place of the thing of an id among its kind, if it is of that kind.
    pub fn place_of(&self, kind: EntityKind, id: &str) -> Option<usize> {
        let (found, ordinal) = self.look_up(id)?;
        (found == kind).then_some(ordinal as usize)
    }

    /// What kind of thing has an id.
    pub fn kind_of(&self, id: &str) -> Option<EntityKind> {
        self.look_up(id).map(|(kind, _)| kind)
    }

    #[inline]
    fn look_up(&self, id: &str) -> Option<(EntityKind, u32)> {
        match self.seed.short_key(id.as_bytes()) {
            Some(key) => self.ids.get(key, self.seed),
            None => self.look_up_long(id),
        }
    }

    #[inline(never)]
    fn look_up_long(&self, id: &str) -> Option<(EntityKind, u32)> {
        self.ids.get(self.seed.key(id.as_bytes()), self.seed)
    }

    fn hash(&self, text: &str) -> u64 {
        self.seed.hash(self.seed.key(text.as_bytes()))
    }

    fn list_topics(&mut self, case: &CaseFile) {
        self.topics.clear_for(case.claims.len());
        self.subjects.clear();
        self.first_beside.clear();
        self.next_beside.clear();
        self.contested.clear();
        self.contested.resize(case.claims.len(), false);
        for (claim, place) in case.claims.iter().zip(0..) {
            let [subject, field] = [&claim.about.id[..], &claim.about.field].map(|text| self.seed.key(text.as_bytes()));
            self.subjects.push(self.ids.get(subject, self.seed));
            let topic = self.seed.pair(subject, field);
            self.next_beside.push(None);
            let Some((first, last)) = self.topics.insert(topic, (place, place), self.seed) else {
                self.first_beside.push(place);
                continue;
            };
            let first = *first;
            self.first_beside.push(first);
            self.next_beside[mem::replace(last, place) as usize] = Some(place);
            let mut earlier = Some(first);
            for _ in 0..COMPARED {
                let Some(other) = earlier.filter(|other| *other != place) else { break };
                if case.claims[other as usize].value.contradicts(&claim.value) {
                    self.contested[other as usize] = true;
                    self.contested[place as usize] = true;
                }
                earlier = self.next_beside[other as usize];
            }
        }
        self.replaced.clear();
        self.replaced.resize(case.claims.len(), false);
        for (claim, topic) in case.claims.iter().zip(&self.first_beside) {
            let Some(replaced) = &claim.supersedes else { continue };
            if let Some(place) = self.place_of(EntityKind::Claim, replaced)
                && self.first_beside[place] == *topic
            {
                self.replaced[place] = true;
            }
        }
    }

    fn list_answers(&mut self, case: &CaseFile) {
        self.answers.clear();
        for (place, release) in case.releases.iter().enumerate() {
            for duty in &release.duties {
                self.answers.push((self.hash(duty), u32::try_from(place).unwrap_or_default()));
            }
        }
        self.answers.sort_unstable();
        self.answers.dedup();
    }

    /// The releases that name a duty, in document order.
    pub fn releases_naming<'s, 'a>(
        &'s self,
        case: &'a CaseFile,
        duty: &Duty,
    ) -> impl Iterator<Item = &'a Release> + use<'s, 'a> {
        let wanted = self.hash(&duty.id);
        let first = self.answers.partition_point(|(hash, _)| *hash < wanted);
        let same = self.answers[first..].iter().take_while(move |(hash, _)| *hash == wanted);
        same.filter_map(|(_, place)| case.releases.get(*place as usize))
    }

    /// The first dated thing that the record knows after the incident.
    pub fn known_by(&self) -> Option<Date> {
        self.known_by
    }

    fn list_shooting_agencies(&mut self, case: &CaseFile) {
        self.shooting_agencies.clear();
        let shooters = case.people.iter().filter(|person| person.has_role(PersonRole::Shooter));
        let employers = shooters.flat_map(|person| &person.service).map(|service| &service.agency);
        let discharges = case.force.iter().flat_map(|force| &force.discharges);
        let named = case.incident.agencies.iter().chain(discharges.filter_map(|discharge| discharge.agency.as_ref()));
        for agency in employers.chain(named) {
            self.shooting_agencies.push(self.hash(agency));
        }
        self.shooting_agencies.sort_unstable();
    }

    pub fn employs_a_shooter(&self, party: &str) -> bool {
        self.shooting_agencies.binary_search(&self.hash(party)).is_ok()
    }

    /// What a claim is about: its kind, and place among its kind.
    pub fn subject_of(&self, case: &CaseFile, claim: &Claim) -> Option<(EntityKind, u32)> {
        self.subjects[place_in_memory(claim, &case.claims)?]
    }

    /// The places of the claims that another about the same field of the same thing contradicts.
    pub fn contested(&self) -> impl Iterator<Item = usize> {
        self.contested.iter().zip(0..).filter_map(|(contested, place)| contested.then_some(place))
    }

    /// Whether another claim about the same field of the same thing replaces a claim.
    pub fn is_replaced(&self, case: &CaseFile, claim: &Claim) -> bool {
        place_in_memory(claim, &case.claims).is_some_and(|place| self.replaced[place])
    }

    /// The claims about the same field of the same thing, in document order.
    pub fn claims_beside<'s, 'a>(
        &'s self,
        case: &'a CaseFile,
        claim: &Claim,
    ) -> impl Iterator<Item = &'a Claim> + use<'s, 'a> {
        let first = place_in_memory(claim, &case.claims).map(|place| self.first_beside[place]);
        self.claims_from(case, first)
    }

    /// Those of them that stand before the claim.
    pub fn claims_before<'s, 'a>(
        &'s self,
        case: &'a CaseFile,
        claim: &'a Claim,
    ) -> impl Iterator<Item = &'a Claim> + use<'s, 'a> {
        let place = place_in_memory(claim, &case.claims);
        let first = place.map(|place| self.first_beside[place]).filter(|first| Some(*first as usize) != place);
        self.claims_from(case, first).take_while(move |other| !ptr::eq(*other, claim))
    }

    fn claims_from<'s, 'a>(
        &'s self,
        case: &'a CaseFile,
        first: Option<u32>,
    ) -> impl Iterator<Item = &'a Claim> + use<'s, 'a> {
        iter::successors(first, |place| self.next_beside[*place as usize])
            .filter_map(|place| case.claims.get(place as usize))
    }
}

/// The place of an element in the list that holds it, told by where it lies in memory.
fn place_in_memory<T>(element: &T, list: &[T]) -> Option<usize> {
    let place = ptr::from_ref(element).addr().checked_sub(list.as_ptr().addr())? / size_of::<T>();
    list.get(place).filter(|found| ptr::eq(*found, element)).map(|_| place)
}
