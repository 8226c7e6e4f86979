//! The generated files are what the code makes: `OIS_UPDATE=1 cargo test` writes them anew.

#![cfg(feature = "schema")]

use std::fs;
use std::path::Path;

use ois_records::schema::{Dialect, codelists, generate, rules, rules_manual};
use ois_records::{Noun, base_record};

fn held(path: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("OIS_UPDATE").is_some() {
        fs::write(&path, made).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == made, "{} is not what the code makes; run OIS_UPDATE=1 cargo test", path.display());
}

#[test]
fn schemas_are_what_the_types_make() {
    for noun in Noun::ALL.iter().copied() {
        held(&format!("schema/v1/{}.schema.json", noun.name()), &generate(noun, Dialect::Draft2020));
    }
    held("schema/v1/case-file.draft-07.schema.json", &generate(Noun::CaseFile, Dialect::Draft07));
}

#[test]
fn the_pages_of_policies_are_what_they_say() {
    let preface = "\
# Policies

The laws and rules that the release clock knows, one page a policy, made from the files in `src/clock/policies/`. Each
rests on the words that it quotes, read where it says; none is from memory, and none is legal advice: a page says what
the quoted words say, and what they leave open stays open. [docs/clock.md](../../docs/clock.md) works three cases by hand.

";
    held("schema/v1/POLICIES.md", &format!("{preface}{}", ois_records::Policies::shipped().explain()));
}

#[test]
fn codelists_are_what_the_types_make() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/v1/codelists");
    let made = codelists();
    for (name, text) in &made {
        held(&format!("schema/v1/codelists/{name}.csv"), text);
    }
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap();
        assert!(made.contains_key(name), "{} belongs to no codelist", path.display());
    }
}

#[cfg(feature = "csv")]
#[test]
fn the_flat_table_is_described_as_its_columns_are() {
    use ois_records::convert::{flat_table_doc, table_schema};

    held("schema/v1/flat-table.schema.json", &table_schema());
    held("docs/flat-table.md", &flat_table_doc());
}

#[test]
fn the_catalogue_is_what_the_rules_make() {
    held("schema/v1/rules.json", &rules());
    held("schema/v1/rules-base.json", base_record());
    held("schema/v1/RULES.md", &rules_manual());
}

#[cfg(feature = "csv")]
#[test]
fn maps_are_described_as_targets_and_readings_are() {
    held("docs/maps.md", &ois_records::convert::map_doc());
}
