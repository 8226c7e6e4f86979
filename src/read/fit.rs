//! Holds a document against the schema: every fault with its place, and all that fits.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::fmt::Write;

use serde_json::{Map, Number, Value};

use super::hint;
use super::shape::{Record, Shape, ShapeId, Shapes, Union};
use super::tree::{Kind, Member, Node, escaped};
use crate::Date;
use crate::rules::shape as codes;
use crate::rules::{Rule, Severity};
use crate::validate::{Finding, Report};
use crate::value::{is_id, json};

/// How many faults are kept; beyond it they are only counted.
const FAULTS: usize = 1000;

/// A part of the document that could not be read into the record.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Aside {
    /// Where it stands, as a JSON Pointer.
    pub pointer: String,
    /// Its JSON, as written.
    pub json: String,
}

/// A document held against its schema.
pub(crate) struct Fitted {
    /// What fits, so that it can be read; `None` when nothing does.
    pub value: Option<Value>,
    pub faults: Report,
    pub aside: Vec<Aside>,
    pub removed: Vec<(String, usize)>,
}

impl Fitted {
    /// The elements that were put aside, list by list, each list's in order.
    pub fn removed_by_list(&self) -> BTreeMap<String, Vec<usize>> {
        let mut lists = BTreeMap::<_, Vec<_>>::new();
        for (list, index) in &self.removed {
            lists.entry(list.clone()).or_default().push(*index);
        }
        lists
    }
}

/// Holds a document's root against one of the shapes.
pub(crate) fn fit(text: &str, root: &Node<'_>, shapes: &Shapes, shape: ShapeId) -> Fitted {
    let mut fitting = Fitting {
        text,
        shapes,
        pointer: String::new(),
        newer: false,
        fitted: Fitted { value: None, faults: Report::new(FAULTS), aside: Vec::new(), removed: Vec::new() },
    };
    fitting.version(root);
    fitting.fitted.value = fitting.value(root, shape);
    fitting.fitted
}

struct Fitting<'a> {
    text: &'a str,
    shapes: &'a Shapes,
    pointer: String,
    /// The document keeps to a newer minor version: what is unknown here may be known there.
    newer: bool,
    fitted: Fitted,
}

