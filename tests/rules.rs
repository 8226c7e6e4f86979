//! Every rule against its own examples, and the catalogue as a whole.

mod examples;
mod pointers;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ois_records::{CaseFile, Noun, Report, Rule, Scope, Validator, base_record, explain, rules, themes};
use serde_json::Value;

fn report(bytes: &[u8]) -> Report {
    Validator::new().check::<CaseFile>(bytes).unwrap().report
}

/// A validator for the examples of a rule.
fn validator_of(rule: &Rule) -> Validator {
    Validator::new().with_profile(examples::profile_of(rule))
}

#[test]
fn the_base_record_is_clean() {
    let report = report(base_record().as_bytes());
    assert!(report.is_clean(), "{:#?}", report.findings());
}

#[test]
fn each_rule_finds_its_bad_example_and_lets_its_good_one_pass() {
    for rule in rules() {
        let mut validator = validator_of(rule);
        let bad = examples::report(&mut validator, rule, &rule.bad_documents());
        assert!(bad.counts().contains_key(rule.code), "{}: its bad example passes: {:?}", rule.code, bad.counts());
        let good = examples::report(&mut validator, rule, &rule.good_documents());
        assert!(!good.counts().contains_key(rule.code), "{}: its good example is found", rule.code);
        assert!(!good.has_errors(), "{}: its good example has errors: {:?}", rule.code, good.counts());
    }
}

/// What a rule's examples are found guilty of besides: `OIS_UPDATE=1` writes it down anew. A line
/// that comes or goes shows whom else a change of a rule concerns.
#[test]
fn what_else_examples_break_is_written_down() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expected/rules");
    let mut validator = Validator::new();
    for theme in themes() {
        let mut lines = Vec::new();
        for rule in theme.rules {
            for (example, documents) in [("bad", rule.bad_documents()), ("good", rule.good_documents())] {
                for finding in examples::report(&mut validator, rule, &documents).findings() {
                    if finding.rule.code != rule.code {
                        lines.push(format!("{} {example}: {} {}\n", rule.code, finding.severity, finding.rule.code));
                    }
                }
            }
        }
        lines.sort();
        lines.dedup();
        let (path, found) = (folder.join(theme.name).with_extension("txt"), lines.concat());
        if std::env::var_os("OIS_UPDATE").is_some() {
            fs::write(&path, &found).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == found, "{}: run OIS_UPDATE=1 cargo test, and read the difference", path.display());
    }
    let files = fs::read_dir(folder).unwrap().count();
    assert_eq!(files, themes().len(), "a file for each theme");
}

#[test]
fn examples_of_rules_that_are_not_of_shape_are_of_the_right_shape() {
    for rule in rules().filter(|rule| rule.ground.name() != "schema") {
        for document in rule.bad_documents().into_iter().chain(rule.good_documents()) {
            if let Err(error) = ois_records::from_str::<CaseFile>(&document) {
                panic!("{}: {error}", rule.code);
            }
        }
    }
}

#[test]
fn codes_are_kebab_case_and_belong_to_one_rule() {
    let mut seen = BTreeSet::new();
    for rule in rules() {
        assert!(seen.insert(rule.code), "{} stands twice", rule.code);
        assert!(
            rule.code
                .split('-')
                .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
        );
        assert_eq!(explain(rule.code).map(|found| found.code), Some(rule.code));
    }
}

/// A code that a rule had before belongs to no other, and leads to the rule.
#[test]
fn former_codes_lead_to_the_rule_and_are_given_to_no_other() {
    assert!(rules().any(|rule| !rule.formerly.is_empty()), "there is none to look at");
    let mut seen: BTreeSet<_> = rules().map(|rule| rule.code).collect();
    for rule in rules() {
        for former in rule.formerly {
            assert!(seen.insert(former), "{former} stands twice");
            assert_eq!(explain(former).map(|found| found.code), Some(rule.code));
            assert!(Validator::new().without(former).is_ok());
        }
    }
}

#[test]
fn every_rule_says_what_why_and_on_what_ground() {
    for rule in rules() {
        assert!(rule.title.ends_with('.') && !rule.title.contains('\n'), "{}: title", rule.code);
        for text in [rule.rationale, rule.citation, rule.exceptions] {
            assert!(text.len() > 4 && text.ends_with(['.', '.', ')', '`']), "{}: {text}", rule.code);
        }
    }
}

/// Every pointer that a rule declares leads to something in the published schema.
#[test]
fn pointers_resolve_in_the_schema() {
    let schema: Value = serde_json::from_str(Noun::CaseFile.schema()).unwrap();
    for rule in rules() {
        for pointer in rule.pointers.iter().filter(|pointer| **pointer != "**") {
            assert!(pointers::found(&schema, pointer).is_some(), "{}: {pointer} is nowhere in the schema", rule.code);
        }
    }
}

