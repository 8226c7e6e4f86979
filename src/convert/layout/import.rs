//! From the rows of a foreign layout to case files.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::io::Read;

use serde_json::{Map, Value};

use super::bound::{Bound, name_of};
use super::home::Draft;
use super::identity::{case_id, hash, slug, tail};
use super::report::{Note, NoteKind, Summary};
use super::sheet::{Row, Sheet, is_blank};
use super::{Dataset, Holds, Layout};
use crate::{CaseFile, Date, Error, Extensions, Party, Source, SourceId, SourceKind};

/// Reads the files of one layout, in whichever of its versions they are.
///
/// ```
/// use ois_records::convert::Importer;
///
/// let file = "\
/// id,date,threat_type,flee_status,armed_with,city,county,state,name,age,agency_ids
/// 9001,2019-03-04,point,not,gun;knife,Riverton,Marsh,CA,,41,7
/// ";
/// let mut rows = Importer::named("wapo").unwrap().retrieved("2024-01-15".parse()?).read(file.as_bytes())?;
/// let imported = rows.next().unwrap()?;
/// assert_eq!(imported.case.id, "wapo-9001");
/// assert_eq!(imported.case.people[0].age_years, 41.into());
/// assert_eq!(imported.case.objects.len(), 2);
/// assert!(imported.notes.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Importer<'a> {
    versions: Vec<&'a Layout<'a>>,
    retrieved: Option<Date>,
    directory: Directory,
    summary: Summary,
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

/// The rows of a file, each as a case file. Memory is bounded by the longest row.
pub struct Rows<'a, R: Read> {
    layout: &'a Layout<'a>,
    sheet: Sheet<R>,
    bound: Bound<'a>,
    source: Source,
    directory: Directory,
    /// Hashes of the ids so far.
    ids: HashSet<u64>,
    scratch: String,
    summary: Summary,
    is_over: bool,
}

/// The parties of a second file, by the key that the first one names them by.
#[derive(Default)]
pub(crate) struct Directory(HashMap<Box<str>, Listed>);

struct Listed {
    party: Party,
    is_named: Cell<bool>,
}

impl Directory {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn get(&self, key: &str) -> Option<&Party> {
        let listed = self.0.get(key)?;
        listed.is_named.set(true);
        Some(&listed.party)
    }
}

impl<'a> Importer<'a> {
    pub(crate) fn of(versions: Vec<&'a Layout<'a>>) -> Self {
        Self { versions, retrieved: None, directory: Directory::new(), summary: Summary::default() }
    }

    /// When the files were retrieved, as the source of each record says it. Nothing is said by itself.
    #[must_use]
    pub fn retrieved(mut self, on: Date) -> Self {
        self.retrieved = Some(on);
        self
    }

    /// Reads a second file of the layout, by its role: `agencies` of `wapo`.
    ///
    /// # Errors
    /// When the layout has no such file, or it is no table of that layout. Notes are those of its rows.
    pub fn with(mut self, role: &str, file: impl Read) -> Result<(Self, Vec<Note>), Error> {
        let companions = || self.versions.iter().filter_map(|layout| layout.companion.as_ref());
        let companions: Vec<_> = companions().filter(|companion| companion.table.role == role).collect();
        let mut sheet = Sheet::open(file)?;
        let choices = companions.iter().map(|companion| (companion.holds, companion.table));
        let (holds, bound) = Bound::choose(choices, &sheet)?;
        let (mut scratch, mut notes) = (String::new(), Vec::new());
        while let Some(row) = sheet.next()? {
            self.summary.companion_rows += 1;
            match holds {
                Holds::Parties => {
                    let Some(key) = bound.own_id(&row) else {
                        notes.push(bound.note(NoteKind::NoId, &row, None, None));
                        continue;
                    };
                    let mut draft = Draft::new(case_id("companion"));
                    draft.add_party(super::home::agency("", key));
                    draft.party().external_ids = crate::List::default();
                    bound.read(&row, &mut draft, &Directory::new(), &mut scratch, &mut notes);
                    if let Some(rest) = bound.rest(&row, &mut notes) {
                        draft.party().extensions = Some(extensions("columns", rest));
                    }
                    let party = draft.case.parties.remove(0).unwrap_or_else(|| unreachable!("just added"));
                    let listed = Listed { party, is_named: Cell::new(false) };
                    if self.directory.0.insert(key.into(), listed).is_some() {
                        notes.push(bound.note(NoteKind::DuplicateId, &row, None, Some(key.into())));
                    }
                }
                Holds::People => {}
            }
            sheet.reuse(row);
        }
        self.summary.count(&notes);
        Ok((self, notes))
    }