impl Fitting<'_> {
    fn fault(&mut self, rule: &'static Rule, at: usize, expected: impl Display) {
        self.fault_with(rule, at, || expected.to_string());
    }

    /// A fault whose words are only looked for when it is kept.
    fn fault_with(&mut self, rule: &'static Rule, at: usize, expected: impl FnOnce() -> String) {
        let newer = [&codes::FIELD_UNKNOWN, &codes::ENUM_UNKNOWN].iter().any(|known| known.code == rule.code);
        let severity = if self.newer && newer { Severity::Info } else { rule.severity };
        let pointer = &self.pointer;
        self.fitted.faults.take(rule, severity, || Finding::of_shape(rule, severity, pointer.clone(), at, expected()));
    }

    /// Notes before all else whether the document is of a newer minor version.
    fn version(&mut self, root: &Node<'_>) {
        let Some(Member { value: Node { kind: Kind::Text(Some(version)), .. }, .. }) = root.member("version") else {
            return;
        };
        let minor = version.strip_prefix("1.").filter(|minor| minor.bytes().all(|byte| byte.is_ascii_digit()));
        self.newer = minor.is_some_and(|minor| !minor.is_empty() && !minor.starts_with('0'));
    }

    /// Walks over a part of the document.
    fn inside<T>(&mut self, segment: impl Display, walk: impl FnOnce(&mut Self) -> T) -> T {
        let parent = self.pointer.len();
        let _ = write!(self.pointer, "/{segment}");
        let result = walk(self);
        self.pointer.truncate(parent);
        result
    }

    /// What fits of a value; `None` when it is put aside.
    fn value(&mut self, node: &Node<'_>, shape: ShapeId) -> Option<Value> {
        let (aside, removed) = (self.fitted.aside.len(), self.fitted.removed.len());
        let fitting = self.fitting(node, shape);
        if fitting.is_none() {
            // The whole is put aside, and its parts with it.
            self.fitted.aside.truncate(aside);
            self.fitted.removed.truncate(removed);
            self.put_aside(node);
        }
        fitting
    }

    fn put_aside(&mut self, node: &Node<'_>) {
        let json = self.text[node.start..node.end].to_owned();
        self.fitted.aside.push(Aside { pointer: self.pointer.clone(), json });
    }

    fn fitting(&mut self, node: &Node<'_>, shape: ShapeId) -> Option<Value> {
        match (self.shapes.get(shape), &node.kind) {
            (Shape::Any | Shape::Open | Shape::Text, Kind::Text(None)) => {
                self.fault(&codes::TEXT_SURROGATE, node.start, "a text without half of a surrogate pair");
                None
            }
            (Shape::Any, _) | (Shape::Open, Kind::Object(_)) => self.anything(node),
            (Shape::Text, Kind::Text(Some(text))) => Some(text.as_ref().into()),
            (Shape::Id, Kind::Text(text)) => self.checked(node, text.as_deref(), is_id, &codes::ID_FORMAT, hint::id),
            (Shape::Date, Kind::Text(text)) => {
                let is_date = |text: &str| text.parse::<Date>().is_ok();
                self.checked(node, text.as_deref(), is_date, &codes::DATE_UNPARSEABLE, hint::date)
            }
            (Shape::Word(words), Kind::Text(text)) => self.word(node, text.as_deref().unwrap_or_default(), words),
            (Shape::Flag, Kind::Bool(flag)) => Some((*flag).into()),
            (Shape::Integer { min, max }, Kind::Number(digits)) => self.number(node, digits, *min, *max, true),
            (Shape::Number { min, max }, Kind::Number(digits)) => self.number(node, digits, *min, *max, false),
            (Shape::AnyOf(shapes), kind) => {
                let fitting = shapes.iter().copied().find(|shape| fits_kind(self.shapes.get(*shape), kind));
                match fitting {
                    Some(shape) => self.fitting(node, shape),
                    None => self.wrong_type(node, self.shapes.get(shape)),
                }
            }
            (Shape::List(element), Kind::Array(elements)) => Some(self.list(elements, *element)),
            (Shape::Record(record), Kind::Object(members)) => self.record(node, members, record, None),
            (Shape::Union(union), Kind::Object(members)) => self.union(node, members, union),
            (shape, _) => self.wrong_type(node, shape),
        }
    }

    fn wrong_type(&mut self, node: &Node<'_>, shape: &Shape) -> Option<Value> {
        let shapes = self.shapes;
        self.fault_with(&codes::TYPE_WRONG, node.start, || hint::type_wrong(shapes, shape, &node.kind));
        None
    }

    fn checked(
        &mut self,
        node: &Node<'_>,
        text: Option<&str>,
        is_valid: impl Fn(&str) -> bool,
        rule: &'static Rule,
        hint: impl Fn(&str) -> String,
    ) -> Option<Value> {
        let valid = text.filter(|text| is_valid(text));
        if valid.is_none() {
            self.fault_with(rule, node.start, || hint(text.unwrap_or_default()));
        }
        valid.map(Value::from)
    }

    fn word(&mut self, node: &Node<'_>, text: &str, words: &[String]) -> Option<Value> {
        if words.iter().any(|word| word == text) {
            return Some(text.into());
        }
        if self.pointer == "/version" {
            if self.newer {
                self.fault(
                    &codes::SCHEMA_VERSION_NEWER,
                    node.start,
                    "read as version 1.0; what is new in it is put aside",
                );
                self.put_aside(node);
                return words.first().map(|word| word.as_str().into());
            }
            self.fault(&codes::SCHEMA_VERSION_UNSUPPORTED, node.start, "version 1.0 is expected");
            return None;
        }
        let words = words.iter().map(String::as_str);
        self.fault_with(&codes::ENUM_UNKNOWN, node.start, || hint::word_unknown(text, words));
        None
    }

    fn number(&mut self, node: &Node<'_>, digits: &str, min: f64, max: f64, whole: bool) -> Option<Value> {
        let value: f64 = digits.parse().unwrap_or(f64::NAN);
        if whole && value.fract() != 0.0 && value.is_finite() {
            return self.wrong_type(node, &Shape::Integer { min, max });
        }
        if !(min..=max).contains(&value) {
            self.fault(&codes::NUMBER_RANGE, node.start, format_args!("a number from {min} to {max} is expected"));
            return None;
        }
        json::number(digits)
    }

    fn list(&mut self, elements: &[Node<'_>], shape: ShapeId) -> Value {
        let mut fitting = Vec::with_capacity(elements.len());
        for (index, element) in elements.iter().enumerate() {
            match self.inside(index, |this| this.value(element, shape)) {
                Some(value) => fitting.push(value),
                None => self.fitted.removed.push((self.pointer.clone(), index)),
            }
        }
        fitting.into()
    }

    fn union(&mut self, node: &Node<'_>, members: &[Member<'_>], union: &Union) -> Option<Value> {
        let Some(tag) = members.iter().find(|member| member.key == union.tag) else {
            self.fault(&codes::FIELD_MISSING, node.start, format_args!("the field `{}` is expected", union.tag));
            return None;
        };
        let Kind::Text(Some(word)) = &tag.value.kind else {
            return self.inside(union.tag, |this| this.wrong_type(&tag.value, &Shape::Text));
        };
        let branch = union.branches.iter().find(|(words, _)| words.iter().any(|known| known == word));
        let Some((_, shape)) = branch else {
            return self.inside(union.tag, |this| {
                let words = union.branches.iter().flat_map(|(words, _)| words).map(String::as_str);
                this.fault_with(&codes::ENUM_UNKNOWN, tag.value.start, || hint::word_unknown(word, words));
                None
            });
        };
        match self.shapes.get(*shape) {
            Shape::Record(record) => self.record(node, members, record, Some(union)),
            _ => None,
        }
    }

    fn record(
        &mut self,
        node: &Node<'_>,
        members: &[Member<'_>],
        record: &Record,
        union: Option<&Union>,
    ) -> Option<Value> {
        let mut fitting = Map::new();
        let mut seen = vec![false; record.fields.len()];
        let mut unreadable = false;
        let places: Vec<_> =
            members.iter().map(|member| record.fields.iter().position(|(name, _)| *name == member.key)).collect();
        let is_given: Vec<_> = (0..record.fields.len()).map(Some).map(|field| places.contains(&field)).collect();
        for (member, field) in members.iter().zip(places) {
            let key = member.key.as_ref();
            self.inside(escaped(key), |this| match field {
                None => {
                    let shapes = this.shapes;
                    this.fault_with(&codes::FIELD_UNKNOWN, member.key_start, || {
                        hint::field_unknown(key, record, &is_given, union, shapes)
                    });
                    this.put_aside(&member.value);
                }
                Some(field) if seen[field] => this.duplicate(member),
                Some(field) => {
                    seen[field] = true;
                    let has_room = record.field("source_text").is_some()
                        && !members.iter().any(|member| member.key == "source_text");
                    match this.field(&member.value, record.fields[field].1, key, has_room, &mut fitting) {
                        Some(value) => {
                            fitting.insert(key.to_owned(), value);
                        }
                        None => unreadable |= record.required.iter().any(|name| name == key),
                    }
                }
            });
        }
        for name in &record.required {
            if !members.iter().any(|member| member.key == *name) {
                self.fault(&codes::FIELD_MISSING, node.start, format_args!("the field `{name}` is expected"));
                unreadable = true;
            }
        }
        (!unreadable).then_some(fitting.into())
    }

    fn duplicate(&mut self, member: &Member<'_>) {
        let expected = "each name once; the first is read, this one is put aside";
        self.fault(&codes::KEY_DUPLICATE, member.key_start, expected);
        self.put_aside(&member.value);
    }

    /// A field; an unknown code where there is `other` becomes that, with its text beside it.
    fn field(
        &mut self,
        node: &Node<'_>,
        shape: ShapeId,
        key: &str,
        has_room: bool,
        siblings: &mut Map<String, Value>,
    ) -> Option<Value> {
        let aside = self.fitted.aside.len();
        let value = self.value(node, shape);
        if let (None, Shape::Word(words), Kind::Text(Some(text))) = (&value, self.shapes.get(shape), &node.kind)
            && matches!(key, "code" | "reason")
            && words.iter().any(|word| word == "other")
        {
            if has_room {
                self.fitted.aside.truncate(aside);
                siblings.insert("source_text".into(), text.as_ref().into());
            }
            return Some("other".into());
        }
        value
    }

    /// A value that the schema leaves free. Names must still be single, and texts be texts.
    fn anything(&mut self, node: &Node<'_>) -> Option<Value> {
        Some(match &node.kind {
            Kind::Null => Value::Null,
            Kind::Bool(flag) => (*flag).into(),
            Kind::Number(digits) => {
                let is_whole = digits.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit());
                let fits = !is_whole || digits.parse::<u64>().is_ok() || digits.parse::<i64>().is_ok();
                let number = serde_json::from_str::<Number>(digits).ok().filter(|_| fits);
                if number.is_none() {
                    let expected = "a double, or a whole number of 64 bits, is expected; others belong in a text";
                    self.fault(&codes::NUMBER_RANGE, node.start, expected);
                }
                number?.into()
            }
            Kind::Text(Some(text)) => text.as_ref().into(),
            Kind::Text(None) => {
                self.fault(&codes::TEXT_SURROGATE, node.start, "a text without half of a surrogate pair");
                return None;
            }
            Kind::Array(elements) => {
                let mut fitting = Vec::with_capacity(elements.len());
                for (index, element) in elements.iter().enumerate() {
                    let value = self.inside(index, |this| this.anything(element));
                    match value {
                        Some(value) => fitting.push(value),
                        None => self.inside(index, |this| this.put_aside(element)),
                    }
                }
                fitting.into()
            }
            Kind::Object(members) => {
                let mut fitting = Map::new();
                for member in members {
                    self.inside(escaped(&member.key), |this| {
                        if !member.key_is_text {
                            let expected = "a name without half of a surrogate pair";
                            this.fault(&codes::TEXT_SURROGATE, member.key_start, expected);
                            return this.put_aside(&member.value);
                        }
                        if fitting.contains_key(member.key.as_ref()) {
                            return this.duplicate(member);
                        }
                        match this.anything(&member.value) {
                            Some(value) => {
                                fitting.insert(member.key.clone().into_owned(), value);
                            }
                            None => this.put_aside(&member.value),
                        }
                    });
                }
                fitting.into()
            }
        })
    }
}

fn fits_kind(shape: &Shape, kind: &Kind<'_>) -> bool {
    matches!(
        (shape, kind),
        (Shape::Text, Kind::Text(_)) | (Shape::Flag, Kind::Bool(_)) | (Shape::Number { .. }, Kind::Number(_))
    )
}
