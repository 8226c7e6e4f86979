//! Two doors for documents: the strict one refuses at the first fault, the collecting one reads
//! what can be read and tells of every fault.

mod fit;
mod hint;
pub(crate) mod shape;
mod stream;
mod text;
mod tree;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use fit::Aside;
pub(crate) use stream::Lines;
pub use stream::Stream;
pub(crate) use text::Text;
pub(crate) use tree::Node;
#[cfg(feature = "schema")]
pub(crate) use tree::{Kind as NodeKind, Member};

use crate::error::{Error, ErrorKind, Position};
use crate::rules::Rule;
use crate::rules::shape as codes;
use crate::validate::{Finding, Report};
use crate::value::json::has_long_number;
use crate::{Autopsy, CaseFile, Incident, Investigation, Release, Standalone};
use shape::{ShapeId, Shapes};

/// The nouns that have a published schema of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Noun {
    /// The case file, which holds all the others.
    CaseFile,
    /// An incident alone.
    Incident,
    /// A release alone.
    Release,
    /// An autopsy alone.
    Autopsy,
    /// An investigation alone.
    Investigation,
}

impl Noun {
    /// Every noun.
    pub const ALL: &'static [Self] =
        &[Self::CaseFile, Self::Incident, Self::Release, Self::Autopsy, Self::Investigation];

    /// Its name, as in the schema's file name: `case-file`.
    pub fn name(self) -> &'static str {
        match self {
            Self::CaseFile => "case-file",
            Self::Incident => "incident",
            Self::Release => "release",
            Self::Autopsy => "autopsy",
            Self::Investigation => "investigation",
        }
    }

    /// The published JSON Schema (2020-12), as in `schema/v1/`.
    pub fn schema(self) -> &'static str {
        match self {
            Self::CaseFile => include_str!("../../schema/v1/case-file.schema.json"),
            Self::Incident => include_str!("../../schema/v1/incident.schema.json"),
            Self::Release => include_str!("../../schema/v1/release.schema.json"),
            Self::Autopsy => include_str!("../../schema/v1/autopsy.schema.json"),
            Self::Investigation => include_str!("../../schema/v1/investigation.schema.json"),
        }
    }

    pub(crate) fn shapes(self) -> &'static Shapes {
        static SHAPES: [OnceLock<Shapes>; 5] = [const { OnceLock::new() }; 5];
        SHAPES[self as usize].get_or_init(|| Shapes::new(self.schema()))
    }
}

/// What a document can be as a whole: a [`CaseFile`], or one noun [`Standalone`].
pub trait Root: DeserializeOwned + Serialize + sealed::InCase {
    /// Which noun it is.
    const NOUN: Noun;
}

mod sealed {
    use super::{CaseFile, Cow};

    /// A document as a case file, and where it stands in that.
    pub trait InCase: Sized {
        fn as_case(&self) -> (Cow<'_, CaseFile>, &'static str);
    }
}

impl Root for CaseFile {
    const NOUN: Noun = Noun::CaseFile;
}

impl sealed::InCase for CaseFile {
    fn as_case(&self) -> (Cow<'_, CaseFile>, &'static str) {
        (Cow::Borrowed(self), "")
    }
}

/// Nouns alone are checked in a case file that holds nothing else.
macro_rules! standalone {
    ($($noun:ident at $prefix:literal, |$case:ident, $body:ident| $put:expr;)+) => {$(
        impl Root for Standalone<$noun> {
            const NOUN: Noun = Noun::$noun;
        }

        impl sealed::InCase for Standalone<$noun> {
            fn as_case(&self) -> (Cow<'_, CaseFile>, &'static str) {
                let mut $case = CaseFile::empty();
                let $body = self.body.clone();
                $put;
                (Cow::Owned($case), $prefix)
            }
        }
    )+};
}

standalone! {
    Incident at "/incident", |case, body| case.incident = body;
    Release at "/releases/0", |case, body| case.releases = [body].into();
    Autopsy at "/autopsies/0", |case, body| case.autopsies = [body].into();
    Investigation at "/investigations/0", |case, body| case.investigations = [body].into();
}

