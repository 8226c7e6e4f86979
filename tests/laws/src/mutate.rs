//! Changes of the kind that people and programs make, by someone who knows the schema.

use serde_json::{Map, Value, json};

use crate::Chance;
use crate::sample::{Sampler, anything, date};

/// Changes one thing in a document.
pub fn mutate(document: &mut Value, sampler: &Sampler<'_>, chance: &mut Chance) {
    let count = size(document);
    // Deep places are many; small numbers of places near the root are tried as often.
    let place = if chance.once_in(4) { chance.below(count.min(8)) } else { chance.below(count) };
    // Something that stands elsewhere in the document, to be put where it does not belong.
    let elsewhere = chance.once_in(8).then(|| nth(document, &mut { chance.below(count) }).cloned()).flatten();
    let (mut place, mut schema) = (place, sampler.schema);
    if let Some(node) = nth_with(document, &mut schema, sampler, &mut place) {
        match elsewhere {
            Some(other) => *node = other,
            None => change(node, schema, sampler, chance),
        }
    }
}

fn change<'a>(node: &mut Value, schema: &'a Value, sampler: &Sampler<'a>, chance: &mut Chance) {
    match node {
        // What is valid here, to reach states that one document alone does not have.
        _ if chance.once_in(10) && !schema.is_null() => *node = sampler.value(schema, 3, chance),
        _ if chance.once_in(8) => *node = retyped(node, chance),
        Value::Object(object) => change_object(object, schema, sampler, chance),
        Value::Array(elements) => change_list(elements, &schema["items"], sampler, chance),
        Value::String(text) => *text = change_text(text, schema, sampler, chance),
        Value::Number(number) => *node = change_number(number.as_f64().unwrap_or_default(), schema, chance),
        _ => *node = retyped(node, chance),
    }
}

/// Adds, drops, renames, copies; takes another branch's tag or fields.
fn change_object<'a>(object: &mut Map<String, Value>, schema: &'a Value, sampler: &Sampler<'a>, chance: &mut Chance) {
    let keys: Vec<_> = object.keys().cloned().collect();
    let key = if keys.is_empty() { String::new() } else { chance.one(&keys).clone() };
    let record = branch(schema, object, sampler);
    match chance.below(8) {
        0 | 1 => drop(object.remove(&key)),
        2 => {
            // A field that belongs here.
            let fields: Vec<_> = record["properties"].as_object().into_iter().flatten().collect();
            if !fields.is_empty() {
                let (name, field) = *chance.one(&fields);
                object.insert(name.clone(), sampler.value(field, 3, chance));
            }
        }
        3 => {
            // A field of some other record.
            let definitions: Vec<_> = sampler.schema["$defs"].as_object().into_iter().flatten().collect();
            let (_, other) = *chance.one(&definitions);
            for (name, field) in other["properties"].as_object().into_iter().flatten().take(1 + chance.below(4)) {
                object.insert(name.clone(), sampler.value(field, 4, chance));
            }
        }
        4 => {
            if let Some(value) = object.remove(&key) {
                object.insert(misspelt(&key, chance), value);
            }
        }
        5 => {
            if let Some(value) = object.get(&key).cloned() {
                let to = chance.one(&keys).clone();
                object.insert(to, value);
            }
        }
        6 => {
            // The tag of another branch, with or without its fields.
            let branches = schema["oneOf"].as_array().map_or(&[][..], Vec::as_slice);
            if !branches.is_empty() {
                let other = sampler.value(chance.one(branches), 3, chance);
                let tag = if other.get("kind").is_some() { "kind" } else { "status" };
                object.insert(tag.into(), other[tag].clone());
                if chance.once_in(2) {
                    object.extend(other.as_object().cloned().unwrap_or_default());
                }
            }
        }
        _ => {
            let name = chance.one::<&str>(&[
                "extensions",
                "x",
                "Id",
                "",
                "$schema",
                "constructor",
                "toString",
                "__proto__",
                "\u{0}",
                "é",
            ]);
            object.insert((*name).to_owned(), deep(chance));
        }
    }
}

