//! From case files back to the rows of a foreign layout.

use std::io::{self, Write};

use super::home::{View, Written};
use super::{Layout, Table};
use crate::CaseFile;

/// Writes case files as the rows of a layout.
///
/// From an imported file every cell comes back, out of the record's fields and the source's own words
/// beside them. What a layout cannot say stays blank and is counted; a blank is never a "no".
pub struct Exporter<'a, W: Write> {
    layout: &'a Layout<'a>,
    out: csv::Writer<W>,
    written: Written,
    cells: Vec<String>,
    /// Cases of which the layout has no row.
    left_out: usize,
    /// Cells that were left blank because the layout has no word for what the record says.
    unsaid: usize,
}

impl<'a, W: Write> Exporter<'a, W> {
    pub(crate) fn of(layout: &'a Layout<'a>, out: W) -> io::Result<Self> {
        let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        out.write_record(layout.table.headings())?;
        Ok(Self { layout, out, written: Written::new(), cells: Vec::new(), left_out: 0, unsaid: 0 })
    }

    /// Adds the rows of a case.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn write(&mut self, case: &CaseFile) -> io::Result<()> {
        let view = View { case, person: None, party: None };
        let Some(has_row) = self.layout.rows else {
            let person = case.people.first();
            return self.row(&View { person, ..view });
        };
        let mut is_in = false;
        for person in case.people.iter().filter(|person| has_row(person)) {
            is_in = true;
            self.row(&View { person: Some(person), ..view })?;
        }
        self.left_out += usize::from(!is_in);
        Ok(())
    }

    /// How many cases the layout has no row for.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// How many cells were left blank because the layout has no word for what the record says.
    pub fn unsaid(&self) -> usize {
        self.unsaid
    }

    /// Ends the table.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(self) -> io::Result<W> {
        self.out.into_inner().map_err(csv::IntoInnerError::into_error)
    }

    fn row(&mut self, view: &View<'_>) -> io::Result<()> {
        self.cells.clear();
        self.unsaid += fill(&self.layout.table, view, &mut self.written, &mut self.cells);
        Ok(self.out.write_record(&self.cells)?)
    }
}

/// Adds the cells of a row; how many columns could not be said.
pub(super) fn fill(table: &Table<'_>, view: &View<'_>, written: &mut Written, cells: &mut Vec<String>) -> usize {
    let mut unsaid = 0;
    for column in table.columns {
        written.clear();
        column.0.home.write(view, column.1, written);
        unsaid += usize::from(written.is_incomplete);
        cells.extend_from_slice(written.cells());
    }
    unsaid
}
