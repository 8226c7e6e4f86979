//! The rules' own examples: patches on one base record.

use serde_json::{Map, Value};

use super::{Check, Rule, Scope};

/// The record that the rules' examples are patches of: small, fictional, without a finding.
pub fn base_record() -> &'static str {
    include_str!("base.json")
}

impl Rule {
    /// What the rule is asked about.
    pub fn scope(&self) -> Scope {
        match self.check {
            Check::Revision(_) => Scope::Revisions,
            Check::Pair(_) => Scope::Dataset,
            _ => Scope::Document,
        }
    }

    /// Whether the readers find it: what it looks at may be no record at all.
    pub(crate) fn is_of_shape(&self) -> bool {
        matches!(self.check, Check::Shape)
    }

    /// The documents that break the rule: one, or as many as the rule looks at together.
    pub fn bad_documents(&self) -> Vec<String> {
        self.documents(self.bad)
    }

    /// The documents that come near and keep the rule.
    pub fn good_documents(&self) -> Vec<String> {
        self.documents(self.good)
    }

    fn documents(&self, example: &str) -> Vec<String> {
        match (self.check, self.scope()) {
            (Check::Shape, _) => vec![example.into()],
            (_, Scope::Document) => vec![patched(serde_json::from_str(example).unwrap_or_default())],
            _ => serde_json::from_str(example).unwrap_or_else(|_| Vec::new()).into_iter().map(patched).collect(),
        }
    }
}

/// The base record with a patch.
fn patched(patch: Map<String, Value>) -> String {
    let mut record: Value = serde_json::from_str(base_record()).unwrap_or_default();
    for (pointer, value) in patch {
        set(&mut record, &pointer, value);
    }
    record.to_string()
}

/// Puts a value where a pointer leads; `-` appends to a list, `null` removes.
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
