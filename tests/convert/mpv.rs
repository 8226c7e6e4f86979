//! Mapping Police Violence, both layouts. All people and places are invented.

use ois_records::convert::{Importer, NoteKind};
use ois_records::{
    AbsentReason, AbsentStatus, Basis, CaseFile, Coded, DecisionResult, Device, Fact, InjuryMechanism, Plea,
    Proceeding, Profile, Severity, ThingKind, Validator, Verdict,
};

use crate::tables::{assert_same_cells, export, import, through_json};

const LONG: &str = include_str!("mpv_2013.csv");
const SNAKE: &str = include_str!("mpv_2022.csv");

fn importer() -> Importer<'static> {
    Importer::named("mpv").unwrap()
}

fn cases(file: &str) -> Vec<CaseFile> {
    import(importer(), file.as_bytes()).0.into_iter().map(|imported| imported.case).collect()
}

fn named<'a>(cases: &'a [CaseFile], name: &str) -> &'a CaseFile {
    cases.iter().find(|case| case.people[0].name.value().is_some_and(|it| it == name)).unwrap()
}

#[test]
fn each_cell_of_both_layouts_comes_back() {
    for (layout, file) in [("mpv-2013", LONG), ("mpv", SNAKE)] {
        let (imported, summary) = import(importer(), file.as_bytes());
        assert!(summary.unmapped.is_empty(), "{:?}", summary.unmapped);
        assert_eq!(summary.rows, summary.records);
        assert_same_cells(file.as_bytes(), &export(layout, &through_json(&imported)));
    }
}

#[test]
fn what_is_not_understood_is_kept_and_said() {
    let (imported, _) = import(importer(), LONG.as_bytes());
    let notes = imported.iter().flat_map(|one| &one.notes);
    let broken = notes.filter(|note| note.kind == NoteKind::NotUnderstood);
    let said: Vec<_> = broken.map(|note| (note.row, note.value.as_deref().unwrap())).collect();
    let row = |value| (13, value);
    let expected = [
        "#REF!",
        "Malle",
        "Mlae",
        "2/30/19",
        "Trebuchet",
        "Redacted by clerk",
        "Charged, Vanished",
        "see file",
        "Maybe",
        "Sort of",
        "trident",
        "None",
        "sideways",
        "Perhaps",
        "#N/A",
        "Whit",
        "several",
        "Often",
    ];
    assert_eq!(said, expected.map(row));
}

#[test]
fn one_cell_of_charges_is_a_charge_with_verdict_and_sentence() {
    let cases = cases(LONG);
    let charge = |name: &str| match &named(&cases, name).proceedings[0] {
        Proceeding::Charge(charge) => charge.clone(),
        _ => panic!("no charge"),
    };
    let convicted = charge("Dee Oak");
    assert_eq!(convicted.verdict.value().unwrap().code, Verdict::Convicted);
    assert_eq!(convicted.sentence.value().unwrap(), "Sentenced to 1 year in jail, 3 years suspended");
    // The only officer that is named is who was charged, and who was off duty.
    let officer = named(&cases, "Dee Oak").person(&convicted.defendant).unwrap();
    assert_eq!(officer.name.value().unwrap(), "Ann Reed");
    assert!(officer.service[0].on_duty.is_no());
    assert_eq!(officer.service[0].earlier_shootings, 1.into());

    let pleaded = charge("Eve Pond");
    assert_eq!(
        (pleaded.verdict.value().unwrap().code, pleaded.plea.value().unwrap().code),
        (Verdict::Mistrial, Plea::Guilty)
    );
    let defendant = named(&cases, "Eve Pond").person(&pleaded.defendant).unwrap();
    assert_eq!(defendant.name, Fact::NotStated, "which of three was charged is not said");
    assert_eq!(named(&cases, "Ada Fenn").proceedings.len(), 0);
    assert_eq!(named(&cases, "Ada Fenn").incident.officer_charged.absent().unwrap().status, AbsentStatus::Unknown);
}

