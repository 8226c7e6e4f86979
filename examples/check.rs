//! Checks case files (`.json`), streams of them (`.ndjson`, one a line), and stand-alone documents of one noun.
//!
//! ```text
//! cargo run --example check -- [--as-of DATE] [--profile NAME] [--kind NOUN] [--format text|json|sarif]
//!     [--severity CODE=error|warning|info|off]... [--limit FINDINGS] [--show-values] PATH...
//! cargo run --example check -- --since OLD [OPTION]... NEW
//! cargo run --example check -- --explain CODE
//! ```
//!
//! With `--since`, a case file is also compared with its previous revision: corrections have to be labelled,
//! and nothing may be dropped without a note. OLD by itself is not checked.
//!
//! Case files are also compared with each other, within a stream and from file to file: cases recorded
//! twice, ids used twice, cases that belong together.
//!
//! `-` is standard input. Exit code 0: no error; 1: at least one finding is an error; 2: something
//! could not be read at all.

use std::any::Any;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufReader, IsTerminal, Read, Write};
use std::process::ExitCode;

use ois_records::{
    Autopsy, CaseFile, Checked, Dataset, Date, Error, Finding, Ground, Incident, Investigation, Line, Noun, Profile,
    Release, Report, Root, Sarif, Severity, Standalone, Validator, collect, explain,
};
use serde::de::IgnoredAny;
use serde_json::Value;

const USAGE: &str = "usage: check [--as-of DATE] [--profile standard|publish|intake|dataset] [--kind case-file|incident|release|autopsy|investigation] \
                     [--format text|json|sarif] [--severity CODE=error|warning|info|off]... [--limit FINDINGS] [--show-values] PATH...   (- is standard input)
       check --since OLD [OPTION]... NEW   (NEW is the next revision of OLD)
       check --explain CODE";

struct Options {
    noun: Noun,
    /// The previous revision of the one to check.
    since: Option<CaseFile>,
    format: Format,
    show_values: bool,
    colour: bool,
    validator: Validator,
    paths: Vec<String>,
}

/// How findings are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    Json,
    Sarif,
}

/// The outcome of all files together.
#[derive(Default)]
struct Tally {
    /// What there is to write at the end.
    sarif: Sarif,
    /// What one case file can repeat of those before it.
    dataset: Dataset,
    documents: usize,
    /// Information, warnings, errors; shown or not.
    by_severity: [usize; 3],
    unread: usize,
}

