//! Agencies by their names, several in one cell, with their ORIs in another.

use std::collections::BTreeSet;

use super::draft::id;
use super::keys::external_id;
use super::{Cells, Draft, Home, MOST_OF_A_CASE, View, Written};
use crate::convert::layout::identity::slug;
use crate::convert::layout::reading::{Reading, between, pieces};
use crate::convert::layout::sheet::trimmed;
use crate::convert::layout::{Part, Target};
use crate::{About, Claim, ClaimId, ExternalId, Party, PartyId, PartyKind, Scheme, SourceId};

/// The names of the incident's agencies, and with a second heading their ORIs.
///
/// Where the layout has no separator, semicolons and lines part two agencies. Names hold commas, so a comma
/// does only where what stands on both sides is called like an agency, or where there are as many ORIs; ORIs
/// that cannot be told apart belong to the incident. Written, names then stand between `, ` and ORIs between
/// `; `; where that would not give a cell again, a claim about the incident keeps the source's words.
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
        for (at, _) in [&names, &oris].into_iter().enumerate().filter(|(_, members)| members.len() > MOST_OF_A_CASE) {
            cells.not_understood(at);
        }
        let [names, oris] = [(0, names), (1, oris)].map(|(at, members)| few(cells.texts.get(at).copied(), members));
        for (at, name) in names.iter().enumerate() {
            let party_id = id!(PartyId, slug("agency", name));
            if draft.case.party(&party_id).is_none() {
                let mut party = Party::new(party_id.clone(), PartyKind::LawEnforcement);
                party.name = Some((*name).to_owned());
                draft.add_party(|| party);
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
                    // An agency that is named twice has one.
                    let is_known = names.len() > 1 && party.external_ids.iter().any(|known| known.value == *ori);
                    if !is_known {
                        party.external_ids.push(key(ori));
                    }
                }
            }
            draft.case.incident.agencies.push(party_id);
        }
        if names.len() != 1 && names.len() != oris.len() {
            for ori in &oris {
                draft.incident().external_ids.push(key(ori));
            }
        }
        keep_words(cells, draft, [&names, &oris]);
    }

    fn write(&self, view: &View<'_>, parts: &[Part<'_>], out: &mut Written) {
        let (names, oris) = (names_of(view), oris_of(view));
        let [separator, between_oris] = separators(parts);
        let words =
            words(view, &NAMES).filter(|text| few(Some(text), self::names(text, separator, oris.len())) == names);
        out.cell().push_str(&words.map_or_else(|| joined(&names, separator, ", "), str::to_owned));
        if parts.len() > 1 {
            let told = |text: &&str| set(few(Some(text), pieces(text, between_oris, &[';', ',']))) == set(oris.clone());
            let words = self::words(view, &ORIS).filter(told);
            out.cell().push_str(&words.map_or_else(|| joined(&oris, between_oris, "; "), str::to_owned));
        }
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        matches!(parts, [(_, Reading::Texts(..))] | [(_, Reading::Texts(..)), (_, Reading::Texts(..))])
    }
}

/// The source's words for the agencies, and for their ORIs.
const NAMES: ClaimId = ClaimId::given("claim-agencies");
const ORIS: ClaimId = ClaimId::given("claim-agency-oris");

/// Keeps the cells that would not be written again, from which these names and ORIs were read. Padding around a
/// cell is no part of it.
fn keep_words(cells: &Cells<'_>, draft: &mut Draft, read: [&[&str]; 2]) {
    let [separator, between_oris] = separators(cells.parts);
    let kept = [(NAMES, "agencies"), (ORIS, "external_ids")];
    for (at, (id, field)) in kept.into_iter().enumerate().take(cells.parts.len()) {
        let cell = trimmed(cells.texts[at]);
        // Nearly every cell.
        if read[at].is_empty() || *read[at] == [cell] {
            continue;
        }
        let view = draft.view();
        let again = match at {
            0 => joined(&names_of(&view), separator, ", "),
            _ => joined(&oris_of(&view), between_oris, "; "),
        };
        if again != cell {
            let about = About::new(draft.case.incident.id.clone(), field);
            draft.case.claims.push(Claim::new(id, id!(SourceId, "dataset"), about, cells.texts[at]));
        }
    }
}

/// What a claim keeps of the source's words.
fn words<'a>(view: &View<'a>, id: &ClaimId) -> Option<&'a str> {
    view.case.claim(id)?.value.value()?.text()
}

fn parties<'a>(view: &View<'a>) -> impl Iterator<Item = &'a Party> {
    let case = view.case;
    case.incident.agencies.iter().filter_map(|id| case.party(id))
}

fn names_of<'a>(view: &View<'a>) -> Vec<&'a str> {
    parties(view).filter_map(|party| party.name.as_deref()).collect()
}

fn oris_of<'a>(view: &View<'a>) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    // One that is named twice has each of its keys once.
    let parties = parties(view).filter(|party| seen.insert(&party.id));
    let keys = parties.flat_map(|party| &party.external_ids).chain(&view.case.incident.external_ids);
    keys.filter(|key| is_ori_key(key)).map(|key| key.value.as_str()).collect()
}

fn joined(texts: &[&str], separator: Option<&str>, usual: &str) -> String {
    texts.join(separator.unwrap_or(usual))
}

/// Each text once, whatever their order.
fn set(texts: Vec<&str>) -> BTreeSet<&str> {
    texts.into_iter().collect()
}

/// What stands between names, and between ORIs, where the layout says so.
fn separators<'a>(parts: &[Part<'a>]) -> [Option<&'a str>; 2] {
    [0, 1].map(|at| separator(&parts.get(at)?.1))
}

/// What stands in a column of ORIs and is none, such as `U.S. Marshals`.
const PLACEHOLDER: &str = "ori_placeholder";

fn key(text: &str) -> ExternalId {
    external_id(Scheme::known(if is_ori(text) { "ori" } else { PLACEHOLDER }), text)
}

pub(super) fn is_ori_key(key: &ExternalId) -> bool {
    matches!(key.scheme.as_deref(), Some("ori" | PLACEHOLDER))
}

/// Two letters for the state, then five or seven letters and digits.
pub(super) fn is_ori(text: &str) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes.len(), 7 | 9)
        && bytes[..2].iter().all(u8::is_ascii_uppercase)
        && bytes.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && bytes.iter().any(u8::is_ascii_digit)
}

fn separator<'a>(reading: &Reading<'a>) -> Option<&'a str> {
    if let Reading::Texts(_, separator) = reading { *separator } else { None }
}

/// The members of a text; where it has more than a case has agencies, it is none of a list.
fn few<'t>(text: Option<&'t str>, members: Vec<&'t str>) -> Vec<&'t str> {
    if members.len() > MOST_OF_A_CASE { text.map(trimmed).into_iter().collect() } else { members }
}

fn names<'t>(text: &'t str, separator: Option<&str>, oris: usize) -> Vec<&'t str> {
    // Nearly every cell names one.
    let is_parted =
        separator.map_or_else(|| text.contains([',', ';', '\n']), |separator| text.contains(between(separator)));
    if !is_parted {
        return Some(trimmed(text)).filter(|name| !name.is_empty()).into_iter().collect();
    }
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
