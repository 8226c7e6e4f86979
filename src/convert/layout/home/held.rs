//! What a person was armed with: one cell that says whether, and with what.

use super::draft::numbered;
use super::{Cells, Draft, Home, View, Written};
use crate::convert::layout::reading::{Means, Reading, between, codes_of, in_its_words, not_understood, word};
use crate::convert::layout::sheet::trimmed;
use crate::convert::layout::{Part, Target};
use crate::{Absent, Coded, Fact, Person, Thing, ThingId, ThingKind};

/// Whether the person was armed, and the things held: `gun;knife`, `unarmed`, `undetermined`.
///
/// One thing for each member, in their order; two knives are two things.
pub(crate) static ARMED_WITH: Target =
    Target { name: "subject.armed_with", pointer: "/objects/*/kind", home: &ArmedWith };

struct ArmedWith;

impl Home for ArmedWith {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        let cell = cells.texts[0];
        let text = trimmed(cell);
        if text.is_empty() {
            return;
        }
        let reading = cells.reading(0);
        let Reading::Codes(_, separator) = reading else { return };
        let mut is_plain = cell == text;
        let armed: Fact<bool> = match reading.meaning_of_all(text) {
            Some(Means::No) => {
                is_plain &= reading.word(|means| *means == Means::No) == Some(cell);
                false.into()
            }
            Some(Means::Absent(absence)) => {
                is_plain &= reading.word(|means| *means == Means::Absent(absence)) == Some(cell);
                absence.into()
            }
            Some(Means::Code(_)) => {
                hold(draft, text, reading);
                true.into()
            }
            _ => {
                let members = || text.split(between(separator)).map(trimmed);
                // "gun;unarmed" says both.
                if members().any(|it| !matches!(reading.meaning(it), None | Some(Means::Code(_)))) {
                    cells.not_understood(0);
                    draft.person().armed = not_understood(cell);
                    return;
                }
                is_plain &= cell.split(separator).eq(members().filter(|member| !member.is_empty()));
                for member in members().filter(|member| !member.is_empty()) {
                    if !hold(draft, member, reading) {
                        cells.not_understood(0);
                    }
                }
                true.into()
            }
        };
        draft.person().armed = if is_plain { armed } else { armed.with_source_text(cell) };
    }

    fn write(&self, view: &View<'_>, parts: &[Part<'_>], out: &mut Written) {
        let Some(person) = view.person else {
            out.cell();
            return;
        };
        let reading = &parts[0].1;
        let cell = out.cell();
        if let Some(text) = person.armed.source_text()
            && still_says(text, view, person, reading)
        {
            cell.push_str(text);
            return;
        }
        let things = held(view, person).map(|thing| &thing.kind).filter(|kind| word(kind, reading).is_some());
        let is_said = write(&person.armed, things, reading, cell);
        out.is_incomplete |= !is_said;
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        matches!(parts, [(_, Reading::Codes(..))])
    }

    fn codes(&self, _: usize) -> Vec<&'static str> {
        codes_of::<ThingKind>()
    }
}

/// Puts a thing into the person's hand; whether its word was understood.
pub(super) fn hold(draft: &mut Draft, member: &str, reading: &Reading<'_>) -> bool {
    let (kind, is_understood) = in_its_words(member, reading);
    let number = draft.case.objects.len() + 1;
    let mut thing = Thing::new(numbered!(ThingId, "weapon", number), kind);
    thing.held_by.push(draft.person().id.clone());
    draft.case.objects.push(thing);
    is_understood
}

pub(super) fn held<'a>(view: &View<'a>, person: &'a Person) -> impl Iterator<Item = &'a Thing> {
    view.case.objects.iter().filter(|thing| thing.held_by.contains(&person.id))
}

fn write<'a>(
    armed: &Fact<bool>,
    things: impl Iterator<Item = &'a Coded<ThingKind>>,
    reading: &Reading<'_>,
    out: &mut String,
) -> bool {
    let Reading::Codes(_, separator) = reading else { return false };
    if armed.is_no() || armed.absent().is_some() {
        return reading.write(&without_text(armed), out);
    }
    for kind in things {
        let Some(word) = word(kind, reading) else { return false };
        if !out.is_empty() {
            out.push_str(separator);
        }
        out.push_str(word);
    }
    if out.is_empty() && armed.is_yes() {
        let word = reading.word(|means| *means == Means::Code("unknown_weapon"));
        out.push_str(word.unwrap_or_default());
        return word.is_some();
    }
    true
}

fn without_text(fact: &Fact<bool>) -> Fact<bool> {
    match fact {
        Fact::Known(known) => Fact::known(known.value),
        Fact::Absent(absent) => Absent { source_text: None, ..absent.clone() }.into(),
        other => other.clone(),
    }
}

/// Whether reading the source's own cell again would give what the record has.
fn still_says(text: &str, view: &View<'_>, person: &Person, reading: &Reading<'_>) -> bool {
    let mut draft = Draft::new(view.case.id.clone());
    draft.add_person(person.id.clone());
    let mut cells = Cells {
        parts: &[("", *reading)],
        texts: &[text],
        said: &mut Vec::new(),
        scratch: &mut super::Scratch::default(),
        directory: &crate::convert::layout::companion::Directory::default(),
    };
    ArmedWith.read(&mut cells, &mut draft);
    let is_armed_so = draft.person().armed == person.armed;
    let again = draft.case.objects.iter().map(|thing| &thing.kind);
    is_armed_so && again.eq(held(view, person).map(|thing| &thing.kind))
}
