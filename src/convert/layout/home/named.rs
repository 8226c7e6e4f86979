//! Agencies by their names, several in one cell, with their ORIs in another.

use super::draft::id;
use super::keys::external_id;
use super::{Cells, Draft, Home, View, Written};
use crate::convert::layout::identity::slug;
use crate::convert::layout::reading::Reading;
use crate::convert::layout::sheet::trimmed;
use crate::convert::layout::{Part, Target};
use crate::{ExternalId, Party, PartyId, PartyKind};

/// The names of the incident's agencies, and with a second heading their ORIs.
///
/// Names hold commas, so a comma parts two agencies only where what stands on both sides is called like
/// one, or where there are as many ORIs. ORIs that cannot be told apart belong to the incident.
/// Written, names stand between `, ` and ORIs between `; `.
pub(crate) static AGENCIES: Target =
    Target { name: "incident.agencies", pointer: "/incident/agencies/*", home: &Agencies };

struct Agencies;

impl Home for Agencies {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        let oris: Vec<_> = cells.texts.get(1).into_iter().flat_map(|text| pieces(text, &[';', ','])).collect();
        let names = names(cells.texts[0], oris.len());
        for (at, name) in names.iter().enumerate() {
            let party_id = id!(PartyId, slug("agency", name));
            if draft.case.party(&party_id).is_none() {
                let mut party = Party::new(party_id.clone(), PartyKind::LawEnforcement);
                party.name = Some(name.clone());
                draft.add_party(party);
            }
            let own = if names.len() == 1 {
                &oris[..]
            } else if names.len() == oris.len() {
                &oris[at..=at]
            } else {
                &[]
            };
            if let Some(party) = draft.case.party_mut(&party_id) {
                party.external_ids.extend(own.iter().map(|ori| key(ori)));
            }
            draft.case.incident.agencies.push(party_id);
        }
        if names.len() != 1 && names.len() != oris.len() {
            draft.incident().external_ids.extend(oris.iter().map(|ori| key(ori)));
        }
    }

    fn write(&self, view: &View<'_>, parts: &[Part<'_>], out: &mut Written) {
        let parties = || view.case.incident.agencies.iter().filter_map(|id| view.case.party(id));
        let names: Vec<_> = parties().filter_map(|party| party.name.as_deref()).collect();
        out.cell().push_str(&names.join(", "));
        if parts.len() > 1 {
            let keys = parties().flat_map(|party| &party.external_ids).chain(&view.case.incident.external_ids);
            let oris: Vec<_> = keys.filter(|key| is_ori_key(key)).map(|key| key.value.as_str()).collect();
            out.cell().push_str(&oris.join("; "));
        }
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        matches!(parts, [(_, Reading::Texts(..))] | [(_, Reading::Texts(..)), (_, Reading::Texts(..))])
    }
}

/// What stands in a column of ORIs and is none, such as `U.S. Marshals`.
const PLACEHOLDER: &str = "ori_placeholder";

fn key(text: &str) -> ExternalId {
    external_id(if is_ori(text) { "ori" } else { PLACEHOLDER }, text)
}

fn is_ori_key(key: &ExternalId) -> bool {
    matches!(key.scheme.as_deref(), Some("ori" | PLACEHOLDER))
}

/// Two letters for the state, then five or seven letters and digits.
fn is_ori(text: &str) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes.len(), 7 | 9)
        && bytes[..2].iter().all(u8::is_ascii_uppercase)
        && bytes.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && bytes.iter().any(u8::is_ascii_digit)
}

fn pieces<'a>(text: &'a str, separators: &'a [char]) -> impl Iterator<Item = &'a str> {
    text.split(separators).map(trimmed).filter(|piece| !piece.is_empty())
}

fn names(text: &str, oris: usize) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in pieces(text, &[';', '\n']) {
        let parts: Vec<_> = pieces(name, &[',']).collect();
        if parts.len() == oris || parts.iter().all(|part| is_called_like_an_agency(part)) {
            names.extend(parts.into_iter().map(str::to_owned));
        } else {
            names.push(name.to_owned());
        }
    }
    names
}

fn is_called_like_an_agency(name: &str) -> bool {
    const WORDS: [&str; 17] = [
        "police",
        "sheriff",
        "department",
        "patrol",
        "marshal",
        "bureau",
        "office",
        "agency",
        "constable",
        "trooper",
        "fbi",
        "atf",
        "dea",
        "corrections",
        "task force",
        "public safety",
        "homeland",
    ];
    let name = name.to_lowercase();
    WORDS.iter().any(|word| name.contains(word))
}
