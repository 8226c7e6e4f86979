//! Tables and maps as newsrooms have them. All cities, people and cases are invented.

use std::fmt::Write;

use ois_records::convert::{Imported, Map, NoteKind, targets};
use ois_records::{AbsentReason, Fact, Race, VitalStatus};

use crate::maps::{HEAD, assert_cells_come_back, read, said};
use crate::tables::{Cells, through_json, write_all};

/// The day stands where nobody understands the time beside it.
#[test]
fn a_time_that_is_none_loses_no_day() {
    let map = format!("{HEAD}Day,incident.day_and_time,day m/d/yyyy,,,\nTime,incident.day_and_time,time,,,\n");
    let table = "\
No.,Day,Time
1,1/9/2016,0:15
2,1/10/2016,24:00
3,1/11/2016,noon
4,mid-January,12:00
5,,12:00
6,1/13/2016,905
7,1/14/2016,
8,2016-01-15 00:00:00,21:26:00
9,2016-01-16T21:26:00,
10,2016-01-17 21:26,9:26 PM
11,2016-01-18 21:26,22:00
";
    assert_cells_come_back(&map, table.as_bytes());
    let (imported, _) = read(&map, table.as_bytes());
    let days: Vec<_> = imported.iter().map(|one| one.case.incident.occurred.value().map(ToString::to_string)).collect();
    let days: Vec<_> = days.iter().map(|day| day.as_deref().unwrap_or("none")).collect();
    assert_eq!(
        days,
        [
            "2016-01-09T00:15",
            "2016-01-10",
            "2016-01-11",
            "none",
            "none",
            "2016-01-13T09:05",
            "2016-01-14",
            "2016-01-15T21:26",
            "2016-01-16T21:26:00",
            "2016-01-17T21:26",
            "2016-01-18T21:26"
        ]
    );
    assert_eq!(
        said(&imported),
        [(2, "24:00"), (3, "noon"), (4, "mid-January"), (5, "12:00"), (6, "905"), (11, "22:00")]
    );
}

/// A point stands in one cell with brackets, without, or as geographers write it.
#[test]
fn a_point_in_one_cell_is_one_however_it_is_written() {
    let map = format!("{HEAD}Where,place.located,,,,\n");
    let table = "\
No.,Where
1,\"(12.5, -45.25)\"
2,\"12.5, -45.25\"
3,POINT (-45.25 12.5)
4,\"12.5,-45.25\"
5,12.5 -45.25
6,\"-145.25, 12.5\"
7,\"Point of no return, 7\"
8,\"100 Mill Rd\nReedham\n(12.5, -45.25)\"
";
    assert_cells_come_back(&map, table.as_bytes());
    let (imported, summary) = read(&map, table.as_bytes());
    for (at, one) in imported.iter().enumerate() {
        let coordinates = &one.case.incident.scenes[0].place.as_ref().unwrap().coordinates;
        let point = coordinates.value().map(|point| (point.latitude.get(), point.longitude.get()));
        let is_odd = [4, 5, 6].contains(&at);
        assert_eq!(point, (!is_odd).then_some((12.5, -45.25)), "row {}", at + 1);
    }
    assert_eq!(summary.not_understood["Where"], 3);
}

/// Of two columns that are called the same, each is named by its number; and brackets in a heading tell one column
/// from another.
#[test]
fn a_column_is_the_one_that_is_named() {
    let races = ",,,,W,white\n,,,,B,black\n";
    let map = format!(
        "{HEAD}Race,subject.race,,,,\n{races}Race (column 3),officers.race,,;,,\n{races}column 5,subject.gender,,,M,male\n\
         Age (officer),officers.age,,;,,\n"
    );
    let table = "No.,Race,Race,Age (subject),,\n1,W,B,34,M,x\n";
    let (imported, summary) = read(&map, table.as_bytes());
    let case = &imported[0].case;
    let race = |at: usize| case.people[at].races.value().unwrap()[0].code;
    assert_eq!((race(0), race(1)), (Race::Black, Race::White));
    assert!(case.people[1].gender.value().is_some());
    assert!(!case.people[0].age_years.is_stated(), "the subject's age is no officer's");
    let kept = &case.extensions.as_ref().unwrap()["reedham_columns"];
    assert_eq!((&kept["Age (subject)"], &kept["column 6"]), (&"34".into(), &"x".into()));
    assert_eq!(summary.absent.iter().collect::<Vec<_>>(), ["Age (officer)"]);
    assert_eq!(summary.unmapped.keys().collect::<Vec<_>>(), ["Age (subject)", "column 6"]);
}

