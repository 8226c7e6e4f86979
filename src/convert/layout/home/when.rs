//! A day in one cell and the time of day in another.

use std::fmt::Write;

use chrono::Timelike;

use super::Cells;
use super::spread::Spread;
use crate::convert::layout::reading::{Reading, calendar_day, on, time_of_day};
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

/// `905`, which was `0905`.
fn has_lost_zeros(time: &str) -> bool {
    (1..4).contains(&time.len()) && time.bytes().all(|byte| byte.is_ascii_digit())
}

/// The moment that two cells say. Of a time that is not understood, the day stands.
fn moment(cells: &mut Cells<'_>) -> Option<Fact<Date>> {
    let [day, time] = [0, 1].map(|at| trimmed(cells.texts[at]));
    let Some(day) = calendar_day(day) else {
        cells.not_understood(usize::from(day.is_empty()));
        return None;
    };
    let clock = time_of_day(time);
    let moment = on(day, clock);
    if clock.is_none() && !time.is_empty() {
        cells.not_understood(1);
    } else if moment.is_none() {
        cells.not_understood(0);
    } else if has_lost_zeros(time) {
        cells.mended(1);
    }
    moment.map(Fact::known)
}

fn write_moment(moment: &Fact<Date>, parts: &[Part<'_>], texts: &mut [String]) -> bool {
    let Some(date) = moment.value() else { return false };
    let Some(day) = date.day().and_then(|day| on(day, None)) else { return false };
    if date.precision() >= Precision::Minute {
        let time = date.earliest();
        let _ = write!(texts[1], "{:02}:{:02}", time.hour(), time.minute());
    }
    parts[0].1.write::<Date>(&day.into(), &mut texts[0])
}
