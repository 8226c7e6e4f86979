//! A layout's table held against the headings of a file.

use std::collections::BTreeMap;
use std::io::Read;

use serde_json::{Map, Value};

use super::companion::Directory;
use super::home::{AGENCIES, Cells, Draft, Scratch, Whose, turn, whose};
use super::reading::{Reading, is_same_word};
use super::report::{Note, NoteKind};
use super::sheet::{Row, Sheet, is_blank, trimmed};
use super::{Column, PARTS, Part, Table, Target};
use crate::{Error, ErrorKind, PersonRole};

/// A table whose columns know where their cells stand.
pub(crate) struct Bound<'a> {
    pub role: &'a str,
    columns: Vec<BoundColumn<'a>>,
    /// Headings that the layout does not know, and where they stand; no two are called the same.
    pub unmapped: Vec<(usize, String)>,
    /// Headings of the layout that the file does not have.
    pub absent: Vec<&'a str>,
    own_id: Option<usize>,
    identity: Vec<usize>,
    width: usize,
    /// How long the headings are together.
    pub headings: usize,
}

/// What reading rows needs beside them.
pub(crate) struct Desk<'d> {
    pub scratch: &'d mut Scratch,
    pub notes: &'d mut Vec<Note>,
    /// How many cells stand under each heading that the layout does not know.
    pub unmapped: &'d mut BTreeMap<String, usize>,
    /// Where a case has several rows: which of them this is, and the others.
    pub case: Option<(usize, &'d CaseRows<'d>)>,
}

/// The rows of a case, each of which is about one of its people.
pub(crate) struct CaseRows<'d> {
    rows: &'d [&'d Row],
    /// For each column, the row that it is read from: the first in which it says something. None where it is about the
    /// person of each row.
    read_from: Vec<Option<usize>>,
}

struct BoundColumn<'a> {
    target: &'static Target,
    whose: Whose,
    parts: &'a [Part<'a>],
    /// Where the cell of each part stands; nowhere where the file does not have the heading.
    at: [Option<usize>; PARTS],
    /// Whether it holds for every row: then the heading of a part is its cell.
    is_constant: bool,
}

impl<'a> BoundColumn<'a> {
    /// When it is read: in the order of the targets, so that what a row says does not depend on the order of its
    /// columns. Of a group with columns for each person, one person comes after the other.
    fn turn(&self) -> Option<(usize, usize, usize, &'a str)> {
        let [group, place] = turn(self.target)?;
        match self.parts[0].1 {
            Reading::Nth(_, number, _) => Some((group, number, place, "")),
            Reading::Key(scheme) => Some((group, 0, place, scheme)),
            _ => Some((group, 0, place, "")),
        }
    }

    /// The cell of a part in a row; blank where it has none.
    fn cell<'r>(&self, part: usize, row: &'r Row) -> &'r str
    where
        'a: 'r,
    {
        if self.is_constant {
            return self.parts[part].0;
        }
        self.at[part].and_then(|at| row.cells.get(at)).unwrap_or_default()
    }

    /// The cells of a row of a case that are not those of the row that stands for the case, and whether they contradict
    /// it. A blank says nothing.
    fn otherwise<'r>(&self, row: &'r Row, read: &'r Row) -> impl Iterator<Item = (usize, &'r str, bool)>
    where
        'a: 'r,
    {
        (0..self.parts.len()).filter_map(move |part| {
            let [cell, stands] = [row, read].map(|row| self.cell(part, row));
            let says = trimmed(cell);
            (cell != stands).then_some((part, cell, !says.is_empty() && says != trimmed(stands)))
        })
    }
}

