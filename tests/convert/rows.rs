//! Tables with a row for each officer or for each subject.

use ois_records::convert::{Imported, Map, NoteKind};
use ois_records::{
    CaseFile, DecisionResult, Discharge, DischargeId, Fact, Finding, Person, PersonRole, Severity, Validator,
};

use crate::tables::{assert_same_cells, import, through_json, write_all};

const OFFICERS: &str = "\
column,target,reading,separator,word,meaning
,dataset.name,,,,reedham
,dataset.rows,,,,officers
,incident.agencies,,,,Reedham Police
Case,case.id,,,,
Date,incident.date,day m/d/yyyy,,,
Rank,officer.rank,,,,
Gender,officer.gender,,,Female,female
,,,,Male,male
Years,officer.tenure_years,,,,
Rounds,officer.rounds_fired,,,,
On duty,officer.on_duty,,,Yes,yes
,,,,No,no
Policy,policy_finding.results,,,In,within_policy
,,,,Out,out_of_policy
Subject age,subject.age,,,,
Weapon,subject.armed_with,,,Knife,knife
,,,,None,no
";

const SUBJECTS: &str = "\
column,target,reading,separator,word,meaning
,dataset.name,,,,reedham
,dataset.rows,,,,subjects
Day,identity,,,,
Block,identity,,,,
Block,place.block,,,,
Day,incident.date,day m/d/yyyy,,,
Age,subject.age,,,,
Weapon,subject.armed_with,,,Knife,knife
,,,,Gun,firearm
Photo,subject.photo_url,,,,
Wound,injury.level,,,Fatal,death
,,,,Hurt,injury
";

fn rows(map: &str, table: &str) -> Vec<Imported> {
    let map = Map::parse(map.as_bytes()).unwrap();
    let (imported, summary) = map.read(|importer| import(importer, table.as_bytes()));
    assert_eq!(summary.rows, table.lines().count() - 1);
    assert_eq!(summary.records, imported.len());
    let cases = through_json(&imported);
    let back = map.write(Vec::new(), |exporter| write_all(exporter, &cases)).0;
    assert_same_cells(table.as_bytes(), &back);
    imported
}

fn officers(case: &CaseFile) -> Vec<&Person> {
    case.people.iter().filter(|person| person.has_role(PersonRole::Officer)).collect()
}

#[test]
fn rows_of_officers_that_follow_each_other_are_one_case() {
    let table = "\
Case,Date,Rank,Gender,Years,Rounds,On duty,Policy,Subject age,Weapon,Beat
17,3/4/2019,Sergeant,Female,12,3,Yes,Out,41,Knife,B2
17,3/4/2019,Officer,Male,2.5,0,No,In,41,Knife,C1
18,3/9/2019,Officer,,,>=1,,,,,
";
    let imported = rows(OFFICERS, table);
    let [first, second] = &imported[..] else { panic!("two cases, not {}", imported.len()) };
    assert!(first.notes.is_empty(), "{:?}", first.notes);
    let case = &first.case;
    assert_eq!((case.id.as_str(), case.people.len(), case.objects.len()), ("reedham-17", 3, 1));
    let [sergeant, officer] = officers(case)[..] else { panic!("two officers") };
    assert_eq!(sergeant.service[0].rank, "Sergeant".into());
    assert_eq!((&sergeant.service[0].on_duty, &officer.service[0].on_duty), (&true.into(), &false.into()));
    assert_eq!(sergeant.service[0].agency, case.incident.agencies[0]);
    // Who fired no round is no shooter.
    assert!(sergeant.has_role(PersonRole::Shooter) && !officer.has_role(PersonRole::Shooter));
    let discharges = &case.force.as_ref().unwrap().discharges;
    assert_eq!(discharges[0].shooters[0], sergeant.id);
    assert_eq!((&discharges[0].rounds_fired, &discharges[1].rounds_fired), (&3.into(), &0.into()));
    let findings: Vec<_> = case.decisions.iter().map(|one| (one.about[0].as_str(), &one.results)).collect();
    let of = |result: DecisionResult| Fact::known(vec![result.into()]);
    let (out, within) = (of(DecisionResult::OutOfPolicy), of(DecisionResult::WithinPolicy));
    assert_eq!(findings, [("officer-1", &out), ("officer-2", &within)]);
    assert_eq!((second.case.people.len(), second.case.id.as_str()), (1, "reedham-18"));
    for one in &imported {
        let report = Validator::new().validate(&one.case);
        let is_odd = |found: &Finding| found.severity == Severity::Error || found.rule.code == "shooter-role-missing";
        assert!(!report.findings().iter().any(is_odd), "{:?}", report.findings());
    }
}

