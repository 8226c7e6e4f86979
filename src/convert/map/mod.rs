//! Mapping files: a layout that anybody can write down in a spreadsheet, without Rust.

mod doc;
mod join;
mod kind;
mod layout;
mod mapped;
mod target;
mod word;

use std::io::{Read, Write};

use super::layout::home::CASE_ID;
use super::layout::reading::is_same_word;
use super::layout::{Decoded, Exporter, Grain, Importer, delimiter, wrong_constant};
use crate::{Error, ErrorKind, PersonRole};
use kind::{Kind, fitting, kind};
use mapped::{Mapped, MappedPart};
use target::{fill_the_same, found, is_listed};
use word::{expected, means};

pub use doc::map_doc;

/// A layout that a mapping file describes.
///
/// How to write one stands in `docs/maps.md`; maps of Dallas and Baltimore are in `examples/maps`.
///
/// ```
/// use ois_records::convert::Map;
///
/// let map = Map::parse("\
/// column,target,reading,separator,word,meaning
/// ,dataset.name,,,,reedham
/// Case no.,case.id,,,,
/// Day,incident.date,,,,
/// Result,incident.outcome,,,Died,death
/// ,,,,Missed,no_hit
/// ,place.city,,,,Reedham
/// ".as_bytes())?;
/// let table = "Case no.,Day,Result\n17,3/4/19,Missed\n";
/// let cases = map.read(|mut importer| importer.read(table.as_bytes())?.collect::<Result<Vec<_>, _>>())?;
/// assert_eq!(cases[0].case.id, "reedham-17");
///
/// let out = map.write(Vec::new(), |mut exporter| {
///     exporter.write(&cases[0].case)?;
///     exporter.finish()
/// })?;
/// assert_eq!(String::from_utf8(out)?, "Case no.,Day,Result\r\n17,3/4/19,Missed\r\n");
///
/// let error = Map::parse("column,target,reading,separator,word,meaning\nAge,subject.agee,,,,\n".as_bytes()).unwrap_err();
/// assert_eq!(error.line(), Some(2));
/// assert!(error.to_string().contains("`subject.age`"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Map {
    dataset: Named,
    grain: Grain,
    own_id: String,
    identity: Vec<String>,
    columns: Vec<Mapped>,
    constants: Vec<Mapped>,
    /// Those of the tables that have a row for each person.
    companions: Vec<Self>,
}

/// What a map says of the data set.
#[derive(Debug, Default)]
struct Named {
    name: String,
    title: String,
    publisher: String,
    url: String,
    licence: String,
}

const HEADINGS: [&str; 6] = ["column", "target", "reading", "separator", "word", "meaning"];

