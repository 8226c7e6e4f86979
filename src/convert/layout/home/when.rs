//! A day in one cell and the time of day in another.

use chrono::Timelike;

use super::together::{apart, together};
use super::{Cells, Draft, Home, View, Written};
use crate::convert::layout::reading::{Reading, calendar_day, not_understood, on, time_of_day};
use crate::convert::layout::sheet::trimmed;
use crate::convert::layout::{Part, Target};
use crate::{Date, Fact, Precision};

/// When the incident was, from two cells. Without a time it is the day.
///
/// Cells that are written otherwise than the layout would keep their text, with `|` between them.
pub(crate) static DAY_AND_TIME: Target =
    Target { name: "incident.day_and_time", pointer: "/incident/occurred", home: &DayAndTime };

struct DayAndTime;

impl Home for DayAndTime {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        if cells.is_blank(0) && cells.is_blank(1) {
            return;
        }
        let (moment, odd) = moment(cells.texts);
        match odd {
            Some(at) => cells.not_understood(at),
            None if has_lost_zeros(trimmed(cells.texts[1])) => cells.mended(1),
            None => {}
        }
        draft.case.incident.occurred = match moment {
            Some(date) if write(date, cells.parts).is_some_and(|written| written == *cells.texts) => date.into(),
            Some(date) => Fact::from(date).with_source_text(together(cells.texts)),
            None => not_understood(&together(cells.texts)),
        };
    }

    fn write(&self, view: &View<'_>, parts: &[Part<'_>], out: &mut Written) {
        let occurred = &view.case.incident.occurred;
        let texts = occurred.source_text().map(|text| apart(text, parts.len())).unwrap_or_default();
        let texts: Vec<_> = texts.iter().map(String::as_str).collect();
        let is_ours = texts.len() == parts.len() && moment(&texts).0 == occurred.value().copied();
        let written = match occurred.value() {
            _ if is_ours => Some([texts[0].to_owned(), texts[1].to_owned()]),
            Some(date) => write(*date, parts),
            None => None,
        };
        out.is_incomplete |= written.is_none() && occurred.is_stated();
        for cell in written.unwrap_or_default() {
            out.cell().push_str(&cell);
        }
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        matches!(parts, [(_, Reading::Day(..)), (_, Reading::Time)])
    }
}

/// `905`, which was `0905`.
fn has_lost_zeros(time: &str) -> bool {
    (1..4).contains(&time.len()) && time.bytes().all(|byte| byte.is_ascii_digit())
}

/// The moment that two cells say, and which of them is not understood. Of a time that is not, the day stands.
fn moment(texts: &[&str]) -> (Option<Date>, Option<usize>) {
    let [day, time] = [texts[0], texts[1]].map(trimmed);
    let Some(day) = calendar_day(day) else { return (None, Some(usize::from(day.is_empty()))) };
    let is_odd = !time.is_empty() && time_of_day(time).is_none();
    let moment = on(day, time_of_day(time));
    (moment, if is_odd { Some(1) } else { moment.is_none().then_some(0) })
}

fn write(date: Date, parts: &[Part<'_>]) -> Option<[String; 2]> {
    let mut cells = [String::new(), String::new()];
    let day = on(date.day()?, None)?;
    parts[0].1.write::<Date>(&day.into(), &mut cells[0]).then_some(())?;
    if date.precision() >= Precision::Minute {
        let time = date.earliest();
        cells[1] = format!("{:02}:{:02}", time.hour(), time.minute());
    }
    Some(cells)
}
