//! `schema/v1/conformance/`: documents with what is wrong in them, for anyone's implementation.
//!
//! `OIS_UPDATE=1 cargo test` writes it anew from the cases in `tests/conformance/` and from the
//! rules' own examples, each made as small as it can be without losing what it shows.

#[path = "conformance/case.rs"]
mod case;
mod examples;
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

use case::Case;
use ois_records::{CaseFile, Rule, Scope, Severity, Validator, explain, from_slice, rules};
use serde_json::{Map, Value};

const FOLDER: &str = "schema/v1/conformance";
/// What the cases are patches of: a document of which there is nothing to say.
const PLAIN: &str = r#"{"version": "1.0", "id": "riverton-2021-014", "as_of": "2021-12-01", "incident": {"id": "incident"}, "sources": [
    {"id": "release", "kind": {"code": "press_release"}, "published": {"status": "known", "value": "2021-05-20"},
     "url": {"status": "known", "value": "https://police.example.org/releases/1"}}]}"#;
const HEAD: &str = "file,layer,code,pointer,profile\r\n";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER)
}

/// The cases that were written by hand.
fn by_hand(kind: &str) -> Vec<Case> {
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
    cases.iter().map(|(name, patch)| Case::of_one(format!("{kind}/{name}"), document(patch))).collect()
}

/// The bad example of a rule whose examples are documents of their own, as it stands in the rule.
fn of_shape(rule: &Rule) -> Case {
    Case::of_one(format!("invalid/rule-{}", rule.code), examples::bytes(rule.bad))
}

fn is_of_shape(rule: &Rule) -> bool {
    rule.bad_documents() == [rule.bad]
}

/// What is found in documents, by code: by looking at them together, and what is an error of one alone.
fn codes(rule: &Rule, documents: &[Value]) -> BTreeSet<&'static str> {
    let documents: Vec<_> = documents.iter().map(|document| document.to_string().into_bytes()).collect();
    let mut codes = BTreeSet::new();
    for document in &documents {
        let alone = Validator::new().check::<CaseFile>(document).unwrap().report;
        let errors = alone.findings().iter().filter(|finding| finding.severity == Severity::Error);
        codes.extend(errors.map(|finding| finding.rule.code));
    }
    if rule.scope() == Scope::Document || documents.iter().all(|document| from_slice::<CaseFile>(document).is_ok()) {
        let mut validator = Validator::new().with_profile(examples::profile_of(rule));
        codes.extend(examples::judged(&mut validator, rule.scope(), &documents).counts().keys());
    }
    codes
}

/// Whether two cases are what is left of a rule's examples, and show the rule.
fn shows(rule: &Rule, bad: &Case, good: &Case) -> bool {
    let value = |text: &[u8]| serde_json::from_slice::<Value>(text).unwrap_or_default();
    let are_parts = |case: &Case, wholes: Vec<String>| {
        case.documents.len() == wholes.len()
            && case.documents.iter().zip(wholes).all(|(part, whole)| {
                let is_read = case.scope == Scope::Document || from_slice::<CaseFile>(part).is_ok();
                is_read && smaller::is_part(&value(part), &value(whole.as_bytes()))
            })
    };
    are_parts(bad, rule.bad_documents())
        && are_parts(good, rule.good_documents())
        && bad.report().counts().contains_key(rule.code)
        && !good.report().counts().contains_key(rule.code)
}

/// The two examples of a rule. Making them smaller takes its time, so it is done where the kept ones do
/// not show the rule any more, and only on demand.
fn of_rule(rule: &Rule) -> [Case; 2] {
    let names = ["invalid", "valid"].map(|kind| format!("{kind}/rule-{}", rule.code));
    match names.each_ref().map(|name| Case::kept(name, rule)) {
        [Some(bad), Some(good)] if shows(rule, &bad, &good) => [bad, good],
        _ if std::env::var_os("OIS_UPDATE").is_some() => {
            let [bad, good] = smaller::pair(rule, |documents| codes(rule, documents));
            [Case::of_rule(&names[0], rule, &bad), Case::of_rule(&names[1], rule, &good)]
        }
        _ => panic!("{} do not show their rule; run OIS_UPDATE=1 cargo test", names.join(" and ")),
    }
}

