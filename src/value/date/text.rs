//! The text of a date: its one grammar, read and written.

use std::fmt::{self, Display};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

#[cfg(feature = "schema")]
use super::DATE_PATTERN;
use super::parts::{Parts, Zone};
use super::{Date, InvalidDate, Precision, days_in};

fn parse(text: &[u8]) -> Option<Parts> {
    let mut date = Parts {
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

/// Two digits behind a separator.
fn part(text: &[u8], at: usize, separator: u8, allowed: std::ops::RangeInclusive<u8>) -> Option<u8> {
    let [first, digits @ ..] = text.get(at..at + 3)? else { return None };
    let value = u8::try_from(number(digits)?).ok()?;
    (*first == separator && allowed.contains(&value)).then_some(value)
}

fn number(digits: &[u8]) -> Option<u16> {
    digits.iter().try_fold(0, |n, digit| digit.is_ascii_digit().then(|| n * 10 + u16::from(digit - b'0')))
}

impl FromStr for Date {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        parse(text.as_bytes()).map(|parts| Self(parts.into())).ok_or(InvalidDate)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Date({self})")
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
        let date = date.0.parts();
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
