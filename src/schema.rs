//! The published schemas: how they are made from the types, and their text.
//!
//! schemars says what the types are; the transforms here say it in the words that code generators
//! and validators of other languages understand alike (see `DESIGN.md`, "The schema").

mod codelist;
mod rules;

use std::fmt::Write;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::read::Noun;
use crate::{Autopsy, CaseFile, Incident, Investigation, Release, Standalone};

pub use codelist::codelists;
pub use rules::{rules, rules_manual};

/// A dialect of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// JSON Schema 2020-12: the canonical flavour.
    Draft2020,
    /// JSON Schema draft-07, which many editors and tools still read best.
    Draft07,
}

/// The published schema of a document, made anew from the types.
///
/// Its text is the same as the file's in `schema/v1/`, which [`Noun::schema`] returns without
/// making anything.
pub fn generate(noun: Noun, dialect: Dialect) -> String {
    let mut schema = match noun {
        Noun::CaseFile => root::<CaseFile>(),
        Noun::Incident => root::<Standalone<Incident>>(),
        Noun::Release => root::<Standalone<Release>>(),
        Noun::Autopsy => root::<Standalone<Autopsy>>(),
        Noun::Investigation => root::<Standalone<Investigation>>(),
    };
    plain(&mut schema);
    let definitions = schema.get_mut("$defs").and_then(Value::as_object_mut);
    for (name, definition) in definitions.into_iter().flatten() {
        definition["title"] = name.as_str().into();
    }
    schema["$id"] = format!("urn:ois-records:schema:1.0:{}", noun.name()).into();
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    if dialect == Dialect::Draft07 {
        to_draft_07(&mut schema);
    }
    let mut text = String::new();
    render(&schema, 0, &mut text);
    text.push('\n');
    text
}

fn root<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value()
}

/// Rewrites what breaks consumers, everywhere in a schema.
fn plain(schema: &mut Value) {
    match schema {
        Value::Array(schemas) => schemas.iter_mut().for_each(plain),
        Value::Object(object) => {
            // `uint32`, `double`: strict validators refuse to compile formats they do not know.
            // `default`: generators then write the value into every record.
            object.retain(|key, value| !matches!(key.as_str(), "format" | "default") || value.is_object());
            without_null(object);
            if let Some(Value::String(description)) = object.get_mut("description") {
                *description = in_plain_words(description);
            }
            if let Some(Value::String(noun)) = object.remove("x-id-of") {
                let before = object
                    .get("description")
                    .and_then(Value::as_str)
                    .map(|text| format!("{text} "))
                    .unwrap_or_default();
                object.insert("description".into(), format!("{before}The id of {noun}.").into());
            }
            for (key, value) in &mut *object {
                if !key.starts_with("x-") && key != "enum" {
                    plain(value);
                }
            }
            // Beside a description, tools copy the type or lose it; inside `allOf` it stays one type.
            if object.len() > 1
                && let Some(reference) = object.remove("$ref")
            {
                object.insert("allOf".into(), json!([{ "$ref": reference }]));
            }
        }
        _ => {}
    }
}

/// What may be left out is left out, never `null`.
fn without_null(object: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|name| name != "null");
        if let [single] = &types[..] {
            *object.get_mut("type").expect("just seen") = single.clone();
        }
    }
    if let Some(Value::Array(branches)) = object.get_mut("anyOf") {
        branches.retain(|branch| branch["type"] != "null");
        if let [Value::Object(single)] = &branches[..] {
            let single = single.clone();
            object.remove("anyOf");
            object.extend(single);
        }
    }
}

/// A doc comment without Rust: no examples, no links into the docs, paragraphs on one line each.
fn in_plain_words(doc: &str) -> String {
    let prose = doc.split("```").step_by(2).collect::<String>();
    let paragraphs = prose.split("\n\n").map(|paragraph| {
        let lines: Vec<_> = paragraph.lines().map(str::trim).collect();
        let list = lines.iter().any(|line| line.starts_with("- "));
        lines.join(if list { "\n" } else { " " })
    });
    let text = paragraphs.filter(|paragraph| !paragraph.is_empty()).collect::<Vec<_>>().join("\n\n");
    text.replace("[`", "`").replace("`]", "`")
}

