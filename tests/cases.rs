//! The case files give exactly the findings that are written down, and come back from reading and
//! writing as they were.

use std::fs;
use std::path::{Path, PathBuf};

use ois_records::{CaseFile, Validator};
use serde_json::Value;

/// Each folder of case files, and where its expected findings stand.
const FOLDERS: [(&str, &str, usize); 2] =
    [("examples/data/stephon-clark", "tests/expected/stephon-clark", 4), ("tests/cases", "tests/expected/cases", 3)];

struct Case {
    name: String,
    text: String,
    /// What it gives, line by line; below that, the codes that it must not give.
    expected: PathBuf,
}

fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut cases = Vec::new();
    for (folder, expected, count) in FOLDERS {
        let mut paths: Vec<PathBuf> =
            fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        assert_eq!(paths.len(), count, "{folder}");
        for path in paths {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let expected = root.join(expected).join(&name).with_extension("txt");
            cases.push(Case { text: fs::read_to_string(&path).unwrap(), name, expected });
        }
    }
    cases
}

/// `OIS_UPDATE=1` writes down what is found, for the difference to be read; what must not fire is
/// written by hand.
#[test]
fn findings_are_those_that_are_written_down() {
    let mut validator = Validator::new();
    for case in cases() {
        let report = validator.check::<CaseFile>(case.text.as_bytes()).unwrap().report;
        let place = |pointer: &str| if pointer.is_empty() { "(root)".to_owned() } else { pointer.to_owned() };
        let mut found: Vec<_> = report
            .findings()
            .iter()
            .map(|finding| format!("{} {} {}", finding.severity, finding.rule.code, place(&finding.pointer)))
            .collect();
        found.sort();
        let expected = fs::read_to_string(&case.expected).unwrap();
        let (must, must_not) = expected.split_once("must not fire:").unwrap();
        for code in must_not.lines().filter(|line| !line.is_empty()) {
            assert!(ois_records::explain(code).is_some(), "{}: there is no rule {code}", case.name);
            assert!(!report.counts().contains_key(code), "{}: {code}", case.name);
        }
        if std::env::var_os("OIS_UPDATE").is_some() {
            let lines = found.iter().fold(String::new(), |lines, line| lines + line + "\n");
            fs::write(&case.expected, format!("{lines}must not fire:{must_not}")).unwrap();
            continue;
        }
        let mut wanted: Vec<_> = must.lines().filter(|line| !line.is_empty()).collect();
        wanted.sort_unstable();
        assert_eq!(found, wanted, "{}", case.name);
    }
}

#[test]
fn case_files_come_back_from_reading_and_writing() {
    for case in cases() {
        let record: CaseFile =
            ois_records::from_str(&case.text).unwrap_or_else(|error| panic!("{}: {error}", case.name));
        let written = ois_records::to_string(&record).unwrap();
        assert_eq!(ois_records::from_str::<CaseFile>(&written).unwrap(), record, "{}", case.name);
        let (before, after): (Value, Value) =
            (serde_json::from_str(&case.text).unwrap(), serde_json::from_str(&written).unwrap());
        assert_eq!(before, after, "{}", case.name);
    }
}

#[test]
fn checking_again_and_in_any_order_gives_the_same_findings() {
    let mut validator = Validator::new();
    let mut run = |case: &Case| {
        let report = validator.check::<CaseFile>(case.text.as_bytes()).unwrap().report;
        report.findings().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let forward: Vec<_> = cases().iter().map(&mut run).collect();
    let mut backward: Vec<_> = cases().iter().rev().map(&mut run).collect();
    backward.reverse();
    assert_eq!(forward, backward);
}

#[test]
fn findings_of_a_record_are_in_the_order_in_which_it_is_written() {
    for case in cases() {
        let record: CaseFile = ois_records::from_str(&case.text).unwrap();
        let written = ois_records::to_string(&record).unwrap();
        let pointers = |report: ois_records::Report| {
            report.findings().iter().map(|it| (it.rule.code, it.pointer.clone())).collect::<Vec<_>>()
        };
        let from_record = pointers(Validator::new().validate(&record));
        let from_text = pointers(Validator::new().check::<CaseFile>(written.as_bytes()).unwrap().report);
        assert_eq!(from_record, from_text, "{}", case.name);
    }
}