#[test]
fn lists_of_unequal_length_are_not_paired() {
    let cases = cases(LONG);
    let case = named(&cases, "Eve Pond");
    let names: Vec<_> = case.people.iter().filter_map(|person| person.name.value()).collect();
    assert_eq!(names, ["Eve Pond", "Ann Reed", "Bo Tarn, Jr.", "Cy Marsh"]);
    let unattributed = case.people.iter().find(|person| person.id == "officer-unattributed").unwrap();
    assert_eq!(unattributed.races.value().unwrap().len(), 2);
    assert!(unattributed.note.is_some() && unattributed.service[0].on_duty.is_no());

    let case = named(&cases, "Jo Fenn");
    assert_eq!(case.incident.agencies.len(), 3);
    assert!(case.parties.iter().all(|party| party.external_ids.is_empty()));
    let schemes: Vec<_> = case.incident.external_ids.iter().map(|id| id.scheme.as_deref().unwrap()).collect();
    assert_eq!(schemes, ["ori", "ori_placeholder"]);
    // A comma in a name parts nothing.
    assert_eq!(named(&cases, "Ida Fenn").incident.agencies.len(), 1);
}

/// Whatever stands between agencies and between their ORIs, both come back so, until the record says otherwise.
#[test]
fn what_stands_between_agencies_comes_back() {
    let cells = [
        ("Reedham Police Department", "ZZ0120100"),
        ("Reedham Police Department, Marsh County Sheriff's Office", "ZZ0120100; ZZ0120000"),
        ("Reedham Police Department; Marsh County Sheriff's Office", "ZZ0120100,ZZ0120000"),
        ("Reedham Police Department,Marsh County Sheriff's Office", "ZZ0120100"),
        ("Reedham Police Department\nMarsh County Sheriff's Office;", "ZZ0120000;ZZ0120100;"),
    ];
    let mut table = csv::Writer::from_writer(Vec::new());
    let headings: Vec<_> = SNAKE.lines().next().unwrap().split(',').collect();
    table.write_record(&headings).unwrap();
    for (at, (names, oris)) in cells.iter().enumerate() {
        let cell = |heading: &&str| match *heading {
            "mpv_id" => at.to_string(),
            "agency_responsible" => (*names).into(),
            "ori" => (*oris).into(),
            _ => String::new(),
        };
        table.write_record(headings.iter().map(cell)).unwrap();
    }
    let file = table.into_inner().unwrap();
    let (imported, _) = import(importer(), &file);
    let claims: Vec<_> = imported.iter().map(|one| one.case.claims.len()).collect();
    assert_eq!(claims, [0, 0, 2, 1, 2], "only what would not be written again is kept");
    assert!(imported[1..].iter().all(|one| one.case.incident.agencies.len() == 2));
    let mut cases = through_json(&imported);
    assert_same_cells(&file, &export("mpv", &cases));

    cases.truncate(3);
    cases[2].parties[0].name = Some("Reedham Police".into());
    let back = String::from_utf8(export("mpv", &cases)).unwrap();
    assert!(back.contains("\"Reedham Police, Marsh County Sheriff's Office\""), "{back}");
}

/// `Justified by the sheriff/Civil suit` is two, and comes back as it stood.
#[test]
fn dispositions_that_are_joined_are_several() {
    let cells = [
        ("Justified by District Attorney/Civil suit", vec![DecisionResult::Lawful, DecisionResult::Other]),
        ("Civil suit/Family awarded money", vec![DecisionResult::Other, DecisionResult::Other]),
        ("Justified by District Attorney/by nobody else", vec![DecisionResult::Lawful]),
        ("Grand jury/No bill or Cleared", vec![DecisionResult::NoCharges]),
    ];
    for (cell, expected) in cells {
        let file = LONG.replace("Civil suit/Family awarded money", cell);
        let all = cases(&file);
        let results = named(&all, "Flo Reed").decisions[0].results.value().unwrap().clone();
        assert_eq!(results.iter().map(|result| result.code).collect::<Vec<_>>(), expected, "{cell}");
        assert_same_cells(file.as_bytes(), &export("mpv-2013", &all));
    }
}