/// Reads a document: exactly what the published schema accepts, and what no JSON Schema can see,
/// such as a name twice, besides.
///
/// ```
/// use ois_records::CaseFile;
///
/// let error = ois_records::from_str::<CaseFile>(
///     r#"{"version":"1.0","id":"2019-014","incident":{"id":"incident","ocurred":{"status":"pending"}}}"#,
/// )
/// .unwrap_err();
/// assert_eq!(error.pointer(), Some("/incident/ocurred"));
/// assert_eq!((error.line(), error.column()), (Some(1), Some(62)));
/// assert_eq!(error.expected(), "a field of the schema is expected; did you mean `occurred`?");
/// ```
///
/// # Errors
/// At the first fault in document order, with its pointer, line and column.
pub fn from_str<T: Root>(text: &str) -> Result<T, Error> {
    // The fast way knows no places, and rounds a whole number that is too long. Only such a number
    // and a failure go the other way.
    match serde_json::from_str(text) {
        Ok(record) if !has_long_number(text) => Ok(record),
        Ok(record) => first_fault(text, T::NOUN.shapes().root, T::NOUN)?.map_or(Ok(record), Err),
        Err(error) => {
            Err(first_fault(text, T::NOUN.shapes().root, T::NOUN)?.unwrap_or_else(|| hint::syntax(text, &error)))
        }
    }
}

/// Reads a document from UTF-8 bytes, as [`from_str`] does.
///
/// # Errors
/// As [`from_str`], and when the bytes are not UTF-8.
pub fn from_slice<T: Root>(bytes: &[u8]) -> Result<T, Error> {
    // Checked once here, no string of the document has to be checked again.
    from_str(utf8(bytes)?)
}

/// Reads a list that a case file has under a name, where it is a document of its own.
pub(crate) fn list_from_slice<T: DeserializeOwned>(bytes: &[u8], name: &str) -> Result<Vec<T>, Error> {
    let (text, noun) = (utf8(bytes)?, Noun::CaseFile);
    serde_json::from_str(text).or_else(|error| {
        let shape = noun.shapes().field(name).unwrap_or(noun.shapes().root);
        Err(first_fault(text, shape, noun)?.unwrap_or_else(|| hint::syntax(text, &error)))
    })
}

fn utf8(bytes: &[u8]) -> Result<&str, Error> {
    str::from_utf8(bytes).map_err(|error| {
        let text = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        Error::at(ErrorKind::Encoding, &text, error.valid_up_to())
    })
}

#[cold]
fn first_fault(text: &str, shape: ShapeId, noun: Noun) -> Result<Option<Error>, Error> {
    let tree = Node::parse(text)?;
    let mut faults = fit::fit(text, &tree, noun.shapes(), shape).faults.findings;
    faults.sort_by_key(Finding::offset);
    Ok(faults.into_iter().next().map(|fault| {
        let position = fault.offset().map(|offset| Position::of(text, offset));
        Error::shape(fault.rule.code, fault.pointer, position, fault.detail.into_owned())
    }))
}

/// A document as the collecting door read it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Collected<T> {
    /// What could be read; `None` when what a document must have is missing or unreadable.
    pub record: Option<T>,
    /// Every fault of shape, in document order. At most a thousand are kept, and all are counted.
    pub faults: Report,
    /// What could not be read into the record, with its place: nothing is lost. Bytes that are no
    /// UTF-8 stand in it, as in the record, as `\xe9`.
    pub aside: Vec<Aside>,
    removed: BTreeMap<String, Vec<usize>>,
}

impl<T> Collected<T> {
    /// Whether the record says all that the document says, and nothing else. A newer version takes nothing
    /// from that as long as all that stands there is known, and neither does a byte order mark.
    pub fn is_whole(&self) -> bool {
        self.faults.counts().keys().all(|code| matches!(*code, "byte-order-mark" | "schema-version-newer"))
    }

