//! What changed from revision to revision, and what rules find in it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use ois_records::{CaseFile, ChangeKind, DifferenceKind, Validator, base_record, diff, from_str};
use serde_json::{Map, Value, json};

const REVISIONS: [&str; 4] = ["1-2018-03-21", "2-2018-04-16", "3-2018-05-01", "4-2019-09-26"];

fn revision(name: &str) -> CaseFile {
    let path = format!("examples/data/stephon-clark/{name}.json");
    from_str(&fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()).unwrap()
}

/// What a reader is told of each step of the seed's case, and what the rules say of it.
#[test]
fn the_steps_of_the_seed_read_as_written_down() {
    for pair in REVISIONS.windows(2) {
        let [old, new] = [revision(pair[0]), revision(pair[1])];
        let mut made = diff(&old, &new).unwrap().to_string();
        for finding in Validator::new().validate_revision(&old, &new).unwrap().findings() {
            let _ = writeln!(made, "{finding}");
        }
        let path = format!("tests/expected/revisions/{}-to-{}.txt", &pair[0][..1], &pair[1][..1]);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        if std::env::var_os("OIS_UPDATE").is_some() {
            fs::write(&path, &made).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == made, "{} is not what the code makes; run OIS_UPDATE=1 cargo test", path.display());
    }
}

/// Every list turned around, at every depth, but for texts that are told in order.
fn turned(value: &Value) -> Value {
    match value {
        Value::Array(elements) => elements.iter().rev().map(turned).collect(),
        Value::Object(fields) => {
            fields.iter().map(|(name, value)| (name.clone(), turned(value))).collect::<Map<_, _>>().into()
        }
        scalar => scalar.clone(),
    }
}

#[test]
fn order_is_no_difference() {
    for name in REVISIONS {
        let case = revision(name);
        let other: CaseFile = serde_json::from_value(turned(&serde_json::to_value(&case).unwrap())).unwrap();
        let diff = diff(&case, &other).unwrap();
        assert!(diff.is_empty(), "{name}: {diff}");
    }
}

#[test]
fn each_difference_leads_to_what_differs() {
    let values = REVISIONS.map(|name| serde_json::to_value(revision(name)).unwrap());
    for step in 0..3 {
        let [old, new] = [revision(REVISIONS[step]), revision(REVISIONS[step + 1])];
        let forth = diff(&old, &new).unwrap();
        for difference in &forth.differences {
            for (side, document) in [(&difference.old, &values[step]), (&difference.new, &values[step + 1])] {
                let Some(side) = side else { continue };
                assert_eq!(document.pointer(&side.pointer), Some(&side.value), "{difference}");
            }
            assert_ne!(difference.old, difference.new);
        }
        // There and back again: the same places, told the other way round.
        let back = diff(&new, &old).unwrap();
        let mut forth: Vec<_> = forth.differences.iter().map(|it| (&it.old, &it.new)).map(places).collect();
        let mut back: Vec<_> = back.differences.iter().map(|it| (&it.new, &it.old)).map(places).collect();
        forth.sort();
        back.sort();
        assert_eq!(forth, back);
    }
}

fn places(sides: (&Option<ois_records::Side>, &Option<ois_records::Side>)) -> [Option<String>; 2] {
    [sides.0, sides.1].map(|side| side.as_ref().map(|side| side.pointer.clone()))
}

/// The base record with some of its values replaced.
fn base_with(values: &[(&str, Value)]) -> CaseFile {
    let mut record: Value = serde_json::from_str(base_record()).unwrap();
    for (pointer, value) in values {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match record.pointer_mut(parent).unwrap() {
            Value::Array(list) => list[key.parse::<usize>().unwrap()] = value.clone(),
            object => object[key] = value.clone(),
        }
    }
    serde_json::from_value(record).unwrap()
}

#[test]
fn parts_without_an_id_are_known_by_what_they_must_have() {
    let service = |rank: &str| json!([{ "agency": "riverton-police", "rank": { "status": "known", "value": rank } }]);
    let old = base_with(&[("/people/1/service", service("officer"))]);
    let new = base_with(&[("/people/1/service", service("sergeant"))]);
    let diff = diff(&old, &new).unwrap();
    let told: Vec<_> = diff.differences.iter().map(|it| (it.kind, &*it.id, &*it.field)).collect();
    assert_eq!(told, [(DifferenceKind::Change, "officer-1", "service/0/rank")]);
}

