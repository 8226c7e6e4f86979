//! Days and times of day, as tables and spreadsheets write them.

use std::fmt::Write;

use chrono::{Datelike, Days, Month, NaiveDate, Timelike};

use super::{Cell, DayForm, Means, Reading};
use crate::{Date, Fact, Precision};

impl Cell for Date {
    fn fits(reading: &Reading<'_>) -> bool {
        matches!(reading, Reading::Day(..))
    }

    fn read(text: &str, _: Option<Means<'_>>, _: &Reading<'_>) -> Option<Fact<Self>> {
        date(text).map(Fact::known)
    }

    fn is_plain(fact: &Fact<Self>, cell: &str, reading: &Reading<'_>, scratch: &mut String) -> bool {
        // Nearly every cell: what is read from ten bytes with a hyphen behind the year is written so.
        if matches!(reading, Reading::Day(_, DayForm::Iso)) && cell.len() == 10 && cell.as_bytes()[4] == b'-' {
            return fact.value().is_some();
        }
        // Nor is anything longer than a day written: a time of day is lost.
        if cell.len() > 10 && !matches!(reading, Reading::Day(_, DayForm::Iso)) {
            return false;
        }
        scratch.clear();
        reading.write_plain(fact, scratch) && scratch == cell
    }

    fn write(fact: &Fact<Self>, reading: &Reading<'_>, out: &mut String) -> bool {
        let Some(date) = fact.value() else { return false };
        let Reading::Day(_, form) = reading else { return write!(out, "{date}").is_ok() };
        if *form == DayForm::Iso {
            return write!(out, "{date}").is_ok();
        }
        // A layout of days has no word for a year, and loses the time of day.
        let Some(day) = date.day() else { return false };
        let (years, months_and_days) = match form {
            DayForm::ShortYear => (day.year() % 100, 1),
            DayForm::PaddedMonthDayYear => (day.year(), 2),
            _ => (day.year(), 1),
        };
        push(out, day.month(), months_and_days);
        out.push('/');
        push(out, day.day(), months_and_days);
        out.push('/');
        push(out, years.unsigned_abs(), 2);
        date.precision() == Precision::Day
    }
}

/// Writes a number of at least so many digits. A formatter costs more than the rest of a cell.
fn push(out: &mut String, number: u32, digits: usize) {
    for (left, place) in [(4, 1000), (3, 100), (2, 10), (1, 1)] {
        if left <= digits || number >= place {
            out.extend(char::from_digit(number / place % 10, 10));
        }
    }
}

/// A date of our grammar, or a day in one of the forms of [`calendar_day`], either with a time behind it.
pub(crate) fn date(text: &str) -> Option<Date> {
    // Nearly every cell.
    if let Ok(date) = text.parse::<Date>() {
        return Some(if is_midnight(date) { day_of(date)? } else { date });
    }
    if text.len() > LONGEST {
        return None;
    }
    let whole = || on(calendar_day(text)?, None);
    let parted = |(at, _): (usize, &str)| Some((calendar_day(&text[..at])?, text[at + 1..].trim()));
    let with_time = || {
        let (day, time) = text.match_indices([' ', 'T']).find_map(parted)?;
        // Portals write moments of the world's clock so.
        let (time, is_of_the_world) = time.strip_suffix("+00").map_or((time, false), |time| (time, true));
        match time_of_day(time)? {
            (0, 0) => on(day, None),
            (hour, minute) if is_of_the_world => format!("{day}T{hour:02}:{minute:02}Z").parse().ok(),
            time => on(day, Some(time)),
        }
    };
    // No text is both. A day in numbers is short.
    if text.len() > 10 { with_time().or_else(whole) } else { whole().or_else(with_time) }
}

/// The longest text that is tried as a day and a time.
const LONGEST: usize = 64;

/// Systems that keep days as moments write midnight where no time is known.
fn is_midnight(date: Date) -> bool {
    if date.precision() < Precision::Minute {
        return false;
    }
    let start = date.earliest();
    start.hour() == 0 && start.minute() == 0 && start.second() == 0
}

fn day_of(date: Date) -> Option<Date> {
    on(date.day()?, None)
}

/// A day with a time of day, or without.
pub(crate) fn on(day: NaiveDate, time: Option<(u32, u32)>) -> Option<Date> {
    let day = Date::try_from(day).ok()?;
    match time {
        None => Some(day),
        Some((hour, minute)) => day.at(hour, minute),
    }
}

/// A day in numbers, month before day as the field's data sets have it without exception, or year first; with the
/// month by its name; or as the number that a spreadsheet has for it.
fn calendar_day(text: &str) -> Option<NaiveDate> {
    if let Some(serial) = serial(text) {
        return Some(serial);
    }
    if let Ok(date) = text.parse::<Date>() {
        return date.day();
    }
    in_numbers(text).or_else(|| with_name(text)).or_else(|| in_one(text))
}

