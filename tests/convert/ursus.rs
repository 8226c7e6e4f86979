//! California's pair of files, of 2019 and of 2016. All people, places and agencies are invented.

use ois_records::convert::{Importer, NoteKind};
use ois_records::{
    AbsentStatus, AidOutcome, BodyRegion, CaseFile, ContactReason, Custody, ForceKind, Impairment, InCustodyReason,
    InjuryKind, Origin, ThingKind,
};

use crate::tables::{assert_same_cells, export_both, import, real, through_json};

const INCIDENTS: &str = include_str!("ursus_incident.csv");
const PEOPLE: &str = include_str!("ursus_people.csv");
const PEOPLE_2016: &str = include_str!("ursus_people_2016.csv");

fn importer(people: &[u8]) -> Importer<'static> {
    let mut layout = Importer::named("ursus").unwrap();
    assert_eq!(layout.role(INCIDENTS.as_bytes()).unwrap(), layout.main_role());
    let role = layout.role(people).unwrap();
    assert_eq!(layout.add(role, people).unwrap(), []);
    layout
}

fn cases(people: &str) -> Vec<CaseFile> {
    import(importer(people.as_bytes()), INCIDENTS.as_bytes()).0.into_iter().map(|one| one.case).collect()
}

#[test]
fn each_cell_of_both_files_comes_back() {
    let (imported, summary) = import(importer(PEOPLE.as_bytes()), INCIDENTS.as_bytes());
    assert_eq!((summary.rows, summary.companion_rows, summary.records), (3, 6, 4));
    assert!(summary.unmapped.is_empty() && summary.not_understood.is_empty(), "{summary:?}");
    let (incidents, people) = export_both("ursus", "civilian_officer", &through_json(&imported));
    assert_same_cells(INCIDENTS.as_bytes(), &incidents);
    assert_same_cells(PEOPLE.as_bytes(), &people);
}

#[test]
fn rows_are_what_the_form_says() {
    let cases = cases(PEOPLE);
    let case = &cases[0];
    assert_eq!((case.id.as_str(), case.people.len()), ("ursus-99-0100-2019-a0f", 3));
    assert_eq!(case.incident.occurred, "2019-01-06T16:20".parse().unwrap());
    let contact = case.incident.contact.as_ref().unwrap();
    assert_eq!(contact.reason.value().unwrap().code, ContactReason::InCustodyEvent);
    assert_eq!(contact.in_custody_reason.value().unwrap().code, InCustodyReason::OutToCourt);

    let [civilian, officer, other_agency] = &case.people[..] else { panic!("three people") };
    assert_eq!((civilian.age_years.min(), civilian.age_years.max()), (Some(18), Some(20)));
    assert_eq!(civilian.origins.value().unwrap()[0], Origin::Filipino);
    assert!(civilian.impairments.value().unwrap().is_empty(), "none is known and empty");
    assert_eq!(case.aid[0].outcome.value().unwrap().code, AidOutcome::Critical);
    let weapons: Vec<_> = case.objects.iter().map(|thing| thing.kind.code).collect();
    assert_eq!(weapons, [ThingKind::Handgun, ThingKind::Rifle, ThingKind::Knife]);
    assert!(case.objects.iter().all(|thing| thing.confirmed.is_yes()));
    assert_eq!(case.perceptions.len(), 2);
    let uses = &case.force.as_ref().unwrap().uses;
    let against = |person: &ois_records::Person| uses.iter().filter(|force| force.against.contains(&person.id)).count();
    assert_eq!((against(civilian), against(officer), against(other_agency)), (2, 2, 0));
    assert_eq!(uses[2].kind, ForceKind::PhysicalContact);

    assert_eq!(officer.injury_preexisting, true.into());
    assert!(officer.injuries.is_empty() && !officer.armed.is_stated());
    assert_ne!(officer.service[0].agency, other_agency.service[0].agency);
    let regions = &other_agency.force_received.as_ref().unwrap().regions;
    assert_eq!(regions.absent().unwrap().status, AbsentStatus::NotApplicable);
}

#[test]
fn time_may_be_blank_or_have_lost_its_zero() {
    let cases = cases(PEOPLE);
    assert_eq!(cases[1].incident.occurred.value(), Some(&"2019-12-13T09:05".parse().unwrap()));
    assert_eq!(cases[2].incident.occurred.value(), Some(&"2019-11-26".parse().unwrap()));
    let (imported, _) = import(importer(PEOPLE.as_bytes()), INCIDENTS.as_bytes());
    let note = &imported[1].notes[0];
    assert_eq!(
        (note.kind, note.column.as_deref(), note.value.as_deref()),
        (NoteKind::Mended, Some("INCIDENT_TIME_STR"), Some("905"))
    );
}

