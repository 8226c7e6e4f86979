//! Tables as they come: bytes of whatever encoding and line ends, read row by row in bounded memory.

use std::io::{self, Cursor, Read};

use csv::{ByteRecord, StringRecord};

use super::encoding::{Decoded, replaced, windows_1252};
use crate::{Error, ErrorKind};

/// The longest row that is read. The longest cells of the field are narratives of a few pages; what
/// is longer by far is a quote that is never closed, or no table.
const ROW_LIMIT: usize = 1 << 20;
/// The most columns that a table may have.
const COLUMN_LIMIT: usize = 4096;
/// How much of a table is read ahead, and looked at before it is taken for one.
const AHEAD: usize = 1 << 16;
/// Stands behind the last row. The `csv` crate takes the end of a file for the end of a quote too; a
/// row of ours that comes back as a row shows that no quote was left open.
const END: &[u8] = b"\n\0end of table\0\n";
/// What is expected of a table that begins with nothing.
const NO_HEADINGS: &str = "a first row with headings; nothing stands there";

/// A table with headings, read row by row.
pub(crate) struct Sheet<R: Read> {
    rows: csv::Reader<Guard<Decoded<R>>>,
    /// A row that was read, for the next one to use its memory.
    bytes: Option<ByteRecord>,
    headings: Vec<String>,
    row: usize,
    /// Whether lines end in two characters. The `csv` crate counts the second with the next row only.
    is_crlf: bool,
    /// Reads a cell of a row that is no UTF-8.
    recode: fn(&[u8]) -> String,
    /// How many such rows there were.
    pub recoded: usize,
}

/// One row, and where it stands.
pub(crate) struct Row {
    pub cells: StringRecord,
    /// Which row below the headings it is, counted from 1; empty lines do not count.
    pub number: usize,
    /// The line that it begins in, counted from 1.
    pub line: u64,
}

impl Row {
    /// Whether it seems to be about all the others, as the last row of a spreadsheet often is.
    pub fn is_total(&self) -> bool {
        let first = self.cells.iter().map(trimmed).find(|cell| !cell.is_empty()).unwrap_or_default();
        let word = first.trim_end_matches(':');
        word.len() <= 12
            && ["total", "totals", "grand total", "sum"].iter().any(|total| word.eq_ignore_ascii_case(total))
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| trimmed(cell).is_empty())
    }
}

impl<R: Read> Sheet<R> {
    /// Reads the headings.
    pub fn open(source: R) -> Result<Self, Error> {
        let mut source = Decoded::of(source).map_err(Error::io)?;
        let recode = if source.is_utf_16() { replaced } else { windows_1252 };
        let mut ahead = Vec::with_capacity(AHEAD);
        source.by_ref().take(AHEAD as u64).read_to_end(&mut ahead).map_err(Error::io)?;
        refuse_what_is_no_text(&ahead)?;
        let delimiter = delimiter(&ahead);
        let end = ahead.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
        let is_crlf = end.is_some_and(|end| ahead[end..].starts_with(b"\r\n"));
        let source = Guard { source: Cursor::new(ahead).chain(source), left: 0, given: 0, is_ended: false };
        let rows = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .buffer_capacity(AHEAD)
            .from_reader(source);
        let mut sheet = Self { rows, bytes: None, headings: Vec::new(), row: 0, is_crlf, recode, recoded: 0 };
        let first = sheet.next()?.filter(|first| !first.is_blank());
        let Some(first) = first else { return Err(no_table(NO_HEADINGS)) };
        sheet.headings = first.cells.iter().map(|heading| trimmed(heading).to_owned()).collect();
        (sheet.row, sheet.recoded) = (0, 0);
        Ok(sheet)
    }