#[test]
fn a_fact_of_a_part_that_is_new_is_told_by_itself() {
    let old = base_with(&[("/people/0/death", json!({}))]);
    let diff = diff(&old, &base_with(&[])).unwrap();
    let told: Vec<_> = diff.differences.iter().map(|it| (it.kind, &*it.field)).collect();
    let added = |field| (DifferenceKind::Addition, field);
    assert_eq!(told, [added("death/died"), added("death/pronounced"), added("death/pronounced_by")]);
}

#[test]
fn none_and_not_stated_differ() {
    let stated = base_with(&[("/people/0/injuries", json!([]))]);
    let diff = diff(&base_with(&[]), &stated).unwrap();
    assert_eq!(diff.to_string().lines().next(), Some("+ person subject: injuries"));
}

#[test]
fn values_are_shown_to_those_who_ask_and_serialised_for_nobody() {
    let name = |name: &str| ("/people/0/name", json!({ "status": "known", "value": name }));
    let [old, new] = [base_with(&[name("Ana Example")]), base_with(&[name("Bea Sample")])];
    let diff = diff(&old, &new).unwrap();
    let json = serde_json::to_string(&diff).unwrap();
    for hidden in [diff.to_string(), json.clone()] {
        assert!(!hidden.contains("Ana") && !hidden.contains("Sample"), "{hidden}");
    }
    assert!(format!("{diff:#}").contains(r#"known "Ana Example", then known "Bea Sample""#));
    assert_eq!(
        json,
        r#"{"differences":[{"kind":"change","id":"subject","field":"name","old":{"pointer":"/people/0/name","status":"known"},"new":{"pointer":"/people/0/name","status":"known"}}]}"#
    );
}

/// What is found when this becomes of the base record.
fn found(new: &[(&str, Value)]) -> Vec<String> {
    let report = Validator::new().validate_revision(&base_with(&[]), &base_with(new)).unwrap();
    report.findings().iter().map(|it| format!("{} {} {}", it.severity, it.rule.code, it.pointer)).collect()
}

#[test]
fn what_is_more_precise_or_goes_on_is_no_correction() {
    let nothing: [String; 0] = [];
    let known = |value: &str| json!({ "status": "known", "value": value });
    assert_eq!(found(&[("/autopsies/0/performed", known("2021-05-03T09:30"))]), nothing);
    assert_eq!(found(&[("/people/0/vital_status", known("alive"))]), nothing);
    assert_eq!(
        found(&[("/force/rounds_fired_by_officers", json!({ "status": "range", "min": 2, "max": 5 }))]),
        nothing
    );
    let fewer = ("/force/rounds_fired_by_officers", json!({ "status": "range", "max": 2 }));
    assert_eq!(found(&[fewer]), ["warning correction-unlabelled /force/rounds_fired_by_officers"]);
}

#[test]
fn an_id_is_not_given_to_another_person() {
    let person = |name: &str, age: u32| {
        let fact = |value: Value| json!({ "status": "known", "value": value });
        base_with(&[("/people/0/name", fact(name.into())), ("/people/0/age_years", fact(age.into()))])
    };
    let mut codes = [person("Bea Q. Sample", 40), person("Ana Example", 40), person("Ana Example", 23)].map(|new| {
        let report = Validator::new().validate_revision(&person("Bea Sample", 40), &new).unwrap();
        report.counts().keys().copied().collect::<Vec<_>>()
    });
    codes[2].sort_unstable();
    assert_eq!(codes, [vec![], vec!["correction-unlabelled"], vec!["correction-unlabelled", "id-reused"]]);
}

#[test]
fn a_correction_of_a_whole_covers_its_parts() {
    let died = ("/people/0/death/died", json!({ "status": "known", "value": "2021-05-02" }));
    let told = json!([{ "kind": "correction", "description": "He died a day later.", "about": { "id": "subject", "field": "death" } }]);
    let [old, new] = [base_with(&[]), base_with(&[died, ("/changes", told)])];
    assert_eq!(diff(&old, &new).unwrap().differences[0].label, Some(ChangeKind::Correction));
    assert!(Validator::new().validate_revision(&old, &new).unwrap().is_clean());
}

#[test]
fn a_longer_record_costs_in_proportion() {
    let many = |count: usize| {
        let claims: Vec<_> = (0..count)
            .map(|n| json!({ "id": format!("c{n}"), "source": "source-article", "about": { "id": "subject", "field": "name" }, "value": { "status": "unknown" } }))
            .collect();
        base_with(&[("/claims", claims.into())])
    };
    let diff = diff(&many(5_000), &base_with(&[])).unwrap();
    assert_eq!(diff.differences.len(), 5_000);
    let report = Validator::new().validate_revision(&many(5_000), &base_with(&[])).unwrap();
    assert_eq!((report.total(), report.findings().len()), (5_000, 1000));
}
