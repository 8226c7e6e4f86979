//! Mapping files: those of Dallas and Baltimore on synthetic rows and on the cities' own, and wrong ones.

use ois_records::convert::{Imported, Map, Note, NoteKind, Summary};
use ois_records::{
    AbsentStatus, CaseFile, Fact, ForceKind, Outcome, Person, PersonId, PersonRole, Proceeding, Profile, Race,
    Severity, Validator, VitalStatus,
};

use crate::tables::{assert_same_cells_by_heading, import, real, through_json, write_all};

const DALLAS: &str = include_str!("../../examples/maps/dallas.csv");
const BALTIMORE: &str = include_str!("../../examples/maps/baltimore.csv");

/// Three-line cells, several people in one, a name right behind a sex, a shifted column.
const DALLAS_ROWS: &str = "\
Case #,Date,Location,\"Suspect Deceased, Injured, or Shoot and Miss\",Suspect Weapon,Suspect(s),Officer(s),Grand Jury Disposition,Summary URL,GeoLocation
101-2014,12/16/2014,100 Mill Road,Injured,Knife,\"Fenn, Ada W/F\",\"Reed, Bo B/M\",Pending,http://example.org/101.pdf,\"100 Mill Road
Reedham, ZZ
(12.86175019700005, -45.75390071599998)\"
102A,01/02/2003,200 Mill Road,1 Deceased 1 Injured,Handgun,\"Marsh, Cy Jr. L/M Oak, Dee  L/F\",\"Tarn, Eve W/MPond, Flo NA/F\",No Bill,,\"200 Mill Road
Reedham, ZZ
(12.5, -45.5)\"
103A,01/03/2003,300 Mill Road,Shoot and Miss,Unarmed,Unknown L/M,\"Reed, Bo B/M\",N/A,,\"300 Mill Road
Reedham, ZZ\"
104A,01/04/2003,400 Mill Road,Other,Trident,See Summary,\"Reed, Bo B/M\",\"Reed, Bo B/M\",,
";

const BALTIMORE_ROWS: &str = "\
DATE,CC#,DISTRICT,LOCATION,TYPE,X (LONG),Y (LAT),COORDINATES
01/02/2013 12:00:00 AM,134A0,NED,100 Mill Rd,Shooting,-45.5737176216,12.3189978152,\"(12.3189978152, -45.5737176216)\"
05/07/2014 12:00:00 AM,144E0,ND,200 Mill Rd,Taser / In Custody Death,-45.5,12.5,\"(12.5000000000, -45.5000000000)\"
06/01/2014 02:30:00 PM,2014 (ZZ),,\"300 Mill Rd, Reedham\",Shooting (Animal),0,0,\"(0E-10, 0E-10)\"
06/02/2014 12:00:00 AM,144F1,ND,400 Mill Rd,Trebuchet,-45.5,12.5,\"(12.5000000000, -45.5000000000)\"
";

pub fn read(map: &str, table: &[u8]) -> (Vec<Imported>, Summary) {
    Map::parse(map.as_bytes()).unwrap().read(|importer| import(importer, table))
}

fn write(map: &str, cases: &[CaseFile]) -> Vec<u8> {
    Map::parse(map.as_bytes()).unwrap().write(Vec::new(), |exporter| write_all(exporter, cases)).0
}

/// Every cell comes back, whether the map names its column or not. How many there are.
pub fn assert_cells_come_back(map: &str, table: &[u8]) -> usize {
    let (imported, summary) = read(map, table);
    assert_eq!((summary.rows, summary.records), (imported.len(), imported.len()));
    assert_same_cells_by_heading(table, &write(map, &through_json(&imported)))
}

