//! `schema/v1/crosswalk.csv`: each column of the field's layouts has its home in a case file.

mod pointers;

use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};

use ois_records::Noun;
use serde::Deserialize;
use serde_json::Value;

const CROSSWALK: &str = include_str!("../schema/v1/crosswalk.csv");

/// The layouts' own columns, in their own order, taken from the files and codebooks themselves.
const COLUMNS: &str = include_str!("crosswalk/columns.txt");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    layout: String,
    table: String,
    column: String,
    concept: String,
    pointer: String,
    reading: String,
    note: String,
}

fn rows() -> Vec<Row> {
    csv::Reader::from_reader(CROSSWALK.as_bytes()).into_deserialize().map(Result::unwrap).collect()
}

fn schema() -> Value {
    serde_json::from_str(Noun::CaseFile.schema()).unwrap()
}

/// Each table, as "layout table", with its columns.
fn tables() -> Vec<(&'static str, Vec<&'static str>)> {
    let tables = COLUMNS.split("# ").skip(1);
    tables.map(|table| table.split_once('\n').unwrap()).map(|(name, list)| (name, columns(list))).collect()
}

fn columns(list: &str) -> Vec<&str> {
    list.lines().filter(|line| !line.is_empty()).collect()
}

#[test]
fn lines_end_as_rfc_4180_says() {
    assert!(CROSSWALK.lines().count() > 1 && CROSSWALK.ends_with("\r\n"));
    assert!(CROSSWALK.matches('\n').count() == CROSSWALK.matches("\r\n").count());
}

#[test]
fn every_pointer_leads_somewhere() {
    let schema = schema();
    for row in rows() {
        let Row { layout, column, pointer, .. } = row;
        assert!(pointers::found(&schema, &pointer).is_some(), "{layout} {column}: {pointer} is nowhere in the schema");
        assert!(!pointer.contains("/extensions"), "{layout} {column}: an extension is no home");
    }
}

#[test]
fn every_column_has_its_home_in_the_layouts_own_order() {
    let mut homes: Vec<(String, Vec<String>)> = Vec::new();
    for row in rows() {
        let table = format!("{} {}", row.layout, row.table);
        if homes.last().is_none_or(|(last, _)| *last != table) {
            homes.push((table, Vec::new()));
        }
        let (_, columns) = homes.last_mut().unwrap();
        if columns.last() != Some(&row.column) {
            columns.push(row.column);
        }
    }
    let kept: Vec<_> = homes.iter().map(|(table, _)| table.as_str()).collect();
    let listed: Vec<_> = tables().iter().map(|(table, _)| *table).collect();
    assert_eq!(kept, listed);
    for ((table, homes), (_, columns)) in homes.iter().zip(tables()) {
        assert_eq!(*homes, columns, "{table}");
    }
}

#[test]
fn no_row_stands_twice() {
    let mut seen = BTreeSet::new();
    for row in rows() {
        let key = [row.layout, row.table, row.column, row.pointer];
        assert!(seen.insert(key.clone()), "{key:?}");
    }
}

/// A row says how a cell is read; where by a codelist, that codelist stands at the pointer.
#[test]
fn readings_fit_what_stands_at_the_pointer() {
    let schema = schema();
    for row in rows() {
        let Row { layout, table, column, concept, pointer, reading, .. } = row;
        assert!(!concept.is_empty(), "{layout} {column}");
        let value = |inside: &str| pointers::found(&schema, &format!("{pointer}{inside}")).map(|place| &place["title"]);
        let mut words = reading.split(' ');
        let fits = match words.next() {
            Some("") => layout == "concepts",
            Some("code" | "codes") => {
                let list = words.next().unwrap();
                let titles = [list.to_owned(), format!("{list}Code")];
                let homes = ["/value/*/code", "/value/code", "/code", "/value", ""];
                homes.iter().filter_map(|inside| value(inside)).any(|title| titles.iter().any(|known| title == known))
            }
            Some("count" | "band") => value("/value").is_some() && value("/min").is_some(),
            Some("date" | "time") => value("/earliest").is_some() || pointer == "/changes/*/on",
            Some("number") => value("/min").is_some() || pointer.contains("/coordinates/value/"),
            Some("yes_no") => {
                pointers::found(&schema, &format!("{pointer}/value")).is_some_and(|it| it["type"] == "boolean")
            }
            Some("text" | "texts" | "key" | "keys") => true,
            _ => false,
        };
        assert!(fits, "{layout} {table} {column}: {reading} does not fit {pointer}");
    }
}

/// The files that people really publish, where they are at hand, each with its table.
fn real_files() -> Vec<(&'static str, csv::Reader<File>)> {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let data = std::env::var_os("OIS_DATA").map_or(default, PathBuf::from);
    let files = [
        ("wapo_v2 shootings", "wapo/fatal-police-shootings-data.csv"),
        ("wapo_v2 agencies", "wapo/fatal-police-shootings-agencies.csv"),
        ("ursus incident", "ursus/URSUS_Incident_2019.csv"),
        ("ursus civilian_officer", "ursus/URSUS_Civilian-Officer_2019.csv"),
    ];
    let there = files.map(|(table, file)| (table, data.join(file))).into_iter().filter(|(_, file)| file.exists());
    there.map(|(table, file)| (table, csv::Reader::from_path(file).unwrap())).collect()
}

#[test]
fn real_headers_are_all_in_it() {
    let tables = tables();
    for (table, mut file) in real_files() {
        let (_, columns) = tables.iter().find(|(name, _)| *name == table).unwrap();
        let header = file.headers().unwrap();
        assert!(header.len() > 1, "{table}");
        for column in header {
            let column = column.trim_start_matches('\u{feff}');
            assert!(columns.contains(&column), "{table}: {column} has no home");
        }
    }
}

/// What stands in a cell of a codelist is a code of it, or the note says what becomes of it.
#[test]
fn real_codes_are_in_the_codelists_or_in_the_notes() {
    let rows = rows();
    for (table, mut file) in real_files() {
        let header = file.headers().unwrap().clone();
        for row in rows.iter().filter(|row| format!("{} {}", row.layout, row.table) == table) {
            let Some(place) = header.iter().position(|column| *column == row.column) else { continue };
            let mut words = row.reading.split(' ');
            if !words.next().is_some_and(|word| word.starts_with("code")) {
                continue;
            }
            let known = codes_of(words.next().unwrap());
            let separator = words.nth(1).unwrap_or("\n");
            let same = |other: &&Row| (&other.layout, &other.column) == (&row.layout, &row.column);
            let notes: Vec<_> = rows.iter().filter(same).map(|row| row.note.as_str()).collect();
            let said: BTreeSet<_> = notes.iter().flat_map(|note| note.split([' ', ',', ';'])).collect();
            file.seek(csv::Position::new()).unwrap();
            for cells in file.records().skip(1) {
                for code in cells.unwrap()[place].split(separator).map(str::trim).filter(|code| !code.is_empty()) {
                    assert!(known.contains(code) || said.contains(code), "{table} {}: {code}", row.column);
                }
            }
        }
    }
}

fn codes_of(list: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("schema/v1/codelists/{list}.csv"));
    csv::Reader::from_path(path).unwrap().records().map(|row| row.unwrap()[0].to_owned()).collect()
}
