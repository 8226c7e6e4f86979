//! The second file of a layout, kept in memory while the first is read.

use std::cell::Cell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::bound::{Bound, Desk};
use super::home::{Draft, agency, numbered};
use super::identity::tail;
use super::import::extensions;
use super::report::{Note, NoteKind};
use super::sheet::Row;
use crate::{Party, PersonId};

/// Parties, by the key that the first file names them by.
#[derive(Default)]
pub(crate) struct Directory {
    listed: HashMap<Box<str>, Listed>,
    /// Those without a key, and those whose key another has.
    others: Vec<Party>,
}

struct Listed {
    party: Party,
    is_named: Cell<bool>,
}

impl Directory {
    pub fn get(&self, key: &str) -> Option<&Party> {
        let listed = self.listed.get(key)?;
        listed.is_named.set(true);
        Some(&listed.party)
    }

    /// The parties that nobody asked for.
    pub fn unnamed(&self) -> impl Iterator<Item = &Party> {
        let unnamed = self.listed.values().filter(|listed| !listed.is_named.get());
        unnamed.map(|listed| &listed.party).chain(&self.others)
    }

    /// Takes the party of a row. Of two with one key the first has it.
    pub fn take(&mut self, bound: &Bound<'_>, row: &Row, draft: &mut Draft, desk: &mut Desk<'_>) {
        let key = bound.own_id(row);
        let other = || tail(row.cells.iter());
        draft.add_party(|| match key {
            Some(key) => agency(key),
            None => agency(&other()),
        });
        let rest = bound.read(row, draft, &Self::default(), desk);
        draft.party().extensions = rest.map(|rest| extensions(bound.role, rest));
        let Some(mut party) = draft.case.parties.remove(0) else { return };
        let Some(key) = key else {
            desk.notes.push(bound.note(NoteKind::NoId, row, None, None));
            return self.others.push(party);
        };
        match self.listed.entry(key.into()) {
            Entry::Vacant(place) => {
                place.insert(Listed { party, is_named: Cell::new(false) });
            }
            Entry::Occupied(_) => {
                desk.notes.push(bound.note(NoteKind::DuplicateId, row, None, Some(key.into())));
                party.id = agency(&(key.to_owned() + &other())).id;
                self.others.push(party);
            }
        }
    }
}

/// Rows about people, by the key of their case.
#[derive(Default)]
pub(crate) struct People<'a> {
    files: Vec<Bound<'a>>,
    rows: HashMap<Box<str>, Vec<(usize, Row)>>,
    /// The keys in the order of the file.
    keys: Vec<Box<str>>,
}

impl<'a> People<'a> {
    /// A file from which rows will be taken.
    pub fn add_file(&mut self, bound: Bound<'a>) -> usize {
        self.files.push(bound);
        self.files.len() - 1
    }

    /// Takes a row.
    pub fn take(&mut self, file: usize, row: Row, notes: &mut Vec<Note>) {
        let bound = &self.files[file];
        let key = bound.own_id(&row).unwrap_or_else(|| {
            notes.push(bound.note(NoteKind::NoId, &row, None, None));
            ""
        });
        if !self.rows.contains_key(key) {
            self.keys.push(key.into());
        }
        self.rows.entry(key.into()).or_default().push((file, row));
    }

    /// The keys whose rows no case has asked for, in the order of the file.
    pub fn keys(&mut self) -> Vec<Box<str>> {
        let mut keys = std::mem::take(&mut self.keys);
        keys.retain(|key| self.rows.contains_key(key));
        keys
    }

    /// A note that the rows of a key have no case in the first file.
    pub fn note_of_no_case(&self, key: &str) -> Option<Note> {
        let (file, row) = self.rows.get(key)?.first()?;
        Some(self.files[*file].note(NoteKind::NoCase, row, None, Some(key.into())))
    }

    /// Reads the people of a case into it. Their order in the file is all that tells two alike apart.
    pub fn read(&mut self, key: &str, draft: &mut Draft, desk: &mut Desk<'_>) {
        // Most layouts have no such file.
        if self.rows.is_empty() {
            return;
        }
        let rows = self.rows.remove(key).unwrap_or_default();
        draft.expect(rows.len());
        for (number, (file, row)) in rows.into_iter().enumerate() {
            let bound = &self.files[file];
            draft.add_person(numbered!(PersonId, "person", number + 1));
            let rest = bound.read(&row, draft, &Directory::default(), desk);
            draft.person().extensions = rest.map(|rest| extensions(bound.role, rest));
        }
    }
}
