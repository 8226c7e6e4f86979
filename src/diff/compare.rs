//! Walks over two revisions side by side, along the published schema.

use std::collections::{HashMap, VecDeque};

use serde_json::Value;

use super::{Difference, DifferenceKind, Side};
use crate::error::Error;
use crate::read::shape::{Record, Shape, ShapeId, Shapes};
use crate::value::{AbsentStatus, Code};
use crate::{CaseFile, Noun};

pub(super) fn compare(old: &CaseFile, new: &CaseFile) -> Result<Vec<Difference>, Error> {
    let tree = |case| serde_json::to_value(case).map_err(Error::write);
    let (old, new) = (tree(old)?, tree(new)?);
    let shapes = Noun::CaseFile.shapes();
    let (owner, at) = Default::default();
    let mut walk = Walk { shapes, owner, at, found: Vec::new() };
    walk.values(shapes.root, [Some(&old), Some(&new)]);
    walk.found.sort_by_cached_key(|difference| CaseFile::FIELDS.order(difference.pointer()));
    Ok(walk.found)
}

struct Walk {
    shapes: &'static Shapes,
    owner: Owner,
    /// Where the walk is, in each revision.
    at: [String; 2],
    found: Vec<Difference>,
}

/// The thing that the walk is in: its id, and how long the pointers to it are.
#[derive(Clone, Default)]
struct Owner {
    id: String,
    at: [usize; 2],
}

/// What stands at one place in the old revision and in the new one; `None` where it is not stated.
type Both<'v> = [Option<&'v Value>; 2];

impl Walk {
    fn values(&mut self, shape: ShapeId, both: Both<'_>) {
        let [old, new] = both;
        if old == new {
            return;
        }
        match self.shapes.get(shape) {
            Shape::Record(record) if !record.is_coded() => self.records(record, both),
            Shape::Union(union) if union.tag == "kind" => match new.and_then(|new| self.shapes.record_of(shape, new)) {
                Some(branch) if both.map(kind)[0] == both.map(kind)[1] => self.records(branch, both),
                _ => self.differ(both),
            },
            Shape::List(element) => self.lists(*element, both),
            _ if both.map(|it| it.map(canonical))[0] == new.map(canonical) => {}
            _ => self.differ(both),
        }
    }

    /// Compares field by field. A record that only one revision has is as one without fields, so
    /// that each of its facts is told of by itself.
    fn records(&mut self, record: &Record, both: Both<'_>) {
        if both.into_iter().flatten().all(|it| it.as_object().is_none_or(serde_json::Map::is_empty)) {
            return self.differ(both);
        }
        let is_root = self.at.iter().all(String::is_empty);
        let outer = self.owner.clone();
        if record.is_entity() {
            self.enter(both);
        }
        for (name, shape) in record.fields.iter().filter(|(name, _)| !is_root || name != "changes") {
            let field = both.map(|it| it?.get(name));
            self.within([name, name], |walk| walk.values(*shape, field));
        }
        self.owner = outer;
    }

    /// Compares two lists, whatever their order. Things with an id find each other by it. Of parts
    /// without one, those that are the same find each other first, then those that agree in what
    /// they must have.
    fn lists(&mut self, element: ShapeId, both: Both<'_>) {
        let [old, new] = both.map(|it| it.and_then(Value::as_array).map_or(&[][..], Vec::as_slice));
        if old.is_empty() && new.is_empty() {
            return self.differ(both);
        }
        let mut pairing = Pairing { partners: vec![None; new.len()], is_left: vec![true; old.len()] };
        let has_id = new.iter().chain(old).any(|it| self.is_thing(element, it));
        if !has_id {
            pairing.find(old, new, canonical);
        }
        pairing.find(old, new, |value| self.key(element, value));
        for (place, value) in new.iter().enumerate() {
            let partner = pairing.partners[place];
            let both = [partner.map(|partner| &old[partner]), Some(value)];
            self.element(element, [partner.unwrap_or_default(), place], both);
        }
        for (place, value) in old.iter().enumerate().filter(|(place, _)| pairing.is_left[*place]) {
            self.element(element, [place, 0], [Some(value), None]);
        }
    }