/// The whole corpus, in the order of the table.
fn corpus() -> BTreeMap<String, Case> {
    let mut cases = by_hand("invalid");
    cases.extend(by_hand("valid"));
    for rule in rules() {
        if is_of_shape(rule) { cases.push(of_shape(rule)) } else { cases.extend(of_rule(rule)) }
    }
    cases.into_iter().map(|case| (case.path(), case)).collect()
}

#[test]
fn the_corpus_is_what_cases_and_rules_make() {
    let cases = corpus();
    let (mut expected, mut misplaced) = (HEAD.to_owned(), Vec::new());
    for (path, case) in &cases {
        let report = case.report();
        let fits = if path.starts_with("valid/") { !report.has_errors() } else { !report.is_clean() };
        if !fits {
            misplaced.push(format!("{path}: {:?}", report.findings()));
        }
        expected += &case.lines();
    }
    assert!(misplaced.is_empty(), "{misplaced:#?}");
    let count = |kind: &str| cases.keys().filter(|path| path.starts_with(kind)).count();
    assert!(
        count("valid/") >= 60 && count("invalid/") >= 250,
        "{} valid, {} invalid",
        count("valid/"),
        count("invalid/")
    );
    let mut files: BTreeMap<_, _> = cases.values().flat_map(Case::files).collect();
    files.insert("expected.csv".into(), expected.into_bytes());
    held::folder(FOLDER, |name| name.contains('/') || name == "expected.csv", &files);
}

/// A line of the table.
struct Expected<'a> {
    file: &'a str,
    layer: &'a str,
    code: &'a str,
    pointer: &'a str,
    profile: &'a str,
}

fn expected(table: &str) -> Vec<Expected<'_>> {
    table
        .lines()
        .skip(1)
        .map(|line| match line.split(',').collect::<Vec<_>>()[..] {
            [file, layer, code, pointer, profile] => Expected { file, layer, code, pointer, profile },
            _ => panic!("{line}"),
        })
        .collect()
}

/// Without exception: a rule that nobody can try is none that others can keep.
#[test]
fn every_rule_has_its_bad_case() {
    if std::env::var_os("OIS_UPDATE").is_some() {
        // It is being written.
        return;
    }
    let table = fs::read_to_string(folder().join("expected.csv")).unwrap();
    let broken: BTreeSet<_> = expected(&table)
        .iter()
        .filter(|line| {
            line.file.strip_prefix("invalid/rule-").is_some_and(|rest| rest.split(['.', '/']).next() == Some(line.code))
        })
        .map(|line| line.code)
        .collect();
    let missing: Vec<_> = rules().map(|rule| rule.code).filter(|code| !broken.contains(code)).collect();
    assert!(missing.is_empty(), "no case breaks {missing:?}");
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
    let table = fs::read_to_string(folder().join("expected.csv")).unwrap();
    let lines = expected(&table);
    for of_file in lines.chunk_by(|a, b| a.file == b.file) {
        let Expected { file, layer, profile, .. } = of_file[0];
        let mut command = Command::new(&program);
        command.args(["--format", "json", "-"]);
        if !profile.is_empty() {
            command.args(["--profile", profile]);
        }
        if layer == "revision" {
            command.arg("--since").arg(folder().join(file).with_file_name("old.json"));
        }
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(&fs::read(folder().join(file)).unwrap()).unwrap();
        let output = child.wait_with_output().unwrap();
        let printed: Vec<Value> = output
            .stdout
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty())
            .map(|line| serde_json::from_slice(line).unwrap())
            .collect();
        let has_error = printed.iter().any(|line| line["severity"] == "error");
        assert_eq!(output.status.code(), Some(i32::from(has_error)), "{file}");

        // Of several documents, only what lies between them is in the table.
        let scope = match layer {
            "revision" => Scope::Revisions,
            "dataset" => Scope::Dataset,
            _ => Scope::Document,
        };
        let mut found: Vec<_> = printed
            .iter()
            .map(|line| (line["code"].as_str().unwrap(), line["pointer"].as_str().unwrap()))
            .filter(|(code, _)| explain(code).is_some_and(|rule| rule.scope() == scope))
            .collect();
        let mut wanted: Vec<_> =
            of_file.iter().map(|line| (line.code, line.pointer)).filter(|(code, _)| !code.is_empty()).collect();
        // Of one document, they come in the order of its text.
        if scope != Scope::Document {
            found.sort_unstable();
            wanted.sort_unstable();
        }
        assert_eq!(found, wanted, "{file}");
    }
}
