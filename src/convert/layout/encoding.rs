//! The encodings that tables come in: UTF-8, UTF-16 behind its byte order mark, Windows-1252.

use std::io::{self, Chain, Cursor, Read};

/// How much of UTF-16 is decoded at a time.
const PORTION: usize = 1 << 13;
/// Stands where UTF-16 has no character. No UTF-8 has this byte, so that whoever reads on finds it.
const NO_CHARACTER: u8 = 0xff;

/// A source in UTF-16, decoded to UTF-8 while it is read; any other as it is.
pub(crate) struct Decoded<R> {
    source: Chain<Cursor<Vec<u8>>, R>,
    /// What two bytes are in UTF-16, where the source is in that.
    unit: Option<fn([u8; 2]) -> u16>,
    /// What is read and not decoded: half a character, at most.
    raw: Vec<u8>,
    /// What is decoded and not handed on.
    text: Cursor<Vec<u8>>,
}

impl<R: Read> Decoded<R> {
    /// Looks for a byte order mark, which is no part of the text.
    pub fn of(mut source: R) -> io::Result<Self> {
        let mut mark = Vec::new();
        source.by_ref().take(2).read_to_end(&mut mark)?;
        let unit: Option<fn([u8; 2]) -> u16> = match *mark {
            [0xff, 0xfe] => Some(u16::from_le_bytes),
            [0xfe, 0xff] => Some(u16::from_be_bytes),
            _ => None,
        };
        if unit.is_some() {
            mark.clear();
        }
        Ok(Self { source: Cursor::new(mark).chain(source), unit, raw: Vec::new(), text: Cursor::default() })
    }

    pub fn is_utf_16(&self) -> bool {
        self.unit.is_some()
    }

    fn decode(&mut self, unit: fn([u8; 2]) -> u16) -> io::Result<()> {
        let room = PORTION - self.raw.len();
        let read = self.source.by_ref().take(room as u64).read_to_end(&mut self.raw)?;
        let is_over = read < room;
        let (pairs, odd) = self.raw.as_chunks();
        let units = pairs.iter().map(|pair| unit(*pair));
        // The other half of a character may be still to come.
        let is_halved = !is_over && units.clone().next_back().is_some_and(|last| (0xd800..0xdc00).contains(&last));
        let end = pairs.len() - usize::from(is_halved);
        let text = self.text.get_mut();
        text.clear();
        for character in char::decode_utf16(units.take(end)) {
            match character {
                Ok(character) => text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
                Err(_) => text.push(NO_CHARACTER),
            }
        }
        if is_over && !odd.is_empty() {
            text.push(NO_CHARACTER);
        }
        self.text.set_position(0);
        self.raw.drain(..if is_over { self.raw.len() } else { end * 2 });
        Ok(())
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Some(unit) = self.unit else { return self.source.read(buffer) };
        if self.text.position() == self.text.get_ref().len() as u64 {
            self.decode(unit)?;
        }
        self.text.read(buffer)
    }
}

/// What was decoded, with U+FFFD where there was no character.
pub(crate) fn replaced(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What spreadsheets of the West wrote before UTF-8. Latin-1 is the same but for 0x80 to 0x9f, which
/// it leaves to control characters that no table has.
pub(crate) fn windows_1252(bytes: &[u8]) -> String {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let one = |byte: &u8| match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(*byte),
    };
    // A row may have both: a cell that is UTF-8 stays what it is.
    str::from_utf8(bytes).map_or_else(|_| bytes.iter().map(one).collect(), str::to_owned)
}
