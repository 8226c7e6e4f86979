//! Walks over a written record along the published schema and leaves holes that say so.

use std::collections::{BTreeSet, HashMap};

use serde_json::{Map, Value, json};

use super::Hidden;
use super::leak::cover_numbers;
use crate::diff::parts;
use crate::error::Error;
use crate::read::shape::{Record, Shape, ShapeId, Shapes};
use crate::value::Code;
use crate::{Access, CaseFile, Noun, Scalar};

/// What stands for a text that must be there.
const WITHHELD: &str = "withheld";

pub(super) struct Redaction {
    shapes: &'static Shapes,
    /// What is above it is not shown.
    limit: Access,
    hidden: Hidden,
    document: Value,
    /// Who may see each thing, by its id.
    levels: HashMap<String, Access>,
    /// Every id, be it of a thing or of none.
    ids: BTreeSet<String>,
    /// What ids that show a secret are called in the view.
    renamed: HashMap<String, String>,
}

impl Redaction {
    pub fn new(limit: Access, hidden: Hidden, case: &CaseFile) -> Result<Self, Error> {
        let document = serde_json::to_value(case).map_err(Error::write)?;
        let (levels, ids, renamed) = Default::default();
        let shapes = Noun::CaseFile.shapes();
        let mut redaction = Self { shapes, limit, hidden, document: Value::Null, levels, ids, renamed };
        redaction.list(shapes.root, &document, Access::Public);
        redaction.document = document;
        redaction.raise_claims(case);
        redaction.keep_names_secret(case);
        redaction.rename();
        Ok(redaction)
    }

    pub fn view(mut self) -> Result<CaseFile, Error> {
        let mut document = std::mem::take(&mut self.document);
        let level = self.level(document["id"].as_str().unwrap_or_default());
        if level > self.limit {
            document = json!({
                "version": document["version"], "id": document["id"], "access": level.as_str(),
                "incident": { "id": document["incident"]["id"] },
            });
            self.levels.clear();
        }
        self.walk(self.shapes.root, &mut document);
        serde_json::from_value(document).map_err(Error::write)
    }

    /// Lists every id, and who may see what has it: a part is no more open than what it stands in.
    fn list(&mut self, shape: ShapeId, value: &Value, level: Access) {
        match (self.shapes.get(shape), value) {
            (Shape::Id, Value::String(id)) => drop(self.ids.insert(id.clone())),
            (Shape::List(element), Value::Array(elements)) => {
                for value in elements {
                    self.list(*element, value, level);
                }
            }
            (Shape::Record(_) | Shape::Union(_), Value::Object(fields)) => {
                let Some(record) = self.shapes.record_of(shape, value) else { return };
                let own = value["access"].as_str().and_then(Access::from_code);
                let level = own.map_or(level, |own| own.max(level));
                if let (true, Some(id)) = (record.is_entity(), value["id"].as_str()) {
                    let known = self.levels.entry(id.to_owned()).or_insert(level);
                    *known = level.max(*known);
                }
                for (name, value) in fields {
                    if let Some(shape) = record.field(name) {
                        self.list(shape, value, level);
                    }
                }
            }
            _ => {}
        }
    }

    /// A claim is no more open than what it is about.
    fn raise_claims(&mut self, case: &CaseFile) {
        for claim in &case.claims {
            let about = self.level(&claim.about.id);
            self.levels.entry(claim.id.to_string()).and_modify(|level| *level = about.max(*level));
        }
    }

    /// Names of people above the level, and names that hidden claims assert.
    fn keep_names_secret(&mut self, case: &CaseFile) {
        let mut names: Vec<&str> = Vec::new();
        for person in case.people.iter().filter(|person| self.level(&person.id) > self.limit) {
            names.extend(person.name.value().map(String::as_str));
            names.extend(person.other_names.iter().map(|other| &*other.text));
        }
        for claim in &case.claims {
            let is_name = claim.about.field == "name" || claim.about.field.starts_with("other_names");
            let is_hidden = self.level(&claim.id) > self.limit || self.hides(&claim.about.id, &claim.about.field);
            if let (true, Some(Scalar::Text(name))) = (is_name && is_hidden, claim.value.value()) {
                names.push(name);
            }
        }
        for name in names {
            self.hidden.secrets.name(name);
        }
    }

    /// Finds new ids for those that show a secret.
    fn rename(&mut self) {
        let free = (1..).map(|number| format!("redacted-{number}")).filter(|id| !self.ids.contains(id));
        let telling = self.ids.iter().filter(|id| self.hidden.secrets.cover(id).is_some());
        self.renamed = telling.cloned().zip(free).collect();
    }

