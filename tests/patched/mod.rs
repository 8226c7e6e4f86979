//! The base record with something else in it, and what is found then.

use ois_records::{CaseFile, Profile, Validator, base_record};
use serde_json::{Map, Value};

/// The base record with these values at these places: `-` is behind the end of a list, `null` takes away.
pub fn patched(patch: &str) -> String {
    let mut record: Value = serde_json::from_str(base_record()).unwrap();
    for (pointer, value) in serde_json::from_str::<Map<String, Value>>(patch).unwrap() {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match record.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer} leads nowhere")) {
            Value::Array(list) if key == "-" => list.push(value),
            Value::Object(object) if value.is_null() => drop(object.remove(key)),
            Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
            place => place[key] = value,
        }
    }
    record.to_string()
}

/// The codes that are found in a document, each once, in a profile.
pub fn codes(document: &str, profile: Profile) -> Vec<&'static str> {
    let report = Validator::new().with_profile(profile).check::<CaseFile>(document.as_bytes()).unwrap().report;
    report.counts().keys().copied().collect()
}
