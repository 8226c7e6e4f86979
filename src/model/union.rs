//! Unions on the wire: one object, its branch told by `kind`.

use std::fmt;
use std::marker::PhantomData;
use std::vec;

use serde::Deserializer;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, DeserializeSeed, Error, IntoDeserializer, MapAccess};
use serde_json::Value;

use super::field::{Field, Fields};
use crate::value::json::Json;

/// One of several records, distinguished by `kind`.
pub(crate) trait Union: Sized {
    /// The kinds, in the order of the branches.
    const KINDS: &'static [&'static str];

    /// Reads the branch of a kind, given by its place in [`KINDS`](Self::KINDS).
    fn read<'de, D: Deserializer<'de>>(kind: usize, rest: D) -> Result<Self, D::Error>;
}

/// Reads a union. When `kind` comes first, as it is written, nothing is buffered.
pub(crate) fn read<'de, U: Union, D: Deserializer<'de>>(deserializer: D) -> Result<U, D::Error> {
    struct Visitor<U>(PhantomData<U>);
    impl<'de, U: Union> de::Visitor<'de> for Visitor<U> {
        type Value = U;

        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("an object with a kind")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<U, A::Error> {
            let mut before = Vec::new();
            loop {
                match map.next_key_seed(KeySeed)? {
                    None => return Err(A::Error::missing_field("kind")),
                    Some(Key::Kind) => break,
                    Some(Key::Other(key)) => before.push((key, map.next_value::<Json>()?.0)),
                }
            }
            let kind = map.next_value_seed(KindSeed(U::KINDS))?;
            if before.is_empty() {
                return U::read(kind, MapAccessDeserializer::new(map));
            }
            let rest = Rest { before: before.into_iter(), value: None, map };
            U::read(kind, MapAccessDeserializer::new(rest))
        }
    }
    deserializer.deserialize_map(Visitor(PhantomData))
}

/// The fields of all branches: one branch's in its order, and what others have besides.
pub(crate) fn fields(branches: &[&'static Fields]) -> Fields {
    let mut all = vec![Field::of::<bool>("kind")];
    for field in branches.iter().flat_map(|branch| branch.as_slice()) {
        if !all.iter().any(|known| known.name == field.name) {
            all.push(*field);
        }
    }
    // Once for each union of the model.
    Fields::of(all.leak())
}

enum Key {
    Kind,
    Other(String),
}

struct KeySeed;

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl de::Visitor<'_> for KeySeed {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Key, E> {
        Ok(if key == "kind" { Key::Kind } else { Key::Other(key.into()) })
    }
}

struct KindSeed(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for KindSeed {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl de::Visitor<'_> for KindSeed {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a kind")
    }

    fn visit_str<E: Error>(self, kind: &str) -> Result<usize, E> {
        self.0.iter().position(|known| *known == kind).ok_or_else(|| E::unknown_variant(kind, self.0))
    }
}

/// What stood before `kind`, then what stands behind it.
struct Rest<A> {
    before: vec::IntoIter<(String, Value)>,
    value: Option<Value>,
    map: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Rest<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        let Some((key, value)) = self.before.next() else { return self.map.next_key_seed(seed) };
        self.value = Some(value);
        seed.deserialize(key.into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(value).map_err(A::Error::custom),
            None => self.map.next_value_seed(seed),
        }
    }
}

/// Puts a branch, with its `kind`, among the definitions and refers to it.
#[cfg(feature = "schema")]
pub(crate) fn branch_schema<R: schemars::JsonSchema>(
    generator: &mut schemars::SchemaGenerator,
    kind: &str,
) -> schemars::Schema {
    use serde_json::{Map, json};

    let mut schema = R::json_schema(generator);
    let mut properties = Map::new();
    let told_by = format!("Always `{kind}`: the kind of this record.");
    properties.insert("kind".into(), json!({ "type": "string", "const": kind, "description": told_by }));
    if let Some(Value::Object(own)) = schema.get("properties") {
        properties.extend(own.clone());
    }
    let mut required = vec![json!("kind")];
    if let Some(Value::Array(own)) = schema.get("required") {
        required.extend(own.iter().cloned());
    }
    schema.insert("properties".into(), properties.into());
    schema.insert("required".into(), required.into());
    if let Some(Value::Array(order)) = schema.get_mut("x-order") {
        order.insert(0, "kind".into());
    }
    let name = R::schema_name();
    generator.definitions_mut().insert(name.clone().into_owned(), schema.to_value());
    schemars::Schema::new_ref(format!("#/$defs/{name}"))
}
