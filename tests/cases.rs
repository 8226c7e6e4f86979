//! The case files give exactly the findings that are written down, and come back from reading and
//! writing as they were.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ois_records::{CaseFile, Validator, rules};
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

/// How often each rule speaks: `docs/noise.csv`, of which `OIS_UPDATE=1` writes severities and the
/// counts of the case files; those of imported files are written by `docs/noise.py`, what came of
/// them by hand.
#[test]
fn noise_is_counted() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/noise.csv");
    let mut table = csv::Reader::from_path(&path).unwrap();
    let header = table.headers().unwrap().clone();
    let rows = table.records().map(Result::unwrap);
    let kept: BTreeMap<String, Vec<String>> =
        rows.map(|row| (row[0].to_owned(), row.iter().map(str::to_owned).collect())).collect();

    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut validator = Validator::new();
    for case in cases() {
        for (code, count) in validator.check::<CaseFile>(case.text.as_bytes()).unwrap().report.counts() {
            *counts.entry(code).or_default() += count;
        }
    }
    let mut made = csv::Writer::from_writer(Vec::new());
    made.write_record(&header).unwrap();
    for rule in rules() {
        let count = counts.get(rule.code).copied().unwrap_or_default();
        let mut row = kept.get(rule.code).cloned().unwrap_or_else(|| vec![String::new(); header.len()]);
        if count == 0 && row[3..].iter().all(String::is_empty) {
            continue;
        }
        row[..3].clone_from_slice(&[rule.code.into(), rule.severity.to_string(), count.to_string()]);
        made.write_record(row).unwrap();
    }
    let made = String::from_utf8(made.into_inner().unwrap()).unwrap();
    if std::env::var_os("OIS_UPDATE").is_some() {
        fs::write(&path, &made).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), made, "run OIS_UPDATE=1 cargo test, and read the difference");

    // Of the twenty that speak most on real rows, each was read.
    let imported = 3..header.len() - 2;
    let total = |row: &[String]| row[imported.clone()].iter().filter_map(|cell| cell.parse::<usize>().ok()).sum();
    let mut by_noise: Vec<(usize, &Vec<String>)> = kept.values().map(|row| (total(row), row)).collect();
    by_noise.sort_unstable_by(|a, b| b.cmp(a));
    for (_, row) in by_noise.iter().take(20).filter(|(total, _)| *total > 0) {
        let [decision, reason] = &row[header.len() - 2..] else { panic!("{row:?}") };
        assert!(
            ["keep", "mend"].contains(&decision.as_str()) && reason.len() > 10,
            "{}: kept, or mended, and why?",
            row[0]
        );
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
