//! Tables as the tests see them, and where the real ones are.

use std::path::{Path, PathBuf};

use ois_records::CaseFile;
use ois_records::convert::{Exporter, Imported, Importer, Summary};

/// A table as anybody reads it.
pub struct Cells {
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Cells {
    pub fn of(bytes: &[u8]) -> Self {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
        let headings = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        Self { headings, rows }
    }
}

/// Everything that importing gives.
pub fn import(mut layout: Importer<'_>, file: &[u8]) -> (Vec<Imported>, Summary) {
    let mut imported: Vec<_> = layout.read(file).unwrap().map(Result::unwrap).collect();
    imported.extend(layout.unnamed_cases());
    (imported, layout.summary().clone())
}

/// Case files as they come back from their JSON: what is lost there would be lost to everyone.
pub fn through_json(imported: &[Imported]) -> Vec<CaseFile> {
    let read = |one: &Imported| {
        let text = ois_records::to_string(&one.case).unwrap();
        // A cell can say "none". That a record has no parties or ids at all, no table says.
        assert!(!text.replace("\"value\":[]", "").contains("\":[]"), "an empty list is stated: {text}");
        ois_records::from_str(&text).unwrap()
    };
    imported.iter().map(read).collect()
}

pub fn export(layout: &str, cases: &[CaseFile]) -> Vec<u8> {
    write_all(Exporter::named(layout, Vec::new()).unwrap(), cases).0
}

/// Writes cases as `export` does: first a look at all of them, then their rows.
pub fn write_all(exporter: Exporter<'_, Vec<u8>>, cases: &[CaseFile]) -> (Vec<u8>, Option<Vec<u8>>) {
    let (first, others) = write_each(exporter, cases);
    (first, others.into_iter().next())
}

/// The same with all files of the layout.
pub fn write_each(mut exporter: Exporter<'_, Vec<u8>>, cases: &[CaseFile]) -> (Vec<u8>, Vec<Vec<u8>>) {
    for case in cases {
        exporter.survey(case);
    }
    for case in cases {
        exporter.write(case).unwrap();
    }
    exporter.finish_all().unwrap()
}

/// The same with the layout's second file.
pub fn export_both(layout: &str, role: &str, cases: &[CaseFile]) -> (Vec<u8>, Vec<u8>) {
    let exporter = Exporter::named(layout, Vec::new()).unwrap().with(role, Vec::new()).unwrap();
    let (first, second) = write_all(exporter, cases);
    (first, second.unwrap())
}

/// Each cell of a table comes back where it stood, and no column is added that has one; a cell of nothing
/// but padding comes back blank.
pub fn assert_same_cells(given: &[u8], back: &[u8]) {
    let (given, back) = (Cells::of(given), Cells::of(back));
    assert_eq!(given.headings, back.headings);
    assert_same_rows(&given, &back);
}

/// The same where columns may come in another order: those that the layout does not know come last. How
/// many cells there were.
pub fn assert_same_cells_by_heading(given: &[u8], back: &[u8]) -> usize {
    let (given, back) = (Cells::of(given), Cells::of(back));
    let sorted = |headings: &[String]| {
        let mut headings = headings.to_vec();
        headings.sort();
        headings
    };
    assert_eq!(sorted(&given.headings), sorted(&back.headings));
    assert_same_rows(&given, &back)
}

fn assert_same_rows(given: &Cells, back: &Cells) -> usize {
    assert_eq!(given.rows.len(), back.rows.len());
    let mut cells = 0;
    for (at, heading) in given.headings.iter().enumerate() {
        let place = back.headings.iter().position(|it| it == heading).unwrap();
        for (number, (row, again)) in given.rows.iter().zip(&back.rows).enumerate() {
            let (cell, copy) = (row.get(at).map_or("", String::as_str), &again[place]);
            let is_same = cell == copy || cell.trim().is_empty() && copy.is_empty();
            assert!(is_same, "row {}, {heading}: {cell:?} became {copy:?}", number + 1);
            cells += 1;
        }
    }
    assert!(cells > 0);
    cells
}

/// The same where rows may come in another order.
pub fn assert_same_cells_in_any_order(given: &[u8], back: &[u8]) {
    let sorted = |bytes: &[u8]| {
        let Cells { headings, mut rows } = Cells::of(bytes);
        rows.sort();
        (headings, rows)
    };
    let (given, back) = (sorted(given), sorted(back));
    assert_eq!((given.0, given.1.len()), (back.0, back.1.len()));
    for (row, again) in given.1.iter().zip(&back.1) {
        assert_eq!(row, again);
    }
}

/// A file that people really publish, where it is at hand. Where `OIS_DATA` says where, it must be.
pub fn real(file: &str) -> Option<Vec<u8>> {
    if let Some(data) = std::env::var_os("OIS_DATA") {
        return Some(std::fs::read(PathBuf::from(data).join(file)).expect("a file in the folder that OIS_DATA names"));
    }
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(file)).ok()
}