#[test]
fn what_a_later_row_says_otherwise_of_the_case_is_kept_and_said() {
    let table = "\
Case,Date,Rank,Gender,Years,Rounds,On duty,Policy,Subject age,Weapon
17,3/4/2019,Sergeant,,,,,,41,Knife
17,3/5/2019,Officer,,,,,,,Knife
17,3/4/2019,,,,,,,41 ,Knife
";
    let imported = rows(OFFICERS, table);
    let [one] = &imported[..] else { panic!("one case") };
    let said: Vec<_> = one.notes.iter().map(|note| (note.kind, note.row, note.column.as_deref())).collect();
    assert_eq!(said, [(NoteKind::Disagrees, 2, Some("Date"))]);
    assert_eq!(one.case.incident.occurred.value().unwrap().to_string(), "2019-03-04");
    let officers = officers(&one.case);
    assert_eq!(officers.len(), 3);
    assert_eq!(officers[1].extensions.as_ref().unwrap()["reedham_columns"]["Date"], "3/5/2019");
}

#[test]
fn rows_of_a_case_that_stand_apart_are_cases_of_their_own() {
    let table = "\
Case,Date,Rank,Gender,Years,Rounds,On duty,Policy,Subject age,Weapon
17,3/4/2019,Sergeant,,,,,,,
18,3/9/2019,Officer,,,,,,,
17,3/4/2019,Officer,,,,,,,
,3/4/2019,Chief,,,,,,,
";
    let imported = rows(OFFICERS, table);
    let kinds: Vec<_> = imported.iter().flat_map(|one| one.notes.iter().map(|note| (note.row, note.kind))).collect();
    assert_eq!(imported.len(), 4);
    assert_eq!(kinds, [(3, NoteKind::DuplicateId), (4, NoteKind::NoId)]);
}

#[test]
fn rows_of_subjects_are_told_by_the_same_cells() {
    let table = "\
Block,Day,Age,Weapon,Photo,Wound
100 Oak St,3/4/2019,41,Knife;Gun,https://reedham.example/1,Fatal
100 Oak St,3/4/2019,40s,Knife,https://reedham.example/2,Hurt
200 Elm St,3/4/2019,22,,,
";
    let imported = rows(SUBJECTS, table);
    let [first, second] = &imported[..] else { panic!("two cases") };
    let case = &first.case;
    assert_eq!((case.people.len(), case.objects.len(), case.materials.len()), (2, 3, 2));
    assert_eq!(case.objects[2].held_by[0], case.people[1].id);
    assert_eq!(case.people[0].injuries.len() + case.people[1].injuries.len(), 2);
    assert_eq!(second.case.people[0].age_years, 22.into());
    let report = Validator::new().validate(case);
    assert!(!report.findings().iter().any(|found| found.severity == Severity::Error), "{:?}", report.findings());
}

#[test]
fn a_case_has_no_more_rows_than_people() {
    let mut table = String::from("Case,Date,Rank,Gender,Years,Rounds,On duty,Policy,Subject age,Weapon\n");
    for _ in 0..1_001 {
        table += "17,3/4/2019,Officer,,,,,,,\n";
    }
    let imported = rows(OFFICERS, &table);
    assert_eq!(imported.iter().map(|one| one.case.people.len()).collect::<Vec<_>>(), [1_000, 1]);
    assert_eq!(imported[1].notes[0].kind, NoteKind::DuplicateId);
}

/// A file of a few megabytes whose headings are kept with each of a thousand officers would ask for gigabytes.
#[test]
fn rows_under_long_headings_are_several_cases() {
    let others = (0..1_000).map(|at| format!(",{at:03}{}", "x".repeat(1_000)));
    let mut table = String::from("Case,Date,Rank,Gender,Years,Rounds,On duty,Policy,Subject age,Weapon");
    table.extend(others);
    for _ in 0..20 {
        table += "\n17,3/4/2019,Officer,,,,,,,";
        table += &",x".repeat(1_000);
    }
    let imported = rows(OFFICERS, &(table + "\n"));
    let people: Vec<_> = imported.iter().map(|one| one.case.people.len()).collect();
    assert_eq!(people, [17, 3]);
}

