//! The second file of a layout, kept in memory while the first is read.

use std::cell::Cell;
use std::collections::HashMap;

use super::bound::Bound;
use super::home::{Draft, agency};
use super::identity::case_id;
use super::import::extensions;
use super::report::{Note, NoteKind, Summary};
use super::sheet::Row;
use crate::{List, Party};

/// Parties, by the key that the first file names them by.
#[derive(Default)]
pub(crate) struct Directory(HashMap<Box<str>, Listed>);

struct Listed {
    party: Party,
    is_named: Cell<bool>,
}

impl Directory {
    pub fn get(&self, key: &str) -> Option<&Party> {
        let listed = self.0.get(key)?;
        listed.is_named.set(true);
        Some(&listed.party)
    }

    /// The parties that nobody asked for.
    pub fn unnamed(&self) -> impl Iterator<Item = &Party> {
        self.0.values().filter(|listed| !listed.is_named.get()).map(|listed| &listed.party)
    }

    /// Takes the party of a row.
    pub fn take(
        &mut self,
        bound: &Bound<'_>,
        row: &Row,
        scratch: &mut String,
        notes: &mut Vec<Note>,
        summary: &mut Summary,
    ) {
        let Some(key) = bound.own_id(row) else {
            notes.push(bound.note(NoteKind::NoId, row, None, None));
            return;
        };
        let mut draft = Draft::new(case_id("companion".to_owned()));
        draft.add_party(agency("", key)).external_ids = List::default();
        bound.read(row, &mut draft, &Self::default(), scratch, notes);
        if let Some(rest) = bound.rest(row, notes, &mut summary.unmapped) {
            draft.party().extensions = Some(extensions(bound.role, rest));
        }
        let listed = Listed { party: std::mem::replace(draft.party(), agency("", key)), is_named: Cell::new(false) };
        if self.0.insert(key.into(), listed).is_some() {
            notes.push(bound.note(NoteKind::DuplicateId, row, None, Some(key.into())));
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
    pub fn read(&mut self, key: &str, draft: &mut Draft, scratch: &mut String, summary: &mut Summary) -> Vec<Note> {
        let mut notes = Vec::new();
        if self.rows.is_empty() {
            return notes;
        }
        for (number, (file, row)) in self.rows.remove(key).unwrap_or_default().into_iter().enumerate() {
            let bound = &self.files[file];
            draft.add_person(&format!("person-{}", number + 1));
            bound.read(&row, draft, &Directory::default(), scratch, &mut notes);
            if let Some(rest) = bound.rest(&row, &mut notes, &mut summary.unmapped) {
                draft.person().extensions = Some(extensions(bound.role, rest));
            }
        }
        notes
    }
}
