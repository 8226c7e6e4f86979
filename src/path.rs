//! Where in a document something stands: a path that costs nothing until it is shown.

use std::fmt::{self, Display, Write as _};

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

/// What a pointer is made of: a place, and what a rule says of where inside of it something stands.
pub(crate) trait Inside {
    /// Writes it behind what there is of the pointer.
    fn write_to(&self, pointer: &mut String);
}

impl Inside for str {
    fn write_to(&self, pointer: &mut String) {
        pointer.push_str(self);
    }
}

impl Inside for String {
    fn write_to(&self, pointer: &mut String) {
        pointer.push_str(self);
    }
}

impl Inside for fmt::Arguments<'_> {
    fn write_to(&self, pointer: &mut String) {
        let _ = pointer.write_fmt(*self);
    }
}

impl Inside for Path<'_> {
    fn write_to(&self, pointer: &mut String) {
        match self {
            Path::Root => {}
            // No name in the model holds `~` or `/`, so nothing needs escaping.
            Path::Key(parent, name) => {
                parent.write_to(pointer);
                pointer.push('/');
                pointer.push_str(name);
            }
            Path::Index(parent, index) => {
                parent.write_to(pointer);
                pointer.push('/');
                write_number(*index, pointer);
            }
        }
    }
}

impl<T: Inside + ?Sized> Inside for &T {
    fn write_to(&self, pointer: &mut String) {
        (**self).write_to(pointer);
    }
}

/// Writes a number behind a text: formatting would take ten times as long.
pub(crate) fn write_number(number: usize, text: &mut String) {
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