    /// What stands in the first row.
    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    /// The next row; none when the table has ended.
    pub fn next(&mut self) -> Result<Option<Row>, Error> {
        self.rows.get_mut().left = ROW_LIMIT;
        let mut bytes = self.bytes.take().unwrap_or_default();
        let line = self.line_of(self.rows.position());
        match self.rows.read_byte_record(&mut bytes) {
            Ok(true) => {}
            Ok(false) => return Ok(None),
            Err(_) if self.rows.get_ref().left == 0 => {
                return Err(Error::table(
                    ErrorKind::TooLong,
                    line,
                    "a row of at most 1 MiB; is a quote never closed, or are there only blank lines?",
                ));
            }
            Err(error) => return Err(Error::io(error.into())),
        }
        let line = bytes.position().map_or(line, |position| self.line_of(position));
        if self.rows.get_ref().is_ended {
            let end = END.trim_ascii();
            if bytes.len() == 1 && bytes.get(0) == Some(end) {
                return Ok(None);
            }
            if bytes.iter().any(|cell| cell.windows(end.len()).any(|part| part == end)) {
                return Err(Error::table(ErrorKind::Table, line, "a quote that is closed before the table ends"));
            }
        }
        // The least byte is found without a branch on each, many at once.
        if bytes.as_slice().iter().fold(u8::MAX, |least, byte| least.min(*byte)) == 0 {
            return Err(Error::table(ErrorKind::Table, line, "a text file; this row is binary"));
        }
        if bytes.len() > COLUMN_LIMIT {
            return Err(Error::table(ErrorKind::Table, line, "at most 4096 columns"));
        }
        self.row += 1;
        let cells = StringRecord::from_byte_record(bytes).unwrap_or_else(|error| {
            self.recoded += 1;
            error.into_byte_record().iter().map(self.recode).collect()
        });
        Ok(Some(Row { cells, number: self.row, line }))
    }

    fn line_of(&self, position: &csv::Position) -> u64 {
        position.line() + u64::from(self.is_crlf && position.byte() > 0)
    }

    /// Takes a row back, so that the next one needs no memory of its own.
    pub fn reuse(&mut self, row: Row) {
        self.bytes = Some(row.cells.into_byte_record());
    }
}

/// Whether a character is padding around a cell.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

/// A cell without the padding around it.
pub(crate) fn trimmed(cell: &str) -> &str {
    let is_bare = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    // Nearly every cell.
    if is_bare(cell.as_bytes().first()) && is_bare(cell.as_bytes().last()) {
        return cell;
    }
    cell.trim_matches(is_blank)
}

/// Hands on a source, a bounded part for each row, and [`END`] behind it.
struct Guard<R> {
    source: io::Chain<Cursor<Vec<u8>>, R>,
    left: usize,
    given: usize,
    is_ended: bool,
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::Error::other("a row that is too long"));
        }
        if !self.is_ended {
            let room = buffer.len().min(self.left);
            let read = self.source.read(&mut buffer[..room])?;
            self.left -= read;
            if read > 0 {
                return Ok(read);
            }
            self.is_ended = true;
        }
        let read = (&END[self.given..]).read(buffer)?;
        self.given += read;
        Ok(read)
    }
}

fn no_table(expected: &str) -> Error {
    Error::table(ErrorKind::Table, 1, expected)
}

fn refuse_what_is_no_text(ahead: &[u8]) -> Result<(), Error> {
    let kinds: [(&[u8], &str); 3] = [
        (b"PK\x03\x04", "a text file; this is a workbook or another archive: save the sheet as CSV"),
        (b"\xd0\xcf\x11\xe0", "a text file; this is an old Excel workbook: save the sheet as CSV"),
        (b"%PDF", "a text file; this is a PDF"),
    ];
    if let Some((_, expected)) = kinds.iter().find(|(mark, _)| ahead.starts_with(mark)) {
        return Err(no_table(expected));
    }
    // Without an end of them in sight, they would be taken for a row that does not end.
    let text = ahead.strip_prefix(b"\xef\xbb\xbf").unwrap_or(ahead);
    if !ahead.is_empty() && text.iter().all(|byte| matches!(byte, b'\r' | b'\n')) {
        return Err(no_table(NO_HEADINGS));
    }
    if ahead.contains(&0) { Err(no_table("a text file; this one is binary")) } else { Ok(()) }
}

/// What stands between cells: whichever of comma, tab and semicolon the first line has most.
pub(crate) fn delimiter(ahead: &[u8]) -> u8 {
    let mut counts = [(0, b','), (0, b'\t'), (0, b';')];
    let mut is_quoted = false;
    for byte in ahead.strip_prefix(b"\xef\xbb\xbf").unwrap_or(ahead).trim_ascii_start() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => break,
            _ if is_quoted => {}
            _ => counts.iter_mut().filter(|(_, delimiter)| delimiter == byte).for_each(|(count, _)| *count += 1),
        }
    }
    counts.into_iter().rev().max_by_key(|(count, _)| *count).map_or(b',', |(_, delimiter)| delimiter)
}
