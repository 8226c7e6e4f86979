//! Tables and maps in UTF-16, as Excel ("Unicode Text") and Tableau save them.

use std::io::{self, Read};

use ois_records::ErrorKind;
use ois_records::convert::{Importer, Map};

use crate::maps::{HEAD, assert_cells_come_back, read};
use crate::tables::import;

/// A text in UTF-16 behind its mark, the less significant byte of each unit first or last.
fn utf_16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(order).collect()
}

const ORDERS: [fn(u16) -> [u8; 2]; 2] = [u16::to_le_bytes, u16::to_be_bytes];

/// A source that gives no more than so many bytes at a time.
struct Drops<'a>(&'a [u8], usize);

impl Read for Drops<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let room = buffer.len().min(self.1);
        self.0.read(&mut buffer[..room])
    }
}

/// Whatever falls apart between two reads: the mark, a unit, a pair of them.
#[test]
fn utf_16_is_read_as_utf_8_is() {
    let row = |number: usize| {
        format!("{number}\t2019-03-04\tRen\u{e9} \u{1f5fa}\tCa\u{f1}on\t\"a\t\"\"b\"\"\n\u{2014}\"\r\n")
    };
    let rows: String = (0..2_000).map(row).collect();
    let map = format!(
        "{HEAD}Day,incident.date,,,,\nName,subject.name,,,,\nCity,place.city,,,,\nStory,incident.narrative,,,,\n"
    );
    // Pairs stand at even and at odd places.
    for shift in ["", "."] {
        let table = format!("No.\tDay\tName\tCity\tStory{shift}\r\n{rows}");
        let map = map.replace("Story", &format!("Story{shift}"));
        let (plain, _) = read(&map, table.as_bytes());
        assert_eq!(plain[1_999].case.people[0].name, "Ren\u{e9} \u{1f5fa}".into());
        assert_eq!(plain[0].case.incident.narrative, Some("a\t\"b\"\n\u{2014}".into()));
        for (order, drops) in ORDERS.into_iter().flat_map(|order| [1, 3, usize::MAX].map(|drops| (order, drops))) {
            let bytes = utf_16(&table, order);
            Map::parse(map.as_bytes()).unwrap().read(|mut importer| {
                let rows = importer.read(Drops(&bytes, drops)).unwrap();
                assert!(rows.map(|row| row.unwrap().case).eq(plain.iter().map(|one| one.case.clone())));
                let summary = importer.summary();
                assert_eq!((summary.rows, summary.recoded_rows), (2_000, 0));
            });
        }
    }
}

/// A mark with nothing behind it is an empty table, and what has no mark is not guessed.
#[test]
fn only_a_mark_says_utf_16() {
    let failure = |bytes: &[u8]| Importer::named("wapo").unwrap().read(bytes).err().expect("an error");
    for order in ORDERS {
        let error = failure(&utf_16("", order));
        assert_eq!(error.kind(), ErrorKind::Table);
        assert!(error.to_string().contains("nothing stands there"), "{error}");
        let error = failure(&utf_16("id,date\n1,2019-03-04\n", order)[2..]);
        assert!(error.to_string().contains("binary"), "{error}");
    }
    let utf_32 = "\u{feff}id,date\n".chars().flat_map(|c| u32::from(c).to_le_bytes()).collect::<Vec<_>>();
    assert!(failure(&utf_32).to_string().contains("binary"));
}

/// Half a character is U+FFFD, and its row is counted; the other cells of it are what they are.
#[test]
fn half_a_character_is_replaced_and_counted() {
    let map = format!("{HEAD}Name,subject.name,,,,\nCity,place.city,,,,\n");
    for order in ORDERS {
        let mut bytes = utf_16("No.,Name,City\n1,Ada,Ca\u{f1}on\n2,", order);
        let halves = [0xd83d, u16::from(b'B'), 0xddfa, 0xddfa, 0xd83d, 0xd83d, 0xddfa];
        bytes.extend(halves.into_iter().flat_map(order));
        bytes.extend(",Ca\u{f1}on\n3,\u{fffd},Oak\n4,Cy,Elm".encode_utf16().flat_map(order));
        bytes.push(0xd8);
        let (imported, summary) = read(&map, &bytes);
        let names: Vec<_> = imported.iter().map(|one| one.case.people[0].name.value().unwrap().as_str()).collect();
        assert_eq!(names, ["Ada", "\u{fffd}B\u{fffd}\u{fffd}\u{fffd}\u{1f5fa}", "\u{fffd}", "Cy"]);
        let cities = imported.iter().map(|one| one.case.incident.scenes[0].place.as_ref().unwrap().city.clone());
        assert!(cities.eq(["Ca\u{f1}on", "Ca\u{f1}on", "Oak", "Elm\u{fffd}"].map(Into::into)));
        assert_eq!((summary.rows, summary.recoded_rows), (4, 2));
    }
}

#[test]
fn a_map_in_utf_16_is_a_map() {
    let map = format!("{HEAD}Citt\u{e0},place.city,,,,\n").replace(',', "\t");
    let table = "No.,Citt\u{e0}\n1,Ca\u{f1}on\n";
    assert_cells_come_back(&map, table.as_bytes());
    for order in ORDERS {
        let parsed = Map::parse(&utf_16(&map, order)).unwrap();
        let (imported, summary) = parsed.read(|importer| import(importer, table.as_bytes()));
        assert!(summary.unmapped.is_empty());
        assert_eq!(imported[0].case.incident.scenes[0].place.as_ref().unwrap().city, "Ca\u{f1}on".into());
        let mut wrong = utf_16(&format!("{HEAD}City,place.city,,,,\nA"), order);
        wrong.extend(order(0xd83d));
        wrong.extend("ge,subject.age,,,,\n".encode_utf16().flat_map(order));
        let error = Map::parse(&wrong).unwrap_err();
        assert_eq!(error.line(), Some(5));
        assert!(error.to_string().contains("UTF-16"), "{error}");
    }
}
