//! The rules' own examples: patches on one base record.

use serde_json::{Map, Value};

use super::{Check, Rule};

/// The record that the rules' examples are patches of: small, fictional, without a finding.
pub fn base_record() -> &'static str {
    include_str!("base.json")
}

impl Rule {
    /// A document that breaks the rule.
    pub fn bad_document(&self) -> String {
        self.document(self.bad)
    }

    /// A document that comes near and keeps the rule.
    pub fn good_document(&self) -> String {
        self.document(self.good)
    }

    fn document(&self, example: &str) -> String {
        if matches!(self.check, Check::Shape) {
            return example.into();
        }
        let mut record: Value = serde_json::from_str(base_record()).unwrap_or_default();
        let patch: Map<String, Value> = serde_json::from_str(example).unwrap_or_default();
        for (pointer, value) in patch {
            set(&mut record, &pointer, value);
        }
        record.to_string()
    }
}

/// Puts a value where a pointer leads; `-` is behind the end of a list, `null` takes away.
fn set(record: &mut Value, pointer: &str, value: Value) {
    let Some((parent, key)) = pointer.rsplit_once('/') else { return };
    match record.pointer_mut(parent) {
        Some(Value::Object(object)) if value.is_null() => {
            object.remove(key);
        }
        Some(Value::Object(object)) => {
            object.insert(key.into(), value);
        }
        Some(Value::Array(list)) => match key.parse::<usize>() {
            Ok(index) if index < list.len() && value.is_null() => {
                list.remove(index);
            }
            Ok(index) if index < list.len() => list[index] = value,
            _ => list.push(value),
        },
        _ => {}
    }
}
