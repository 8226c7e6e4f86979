//! What rules find on imported rows: the defects that such files are known for, and no false error. All
//! people, places and agencies of the rows that stand here are invented.

use std::collections::BTreeMap;

use ois_records::convert::{Importer, Map};
use ois_records::{CaseFile, Dataset, Profile, Severity, Validator, explain};

use crate::tables::real;

const SHOOTINGS: &str = include_str!("wapo_v2.csv");
const AGENCIES: &str = include_str!("wapo_agencies.csv");
const INCIDENTS: &str = include_str!("ursus_incident.csv");
const PEOPLE: &str = include_str!("ursus_people.csv");

/// A table of these rows, in the columns of another table; cells that are not named are blank.
fn table(of: &str, rows: &[&[(&str, &str)]]) -> Vec<u8> {
    let headings = csv::Reader::from_reader(of.trim_start_matches('\u{feff}').as_bytes()).headers().unwrap().clone();
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(&headings).unwrap();
    for row in rows {
        assert!(row.iter().all(|(column, _)| headings.iter().any(|it| it == *column)), "{row:?}");
        let cell = |heading| row.iter().find(|(column, _)| *column == heading).map_or("", |(_, cell)| cell);
        table.write_record(headings.iter().map(cell)).unwrap();
    }
    table.into_inner().unwrap()
}

fn cases(layout: &mut Importer<'_>, rows: &[u8]) -> Vec<CaseFile> {
    layout.read(rows).unwrap().map(|row| row.unwrap().case).collect()
}

fn wapo(row: &[(&str, &str)]) -> Vec<CaseFile> {
    let row = [&[("id", "9101"), ("date", "2019-03-04"), ("state", "CA"), ("agency_ids", "71")], row].concat();
    let agencies =
        table(AGENCIES, &[&[("id", "71"), ("name", "Riverton Police"), ("state", "CA"), ("total_shootings", "0")]]);
    let mut layout = Importer::named("wapo").unwrap();
    layout.add("agencies", &agencies[..]).unwrap();
    cases(&mut layout, &table(SHOOTINGS, &[&row]))
}

fn ursus(incident: &[(&str, &str)], person: &[(&str, &str)]) -> Vec<CaseFile> {
    let id = "URSUS-99-0100-2019-aaa";
    let incident = [&[("INCIDENT_ID", id), ("ORI", "CA0990100"), ("INCIDENT_DATE_STR", "1/6/2019")], incident].concat();
    let person = [&[("Incident_ID", id), ("Civilian_Officer", "Civilian"), ("ORI", "CA0990100")], person].concat();
    let mut layout = Importer::named("ursus").unwrap();
    layout.add("civilian_officer", &table(PEOPLE, &[&person])[..]).unwrap();
    cases(&mut layout, &table(INCIDENTS, &[&incident]))
}

/// What is found of rows in a profile, by code and severity, alone and held against each other.
fn found(cases: &[CaseFile], profile: Profile) -> BTreeMap<(&'static str, Severity), usize> {
    let mut validator = Validator::new().with_profile(profile).with_limit(usize::MAX);
    let mut dataset: Dataset = validator.dataset();
    let mut found = BTreeMap::new();
    for (line, case) in cases.iter().enumerate() {
        for report in [validator.validate(case), dataset.add(case, "rows", line + 1)] {
            for finding in report.findings() {
                *found.entry((finding.rule.code, finding.severity)).or_default() += 1;
            }
        }
    }
    found
}

