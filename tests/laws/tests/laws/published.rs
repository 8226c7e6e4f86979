//! What is published beside the schema keeps to schemas of its own.

use std::fs;
use std::path::Path;

use ois_records::{CaseFile, Line, Validator, rules};
use serde_json::Value;

fn read(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn the_rules_keep_to_their_schema() {
    let schema = jsonschema::validator_for(&read("schema/v1/rules.schema.json")).unwrap();
    let mut catalogue = read("schema/v1/rules.json");
    let faults: Vec<_> = schema.iter_errors(&catalogue).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    catalogue["rules"][0]["severity"] = "grave".into();
    assert!(!schema.is_valid(&catalogue));
}

#[test]
fn lines_of_findings_keep_to_their_schema() {
    let schema = jsonschema::validator_for(&read("schema/v1/report.schema.json")).unwrap();
    let mut validator = Validator::new();
    let mut lines = 0;
    for document in rules().flat_map(ois_records::Rule::bad_documents) {
        let Ok(checked) = validator.check::<CaseFile>(document.as_bytes()) else { continue };
        for finding in checked.report.findings() {
            let mut line = serde_json::to_value(Line::of("-", finding)).unwrap();
            assert!(schema.is_valid(&line), "{line}");
            line["line"] = 0.into();
            assert!(!schema.is_valid(&line));
            lines += 1;
        }
    }
    assert!(lines >= rules().count() / 2, "{lines}");
}
