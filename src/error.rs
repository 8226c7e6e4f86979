//! What can keep a document from being read.

use std::fmt::{self, Display};

/// Why a document could not be read, and where.
///
/// It shows no value of the document, since those may be names.
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    pointer: Option<String>,
    position: Option<Position>,
    expected: String,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// What kind of thing keeps a document from being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// It is not JSON.
    #[error("not JSON")]
    Syntax,
    /// It is not UTF-8.
    #[error("not UTF-8")]
    Encoding,
    /// It nests deeper than 127 levels.
    #[error("nested too deep")]
    TooDeep,
    /// It is JSON, and not what the schema asks for. [`Error::code`] says in which way.
    #[error("not as the schema has it")]
    Shape(&'static str),
    /// A line of a stream, or a row of a table, is longer than allowed.
    #[error("a line that is too long")]
    TooLong,
    /// It is not a table of text, or one that is broken.
    #[error("not a readable table")]
    Table,
    /// It is no mapping file, or a wrong one.
    #[error("not a mapping file")]
    Map,
    /// It is a table, and not of the layout that was named.
    #[error("not of this layout")]
    Layout,
    /// It could not be read from where it is kept.
    #[error("not readable")]
    Io,
    /// A record could not be written.
    #[error("not writable")]
    Write,
}

/// A place in a text, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

impl Position {
    /// The place of a byte of a text.
    pub(crate) fn of(text: &str, byte: usize) -> Self {
        Self::of_all(text, [byte])[0]
    }

    /// The places of bytes of a text, in their order: one pass over the text for all of them.
    pub(crate) fn of_all(text: &str, bytes: impl IntoIterator<Item = usize>) -> Vec<Self> {
        let mut places = Vec::new();
        let (mut at, mut place) = (0, Self { line: 1, column: 1 });
        for byte in bytes {
            for passed in &text.as_bytes()[at..byte.min(text.len())] {
                match passed {
                    b'\n' => place = Self { line: place.line + 1, column: 1 },
                    // The rest of a character that has begun.
                    0x80..=0xBF => {}
                    _ => place.column += 1,
                }
            }
            at = byte.min(text.len());
            places.push(place);
        }
        places
    }
}

impl Error {
    /// What kind of thing keeps the document from being read.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The code of the shape fault, as the collecting reader reports it: `field-unknown`.
    pub fn code(&self) -> Option<&'static str> {
        match self.0.kind {
            ErrorKind::Shape(code) => Some(code),
            _ => None,
        }
    }

    /// Where in the document, as a JSON Pointer (RFC 6901).
    pub fn pointer(&self) -> Option<&str> {
        self.0.pointer.as_deref()
    }

    /// Where in the text.
    pub fn position(&self) -> Option<Position> {
        self.0.position
    }

    /// The line, counted from 1.
    pub fn line(&self) -> Option<usize> {
        self.0.position.map(|position| position.line)
    }

    /// The column in characters, counted from 1.
    pub fn column(&self) -> Option<usize> {
        self.0.position.map(|position| position.column)
    }

    /// What was expected.
    pub fn expected(&self) -> &str {
        &self.0.expected
    }

    pub(crate) fn syntax(text: &str, byte: usize, expected: String) -> Self {
        let position = Some(Position::of(text, byte));
        Self(Box::new(Inner { kind: ErrorKind::Syntax, pointer: None, position, expected, source: None }))
    }

    pub(crate) fn at(kind: ErrorKind, text: &str, byte: usize) -> Self {
        let expected = match kind {
            ErrorKind::TooDeep => "at most 127 levels of nesting",
            ErrorKind::Encoding => "UTF-8 text",
            _ => "",
        };
        let position = Some(Position::of(text, byte));
        Self(Box::new(Inner { kind, pointer: None, position, expected: expected.into(), source: None }))
    }

    pub(crate) fn shape(code: &'static str, pointer: String, position: Option<Position>, expected: String) -> Self {
        let kind = ErrorKind::Shape(code);
        Self(Box::new(Inner { kind, pointer: Some(pointer), position, expected, source: None }))
    }

    pub(crate) fn io(error: std::io::Error) -> Self {
        Self::caused(ErrorKind::Io, error)
    }

    pub(crate) fn write(error: serde_json::Error) -> Self {
        Self::caused(ErrorKind::Write, error)
    }

    pub(crate) fn too_long(line: usize, limit: usize) -> Self {
        let expected = format!("a line of at most {limit} bytes");
        let position = Some(Position { line, column: 1 });
        Self(Box::new(Inner { kind: ErrorKind::TooLong, pointer: None, position, expected, source: None }))
    }

    #[cfg(feature = "csv")]
    pub(crate) fn table(kind: ErrorKind, line: u64, expected: impl Into<String>) -> Self {
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        let position = Some(Position { line, column: 1 });
        Self(Box::new(Inner { kind, pointer: None, position, expected: expected.into(), source: None }))
    }

    fn caused(kind: ErrorKind, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        let expected = source.to_string();
        Self(Box::new(Inner { kind, pointer: None, position: None, expected, source: Some(Box::new(source)) }))
    }

    /// The same error in a text of which this one is the lines from `line` on.
    pub(crate) fn moved_to_line(mut self, line: usize) -> Self {
        if let Some(position) = &mut self.0.position {
            position.line += line - 1;
        }
        self
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Position { line, column }) = self.0.position {
            write!(f, "line {line}, column {column}")?;
            match self.pointer() {
                Some("") => f.write_str(" (the document)")?,
                Some(pointer) => write!(f, " ({pointer})")?,
                None => {}
            }
            f.write_str(": ")?;
        }
        write!(f, "{}", self.0.kind)?;
        if !self.0.expected.is_empty() {
            write!(f, ": {}", self.0.expected)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
