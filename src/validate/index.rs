//! Ids and where they lead: a table that is filled anew for each record and keeps its memory.

use super::key::{Key, Seed};
use crate::clock::first_known;
use crate::model::{Entity, EntityKind};
use crate::{CaseFile, Claim, Date, Discharge, Duty, PersonRole, Release};

/// Finds things by id, in constant time and, once warm, without allocating.
///
/// It is seeded, so that nobody can craft ids that make it slow.
#[derive(Debug, Default)]
pub(crate) struct Index {
    seed: Seed,
    /// What has an id, in document order.
    entries: Vec<Entry>,
    /// Open addressing: places in `entries` plus one, 0 for none. Its length is a power of two.
    slots: Vec<u32>,
    /// What claims are about, by hash, then in document order.
    topics: Vec<(u64, u32)>,
    /// The duties that releases name, by hash, and the releases.
    answers: Vec<(u64, u32)>,
    /// The first dated thing after the incident; asked often, so answered once.
    known_by: Option<Date>,
    /// The agencies whose officers fired, by hash.
    shooting_agencies: Vec<u64>,
    /// What has an id that something before it has: its kind, and place among its kind.
    duplicates: Vec<(EntityKind, u32)>,
    /// Whether every discharge is by officers; asked often, so answered once.
    only_officers_fired: bool,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    key: Key,
    kind: EntityKind,
    /// Its place among its kind.
    ordinal: u32,
}

impl Index {
    /// Lists what has an id. Of things with one id, the first is kept.
    pub fn fill(&mut self, case: &CaseFile) {
        self.entries.clear();
        self.duplicates.clear();
        self.slots.clear();
        self.slots.resize((Entity::count(case) * 2).next_power_of_two(), 0);
        Entity::each(case, |kind, ordinal, id| {
            let key = self.seed.key(id.as_bytes());
            match self.look_up(key) {
                Ok(_) => self.duplicates.push((kind, ordinal)),
                Err(free) => {
                    self.entries.push(Entry { key, kind, ordinal });
                    self.slots[free] = u32::try_from(self.entries.len()).unwrap_or_default();
                }
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
        let entry = self.look_up(self.seed.key(id.as_bytes())).ok()?;
        Entity::at(case, entry.kind, entry.ordinal)
    }

    /// What kind of thing has an id.
    pub fn kind_of(&self, id: &str) -> Option<EntityKind> {
        self.look_up(self.seed.key(id.as_bytes())).ok().map(|entry| entry.kind)
    }

    /// The entry of an id, or else the free slot where it belongs.
    #[inline]
    fn look_up(&self, key: Key) -> Result<&Entry, usize> {
        let mask = self.slots.len().wrapping_sub(1);
        #[expect(clippy::cast_possible_truncation, reason = "only the low bits matter")]
        let mut slot = self.seed.hash(key) as usize & mask;
        loop {
            let place = self.slots.get(slot).copied().unwrap_or_default() as usize;
            let Some(entry) = place.checked_sub(1).and_then(|place| self.entries.get(place)) else { return Err(slot) };
            if entry.key == key {
                return Ok(entry);
            }
            slot = (slot + 1) & mask;
        }
    }

    fn hash(&self, text: &str) -> u64 {
        self.seed.hash(self.seed.key(text.as_bytes()))
    }

    fn list_topics(&mut self, case: &CaseFile) {
        self.topics.clear();
        for (place, claim) in case.claims.iter().enumerate() {
            self.topics.push((self.topic(claim), u32::try_from(place).unwrap_or_default()));
        }
        self.topics.sort_unstable();
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

    fn topic(&self, claim: &Claim) -> u64 {
        self.hash(&claim.about.id).rotate_left(1) ^ self.hash(&claim.about.field)
    }

    /// The claims about the same field of the same thing, in document order.
    pub fn claims_beside<'s, 'a>(
        &'s self,
        case: &'a CaseFile,
        claim: &'a Claim,
    ) -> impl Iterator<Item = &'a Claim> + use<'s, 'a> {
        let topic = self.topic(claim);
        let first = self.topics.partition_point(|(hash, _)| *hash < topic);
        let same = self.topics[first..].iter().take_while(move |(hash, _)| *hash == topic);
        same.filter_map(|(_, place)| case.claims.get(*place as usize)).filter(|other| other.about == claim.about)
    }
}
