//! Valid documents, made from the published schema and nothing else.

use serde_json::{Map, Value, json};

use crate::Chance;

/// A document that the schema accepts.
pub fn sample(schema: &Value, chance: &mut Chance) -> Value {
    part(schema, schema, 0, chance)
}

fn part(root: &Value, schema: &Value, depth: usize, chance: &mut Chance) -> Value {
    if let Some(reference) = schema["$ref"].as_str() {
        return part(root, &root["$defs"][reference.trim_start_matches("#/$defs/")], depth, chance);
    }
    for branches in ["allOf", "oneOf", "anyOf"] {
        if let Some(branches) = schema[branches].as_array() {
            let branch = chance.below(branches.len());
            return part(root, &branches[branch], depth, chance);
        }
    }
    if let Some(only) = schema.get("const") {
        return only.clone();
    }
    if let Some(words) = schema["enum"].as_array() {
        return chance.one(words).clone();
    }
    match schema["type"].as_str() {
        Some("string") => match schema["pattern"].as_str() {
            Some(pattern) if pattern.starts_with("^[a-z0-9]") => {
                chance.one(&["a", "b", "p1", "x.y:z_-9"]).to_string().into()
            }
            Some(_) => date(chance).into(),
            None => chance
                .one(&["", "x", "Riverton", "é\u{1f693}", "line\nbreak", "\u{0}\"\\", " 2018 "])
                .to_string()
                .into(),
        },
        Some("integer") => match chance.below(4) {
            0 => schema["minimum"].clone(),
            1 => schema["maximum"].clone(),
            _ => json!(chance.below(100)),
        },
        Some("number") => {
            chance.one(&[json!(0), json!(-1.5), json!(38.4822), json!(9_007_199_254_740_991_i64), json!(1e-7)]).clone()
        }
        Some("boolean") => chance.once_in(2).into(),
        Some("array") => (0..chance.below(3)).map(|_| part(root, &schema["items"], depth + 1, chance)).collect(),
        Some("object") if schema["additionalProperties"] == true => anything(chance, 2),
        _ => object(root, schema, depth, chance).into(),
    }
}

fn object(root: &Value, schema: &Value, depth: usize, chance: &mut Chance) -> Map<String, Value> {
    let required = schema["required"].as_array();
    let is_required = |name: &str| required.is_some_and(|names| names.iter().any(|known| known == name));
    let mut object = Map::new();
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        // The deeper, the sparser, so that documents stay small.
        if is_required(name) || chance.once_in(3 + 2 * depth) {
            object.insert(name.clone(), part(root, field, depth + 1, chance));
        }
    }
    object
}

fn anything(chance: &mut Chance, depth: usize) -> Value {
    let mut object = Map::new();
    for _ in 0..chance.below(3) {
        let value = match chance.below(if depth == 0 { 4 } else { 5 }) {
            0 => Value::Null,
            1 => json!(chance.number()),
            2 => json!([1, -2.5, "x", true, null]),
            3 => json!("text"),
            _ => anything(chance, depth - 1),
        };
        object.insert(chance.one(&["a", "b_c", "", "x/y~z"]).to_string(), value);
    }
    object.into()
}

fn date(chance: &mut Chance) -> String {
    let mut text = format!("{:04}", 1990 + chance.below(40));
    for (separator, from, count) in [('-', 1, 12), ('-', 1, 28), ('T', 0, 24), (':', 0, 60), (':', 0, 60)] {
        if chance.once_in(4) && separator != ':' {
            return text;
        }
        text += &format!("{separator}{:02}", from + chance.below(count));
    }
    text.push_str(chance.one::<&str>(&["", "Z", "-07:00", "+05:30"]));
    text
}