impl Map {
    /// Reads a mapping file, in UTF-8 or in UTF-16 behind its byte order mark.
    ///
    /// # Errors
    /// When it is none: with the line, what was expected there, and the nearest name.
    pub fn parse(file: &[u8]) -> Result<Self, Error> {
        let mut text = Vec::new();
        Decoded::of(file).and_then(|mut file| file.read_to_end(&mut text)).map_err(Error::io)?;
        let file = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text);
        let mut rows = csv::ReaderBuilder::new();
        let mut rows = rows.has_headers(false).flexible(true).delimiter(delimiter(file)).from_reader(file);
        let mut map = Self::empty();
        let mut is_begun = false;
        for row in rows.records() {
            let row = row.map_err(|error| {
                wrong(
                    error.position().map_or(1, |position| line_of(position, file)),
                    "six cells in UTF-8 or UTF-16, as in the first line",
                )
            })?;
            let line = row.position().map_or(1, |position| line_of(position, file));
            let cells: Vec<_> = row.iter().collect();
            let expected = || wrong(line, format!("six cells, as in the first line: {}", HEADINGS.join(",")));
            let (&[column, target, reading, separator, word, meaning], rest) =
                cells.split_first_chunk().ok_or_else(expected)?;
            // A spreadsheet adds columns of nothing.
            if rest.iter().any(|cell| !cell.trim().is_empty()) {
                return Err(expected());
            }
            if !is_begun {
                if cells.iter().zip(HEADINGS).any(|(cell, heading)| cell.trim() != heading) {
                    return Err(wrong(line, HEADINGS.join(",")));
                }
                is_begun = true;
                continue;
            }
            let (column, target, reading) = (column.trim(), target.trim(), reading.trim());
            match target {
                "" if column.is_empty() => {}
                "" => return Err(wrong(line, format!("a target for `{}`", column.escape_debug()))),
                "identity" => map.identity.push(column.into()),
                "dataset.rows" => map.grain = grain(meaning.trim(), line)?,
                _ if target.starts_with("dataset.") => *map.dataset.named(target, line)? = meaning.trim().into(),
                _ if column.is_empty() => map.hold_constant(target, reading, meaning, line)?,
                _ => map.add(column, target, reading, separator, line)?,
            }
            let holds_for_all = column.is_empty() && !target.is_empty();
            match (word, meaning.trim()) {
                (word, _) if !word.is_empty() && (holds_for_all || target == "identity") => {
                    let expected = format!("no word: {target} is no column of words");
                    return Err(wrong(line, expected));
                }
                ("", meaning) if !holds_for_all && !meaning.is_empty() => {
                    let expected = format!("a word that means `{}`; a blank cell says nothing", meaning.escape_debug());
                    return Err(wrong(line, expected));
                }
                ("", _) => {}
                (word, meaning) => map.explain(word, meaning, line)?,
            }
        }
        if !is_begun {
            return Err(wrong(1, HEADINGS.join(",")));
        }
        map.finish()
    }

    /// Reads tables by the map.
    pub fn read<T>(&self, run: impl FnOnce(Importer<'_>) -> T) -> T {
        self.with_layout(|layout| run(Importer::of(vec![layout])))
    }

    /// Writes tables by the map: its columns in their order. What holds for every row is not written.
    pub fn write<W: Write, T>(&self, out: W, run: impl FnOnce(Exporter<'_, W>) -> T) -> T {
        self.with_layout(|layout| run(Exporter::of(layout, out)))
    }

    fn empty() -> Self {
        Self {
            dataset: Named::default(),
            grain: Grain::Case,
            own_id: String::new(),
            identity: Vec::new(),
            columns: Vec::new(),
            constants: Vec::new(),
            companions: Vec::new(),
        }
    }

    fn add(&mut self, column: &str, target: &str, reading: &str, separator: &str, line: u64) -> Result<(), Error> {
        if self.columns.iter().flat_map(|mapped| &mapped.parts).any(|part| part.heading == column) {
            return Err(wrong(line, format!("a column once; `{}` stands above too", column.escape_debug())));
        }
        let (target, number) = found(target, line)?;
        let kind = kind(target, reading, line)?;
        let may_be_several = kind.is_list() || number.is_none() && is_listed(target, &kind);
        if !separator.is_empty() && !may_be_several {
            let expected = format!("no separator: {} is one value, unless it is read as codes or texts", target.name);
            return Err(wrong(line, expected));
        }
        let separator = (!separator.is_empty()).then(|| separator.to_owned());
        let part = MappedPart { heading: column.into(), kind, separator, words: Vec::new() };
        if target.name == CASE_ID.name {
            self.own_id = column.into();
        }
        // A target takes the next column too where it needs it, or has a use for it.
        if let Some(last) =
            self.columns.last_mut().filter(|last| (last.target.name, last.number) == (target.name, number))
        {
            let is_whole = last.fits();
            last.parts.push(part);
            if !is_whole || last.fits() {
                return Ok(());
            }
            let parts = last.parts.pop().into_iter().collect();
            self.columns.push(Mapped { target, number, line, parts });
            return Ok(());
        }
        self.columns.push(Mapped { target, number, line, parts: vec![part] });
        Ok(())
    }

    fn hold_constant(&mut self, target: &str, reading: &str, cell: &str, line: u64) -> Result<(), Error> {
        let (target, number) = found(target, line)?;
        let kind = kind(target, reading, line)?;
        // It stands under "meaning": a code is said by itself.
        let words = means(cell.trim(), &kind, &target.home.codes(0)).map(|means| (cell.to_owned(), means));
        let part = MappedPart { heading: cell.into(), kind, separator: None, words: words.into_iter().collect() };
        self.constants.push(Mapped { target, number, line, parts: vec![part] });
        Ok(())
    }

    /// Adds a word to the column above.
    fn explain(&mut self, word: &str, meaning: &str, line: u64) -> Result<(), Error> {
        let Some(mapped) = self.columns.last_mut() else { return Err(wrong(line, "a column above its words")) };
        let (name, codes) = (mapped.name(), mapped.target.home.codes(mapped.parts.len() - 1));
        let Some(part) = mapped.parts.last_mut() else { return Ok(()) };
        if matches!(part.kind, Kind::Key(_) | Kind::Time) {
            return Err(wrong(line, format!("no word: {name} is no column of words")));
        }
        if part.words.iter().any(|(known, _)| is_same_word(known, word)) {
            return Err(wrong(line, format!("a word once; `{}` stands above too", word.escape_debug())));
        }
        let means =
            means(meaning, &part.kind, &codes).ok_or_else(|| wrong(line, expected(meaning, &part.kind, &codes)))?;
        part.words.push((word.into(), means));
        Ok(())
    }

    fn finish(self) -> Result<Self, Error> {
        // Ids begin with it.
        let name = &self.dataset.name;
        if !name.bytes().all(is_of_a_name)
            || name.trim_start_matches(['-', '_']) != name
            || !(1..=16).contains(&name.len())
        {
            return Err(wrong(
                1,
                "a row whose target is dataset.name and whose meaning is a name of up to 16 of a-z, 0-9, - and _",
            ));
        }
        if self.own_id.is_empty() && self.identity.is_empty() {
            return Err(wrong(1, "a column with the target case.id, or columns with the target identity"));
        }
        let mut all: Vec<_> = self.columns.iter().chain(&self.constants).collect();
        all.sort_by_key(|mapped| mapped.line);
        for (at, mapped) in all.iter().enumerate() {
            let Mapped { target, line, .. } = mapped;
            if !mapped.fits() {
                return Err(wrong(*line, format!("{} read as {}", target.name, fitting(target).join(", or "))));
            }
            // Of two columns for one place, none could be written again.
            if all[..at].iter().any(|above| above.place() == mapped.place()) {
                return Err(wrong(*line, format!("a target once; {} stands above too", mapped.name())));
            }
            if let Some(above) = all[..at].iter().find(|above| fill_the_same(above.target, target)) {
                let expected = format!("{} or {}, not both: they fill the same", above.name(), mapped.name());
                return Err(wrong(*line, expected));
            }
            if let Some(expected) = mapped.against(self.grain) {
                return Err(wrong(*line, expected));
            }
            // A list counts the people of a case, and numbers name some of them.
            let is_told_otherwise =
                |above: &&Mapped| above.group() == mapped.group() && above.number.is_some() != mapped.number.is_some();
            if all[..at].iter().any(is_told_otherwise) {
                return Err(wrong(*line, format!("{} in lists or by their numbers, not both", mapped.group())));
            }
        }
        if let Some(at) = self.with_layout(wrong_constant) {
            let Mapped { target, line, .. } = &self.constants[at];
            let codes = target.home.codes(0);
            let expected = if codes.is_empty() { fitting(target).join(", or ") } else { codes.join(", ") };
            return Err(wrong(*line, format!("a meaning that {} can have: {expected}", target.name)));
        }
        Ok(self)
    }
}

impl Named {
    fn named(&mut self, target: &str, line: u64) -> Result<&mut String, Error> {
        match target {
            "dataset.name" => Ok(&mut self.name),
            "dataset.title" => Ok(&mut self.title),
            "dataset.publisher" => Ok(&mut self.publisher),
            "dataset.url" => Ok(&mut self.url),
            "dataset.licence" => Ok(&mut self.licence),
            _ => Err(wrong(
                line,
                "dataset.name, dataset.title, dataset.publisher, dataset.url, dataset.licence or dataset.rows",
            )),
        }
    }
}

/// What a row is, as maps call it.
fn grain(rows: &str, line: u64) -> Result<Grain, Error> {
    match rows {
        "cases" => Ok(Grain::Case),
        "subjects" => Ok(Grain::Each(PersonRole::Subject)),
        "officers" => Ok(Grain::Each(PersonRole::Officer)),
        _ => Err(wrong(line, "cases, subjects or officers")),
    }
}

/// The line of a row. The `csv` crate counts the second half of `\r\n` with the next row only.
fn line_of(position: &csv::Position, file: &[u8]) -> u64 {
    let before = usize::try_from(position.byte()).ok().and_then(|at| file.get(..at)).unwrap_or_default();
    position.line() + u64::from(before.ends_with(b"\r") && file.get(before.len()) == Some(&b'\n'))
}

fn wrong(line: u64, expected: impl Into<String>) -> Error {
    Error::table(ErrorKind::Map, line, expected)
}

fn is_of_a_name(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-')
}
