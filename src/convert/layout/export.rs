//! From case files back to the rows of a foreign layout.

use std::collections::HashSet;
use std::io::{self, Write};

use super::home::{View, Written};
use super::identity::hash;
use super::{Holds, Layout, Table};
use crate::{CaseFile, Party, PersonRole};

/// Writes case files as the rows of a layout.
///
/// From an imported file every cell comes back, out of the record's fields and the source's own words
/// beside them. What a layout cannot say stays blank and is counted; a blank is never a "no".
///
/// ```
/// use ois_records::convert::{Exporter, Importer};
///
/// let file = "id,date,threat_type,flee_status,armed_with,city,state,name,age,gender\n\
///             9001,2019-03-04,point,not,gun;knife,Riverton,CA,,40s,male\n";
/// let mut exporter = Exporter::named("wapo", Vec::new()).unwrap()?;
/// for imported in Importer::named("wapo").unwrap().read(file.as_bytes())? {
///     exporter.write(&imported?.case)?;
/// }
/// let text = String::from_utf8(exporter.finish()?)?;
/// assert!(text.lines().nth(1).unwrap().starts_with("9001,2019-03-04,point,not,gun;knife,Riverton,,CA,,,,,40s,male"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Exporter<'a, W: Write> {
    layout: &'a Layout<'a>,
    out: Out<W>,
    companion: Option<Out<W>>,
    /// Hashes of the parties that were written.
    parties: HashSet<u64>,
    written: Written,
    cells: Vec<String>,
    left_out: usize,
    unsaid: usize,
}

impl<'a, W: Write> Exporter<'a, W> {
    pub(crate) fn of(layout: &'a Layout<'a>, out: W) -> io::Result<Self> {
        Ok(Self {
            layout,
            out: Out::begin(&layout.table, out)?,
            companion: None,
            parties: HashSet::new(),
            written: Written::new(),
            cells: Vec::new(),
            left_out: 0,
            unsaid: 0,
        })
    }

    /// Writes the second file of the layout too, by its role: `agencies` of `wapo`.
    ///
    /// # Errors
    /// When the layout has no such file, or the headings cannot be written.
    pub fn with(mut self, role: &str, out: W) -> io::Result<Self> {
        let companion = self.layout.companion.as_ref().filter(|companion| companion.table.role == role);
        let none = || io::Error::new(io::ErrorKind::InvalidInput, format!("the layout has no file {role}"));
        self.companion = Some(Out::begin(&companion.ok_or_else(none)?.table, out)?);
        Ok(self)
    }

    /// The role of the second file, where the layout has one.
    pub fn companion_role(&self) -> Option<&'a str> {
        self.layout.companion.as_ref().map(|companion| companion.table.role)
    }

    /// Adds the rows of a case.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn write(&mut self, case: &CaseFile) -> io::Result<()> {
        let view = View { case, person: None, party: None };
        if let Some(has_row) = self.layout.rows {
            let people = || case.people.iter().filter(|person| has_row(person));
            self.left_out += usize::from(people().next().is_none());
            for person in people() {
                self.fill(&self.layout.table, &View { person: Some(person), ..view });
                self.out.write(&self.cells)?;
            }
        } else {
            // Where a row is a case, what it says of a person it says of the first subject.
            let person = case.people.iter().find(|person| person.has_role(PersonRole::Subject));
            self.fill(&self.layout.table, &View { person, ..view });
            // A case of which only the second file knew has no row here.
            let is_stated = self.cells.iter().filter(|cell| !cell.is_empty()).nth(1).is_some();
            if is_stated || self.layout.companion.is_none() {
                self.out.write(&self.cells)?;
            }
        }
        match self.layout.companion.as_ref().map(|companion| companion.holds) {
            Some(Holds::Parties) => case.parties.iter().try_for_each(|party| self.party(&view, party)),
            Some(Holds::People(has_row)) => {
                let mut people = case.people.iter().filter(|person| has_row(person));
                people.try_for_each(|person| self.companion_row(&View { person: Some(person), ..view }))
            }
            None => Ok(()),
        }
    }

    /// Adds a party that no case names, to a second file of parties.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write_party(&mut self, party: &Party) -> io::Result<()> {
        let case = CaseFile::empty();
        self.party(&View { case: &case, person: None, party: None }, party)
    }

    /// How many cases the layout has no row for.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// How many cells were left blank because the layout has no word for what the record says.
    pub fn unsaid(&self) -> usize {
        self.unsaid
    }

    /// Ends the table, and the second one.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn finish(self) -> io::Result<W> {
        Ok(self.finish_both()?.0)
    }

    /// Ends the table, and the second one, and gives both back.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn finish_both(self) -> io::Result<(W, Option<W>)> {
        let end = |out: Out<W>| out.rows.into_inner().map_err(csv::IntoInnerError::into_error);
        Ok((end(self.out)?, self.companion.map(end).transpose()?))
    }

    /// A party has a row once, whichever cases name it.
    fn party(&mut self, view: &View<'_>, party: &Party) -> io::Result<()> {
        let Some(companion) = self.layout.companion.as_ref().filter(|_| self.companion.is_some()) else {
            return Ok(());
        };
        self.fill(&companion.table, &View { party: Some(party), ..*view });
        let key = companion.table.headings().position(|heading| heading == companion.table.own_id);
        let key = key.map_or("", |at| &self.cells[at]);
        if key.is_empty() || !self.parties.insert(hash([key].into_iter())) {
            return Ok(());
        }
        self.write_companion()
    }

    fn companion_row(&mut self, view: &View<'_>) -> io::Result<()> {
        let Some(companion) = self.layout.companion.as_ref().filter(|_| self.companion.is_some()) else {
            return Ok(());
        };
        self.fill(&companion.table, view);
        self.write_companion()
    }

    fn write_companion(&mut self) -> io::Result<()> {
        let Some(out) = &mut self.companion else { return Ok(()) };
        out.write(&self.cells)
    }

    fn fill(&mut self, table: &Table<'_>, view: &View<'_>) {
        self.cells.clear();
        for column in table.columns {
            self.written.clear();
            column.0.home.write(view, column.1, &mut self.written);
            self.unsaid += usize::from(self.written.is_incomplete);
            self.cells.extend_from_slice(self.written.cells());
        }
    }
}

/// A file that is being written; its lines end as RFC 4180 says.
struct Out<W: Write> {
    rows: csv::Writer<W>,
    order: Vec<usize>,
}

impl<W: Write> Out<W> {
    /// Begins with the headings.
    fn begin(table: &Table<'_>, out: W) -> io::Result<Self> {
        let rows = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        let mut begun = Self { rows, order: table.order() };
        let headings: Vec<_> = table.headings().collect();
        begun.write(&headings)?;
        Ok(begun)
    }

    fn write(&mut self, cells: &[impl AsRef<[u8]>]) -> io::Result<()> {
        Ok(self.rows.write_record(self.order.iter().map(|at| &cells[*at]))?)
    }
}
