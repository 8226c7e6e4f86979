//! A rule's examples without what does not matter to the rule.

use std::collections::BTreeSet;

use ois_records::{Rule, base_record};
use serde_json::{Map, Value};

/// A rule's bad and good example, patched on as little of the base record as shows the difference:
/// nothing is found that is not found in the whole examples, and the rule still finds the bad one only.
pub fn pair(rule: &Rule, codes: impl Fn(&[Value]) -> BTreeSet<&'static str>) -> [Vec<Value>; 2] {
    let [bad, good] = [rule.bad, rule.good].map(patches);
    let each = |base: &Value, patches: &[Map<String, Value>]| -> Option<Vec<Value>> {
        patches.iter().map(|patch| apply(base, patch)).collect()
    };
    let patched = |base: &Value| Some([each(base, &bad)?, each(base, &good)?]);
    let mut base: Value = serde_json::from_str(base_record()).unwrap();
    let wholes = patched(&base).unwrap();
    let mut pair = wholes.clone();
    let mut known = [codes(&pair[0]), codes(&pair[1])];
    let mut place = 0;
    while let Some(pointer) = pointers(&base).into_iter().nth(place) {
        let smaller = without(&base, &pointer);
        if let Some(tried) = patched(&smaller) {
            let found = [codes(&tried[0]), codes(&tried[1])];
            // A patch may lead elsewhere once something before its place is gone.
            let are_parts =
                tried.iter().flatten().zip(wholes.iter().flatten()).all(|(part, whole)| is_part(part, whole));
            let shows = are_parts && found[0].contains(rule.code) && !found[1].contains(rule.code);
            if shows && found[0].is_subset(&known[0]) && found[1].is_subset(&known[1]) {
                (base, pair, known) = (smaller, tried, found);
                continue;
            }
        }
        place += 1;
    }
    pair
}

/// An example as patches on the base record: one, or one for each of several documents.
fn patches(example: &str) -> Vec<Map<String, Value>> {
    serde_json::from_str(example).unwrap_or_else(|_| vec![serde_json::from_str(example).unwrap()])
}

/// A patch on a record; `None` where some of it has no place there.
fn apply(record: &Value, patch: &Map<String, Value>) -> Option<Value> {
    let mut record = record.clone();
    for (pointer, value) in patch {
        let (parent, key) = pointer.rsplit_once('/')?;
        match record.pointer_mut(parent)? {
            Value::Object(object) if value.is_null() => drop(object.remove(key)),
            Value::Object(object) => drop(object.insert(key.into(), value.clone())),
            Value::Array(list) if key == "-" => list.push(value.clone()),
            Value::Array(list) => {
                let at = key.parse().ok().filter(|at| *at < list.len())?;
                if value.is_null() { drop(list.remove(at)) } else { list[at] = value.clone() }
            }
            _ => return None,
        }
    }
    Some(record)
}

/// The places of a record down to the fields of what has an id, those nearest to the root first;
/// behind come before front, so that what is left keeps its place.
fn pointers(record: &Value) -> Vec<String> {
    let (mut level, mut all) = (vec![(String::new(), record)], Vec::new());
    for _ in 0..3 {
        let mut next = Vec::new();
        for (pointer, value) in level {
            match value {
                Value::Object(object) => {
                    next.extend(object.iter().map(|(key, value)| (format!("{pointer}/{key}"), value)));
                }
                Value::Array(list) => {
                    next.extend(list.iter().enumerate().rev().map(|(at, value)| (format!("{pointer}/{at}"), value)));
                }
                _ => {}
            }
        }
        all.extend(next.iter().map(|(pointer, _)| pointer.clone()));
        level = next;
    }
    all
}

fn without(record: &Value, pointer: &str) -> Value {
    let mut record = record.clone();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match record.pointer_mut(parent) {
        Some(Value::Object(object)) => drop(object.remove(key)),
        Some(Value::Array(list)) => drop(list.remove(key.parse().unwrap())),
        _ => {}
    }
    record
}

/// Whether a document is what is left of another when some of it is taken away.
pub fn is_part(part: &Value, whole: &Value) -> bool {
    match (part, whole) {
        (Value::Object(part), Value::Object(whole)) => {
            part.iter().all(|(key, part)| whole.get(key).is_some_and(|whole| is_part(part, whole)))
        }
        (Value::Array(part), Value::Array(whole)) => {
            let mut rest = whole.iter();
            part.iter().all(|part| rest.any(|whole| is_part(part, whole)))
        }
        (part, whole) => part == whole,
    }
}
