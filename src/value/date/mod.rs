//! Dates whose length is their precision.

mod parts;
mod text;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use parts::{Packed, Parts, Zone};

/// The one grammar of dates, as the published schema states it (ECMA 262, leap years included).
///
/// Years run from 1000 to 2999: `0018` and `9999` are typing errors and placeholders.
pub const DATE_PATTERN: &str = "^([12][0-9]{3}(-(0[1-9]|1[0-2]))?|([12][0-9]{3}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|([12][0-9](0[48]|[2468][048]|[13579][26])|(12|16|20|24|28)00)-02-29)(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(Z|\\+(0[0-9]|1[0-4]):[0-5][0-9]|-(0[1-9]|1[0-2]):[0-5][0-9])?)?)$";

const HOUR: i64 = 3600;

/// A date or a time, as precise as its source.
///
/// | text | precision |
/// |---|---|
/// | `2018` | [`Precision::Year`] |
/// | `2018-03` | [`Precision::Month`] |
/// | `2018-03-18` | [`Precision::Day`] |
/// | `2018-03-18T21:26` | [`Precision::Minute`], local time, zone not stated |
/// | `2018-03-18T21:26:00-07:00` | [`Precision::Second`], zone stated |
///
/// A minute may have a zone, and a second may be without one. Nothing is ever filled in: a source
/// that says "2018" does not become the first of January.
///
/// ```
/// use ois_records::{Date, Precision};
///
/// let day: Date = "2018-03-18".parse()?;
/// assert_eq!(day.precision(), Precision::Day);
/// assert!("2018-02-29".parse::<Date>().is_err());
///
/// // "March 2018" may be before or after the 18th; April is certainly after it.
/// assert!(!day.certainly_before("2018-03".parse()?));
/// assert!(day.certainly_before("2018-04".parse()?));
/// # Ok::<(), ois_records::InvalidDate>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date(Packed);

/// How precise a [`Date`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A year.
    Year,
    /// A month of a year.
    Month,
    /// A calendar day.
    Day,
    /// A minute of a day.
    Minute,
    /// A second of a minute.
    Second,
}

/// A text that is no date of the grammar, or no day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a date such as 2018, 2018-03, 2018-03-18, 2018-03-18T21:26 or 2018-03-18T21:26:00-07:00 is expected")]
pub struct InvalidDate;

impl Date {
    /// How precise the date is.
    pub fn precision(self) -> Precision {
        self.0.precision()
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.parts().year.into()
    }

    /// The calendar day, when the date is at least that precise.
    pub fn day(self) -> Option<NaiveDate> {
        (self.precision() >= Precision::Day).then(|| self.first_day())
    }

    /// A minute of the day, on a clock whose zone is not stated; none where no clock shows it.
    #[cfg(feature = "csv")]
    pub(crate) fn at(self, hour: u32, minute: u32) -> Option<Self> {
        let [hour, minute] =
            [(hour, 24), (minute, 60)].map(|(part, end)| u8::try_from(part).ok().filter(|it| *it < end));
        let minute = Parts { hour: hour?, minute: minute?, precision: Precision::Minute, ..self.0.parts() };
        Some(Self(minute.into()))
    }

    /// The hour of the day, when the date is at least that precise, on the clock it was stated in.
    pub(crate) fn hour(self) -> Option<u8> {
        (self.precision() > Precision::Day).then(|| self.0.parts().hour)
    }

    /// The first second that the date covers, on the clock it was stated in.
    pub fn earliest(self) -> NaiveDateTime {
        let Parts { hour, minute, second, .. } = self.0.parts();
        let time = NaiveTime::from_hms_opt(hour.into(), minute.into(), second.into());
        self.first_day().and_time(time.unwrap_or(NaiveTime::MIN))
    }

    /// A number that grows with the last second that the date covers, on the clock it was stated in.
    pub(crate) fn last_on_clock(self) -> u64 {
        self.0.last_on_clock()
    }

    /// The last second that the date covers, on the clock it was stated in.
    pub fn latest(self) -> NaiveDateTime {
        let end_of = |day: NaiveDate| day.and_time(NaiveTime::MIN) + chrono::TimeDelta::seconds(24 * HOUR - 1);
        let Parts { year, month, precision, .. } = self.0.parts();
        match precision {
            Precision::Year => end_of(civil(year, 12, 31)),
            Precision::Month => end_of(civil(year, month, days_in(year, month))),
            Precision::Day => end_of(self.first_day()),
            Precision::Minute => self.earliest() + chrono::TimeDelta::seconds(59),
            Precision::Second => self.earliest(),
        }
    }

