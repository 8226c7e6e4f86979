//! What a rule may ask about the rest of the record.

use std::cell::Cell;
use std::ptr;

use super::aside::PutAside;
use super::index::Index;
use super::things::AT_ONCE;
use crate::clock::Reading;
use crate::model::{Entity, EntityKind, Target};
use crate::{
    Autopsy, AutopsyId, CaseFile, Claim, Date, Discharge, DischargeId, Duty, Fact, Force, Investigation,
    InvestigationId, Material, MaterialId, PartyId, Person, PersonId, PersonRole, Policy, PolicyId, Proceeding,
    ProceedingId, Release, ReleaseId, Source, SourceId, Thing, ThingId,
};

/// The record around what a rule looks at.
pub(crate) struct Context<'a> {
    pub case: &'a CaseFile,
    pub(super) index: &'a Index,
    /// Until when the publisher's knowledge goes.
    pub as_of: Option<Date>,
    /// The document is one noun alone: what it refers to may stand elsewhere.
    pub standalone: bool,
    pub(super) put_aside: &'a PutAside,
    /// The clocks of the duties that were read last: the rules on duties, which come one after another, share them.
    pub(super) clocks: [Cell<Option<Reading<'a>>>; AT_ONCE],
}

/// A reference that does not lead to what it asks for.
#[derive(Clone, Copy)]
pub(crate) struct Reference<'a> {
    pub target: Target,
    pub id: &'a str,
    pub found: Option<EntityKind>,
}

macro_rules! lookups {
    ($($name:ident($id:ty) -> $entity:ident in $list:expr;)+) => {$(
        #[doc = concat!("The ", stringify!($name), " of an id.")]
        pub fn $name(&self, id: &$id) -> Option<&'a $entity> {
            let list: fn(&CaseFile) -> &[$entity] = $list;
            list(self.case).get(self.index.place_of(EntityKind::$entity, id)?)
        }
    )+};
}

impl<'a> Context<'a> {
    /// What kind of thing has an id.
    pub fn kind_of(&self, id: &str) -> Option<EntityKind> {
        self.index.kind_of(id)
    }

    /// The thing of an id.
    pub fn find(&self, id: &str) -> Option<Entity<'a>> {
        self.index.find(self.case, id)
    }

    lookups! {
        person(PersonId) -> Person in |case| &case.people;
        object(ThingId) -> Thing in |case| &case.objects;
        discharge(DischargeId) -> Discharge in |case| case.force.as_ref().map_or(&[], |force| &force.discharges);
        material(MaterialId) -> Material in |case| &case.materials;
        release(ReleaseId) -> Release in |case| &case.releases;
        policy(PolicyId) -> Policy in |case| &case.policies;
        autopsy(AutopsyId) -> Autopsy in |case| &case.autopsies;
        investigation(InvestigationId) -> Investigation in |case| &case.investigations;
        proceeding(ProceedingId) -> Proceeding in |case| &case.proceedings;
        source(SourceId) -> Source in |case| &case.sources;
    }

    /// Whether something of this id was in the document and could not be read.
    pub fn was_put_aside(&self, id: &str) -> bool {
        self.put_aside.has_id(id)
    }

    /// What has an id that something before it has: its kind, and place among its kind.
    pub fn duplicates(&self) -> impl Iterator<Item = (EntityKind, u32)> {
        self.index.duplicates().iter().copied()
    }

    /// When it all happened.
    pub fn occurred(&self) -> &'a Fact<Date> {
        &self.case.incident.occurred
    }

    /// The force of the incident.
    pub fn force(&self) -> Option<&'a Force> {
        self.case.force.as_deref()
    }

    /// The discharges of the incident.
    pub fn discharges(&self) -> &'a [Discharge] {
        self.force().map_or(&[], |force| &force.discharges)
    }

    /// Whether somebody died of it, as far as the record says.
    pub fn is_fatal(&self) -> bool {
        let incident = &self.case.incident;
        incident.people_killed.min().is_some_and(|killed| killed > 0)
            || self.case.people.iter().any(|person| person.has_role(PersonRole::Decedent))
    }

    /// Whether every discharge of the record is by officers.
    pub fn only_officers_fired(&self) -> bool {
        self.index.only_officers_fired()
    }

    /// Whether a discharge is by officers, all of it.
    pub fn is_by_officers(&self, discharge: &Discharge) -> bool {
        self.index.is_by_officers(self.case, discharge)
    }

    /// Whether a person or party is one of the record's officers.
    pub fn is_officer(&self, id: &str) -> bool {
        matches!(self.find(id), Some(Entity::Person(person)) if person.has_role(PersonRole::Officer))
    }

    /// Whether a party's officers fired.
    pub fn employs_a_shooter(&self, party: &PartyId) -> bool {
        self.index.employs_a_shooter(party)
    }

    /// The releases that name a duty and that the duty does not name itself, in document order.
    pub fn releases_naming(&self, duty: &'a Duty) -> impl Iterator<Item = &'a Release> {
        let releases = self.index.releases_naming(self.case, duty);
        // Of long lists, one that is named both ways may count twice: it has one date.
        releases.filter(|release| !duty.answered_by.iter().take(16).any(|named| *named == release.id))
    }

    /// What the clock reads of a duty, read once for all rules that ask.
    pub fn clock_of(&self, duty: &'a Duty, read: impl FnOnce() -> Reading<'a>) -> Reading<'a> {
        // So many duties that stand one behind another have a clock each.
        let clock = &self.clocks[ptr::from_ref(duty).addr() / size_of::<Duty>() % AT_ONCE];
        let known = clock.get().filter(|known| ptr::eq(known.duty, duty));
        known.unwrap_or_else(|| {
            let reading = read();
            clock.set(Some(reading));
            reading
        })
    }

    /// The first dated thing that the record knows after the incident: by then it was known.
    pub fn known_by(&self) -> Option<Date> {
        self.index.known_by()
    }

    /// What a claim is about.
    pub fn subject(&self, claim: &Claim) -> Option<Entity<'a>> {
        let (kind, place) = self.index.subject_of(self.case, claim)?;
        Entity::at(self.case, kind, place as usize)
    }

    /// What kind of thing a claim is about.
    pub fn kind_of_subject(&self, claim: &Claim) -> Option<EntityKind> {
        self.index.subject_of(self.case, claim).map(|(kind, _)| kind)
    }

    /// Whether another claim about the same field of the same thing replaces a claim.
    pub fn is_replaced(&self, claim: &Claim) -> bool {
        self.index.is_replaced(self.case, claim)
    }

    /// The claims about the same field of the same thing that stand before it, in document order.
    pub fn claims_before(&self, claim: &'a Claim) -> impl Iterator<Item = &'a Claim> {
        self.index.claims_before(self.case, claim)
    }

    /// The claims about the same field of the same thing, itself among them, in document order.
    pub fn claims_beside(&self, claim: &'a Claim) -> impl Iterator<Item = &'a Claim> {
        self.index.claims_beside(self.case, claim)
    }
}
