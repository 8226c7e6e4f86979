//! The rules that were proposed: `docs/rule-candidates.csv` says of each what became of it.

mod patched;

use std::collections::{BTreeMap, BTreeSet};

use ois_records::{Profile, explain};
use patched::{codes, patched};

struct Candidate {
    section: String,
    name: String,
    outcome: String,
    code: String,
    reason: String,
}

fn candidates() -> Vec<Candidate> {
    let mut table = csv::Reader::from_reader(&include_bytes!("../docs/rule-candidates.csv")[..]);
    assert_eq!(table.headers().unwrap(), &["section", "candidate", "outcome", "code", "reason"][..]);
    let cell = |row: &csv::StringRecord, column: usize| row[column].to_owned();
    let rows = table.records().map(Result::unwrap);
    rows.map(|row| {
        let [section, name, outcome, code, reason] = [0, 1, 2, 3, 4].map(|column| cell(&row, column));
        Candidate { section, name, outcome, code, reason }
    })
    .collect()
}

/// Each is a rule, or a part of one, or has the reason why not.
#[test]
fn candidates_are_rules_or_say_why_not() {
    let mut seen = BTreeSet::new();
    for Candidate { section, name, outcome, code, reason } in candidates() {
        assert!(seen.insert((section, name.clone())), "{name} stands twice");
        let is_rule = explain(&code).is_some_and(|rule| rule.code == code);
        match outcome.as_str() {
            "rule" => assert!(is_rule, "{name}: there is no rule {code}"),
            "folded" => assert!(is_rule, "{name}: into which rule?"),
            "not" => assert!(code.is_empty() && reason.len() > 10, "{name}: why not?"),
            other => panic!("{name}: {other}"),
        }
    }
}

