//! Views of a record for those who may not see all of it.

use std::fs;
use std::path::{Path, PathBuf};

use ois_records::{AbsentReason, Access, CaseFile, Code, Fact, Profile, Validator, base_record, from_str, to_string};
use serde_json::{Value, json};

fn case_files() -> Vec<(PathBuf, CaseFile)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["examples/data/stephon-clark", "tests/cases"];
    let entries = folders.iter().flat_map(|folder| fs::read_dir(root.join(folder)).unwrap());
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), from_str(&fs::read_to_string(path).unwrap()).unwrap())).collect()
}

#[test]
fn a_public_view_of_each_case_file_may_be_published() {
    let mut validator = Validator::new().with_profile(Profile::Publish);
    for (path, case) in case_files() {
        let view = case.redact_for(Access::Public).unwrap();
        let report = validator.validate(&view);
        assert!(!report.has_errors(), "{}: {:#?}", path.display(), report.findings());
        assert_eq!(view.redact_for(Access::Public).unwrap(), view, "{}", path.display());
        assert_eq!(case.redact_for(Access::Sealed).unwrap(), case, "{}", path.display());
    }
}

/// Whatever is above the level, what is left contradicts itself nowhere.
#[test]
fn a_view_with_holes_has_no_errors() {
    let mut validator = Validator::new().with_profile(Profile::Publish);
    for (path, case) in case_files() {
        let whole = serde_json::to_value(&case).unwrap();
        let mut places = Vec::new();
        list_things(&whole, "", &mut places);
        for step in 0..places.len().min(12) {
            let mut record = whole.clone();
            for place in places.iter().skip(step).step_by(12) {
                record.pointer_mut(place).unwrap()["access"] = json!("sealed");
            }
            let record: CaseFile = serde_json::from_value(record).unwrap();
            let view = record.redact_for(Access::Public).unwrap();
            let text = to_string(&view).unwrap();
            let view: CaseFile = from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let errors = validator.validate(&view);
            assert!(!errors.has_errors(), "{} {step}: {:#?}", path.display(), errors.findings());
        }
    }
}

/// Where things with an id stand in the lists of a record.
fn list_things(value: &Value, at: &str, places: &mut Vec<String>) {
    match value {
        Value::Array(elements) => {
            for (place, element) in elements.iter().enumerate() {
                let at = format!("{at}/{place}");
                list_things(element, &at, places);
                if element.get("id").is_some() {
                    places.push(at);
                }
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                list_things(value, &format!("{at}/{name}"), places);
            }
        }
        _ => {}
    }
}

/// The base record with these values.
fn record(values: &[(&str, Value)]) -> CaseFile {
    let mut record: Value = serde_json::from_str(base_record()).unwrap();
    for (pointer, value) in values {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match record.pointer_mut(parent).unwrap() {
            Value::Array(list) => list.push(value.clone()),
            object => object[key] = value.clone(),
        }
    }
    serde_json::from_value(record).unwrap()
}

fn known(value: &str) -> Value {
    json!({ "status": "known", "value": value })
}

fn public(values: &[(&str, Value)]) -> (CaseFile, String) {
    let view = record(values).redact_for(Access::Public).unwrap();
    let text = to_string(&view).unwrap();
    (view, text)
}

#[test]
fn a_sealed_thing_keeps_its_id_and_says_why_there_is_nothing() {
    let report = json!({ "kind": "document", "id": "autopsy-report", "title": "Report", "access": "sealed",
        "document_kind": { "code": "autopsy_report" }, "dated": known("2021-06-10") });
    let mut whole = record(&[]);
    whole.materials.retain(|material| &**material.id() != "autopsy-report");
    whole.materials.push(serde_json::from_value::<ois_records::Material>(report).unwrap());
    whole.autopsies[0].access = Some(Access::Restricted);
    let view = whole.redact_for(Access::Public).unwrap();
    assert_eq!(
        serde_json::to_value(&view.materials[1]).unwrap(),
        json!({ "kind": "other", "id": "autopsy-report", "description": "withheld", "access": "sealed" })
    );
    let redacted = json!({ "status": "withheld", "reason": "redacted" });
    assert_eq!(
        serde_json::to_value(&view.autopsies[0]).unwrap(),
        json!({ "id": "autopsy-1", "person": "subject", "performed": redacted, "reported": redacted,
            "released": redacted, "manner": redacted, "bullet_strikes": redacted, "access": "restricted" })
    );
    let counsel = whole.redact_for(Access::Restricted).unwrap();
    assert_eq!(counsel.autopsies, whole.autopsies);
}