/// A map as spreadsheets save it: between semicolons, with a mark before it, with columns and rows of nothing.
#[test]
fn a_map_is_one_however_a_spreadsheet_saves_it() {
    let plain = format!("{HEAD}Age,subject.age,,,,\n");
    let saved = format!("\u{feff}{}", plain.replace(',', ";").replace('\n', ";;\r\n")) + ";;;;;;;\r\n";
    for map in [plain, saved] {
        let (imported, _) = read(&map, b"No.;Age\n1;34\n");
        assert_eq!(imported[0].case.people[0].age_years, 34.into(), "{map}");
    }
    assert!(Map::parse(b"column;target\n").is_err());
}

/// Days as spreadsheets, databases and portals write them; what may be two days is none.
#[test]
fn a_day_is_one_however_it_is_written() {
    let map = format!("{HEAD}Day,incident.date,day m/d/yyyy,,,\n");
    let days = [
        ("1/6/2019", "2019-01-06"),
        ("01-06-2019", "2019-01-06"),
        ("2019/01/06 00:00:00", "2019-01-06"),
        ("2019/01/06 05:30:00+00", "2019-01-06T05:30Z"),
        ("06-JAN-19", "2019-01-06"),
        ("6 October 2019", "2019-10-06"),
        ("OCT 6, 2019", "2019-10-06"),
        ("Sept. 6, 2019 9:05 p.m.", "2019-09-06T21:05"),
        ("1/6/2019 12 AM", "2019-01-06"),
        ("1/6/2019 1530 hrs", "2019-01-06T15:30"),
        ("20190106", "2019-01-06"),
        ("2019", "2019"),
        ("19-01-06", ""),
        ("Jan 2019", ""),
        ("13/13/2019", ""),
        ("20191306", ""),
        ("Ma 6, 2019", ""),
        ("1/6/2019 0.5", ""),
    ];
    let mut table = String::from("No.,Day\n");
    for (number, (cell, _)) in days.iter().enumerate() {
        let _ = writeln!(table, "{number},\"{cell}\"");
    }
    assert_cells_come_back(&map, table.as_bytes());
    let (imported, _) = read(&map, table.as_bytes());
    for (one, (cell, day)) in imported.iter().zip(days) {
        let read = one.case.incident.occurred.value().map(ToString::to_string).unwrap_or_default();
        assert_eq!((cell, read.as_str()), (cell, day));
    }
}

/// A note says the line that its row begins in, whichever way lines end.
#[test]
fn lines_are_counted_as_people_count_them() {
    let table = "No.,Age\n1,old\n2,\"very\nold\"\n3,older\n";
    for end in ["\n", "\r\n"] {
        let map = format!("{HEAD}Age,subject.age,,,,\n").replace('\n', end);
        let (imported, _) = read(&map, table.replace('\n', end).as_bytes());
        let lines: Vec<_> = imported.iter().flat_map(|one| &one.notes).map(|note| note.line).collect();
        assert_eq!(lines, [2, 3, 5], "{end:?}");
        let error = Map::parse(format!("{map}Sex,subject.sex,,,,{end}").as_bytes()).unwrap_err();
        assert_eq!(error.line(), Some(5), "{end:?}");
        let error = Map::parse(b"").unwrap_err();
        assert_eq!(error.line(), Some(1));
    }
}

const OPENPOLICEDATA: &str = include_str!("../../examples/maps/openpolicedata.csv");

/// One map reads the tables of many cities, once the Python package has given them its headings and words.
#[test]
fn a_table_that_openpolicedata_standardized_is_read_by_one_map() {
    let table = "\
DATE,TIME,AGENCY,SUBJECT_NAME,SUBJECT_AGE,SUBJECT_GENDER,SUBJECT_RE_GROUP,SUBJECT_FATAL,OFFICER_GENDER,OFFICER_RE_GROUP,RAW_DATE
2019-03-04 00:00:00,21:26:00,Reedham Police,\"Fenn, Ada\",41,FEMALE,HISPANIC / LATINO,YES,\"MALE,FEMALE\",\"WHITE,BLACK\",3/4/2019
2019-03-05,,Reedham Police,,40s,TRANSGENDER MALE,OTHER OR UNKNOWN,NO,,UNSPECIFIED,3/5/2019
2019-03-06,,Reedham Police,,\"22,UNKNOWN\",\"MALE,UNKNOWN\",\"BLACK,MIDDLE EASTERN / SOUTH ASIAN\",\"SELF-INFLICTED FATAL,UNSPECIFIED\",,,3/6/2019
";
    let (imported, summary) = read(OPENPOLICEDATA, table.as_bytes());
    assert!(imported.iter().all(|one| one.notes.is_empty()), "{:?}", said(&imported));
    assert_eq!(summary.unmapped.keys().collect::<Vec<_>>(), ["RAW_DATE"]);
    let [first, second, third] = &imported[..] else { panic!("three cases") };
    assert_eq!(first.case.incident.occurred.value().unwrap().to_string(), "2019-03-04T21:26");
    assert_eq!(first.case.people.len(), 3);
    assert_eq!(second.case.people[0].races, Fact::unknown().with_source_text("OTHER OR UNKNOWN"));
    assert_eq!(third.case.people[0].vital_status.value(), Some(&VitalStatus::Dead));
    assert!(third.case.people[1].races.value().unwrap()[0].source_text.is_some());
    let map = Map::parse(OPENPOLICEDATA.as_bytes()).unwrap();
    let cases = through_json(&imported);
    let back = map.write(Vec::new(), |exporter| write_all(exporter, &cases)).0;
    let back = Cells::of(&back);
    for (at, heading) in Cells::of(table.as_bytes()).headings.iter().enumerate() {
        let place = back.headings.iter().position(|other| other == heading).unwrap();
        for (row, again) in Cells::of(table.as_bytes()).rows.iter().zip(&back.rows) {
            assert_eq!(row[at], again[place], "{heading}");
        }
    }
}

