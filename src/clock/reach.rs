//! Whether a policy reaches a case: where, whose officers, what happened.

use std::collections::{BTreeSet, HashMap};

use crate::{
    CaseFile, Code, Coded, ContactReason, CoveredEvent, InjuryLevel, Outcome, Party, PartyKind, PersonRole, Policy,
    PolicyArea, StrikeTarget,
};

/// Whether a policy reaches a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// It does.
    Yes,
    /// It does not, for this reason.
    No(&'static str),
    /// The record does not say this, by JSON Pointer.
    Unknown(&'static str),
}

/// Whether a policy holds where the case happened, and for the officers who were in it.
pub(crate) fn reaches_place(policy: &Policy, case: &CaseFile, agencies: &[Option<&Party>]) -> Reach {
    let Some(area) = &policy.area else { return Reach::Yes };
    if area.agencies.is_empty() {
        return reaches_state(area, case, agencies);
    }
    let names = || agencies.iter().map(|party| party.and_then(|party| party.name.as_deref()));
    let is_bound = |name: &str| area.agencies.iter().any(|bound| bound.eq_ignore_ascii_case(name));
    if names().flatten().any(is_bound) {
        return Reach::Yes;
    }
    if names().next().is_none() || names().any(|name| name.is_none()) {
        return match reaches_state(area, case, agencies) {
            Reach::No(why) => Reach::No(why),
            _ => Reach::Unknown("/parties/*/name"),
        };
    }
    Reach::No("it binds another agency")
}

fn reaches_state(area: &PolicyArea, case: &CaseFile, agencies: &[Option<&Party>]) -> Reach {
    let Some(state) = &area.state else { return Reach::Yes };
    let places = case.incident.scenes.iter().filter_map(|scene| scene.place.as_deref());
    let scenes = places.filter_map(|place| place.state.value());
    let seats = agencies.iter().flatten().filter_map(|party| party.state.as_ref());
    let mut states = scenes.chain(seats).peekable();
    if states.peek().is_some() {
        let is_here = states.any(|here| here.eq_ignore_ascii_case(state));
        return if is_here { Reach::Yes } else { Reach::No("it holds in another state") };
    }
    // An agency of a state bears its name.
    let names_state = |party: &Party| {
        let of_state = [PartyKind::AttorneyGeneral, PartyKind::StatePolice, PartyKind::StateInvestigation];
        let name = party.jurisdiction.as_deref().or(party.name.as_deref()).unwrap_or_default();
        of_state.contains(&party.kind.code) && area.state_name.as_deref().is_some_and(|state| name.starts_with(state))
    };
    if case.parties.iter().any(names_state) { Reach::Yes } else { Reach::Unknown("/incident/scenes/*/place/state") }
}

/// The agencies whose officers were in the incident, each once; `None` for one that the record does
/// not list.
pub(crate) fn involved(case: &CaseFile) -> Vec<Option<&Party>> {
    let service =
        case.people.iter().filter(|person| person.has_role(PersonRole::Shooter)).flat_map(|person| &person.service);
    let fired = case.force.iter().flat_map(|force| &force.discharges).filter_map(|discharge| discharge.agency.as_ref());
    let ids = case.incident.agencies.iter().chain(service.map(|service| &service.agency)).chain(fired);
    let ids: BTreeSet<&str> = ids.map(|id| &**id).collect();
    let listed: HashMap<&str, &Party> = case.parties.iter().rev().map(|party| (&*party.id, party)).collect();
    ids.into_iter().map(|id| listed.get(id).copied()).collect()
}

/// What kinds of events happened, as far as the record says: each looked for once, when it is asked
/// for first.
#[derive(Debug, Default)]
pub(crate) struct Happened([Option<Reach>; CoveredEvent::ALL.len()]);

impl Happened {
    /// Whether a policy covers what happened. `is_officer` tells whether an id is an officer's.
    pub fn reaches(&mut self, policy: &Policy, case: &CaseFile, is_officer: &dyn Fn(&str) -> bool) -> Reach {
        let (mut unknown, mut no) = (None, None);
        for event in &policy.events {
            let known = &mut self.0[event.code as usize];
            match *known.get_or_insert_with(|| happened(event.code, case, is_officer)) {
                Reach::Yes => return Reach::Yes,
                Reach::No(why) => no = Some(why),
                Reach::Unknown(field) => unknown = unknown.or(Some(field)),
            }
        }
        match (unknown, no) {
            (Some(field), _) => Reach::Unknown(field),
            (None, Some(why)) => Reach::No(why),
            (None, None) => Reach::Yes,
        }
    }

    /// The first kind of event that a policy covers and that happened, of those that were looked for.
    pub fn covered(&self, policy: &Policy) -> Option<CoveredEvent> {
        let mut events = policy.events.iter().map(|event| event.code);
        events.find(|event| self.0[*event as usize] == Some(Reach::Yes))
    }
}

/// Whether an event of a kind happened.
fn happened(event: CoveredEvent, case: &CaseFile, is_officer: &dyn Fn(&str) -> bool) -> Reach {
    let says = |fact: Option<bool>, no: &'static str, field: &'static str| match fact {
        Some(true) => Reach::Yes,
        Some(false) => Reach::No(no),
        None => Reach::Unknown(field),
    };
    let fired = || says(officers_fired(case, is_officer), "no officer fired", "/force/officers_who_fired");
    let died = || says(somebody_died(case), "nobody died", "/incident/outcome");
    let hit = || says(somebody_was_hit(case), "nobody was hit", "/incident/outcome");
    match event {
        CoveredEvent::AnyDischarge | CoveredEvent::OfficerInvolvedShooting => fired(),
        CoveredEvent::DischargeAtPerson => {
            both(fired(), says(was_at_person(case), "no shot was fired at a person", "/force/discharges/*/target"))
        }
        CoveredEvent::DeathOrGreatInjury => {
            says(died_or_was_gravely_hurt(case), "nobody died or was gravely hurt", "/people/*/injuries")
        }
        CoveredEvent::PersonShot => both(fired(), hit()),
        CoveredEvent::DeathByForce => both(died(), fired()),
        CoveredEvent::UnarmedDeath => {
            let unarmed = says(was_unarmed(case), "the person who died was armed", "/people/*/armed");
            both(both(died(), fired()), unarmed)
        }
        CoveredEvent::OfficerShot => {
            says(officer_was_hit(case, is_officer), "no officer was hit", "/people/*/struck_by_bullet")
        }
        CoveredEvent::DeathInCustody | CoveredEvent::DeathInJail => {
            both(died(), says(was_in_custody(case), "the person was not in custody", "/incident/contact/reason"))
        }
        CoveredEvent::Complaint => Reach::Unknown("/duties/*/trigger"),
        CoveredEvent::Other => Reach::Unknown("/policies/*/events"),
    }
}

/// Both must be: a no decides, whatever the other is.
fn both(a: Reach, b: Reach) -> Reach {
    match (a, b) {
        (Reach::No(why), _) | (_, Reach::No(why)) => Reach::No(why),
        (Reach::Unknown(field), _) | (_, Reach::Unknown(field)) => Reach::Unknown(field),
        _ => Reach::Yes,
    }
}

fn outcome(case: &CaseFile) -> Option<Outcome> {
    case.incident.outcome.value().map(|outcome| outcome.code).filter(|outcome| *outcome != Outcome::Other)
}

fn officers_fired(case: &CaseFile, is_officer: &dyn Fn(&str) -> bool) -> Option<bool> {
    let force = case.force.as_deref();
    let by_officers = force.is_some_and(|force| {
        let counted = force.officers_who_fired.min().max(force.rounds_fired_by_officers.min());
        counted.is_some_and(|count| count > 0)
            || force.discharges.iter().any(|it| it.agency.is_some() || it.shooters.iter().any(|id| is_officer(id)))
    });
    let shooters = case.people.iter().any(|it| it.has_role(PersonRole::Officer) && it.has_role(PersonRole::Shooter));
    if by_officers || shooters {
        return Some(true);
    }
    let none = |force: &crate::Force| {
        force.officers_who_fired.max() == Some(0) || force.rounds_fired_by_officers.max() == Some(0)
    };
    force.is_some_and(none).then_some(false)
}

fn was_at_person(case: &CaseFile) -> Option<bool> {
    let force = case.force.as_deref();
    let at_person = |force: &crate::Force| {
        let target = |target: &Coded<StrikeTarget>| *target == StrikeTarget::Person;
        force.strikes.iter().any(|strike| strike.person.is_some())
            || force.discharges.iter().any(|it| !it.toward.is_empty() || it.target.value().is_some_and(target))
    };
    if force.is_some_and(at_person) || somebody_was_hit(case) == Some(true) {
        return Some(true);
    }
    let elsewhere = |force: &crate::Force| {
        force.discharges_complete.is_yes()
            && force.discharges.iter().all(|discharge| discharge.target.value().is_some())
    };
    (outcome(case) == Some(Outcome::AnimalOnly) || force.is_some_and(elsewhere)).then_some(false)
}

fn somebody_was_hit(case: &CaseFile) -> Option<bool> {
    let struck = case.people.iter().any(|person| person.struck_by_bullet.is_yes())
        || case.force.iter().flat_map(|force| &force.strikes).any(|strike| strike.person.is_some());
    match outcome(case) {
        _ if struck => Some(true),
        Some(Outcome::Death | Outcome::Injury) => Some(true),
        Some(_) => Some(false),
        None => None,
    }
}

fn somebody_died(case: &CaseFile) -> Option<bool> {
    let killed = &case.incident.people_killed;
    if killed.min().is_some_and(|killed| killed > 0) || case.people.iter().any(|it| it.has_role(PersonRole::Decedent)) {
        return Some(true);
    }
    match outcome(case) {
        Some(Outcome::Death) => Some(true),
        Some(_) => Some(false),
        None => (killed.max() == Some(0)).then_some(false),
    }
}

fn died_or_was_gravely_hurt(case: &CaseFile) -> Option<bool> {
    let grave = |level: &Coded<InjuryLevel>| matches!(level.code, InjuryLevel::Serious | InjuryLevel::Death);
    let mut injuries = case.people.iter().flat_map(|person| &person.injuries);
    if somebody_died(case) == Some(true) || injuries.any(|injury| injury.level.value().is_some_and(grave)) {
        return Some(true);
    }
    matches!(outcome(case), Some(Outcome::NoHit | Outcome::AnimalOnly)).then_some(false)
}

fn was_unarmed(case: &CaseFile) -> Option<bool> {
    let mut armed = None;
    for person in case.people.iter().filter(|it| it.has_role(PersonRole::Decedent) && !it.has_role(PersonRole::Officer))
    {
        if person.armed.is_no() {
            return Some(true);
        }
        armed = armed.or(person.armed.is_yes().then_some(false));
    }
    armed
}

fn officer_was_hit(case: &CaseFile, is_officer: &dyn Fn(&str) -> bool) -> Option<bool> {
    let officers = || case.people.iter().filter(|person| person.has_role(PersonRole::Officer));
    let mut struck = case.force.iter().flat_map(|force| &force.strikes).filter_map(|strike| strike.person.as_ref());
    if officers().any(|it| it.struck_by_bullet.is_yes()) || struck.any(|struck| is_officer(struck)) {
        return Some(true);
    }
    let none = outcome(case).is_some_and(|it| matches!(it, Outcome::NoHit | Outcome::AnimalOnly));
    (none || officers().next().is_some() && officers().all(|officer| officer.struck_by_bullet.is_no())).then_some(false)
}

fn was_in_custody(case: &CaseFile) -> Option<bool> {
    let contact = case.incident.contact.as_ref()?;
    if contact.in_custody_reason.value().is_some() {
        return Some(true);
    }
    let reason = contact.reason.value()?.code;
    (reason != ContactReason::Other).then_some(reason == ContactReason::InCustodyEvent)
}
