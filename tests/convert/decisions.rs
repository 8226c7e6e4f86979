//! Several decisions of one case, each in columns of its own. All cities, people and cases are invented.

use ois_records::convert::Map;
use ois_records::{
    CaseFile, Coded, Date, Decision, DecisionId, DecisionKind, DecisionResult, EntityId, Fact, Profile, Severity,
    Validator,
};

use crate::maps::{HEAD, assert_cells_come_back, read, said};
use crate::tables::write_all;

const WORDS: &str = "\
,,,,Justified,lawful
,,,,Declined,no_charges
,,,,Charged,charges
,,,,Within,within_policy
,,,,Out,out_of_policy
,,,,Pending,pending
";

fn map() -> String {
    format!(
        "{HEAD}Day,incident.date,,,,\nPolicy,policy_finding.results,,,,\n{WORDS}Found,policy_finding.decided,,,,\n\
         Charges,charging_decision.results,,/,,\n{WORDS}Reviewed,charging_decision.decided,,,,\n\
         Disposition,decision.results,,,,\n{WORDS}Closed,decision.decided,,,,\n"
    )
}

const TABLE: &str = "\
No.,Day,Policy,Found,Charges,Reviewed,Disposition,Closed
1,2019-03-04,Within,2020-01-02,Justified/Declined,2019-11-05,Justified,2020-02-03
2,2019-03-05,Out,,,,,
3,2019-03-06,,,Pending,,,2020-02-03
4,2019-03-07,,1/2/2020,Perhaps,,,
5,2019-03-08,,,,,Declined,
";

#[test]
fn a_decision_of_each_kind_is_one_of_its_own() {
    assert_cells_come_back(&map(), TABLE.as_bytes());
    let (imported, _) = read(&map(), TABLE.as_bytes());
    assert_eq!(said(&imported), [(4, "Perhaps")]);
    let decisions = |at: usize| -> Vec<_> {
        let decisions = imported[at].case.decisions.iter();
        decisions.map(|it| (it.id.as_str(), it.kind.as_ref().map(|kind| kind.code))).collect()
    };
    let charging = ("charging-decision", Some(DecisionKind::Charging));
    let policy = ("policy-finding", Some(DecisionKind::PolicyFinding));
    assert_eq!(decisions(0), [("disposition", None), charging, policy]);
    assert_eq!(decisions(1), [policy]);
    assert_eq!(decisions(2), [("disposition", None), charging]);
    assert_eq!(decisions(3), [charging, policy]);
    assert_eq!(decisions(4), [("disposition", None)]);
    let [_, charging, policy] = &imported[0].case.decisions[..] else { panic!("three") };
    assert_eq!(charging.results, [DecisionResult::Lawful, DecisionResult::NoCharges].into());
    assert_eq!(charging.decided, "2019-11-05".parse::<Date>().unwrap().into());
    assert_eq!(policy.results, [DecisionResult::WithinPolicy].into());
}

/// No rule takes what a table says of two bodies for a contradiction, in whatever profile.
#[test]
fn decisions_of_several_bodies_are_no_error() {
    let (imported, _) = read(&map(), TABLE.as_bytes());
    for profile in [Profile::Standard, Profile::Dataset] {
        let mut validator = Validator::new().with_profile(profile);
        for one in &imported {
            let report = validator.validate(&one.case);
            let errors: Vec<_> = report.findings().iter().filter(|it| it.severity == Severity::Error).collect();
            assert!(errors.is_empty(), "{errors:?}");
            let of_results = report.findings().iter().filter(|it| it.rule.code.starts_with("decision-result"));
            assert_eq!(of_results.count(), 0, "{}", one.case.id);
        }
    }
    // A decision before the day is a mistake of the table's, and is found.
    let table = b"No.,Day,Reviewed,Found,Closed\n1,2019-03-04,2018-11-05,2018-11-05,2018-11-05\n";
    let (early, _) = read(&map(), table);
    let report = Validator::new().with_profile(Profile::Dataset).validate(&early[0].case);
    let of_days = report.findings().iter().filter(|it| it.rule.code == "decision-before-incident");
    assert_eq!(of_days.count(), 3);
}

