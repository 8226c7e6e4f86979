//! The agencies of an incident, named by their keys.

use super::agency_names::{is_ori, is_ori_key};
use super::draft::id;
use super::keys::{external_id, is_of};
use super::{Cells, Draft, Home, View, Written};
use crate::convert::layout::identity::slug;
use crate::convert::layout::reading::{Reading, word};
use crate::convert::layout::sheet::trimmed;
use crate::convert::layout::{Part, Target};
use crate::{
    About, Claim, ClaimId, Coded, EntityId, Fact, Party, PartyId, PartyKind, PersonRole, Scheme, Service, SourceId,
};

/// The keys of the incident's agencies, in the order of the source, and what stands between them.
pub(crate) struct AgencyKeys {
    pub scheme: &'static str,
    pub separator: char,
}

impl Home for AgencyKeys {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        let keys = cells.texts[0].split(self.separator).map(trimmed);
        for key in keys.filter(|key| !key.is_empty()) {
            let make = || cells.directory.get(key).map_or_else(|| known_as(self.scheme, key), Clone::clone);
            let id = draft.agency(key, make);
            draft.case.incident.agencies.push(id);
        }
    }

    fn write(&self, view: &View<'_>, _: &[Part<'_>], out: &mut Written) {
        let cell = out.cell();
        for agency in &view.case.incident.agencies {
            let key = key(view, Some(agency), self.scheme);
            if !cell.is_empty() && !key.is_empty() {
                cell.push(self.separator);
            }
            cell.push_str(key);
        }
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        parts.len() == 1
    }
}

/// An agency, by what tells it from others.
pub(crate) fn agency(key: &str) -> Party {
    Party::new(id!(PartyId, slug("agency", key)), PartyKind::LawEnforcement)
}

/// An agency of which no more than its key is known.
fn known_as(scheme: &'static str, key: &str) -> Party {
    let mut party = agency(key);
    party.external_ids.push(external_id(Scheme::known(scheme), key));
    party
}

/// The key of a party, among those of a scheme.
fn key<'a>(view: &View<'a>, party: Option<&PartyId>, scheme: &str) -> &'a str {
    let keys = party.and_then(|id| view.case.party(id)).into_iter().flat_map(|party| &party.external_ids);
    keys.filter(|id| is_of(id, scheme)).map(|id| id.value.as_str()).next().unwrap_or_default()
}

/// The agency whose report it is, by its ORI.
pub(crate) static REPORTING_AGENCY: Target =
    Target { name: "incident.reporting_agency_ori", pointer: "/incident/reporting_agency", home: &ReportingAgency };

struct ReportingAgency;

impl Home for ReportingAgency {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        let Some(agency) = by_ori(cells.texts[0], draft) else { return };
        let incident = draft.case.incident.id.clone();
        keep_words(cells.texts[0], &agency, draft, [&incident, "reporting_agency"]);
        draft.case.incident.reporting_agency = Some(agency);
    }

    fn write(&self, view: &View<'_>, _: &[Part<'_>], out: &mut Written) {
        let incident = &view.case.incident;
        let agency = incident.reporting_agency.as_ref().and_then(|id| view.case.party(id));
        let text = agency.map(|agency| text_of(view, agency, [&incident.id, "reporting_agency"]));
        out.cell().push_str(text.unwrap_or_default());
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        matches!(parts, [(_, Reading::Text([]))])
    }
}

/// The agency of a person, by its ORI: the one that an officer serves, or that reports on a civilian.
pub(crate) static PERSON_AGENCY: Target =
    Target { name: "subject.agency_ori", pointer: "/people/*/service/*/agency", home: &PersonAgency };

struct PersonAgency;

const SERVES: &str = "service";
const REPORTS: &str = "reported_by";

impl Home for PersonAgency {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        let Some(agency) = by_ori(cells.texts[0], draft) else { return };
        let person = draft.person();
        let is_officer = person.has_role(PersonRole::Officer);
        if is_officer {
            person.service.push(Service::new(agency.clone()));
        } else {
            person.reported_by = Some(agency.clone());
        }
        let (id, field) = (person.id.clone(), if is_officer { SERVES } else { REPORTS });
        keep_words(cells.texts[0], &agency, draft, [&id, field]);
    }

    fn write(&self, view: &View<'_>, _: &[Part<'_>], out: &mut Written) {
        let cell = out.cell();
        let Some(person) = view.person else { return };
        let serves = view.service().map(|service| &service.agency);
        // A civilian may have what only officers have, in a form that was filled in wrongly.
        let agencies = [(serves, SERVES), (person.reported_by.as_ref(), REPORTS)];
        let mut texts = agencies
            .into_iter()
            .filter_map(|(agency, field)| Some(text_of(view, view.case.party(agency?)?, [&person.id, field])));
        cell.push_str(texts.find(|text| !text.is_empty()).unwrap_or_default());
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        matches!(parts, [(_, Reading::Text([]))])
    }
}

const ORI: &str = "ori";

/// The agency of an ORI, or of the name that stands where an ORI should.
fn by_ori(text: &str, draft: &mut Draft) -> Option<PartyId> {
    let ori = trimmed(text);
    if ori.is_empty() {
        return None;
    }
    if !is_ori(ori)
        && let Some(named) = draft.case.parties.iter().find(|party| party.name.as_deref() == Some(ori))
    {
        return Some(named.id.clone());
    }
    Some(draft.agency(ori, || known_as(ORI, ori)))
}

fn ori_of(agency: &Party) -> &str {
    agency.external_ids.iter().find(|key| is_ori_key(key)).map(|key| key.value.as_str()).unwrap_or_default()
}

/// Keeps the name that stands where an ORI should, as a claim about a field of somebody.
fn keep_words(cell: &str, agency: &PartyId, draft: &mut Draft, [id, field]: [&str; 2]) {
    if draft.case.party(agency).is_some_and(|agency| ori_of(agency) != trimmed(cell)) {
        let about = About::new(id!(EntityId, id), field);
        let claim = id!(ClaimId, format!("claim-agency-{id}"));
        draft.case.claims.push(Claim::new(claim, id!(SourceId, "dataset"), about, cell));
    }
}

/// The name that a claim keeps, while it is the agency's, or else the ORI.
fn text_of<'a>(view: &View<'a>, agency: &'a Party, [id, field]: [&str; 2]) -> &'a str {
    let is_about = |claim: &&Claim| claim.about.id == *id && claim.about.field == field;
    let claims = view.case.claims.iter().filter(is_about);
    let mut kept = claims.filter_map(|claim| claim.value.value()?.text());
    kept.find(|text| agency.name.as_deref() == Some(trimmed(text))).unwrap_or_else(|| ori_of(agency))
}

/// What kind of agency it is. Blank where the source does not say.
pub(crate) static AGENCY_KIND: Target = Target { name: "agency.kind", pointer: "/parties/*/kind", home: &Kind };

struct Kind;

impl Home for Kind {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        if let Fact::Known(known) = cells.fact::<Coded<PartyKind>>(0) {
            let words = known.source_text.or(known.value.source_text);
            draft.party().kind = Coded { code: known.value.code, source_text: words };
        }
    }

    fn write(&self, view: &View<'_>, parts: &[Part<'_>], out: &mut Written) {
        let kind = view.party.map(|party| &party.kind).filter(|kind| **kind != PartyKind::LawEnforcement);
        let word = kind.and_then(|kind| word(kind, &parts[0].1));
        out.is_incomplete |= kind.is_some() && word.is_none();
        out.cell().push_str(word.unwrap_or_default());
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        matches!(parts, [(_, Reading::Code(_))])
    }
}
