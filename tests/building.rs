//! Records built and looked into in code: what users type.

use std::collections::HashMap;

use ois_records::{
    AbsentReason, AbsentStatus, ActorId, Basis, Bounds, CaseFile, Charge, Claim, Coded, Count, CourtOrderStep, Date,
    Discipline, Document, Entity, EntityId, Fact, Gender, GrandJury, GrantedStep, Inquest, InvalidId, List, Material,
    MaterialId, Number, OtherMaterial, OtherProceeding, OtherStep, PartyId, PersonId, PersonRole, Photo, Proceeding,
    ProceedingId, PromisedStep, Race, ReassessedStep, Recording, RefusedStep, ReleasedStep, RequestedStep, Scalar,
    Settlement, Span, Step, Suit, WithheldStep, base_record,
};

fn case() -> CaseFile {
    ois_records::from_str(base_record()).unwrap()
}

fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap()
}

#[test]
fn everything_is_found_by_its_id() {
    let record: serde_json::Value = serde_json::from_str(base_record()).unwrap();
    let mut ids = Vec::new();
    list_ids(&record, &mut ids);
    let (file, things) = ids.split_first().unwrap();
    let case = case();
    assert!(things.len() > 20);
    for id in things {
        assert_eq!(case.find(id).map(Entity::id), Some(id.as_str()));
    }
    assert!(case.id == *file.as_str() && case.find(file).is_none());
    assert!(case.find("nobody").is_none());
}

fn list_ids(value: &serde_json::Value, ids: &mut Vec<String>) {
    if let Some(id) = value["id"].as_str() {
        ids.push(id.to_owned());
    }
    let inside: Box<dyn Iterator<Item = _>> = match value {
        serde_json::Value::Object(fields) => Box::new(fields.values()),
        serde_json::Value::Array(elements) => Box::new(elements.iter()),
        _ => return,
    };
    inside.for_each(|value| list_ids(value, ids));
}

#[test]
fn lookups_are_typed_and_change_what_they_find() {
    let mut case = case();
    let discharge = case.force.as_ref().unwrap().discharges[0].clone();
    assert_eq!(case.discharge(&discharge.id), Some(&discharge));
    let shooter = &discharge.shooters[0];
    assert!(case.person(shooter).unwrap().has_role(PersonRole::Officer));
    case.person_mut(shooter).unwrap().pseudonym = Some("Officer 1".into());
    assert_eq!(case.person(shooter).unwrap().pseudonym.as_deref(), Some("Officer 1"));

    case.force = None;
    assert_eq!(case.discharge(&discharge.id), None);
    assert_eq!(case.discharge_mut(&discharge.id), None);
    assert!(case.material(&"video-1".try_into().unwrap()).is_some());
}

