//! How a cell is read, and written: one reading says both.
//!
//! A cell that is blank says nothing, and stays [`Fact::NotStated`]. Any other is read into a fact; the
//! cell's own text is kept beside it (`source_text`) exactly where writing the fact again would not
//! give that text back. So nothing is kept twice, and nothing is lost.

mod code;
mod count;
mod date;
mod members;
mod number;
mod text;

use std::fmt::Debug;

pub(crate) use code::{coded, in_its_words, word};
pub(crate) use date::{date, in_parts, on, time_of_day};
pub(crate) use members::{between, members, pieces};
pub(crate) use number::{is_plain_decimal, number};

use super::sheet::trimmed;
use crate::{Absent, AbsentReason, AbsentStatus, Code, Fact, Value};

/// How a cell is read. `Words` are those of its codebook that are not what the reading expects by
/// itself; the first word of a meaning is the one that is written.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Reading<'a> {
    /// A text.
    Text(Words<'a>),
    /// A postal code; one of three or four digits has lost its zeros to a spreadsheet.
    PostalCode(Words<'a>),
    /// A whole number; `40s`, `4-5`, `>=1` and `3 to 5` are ranges.
    Count(Words<'a>),
    /// One of these bands, each with both ends, written `18_20`.
    Band(Words<'a>, &'a [(u32, u32)]),
    /// A number.
    Number(Words<'a>),
    /// A day, or a day and a time.
    Day(Words<'a>, DayForm),
    /// A time of day, `HH:MM`.
    Time,
    /// Yes or no, in the source's words.
    YesNo(Words<'a>),
    /// A code.
    Code(Words<'a>),
    /// Codes, and what stands between them.
    Codes(Words<'a>, &'a str),
    /// Texts, and what stands between them; where that is not said, the target tells them apart.
    Texts(Words<'a>, Option<&'a str>),
    /// One value for each person of a list, each read in this way, and what stands between them.
    Each(&'a Reading<'a>, &'a str),
    /// The value of one person of a list, by the person's number, read in this way. The last such column of a
    /// target has the numbers of all of them, and tells who has none.
    Nth(&'a Reading<'a>, usize, &'a [usize]),
    /// What somebody calls the case, and the scheme of it.
    Key(&'a str),
}

/// How a layout writes a day. All forms are read, whichever the layout writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DayForm {
    /// `2019-01-06`.
    Iso,
    /// `1/6/2019`.
    MonthDayYear,
    /// `01/06/2019`.
    PaddedMonthDayYear,
    /// `1/6/19`.
    ShortYear,
}

/// Words of a codebook, and what they mean.
pub(crate) type Words<'a> = &'a [(&'a str, Means<'a>)];

/// What a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Means<'a> {
    /// A code of the target's codelist.
    Code(&'a str),
    Yes,
    No,
    /// There is none: a list that is known and empty.
    Nothing,
    /// There is no value, in this way.
    Absent(Absence),
}

/// In which way a value is absent, and for what reason, if the word says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Absence {
    pub status: AbsentStatus,
    pub reason: Option<AbsentReason>,
}

/// The meaning of a word that says of no value why there is none.
pub(crate) const fn absent(status: AbsentStatus) -> Means<'static> {
    Means::Absent(Absence { status, reason: None })
}

impl<T: Value> From<Absence> for Fact<T> {
    fn from(Absence { status, reason }: Absence) -> Self {
        Fact::Absent(Absent { status, reason, source_text: None })
    }
}

impl Means<'_> {
    /// What a word has to mean that says of a value why it is absent.
    pub fn of(absent: &Absent) -> Self {
        Means::Absent(Absence { status: absent.status, reason: absent.reason })
    }
}

/// A value that a cell can hold.
pub(crate) trait Cell: Value + Debug + PartialEq {
    /// What a text says that is neither blank nor a word for an absent value, and what the codebook means
    /// by it, where it is a word of the codebook.
    fn read(text: &str, meaning: Option<Means<'_>>, reading: &Reading<'_>) -> Option<Fact<Self>>;

    /// Writes a known value or a range; whether the layout can say it.
    fn write(fact: &Fact<Self>, reading: &Reading<'_>, out: &mut String) -> bool;

    /// Whether writing the fact gives the cell again that it was read from. Asked of every cell: where
    /// the cell itself can tell, nothing is written.
    fn is_plain(fact: &Fact<Self>, cell: &str, reading: &Reading<'_>, scratch: &mut String) -> bool {
        scratch.clear();
        reading.write_plain(fact, scratch) && scratch == cell
    }

    /// The fact of a text that nobody understood.
    fn not_understood(cell: &str) -> Fact<Self> {
        not_understood(cell)
    }

    /// Whether a reading gives such a value.
    fn fits(reading: &Reading<'_>) -> bool;

    /// The codes that it may be.
    fn codes() -> Vec<&'static str> {
        Vec::new()
    }

    /// Whether every member of a text was understood; with the word of the codebook that it is, or begins with.
    fn is_understood(_: &Fact<Self>, _text: &str, _word: Option<&str>, _: &Reading<'_>) -> bool {
        true
    }
}

impl<'a> Reading<'a> {
    pub fn words(&self) -> Words<'a> {
        match self {
            Reading::Text(words)
            | Reading::PostalCode(words)
            | Reading::Count(words)
            | Reading::Band(words, _)
            | Reading::Number(words)
            | Reading::Day(words, _)
            | Reading::YesNo(words)
            | Reading::Code(words)
            | Reading::Codes(words, _)
            | Reading::Texts(words, _) => words,
            Reading::Each(one, _) | Reading::Nth(one, ..) => one.words(),
            Reading::Time | Reading::Key(_) => &[],
        }
    }

    /// Whether it reads several values from one cell.
    pub fn is_list(&self) -> bool {
        matches!(self, Reading::Codes(..) | Reading::Texts(..) | Reading::Each(..))
            || matches!(self, Reading::Nth(one, ..) if one.is_list())
    }

    /// What a word means. Case, and whether a space or `_` stands between, make no difference; a word
    /// that ends in `*` is the beginning of many.
    pub fn meaning(&self, text: &str) -> Option<Means<'a>> {
        let words = self.words();
        place(words, text).map(|at| words[at].1)
    }

    /// What a cell means as a whole: a word that is only a beginning does not say what stands behind a separator.
    pub fn meaning_of_all(&self, text: &str) -> Option<Means<'a>> {
        let (word, means) = place(self.words(), text).map(|at| self.words()[at])?;
        (!self.goes_on(word, text)).then_some(means)
    }

    /// Whether a text is one of the words from end to end.
    pub fn is_word(&self, text: &str) -> bool {
        self.words().iter().any(|(word, _)| is_same_word(word, text))
    }

    /// Whether more members stand behind a word that is only a beginning.
    fn goes_on(&self, word: &str, text: &str) -> bool {
        let (Reading::Codes(_, separator), Some(head)) = (self, word.strip_suffix('*')) else { return false };
        text.get(head.len()..).is_some_and(|rest| rest.contains(between(separator)))
    }

    /// The word for a meaning.
    pub fn word(&self, wanted: impl Fn(&Means<'a>) -> bool) -> Option<&'a str> {
        self.words().iter().find(|(word, means)| !word.ends_with('*') && wanted(means)).map(|(word, _)| *word)
    }

    /// Reads a cell; and whether it was understood.
    pub fn read<T: Cell>(&self, cell: &str, scratch: &mut String) -> (Fact<T>, bool) {
        let mut fact = Fact::NotStated;
        let is_understood = self.read_into(&mut fact, cell, scratch);
        (fact, is_understood)
    }

    /// Reads a cell into a fact that is not stated yet, where it stands; whether it was understood.
    #[inline]
    pub fn read_into<T: Cell>(&self, fact: &mut Fact<T>, cell: &str, scratch: &mut String) -> bool {
        let text = trimmed(cell);
        if text.is_empty() {
            return true;
        }
        let words = self.words();
        let exact = words.iter().position(|(word, _)| *word == text);
        let word = if words.is_empty() { None } else { exact.or_else(|| alike(words, text)) };
        let meaning = word.map(|at| words[at].1);
        let read = match meaning {
            Some(Means::Absent(absence)) => Some(absence.into()),
            _ if is_formula_error(text) => None,
            _ => T::read(text, meaning, self),
        };
        let Some(read) = read else {
            *fact = T::not_understood(cell);
            return false;
        };
        *fact = read;
        let is_plain = match word {
            Some(at) if exact.is_some() && text.len() == cell.len() && is_written(words, at) => true,
            _ => T::is_plain(fact, cell, self, scratch),
        };
        if !is_plain {
            fact.keep_text(cell);
        }
        T::is_understood(fact, text, word.map(|at| words[at].0), self)
    }

    /// Writes a fact; whether the layout can say it. The source's own text is written where it still
    /// says what the fact says.
    pub fn write<T: Cell>(&self, fact: &Fact<T>, out: &mut String) -> bool {
        if let Some(text) = fact.source_text()
            && self.read::<T>(text, out).0 == *fact
        {
            out.clear();
            out.push_str(text);
            return true;
        }
        out.clear();
        let is_said = self.write_plain(fact, out);
        if !is_said {
            out.clear();
        }
        is_said
    }

    fn write_plain<T: Cell>(&self, fact: &Fact<T>, out: &mut String) -> bool {
        let absent = match fact {
            Fact::NotStated => return true,
            Fact::Absent(absent) => absent,
            Fact::Known(_) | Fact::Range(_) => return T::write(fact, self, out),
        };
        let word = self.word(|means| *means == Means::of(absent));
        out.push_str(word.unwrap_or_default());
        word.is_some()
    }
}

/// Where a text stands among words.
fn place(words: Words<'_>, text: &str) -> Option<usize> {
    words.iter().position(|(word, _)| *word == text).or_else(|| alike(words, text))
}

/// Where a word stands that is the text but for its letters, or its beginning.
fn alike(words: Words<'_>, text: &str) -> Option<usize> {
    let place = |is_it: fn(&str, &str) -> bool| words.iter().position(|(word, _)| is_it(word, text));
    place(is_same_word).or_else(|| place(is_beginning))
}

/// Whether the word at a place is the one that is written for its meaning.
fn is_written(words: Words<'_>, at: usize) -> bool {
    let (word, means) = &words[at];
    let is_before = |(other, same): &(&str, Means<'_>)| same == means && !other.ends_with('*');
    !word.ends_with('*') && !words[..at].iter().any(is_before)
}

/// What the record says of a text that nobody understood.
pub(crate) fn not_understood<T: Value>(cell: &str) -> Fact<T> {
    let absent: Absent = AbsentStatus::Unknown.because(AbsentReason::NotUnderstood);
    Fact::from(absent).with_source_text(cell)
}

/// The codes of a codelist.
pub(crate) fn codes_of<C: Code>() -> Vec<&'static str> {
    C::ALL.iter().map(|code| code.as_str()).collect()
}

/// What a spreadsheet writes where a formula failed.
#[inline]
fn is_formula_error(text: &str) -> bool {
    text.starts_with('#')
        && matches!(text, "#REF!" | "#N/A" | "#VALUE!" | "#NAME?" | "#DIV/0!" | "#NUM!" | "#NULL!" | "#ERROR!")
}

/// Whether a text begins as a word says that ends in `*`.
fn is_beginning(word: &str, text: &str) -> bool {
    let Some(head) = word.strip_suffix('*') else { return false };
    text.get(..head.len()).is_some_and(|start| is_same_word(start, head))
}

/// Whether two words differ by no more than case, and space against `_`.
pub(crate) fn is_same_word(one: &str, other: &str) -> bool {
    one.len() == other.len() && begin_alike(one, other)
}

/// Whether two words are alike as far as both go.
fn begin_alike(one: &str, other: &str) -> bool {
    let folded = |byte: u8| if byte == b'_' { b' ' } else { byte.to_ascii_lowercase() };
    one.bytes().zip(other.bytes()).all(|(one, other)| folded(one) == folded(other))
}
