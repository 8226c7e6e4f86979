//! What a date is made of, and the one number that holds it: dates are many, and compared all the time.

use std::num::NonZero;

use super::Precision;

/// What a date is made of. What it does not state is 0.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    pub year: u16,
    pub month: u8,
    pub day: u8,
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
    pub precision: Precision,
    pub zone: Zone,
}

/// The clock that a time was stated on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    NotStated,
    Utc,
    Minutes(i16),
}

impl Zone {
    /// `+00:00` is how programs write UTC; like `Z` it tells of no place's clock.
    pub fn told(self) -> Self {
        if self == Zone::Minutes(0) { Zone::Utc } else { self }
    }

    pub fn seconds(self) -> i64 {
        match self {
            Zone::NotStated | Zone::Utc => 0,
            Zone::Minutes(minutes) => i64::from(minutes) * 60,
        }
    }
}

/// A date in one number. From the year down to the second its bits grow with time; below them stand
/// precision and zone.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Packed(NonZero<u64>);

/// How many bits precision and zone take.
const BELOW: u32 = PRECISION + ZONE;
const PRECISION: u32 = 3;
const ZONE: u32 = 12;
/// What is added to the minutes of a zone, so that no offset within a day meets those that are no number.
const NO_OFFSET: i16 = 24 * 60 + 2;

impl From<Parts> for Packed {
    fn from(parts: Parts) -> Self {
        let clock = [(4, parts.month), (5, parts.day), (5, parts.hour), (6, parts.minute), (6, parts.second)]
            .into_iter()
            .fold(u64::from(parts.year), |clock, (bits, part)| clock << bits | u64::from(part));
        let zone = match parts.zone {
            Zone::NotStated => 0,
            Zone::Utc => 1,
            Zone::Minutes(minutes) => (NO_OFFSET + minutes).unsigned_abs(),
        };
        let number = (clock << PRECISION | parts.precision as u64) << ZONE | u64::from(zone);
        // No year is 0.
        Self(NonZero::new(number).unwrap_or(NonZero::<u64>::MIN))
    }
}

impl Packed {
    /// Some of the bits, from the lowest that is not left out.
    #[expect(clippy::cast_possible_truncation, reason = "no part has more than 16 bits")]
    fn bits(self, below: u32, count: u32) -> u16 {
        (self.0.get() >> below) as u16 & ((1 << count) - 1)
    }

    pub fn parts(self) -> Parts {
        let part = |below, count| self.bits(BELOW + below, count).to_le_bytes()[0];
        Parts {
            year: self.bits(BELOW + 26, 12),
            month: part(22, 4),
            day: part(17, 5),
            hour: part(12, 5),
            minute: part(6, 6),
            second: part(0, 6),
            precision: self.precision(),
            zone: self.zone(),
        }
    }

    #[inline]
    pub fn precision(self) -> Precision {
        match self.bits(ZONE, PRECISION) {
            0 => Precision::Year,
            1 => Precision::Month,
            2 => Precision::Day,
            3 => Precision::Minute,
            _ => Precision::Second,
        }
    }

    pub fn zone(self) -> Zone {
        match self.bits(0, ZONE) {
            0 => Zone::NotStated,
            1 => Zone::Utc,
            minutes => Zone::Minutes(minutes.cast_signed() - NO_OFFSET),
        }
    }

    /// Its day, counted from one long ago.
    pub fn day_number(self) -> i64 {
        let Parts { year, month, day, .. } = self.parts();
        // A year that begins in March has its leap day at the end, and its months go by a rule.
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let [year, month, day] = [year.into(), month.into(), i64::from(day)];
        365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day
    }

    /// Whether the two were stated on one clock.
    #[inline]
    pub fn is_told_like(self, other: Self) -> bool {
        self.bits(0, ZONE) == other.bits(0, ZONE)
    }

    /// The first second as a number that grows with time.
    #[inline]
    pub fn first_on_clock(self) -> u64 {
        self.0.get() >> BELOW
    }

    /// A number of that kind which lies behind the last second, and before what comes next.
    #[inline]
    pub fn last_on_clock(self) -> u64 {
        let unknown = match self.precision() {
            Precision::Year => 26,
            Precision::Month => 22,
            Precision::Day => 17,
            Precision::Minute => 6,
            Precision::Second => 0,
        };
        self.first_on_clock() | ((1 << unknown) - 1)
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use crate::Date;

    #[test]
    fn days_are_counted_as_the_calendar_does() {
        let first = NaiveDate::from_ymd_opt(1000, 1, 1).unwrap();
        let mut before = Date::try_from(first).unwrap();
        for day in first.iter_days().skip(1).map_while(|day| Date::try_from(day).ok()) {
            assert_eq!(before.days_until(day), Some(1), "{day}");
            before = day;
        }
        assert_eq!(before.to_string(), "2999-12-31");
    }
}