#[test]
fn facts_are_made_of_what_they_hold() {
    let gender: Fact<Coded<Gender>> = Gender::Female.into();
    assert_eq!(json(&gender), r#"{"status":"known","value":{"code":"female"}}"#);
    let races: Fact<Vec<Coded<Race>>> = [Race::Black, Race::Hispanic].into();
    assert_eq!(races.value().map(Vec::len), Some(2));

    let height: Fact<Number> = 70.into();
    assert_eq!((height.min(), height.max()), (Some(70.0), Some(70.0)));
    let between: Fact<Number> = (-5..=8).into();
    assert_eq!((between.min(), between.max()), (Some(-5.0), Some(8.0)));
    assert!(between.is_disjoint(&height));
    let measured: Fact<Number> = 70.5.try_into().unwrap();
    assert_eq!(measured.value().map(|it| it.get()), Some(70.5));
    assert!(Fact::<Number>::try_from(f64::NAN).is_err());
    let range: Fact<Number> = (1.5..=2.5).try_into().unwrap();
    assert_eq!(range.range(), Some(&Bounds { min: Number::new(1.5).ok(), max: Number::new(2.5).ok() }));

    let at_least: Fact<Count> = (8..).into();
    let at_most: Fact<Count> = (..=8).into();
    assert_eq!((at_least.min(), at_least.max(), at_most.min(), at_most.max()), (Some(8), None, None, Some(8)));

    let day: Date = "2018-03-18".parse().unwrap();
    let later: Date = "2018-03".parse().unwrap();
    let dates: Fact<Date> = (day..=later).into();
    assert_eq!(dates.range(), Some(&Span { earliest: Some(day), latest: Some(later) }));
    let since: Fact<Date> = (day..).into();
    assert_eq!(json(&since), r#"{"status":"range","earliest":"2018-03-18"}"#);
    let parsed: Fact<Date> = "2018-03-18".parse().unwrap();
    assert_eq!(parsed, day.into());

    let claimed: [Fact<Scalar>; 4] = [8.into(), "seven".into(), true.into(), day.into()];
    assert_eq!(json(&claimed[3]), r#"{"status":"known","value":"2018-03-18"}"#);
}

#[test]
fn whatever_is_absent_can_have_a_reason() {
    for status in [AbsentStatus::Pending, AbsentStatus::NotApplicable, AbsentStatus::Unknown] {
        let fact: Fact<Date> = status.because(AbsentReason::NotRecorded).into();
        let fact = fact.with_source_text("not kept").with_basis(Basis::Inferred);
        let absent = fact.absent().unwrap();
        assert_eq!((absent.status, absent.reason), (status, Some(AbsentReason::NotRecorded)));
        assert_eq!(fact.source_text(), Some("not kept"));
    }
}

#[test]
fn lists_take_what_becomes_an_element() {
    let person = PersonId::new("officer-1").unwrap();
    let party = PartyId::new("police").unwrap();
    let mut roles: List<Coded<PersonRole>> = [PersonRole::Officer, PersonRole::Shooter].into();
    roles.push(PersonRole::Decedent);
    roles.push(Coded::other("negotiator"));
    for role in &mut roles {
        role.source_text.get_or_insert_with(|| "as stated".into());
    }
    assert_eq!(roles[0], Coded::from(PersonRole::Officer).with_source_text("as stated"));
    assert_eq!(roles.remove(3).map(|role| role.code), Some(PersonRole::Other));
    assert_eq!(roles.remove(3), None);
    roles.retain(|_| false);
    assert!(roles.is_empty() && roles.is_stated());

    let mut actors: List<ActorId> = List::default();
    actors.retain(|_| true);
    assert!(!actors.is_stated());
    actors.push(person.clone());
    actors.extend([party.clone()]);
    assert_eq!(json(&actors), r#"["officer-1","police"]"#);
    let anyone: [EntityId; 2] = [actors[0].clone().into(), party.into()];
    assert_eq!(anyone[0], "officer-1");

    let mut granted = GrantedStep::default();
    granted.days = 30.into();
    let mut steps: List<Step> = List::default();
    steps.push(granted);
    assert!(matches!(&steps[0], Step::Granted(granted) if granted.days.min() == Some(30)));
}

#[test]
fn ids_are_texts_of_a_type() -> Result<(), InvalidId> {
    let id = PersonId::try_from(String::from("officer-1"))?;
    assert_eq!(id, "officer-1");
    assert_eq!(id.as_str(), PersonId::try_from("officer-1")?.as_ref());
    assert_eq!(PersonId::try_from("Officer 1"), Err(InvalidId));
    let people = HashMap::from([(id, 1)]);
    assert_eq!(people.get("officer-1"), Some(&1));
    Ok(())
}

#[test]
fn a_claim_takes_values_as_they_are() -> Result<(), InvalidId> {
    let about = ois_records::About::new(PersonId::new("subject")?, "age_years");
    let claim = Claim::new("claim-1".parse()?, ois_records::SourceId::new("article")?, about, 22);
    assert_eq!(
        json(&claim),
        r#"{"id":"claim-1","source":"article","about":{"id":"subject","field":"age_years"},"value":{"status":"known","value":22}}"#
    );
    Ok(())
}

#[test]
fn a_moment_of_an_odd_zone_is_refused_rather_than_moved() {
    let moment = |offset: i32| {
        let zone = chrono::FixedOffset::east_opt(offset).unwrap();
        Date::try_from(chrono::DateTime::from_timestamp(1_521_433_560, 0).unwrap().with_timezone(&zone))
    };
    assert_eq!(moment(-7 * 3600).unwrap().to_string(), "2018-03-18T21:26:00-07:00");
    // Amsterdam until 1937: 19 minutes and 32 seconds ahead of Greenwich.
    assert!(moment(1172).is_err());
    assert!(moment(-1172).is_err());
    for offset in [15 * 60, 23 * 60 + 59, -13 * 60, -1023, -1024, -1025, -(23 * 60 + 59)] {
        assert!(moment(offset * 60).is_err(), "{offset} minutes");
    }
}

/// Whatever stands in a list of several kinds can be made by its own name.
#[test]
fn every_kind_of_a_union_can_be_built() -> Result<(), InvalidId> {
    let id = || MaterialId::new("material-1");
    let materials: [Material; 4] = [
        Recording::new(id()?).into(),
        Document::new(id()?).into(),
        Photo::new(id()?).into(),
        OtherMaterial::new(id()?, "a model of the yard").into(),
    ];
    assert_eq!(materials.map(|it| kind(&it)), ["recording", "document", "photo", "other"]);

    let (id, person) = (|| ProceedingId::new("proceeding-1"), PersonId::new("officer-1")?);
    let proceedings: [Proceeding; 7] = [
        Charge::new(id()?, person).into(),
        Suit::new(id()?).into(),
        Settlement::new(id()?).into(),
        GrandJury::new(id()?).into(),
        Inquest::new(id()?).into(),
        Discipline::new(id()?).into(),
        OtherProceeding::new(id()?, "a hearing of the council").into(),
    ];
    let kinds = ["charge", "suit", "settlement", "grand_jury", "inquest", "discipline", "other"];
    assert_eq!(proceedings.map(|it| kind(&it)), kinds);

    let steps: [Step; 9] = [
        RequestedStep::default().into(),
        GrantedStep::default().into(),
        RefusedStep::default().into(),
        WithheldStep::default().into(),
        ReassessedStep::default().into(),
        CourtOrderStep::default().into(),
        ReleasedStep::default().into(),
        PromisedStep::default().into(),
        OtherStep::new("a meeting").into(),
    ];
    let kinds =
        ["requested", "granted", "refused", "withheld", "reassessed", "court_order", "released", "promised", "other"];
    assert_eq!(steps.map(|it| kind(&it)), kinds);
    Ok(())
}

fn kind(it: &impl serde::Serialize) -> String {
    serde_json::to_value(it).unwrap()["kind"].as_str().unwrap().to_owned()
}
