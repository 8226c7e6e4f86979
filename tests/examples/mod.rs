//! The rules' own examples, asked as their rules ask.

use ois_records::{CaseFile, Profile, Report, Rule, Scope, Validator};

/// The profile in which a rule speaks: the standard one, or the first where it is on.
#[allow(dead_code, reason = "some tests ask in every profile")]
pub fn profile_of(rule: &Rule) -> Profile {
    let profile = Profile::ALL.into_iter().find(|profile| rule.severity_in(*profile).is_some());
    profile.unwrap_or_else(|| panic!("{} is on nowhere", rule.code))
}

/// Examples are texts, but for the one that is about bytes that are none.
pub fn bytes(document: &str) -> Vec<u8> {
    match document.split_once(r"\xff") {
        Some((before, after)) => [before.as_bytes(), b"\xff", after.as_bytes()].concat(),
        None => document.into(),
    }
}

/// What a validator finds in the documents of an example.
#[allow(dead_code, reason = "some tests judge other documents")]
pub fn report(validator: &mut Validator, rule: &Rule, documents: &[String]) -> Report {
    let documents: Vec<_> = documents.iter().map(|document| bytes(document)).collect();
    judged(validator, rule.scope(), &documents)
}

/// What a validator finds in documents that are looked at together.
pub fn judged(validator: &mut Validator, scope: Scope, documents: &[Vec<u8>]) -> Report {
    let read = |document: &Vec<u8>| ois_records::from_slice::<CaseFile>(document).unwrap();
    match (scope, documents) {
        (Scope::Document, [document]) => validator.check::<CaseFile>(document).unwrap().report,
        (Scope::Revisions, [old, new]) => validator.validate_revision(&read(old), &read(new)).unwrap(),
        (Scope::Dataset, [earlier @ .., last]) => {
            let mut dataset = validator.dataset();
            for (line, document) in earlier.iter().enumerate() {
                dataset.add(&read(document), "example.ndjson", line + 1);
            }
            dataset.add(&read(last), "example.ndjson", documents.len())
        }
        (scope, _) => panic!("{} documents for {scope:?}", documents.len()),
    }
}
