//! Dates whose length is their precision.

use std::fmt::{self, Display};
use std::str::FromStr;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
    hour: u8,
    minute: u8,
    second: u8,
    precision: Precision,
    zone: Zone,
}

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

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Zone {
    NotStated,
    Utc,
    Minutes(i16),
}

/// A text that is no date of the grammar, or no day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a date such as 2018, 2018-03, 2018-03-18, 2018-03-18T21:26 or 2018-03-18T21:26:00-07:00 is expected")]
pub struct InvalidDate;

impl Date {
    /// How precise the date is.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year.into()
    }

    /// The calendar day, when the date is at least that precise.
    pub fn day(self) -> Option<NaiveDate> {
        (self.precision >= Precision::Day).then(|| self.first_day())
    }

    /// A minute of the day, on a clock whose zone is not stated; none where no clock shows it.
    #[cfg(feature = "csv")]
    pub(crate) fn at(self, hour: u32, minute: u32) -> Option<Self> {
        let [hour, minute] =
            [(hour, 24), (minute, 60)].map(|(part, end)| u8::try_from(part).ok().filter(|it| *it < end));
        Some(Self { hour: hour?, minute: minute?, precision: Precision::Minute, ..self })
    }

    /// The first second that the date covers, on the clock it was stated in.
    pub fn earliest(self) -> NaiveDateTime {
        let time = NaiveTime::from_hms_opt(self.hour.into(), self.minute.into(), self.second.into());
        self.first_day().and_time(time.unwrap_or(NaiveTime::MIN))
    }

    /// The first second as a number that grows with time.
    fn first_on_clock(self) -> u64 {
        let parts = [self.month, self.day, self.hour, self.minute, self.second];
        parts.iter().fold(self.year.into(), |number, part| number << 8 | u64::from(*part))
    }

    /// A number of that kind which lies behind the last second, and before what comes next.
    fn last_on_clock(self) -> u64 {
        let unknown = match self.precision {
            Precision::Year => 40,
            Precision::Month => 32,
            Precision::Day => 24,
            Precision::Minute => 8,
            Precision::Second => 0,
        };
        self.first_on_clock() | ((1 << unknown) - 1)
    }

    /// The last second that the date covers, on the clock it was stated in.
    pub fn latest(self) -> NaiveDateTime {
        let end_of = |day: NaiveDate| day.and_time(NaiveTime::MIN) + chrono::TimeDelta::seconds(24 * HOUR - 1);
        match self.precision {
            Precision::Year => end_of(civil(self.year, 12, 31)),
            Precision::Month => end_of(civil(self.year, self.month, days_in(self.year, self.month))),
            Precision::Day => end_of(self.first_day()),
            Precision::Minute => self.earliest() + chrono::TimeDelta::seconds(59),
            Precision::Second => self.earliest(),
        }
    }

    /// The offset from UTC, when it was stated.
    pub fn offset(self) -> Option<FixedOffset> {
        FixedOffset::east_opt(match self.zone {
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
    pub fn certainly_before(self, other: Self) -> bool {
        let (one, another) = (self.zone.told(), other.zone.told());
        let shift = match (one, another) {
            (Zone::NotStated, Zone::Utc) => 12 * HOUR,
            (Zone::Utc, Zone::NotStated) => 14 * HOUR,
            (Zone::Minutes(_) | Zone::Utc, Zone::Minutes(_) | Zone::Utc) => another.seconds() - one.seconds(),
            // One clock, or two of one place: no calendar is needed.
            (Zone::NotStated, _) | (_, Zone::NotStated) => 0,
        };
        if shift == 0 {
            return self.last_on_clock() < other.first_on_clock();
        }
        self.latest().and_utc().timestamp() + shift < other.earliest().and_utc().timestamp()
    }

    /// The first and the last calendar day that it can have been where it happened. The same but for
    /// a moment in UTC, which says nothing of the local day.
    pub(crate) fn local_days(self) -> [NaiveDate; 2] {
        let (earliest, latest) = (self.earliest(), self.latest());
        if self.precision <= Precision::Day || self.zone.told() != Zone::Utc {
            return [earliest.date(), latest.date()];
        }
        [(earliest - chrono::TimeDelta::hours(12)).date(), (latest + chrono::TimeDelta::hours(14)).date()]
    }

    /// Whole calendar days from this day to the other, neither day counted twice: the 18th to the
    /// 21st is 3. `None` when either is less precise than a day.
    pub fn days_until(self, other: Self) -> Option<i64> {
        Some((other.day()? - self.day()?).num_days())
    }

    fn first_day(self) -> NaiveDate {
        civil(self.year, self.month.max(1), self.day.max(1))
    }

    fn parse(text: &[u8]) -> Option<Self> {
        let mut date = Self {
            year: number(text.get(..4)?)?,
            month: 0,
            day: 0,
            hour: 0,
            minute: 0,
            second: 0,
            precision: Precision::Year,
            zone: Zone::NotStated,
        };
        if !(1000..3000).contains(&date.year) {
            return None;
        }
        if text.len() == 4 {
            return Some(date);
        }
        date.month = part(text, 4, b'-', 1..=12)?;
        date.precision = Precision::Month;
        if text.len() == 7 {
            return Some(date);
        }
        date.day = part(text, 7, b'-', 1..=days_in(date.year, date.month))?;
        date.precision = Precision::Day;
        if text.len() == 10 {
            return Some(date);
        }
        date.hour = part(text, 10, b'T', 0..=23)?;
        date.minute = part(text, 13, b':', 0..=59)?;
        date.precision = Precision::Minute;
        let mut zone = &text[16..];
        if zone.first() == Some(&b':') {
            date.second = part(text, 16, b':', 0..=59)?;
            date.precision = Precision::Second;
            zone = &text[19..];
        }
        date.zone = match zone {
            [] => Zone::NotStated,
            [b'Z'] => Zone::Utc,
            [sign @ (b'+' | b'-'), _, _, _, _, _] => {
                let hours = if *sign == b'+' { 0..=14 } else { 1..=12 };
                let minutes = i16::from(part(zone, 0, *sign, hours)?) * 60 + i16::from(part(zone, 3, b':', 0..=59)?);
                Zone::Minutes(if *sign == b'+' { minutes } else { -minutes })
            }
            _ => return None,
        };
        Some(date)
    }
}

impl Zone {
    /// `+00:00` is how programs write UTC; like `Z` it tells of no place's clock.
    fn told(self) -> Self {
        if self == Zone::Minutes(0) { Zone::Utc } else { self }
    }

    fn seconds(self) -> i64 {
        match self {
            Zone::NotStated | Zone::Utc => 0,
            Zone::Minutes(minutes) => i64::from(minutes) * 60,
        }
    }
}

/// Two digits behind a separator.
fn part(text: &[u8], at: usize, separator: u8, allowed: std::ops::RangeInclusive<u8>) -> Option<u8> {
    let [first, digits @ ..] = text.get(at..at + 3)? else { return None };
    let value = u8::try_from(number(digits)?).ok()?;
    (*first == separator && allowed.contains(&value)).then_some(value)
}

fn number(digits: &[u8]) -> Option<u16> {
    digits.iter().try_fold(0, |n, digit| digit.is_ascii_digit().then(|| n * 10 + u16::from(digit - b'0')))
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

impl FromStr for Date {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        Self::parse(text.as_bytes()).ok_or(InvalidDate)
    }
}

impl TryFrom<NaiveDate> for Date {
    type Error = InvalidDate;

    /// A calendar day. Fails outside the years 1000 to 2999.
    fn try_from(day: NaiveDate) -> Result<Self, InvalidDate> {
        let year = u16::try_from(day.year()).ok().filter(|year| (1000..3000).contains(year)).ok_or(InvalidDate)?;
        let [month, day] = [day.month(), day.day()].map(|part| u8::try_from(part).unwrap_or_default());
        let (precision, zone) = (Precision::Day, Zone::NotStated);
        Ok(Self { year, month, day, hour: 0, minute: 0, second: 0, precision, zone })
    }
}

impl TryFrom<DateTime<FixedOffset>> for Date {
    type Error = InvalidDate;

    /// A moment to the second, in its zone. Fails outside the years 1000 to 2999, and for an offset
    /// of no place on earth or with seconds of its own, as local mean times had.
    fn try_from(moment: DateTime<FixedOffset>) -> Result<Self, InvalidDate> {
        let mut date = Self::try_from(moment.date_naive())?;
        [date.hour, date.minute, date.second] =
            [moment.hour(), moment.minute(), moment.second()].map(|n| u8::try_from(n).unwrap_or_default());
        date.precision = Precision::Second;
        let offset = moment.offset().local_minus_utc();
        let minutes = (offset % 60 == 0).then_some(offset / 60).ok_or(InvalidDate)?;
        date.zone = Zone::Minutes(i16::try_from(minutes).map_err(|_| InvalidDate)?);
        debug_assert_eq!(date.year(), moment.year());
        date.to_string().parse()
    }
}

impl Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Text::of(*self).as_str())
    }
}

