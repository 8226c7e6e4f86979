//! What a rule found, and where.

use std::borrow::Cow;
use std::fmt::{self, Display, Write};

use crate::dataset::RecordPlace;
use crate::error::Position;
use crate::read::{Node, Text};
use crate::rules::{Rule, Severity};

/// What a rule found at one place.
///
/// Its words hold numbers that the rule computed, and never a name or another value of the record.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How grave it is here.
    pub severity: Severity,
    /// Where, as a JSON Pointer (RFC 6901).
    pub pointer: String,
    /// What is the matter, in one sentence.
    pub detail: Cow<'static, str>,
    /// Where in the text, when the record was read from one.
    pub position: Option<Position>,
    /// The other record, when the finding is about two of a [`Dataset`](crate::Dataset).
    pub other: Option<Box<RecordPlace>>,
    offset: Option<usize>,
}

impl Finding {
    pub(crate) fn new(rule: &'static Rule, severity: Severity, pointer: String, numbers: &[i64]) -> Self {
        debug_assert_eq!(rule.message.matches("{}").count(), numbers.len(), "{}", rule.code);
        let detail = match numbers {
            [] => rule.message.into(),
            numbers => filled_in(rule.message, numbers).into(),
        };
        Self { rule, severity, pointer, detail, position: None, other: None, offset: None }
    }

    pub(crate) fn of_shape(
        rule: &'static Rule,
        severity: Severity,
        pointer: String,
        offset: usize,
        detail: String,
    ) -> Self {
        Self { rule, severity, pointer, detail: detail.into(), position: None, other: None, offset: Some(offset) }
    }

    pub(crate) fn offset(&self) -> Option<usize> {
        self.offset
    }

    /// Finds where in the text the finding's pointer leads.
    pub(crate) fn locate(&mut self, tree: &Node<'_>) {
        self.offset.get_or_insert_with(|| tree.find(&self.pointer).start);
    }
}

/// A sentence with numbers where it has `{}`.
fn filled_in(sentence: &str, numbers: &[i64]) -> String {
    let mut text = String::with_capacity(sentence.len() + 8);
    let mut parts = sentence.split('{');
    text.push_str(parts.next().unwrap_or_default());
    for (part, number) in parts.zip(numbers) {
        let _ = write!(text, "{number}");
        text.push_str(part.trim_start_matches('}'));
    }
    text
}

/// Gives findings that are in the order of the text their lines and columns.
pub(crate) fn place(findings: &mut [Finding], text: &Text<'_>) {
    let offsets: Vec<_> = findings.iter().map(|finding| finding.offset.unwrap_or_default()).collect();
    for (finding, position) in findings.iter_mut().zip(text.positions(offsets)) {
        finding.position = Some(position);
    }
}

impl Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Position { line, column }) = self.position {
            write!(f, "{line}:{column}: ")?;
        }
        let pointer = if self.pointer.is_empty() { "the document" } else { &self.pointer };
        write!(f, "{}[{}] at {pointer}: {}", self.severity, self.rule.code, self.detail)
    }
}