#[test]
fn of_a_file_above_the_level_only_its_id_stays() {
    let mut whole = record(&[]);
    whole.access = Some(Access::Embargoed);
    let view = whole.redact_for(Access::Public).unwrap();
    assert_eq!(
        to_string(&view).unwrap(),
        r#"{"version":"1.0","id":"riverton-2021-014","access":"embargoed","incident":{"id":"incident"}}"#
    );
    assert_eq!(whole.redact_for(Access::Embargoed).unwrap(), whole);
}

#[test]
fn a_withheld_name_is_in_no_text_link_id_or_key() {
    let (view, text) = public(&[
        ("/people/0/name", known("José Marbrook-Vasht")),
        ("/people/0/other_names", json!([{ "text": "Pepe" }])),
        ("/people/0/pseudonym", json!("The boy")),
        ("/people/0/minor", json!({ "status": "known", "value": true })),
        ("/people/0/born", known("2006-02-03")),
        ("/people/-", json!({ "id": "aunt-marbrook", "name": known("Rosa Marbrook") })),
        ("/incident/narrative", json!("An officer shot JOSE MARBROOK. Pepe's aunt saw it.")),
        ("/releases/0/url", known("https://police.example.org/jose-marbrook-vasht.mp4")),
        (
            "/claims",
            json!([{ "id": "c", "source": "source-article", "about": { "id": "subject", "field": "name" },
            "value": known("Joselito Halloran"), "quote": "the boy, Joselito Halloran" }]),
        ),
        ("/title", json!("Halloran case")),
        ("/extensions", json!({ "desk_Marbrook": ["marbrook", 1] })),
    ]);
    for word in ["jos", "marbrook", "vasht", "pepe", "halloran", "2006"] {
        assert!(!text.to_lowercase().contains(word), "{word}: {text}");
    }
    assert_eq!(view.people[0].name, Fact::withheld(AbsentReason::Juvenile));
    assert_eq!(view.people[0].pseudonym.as_deref(), Some("The boy"));
    assert_eq!(view.people[2].id.as_str(), "redacted-1");
    assert_eq!(view.incident.narrative.as_deref(), Some("An officer shot [withheld]. [withheld]'s aunt saw it."));
}

#[test]
fn who_is_protected_and_who_is_not() {
    let name = |values: &[(&str, Value)]| {
        let mut values = values.to_vec();
        values.insert(0, ("/people/0/name", known("Kim Marbrook")));
        let (view, _) = public(&values);
        view.people[0].name.absent().map(|absent| absent.reason.unwrap().as_str())
    };
    let roles = |role: &str| ("/people/0/roles", json!([{ "code": role }]));
    let age = |age: u32| ("/people/0/age_years", json!({ "status": "known", "value": age }));
    assert_eq!(name(&[]), None);
    assert_eq!(name(&[age(17)]), Some("juvenile"));
    assert_eq!(name(&[age(18)]), None);
    assert_eq!(name(&[("/people/0/age_years", json!({ "status": "range", "min": 15, "max": 25 }))]), None);
    assert_eq!(
        name(&[
            age(17),
            ("/people/0/naming_approval", json!({ "by": "the editor", "reason": "His parents named him." }))
        ]),
        None
    );
    assert_eq!(name(&[("/people/0/kin_notified", json!({ "status": "pending" }))]), Some("kin_not_notified"));
    assert_eq!(name(&[("/people/0/kin_notified", known("2021-05-02"))]), None);
    for role in ["witness", "complainant", "caller"] {
        assert_eq!(name(&[roles(role)]), Some("witness_anonymity"), "{role}");
    }
    for office in ["official", "pathologist", "attorney"] {
        let roles = ("/people/0/roles", json!([{ "code": "witness" }, { "code": office }]));
        assert_eq!(name(&[roles]), None, "{office}");
    }
    let disclosed = |basis: &str| ("/people/0/name_disclosures", json!([{ "basis": { "code": basis } }]));
    assert_eq!(name(&[roles("witness"), disclosed("person")]), None);
    assert_eq!(name(&[("/people/0/kin_notified", json!({ "status": "pending" })), disclosed("family")]), None);
    assert_eq!(name(&[roles("witness"), ("/people/0/public_interest", json!("She spoke to the council."))]), None);
}

