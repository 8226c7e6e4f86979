//! Where in a document something stands: a path that costs nothing until it is shown.

use std::fmt::{self, Display};

/// A place in a document, linked on the stack while a record is walked.
///
/// It becomes text, an RFC 6901 JSON Pointer, only when a finding needs it, so that walking a
/// clean record allocates nothing.
#[derive(Debug, Clone, Copy)]
pub enum Path<'a> {
    /// The whole document.
    Root,
    /// A property of an object, by its name on the wire.
    Key(&'a Path<'a>, &'static str),
    /// An element of a list, counted from 0.
    Index(&'a Path<'a>, usize),
}

impl Path<'_> {
    /// The path of a property of this place.
    pub fn key<'b>(&'b self, name: &'static str) -> Path<'b> {
        Path::Key(self, name)
    }

    /// The path of an element of this place.
    pub fn index(&self, index: usize) -> Path<'_> {
        Path::Index(self, index)
    }
}

impl Path<'_> {
    /// Writes the pointer behind a text.
    pub(crate) fn write_to(&self, text: &mut String) {
        match self {
            Path::Root => {}
            // No name in the model holds `~` or `/`, so nothing needs escaping.
            Path::Key(parent, name) => {
                parent.write_to(text);
                text.push('/');
                text.push_str(name);
            }
            Path::Index(parent, index) => {
                parent.write_to(text);
                text.push('/');
                write_number(*index, text);
            }
        }
    }
}

/// Writes a number behind a text: formatting would take ten times as long.
fn write_number(number: usize, text: &mut String) {
    if number >= 10 {
        write_number(number / 10, text);
    }
    text.push(char::from(b"0123456789"[number % 10]));
}

impl Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write_to(&mut text);
        f.write_str(&text)
    }
}
