//! Days and times of day, as tables and spreadsheets write them.

use std::fmt::Write;

use chrono::{Datelike, Days, NaiveDate, Timelike};

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
        let (year, month, day) = (day.year(), day.month(), day.day());
        let written = match form {
            DayForm::ShortYear => write!(out, "{month}/{day}/{:02}", year % 100),
            DayForm::PaddedMonthDayYear => write!(out, "{month:02}/{day:02}/{year}"),
            _ => write!(out, "{month}/{day}/{year}"),
        };
        written.is_ok() && date.precision() == Precision::Day
    }
}

/// A date of our grammar, or `m/d/yyyy`, `m/d/yy`, either with a time behind it, or the number that a
/// spreadsheet has for a day. Month before day, as the field's data sets have it without exception.
fn date(text: &str) -> Option<Date> {
    // Nearly every cell.
    if let Ok(date) = text.parse::<Date>() {
        return Some(if is_midnight(date) { day_of(date)? } else { date });
    }
    let (day, time) = text.split_once([' ', 'T']).map_or((text, None), |(day, time)| (day, Some(time.trim())));
    let day = calendar_day(day)?;
    match time {
        None => on(day, None),
        Some(time) => on(day, Some(time_of_day(time)?).filter(|time| *time != (0, 0))),
    }
}

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

pub(crate) fn calendar_day(text: &str) -> Option<NaiveDate> {
    if let Some(serial) = serial(text) {
        return Some(serial);
    }
    if let Ok(date) = text.parse::<Date>() {
        return date.day();
    }
    let mut parts = text.split('/');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    let number = |digits: &str| digits.bytes().all(|it| it.is_ascii_digit()).then(|| digits.parse::<i32>().ok())?;
    let year = match (year.len(), number(year)?) {
        (4, year) => year,
        // Nobody keeps records of shootings before 1950 or after 2049 in two digits.
        (2, year) if year < 50 => 2000 + year,
        (2, year) => 1900 + year,
        _ => return None,
    };
    let part = |digits| u32::try_from(number(digits)?).ok();
    if parts.next().is_some() { None } else { NaiveDate::from_ymd_opt(year, part(month)?, part(day)?) }
}

/// Excel counts days from 1900 and takes that year for a leap year; what it counts so from March 1900
/// on are days since 1899-12-30. Only numbers of the years 1954 to 2064 are taken for one.
fn serial(text: &str) -> Option<NaiveDate> {
    let digits = text.strip_suffix(".0").unwrap_or(text);
    let number: u64 = (digits.len() == 5).then(|| digits.parse().ok())??;
    let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    (20_000..60_000).contains(&number).then(|| first.checked_add_days(Days::new(number)))?
}

/// `21:26`, `9:05`, `21:26:00`, `9:05 PM`, and `2126` or `905` that lost its zero; with a zone's `Z`
/// behind it as databases write it.
pub(crate) fn time_of_day(text: &str) -> Option<(u32, u32)> {
    let lower = text.trim().to_ascii_lowercase();
    let (clock, half) = match lower.strip_suffix('m').and_then(|rest| rest.strip_suffix(['a', 'p'])) {
        Some(clock) => (clock.trim_end(), lower.as_bytes().get(clock.len()).copied()),
        None => (lower.trim_end_matches('z'), None),
    };
    let number = |digits: &str| digits.bytes().all(|it| it.is_ascii_digit()).then(|| digits.parse::<u32>().ok())?;
    let (hour, minute) = match clock.split_once(':') {
        Some((hour, rest)) => (number(hour)?, number(rest.split([':', '.']).next()?)?),
        None if half.is_none() && (1..=4).contains(&clock.len()) => (number(clock)? / 100, number(clock)? % 100),
        None => return None,
    };
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(b'p') => hour % 12 + 12,
        Some(_) => hour % 12,
    };
    (hour < 24 && minute < 60).then_some((hour, minute))
}