fn change_list<'a>(elements: &mut Vec<Value>, schema: &'a Value, sampler: &Sampler<'a>, chance: &mut Chance) {
    let at = chance.below(elements.len().max(1));
    match (chance.below(5), elements.is_empty()) {
        (0, false) => drop(elements.remove(at)),
        (1, false) => elements.push(elements[at].clone()),
        (2, false) => elements[at] = retyped(&elements[at], chance),
        (3, false) => elements[at] = json!([elements[at]]),
        _ => elements.insert(at, if schema.is_null() { deep(chance) } else { sampler.value(schema, 3, chance) }),
    }
}

fn change_text<'a>(text: &str, schema: &'a Value, sampler: &Sampler<'a>, chance: &mut Chance) -> String {
    let schema = sampler.resolved(schema);
    let words = schema["enum"].as_array().map_or(&[][..], Vec::as_slice);
    match chance.below(4) {
        0 if !words.is_empty() => chance.one(words).as_str().unwrap_or_default().to_owned(),
        0 if schema["pattern"].is_string() => tweaked(&date(chance), chance),
        1 => wrong_date(chance),
        2 => misspelt(text, chance),
        _ => tweaked(text, chance),
    }
}

fn change_number(number: f64, schema: &Value, chance: &mut Chance) -> Value {
    let bound = schema[*chance.one(&["minimum", "maximum"])].as_f64().unwrap_or(number);
    match chance.below(9) {
        0 => json!(-number),
        1 => json!(number + 0.5),
        2 => json!(bound),
        3 => json!(bound + 1.0),
        4 => json!(bound - 1.0),
        5 => json!(4_294_967_295_u64 + chance.below(2) as u64),
        6 => json!(9_007_199_254_740_990_u64 + chance.below(4) as u64),
        7 => chance.one(&[json!(1e300), json!(-1e300), json!(5e-324), json!(0.1), json!(-0.0)]).clone(),
        _ => chance.one(&[json!(u64::MAX), json!(i64::MIN), json!(0), json!(1), json!(200)]).clone(),
    }
}

/// The same thing as another type of JSON.
fn retyped(node: &Value, chance: &mut Chance) -> Value {
    match chance.below(12) {
        0 | 1 => Value::Null,
        2 => json!(chance.once_in(2)),
        3 => json!([]),
        4 => json!({}),
        5 => json!([node]),
        6 => json!({ "status": "known", "value": node }),
        7 => json!({ "code": node }),
        // A number as text, a text as number, a fact without its status.
        8 => node
            .as_str()
            .map_or_else(|| json!(node.to_string()), |text| text.parse::<f64>().map_or(json!(8), Value::from)),
        9 => node.get("value").or(node.get("code")).cloned().unwrap_or(json!(8.0)),
        10 => json!(-1),
        _ => json!(wrong_date(chance)),
    }
}

/// A name or word as one mistypes it.
fn misspelt(name: &str, chance: &mut Chance) -> String {
    match chance.below(10) {
        0 => format!("{name}s"),
        1 => name.to_uppercase(),
        2 => name.replace('_', "-"),
        3 => name.replace('_', ""),
        4 => format!("{name} "),
        5 => format!("{name}\n"),
        6 => name.replace(['a', 'o'], "а"),
        7 => name.chars().rev().collect(),
        8 => name.repeat(if chance.once_in(8) { 40 } else { 2 }),
        _ => tweaked(name, chance),
    }
}

/// A text with one letter taken out, put in or exchanged.
fn tweaked(text: &str, chance: &mut Chance) -> String {
    const LETTERS: [char; 30] = [
        '0', '1', '2', '3', '5', '6', '9', '-', ':', 'T', 't', 'Z', '+', '.', ' ', '\n', '\r', '\t', '_', 'a', 'z',
        'A', 'é', '０', '٢', '\u{2028}', '\u{0}', '\u{7f}', '\u{85}', '🚓',
    ];
    let mut letters: Vec<_> = text.chars().collect();
    let at = chance.below(letters.len() + 1);
    match (chance.below(3), at < letters.len()) {
        (0, true) => drop(letters.remove(at)),
        (1, true) => letters[at] = *chance.one(&LETTERS),
        _ => letters.insert(at, *chance.one(&LETTERS)),
    }
    letters.into_iter().collect()
}

