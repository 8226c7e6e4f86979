//! A data set of several tables: the cases, their officers, their subjects.

use ois_records::convert::{Imported, Map, NoteKind, Summary};
use ois_records::{CaseFile, PersonRole, Severity, Validator};

use crate::tables::{assert_same_cells, through_json, write_each};

const CASES: &str = "\
column,target,reading,separator,word,meaning
,dataset.name,,,,reedham
,incident.agencies,,,,Reedham Sheriff
Number,case.id,,,,
Date,incident.date,day m/d/yyyy,,,
City,place.city,,,,
";

const OFFICERS: &str = "\
column,target,reading,separator,word,meaning
,dataset.name,,,,reedham
,dataset.rows,,,,officers
Number,case.id,,,,
Race,officer.race,,,White,white
,,,,Black,black
Years,officer.tenure_years,,,,
Rounds,officer.rounds_fired,,,,
,officer.on_duty,,,,yes
";

const SUBJECTS: &str = "\
column,target,reading,separator,word,meaning
,dataset.name,,,,reedham
,dataset.rows,,,,subjects
Number,case.id,,,,
Age,subject.age,,,,
Weapon,subject.armed_with,,,Knife,knife
,,,,None,no
";

fn map() -> Map {
    let [cases, officers, subjects] = [CASES, OFFICERS, SUBJECTS].map(|map| Map::parse(map.as_bytes()).unwrap());
    cases.with(officers).unwrap().with(subjects).unwrap()
}

/// Reads the three tables; rows of people in the order of their cases come back as they were.
fn read(cases: &str, officers: &str, subjects: &str) -> (Vec<Imported>, Summary) {
    let map = map();
    let (imported, summary) = map.read(|mut importer| {
        for (role, file) in [("officers", officers), ("subjects", subjects)] {
            assert_eq!(importer.role(file.as_bytes()).unwrap(), role);
            importer.add(role, file.as_bytes()).unwrap();
        }
        let mut imported: Vec<_> = importer.read(cases.as_bytes()).unwrap().map(Result::unwrap).collect();
        imported.extend(importer.unnamed_cases());
        (imported, importer.summary().clone())
    });
    let records = through_json(&imported);
    let back = map.write(Vec::new(), |exporter| {
        assert_eq!(exporter.companion_roles().collect::<Vec<_>>(), ["officers", "subjects"]);
        let exporter = exporter.with("subjects", Vec::new()).unwrap().with("officers", Vec::new()).unwrap();
        write_each(exporter, &records)
    });
    assert_same_cells(cases.as_bytes(), &back.0);
    assert_same_cells(subjects.as_bytes(), &back.1[0]);
    assert_same_cells(officers.as_bytes(), &back.1[1]);
    (imported, summary)
}

fn people(case: &CaseFile, role: PersonRole) -> usize {
    case.people.iter().filter(|person| person.has_role(role)).count()
}

#[test]
fn each_case_has_its_people_and_each_table_comes_back() {
    let (imported, summary) = read(
        "Number,Date,City\n17,3/4/2019,Reedham\n18,3/9/2019,Marsh\n19,4/1/2019,\n",
        "Number,Race,Years,Rounds,Unit\n17,White,12,3,B2\n17,Black,2.5,0,B3\n18,White,,some,\n",
        "Number,Age,Weapon,Height\n17,41,Knife,5'10\"\n19,40s,None,\n19,22,,\n",
    );
    assert_eq!((summary.rows, summary.companion_rows, summary.records), (3, 6, 3));
    let counts: Vec<_> = imported
        .iter()
        .map(|one| [PersonRole::Officer, PersonRole::Subject].map(|role| people(&one.case, role)))
        .collect();
    assert_eq!(counts, [[2, 1], [1, 0], [0, 2]]);
    let case = &imported[0].case;
    assert_eq!(case.external_ids.len(), 1);
    assert_eq!(case.people[1].service[0].agency, case.incident.agencies[0]);
    assert_eq!(case.people[1].service[0].on_duty, true.into());
    assert_eq!(case.objects[0].held_by[0], case.people[2].id);
    assert_eq!(imported[1].notes[0].kind, NoteKind::NotUnderstood);
    for one in &imported {
        let report = Validator::new().validate(&one.case);
        assert!(report.findings().iter().all(|found| found.severity != Severity::Error), "{:?}", report.findings());
    }
}

