//! Reports as SARIF 2.1.0, which editors and code hosts show at line and column.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::finding::Finding;
use super::report::Report;
use crate::rules::{Rule, Severity, all as rules};

/// A log of one run over any number of files: the findings, and the rules that they are of.
///
/// Severities become the levels `error`, `warning` and `note`; a finding's JSON Pointer is its
/// logical location. The true counts stand with each file, also where a report kept fewer findings.
/// <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>
///
/// ```
/// use ois_records::{CaseFile, Sarif, Validator};
///
/// let text = br#"{"version":"1.0","id":"a","as_of":"2021","incident":{"id":"incident"}}"#;
/// let mut sarif = Sarif::new();
/// sarif.add("a.json", &Validator::new().check::<CaseFile>(text)?.report);
/// let log = serde_json::to_value(&sarif)?;
/// let results = log["runs"][0]["results"].as_array().unwrap();
/// assert!(results.iter().any(|result| result["ruleId"] == "no-source" && result["level"] == "warning"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Sarif {
    files: Vec<File>,
    findings: Vec<(usize, Finding)>,
    notifications: Vec<Value>,
    has_failed: bool,
}

/// A file that was looked at, and how often each code was found in it.
#[derive(Debug, Clone)]
struct File {
    path: String,
    counts: BTreeMap<&'static str, usize>,
}

impl Sarif {
    /// A log of nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the report of a file, or of one more document of a stream.
    pub fn add(&mut self, path: &str, report: &Report) {
        let file = self.file(path);
        for (code, count) in report.counts() {
            *self.files[file].counts.entry(code).or_default() += count;
        }
        self.findings.extend(report.findings().iter().map(|finding| (file, finding.clone())));
        if report.is_truncated() {
            let text = format!("{} findings, of which {} are shown", report.total(), report.findings().len());
            self.notify(path, "warning", &text);
        }
    }

    /// Adds a file that could not be read.
    pub fn add_unread(&mut self, path: &str, why: &str) {
        self.file(path);
        self.has_failed = true;
        self.notify(path, "error", why);
    }

    fn file(&mut self, path: &str) -> usize {
        // Documents of a stream come one after another.
        if self.files.last().is_none_or(|file| file.path != path) {
            self.files.push(File { path: path.into(), counts: BTreeMap::new() });
        }
        self.files.len() - 1
    }

    fn notify(&mut self, path: &str, level: &str, text: &str) {
        self.notifications.push(json!({
            "level": level,
            "message": { "text": text },
            "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(path) } } }],
        }));
    }

    /// The rules that something was found of, in the order of the catalogue.
    fn rules(&self) -> Vec<&'static Rule> {
        rules().filter(|rule| self.findings.iter().any(|(_, finding)| finding.rule.code == rule.code)).collect()
    }
}

impl Serialize for Sarif {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rules = self.rules();
        let places: BTreeMap<_, _> = rules.iter().enumerate().map(|(place, rule)| (rule.code, place)).collect();
        let result = |(file, finding): &(usize, Finding)| self.result(*file, finding, places[finding.rule.code]);
        let artifact =
            |file: &File| json!({ "location": { "uri": uri(&file.path) }, "properties": { "findings": file.counts } });
        let log = json!({
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "ois-records",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": rules.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
                } },
                "columnKind": "unicodeCodePoints",
                "invocations": [{
                    "executionSuccessful": !self.has_failed,
                    "toolExecutionNotifications": self.notifications,
                }],
                "artifacts": self.files.iter().map(artifact).collect::<Vec<_>>(),
                "results": self.findings.iter().map(result).collect::<Vec<_>>(),
            }],
        });
        log.serialize(serializer)
    }
}

impl Sarif {
    fn result(&self, file: usize, finding: &Finding, rule: usize) -> Value {
        let mut place = json!({ "artifactLocation": { "uri": uri(&self.files[file].path), "index": file } });
        if let Some(position) = finding.position {
            place["region"] = json!({ "startLine": position.line, "startColumn": position.column });
        }
        let mut result = json!({
            "ruleId": finding.rule.code,
            "ruleIndex": rule,
            "level": level(finding.severity),
            "message": { "text": finding.detail },
            "locations": [{
                "physicalLocation": place,
                "logicalLocations": [{ "fullyQualifiedName": finding.pointer }],
            }],
        });
        if let Some(other) = &finding.other {
            let place =
                json!({ "artifactLocation": { "uri": uri(&other.file) }, "region": { "startLine": other.line } });
            result["relatedLocations"] = json!([{ "physicalLocation": place }]);
        }
        result
    }
}

fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "deprecatedIds": rule.formerly,
        "shortDescription": { "text": rule.title },
        "fullDescription": { "text": rule.why() },
        "help": {
            "text": format!("{} Exceptions: {}", rule.citation, rule.exceptions),
            "markdown": rule.entry().to_string(),
        },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "tags": [rule.ground.name()] },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A path as a URI reference (RFC 3986): what is no letter, digit or harmless sign is escaped.
fn uri(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.into() };
    let mut uri = String::new();
    let is_drive = path.as_bytes().get(1) == Some(&b':') && cfg!(windows);
    if path.starts_with('/') || is_drive {
        uri.push_str(if is_drive { "file:///" } else { "file://" });
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) || is_drive && uri.len() == 9 && byte == b':' {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
