//! Valid documents, made from the published schema and nothing else.

use serde_json::{Map, Value, json};

use crate::Chance;

/// A document that a schema accepts.
pub fn sample(schema: &Value, chance: &mut Chance) -> Value {
    Sampler { schema }.document(chance)
}

/// Makes values that a schema accepts.
#[derive(Debug, Clone, Copy)]
pub struct Sampler<'a> {
    /// The schema of the whole document.
    pub schema: &'a Value,
}

impl<'a> Sampler<'a> {
    /// A document.
    pub fn document(&self, chance: &mut Chance) -> Value {
        self.value(self.schema, 0, chance)
    }

    /// What a schema refers to, if it does; a schema of several branches is itself.
    pub fn resolved(&self, mut schema: &'a Value) -> &'a Value {
        loop {
            schema = match (schema["$ref"].as_str(), schema["allOf"].get(0)) {
                (Some(reference), _) => &self.schema["$defs"][reference.trim_start_matches("#/$defs/")],
                (_, Some(only)) => only,
                _ => return schema,
            };
        }
    }

    /// A value for a part of the document, the sparser the deeper it stands.
    pub fn value(&self, schema: &'a Value, depth: usize, chance: &mut Chance) -> Value {
        let schema = self.resolved(schema);
        for branches in ["oneOf", "anyOf"] {
            if let Some(branches) = schema[branches].as_array() {
                return self.value(chance.one(branches), depth, chance);
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
                    .one(&["", "x", "Riverton", "é\u{1f693}", "line\nbreak", "\u{0}\"\\", " 2018 ", "\u{feff}", "ﬁ"])
                    .to_string()
                    .into(),
            },
            Some("integer") => match chance.below(4) {
                0 => schema["minimum"].clone(),
                1 => schema["maximum"].clone(),
                _ => json!(chance.below(100)),
            },
            Some("number") => chance
                .one(&[json!(0), json!(-1.5), json!(38.4822), json!(9_007_199_254_740_991_i64), json!(1e-7)])
                .clone(),
            Some("boolean") => chance.once_in(2).into(),
            Some("array") => (0..chance.below(3)).map(|_| self.value(&schema["items"], depth + 1, chance)).collect(),
            Some("object") if schema["additionalProperties"] == true => anything(chance, 2),
            _ => self.object(schema, depth, chance).into(),
        }
    }

    fn object(&self, schema: &'a Value, depth: usize, chance: &mut Chance) -> Map<String, Value> {
        let required = schema["required"].as_array();
        let is_required = |name: &str| required.is_some_and(|names| names.iter().any(|known| known == name));
        let mut object = Map::new();
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            if is_required(name) || chance.once_in(3 + 2 * depth) {
                object.insert(name.clone(), self.value(field, depth + 1, chance));
            }
        }
        object
    }
}

/// Any JSON, as an object.
pub fn anything(chance: &mut Chance, depth: usize) -> Value {
    let mut object = Map::new();
    for _ in 0..chance.below(3) {
        let value = match chance.below(if depth == 0 { 4 } else { 5 }) {
            0 => Value::Null,
            // Whole numbers that every language reads as they are.
            1 => json!(chance.number() >> 11),
            2 => json!([1, -2.5, "x", true, null]),
            3 => json!("text"),
            _ => anything(chance, depth - 1),
        };
        object.insert(chance.one(&["a", "b_c", "", "x/y~z"]).to_string(), value);
    }
    object.into()
}

/// A date of the grammar, of any precision.
pub fn date(chance: &mut Chance) -> String {
    if chance.once_in(8) {
        return chance
            .one(&["2020-02-29", "2000-02-29T23:59:59Z", "1000", "2999-12-31T00:00-12:59", "1904-02-29T10:00+14:59"])
            .to_string();
    }
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