#[test]
fn people_of_a_case_that_the_first_table_does_not_have_are_a_case() {
    let (imported, _) = read(
        "Number,Date,City\n17,3/4/2019,Reedham\n",
        "Number,Race,Years,Rounds\n17,White,1,2\n99,Black,3,4\n",
        "Number,Age,Weapon\n99,41,Knife\n",
    );
    let last = &imported[1];
    assert_eq!(last.case.id, "reedham-99");
    assert_eq!(last.case.people.len(), 2);
    assert_eq!(last.notes[0].kind, NoteKind::NoCase);
}

#[test]
fn maps_that_do_not_go_together_say_why() {
    let refused = |one: &str, other: &str| {
        let [one, other] = [one, other].map(|map| Map::parse(map.as_bytes()).unwrap());
        let error = one.with(other).unwrap_err();
        format!("line {}: {error}", error.line().unwrap())
    };
    let says = |message: String, parts: [&str; 2]| {
        assert!(parts.iter().all(|part| message.contains(part)), "{message}");
    };
    says(refused(CASES, CASES), ["line 1:", "officers or subjects"]);
    says(refused(OFFICERS, SUBJECTS), ["line 1:", "rows are cases"]);
    says(refused(CASES, &OFFICERS.replace("reedham", "marsh")), ["line 1:", "dataset.name"]);
    says(refused(CASES, &OFFICERS.replace("case.id", "identity")), ["line 1:", "case.id in both"]);
    says(refused(CASES, &format!("{OFFICERS}City,place.city,,,,\n")), ["line 10:", "a target of officers"]);
    let told = format!("{CASES}Officers,officers.name,,;,,\n");
    says(refused(&told, OFFICERS), ["line 1:", "no officers.name"]);
    let told = format!("{CASES}Age,subject.age,,,,\n");
    says(refused(&told, SUBJECTS), ["line 1:", "no subject.age"]);
    let [cases, one, other] = [CASES, OFFICERS, OFFICERS].map(|map| Map::parse(map.as_bytes()).unwrap());
    assert!(cases.with(one).unwrap().with(other).unwrap_err().to_string().contains("one map of officers"));
}

#[test]
fn a_case_has_no_more_people_than_a_case_can_have() {
    let rows = |count: usize, row: &str| row.repeat(count);
    let map = map();
    let imported = map.read(|mut importer| {
        let officers = "Number,Race,Years,Rounds\n".to_owned() + &rows(700, "17,White,1,2\n");
        let subjects = "Number,Age,Weapon\n".to_owned() + &rows(700, "17,41,Knife\n");
        importer.add("officers", officers.as_bytes()).unwrap();
        importer.add("subjects", subjects.as_bytes()).unwrap();
        let mut imported: Vec<_> =
            importer.read("Number,Date,City\n17,3/4/2019,\n".as_bytes()).unwrap().map(Result::unwrap).collect();
        imported.extend(importer.unnamed_cases());
        imported
    });
    assert_eq!(imported.iter().map(|one| one.case.people.len()).collect::<Vec<_>>(), [1_000, 400]);
    through_json(&imported);
}

/// Two people of whom no case is known are not of the same one.
#[test]
fn people_without_a_case_are_not_of_one() {
    let (imported, _) = read(
        "Number,Date,City\n17,3/4/2019,Reedham\n",
        "Number,Race,Years,Rounds\n,White,1,2\n,Black,3,4\n",
        "Number,Age,Weapon\n17,41,Knife\n",
    );
    assert_eq!(imported.iter().map(|one| one.case.people.len()).collect::<Vec<_>>(), [1, 1, 1]);
}

/// Headings are kept with each person, so that few rows of one case may ask for much memory.
#[test]
fn a_case_is_bounded_by_its_headings_too() {
    let headings: Vec<_> = (0..2_000).map(|at| format!("{at:0500}")).collect();
    let row = format!("17,{}\n", vec!["x"; headings.len()].join(","));
    let officers = format!("Number,Race,Years,Rounds,{}\n{}", headings.join(","), row.repeat(40));
    let imported = map().read(|mut importer| {
        importer.add("officers", officers.as_bytes()).unwrap();
        importer.read("Number,Date,City\n17,3/4/2019,\n".as_bytes()).unwrap().next().unwrap().unwrap()
    });
    assert!((2..20).contains(&imported.case.people.len()), "{}", imported.case.people.len());
}
