//! From the rows of a foreign layout to case files.

use std::io::Read;

use serde_json::{Map, Value};

use super::bound::{Bound, Desk};
use super::companion::{Directory, People};
use super::home::{Cells, Draft, Scratch, id};
use super::identity::{Ids, case_id, slug};
use super::report::{Note, NoteKind, Summary};
use super::rows::Rows;
use super::sheet::{Row, Sheet};
use super::{Column, Companion, Dataset, Holds, Layout};
use crate::{CaseFile, CaseId, Date, Error, Extensions, Fact, Party, Source, SourceId, SourceKind};

/// Reads the files of one layout, in whichever of its versions they are.
///
/// ```
/// use ois_records::convert::Importer;
///
/// let file = "\
/// id,date,threat_type,flee_status,armed_with,city,county,state,name,age,agency_ids
/// 9001,2019-03-04,point,not,gun;knife,Riverton,Marsh,CA,,41,7
/// ";
/// let mut importer = Importer::named("wapo").unwrap().retrieved("2024-01-15".parse()?);
/// let imported = importer.read(file.as_bytes())?.next().unwrap()?;
/// assert_eq!(imported.case.id, "wapo-9001");
/// assert_eq!(imported.case.people[0].age_years, 41.into());
/// assert_eq!(imported.case.objects.len(), 2);
/// assert!(imported.notes.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Importer<'a> {
    versions: Vec<&'a Layout<'a>>,
    pub(super) retrieved: Option<Date>,
    pub(super) directory: Directory,
    pub(super) people: People<'a>,
    pub(super) ids: Ids,
    pub(super) scratch: Scratch,
    pub(super) summary: Summary,
}

/// A case file made of a row, and what a reader should know about it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Imported {
    /// The case file.
    pub case: CaseFile,
    /// What was not understood in its row, and the like.
    pub notes: Vec<Note>,
}

impl<'a> Importer<'a> {
    pub(crate) fn of(versions: Vec<&'a Layout<'a>>) -> Self {
        Self {
            versions,
            retrieved: None,
            directory: Directory::default(),
            people: People::default(),
            ids: Ids::default(),
            scratch: Scratch::default(),
            summary: Summary::default(),
        }
    }

    /// When the files were retrieved, as the source of each record says it. Nothing is said by itself.
    #[must_use]
    pub fn retrieved(mut self, on: Date) -> Self {
        self.retrieved = Some(on);
        self
    }

