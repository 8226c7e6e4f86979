//! The published schemas: how they are made from the types, and their text.
//!
//! schemars says what the types are; the transforms here say it in the words that code generators
//! and validators of other languages understand alike (see `DESIGN.md`, "The schema"). Everything
//! in `schema/v1/` that is a schema or a codelist is one of [`files`].

mod codelist;
mod examples;
mod flavour;
mod plain;
mod render;
mod rules;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::read::Noun;
use crate::{Autopsy, CaseFile, Incident, Investigation, Release, Standalone};

pub use codelist::codelists;
pub use rules::{rules, rules_manual};

/// A form of the one schema, for one kind of reader. All of them accept the same documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Flavour {
    /// JSON Schema 2020-12: the canonical form.
    Canonical,
    /// JSON Schema draft-07, which many editors and tools still read best.
    Draft07,
    /// JSON Schema 2020-12 for code generators: ids and dates are types with names (`PersonId`,
    /// `DateText`) rather than strings everywhere.
    Codegen,
    /// An `OpenAPI` 3.1 document without paths, whose components are the types; unions say by a
    /// `discriminator` which branch a `kind` means.
    OpenApi,
}

impl Flavour {
    /// Every flavour.
    pub const ALL: &'static [Self] = &[Self::Canonical, Self::Draft07, Self::Codegen, Self::OpenApi];

    /// Its name; what stands before `.schema.json` in the file's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Canonical => "canonical",
            Self::Draft07 => "draft-07",
            Self::Codegen => "codegen",
            Self::OpenApi => "openapi",
        }
    }
}

/// The published schema of a document, made anew from the types.
///
/// Its text is the same as the file's in `schema/v1/`; [`Noun::schema`] returns the canonical one
/// without making anything.
///
/// ```
/// use ois_records::Noun;
/// use ois_records::schema::{Flavour, generate};
///
/// assert_eq!(generate(Noun::Autopsy, Flavour::Canonical), Noun::Autopsy.schema());
/// ```
pub fn generate(noun: Noun, flavour: Flavour) -> String {
    let mut schema = match noun {
        Noun::CaseFile => root::<CaseFile>(),
        Noun::Incident => root::<Standalone<Incident>>(),
        Noun::Release => root::<Standalone<Release>>(),
        Noun::Autopsy => root::<Standalone<Autopsy>>(),
        Noun::Investigation => root::<Standalone<Investigation>>(),
    };
    examples::fill(&mut schema, noun);
    schema["$id"] = format!("urn:ois-records:schema:1.0:{}", noun.name()).into();
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    match flavour {
        Flavour::Canonical => {}
        Flavour::Draft07 => flavour::draft_07(&mut schema),
        Flavour::Codegen => flavour::codegen(&mut schema),
        Flavour::OpenApi => flavour::open_api(&mut schema),
    }
    render::text(&schema)
}

/// Every file of `schema/v1/` that is made from the types: its name there, and its text.
///
/// ```
/// let files = ois_records::schema::files();
/// assert!(files.contains_key("case-file.schema.json") && files.contains_key("codelists/Race.csv"));
/// ```
pub fn files() -> BTreeMap<String, String> {
    let canonical = |noun: &Noun| (format!("{}.schema.json", noun.name()), generate(*noun, Flavour::Canonical));
    let of_case_file = |flavour: Flavour| generate(Noun::CaseFile, flavour);
    let tables = codelists().into_iter().map(|(name, table)| (format!("codelists/{name}.csv"), table));
    let mut files: BTreeMap<_, _> = Noun::ALL.iter().map(canonical).chain(tables).collect();
    files.insert("case-file.draft-07.schema.json".into(), of_case_file(Flavour::Draft07));
    files.insert("case-file.codegen.schema.json".into(), of_case_file(Flavour::Codegen));
    files.insert("openapi.json".into(), of_case_file(Flavour::OpenApi));
    files
}

/// A document's schema in plain words, each definition titled by its key.
fn root<T: JsonSchema>() -> Value {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value();
    plain::plain(&mut schema);
    let definitions = schema.get_mut("$defs").and_then(Value::as_object_mut);
    for (name, definition) in definitions.into_iter().flatten() {
        definition["title"] = name.as_str().into();
    }
    schema
}
