//! Where a person's family is from: one list in two cells.

use super::together::{apart, together};
use super::{Cells, Draft, Home, View, Written};
use crate::convert::layout::reading::{Reading, coded, members, word};
use crate::convert::layout::sheet::trimmed;
use crate::convert::layout::{PARTS, Part, Target};
use crate::{Coded, Fact, Origin};

/// Origins in Asia and in the Pacific, each in a cell of its own since 2018.
pub(crate) static ORIGINS: Target = Target { name: "subject.origins", pointer: "/people/*/origins", home: &Origins };

struct Origins;

impl Home for Origins {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        let mut origins = Vec::new();
        for (at, (text, (_, reading))) in cells.texts.iter().zip(cells.parts).enumerate() {
            let is_known = |origin: &Coded<Origin>| *origin != Origin::Other;
            let members = named(text, reading);
            if !members.iter().all(is_known) {
                cells.not_understood(at);
            }
            origins.extend(members);
        }
        if origins.is_empty() {
            return;
        }
        let is_plain = write(&origins, cells.parts).is_some_and(|written| written.iter().eq(cells.texts));
        let fact = Fact::known(origins);
        draft.person().origins = if is_plain { fact } else { fact.with_source_text(together(cells.texts)) };
    }

    fn write(&self, view: &View<'_>, parts: &[Part<'_>], out: &mut Written) {
        let fact = view.person.map(|person| &person.origins);
        let origins = fact.and_then(Fact::value).map(Vec::as_slice).unwrap_or_default();
        let texts = fact.and_then(Fact::source_text).map(|text| apart(text, parts.len())).unwrap_or_default();
        let again: Vec<_> = texts.iter().zip(parts).flat_map(|(text, (_, reading))| named(text, reading)).collect();
        if texts.len() == parts.len() && again == origins {
            for text in texts {
                out.cell().push_str(&text);
            }
            return;
        }
        let written = write(origins, parts);
        out.is_incomplete |= written.is_none();
        let mut written = written.unwrap_or_default().into_iter();
        for _ in parts {
            out.cell().push_str(&written.next().unwrap_or_default());
        }
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        (1..=PARTS).contains(&parts.len()) && parts.iter().all(|(_, reading)| matches!(reading, Reading::Codes(..)))
    }
}

fn named(text: &str, reading: &Reading<'_>) -> Vec<Coded<Origin>> {
    let Reading::Codes(_, separator) = reading else { return Vec::new() };
    let members = members(trimmed(text), reading, separator);
    members.map(|member| coded(member, reading).unwrap_or_else(|| Coded::other(member))).collect()
}

/// The cells of some origins: each stands in the first cell that has a word for it.
fn write(origins: &[Coded<Origin>], parts: &[Part<'_>]) -> Option<Vec<String>> {
    let mut cells = vec![String::new(); parts.len()];
    for origin in origins {
        let mut words = parts.iter().map(|(_, reading)| word(origin, reading)).enumerate();
        let (at, word) = words.find_map(|(at, word)| Some((at, word?)))?;
        if let Reading::Codes(_, separator) = &parts[at].1
            && !cells[at].is_empty()
        {
            cells[at].push_str(separator);
        }
        cells[at].push_str(word);
    }
    Some(cells)
}