/// Records from elsewhere have ids of their own: what kind a decision is of says which column it belongs to.
#[test]
fn decisions_of_other_records_are_found_by_their_kind() {
    let written = |decisions: Vec<Decision>| {
        let map = Map::parse(map().as_bytes()).unwrap();
        let mut case: CaseFile = read(&self::map(), b"No.,Day,Closed\n1,2019-03-04,\n").0[0].case.clone();
        case.decisions = decisions.into();
        let out = map.write(Vec::new(), |exporter| write_all(exporter, &[case])).0;
        String::from_utf8(out).unwrap().lines().nth(1).unwrap().to_owned()
    };
    let decision = |id: &str, kind: Option<DecisionKind>, result: DecisionResult| {
        let mut decision = Decision::new(DecisionId::new(id).unwrap());
        decision.kind = kind.map(Coded::from);
        decision.results = Fact::from([result]);
        decision
    };
    // An id that only begins like one of importing's is another record's.
    let review = decision("policy-finding-2021", Some(DecisionKind::PolicyFinding), DecisionResult::WithinPolicy);
    assert_eq!(written(vec![review]), "1,2019-03-04,Within,,,,Within,");
    let board = decision("board", Some(DecisionKind::PolicyFinding), DecisionResult::OutOfPolicy);
    let prosecutor = decision("district-attorney", Some(DecisionKind::Charging), DecisionResult::NoCharges);
    let court = decision("court", Some(DecisionKind::Ruling), DecisionResult::Lawful);
    let all = vec![court.clone(), board.clone(), prosecutor.clone()];
    assert_eq!(written(all), "1,2019-03-04,Out,,Declined,,Justified,");
    assert_eq!(written(vec![court]), "1,2019-03-04,,,,,Justified,");
    // What importing made of one column is never another's, whatever kind it has been given since.
    let disposition = decision("disposition", Some(DecisionKind::Charging), DecisionResult::Charges);
    assert_eq!(written(vec![disposition.clone()]), "1,2019-03-04,,,,,Charged,");
    let ours = decision("charging-decision", Some(DecisionKind::Charging), DecisionResult::NoCharges);
    assert_eq!(written(vec![disposition, ours.clone(), board]), "1,2019-03-04,Out,,Declined,,Charged,");
    assert_eq!(written(vec![prosecutor, ours]), "1,2019-03-04,,,Declined,,Declined,");
}

/// Where each officer has a row, what was decided about the case stands in each, and what was decided about one officer
/// in that one's.
#[test]
fn decisions_of_other_records_stand_in_the_rows_of_whom_they_are_about() {
    let map =
        format!("{HEAD},dataset.rows,,,,officers\nRank,officer.rank,,,,\nPolicy,policy_finding.results,,,,\n{WORDS}");
    let mut case = read(&map, b"No.,Rank\n1,Sergeant\n1,Officer\n").0.remove(0).case;
    let map = Map::parse(map.as_bytes()).unwrap();
    let mut written = |id: &str, about: &[&str]| {
        let mut decision = Decision::new(DecisionId::new(id).unwrap());
        decision.kind = Some(DecisionKind::PolicyFinding.into());
        decision.results = [DecisionResult::OutOfPolicy].into();
        decision.about = about.iter().map(|id| EntityId::new(id).unwrap()).collect::<Vec<_>>().into();
        case.decisions = vec![decision].into();
        let out = map.write(Vec::new(), |exporter| write_all(exporter, &[case.clone()])).0;
        let out = String::from_utf8(out).unwrap();
        out.lines().skip(1).map(|row| row.ends_with(",Out")).collect::<Vec<_>>()
    };
    assert_eq!(written("policy-finding", &["incident"]), [true, true]);
    assert_eq!(written("board", &[]), [true, true]);
    assert_eq!(written("policy-finding-2021", &["incident", "officer-2"]), [false, true]);
    assert_eq!(written("policy-finding-officer-1", &["officer-1"]), [true, false]);
}