/// The defects that files of the field are known for.
#[test]
fn known_defects_are_found() {
    let gunshot = [("Injured", "TRUE"), ("Injury_Level", "serious_injury"), ("Injury_Type", "gunshot_wound")];
    let defects = [
        ("unknown-weapon-beside-known", wapo(&[("armed_with", "knife;unknown")])),
        ("thing-repeated", wapo(&[("armed_with", "knife;knife")])),
        ("unarmed-and-pointing", wapo(&[("armed_with", "unarmed"), ("threat_type", "point")])),
        ("fleeing-and-not-fleeing", wapo(&[("threat_type", "flee"), ("flee_status", "not")])),
        ("null-island", wapo(&[("latitude", "0"), ("longitude", "0")])),
        ("coord-state-mismatch", wapo(&[("latitude", "44.9"), ("longitude", "-93.2")])),
        ("agency-total-too-small", wapo(&[])),
        ("arrest-without-custody", ursus(&[("ARREST_MADE", "TRUE")], &[("CIVILIAN_Custody_Status", "deceased")])),
        (
            "custody-without-arrest",
            ursus(&[("ARREST_MADE", "FALSE")], &[("CIVILIAN_Custody_Status", "in_custody_other")]),
        ),
        (
            "death-custody-mismatch",
            ursus(&[], &[("Injured", "TRUE"), ("Injury_Level", "death"), ("CIVILIAN_Custody_Status", "none_of_these")]),
        ),
        (
            "death-injury-level-mismatch",
            ursus(&[], &[("Injured", "TRUE"), ("Injury_Level", "injury"), ("CIVILIAN_Custody_Status", "deceased")]),
        ),
        (
            "confirmed-not-perceived",
            ursus(&[], &[("CIVILIAN_Perceived_Armed", "FALSE"), ("CIVILIAN_Confirmed_Armed", "TRUE")]),
        ),
        (
            "custody-reason-without-custody",
            ursus(&[("CONTACT_REASON", "call_for_service"), ("IN_CUSTODY_REASON", "sentenced")], &[]),
        ),
        (
            "gunshot-wound-without-shot",
            ursus(&[], &[&gunshot[..], &[("Received_Force", "TRUE"), ("Received_Force_Type", "k_9_contact")]].concat()),
        ),
        ("force-received-denied", ursus(&[], &[("Received_Force", "FALSE"), ("Received_Force_Type", "k_9_contact")])),
    ];
    for (code, cases) in defects {
        let found = found(&cases, Profile::Dataset);
        assert!(found.keys().any(|(it, _)| *it == code), "{code}: {found:?}");
        let errors: Vec<_> = found.keys().filter(|(_, severity)| *severity == Severity::Error).collect();
        assert!(errors.iter().all(|(it, _)| *it == code), "{code}: {errors:?}");
    }
    let suicide =
        ursus(&[], &[&gunshot[..], &[("Received_Force", "FALSE"), ("CIVILIAN_Custody_Status", "suicide")]].concat());
    let found = found(&suicide, Profile::Dataset);
    assert!(found.keys().all(|(code, _)| *code != "gunshot-wound-without-shot"), "by the person's own hand");
}

fn real_rows(layout: &str) -> Option<Vec<CaseFile>> {
    let named = |name: &str, main: &str, role: &str, other: &str| {
        let mut layout = Importer::named(name).unwrap();
        layout.add(role, &real(other)?[..]).unwrap();
        Some(cases(&mut layout, &real(main)?))
    };
    let mapped = |map: &str, file: &str| {
        let table = real(file)?;
        let read = |importer: &mut Importer<'_>| cases(importer, &table);
        Some(Map::parse(map.as_bytes()).unwrap().read(|mut importer| read(&mut importer)))
    };
    match layout {
        "wapo" => named(
            "wapo",
            "wapo/fatal-police-shootings-data.csv",
            "agencies",
            "wapo/fatal-police-shootings-agencies.csv",
        ),
        "ursus" => {
            named("ursus", "ursus/URSUS_Incident_2019.csv", "civilian_officer", "ursus/URSUS_Civilian-Officer_2019.csv")
        }
        "dallas" => mapped(include_str!("../../examples/maps/dallas.csv"), "cities/dallas.csv"),
        "baltimore" => mapped(include_str!("../../examples/maps/baltimore.csv"), "cities/baltimore.csv"),
        other => panic!("which rows are {other}?"),
    }
}

/// On the rows that people publish, where they are at hand: no false error in any profile, and as many
/// findings of each code as `docs/noise.csv` says.
#[test]
fn real_rows_have_the_findings_that_are_counted_and_no_false_error() {
    let mut noise = csv::Reader::from_reader(&include_bytes!("../../docs/noise.csv")[..]);
    let columns = noise.headers().unwrap().clone();
    let table: Vec<_> = noise.records().map(Result::unwrap).collect();
    let mut standard: BTreeMap<&str, usize> = BTreeMap::new();
    let counted = |column: usize| -> BTreeMap<&str, usize> {
        table.iter().filter_map(|row| Some((&row[0], row[column].parse().ok()?))).collect()
    };
    let end = columns.iter().position(|column| column == "standard").unwrap();
    for (column, layout) in columns.iter().enumerate().take(end).skip(3) {
        let Some(rows) = real_rows(layout) else { return };
        for profile in Profile::ALL {
            let found = found(&rows, profile);
            for ((code, severity), count) in &found {
                // That a minor is named without an approval is true, and an error where it is published.
                let is_true = *code == "minor-named" && profile == Profile::Publish;
                assert!(*severity != Severity::Error || is_true, "{layout} in {profile}: {count} {code}");
                if profile == Profile::Standard {
                    *standard.entry(code).or_default() += count;
                }
            }
            if profile == Profile::Dataset {
                let found: BTreeMap<_, _> = found.iter().map(|((code, _), count)| (*code, *count)).collect();
                assert_eq!(found, counted(column), "{layout}: run docs/noise.py, and read the difference");
            }
        }
    }
    assert_eq!(standard, counted(end), "run docs/noise.py, and read the difference");
    assert!(table.iter().all(|row| explain(&row[0]).is_some()));
}
