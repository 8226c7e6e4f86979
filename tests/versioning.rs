//! `schema/VERSIONING.md` is kept: what a minor version may do, and how a reader meets a newer one.

#[path = "versioning/changes.rs"]
mod changes;

use std::fs;
use std::path::Path;

use changes::breaks;
use ois_records::{CaseFile, Noun, Severity, Validator, collect, from_str};
use serde_json::{Value, json};

fn schema() -> Value {
    serde_json::from_str(Noun::CaseFile.schema()).unwrap()
}

/// What a change to the published schema would break.
fn breaks_when(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let (earlier, mut later) = (schema(), schema());
    change(&mut later);
    assert_ne!(earlier, later, "nothing was changed");
    breaks(&earlier, &later)
}

fn list<'a>(schema: &'a mut Value, pointer: &str) -> &'a mut Vec<Value> {
    schema.pointer_mut(pointer).unwrap().as_array_mut().unwrap()
}

fn fields<'a>(schema: &'a mut Value, record: &str) -> &'a mut serde_json::Map<String, Value> {
    schema.pointer_mut(&format!("/$defs/{record}/properties")).unwrap().as_object_mut().unwrap()
}

#[test]
fn a_minor_version_may_add() {
    let nothing: [String; 0] = [];
    assert_eq!(
        breaks_when(|it| drop(fields(it, "Autopsy").insert("weight".into(), json!({ "type": "string" })))),
        nothing
    );
    assert_eq!(breaks_when(|it| it["$defs"]["Weather"] = json!({ "type": "object" })), nothing);
    assert_eq!(breaks_when(|it| list(it, "/$defs/RaceCode/enum").push("new_code".into())), nothing);
    assert_eq!(breaks_when(|it| list(it, "/$defs/Material/oneOf").push(json!({ "$ref": "#/$defs/Model" }))), nothing);
    assert_eq!(breaks_when(|it| it["$defs"]["Autopsy"]["description"] = "Otherwise.".into()), nothing);
    assert_eq!(breaks_when(|it| list(it, "/$defs/Version/enum").push("1.1".into())), nothing);
}

#[test]
fn a_minor_version_may_not_take_away_or_narrow() {
    let of = |change: fn(&mut Value)| breaks_when(change);
    for found in [
        of(|it| drop(fields(it, "Autopsy").remove("manner"))),
        of(|it| drop(it["$defs"].as_object_mut().unwrap().remove("Autopsy"))),
        of(|it| drop(list(it, "/$defs/RaceCode/enum").remove(3))),
        of(|it| drop(list(it, "/$defs/Material/oneOf").remove(0))),
        of(|it| list(it, "/$defs/VitalStatus/enum").push("missing".into())),
        of(|it| list(it, "/$defs/CountFact/oneOf").push(json!({ "$ref": "#/$defs/Guess" }))),
        of(|it| list(it, "/$defs/Autopsy/required").push("manner".into())),
        of(|it| drop(list(it, "/$defs/Autopsy/required").pop())),
        of(|it| it["$defs"]["KnownCount"]["properties"]["value"]["maximum"] = 10.into()),
        of(|it| it["properties"]["title"]["type"] = "integer".into()),
        of(|it| it["properties"]["title"]["pattern"] = "^a".into()),
        of(|it| it["$defs"]["Autopsy"]["additionalProperties"] = true.into()),
        of(|it| it["properties"]["as_of"]["pattern"] = "^2".into()),
        of(|it| drop(fields(it, "Autopsy").get_mut("id").unwrap().as_object_mut().unwrap().remove("pattern"))),
    ] {
        assert_eq!(found.len(), 1, "{found:?}");
    }
}

/// Versions that are frozen stand in `schema/frozen/`; while 1.0 is a draft there are none.
#[test]
fn what_is_frozen_is_kept() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    let changelog = fs::read_to_string(root.join("CHANGELOG.md")).unwrap();
    let is_draft = changelog.contains("## 1.0 (draft)");
    let frozen = root.join("frozen");
    assert_eq!(
        is_draft,
        !frozen.exists(),
        "a version is frozen when the changelog dates it and schema/frozen/ holds it"
    );
    for version in fs::read_dir(frozen).into_iter().flatten() {
        for noun in Noun::ALL {
            let path = version.as_ref().unwrap().path().join(format!("{}.schema.json", noun.name()));
            let earlier = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
            let later = serde_json::from_str(noun.schema()).unwrap();
            let found = breaks(&earlier, &later);
            assert!(found.is_empty(), "{}: {found:?}", noun.name());
        }
    }
}

#[test]
fn the_id_names_the_version() {
    let schema = schema();
    let version = schema["$defs"]["Version"]["enum"].as_array().unwrap().last().unwrap().as_str().unwrap();
    for noun in Noun::ALL {
        let schema: Value = serde_json::from_str(noun.schema()).unwrap();
        assert_eq!(schema["$id"], format!("urn:ois-records:schema:{version}:{}", noun.name()));
    }
}

/// What the policy promises of a reader of 1.0 that meets a document of 1.1.
#[test]
fn a_newer_minor_version_is_read_as_far_as_it_is_known() {
    let newer = r#"{"version":"1.1","id":"a","weather":"rain","status":{"code":"reopened"},"access":"secret",
        "incident":{"id":"incident","occurred":{"status":"known","value":"2021-05-01"}},
        "materials":[{"kind":"hologram","id":"m"},{"kind":"photo","id":"p"}]}"#;
    assert!(from_str::<CaseFile>(newer).is_err(), "the published schema refuses it");

    let collected = collect::<CaseFile>(newer.as_bytes()).unwrap();
    let found: Vec<_> =
        collected.faults.findings().iter().map(|it| (it.rule.code, it.severity, it.pointer.as_str())).collect();
    assert_eq!(
        found,
        [
            ("schema-version-newer", Severity::Warning, "/version"),
            ("field-unknown", Severity::Info, "/weather"),
            ("enum-unknown", Severity::Info, "/status/code"),
            ("enum-unknown", Severity::Info, "/access"),
            ("enum-unknown", Severity::Info, "/materials/0/kind"),
        ]
    );
    let aside: Vec<_> = collected.aside.iter().map(|it| (it.pointer.as_str(), it.json.as_str())).collect();
    assert!(aside.contains(&("/weather", "\"rain\"")) && aside.contains(&("/access", "\"secret\"")), "{aside:?}");
    assert!(aside.contains(&("/materials/0", r#"{"kind":"hologram","id":"m"}"#)), "{aside:?}");
    let record = collected.record.unwrap();
    assert_eq!(record.status.unwrap().source_text.as_deref(), Some("reopened"));
    assert_eq!((record.materials.len(), record.incident.occurred.value().is_some()), (1, true));

    // What is wrong in 1.0 is wrong in 1.1 too.
    let wrong = newer.replace("2021-05-01", "2021-02-30");
    assert!(Validator::new().check::<CaseFile>(wrong.as_bytes()).unwrap().report.has_errors());
    assert!(!Validator::new().check::<CaseFile>(newer.as_bytes()).unwrap().report.has_errors());
}

#[test]
fn another_major_version_is_not_read() {
    let other = r#"{"version":"2.0","id":"a","incident":{"id":"incident"}}"#;
    let collected = collect::<CaseFile>(other.as_bytes()).unwrap();
    assert_eq!(collected.faults.findings()[0].rule.code, "schema-version-unsupported");
    assert!(collected.record.is_none());
}
