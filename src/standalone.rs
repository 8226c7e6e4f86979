//! One noun as a document of its own.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess};
use serde::{Deserialize, Serialize};

use crate::Version;

/// An incident, release, autopsy or investigation as a document of its own: the noun itself, with
/// `$schema` and `version` allowed beside its fields. Ids in it may belong to other documents.
///
/// ```
/// use ois_records::{Autopsy, Standalone};
///
/// let text = r#"{"version":"1.0","id":"autopsy-county","person":"decedent"}"#;
/// let document: Standalone<Autopsy> = ois_records::from_str(text)?;
/// assert_eq!(&*document.body.person, "decedent");
/// assert_eq!(ois_records::to_string(&document)?, text);
/// # Ok::<(), ois_records::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Standalone<T> {
    /// The schema's address, for programs in which the document is written.
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of the schema that the document keeps to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<Version>,
    /// The noun.
    #[serde(flatten)]
    pub body: T,
}

impl<T> From<T> for Standalone<T> {
    fn from(body: T) -> Self {
        Self { schema: None, version: Some(Version::V1_0), body }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Standalone<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> de::Visitor<'de> for Visitor<T> {
            type Value = Standalone<T>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Standalone<T>, A::Error> {
                let (mut schema, mut version) = (None, None);
                let rest = Rest { map, schema: &mut schema, version: &mut version };
                let body = T::deserialize(de::value::MapAccessDeserializer::new(rest))?;
                Ok(Standalone { schema, version, body })
            }
        }
        deserializer.deserialize_map(Visitor(PhantomData))
    }
}

/// The fields of the noun; what belongs to the document is put aside on the way.
struct Rest<'a, A> {
    map: A,
    schema: &'a mut Option<String>,
    version: &'a mut Option<Version>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Rest<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        while let Some(key) = self.map.next_key::<String>()? {
            match key.as_str() {
                "$schema" if self.schema.is_none() => *self.schema = Some(self.map.next_value()?),
                "version" if self.version.is_none() => *self.version = Some(self.map.next_value()?),
                // Twice, they fall through to the noun, which does not know them.
                _ => return seed.deserialize(key.into_deserializer()).map(Some),
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Standalone<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        use serde_json::json;

        let mut schema = T::json_schema(generator);
        let version = generator.subschema_for::<Version>().to_value();
        if let Some(properties) = schema.get_mut("properties").and_then(|value| value.as_object_mut()) {
            let address = "The schema's address, for programs in which the document is written.";
            properties.insert("$schema".into(), json!({ "type": "string", "description": address }));
            properties.insert("version".into(), version);
        }
        if let Some(order) = schema.get_mut("x-order").and_then(|value| value.as_array_mut()) {
            order.splice(0..0, ["schema".into(), "version".into()]);
        }
        schema
    }
}