    fn element(&mut self, shape: ShapeId, places: [usize; 2], both: Both<'_>) {
        let names = places.map(|place| place.to_string());
        self.within(names.each_ref().map(String::as_str), |walk| match both {
            [Some(_), Some(_)] => walk.values(shape, both),
            [one, other] => {
                let outer = walk.owner.clone();
                if one.or(other).is_some_and(|it| walk.is_thing(shape, it)) {
                    walk.enter(both);
                }
                walk.differ(both);
                walk.owner = outer;
            }
        });
    }

    /// Goes one step down, in each revision by its own name.
    fn within(&mut self, names: [&str; 2], go: impl FnOnce(&mut Self)) {
        let back = self.at.each_ref().map(String::len);
        for (at, name) in self.at.iter_mut().zip(names) {
            at.push('/');
            at.push_str(name);
        }
        go(self);
        for (at, back) in self.at.iter_mut().zip(back) {
            at.truncate(back);
        }
    }

    fn enter(&mut self, [old, new]: Both<'_>) {
        let id = new.or(old).and_then(|it| it["id"].as_str()).unwrap_or_default().to_owned();
        self.owner = Owner { id, at: self.at.each_ref().map(String::len) };
    }

    fn differ(&mut self, both: Both<'_>) {
        let [old, new] = both;
        let (kind, side) = match both {
            [None, _] => (DifferenceKind::Addition, 1),
            [_, None] => (DifferenceKind::Withdrawal, 0),
            _ => (DifferenceKind::Change, 1),
        };
        let field = self.at[side][self.owner.at[side]..].trim_start_matches('/').to_owned();
        let side = |value: Option<&Value>, at: &str| {
            value.map(|value| Side { pointer: at.to_owned(), status: status(value), value: value.clone() })
        };
        let [old, new] = [side(old, &self.at[0]), side(new, &self.at[1])];
        self.found.push(Difference { kind, label: None, id: self.owner.id.clone(), field, old, new });
    }

    fn is_thing(&self, shape: ShapeId, value: &Value) -> bool {
        self.shapes.record_of(shape, value).is_some_and(Record::is_entity)
    }

    /// What tells an element from others of its list: its id, or else what it must have, or else
    /// all of it. Facts are not counted: they are what changes.
    fn key(&self, shape: ShapeId, value: &Value) -> String {
        let Some(record) = self.shapes.record_of(shape, value) else { return canonical(value) };
        if record.is_entity() {
            return value["id"].to_string();
        }
        let mut key = kind(Some(value)).unwrap_or_default().to_owned();
        for name in &record.required {
            if record.field(name).is_some_and(|field| !self.shapes.get(field).is_fact()) {
                key.push('\n');
                key.push_str(&canonical(&value[name]));
            }
        }
        key
    }
}

/// Which elements of a new list are which of an old one.
struct Pairing {
    partners: Vec<Option<usize>>,
    is_left: Vec<bool>,
}

impl Pairing {
    /// Pairs what has the same key and no partner yet, in order.
    fn find(&mut self, old: &[Value], new: &[Value], key: impl Fn(&Value) -> String) {
        let mut waiting: HashMap<String, VecDeque<usize>> = HashMap::new();
        for (place, value) in old.iter().enumerate().filter(|(place, _)| self.is_left[*place]) {
            waiting.entry(key(value)).or_default().push_back(place);
        }
        for (partner, value) in self.partners.iter_mut().zip(new).filter(|(partner, _)| partner.is_none()) {
            *partner = waiting.get_mut(&key(value)).and_then(VecDeque::pop_front);
            if let Some(place) = *partner {
                self.is_left[place] = false;
            }
        }
    }
}

fn kind(value: Option<&Value>) -> Option<&str> {
    value?["kind"].as_str()
}

/// The status of a fact.
fn status(value: &Value) -> Option<&'static str> {
    match value.get("status")?.as_str()? {
        "known" => Some("known"),
        "range" => Some("range"),
        absent => AbsentStatus::from_code(absent).map(Code::as_str),
    }
}

/// A value as a text that is the same whatever the order of lists.
fn canonical(value: &Value) -> String {
    match value {
        Value::Array(elements) => {
            let mut elements: Vec<_> = elements.iter().map(canonical).collect();
            elements.sort_unstable();
            format!("[{}]", elements.join(","))
        }
        Value::Object(fields) => {
            let fields: Vec<_> = fields.iter().map(|(name, value)| format!("{name:?}:{}", canonical(value))).collect();
            format!("{{{}}}", fields.join(","))
        }
        scalar => scalar.to_string(),
    }
}
