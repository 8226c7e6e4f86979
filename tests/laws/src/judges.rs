//! Who says whether a document is one: the strict door, the collecting door, and the schema.

use ois_records::{Autopsy, CaseFile, Incident, Investigation, Noun, Release, Root, Standalone, collect, from_str};
use serde_json::Value;

/// The judges of one noun's documents.
#[derive(Debug)]
pub struct Judges {
    noun: Noun,
    /// The published schema.
    pub schema: Value,
    validator: jsonschema::Validator,
}

impl Judges {
    /// The judges of a noun's documents.
    ///
    /// # Panics
    /// When the published schema is none.
    pub fn of(noun: Noun) -> Self {
        let schema = serde_json::from_str(noun.schema()).expect("JSON");
        Self { noun, validator: jsonschema::validator_for(&schema).expect("a schema"), schema }
    }

    /// What the two doors and the schema say of a document, in this order.
    ///
    /// # Panics
    /// When `text` is no JSON.
    pub fn verdicts(&self, text: &str) -> [bool; 3] {
        let document = serde_json::from_str(text).expect("JSON");
        let [strict, collecting] = match self.noun {
            Noun::Incident => doors::<Standalone<Incident>>(text),
            Noun::Release => doors::<Standalone<Release>>(text),
            Noun::Autopsy => doors::<Standalone<Autopsy>>(text),
            Noun::Investigation => doors::<Standalone<Investigation>>(text),
            _ => doors::<CaseFile>(text),
        };
        [strict, collecting, self.validator.is_valid(&document)]
    }
}

fn doors<T: Root>(text: &str) -> [bool; 2] {
    let collecting = collect::<T>(text.as_bytes()).is_ok_and(|collected| collected.faults.is_clean());
    [from_str::<T>(text).is_ok(), collecting]
}
