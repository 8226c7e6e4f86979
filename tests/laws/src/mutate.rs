//! Small changes, of the kind that people and programs make.

use serde_json::{Map, Value, json};

use crate::Chance;

const WORDS: [&str; 22] = [
    "",
    "x",
    "A",
    "known",
    "range",
    "withheld",
    "disputed",
    "other",
    "recording",
    "granted",
    "1.0",
    "2018",
    "2018-3",
    "2018-02-29",
    "2020-02-29",
    "2018-03-18T21:26",
    "2018-03-18 21:26",
    "2018-03-18T24:00",
    "2018-03-18T21:26:00-07:00",
    "2018-03-18t21:26z",
    "2018\n",
    "２０１８",
];

const NAMES: [&str; 14] = [
    "status",
    "value",
    "min",
    "max",
    "earliest",
    "source_text",
    "reason",
    "basis",
    "kind",
    "id",
    "code",
    "extensions",
    "Status",
    "x",
];

/// Changes one thing in a document.
pub fn mutate(document: &mut Value, chance: &mut Chance) {
    let count = size(document);
    // Deep places are many; small numbers of places near the root are tried as often.
    let place = if chance.once_in(4) { chance.below(count.min(8)) } else { chance.below(count) };
    if let Some(node) = nth(document, &mut { place }) {
        change(node, chance);
    }
}

fn change(node: &mut Value, chance: &mut Chance) {
    match node {
        Value::Object(object) if !chance.once_in(5) => change_object(object, chance),
        Value::Array(elements) if !elements.is_empty() && !chance.once_in(4) => {
            let at = chance.below(elements.len());
            match chance.below(3) {
                0 => drop(elements.remove(at)),
                1 => elements.push(elements[at].clone()),
                _ => elements[at] = scalar(chance),
            }
        }
        Value::String(text) if !chance.once_in(4) => *text = respelt(text, chance),
        Value::Number(number) if !chance.once_in(3) => *node = renumbered(number.as_f64().unwrap_or_default(), chance),
        _ => *node = scalar(chance),
    }
}

fn change_object(object: &mut Map<String, Value>, chance: &mut Chance) {
    let keys: Vec<_> = object.keys().cloned().collect();
    match (chance.below(6), keys.is_empty()) {
        (0 | 1, false) => drop(object.remove(chance.one(&keys))),
        (2, false) => {
            let old = chance.one(&keys);
            if let Some(value) = object.remove(old) {
                let new = if chance.once_in(2) { format!("{old}s") } else { chance.one(&NAMES).to_string() };
                object.insert(new, value);
            }
        }
        (3, false) => {
            let (from, to) = (chance.one(&keys).clone(), chance.one(&keys).clone());
            let value = object[&from].clone();
            object.insert(to, value);
        }
        _ => drop(object.insert(chance.one(&NAMES).to_string(), scalar(chance))),
    }
}

fn respelt(text: &str, chance: &mut Chance) -> String {
    match chance.below(7) {
        0 => format!("{text}\n"),
        1 => format!(" {text}"),
        2 => text.to_uppercase(),
        3 => text.chars().rev().collect(),
        4 => text.chars().skip(1).collect(),
        5 => text.repeat(40),
        _ => chance.one(&WORDS).to_string(),
    }
}

fn renumbered(number: f64, chance: &mut Chance) -> Value {
    match chance.below(7) {
        0 => json!(-number),
        1 => json!(number + 0.5),
        2 => json!(number + 1.0),
        3 => json!(4_294_967_295_u64 + chance.below(2) as u64),
        4 => json!(9_007_199_254_740_990_u64 + chance.below(4) as u64),
        5 => json!(1e300),
        _ => json!(u64::MAX),
    }
}

fn scalar(chance: &mut Chance) -> Value {
    match chance.below(9) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(8),
        3 => json!(8.0),
        4 => json!(-1),
        5 => json!([]),
        6 => json!({}),
        7 => json!({ "status": chance.one(&WORDS), "value": chance.one(&WORDS) }),
        _ => json!(chance.one(&WORDS)),
    }
}

fn size(value: &Value) -> usize {
    1 + match value {
        Value::Object(object) => object.values().map(size).sum(),
        Value::Array(elements) => elements.iter().map(size).sum(),
        _ => 0,
    }
}

fn nth<'a>(value: &'a mut Value, place: &mut usize) -> Option<&'a mut Value> {
    if *place == 0 {
        return Some(value);
    }
    *place -= 1;
    match value {
        Value::Object(object) => object.values_mut().find_map(|value| nth(value, place)),
        Value::Array(elements) => elements.iter_mut().find_map(|value| nth(value, place)),
        _ => None,
    }
}

/// The smallest document for which something still holds, taking away one thing after another.
pub fn shrink(mut document: Value, holds: impl Fn(&Value) -> bool) -> Value {
    let mut place = 0;
    while place < size(&document) {
        let smaller = without(&document, place).into_iter().find(|smaller| holds(smaller));
        match smaller {
            Some(smaller) => document = smaller,
            None => place += 1,
        }
    }
    document
}

/// The document without each of the members of one of its objects or lists.
fn without(document: &Value, place: usize) -> Vec<Value> {
    let mut whole = document.clone();
    let count = match nth(&mut whole, &mut { place }) {
        Some(Value::Object(object)) => object.len(),
        Some(Value::Array(elements)) => elements.len(),
        _ => 0,
    };
    (0..count)
        .map(|member| {
            let mut smaller = document.clone();
            match nth(&mut smaller, &mut { place }) {
                Some(Value::Object(object)) => {
                    let key = object.keys().nth(member).cloned().unwrap_or_default();
                    object.remove(&key);
                }
                Some(Value::Array(elements)) => drop(elements.remove(member)),
                _ => {}
            }
            smaller
        })
        .collect()
}
