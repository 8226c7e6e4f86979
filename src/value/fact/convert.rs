//! What becomes a fact by `into()`.

use std::ops::{RangeFrom, RangeInclusive, RangeToInclusive};
use std::str::FromStr;

use super::{Absent, AbsentStatus, Bounds, Fact, Range, Span, Value};
use crate::value::{ActorId, Coded, Count, Date, InvalidDate, InvalidNumber, Number, OpenCode, PartyId, PersonId};

impl<T: Value> From<Absent> for Fact<T> {
    fn from(absent: Absent) -> Self {
        Fact::Absent(absent)
    }
}

impl<T: Value> From<AbsentStatus> for Fact<T> {
    fn from(status: AbsentStatus) -> Self {
        Fact::Absent(status.into())
    }
}

impl<T: Value> From<T> for Fact<T> {
    fn from(value: T) -> Self {
        Fact::known(value)
    }
}

impl<T: Value> From<Range<T>> for Fact<T> {
    fn from(range: Range<T>) -> Self {
        Fact::Range(range)
    }
}

impl From<&str> for Fact<String> {
    fn from(text: &str) -> Self {
        Fact::known(text.into())
    }
}

impl From<u32> for Fact<Count> {
    fn from(count: u32) -> Self {
        Fact::known(count.into())
    }
}

impl From<u32> for Fact<Number> {
    fn from(number: u32) -> Self {
        Fact::known(number.into())
    }
}

impl From<i32> for Fact<Number> {
    fn from(number: i32) -> Self {
        Fact::known(number.into())
    }
}

impl TryFrom<f64> for Fact<Number> {
    type Error = InvalidNumber;

    /// A known measure. Fails beyond 2^53 - 1, and for what is no number.
    fn try_from(number: f64) -> Result<Self, InvalidNumber> {
        Number::new(number).map(Fact::known)
    }
}

impl TryFrom<RangeInclusive<f64>> for Fact<Number> {
    type Error = InvalidNumber;

    /// A range of measures. Fails when either bound is beyond 2^53 - 1 or no number.
    fn try_from(range: RangeInclusive<f64>) -> Result<Self, InvalidNumber> {
        let (min, max) = range.into_inner();
        Ok(Bounds { min: Some(Number::new(min)?), max: Some(Number::new(max)?) }.into())
    }
}

impl FromStr for Fact<Date> {
    type Err = InvalidDate;

    /// A known date, as precise as its text is long.
    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        text.parse().map(Fact::known)
    }
}

impl<C: OpenCode> From<C> for Fact<Coded<C>> {
    fn from(code: C) -> Self {
        Fact::known(code.into())
    }
}

impl<C: OpenCode, const N: usize> From<[C; N]> for Fact<Vec<Coded<C>>> {
    fn from(codes: [C; N]) -> Self {
        Fact::known(codes.map(Coded::from).into())
    }
}

impl From<PersonId> for Fact<ActorId> {
    fn from(person: PersonId) -> Self {
        Fact::known(person.into())
    }
}

impl From<PartyId> for Fact<ActorId> {
    fn from(party: PartyId) -> Self {
        Fact::known(party.into())
    }
}

/// Ranges with both bounds or one, as Rust writes them.
macro_rules! ranges {
    ($($bound:ty => $value:ty, $range:ident { $min:ident, $max:ident };)+) => {$(
        impl From<RangeInclusive<$bound>> for Fact<$value> {
            fn from(range: RangeInclusive<$bound>) -> Self {
                let (min, max) = range.into_inner();
                $range { $min: Some(min.into()), $max: Some(max.into()) }.into()
            }
        }

        impl From<RangeFrom<$bound>> for Fact<$value> {
            fn from(range: RangeFrom<$bound>) -> Self {
                $range { $min: Some(range.start.into()), $max: None }.into()
            }
        }

        impl From<RangeToInclusive<$bound>> for Fact<$value> {
            fn from(range: RangeToInclusive<$bound>) -> Self {
                $range { $min: None, $max: Some(range.end.into()) }.into()
            }
        }
    )+};
}

ranges! {
    u32 => Count, Bounds { min, max };
    u32 => Number, Bounds { min, max };
    i32 => Number, Bounds { min, max };
    Date => Date, Span { earliest, latest };
}

macro_rules! bounds {
    ($($range:ty => $value:ty;)+) => {$(
        impl From<$range> for Fact<$value> {
            fn from(bounds: $range) -> Self {
                Fact::Range(Range { bounds, basis: None, source_text: None })
            }
        }
    )+};
}

bounds! {
    Bounds<Count> => Count;
    Bounds<Number> => Number;
    Span => Date;
}
