//! Profiles, severities that the caller sets, and rules that it switches off.

mod examples;

use ois_records::{CaseFile, Profile, Severity, Validator, base_record, explain, rules};

const UNREADABLE_CODE: &str = r#"{"version":"1.0","id":"a","status":{"code":"nonsense"},"incident":{"id":"incident"}}"#;

/// What is found in the bad example of a rule, by code.
fn severities(validator: Validator, code: &str) -> Vec<Severity> {
    let rule = explain(code).unwrap();
    let mut validator = validator;
    let report = examples::report(&mut validator, rule, &rule.bad_documents());
    report.findings().iter().filter(|finding| finding.rule.code == code).map(|finding| finding.severity).collect()
}

#[test]
fn each_rule_keeps_to_its_profile_on_its_own_example() {
    for rule in rules().filter(|rule| rule.ground.name() != "schema") {
        for profile in Profile::ALL {
            let found = severities(Validator::new().with_profile(profile), rule.code);
            match rule.severity_in(profile) {
                None => assert_eq!(found, [], "{} is off in {profile}", rule.code),
                Some(severity) if rule.severity_in(Profile::Standard) != Some(severity) => {
                    assert!(
                        !found.is_empty() && found.iter().all(|it| *it == severity),
                        "{} in {profile}: {found:?}",
                        rule.code
                    );
                }
                Some(_) => assert!(!found.is_empty(), "{} in {profile}", rule.code),
            }
        }
    }
}

#[test]
fn the_caller_has_the_last_word() {
    let code = "ref-dangling";
    assert_eq!(severities(Validator::new(), code), [Severity::Error]);
    let lowered = Validator::new().with_severity(code, Severity::Info).unwrap();
    assert_eq!(severities(lowered.with_profile(Profile::Publish), code), [Severity::Info]);
    assert_eq!(severities(Validator::new().without(code).unwrap(), code), []);
    let changed_again = Validator::new().without(code).unwrap().with_severity(code, Severity::Warning).unwrap();
    assert_eq!(severities(changed_again, code), [Severity::Warning]);
}

#[test]
fn faults_of_shape_weigh_as_the_caller_says() {
    let mut standard = Validator::new();
    let report = standard.check::<CaseFile>(UNREADABLE_CODE.as_bytes()).unwrap().report;
    assert!(report.has_errors());
    let codes: Vec<_> = report.counts().keys().copied().collect();
    for code in &codes {
        let mut lowered = Validator::new();
        let mut silent = Validator::new();
        for code in &codes {
            lowered = lowered.with_severity(code, Severity::Warning).unwrap();
            silent = silent.without(code).unwrap();
        }
        let report = lowered.check::<CaseFile>(UNREADABLE_CODE.as_bytes()).unwrap().report;
        assert!(!report.has_errors(), "{code}: {:?}", report.findings());
        assert_eq!(report.total(), codes.len());
        assert!(silent.check::<CaseFile>(UNREADABLE_CODE.as_bytes()).unwrap().report.is_clean());
    }
}

/// Also of findings beyond the limit, of which only the number is known.
#[test]
fn what_is_not_kept_is_weighed_too() {
    let wrong = format!(
        r#"{{"version":"1.0","id":"a","incident":{{"id":"incident"}},"people":[{}]}}"#,
        (0..50).map(|n| format!(r#"{{"id":"p{n}","aliases":null}}"#)).collect::<Vec<_>>().join(",")
    );
    let report = Validator::new().with_limit(1).check::<CaseFile>(wrong.as_bytes()).unwrap().report;
    assert_eq!(report.findings().len(), 1);
    assert_eq!(report.count_of(Severity::Error), 50, "each is counted, kept or not");
    let codes = report.counts().clone();
    let mut lowered = Validator::new().with_limit(1);
    for code in codes.keys() {
        lowered = lowered.with_severity(code, Severity::Info).unwrap();
    }
    let report = lowered.check::<CaseFile>(wrong.as_bytes()).unwrap().report;
    assert_eq!((report.has_errors(), report.total(), report.findings().len()), (false, codes.values().sum(), 1));
    assert_eq!(report.count_of(Severity::Info), report.total());
}

#[test]
fn an_unknown_code_is_an_error_with_the_nearest_one() {
    let error = Validator::new().without("ref-danglin").unwrap_err();
    assert_eq!(error.nearest, Some("ref-dangling"));
    assert_eq!(error.to_string(), "there is no rule `ref-danglin`; did you mean `ref-dangling`?");
    assert_eq!(Validator::new().without("zebra").unwrap_err().to_string(), "there is no rule `zebra`");
}

#[test]
fn names_lead_to_profiles() {
    for profile in Profile::ALL {
        assert_eq!(Profile::from_name(profile.name()), Some(profile));
    }
    assert_eq!(Profile::from_name("Publish"), None);
    assert!(Validator::new().validate(&ois_records::from_str::<CaseFile>(base_record()).unwrap()).is_clean());
}
