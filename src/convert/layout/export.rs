//! From case files back to the rows of a foreign layout.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::{self, Write};

use serde_json::{Map, Value};

use super::home::{View, Written, named};
use super::identity::hash;
use super::import::extension;
use super::{Column, Companion, Grain, Holds, Layout, Table};
use crate::{CaseFile, Extensions, Party, Person, PersonRole};

/// Writes case files as the rows of a layout.
///
/// From an imported file every cell comes back, out of the record's fields and the source's own words
/// beside them, and out of the extensions that importing left. What a layout cannot say stays blank and is
/// counted; a blank is never a "no".
///
/// Columns that the layout does not have, or no longer has, get a heading where a case was [surveyed] that
/// fills them, or the first case written does.
///
/// [surveyed]: Exporter::survey
///
/// ```
/// use ois_records::convert::{Exporter, Importer};
///
/// let file = "id,date,threat_type,flee_status,armed_with,city,state,name,age,gender\n\
///             9001,2019-03-04,point,not,gun;knife,Riverton,CA,,40s,male\n";
/// let mut exporter = Exporter::named("wapo", Vec::new()).unwrap();
/// for imported in Importer::named("wapo").unwrap().read(file.as_bytes())? {
///     exporter.write(&imported?.case)?;
/// }
/// let text = String::from_utf8(exporter.finish()?)?;
/// assert!(text.lines().nth(1).unwrap().starts_with("9001,2019-03-04,point,not,gun;knife,Riverton,,CA,,,,,40s,male"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Exporter<'a, W: Write> {
    layout: &'a Layout<'a>,
    out: Out<'a, W>,
    companions: Vec<(Holds, Out<'a, W>)>,
    /// Hashes of the rows of parties that were written.
    parties: HashSet<u64>,
    left_out: usize,
}

impl<'a, W: Write> Exporter<'a, W> {
    pub(crate) fn of(layout: &'a Layout<'a>, out: W) -> Self {
        let out = Out::new(&layout.table, layout.name, out);
        Self { layout, out, companions: Vec::new(), parties: HashSet::new(), left_out: 0 }
    }

    /// Writes another file of the layout too, by its role: `agencies` of `wapo`.
    ///
    /// # Errors
    /// When the layout has no such file.
    pub fn with(mut self, role: &str, out: W) -> io::Result<Self> {
        let companion = self.layout.companions.iter().find(|companion| companion.table.role == role);
        let none = || io::Error::new(io::ErrorKind::InvalidInput, format!("the layout has no file {role}"));
        let Companion { table, holds, .. } = companion.ok_or_else(none)?;
        self.companions.push((*holds, Out::new(table, table.role, out)));
        Ok(self)
    }

    /// The roles of the files that the layout has beside that of the cases.
    pub fn companion_roles(&self) -> impl Iterator<Item = &'a str> + use<'a, W> {
        self.layout.companions.iter().map(|companion| companion.table.role)
    }

    /// Looks at a case that will be written, so that each of its columns gets a heading. Once a row is
    /// written, headings are what they are.
    pub fn survey(&mut self, case: &CaseFile) {
        for (view, extensions) in rows(self.layout, case) {
            self.out.survey(&view, extensions);
        }
        for (holds, companion) in &mut self.companions {
            for (view, extensions) in companion_rows(*holds, case) {
                companion.survey(&view, extensions);
            }
        }
    }

    /// Looks at a party that will be written, as [`survey`](Self::survey) looks at a case.
    pub fn survey_party(&mut self, party: &Party) {
        for companion in of_parties(&mut self.companions) {
            let case = CaseFile::empty();
            companion.survey(&View { party: Some(party), ..View::of(&case) }, party.extensions.as_ref());
        }
    }