fn assert_no_error(imported: &[Imported]) {
    let mut validator = Validator::new().with_profile(Profile::Dataset);
    for one in imported {
        let report = validator.validate(&one.case);
        let errors: Vec<_> = report.findings().iter().filter(|it| it.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", one.case.id);
    }
}

pub fn said(imported: &[Imported]) -> Vec<(usize, &str)> {
    let notes = imported.iter().flat_map(|one: &Imported| &one.notes);
    notes.map(|note: &Note| (note.row, note.value.as_deref().unwrap_or_default())).collect()
}

#[test]
fn dallas() {
    assert_cells_come_back(DALLAS, DALLAS_ROWS.as_bytes());
    let (imported, _) = read(DALLAS, DALLAS_ROWS.as_bytes());
    assert_no_error(&imported);
    assert_eq!(
        said(&imported),
        [(3, "300 Mill Road\nReedham, ZZ"), (4, "Trident"), (4, "See Summary"), (4, "Reed, Bo B/M")]
    );

    let case = &imported[1].case;
    assert_eq!(case.id, "dallas-102a");
    let names = |role: PersonRole| -> Vec<_> {
        case.people.iter().filter(|person| person.has_role(role)).filter_map(|person| person.name.value()).collect()
    };
    assert_eq!(names(PersonRole::Subject), ["Marsh, Cy Jr.", "Oak, Dee"]);
    assert_eq!(names(PersonRole::Officer), ["Tarn, Eve", "Pond, Flo"]);
    assert!(case.people[0].note.is_some(), "whose the weapon was is not said");
    assert_eq!(case.incident.outcome.value().unwrap().code, Outcome::Death);
    let place = case.incident.scenes[0].place.as_ref().unwrap();
    assert_eq!(place.coordinates.value().unwrap().latitude.to_string(), "12.5");
    assert_eq!(place.state.value().unwrap(), "TX");
    assert!(matches!(&case.proceedings[0], Proceeding::GrandJury(jury) if jury.result.value().is_some()));
    assert_eq!(case.party(&case.incident.agencies[0]).unwrap().name.as_deref(), Some("Dallas Police Department"));
    assert!(imported[2].case.people[0].armed.is_no());
}

#[test]
fn baltimore() {
    assert_cells_come_back(BALTIMORE, BALTIMORE_ROWS.as_bytes());
    let (imported, _) = read(BALTIMORE, BALTIMORE_ROWS.as_bytes());
    assert_no_error(&imported);
    assert_eq!(said(&imported), [(4, "Trebuchet")]);
    let kinds = |at: usize| -> Vec<_> {
        let force = imported[at].case.force.as_ref().unwrap();
        force.uses.iter().map(|used| (used.kind.code, used.kind.source_text.as_deref())).collect()
    };
    assert_eq!(kinds(0), [(ForceKind::FirearmDischarge, None)]);
    assert_eq!(kinds(1), [(ForceKind::ConductedEnergy, None), (ForceKind::Other, Some("In Custody Death"))]);
    let days: Vec<_> = imported.iter().map(|one| one.case.incident.occurred.value().unwrap().to_string()).collect();
    assert_eq!(days[..3], ["2013-01-02", "2014-05-07", "2014-06-01T14:30"], "midnight is no time");
    // Nobody was shot at 0, 0 in the ocean.
    assert!(imported[2].case.incident.scenes[0].place.as_ref().unwrap().coordinates.absent().is_some());
}

pub const HEAD: &str = "column,target,reading,separator,word,meaning\n,dataset.name,,,,reedham\nNo.,case.id,,,,\n";

/// What stands between the members of a cell is said by the map, in and out.
#[test]
fn separators_are_the_maps_own() {
    let map = format!(
        "{HEAD}Agencies,incident.agencies,texts,/,,\nORIs,incident.agencies,texts,\" + \",,\nLinks,sources,texts,|,,\n\
         Weapon,subject.armed_with,codes,\" \",,\n,,,,gun,firearm\n,,,,knife,knife\n\
         Names,officers,texts,\" & \",,\nRaces,officers,codes,/,,\n,,,,W,white\n,,,,B,black\nBefore,officers,count,,,\n"
    );
    let table = r#"No.,Agencies,ORIs,Links,Weapon,Names,Races,Before
1,"Police, Reedham/Marsh Police; South",ZZ0010000 + ZZ0020000,"http://a.example/1,2|http://a.example/3",gun knife,"Fenn, Ada & Reed, Bo",W/B,2
2,Police Reedham,,,gun,,,
"#;
    assert_cells_come_back(&map, table.as_bytes());
    let (imported, summary) = read(&map, table.as_bytes());
    assert!(summary.not_understood.is_empty(), "{summary:?}");
    let case = &imported[0].case;
    let agencies: Vec<_> = case.parties.iter().filter_map(|party| party.name.as_deref()).collect();
    assert_eq!(agencies, ["Police, Reedham", "Marsh Police; South"]);
    assert_eq!(case.parties[1].external_ids[0].value, "ZZ0020000");
    let cited: Vec<_> = case
        .sources
        .iter()
        .filter(|source| source.id.as_str() != "dataset")
        .map(|it| it.url.value().unwrap())
        .collect();
    assert_eq!(cited, ["http://a.example/1,2", "http://a.example/3"]);
    assert_eq!(case.objects.len(), 2);
    let officers = case.people.iter().filter(|person| person.has_role(PersonRole::Officer));
    let officers: Vec<_> =
        officers.filter_map(|it| Some((it.name.value()?.as_str(), it.races.value()?[0].code))).collect();
    assert_eq!(officers, [("Fenn, Ada", Race::White), ("Reed, Bo", Race::Black)]);
}

/// One incident, several subjects: a list in each cell. Where one is longer than the first, nobody can tell
/// whose its members are.
#[test]
fn lists_side_by_side_are_people() {
    let map = format!(
        "{HEAD}Race,subjects.race,,;,,\n,,,,B,black\n,,,,W,white\n,,,,U,unknown\nAge,subjects.age,,;,,\n,,,,U,unknown\n\
         Fatal,subjects.vital_status,,;,,\n,,,,F,dead\n,,,,N,alive\n,,,,U,unknown\n\
         Sex,subjects.gender,,,,\n,,,,M,male\n,,,,F,female\n\
         Officer,officers.gender,,\", \",,\n,,,,M,male\n,,,,F,female\n"
    );
    let table = "\
No.,Race,Age,Fatal,Sex,Officer
1,B;W,24;U,F; N,M;F,\"M,F, M\"
2,B,17-Oct,F,M,M
3,W;U;B,;30;,N;N,M,
4,B,20;21,N;X,F;F,
";
    assert_cells_come_back(&map, table.as_bytes());
    let (imported, _) = read(&map, table.as_bytes());
    assert_no_error(&imported);
    let notes = imported.iter().flat_map(|one| &one.notes);
    let notes: Vec<_> = notes.map(|note| (note.row, note.kind, note.value.as_deref().unwrap())).collect();
    assert_eq!(
        notes,
        [
            (2, NoteKind::Mended, "17-Oct"),
            (3, NoteKind::NotUnderstood, "N;N"),
            (3, NoteKind::NotUnderstood, "M"),
            (4, NoteKind::NotUnderstood, "B"),
            (4, NoteKind::NotUnderstood, "N;X"),
        ]
    );
    let with =
        |at: usize, role: PersonRole| imported[at].case.people.iter().filter(move |person| person.has_role(role));
    let subjects: Vec<_> = with(0, PersonRole::Subject).collect();
    assert_eq!((subjects.len(), with(0, PersonRole::Officer).count()), (2, 3));
    assert_eq!(subjects[0].age_years, 24.into());
    assert_eq!(subjects[1].age_years.absent().unwrap().status, AbsentStatus::Unknown);
    assert_eq!(subjects[1].vital_status.value(), Some(&VitalStatus::Alive));
    let ages: Vec<_> = with(2, PersonRole::Subject).map(|person| person.age_years.min()).collect();
    assert_eq!(ages, [None, Some(30), None]);
}

/// One incident, several people, each with columns of their own. Of whom all are blank, nobody knows anything.
#[test]
fn columns_with_numbers_are_people() {
    let map = format!(
        "{HEAD}subject_1_age,subjects.1.age,,,,\nsubject_2_age,subjects.2.age,,,,\n\
         officer_race_1,officers.1.race,,;,,\n,,,,B,black\n,,,,W,white\n\
         officer_race_2,officers.2.race,,;,,\n,,,,B,black\n,,,,W,white\n\
         officer_race_3,officers.3.race,,,,\n,,,,B,black\n,,,,W,white\n\
         officer_name_3,officers.3.name,,,,\n"
    );
    let table = "\
No.,subject_1_age,subject_2_age,officer_race_1,officer_race_2,officer_race_3,officer_name_3
1,24,40s,B,W;B,,
2,31,,,,W,Ada Reed
3,,,,X,,
4,,5-Mar,W,, ,Bo Tarn
";
    assert_cells_come_back(&map, table.as_bytes());
    let (imported, _) = read(&map, table.as_bytes());
    assert_no_error(&imported);
    let notes = imported.iter().flat_map(|one| &one.notes);
    let notes: Vec<_> = notes.map(|note| (note.row, note.kind, note.column.as_deref().unwrap())).collect();
    assert_eq!(notes, [(3, NoteKind::NotUnderstood, "officer_race_2"), (4, NoteKind::Mended, "subject_2_age")]);

    let ids = |at: usize| imported[at].case.people.iter().map(|person| person.id.as_ref()).collect::<Vec<&str>>();
    assert_eq!(ids(0), ["subject", "subject-2", "officer-1", "officer-2"]);
    assert_eq!(ids(1), ["subject", "officer-3"]);
    assert_eq!(ids(2), ["officer-2"]);
    assert_eq!(ids(3), ["subject-2", "officer-1", "officer-3"]);
    assert_eq!(imported[0].case.people[3].races.value().unwrap().len(), 2);
    assert_eq!(imported[1].case.people[1].name, "Ada Reed".into());
    assert!(imported[0].case.people[0].note.is_some() && imported[1].case.people[0].note.is_none());

    // Of people whose ids say no number, the order does.
    let mut case = imported[0].case.clone();
    case.people.retain(|person| !person.has_role(PersonRole::Officer));
    for (id, race) in [("reed", Race::White), ("tarn", Race::Black)] {
        let mut officer = Person::new(PersonId::new(id).unwrap());
        officer.roles.push(PersonRole::Officer);
        officer.races = [race].into();
        case.people.push(officer);
    }
    let back = String::from_utf8(write(&map, &[case])).unwrap();
    assert!(back.ends_with("1,24,40s,W,B,,\r\n"), "{back}");
}

/// What the row says of the subject it says of the first, also where no column with a number does.
#[test]
fn a_subject_of_whom_all_is_blank_is_nobody() {
    let map = format!(
        "{HEAD}one,subjects.1.age,,,,\ntwo,subjects.2.age,,,,\nweapon,subject.armed_with,,,,\n,,,,gun,firearm\n"
    );
    let table = "No.,one,two,weapon\n1,,40,\n2,,40,gun\n3,20,40,gun\n";
    assert_cells_come_back(&map, table.as_bytes());
    let (imported, _) = read(&map, table.as_bytes());
    let people = |at: usize| {
        let people = imported[at].case.people.iter();
        people.map(|person| (person.id.as_str(), person.note.is_some())).collect::<Vec<_>>()
    };
    assert_eq!(people(0), [("subject-2", false)]);
    assert_eq!(people(1), [("subject-2", false), ("subject", true)]);
    assert_eq!(people(2), [("subject", true), ("subject-2", false)]);
}

/// People whose ids have no number take the columns that are free; who has none is counted.
#[test]
fn who_has_no_column_with_a_number_is_counted() {
    let map = format!("{HEAD}o1,officers.1.name,,,,\no2,officers.2.name,,,,\n");
    let written = |officers: &[(&str, &str)]| {
        let (imported, _) = read(&map, b"No.,o1,o2\n1,,\n");
        let mut case = imported[0].case.clone();
        for (id, name) in officers {
            let mut officer = Person::new(PersonId::new(id).unwrap());
            officer.roles.push(PersonRole::Officer);
            officer.name = (*name).into();
            case.people.push(officer);
        }
        let mut left_out = 0;
        let out = Map::parse(map.as_bytes()).unwrap().write(Vec::new(), |mut exporter| {
            exporter.write(&case).unwrap();
            left_out = exporter.unsaid().values().sum();
            exporter.finish().unwrap()
        });
        let row = String::from_utf8(out).unwrap().lines().nth(1).unwrap().to_owned();
        (row, left_out)
    };
    let row = |row: &str, left_out: usize| (row.to_owned(), left_out);
    assert_eq!(written(&[("officer-1", "Ada"), ("officer-2", "Bo")]), row("1,Ada,Bo", 0));
    assert_eq!(written(&[("officer-2", "Bo"), ("reed", "Ada")]), row("1,Ada,Bo", 0));
    assert_eq!(written(&[("reed", "Ada"), ("officer-2", "Bo"), ("tarn", "Cy")]), row("1,Ada,Bo", 1));
    assert_eq!(written(&[("officer-1", "Ada"), ("officer-2", "Bo"), ("officer-3", "Cy")]), row("1,Ada,Bo", 1));
    assert_eq!(written(&[("officer-1", "Ada"), ("officer-1234", "Bo")]), row("1,Ada,Bo", 0), "a badge is no place");
}

/// A word that is only a beginning says nothing of what stands behind a separator.
#[test]
fn what_stands_behind_a_separator_is_not_guessed() {
    let words = "/,,\n,,,,Unk*,unknown\n,,,,W*,white\n,,,,B*,black\n";
    let map =
        format!("{HEAD}race,subject.race,,{words}weapon,subject.armed_with,,/,,\n,,,,gun*,firearm\n,,,,knife,knife\n");
    let table = "\
No.,race,weapon
1,White/Black,gun/knife
2,White/tall,gun in hand
3,Tall/White,gun/stick
4,Unk for now/Black,
5,White/,
6,tall/White/Black,
7,Unk for now,
";
    assert_cells_come_back(&map, table.as_bytes());
    let (imported, _) = read(&map, table.as_bytes());
    assert_eq!(
        said(&imported),
        [(2, "White/tall"), (3, "Tall/White"), (3, "gun/stick"), (4, "Unk for now/Black"), (6, "tall/White/Black")]
    );
    let races = |at: usize| {
        let races = &imported[at].case.people[0].races;
        races.value().into_iter().flatten().map(|race| race.code).collect::<Vec<_>>()
    };
    assert_eq!(races(0), [Race::White, Race::Black]);
    assert_eq!(races(1), [Race::White]);
    assert_eq!(races(5), [Race::Other, Race::White, Race::Black]);
    assert_eq!(imported[1].case.people[0].races.source_text(), Some("White/tall"));
    let unknown = imported[3].case.people[0].races.absent().unwrap();
    assert_eq!((unknown.status, unknown.source_text.as_deref()), (AbsentStatus::Unknown, Some("Unk for now/Black")));
    assert_eq!((imported[0].case.objects.len(), imported[1].case.objects.len()), (2, 1));
}

/// Whoever is charged or off duty is the only officer, where the row names a single one, in whatever column and
/// wherever that stands; and of a list that nobody understands no cell is lost.
#[test]
fn what_is_said_of_an_officer_is_said_of_the_one_who_is_named() {
    let yes_no = ",,,\n,,,,y,yes\n,,,,n,no\n";
    let columns = [
        format!("Charged,incident.charges,yes_no{yes_no}"),
        format!("Duty,officer.on_duty,yes_no{yes_no}"),
        "Officers,officers.listed,codes,,,\n,,,,W,white\n".to_owned(),
    ];
    for order in [[0, 1, 2], [1, 2, 0], [2, 1, 0]] {
        let map = HEAD.to_owned() + &order.map(|at| &*columns[at]).concat();
        let table = "\
No.,Charged,Duty,Officers
1,y,n,See Summary
2,y,n,\"Fenn, Ada W/F\"
3,y,n,\"Fenn, Ada W/F Reed, Bo W/M\"
4,y,n,
";
        assert_cells_come_back(&map, table.as_bytes());
        let (imported, _) = read(&map, table.as_bytes());
        assert_no_error(&imported);
        assert_eq!(said(&imported), [(1, "See Summary")]);
        let who = |at: usize| {
            let case = &imported[at].case;
            let Proceeding::Charge(charge) = &case.proceedings[0] else { panic!("a charge") };
            let off_duty = case.people.iter().find(|person| person.service.iter().any(|it| it.on_duty.is_no()));
            (charge.defendant.to_string(), off_duty.unwrap().id.to_string())
        };
        assert_eq!(who(1), ("officer-1".into(), "officer-1".into()));
        assert_eq!(who(2), ("officer-charged".into(), "officer-unattributed".into()));
        assert_eq!(imported[1].case.people.len(), 1);
    }
}

/// A name where an ORI should stand is the agency's that the row names, and no second one of the same id.
#[test]
fn an_agency_is_one_by_whichever_column_it_is_named() {
    let columns = [
        "Reports,incident.reporting_agency_ori,,,,\n",
        "Agencies,incident.agencies,texts,;,,\nORIs,incident.agencies,texts,;,,\n",
        "Theirs,subject.agency_ori,,,,\n",
    ];
    for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
        let map = HEAD.to_owned() + &order.map(|at| columns[at]).concat();
        let table = "\
No.,Reports,Agencies,ORIs,Theirs
1,Oak Police,Oak Police,,Oak Police
2,Oak Police,Oak Police,Oak Police,ZZ0010000
3,Oak Police,Oak Police;Elm Police,ZZ0010000;ZZ0020000,ZZ0020000
4,ZZ0020000,Oak Police;Elm Police,ZZ0010000;ZZ0020000, Elm Police
5,Oak Police,,,Oak Police
6,,Oak Police;Oak Police,ZZ0010000;ZZ0010000,
";
        assert_cells_come_back(&map, table.as_bytes());
        let (imported, _) = read(&map, table.as_bytes());
        assert_no_error(&imported);
        let agencies: Vec<_> = imported.iter().map(|one| one.case.parties.len()).collect();
        assert_eq!(agencies, [1, 2, 2, 2, 1, 1]);
        let case = &imported[2].case;
        let reporting = case.party(case.incident.reporting_agency.as_ref().unwrap()).unwrap();
        assert_eq!((reporting.name.as_deref(), &*reporting.external_ids[0].value), (Some("Oak Police"), "ZZ0010000"));
        assert_eq!(imported[3].case.people[0].reported_by, imported[3].case.incident.reporting_agency);
    }
}