/// What looks like a date, and seldom is one.
fn wrong_date(chance: &mut Chance) -> String {
    let year = chance.one::<&str>(&[
        "0018", "0999", "1000", "1900", "2000", "2019", "2020", "2100", "2400", "2999", "3000", "9999", "18", "20180",
    ]);
    let month = chance.one::<&str>(&["00", "01", "02", "02", "02", "04", "1", "12", "13", "11"]);
    let day = chance.one::<&str>(&["00", "01", "28", "29", "30", "31", "32", "9"]);
    let time = chance.one::<&str>(&[
        "",
        "",
        "T21:26",
        "T24:00",
        "T23:59:60",
        "T21:60",
        "T21",
        "T2126",
        "t21:26",
        " 21:26",
        "T21:26:00.5",
        "T21:26:00",
    ]);
    let zone = chance.one::<&str>(&[
        "", "", "Z", "z", "-07:00", "-00:00", "+00:00", "+14:59", "+15:00", "-12:00", "-13:00", "+5:30", "+0530", "\n",
    ]);
    let separator = chance.one::<&str>(&["-", "-", "-", "-", "/", ""]);
    format!("{year}{separator}{month}{separator}{day}{time}{zone}")
}

/// Any JSON, sometimes deep.
fn deep(chance: &mut Chance) -> Value {
    let mut value = if chance.once_in(2) { anything(chance, 2) } else { json!("x") };
    if chance.once_in(4) {
        for _ in 0..chance.below(40) {
            value = if chance.once_in(2) { json!([value]) } else { json!({ "a": value }) };
        }
    }
    value
}

/// The record that an object is, of several branches the one that its tag names.
fn branch<'a>(schema: &'a Value, object: &Map<String, Value>, sampler: &Sampler<'a>) -> &'a Value {
    let Some(branches) = schema["oneOf"].as_array() else { return schema };
    let fits = |branch: &&'a Value| {
        ["kind", "status"].iter().any(|tag| {
            let allowed = sampler.resolved(&branch["properties"][*tag]);
            let is_in = |word: &Value| allowed["enum"].as_array().is_some_and(|words| words.contains(word));
            object.get(*tag).is_some_and(|word| allowed["const"] == *word || is_in(word))
        })
    };
    branches.iter().map(|branch| sampler.resolved(branch)).find(fits).unwrap_or(&Value::Null)
}

/// How many places a document has.
pub(crate) fn size(value: &Value) -> usize {
    1 + match value {
        Value::Object(object) => object.values().map(size).sum(),
        Value::Array(elements) => elements.iter().map(size).sum(),
        _ => 0,
    }
}

/// A place of a document, by number.
pub(crate) fn nth<'v>(value: &'v mut Value, place: &mut usize) -> Option<&'v mut Value> {
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

/// A place of a document, by number, and what the schema says of it: null where it says nothing.
fn nth_with<'v, 'a>(
    value: &'v mut Value,
    schema: &mut &'a Value,
    sampler: &Sampler<'a>,
    place: &mut usize,
) -> Option<&'v mut Value> {
    let here = sampler.resolved(schema);
    if *place == 0 {
        *schema = here;
        return Some(value);
    }
    *place -= 1;
    match value {
        Value::Object(object) => {
            let record = branch(here, object, sampler);
            object.iter_mut().find_map(|(key, value)| {
                *schema = &record["properties"][key.as_str()];
                nth_with(value, schema, sampler, place)
            })
        }
        Value::Array(elements) => elements.iter_mut().find_map(|value| {
            *schema = &here["items"];
            nth_with(value, schema, sampler, place)
        }),
        _ => None,
    }
}
