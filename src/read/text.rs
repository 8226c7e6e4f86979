//! A document's bytes as text, and lines and columns in it.

use std::borrow::Cow;
use std::fmt::Write;

use crate::error::Position;

/// A document's text, without a byte order mark.
///
/// A byte that is no UTF-8 stands in it as `\\xe9`, which JSON reads as the text `\xe9`: it is kept,
/// and can be read.
pub(crate) struct Text<'a> {
    content: Cow<'a, str>,
    /// Whether a byte order mark stood before it.
    pub is_marked: bool,
    /// Where in it such bytes stand.
    odd: Vec<usize>,
}

/// How long what stands for such a byte is: `\\xe9`.
const ESCAPE: usize = 5;

impl<'a> Text<'a> {
    pub fn of(bytes: &'a [u8]) -> Self {
        let unmarked = bytes.strip_prefix(b"\xef\xbb\xbf");
        let (bytes, is_marked) = (unmarked.unwrap_or(bytes), unmarked.is_some());
        if let Ok(text) = str::from_utf8(bytes) {
            return Self { content: text.into(), is_marked, odd: Vec::new() };
        }
        let (mut text, mut odd) = (String::with_capacity(bytes.len()), Vec::new());
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            for byte in chunk.invalid() {
                odd.push(text.len());
                let _ = write!(text, r"\\x{byte:02x}");
            }
        }
        Self { content: text.into(), is_marked, odd }
    }

    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// Whether it is the document as it came: UTF-8, without a mark.
    pub fn is_plain(&self) -> bool {
        !self.is_marked && self.odd.is_empty()
    }

    /// Where bytes that are no UTF-8 begin; those in a row count as one.
    pub fn odd_places(&self) -> impl Iterator<Item = usize> {
        let is_first = |(place, at): &(usize, &usize)| *place == 0 || self.odd[place - 1] + ESCAPE < **at;
        self.odd.iter().enumerate().filter(is_first).map(|(_, at)| *at)
    }

    /// Lines and columns of places that are in order. A byte that is no UTF-8 is one column wide.
    pub fn positions(&self, places: impl IntoIterator<Item = usize>) -> Vec<Position> {
        let mut positions = Position::of_all(&self.content, places);
        let odd = Position::of_all(&self.content, self.odd.iter().copied());
        for position in &mut positions {
            let before = odd.partition_point(|it| it.line < position.line)..odd.partition_point(|it| it < position);
            position.column -= before.len() * (ESCAPE - 1);
        }
        positions
    }
}
