//! Washington Post, versions 1 and 2. All people and places are invented.

use ois_records::convert::{Exporter, Importer, NoteKind};
use ois_records::{AbsentReason, AbsentStatus, Fact, PartyKind, Race, ThingKind};

use crate::tables::{
    assert_same_cells, assert_same_cells_by_heading, assert_same_cells_in_any_order, export, import, real, through_json,
};

const SHOOTINGS: &str = include_str!("wapo_v2.csv");
const SHOOTINGS_V1: &str = include_str!("wapo_v1.csv");
const AGENCIES: &str = include_str!("wapo_agencies.csv");

fn importer() -> Importer<'static> {
    let mut layout = Importer::named("wapo").unwrap();
    assert_eq!(layout.add("agencies", AGENCIES.as_bytes()).unwrap(), []);
    layout.retrieved("2024-01-15".parse().unwrap())
}

#[test]
fn each_cell_comes_back() {
    let (imported, summary) = import(importer(), SHOOTINGS.as_bytes());
    assert_eq!((summary.rows, summary.records, summary.companion_rows), (9, 9, 5));
    assert!(summary.unmapped.is_empty());
    assert_same_cells(SHOOTINGS.as_bytes(), &export("wapo", &through_json(&imported)));
}

#[test]
fn words_of_the_codebook_are_what_it_says() {
    let (imported, _) = import(importer(), SHOOTINGS.as_bytes());
    let [plain, both, unarmed, undetermined, ..] = &imported[..] else { panic!("four rows") };
    assert_eq!(plain.case.id, "wapo-9001");
    assert_eq!(plain.case.sources[0].retrieved, Some("2024-01-15".parse().unwrap()));
    assert_eq!(plain.case.sources.len(), 1);
    assert_eq!(plain.case.party(&plain.case.incident.agencies[0]).unwrap().kind, PartyKind::LocalPolice);

    let kinds: Vec<_> = both.case.objects.iter().map(|thing| thing.kind.code).collect();
    assert_eq!(kinds, [ThingKind::Knife, ThingKind::Knife, ThingKind::UnknownWeapon]);
    assert!(both.case.people[0].armed.is_yes());
    assert_eq!(both.case.people[0].races.value().unwrap().len(), 2);

    assert!(unarmed.case.people[0].armed.is_no() && unarmed.case.objects.is_empty());
    assert_eq!(unarmed.case.people[0].races.value().unwrap()[0], Race::Other);

    let person = &undetermined.case.people[0];
    let status = |absent: Option<&ois_records::Absent>| absent.map(|absent| absent.status);
    assert_eq!(status(person.armed.absent()), Some(AbsentStatus::Undetermined));
    assert_eq!(status(person.race_source.absent()), Some(AbsentStatus::Undetermined));
    assert_eq!(person.races, Fact::NotStated);
    assert_eq!(status(person.gender.absent()), Some(AbsentStatus::Unknown));
}

/// The last five rows of the fixture are broken on purpose.
#[test]
fn what_is_not_understood_is_kept_and_said() {
    let (imported, summary) = import(importer(), SHOOTINGS.as_bytes());
    let broken: Vec<_> =
        imported.iter().flat_map(|one| &one.notes).filter(|note| note.kind == NoteKind::NotUnderstood).collect();
    let said: Vec<_> =
        broken.iter().map(|note| (note.row, note.column.as_deref().unwrap(), note.value.as_deref().unwrap())).collect();
    assert_eq!(
        said,
        [
            (5, "race", "W,B"),
            (6, "threat_type", "stared"),
            (6, "armed_with", "gun;trident"),
            (6, "age", "adult"),
            (6, "body_camera", "Unclear"),
            (7, "date", "2019-02-30"),
            (7, "armed_with", "gun;unarmed"),
            (7, "latitude", "137.5"),
        ]
    );
    assert_eq!(summary.not_understood["armed_with"], 2);
    let person = &imported[5].case.people[0];
    let absent = person.age_years.absent().unwrap();
    assert_eq!((absent.status, absent.reason), (AbsentStatus::Unknown, Some(AbsentReason::NotUnderstood)));
    assert_eq!(absent.source_text.as_deref(), Some("adult"));
    assert_eq!(person.threat.value().unwrap().source_text.as_deref(), Some("stared"));
}

#[test]
fn ids_are_the_same_whatever_stands_around() {
    let ids = |file: &str| {
        import(importer(), file.as_bytes()).0.into_iter().map(|one| one.case.id.to_string()).collect::<Vec<_>>()
    };
    let forward = ids(SHOOTINGS);
    let mut lines: Vec<_> = SHOOTINGS.lines().collect();
    lines[1..].rotate_left(4);
    let mut turned = ids(&lines.join("\n"));
    turned.rotate_right(4);
    // Of two rows with one id, the first keeps it: which one that is depends on the order.
    let without_twins = |ids: &[String]| ids[1..8].to_vec();
    assert_eq!(without_twins(&forward), without_twins(&turned));
    assert!(forward[7].starts_with("wapo-") && forward[7].len() > 12, "a hash where there is no id: {}", forward[7]);
}

#[test]
fn a_corrected_fact_is_not_undone_by_the_old_text() {
    let (imported, _) = import(importer(), SHOOTINGS.as_bytes());
    let mut case = imported[4].case.clone();
    assert_eq!(case.people[0].age_years.source_text(), Some("40s"));
    case.people[0].age_years = Fact::from(44).with_source_text("40s");
    let back = String::from_utf8(export("wapo", &[case])).unwrap();
    assert!(back.lines().nth(1).unwrap().contains(",44,"), "{back}");
}

