//! Where cells live in a case file: targets with names, read into and written from by one accessor.

mod aftermath;
mod agency_keys;
mod agency_names;
mod aid;
mod camera;
mod case_key;
mod charge;
mod compound;
mod confirmed;
mod decisions;
mod draft;
mod each;
mod facts;
mod held;
mod keys;
mod located;
mod mental;
mod name_parts;
mod officers;
mod origins;
mod point;
mod postal_code;
mod roles;
mod run_together;
mod side_by_side;
mod spread;
mod together;
mod tract;
mod urls;
mod view;
mod weapon;
mod when;
pub(crate) mod words;

use super::companion::Directory;
use super::reading::{Cell, Reading};
use super::report::NoteKind;
use super::sheet::trimmed;
use super::{Part, Target};
use crate::{Basis, Fact, Known, PersonRole, Range};

pub(crate) use draft::{Draft, LONGEST_OF_A_CASE, MOST, MOST_OF_A_CASE, id, numbered};
pub(crate) use facts::{
    contact, force, force_received, force_used, incident, injury, party, person, place, service, surroundings,
};
pub(crate) use view::View;
pub(crate) use {
    aftermath::*, agency_keys::*, agency_names::*, aid::*, camera::*, case_key::*, charge::*, confirmed::*,
    decisions::*, each::*, held::*, keys::*, located::*, mental::*, name_parts::*, officers::*, origins::*, point::*,
    postal_code::*, roles::*, run_together::*, side_by_side::*, tract::*, urls::*, weapon::*, when::*,
};

/// Whom a target is about: people of a role, who may have a row each, or the case as a whole.
pub(crate) type Whose = Option<PersonRole>;

const CASE: Whose = None;
const SUBJECT: Whose = Some(PersonRole::Subject);
const OFFICER: Whose = Some(PersonRole::Officer);

/// The targets in the order in which a row is read: whom and what it names comes before what it says of them,
/// whatever the order of its columns.
static IN_TURN: &[(Whose, &[&Target])] = &[
    (CASE, &[&CASE_ID, &CASE_KEY, &DAY_AND_TIME, &YEAR_MONTH_DAY]),
    (CASE, incident::ALL),
    (CASE, &[&words::NARRATIVE, &AGENCIES, &REPORTING_AGENCY]),
    (SUBJECT, &[&ROLE, &SUBJECTS_LISTED]),
    (SUBJECT, EACH_SUBJECT),
    (OFFICER, &[&OFFICERS, &OFFICERS_LISTED]),
    (OFFICER, EACH_OFFICER),
    (CASE, contact::ALL),
    (CASE, place::ALL),
    (CASE, &[&POINT, &LONGITUDE_LATITUDE, &LOCATED, &POSTAL_CODE]),
    (CASE, surroundings::ALL),
    (CASE, SHARES),
    (CASE, SEATS),
    (SUBJECT, &[&NAME_PARTS]),
    (SUBJECT, person::ALL),
    (SUBJECT, &[&ORIGINS, &MENTAL_HEALTH, &PERSON_AGENCY]),
    (SUBJECT, &[&ARMED_WITH, &ARMED, &CONFIRMED_WEAPONS, &PERCEIVED_WEAPONS]),
    (SUBJECT, injury::ALL),
    (SUBJECT, &[&AID_OUTCOME]),
    (SUBJECT, facts::death::ALL),
    (SUBJECT, &[&MEANS_OF_DEATH]),
    (SUBJECT, service::ALL),
    (OFFICER, &[&ON_DUTY]),
    (CASE, force::ALL),
    (CASE, &[&FORCE_KINDS]),
    (SUBJECT, &[&FORCE_RECEIVED]),
    (SUBJECT, force_used::ALL),
    (SUBJECT, force_received::ALL),
    (CASE, &[&CAMERA]),
    (SUBJECT, &[&PHOTO]),
    (CASE, &[&DOCUMENT, &CITED, &INDEPENDENT]),
    (OFFICER, DECISIONS),
    (CASE, &[&CHARGES, &GRAND_JURY]),
    (CASE, PROSECUTORS),
    (CASE, &[&words::AGENCY_NAME, &AGENCY_KIND, &words::AGENCY_STATE]),
    (CASE, party::ALL),
];

/// Every target, by its name, in the order in which a row is read.
pub(crate) fn targets() -> impl Iterator<Item = &'static Target> {
    IN_TURN.iter().flat_map(|(_, group)| *group).copied()
}

/// Where a target stands among all: in which group, and where in that. One of a layout's own, such as its ids, comes
/// before them.
pub(crate) fn turn(target: &Target) -> Option<[usize; 2]> {
    let place = |group: &[&Target]| group.iter().position(|known| std::ptr::eq(*known, target));
    IN_TURN.iter().enumerate().find_map(|(at, (_, group))| Some([at, place(group)?]))
}

/// Whom a target is about.
pub(crate) fn whose(target: &Target) -> Whose {
    turn(target).and_then(|[group, _]| IN_TURN[group].0)
}

/// The targets that have one value for each of several people.
pub(crate) fn lists() -> impl Iterator<Item = &'static Target> {
    [EACH_SUBJECT, EACH_OFFICER].into_iter().flatten().copied()
}

