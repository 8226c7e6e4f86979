//! An example on every record, union and fact of the schema, each taken from one fictional case.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::CaseFile;
use crate::read::{Member, Node, NodeKind, Noun};

/// The fictional case: valid, and in it every record of the model at least once.
const CASE: &str = include_str!("example.json");

const SMALLEST: &str = r#"{ "version": "1.0", "id": "riverton-2021-014", "incident": { "id": "incident" } }"#;

/// Puts examples on a document's schema and on its definitions. They are texts, to keep their order.
pub(super) fn fill(schema: &mut Value, noun: Noun) {
    let examples = gather();
    let title = schema["title"].as_str().unwrap_or_default();
    let root = examples.get(title).and_then(|examples| examples.first());
    let root = match noun {
        Noun::CaseFile => SMALLEST.into(),
        _ => root.map(|(_, text)| text.replacen('{', r#"{ "version": "1.0","#, 1)).unwrap_or_default(),
    };
    schema["examples"] = [root].into_iter().collect();
    for (name, definition) in schema.get_mut("$defs").and_then(Value::as_object_mut).into_iter().flatten() {
        if let Some(found) = examples.get(name) {
            definition["examples"] = found.iter().map(|(_, text)| text.as_str()).collect();
        }
    }
}

/// By the definition's name: examples, each with what tells it apart from the others.
type Examples = BTreeMap<String, Vec<(String, String)>>;

fn gather() -> Examples {
    let schema = super::root::<CaseFile>();
    let mut examples = Examples::new();
    if let Ok(case) = Node::parse(CASE) {
        Gathering { schema: &schema, examples: &mut examples }.look(&schema, &case);
    }
    examples
}

struct Gathering<'a> {
    schema: &'a Value,
    examples: &'a mut Examples,
}

impl<'a> Gathering<'a> {
    fn look(&mut self, schema: &'a Value, node: &Node<'_>) {
        if let Some(name) = schema["$ref"].as_str().and_then(|reference| reference.strip_prefix("#/$defs/")) {
            let definition = &self.schema["$defs"][name];
            self.note(name, definition, node);
            self.look(definition, node);
        } else if let Some(only) = schema["allOf"].get(0) {
            self.look(only, node);
        } else if let Some(branches) = schema["oneOf"].as_array() {
            if let Some(branch) = branches.iter().find(|branch| self.is_branch(branch, node)) {
                self.look(branch, node);
            }
        } else {
            match &node.kind {
                NodeKind::Array(elements) => elements.iter().for_each(|element| self.look(&schema["items"], element)),
                NodeKind::Object(members) => {
                    for member in members {
                        self.look(&schema["properties"][member.key.as_ref()], &member.value);
                    }
                }
                _ => {}
            }
        }
    }

    /// Notes the first of a record or a union, one of each form of a fact, and one of each way in which a value is
    /// missing. Codes speak for themselves.
    fn note(&mut self, name: &str, definition: &Value, node: &Node<'_>) {
        let properties = &definition["properties"];
        let is_union = definition["oneOf"].is_array();
        let is_fact = is_union && text_of(node, "kind").is_none();
        let is_record = properties.is_object() && properties.get("code").is_none() && !is_form(properties);
        if !is_union && !is_record {
            return;
        }
        let form = match text_of(node, "status") {
            Some("known") => "known",
            Some("range") => "range",
            Some(_) if is_fact => "absent",
            missing => missing.unwrap_or_default(),
        };
        let known = self.examples.entry(name.to_owned()).or_default();
        if known.iter().all(|(of, _)| of != form) {
            known.push((form.to_owned(), written(node)));
        }
    }

    fn is_branch(&self, branch: &Value, node: &Node<'_>) -> bool {
        let name = branch["$ref"].as_str().unwrap_or_default().trim_start_matches("#/$defs/");
        let properties = &self.schema["$defs"][name]["properties"];
        let says = |tag: &str| properties[tag]["const"].as_str();
        match says("kind").or(says("status")) {
            Some(word) => [text_of(node, "kind"), text_of(node, "status")].contains(&Some(word)),
            None => true,
        }
    }
}

/// Whether these are the properties of the known form of a fact, or of its range.
fn is_form(properties: &Value) -> bool {
    properties["status"].get("const").is_some()
}

fn text_of<'n>(node: &'n Node<'_>, name: &str) -> Option<&'n str> {
    match &node.member(name)?.value.kind {
        NodeKind::Text(text) => text.as_deref(),
        _ => None,
    }
}

/// A part of the case on one line.
fn written(node: &Node<'_>) -> String {
    let list = |open: &str, parts: Vec<String>, close: &str| {
        if parts.is_empty() { format!("{open}{close}") } else { format!("{open} {} {close}", parts.join(", ")) }
    };
    match &node.kind {
        NodeKind::Object(members) => {
            let member = |member: &Member<'_>| format!("{}: {}", Value::from(&*member.key), written(&member.value));
            list("{", members.iter().map(member).collect(), "}")
        }
        NodeKind::Array(elements) => format!("[{}]", elements.iter().map(written).collect::<Vec<_>>().join(", ")),
        _ => CASE[node.start..node.end].to_owned(),
    }
}
