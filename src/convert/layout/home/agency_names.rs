//! Agencies by their names, several in one cell, with their ORIs in another.

use super::draft::id;
use super::keys::external_id;
use super::{Cells, Draft, Home, View, Written};
use crate::convert::layout::identity::slug;
use crate::convert::layout::reading::{Reading, pieces};
use crate::convert::layout::{Part, Target};
use crate::{ExternalId, Party, PartyId, PartyKind};

/// The names of the incident's agencies, and with a second heading their ORIs.
///
/// Where the layout has no separator, semicolons and lines part two agencies. Names hold commas, so a comma
/// does only where what stands on both sides is called like an agency, or where there are as many ORIs; ORIs
/// that cannot be told apart belong to the incident. Written, names then stand between `, ` and ORIs between
/// `; `.
pub(crate) static AGENCIES: Target =
    Target { name: "incident.agencies", pointer: "/incident/agencies/*", home: &Agencies };

struct Agencies;

impl Home for Agencies {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        let oris = match cells.parts.get(1) {
            Some((_, reading)) => pieces(cells.texts[1], separator(reading), &[';', ',']),
            None => Vec::new(),
        };
        let names = names(cells.texts[0], separator(cells.reading(0)), oris.len());
        for (at, name) in names.iter().enumerate() {
            let party_id = id!(PartyId, slug("agency", name));
            if draft.case.party(&party_id).is_none() {
                let mut party = Party::new(party_id.clone(), PartyKind::LawEnforcement);
                party.name = Some((*name).to_owned());
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
                for ori in own {
                    party.external_ids.push(key(ori));
                }
            }
            draft.case.incident.agencies.push(party_id);
        }
        if names.len() != 1 && names.len() != oris.len() {
            for ori in oris {
                draft.incident().external_ids.push(key(ori));
            }
        }
    }

    fn write(&self, view: &View<'_>, parts: &[Part<'_>], out: &mut Written) {
        let parties = || view.case.incident.agencies.iter().filter_map(|id| view.case.party(id));
        let names: Vec<_> = parties().filter_map(|party| party.name.as_deref()).collect();
        out.cell().push_str(&names.join(separator(&parts[0].1).unwrap_or(", ")));
        if parts.len() > 1 {
            let keys = parties().flat_map(|party| &party.external_ids).chain(&view.case.incident.external_ids);
            let oris: Vec<_> = keys.filter(|key| is_ori_key(key)).map(|key| key.value.as_str()).collect();
            out.cell().push_str(&oris.join(separator(&parts[1].1).unwrap_or("; ")));
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

fn separator<'a>(reading: &Reading<'a>) -> Option<&'a str> {
    if let Reading::Texts(_, separator) = reading { *separator } else { None }
}

fn names<'t>(text: &'t str, separator: Option<&str>, oris: usize) -> Vec<&'t str> {
    let names = pieces(text, separator, &[';', '\n']);
    if separator.is_some() {
        return names;
    }
    let apart = names.into_iter().flat_map(|name| {
        let parts = pieces(name, None, &[',']);
        let are_several = parts.len() == oris || parts.iter().all(|part| is_called_like_an_agency(part));
        if are_several { parts } else { vec![name] }
    });
    apart.collect()
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