fn to_draft_07(schema: &mut Value) {
    schema["$schema"] = "http://json-schema.org/draft-07/schema#".into();
    let id = schema["$id"].as_str().unwrap_or_default().to_owned();
    schema["$id"] = format!("{id}:draft-07").into();
    if let Some(definitions) = schema.as_object_mut().and_then(|object| object.remove("$defs")) {
        schema["definitions"] = definitions;
    }
    refer(schema);
}

fn refer(schema: &mut Value) {
    match schema {
        Value::Array(schemas) => schemas.iter_mut().for_each(refer),
        Value::Object(object) => {
            if let Some(Value::String(reference)) = object.get_mut("$ref") {
                *reference = reference.replace("#/$defs/", "#/definitions/");
            }
            object.values_mut().for_each(refer);
        }
        _ => {}
    }
}

/// The order in which a reader wants a schema's keywords; others follow by name.
const KEYWORDS: [&str; 22] = [
    "$schema",
    "$id",
    "title",
    "description",
    "$ref",
    "type",
    "const",
    "enum",
    "pattern",
    "minimum",
    "maximum",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "oneOf",
    "anyOf",
    "allOf",
    "examples",
    "minItems",
    "$defs",
    "definitions",
];

/// Writes a schema in one order, whatever order the build keeps maps in: keywords as a reader wants
/// them, properties as the type declares them.
fn render(value: &Value, depth: usize, out: &mut String) {
    let break_line = |depth: usize, out: &mut String| {
        let _ = write!(out, "\n{:width$}", "", width = depth * 2);
    };
    if let Some(line) = short(value) {
        out.push_str(&line);
        return;
    }
    match value {
        Value::Object(object) => {
            out.push('{');
            for (index, key) in keys(object).into_iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                break_line(depth + 1, out);
                let _ = write!(out, "{}: ", json!(key));
                match (&object[key], object.get("x-order")) {
                    (Value::Object(properties), Some(Value::Array(order))) if key == "properties" => {
                        render_properties(properties, order, depth + 1, out);
                    }
                    (value, _) => render(value, depth + 1, out),
                }
            }
            break_line(depth, out);
            out.push('}');
        }
        Value::Array(elements) if elements.iter().any(Value::is_object) => {
            out.push('[');
            for (index, element) in elements.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                break_line(depth + 1, out);
                render(element, depth + 1, out);
            }
            break_line(depth, out);
            out.push(']');
        }
        Value::Array(elements) => {
            let elements: Vec<_> = elements.iter().map(Value::to_string).collect();
            let _ = write!(out, "[{}]", elements.join(", "));
        }
        scalar => {
            let _ = write!(out, "{scalar}");
        }
    }
}

/// A reference, or a list of them, is more readable on one line.
fn short(value: &Value) -> Option<String> {
    match value {
        Value::Object(object) if object.len() == 1 => Some(format!("{{ \"$ref\": {} }}", object.get("$ref")?)),
        Value::Array(elements) if elements.len() == 1 => Some(format!("[{}]", short(&elements[0])?)),
        _ => None,
    }
}

fn keys(object: &Map<String, Value>) -> Vec<&str> {
    let rank = |key: &str| KEYWORDS.iter().position(|known| *known == key).unwrap_or(KEYWORDS.len());
    let mut keys: Vec<_> = object.keys().map(String::as_str).filter(|key| !key.starts_with("x-")).collect();
    keys.sort_by_key(|key| (rank(key), *key));
    keys
}

fn render_properties(properties: &Map<String, Value>, order: &[Value], depth: usize, out: &mut String) {
    let place = |key: &str| {
        let declared = if key == "$schema" { "schema" } else { key };
        order.iter().position(|known| known == declared).unwrap_or(order.len())
    };
    let mut keys: Vec<_> = properties.keys().collect();
    keys.sort_by_key(|key| (place(key), *key));
    out.push('{');
    for (index, key) in keys.into_iter().enumerate() {
        out.push_str(if index == 0 { "" } else { "," });
        let _ = write!(out, "\n{:width$}{}: ", "", json!(key), width = (depth + 1) * 2);
        render(&properties[key], depth + 1, out);
    }
    let _ = write!(out, "\n{:width$}}}", "", width = depth * 2);
}
