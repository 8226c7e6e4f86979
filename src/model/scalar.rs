//! A value as a claim states it, whatever field it is about.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use super::leaf::Leaf;
use super::visit::{Visit, Visitor};
use crate::path::Path;
use crate::value::json::Json;
use crate::value::{Count, Date, Fact, Number, Range, Value};

/// A value as a claim states it: a text, a number, yes or no. Dates and codes are texts here, as
/// they are in the field that the claim is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Scalar {
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(Number),
    /// A text, a date, or a code.
    Text(String),
}

/// A range as a claim states it: of numbers (`min`, `max`) or of dates (`earliest`, `latest`).
#[derive(Debug, Clone, PartialEq)]
pub struct ScalarRange([Option<ScalarBound>; 4]);

/// A bound of such a range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ScalarBound {
    /// Of a number.
    Number(Number),
    /// Of a date.
    Date(Date),
}

impl Scalar {
    /// The number, if it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Scalar::Number(number) => Some(number.get()),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Scalar::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The bound that it is, if a range can have it.
    fn bound(&self) -> Option<ScalarBound> {
        match self {
            Scalar::Number(number) => Some(ScalarBound::Number(*number)),
            Scalar::Text(text) => text.parse().ok().map(ScalarBound::Date),
            Scalar::Flag(_) => None,
        }
    }
}

impl ScalarRange {
    /// A range of a field, from its bounds in their order.
    pub(crate) fn of([lower, upper, ..]: [Option<Scalar>; 4]) -> Self {
        let [lower, upper] = [lower, upper].map(|bound| bound?.bound());
        match (lower, upper) {
            (Some(ScalarBound::Date(_)), _) | (_, Some(ScalarBound::Date(_))) => Self([None, None, lower, upper]),
            _ => Self([lower, upper, None, None]),
        }
    }

    /// A range of numbers, both bounds included.
    pub fn of_numbers(min: Option<Number>, max: Option<Number>) -> Self {
        Self([min.map(ScalarBound::Number), max.map(ScalarBound::Number), None, None])
    }

    /// A range of dates, both bounds included.
    pub fn of_dates(earliest: Option<Date>, latest: Option<Date>) -> Self {
        Self([None, None, earliest.map(ScalarBound::Date), latest.map(ScalarBound::Date)])
    }

    /// The bounds of a number.
    pub fn numbers(&self) -> [Option<Number>; 2] {
        [self.0[0], self.0[1]].map(|bound| match bound {
            Some(ScalarBound::Number(number)) => Some(number),
            _ => None,
        })
    }

    /// The bounds of a date.
    pub fn dates(&self) -> [Option<Date>; 2] {
        [self.0[2], self.0[3]].map(|bound| match bound {
            Some(ScalarBound::Date(date)) => Some(date),
            _ => None,
        })
    }
}

/// What a claim's value can be made of, by `into()`.
macro_rules! scalars {
    ($($type:ty, |$value:ident| $scalar:expr;)+) => {$(
        impl From<$type> for Scalar {
            fn from($value: $type) -> Self {
                $scalar
            }
        }

        impl From<$type> for Fact<Scalar> {
            fn from(value: $type) -> Self {
                Fact::known(value.into())
            }
        }
    )+};
}

scalars! {
    &str, |text| Scalar::Text(text.into());
    String, |text| Scalar::Text(text);
    Date, |date| Scalar::Text(date.to_string());
    bool, |flag| Scalar::Flag(flag);
    u32, |number| Scalar::Number(number.into());
    i32, |number| Scalar::Number(number.into());
    Count, |count| Scalar::Number(count.into());
    Number, |number| Scalar::Number(number);
}

impl From<ScalarRange> for Fact<Scalar> {
    fn from(bounds: ScalarRange) -> Self {
        Fact::Range(Range { bounds, basis: None, source_text: None })
    }
}

impl Fact<Scalar> {
    /// Whether the two cannot both be true. Free texts can: they may say the same in other words.
    ///
    /// ```
    /// use ois_records::{Fact, Number, Scalar, ScalarRange};
    ///
    /// let hits: Fact<Scalar> = 8.into();
    /// assert!(hits.contradicts(&7.into()));
    /// assert!(!hits.contradicts(&ScalarRange::of_numbers(Some(7.into()), None).into()));
    /// // A day of the month, and another month; two descriptions.
    /// assert!(Fact::<Scalar>::from("2018-03-18").contradicts(&"2018-04".into()));
    /// assert!(!Fact::<Scalar>::from("a tool bar").contradicts(&"an object".into()));
    /// ```
    pub fn contradicts(&self, other: &Self) -> bool {
        if let (Some(a), Some(b)) = (self.value(), other.value()) {
            let (Scalar::Text(a), Scalar::Text(b)) = (a, b) else { return a != b };
            return a != b
                && match (date(a), date(b)) {
                    (Some(a), Some(b)) => a.certainly_before(b) || b.certainly_before(a),
                    _ => is_code(a) && is_code(b),
                };
        }
        let below = |a: Option<f64>, b: Option<f64>| matches!((a, b), (Some(a), Some(b)) if a < b);
        let (Some([a_min, a_max]), Some([b_min, b_max])) = (self.numbers(), other.numbers()) else { return false };
        below(a_max, b_min) || below(b_max, a_min)
    }