#[test]
fn each_agency_comes_back_named_or_not() {
    let mut layout = importer();
    let imported: Vec<_> = layout.read(SHOOTINGS.as_bytes()).unwrap().map(Result::unwrap).collect();
    let mut exporter = Exporter::named("wapo", Vec::new()).unwrap().with("agencies", Vec::new()).unwrap();
    for case in through_json(&imported) {
        exporter.write(&case).unwrap();
    }
    let unnamed: Vec<_> = layout.unnamed_parties().collect();
    assert_eq!(unnamed.len(), 2);
    let federal = unnamed.iter().find(|party| party.kind == PartyKind::FederalPolice).unwrap();
    assert_eq!((federal.state.as_deref(), federal.jurisdiction.as_deref()), (None, Some("United States")));
    for party in unnamed {
        exporter.write_party(party).unwrap();
    }
    let (_, agencies) = exporter.finish_all().unwrap();
    assert_same_cells_in_any_order(AGENCIES.as_bytes(), &agencies[0]);
}

/// Of two rows with one key both stay, and so does a row without one.
#[test]
fn no_agency_is_lost() {
    let agencies = format!("{AGENCIES}71,Riverton Harbor Police,local_police,CA,,2\n,Nameless Rangers,,NV,,\n");
    let mut layout = Importer::named("wapo").unwrap();
    let notes = layout.add("agencies", agencies.as_bytes()).unwrap();
    assert_eq!(notes.iter().map(|note| note.kind).collect::<Vec<_>>(), [NoteKind::DuplicateId, NoteKind::NoId]);
    let imported: Vec<_> = layout.read(SHOOTINGS.as_bytes()).unwrap().map(Result::unwrap).collect();
    let mut exporter = Exporter::named("wapo", Vec::new()).unwrap().with("agencies", Vec::new()).unwrap();
    for case in through_json(&imported) {
        exporter.write(&case).unwrap();
    }
    for party in layout.unnamed_parties() {
        exporter.write_party(party).unwrap();
    }
    assert_same_cells_in_any_order(agencies.as_bytes(), &exporter.finish_all().unwrap().1[0]);
}

/// What a newsroom adds to the published file, and what stands beyond its last heading.
#[test]
fn columns_that_the_layout_does_not_know_come_back() {
    let mut lines = SHOOTINGS.lines();
    let mut file = format!("{},desk note,desk note,,checked\n", lines.next().unwrap());
    for (row, line) in lines.enumerate() {
        let added = [",,,,", ",called,called again,x,", ",,,,yes", ",,,,,far off"][row % 4];
        file.extend([line, added, "\n"]);
    }
    let (imported, summary) = import(importer(), file.as_bytes());
    let unmapped = ["checked", "column 22", "column 24", "desk note (column 20)", "desk note (column 21)"];
    assert!(summary.unmapped.keys().eq(unmapped));
    let cases = through_json(&imported);
    let back = export("wapo", &cases);
    // The headings that were blank, or stood there twice, have their number.
    let named = file.replacen(
        "desk note,desk note,,checked",
        "desk note (column 20),desk note (column 21),column 22,checked,column 24",
        1,
    );
    assert_same_cells_by_heading(named.as_bytes(), &back);

    // Without a look at all cases, what has no heading is counted and not passed over.
    let mut exporter = Exporter::named("wapo", Vec::new()).unwrap();
    for case in &cases {
        exporter.write(case).unwrap();
    }
    assert_eq!(exporter.unsaid()["checked"], 2);
}

#[test]
fn version_1_comes_back_cell_by_cell() {
    let (imported, summary) = import(Importer::named("wapo").unwrap(), SHOOTINGS_V1.as_bytes());
    assert_same_cells(SHOOTINGS_V1.as_bytes(), &export("wapo-v1", &through_json(&imported)));
    assert_eq!(summary.not_understood.into_iter().collect::<Vec<_>>(), [("armed".to_owned(), 1)]);

    let kinds = |at: usize| imported[at].case.objects.iter().map(|thing| thing.kind.code).collect::<Vec<_>>();
    assert_eq!(kinds(0), [ThingKind::Firearm, ThingKind::Knife]);
    assert_eq!(kinds(1), [ThingKind::Replica]);
    assert_eq!(kinds(3), [ThingKind::OtherWeapon], "a bow and arrow is one thing");
    assert_eq!(imported[0].case.people[0].death.as_ref().unwrap().means.len(), 2);
    // The same people have the same ids as in version 2.
    assert_eq!(imported[0].case.id, "wapo-9001");
}

#[test]
fn the_published_files_come_back_cell_by_cell() {
    let Some(shootings) = real("wapo/fatal-police-shootings-data.csv") else { return };
    let agencies = real("wapo/fatal-police-shootings-agencies.csv").unwrap();
    let mut layout = Importer::named("wapo").unwrap();
    assert_eq!(layout.add("agencies", &agencies[..]).unwrap(), []);
    let imported: Vec<_> = layout.read(&shootings[..]).unwrap().map(Result::unwrap).collect();
    assert_eq!((layout.summary().rows, layout.summary().records), (imported.len(), imported.len()));

    let mut exporter = Exporter::named("wapo", Vec::new()).unwrap().with("agencies", Vec::new()).unwrap();
    for case in through_json(&imported) {
        exporter.write(&case).unwrap();
    }
    for party in layout.unnamed_parties() {
        exporter.write_party(party).unwrap();
    }
    let (back, agencies_back) = exporter.finish_all().unwrap();
    assert_same_cells(&shootings, &back);
    assert_same_cells_in_any_order(&agencies, &agencies_back[0]);
}
