//! A schema's text, in one order, whatever order the build keeps maps in.

use std::fmt::Write;

use serde_json::{Map, Value, json};

/// The order in which a reader wants a schema's keywords; others follow by name.
const KEYWORDS: [&str; 28] = [
    "openapi",
    "info",
    "paths",
    "components",
    "$schema",
    "$id",
    "title",
    "description",
    "$ref",
    "type",
    "const",
    "enum",
    "pattern",
    "not",
    "minimum",
    "maximum",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "oneOf",
    "discriminator",
    "anyOf",
    "allOf",
    "examples",
    "minItems",
    "$defs",
    "definitions",
];

/// A schema's text: keywords as a reader wants them, properties as the type declares them.
pub(super) fn text(schema: &Value) -> String {
    let mut text = String::new();
    render(schema, 0, &mut text);
    text.push('\n');
    text
}

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
                    (Value::Array(examples), _) if key == "examples" => {
                        // Texts already, in the order of the document that they were taken from.
                        let lines = examples.iter().filter_map(Value::as_str);
                        let lines: Vec<_> =
                            lines.map(|line| format!("\n{:width$}{line}", "", width = depth * 2 + 4)).collect();
                        let _ = write!(out, "[{}", lines.join(","));
                        break_line(depth + 1, out);
                        out.push(']');
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

/// What has one keyword, or a list of one such thing, is more readable on one line.
fn short(value: &Value) -> Option<String> {
    match value {
        Value::Object(object) if object.len() == 1 => {
            let (keyword, value) = object.iter().next().filter(|(_, value)| value.is_string())?;
            Some(format!("{{ {}: {value} }}", json!(keyword)))
        }
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
