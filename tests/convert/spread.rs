//! Facts that stand in several columns: names and days. All cities, people and cases are invented.

use std::fmt::Write;

use ois_records::convert::Map;
use ois_records::{AbsentReason, AbsentStatus, CaseFile, Date, Fact, Profile, Validator};

use crate::maps::{HEAD, assert_cells_come_back, read, said};

/// The row that a map writes of a case, and how many cells are left out.
fn written(map: &str, case: &CaseFile) -> (String, usize) {
    let (mut left_out, map) = (0, Map::parse(map.as_bytes()).unwrap());
    let out = map.write(Vec::new(), |mut exporter| {
        exporter.write(case).unwrap();
        left_out = exporter.unsaid().values().sum();
        exporter.finish().unwrap()
    });
    (String::from_utf8(out).unwrap().lines().nth(1).unwrap().to_owned(), left_out)
}

const NAMES: &str = "First,subject.given_and_family_name,text,,Name withheld,withheld\n,,,,Minor,withheld:juvenile\n";

fn two_names() -> String {
    format!("{HEAD}{NAMES}Last,subject.given_and_family_name,text,,Unknown,unknown\n")
}

fn three_names() -> String {
    format!(
        "{HEAD}{NAMES}Middle,subject.given_and_family_name,text,,,\n\
         Last,subject.given_and_family_name,text,,Unknown,unknown\n"
    )
}

#[test]
fn a_name_in_two_columns_is_one() {
    let table = "\
No.,Last,First
1,Reed,Ada
2,,Ada Maria
3, Reed,Ada Maria
4,de la Cruz,Ana
5,Fenn Jr.,Bo
6,,Name withheld
7,unknown,
8,Unknown,Minor
9,Unknown,Bo
10,,
11,Oak a|b\\,Cy
12,#REF!,Cy
13,#REF!,
";
    assert_cells_come_back(&two_names(), table.as_bytes());
    let (imported, _) = read(&two_names(), table.as_bytes());
    let names: Vec<_> = imported
        .iter()
        .map(|one| one.case.people.first().map(|person| person.name.clone()).unwrap_or_default())
        .collect();
    let of = |at: usize| (names[at - 1].value().map(String::as_str), names[at - 1].source_text());
    assert_eq!(of(1), (Some("Ada Reed"), None));
    assert_eq!(of(2), (Some("Ada Maria"), Some("Ada Maria|")));
    assert_eq!(of(3), (Some("Ada Maria Reed"), Some("Ada Maria| Reed")));
    assert_eq!(of(4), (Some("Ana de la Cruz"), Some("Ana|de la Cruz")));
    assert_eq!(of(5), (Some("Bo Fenn Jr."), Some("Bo|Fenn Jr.")));
    assert_eq!(names[5], AbsentStatus::Withheld.into());
    assert_eq!(names[6], Fact::from(AbsentStatus::Unknown).with_source_text("|unknown"));
    assert_eq!(names[7], Fact::withheld(AbsentReason::Juvenile).with_source_text("Minor|Unknown"));
    assert_eq!(of(9), (Some("Bo"), Some("Bo|Unknown")));
    assert_eq!(names[9], Fact::NotStated);
    assert_eq!(of(11), (Some("Cy Oak a|b\\"), Some("Cy|Oak a\\|b\\\\")));
    assert_eq!(of(12), (Some("Cy"), Some("Cy|#REF!")));
    assert_eq!(names[12].absent().unwrap().reason, Some(AbsentReason::NotUnderstood));
    assert_eq!(said(&imported), [(12, "#REF!"), (13, "#REF!")]);
}

#[test]
fn a_name_in_three_columns_is_one() {
    let table = "\
No.,First,Middle,Last
1,Ada,Maria,Reed
2,Ada,,Reed
3,Ada,,Maria Reed
4,,,Reed
5,Name withheld,,
6,Bo,J. Q.,Fenn
7,Bo,Fenn,Jr.
";
    assert_cells_come_back(&three_names(), table.as_bytes());
    let (imported, _) = read(&three_names(), table.as_bytes());
    let texts: Vec<_> = imported.iter().map(|one| one.case.people[0].name.source_text()).collect();
    assert_eq!(
        texts,
        [None, None, Some("Ada||Maria Reed"), Some("||Reed"), None, Some("Bo|J. Q.|Fenn"), Some("Bo|Fenn|Jr.")]
    );
    assert_eq!(imported[2].case.people[0].name.value().unwrap(), "Ada Maria Reed");
}

