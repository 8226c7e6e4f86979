//! What holds for every target of a map: alone, beside another, and among many in whatever order.

use std::collections::HashMap;
use std::fmt::Write;

use ois_records::convert::Map;

use crate::maps::HEAD;
use crate::tables::{assert_same_cells, import, through_json, write_all, write_each};

/// A target in as many columns as it has parts.
struct Column {
    target: String,
    readings: Vec<String>,
    /// A code that the word `w` means.
    code: Option<String>,
}

/// Every target, read in the longest of its ways.
fn targets() -> Vec<Column> {
    let doc = ois_records::convert::map_doc();
    let (_, table) = doc.split_once("| target |").unwrap();
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `"));
    let targets = rows.map(|row| {
        let cells: Vec<_> = row.split(" | ").collect();
        let readings = cells[1].split(", or ").last().unwrap();
        Column {
            target: cells[0].trim_end_matches('`').into(),
            readings: readings.split(" and ").map(str::to_owned).collect(),
            code: cells[2].split('`').nth(1).map(str::to_owned),
        }
    });
    targets.collect()
}

impl Column {
    /// Its rows of a map, with words for its codes.
    fn map(&self, name: &str) -> String {
        let mut map = String::new();
        for (part, reading) in self.readings.iter().enumerate() {
            let _ = writeln!(map, "{name}_{part},{},{reading},,,", self.target);
            if let Some(code) = self.code.as_ref().filter(|_| !reading.starts_with("text")) {
                let _ = writeln!(map, ",,,,w,{code}");
            }
            if reading == "yes_no" {
                let _ = write!(map, ",,,,y,yes\n,,,,n,no\n");
            }
        }
        map
    }

    fn headings(&self, name: &str) -> Vec<String> {
        (0..self.readings.len()).map(|part| format!("{name}_{part}")).collect()
    }

    /// A cell for each part: the first is understood, the second in another form, the third is not, one
    /// ends in a separator, the last is blank.
    fn cells(&self, which: usize) -> Vec<&'static str> {
        let cell = |reading: &String| match reading.as_str() {
            "count" => ["3", "40s", "a few", "3;", ""],
            "number" => ["1.5", "2.50", "far | \\off", "1.5;", ""],
            "day" => ["2019-03-04", "3/4/19", "spring|fall", "2019-03-04;", ""],
            "time" => ["10:30", "9:05 PM", "late", "10:30;", ""],
            "yes_no" => ["y", "n", "perhaps", "y;", ""],
            // A member of nothing says nothing: codes come back without it, unless each member is a person.
            "codes" if !self.target.contains("s.") => ["w", "w;w", "odd|\\", "w", ""],
            "code" | "codes" if self.code.is_some() => ["w", "w;w", "odd|\\", "w;", ""],
            _ => ["Oak", "Oak; Elm, Jr.", "ZZ0010000", "Oak;", ""],
        }[which];
        self.readings.iter().map(cell).collect()
    }
}

/// Cells that end in a separator.
const OPEN: usize = 3;
const BLANK: usize = 4;

/// Columns for the first three of several people, and keys of several schemes.
fn numbered(targets: &[Column]) -> Vec<Column> {
    let one = |column: &Column, target: String, reading: &str| Column {
        target,
        readings: vec![reading.into()],
        code: column.code.clone(),
    };
    let mut all = Vec::new();
    for column in targets {
        let reading = &column.readings[0];
        match column.target.split_once('.') {
            Some(("subjects" | "officers", field)) if field != "listed" => {
                let group = column.target.trim_end_matches(field);
                all.extend((1..=3).map(|number| one(column, format!("{group}{number}.{field}"), reading)));
            }
            Some(("case", "key")) => {
                all.extend(["key a", "key b"].map(|reading| one(column, column.target.clone(), reading)));
            }
            _ => {}
        }
    }
    all
}

