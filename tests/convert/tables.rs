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
    imported.iter().map(|one| ois_records::from_str(&ois_records::to_string(&one.case).unwrap()).unwrap()).collect()
}

pub fn export(layout: &str, cases: &[CaseFile]) -> Vec<u8> {
    let mut exporter = Exporter::named(layout, Vec::new()).unwrap().unwrap();
    for case in cases {
        exporter.write(case).unwrap();
    }
    exporter.finish().unwrap()
}

/// The same with the layout's second file.
pub fn export_both(layout: &str, role: &str, cases: &[CaseFile]) -> (Vec<u8>, Vec<u8>) {
    let mut exporter = Exporter::named(layout, Vec::new()).unwrap().unwrap().with(role, Vec::new()).unwrap();
    for case in cases {
        exporter.write(case).unwrap();
    }
    let (first, second) = exporter.finish_both().unwrap();
    (first, second.unwrap())
}

/// Each cell of a table comes back where it stood; padding around a cell that is blank, around a key or
/// around the name of an agency is no part of it.
pub fn assert_same_cells(given: &[u8], back: &[u8]) {
    let (given, back) = (Cells::of(given), Cells::of(back));
    assert_eq!(given.headings, back.headings);
    assert_eq!(given.rows.len(), back.rows.len());
    let mut cells = 0;
    for (number, (row, again)) in given.rows.iter().zip(&back.rows).enumerate() {
        for (heading, (cell, copy)) in given.headings.iter().zip(row.iter().zip(again)) {
            let is_same = cell == copy || cell.trim().is_empty() && copy.is_empty();
            assert!(is_same, "row {}, {heading}: {cell:?} became {copy:?}", number + 1);
            cells += 1;
        }
    }
    assert!(cells > 0);
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
