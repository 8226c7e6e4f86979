//! The generated files are what the code makes: `OIS_UPDATE=1 cargo test` writes them anew.

#![cfg(feature = "schema")]

mod held;

use ois_records::base_record;
use ois_records::schema::{files, rules, rules_manual};

#[test]
fn schemas_and_codelists_are_what_the_types_make() {
    held::folder("schema/v1", |name| name.starts_with("codelists/"), &files());
}

#[test]
fn the_pages_of_policies_are_what_they_say() {
    let preface = "\
# Policies

The laws and rules that the release clock knows, one page a policy, made from the files in `src/clock/policies/`. Each
rests on the words that it quotes, read where it says; none is from memory, and none is legal advice: a page says what
the quoted words say, and what they leave open stays open. [docs/clock.md](../../docs/clock.md) works three cases by hand.

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
