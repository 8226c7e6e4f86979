//! Files that are broken, huge or no table: a clear error, in bounded memory.

use std::io::{self, Read};

use ois_records::convert::{Importer, Map, NoteKind};
use ois_records::{Error, ErrorKind};

use crate::maps::HEAD;
use crate::tables::{assert_same_cells, export, export_both, import, through_json, write_all};

const HEADINGS: &str = "id,date,threat_type,flee_status,armed_with,city,state,name,age";

fn failure(bytes: impl Read) -> Error {
    let mut importer = Importer::named("wapo").unwrap();
    let rows = importer.read(bytes);
    match rows {
        Err(error) => error,
        Ok(mut rows) => rows.find_map(Result::err).expect("an error"),
    }
}

#[test]
fn what_is_no_table_is_refused_with_the_reason() {
    let nothing = "a first row with headings; nothing stands there";
    let lines = "\r\n".repeat(1 << 20);
    let cases: [(&[u8], ErrorKind, &str); 13] = [
        (b"", ErrorKind::Table, nothing),
        (b"\n\n\n", ErrorKind::Table, nothing),
        (lines.as_bytes(), ErrorKind::Table, nothing),
        (&[b"\xef\xbb\xbf", lines.as_bytes()].concat(), ErrorKind::Table, nothing),
        (b" \n\t\n", ErrorKind::Table, nothing),
        (b", ,\n,,\n", ErrorKind::Table, nothing),
        (b"PK\x03\x04 and more", ErrorKind::Table, "save the sheet as CSV"),
        (b"\xff\xfei\0d\0", ErrorKind::Layout, "the headings of shootings"),
        (b"%PDF-1.7", ErrorKind::Table, "PDF"),
        (b"id,date\n1,\0\0\0", ErrorKind::Table, "binary"),
        (b"1,2019-03-04,point,not\n", ErrorKind::Layout, "the headings of shootings: `id`, `date`"),
        (b"id,name,type,state,oricodes,total_shootings\n", ErrorKind::Layout, "the headings of shootings"),
        (b"just a letter to the editor", ErrorKind::Layout, "the headings of shootings"),
    ];
    for (bytes, kind, expected) in cases {
        let error = failure(bytes);
        assert_eq!(error.kind(), kind, "{error}");
        assert!(error.to_string().contains(expected), "{error}");
    }
}

#[test]
fn what_turns_binary_behind_its_headings_is_no_table() {
    let rows = "1,2019-03-04,point,not,gun,Riverton,CA,A,41\n".repeat(2_000);
    let error = failure(format!("{HEADINGS}\n{rows}2,2019-\0\0").as_bytes());
    assert_eq!((error.kind(), error.line()), (ErrorKind::Table, Some(2_002)), "{error}");
}

#[test]
fn a_quote_that_is_never_closed_is_found_where_its_row_begins() {
    let file = format!("{HEADINGS}\n1,2019-03-04,point,not,gun,Riverton,CA,A,41\n2,2019-03-04,\"point,not\n3,2019\n");
    let error = failure(file.as_bytes());
    assert_eq!((error.kind(), error.line()), (ErrorKind::Table, Some(3)), "{error}");
    assert!(error.to_string().contains("a quote that is closed"), "{error}");
}

/// Bytes without end.
struct Endless(&'static [u8]);

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        for (place, byte) in buffer.iter_mut().zip(self.0.iter().cycle()) {
            *place = *byte;
        }
        Ok(buffer.len())
    }
}

#[test]
fn a_row_without_end_is_refused_long_before_memory_ends() {
    let head = format!("{HEADINGS}\n1,\"");
    for rest in [Endless(b"x"), Endless(b"\n"), Endless(b"\",\"")] {
        let error = failure(head.as_bytes().chain(rest));
        assert_eq!((error.kind(), error.line()), (ErrorKind::TooLong, Some(2)), "{error}");
    }
    let error = failure(format!("{HEADINGS}\n").as_bytes().chain(Endless(b"\n")));
    assert_eq!(error.kind(), ErrorKind::TooLong, "{error}");
    assert!(error.to_string().contains("only blank lines"), "{error}");
    for endless in ["a,".as_bytes().chain(Endless(b"a,")), (&b"\xff\xfe"[..]).chain(Endless(b"a\0,\0"))] {
        let error = failure(endless);
        assert_eq!((error.kind(), error.line()), (ErrorKind::TooLong, Some(1)), "{error}");
    }
    // Nothing but halves of characters.
    let error = failure((&b"\xfe\xffi\0d\0,\0"[..]).chain(Endless(b"\xd8\0")));
    assert_eq!(error.kind(), ErrorKind::TooLong, "{error}");
}

