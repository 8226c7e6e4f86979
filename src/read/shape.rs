//! The published schema, ready to hold a document against.
//!
//! The collecting reader works from the very text that other languages read, so that it finds
//! fault exactly where their validators do.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::value::{DATE_PATTERN, ID_PATTERN};

/// What a schema asks of a value.
#[derive(Debug)]
pub(crate) enum Shape {
    /// Anything at all.
    Any,
    /// Any text.
    Text,
    /// An id.
    Id,
    /// A date.
    Date,
    /// One of some words.
    Word(Vec<String>),
    /// True or false.
    Flag,
    /// A whole number within bounds.
    Integer { min: f64, max: f64 },
    /// A number within bounds.
    Number { min: f64, max: f64 },
    /// A text, a number, or true or false.
    AnyOf(Vec<ShapeId>),
    /// A list.
    List(ShapeId),
    /// An object with any fields.
    Open,
    /// An object with these fields and no others.
    Record(Record),
    /// One of several records, told apart by a field.
    Union(Union),
}

/// The place of a shape in its [`Shapes`].
pub(crate) type ShapeId = usize;

#[derive(Debug)]
pub(crate) struct Record {
    pub fields: Vec<(String, ShapeId)>,
    pub required: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct Union {
    /// The field that tells the branches apart.
    pub tag: &'static str,
    /// The branches, each with the words of its tag.
    pub branches: Vec<(Vec<String>, ShapeId)>,
}

impl Shape {
    /// Whether it is a fact: told by its status.
    pub fn is_fact(&self) -> bool {
        matches!(self, Self::Union(union) if union.tag == "status")
    }
}

impl Record {
    /// Whether it has an id of its own, and may have an access level.
    pub fn is_entity(&self) -> bool {
        self.field("id").is_some() && self.field("access").is_some()
    }

    /// Whether it is a coded word: one value rather than a record of two.
    pub fn is_coded(&self) -> bool {
        self.field("code").is_some()
    }

    pub fn field(&self, name: &str) -> Option<ShapeId> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, shape)| *shape)
    }
}

/// All shapes of one schema.
#[derive(Debug)]
pub(crate) struct Shapes {
    shapes: Vec<Shape>,
    pub root: ShapeId,
}

impl Shapes {
    /// Reads a published schema. It is the crate's own, so there is nothing to fail.
    pub fn new(schema: &str) -> Self {
        let schema: Value = serde_json::from_str(schema).unwrap_or_default();
        let empty = Map::new();
        let definitions = schema["$defs"].as_object().unwrap_or(&empty);
        let mut reader = Reader { definitions, named: HashMap::new(), shapes: Vec::new() };
        let root = reader.shape(&schema);
        Self { shapes: reader.shapes, root }
    }

    /// What a field of the root must be.
    pub fn field(&self, name: &str) -> Option<ShapeId> {
        match self.get(self.root) {
            Shape::Record(root) => root.field(name),
            _ => None,
        }
    }

    pub fn get(&self, id: ShapeId) -> &Shape {
        &self.shapes[id]
    }

    /// The record that a value of a shape is, of several branches the one that it is told by.
    pub fn record_of(&self, id: ShapeId, value: &Value) -> Option<&Record> {
        match self.get(id) {
            Shape::Record(record) => Some(record),
            Shape::Union(union) => {
                let is_told = |words: &[String]| words.iter().any(|word| value[union.tag] == **word);
                let (_, branch) = union.branches.iter().find(|(words, _)| is_told(words))?;
                self.record_of(*branch, value)
            }
            _ => None,
        }
    }
}

struct Reader<'a> {
    definitions: &'a Map<String, Value>,
    named: HashMap<&'a str, ShapeId>,
    shapes: Vec<Shape>,
}

