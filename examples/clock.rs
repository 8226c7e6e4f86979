//! What is due by which law, whether it came in time, and why: for case files (`.json`) and
//! streams of them (`.ndjson`, one a line).
//!
//! ```text
//! cargo run --example clock -- [--as-of DATE] [--format json|text|ics] [--policies FILE]... [--all] PATH...
//! cargo run --example clock -- --explain ID [--as-of DATE] [--policies FILE]... [PATH...]
//! ```
//!
//! `-` is standard input. It lists the duties of the record, and those that the policies of the crate
//! would create at its place; `--all` includes those of other places, `--policies` adds a file of your
//! own. `text` is a table, overdue first; `ics` is one calendar file of what is due next. `--explain`
//! explains one duty step by step, or prints the page of a policy. Exit code 0: everything is well
//! formed; 1: something that does not belong in a case file was set aside; 2: something could not be
//! read at all.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::process::ExitCode;

use ois_records::{
    CaseFile, CaseId, ClockStatus, Code, Collected, Date, DutyOrigin, DutyState, Error, Policies, Stream, collect,
    to_icalendar,
};
use serde::Serialize;
use serde::de::IgnoredAny;

const USAGE: &str = "usage: clock [--as-of DATE] [--format json|text|ics] [--policies FILE]... [--all] PATH...
       clock --explain ID [--as-of DATE] [--policies FILE]... [PATH...]   (- is standard input)";

#[derive(Clone, Copy, PartialEq)]
enum Format {
    Json,
    Text,
    Calendar,
}

struct Options {
    as_of: Option<Date>,
    format: Format,
    policies: Policies,
    all: bool,
    explain: Option<String>,
    paths: Vec<String>,
}

/// A duty as a line of JSON.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    #[serde(flatten)]
    duty: &'a DutyState,
}

/// The outcome of all files together.
#[derive(Default)]
struct Outcome {
    unread: bool,
    has_faults: bool,
    rows: Vec<Row>,
    /// The latest as-of date of the records.
    as_of: Option<Date>,
    /// Something had the id that was to be explained.
    explained: bool,
}

/// A duty of one of the files.
struct Row {
    file: String,
    case: CaseId,
    duty: DutyState,
}

fn main() -> ExitCode {
    if std::env::args().any(|argument| argument == "--help" || argument == "-h") {
        let _ = writeln!(io::stdout(), "{USAGE}");
        return ExitCode::SUCCESS;
    }
    let options = match Options::from_arguments() {
        Ok(options) => options,
        Err(problem) => {
            eprintln!("clock: {problem}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let mut outcome = Outcome::default();
    if let Some(policy) = options.explain.as_ref().and_then(|id| options.policies.get(id)) {
        outcome.explained = true;
        // A reader that stops early, such as `head`, has enough.
        let _ = write!(io::stdout(), "{}", policy.explain());
    }
    for path in &options.paths {
        match run(path, &options, &mut outcome) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Err(error) => {
                outcome.unread = true;
                eprintln!("clock: {}: {error}", shown(path));
            }
        }
    }
    if let Some(id) = options.explain.as_deref().filter(|_| !outcome.explained) {
        eprintln!("clock: there is no duty or policy with the id {}", shown(id));
        return ExitCode::from(2);
    }
    let written = match options.format {
        Format::Json => Ok(()),
        Format::Text => print_table(&mut outcome.rows),
        Format::Calendar => print_calendar(&outcome, options.as_of),
    };
    if written.is_err() {
        return ExitCode::SUCCESS;
    }
    ExitCode::from(if outcome.unread { 2 } else { u8::from(outcome.has_faults) })
}

impl Options {
    fn from_arguments() -> Result<Self, String> {
        let mut options = Self {
            as_of: None,
            format: Format::Json,
            policies: Policies::shipped(),
            all: false,
            explain: None,
            paths: Vec::new(),
        };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| format!("{argument} requires a value"));
            match argument.as_str() {
                "--as-of" => {
                    options.as_of = Some(value()?.parse().map_err(|error| format!("--as-of: {error}"))?);
                }
                "--format" => {
                    options.format = match value()?.as_str() {
                        "json" => Format::Json,
                        "text" => Format::Text,
                        "ics" => Format::Calendar,
                        other => return Err(format!("--format: `{}` is not json, text or ics", shown(other))),
                    };
                }
                "--policies" => {
                    let path = value()?;
                    let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", shown(&path)))?;
                    let own = Policies::from_json(&bytes).map_err(|error| format!("{}: {error}", shown(&path)))?;
                    options.policies = options.policies.and(own);
                }
                "--all" => options.all = true,
                "--explain" => options.explain = Some(value()?),
                "-" => options.paths.push(argument),
                option if option.starts_with("--") => return Err(format!("there is no option {}", shown(option))),
                _ => options.paths.push(argument),
            }
        }
        let needs_path = options.explain.as_ref().is_none_or(|id| options.policies.get(id).is_none());
        if options.paths.is_empty() && needs_path { Err("no path is given".into()) } else { Ok(options) }
    }
}

