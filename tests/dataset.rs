//! Many records together: one case told twice, and cases that belong together.

use ois_records::{
    AbsentReason, CaseFile, CaseId, Count, Dataset, Date, Fact, Gender, LinkedCase, Party, PartyId, PartyKind, Person,
    PersonId, PersonRole, Place, Scene, SceneId, Validator, base_record, from_str,
};

/// A row as data sets have them: one person, one day, one agency, one place.
fn row(id: &str, name: &str, day: &str) -> CaseFile {
    let mut case: CaseFile = from_str(r#"{"version":"1.0","id":"x","incident":{"id":"incident"}}"#).unwrap();
    case.id = CaseId::new(id).unwrap();
    case.incident.occurred = day.parse::<Date>().unwrap().into();
    let mut person = Person::new(PersonId::new("decedent").unwrap());
    person.roles.push(PersonRole::Decedent);
    if !name.is_empty() {
        person.name = name.into();
    }
    case.people.push(person);
    let mut scene = Scene::new(SceneId::new("scene").unwrap());
    let mut place = Place::default();
    place.city = "Riverton".into();
    place.state = "CA".into();
    scene.place = Some(place.into());
    case.incident.scenes.push(scene);
    let police = PartyId::new("police").unwrap();
    let mut agency = Party::new(police.clone(), PartyKind::LocalPolice);
    agency.name = Some("Riverton Police Department".into());
    case.parties.push(agency);
    case.incident.agencies.push(police);
    case
}

fn at_block(mut case: CaseFile, block: &str) -> CaseFile {
    case.incident.scenes[0].place.as_mut().unwrap().block = block.into();
    case
}

/// What is found in the last of several records, with the line of the other.
fn found(rows: &[CaseFile]) -> Vec<String> {
    let mut dataset = Dataset::new();
    let mut last = Vec::new();
    for (line, row) in rows.iter().enumerate() {
        let report = dataset.add(row, "rows.ndjson", line + 1);
        let shown = |it: &ois_records::Finding| {
            format!("{} {} {}", it.severity, it.rule.code, it.other.as_ref().map_or(0, |other| other.line))
        };
        last = report.findings().iter().map(shown).collect();
    }
    last
}

#[test]
fn two_spellings_of_one_name_are_one() {
    let day = "2019-03-01";
    for (one, other) in [
        ("Kim Doe", "KIM DOE"),
        ("José Núñez", "Jose Nunez"),
        ("Shaun O'Neil", "Shaun O’Neil"),
        ("D'Angelo Reed", "DAngelo Reed"),
        ("Kim Doe", "Kim Doe, Jr."),
        ("Kim Doe III", "Kim Doe"),
        ("Kim Quincy Doe", "Kim Q. Doe"),
        ("Kim Quincy Doe", "Kim Doe"),
        ("Kim Quincy Doe", "Doe, Kim Q."),
        ("Ana Lopez-Vega", "Ana Lopez Vega"),
    ] {
        let found = found(&[row("a", one, day), row("b", other, day)]);
        assert_eq!(found, ["warning same-name-same-day 1"], "{one} and {other}");
    }
    for (one, other) in [("Kim Q. Doe", "Kim R. Doe"), ("Kim Doe", "Kai Doe"), ("Kim Doe", "Kim Stone")] {
        let found = found(&[row("a", one, day), row("b", other, day)]);
        assert_eq!(found, ["info link-missing 1"], "{one} and {other}");
    }
}

#[test]
fn days_that_slip_are_found_and_others_are_not() {
    let and = |day: &str| found(&[row("a", "Kim Doe", "2019-03-31"), row("b", "Kim Doe", day)]);
    let nothing: [String; 0] = [];
    assert_eq!(and("2019-03-30"), ["warning same-name-next-day 1"]);
    assert_eq!(and("2019-04-01"), ["warning same-name-next-day 1"]);
    assert_eq!(and("2019-03-31T23:10"), ["warning same-name-same-day 1"]);
    // A last day of March has no like in April, and its like in May is two months away.
    for day in ["2019-04-30", "2019-05-31", "2019-04-02", "2019-03", "2020-03-31"] {
        assert_eq!(and(day), nothing, "{day}");
    }
    let slipped = [row("a", "Kim Doe", "2018-12-05"), row("b", "Kim Doe", "2019-01-05")];
    assert_eq!(found(&slipped), ["warning same-name-month-slipped 1"]);
    let mut elsewhere = slipped.clone();
    elsewhere[1].incident.scenes[0].place.as_mut().unwrap().state = "TX".into();
    assert_eq!(found(&elsewhere), nothing);
}

#[test]
fn one_name_in_two_states_is_only_worth_knowing() {
    let mut other = row("b", "Kim Doe", "2019-03-01");
    let place = other.incident.scenes[0].place.as_mut().unwrap();
    (place.state, place.city) = ("TX".into(), "Waco".into());
    assert_eq!(found(&[row("a", "Kim Doe", "2019-03-01"), other]), ["info same-name-same-day 1"]);
}

#[test]
fn who_is_not_named_matches_nobody_by_name() {
    let day = "2019-03-01";
    let nothing: [String; 0] = [];
    let mut minor = row("b", "", day);
    minor.people[0].name = Fact::withheld(AbsentReason::Juvenile);
    minor.people[0].other_names.push(ois_records::OtherName::new("Kim Doe"));
    assert_eq!(found(&[row("a", "Kim Doe", day), minor.clone()]), nothing);
    assert_eq!(found(&[minor, row("c", "Kim Doe", day)]), nothing);
    for name in ["", "TK TK", "Name withheld by police", "Unknown", "Doe"] {
        assert_eq!(found(&[row("a", name, day), row("b", name, day)]), nothing, "{name}");
    }
}

#[test]
fn a_row_for_each_victim_is_a_link_and_no_duplicate() {
    let there = |id: &str, name: &str| at_block(row(id, name, "2019-03-01T22:10"), "1200 block of Elm Street");
    let linked = [there("a", "Kim Doe"), there("b", "Ana Stone")];
    assert_eq!(found(&linked), ["info link-missing 1"]);
    assert_eq!(found(&[there("a", "Kim Doe"), there("b", "")]), ["warning same-place-same-time 1"]);
    let mut later = there("b", "");
    later.incident.occurred = "2019-03-01T23:10".parse::<Date>().unwrap().into();
    assert_eq!(found(&[there("a", "Kim Doe"), later]), [""; 0]);
    let mut woman = there("b", "");
    woman.people[0].gender = Gender::Female.into();
    let mut man = there("a", "");
    man.people[0].gender = Gender::Male.into();
    assert_eq!(found(&[man, woman]), ["info link-missing 1"]);
}

/// One agency in one city on one day may well have two shootings.
#[test]
fn two_shootings_of_one_day_are_no_link() {
    let day = "2019-03-01";
    let row_at = |id: &str, name: &str, latitude: f64| {
        let mut case = row(id, name, day);
        let point = format!(r#"{{"latitude":{latitude},"longitude":-121.5}}"#);
        let place = case.incident.scenes[0].place.as_mut().unwrap();
        place.coordinates = serde_json::from_str::<ois_records::Coordinates>(&point).unwrap().into();
        case
    };
    let block = |id: &str, name: &str, block: &str| at_block(row(id, name, day), block);
    let hour = |id: &str, name: &str, hour: &str| row(id, name, &format!("{day}T{hour}"));
    let one = ["info link-missing 1"];
    let two = [""; 0];

    assert_eq!(found(&[block("a", "Kim Doe", "100 block of Elm"), block("b", "Ana Stone", "9 block of Oak")]), two);
    assert_eq!(found(&[row_at("a", "Kim Doe", 38.50), row_at("b", "Ana Stone", 38.54)]), one, "four kilometres");
    assert_eq!(found(&[row_at("a", "Kim Doe", 38.50), row_at("b", "Ana Stone", 38.60)]), two, "eleven kilometres");
    assert_eq!(found(&[hour("a", "Kim Doe", "03:10"), hour("b", "Ana Stone", "04:40")]), one);
    assert_eq!(found(&[hour("a", "Kim Doe", "03:10"), hour("b", "Ana Stone", "06:50")]), two);
}

#[test]
fn a_link_silences_from_either_side() {
    let link = |case: &mut CaseFile, to: &str| {
        case.incident.linked_cases.push(LinkedCase::new(CaseId::new(to).unwrap()));
    };
    for side in 0..2 {
        let mut rows = [row("a", "Kim Doe", "2019-03-01"), row("b", "Kim Doe", "2019-03-01")];
        let to = if side == 0 { "b" } else { "a" };
        link(&mut rows[side], to);
        assert_eq!(found(&rows), [""; 0]);
    }
}

#[test]
fn ids_are_not_reused() {
    let mut rows = [row("a", "Kim Doe", "2019-03-01"), row("a", "Ana Stone", "2020-08-09")];
    assert_eq!(found(&rows), ["error case-id-reused 1"]);
    (rows[0].revision, rows[1].revision) = (Some(Count(1)), Some(Count(2)));
    assert_eq!(found(&rows), [""; 0]);
    let numbered = |id: &str, scheme: &str| {
        let mut case = row(id, "", "2019-03-01");
        case.incident.occurred = Fact::NotStated;
        let mut number = ois_records::ExternalId::new("4711");
        number.scheme = Some(scheme.into());
        case.incident.external_ids.push(number);
        case
    };
    assert_eq!(found(&[numbered("a", "wapo"), numbered("b", "WaPo")]), ["warning external-id-reused 1"]);
    assert_eq!(found(&[numbered("a", "wapo"), numbered("b", "mpv")]), [""; 0]);
}

#[test]
fn the_other_record_is_named_by_file_line_and_id() {
    let mut dataset = Dataset::new();
    dataset.add(&row("a", "Kim Doe", "2019-03-01"), "2019.ndjson", 7);
    let report = dataset.add(&row("b", "Kim Doe", "2019-03-01"), "more.ndjson", 3);
    let [finding] = report.findings() else { panic!("{report:?}") };
    assert_eq!((finding.pointer.as_str(), finding.position.map(|it| it.line)), ("/people/0/name", Some(3)));
    let other = finding.other.as_ref().unwrap();
    assert_eq!((&*other.file, other.line, other.id.as_str()), ("2019.ndjson", 7, "a"));
    assert!(!finding.to_string().contains("Doe"), "{finding}");
    assert_eq!(
        serde_json::to_string(&ois_records::Line::of("more.ndjson", finding)).unwrap(),
        format!(
            r#"{{"file":"more.ndjson","line":3,"column":1,"pointer":"/people/0/name","code":"same-name-same-day","severity":"warning","message":"{}","other":{{"file":"2019.ndjson","line":7,"id":"a"}}}}"#,
            finding.detail
        )
    );
}

#[test]
fn severities_are_the_validators() {
    let validator = Validator::new().without("same-name-same-day").unwrap();
    let mut dataset = validator.dataset();
    dataset.add(&row("a", "Kim Doe", "2019-03-01"), "x", 1);
    assert!(dataset.add(&row("b", "Kim Doe", "2019-03-01"), "x", 2).is_clean());
}

/// A hundred thousand records, as many a day as there are: the cost of each stays the same.
#[test]
fn a_hundred_thousand_records_cost_in_proportion() {
    let mut dataset = Dataset::new();
    let mut case = row("a", "", "2019-03-01");
    let first: Date = "1990-01-01".parse().unwrap();
    let first = first.day().unwrap();
    let (mut found, mut half) = (0, 0);
    for n in 0..100_000_u32 {
        case.id = CaseId::new(&format!("row-{n}")).unwrap();
        // Eight a day; names come back, and now and then a row is there twice.
        let told = if n % 1000 == 999 { n - 1 } else { n };
        let day = first + chrono::Days::new(u64::from(told / 8));
        case.incident.occurred = day.format("%Y-%m-%d").to_string().parse::<Date>().unwrap().into();
        case.people[0].name = format!("First{} Last{}", told % 97, told % 1009).into();
        found += dataset
            .add(&case, "rows.ndjson", n as usize + 1)
            .counts()
            .get("same-name-same-day")
            .copied()
            .unwrap_or_default();
        if n == 49_999 {
            half = dataset.compared();
        }
    }
    assert_eq!((found, dataset.len(), dataset.uncompared()), (100, 100_000, 0));
    println!("{half} pairs compared in 50,000 records, {} in 100,000", dataset.compared());
    assert!(dataset.compared().abs_diff(2 * half) < half / 100, "{half} and {}", dataset.compared());
    assert!(dataset.compared() < 100_000 * 8, "{}", dataset.compared());
}

/// Rows that all say the same are compared with the first few, and the rest is counted.
#[test]
fn a_key_that_all_records_have_costs_no_more_for_each() {
    let mut dataset = Dataset::new();
    for n in 0..5_000_u64 {
        let report = dataset.add(&row(&format!("row-{n}"), "Kim Doe", "2019-03-01"), "rows.ndjson", 1);
        assert_eq!(report.total(), usize::from(n > 0));
    }
    assert!(dataset.compared() <= 5_000 * 32, "{}", dataset.compared());
    assert!(dataset.uncompared() > 5_000 * 4_000, "{}", dataset.uncompared());
}

#[test]
fn revisions_and_copies_of_one_record() {
    let base: CaseFile = from_str(base_record()).unwrap();
    assert_eq!(found(&[base.clone(), base]), ["error case-id-reused 1"]);
}

/// A total that is less than the deaths is told once, at the record with which they exceed it.
#[test]
fn agency_totals_are_held_against_their_rows() {
    let shot = |id: &str, day: &str, total: Option<u32>| {
        let mut case = row(id, "", day);
        if let Some(total) = total {
            case.parties[0].fatal_shootings = Count(total).into();
        }
        case
    };
    let rows = |total| ["01", "04", "07", "10"].map(|day| shot(day, &format!("2019-03-{day}"), total));
    assert_eq!(found(&rows(Some(2))[..3]), ["warning agency-total-exceeded 2"]);
    for (total, records) in [(Some(2), 4), (Some(2), 2), (Some(4), 4), (None, 4)] {
        assert_eq!(found(&rows(total)[..records]), [""; 0], "{total:?} {records}");
    }
}