#[test]
fn a_million_columns_are_too_many() {
    let mut file = HEADINGS.to_owned() + &",".repeat(1_000_000) + "\n1\n";
    assert_eq!(failure(file.as_bytes()).kind(), ErrorKind::Table);
    file = format!("{HEADINGS}\n1{}\n", ",".repeat(1_000_000));
    assert_eq!(failure(file.as_bytes()).kind(), ErrorKind::Table);
}

/// Each member of a list may become a person, so that a short file could ask for much memory.
#[test]
fn what_is_too_long_for_a_list_stays_a_text() {
    let headings = include_str!("mpv_2022.csv").lines().next().unwrap();
    for column in ["officer_names", "agency_responsible", "cause_of_death"] {
        let cell = |heading: &str| match heading {
            "mpv_id" => "1".to_owned(),
            heading if heading == column => format!("\"{}\"", "A,".repeat(400_000)),
            _ => String::new(),
        };
        let row: Vec<_> = headings.split(',').map(cell).collect();
        let file = format!("{headings}\n{}\n", row.join(","));
        let (imported, summary) = import(Importer::named("mpv").unwrap(), file.as_bytes());
        assert_eq!(summary.not_understood[column], 1);
        let case = &imported[0].case;
        assert!(case.people.len() == 1 && case.parties.is_empty(), "{column}");
        assert_same_cells(file.as_bytes(), &export("mpv", &through_json(&imported)));
    }
}

/// The same of shorter lists, in a table of one's own: no shooting has thousands of people or agencies.
#[test]
fn a_list_of_thousands_is_none() {
    let targets = [
        "subjects.name,,;,,",
        "subjects.listed,,,W,white",
        "officers.age,,;,,",
        "officers.listed,,,W,white",
        "incident.agencies,texts,;,,",
    ];
    for target in targets {
        let cells = [1_000, 1_001].map(|many| {
            let member = if target.contains("listed") { "Ada W/F " } else { "7;" };
            member.repeat(many).trim_end_matches([';', ' ']).to_owned()
        });
        let map = format!("{HEAD}list,{target}\n");
        let table = format!("No.,list\n1,{}\n2,{}\n", cells[0], cells[1]);
        let map = Map::parse(map.as_bytes()).unwrap();
        let (imported, summary) = map.read(|importer| import(importer, table.as_bytes()));
        assert_eq!(summary.not_understood["list"], 1, "{target}");
        assert_eq!(imported[1].notes[0].kind, NoteKind::NotUnderstood);
        let many = imported.iter().map(|one| one.case.people.len().max(one.case.incident.agencies.len()));
        assert_eq!(many.collect::<Vec<_>>(), [1_000, 1], "{target}");
        let back = map.write(Vec::new(), |exporter| write_all(exporter, &through_json(&imported))).0;
        assert_same_cells(table.as_bytes(), &back);
    }
}

/// No shooting has thousands of people; who has no room in the case is in another one, and said to be.
#[test]
fn a_case_of_thousands_is_several() {
    let people = include_str!("ursus_people.csv");
    let (headings, first) = (people.lines().next().unwrap(), people.lines().nth(1).unwrap());
    let file = format!("{headings}\n{}", format!("{first}\n").repeat(2_500));
    let mut ursus = Importer::named("ursus").unwrap();
    ursus.add("civilian_officer", file.as_bytes()).unwrap();
    let (imported, summary) = import(ursus, include_str!("ursus_incident.csv").as_bytes());
    let of_it: Vec<_> = imported.iter().filter(|one| !one.case.people.is_empty()).collect();
    assert_eq!(of_it.iter().map(|one| one.case.people.len()).collect::<Vec<_>>(), [1_000, 1_000, 500]);
    let ids: Vec<_> = of_it.iter().map(|one| one.case.id.as_str()).collect();
    assert_eq!(ids, ["ursus-99-0100-2019-a0f", "ursus-99-0100-2019-a0f-2", "ursus-99-0100-2019-a0f-3"]);
    assert_eq!((summary.companion_rows, summary.notes[&NoteKind::TooManyPeople]), (2_500, 2));
    let note = of_it[2].notes.iter().find(|note| note.kind == NoteKind::TooManyPeople).unwrap();
    assert_eq!((note.row, note.value.as_deref()), (2_001, Some("URSUS-99-0100-2019-a0f")));
    let (_, back) = export_both("ursus", "civilian_officer", &through_json(&imported));
    assert_same_cells(file.as_bytes(), &back);
}

