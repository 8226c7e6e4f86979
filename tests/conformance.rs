//! `schema/v1/conformance/`: documents with what is wrong in them, for anyone's implementation.
//!
//! `OIS_UPDATE=1 cargo test` writes it anew from the cases in `tests/conformance/` and from the
//! rules' own examples, each made as small as it can be without losing what it shows.

mod held;
#[path = "conformance/smaller.rs"]
mod smaller;
#[path = "conformance/written.rs"]
mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use ois_records::{CaseFile, Profile, Rule, Scope, Validator, explain, from_str, rules};
use serde_json::{Map, Value};

const FOLDER: &str = "schema/v1/conformance";
/// What the cases are patches of: a document of which there is nothing to say.
const PLAIN: &str = r#"{"version": "1.0", "id": "riverton-2021-014", "as_of": "2021-12-01", "incident": {"id": "incident"}, "sources": [
    {"id": "release", "kind": {"code": "press_release"}, "published": {"status": "known", "value": "2021-05-20"},
     "url": {"status": "known", "value": "https://police.example.org/releases/1"}}]}"#;
const HEAD: &str = "file,layer,code,pointer\r\n";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER)
}

/// What is found in a document, code and pointer.
fn findings(document: &[u8]) -> Vec<(String, String)> {
    let report = Validator::new().check::<CaseFile>(document).unwrap().report;
    report.findings().iter().map(|it| (it.rule.code.to_owned(), it.pointer.clone())).collect()
}

fn codes(document: &[u8]) -> BTreeSet<String> {
    findings(document).into_iter().map(|(code, _)| code).collect()
}

/// Which layer finds a fault: the schema, or a rule that needs more than a schema.
fn layer(document: &[u8], code: &str) -> &'static str {
    let of_shape = explain(code).is_some_and(|rule| rule.ground.name() == "schema");
    // What is no text, or only a reader can see, is gone from the document's values.
    let values: Option<Value> = serde_json::from_slice(document).ok();
    let refused = values.is_some_and(|values| from_str::<CaseFile>(&values.to_string()).is_err());
    if of_shape && refused { "schema" } else { "rule" }
}

/// The lines of `expected.csv` for a file.
fn lines(name: &str, findings: &[(String, String)], document: &[u8]) -> String {
    if findings.is_empty() {
        return format!("{name},,,\r\n");
    }
    let line = |(code, pointer): &(String, String)| {
        assert!(!pointer.contains([',', '"', '\n']), "{name}: {pointer} would need quotes");
        format!("{name},{},{code},{pointer}\r\n", layer(document, code))
    };
    findings.iter().map(line).collect()
}

/// The cases that were written by hand.
fn by_hand(kind: &str) -> BTreeMap<String, Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/conformance/{kind}.json"));
    let cases: BTreeMap<String, Map<String, Value>> = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let document = |patch: &Map<String, Value>| {
        let mut document: Value = serde_json::from_str(PLAIN).unwrap();
        for (pointer, value) in patch {
            match pointer.rsplit_once('/') {
                None => document = value.clone(),
                Some((parent, key)) => document.pointer_mut(parent).unwrap()[key] = value.clone(),
            }
        }
        written::document(&document).into_bytes()
    };
    cases.iter().map(|(name, patch)| (format!("{kind}/{name}.json"), document(patch))).collect()
}

/// The rules whose examples are documents of their own, as they stand in the rule.
fn of_shape() -> BTreeMap<String, Vec<u8>> {
    let named = |rule: &Rule| {
        // A text cannot hold what this one is about.
        let bytes = match rule.bad.split_once(r"\xff").filter(|_| rule.code == "encoding-utf8") {
            Some((before, after)) => [before.as_bytes(), b"\xff", after.as_bytes()].concat(),
            None => rule.bad.into(),
        };
        (format!("invalid/rule-{}.json", rule.code), bytes)
    };
    one_document_rules().filter(|rule| is_of_shape(rule)).map(named).collect()
}

/// The rules that look at one document, and say something of it when nobody asks for more. What lies
/// between revisions or between the records of a data set has no place in a corpus of documents.
fn one_document_rules() -> impl Iterator<Item = &'static Rule> {
    rules().filter(|rule| rule.scope() == Scope::Document && rule.severity_in(Profile::Standard).is_some())
}

fn is_of_shape(rule: &Rule) -> bool {
    rule.bad_documents() == [rule.bad]
}

