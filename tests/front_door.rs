//! The program that the README shows, from outside: what it prints and how it ends.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const MINIMAL: &str = r#"{"version":"1.0","id":"a","as_of":"2019","incident":{"id":"incident"},"sources":[{"id":"s","kind":{"code":"law"},"published":{"status":"known","value":"2019"},"archived_url":"x"}]}"#;

/// `cargo test` builds the examples beside the tests.
fn program(name: &str) -> PathBuf {
    std::env::current_exe().unwrap().ancestors().nth(2).unwrap().join("examples").join(name)
}

fn check(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(program("check"))
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
    let unknown = check(&["--kind", "animal", "-"], MINIMAL);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("`animal` is none of case-file, incident"), "{}", text(&unknown.stderr));
}

#[test]
fn json_is_one_object_a_line_with_its_place() {
    let output = check(&["--format", "json", "-"], &MINIMAL.replace("2019\",\"inc", "2019-13\",\"inc"));
    let printed = text(&output.stdout);
    let line = printed.lines().find(|line| line.contains("date-unparseable")).unwrap();
    let line: serde_json::Value = serde_json::from_str(line).unwrap();
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
fn a_broken_document_is_no_stream_of_its_parts() {
    let spaced = MINIMAL.replace("{\"version", "{ \"version");
    assert!(text(&check(&["-"], &format!("{spaced}\n{spaced}\n")).stdout).contains("2 documents checked"));
    let laid_out = MINIMAL.replace("[{", "[\n  {").replace("}]}", "}\n]\n").replace(",\"arch", "},\n  {\"arch");
    assert_eq!(
        text(&check(&["-"], &laid_out).stdout),
        "0 documents checked: 0 errors, 0 warnings, 0 infos; 1 could not be read\n"
    );
}

#[test]
fn a_revision_is_compared_with_the_previous_one() {
    let [first, second] = ["1-2018-03-21", "2-2018-04-16"].map(|it| format!("examples/data/stephon-clark/{it}.json"));
    let alone = check(&[&second], "").stdout;
    assert_eq!(text(&check(&["--since", &first, &second], "").stdout), text(&alone), "its changes are told");

    let [older, newer] =
        ["1", "2"].map(|number| MINIMAL.replace("\"as_of\"", &format!("\"revision\":{number},\"as_of\"")));
    let path = std::env::temp_dir().join(format!("ois-revision-{}.json", std::process::id()));
    std::fs::write(&path, &newer).unwrap();
    let since = path.to_str().unwrap();
    let goes_back = check(&["--since", since, "-"], &older);
    assert!(text(&goes_back.stdout).contains("error[revision-not-higher]"), "{}", text(&goes_back.stdout));
    assert!(text(&goes_back.stdout).contains("at  -:1:38  /revision"), "{}", text(&goes_back.stdout));
    // What cannot be read of the new one would seem to be gone: its own errors are to be mended first.
    let broken = check(&["--since", since, "-"], &older.replace("law", "lore"));
    assert!(text(&broken.stdout).contains("enum-unknown") && !text(&broken.stdout).contains("revision-not-higher"));
    assert!(text(&broken.stderr).contains("not compared with the previous revision"), "{}", text(&broken.stderr));
    // So it is with what only a newer version knows. What it says in known fields is compared, and so is what has a mark.
    let unknown = older.replace("\"1.0\"", "\"1.1\"").replace("\"revision\"", "\"era\":1,\"revision\"");
    let unknown = check(&["--since", since, "-"], &unknown);
    assert!(!text(&unknown.stdout).contains("revision-not-higher"), "{}", text(&unknown.stdout));
    assert!(text(&unknown.stderr).contains("not compared with the previous revision"), "{}", text(&unknown.stderr));
    for known in [older.replace("\"1.0\"", "\"1.1\""), format!("\u{feff}{older}")] {
        let known = check(&["--since", since, "-"], &known);
        assert!(text(&known.stdout).contains("revision-not-higher"), "{}", text(&known.stdout));
        assert_eq!(text(&known.stderr), "");
    }
    std::fs::write(&path, newer.replace("law", "lore")).unwrap();
    assert!(text(&check(&["--since", since, "-"], &older).stderr).contains("the rest counts as not stated"));
    std::fs::remove_file(&path).unwrap();
    assert_eq!(check(&["--since", since, "-"], &older).status.code(), Some(2), "there is none");
    assert_eq!(check(&["--since", &first, &first, &second], "").status.code(), Some(2), "one at a time");
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

#[test]
fn a_rule_is_explained_by_its_code_and_an_unknown_one_by_the_nearest() {
    let output = check(&["--explain", "ref-dangling"], "");
    assert_eq!(output.status.code(), Some(0));
    let printed = text(&output.stdout);
    for part in ["### `ref-dangling`", "- Severity: error", "- Ground: logic.", "It finds", "It passes"] {
        assert!(printed.contains(part), "{printed}");
    }
    assert_eq!(include_str!("../schema/v1/RULES.md").matches(printed.trim()).count(), 1);
    for arguments in [&["--explain", "ref-danglin"][..], &["--severity", "ref-danglin=off", "-"]] {
        let output = check(arguments, MINIMAL);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains("did you mean `ref-dangling`?"), "{}", text(&output.stderr));
    }
}

#[test]
fn severities_and_profiles_are_set_from_outside() {
    let broken = MINIMAL.replace("\"as_of\"", "\"people\":[{\"id\":\"p\",\"roles\":[{\"code\":\"other\"}]}],\"as_of\"");
    let shown = |arguments: &[&str]| text(&check(arguments, &broken).stdout);
    assert!(shown(&["-"]).contains("warning[code-without-words]"));
    assert!(shown(&["--severity", "code-without-words=error", "-"]).contains("error[code-without-words]"));
    assert!(!shown(&["--severity", "code-without-words=off", "-"]).contains("code-without-words"));
    let unknown = check(&["--profile", "publis", "-"], MINIMAL);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("publish"), "{}", text(&unknown.stderr));
}

