//! Lists what changed from revision to revision of a case file, and what rules find in the changes.
//!
//! ```text
//! cargo run --example diff -- [--format text|json] [--show-values] OLD NEW [NEXT]...
//! ```
//!
//! With `--format json` each step is one line: the names of the two files, the differences with
//! pointers into both, and the findings. Exit code 0: no error; 1: at least one finding is an error;
//! 2: something could not be read.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use ois_records::{CaseFile, Report, Validator, diff};
use serde_json::json;

const USAGE: &str = "usage: diff [--format text|json] [--show-values] OLD NEW [NEXT]...";

fn main() -> ExitCode {
    if std::env::args().any(|argument| argument == "--help" || argument == "-h") {
        let _ = writeln!(io::stdout(), "{USAGE}");
        return ExitCode::SUCCESS;
    }
    match run() {
        Ok(has_errors) => ExitCode::from(u8::from(has_errors)),
        // A reader that stops early, such as `head`, has enough.
        Err(error) if is_closed_pipe(&*error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("diff: {error}");
            ExitCode::from(2)
        }
    }
}

fn is_closed_pipe(error: &(dyn Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

fn run() -> Result<bool, Box<dyn Error>> {
    let (mut json, mut show_values, mut paths) = (false, false, Vec::new());
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match (argument.as_str(), argument.as_str() == "--format") {
            ("--show-values", _) => show_values = true,
            (_, true) => match arguments.next().as_deref() {
                Some("text") => json = false,
                Some("json") => json = true,
                _ => return Err(USAGE.into()),
            },
            (option, _) if option.starts_with("--") => return Err(USAGE.into()),
            _ => paths.push(argument),
        }
    }
    if paths.len() < 2 {
        return Err(USAGE.into());
    }
    let validator = Validator::new();
    let mut has_errors = false;
    let mut out = io::stdout().lock();
    for pair in paths.windows(2) {
        let [old, new] = [read(&pair[0])?, read(&pair[1])?];
        let diff = diff(&old, &new)?;
        let report = validator.validate_revision(&old, &new)?;
        has_errors |= report.has_errors();
        if json {
            let step = json!({
                "old": &pair[0], "new": &pair[1], "differences": diff.differences, "findings": findings(&report),
            });
            writeln!(out, "{step}")?;
        } else {
            writeln!(out, "from {} to {}\n", pair[0], pair[1])?;
            let text = if show_values { format!("{diff:#}") } else { diff.to_string() };
            writeln!(out, "{}", shown(&text))?;
            for finding in report.findings() {
                writeln!(out, "{finding}")?;
            }
            writeln!(out)?;
        }
    }
    Ok(has_errors)
}

fn read(path: &str) -> Result<CaseFile, Box<dyn Error>> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    Ok(ois_records::from_str(&text).map_err(|error| format!("{path}: {error}"))?)
}

fn findings(report: &Report) -> Vec<serde_json::Value> {
    let line = |it: &ois_records::Finding| json!({ "pointer": it.pointer, "code": it.rule.code, "severity": it.severity.name(), "message": it.detail });
    report.findings().iter().map(line).collect()
}

/// A text as it may be shown on a terminal: control characters are escaped.
fn shown(text: &str) -> String {
    let is_hidden = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if is_hidden(c) { c.escape_unicode().to_string() } else { c.to_string() }).collect()
}