    /// Which file of the layout this is, told by its headings: `shootings`, `agencies`.
    ///
    /// # Errors
    /// When it is no table, or none of this layout.
    pub fn role(&self, file: impl Read) -> Result<&'a str, Error> {
        let companions = self.versions.iter().flat_map(|layout| layout.companions);
        let tables = companions.map(|companion| companion.table).chain(self.versions.iter().map(|layout| layout.table));
        Bound::choose(tables.map(|table| (table.role, table)), &Sheet::open(file)?).map(|(role, _)| role)
    }

    /// The role of the file that has the cases.
    pub fn main_role(&self) -> &'a str {
        self.versions[0].table.role
    }

    /// Reads another file of the layout, by its role: `agencies` of `wapo`. It is kept in memory.
    ///
    /// # Errors
    /// When the layout has no such file, or it is no table of that layout.
    pub fn add(&mut self, role: &str, file: impl Read) -> Result<Vec<Note>, Error> {
        let companions = self.versions.iter().flat_map(|layout| layout.companions);
        let choices = companions.filter(|companion| companion.table.role == role);
        let mut sheet = Sheet::open(file)?;
        let (Companion { holds, constants, .. }, mut bound) =
            Bound::choose(choices.map(|companion| (companion, companion.table)), &sheet)?;
        bound.hold(constants);
        let mut notes = Vec::new();
        self.summary.add_headings(&bound);
        match holds {
            Holds::Parties => {
                let mut draft = Draft::new(id!(CaseId, "companion"));
                while let Some(row) = self.summary.next_companion(&mut sheet)? {
                    let unmapped = &mut self.summary.unmapped;
                    let mut desk = Desk { scratch: &mut self.scratch, notes: &mut notes, unmapped, case: None };
                    self.directory.take(&bound, &row, &mut draft, &mut desk);
                    sheet.reuse(row);
                }
            }
            Holds::People(_) | Holds::Each(_) => {
                let file = self.people.add_file(bound, *holds);
                while let Some(row) = self.summary.next_companion(&mut sheet)? {
                    self.people.take(file, &row, &mut notes);
                    sheet.reuse(row);
                }
            }
        }
        self.summary.recoded_rows += sheet.recoded;
        self.summary.count(&notes);
        Ok(notes)
    }

    /// Opens a file that has the cases.
    ///
    /// # Errors
    /// When it is no table, or none of this layout.
    pub fn read<R: Read>(&mut self, file: R) -> Result<Rows<'_, 'a, R>, Error> {
        let sheet = Sheet::open(file)?;
        let choices = self.versions.iter().map(|layout| (*layout, layout.table));
        let (layout, mut bound) = Bound::choose(choices, &sheet)?;
        bound.hold(layout.constants);
        self.summary.add_headings(&bound);
        Ok(Rows::new(self, layout, sheet, bound))
    }

    /// What other files have about cases that no row read so far names, a case file for each; and the people whom
    /// a case has no room for.
    pub fn unnamed_cases(&mut self) -> impl Iterator<Item = Imported> {
        let mut keys = self.people.keys().into_iter().peekable();
        std::iter::from_fn(move || {
            while !self.people.has(keys.peek()?) {
                keys.next();
            }
            keys.peek().map(|key| self.unnamed_case(key))
        })
    }

    fn unnamed_case(&mut self, key: &str) -> Imported {
        let layout = self.versions[0];
        let mut notes = Vec::new();
        let mut id = slug(layout.name, key);
        if !self.ids.add(&id) {
            id = self.ids.another(&id);
            notes.extend(self.people.note(NoteKind::TooManyPeople, key));
        } else if self.summary.rows > 0 {
            // Where the first file was not read, there is nothing to miss.
            notes.extend(self.people.note(NoteKind::NoCase, key));
        }
        let mut draft = Draft::new(case_id(id));
        let unmapped = &mut self.summary.unmapped;
        let mut desk = Desk { scratch: &mut self.scratch, notes: &mut notes, unmapped, case: None };
        self.people.read(key, &mut draft, &mut desk);
        cite(&layout.dataset, self.retrieved, &mut draft);
        self.summary.records += 1;
        self.summary.count(&notes);
        Imported { case: draft.case, notes }
    }

    /// The parties of another file that no row named.
    pub fn unnamed_parties(&self) -> impl Iterator<Item = &Party> {
        self.directory.unnamed()
    }

    /// All in all, so far.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }
}

impl Summary {
    /// The next row of another file in which something stands.
    fn next_companion(&mut self, sheet: &mut Sheet<impl Read>) -> Result<Option<Row>, Error> {
        while let Some(row) = sheet.next()? {
            self.companion_rows += 1;
            if !row.is_blank() {
                return Ok(Some(row));
            }
            self.blank_rows += 1;
            sheet.reuse(row);
        }
        Ok(None)
    }

    fn add_headings(&mut self, bound: &Bound<'_>) {
        for (_, heading) in &bound.unmapped {
            self.unmapped.entry(heading.clone()).or_default();
        }
        self.absent.extend(bound.absent.iter().map(|heading| (*heading).to_owned()));
    }
}

/// Which of the things that hold for every row is not understood.
pub(crate) fn wrong_constant(layout: &Layout<'_>) -> Option<usize> {
    let mut draft = Draft::new(id!(CaseId, "row"));
    let (mut said, mut scratch, directory) = (Vec::new(), Scratch::default(), Directory::default());
    layout.constants.iter().position(|Column(target, parts)| {
        let texts: Vec<_> = parts.iter().map(|part| part.0).collect();
        let mut cells = Cells { parts, texts: &texts, said: &mut said, scratch: &mut scratch, directory: &directory };
        target.home.read(&mut cells, &mut draft);
        !said.is_empty()
    })
}

/// Says which data set the record is from.
pub(super) fn cite(dataset: &Dataset<'_>, retrieved: Option<Date>, draft: &mut Draft) {
    let stated = |text: &str| if text.is_empty() { Fact::NotStated } else { text.into() };
    let sources = &mut draft.case.sources;
    sources.push(Source::new(id!(SourceId, "dataset"), SourceKind::DatasetRow));
    let Some(source) = sources.last_mut() else { return };
    source.title = stated(dataset.title);
    source.authors = stated(dataset.publisher);
    source.url = stated(dataset.url);
    source.licence = (!dataset.licence.is_empty()).then(|| dataset.licence.into());
    source.retrieved = retrieved;
}

/// Cells that no field of the record can hold, as an extension of it.
pub(super) fn extensions(table: &str, cells: Map<String, Value>) -> Extensions {
    Map::from_iter([(extension(table), Value::Object(cells))]).into()
}

/// What the extension of such cells is called.
pub(super) fn extension(table: &str) -> String {
    format!("{table}_columns")
}
