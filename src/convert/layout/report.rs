//! What importing has to report: row by row, and all in all.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

/// Something that a reader of an imported record should know.
///
/// It shows the cell, because nobody could mend it otherwise; it may be a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Note {
    /// What kind of note it is.
    pub kind: NoteKind,
    /// Which file of the layout: `shootings`, `agencies`.
    pub table: String,
    /// Which row below the headings, counted from 1. Empty lines do not count.
    pub row: usize,
    /// The line that the row begins in, counted from 1: the headings stand in the first.
    pub line: u64,
    /// The heading of the column; none where the note is about the row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The cell as it stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// What kind of note it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NoteKind {
    /// A cell says something that was not understood. The record keeps its text.
    NotUnderstood,
    /// A cell was read as what stood there before a spreadsheet broke it: `3-5` for `5-Mar`, `02139` for
    /// `2139`, `09:05` for `905`. The record keeps its text.
    Mended,
    /// A cell contradicts an earlier one on the same fact of the same case: two people of an incident, say,
    /// with different answers about it. The record uses the earlier cell, and keeps this one among the
    /// extensions of what its row is about.
    Disagrees,
    /// The row has fewer cells than there are headings; the others are not stated.
    ShortRow,
    /// The row has a cell beyond the last heading. The record keeps it among its extensions.
    ExtraCell,
    /// An earlier row has the same id of the source. The case file's id has a hash of the row.
    DuplicateId,
    /// The row has no id where others have one. The case file's id has a hash of what distinguishes it.
    NoId,
    /// The row names a case that the first file does not have.
    NoCase,
    /// The rows of another file from this one on are about more people of one case than a case can have. They
    /// are in a case file of their own, of the same key.
    TooManyPeople,
    /// The row begins with `Total`, or a word like it: it seems to be about all the others. It became a case, or a
    /// person of one, as every row does.
    Total,
}

impl NoteKind {
    /// The note in a few words.
    pub fn title(self) -> &'static str {
        match self {
            NoteKind::NotUnderstood => "not understood",
            NoteKind::Mended => "broken by a spreadsheet, and repaired",
            NoteKind::Disagrees => "contradicts an earlier cell of the case, which was used",
            NoteKind::ShortRow => "cells are missing",
            NoteKind::ExtraCell => "a cell beyond the last heading",
            NoteKind::DuplicateId => "an earlier row has the same id",
            NoteKind::NoId => "no id",
            NoteKind::NoCase => "the first file does not have this case",
            NoteKind::Total => "seems to be a row of totals, and became a record; remove it",
            NoteKind::TooManyPeople => "more people than a case can have; the rest are in another case file",
        }
    }
}

/// All in all.
#[derive(Debug, Clone, Default, Serialize)]
#[non_exhaustive]
pub struct Summary {
    /// Rows read, without the headings and empty lines.
    pub rows: usize,
    /// Rows whose cells are all blank, in whichever file: nothing is made of them.
    pub blank_rows: usize,
    /// Case files made.
    pub records: usize,
    /// Rows of the files beside that of the cases.
    pub companion_rows: usize,
    /// Rows that were no UTF-8 and were read as Windows-1252; of a table in UTF-16, those with a U+FFFD where it has
    /// half a character.
    pub recoded_rows: usize,
    /// Headings that the layout does not know, each with how many cells stand there. The records keep
    /// the cells among their extensions.
    pub unmapped: BTreeMap<String, usize>,
    /// Headings of the layout that the file does not have: of another year, or misspelt in a mapping file.
    pub absent: BTreeSet<String>,
    /// Cells that were not understood, by heading.
    pub not_understood: BTreeMap<String, usize>,
    /// Notes by kind.
    pub notes: BTreeMap<NoteKind, usize>,
}

impl Summary {
    pub(crate) fn count(&mut self, notes: &[Note]) {
        for note in notes {
            *self.notes.entry(note.kind).or_default() += 1;
            if let (NoteKind::NotUnderstood, Some(column)) = (note.kind, &note.column) {
                *self.not_understood.entry(column.clone()).or_default() += 1;
            }
        }
    }
}