fn main() -> ExitCode {
    if std::env::args().any(|argument| argument == "--help" || argument == "-h") {
        let _ = writeln!(io::stdout(), "{USAGE}");
        return ExitCode::SUCCESS;
    }
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    if let [option, code] = &arguments[..]
        && option == "--explain"
    {
        return print_rule(code);
    }
    let mut options = match Options::from(arguments.into_iter()) {
        Ok(options) => options,
        Err(problem) => {
            eprintln!("check: {problem}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let mut validator = std::mem::take(&mut options.validator);
    let mut tally = Tally { dataset: validator.dataset(), ..Tally::default() };
    for path in &options.paths {
        let result = match (options.noun, &options.since) {
            (Noun::CaseFile, Some(old)) => check_revision(old, path, &mut validator, &options, &mut tally),
            (Noun::CaseFile, None) => check::<CaseFile>(path, &mut validator, &options, &mut tally),
            (Noun::Incident, _) => check::<Standalone<Incident>>(path, &mut validator, &options, &mut tally),
            (Noun::Release, _) => check::<Standalone<Release>>(path, &mut validator, &options, &mut tally),
            (Noun::Autopsy, _) => check::<Standalone<Autopsy>>(path, &mut validator, &options, &mut tally),
            (Noun::Investigation, _) => check::<Standalone<Investigation>>(path, &mut validator, &options, &mut tally),
            (noun, _) => Err(io::Error::other(format!("a stand-alone {} cannot be checked here", noun.name()))),
        };
        match result {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Err(error) => {
                tally.unread += 1;
                tally.sarif.add_unread(path, &error.to_string());
                eprintln!("check: {}: {error}", shown(path));
            }
        }
    }
    if tally.dataset.uncompared() > 0 {
        eprintln!(
            "check: {} pairs of records were not compared: too many records share a key",
            tally.dataset.uncompared()
        );
    }
    match options.format {
        Format::Text => tally.print(),
        Format::Json => {}
        Format::Sarif => {
            let _ = writeln!(io::stdout(), "{}", serde_json::to_string_pretty(&tally.sarif).unwrap_or_default());
        }
    }
    ExitCode::from(if tally.unread > 0 { 2 } else { u8::from(tally.by_severity[Severity::Error as usize] > 0) })
}

fn print_rule(code: &str) -> ExitCode {
    if let Some(rule) = explain(code) {
        // A reader that stops early, such as `head`, has enough.
        let _ = writeln!(io::stdout(), "{}", rule.entry());
        return ExitCode::SUCCESS;
    }
    // The validator knows which code is near.
    if let Err(unknown) = Validator::new().without(code) {
        eprintln!("check: {}", shown(&unknown.to_string()));
    }
    ExitCode::from(2)
}

impl Options {
    fn from(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self {
            noun: Noun::CaseFile,
            since: None,
            format: Format::Text,
            show_values: false,
            colour: io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
            validator: Validator::new(),
            paths: Vec::new(),
        };
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| format!("{argument} requires a value"));
            match argument.as_str() {
                "--as-of" => {
                    let day: Date = value()?.parse().map_err(|error| format!("--as-of: {error}"))?;
                    options.validator = options.validator.with_as_of(day);
                }
                "--profile" => {
                    let name = value()?;
                    let profile = Profile::from_name(&name);
                    let profile = profile.ok_or_else(|| {
                        let known = Profile::ALL.map(Profile::name).join(", ");
                        format!("--profile: `{}` is none of {known}", shown(&name))
                    })?;
                    options.validator = options.validator.with_profile(profile);
                }
                "--since" => {
                    let path = value()?;
                    let old = revision(&path).map_err(|error| format!("--since: {}: {error}", shown(&path)))?;
                    options.since = Some(old);
                }
                "--severity" => options.validator = weighed(options.validator, &value()?)?,
                "--kind" => {
                    let name = value()?;
                    let noun = Noun::ALL.iter().copied().find(|noun| noun.name() == name);
                    options.noun = noun.ok_or_else(|| {
                        let known: Vec<_> = Noun::ALL.iter().map(|noun| noun.name()).collect();
                        format!("--kind: `{}` is none of {}", shown(&name), known.join(", "))
                    })?;
                }
                "--format" => match value()?.as_str() {
                    "text" => options.format = Format::Text,
                    "json" => options.format = Format::Json,
                    "sarif" => options.format = Format::Sarif,
                    other => return Err(format!("--format: `{}` is none of text, json, sarif", shown(other))),
                },
                "--limit" => {
                    let findings = value()?.parse().map_err(|_| "--limit requires a number of findings")?;
                    options.validator = options.validator.with_limit(findings);
                }
                "--show-values" => options.show_values = true,
                "-" => options.paths.push(argument),
                option if option.starts_with("--") => return Err(format!("there is no option {}", shown(option))),
                _ => options.paths.push(argument),
            }
        }
        match options.paths.len() {
            0 => Err("no path is given".into()),
            paths if options.since.is_some() && (paths > 1 || options.noun != Noun::CaseFile) => {
                Err("--since requires exactly one case file".into())
            }
            _ => Ok(options),
        }
    }
}

/// The case file of a path, as far as it can be read: what a later revision mends may be broken in it.
fn revision(path: &str) -> Result<CaseFile, Box<dyn std::error::Error>> {
    let old = collect::<CaseFile>(&bytes_of(path)?)?;
    if old.record.is_some() && !old.is_whole() {
        eprintln!("{}: not all of it could be read: the rest counts as not stated", shown(path));
    }
    old.record.ok_or_else(|| "this is not a case file".into())
}

fn bytes_of(path: &str) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match path {
        "-" => io::stdin().read_to_end(&mut bytes)?,
        path => File::open(path)?.read_to_end(&mut bytes)?,
    };
    Ok(bytes)
}

/// The validator with the severity that `CODE=SEVERITY` sets.
fn weighed(validator: Validator, setting: &str) -> Result<Validator, String> {
    let (code, severity) = setting.split_once('=').ok_or("--severity requires CODE=error|warning|info|off")?;
    match (Severity::from_name(severity), severity) {
        (Some(severity), _) => validator.with_severity(code, severity),
        (None, "off") => validator.without(code),
        (None, other) => return Err(format!("--severity: `{}` is none of error, warning, info, off", shown(other))),
    }
    .map_err(|error| format!("--severity: {}", shown(&error.to_string())))
}

fn check<T: Root + 'static>(
    path: &str,
    validator: &mut Validator,
    options: &Options,
    tally: &mut Tally,
) -> io::Result<()> {
    if path.ends_with(".ndjson") {
        let lines = BufReader::new(File::open(path)?);
        return print_all(path, validator.check_stream::<T, _>(lines), options, tally);
    }
    let bytes = bytes_of(path)?;
    if path == "-" && is_stream(&bytes) {
        return print_all(path, validator.check_stream::<T, _>(&bytes[..]), options, tally);
    }
    print(path, Some(&bytes), validator.check::<T>(&bytes).map(|checked| (1, checked)), options, tally)
}

/// Checks a case file, and its changes since the previous revision.
fn check_revision(
    old: &CaseFile,
    path: &str,
    validator: &mut Validator,
    options: &Options,
    tally: &mut Tally,
) -> io::Result<()> {
    let bytes = bytes_of(path)?;
    let result = validator.check_revision(old, &bytes);
    if result.as_ref().is_ok_and(|checked| !checked.is_whole) {
        eprintln!("{}: not compared with the previous revision: not all of it could be read", shown(path));
    }
    print(path, Some(&bytes), result.map(|checked| (1, checked)), options, tally)
}

