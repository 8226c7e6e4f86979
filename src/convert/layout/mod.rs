//! How a layout is written down: one table of targets, headings and readings, used both ways.
//!
//! A layout is a table of columns, and that table is used both ways, so that reading and writing cannot
//! disagree:
//!
//! ```text
//! Column(&person::AGE,    &[("age", Count(&[]))]),
//! Column(&person::GENDER, &[("gender", Code(GENDERS))]),
//! Column(&place::STATE,   &[("state", Text(&[]))]),
//! ```
//!
//! The first word is a *target*: a place in a case file, by a name (`subject.age`) that mapping files
//! use too. What follows are the headings that fill it, nearly always one, each with its *reading*: how
//! a cell is read and written, and the words of the codebook with what they mean. The first word of a
//! meaning is the one that is written.
//!
//! A target that is one fact of a record is a line of `home/facts.rs`. What takes more (a cell that
//! says whether somebody was armed *and* with what; latitude beside longitude) is a file of `home/`
//! with a [`Home`] of its own, which reads and writes.
//!
//! # What is kept
//!
//! A cell that is blank says nothing, and the field stays unstated. Any other cell becomes a fact. Its
//! own text is kept as `source_text` exactly where writing the fact would not give that text again:
//! `40s`, `Male `, `3/4/19` where the layout writes `2019-03-04`. A cell that was not understood is a
//! fact of status `unknown` for the reason `not_understood` (or the code `other`) with its text, and a
//! [`Note`] says where it stands. Cells under headings that the layout does not know are kept in
//! `extensions`.
//!
//! Writing takes the source's text where reading it again would give the fact that stands there, so that
//! a corrected fact is not undone by an old text.

mod bound;
mod companion;
mod encoding;
mod export;
pub(super) mod home;
mod identity;
mod import;
pub(super) mod reading;
mod report;
mod rows;
mod sheet;

use home::{Draft, Home};
use reading::Reading;

use crate::{Person, PersonRole};

pub(super) use encoding::Decoded;
pub use export::Exporter;
pub(crate) use import::wrong_constant;
pub use import::{Imported, Importer};
pub use report::{Note, NoteKind, Summary};
pub use rows::Rows;
pub(super) use sheet::delimiter;

/// A foreign layout.
pub(crate) struct Layout<'a> {
    /// What it is called: the scheme of its own ids, and the head of the ids of its case files.
    pub name: &'a str,
    pub dataset: Dataset<'a>,
    pub table: Table<'a>,
    /// What every row says by being in the data set: what its codebook calls the scope.
    pub scope: fn(&mut Draft),
    /// What holds for every row: the heading of a part is its cell.
    pub constants: &'a [Column<'a>],
    pub grain: Grain,
    /// The files beside the one with the cases.
    pub companions: &'a [Companion<'a>],
}

/// What a row of the file with the cases is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Grain {
    /// A case. What a row says of a person, it says of the first subject.
    Case,
    /// One of the people of whom this is true, and in reading a case of its own.
    Person(fn(&Person) -> bool),
    /// One of the people of this role: rows of a case that stand next to each other are read into one.
    Each(PersonRole),
}

/// Where the rows are from, as a source of every record says it.
#[derive(Clone, Copy)]
pub(crate) struct Dataset<'a> {
    pub title: &'a str,
    pub publisher: &'a str,
    pub url: &'a str,
    pub licence: &'a str,
}

/// One file of a layout.
#[derive(Clone, Copy)]
pub(crate) struct Table<'a> {
    /// What the file is called among the files of the layout.
    pub role: &'a str,
    /// The heading of the source's own id.
    pub own_id: &'a str,
    /// The headings that tell a row from others where the source gives no id.
    pub identity: &'a [&'a str],
    pub columns: &'a [Column<'a>],
    /// Columns that files of other years have: they are read, and not written.
    pub former: &'a [Column<'a>],
    /// Headings that stand apart from the others of their column, each with the one that it stands
    /// behind.
    pub moved: &'a [(&'a str, &'a str)],
    /// Whether what stands in brackets behind a heading changes from year to year: `Encounter Type (DRAFT)`.
    pub are_brackets_noise: bool,
}

/// A file of a layout beside the one with the cases.
pub(crate) struct Companion<'a> {
    pub table: Table<'a>,
    /// What holds for every row of it.
    pub constants: &'a [Column<'a>],
    pub holds: Holds,
}

/// What the rows of such a file are.
#[derive(Clone, Copy)]
pub(crate) enum Holds {
    /// Parties, which the first file names by their id.
    Parties,
    /// People, who name the case of the first file; which of a case's people have a row.
    People(fn(&Person) -> bool),
    /// People of this role, who name the case of the first file.
    Each(PersonRole),
}

/// A target, and the headings that fill it, each with how its cell is read. Nearly always one;
/// several where only together they say something, such as latitude and longitude.
#[derive(Clone, Copy)]
pub(crate) struct Column<'a>(pub &'static Target, pub &'a [Part<'a>]);

/// The most cells that one column takes together.
const PARTS: usize = 4;

/// A heading, and how its cells are read.
pub(crate) type Part<'a> = (&'a str, Reading<'a>);

/// A place in a case file that cells can be read into and written from.
pub(crate) struct Target {
    /// What mapping files call it: `subject.age`.
    pub name: &'static str,
    /// Where that is in a case file, as a JSON Pointer with `*` for any element.
    pub pointer: &'static str,
    pub home: &'static dyn Home,
}

impl<'a> Table<'a> {
    /// Every heading, in the layout's own order.
    pub fn headings(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.columns.iter().flat_map(|column| column.1.iter().map(|part| part.0))
    }

    /// The headings as they are written, each by its place among [`headings`](Self::headings).
    fn order(&self) -> Vec<usize> {
        let headings: Vec<_> = self.headings().collect();
        let mut order: Vec<_> = (0..headings.len()).collect();
        for (heading, before) in self.moved {
            let at = |wanted: &str| order.iter().position(|place| headings[*place] == wanted);
            if let (Some(place), Some(_)) = (at(heading), at(before)) {
                let moved = order.remove(place);
                let behind = order.iter().position(|place| headings[*place] == *before).map_or(0, |place| place + 1);
                order.insert(behind, moved);
            }
        }
        order
    }
}

/// The places in a case file that a column can fill, by name, each with its JSON Pointer (`*` for any
/// element of a list).
///
/// ```
/// let age = ois_records::convert::targets().find(|(name, _)| *name == "subject.age");
/// assert_eq!(age, Some(("subject.age", "/people/*/age_years")));
/// ```
pub fn targets() -> impl Iterator<Item = (&'static str, &'static str)> {
    home::targets().map(|target| (target.name, target.pointer))
}