/// Where a family name begins is not guessed: what a name says is written, or counted.
#[test]
fn a_name_from_elsewhere_is_taken_apart_only_where_it_can_be() {
    let names = |map: &str, name: Fact<String>| {
        let mut case = read(map, b"No.,First,Last\n1,Ada Maria,Reed\n").0[0].case.clone();
        case.people[0].name = name;
        written(map, &case)
    };
    let row = |row: &str, left_out: usize| (row.to_owned(), left_out);
    for (name, two, three) in [
        ("Bo Fenn", row("1,Bo,Fenn", 0), row("1,Bo,,Fenn", 0)),
        ("Bo Q. Fenn", row("1,,", 1), row("1,Bo,Q.,Fenn", 0)),
        ("Bo Fenn Jr.", row("1,,", 1), row("1,,,", 1)),
        ("Fenn, Bo", row("1,,", 1), row("1,,,", 1)),
        ("Fenn", row("1,,", 1), row("1,,,", 1)),
        ("Bo  Fenn", row("1,,", 1), row("1,,,", 1)),
        ("Bo Unknown", row("1,,", 1), row("1,,,", 1)),
        ("Ana de la Cruz", row("1,,", 1), row("1,,,", 1)),
    ] {
        assert_eq!(names(&two_names(), name.into()), two, "{name}");
        assert_eq!(names(&three_names(), name.into()), three, "{name}");
        // A name that was corrected is not undone by the cells that it had.
        assert_eq!(names(&two_names(), Fact::from(name).with_source_text("Ada Maria|Reed")), two, "{name}");
    }
    assert_eq!(names(&two_names(), "Ada Maria Reed".into()), row("1,,", 1));
    let kept = Fact::from("Ada Maria Reed").with_source_text("Ada Maria|Reed");
    assert_eq!(names(&two_names(), kept.clone()), row("1,Ada Maria,Reed", 0));
    assert_eq!(names(&three_names(), kept), row("1,Ada,Maria,Reed", 0));
    assert_eq!(names(&two_names(), AbsentStatus::Withheld.into()), row("1,Name withheld,", 0));
    assert_eq!(names(&two_names(), AbsentStatus::Pending.into()), row("1,,", 1));
}

#[test]
fn a_name_has_one_place() {
    for other in ["subject.name,,", "subjects.listed,codes,", "subjects.name,,", "subjects.1.name,,"] {
        let map = format!("{}Whole,{other},,\n", two_names());
        let error = Map::parse(map.as_bytes()).unwrap_err();
        assert!(error.to_string().contains("they fill the same"), "{error}");
    }
    let four = format!("{}More,subject.given_and_family_name,text,,,\n", three_names());
    let one = format!("{HEAD}First,subject.given_and_family_name,text,,,\n");
    for map in [one, four] {
        let error = Map::parse(map.as_bytes()).unwrap_err();
        assert!(error.to_string().contains("text and text, or text and text and text"), "{error}");
    }
}

const DAYS: &str = "\
Year,incident.year_month_day,text,,Unknown,unknown
Month,incident.year_month_day,text,,Unknown,unknown
Day,incident.year_month_day,text,,Unknown,unknown
";