impl<'a> Reader<'a> {
    fn shape(&mut self, schema: &'a Value) -> ShapeId {
        if let Some(reference) = schema["$ref"].as_str() {
            return self.named(reference.trim_start_matches("#/$defs/"));
        }
        if let Some([only]) = schema["allOf"].as_array().map(Vec::as_slice) {
            return self.shape(only);
        }
        let shape = self.read(schema);
        self.add(shape)
    }

    fn add(&mut self, shape: Shape) -> ShapeId {
        self.shapes.push(shape);
        self.shapes.len() - 1
    }

    fn named(&mut self, name: &'a str) -> ShapeId {
        if let Some(id) = self.named.get(name) {
            return *id;
        }
        // A place is taken first, so that a type may hold itself.
        let id = self.add(Shape::Any);
        self.named.insert(name, id);
        self.shapes[id] = self.read(&self.definitions[name]);
        id
    }

    fn read(&mut self, schema: &'a Value) -> Shape {
        if let Some(branches) = schema["oneOf"].as_array() {
            return self.union(branches);
        }
        if let Some(branches) = schema["anyOf"].as_array() {
            return Shape::AnyOf(branches.iter().map(|branch| self.shape(branch)).collect());
        }
        let bound = |key: &str, open: f64| schema[key].as_f64().unwrap_or(open);
        match schema["type"].as_str() {
            Some("string") => Self::text(schema),
            Some("boolean") => Shape::Flag,
            Some("integer") => Shape::Integer { min: bound("minimum", f64::MIN), max: bound("maximum", f64::MAX) },
            Some("number") => Shape::Number { min: bound("minimum", f64::MIN), max: bound("maximum", f64::MAX) },
            Some("array") => Shape::List(self.shape(&schema["items"])),
            Some("object") if schema["additionalProperties"] == true => Shape::Open,
            Some("object") => self.record(schema),
            _ => Shape::Any,
        }
    }

    fn text(schema: &Value) -> Shape {
        let words = words(schema);
        match schema["pattern"].as_str() {
            _ if !words.is_empty() => Shape::Word(words),
            Some(ID_PATTERN) => Shape::Id,
            Some(DATE_PATTERN) => Shape::Date,
            _ => Shape::Text,
        }
    }

    fn record(&mut self, schema: &'a Value) -> Shape {
        let properties = schema["properties"].as_object();
        let fields = properties.into_iter().flatten().map(|(name, field)| (name.clone(), self.shape(field))).collect();
        let required = schema["required"].as_array().into_iter().flatten();
        Shape::Record(Record {
            fields,
            required: required.filter_map(|name| Some(name.as_str()?.to_owned())).collect(),
        })
    }

    fn union(&mut self, branches: &'a [Value]) -> Shape {
        let definition = |branch: &'a Value| {
            let name = branch["$ref"].as_str().unwrap_or_default().trim_start_matches("#/$defs/");
            &self.definitions[name]
        };
        let tag = match branches.first().map(definition) {
            Some(branch) if branch["properties"].get("kind").is_some() => "kind",
            _ => "status",
        };
        let tags: Vec<_> = branches.iter().map(|branch| &definition(branch)["properties"][tag]).collect();
        let words: Vec<_> = tags.into_iter().map(|tag| words(self.resolved(tag))).collect();
        let branches = words.into_iter().zip(branches.iter().map(|branch| self.shape(branch))).collect();
        Shape::Union(Union { tag, branches })
    }

    fn resolved(&self, schema: &'a Value) -> &'a Value {
        let schema = schema["allOf"].get(0).unwrap_or(schema);
        match schema["$ref"].as_str() {
            Some(reference) => &self.definitions[reference.trim_start_matches("#/$defs/")],
            None => schema,
        }
    }
}

/// The words that a `const` or an `enum` allows.
fn words(schema: &Value) -> Vec<String> {
    let one = schema["const"].as_str().map(str::to_owned);
    let many = schema["enum"].as_array().into_iter().flatten().filter_map(|word| Some(word.as_str()?.to_owned()));
    one.into_iter().chain(many).collect()
}