/// Standard input has no name to tell by: it is a stream when it is no document as a whole, and
/// some line of several is an object by itself, and not set in as a part of a document is.
fn is_stream(bytes: &[u8]) -> bool {
    let is_json = |text: &[u8]| serde_json::from_slice::<IgnoredAny>(unmarked(text)).is_ok();
    let lines = || bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    let is_object = |line: &[u8]| unmarked(line).starts_with(b"{") && is_json(line);
    lines().nth(1).is_some() && !is_json(bytes) && lines().any(is_object)
}

/// A text without a byte order mark.
fn unmarked(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)
}

fn print_all<T: 'static>(
    path: &str,
    results: impl Iterator<Item = Result<(usize, Checked<T>), Error>>,
    options: &Options,
    tally: &mut Tally,
) -> io::Result<()> {
    for result in results {
        print(path, None, result, options, tally)?;
    }
    Ok(())
}

fn print<T: 'static>(
    path: &str,
    bytes: Option<&[u8]>,
    result: Result<(usize, Checked<T>), Error>,
    options: &Options,
    tally: &mut Tally,
) -> io::Result<()> {
    let (line, checked) = match result {
        Ok(checked) => checked,
        Err(error) => {
            tally.unread += 1;
            tally.sarif.add_unread(path, &error.to_string());
            eprintln!("check: {}: {error}", shown(path));
            return Ok(());
        }
    };
    tally.documents += 1;
    if checked.record.is_none() {
        let what = "a required part could not be read, so only the shape was checked";
        eprintln!("check: {}: {what}", shown(path));
    }
    let values = bytes.filter(|_| options.show_values).and_then(|bytes| serde_json::from_slice(bytes).ok());
    show(path, &checked.report, values.as_ref(), options, tally)?;
    // Case files are also compared with each other.
    if let Some(case) = checked.record.as_ref().and_then(|record| (record as &dyn Any).downcast_ref::<CaseFile>()) {
        let matches = tally.dataset.add(case, path, line);
        show(path, &matches, None, options, tally)?;
    }
    Ok(())
}

fn show(path: &str, report: &Report, values: Option<&Value>, options: &Options, tally: &mut Tally) -> io::Result<()> {
    for severity in [Severity::Info, Severity::Warning, Severity::Error] {
        tally.by_severity[severity as usize] += report.count_of(severity);
    }
    let mut out = io::stdout().lock();
    for finding in report.findings() {
        match options.format {
            Format::Text => write!(out, "{}", as_text(path, finding, values, options.colour))?,
            Format::Json => {
                let value = values.and_then(|values| values.pointer(&finding.pointer));
                let mut line = Line::of(path, finding);
                line.value = value;
                writeln!(out, "{}", serde_json::to_string(&line)?)?;
            }
            Format::Sarif => {}
        }
    }
    if options.format == Format::Sarif {
        tally.sarif.add(path, report);
    }
    if report.is_truncated() {
        // Apart from the findings, so that each line of JSON stays one of them.
        eprintln!("check: {}: {}", shown(path), truncation(report));
    }
    Ok(())
}

fn as_text(path: &str, finding: &Finding, values: Option<&Value>, colour: bool) -> String {
    let (start, end) = match finding.severity {
        _ if !colour => ("", ""),
        Severity::Error => ("\x1b[1;31m", "\x1b[0m"),
        Severity::Warning => ("\x1b[1;33m", "\x1b[0m"),
        Severity::Info => ("\x1b[1;34m", "\x1b[0m"),
    };
    let mut text = format!("{start}{}[{}]{end}: {}\n", finding.severity, finding.rule.code, shown(&finding.detail));
    let place = finding.position.map(|position| format!(":{}:{}", position.line, position.column)).unwrap_or_default();
    let pointer = if finding.pointer.is_empty() { "the document" } else { &finding.pointer };
    let _ = writeln!(text, "  at  {}{place}  {}", shown(path), shown(pointer));
    // All that stands in a part of the document is too much to show.
    let value = values.and_then(|values| values.pointer(&finding.pointer));
    if let Some(value) = value.filter(|value| !value.is_object() && !value.is_array()) {
        let _ = writeln!(text, "  is  {}", shown(&value.to_string()));
    }
    if let Some(other) = &finding.other {
        let _ = writeln!(text, "  see {}:{}  {}", shown(&other.file), other.line, other.id);
    }
    // A fault of shape says itself what is expected.
    if finding.rule.ground != Ground::Schema {
        let _ = writeln!(text, "  why {}", finding.rule.why());
    }
    text.push('\n');
    text
}

fn truncation(report: &Report) -> String {
    let mut text = format!("{} findings, {} of them shown:", report.total(), report.findings().len());
    for (code, count) in report.counts() {
        let _ = write!(text, " {code} {count}");
    }
    text
}

impl Tally {
    fn print(&self) {
        let [infos, warnings, errors] = self.by_severity;
        let mut text = format!(
            "{} document{} checked: {errors} error{}, {warnings} warning{}, {infos} info{}",
            self.documents,
            plural(self.documents),
            plural(errors),
            plural(warnings),
            plural(infos),
        );
        if self.unread > 0 {
            let _ = write!(text, "; {} could not be read", self.unread);
        }
        let _ = writeln!(io::stdout(), "{text}");
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
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
