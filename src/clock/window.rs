//! Moments as far as they are known: not before this, not after that.

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::calendar::clocks_may_change;
use crate::{Date, Fact, Precision};

/// When something is, as far as it is known; an end that is not there is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Window {
    pub first: Option<NaiveDateTime>,
    pub last: Option<NaiveDateTime>,
}

/// How finely a clock runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grain {
    /// By the calendar days of the place.
    Days,
    /// By the hour, on the clock of what started it; `None` when its zone is not stated.
    Hours(Option<FixedOffset>),
}

impl Window {
    /// From the beginning of a day to the end of another.
    pub fn of_days(first: Option<NaiveDate>, last: Option<NaiveDate>) -> Self {
        Self { first: first.map(start_of), last: last.map(end_of) }
    }

    /// When a fact says that something was. Absent dates are open at both ends.
    pub fn of(fact: &Fact<Date>, grain: Grain) -> Self {
        let earliest = fact.earliest().and_then(|date| Self::of_date(date, grain).first);
        Self { first: earliest, last: fact.latest().and_then(|date| Self::of_date(date, grain).last) }
    }

    /// When a date is.
    pub fn of_date(date: Date, grain: Grain) -> Self {
        let Grain::Hours(place) = grain else {
            let [first, last] = date.local_days();
            return Self::of_days(Some(first), Some(last));
        };
        let (first, last) = match date.precision() {
            // Limits in hours are kept to the minute, whichever second it was.
            Precision::Minute | Precision::Second => [to_the_minute(date.earliest()); 2].into(),
            _ => (date.earliest(), date.latest()),
        };
        let shifted = |by: i64| Self { first: shift(first, by), last: shift(last, by) };
        let own = date.offset().filter(|_| date.precision() > Precision::Day).map(|own| own.local_minus_utc());
        // `Z` names no place's clock; another offset is that of the place.
        match (own, place.map(|place| place.local_minus_utc())) {
            (Some(own), Some(place)) => shifted(i64::from(place - own)),
            (Some(0), None) => Self { first: shift(first, -12 * 3600), last: shift(last, 14 * 3600) },
            (None, Some(0)) => Self { first: shift(first, -14 * 3600), last: shift(last, 12 * 3600) },
            _ => shifted(0),
        }
    }

    /// The same moment, known no better than to the hour where clocks may have been changed since.
    pub fn with_change_of_clocks(self, since: Option<NaiveDateTime>) -> Self {
        match (since, self.last) {
            (Some(since), Some(last)) if !clocks_may_change(since, last) => self,
            _ => Self {
                first: self.first.and_then(|it| shift(it, -3600)),
                last: self.last.and_then(|it| shift(it, 3600)),
            },
        }
    }

    /// Whether all that this can be is at or before all that the other can be.
    pub fn is_by(self, due: Self) -> bool {
        matches!((self.last, due.first), (Some(event), Some(due)) if event <= due)
    }

    /// Whether all that this can be is after all that the other can be.
    pub fn is_after(self, due: Self) -> bool {
        matches!((self.first, due.last), (Some(event), Some(due)) if event > due)
    }

    /// Whether it may have been by the as-of date.
    pub fn has_come(self, as_of: Option<Self>) -> bool {
        !as_of.is_some_and(|as_of| self.is_after(as_of))
    }

    /// The day, when there is no doubt about it.
    pub fn day(self) -> Option<NaiveDate> {
        let (first, last) = (self.first?.date(), self.last?.date());
        (first == last).then_some(first)
    }

    pub fn first_day(self) -> Option<NaiveDate> {
        Some(self.first?.date())
    }

    pub fn last_day(self) -> Option<NaiveDate> {
        Some(self.last?.date())
    }
}

pub(crate) fn start_of(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN)
}

/// The last second of a day.
pub(crate) fn end_of(day: NaiveDate) -> NaiveDateTime {
    day.and_hms_opt(23, 59, 59).unwrap_or(start_of(day))
}

/// The later of two ends; open when either is.
pub(super) fn later(a: Option<NaiveDateTime>, b: Option<NaiveDateTime>) -> Option<NaiveDateTime> {
    a.zip(b).map(|(a, b)| a.max(b))
}

fn to_the_minute(moment: NaiveDateTime) -> NaiveDateTime {
    moment.with_second(0).unwrap_or(moment)
}

fn shift(moment: NaiveDateTime, seconds: i64) -> Option<NaiveDateTime> {
    moment.checked_add_signed(TimeDelta::seconds(seconds))
}
