//! The strict door accepts a document if and only if the published schema does.

use std::fs;
use std::path::Path;

use ois_records::{Autopsy, CaseFile, Document, Incident, Investigation, Release, Standalone, collect, from_str};
use ois_records_laws::Chance;
use ois_records_laws::mutate::{mutate, shrink};
use ois_records_laws::sample::sample;
use serde_json::Value;

/// How many mutants; `OIS_MUTANTS=10000000` tries more.
fn mutants() -> u64 {
    std::env::var("OIS_MUTANTS").ok().and_then(|number| number.parse().ok()).unwrap_or(10_000)
}

fn case_files() -> Vec<Value> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folders = ["examples/data/stephon-clark", "tests/cases"];
    let paths = folders.iter().flat_map(|folder| fs::read_dir(root.join(folder)).unwrap());
    paths.map(|path| serde_json::from_str(&fs::read_to_string(path.unwrap().path()).unwrap()).unwrap()).collect()
}

struct Judges {
    schema: Value,
    validator: jsonschema::Validator,
}

impl Judges {
    fn of<T: Document>() -> Self {
        let schema = serde_json::from_str(T::NOUN.schema()).unwrap();
        Self { validator: jsonschema::validator_for(&schema).unwrap(), schema }
    }

    /// Whether all say the same: the strict door, the collecting door, and the schema.
    fn agree<T: Document>(&self, document: &Value) -> bool {
        let text = document.to_string();
        let strict = from_str::<T>(&text).is_ok();
        let collecting = collect::<T>(text.as_bytes()).is_ok_and(|collected| collected.faults.is_clean());
        let schema = self.validator.is_valid(document);
        strict == schema && collecting == schema
    }

    fn must_agree<T: Document>(&self, document: &Value) {
        if !self.agree::<T>(document) {
            let least = shrink(document.clone(), |smaller| !self.agree::<T>(smaller));
            let door = from_str::<T>(&least.to_string()).map(|_| "accepts");
            panic!("the schema says {}, the strict door {door:?}: {least}", self.validator.is_valid(&least));
        }
    }
}

#[test]
fn mutants_of_case_files_and_of_documents_made_from_the_schema() {
    let judges = Judges::of::<CaseFile>();
    let case_files = case_files();
    let (mut valid, mut invalid) = (0, 0);
    for seed in 0..mutants() {
        let chance = &mut Chance(seed);
        let mut document =
            if seed % 20 == 0 { chance.one(&case_files).clone() } else { sample(&judges.schema, chance) };
        for _ in 0..chance.below(3) {
            mutate(&mut document, chance);
        }
        judges.must_agree::<CaseFile>(&document);
        *if judges.validator.is_valid(&document) { &mut valid } else { &mut invalid } += 1;
    }
    println!("{valid} documents were valid, {invalid} were not");
    assert!(valid > invalid / 4 && invalid > valid / 4, "one-sided: {valid} valid, {invalid} not");
}

fn nouns_agree<T: Document>() {
    let judges = Judges::of::<T>();
    for seed in 0..mutants() / 20 {
        let chance = &mut Chance(seed);
        let mut document = sample(&judges.schema, chance);
        for _ in 0..chance.below(3) {
            mutate(&mut document, chance);
        }
        judges.must_agree::<T>(&document);
    }
}

#[test]
fn mutants_of_nouns_that_stand_alone() {
    nouns_agree::<Standalone<Incident>>();
    nouns_agree::<Standalone<Release>>();
    nouns_agree::<Standalone<Autopsy>>();
    nouns_agree::<Standalone<Investigation>>();
}