/// Where a rule reports is where it says that it does.
#[test]
fn findings_stand_at_declared_pointers() {
    for rule in rules() {
        for finding in examples::report(&mut validator_of(rule), rule, &rule.bad_documents()).findings() {
            let declared = finding.rule.pointers.iter().any(|template| stands_for(template, &finding.pointer));
            assert!(declared, "{} does not declare {}", finding.rule.code, finding.pointer);
        }
    }
}

/// And something is there: what is missing is missed at the place of which it would be a field. What
/// is gone since the revision before is told of where it was.
#[test]
fn findings_stand_at_something_that_is_there() {
    for rule in rules().filter(|rule| rule.ground.name() != "schema" && rule.scope() != Scope::Revisions) {
        let documents = rule.bad_documents();
        // Of several documents the last is the one that the rule tells of.
        let told: Value = serde_json::from_str(documents.last().unwrap()).unwrap();
        for finding in examples::report(&mut validator_of(rule), rule, &documents).findings() {
            let place = told.pointer(&finding.pointer);
            assert!(place.is_some(), "{}: nothing is at {}", finding.rule.code, finding.pointer);
        }
    }
}

/// `*` is any one element, `**` any place at all.
fn stands_for(template: &str, pointer: &str) -> bool {
    let (template, pointer): (Vec<_>, Vec<_>) = (template.split('/').collect(), pointer.split('/').collect());
    let same = |(wanted, given): (&&str, &&str)| *wanted == "*" || wanted == given;
    template == ["**"] || (template.len() == pointer.len() && template.iter().zip(&pointer).all(same))
}

/// A message shows numbers that a rule computed, and none that stands in the record.
#[test]
fn messages_show_no_value_of_the_record() {
    for rule in rules().filter(|rule| rule.ground.name() != "schema") {
        let documents = rule.bad_documents();
        let mut values = Vec::new();
        for document in &documents {
            list_numbers(&serde_json::from_str(document).unwrap(), &mut values);
        }
        let report = examples::report(&mut validator_of(rule), rule, &documents);
        for finding in report.findings().iter().filter(|finding| finding.rule.code == rule.code) {
            let shown = finding.detail.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok());
            // Small ones meet by chance.
            for number in shown.filter(|number: &i64| *number > 9) {
                assert!(!values.contains(&number), "{} shows {number}: {}", rule.code, finding.detail);
            }
        }
    }
}

fn list_numbers(value: &Value, numbers: &mut Vec<i64>) {
    match value {
        Value::Number(number) => numbers.extend(number.as_i64()),
        Value::Array(elements) => elements.iter().for_each(|value| list_numbers(value, numbers)),
        Value::Object(fields) => fields.values().for_each(|value| list_numbers(value, numbers)),
        _ => {}
    }
}

/// What is found when these values stand in the base record at these places.
fn found(patch: &str) -> Vec<String> {
    let mut record: Value = serde_json::from_str(base_record()).unwrap();
    for (pointer, value) in serde_json::from_str::<serde_json::Map<String, Value>>(patch).unwrap() {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match record.pointer_mut(parent).unwrap() {
            Value::Array(list) => list.push(value),
            object => object[key] = value,
        }
    }
    let report = report(record.to_string().as_bytes());
    report.findings().iter().map(|it| format!("{} {}", it.severity, it.rule.code)).collect()
}