/// What holds for every row is said in its turn too.
#[test]
fn what_holds_for_all_is_said_of_whom_a_row_names() {
    let map = format!(
        "{HEAD},officer.on_duty,,,,no\n,incident.reporting_agency_ori,,,,Oak Police\n\
         Officers,officers.1.name,,,,\nAgency,incident.agencies,,,,\n"
    );
    let table = b"No.,Officers,Agency\n1,Ada Fenn,Oak Police\n";
    assert_cells_come_back(&map, table);
    let case = &read(&map, table).0[0].case;
    let officer = &case.people[0];
    assert!(officer.id == "officer-1" && officer.service[0].on_duty.is_no());
    assert_eq!(case.parties.len(), 1);
    assert_eq!(case.incident.reporting_agency.as_ref(), Some(&officer.service[0].agency));
}

/// What holds for every row is said in codes, and a cell that a spreadsheet lost stays what it is.
#[test]
fn each_row_begins_with_what_holds_for_all() {
    let map = format!("{HEAD},incident.outcome,,,,death\n,place.city,,,,Reedham\nStory,incident.narrative,,,,\n");
    let table = b"No.,Story\n1,#REF!\n2,He fell.\n";
    assert_cells_come_back(&map, table);
    let (imported, _) = read(&map, table);
    assert_eq!(said(&imported), [(1, "#REF!")]);
    for one in &imported {
        assert_eq!(one.case.incident.outcome, Outcome::Death.into());
        assert_eq!(one.case.incident.scenes[0].place.as_ref().unwrap().city, "Reedham".into());
    }
}