    /// Adds the rows of a case.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn write(&mut self, case: &CaseFile) -> io::Result<()> {
        if !self.out.is_begun {
            self.survey(case);
        }
        let mut is_written = false;
        let is_case = matches!(self.layout.grain, Grain::Case);
        for (view, extensions) in rows(self.layout, case) {
            self.out.fill(&view, extensions);
            // A case of which only another file knew has no row here.
            if !is_case || self.layout.companions.is_empty() || self.out.is_stated() {
                self.out.write()?;
                is_written = true;
            }
        }
        self.left_out += usize::from(!is_written && !is_case);
        for (holds, companion) in &mut self.companions {
            for (view, extensions) in companion_rows(*holds, case) {
                companion.fill(&view, extensions);
                // A party has a row once, whichever cases name it.
                let is_new = view.party.is_none() || companion.has_key() && self.parties.insert(companion.hash());
                if is_new {
                    companion.write()?;
                }
            }
        }
        Ok(())
    }

    /// Adds a party that no case names, to a file of parties.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write_party(&mut self, party: &Party) -> io::Result<()> {
        for companion in of_parties(&mut self.companions) {
            let case = CaseFile::empty();
            companion.fill(&View { party: Some(party), ..View::of(&case) }, party.extensions.as_ref());
            if self.parties.insert(companion.hash()) {
                companion.write()?;
            }
        }
        Ok(())
    }

    /// How many cases the layout has no row for.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// How many cells of each column were left blank because the layout has no word for what the record
    /// says, or no heading for what its extensions keep.
    pub fn unsaid(&self) -> BTreeMap<String, usize> {
        let mut unsaid = self.out.unsaid.clone();
        for (heading, count) in self.companions.iter().flat_map(|(_, companion)| &companion.unsaid) {
            *unsaid.entry(heading.clone()).or_default() += count;
        }
        unsaid
    }

    /// Ends the table, and those beside it.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn finish(self) -> io::Result<W> {
        Ok(self.finish_all()?.0)
    }

    /// Ends the table, and those beside it, and gives them back in the order in which they were added.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn finish_all(self) -> io::Result<(W, Vec<W>)> {
        let companions = self.companions.into_iter().map(|(_, companion)| companion.finish());
        Ok((self.out.finish()?, companions.collect::<Result<_, _>>()?))
    }
}

/// The files of parties.
fn of_parties<'o, 'a, W: Write>(companions: &'o mut [(Holds, Out<'a, W>)]) -> impl Iterator<Item = &'o mut Out<'a, W>> {
    companions.iter_mut().filter(|(holds, _)| matches!(holds, Holds::Parties)).map(|(_, companion)| companion)
}

/// A row: what it is about, and the extensions of that.
type RowOf<'c> = (View<'c>, Option<&'c Extensions>);

/// The rows of a case.
fn rows<'c>(layout: &Layout<'_>, case: &'c CaseFile) -> Vec<RowOf<'c>> {
    let case_row = (case_view(case), case.extensions.as_ref());
    let rows = match layout.grain {
        Grain::Case => return vec![case_row],
        Grain::Person(has_row) => {
            let people = case.people.iter().filter(|person| has_row(person));
            return people.map(|person| (View { person: Some(person), ..case_row.0 }, case_row.1)).collect();
        }
        Grain::Each(role) => rows_of_each(role, case),
    };
    // What a case says of nobody in particular has a row too.
    if rows.is_empty() { vec![case_row] } else { rows }
}

/// A row for each person of a role.
fn rows_of_each(role: PersonRole, case: &CaseFile) -> Vec<RowOf<'_>> {
    let view = case_view(case);
    if role == PersonRole::Officer {
        return named(case).map(|it| (View { officer: Some(it), ..view }, it.extensions.as_ref())).collect();
    }
    let people = case.people.iter().filter(|person| person.has_role(role));
    people.map(|it| (View { person: Some(it), ..view }, it.extensions.as_ref())).collect()
}

/// What a row about a case says of a person, it says of the first subject.
fn case_view(case: &CaseFile) -> View<'_> {
    View { person: first_subject(case), ..View::of(case) }
}

/// The subject whom importing made for the row, which may stand behind others, or else the first.
fn first_subject(case: &CaseFile) -> Option<&Person> {
    let mut subjects = case.people.iter().filter(|person| person.has_role(PersonRole::Subject));
    subjects.clone().find(|person| person.id == *"subject").or_else(|| subjects.next())
}

/// The rows of a case in another file.
fn companion_rows(holds: Holds, case: &CaseFile) -> Vec<RowOf<'_>> {
    let view = View::of(case);
    match holds {
        Holds::Parties => {
            case.parties.iter().map(|it| (View { party: Some(it), ..view }, it.extensions.as_ref())).collect()
        }
        Holds::People(has_row) => {
            let people = case.people.iter().filter(|person| has_row(person));
            people.map(|it| (View { person: Some(it), ..view }, it.extensions.as_ref())).collect()
        }
        Holds::Each(role) => rows_of_each(role, case),
    }
}

/// A file that is being written; its lines end as RFC 4180 says.
struct Out<'a, W: Write> {
    table: &'a Table<'a>,
    /// What the extension is called that keeps the cells of other columns.
    extension: String,
    /// Columns of other years that some row fills.
    former: Vec<&'a Column<'a>>,
    /// Headings of columns that the layout does not have.
    others: BTreeSet<String>,
    rows: csv::Writer<W>,
    order: Vec<usize>,
    is_begun: bool,
    written: Written,
    /// The cells of a row, in the order of [`headings`](Self::headings).
    cells: Vec<String>,
    /// How many cells were left blank for want of a word or a heading.
    unsaid: BTreeMap<String, usize>,
}