fn known(value: &str) -> String {
    format!(r#"{{"status":"known","value":{value}}}"#)
}

/// What happens in real life, and is no error.
#[test]
fn no_false_alarms() {
    let nothing: [String; 0] = [];
    // 22:10 on 1 May in California, written by a program in UTC.
    for moment in ["2021-05-02T05:10:00Z", "2021-05-02T05:10:00+00:00"] {
        let patch = format!(
            r#"{{"/incident/occurred":{},"/duties/0/trigger":{{"kind":{{"code":"incident"}}}},"/people/0/death/died":{}}}"#,
            known(&format!("{moment:?}")),
            known(&format!("{moment:?}"))
        );
        assert_eq!(found(&patch), nothing, "{moment}");
    }
    let late_at_night = known(r#""2021-06-01T02:00:00Z""#);
    assert_eq!(found(&format!(r#"{{"/releases/0/released":{late_at_night}}}"#)), nothing);

    // A due date that was stated before the extension, and one that rolls on from a Sunday.
    let extended = r#"{"/duties/0/steps":[{"kind":"granted","days":{"status":"known","value":30}}]}"#;
    assert_eq!(found(extended), nothing);
    let rolled = format!(
        r#"{{"/duties/0/trigger/at":{},"/duties/0/due":{}}}"#,
        known(r#""2021-04-30""#),
        known(r#""2021-06-01""#)
    );
    assert_eq!(found(&rolled), nothing);

    // An extension of unknown length, a due date open above, a policy that starts at a request.
    let late = known(r#""2021-08-01""#);
    for duty in [
        r#""/duties/0/steps":[{"kind":"granted"}]"#,
        r#""/duties/0/due":{"status":"range","earliest":"2021-05-31"}"#,
        r#""/policies/0/trigger":{"status":"known","value":{"code":"request"}},"/duties/0/trigger":{"kind":{"code":"request"}},"/duties/0/due":{"status":"unknown"}"#,
    ] {
        assert_eq!(found(&format!(r#"{{"/releases/0/released":{late},{duty}}}"#)), nothing, "{duty}");
    }

    // Lead until the day on which another part begins; a camera that ran for a shot of unknown time;
    // an officer hit by others' rounds, which nobody counted.
    let handed_over = r#"{"/investigations/0/roles":[
        {"party":"state-police","role":{"code":"lead"},"end":{"status":"known","value":"2021-07-31"}},
        {"party":"state-police","role":{"code":"assisting"},"start":{"status":"known","value":"2021-07-31"}}]}"#;
    assert_eq!(found(handed_over), nothing);
    let untimed = format!(
        r#"{{"/materials/0/started":{},"/force/discharges/-":{{"id":"discharge-2","rounds_fired":{}}},"/force/discharges_complete":{{"status":"unknown"}}}}"#,
        known(r#""2021-05-01T22:20""#),
        known("1")
    );
    assert_eq!(found(&untimed), nothing);
    let by_others = format!(
        r#"{{"/force/strikes/-":{{"id":"strike-2","person":"officer-1","bullet_strikes":{}}},"/force/discharges_complete":{{"status":"unknown"}}}}"#,
        known("5")
    );
    assert_eq!(found(&by_others), nothing);

    // Claims may be about the kind of a material, a role, a coordinate, an extension.
    for (id, field) in [("video-1", "kind"), ("subject", "roles/0/code"), ("subject", "extensions/desk_number")] {
        let claim = format!(
            r#"{{"/claims":[{{"id":"c","source":"source-article","about":{{"id":"{id}","field":"{field}"}},"value":{{"status":"unknown"}}}}]}}"#
        );
        assert_eq!(found(&claim), nothing, "{field}");
    }
}

#[test]
fn what_is_certainly_wrong_is_still_found() {
    let due = |day: &str| format!(r#"{{"/duties/0/due":{}}}"#, known(day));
    assert_eq!(found(&due(r#""2021-05-28""#)), ["error deadline-arithmetic"]);
    let late = known(r#""2021-06-02T12:00:00Z""#);
    assert_eq!(found(&format!(r#"{{"/releases/0/released":{late}}}"#)), ["warning release-late"]);
    let ordered =
        r#"{"/duties/0/answered_by":[],"/duties/0/steps":[{"kind":"court_order","effect":{"code":"orders"}}]}"#;
    assert_eq!(found(ordered), ["warning release-overdue"]);
}

/// Ids of every length, and others that differ in one byte or are one byte shorter.
#[test]
fn references_are_told_apart_to_the_last_byte() {
    let long = "abcdefghijklmnopqrstuvwxyz0123456789".repeat(4);
    for length in [2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 23, 24, 25, 33, 127, 128] {
        let id = &long[..length];
        let person = |person: &str| {
            let patch = format!(
                r#"{{"/people/-":{{"id":"{id}"}},"/autopsies/-":{{"id":"autopsy-2","person":"{person}","commissioned_by":["family"]}}}}"#
            );
            found(&patch)
        };
        let dangling = ["error ref-dangling"];
        assert_ne!(person(id), dangling, "{id}");
        assert_eq!(person(&id[1..]), dangling, "{id}");
        assert_eq!(person(&id[..length - 1]), dangling, "{id}");
        for place in [0, 1, length / 2, length - 2, length - 1] {
            let other = format!("{}_{}", &id[..place], &id[place + 1..]);
            if !other.starts_with('_') {
                assert_eq!(person(&other), dangling, "{other}");
            }
        }
    }
}

/// The rule that `CONTRIBUTING.md` shows is one of the rules, word for word.
#[test]
fn contributing_shows_a_rule_as_it_is() {
    let shown = include_str!("../CONTRIBUTING.md").split("```rust\n").nth(1).unwrap().split("```").next().unwrap();
    assert!(include_str!("../src/rules/provenance.rs").contains(shown));
}
