//! The files of a layout beside the one with the cases, kept in memory while that is read.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};

use csv::StringRecord;

use super::Holds;
use super::bound::{Bound, Desk};
use super::home::{Draft, LONGEST_OF_A_CASE, MOST_OF_A_CASE, agency, numbered};
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
    files: Vec<(Bound<'a>, Holds)>,
    rows: HashMap<Box<str>, VecDeque<Kept>>,
    /// The keys in the order of the file.
    keys: Vec<Box<str>>,
    spare: StringRecord,
}

/// A row that waits for its case, in no more memory than it needs.
struct Kept {
    file: usize,
    cells: Box<str>,
    /// Where each cell ends. A row is far shorter than what 32 bits can count.
    ends: Box<[u32]>,
    number: usize,
    line: u64,
}

impl Kept {
    fn new(file: usize, row: &Row) -> Self {
        let mut end = 0;
        let ends = row.cells.iter().map(|cell| {
            end += cell.len();
            u32::try_from(end).unwrap_or(u32::MAX)
        });
        let ends = ends.collect();
        Self { file, cells: row.cells.as_slice().into(), ends, number: row.number, line: row.line }
    }

    /// The row, in the memory of an earlier one.
    fn row(&self, mut cells: StringRecord) -> Row {
        cells.clear();
        let mut start = 0;
        for end in self.ends.iter().map(|end| *end as usize) {
            cells.push_field(&self.cells[start..end]);
            start = end;
        }
        Row { cells, number: self.number, line: self.line }
    }
}

impl<'a> People<'a> {
    /// A file from which rows will be taken.
    pub fn add_file(&mut self, bound: Bound<'a>, holds: Holds) -> usize {
        self.files.push((bound, holds));
        self.files.len() - 1
    }

    /// Takes a row.
    pub fn take(&mut self, file: usize, row: &Row, notes: &mut Vec<Note>) {
        let (bound, _) = &self.files[file];
        // Rows that name no case are of one only where they are the same.
        let nameless = || {
            notes.push(bound.note(NoteKind::NoId, row, None, None));
            Cow::Owned(format!("no-id{}", tail(row.cells.iter())))
        };
        let key = &*bound.own_id(row).map_or_else(nameless, Cow::Borrowed);
        if !self.rows.contains_key(key) {
            self.keys.push(key.into());
        }
        self.rows.entry(key.into()).or_default().push_back(Kept::new(file, row));
    }

    /// The keys in the order of the file.
    pub fn keys(&mut self) -> Vec<Box<str>> {
        std::mem::take(&mut self.keys)
    }

    /// Whether there are rows of a key that no case has.
    pub fn has(&self, key: &str) -> bool {
        self.rows.contains_key(key)
    }

    /// A note of the first row of a key that no case has.
    pub fn note(&self, kind: NoteKind, key: &str) -> Option<Note> {
        let first = self.rows.get(key)?.front()?;
        Some(self.files[first.file].0.note(kind, &first.row(StringRecord::new()), None, Some(key.into())))
    }

    /// Reads people of a case into it, as many as it can have. Their order in the file is all that tells two alike
    /// apart.
    pub fn read(&mut self, key: &str, draft: &mut Draft, desk: &mut Desk<'_>) {
        // Most layouts have no such file.
        let Some(rows) = self.rows.get_mut(key) else { return };
        let lengths = rows.iter().take(MOST_OF_A_CASE).scan(0, |length, kept| {
            *length += kept.cells.len() + self.files[kept.file].0.headings;
            Some(*length)
        });
        let many = lengths.take_while(|length| *length <= LONGEST_OF_A_CASE).count().max(1);
        draft.expect(many);
        for (number, kept) in rows.drain(..many).enumerate() {
            let ((bound, holds), row) = (&self.files[kept.file], kept.row(std::mem::take(&mut self.spare)));
            if let Holds::Each(role) = holds {
                draft.begin_row(*role);
            } else {
                draft.add_person(numbered!(PersonId, "person", number + 1));
            }
            let rest = bound.read(&row, draft, &Directory::default(), desk);
            draft.row_person().extensions = rest.map(|rest| extensions(bound.role, rest));
            self.spare = row.cells;
        }
        if rows.is_empty() {
            self.rows.remove(key);
        }
    }
}
