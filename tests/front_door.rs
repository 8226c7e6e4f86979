//! The program that the README shows, from outside: what it prints and how it ends.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const MINIMAL: &str = r#"{"version":"1.0","id":"a","as_of":"2019","incident":{"id":"incident"},"sources":[{"id":"s","kind":{"code":"law"},"published":{"status":"known","value":"2019"},"archived_url":"x"}]}"#;

/// `cargo test` builds the examples beside the tests.
fn check(arguments: &[&str], input: &str) -> Output {
    let tests = std::env::current_exe().unwrap();
    let program: PathBuf = tests.ancestors().nth(2).unwrap().join("examples/check");
    let mut child = Command::new(program)
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its arguments does not wait for its input.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_readme_shows_what_is_printed() {
    let output = check(&["examples/data/stephon-clark/2-2018-04-16.json"], "");
    assert_eq!(output.status.code(), Some(0));
    let printed = text(&output.stdout);
    let shown = include_str!("../README.md").split("```text\n").nth(2).unwrap().split("```").next().unwrap();
    for line in shown.lines() {
        assert!(printed.lines().any(|known| known == line), "not printed: {line}");
    }
}

#[test]
fn the_exit_code_says_clean_broken_or_unreadable() {
    assert_eq!(check(&["-"], MINIMAL).status.code(), Some(0));
    assert_eq!(check(&["-"], &MINIMAL.replace("incident\":", "incidnet\":")).status.code(), Some(1));
    assert_eq!(check(&["-"], "not JSON").status.code(), Some(2));
    assert_eq!(check(&["no-such-file.json"], "").status.code(), Some(2));
    assert_eq!(check(&["--kind", "animal", "-"], MINIMAL).status.code(), Some(2));
}

#[test]
fn json_is_one_object_a_line_with_its_place() {
    let output = check(&["--format", "json", "-"], &MINIMAL.replace("2019\",\"inc", "2019-13\",\"inc"));
    let line: serde_json::Value = serde_json::from_str(text(&output.stdout).lines().next().unwrap()).unwrap();
    assert_eq!((line["file"].as_str(), line["code"].as_str()), (Some("-"), Some("date-unparseable")));
    assert_eq!((line["line"].as_u64(), line["column"].as_u64()), (Some(1), Some(35)));
    assert_eq!((line["pointer"].as_str(), line["severity"].as_str()), (Some("/as_of"), Some("error")));
}

#[test]
fn a_stream_on_standard_input_is_read_line_by_line() {
    let output = check(&["-"], &format!("{MINIMAL}\nnot JSON\n{MINIMAL}\n"));
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stdout).contains("2 documents checked"), "{}", text(&output.stdout));
    assert!(text(&output.stderr).contains("line 2"), "{}", text(&output.stderr));
}

#[test]
fn control_characters_are_escaped() {
    let output = check(&["-"], &MINIMAL.replace("\"as_of\"", "\"as\\u001b[31m_of\""));
    assert!(!text(&output.stdout).contains('\u{1b}'));
}

#[test]
fn a_stream_whose_first_line_is_broken_loses_no_other() {
    let output = check(&["-"], &format!("not JSON\n{MINIMAL}\n\u{feff}{MINIMAL}\n"));
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stdout).contains("2 documents checked"), "{}", text(&output.stdout));
}

#[test]
fn a_path_that_cannot_be_opened_changes_nothing_for_the_next() {
    let options = ["--as-of", "2017-01-01", "--format", "json"];
    let file = "tests/cases/friendly-fire.json";
    let alone = check(&[&options[..], &[file]].concat(), "");
    let after = check(&[&options[..], &["no-such-file", file]].concat(), "");
    assert_eq!(text(&alone.stdout), text(&after.stdout));
    assert_eq!(after.status.code(), Some(2));
}
