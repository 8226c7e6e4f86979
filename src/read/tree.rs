//! A document's text as a tree that knows where everything stands.
//!
//! Only read when something is wrong, or asked for: a place costs nothing until then.

use std::borrow::Cow;

use serde::de::IgnoredAny;

use super::hint;
use crate::error::{Error, ErrorKind};

/// How deep documents may nest. The model itself stays far below it.
const DEPTH: usize = 127;

/// A value and where it stands, in bytes.
pub(crate) struct Node<'a> {
    pub start: usize,
    pub end: usize,
    pub kind: Kind<'a>,
}

pub(crate) enum Kind<'a> {
    Null,
    Bool(bool),
    /// The digits, as written.
    Number(&'a str),
    /// The text; `None` when it holds half of a surrogate pair, which no text can.
    Text(Option<Cow<'a, str>>),
    Array(Vec<Node<'a>>),
    Object(Vec<Member<'a>>),
}

pub(crate) struct Member<'a> {
    pub key: Cow<'a, str>,
    /// Whether the key is a text, rather than the escapes of half a surrogate pair.
    pub key_is_text: bool,
    pub key_start: usize,
    pub value: Node<'a>,
}

impl<'a> Node<'a> {
    /// Reads a document's text.
    pub fn parse(text: &'a str) -> Result<Self, Error> {
        // serde_json judges the syntax; what follows only finds the places.
        serde_json::from_str::<IgnoredAny>(text).map_err(|error| hint::syntax(text, &error))?;
        let mut scanner = Scanner { text, at: 0, depth: 0 };
        scanner.space();
        scanner.value()
    }

    /// The value of a member; of two with one name, the first.
    pub fn member(&self, name: &str) -> Option<&Member<'a>> {
        match &self.kind {
            Kind::Object(members) => members.iter().find(|member| member.key == name),
            _ => None,
        }
    }

    /// The node that a JSON Pointer leads to; where it leads to nothing, the last node on its way.
    pub fn find(&self, pointer: &str) -> &Self {
        let mut node = self;
        for segment in pointer.split('/').skip(1) {
            let next = match &node.kind {
                Kind::Array(elements) => segment.parse().ok().and_then(|index: usize| elements.get(index)),
                Kind::Object(members) => {
                    let name = segment.replace("~1", "/").replace("~0", "~");
                    members.iter().find(|member| member.key == name).map(|member| &member.value)
                }
                _ => None,
            };
            let Some(next) = next else { return node };
            node = next;
        }
        node
    }
}

impl Node<'_> {
    /// The JSON Pointer to what stands at a place of the text.
    pub fn pointer_to(&self, at: usize) -> String {
        let mut pointer = String::new();
        let mut node = self;
        loop {
            match &node.kind {
                Kind::Array(elements) => {
                    let index = elements.partition_point(|element| element.end <= at);
                    let Some(element) = elements.get(index).filter(|element| element.start <= at) else { break };
                    pointer = format!("{pointer}/{index}");
                    node = element;
                }
                Kind::Object(members) => {
                    let place = members.partition_point(|member| member.value.end <= at);
                    let Some(member) = members.get(place).filter(|member| member.key_start <= at) else { break };
                    pointer = format!("{pointer}/{}", escaped(&member.key));
                    node = &member.value;
                }
                _ => break,
            }
        }
        pointer
    }
}

/// A name as a segment of a JSON Pointer.
pub(super) fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Scanner<'a> {
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    fn value(&mut self) -> Result<Node<'a>, Error> {
        let start = self.at;
        let kind = match self.peek() {
            b'{' => self.nested(Self::object)?,
            b'[' => self.nested(Self::array)?,
            b'"' => Kind::Text(self.string()),
            b't' => self.word("true", Kind::Bool(true)),
            b'f' => self.word("false", Kind::Bool(false)),
            b'n' => self.word("null", Kind::Null),
            _ => self.number(),
        };
        Ok(Node { start, end: self.at, kind })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Kind<'a>, Error>) -> Result<Kind<'a>, Error> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(Error::at(ErrorKind::TooDeep, self.text, self.at));
        }
        self.at += 1;
        self.space();
        let kind = read(self)?;
        self.at += 1;
        self.depth -= 1;
        Ok(kind)
    }

    fn object(&mut self) -> Result<Kind<'a>, Error> {
        let mut members = Vec::new();
        while self.peek() != b'}' {
            let key_start = self.at;
            // A key that is no text is no field either; its escapes name it well enough.
            let text = self.string();
            let key_is_text = text.is_some();
            let key = text.unwrap_or(Cow::Borrowed(&self.text[key_start + 1..self.at - 1]));
            self.space();
            self.at += 1;
            self.space();
            let value = self.value()?;
            members.push(Member { key, key_is_text, key_start, value });
            self.next();
        }
        Ok(Kind::Object(members))
    }

    fn array(&mut self) -> Result<Kind<'a>, Error> {
        let mut elements = Vec::new();
        while self.peek() != b']' {
            elements.push(self.value()?);
            self.next();
        }
        Ok(Kind::Array(elements))
    }

    /// Past the comma, if there is one.
    fn next(&mut self) {
        self.space();
        if self.peek() == b',' {
            self.at += 1;
            self.space();
        }
    }

    fn string(&mut self) -> Option<Cow<'a, str>> {
        let start = self.at;
        let mut escaped = false;
        self.at += 1;
        while self.peek() != b'"' {
            if self.peek() == b'\\' {
                escaped = true;
                self.at += 1;
            }
            self.at += 1;
        }
        self.at += 1;
        if escaped {
            return serde_json::from_str(&self.text[start..self.at]).ok().map(Cow::Owned);
        }
        Some(Cow::Borrowed(&self.text[start + 1..self.at - 1]))
    }

    fn number(&mut self) -> Kind<'a> {
        let start = self.at;
        while matches!(self.peek(), b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E') {
            self.at += 1;
        }
        Kind::Number(&self.text[start..self.at])
    }

    fn word(&mut self, word: &str, kind: Kind<'a>) -> Kind<'a> {
        self.at += word.len();
        kind
    }
}
