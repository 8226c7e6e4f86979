//! JSON values as they stand in a document, with no key twice.

use std::fmt;
use std::sync::OnceLock;

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Number, Value};

/// The key under which `serde_json` hands over a number when some crate of the build has switched
/// on `arbitrary_precision`.
const NUMBER_TOKEN: &str = "$serde_json::private::Number";

/// Whether numbers come as maps in this build; integers that fit a word never do. Where they do not, the key is a key as any other.
fn numbers_are_maps() -> bool {
    struct Probe(bool);
    impl<'de> Deserialize<'de> for Probe {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_any(Probe(false))
        }
    }
    impl<'de> Visitor<'de> for Probe {
        type Value = Self;

        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("a number")
        }

        fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
            Ok(Self(false))
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self, A::Error> {
            while map.next_entry::<String, String>()?.is_some() {}
            Ok(Self(true))
        }
    }
    static ANSWER: OnceLock<bool> = OnceLock::new();
    *ANSWER.get_or_init(|| serde_json::from_str("0.5").is_ok_and(|Probe(answer)| answer))
}

/// Any JSON value; unlike `serde_json::Value` it refuses an object that has a key twice.
#[derive(Debug)]
pub(crate) struct Json(pub Value);

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct JsonVisitor;
        impl<'de> Visitor<'de> for JsonVisitor {
            type Value = Json;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a JSON value with no key twice")
            }

            fn visit_unit<E>(self) -> Result<Json, E> {
                Ok(Json(Value::Null))
            }

            fn visit_bool<E>(self, v: bool) -> Result<Json, E> {
                Ok(Json(v.into()))
            }

            fn visit_u64<E>(self, v: u64) -> Result<Json, E> {
                Ok(Json(v.into()))
            }

            fn visit_i64<E>(self, v: i64) -> Result<Json, E> {
                Ok(Json(v.into()))
            }

            fn visit_f64<E>(self, v: f64) -> Result<Json, E> {
                Ok(Json(v.into()))
            }

            fn visit_str<E>(self, v: &str) -> Result<Json, E> {
                Ok(Json(v.into()))
            }

            fn visit_string<E>(self, v: String) -> Result<Json, E> {
                Ok(Json(v.into()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
                let mut elements = Vec::new();
                while let Some(Json(element)) = seq.next_element()? {
                    elements.push(element);
                }
                Ok(Json(elements.into()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
                let mut object = Map::new();
                while let Some(key) = map.next_key::<String>()? {
                    if key == NUMBER_TOKEN && numbers_are_maps() {
                        let digits: String = map.next_value()?;
                        return number(&digits).map(Json).ok_or_else(|| A::Error::custom("a number is expected"));
                    }
                    let Json(value) = map.next_value()?;
                    if object.insert(key, value).is_some() {
                        return Err(A::Error::custom("no key twice is expected"));
                    }
                }
                Ok(Json(object.into()))
            }
        }
        deserializer.deserialize_any(JsonVisitor)
    }
}

/// Whether a text has nineteen digits in a row: it may then hold a whole number that 64 bits cannot,
/// and that a reader would round. Looks at every nineteenth byte only.
pub(crate) fn has_long_number(text: &str) -> bool {
    const LONG: usize = 19;
    let bytes = text.as_bytes();
    let mut at = LONG - 1;
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_digit() {
            let before = bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
            let after = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            if before + after >= LONG {
                return true;
            }
            at += after;
        }
        at += LONG;
    }
    false
}

/// A number from its digits. A whole one becomes an integer however it is written: with
/// `arbitrary_precision` a `Value` would keep `8.0` as a text that no count can be read from.
pub(crate) fn number(digits: &str) -> Option<Value> {
    let value: f64 = digits.parse().ok()?;
    if value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0 {
        #[expect(clippy::cast_possible_truncation, reason = "whole, and below 2^53")]
        return Some((value as i64).into());
    }
    serde_json::from_str::<Number>(digits).ok().map(Value::from)
}