/// A column that only helps to tell rows apart is kept too.
#[test]
fn a_column_of_identity_alone_is_no_lost_column() {
    let map = "column,target,reading,separator,word,meaning\n,dataset.name,,,,reedham\nName,identity,,,,\nDay,incident.date,,,,\n";
    assert_cells_come_back(map, b"Name,Day\nAda Fenn,2019-03-04\nBo Reed,2019-03-05\n");
}

#[test]
fn the_cities_own_tables_come_back_cell_by_cell_and_have_no_false_error() {
    for (map, file, rows) in [(DALLAS, "cities/dallas.csv", 200), (BALTIMORE, "cities/baltimore.csv", 58)] {
        let Some(table) = real(file) else { return };
        let cells = assert_cells_come_back(map, &table);
        assert!(cells >= rows * 8, "{file}: {cells} cells");
        let (imported, summary) = read(map, &table);
        assert_eq!(summary.records, rows);
        assert_no_error(&imported);
    }
}

#[test]
fn a_wrong_map_says_where_and_what_was_expected() {
    let head = "column,target,reading,separator,word,meaning\n,dataset.name,,,,reedham\nNo.,case.id,,,,\n";
    let wrong = [
        ("", 1, "column,target,reading,separator,word,meaning"),
        ("name,target\n", 1, "column,target,reading,separator,word,meaning"),
        ("column,target,reading,separator,word,meaning\nNo.,case.id,,,,\n", 1, "dataset.name"),
        ("column,target,reading,separator,word,meaning\n,dataset.name,,,,x\nAge,subject.age,,,,\n", 1, "case.id"),
        ("column,target,reading,separator,word,meaning\n,dataset.name,,,,-x\nNo.,case.id,,,,\n", 1, "up to 16"),
        ("{head}Age,subject.agee,,,,\n", 4, "did you mean `subject.age`?"),
        ("{head}Age,,,,,\n", 4, "a target for `Age`"),
        ("{head}Age,subject.age,cuont,,,\n", 4, "did you mean `count`?"),
        ("{head}Age,subject.age,code,,,\n", 4, "subject.age read as count"),
        ("{head}Age,subject.age,,,,\nAge,subject.name,,,,\n", 5, "stands above too"),
        ("{head}Sex,subject.gender,,,M,mael\n", 4, "did you mean `male`?"),
        ("{head}Sex,subject.gender,,,M,male\n,,,,F,femalle\n", 5, "did you mean `female`?"),
        ("{head}Age,subject.age,,;,,\n", 4, "no separator: subject.age is one value"),
        ("{head}Age,subject.age,,,,\nYears,subject.age,,,,\n", 5, "subject.age stands above too"),
        ("{head}City,place.city,,,,\n,place.city,,,,Reedham\n", 5, "place.city stands above too"),
        ("{head},incident.outcome,,,,deth\n", 4, "a meaning that incident.outcome can have: no_hit"),
        ("{head},incident.people_killed,,,,some\n", 4, "can have: count"),
        ("{head}Old no.,case.key,,,,\n", 4, "case.key stands above too"),
        ("{head}Lat,place.coordinates,number,,,\n", 4, "place.coordinates read as number and number"),
        ("{head}Age,subject.age,,\n", 4, "six cells"),
        ("{head}Age,subject.age,,,,,here\n", 4, "six cells"),
        ("{head}Sex,subject.gender,,,M,male\n,,,,m,female\n", 5, "a word once; `m` stands above too"),
        ("{head}Name,subject.name,,,X,yes\n", 4, "mapping file: the status of an absent value (unknown,"),
        ("{head}Sex,subject.gender,,,M,yes\n", 4, "mapping file: a code (female, male"),
        ("{head}Armed,subject.armed,,,X,yes\n,,,,,no\n", 5, "a word that means `no`; a blank cell says nothing"),
        ("{head},place.city,,,Reed,Reedham\n", 4, "no word: place.city is no column of words"),
        ("{head},,,,Total,none\n", 4, "no word: case.id is no column of words"),
        ("{head}Age,subject.2.age,,,,\n", 4, "no number: subject.age is no target of several people"),
        ("{head}Age,subjects.0.age,,,,\n", 4, "a number from 1 to 99, as in subjects.1.age"),
        ("{head}Age,subjects.2.agee,,,,\n", 4, "did you mean `subjects.age`?"),
        ("{head}Age,subjects.2.age,,;,,\n", 4, "no separator"),
        ("{head}Age,subjects.2.age,,,,\nYears,subjects.2.age,,,,\n", 5, "subjects.2.age stands above too"),
        ("{head}Race,subject.race,,,,\nRace 1,subjects.1.race,,,,\n", 5, "subject.race or subjects.1.race, not both"),
        ("{head}Race,subject.race,,,,\nRaces,subjects.race,,,,\n", 5, "subject.race or subjects.race, not both"),
        (
            "{head}Place,place.located,,,,\nLat,place.coordinates,number,,,\nLon,place.coordinates,number,,,\n",
            5,
            "place.located or place.coordinates, not both: they fill the same",
        ),
        ("{head}Agency,agency.name,,,,\n", 4, "a target"),
        (
            "{head}Age,subjects.2.age,,,,\nName,subjects.name,,,,\n",
            5,
            "subjects in lists or by their numbers, not both",
        ),
        ("{head}Zip,place.city,postal_code,,,\n", 4, "place.city read as text"),
        ("{head},dataset.license,,,,MIT\n", 4, "dataset.licence"),
    ];
    for (map, line, expected) in wrong {
        let map = map.replace("{head}", head);
        let error = Map::parse(map.as_bytes()).unwrap_err();
        assert_eq!(error.line(), Some(line), "{map}");
        assert!(error.to_string().contains(expected), "{error}");
    }
    assert!(Map::parse(b"column,target,reading,separator,word,meaning\n\xff,,,,,\n").is_err());
}

