//! A layout's table held against the headings of a file.

use std::collections::BTreeMap;
use std::io::Read;

use serde_json::{Map, Value};

use super::companion::Directory;
use super::home::{Cells, Draft};
use super::reading::is_same_word;
use super::report::{Note, NoteKind};
use super::sheet::{Row, Sheet, is_blank, trimmed};
use super::{Part, Table, Target};
use crate::{Error, ErrorKind};

/// A table whose columns know where their cells stand.
pub(crate) struct Bound<'a> {
    pub role: &'a str,
    columns: Vec<BoundColumn<'a>>,
    /// Headings that the layout does not know, and where they stand.
    pub unmapped: Vec<(usize, String)>,
    own_id: Option<usize>,
    identity: Vec<usize>,
    width: usize,
}

struct BoundColumn<'a> {
    target: &'static Target,
    parts: &'a [Part<'a>],
    /// Where the cell of each part stands; nowhere where the file does not have the heading.
    at: Vec<Option<usize>>,
}

/// The most cells that one column takes together.
const PARTS: usize = 4;

impl<'a> Bound<'a> {
    /// Holds the layouts of a table against a file, and takes the one that knows most of it.
    pub fn choose<T: Copy>(
        choices: impl IntoIterator<Item = (T, Table<'a>)>,
        sheet: &Sheet<impl Read>,
    ) -> Result<(T, Self), Error> {
        let bound = choices.into_iter().map(|(choice, table)| (choice, table, Self::new(&table, sheet.headings())));
        // Of equals the first, which is the layout as it is written now.
        let best = bound.reduce(|best, other| if other.2.known() > best.2.known() { other } else { best });
        let Some((choice, table, bound)) = best else { return Err(Error::table(ErrorKind::Layout, 1, "a layout")) };
        let is_told =
            bound.own_id.is_some() || bound.identity.len() == table.identity.len() && !bound.identity.is_empty();
        if is_told && bound.known() * 3 >= table.headings().count() {
            return Ok((choice, bound));
        }
        let headings: Vec<_> = table.headings().map(|heading| format!("`{heading}`")).collect();
        let expected = format!("the headings of {}: {}", table.role, headings.join(", "));
        Err(Error::table(ErrorKind::Layout, 1, expected))
    }

    fn new(table: &Table<'a>, headings: &[String]) -> Self {
        let mut taken = vec![false; headings.len()];
        let mut place = |wanted: &str| {
            let exact = headings.iter().position(|heading| heading == wanted);
            let at = exact
                .or_else(|| headings.iter().position(|heading| is_same_word(heading, wanted)))
                .or_else(|| headings.iter().position(|heading| is_same_word(plain(heading), plain(wanted))));
            at.inspect(|at| taken[*at] = true)
        };
        let columns = table.columns.iter().chain(table.former).map(|column| BoundColumn {
            target: column.0,
            parts: column.1,
            at: column.1.iter().map(|part| place(part.0)).collect(),
        });
        let columns = columns.filter(|column| column.at.iter().any(Option::is_some)).collect();
        let own_id = place(table.own_id);
        let identity = table.identity.iter().filter_map(|heading| place(heading)).collect();
        let unmapped = headings.iter().enumerate().filter(|(at, _)| !taken[*at]);
        let unmapped = unmapped.map(|(at, heading)| (at, heading.clone())).collect();
        Self { role: table.role, columns, unmapped, own_id, identity, width: headings.len() }
    }

    /// How many headings are known.
    fn known(&self) -> usize {
        self.width - self.unmapped.len()
    }

    /// The source's own id of a row, where it gives one.
    pub fn own_id<'r>(&self, row: &'r Row) -> Option<&'r str> {
        let key = trimmed(row.cells.get(self.own_id?)?);
        (!key.is_empty()).then_some(key)
    }

    /// What tells a row from others that have no id: the cells that stay, or else all of them.
    pub fn identity<'r>(&self, row: &'r Row) -> Vec<&'r str> {
        let cells: Vec<_> = self.identity.iter().filter_map(|at| row.cells.get(*at)).collect();
        let is_told = cells.iter().any(|cell| !trimmed(cell).is_empty());
        if is_told { cells } else { row.cells.iter().collect() }
    }

    /// Reads a row into a draft, and notes what a reader should know.
    pub fn read(
        &self,
        row: &Row,
        draft: &mut Draft,
        directory: &Directory,
        scratch: &mut String,
        notes: &mut Vec<Note>,
    ) {
        let mut not_understood = Vec::new();
        for column in &self.columns {
            let mut texts = [""; PARTS];
            for (text, at) in texts.iter_mut().zip(&column.at) {
                *text = at.and_then(|at| row.cells.get(at)).unwrap_or_default();
            }
            let texts = &texts[..column.parts.len()];
            if texts.iter().all(|text| text.is_empty()) {
                continue;
            }
            let mut cells =
                Cells { parts: column.parts, texts, not_understood: &mut not_understood, scratch, directory };
            column.target.home.read(&mut cells, draft);
            for part in not_understood.drain(..) {
                let (heading, value) = (column.parts[part].0, texts[part]);
                notes.push(self.note(NoteKind::NotUnderstood, row, Some(heading.into()), Some(value.into())));
            }
        }
        if row.cells.len() < self.width {
            notes.push(self.note(NoteKind::ShortRow, row, None, None));
        }
    }

    /// The cells that have no column, by heading.
    pub fn rest(
        &self,
        row: &Row,
        notes: &mut Vec<Note>,
        counts: &mut BTreeMap<String, usize>,
    ) -> Option<Map<String, Value>> {
        if self.unmapped.is_empty() && row.cells.len() <= self.width {
            return None;
        }
        let mut rest = Map::new();
        let mut keep = |heading: &str, cell: &str| {
            let is_kept = !trimmed(cell).is_empty();
            if is_kept {
                rest.insert(heading.to_owned(), cell.into());
                *counts.entry(heading.to_owned()).or_default() += 1;
            }
            is_kept
        };
        for (at, heading) in &self.unmapped {
            keep(&name_of(heading, *at), row.cells.get(*at).unwrap_or_default());
        }
        for (at, cell) in row.cells.iter().enumerate().skip(self.width) {
            let heading = name_of("", at);
            if keep(&heading, cell) {
                notes.push(self.note(NoteKind::ExtraCell, row, Some(heading), Some(cell.into())));
            }
        }
        (!rest.is_empty()).then_some(rest)
    }

    pub fn note(&self, kind: NoteKind, row: &Row, column: Option<String>, value: Option<String>) -> Note {
        Note { kind, table: self.role.into(), row: row.number, line: row.line, column, value }
    }
}

/// A heading without what stands in brackets behind it, which changes from year to year:
/// `Encounter Type (DRAFT)`.
fn plain(heading: &str) -> &str {
    let start = heading.find(" (").filter(|start| *start > 0);
    heading[..start.unwrap_or(heading.len())].trim_end_matches(is_blank)
}

/// A column without a heading is called by its number.
pub(crate) fn name_of(heading: &str, at: usize) -> String {
    if heading.is_empty() { format!("column {}", at + 1) } else { heading.to_owned() }
}
