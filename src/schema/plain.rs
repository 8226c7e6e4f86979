//! What schemars says, in the words that generators and validators of other languages understand alike.

use serde_json::{Map, Value, json};

/// Rewrites what breaks consumers, everywhere in a schema.
pub(super) fn plain(schema: &mut Value) {
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
                let meaning = format!("The id of {noun}.");
                let before = object.get("description").and_then(Value::as_str);
                let here = before.map_or(meaning.clone(), |before| format!("{before} {meaning}"));
                object.insert("description".into(), here.into());
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
