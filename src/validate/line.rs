//! A finding as one line of JSON.

use serde::Serialize;
use serde_json::Value;

use super::finding::Finding;
use crate::dataset::RecordPlace;

/// A finding as programs read it, one object a line: `schema/v1/report.schema.json` is its schema.
///
/// ```
/// use ois_records::{CaseFile, Line, Validator};
///
/// let text = br#"{"version":"1.0","id":"a","as_of":"2021","incident":{"id":"incident"}}"#;
/// let report = Validator::new().check::<CaseFile>(text)?.report;
/// let finding = report.findings().iter().find(|finding| finding.rule.code == "no-source").unwrap();
/// let line = Line::of("a.json", finding);
/// assert_eq!(
///     serde_json::to_string(&line)?,
///     r#"{"file":"a.json","line":1,"column":1,"pointer":"","code":"no-source","severity":"warning","message":"the record names no source"}"#
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Line<'a> {
    /// The file, as the caller names it.
    pub file: &'a str,
    /// The line, when the record was read from a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The column, in characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// Where in the document, as a JSON Pointer.
    pub pointer: &'a str,
    /// The rule's code.
    pub code: &'static str,
    /// How grave it is.
    pub severity: &'static str,
    /// What is the matter.
    pub message: &'a str,
    /// What stands there: for those who may see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<&'a Value>,
    /// The other record, when the finding is about two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<&'a RecordPlace>,
}

impl<'a> Line<'a> {
    /// The line of a finding in a file.
    pub fn of(file: &'a str, finding: &'a Finding) -> Self {
        Self {
            file,
            line: finding.position.map(|position| position.line),
            column: finding.position.map(|position| position.column),
            pointer: &finding.pointer,
            code: finding.rule.code,
            severity: finding.severity.name(),
            message: &finding.detail,
            value: None,
            other: finding.other.as_deref(),
        }
    }
}
