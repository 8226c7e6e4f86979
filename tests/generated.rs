//! The generated files are what the code makes: `OIS_UPDATE=1 cargo test` writes them anew.

#![cfg(feature = "schema")]

mod held;

use ois_records::schema::{files, rules, rules_manual};
use ois_records::{Noun, base_record};
use serde_json::Value;

#[test]
fn schemas_and_codelists_are_what_the_types_make() {
    held::folder("schema/v1", |name| name.starts_with("codelists/"), &files());
}

#[test]
fn the_pages_of_policies_are_what_they_say() {
    let preface = "\
# Policies

The laws and policies that the release clock knows, one page each, generated from the files in `src/clock/policies/`. Each
is based on the words that it quotes, read at the stated source; none is from memory, and none is legal advice: a page says
what the quoted words say, and leaves open what they leave open. [docs/clock.md](../../docs/clock.md) works through three
cases by hand.

";
    held::file("schema/v1/POLICIES.md", format!("{preface}{}", ois_records::Policies::shipped().explain()));
}

#[cfg(feature = "csv")]
#[test]
fn the_flat_table_is_described_as_its_columns_are() {
    use ois_records::convert::{flat_table_doc, table_schema};

    held::file("schema/v1/flat-table.schema.json", table_schema());
    held::file("docs/flat-table.md", flat_table_doc());
}

#[test]
fn the_catalogue_is_what_the_rules_make() {
    held::file("schema/v1/rules.json", rules());
    held::file("schema/v1/rules-base.json", base_record());
    held::file("schema/v1/RULES.md", rules_manual());
}

#[cfg(feature = "csv")]
#[test]
fn maps_are_described_as_targets_and_readings_are() {
    held::file("docs/maps.md", ois_records::convert::map_doc());
}

/// Who reads a schema sees no code: whatever has a name says what it means, in sentences without its makers' words,
/// and whatever is measured says in which unit.
#[test]
fn everything_published_says_what_it_means() {
    const UNITS: [&str; 6] = ["seconds", "feet", "inches", "pounds", "years", "dollars"];
    const JARGON: [&str; 6] = ["branch", "on the wire", "enum", "struct", "variant", "beyond the model"];
    let schema: Value = serde_json::from_str(Noun::CaseFile.schema()).unwrap();
    let definitions = schema["$defs"].as_object().unwrap().iter().map(|(name, definition)| (name.as_str(), definition));
    for (name, definition) in definitions.chain([("CaseFile", &schema)]) {
        let fields = definition["properties"].as_object().into_iter().flatten();
        let fields = fields.map(|(field, schema)| (format!("{name}.{field}"), schema));
        for (at, schema) in fields.chain([(name.to_owned(), definition)]) {
            // A reference without words of its own means what it leads to.
            let Some(words) = schema["description"].as_str() else {
                assert!(schema["$ref"].is_string(), "{at} has no description");
                continue;
            };
            assert!(words.ends_with('.'), "{at}: {words}");
            assert!(!JARGON.iter().any(|word| words.contains(word)), "{at}: {words}");
            if at.contains('.') && schema["allOf"][0]["$ref"] == "#/$defs/NumberFact" {
                let is_share = words.contains("from 0 to 1");
                assert!(is_share || UNITS.iter().any(|unit| words.contains(unit)), "{at} has no unit: {words}");
            }
        }
    }
}
