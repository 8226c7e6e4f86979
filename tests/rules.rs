//! Every rule against its own examples, and the catalogue as a whole.

use std::collections::BTreeSet;

use ois_records::{CaseFile, Noun, Report, Rule, Validator, base_record, explain, rules};
use serde_json::Value;

/// Examples are texts, but for the one that is about bytes that are none.
fn bytes(rule: &Rule, document: &str) -> Vec<u8> {
    if rule.code != "encoding-utf8" {
        return document.into();
    }
    let (before, after) = document.split_once(r"\xff").unwrap_or((document, ""));
    if after.is_empty() { document.into() } else { [before.as_bytes(), b"\xff", after.as_bytes()].concat() }
}

fn report(bytes: &[u8]) -> Report {
    Validator::new().check::<CaseFile>(bytes).unwrap().report
}

#[test]
fn the_base_record_is_clean() {
    let report = report(base_record().as_bytes());
    assert!(report.is_clean(), "{:#?}", report.findings());
}

#[test]
fn each_rule_finds_its_bad_example_and_lets_its_good_one_pass() {
    for rule in rules() {
        let bad = report(&bytes(rule, &rule.bad_document()));
        assert!(bad.counts().contains_key(rule.code), "{}: its bad example passes: {:?}", rule.code, bad.counts());
        let good = report(&bytes(rule, &rule.good_document()));
        assert!(!good.counts().contains_key(rule.code), "{}: its good example is found", rule.code);
    }
}

#[test]
fn examples_of_rules_that_are_not_of_shape_are_of_the_right_shape() {
    for rule in rules().filter(|rule| rule.ground.name() != "schema") {
        for document in [rule.bad_document(), rule.good_document()] {
            if let Err(error) = ois_records::from_str::<CaseFile>(&document) {
                panic!("{}: {error}", rule.code);
            }
        }
    }
}

#[test]
fn codes_are_kebab_case_and_belong_to_one_rule() {
    let mut seen = BTreeSet::new();
    for rule in rules() {
        assert!(seen.insert(rule.code), "{} stands twice", rule.code);
        assert!(
            rule.code
                .split('-')
                .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
        );
        assert_eq!(explain(rule.code).map(|found| found.code), Some(rule.code));
    }
}

#[test]
fn every_rule_says_what_why_and_on_what_ground() {
    for rule in rules() {
        assert!(rule.title.ends_with('.') && !rule.title.contains('\n'), "{}: title", rule.code);
        for text in [rule.rationale, rule.citation, rule.exceptions] {
            assert!(text.len() > 4 && text.ends_with(['.', '.', ')', '`']), "{}: {text}", rule.code);
        }
    }
}

/// Every pointer that a rule declares leads to something in the published schema.
#[test]
fn pointers_resolve_in_the_schema() {
    let schema: Value = serde_json::from_str(Noun::CaseFile.schema()).unwrap();
    for rule in rules() {
        for pointer in rule.pointers.iter().filter(|pointer| **pointer != "**") {
            assert!(resolves(&schema, &schema, pointer), "{}: {pointer} is nowhere in the schema", rule.code);
        }
    }
}

fn resolves(schema: &Value, place: &Value, pointer: &str) -> bool {
    if let Some(reference) = place["$ref"].as_str() {
        return resolves(schema, &schema["$defs"][reference.trim_start_matches("#/$defs/")], pointer);
    }
    for branches in ["allOf", "oneOf"] {
        if let Some(branches) = place[branches].as_array() {
            return branches.iter().any(|branch| resolves(schema, branch, pointer));
        }
    }
    let Some(rest) = pointer.strip_prefix('/') else { return true };
    let (segment, rest) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    let next = if segment == "*" { &place["items"] } else { &place["properties"][segment] };
    !next.is_null() && resolves(schema, next, rest)
}