/// `3/4/2019`, `3/4/19`, `03-04-2019`, `2019/03/04`.
fn in_numbers(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split(['/', '-']);
    let (one, two, three) = (parts.next()?, parts.next()?, parts.next()?);
    let (year, month, day) = if one.len() == 4 { (one, two, three) } else { (three, one, two) };
    // `19-03-04` may be anything.
    let is_told = year.len() == 4 || text.contains('/');
    if parts.next().is_some() || !is_told { None } else { day_in(year, number(month)?, day) }
}

/// `Mar 4, 2019`, `4 March 2019`, `04-MAR-19`.
fn with_name(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split([' ', ',', '-', '/']).filter(|part| !part.is_empty());
    let (one, two, year) = (parts.next()?, parts.next()?, parts.next()?);
    let (month, day) = if one.starts_with(|c: char| c.is_ascii_digit()) { (two, one) } else { (one, two) };
    if parts.next().is_some() { None } else { day_in(year, month_of(month)?, day) }
}

/// The number of a month by its name, or how that begins: `March`, `MAR`, `Sept.`
fn month_of(name: &str) -> Option<u32> {
    let name = name.trim_end_matches('.');
    let month: Month = name.get(..3)?.parse().ok()?;
    let is_it = month.name().get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
    is_it.then(|| month.number_from_month())
}

/// `20190304`.
fn in_one(text: &str) -> Option<NaiveDate> {
    let is_one = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_one { day_in(&text[..4], number(&text[4..6])?, &text[6..]) } else { None }
}

fn day_in(year: &str, month: u32, day: &str) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year_of(year)?, month, number(day)?)
}

fn year_of(digits: &str) -> Option<i32> {
    match (digits.len(), i32::try_from(number(digits)?).ok()?) {
        (4, year) => Some(year),
        // Nobody keeps records of shootings before 1950 or after 2049 in two digits.
        (2, year) if year < 50 => Some(2000 + year),
        (2, year) => Some(1900 + year),
        _ => None,
    }
}

/// A date of a year, a month by its number or name, and a day, of which the last may be blank, or the last two; or
/// which of the three makes none.
pub(crate) fn in_parts(parts: [&str; 3]) -> Result<Date, usize> {
    // So tables have numbers of which some are blank.
    let [year, month, day] = parts.map(|part| part.strip_suffix(".0").unwrap_or(part));
    let date = |text: String| text.parse::<Date>().ok();
    let year = year_of(year).and_then(|year| date(year.to_string())).ok_or(0_usize)?;
    if month.is_empty() {
        return if day.is_empty() { Ok(year) } else { Err(2) };
    }
    let month = number(month)
        .or_else(|| month_of(month))
        .and_then(|month| date(format!("{year}-{month:02}")))
        .ok_or(1_usize)?;
    if day.is_empty() {
        return Ok(month);
    }
    number(day).and_then(|day| date(format!("{month}-{day:02}"))).ok_or(2)
}

fn number(digits: &str) -> Option<u32> {
    if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok() } else { None }
}

/// Excel counts days from 1900 and takes that year for a leap year; what it counts so from March 1900
/// on are days since 1899-12-30. Only numbers of the years 1954 to 2064 are taken for one.
fn serial(text: &str) -> Option<NaiveDate> {
    let digits = text.strip_suffix(".0").unwrap_or(text);
    let number: u64 = (digits.len() == 5).then(|| digits.parse().ok())??;
    let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    (20_000..60_000).contains(&number).then(|| first.checked_add_days(Days::new(number)))?
}

/// `21:26`, `9:05`, `21:26:00`, `9:05 PM`, `9 p.m.`, `2126 hrs`, and `2126` or `905` that lost its zero; with a zone's
/// `Z` behind it as databases write it.
pub(crate) fn time_of_day(text: &str) -> Option<(u32, u32)> {
    let lower = text.trim().to_ascii_lowercase();
    let bare = lower.trim_end_matches('.');
    let half = bare.strip_suffix('m').map(|rest| rest.trim_end_matches('.')).filter(|rest| rest.ends_with(['a', 'p']));
    let clock = match half {
        Some(rest) => rest[..rest.len() - 1].trim_end(),
        None => ["hours", "hrs"].iter().find_map(|word| bare.strip_suffix(word)).unwrap_or(bare).trim_end(),
    };
    let clock = clock.trim_end_matches('z');
    let (hour, minute) = match clock.split_once(':') {
        Some((hour, rest)) => (number(hour)?, number(rest.split([':', '.']).next()?)?),
        None if half.is_some() && clock.len() <= 2 => (number(clock)?, 0),
        None if (1..=4).contains(&clock.len()) => (number(clock)? / 100, number(clock)? % 100),
        None => return None,
    };
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(half) if half.ends_with('p') => hour % 12 + 12,
        Some(_) => hour % 12,
    };
    (hour < 24 && minute < 60).then_some((hour, minute))
}