#[test]
fn a_cell_that_says_two_things_is_two_facts() {
    let cases = cases(LONG);
    let case = named(&cases, "Cy Marsh");
    assert_eq!(case.incident.body_camera, Fact::NotStated, "another recording says nothing of a body camera");
    let ois_records::Material::Recording(recording) =
        case.materials.iter().find(|it| matches!(it, ois_records::Material::Recording(_))).unwrap()
    else {
        panic!("a recording")
    };
    assert_eq!(recording.device.value().unwrap().code, Device::Surveillance);
    let person = &case.people[0];
    assert_eq!(person.mental_health_related, Fact::NotStated);
    assert_eq!(person.impairments.value().unwrap()[0].source_text.as_deref(), Some("Drug or alcohol use"));
    let means: Vec<_> = person.death.as_ref().unwrap().means.iter().map(|means| means.code).collect();
    assert_eq!(means, [InjuryMechanism::ConductedEnergy, InjuryMechanism::PhysicalForce]);
    let things: Vec<_> = case.objects.iter().map(|thing| thing.kind.code).collect();
    assert_eq!(things, [ThingKind::Firearm, ThingKind::Knife]);
    assert!(named(&cases, "Dee Oak").people[0].mental_health_related.is_yes());
}

#[test]
fn what_a_spreadsheet_changed_is_given_back_and_said() {
    let cases = cases(LONG);
    let place = |case: &CaseFile| case.incident.scenes[0].place.clone().unwrap();
    let withheld = &cases[1];
    assert_eq!(withheld.people[0].name.absent().unwrap().status, AbsentStatus::Withheld);
    assert_eq!(withheld.incident.occurred.value().unwrap().to_string(), "2019-03-04");
    let Fact::Known(code) = place(withheld).postal_code else { panic!("a postal code") };
    assert_eq!((&*code.value, code.basis, code.source_text.as_deref()), ("02139", Some(Basis::Inferred), Some("2139")));
    let lou = named(&cases, "Lou Fenn");
    assert_eq!(lou.people[0].age_years.absent().unwrap().reason, Some(AbsentReason::NotUnderstood));

    let (imported, summary) = import(importer(), LONG.as_bytes());
    let notes = imported.iter().flat_map(|one| &one.notes).filter(|note| note.kind == NoteKind::Mended);
    let mended: Vec<_> = notes.map(|note| (note.row, note.column.as_deref(), note.value.as_deref())).collect();
    assert_eq!(mended, [(2, Some("Zipcode"), Some("2139")), (3, Some("Zipcode"), Some("2139.0"))]);
    assert_eq!(summary.notes[&NoteKind::Mended], 2);
}

/// A disposition that goes on behind its beginning is taken apart where each part is one, and is reported where not.
#[test]
fn a_disposition_is_not_guessed() {
    let first = "Justified by District Attorney";
    let read = |disposition: &str| {
        let file = SNAKE.replacen(first, disposition, 1);
        let (imported, _) = import(importer(), file.as_bytes());
        assert_same_cells(file.as_bytes(), &export("mpv", &through_json(&imported)));
        let notes = imported[0].notes.iter().filter(|note| note.value.as_deref() == Some(disposition)).count();
        (imported[0].case.decisions[0].results.clone(), notes)
    };
    let codes = |fact: &Fact<Vec<Coded<DecisionResult>>>| -> Vec<_> {
        fact.value().into_iter().flatten().map(|result| result.code).collect()
    };
    let (both, notes) = read("Justified by District Attorney/Civil suit");
    assert_eq!((codes(&both), notes), (vec![DecisionResult::Lawful, DecisionResult::Other], 0));
    let (one, notes) = read("Justified by District Attorney/see file");
    assert_eq!((codes(&one), notes), (vec![DecisionResult::Lawful], 1));
    let (pending, notes) = read("Pending investigation/Civil suit");
    assert_eq!((pending.absent().unwrap().status, notes), (AbsentStatus::Pending, 1));
    assert_eq!(pending.source_text(), Some("Pending investigation/Civil suit"));
}

#[test]
fn a_corrected_fact_is_not_undone_by_the_old_cell() {
    let mut case = named(&cases(LONG), "Dee Oak").clone();
    let Proceeding::Charge(charge) = &mut case.proceedings[0] else { panic!("a charge") };
    charge.verdict = Fact::known(Verdict::Acquitted.into());
    charge.sentence = Fact::NotStated;
    let back = String::from_utf8(export("mpv-2013", &[case])).unwrap();
    assert!(back.contains("\"Charged, Acquitted\""), "{back}");
}

#[test]
fn no_row_has_an_error_under_the_dataset_profile() {
    let mut validator = Validator::new().with_profile(Profile::Dataset);
    for case in [cases(LONG), cases(SNAKE)].concat() {
        let report = validator.validate(&case);
        let errors: Vec<_> = report.findings().iter().filter(|it| it.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", case.id);
    }
}