    /// The least and the most that it can be, if it is a number.
    fn numbers(&self) -> Option<[Option<f64>; 2]> {
        match self {
            Fact::Known(known) => known.value.number().map(|number| [Some(number); 2]),
            Fact::Range(range) => Some(range.bounds.numbers().map(|bound| bound.map(Number::get))),
            _ => None,
        }
    }
}

/// The date that a text is, if it begins as all of them do.
fn date(text: &str) -> Option<Date> {
    if text.starts_with(['1', '2']) { text.parse().ok() } else { None }
}

/// Whether a text is one word of a list rather than free text.
fn is_code(text: &str) -> bool {
    text.len() <= 64 && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

impl Value for Scalar {
    type Bound = ScalarBound;
    type Range = ScalarRange;
    const BOUNDS: &'static [&'static str] = &["min", "max", "earliest", "latest"];

    fn name() -> Cow<'static, str> {
        "Scalar".into()
    }

    fn range(bounds: [Option<ScalarBound>; 4]) -> Option<ScalarRange> {
        let is_number = |bound: &Option<ScalarBound>| !matches!(bound, Some(ScalarBound::Date(_)));
        let is_date = |bound: &Option<ScalarBound>| !matches!(bound, Some(ScalarBound::Number(_)));
        let fits = bounds[..2].iter().all(is_number) && bounds[2..].iter().all(is_date);
        fits.then_some(ScalarRange(bounds))
    }

    fn bounds(range: &ScalarRange) -> [Option<&ScalarBound>; 4] {
        range.0.each_ref().map(Option::as_ref)
    }

    fn is_inverted(range: &ScalarRange) -> bool {
        matches!(range.numbers(), [Some(min), Some(max)] if min > max)
            || matches!(range.dates(), [Some(earliest), Some(latest)] if latest.certainly_before(earliest))
    }
}

impl Visit for Scalar {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
        if let Scalar::Text(text) = self {
            text.visit(at, visitor);
        }
    }

    fn doubt(&self, words: &str) -> Option<Leaf<'static>> {
        match self {
            Scalar::Text(text) => text.parse::<Date>().ok()?.doubt(words),
            Scalar::Number(number) => number.doubt(words),
            Scalar::Flag(_) => None,
        }
    }
}

impl Visit for ScalarBound {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
        if let ScalarBound::Date(date) = self {
            date.visit(at, visitor);
        }
    }
}

impl Serialize for Scalar {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Scalar::Flag(flag) => flag.serialize(serializer),
            Scalar::Number(number) => number.serialize(serializer),
            Scalar::Text(text) => text.serialize(serializer),
        }
    }
}

impl Serialize for ScalarBound {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            ScalarBound::Number(number) => number.serialize(serializer),
            ScalarBound::Date(date) => date.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Json::deserialize(deserializer)?.0 {
            serde_json::Value::Bool(flag) => Ok(Scalar::Flag(flag)),
            serde_json::Value::String(text) => Ok(Scalar::Text(text)),
            serde_json::Value::Number(number) => {
                Number::new(number.as_f64().unwrap_or(f64::NAN)).map(Scalar::Number).map_err(D::Error::custom)
            }
            _ => Err(D::Error::custom("a text, a number, or true or false is expected")),
        }
    }
}

impl<'de> Deserialize<'de> for ScalarBound {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Scalar::deserialize(deserializer)? {
            Scalar::Number(number) => Ok(ScalarBound::Number(number)),
            Scalar::Text(text) => text.parse().map(ScalarBound::Date).map_err(D::Error::custom),
            Scalar::Flag(_) => Err(D::Error::custom("a number or a date is expected")),
        }
    }
}

#[cfg(feature = "schema")]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use serde_json::json;

    use super::{Date, Number, Scalar, ScalarBound};
    use crate::value::fact::schema::SchemaOfBound;

    impl JsonSchema for Scalar {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            "Scalar".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let mut number = generator.subschema_for::<Number>();
            let mut integer = number.clone();
            integer.insert("type".into(), "integer".into());
            // Generators number alternatives that have no name of their own.
            number.insert("x-scalar".into(), json!({ "name": "AnyNumber", "description": "A number, whole or not." }));
            integer.insert("x-scalar".into(), json!({ "name": "WholeNumber", "description": "A whole number." }));
            // Alternatives rather than a list of types, which strict validators warn of; the integer
            // apart, so that 8 stays 8 where integers are a type of their own.
            json_schema!({ "anyOf": [{ "type": "string" }, integer, number, { "type": "boolean" }] })
        }
    }

    impl SchemaOfBound for ScalarBound {
        fn schema(key: &str, generator: &mut SchemaGenerator) -> Option<Schema> {
            Some(match key {
                "min" | "max" => generator.subschema_for::<Number>(),
                _ => generator.subschema_for::<Date>(),
            })
        }
    }
}