    /// The offset from UTC, when it was stated.
    pub fn offset(self) -> Option<FixedOffset> {
        FixedOffset::east_opt(match self.0.zone() {
            Zone::NotStated => return None,
            Zone::Utc => 0,
            Zone::Minutes(minutes) => i32::from(minutes) * 60,
        })
    }

    /// Whether all of this date lies before all of the other: the only order that is an error when
    /// it is the wrong one.
    ///
    /// A time without a zone is read on the other's clock, since both speak of one place; beside
    /// `Z` or `+00:00`, which name no place's clock, it may be anywhere on earth.
    #[inline]
    pub fn certainly_before(self, other: Self) -> bool {
        if self.0.is_told_like(other.0) {
            return self.0.last_on_clock() < other.0.first_on_clock();
        }
        self.certainly_before_elsewhere(other)
    }

    /// The same where the two were not stated on one clock.
    fn certainly_before_elsewhere(self, other: Self) -> bool {
        let (one, another) = (self.0.zone().told(), other.0.zone().told());
        let shift = match (one, another) {
            (Zone::NotStated, Zone::Utc) => 12 * HOUR,
            (Zone::Utc, Zone::NotStated) => 14 * HOUR,
            (Zone::Minutes(_) | Zone::Utc, Zone::Minutes(_) | Zone::Utc) => another.seconds() - one.seconds(),
            // Two clocks of one place.
            (Zone::NotStated, _) | (_, Zone::NotStated) => 0,
        };
        if shift == 0 {
            return self.0.last_on_clock() < other.0.first_on_clock();
        }
        self.latest().and_utc().timestamp() + shift < other.earliest().and_utc().timestamp()
    }

    /// The first and the last calendar day that it can have been where it happened. The same but for
    /// a moment in UTC, which says nothing of the local day.
    pub(crate) fn local_days(self) -> [NaiveDate; 2] {
        if self.precision() >= Precision::Day && self.0.zone().told() != Zone::Utc {
            return [self.first_day(); 2];
        }
        let (earliest, latest) = (self.earliest(), self.latest());
        if self.precision() < Precision::Day {
            return [earliest.date(), latest.date()];
        }
        [(earliest - chrono::TimeDelta::hours(12)).date(), (latest + chrono::TimeDelta::hours(14)).date()]
    }

    /// Whole calendar days from this day to the other, neither day counted twice: the 18th to the
    /// 21st is 3. `None` when either is less precise than a day.
    pub fn days_until(self, other: Self) -> Option<i64> {
        let days = |date: Self| (date.precision() >= Precision::Day).then(|| date.0.day_number());
        Some(days(other)? - days(self)?)
    }

    fn first_day(self) -> NaiveDate {
        let Parts { year, month, day, .. } = self.0.parts();
        civil(year, month.max(1), day.max(1))
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

fn civil(year: u16, month: u8, day: u8) -> NaiveDate {
    NaiveDate::from_ymd_opt(year.into(), month.into(), day.into()).unwrap_or_default()
}

impl TryFrom<&str> for Date {
    type Error = InvalidDate;

    fn try_from(text: &str) -> Result<Self, InvalidDate> {
        text.parse()
    }
}

impl TryFrom<NaiveDate> for Date {
    type Error = InvalidDate;

    /// A calendar day. Fails outside the years 1000 to 2999.
    fn try_from(day: NaiveDate) -> Result<Self, InvalidDate> {
        let year = u16::try_from(day.year()).ok().filter(|year| (1000..3000).contains(year)).ok_or(InvalidDate)?;
        let [month, day] = [day.month(), day.day()].map(|part| u8::try_from(part).unwrap_or_default());
        let (precision, zone) = (Precision::Day, Zone::NotStated);
        Ok(Self(Parts { year, month, day, hour: 0, minute: 0, second: 0, precision, zone }.into()))
    }
}

impl TryFrom<DateTime<FixedOffset>> for Date {
    type Error = InvalidDate;

    /// A moment to the second, in its zone. Fails outside the years 1000 to 2999, and for an offset
    /// of no place on earth or with seconds of its own, as local mean times had.
    fn try_from(moment: DateTime<FixedOffset>) -> Result<Self, InvalidDate> {
        let mut parts = Self::try_from(moment.date_naive())?.0.parts();
        [parts.hour, parts.minute, parts.second] =
            [moment.hour(), moment.minute(), moment.second()].map(|n| u8::try_from(n).unwrap_or_default());
        parts.precision = Precision::Second;
        let offset = moment.offset().local_minus_utc();
        let minutes = (offset % 60 == 0).then_some(offset / 60).ok_or(InvalidDate)?;
        parts.zone = Zone::Minutes(i16::try_from(minutes).map_err(|_| InvalidDate)?);
        debug_assert_eq!(i32::from(parts.year), moment.year());
        Self(parts.into()).to_string().parse()
    }
}
