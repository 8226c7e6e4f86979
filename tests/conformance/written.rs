//! A document for people to read: what is short stands on one line.

use serde_json::Value;

/// What a line may hold.
const WIDTH: usize = 110;

/// A document's text, with a line end at the end.
pub fn document(value: &Value) -> String {
    let mut text = String::new();
    write(value, 0, &mut text);
    text + "\n"
}

/// A document's text on one line, with a line end at the end.
pub fn line(value: &Value) -> String {
    on_one_line(value) + "\n"
}

fn write(value: &Value, depth: usize, text: &mut String) {
    let line = on_one_line(value);
    // The document itself is always laid out.
    if depth > 0 && depth * 2 + line.len() <= WIDTH {
        text.push_str(&line);
        return;
    }
    let (open, close, parts): (_, _, Vec<(String, &Value)>) = match value {
        Value::Object(_) => {
            ('{', '}', members(value).map(|(key, value)| (format!("{}: ", Value::from(key)), value)).collect())
        }
        Value::Array(elements) => ('[', ']', elements.iter().map(|element| (String::new(), element)).collect()),
        _ => return text.push_str(&line),
    };
    text.push(open);
    for (at, (key, part)) in parts.iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        text.push_str(&"  ".repeat(depth + 1));
        text.push_str(key);
        write(part, depth + 1, text);
    }
    if !parts.is_empty() {
        text.push('\n');
        text.push_str(&"  ".repeat(depth));
    }
    text.push(close);
}

fn on_one_line(value: &Value) -> String {
    match value {
        Value::Object(object) if !object.is_empty() => {
            let members: Vec<_> =
                members(value).map(|(key, value)| format!("{}: {}", Value::from(key), on_one_line(value))).collect();
            format!("{{ {} }}", members.join(", "))
        }
        Value::Array(elements) => format!("[{}]", elements.iter().map(on_one_line).collect::<Vec<_>>().join(", ")),
        scalar => scalar.to_string(),
    }
}

/// An object's members, what tells things apart first.
fn members(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    const FIRST: [&str; 6] = ["$schema", "version", "status", "kind", "id", "code"];
    let mut members: Vec<_> =
        value.as_object().into_iter().flatten().map(|(key, value)| (key.as_str(), value)).collect();
    members.sort_by_key(|(key, _)| (FIRST.iter().position(|first| first == key).unwrap_or(FIRST.len()), *key));
    members.into_iter()
}