/// What the first row says of the agency is not said of an officer whose row names another.
#[test]
fn an_officer_of_another_agency_does_not_serve_the_first() {
    let map = OFFICERS.replace(",incident.agencies,,,,Reedham Police", "Agency,incident.agencies,,,,");
    let table = "\
Agency,Case,Date,Rank,Gender,Years,Rounds,On duty,Policy,Subject age,Weapon
Reedham Police,17,3/4/2019,Sergeant,,,,,,,
Marsh County Sheriff,17,3/4/2019,Deputy,,,,,,,
Reedham Police ,17,3/4/2019,Officer,,,,,,,
";
    let imported = rows(&map, table);
    let case = &imported[0].case;
    let agencies =
        officers(case).into_iter().map(|officer| case.party(&officer.service[0].agency).unwrap().name.as_deref());
    assert_eq!(agencies.collect::<Vec<_>>(), [Some("Reedham Police"), None, Some("Reedham Police")]);
}

/// An officer's rounds are written where one discharge says them all.
#[test]
fn rounds_of_several_discharges_are_not_those_of_one() {
    let table = "\
Case,Date,Rank,Gender,Years,Rounds,On duty,Policy,Subject age,Weapon
17,3/4/2019,Sergeant,,,3,,,,
17,3/4/2019,Officer,,,2,,,,
";
    let mut case = rows(OFFICERS, table).remove(0).case;
    let discharges = &mut case.force.as_mut().unwrap().discharges;
    let mut volley = Discharge::new(DischargeId::new("volley").unwrap());
    volley.shooters = discharges[0].shooters.clone();
    volley.rounds_fired = 4.into();
    discharges.push(volley);
    let map = Map::parse(OFFICERS.as_bytes()).unwrap();
    let back = map.write(Vec::new(), |exporter| write_all(exporter, &[case])).0;
    let back = String::from_utf8(back).unwrap();
    let rounds: Vec<_> = back.lines().skip(1).map(|row| row.split(',').nth(5).unwrap()).collect();
    assert_eq!(rounds, ["", "2"]);
}

#[test]
fn a_map_says_what_is_wrong_with_its_rows() {
    let wrong = |map: &str| Map::parse(map.as_bytes()).unwrap_err().to_string();
    let of = |row: &str| format!("{OFFICERS}{row}\n");
    says(&wrong(&OFFICERS.replace("rows,,,,officers", "rows,,,,persons")), "cases, subjects or officers");
    says(&wrong(&of("Race,officers.race,,,,")), "officer.…, not officers.…");
    says(&wrong(&of("Race,officer.2.race,,,,")), "a target");
    says(&wrong(&of("Race,officers.2.race,,,,")), "officer.…, not officers.…");
    says(&wrong(&of("Rank,officers.1.rank,,,,")), "once");
    says(&wrong(&of("Duty,officers.1.on_duty,,,,")), "not both");
    says(&wrong(&format!("{SUBJECTS}Race,subjects.race,,,,\n")), "subject.…, not subjects.…");
}

fn says(message: &str, part: &str) {
    assert!(message.contains(part), "{message}");
}

#[test]
fn what_the_first_row_of_a_case_leaves_blank_another_says() {
    let table = "\
Case,Date,Rank,Gender,Years,Rounds,On duty,Policy,Subject age,Weapon
17,,Sergeant,,,,,,,Knife
17,3/4/2019,Officer,,,,,,old,Knife
17,,Officer,,,,,,41,
";
    let imported = rows(OFFICERS, table);
    let [one] = &imported[..] else { panic!("one case") };
    let said: Vec<_> = one.notes.iter().map(|note| (note.kind, note.row, note.column.as_deref())).collect();
    assert_eq!(
        said,
        [(NoteKind::NotUnderstood, 2, Some("Subject age")), (NoteKind::Disagrees, 3, Some("Subject age"))]
    );
    assert_eq!(one.case.incident.occurred.value().unwrap().to_string(), "2019-03-04");
}

/// Two people of whom no case is known are not of the same one.
#[test]
fn rows_without_an_id_are_cases_of_their_own() {
    let table = "\
Case,Date,Rank,Gender,Years,Rounds,On duty,Policy,Subject age,Weapon
,3/4/2019,Sergeant,,,,,,,
,3/4/2019,Officer,,,,,,,
";
    let map = OFFICERS.replace("Date,incident.date", "Date,identity,,,,\nDate,incident.date");
    assert_eq!(rows(&map, table).len(), 2);
}

#[test]
fn a_row_of_one_officer_does_not_say_whether_any_was_charged() {
    for target in ["incident.charges", "incident.officer_charged"] {
        let map = format!("{OFFICERS}Charged,{target},,,Y,yes\n,,,,N,no\n");
        says(&Map::parse(map.as_bytes()).unwrap_err().to_string(), "a row is about one officer");
    }
}
