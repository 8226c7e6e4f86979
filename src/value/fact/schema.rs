//! What the schema says of facts: closed, titled branches, told apart by `status`.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, json};

use super::{Absent, AbsentReason, AbsentStatus, Basis, Fact, Never, Value};
use crate::value::{Count, Date, Number};

impl<T> JsonSchema for Fact<T>
where
    T: Value + JsonSchema,
    T::Bound: SchemaOfBound,
{
    fn schema_name() -> Cow<'static, str> {
        format!("{}Fact", T::name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let name = T::name();
        let value = generator.subschema_for::<T>();
        let known = branch(
            generator,
            format!("Known{name}"),
            "A known value.",
            "known",
            vec![("value", value)],
            &["status", "value"],
        );
        let mut branches = vec![known];
        let bounds: Vec<_> =
            T::BOUNDS.iter().filter_map(|key| Some((*key, T::Bound::schema(key, generator)?))).collect();
        if !bounds.is_empty() {
            branches.push(branch(
                generator,
                format!("Range{name}"),
                "A range that holds the value, both bounds included; a bound that is left out is open.",
                "range",
                bounds,
                &["status"],
            ));
        }
        branches.push(generator.subschema_for::<Absent>());
        json_schema!({
            "description": format!(
                "A fact ({name}): a known value{} or why there is none. \
                 The field is left out altogether when nobody said anything.",
                if branches.len() == 3 { ", a range" } else { "" },
            ),
            "oneOf": branches,
        })
    }
}

/// Puts one closed, titled branch among the definitions and refers to it.
fn branch(
    generator: &mut SchemaGenerator,
    title: String,
    description: &str,
    status: &str,
    values: Vec<(&str, Schema)>,
    required: &[&str],
) -> Schema {
    let mut properties = Map::new();
    let bounds: Vec<_> = values.iter().map(|(key, _)| *key).collect();
    let told_by = format!("Always `{status}`: it tells this form of the fact from the others.");
    properties.insert("status".into(), json!({ "type": "string", "const": status, "description": told_by }));
    for (key, mut schema) in values {
        if let Some(meaning) = meaning(key, &schema) {
            schema.insert("description".into(), meaning.into());
        }
        properties.insert(key.to_owned(), schema.to_value());
    }
    properties.insert(
        "basis".into(),
        described::<Basis>(generator, "How the value was arrived at, where the source does not simply state it."),
    );
    properties.insert("source_text".into(), source_text());
    let mut order: Vec<_> = ["status"].into_iter().chain(bounds).collect();
    order.extend(["basis", "source_text"]);
    let reference = Schema::new_ref(format!("#/$defs/{title}"));
    let definition = json!({
        "description": description,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
        "x-order": order,
    });
    generator.definitions_mut().insert(title, definition);
    reference
}

fn described<T: JsonSchema>(generator: &mut SchemaGenerator, description: &str) -> serde_json::Value {
    let mut schema = generator.subschema_for::<T>();
    schema.insert("description".into(), description.into());
    schema.to_value()
}

/// What a value or a bound is, where its type has no name that says so.
fn meaning(key: &str, schema: &Schema) -> Option<&'static str> {
    if schema.get("$ref").or(schema.get("x-id-of")).is_some() {
        return None;
    }
    let kind = schema.get("type").and_then(serde_json::Value::as_str);
    Some(match (key, kind) {
        ("min", _) => "The least that it can be, in the unit of the field, if that has one; left out where it is open.",
        ("max", _) => "The most that it can be, in the unit of the field, if that has one; left out where it is open.",
        ("earliest", _) => "The earliest that it can be; left out where it is open.",
        ("latest", _) => "The latest that it can be; left out where it is open.",
        (_, Some("integer" | "number")) => "The value, in the unit of the field, if that has one.",
        (_, Some("array")) => "The values; an empty list says that there are none.",
        (_, Some("boolean")) => "The value: yes or no.",
        _ if schema.get("x-scalar").is_some() => "The value: a date or a time, as long as it is precise.",
        _ => "The value.",
    })
}

fn source_text() -> serde_json::Value {
    json!({ "type": "string", "description": "The source's own words, or the cell of its table." })
}

impl JsonSchema for Absent {
    fn schema_name() -> Cow<'static, str> {
        "Absent".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let status = described::<AbsentStatus>(
            generator,
            "In what way the value is missing, such as unknown, pending, withheld or not collected.",
        );
        let reason = described::<AbsentReason>(
            generator,
            "Why it is missing, above all why it is withheld: a court's order, a minor.",
        );
        json_schema!({
            "description": "No value, and why.",
            "type": "object",
            "properties": { "status": status, "reason": reason, "source_text": source_text() },
            "required": ["status"],
            "additionalProperties": false,
            "x-order": ["status", "reason", "source_text"],
        })
    }
}

/// The schema of a range's bound, where there are ranges.
pub trait SchemaOfBound {
    fn schema(key: &str, generator: &mut SchemaGenerator) -> Option<Schema>;
}

impl SchemaOfBound for Never {
    fn schema(_: &str, _: &mut SchemaGenerator) -> Option<Schema> {
        None
    }
}

macro_rules! bound {
    ($($bound:ty)+) => {$(
        impl SchemaOfBound for $bound {
            fn schema(_: &str, generator: &mut SchemaGenerator) -> Option<Schema> {
                Some(generator.subschema_for::<$bound>())
            }
        }
    )+};
}

bound! { Count Number Date }
