//! Facts on the wire: one flat object, told by its status.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Absent, AbsentStatus, Fact, Known, Never, Range, Value};
use crate::value::code::Code;

impl<T> Serialize for Fact<T>
where
    T: Value + Serialize,
    T::Bound: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let (basis, source_text) = match self {
            Fact::NotStated => return Err(serde::ser::Error::custom("a fact that is not stated is left out")),
            Fact::Known(known) => {
                map.serialize_entry("status", "known")?;
                map.serialize_entry("value", &known.value)?;
                (&known.basis, &known.source_text)
            }
            Fact::Range(range) => {
                map.serialize_entry("status", "range")?;
                for (key, bound) in T::BOUNDS.iter().zip(T::bounds(&range.bounds)) {
                    if let Some(bound) = bound {
                        map.serialize_entry(key, bound)?;
                    }
                }
                (&range.basis, &range.source_text)
            }
            Fact::Absent(absent) => {
                map.serialize_entry("status", &absent.status)?;
                if let Some(reason) = &absent.reason {
                    map.serialize_entry("reason", reason)?;
                }
                (&None, &absent.source_text)
            }
        };
        if let Some(basis) = basis {
            map.serialize_entry("basis", basis)?;
        }
        if let Some(source_text) = source_text {
            map.serialize_entry("source_text", source_text)?;
        }
        map.end()
    }
}

impl Serialize for Never {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        match *self {}
    }
}

impl<'de> Deserialize<'de> for Never {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Err(de::Error::custom("no range is expected"))
    }
}

#[derive(Clone, Copy)]
enum Key {
    Status,
    Value,
    Bound(usize),
    Reason,
    Basis,
    SourceText,
}

enum Status {
    Known,
    Range,
    Absent(AbsentStatus),
}

/// Reads a key, or the status; each knows its words.
struct Words<F>(F);

impl<'de, F, K> DeserializeSeed<'de> for Words<F>
where
    F: Fn(&str) -> Option<K>,
{
    type Value = K;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<K, D::Error> {
        struct Visitor<F>(F);
        impl<F: Fn(&str) -> Option<K>, K> de::Visitor<'_> for Visitor<F> {
            type Value = K;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a word of a fact")
            }

            fn visit_str<E: de::Error>(self, word: &str) -> Result<K, E> {
                (self.0)(word).ok_or_else(|| E::custom("a word of a fact is expected"))
            }
        }
        deserializer.deserialize_str(Visitor(self.0))
    }
}

/// Fills a slot once.
fn fill<'de, A: MapAccess<'de>, T: Deserialize<'de>>(slot: &mut Option<T>, map: &mut A) -> Result<(), A::Error> {
    if slot.is_some() {
        return Err(de::Error::custom("no key twice is expected"));
    }
    *slot = Some(map.next_value()?);
    Ok(())
}

impl<'de, T> Deserialize<'de> for Fact<T>
where
    T: Value + Deserialize<'de>,
    T::Bound: Deserialize<'de>,
{
    /// Every key has one type whatever the status, so the keys may come in any order and nothing
    /// is buffered.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<T>(PhantomData<T>);
        impl<'de, T> de::Visitor<'de> for Visitor<T>
        where
            T: Value + Deserialize<'de>,
            T::Bound: Deserialize<'de>,
        {
            type Value = Fact<T>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a fact: an object with a status")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fact<T>, A::Error> {
                let (mut status, mut value, mut bounds) = (None, None, [None, None, None, None]);
                let (mut reason, mut basis, mut source_text) = (None, None, None);
                while let Some(key) = map.next_key_seed(Words(key::<T>))? {
                    match key {
                        Key::Status if status.is_none() => status = Some(map.next_value_seed(Words(self::status))?),
                        Key::Status => return Err(de::Error::duplicate_field("status")),
                        Key::Value => fill(&mut value, &mut map)?,
                        Key::Bound(at) => fill(&mut bounds[at], &mut map)?,
                        Key::Reason => fill(&mut reason, &mut map)?,
                        Key::Basis => fill(&mut basis, &mut map)?,
                        Key::SourceText => fill(&mut source_text, &mut map)?,
                    }
                }
                let bounded = bounds.iter().any(Option::is_some);
                match (status, value, reason) {
                    (Some(Status::Known), Some(value), None) if !bounded => {
                        Ok(Fact::Known(Known { value, basis, source_text }))
                    }
                    (Some(Status::Range), None, None) => match T::range(bounds) {
                        Some(bounds) => Ok(Fact::Range(Range { bounds, basis, source_text })),
                        None => Err(de::Error::custom("no range is expected")),
                    },
                    (Some(Status::Absent(status)), None, reason) if !bounded && basis.is_none() => {
                        Ok(Fact::Absent(Absent { status, reason, source_text }))
                    }
                    _ => Err(de::Error::custom("keys that go with the status are expected")),
                }
            }
        }
        deserializer.deserialize_map(Visitor(PhantomData))
    }
}

fn key<T: Value>(word: &str) -> Option<Key> {
    Some(match word {
        "status" => Key::Status,
        "value" => Key::Value,
        "source_text" => Key::SourceText,
        "reason" => Key::Reason,
        "basis" => Key::Basis,
        _ => Key::Bound(T::BOUNDS.iter().position(|bound| *bound == word)?),
    })
}

fn status(word: &str) -> Option<Status> {
    Some(match word {
        "known" => Status::Known,
        "range" => Status::Range,
        _ => Status::Absent(AbsentStatus::from_code(word)?),
    })
}