#[test]
fn a_day_in_three_columns_is_one() {
    let map = format!("{HEAD}{DAYS}");
    let table = "\
No.,Month,Day,Year
1,3,4,2019
2,March,04,2019
3,mar,4.0,2019.0
4,SEPT.,30,15
5,3,,2019
6,,,2019
7,February,30,2019
8,February,29,2016
9,,4,2019
10,3,4,
11,Spring,4,2019
12,13,4,2019
13,13,,2019
14,3,1st,2019
15,3,0,2019
16,3,4,209
17,3,4,9999
18,,,
19, 3 ,4,2019
20,Unknown,Unknown,2019
21,Unknown,Unknown,Unknown
22,3,4,Unknown
23,Unknown,4,2019
24,3,#REF!,2019
25,,4,
";
    assert_cells_come_back(&map, table.as_bytes());
    let (imported, _) = read(&map, table.as_bytes());
    let days: Vec<_> = imported.iter().map(|one| one.case.incident.occurred.value().map(ToString::to_string)).collect();
    let days: Vec<_> = days.iter().map(|day| day.as_deref().unwrap_or("none")).collect();
    assert_eq!(
        days[..8],
        ["2019-03-04", "2019-03-04", "2019-03-04", "2015-09-30", "2019-03", "2019", "none", "2016-02-29"]
    );
    assert_eq!(days[8..18], ["none"; 10]);
    assert_eq!(days[18..], ["2019-03-04", "2019", "none", "none", "none", "2019-03", "none"]);
    let texts = |at: usize| imported[at - 1].case.incident.occurred.source_text();
    assert_eq!((texts(1), texts(5), texts(6)), (None, None, None));
    assert_eq!((texts(2), texts(4)), (Some("2019|March|04"), Some("15|SEPT.|30")));
    assert_eq!(imported[17].case.incident.occurred, Fact::NotStated);
    assert_eq!(imported[20].case.incident.occurred.absent().unwrap().status, AbsentStatus::Unknown);
    assert_eq!(imported[20].case.incident.occurred.absent().unwrap().reason, None);
    let notes: Vec<_> = imported.iter().flat_map(|one| &one.notes).collect();
    let notes: Vec<_> =
        notes.iter().map(|it| (it.row, it.column.as_deref().unwrap(), it.value.as_deref().unwrap())).collect();
    assert_eq!(
        notes,
        [
            (7, "Day", "30"),
            (9, "Day", "4"),
            (10, "Month", "3"),
            (11, "Month", "Spring"),
            (12, "Month", "13"),
            (13, "Month", "13"),
            (14, "Day", "1st"),
            (15, "Day", "0"),
            (16, "Year", "209"),
            (17, "Year", "9999"),
            (22, "Year", "Unknown"),
            (23, "Day", "4"),
            (24, "Day", "#REF!"),
            (25, "Day", "4"),
        ]
    );
    // No rule takes the cells for words that say another day; what was not understood is what they ask about.
    for profile in [Profile::Standard, Profile::Dataset] {
        let mut validator = Validator::new().with_profile(profile);
        for one in imported.iter().filter(|one| one.case.incident.occurred.value().is_some()) {
            let report = validator.validate(&one.case);
            let of_day: Vec<_> = report.findings().iter().filter(|it| it.pointer.contains("/occurred")).collect();
            assert!(of_day.is_empty(), "{}: {of_day:?}", one.case.id);
        }
    }
}

#[test]
fn a_day_that_was_corrected_is_written_in_its_parts() {
    let map = format!("{HEAD}{DAYS}");
    let row = |row: &str, left_out: usize| (row.to_owned(), left_out);
    let mut case = read(&map, b"No.,Year,Month,Day\n1,2019,March,4\n").0[0].case.clone();
    assert_eq!(written(&map, &case), row("1,2019,March,4", 0));
    for (date, expected) in [
        ("2019-03-05", row("1,2019,3,5", 0)),
        ("2019-04", row("1,2019,4,", 0)),
        ("2018", row("1,2018,,", 0)),
        ("2019-03-04T21:26", row("1,,,", 1)),
    ] {
        case.incident.occurred = Fact::from(date.parse::<Date>().unwrap()).with_source_text("2019|March|4");
        assert_eq!(written(&map, &case), expected, "{date}");
    }
    case.incident.occurred = AbsentStatus::Unknown.into();
    assert_eq!(written(&map, &case), row("1,Unknown,,", 0));
    case.incident.occurred = AbsentStatus::Pending.into();
    assert_eq!(written(&map, &case), row("1,,,", 1));
}

#[test]
fn a_day_has_one_place() {
    for other in ["incident.date,,", "incident.day_and_time,day,,,\nTime,incident.day_and_time,time,"] {
        let map = format!("{HEAD}{DAYS}Whole,{other},,\n");
        let error = Map::parse(map.as_bytes()).unwrap_err();
        assert!(error.to_string().contains("they fill the same"), "{error}");
    }
}

/// Whatever stands in three cells comes back.
#[test]
fn any_cells_come_back() {
    let names = [
        "",
        " ",
        "Ada",
        " Ada",
        "Ada B.",
        "Jr.",
        "a|b",
        "\\",
        "|",
        "Name withheld",
        "minor",
        "Unknown ",
        "#REF!",
        "\u{a0}x",
    ];
    let days = ["", " ", "3", "03", "3.0", "30", "2019", "19", "Feb", "feb.", "Unknown", "#N/A", "|", "0", "-1"];
    for (map, cells) in [(three_names(), &names[..]), (format!("{HEAD}{DAYS}"), &days[..])] {
        let headings = map.lines().skip(1).filter_map(|line| line.split(',').next()).filter(|it| !it.is_empty());
        let mut table = headings.collect::<Vec<_>>().join(",") + "\n";
        let triples = cells.iter().flat_map(|one| cells.iter().map(move |two| (one, two)));
        let triples = triples.flat_map(|(one, two)| cells.iter().map(move |three| [one, two, three]));
        for (number, [one, two, three]) in triples.enumerate() {
            let _ = writeln!(table, "{number},{one},{two},{three}");
        }
        assert!(assert_cells_come_back(&map, table.as_bytes()) > 10_000);
    }
}