/// What the candidates that became a part of another rule were about, as a patch on the base record.
const FOLDED: &[(&str, &str)] = &[
    ("id-missing", r#"{"/people/-": {"roles": [{"code": "witness"}]}}"#),
    ("time-unparseable", r#"{"/incident/occurred": {"status": "known", "value": "2021-05-01T24:10"}}"#),
    ("shots-end-before-start", r#"{"/force/discharges/0/ended": {"status": "known", "value": "2021-05-01T22:09"}}"#),
    (
        "pronounced-before-shots",
        r#"{"/force/strikes/0/fatal": {"status": "known", "value": true}, "/people/0/death/died": null, "/people/0/death/pronounced": {"status": "known", "value": "2021-05-01T22:08"}}"#,
    ),
    (
        "leave-return-before-leave",
        r#"{"/people/1/service/0/duty_status/0/end": {"status": "known", "value": "2021-05-01"}}"#,
    ),
    ("count-negative", r#"{"/force/rounds_fired_by_officers": {"status": "known", "value": -3}}"#),
    (
        "officer-estimate-vs-count",
        r#"{"/claims": [{"id": "claim-1", "source": "source-article", "asserter": "officer-1", "about": {"id": "discharge-1", "field": "rounds_fired"}, "value": {"status": "known", "value": 5}}]}"#,
    ),
    (
        "earwitness-count",
        r#"{"/people/-": {"id": "neighbour", "roles": [{"code": "witness"}]}, "/claims": [{"id": "claim-1", "source": "source-article", "asserter": "neighbour", "about": {"id": "riverton-2021-014", "field": "force/rounds_fired_by_officers"}, "value": {"status": "range", "min": 15, "max": 20}}]}"#,
    ),
    (
        "age-band-vs-exact",
        r#"{"/people/0/age_years": {"status": "disputed"}, "/claims": [
            {"id": "claim-1", "source": "source-article", "about": {"id": "subject", "field": "age_years"}, "value": {"status": "range", "min": 20, "max": 29}},
            {"id": "claim-2", "source": "source-release", "about": {"id": "subject", "field": "age_years"}, "value": {"status": "known", "value": 34}}]}"#,
    ),
    (
        "buffer-no-audio",
        r#"{"/materials/0/mutes": [{"start_seconds": 0, "end_seconds": 30, "buffer": {"status": "known", "value": true}}], "/materials/0/segments/0/start_seconds": 12, "/materials/0/segments/0/end_seconds": 14}"#,
    ),
    (
        "quote-altered",
        r#"{"/materials/0/transcript_complete": {"status": "known", "value": true}, "/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "incident", "field": "narrative"}, "value": {"status": "unknown"}, "read_from": "video-1", "quote": "We will need medics"}]}"#,
    ),
    (
        "inv-role-conflict",
        r#"{"/investigations/0/roles": [], "/claims": [
            {"id": "claim-1", "source": "source-article", "about": {"id": "investigation-1", "field": "roles/0/role"}, "value": {"status": "known", "value": "assisting"}},
            {"id": "claim-2", "source": "source-release", "about": {"id": "investigation-1", "field": "roles/0/role"}, "value": {"status": "known", "value": "lead"}}]}"#,
    ),
    (
        "verdict-without-charge",
        r#"{"/incident/officer_charged": {"status": "known", "value": false}, "/proceedings": [{"kind": "charge", "id": "charge-1", "defendant": "officer-1", "verdict": {"status": "known", "value": {"code": "guilty"}}}]}"#,
    ),
    (
        "plaintiff-minor-named",
        r#"{"/people/-": {"id": "son", "name": {"status": "known", "value": "Robin Example"}, "minor": {"status": "known", "value": true}}, "/proceedings": [{"kind": "suit", "id": "suit-1", "plaintiffs": ["son"]}]}"#,
    ),
    (
        "medical-detail-public",
        r#"{"/autopsies/0/released": null, "/autopsies/0/document": null, "/autopsies/0/toxicology": [{"substance": "caffeine", "present": {"status": "known", "value": true}}]}"#,
    ),
    (
        "claim-no-date",
        r#"{"/sources/1/published": null, "/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}}]}"#,
    ),
    (
        "attribution-dropped",
        r#"{"/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}, "basis": {"code": "statement"}}]}"#,
    ),
    ("rounds-unknown", r#"{"/force/discharges/0/rounds_fired": null}"#),
    ("weapon-basis-missing", r#"{"/people/0/armed": {"status": "known", "value": true}}"#),
    (
        "conflict-unreviewed",
        r#"{"/autopsies/0/cause": {"status": "disputed"}, "/claims": [
            {"id": "claim-1", "source": "source-article", "about": {"id": "incident", "field": "officers_involved"}, "value": {"status": "known", "value": 2}},
            {"id": "claim-2", "source": "source-release", "about": {"id": "incident", "field": "officers_involved"}, "value": {"status": "known", "value": 4}}]}"#,
    ),
    (
        "manner homicide while the outcome is not fatal",
        r#"{"/incident/outcome": {"status": "known", "value": {"code": "injury"}}}"#,
    ),
    ("wounds more than shots fired", r#"{"/autopsies/0/total_wounds": {"status": "known", "value": 7}}"#),
    ("bullets hit more than shots fired", r#"{"/autopsies/0/bullet_strikes": {"status": "known", "value": 4}}"#),
    (
        "report before incident",
        r#"{"/sources/1/published": {"status": "known", "value": "2021-04-22"}, "/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "discharge-1", "field": "rounds_fired"}, "value": {"status": "known", "value": 3}}]}"#,
    ),
    (
        "multiple officers but one counted",
        r#"{"/force/officers_who_fired": {"status": "known", "value": 3}, "/force/officers_present": {"status": "known", "value": 1}}"#,
    ),
    ("stuck pending states", r#"{"/as_of": "2023-12-01", "/people/0/death/manner": {"status": "pending"}}"#),
];

/// A candidate that is folded into a rule is found by it.
#[test]
fn what_is_folded_is_found() {
    let mut patches: BTreeMap<_, _> = FOLDED.iter().copied().collect();
    for Candidate { name, code, .. } in candidates().iter().filter(|candidate| candidate.outcome == "folded") {
        let patch = patches.remove(&name[..]).unwrap_or_else(|| panic!("{name}: show that {code} finds it"));
        let found = codes(&patched(patch), Profile::Publish);
        assert!(found.contains(&&code[..]), "{name} is not found by {code}: {found:?}");
    }
    assert!(patches.is_empty(), "these are not folded: {:?}", patches.keys());
}
