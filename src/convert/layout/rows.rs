//! The rows of a file, each a case file, or several of them.

use std::io::Read;

use super::bound::{Bound, Desk};
use super::home::{Draft, LONGEST_OF_A_CASE, MOST_OF_A_CASE};
use super::identity::{case_id, slug, tail};
use super::import::{Imported, Importer, cite, extensions};
use super::report::{Note, NoteKind, Summary};
use super::sheet::{Row, Sheet};
use super::{Grain, Layout};
use crate::{Error, PersonRole};

/// The rows of a file, as case files. Memory is bounded by the longest row, and by what a case becomes.
pub struct Rows<'i, 'a, R: Read> {
    importer: &'i mut Importer<'a>,
    layout: &'a Layout<'a>,
    sheet: Sheet<R>,
    bound: Bound<'a>,
    /// The row behind those of the last case, which was read to see that it is not one of them.
    ahead: Option<Result<Row, Error>>,
    /// How many rows of earlier files were no UTF-8.
    recoded_before: usize,
    is_over: bool,
}

impl<'i, 'a, R: Read> Rows<'i, 'a, R> {
    pub(super) fn new(
        importer: &'i mut Importer<'a>,
        layout: &'a Layout<'a>,
        sheet: Sheet<R>,
        bound: Bound<'a>,
    ) -> Self {
        let recoded_before = importer.summary.recoded_rows;
        Self { importer, layout, sheet, bound, ahead: None, recoded_before, is_over: false }
    }

    /// All in all, so far.
    pub fn summary(&self) -> &Summary {
        &self.importer.summary
    }

    #[inline]
    fn record(&mut self, row: &Row) -> Imported {
        let mut notes = Vec::new();
        let id = case_id(self.identify(row, &mut notes));
        let mut draft = Draft::new(id);
        (self.layout.scope)(&mut draft);
        if let Grain::Each(role) = self.layout.grain {
            self.read_each(role, row, &mut draft, &mut notes);
        } else {
            let Importer { directory, people, scratch, summary, .. } = &mut *self.importer;
            let mut desk = Desk { scratch, notes: &mut notes, unmapped: &mut summary.unmapped, case: None };
            let rest = self.bound.read(row, &mut draft, directory, &mut desk);
            draft.case.extensions = rest.map(|rest| extensions(self.layout.name, rest));
            if let Some(key) = self.bound.own_id(row) {
                people.read(key, &mut draft, &mut desk);
            }
        }
        let Importer { summary, retrieved, .. } = &mut *self.importer;
        cite(&self.layout.dataset, *retrieved, &mut draft);
        summary.records += 1;
        summary.count(&notes);
        Imported { case: draft.case, notes }
    }

    /// Reads the rows of a case, each of which is about one of its people: the first, and those that follow it.
    fn read_each(&mut self, role: PersonRole, first: &Row, draft: &mut Draft, notes: &mut Vec<Note>) {
        let others = self.others_of_case(first);
        let rows: Vec<_> = std::iter::once(first).chain(&others).collect();
        let case = self.bound.case_rows(&rows, role);
        let Importer { directory, scratch, summary, .. } = &mut *self.importer;
        for (at, row) in rows.iter().enumerate() {
            draft.begin_row(role);
            let mut desk = Desk { scratch, notes, unmapped: &mut summary.unmapped, case: Some((at, &case)) };
            let rest = self.bound.read(row, draft, directory, &mut desk);
            draft.row_person().extensions = rest.map(|rest| extensions(self.layout.name, rest));
        }
    }

    /// The rows that follow the first one of a case and are of the same, as far as a case may be long.
    fn others_of_case(&mut self, first: &Row) -> Vec<Row> {
        let (headings, mut others) = (self.bound.headings, Vec::new());
        let mut length = headings + first.cells.as_slice().len();
        while length <= LONGEST_OF_A_CASE && others.len() + 1 < MOST_OF_A_CASE {
            match self.next_row() {
                Some(Ok(row)) if self.bound.are_one_case(first, &row) => {
                    length += headings + row.cells.as_slice().len();
                    others.push(row);
                }
                other => {
                    self.ahead = other;
                    break;
                }
            }
        }
        others
    }

    /// The next row in which something stands.
    fn next_row(&mut self) -> Option<Result<Row, Error>> {
        if let Some(ahead) = self.ahead.take() {
            return Some(ahead);
        }
        while !self.is_over {
            let row = match self.sheet.next() {
                Ok(Some(row)) => row,
                Ok(None) => break,
                Err(error) => {
                    self.is_over = true;
                    return Some(Err(error));
                }
            };
            let summary = &mut self.importer.summary;
            summary.rows += 1;
            summary.recoded_rows = self.recoded_before + self.sheet.recoded;
            if !row.is_blank() {
                return Some(Ok(row));
            }
            summary.blank_rows += 1;
            self.sheet.reuse(row);
        }
        self.is_over = true;
        None
    }

    /// The id of a row's case file: the source's own id, or else a hash of what stays in the row.
    fn identify(&mut self, row: &Row, notes: &mut Vec<Note>) -> String {
        let own = self.bound.own_id(row);
        let mut id = if let Some(key) = own {
            slug(self.layout.name, key)
        } else {
            // A table that has no ids at all needs no word on each row.
            if self.bound.has_ids() {
                notes.push(self.bound.note(NoteKind::NoId, row, None, None));
            }
            self.layout.name.to_owned() + &tail(self.bound.identity(row).into_iter())
        };
        let ids = &mut self.importer.ids;
        if !ids.add(&id) {
            notes.push(self.bound.note(NoteKind::DuplicateId, row, None, own.map(str::to_owned)));
            id += &tail(row.cells.iter());
            // Rows that are the same from end to end have nothing but their order.
            if !ids.add(&id) {
                id = ids.another(&id);
            }
        }
        id
    }
}

impl<R: Read> Iterator for Rows<'_, '_, R> {
    type Item = Result<Imported, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.next_row()? {
            Ok(row) => {
                let imported = self.record(&row);
                self.sheet.reuse(row);
                Some(Ok(imported))
            }
            Err(error) => Some(Err(error)),
        }
    }
}
