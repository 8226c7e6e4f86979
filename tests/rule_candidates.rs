//! The table of candidate rules: each is a rule, or stands in one, or says why not.

use std::path::Path;

use ois_records::explain;

#[test]
fn each_candidate_is_a_rule_or_says_why_not() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rule-candidates.csv");
    let mut table = csv::Reader::from_path(path).unwrap();
    assert_eq!(table.headers().unwrap(), vec!["section", "candidate", "outcome", "code", "reason"]);
    for row in table.records() {
        let row = row.unwrap();
        let [section, candidate, outcome, code, reason] = [0, 1, 2, 3, 4].map(|column| &row[column]);
        assert!((section.starts_with("5.") || section.starts_with("domain ")) && !candidate.is_empty());
        match outcome {
            "rule" | "folded" => assert!(explain(code).is_some(), "{candidate}: there is no rule {code}"),
            "not" => assert!(code.is_empty() && reason.len() > 20, "{candidate}: why not?"),
            _ => panic!("{candidate}: {outcome}"),
        }
    }
}