    /// Opens the first file of the layout.
    ///
    /// # Errors
    /// When it is no table, or none of this layout.
    pub fn read<R: Read>(self, file: R) -> Result<Rows<'a, R>, Error> {
        let sheet = Sheet::open(file)?;
        let choices = self.versions.iter().map(|layout| (*layout, layout.table));
        let (layout, bound) = Bound::choose(choices, &sheet)?;
        let mut summary = self.summary;
        summary.unmapped = bound.unmapped.iter().map(|(at, heading)| (name_of(heading, *at), 0)).collect();
        Ok(Rows {
            layout,
            sheet,
            bound,
            source: source(&layout.dataset, self.retrieved),
            directory: self.directory,
            ids: HashSet::new(),
            scratch: String::new(),
            summary,
            is_over: false,
        })
    }
}

impl<R: Read> Rows<'_, R> {
    /// All in all, so far.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// The parties of the second file that no row named.
    pub fn unnamed(&self) -> impl Iterator<Item = &Party> {
        self.directory.0.values().filter(|listed| !listed.is_named.get()).map(|listed| &listed.party)
    }

    fn record(&mut self, row: &Row) -> Imported {
        let mut notes = Vec::new();
        let mut draft = Draft::new(case_id(&self.identify(row, &mut notes)));
        (self.layout.scope)(&mut draft);
        self.bound.read(row, &mut draft, &self.directory, &mut self.scratch, &mut notes);
        if let Some(rest) = self.bound.rest(row, &mut notes) {
            for heading in rest.keys() {
                *self.summary.unmapped.entry(heading.clone()).or_default() += 1;
            }
            draft.case.extensions = Some(extensions(&format!("{}_columns", self.layout.name), rest));
        }
        draft.case.sources.push(self.source.clone());
        self.summary.records += 1;
        self.summary.count(&notes);
        Imported { case: draft.case, notes }
    }

    /// The id of a row's case file: the source's own id, or else a hash of what stays in the row.
    fn identify(&mut self, row: &Row, notes: &mut Vec<Note>) -> String {
        let own = self.bound.own_id(row);
        let mut id = if let Some(key) = own {
            slug(self.layout.name, key)
        } else {
            notes.push(self.bound.note(NoteKind::NoId, row, None, None));
            self.layout.name.to_owned() + &tail(self.bound.identity(row).into_iter())
        };
        if !self.ids.insert(hash([&*id].into_iter())) {
            notes.push(self.bound.note(NoteKind::DuplicateId, row, None, own.map(str::to_owned)));
            id += &tail(row.cells.iter());
            let (whole, mut time) = (id.clone(), 1);
            // Rows that are the same from end to end have nothing but their order.
            while !self.ids.insert(hash([&*id].into_iter())) {
                time += 1;
                id = format!("{whole}-{time}");
            }
        }
        id
    }
}

impl<R: Read> Iterator for Rows<'_, R> {
    type Item = Result<Imported, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            let row = match self.sheet.next() {
                Ok(Some(row)) => row,
                Ok(None) => break,
                Err(error) => {
                    self.is_over = true;
                    return Some(Err(error));
                }
            };
            self.summary.rows += 1;
            self.summary.recoded_rows = self.sheet.recoded;
            if row.cells.iter().all(|cell| cell.trim_matches(is_blank).is_empty()) {
                self.summary.blank_rows += 1;
                self.sheet.reuse(row);
                continue;
            }
            let imported = self.record(&row);
            self.sheet.reuse(row);
            return Some(Ok(imported));
        }
        self.is_over = true;
        None
    }
}

/// The source of every record of a data set.
fn source(dataset: &Dataset<'_>, retrieved: Option<Date>) -> Source {
    let id = SourceId::new("dataset").unwrap_or_else(|_| unreachable!("a word is an id"));
    let mut source = Source::new(id, SourceKind::DatasetRow);
    let stated = |text: &str| if text.is_empty() { crate::Fact::NotStated } else { text.into() };
    source.title = stated(dataset.title);
    source.authors = stated(dataset.publisher);
    source.url = stated(dataset.url);
    source.licence = (!dataset.licence.is_empty()).then(|| dataset.licence.into());
    source.retrieved = retrieved;
    source
}

fn extensions(name: &str, cells: Map<String, Value>) -> Extensions {
    Map::from_iter([(name.to_owned(), Value::Object(cells))]).into()
}