/// The form asks of each person whether a firearm was discharged in the incident.
#[test]
fn people_who_disagree_on_their_incident_are_kept_and_said() {
    let people = PEOPLE.replacen(",FALSE,TRUE,", ",FALSE,FALSE,", 1);
    assert_ne!(people, PEOPLE);
    let (imported, _) = import(importer(people.as_bytes()), INCIDENTS.as_bytes());
    let disagree = imported.iter().flat_map(|one| &one.notes).filter(|note| note.kind == NoteKind::Disagrees);
    let disagree: Vec<_> = disagree.map(|note| (note.row, note.column.as_deref(), note.value.as_deref())).collect();
    assert_eq!(disagree, [(2, Some("DISCHARGE_OF_FIREARM_INCIDENT"), Some("FALSE"))]);
    assert!(imported[0].case.force.as_ref().unwrap().firearm_discharged.is_yes(), "the first row stands");
    let (_, back) = export_both("ursus", "civilian_officer", &through_json(&imported));
    assert_same_cells(people.as_bytes(), &back);
}

#[test]
fn people_without_an_incident_are_a_case_of_their_own() {
    let (imported, _) = import(importer(PEOPLE.as_bytes()), INCIDENTS.as_bytes());
    let alone = imported.last().unwrap();
    assert_eq!((alone.case.id.as_str(), alone.case.people.len()), ("ursus-99-0300-2019-e4b", 1));
    assert_eq!(alone.notes[0].kind, NoteKind::NoCase);
}

#[test]
fn labels_of_2016_are_the_codes_of_2019() {
    let (imported, summary) = import(importer(PEOPLE_2016.as_bytes()), INCIDENTS.as_bytes());
    assert!(summary.not_understood.is_empty() && summary.unmapped.is_empty(), "{summary:?}");
    let case = &imported.last().unwrap().case;
    let person = &case.people[0];
    assert_eq!(person.races.value().unwrap().len(), 2);
    assert_eq!(person.origins.value().unwrap()[0], Origin::Samoan);
    assert_eq!(person.age_years.min(), Some(96));
    assert_eq!(person.impairments.value().unwrap()[0], Impairment::Drugs);
    assert_eq!(person.custody.value().unwrap().code, Custody::PsychiatricHold);
    let kinds: Vec<_> = person.injuries[0].kinds.value().unwrap().iter().map(|kind| kind.code).collect();
    assert_eq!(kinds, [InjuryKind::Bruise, InjuryKind::Abrasion]);
    let regions = person.force_received.as_ref().unwrap().regions.value().unwrap();
    assert_eq!(regions.iter().map(|region| region.code).collect::<Vec<_>>(), [BodyRegion::Arm, BodyRegion::Neck]);
    // Words that hold the separator themselves.
    let uses: Vec<_> = case.force.as_ref().unwrap().uses.iter().map(|force| force.kind.code).collect();
    assert_eq!(uses, [ForceKind::PhysicalContact, ForceKind::Knife]);
    let perceived: Vec<_> = case.perceptions.iter().map(|one| one.perceived_as.code).collect();
    assert_eq!(perceived, [ThingKind::Knife, ThingKind::Firearm]);
    let weapons: Vec<_> = case.objects.iter().map(|thing| thing.kind.code).collect();
    assert_eq!(weapons, [ThingKind::Handgun, ThingKind::Knife]);

    // Cells come back in the words of their year: what the layout calls otherwise now, under that heading.
    let (_, back) = export_both("ursus", "civilian_officer", std::slice::from_ref(case));
    let back = String::from_utf8(back).unwrap();
    assert!(back.lines().next().unwrap().ends_with("OFFICER_Dress,CIVILIAN_Crime_Qualifier"), "{back}");
    assert!(back.contains(",Signs of drug impairment,") && back.ends_with(",Attempt\r\n"), "{back}");
    for words in
        ["Serious bodily injury", "\"Contusion, Abrasion/Laceration\"", "\"Arms/hands , Neck/throat\"", "96-100+"]
    {
        assert!(back.contains(words), "{words}: {back}");
    }
}

#[test]
fn the_published_pair_comes_back_cell_by_cell() {
    let (Some(incidents), Some(people)) =
        (real("ursus/URSUS_Incident_2019.csv"), real("ursus/URSUS_Civilian-Officer_2019.csv"))
    else {
        return;
    };
    let (imported, summary) = import(importer(&people), &incidents);
    assert_eq!(summary.rows, summary.records);
    assert!(summary.not_understood.is_empty() && summary.unmapped.is_empty(), "{summary:?}");
    let (incidents_back, people_back) = export_both("ursus", "civilian_officer", &through_json(&imported));
    assert_same_cells(&incidents, &incidents_back);
    assert_same_cells(&people, &people_back);
}