#[test]
fn rows_that_are_all_the_same_have_ids_of_their_own() {
    let file = format!("{HEADINGS}\n{}", "7,2019-03-04,point,not,gun,Riverton,CA,A,41\n".repeat(5_000));
    let (imported, summary) = import(Importer::named("wapo").unwrap(), file.as_bytes());
    let ids: std::collections::BTreeSet<_> = imported.iter().map(|one| one.case.id.as_str()).collect();
    assert_eq!((ids.len(), summary.notes[&NoteKind::DuplicateId]), (5_000, 4_999));
}

#[test]
fn bytes_come_as_they_come() {
    let row = "7,2019-03-04,point,not,gun,Ca\u{f1}on,CA,Ren\u{e9} A,41";
    let plain = format!("{HEADINGS}\n{row}\n");
    let latin: Vec<u8> = plain.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let files: [(&str, Vec<u8>); 7] = [
        ("plain", plain.clone().into()),
        ("a byte order mark", format!("\u{feff}{plain}").into()),
        ("CR only", plain.replace('\n', "\r").into()),
        ("mixed line ends, no last one", format!("{HEADINGS}\r\n\n\r{row}").into()),
        ("tabs", plain.replace(',', "\t").into()),
        ("semicolons", plain.replace(',', ";").into()),
        ("Latin-1", latin),
    ];
    for (name, file) in files {
        let (imported, summary) = import(Importer::named("wapo").unwrap(), &file);
        assert_eq!((summary.rows, imported.len()), (1, 1), "{name}");
        let case = &imported[0].case;
        assert_eq!(case.people[0].name, "Ren\u{e9} A".into(), "{name}");
        assert_eq!(case.incident.scenes[0].place.as_ref().unwrap().city, "Ca\u{f1}on".into(), "{name}");
        assert_eq!(summary.recoded_rows, usize::from(name == "Latin-1"));
    }
}

#[test]
fn ragged_and_blank_rows_lose_nothing() {
    let file =
        format!("{HEADINGS},remark\n1,2019-03-04\n,, ,\n2,2019-03-05,point,not,gun,Riverton,CA,A,41,seen,far off\n");
    let (imported, summary) = import(Importer::named("wapo").unwrap(), file.as_bytes());
    assert_eq!((summary.rows, summary.blank_rows, summary.records), (3, 1, 2));
    assert_eq!(imported[0].notes[0].kind, NoteKind::ShortRow);
    let extra = &imported[1].notes[0];
    assert_eq!((extra.kind, extra.row, extra.value.as_deref()), (NoteKind::ExtraCell, 3, Some("far off")));
    let kept = &imported[1].case.extensions.as_ref().unwrap()["wapo_columns"];
    assert_eq!((&kept["remark"], &kept["column 11"]), (&"seen".into(), &"far off".into()));
    assert_eq!(summary.unmapped["remark"], 1);
}

#[test]
fn blank_rows_of_a_second_file_are_nobody() {
    let mut importer = Importer::named("wapo").unwrap();
    let agencies = "id,name,type,state,oricodes,total_shootings\n,,,,,\n7,Riverton Police,local_police,CA,,1\n ,,,,,\n";
    assert!(importer.add("agencies", agencies.as_bytes()).unwrap().is_empty());
    let summary = importer.summary();
    assert_eq!((summary.companion_rows, summary.blank_rows), (3, 2));
    assert_eq!(importer.unnamed_parties().count(), 1);
}