/// What a reading is made of stands in as many columns as it has parts, and in no more.
#[test]
fn a_target_in_too_many_columns_is_refused() {
    let targets = targets();
    assert!(targets.len() > 80, "{}", targets.len());
    for Column { target, readings, code } in targets {
        let many = Column { target, readings: vec![readings; 9].concat(), code };
        let map = format!("{HEAD}{}", many.map("c"));
        assert!(Map::parse(map.as_bytes()).map(|map| map.read(|_| ())).is_err(), "{}", many.target);
    }
}

/// Of any two targets that a map takes together, each has its own cells back, whichever of them are blank or not
/// understood.
#[test]
fn two_targets_of_a_map_leave_each_other_alone() {
    let (targets, mut pairs) = (targets(), 0);
    for (at, one) in targets.iter().enumerate() {
        for other in &targets[at + 1..] {
            let map = format!("{HEAD}{}{}", one.map("a"), other.map("b"));
            let Ok(map) = Map::parse(map.as_bytes()) else { continue };
            let mut table = format!("No.,{},{}\n", one.headings("a").join(","), other.headings("b").join(","));
            let rows = [(0, 0), (0, BLANK), (BLANK, 0), (0, 2), (2, 0), (2, 2), (OPEN, OPEN)];
            for (number, (first, second)) in rows.into_iter().enumerate() {
                let cells = [one.cells(first), other.cells(second)].concat();
                let _ = writeln!(table, "{number},{}", cells.join(","));
            }
            let (imported, _) = map.read(|importer| import(importer, table.as_bytes()));
            let cases: Vec<_> = imported.into_iter().map(|it| it.case).collect();
            let back = map.write(Vec::new(), |exporter| write_all(exporter, &cases)).0;
            let back = String::from_utf8(back).unwrap().replace("\r\n", "\n");
            assert_eq!(back, table, "{} and {}", one.target, other.target);
            pairs += 1;
        }
    }
    assert!(pairs > 5_000, "{pairs}");
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn shuffle<T>(&mut self, all: &mut [T]) {
        for at in (1..all.len()).rev() {
            all.swap(at, self.below(at + 1));
        }
    }
}

/// A table says the same whatever the order of its columns, and each of its cells comes back.
#[test]
fn the_order_of_columns_says_nothing() {
    shuffle_columns("cases", 1, 8_000);
}

/// The same where several rows are one case.
#[test]
fn the_order_of_columns_says_nothing_where_people_have_rows() {
    shuffle_columns("subjects", 3, 6_000);
    shuffle_columns("officers", 3, 6_000);
}

/// Tries random maps, with so many rows for each case.
fn shuffle_columns(rows_are: &str, rows_of_a_case: usize, at_least: usize) {
    let (mut targets, mut dice) = (targets(), Dice(1));
    targets.extend(numbered(&targets));
    let mut cells = 0;
    for _ in 0..40 {
        let mut columns: Vec<(String, &Column)> = Vec::new();
        let mut order: Vec<_> = (0..targets.len()).collect();
        dice.shuffle(&mut order);
        let map_of = |columns: &[(String, &Column)]| {
            let columns: String = columns.iter().map(|(name, column)| column.map(name)).collect();
            Map::parse(format!("{HEAD},dataset.rows,,,,{rows_are}\n{columns}").as_bytes())
        };
        for at in order.into_iter().take(60) {
            columns.push((format!("c{at}"), &targets[at]));
            if map_of(&columns).is_err() {
                columns.pop();
            }
        }
        let mut row = || columns.iter().map(|(name, _)| (name.clone(), dice.below(BLANK + 1))).collect();
        let rows: Vec<HashMap<_, _>> = (0..8).map(|_| row()).collect();
        let records = |columns: &[(String, &Column)]| {
            let headings: Vec<_> = columns.iter().flat_map(|(name, column)| column.headings(name)).collect();
            let mut table = format!("No.,{}\n", headings.join(","));
            for (number, row) in rows.iter().enumerate() {
                let cells: Vec<_> = columns.iter().flat_map(|(name, column)| column.cells(row[name])).collect();
                let cells = cells.join("\",\"");
                let case = number / rows_of_a_case;
                let _ = writeln!(table, "{case},\"{cells}\"");
            }
            let map = map_of(columns).unwrap();
            let (imported, _) = map.read(|importer| import(importer, table.as_bytes()));
            assert_eq!(imported.len(), rows.len().div_ceil(rows_of_a_case));
            let cases = through_json(&imported);
            let back = map.write(Vec::new(), |exporter| write_all(exporter, &cases)).0;
            assert_same_cells(table.as_bytes(), &back);
            let mut notes: Vec<_> = imported.into_iter().flat_map(|one| one.notes).collect();
            notes.sort_by(|one, other| (one.row, &one.column).cmp(&(other.row, &other.column)));
            cases.into_iter().map(Ok).chain(notes.into_iter().map(Err)).collect::<Vec<_>>()
        };
        let first = records(&columns);
        for _ in 0..3 {
            dice.shuffle(&mut columns);
            let again = records(&columns);
            assert_eq!(again.len(), first.len());
            for (one, other) in again.iter().zip(&first) {
                assert_eq!(one, other);
            }
        }
        cells += rows.len() * columns.len();
    }
    assert!(cells > at_least, "{cells}");
}

