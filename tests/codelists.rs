//! `schema/v1/codelists/`: the codelists as tables, equal to the enums and to the schema.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use ois_records::{AbsentStatus, Code, Manner, Noun, Race, VitalStatus};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    code: String,
    title: String,
    description: String,
    source: String,
    deprecated: String,
    replaced_by: String,
}

fn lists() -> BTreeMap<String, Vec<Row>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/v1/codelists");
    let read = |path: &Path| csv::Reader::from_path(path).unwrap().into_deserialize().map(Result::unwrap).collect();
    fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), read(&path)))
        .collect()
}

fn codes(rows: &[Row]) -> Vec<&str> {
    rows.iter().map(|row| row.code.as_str()).collect()
}

#[test]
fn they_have_the_codes_of_the_enums() {
    fn same<C: Code>(lists: &BTreeMap<String, Vec<Row>>) {
        let rows = &lists[C::NAME];
        assert_eq!(codes(rows), C::ALL.iter().map(|code| code.as_str()).collect::<Vec<_>>());
        for (row, code) in rows.iter().zip(C::ALL) {
            assert_eq!(row.description, code.meaning());
            assert_eq!(row.replaced_by, code.replaced_by().map_or("", C::as_str));
        }
    }
    let lists = lists();
    same::<Race>(&lists);
    same::<VitalStatus>(&lists);
    same::<AbsentStatus>(&lists);
    same::<Manner>(&lists);
}

/// Each list of codes in the schema is a table, and each table is one of them.
#[test]
fn they_have_the_codes_of_the_schema() {
    let schema: Value = serde_json::from_str(Noun::CaseFile.schema()).unwrap();
    let mut published: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (name, definition) in schema["$defs"].as_object().unwrap() {
        if let Some(codes) = definition["enum"].as_array() {
            let name = name.strip_suffix("Code").unwrap_or(name).to_owned();
            published.insert(name, codes.iter().filter_map(Value::as_str).collect());
        }
    }
    let lists = lists();
    let kept: BTreeMap<_, _> = lists.iter().map(|(name, rows)| (name.clone(), codes(rows))).collect();
    assert_eq!(kept, published);
}

#[test]
fn each_row_says_what_it_means() {
    for (name, rows) in lists() {
        let titles: BTreeSet<_> = rows.iter().map(|row| &row.title).collect();
        assert_eq!(titles.len(), rows.len(), "{name}: two codes of one title");
        for Row { code, title, description, source, deprecated, replaced_by } in &rows {
            assert!(description.starts_with(title.as_str()) && !title.is_empty(), "{name} {code}");
            assert!(!format!("{description}{source}").contains("[`"), "{name} {code}: a link into the docs");
            assert_eq!(deprecated == "yes", !replaced_by.is_empty(), "{name} {code}");
            let of_the_list = |wanted: &str| rows.iter().any(|row| row.code == wanted);
            assert!(replaced_by.is_empty() || of_the_list(replaced_by), "{name} {code}");
        }
    }
}
