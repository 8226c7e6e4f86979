//! Counts and measures.

use std::fmt::{self, Display};
use std::num::TryFromIntError;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// How many: a whole number from 0 to 4,294,967,295.
///
/// JSON knows one kind of number, and some languages write `8.0` for eight; it is the same count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Count(pub u32);

/// A measure, from -(2^53 - 1) to 2^53 - 1: what every language reads as the same number.
///
/// JSON has no infinity and no NaN, so neither has a record. Whole numbers are written without
/// a decimal point.
///
/// ```
/// use ois_records::Number;
///
/// assert!(Number::new(f64::NAN).is_err());
/// assert_eq!(Number::new(38.48).unwrap().get(), 38.48);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Number(f64);

/// The largest whole number up to which every one is a double of its own.
const LARGEST: f64 = 9_007_199_254_740_991.0;

/// A number that is too large to be the same in every language, infinite, or not a number at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a number between -9007199254740991 and 9007199254740991 is expected")]
pub struct InvalidNumber;

impl Count {
    /// The number itself.
    pub fn get(self) -> u32 {
        self.0
    }
}

impl Number {
    /// A measure.
    ///
    /// # Errors
    /// When `value` is beyond 2^53 - 1, infinite or NaN.
    pub fn new(value: f64) -> Result<Self, InvalidNumber> {
        (value.abs() <= LARGEST).then_some(Self(value)).ok_or(InvalidNumber)
    }

    /// The number itself.
    pub fn get(self) -> f64 {
        self.0
    }
}

impl From<u32> for Count {
    fn from(count: u32) -> Self {
        Self(count)
    }
}

impl From<Count> for u32 {
    fn from(count: Count) -> Self {
        count.0
    }
}

impl TryFrom<usize> for Count {
    type Error = TryFromIntError;

    fn try_from(count: usize) -> Result<Self, TryFromIntError> {
        u32::try_from(count).map(Self)
    }
}

impl From<u32> for Number {
    fn from(number: u32) -> Self {
        Self(number.into())
    }
}

impl From<i32> for Number {
    fn from(number: i32) -> Self {
        Self(number.into())
    }
}

impl From<Number> for f64 {
    fn from(number: Number) -> Self {
        number.0
    }
}

impl From<Count> for Number {
    fn from(count: Count) -> Self {
        count.0.into()
    }
}

impl TryFrom<f64> for Number {
    type Error = InvalidNumber;

    fn try_from(value: f64) -> Result<Self, InvalidNumber> {
        Self::new(value)
    }
}

impl Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.fract() == 0.0 {
            #[expect(clippy::cast_possible_truncation, reason = "whole, and at most 2^53 - 1")]
            return serializer.serialize_i64(self.0 as i64);
        }
        serializer.serialize_f64(self.0)
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Count;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a whole number from 0 to 4294967295")
            }

            fn visit_u64<E: de::Error>(self, v: u64) -> Result<Count, E> {
                u32::try_from(v).map(Count).map_err(|_| E::invalid_value(de::Unexpected::Unsigned(v), &self))
            }

            fn visit_i64<E: de::Error>(self, v: i64) -> Result<Count, E> {
                u32::try_from(v).map(Count).map_err(|_| E::invalid_value(de::Unexpected::Signed(v), &self))
            }

            fn visit_f64<E: de::Error>(self, v: f64) -> Result<Count, E> {
                // `8.0` is the integer 8 to JSON Schema, so it is here.
                if v.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&v) {
                    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "just checked")]
                    return Ok(Count(v as u32));
                }
                Err(E::invalid_value(de::Unexpected::Float(v), &self))
            }
        }
        // A hint rather than `any`: with `serde_json/arbitrary_precision` numbers come as maps there.
        deserializer.deserialize_u32(Visitor)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = f64::deserialize(deserializer)?;
        Self::new(value).map_err(de::Error::custom)
    }
}

#[cfg(feature = "schema")]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::{Count, Number};

    impl JsonSchema for Count {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            "Count".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "integer", "minimum": 0, "maximum": u32::MAX })
        }
    }

    impl JsonSchema for Number {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            "Number".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "number", "minimum": -9_007_199_254_740_991_i64, "maximum": 9_007_199_254_740_991_i64 })
        }
    }
}