/// A place that cells are read into and written from.
pub(crate) trait Home: Sync {
    /// Puts the cells of a column where they belong.
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft);

    /// Fills the cells of a column; the ones that the layout cannot say stay blank.
    fn write(&self, view: &View<'_>, parts: &[Part<'_>], out: &mut Written);

    /// Whether these readings fit, and how many parts it wants.
    fn fits(&self, parts: &[Part<'_>]) -> bool;

    /// The codes that a word of one of its parts can mean.
    fn codes(&self, _part: usize) -> Vec<&'static str> {
        Vec::new()
    }
}

/// The cells of one column in one row, each with its reading.
pub(crate) struct Cells<'a> {
    pub parts: &'a [Part<'a>],
    /// As many as there are parts; blank where the table does not have the heading.
    pub texts: &'a [&'a str],
    /// What a reader should know of some of them.
    pub said: &'a mut Vec<(usize, NoteKind)>,
    /// Texts to write into, and to hold against the cells.
    pub scratch: &'a mut Scratch,
    pub directory: &'a Directory,
}

/// Texts whose memory serves one row after the other.
pub(crate) type Scratch = [String; super::PARTS];

/// The cells of one column, written.
pub(crate) struct Written {
    cells: Vec<String>,
    len: usize,
    /// Whether something was there that the layout cannot say.
    pub is_incomplete: bool,
}

impl<'a> Cells<'a> {
    /// Reads cells of no row, of which nothing is to be said.
    fn again<T>(parts: &[Part<'_>], texts: &[&str], read: impl FnOnce(&mut Cells<'_>) -> T) -> T {
        let (mut said, mut scratch, directory) = (Vec::new(), Scratch::default(), Directory::default());
        read(&mut Cells { parts, texts, said: &mut said, scratch: &mut scratch, directory: &directory })
    }

    /// Whether one of the cells says nothing.
    pub fn is_blank(&self, at: usize) -> bool {
        trimmed(self.texts[at]).is_empty()
    }

    /// Reads one of the cells.
    pub fn fact<T: Cell>(&mut self, at: usize) -> Fact<T> {
        self.member(at, &self.parts[at].1, self.texts[at])
    }

    /// Reads a part of one of the cells.
    pub fn member<T: Cell>(&mut self, at: usize, reading: &Reading<'_>, text: &str) -> Fact<T> {
        let mut fact = Fact::NotStated;
        let is_understood = reading.read_into(&mut fact, text, &mut self.scratch[0]);
        self.say(at, is_understood, &fact);
        fact
    }

    /// Reads one of the cells into a fact that is not stated yet, where it stands.
    pub fn read_into<T: Cell>(&mut self, at: usize, fact: &mut Fact<T>) {
        let is_understood = self.parts[at].1.read_into(fact, self.texts[at], &mut self.scratch[0]);
        self.say(at, is_understood, fact);
    }

    /// Says what a reader should know of what was read.
    fn say<T: Cell>(&mut self, at: usize, is_understood: bool, fact: &Fact<T>) {
        if !is_understood {
            self.not_understood(at);
        } else if let Fact::Known(Known { basis, .. }) | Fact::Range(Range { basis, .. }) = fact
            && *basis == Some(Basis::Inferred)
        {
            self.mended(at);
        }
    }

    /// Says that a cell was not understood.
    pub fn not_understood(&mut self, at: usize) {
        let note = (at, NoteKind::NotUnderstood);
        if !self.said.contains(&note) {
            self.said.push(note);
        }
    }

    /// Says that a cell was read as what stood there before a spreadsheet broke it.
    pub fn mended(&mut self, at: usize) {
        self.said.push((at, NoteKind::Mended));
    }

    pub fn reading(&self, at: usize) -> &'a Reading<'a> {
        &self.parts[at].1
    }
}

impl Written {
    pub fn new() -> Self {
        Self { cells: Vec::new(), len: 0, is_incomplete: false }
    }

    pub fn cells(&self) -> &[String] {
        &self.cells[..self.len]
    }

    pub fn clear(&mut self) {
        (self.len, self.is_incomplete) = (0, false);
    }

    /// Adds a cell, and gives it to be filled.
    pub fn cell(&mut self) -> &mut String {
        if self.len == self.cells.len() {
            self.cells.push(String::new());
        }
        self.len += 1;
        let cell = &mut self.cells[self.len - 1];
        cell.clear();
        cell
    }

    /// Adds a cell with a fact in it.
    pub fn fact<T: Cell>(&mut self, fact: Option<&Fact<T>>, reading: &Reading<'_>) {
        let cell = self.cell();
        let is_said = fact.is_none_or(|fact| reading.write(fact, cell));
        self.is_incomplete |= !is_said;
    }
}

/// A fact of a record, by how it is found and how it is made.
pub(crate) struct Slot<T: Cell + 'static> {
    pub get: for<'a> fn(&View<'a>) -> Option<&'a Fact<T>>,
    pub make: fn(&mut Draft) -> &mut Fact<T>,
}

impl<T: Cell + 'static> Home for Slot<T> {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        // Two headings of different years may share a target: a blank one says nothing.
        if cells.is_blank(0) {
            return;
        }
        let place = (self.make)(draft);
        if !place.is_stated() {
            return cells.read_into(0, place);
        }
        if cells.fact(0) != *place {
            cells.said.push((0, NoteKind::Disagrees));
        }
    }

    fn write(&self, view: &View<'_>, parts: &[Part<'_>], out: &mut Written) {
        out.fact((self.get)(view), &parts[0].1);
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        matches!(parts, [(_, reading)] if T::fits(reading))
    }

    fn codes(&self, _: usize) -> Vec<&'static str> {
        T::codes()
    }
}