    /// Where something of the record stands in the document. The two differ where an element of a
    /// list before it was put aside.
    pub fn place_in_document<'p>(&self, pointer: &'p str) -> Cow<'p, str> {
        if self.removed.is_empty() {
            return pointer.into();
        }
        let mut place = String::new();
        for segment in pointer.split('/').skip(1) {
            let moved = segment.parse::<usize>().ok().map(|mut index| {
                // The k-th that is gone moves all from its place on by one.
                if let Some(gone) = self.removed.get(&place) {
                    let mut moved = 0..gone.len();
                    while !moved.is_empty() {
                        let middle = moved.start + moved.len() / 2;
                        if gone[middle] - middle <= index { moved.start = middle + 1 } else { moved.end = middle }
                    }
                    index += moved.start;
                }
                index.to_string()
            });
            place.push('/');
            place.push_str(moved.as_deref().unwrap_or(segment));
        }
        place.into()
    }
}

/// Reads what can be read of a document, and tells of every fault.
///
/// One bad value loses no record: it is put [`aside`](Collected::aside) with its place. An unknown
/// code becomes `other` with its text beside it. A document of a newer minor version is read as far
/// as it is known.
///
/// ```
/// use ois_records::CaseFile;
///
/// let collected = ois_records::collect::<CaseFile>(
///     br#"{"version":"1.0","id":"2019-014","as_of":"2019-02-29","incident":{"id":"incident"}}"#,
/// )?;
/// assert!(collected.record.is_some());
/// assert_eq!(collected.faults.findings()[0].rule.code, "date-unparseable");
/// assert_eq!(collected.aside[0].json, r#""2019-02-29""#);
/// # Ok::<(), ois_records::Error>(())
/// ```
///
/// # Errors
/// When the bytes are no JSON at all, or nest deeper than 127 levels.
pub fn collect<T: Root>(bytes: &[u8]) -> Result<Collected<T>, Error> {
    let text = Text::of(bytes);
    if text.is_plain()
        && let Ok(record) = serde_json::from_str(text.as_str())
        && !has_long_number(text.as_str())
    {
        let (aside, removed) = Default::default();
        return Ok(Collected { record: Some(record), faults: Report::new(0), aside, removed });
    }
    let tree = Node::parse(text.as_str())?;
    let mut fitted = fit::fit(text.as_str(), &tree, T::NOUN.shapes(), T::NOUN.shapes().root);
    let mut fault = |rule: &'static Rule, at: usize, expected: &str| {
        let make = || Finding::of_shape(rule, rule.severity, tree.pointer_to(at), at, expected.to_owned());
        fitted.faults.take(rule, rule.severity, make);
    };
    if text.is_marked {
        fault(&codes::BYTE_ORDER_MARK, 0, "no byte order mark is expected");
    }
    for at in text.odd_places() {
        fault(
            &codes::ENCODING_UTF8,
            at,
            r"UTF-8 is expected; a byte that is none is kept as `\x` and its two hex digits",
        );
    }
    let removed = fitted.removed_by_list();
    fitted.faults.findings.sort_by_key(Finding::offset);
    crate::validate::place(&mut fitted.faults.findings, &text);
    let record =
        fitted.value.map(serde_json::from_value).transpose().map_err(|error| hint::syntax(text.as_str(), &error))?;
    Ok(Collected { record, faults: fitted.faults, aside: fitted.aside, removed })
}

/// Writes a document on one line. The same record makes the same bytes.
///
/// # Errors
/// When a record holds [`Fact::NotStated`](crate::Fact::NotStated) where a fact must be stated.
pub fn to_string<T: Root>(document: &T) -> Result<String, Error> {
    serde_json::to_string(document).map_err(Error::write)
}

/// Writes a document for people to read, indented by two spaces, with a line end at the end. The
/// same record makes the same bytes.
///
/// # Errors
/// As [`to_string`].
pub fn to_string_pretty<T: Root>(document: &T) -> Result<String, Error> {
    let mut text = serde_json::to_string_pretty(document).map_err(Error::write)?;
    text.push('\n');
    Ok(text)
}
