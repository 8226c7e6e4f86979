//! How a column may be read, as maps call it.

use super::wrong;
use crate::Error;
use crate::convert::layout::Target;
use crate::convert::layout::reading::{DayForm, Reading, Words};
use crate::spelling::question;

/// How a column may be read, as maps call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    PostalCode,
    Count,
    Number,
    Day(DayForm),
    Time,
    YesNo,
    Code,
    Codes,
    Texts,
    Key(String),
}

/// The readings by their names, and what each is for.
pub(super) const READINGS: &[(&str, &str)] = &[
    ("text", "a text, without its padding"),
    (
        "postal_code",
        "a postal code: one of three or four digits has lost its zeros to a spreadsheet, and gets them back",
    ),
    (
        "count",
        "a whole number; `40s`, `4-5`, `>=1`, `3 to 5`, `65+` and `5-Mar`, which a spreadsheet made of `3-5`, are ranges; `~60` is estimated",
    ),
    ("number", "a number, such as degrees"),
    (
        "day m/d/yyyy",
        "a day, perhaps with a time, in any of these forms, with the month by its name (`Jan 6, 2019`, `06-JAN-19`), as `2019/01/06` or `20190106`, or as the number that a spreadsheet has for it; month before day; midnight is no time. The form says how it is written",
    ),
    ("day mm/dd/yyyy", "the same, written `01/06/2019`"),
    ("day m/d/yy", "the same, written `1/6/19`"),
    ("day yyyy-mm-dd", "the same, written `2019-01-06`; `day` alone is this"),
    ("time", "a time of day"),
    ("yes_no", "yes or no, by the words that mean `yes` and `no`"),
    ("code", "a code of the target's codelist, by words that mean one"),
    ("codes", "several of them, separated by `separator`, or by `;` if it is empty"),
    (
        "texts",
        "several texts; if `separator` is empty, agencies are separated by `;`, line breaks, or commas with agency-like names on both sides, officers by `,`, `;` or line breaks, and URLs of sources by blanks",
    ),
    ("key SCHEME", "what somebody calls the case; `SCHEME` says who, as in `key coroner_case`"),
];

impl Kind {
    /// Whether it reads several values by itself.
    pub fn is_list(&self) -> bool {
        matches!(self, Kind::Codes | Kind::Texts)
    }

    /// The reading, with the words of a column; keys without a scheme are the data set's own.
    pub fn reading<'a>(&'a self, words: Words<'a>, separator: Option<&'a str>, dataset: &'a str) -> Reading<'a> {
        match self {
            Kind::Text => Reading::Text(words),
            Kind::PostalCode => Reading::PostalCode(words),
            Kind::Count => Reading::Count(words),
            Kind::Number => Reading::Number(words),
            Kind::Day(form) => Reading::Day(words, *form),
            Kind::Time => Reading::Time,
            Kind::YesNo => Reading::YesNo(words),
            Kind::Code => Reading::Code(words),
            Kind::Codes => Reading::Codes(words, separator.unwrap_or(";")),
            Kind::Texts => Reading::Texts(words, separator),
            Kind::Key(scheme) => Reading::Key(if scheme.is_empty() { dataset } else { scheme }),
        }
    }
}

/// Each reading by itself.
const ONE: [(&str, Reading<'_>); 11] = [
    ("text", Reading::Text(&[])),
    ("postal_code", Reading::PostalCode(&[])),
    ("count", Reading::Count(&[])),
    ("number", Reading::Number(&[])),
    ("day", Reading::Day(&[], DayForm::Iso)),
    ("time", Reading::Time),
    ("yes_no", Reading::YesNo(&[])),
    ("code", Reading::Code(&[])),
    ("codes", Reading::Codes(&[], ";")),
    ("texts", Reading::Texts(&[], None)),
    ("key", Reading::Key("")),
];

/// The reading of a name, for a target.
pub(super) fn kind(target: &Target, reading: &str, line: u64) -> Result<Kind, Error> {
    // A target that is read in one way, in each of its columns, needs no word about it.
    let is_only = |one: &(&str, Reading<'_>)| (1..=3).any(|columns| target.home.fits(&vec![*one; columns]));
    let only = || ONE.iter().find(|one| is_only(one)).map_or("", |one| one.0);
    let reading = if reading.is_empty() { only() } else { reading };
    let kind = match reading.split_once(' ').unwrap_or((reading, "")) {
        ("text", "") => Kind::Text,
        ("postal_code", "") => Kind::PostalCode,
        ("count", "") => Kind::Count,
        ("number", "") => Kind::Number,
        ("day", "" | "yyyy-mm-dd") => Kind::Day(DayForm::Iso),
        ("day", "m/d/yyyy") => Kind::Day(DayForm::MonthDayYear),
        ("day", "mm/dd/yyyy") => Kind::Day(DayForm::PaddedMonthDayYear),
        ("day", "m/d/yy") => Kind::Day(DayForm::ShortYear),
        ("time", "") => Kind::Time,
        ("yes_no", "") => Kind::YesNo,
        ("code", "") => Kind::Code,
        ("codes", "") => Kind::Codes,
        ("texts", "") => Kind::Texts,
        ("key", scheme) => Kind::Key(scheme.into()),
        ("", _) => return Err(wrong(line, format!("{} read as {}", target.name, fitting(target).join(", or ")))),
        _ => {
            let known = READINGS.iter().map(|(name, _)| *name);
            return Err(wrong(line, format!("a reading{}", question(reading, known))));
        }
    };
    Ok(kind)
}

/// The readings that a target fits, as maps call them; several for its several columns together.
pub(super) fn fitting(target: &Target) -> Vec<String> {
    let mut fitting = Vec::new();
    let mut tried: Vec<Vec<(&str, Reading<'_>)>> = vec![Vec::new()];
    for _ in 0..3 {
        tried = tried.iter().flat_map(|parts| ONE.map(|one| [&parts[..], &[one]].concat())).collect();
        for parts in tried.iter().filter(|parts| target.home.fits(parts)) {
            fitting.push(parts.iter().map(|part| part.0).collect::<Vec<_>>().join(" and "));
        }
    }
    fitting
}