/// A separator at the end of a list is nobody, unless another list says who.
#[test]
fn a_separator_at_the_end_of_a_list_is_nobody() {
    let map = format!(
        "{HEAD}Race,subjects.race,,;,,\n,,,,B,black\n,,,,W,white\nAge,subjects.age,,;,,\n\
         Officer,officers.gender,,;,,\n,,,,M,male\n,,,,F,female\n"
    );
    let table = "\
No.,Race,Age,Officer
1,B;,24;,M;
2,B;,24;31,;F;
3,B;W,24;,M;;
4,B;W;,40s;31;,M
5,B;W;,40s,
";
    assert_cells_come_back(&map, table.as_bytes());
    let (imported, _) = read(&map, table.as_bytes());
    let people = |one: &Imported, role| one.case.people.iter().filter(|person| person.has_role(role)).count();
    let counts: Vec<_> =
        imported.iter().map(|one| [PersonRole::Subject, PersonRole::Officer].map(|role| people(one, role))).collect();
    assert_eq!(counts, [[1, 1], [2, 2], [2, 1], [2, 1], [1, 0]]);
    assert_eq!(said(&imported), [(5, "B;W;")]);
    assert_eq!(imported[3].case.people[0].age_years, Fact::from(40..=49).with_source_text("40s;31;"));
}