    fn level(&self, id: &str) -> Access {
        self.levels.get(id).copied().unwrap_or(Access::Public)
    }

    fn hides(&self, id: &str, field: &str) -> bool {
        let hidden = self.hidden.fields.get(id);
        hidden.is_some_and(|hidden| parts(field).any(|part| hidden.iter().any(|it| it == part)))
    }

    fn walk(&self, shape: ShapeId, value: &mut Value) {
        match (self.shapes.get(shape), value) {
            (Shape::Text | Shape::AnyOf(_), Value::String(text)) => self.cover(text),
            (Shape::Id, Value::String(id)) => {
                if let Some(new) = self.renamed.get(id) {
                    id.clone_from(new);
                }
            }
            (Shape::Open, value) => self.cover_all(value),
            (Shape::List(element), Value::Array(elements)) => {
                for value in elements {
                    self.walk(*element, value);
                }
            }
            (Shape::Record(_) | Shape::Union(_), value @ Value::Object(_)) => {
                self.leave_hole(shape, value);
                let record = self.shapes.record_of(shape, value);
                for (name, value) in value.as_object_mut().into_iter().flatten() {
                    if let Some(shape) = record.and_then(|record| record.field(name)) {
                        self.walk(shape, value);
                    }
                }
            }
            _ => {}
        }
    }

    /// Empties what is above the level, and what is said of something that is hidden.
    fn leave_hole(&self, shape: ShapeId, value: &mut Value) {
        let Some(record) = self.shapes.record_of(shape, value) else { return };
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let (id, about) = (text(&value["id"]), [text(&value["about"]["id"]), text(&value["about"]["field"])]);
        let level = self.level(if record.is_entity() { &id } else { &about[0] });
        let is_above = level > self.limit;
        if !is_above && !self.hides(&about[0], &about[1]) {
            return;
        }
        let Value::Object(fields) = value else { return };
        if is_above && record.is_entity() && matches!(self.shapes.get(shape), Shape::Union(_)) {
            // Of several kinds of things, it does not even say which.
            fields.retain(|name, _| name == "id");
            fields.insert("kind".into(), "other".into());
            fields.insert("description".into(), WITHHELD.into());
        } else {
            self.empty(record, fields);
        }
        if is_above && record.is_entity() {
            fields.insert("access".into(), level.as_str().into());
        }
    }

    /// Leaves of a record what it must have to be one, and for each of its facts the hole.
    fn empty(&self, record: &Record, fields: &mut Map<String, Value>) {
        let names: Vec<_> = fields.keys().cloned().collect();
        for name in names {
            let shape = record.field(&name).map_or(&Shape::Any, |shape| self.shapes.get(shape));
            let holds_things = matches!(shape, Shape::List(element) if matches!(self.shapes.get(*element), Shape::Record(it) if it.is_entity()));
            let is_kept = matches!(&*name, "id" | "access" | "pseudonym") || holds_things;
            let value = fields.entry(name.clone()).or_insert(Value::Null);
            match shape {
                Shape::Record(it) if it.is_coded() && record.required.contains(&name) => {
                    *value = json!({ "code": "other", "source_text": WITHHELD });
                }
                Shape::Text if record.required.contains(&name) => *value = WITHHELD.into(),
                shape if shape.is_fact() => *value = hole(value),
                _ if is_kept || record.required.contains(&name) || (name == "about" && value.is_object()) => {}
                _ => drop(fields.remove(&name)),
            }
        }
    }

    fn cover(&self, text: &mut String) {
        if let Some(covered) = self.hidden.secrets.cover(text) {
            *text = covered;
        }
        if self.limit < Access::Restricted
            && let Some(covered) = cover_numbers(text)
        {
            *text = covered;
        }
    }

    /// Covers what a publisher added, of which the schema knows nothing.
    fn cover_all(&self, value: &mut Value) {
        match value {
            Value::String(text) => self.cover(text),
            Value::Array(elements) => elements.iter_mut().for_each(|value| self.cover_all(value)),
            Value::Object(fields) => {
                let shown = std::mem::take(fields);
                for (mut name, mut value) in shown {
                    self.cover_all(&mut value);
                    self.cover(&mut name);
                    // Two names that were covered are still two.
                    while fields.contains_key(&name) {
                        name.push('_');
                    }
                    fields.insert(name, value);
                }
            }
            _ => {}
        }
    }
}

/// What is left of a fact. What was withheld before stays withheld for its own reason.
fn hole(fact: &Value) -> Value {
    match (fact["status"].as_str(), fact["reason"].as_str()) {
        (Some("withheld"), Some(reason)) => json!({ "status": "withheld", "reason": reason }),
        _ => json!({ "status": "withheld", "reason": "redacted" }),
    }
}
