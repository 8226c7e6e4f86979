//! The agencies of an incident, named by their keys.

use super::draft::id;
use super::keys::{external_id, is_of};
use super::{Cells, Draft, Home, View, Written};
use crate::convert::layout::identity::slug;
use crate::convert::layout::reading::{Reading, word};
use crate::convert::layout::sheet::is_blank;
use crate::convert::layout::{Part, Target};
use crate::{Coded, Fact, Party, PartyId, PartyKind};

/// The keys of the incident's agencies, in the order of the source, and what stands between them.
pub(crate) struct AgencyKeys {
    pub scheme: &'static str,
    pub separator: &'static str,
}

impl Home for AgencyKeys {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        let keys = cells.texts[0].split(self.separator).map(|key| key.trim_matches(is_blank));
        for key in keys.filter(|key| !key.is_empty()) {
            let known = cells.directory.get(key);
            let party = known.map_or_else(|| agency(self.scheme, key), Clone::clone);
            // A key that stands twice is one agency, named twice.
            let is_new = draft.case.parties.iter().all(|other| other.id != party.id);
            let id = party.id.clone();
            if is_new {
                draft.add_party(party);
            }
            draft.case.incident.agencies.push(id);
        }
    }

    fn write(&self, view: &View<'_>, _: &[Part<'_>], out: &mut Written) {
        let cell = out.cell();
        for agency in &view.case.incident.agencies {
            let keys = view.case.party(agency).into_iter().flat_map(|party| &party.external_ids);
            for key in keys.filter(|id| is_of(id, self.scheme)).take(1) {
                if !cell.is_empty() {
                    cell.push_str(self.separator);
                }
                cell.push_str(&key.value);
            }
        }
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        parts.len() == 1
    }
}

/// An agency of which no more than its key is known.
pub(crate) fn agency(scheme: &str, key: &str) -> Party {
    let mut party = Party::new(id!(PartyId, &slug("agency", key)), PartyKind::LawEnforcement);
    party.external_ids.push(external_id(scheme, key));
    party
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