/// A date's text, on the stack.
struct Text {
    bytes: [u8; 25],
    len: usize,
}

impl Text {
    fn of(date: Date) -> Self {
        let mut text = Self { bytes: [0; 25], len: 0 };
        text.two(date.year / 100);
        text.two(date.year % 100);
        let parts = [(b'-', date.month), (b'-', date.day), (b'T', date.hour), (b':', date.minute), (b':', date.second)];
        let stated = match date.precision {
            Precision::Year => 0,
            Precision::Month => 1,
            Precision::Day => 2,
            Precision::Minute => 4,
            Precision::Second => 5,
        };
        for (separator, value) in &parts[..stated] {
            text.one(*separator);
            text.two((*value).into());
        }
        match date.zone {
            Zone::NotStated => {}
            Zone::Utc => text.one(b'Z'),
            Zone::Minutes(minutes) => {
                text.one(if minutes < 0 { b'-' } else { b'+' });
                text.two(minutes.unsigned_abs() / 60);
                text.one(b':');
                text.two(minutes.unsigned_abs() % 60);
            }
        }
        text
    }

    fn one(&mut self, byte: u8) {
        self.bytes[self.len] = byte;
        self.len += 1;
    }

    fn two(&mut self, number: u16) {
        self.one(b'0' + u8::try_from(number / 10 % 10).unwrap_or_default());
        self.one(b'0' + u8::try_from(number % 10).unwrap_or_default());
    }

    fn as_str(&self) -> &str {
        str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(Text::of(*self).as_str())
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Date;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                InvalidDate.fmt(f)
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Date, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let meaning = "A date or a time, as long as it is precise: 2018, 2018-03, 2018-03-18, 2018-03-18T21:26 (local time, \
                       zone not stated), 2018-03-18T21:26:00-07:00. It is a text: a date type of most languages would add \
                       what nobody said.";
        schemars::json_schema!({
            "type": "string",
            "pattern": DATE_PATTERN,
            // Where `$` also matches before a last line break, as it does in Python.
            "not": { "pattern": "\\n" },
            "x-scalar": { "name": "DateText", "description": meaning },
        })
    }
}