#[test]
fn homes_are_given_to_the_block() {
    let place = |residence: bool| {
        json!([{ "id": "scene", "description": "At 12 Elm Street, in the yard.", "place": {
            "street_address": known("12 Elm Street"),
            "block": known("0-100 block of Elm Street"),
            "residence": { "status": "known", "value": residence },
            "coordinates": { "status": "known", "value": { "latitude": 38.48221, "longitude": -121.473 } },
        } }])
    };
    let (view, text) = public(&[("/incident/scenes", place(true))]);
    assert!(!text.contains("12 Elm") && !text.contains("38.48"), "{text}");
    let there = view.incident.scenes[0].place.as_ref().unwrap();
    assert_eq!(there.street_address, Fact::withheld(AbsentReason::PersonalData));
    assert_eq!(there.block.value().map(String::as_str), Some("0-100 block of Elm Street"));
    let whole = record(&[("/incident/scenes", place(false))]);
    assert_eq!(whole.redact_for(Access::Public).unwrap(), whole);
}

#[test]
fn what_the_dead_and_the_young_are_owed() {
    let yes = json!({ "status": "known", "value": true });
    let photo = |id: &str, custodian: &str| json!({ "kind": "photo", "id": id, "custodian": custodian, "shows_death": yes, "url": known("https://example.org/photo") });
    let found = json!([{ "substance": "caffeine", "level": known("0.7 mg/l") }]);
    let values = [
        ("/materials/0/shows_minor", yes.clone()),
        ("/materials/0/url", known("https://police.example.org/video-1")),
        ("/releases/0/items/0/url", known("https://police.example.org/video-1-again")),
        ("/materials/-", photo("photo-1", "county-coroner")),
        ("/materials/-", photo("photo-2", "gazette")),
        ("/autopsies/0/toxicology", found),
        ("/autopsies/0/released", json!({ "status": "pending" })),
        ("/incident/narrative", json!("His card, 987-65-4320, lay beside him.")),
    ];
    let (view, text) = public(&values);
    for hidden in ["org/video-1", "caffeine", "0.7 mg", "987"] {
        assert!(!text.contains(hidden), "{hidden}: {text}");
    }
    assert_eq!(text.matches("https://example.org/photo").count(), 1);
    assert_eq!(
        serde_json::to_value(&view.autopsies[0].toxicology).unwrap(),
        json!([{ "substance": "withheld", "present": { "status": "withheld", "reason": "medical" } }])
    );
    let mut relevant = record(&values);
    relevant.people[0].public_interest = Some("He was found unconscious.".into());
    assert!(to_string(&relevant.redact_for(Access::Public).unwrap()).unwrap().contains("caffeine"));
    let mut validator = Validator::new().with_profile(Profile::Publish);
    assert!(!validator.validate(&view).has_errors());
    assert_eq!(view.redact_for(Access::Public).unwrap(), view);
}

/// Many names and long texts cost their sum, not their product: each word is looked up once.
#[test]
fn many_names_in_a_long_text() {
    let person =
        |n: usize| json!({ "id": format!("p{n}"), "access": "sealed", "name": known(&format!("Name{n} Family{n}")) });
    let people: Vec<_> = (0..2_000).map(person).collect();
    let narrative = (0..20_000).map(|n| format!("Then Name{n} ran.")).collect::<Vec<_>>().join(" ");
    let mut whole = record(&[("/incident/narrative", json!(narrative))]);
    whole
        .people
        .extend(people.into_iter().map(|person| serde_json::from_value::<ois_records::Person>(person).unwrap()));
    let view = whole.redact_for(Access::Public).unwrap();
    assert_eq!(view.incident.narrative.unwrap().matches("[withheld]").count(), 2_000);
}
