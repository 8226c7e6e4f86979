//! When the incident was: a day beside the time of day, or in its parts.

use std::fmt::Write;

use chrono::{Datelike, Timelike};

use super::Cells;
use super::spread::{Spread, said};
use crate::convert::layout::reading::{self, Reading, in_parts, on, time_of_day};
use crate::convert::layout::sheet::trimmed;
use crate::convert::layout::{Part, Target};
use crate::{Date, Fact, Precision};

/// When the incident was, from two cells. Without a time it is the day.
pub(crate) static DAY_AND_TIME: Target = Target {
    name: "incident.day_and_time",
    pointer: "/incident/occurred",
    home: &Spread::<Date> {
        get: |view| Some(&view.case.incident.occurred),
        make: |draft| &mut draft.incident().occurred,
        read: moment,
        write: write_moment,
        fits: |parts| matches!(parts, [(_, Reading::Day(..)), (_, Reading::Time)]),
    },
};

/// When the incident was, from a year, a month and a day. Without a day it is the month, and without a month the year.
pub(crate) static YEAR_MONTH_DAY: Target = Target {
    name: "incident.year_month_day",
    pointer: "/incident/occurred",
    home: &Spread::<Date> {
        get: |view| Some(&view.case.incident.occurred),
        make: |draft| &mut draft.incident().occurred,
        read: date,
        write: write_date,
        fits: |parts| matches!(parts, [(_, Reading::Text(_)), (_, Reading::Text(_)), (_, Reading::Text(_))]),
    },
};

/// `905`, which was `0905`.
fn has_lost_zeros(time: &str) -> bool {
    (1..4).contains(&time.len()) && time.bytes().all(|byte| byte.is_ascii_digit())
}

/// The moment that two cells say. Of a time that is not understood, the day stands. The cell of the day may have a time
/// too: the same, or the only one.
fn moment(cells: &mut Cells<'_>) -> Option<Fact<Date>> {
    let [day, time] = [0, 1].map(|at| trimmed(cells.texts[at]));
    let Some((date, day)) = reading::date(day).and_then(|date| Some((date, date.day()?))) else {
        cells.not_understood(usize::from(day.is_empty()));
        return None;
    };
    let (own, clock) = (clock_of(date), time_of_day(time));
    let moment = if own.is_some() { Some(date) } else { on(day, clock) };
    if !time.is_empty() && (clock.is_none() || own.is_some() && own != clock) {
        cells.not_understood(1);
    } else if moment.is_none() {
        cells.not_understood(0);
    } else if has_lost_zeros(time) {
        cells.mended(1);
    }
    moment.map(Fact::known)
}

/// The time of day of a date that has one, to the minute.
fn clock_of(date: Date) -> Option<(u32, u32)> {
    let time = date.earliest();
    (date.precision() >= Precision::Minute).then(|| (time.hour(), time.minute()))
}

fn write_moment(moment: &Fact<Date>, parts: &[Part<'_>], texts: &mut [String]) -> bool {
    let Some(date) = moment.value() else { return false };
    let Some(day) = date.day().and_then(|day| on(day, None)) else { return false };
    if let Some((hour, minute)) = clock_of(*date) {
        let _ = write!(texts[1], "{hour:02}:{minute:02}");
    }
    parts[0].1.write::<Date>(&day.into(), &mut texts[0])
}

/// The date that three cells say. One whose parts make none is not guessed.
fn date(cells: &mut Cells<'_>) -> Option<Fact<Date>> {
    let parts = match said(cells) {
        Ok(parts) => parts,
        Err(absent) => return Some(absent.into()),
    };
    match in_parts([0, 1, 2].map(|at| parts[at].as_str())) {
        Ok(date) => Some(date.into()),
        Err(odd) => {
            let stated = (odd..parts.len()).find(|at| !cells.is_blank(*at));
            cells.not_understood(stated.unwrap_or(odd));
            None
        }
    }
}

/// A time of day has no cell here, and is not lost without a word.
fn write_date(date: &Fact<Date>, parts: &[Part<'_>], texts: &mut [String]) -> bool {
    let Some(value) = date.value() else { return parts[0].1.write(date, &mut texts[0]) };
    let day = value.earliest();
    let stated = match value.precision() {
        Precision::Year => 1,
        Precision::Month => 2,
        Precision::Day => 3,
        Precision::Minute | Precision::Second => return false,
    };
    let numbers = [day.year().to_string(), day.month().to_string(), day.day().to_string()];
    texts.iter_mut().zip(numbers).take(stated).for_each(|(text, number)| *text = number);
    true
}