/// The longest cell that is taken for a list. Each of its members may become a person or a thing, a thousand times
/// as large; what is longer is no list, and stays a text.
const LIST_LIMIT: usize = 1 << 14;

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
        let known: Vec<_> = table.columns.iter().chain(table.former).flat_map(|column| column.1).collect();
        let names: Vec<_> = (0..headings.len()).map(|at| name_of(headings, at)).collect();
        let is_called = |at: usize, wanted: &str| headings[at] == wanted || names[at] == wanted;
        // A heading that is spelt as another column wants it is no misspelling of this one.
        let is_other: Vec<_> = (0..headings.len()).map(|at| known.iter().any(|part| is_called(at, part.0))).collect();
        let bare: Vec<_> = headings.iter().map(|heading| plain(heading)).collect();
        let find = |wanted: &str, taken: &[bool]| {
            let is_free = |at: &usize| !taken[*at] && !is_other[*at];
            let mut free = (0..headings.len()).filter(is_free);
            let exact = (0..headings.len()).find(|at| !taken[*at] && is_called(*at, wanted));
            let alike = || free.clone().find(|at| is_same_word(&headings[*at], wanted));
            exact.or_else(alike).or_else(|| {
                let wanted = plain(wanted);
                free.find(|at| table.are_brackets_noise && is_same_word(bare[*at], wanted))
            })
        };
        let nothing_taken = vec![false; headings.len()];
        let own_id = find(table.own_id, &nothing_taken);
        let identity = table.identity.iter().filter_map(|heading| find(heading, &nothing_taken)).collect();
        let mut taken = nothing_taken;
        let columns = table.columns.iter().chain(table.former).map(|column| {
            let mut at = [None; PARTS];
            for (at, part) in at.iter_mut().zip(column.1) {
                *at = find(part.0, &taken).inspect(|at| taken[*at] = true);
            }
            BoundColumn { target: column.0, whose: whose(column.0), parts: column.1, at, is_constant: false }
        });
        let mut columns: Vec<_> = columns.collect();
        let parts = columns[..table.columns.len()].iter().flat_map(|column| column.parts.iter().zip(column.at));
        let absent = parts.filter(|(_, at)| at.is_none()).map(|(part, _)| part.0).collect();
        columns.retain(|column| column.at.iter().any(Option::is_some));
        columns.sort_by_cached_key(BoundColumn::turn);
        let unmapped = names.into_iter().enumerate().filter(|(at, _)| !taken[*at]).collect();
        let (width, headings) = (headings.len(), headings.iter().map(String::len).sum());
        Self { role: table.role, columns, unmapped, absent, own_id, identity, width, headings }
    }

    /// Adds what every row says, in its turn.
    pub fn hold(&mut self, constants: &[Column<'a>]) {
        let constants = constants.iter().map(|Column(target, parts)| BoundColumn {
            target,
            whose: whose(target),
            parts,
            at: [None; PARTS],
            is_constant: true,
        });
        self.columns.extend(constants);
        self.columns.sort_by_cached_key(BoundColumn::turn);
    }

    /// How many headings are known.
    fn known(&self) -> usize {
        self.width - self.unmapped.len()
    }

    /// Whether the file has a column of ids.
    pub fn has_ids(&self) -> bool {
        self.own_id.is_some()
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

    /// Whether two rows are of one case: they have the same id, or are told from others by the same cells.
    pub fn are_one_case(&self, one: &Row, other: &Row) -> bool {
        match [one, other].map(|row| self.own_id(row)) {
            [None, None] => !self.has_ids() && self.identity(one) == self.identity(other),
            [one, other] => one == other,
        }
    }

    /// The rows of a case, each about one person of a role.
    pub fn case_rows<'d>(&self, rows: &'d [&'d Row], role: PersonRole) -> CaseRows<'d> {
        let read_from = self.columns.iter().map(|column| {
            let says = |row: &&Row| (0..column.parts.len()).any(|part| !trimmed(column.cell(part, row)).is_empty());
            (column.whose != Some(role)).then(|| rows.iter().position(says).unwrap_or_default())
        });
        CaseRows { rows, read_from: read_from.collect() }
    }

    /// Reads a row into a draft. The cells that have no field in it come back by heading: those of
    /// headings that the layout does not know, and those that contradict what is read already.
    pub fn read(
        &self,
        row: &Row,
        draft: &mut Draft,
        directory: &Directory,
        desk: &mut Desk<'_>,
    ) -> Option<Map<String, Value>> {
        let mut rest = Map::new();
        // What is to be said of cells, by where they stand.
        let (mut said, mut notes) = (Vec::new(), Vec::new());
        let mut is_long = row.cells.as_slice().len() > LIST_LIMIT;
        for (place, column) in self.columns.iter().enumerate() {
            let mut row = row;
            if let Some((at, case)) = desk.case
                && let Some(read_from) = case.read_from[place]
            {
                let read = case.rows[read_from];
                for (part, cell, disagrees) in column.otherwise(row, read) {
                    rest.insert(column.parts[part].0.into(), cell.into());
                    // Whom a row without an agency serves, the rows of others do not say.
                    let is_agency = std::ptr::eq(column.target, &raw const AGENCIES);
                    draft.is_of_another_agency |= is_agency && (disagrees || trimmed(cell).is_empty());
                    if disagrees {
                        notes.push((column.at[part], self.note_of(NoteKind::Disagrees, row, column, part)));
                    }
                }
                if at > 0 {
                    continue;
                }
                row = read;
                is_long |= row.cells.as_slice().len() > LIST_LIMIT;
            }
            let mut cells = [""; PARTS];
            let texts = &mut cells[..column.parts.len()];
            texts.iter_mut().enumerate().for_each(|(part, text)| *text = column.cell(part, row));
            let texts = &*texts;
            if texts.iter().all(|text| text.is_empty()) {
                continue;
            }
            let is_no_list = |(text, part): (&&str, &Part<'_>)| text.len() > LIST_LIMIT && part.1.is_list();
            if is_long && texts.iter().zip(column.parts).any(is_no_list) {
                for (part, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                    rest.insert(column.parts[part].0.into(), (*text).into());
                    notes.push((column.at[part], self.note_of(NoteKind::NotUnderstood, row, column, part)));
                }
                continue;
            }
            let mut cells = Cells { parts: column.parts, texts, said: &mut said, scratch: desk.scratch, directory };
            column.target.home.read(&mut cells, draft);
            if said.is_empty() {
                continue;
            }
            for (part, kind) in said.drain(..) {
                if kind == NoteKind::Disagrees && !column.is_constant {
                    rest.insert(column.parts[part].0.into(), texts[part].into());
                }
                notes.push((column.at[part], self.note_of(kind, row, column, part)));
            }
        }
        notes.sort_by_key(|(at, _)| *at);
        desk.notes.extend(notes.into_iter().map(|(_, note)| note));
        if row.is_total() {
            desk.notes.push(self.note(NoteKind::Total, row, None, None));
        }
        if row.cells.len() < self.width {
            desk.notes.push(self.note(NoteKind::ShortRow, row, None, None));
        }
        self.read_unmapped(row, &mut rest, desk);
        (!rest.is_empty()).then_some(rest)
    }

    /// The cells that have no column, by heading.
    fn read_unmapped(&self, row: &Row, rest: &mut Map<String, Value>, desk: &mut Desk<'_>) {
        let mut keep = |heading: &str, cell: &str| {
            let is_kept = !trimmed(cell).is_empty();
            if is_kept {
                rest.insert(heading.to_owned(), cell.into());
                *desk.unmapped.entry(heading.to_owned()).or_default() += 1;
            }
            is_kept
        };
        for (at, heading) in &self.unmapped {
            keep(heading, row.cells.get(*at).unwrap_or_default());
        }
        for at in self.width..row.cells.len() {
            let (heading, cell) = (numbered("", at), row.cells.get(at).unwrap_or_default());
            if keep(&heading, cell) {
                desk.notes.push(self.note(NoteKind::ExtraCell, row, Some(heading), Some(cell.into())));
            }
        }
    }

    /// A note of a cell. What holds for every row has no heading.
    fn note_of(&self, kind: NoteKind, row: &Row, column: &BoundColumn<'_>, part: usize) -> Note {
        let heading = (!column.is_constant).then(|| column.parts[part].0.into());
        self.note(kind, row, heading, Some(column.cell(part, row).into()))
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

/// What a column that has no place in the layout is called: by its heading, and by its number where it
/// has none or another column has the same.
fn name_of(headings: &[String], at: usize) -> String {
    let heading = &headings[at];
    let is_one = !heading.is_empty() && headings.iter().filter(|other| *other == heading).count() == 1;
    if is_one { heading.to_owned() } else { numbered(heading, at) }
}

fn numbered(heading: &str, at: usize) -> String {
    let number = at + 1;
    if heading.is_empty() { format!("column {number}") } else { format!("{heading} (column {number})") }
}
