//! The least that shows a fault.

use serde_json::{Value, json};

use crate::mutate::{nth, size};

/// The smallest document for which something still holds: less and less of it, and simpler.
pub fn shrink(mut document: Value, holds: impl Fn(&Value) -> bool) -> Value {
    let mut place = 0;
    while place < size(&document) {
        let smaller = simpler(&document, place).into_iter().find(|smaller| holds(smaller));
        match smaller {
            Some(smaller) => document = smaller,
            None => place += 1,
        }
    }
    document
}

/// The document without each of the members of one of its objects or lists, or with a simpler value.
fn simpler(document: &Value, place: usize) -> Vec<Value> {
    let mut whole = document.clone();
    let Some(node) = nth(&mut whole, &mut { place }) else { return Vec::new() };
    let simpler: Vec<Value> = match node {
        Value::Object(object) => {
            let without = |key: &String| {
                let mut smaller = object.clone();
                smaller.remove(key);
                smaller.into()
            };
            object.keys().map(without).collect()
        }
        Value::Array(elements) => {
            let without = |at| {
                let mut smaller = elements.clone();
                smaller.remove(at);
                smaller.into()
            };
            (0..elements.len()).map(without).collect()
        }
        Value::String(text) if text.chars().count() > 1 => {
            let letters: Vec<_> = text.chars().collect();
            let (first, second) = letters.split_at(letters.len() / 2);
            vec![json!(first.iter().collect::<String>()), json!(second.iter().collect::<String>())]
        }
        Value::Number(number) if number.as_u64() != Some(0) => vec![json!(0)],
        _ => Vec::new(),
    };
    let with = |value| {
        let mut smaller = document.clone();
        if let Some(node) = nth(&mut smaller, &mut { place }) {
            *node = value;
        }
        smaller
    };
    simpler.into_iter().map(with).collect()
}
