//! What was put aside explains some findings: one fault, one finding.

use std::collections::BTreeSet;

use serde_json::Value;

use super::finding::Finding;
use crate::read::Aside;
use crate::spelling::is_near;

/// What the collecting door put aside, as far as rules would miss it.
#[derive(Debug, Default)]
pub(crate) struct PutAside {
    pointers: Vec<String>,
    ids: BTreeSet<String>,
}

impl PutAside {
    pub fn of(aside: &[Aside]) -> Self {
        let mut ids = BTreeSet::new();
        for part in aside {
            list_ids(&serde_json::from_str(&part.json).unwrap_or_default(), &mut ids);
        }
        let mut pointers: Vec<_> = aside.iter().map(|part| part.pointer.clone()).collect();
        pointers.sort_unstable();
        Self { pointers, ids }
    }

    /// Whether something of this id was in the document and could not be read.
    pub fn has_id(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// Whether a finding misses just what was put aside: a field that could not be read, or one
    /// whose name is near.
    pub fn explains(&self, finding: &Finding) -> bool {
        if finding.rule.misses.is_empty() {
            return false;
        }
        let place = format!("{}/", finding.pointer);
        let first = self.pointers.partition_point(|pointer| *pointer < place);
        let inside = self.pointers[first..].iter().map_while(|pointer| pointer.strip_prefix(&place));
        inside
            .filter(|rest| !rest.contains('/'))
            .any(|name| finding.rule.misses.iter().any(|field| is_near(name, field)))
    }
}

fn list_ids(value: &Value, ids: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(id)) = object.get("id") {
                ids.insert(id.clone());
            }
            object.values().for_each(|value| list_ids(value, ids));
        }
        Value::Array(elements) => elements.iter().for_each(|value| list_ids(value, ids)),
        _ => {}
    }
}