fn run(path: &str, options: &Options, outcome: &mut Outcome) -> io::Result<()> {
    if path.ends_with(".ndjson") {
        return stream(path, BufReader::new(File::open(path)?), options, outcome);
    }
    let mut bytes = Vec::new();
    if path == "-" {
        io::stdin().read_to_end(&mut bytes)?;
    } else {
        File::open(path)?.read_to_end(&mut bytes)?;
    }
    if path == "-" && is_stream(&bytes) {
        return stream(path, &bytes[..], options, outcome);
    }
    tell(path, collect(&bytes), options, outcome)
}

/// Standard input has no name to tell by: it is a stream when it is no document as a whole, and
/// some line of several is an object by itself.
fn is_stream(bytes: &[u8]) -> bool {
    let is_json = |text: &[u8]| serde_json::from_slice::<IgnoredAny>(text).is_ok();
    let lines = || bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    lines().nth(1).is_some() && !is_json(bytes) && lines().any(|line| line.starts_with(b"{\"") && is_json(line))
}

fn stream(path: &str, reader: impl io::BufRead, options: &Options, outcome: &mut Outcome) -> io::Result<()> {
    for result in Stream::<CaseFile, _>::new(reader) {
        tell(path, result.map(|(_, collected)| collected), options, outcome)?;
    }
    Ok(())
}

fn tell(
    path: &str,
    read: Result<Collected<CaseFile>, Error>,
    options: &Options,
    outcome: &mut Outcome,
) -> io::Result<()> {
    let collected = match read {
        Ok(collected) => collected,
        Err(error) => {
            outcome.unread = true;
            eprintln!("clock: {}: {error}", shown(path));
            return Ok(());
        }
    };
    outcome.has_faults |= collected.faults.has_errors();
    for fault in collected.faults.findings() {
        eprintln!("clock: {}:{fault}", shown(path));
    }
    let Some(case) = collected.record else { return Ok(()) };
    let mut out = io::stdout().lock();
    if let Some(id) = &options.explain {
        if let Some(account) = case.explain(id, options.as_of, &options.policies) {
            outcome.explained = true;
            writeln!(out, "{}", account.lines().map(shown).collect::<Vec<_>>().join("\n"))?;
        }
        return Ok(());
    }
    let mut duties = case.duty_states(options.as_of, &options.policies);
    duties.retain(|duty| options.all || duty.origin != DutyOrigin::Elsewhere);
    if options.format == Format::Json {
        for duty in &duties {
            writeln!(out, "{}", serde_json::to_string(&Line { file: path, duty })?)?;
        }
        return Ok(());
    }
    outcome.as_of = outcome.as_of.into_iter().chain(case.as_of).max_by_key(|date| date.earliest());
    let row = |duty| Row { file: path.to_owned(), case: case.id.clone(), duty };
    outcome.rows.extend(duties.into_iter().map(row));
    Ok(())
}

/// Without an as-of date nothing is due, and there is nothing to write.
fn print_calendar(outcome: &Outcome, as_of: Option<Date>) -> io::Result<()> {
    let duties = outcome.rows.iter().map(|row| (&*row.case, &row.duty));
    let calendar = as_of.or(outcome.as_of).and_then(|stamp| to_icalendar(duties, stamp));
    io::stdout().lock().write_all(calendar.unwrap_or_default().as_bytes())
}

fn print_table(rows: &mut [Row]) -> io::Result<()> {
    let urgency = |status| match status {
        ClockStatus::Overdue => 0,
        ClockStatus::Late => 1,
        ClockStatus::Due => 2,
        ClockStatus::Indeterminate => 3,
        ClockStatus::LawfullyDelayed => 4,
        ClockStatus::Met => 5,
        ClockStatus::NotCovered => 6,
    };
    rows.sort_by_key(|row| (urgency(row.duty.status), row.duty.due.map(Date::earliest)));
    let mut out = io::stdout().lock();
    writeln!(out, "{:<16}  {:<16}  {:>5}  DUTY", "STATUS", "DUE", "DAYS")?;
    for Row { file, duty, .. } in rows.iter() {
        let due = duty.due.map_or_else(|| "-".into(), |due| due.to_string());
        let days = duty.days.map_or_else(|| "-".into(), |days| format!("{days:+}"));
        writeln!(
            out,
            "{:<16}  {due:<16}  {days:>5}  {} ({}, {})",
            duty.status.as_str(),
            shown(&duty.title),
            shown(&duty.duty),
            shown(file)
        )?;
        writeln!(out, "    {}\n", shown(&duty.explanation))?;
    }
    Ok(())
}

/// A text as it may be shown on a terminal: control characters are escaped.
fn shown(text: &str) -> String {
    text.chars().fold(String::new(), |mut shown, c| {
        if c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
        shown
    })
}