/// What is beyond the limit is counted, in each format.
#[test]
fn what_is_not_shown_is_counted() {
    let people: Vec<_> = (0..5).map(|n| format!(r#"{{"id":"p{n}","roles":[{{"code":"other"}}]}}"#)).collect();
    let broken = MINIMAL.replace("\"as_of\"", &format!("\"people\":[{}],\"as_of\"", people.join(",")));
    let output = check(&["--limit", "2", "--format", "json", "-"], &broken);
    assert_eq!(text(&output.stdout).lines().count(), 2);
    assert!(text(&output.stderr).contains("code-without-words 5"), "{}", text(&output.stderr));
    let output = check(&["--limit", "2", "--format", "sarif", "-"], &broken);
    let log: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let run = &log["runs"][0];
    assert_eq!(run["results"].as_array().unwrap().len(), 2);
    assert_eq!(run["artifacts"][0]["properties"]["findings"]["code-without-words"], 5);
    assert!(run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].is_string());
}

#[test]
fn sarif_has_rules_levels_and_places() {
    let file = "examples/data/stephon-clark/2-2018-04-16.json";
    let output = check(&["--format", "sarif", file, "no-such file.json"], "");
    assert_eq!(output.status.code(), Some(2));
    let log: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let run = &log["runs"][0];
    assert_eq!((log["version"].as_str(), run["columnKind"].as_str()), (Some("2.1.0"), Some("unicodeCodePoints")));
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    assert_eq!(run["artifacts"][1]["location"]["uri"], "no-such%20file.json");
    let results = run["results"].as_array().unwrap();
    let lines = text(&check(&["--format", "json", file], "").stdout);
    let lines: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(results.len(), lines.len());
    for (result, line) in results.iter().zip(&lines) {
        let rule = &run["tool"]["driver"]["rules"][usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!((&result["ruleId"], &rule["id"]), (&line["code"], &line["code"]));
        let level = if line["severity"] == "info" { "note" } else { line["severity"].as_str().unwrap() };
        assert_eq!(result["level"], level);
        let place = &result["locations"][0];
        let region = &place["physicalLocation"]["region"];
        assert_eq!((&region["startLine"], &region["startColumn"]), (&line["line"], &line["column"]));
        assert_eq!(place["physicalLocation"]["artifactLocation"]["uri"], file);
        assert_eq!(place["logicalLocations"][0]["fullyQualifiedName"], line["pointer"]);
    }
}

#[test]
fn case_files_of_a_stream_are_compared_with_each_other() {
    let stream = format!("{MINIMAL}\n{MINIMAL}\n");
    let output = check(&["--format", "json", "-"], &stream);
    assert_eq!(output.status.code(), Some(1));
    let printed = text(&output.stdout);
    let line = printed.lines().find(|line| line.contains("case-id-reused")).unwrap();
    assert!(line.starts_with(r#"{"file":"-","line":2,"column":1,"pointer":"/id""#), "{line}");
    assert!(line.ends_with(r#""other":{"file":"-","line":1,"id":"a"}}"#), "{line}");
    let shown = text(&check(&["-"], &stream).stdout);
    assert!(shown.contains("  see -:1  a\n"), "{shown}");
}

/// A reader that stops early, such as `head`, is not a fault.
#[test]
fn a_closed_pipe_makes_no_program_panic() {
    let revisions = ["1-2018-03-21", "2-2018-04-16"].map(|it| format!("examples/data/stephon-clark/{it}.json"));
    for (name, arguments) in [
        ("check", &["--help"][..]),
        ("build", &[]),
        ("schema", &[]),
        ("clock", &["--explain", "us-il-chicago-2016"]),
        ("diff", &[&revisions[0], &revisions[1]]),
    ] {
        let mut child = Command::new(program(name))
            .args(arguments)
            .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{name}: {}", text(&output.stderr));
    }
}

#[test]
fn help_has_a_short_name() {
    for option in ["-h", "--help"] {
        let output = check(&[option], "");
        assert!(output.status.success() && text(&output.stdout).starts_with("usage: check"), "{option}");
    }
}

/// The crate's documentation has the README's example.
#[test]
fn the_crate_shows_the_example_of_the_readme() {
    let rust = |text: &str, fence: &str| text.split(fence).nth(1).unwrap().split("```").next().unwrap().to_owned();
    let doc = include_str!("../src/lib.rs").lines().map_while(|line| line.strip_prefix("//!"));
    let doc: Vec<_> = doc.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    assert_eq!(rust(&doc.join("\n"), "```\n"), rust(include_str!("../README.md"), "```rust\n"));
}

/// What the README shows of other languages stands in the programs, line by line.
#[test]
fn the_readme_shows_the_programs_of_other_languages() {
    let readme = include_str!("../README.md");
    for (language, program) in [
        ("ts", include_str!("../examples/consumers/typescript/main.ts")),
        ("python", include_str!("../examples/consumers/python/main.py")),
    ] {
        let shown: Vec<_> =
            readme.split(&format!("```{language}\n")).skip(1).map(|it| it.split("```").next().unwrap()).collect();
        assert!(!shown.is_empty(), "no {language}");
        for snippet in shown {
            assert!(program.contains(snippet.trim()), "not in the program: {snippet}");
        }
    }
}
