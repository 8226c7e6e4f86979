//! Lists in one cell of which each member is a record of its own.

use super::draft::numbered;
use super::{Cells, Draft, Home, View, Written};
use crate::convert::layout::reading::{Reading, codes_of, in_its_words, members, word};
use crate::convert::layout::sheet::trimmed;
use crate::convert::layout::{Part, Target};
use crate::{Coded, ForceKind, ForceUse, ForceUseId, InjuryMechanism, OpenCode, Perception, PerceptionId, ThingKind};

/// One record for each member of a cell, by how it is added and how all are found.
///
/// The separators come back as the layout has them, whatever blanks stood around them.
pub(crate) struct Each<C: OpenCode> {
    pub add: fn(&mut Draft, Coded<C>),
    pub all: for<'a> fn(&View<'a>) -> Vec<&'a Coded<C>>,
}

impl<C: OpenCode + Sync> Home for Each<C> {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        let (text, reading) = (trimmed(cells.texts[0]), cells.reading(0));
        let Reading::Codes(_, separator) = reading else { return };
        let mut is_understood = true;
        for member in members(text, reading, separator) {
            let (kind, is_known) = in_its_words::<C>(member, reading);
            is_understood &= is_known;
            (self.add)(draft, kind);
        }
        if !is_understood {
            cells.not_understood(0);
        }
    }

    fn write(&self, view: &View<'_>, parts: &[Part<'_>], out: &mut Written) {
        let Reading::Codes(_, separator) = &parts[0].1 else { return };
        let mut is_said = true;
        let cell = out.cell();
        for kind in (self.all)(view) {
            let Some(word) = word(kind, &parts[0].1) else {
                is_said = false;
                continue;
            };
            if !cell.is_empty() {
                cell.push_str(separator);
            }
            cell.push_str(word);
        }
        out.is_incomplete |= !is_said;
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        matches!(parts, [(_, Reading::Codes(..))])
    }

    fn codes(&self, _: usize) -> Vec<&'static str> {
        codes_of::<C>()
    }
}

/// The kinds of force that the person received, each a use of force.
pub(crate) static FORCE_RECEIVED: Target = Target {
    name: "subject.force_received",
    pointer: "/force/uses/*/kind",
    home: &Each::<ForceKind> {
        add: |draft, kind| {
            let person = draft.person().id.clone();
            let uses = &mut draft.force().uses;
            let mut force = ForceUse::new(numbered!(ForceUseId, "force", uses.len() + 1), kind);
            force.against.push(person);
            uses.push(force);
        },
        all: |view| {
            let uses = view.case.force.iter().flat_map(|force| &force.uses);
            let on = |force: &&ForceUse| view.person.is_some_and(|person| force.against.contains(&person.id));
            uses.filter(on).map(|force| &force.kind).collect()
        },
    },
};

/// The kinds of force that were used, each a use of force; the source does not say on whom.
pub(crate) static FORCE_KINDS: Target = Target {
    name: "force.kinds",
    pointer: "/force/uses/*/kind",
    home: &Each::<ForceKind> {
        add: |draft, kind| {
            let uses = &mut draft.force().uses;
            uses.push(ForceUse::new(numbered!(ForceUseId, "force", uses.len() + 1), kind));
        },
        all: |view| view.case.force.iter().flat_map(|force| &force.uses).map(|force| &force.kind).collect(),
    },
};

/// What officers took for a weapon of the person's, each a perception.
pub(crate) static PERCEIVED_WEAPONS: Target = Target {
    name: "subject.perceived_weapons",
    pointer: "/perceptions/*/perceived_as",
    home: &Each::<ThingKind> {
        add: |draft, kind| {
            let person = draft.person().id.clone();
            let perceptions = &mut draft.case.perceptions;
            let id = numbered!(PerceptionId, "perception", perceptions.len() + 1);
            let mut perception = Perception::new(id, kind);
            perception.about = Some(person.into());
            perceptions.push(perception);
        },
        all: |view| {
            let about =
                |one: &&Perception| view.person.is_some_and(|person| one.about.as_deref() == Some(person.id.as_str()));
            view.case.perceptions.iter().filter(about).map(|one| &one.perceived_as).collect()
        },
    },
};

/// What killed, in the groups of the data sets.
pub(crate) static MEANS_OF_DEATH: Target = Target {
    name: "death.means",
    pointer: "/people/*/death/means/*",
    home: &Each::<InjuryMechanism> {
        add: |draft, means| draft.death().means.push(means),
        all: |view| view.death().into_iter().flat_map(|death| &death.means).collect(),
    },
};
