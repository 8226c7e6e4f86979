//! The rules' own examples, asked as their rules ask.

use ois_records::{CaseFile, Report, Rule, Scope, Validator};

/// Examples are texts, but for the one that is about bytes that are none.
fn bytes(document: &str) -> Vec<u8> {
    match document.split_once(r"\xff") {
        Some((before, after)) => [before.as_bytes(), b"\xff", after.as_bytes()].concat(),
        None => document.into(),
    }
}

/// What a validator finds in the documents of an example.
pub fn report(validator: &mut Validator, rule: &Rule, documents: &[String]) -> Report {
    match (rule.scope(), documents) {
        (Scope::Document, [document]) => validator.check::<CaseFile>(&bytes(document)).unwrap().report,
        (Scope::Revisions, [old, new]) => {
            let [old, new] = [old, new].map(|document| ois_records::from_str::<CaseFile>(document).unwrap());
            validator.validate_revision(&old, &new).unwrap()
        }
        (Scope::Dataset, [earlier @ .., last]) => {
            let mut dataset = validator.dataset();
            let read = |document: &String| ois_records::from_str::<CaseFile>(document).unwrap();
            for (line, document) in earlier.iter().enumerate() {
                dataset.add(&read(document), "example.ndjson", line + 1);
            }
            dataset.add(&read(last), "example.ndjson", documents.len())
        }
        (scope, _) => panic!("{}: {} documents for {scope:?}", rule.code, documents.len()),
    }
}
