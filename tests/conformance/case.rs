//! A case of the corpus: its documents, its files, its lines of the table.

use std::fs;

use ois_records::{CaseFile, Finding, Profile, Report, Rule, Scope, Validator, explain, from_str};
use serde_json::Value;

use super::{examples, folder, written};

/// A document, or the documents that are looked at together.
pub struct Case {
    /// Where it stands, and what it shows: `invalid/rule-claim-deleted`.
    pub name: String,
    pub scope: Scope,
    pub profile: Profile,
    pub documents: Vec<Vec<u8>>,
}

impl Case {
    pub fn of_one(name: String, document: Vec<u8>) -> Self {
        Self { name, scope: Scope::Document, profile: Profile::Standard, documents: vec![document] }
    }

    /// The kept example of a rule.
    pub fn kept(name: &str, rule: &Rule) -> Option<Self> {
        let mut case = Self::of_rule(name, rule, &[]);
        case.documents = case.paths().iter().map(|path| fs::read(folder().join(path)).ok()).collect::<Option<_>>()?;
        if case.scope == Scope::Dataset {
            case.documents = case.documents[0].split_inclusive(|byte| *byte == b'\n').map(Vec::from).collect();
        }
        Some(case)
    }

    /// The example of a rule, made of these values.
    pub fn of_rule(name: &str, rule: &Rule, documents: &[Value]) -> Self {
        let (scope, profile) = (rule.scope(), examples::profile_of(rule));
        let text = if scope == Scope::Dataset { written::line } else { written::document };
        let documents = documents.iter().map(|document| text(document).into_bytes()).collect();
        Self { name: name.to_owned(), scope, profile, documents }
    }

    /// Its files, of which the table names the last.
    fn paths(&self) -> Vec<String> {
        match self.scope {
            Scope::Revisions => ["old", "new"].map(|revision| format!("{}/{revision}.json", self.name)).into(),
            Scope::Dataset => vec![format!("{}.ndjson", self.name)],
            _ => vec![format!("{}.json", self.name)],
        }
    }

    pub fn path(&self) -> String {
        self.paths().pop().unwrap()
    }

    pub fn files(&self) -> impl Iterator<Item = (String, Vec<u8>)> {
        let contents =
            if self.scope == Scope::Dataset { vec![self.documents.concat()] } else { self.documents.clone() };
        self.paths().into_iter().zip(contents)
    }

    pub fn report(&self) -> Report {
        examples::judged(&mut Validator::new().with_profile(self.profile), self.scope, &self.documents)
    }

    /// Which layer finds a fault: the schema, a rule that needs more than a schema, or one that needs more
    /// than the document.
    fn layer(&self, code: &str) -> &'static str {
        match self.scope {
            Scope::Revisions => return "revision",
            Scope::Dataset => return "dataset",
            _ => {}
        }
        let of_shape = explain(code).is_some_and(|rule| rule.ground.name() == "schema");
        // What is no text, or only a reader can see, is gone from the document's values.
        let values: Option<Value> = serde_json::from_slice(&self.documents[0]).ok();
        let refused = values.is_some_and(|values| from_str::<CaseFile>(&values.to_string()).is_err());
        if of_shape && refused { "schema" } else { "rule" }
    }

    /// Its lines in `expected.csv`.
    pub fn lines(&self) -> String {
        let path = self.path();
        let profile = if self.profile == Profile::Standard { "" } else { self.profile.name() };
        let report = self.report();
        if report.is_clean() {
            let layer = if self.scope == Scope::Document { "" } else { self.layer("") };
            return format!("{path},{layer},,,{profile}\r\n");
        }
        let line = |finding: &Finding| {
            let (code, pointer) = (finding.rule.code, &finding.pointer);
            assert!(!pointer.contains([',', '"', '\n']), "{path}: {pointer} would need quotes");
            format!("{path},{},{code},{pointer},{profile}\r\n", self.layer(code))
        };
        report.findings().iter().map(line).collect()
    }
}
