//! Weapons that were confirmed, and the kinds of the firearms among them: two cells.

use super::draft::numbered;
use super::together::{apart, together};
use super::{Cells, Draft, Home, View, Written};
use crate::convert::layout::reading::{Reading, in_its_words, members, word};
use crate::convert::layout::sheet::trimmed;
use crate::convert::layout::{Part, Target};
use crate::{Coded, Thing, ThingId, ThingKind};

/// The weapons of a person, and which kinds the firearms are: `firearm, knife` and `handgun, rifle` are
/// a handgun, a rifle and a knife.
///
/// Cells that do not fit together stay, with `|` between them, as the words of the first weapon.
pub(crate) static CONFIRMED_WEAPONS: Target =
    Target { name: "subject.confirmed_weapons", pointer: "/objects/*/kind", home: &Confirmed };

struct Confirmed;

impl Home for Confirmed {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        let (mut kinds, understood) = kinds(cells.texts, cells.parts);
        for (at, _) in understood.iter().enumerate().filter(|(_, is)| !**is) {
            cells.not_understood(at);
        }
        let written = write(&kinds.iter().collect::<Vec<_>>(), cells.parts);
        if written.iter().zip(cells.texts).any(|(cell, text)| cell != trimmed(text)) && !kinds.is_empty() {
            kinds[0].source_text = Some(together(cells.texts));
        }
        for kind in kinds {
            let number = draft.case.objects.len() + 1;
            let mut thing = Thing::new(numbered!(ThingId, "weapon", number), kind);
            thing.held_by.push(draft.person().id.clone());
            thing.confirmed = true.into();
            draft.case.objects.push(thing);
        }
    }

    fn write(&self, view: &View<'_>, parts: &[Part<'_>], out: &mut Written) {
        let held = |thing: &&Thing| {
            view.person.is_some_and(|person| thing.held_by.contains(&person.id)) && !thing.confirmed.is_no()
        };
        let things: Vec<_> = view.case.objects.iter().filter(held).map(|thing| &thing.kind).collect();
        let text = things.first().and_then(|kind| kind.source_text.as_deref()).unwrap_or_default();
        let texts = apart(text, parts.len());
        let texts: Vec<_> = texts.iter().map(String::as_str).collect();
        if texts.len() == parts.len()
            && kinds(&texts, parts).0.iter().map(|kind| kind.code).eq(things.iter().map(|kind| kind.code))
        {
            for text in texts {
                out.cell().push_str(text);
            }
            return;
        }
        for cell in write(&things, parts) {
            out.cell().push_str(&cell);
        }
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        matches!(parts, [(_, Reading::Codes(..)), (_, Reading::Codes(..))])
    }
}

/// The weapons that two cells name together, and whether each cell was understood.
fn kinds(texts: &[&str], parts: &[Part<'_>]) -> (Vec<Coded<ThingKind>>, [bool; 2]) {
    let mut understood = [true; 2];
    let mut lists = [0, 1].map(|at| {
        let reading = &parts[at].1;
        let Reading::Codes(_, separator) = reading else { return Vec::new() };
        let members = members(trimmed(texts[at]), reading, separator);
        let kinds = members.map(|member| {
            let (kind, is_known) = in_its_words(member, reading);
            understood[at] &= is_known;
            kind
        });
        kinds.collect()
    });
    let types = std::mem::take(&mut lists[1]);
    let place = lists[0].iter().position(|kind| *kind == ThingKind::Firearm).filter(|_| !types.is_empty());
    let at = place.unwrap_or(lists[0].len());
    lists[0].splice(at..at + usize::from(place.is_some()), types);
    (std::mem::take(&mut lists[0]), understood)
}

/// The two cells of some weapons. A firearm of a kind stands in both.
fn write(kinds: &[&Coded<ThingKind>], parts: &[Part<'_>]) -> [String; 2] {
    let mut cells = [String::new(), String::new()];
    let mut add = |at: usize, word: &str| {
        if let Reading::Codes(_, separator) = &parts[at].1
            && !cells[at].is_empty()
        {
            cells[at].push_str(separator);
        }
        cells[at].push_str(word);
    };
    let firearm = word(&Coded::from(ThingKind::Firearm), &parts[0].1).map(str::to_owned);
    let mut is_named = false;
    for kind in kinds {
        let is_plain = **kind == ThingKind::Firearm && kind.source_text.is_none();
        if let Some(kind) = word(kind, &parts[1].1).filter(|_| !is_plain) {
            add(1, kind);
            if !std::mem::replace(&mut is_named, true) {
                add(0, firearm.as_deref().unwrap_or_default());
            }
        } else if let Some(word) = word(kind, &parts[0].1) {
            add(0, word);
        }
    }
    cells
}