/// An agency may be named twice, with one ORI or with two.
#[test]
fn an_agency_that_is_named_twice_is_one() {
    let map = format!("{HEAD}Agencies,incident.agencies,,;,,\nORIs,incident.agencies,,;,,\n");
    let table = "\
No.,Agencies,ORIs
1,Reedham PD;Reedham PD,ZZ0010000;ZZ0020000
2,Reedham PD;Reedham PD,ZZ0010000;ZZ0010000
3,Reedham PD;Marsh PD;Reedham PD,ZZ0010000;ZZ0020000;ZZ0010000
";
    assert_cells_come_back(&map, table.as_bytes());
    let (imported, _) = read(&map, table.as_bytes());
    let parties: Vec<_> = imported.iter().map(|one| one.case.parties.len()).collect();
    assert_eq!(parties, [1, 1, 2]);
}

/// Columns that fill a target together need no reading where they are read alike, and are told which where not.
#[test]
fn a_reading_is_left_out_where_there_is_one() {
    let of = |target: &str| Map::parse(format!("{HEAD}a,{target},,,,\nb,{target},,,,\n").as_bytes());
    for alike in ["subject.given_and_family_name", "place.longitude_latitude", "subject.confirmed_weapons"] {
        assert!(of(alike).is_ok(), "{alike}");
    }
    for (other, readings) in [("incident.day_and_time", "day and time"), ("officers", "texts and codes and count")] {
        let error = of(other).unwrap_err().to_string();
        assert!(error.contains(&format!("{other} read as {readings}")), "{error}");
    }
}
