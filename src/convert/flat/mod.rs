//! The flat table for analysis: one row a subject.

pub(super) mod cell;
pub(super) mod columns;
mod describe;
pub(super) mod point;

use std::io::{self, Write};

pub use cell::{join, split};
pub use describe::{flat_table_doc, table_schema};

use crate::{Access, CaseFile};
use cell::Cell;
use columns::{CASE, Column, Row, SCENE, SUBJECT, subjects};

/// Writes case files as a flat table (CSV, RFC 4180), one row a subject.
///
/// What each column means stands in `docs/flat-table.md`, and in [`table_schema`](crate::convert::table_schema)
/// for machines. A case without a subject is one row with `subject_number` 0, so that no case is
/// missing. Lists are joined as [`join`](crate::convert::join) says.
///
/// What has an access level beyond [`Access::PublicRedacted`] is left out, unless
/// [`with_access`](Self::with_access) says otherwise; a subject whom the reader may not see has a row
/// that says nothing about the person.
///
/// ```
/// use ois_records::convert::FlatTable;
///
/// let case = ois_records::from_str(ois_records::base_record())?;
/// let mut table = FlatTable::new(Vec::new());
/// table.write(&case)?;
/// let text = String::from_utf8(table.finish()?)?;
/// let lines: Vec<_> = text.lines().collect();
/// assert!(lines[0].starts_with("case_id,case_keys,as_of,"));
/// assert!(lines[1].starts_with("riverton-2021-014,,2021-12-01,"));
/// assert_eq!(lines.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct FlatTable<W: Write> {
    out: csv::Writer<W>,
    up_to: Access,
    is_begun: bool,
    left_out: usize,
    cells: Vec<Cell>,
}

impl<W: Write> FlatTable<W> {
    /// A table that is written as cases come.
    pub fn new(out: W) -> Self {
        let out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        Self { out, up_to: Access::PublicRedacted, is_begun: false, left_out: 0, cells: Vec::new() }
    }

    /// The same for readers who may see more, or less.
    #[must_use]
    pub fn with_access(mut self, up_to: Access) -> Self {
        self.up_to = up_to;
        self
    }

    /// How many cases were left out so far, because the reader may not see them.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// Adds the rows of a case.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn write(&mut self, case: &CaseFile) -> io::Result<()> {
        self.begin()?;
        let row = Row { case, scene: None, subject: (0, None), up_to: self.up_to };
        if !row.sees(case.access) || !row.sees(case.incident.access) {
            self.left_out += 1;
            return Ok(());
        }
        let scene = case.incident.scenes.iter().find(|scene| row.sees(scene.access));
        let row = Row { scene, ..row };
        let mut number = 0;
        for person in subjects(case) {
            number += 1;
            self.row(&Row { subject: (number, Some(person).filter(|it| row.sees(it.access))), ..row })?;
        }
        if number == 0 { self.row(&row) } else { Ok(()) }
    }

    /// Ends the table.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        self.begin()?;
        self.out.into_inner().map_err(csv::IntoInnerError::into_error)
    }

    fn begin(&mut self) -> io::Result<()> {
        if !self.is_begun {
            self.out.write_record(columns().flat_map(Column::names))?;
            self.is_begun = true;
        }
        Ok(())
    }

    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        self.cells.clear();
        for column in columns() {
            (column.fill)(row, &mut self.cells);
        }
        Ok(self.out.write_record(self.cells.iter().map(ToString::to_string))?)
    }
}

fn columns() -> impl Iterator<Item = &'static Column> {
    CASE.iter().chain(SCENE).chain(SUBJECT)
}