/// The same of a data set of three tables: each target goes to the first of them that takes it.
#[test]
fn each_cell_of_several_tables_comes_back() {
    let (mut targets, mut dice) = (targets(), Dice(7));
    targets.extend(numbered(&targets));
    let mut cells = [0; 3];
    for _ in 0..40 {
        let mut tables: [Vec<(String, &Column)>; 3] = Default::default();
        let map_of = |tables: &[Vec<(String, &Column)>; 3]| {
            let maps = tables.iter().zip(["cases", "officers", "subjects"]).map(|(columns, rows_are)| {
                let columns: String = columns.iter().map(|(name, column)| column.map(name)).collect();
                Map::parse(format!("{HEAD},dataset.rows,,,,{rows_are}\n{columns}").as_bytes())
            });
            maps.reduce(|all, map| all?.with(map?)).unwrap()
        };
        let mut order: Vec<_> = (0..targets.len()).collect();
        dice.shuffle(&mut order);
        for at in order.into_iter().take(60) {
            for table in [1, 2, 0] {
                tables[table].push((format!("t{table}c{at}"), &targets[at]));
                if map_of(&tables).is_ok() {
                    break;
                }
                tables[table].pop();
            }
        }
        let mut files = Vec::new();
        for (table, columns) in tables.iter().enumerate() {
            let headings: Vec<_> = columns.iter().flat_map(|(name, column)| column.headings(name)).collect();
            let mut file = format!("No.,{}\n", headings.join(","));
            for row in 0..6 {
                let case = if table == 0 { row } else { row / 2 };
                let row: Vec<_> = columns.iter().flat_map(|(_, column)| column.cells(dice.below(BLANK + 1))).collect();
                let _ = writeln!(file, "{case},\"{}\"", row.join("\",\""));
                cells[table] += row.len();
            }
            files.push(file);
        }
        let map = map_of(&tables).unwrap();
        let imported: Vec<_> = map.read(|mut importer| {
            importer.add("officers", files[1].as_bytes()).unwrap();
            importer.add("subjects", files[2].as_bytes()).unwrap();
            importer.read(files[0].as_bytes()).unwrap().map(Result::unwrap).collect()
        });
        let cases = through_json(&imported);
        let back = map.write(Vec::new(), |exporter| {
            let exporter = exporter.with("officers", Vec::new()).unwrap().with("subjects", Vec::new()).unwrap();
            write_each(exporter, &cases)
        });
        assert_same_cells(files[0].as_bytes(), &back.0);
        assert_same_cells(files[1].as_bytes(), &back.1[0]);
        assert_same_cells(files[2].as_bytes(), &back.1[1]);
    }
    assert!(cells.iter().all(|cells| *cells > 500), "{cells:?}");
}