/// Where its columns go is what the crosswalk says, and every word of its map is read.
#[test]
fn the_map_of_openpolicedata_is_what_the_crosswalk_says() {
    let crosswalk = include_str!("../../schema/v1/crosswalk.csv");
    let homes: Vec<_> = csv::Reader::from_reader(crosswalk.as_bytes()).into_records().map(Result::unwrap).collect();
    let rows: Vec<_> = csv::Reader::from_reader(OPENPOLICEDATA.as_bytes()).into_records().map(Result::unwrap).collect();
    let mut columns = 0;
    for row in rows.iter().filter(|row| !row[0].is_empty() && &row[1] != "identity") {
        let target = if &row[1] == "incident.agencies" { "/parties/*/name" } else { home_of(&row[1]) };
        let is_it = |home: &&csv::StringRecord| &home[0] == "opd" && home[2] == row[0] && &home[4] == target;
        assert!(homes.iter().any(|home| is_it(&home)), "{} at {target}", &row[0]);
        columns += 1;
    }
    assert!(columns > 15, "{columns}");
}

fn home_of(target: &str) -> &'static str {
    targets().find(|(name, _)| *name == target).unwrap().1
}

/// A word can mean that a value is absent, and why, wherever it stands.
#[test]
fn a_word_can_say_why_a_value_is_absent() {
    let map = format!(
        "{HEAD}Weapon,subject.armed_with,,;,Sealed,withheld:court_order\n,,,,Gun,firearm\n\
         Illness,subject.mental_health,,,Sealed,withheld:court_order\n,,,,Yes,yes\n\
         Camera,incident.cameras,,,Sealed,withheld:court_order\n,,,,Yes,yes\n\
         Charges,incident.charges,,,Sealed,withheld:court_order\n,,,,None known,unknown\n\
         Age,subject.age,,,Sealed,withheld:court_order\n\
         Officers,officers.listed,,,Sealed,withheld:court_order\n,,,,W,white\n"
    );
    let table = "No.,Weapon,Illness,Camera,Charges,Age,Officers\n\
                 1,Sealed,Sealed,Sealed,Sealed,Sealed,Sealed W/M\n\
                 2,sealed,SEALED, Sealed,sealed,sealed,sealed W/M\n";
    assert_cells_come_back(&map, table.as_bytes());
    let (imported, _) = read(&map, table.as_bytes());
    assert_eq!(said(&imported), []);
    let sealed = Fact::withheld(AbsentReason::CourtOrder);
    let case = &imported[0].case;
    let [officer, person] = &case.people[..] else { panic!("two people") };
    assert_eq!([&person.armed, &person.mental_health_related, &case.incident.body_camera], [&sealed; 3]);
    assert_eq!(case.incident.officer_charged, sealed);
    assert_eq!(officer.name, Fact::withheld(AbsentReason::CourtOrder));
}

/// A row of totals becomes a case as every row does, and is told of.
#[test]
fn a_row_of_totals_is_told_of() {
    let map = format!("{HEAD}Subjects,incident.civilians_involved,,,,\n");
    let table = "No.,Subjects\n1,2\nTotally,1\nTOTAL:,3\n,Total\n";
    assert_cells_come_back(&map, table.as_bytes());
    let (imported, _) = read(&map, table.as_bytes());
    let is_total = |one: &&Imported| one.notes.iter().any(|note| note.kind == NoteKind::Total);
    assert_eq!(imported.iter().filter(is_total).map(|one| one.notes[0].row).collect::<Vec<_>>(), [3, 4]);
}