impl<'a, W: Write> Out<'a, W> {
    fn new(table: &'a Table<'a>, name: &str, out: W) -> Self {
        Self {
            table,
            extension: extension(name),
            former: Vec::new(),
            others: BTreeSet::new(),
            rows: csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out),
            order: table.order(),
            is_begun: false,
            written: Written::new(),
            cells: Vec::new(),
            unsaid: BTreeMap::new(),
        }
    }

    /// The layout's headings, those of other years, and those that it does not have.
    fn headings(&self) -> Vec<&str> {
        let former = self.former.iter().flat_map(|column| column.1).map(|part| part.0);
        self.table.headings().chain(former).chain(self.others.iter().map(String::as_str)).collect()
    }

    /// The columns of other years that have no heading so far. What has another heading now is written
    /// under that.
    fn absent(&self) -> impl Iterator<Item = &'a Column<'a>> + use<'a, W> {
        let (columns, known) = (self.table.columns, self.former.clone());
        let is_written = move |column: &&Column<'_>| {
            let mut all = columns.iter().chain(known.iter().copied());
            all.any(|other| std::ptr::eq(other.0, column.0))
        };
        self.table.former.iter().filter(move |column| !is_written(column))
    }

    fn survey(&mut self, view: &View<'_>, extensions: Option<&Extensions>) {
        for column in self.absent() {
            if fill(column, view, &mut self.written) {
                self.former.push(column);
            }
        }
        if let Some(kept) = self.kept(extensions) {
            let headings = self.headings();
            let new: Vec<_> = kept.keys().filter(|heading| !headings.contains(&heading.as_str())).cloned().collect();
            self.others.extend(new);
        }
    }

    fn kept<'e>(&self, extensions: Option<&'e Extensions>) -> Option<&'e Map<String, Value>> {
        extensions?.get(&self.extension)?.as_object()
    }

    /// Puts together a row.
    fn fill(&mut self, view: &View<'_>, extensions: Option<&Extensions>) {
        self.cells.clear();
        for column in self.table.columns.iter().chain(self.former.iter().copied()) {
            fill(column, view, &mut self.written);
            if self.written.is_incomplete {
                leave_out(&mut self.unsaid, column.1[0].0);
            }
            self.cells.extend_from_slice(self.written.cells());
        }
        self.cells.resize(self.cells.len() + self.others.len(), String::new());
        for column in self.absent() {
            if fill(column, view, &mut self.written) {
                leave_out(&mut self.unsaid, column.1[0].0);
            }
        }
        let Some(kept) = self.kept(extensions) else { return };
        let headings = self.headings();
        let places: Vec<_> = kept.keys().map(|heading| headings.iter().position(|known| known == heading)).collect();
        for ((heading, value), place) in kept.iter().zip(places) {
            let Some(at) = place else {
                leave_out(&mut self.unsaid, heading);
                continue;
            };
            match value {
                Value::String(text) => self.cells[at].clone_from(text),
                other => self.cells[at] = other.to_string(),
            }
        }
    }

    /// Whether the row says more than a key.
    fn is_stated(&self) -> bool {
        self.cells.iter().filter(|cell| !cell.is_empty()).nth(1).is_some()
    }

    fn has_key(&self) -> bool {
        let key = self.table.headings().position(|heading| heading == self.table.own_id);
        key.is_some_and(|at| !self.cells[at].is_empty())
    }

    fn hash(&self) -> u64 {
        hash(self.cells.iter().map(String::as_str))
    }

    /// Writes the row that was put together.
    fn write(&mut self) -> io::Result<()> {
        self.begin()?;
        Ok(self.rows.write_record(self.order.iter().map(|at| &self.cells[*at]))?)
    }

    /// Begins with the headings.
    fn begin(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.is_begun, true) {
            return Ok(());
        }
        let headings = self.headings();
        let order: Vec<_> = self.order.iter().copied().chain(self.order.len()..headings.len()).collect();
        let headings: Vec<_> = order.iter().map(|at| headings[*at].to_owned()).collect();
        self.order = order;
        Ok(self.rows.write_record(headings)?)
    }

    fn finish(mut self) -> io::Result<W> {
        self.begin()?;
        self.rows.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

fn leave_out(unsaid: &mut BTreeMap<String, usize>, heading: &str) {
    *unsaid.entry(heading.to_owned()).or_default() += 1;
}

/// Writes the cells of a column; whether one says something.
fn fill(column: &Column<'_>, view: &View<'_>, written: &mut Written) -> bool {
    written.clear();
    column.0.home.write(view, column.1, written);
    written.cells().iter().any(|cell| !cell.is_empty())
}