/// Whether two files are what is left of a rule's examples, and show the rule.
fn shows(rule: &Rule, bad: &[u8], good: &[u8]) -> bool {
    let wholes = rule.bad_documents().into_iter().chain(rule.good_documents());
    let value = |text: &[u8]| serde_json::from_slice::<Value>(text).unwrap_or_default();
    let are_parts = [bad, good]
        .into_iter()
        .zip(wholes)
        .all(|(part, whole)| smaller::is_part(&value(part), &value(whole.as_bytes())));
    are_parts && codes(bad).contains(rule.code) && !codes(good).contains(rule.code)
}

/// Every file of the corpus. Making a rule's examples smaller takes its time, so it is done where the
/// kept ones do not show the rule any more, and only on demand.
fn kept_or_made() -> BTreeMap<String, Vec<u8>> {
    let mut files = by_hand("invalid");
    files.extend(by_hand("valid"));
    files.extend(of_shape());
    for rule in one_document_rules().filter(|rule| !is_of_shape(rule)) {
        let names = ["invalid", "valid"].map(|kind| format!("{kind}/rule-{}.json", rule.code));
        let pair = match names.each_ref().map(|name| fs::read(folder().join(name)).ok()) {
            [Some(bad), Some(good)] if shows(rule, &bad, &good) => [bad, good],
            _ if std::env::var_os("OIS_UPDATE").is_some() => {
                let codes = |document: &Value| codes(document.to_string().as_bytes());
                smaller::pair(rule, codes).map(|document| written::document(&document).into_bytes())
            }
            _ => panic!("{} do not show their rule; run OIS_UPDATE=1 cargo test", names.join(" and ")),
        };
        files.extend(names.into_iter().zip(pair));
    }
    files
}

#[test]
fn the_corpus_is_what_cases_and_rules_make() {
    let files = kept_or_made();
    let (mut expected, mut misplaced) = (HEAD.to_owned(), Vec::new());
    for (name, document) in &files {
        let findings = findings(document);
        let has_error = Validator::new().check::<CaseFile>(document).unwrap().report.has_errors();
        let fits = if name.starts_with("valid/") { !has_error } else { !findings.is_empty() };
        if !fits {
            misplaced.push(format!("{name}: {findings:?}"));
        }
        expected += &lines(name, &findings, document);
    }
    assert!(misplaced.is_empty(), "{misplaced:#?}");
    let count = |kind: &str| files.keys().filter(|name| name.starts_with(kind)).count();
    assert!(
        count("valid/") >= 60 && count("invalid/") >= 250,
        "{} valid, {} invalid",
        count("valid/"),
        count("invalid/")
    );
    let mut files = files;
    files.insert("expected.csv".into(), expected.into_bytes());
    held::folder(FOLDER, |name| name.contains('/') || name == "expected.csv", &files);
}

/// The door that the page beside the corpus describes, and the program that goes through it first.
#[test]
fn check_says_what_is_expected() {
    if std::env::var_os("OIS_UPDATE").is_some() {
        // It is being written.
        return;
    }
    let tests = std::env::current_exe().unwrap();
    let program = tests.ancestors().nth(2).unwrap().join("examples/check");
    let expected = fs::read_to_string(folder().join("expected.csv")).unwrap();
    let mut wanted: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for line in expected.lines().skip(1) {
        let [file, _, code, pointer] = line.splitn(4, ',').collect::<Vec<_>>().try_into().unwrap();
        let of_file = wanted.entry(file).or_default();
        if !code.is_empty() {
            of_file.push((code, pointer));
        }
    }
    for (file, wanted) in wanted {
        let document = fs::read(folder().join(file)).unwrap();
        let mut child = Command::new(&program)
            .args(["--format", "json", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(&document).unwrap();
        let output = child.wait_with_output().unwrap();
        let printed: Vec<Value> = output
            .stdout
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty())
            .map(|line| serde_json::from_slice(line).unwrap())
            .collect();
        let found: Vec<_> =
            printed.iter().map(|line| (line["code"].as_str().unwrap(), line["pointer"].as_str().unwrap())).collect();
        assert_eq!(found, wanted, "{file}");
        let has_error = printed.iter().any(|line| line["severity"] == "error");
        assert_eq!(output.status.code(), Some(i32::from(has_error)), "{file}");
    }
}
