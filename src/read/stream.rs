//! Streams of documents, one a line (NDJSON).

use std::io::{BufRead, Read};
use std::marker::PhantomData;

use super::{Collected, Root, collect};
use crate::error::{Error, ErrorKind};

/// How long a line may be unless the caller says otherwise: 64 MiB.
const LIMIT: usize = 64 << 20;

/// Documents from a stream, one a line: a result for each, with its line number. A bad one loses
/// no other, and no more than one line is kept in memory.
///
/// ```
/// use ois_records::{CaseFile, Stream};
///
/// let lines = concat!(
///     r#"{"version":"1.0","id":"a","incident":{"id":"incident"}}"#, "\n",
///     "not JSON\n",
///     r#"{"version":"1.0","id":"b","incident":{"id":"incident"}}"#, "\n",
/// );
/// let results: Vec<_> = Stream::<CaseFile, _>::new(lines.as_bytes()).collect();
/// assert_eq!(results.len(), 3);
/// assert_eq!(results[1].as_ref().unwrap_err().line(), Some(2));
/// assert_eq!(results[2].as_ref().unwrap().0, 3);
/// ```
#[derive(Debug)]
pub struct Stream<T, R> {
    lines: Lines<R>,
    document: PhantomData<T>,
}

impl<T: Root, R: BufRead> Stream<T, R> {
    /// A stream of documents. Empty lines are passed over.
    pub fn new(reader: R) -> Self {
        Self { lines: Lines::new(reader), document: PhantomData }
    }

    /// The same stream with another limit for the length of a line, in bytes. A longer line is an
    /// error, and is passed over without being kept.
    #[must_use]
    pub fn with_line_limit(mut self, bytes: usize) -> Self {
        self.lines.limit = bytes;
        self
    }
}

impl<T: Root, R: BufRead> Iterator for Stream<T, R> {
    type Item = Result<(usize, Collected<T>), Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.lines.next_with(|line, bytes| {
            let mut collected = collect(bytes)?;
            for position in collected.faults.findings.iter_mut().filter_map(|fault| fault.position.as_mut()) {
                position.line += line - 1;
            }
            Ok((line, collected))
        })
    }
}

/// Lines of bounded length, in one buffer that is used again.
#[derive(Debug)]
pub(crate) struct Lines<R> {
    reader: R,
    line: usize,
    limit: usize,
    buffer: Vec<u8>,
    ended: bool,
}

impl<R: BufRead> Lines<R> {
    pub fn new(reader: R) -> Self {
        Self { reader, line: 0, limit: LIMIT, buffer: Vec::new(), ended: false }
    }

    /// What is made of the next line that is not empty, counted from 1. Errors get its number.
    pub fn next_with<I>(&mut self, read: impl FnOnce(usize, &[u8]) -> Result<I, Error>) -> Option<Result<I, Error>> {
        if self.ended {
            return None;
        }
        match self.advance() {
            Ok(true) => Some(read(self.line, &self.buffer).map_err(|error| error.moved_to_line(self.line))),
            Ok(false) => {
                self.ended = true;
                None
            }
            Err(error) => {
                // A reader that fails is not asked again.
                self.ended = error.kind() == ErrorKind::Io;
                Some(Err(error))
            }
        }
    }

    /// Goes to the next line that is not empty; `false` at the end.
    fn advance(&mut self) -> Result<bool, Error> {
        loop {
            self.buffer.clear();
            self.line += 1;
            let limit = (self.limit as u64).saturating_add(1);
            let length = self.reader.by_ref().take(limit).read_until(b'\n', &mut self.buffer).map_err(Error::io)?;
            if length as u64 == limit && self.buffer.last() != Some(&b'\n') {
                self.reader.skip_until(b'\n').map_err(Error::io)?;
                return Err(Error::too_long(self.line, self.limit));
            }
            while self.buffer.pop_if(|last| matches!(last, b'\n' | b'\r')).is_some() {}
            if length == 0 || !self.buffer.iter().all(u8::is_ascii_whitespace) {
                return Ok(length > 0);
            }
        }
    }
}
