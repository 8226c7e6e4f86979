//! Imports the tables of other data sets: case files on standard output, one a line, and a report on
//! standard error.
//!
//! ```text
//! cargo run --example import -- --from wapo|ursus|mpv [--with ROLE=FILE]... [--retrieved DATE]
//!     [--unnamed FILE] [--report text|json] FILE...
//! cargo run --example import -- --map MAP [--map MAP]... [--with ROLE=FILE]... [--retrieved DATE] [--report text|json] FILE...
//! ```
//!
//! Another file of the layout may be among the paths: it is recognised by its headings. A data set of several tables has
//! a map for each, that of the cases first. `-` is standard input.
//! `--unnamed` keeps the agencies named by no case, one JSON object a line, for the way back. Exit
//! code 0: every row became a record, whatever was not understood in it; 2: something could not be read.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Read, Write};
use std::process::ExitCode;

use ois_records::convert::{Imported, Importer, Map, Note, NoteKind, Summary};
use ois_records::{Date, Party, Profile, Validator};
use serde::Serialize;

const USAGE: &str = "usage: import --from wapo|ursus|mpv | --map FILE [--map FILE]... [--with ROLE=FILE]... [--retrieved DATE] [--unnamed FILE] \
        [--report text|json] FILE...";

struct Options {
    from: String,
    maps: Vec<String>,
    companions: Vec<(String, String)>,
    retrieved: Option<Date>,
    unnamed: Option<String>,
    json: bool,
    paths: Vec<String>,
}

fn main() -> ExitCode {
    if std::env::args().any(|argument| argument == "--help" || argument == "-h") {
        let _ = writeln!(io::stdout(), "{USAGE}");
        return ExitCode::SUCCESS;
    }
    let options = match Options::from_args(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            eprintln!("import: {message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match import(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("import: {message}");
            ExitCode::from(2)
        }
    }
}

impl Options {
    fn from_args(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self {
            from: String::new(),
            maps: Vec::new(),
            companions: Vec::new(),
            retrieved: None,
            unnamed: None,
            json: false,
            paths: Vec::new(),
        };
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| format!("{argument} requires a value"));
            match argument.as_str() {
                "--from" => options.from = value()?,
                "--map" => options.maps.push(value()?),
                "--with" => {
                    let given = value()?;
                    let (role, path) = given.split_once('=').ok_or("--with requires ROLE=FILE")?;
                    options.companions.push((role.into(), path.into()));
                }
                "--retrieved" => {
                    options.retrieved = Some(value()?.parse().map_err(|error| format!("--retrieved: {error}"))?);
                }
                "--unnamed" => options.unnamed = Some(value()?),
                "--report" => match value()?.as_str() {
                    "text" => options.json = false,
                    "json" => options.json = true,
                    other => return Err(format!("--report: {} is neither text nor json", other.escape_debug())),
                },
                "-" => options.paths.push(argument),
                option if option.starts_with("--") => {
                    return Err(format!("there is no option {}", option.escape_debug()));
                }
                _ => options.paths.push(argument),
            }
        }
        match () {
            () if options.from.is_empty() && options.maps.is_empty() => {
                Err("--from requires the name of a layout".into())
            }
            () if options.paths.is_empty() => Err("no file is given".into()),
            () => Ok(options),
        }
    }
}

fn open(path: &str) -> Result<Box<dyn Read>, String> {
    if path == "-" {
        return Ok(Box::new(io::stdin()));
    }
    File::open(path).map(|file| Box::new(file) as Box<dyn Read>).map_err(|error| format!("{path}: {error}"))
}

/// The map of one file, or of the several tables of a data set.
fn map(paths: &[String]) -> Result<Option<Map>, String> {
    let mut whole: Option<Map> = None;
    for path in paths {
        let file = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
        let map = Map::parse(&file).and_then(|map| match whole.take() {
            Some(first) => first.with(map),
            None => Ok(map),
        });
        whole = Some(map.map_err(|error| format!("{path}: {error}"))?);
    }
    Ok(whole)
}

fn import(options: &Options) -> Result<(), String> {
    if let Some(map) = map(&options.maps)? {
        return map.read(|by_map| import_by(by_map, options));
    }
    let unknown = || format!("there is no layout {}", options.from.escape_debug());
    import_by(Importer::named(&options.from).ok_or_else(unknown)?, options)
}

fn import_by(mut importer: Importer<'_>, options: &Options) -> Result<(), String> {
    if let Some(day) = options.retrieved {
        importer = importer.retrieved(day);
    }
    let mut companions = options.companions.clone();
    let mut paths = Vec::new();
    for path in &options.paths {
        let role = if path == "-" { importer.main_role() } else { role(&importer, path)? };
        if role == importer.main_role() { paths.push(path) } else { companions.push((role.into(), path.clone())) }
    }
    let report = Report::new(options.json);
    for (role, path) in &companions {
        let notes = importer.add(role, open(path)?).map_err(|error| format!("{path}: {error}"))?;
        report.notes(path, &notes);
    }
    let mut out = Output::new();
    for path in paths {
        let mut rows = importer.read(open(path)?).map_err(|error| format!("{path}: {error}"))?;
        while let Some(imported) = rows.next() {
            out.write(&imported.map_err(|error| format!("{path}: {error}"))?, path, &report)?;
            report.progress(rows.summary());
        }
    }
    for imported in importer.unnamed_cases() {
        out.write(&imported, companions.first().map_or("", |(_, path)| path), &report)?;
    }
    out.lines.flush().map_err(|error| format!("standard output: {error}"))?;
    if let Some(path) = &options.unnamed {
        write_parties(importer.unnamed_parties(), path).map_err(|error| format!("{path}: {error}"))?;
    }
    report.summary(importer.summary(), importer.unnamed_parties().count(), &out.findings);
    Ok(())
}

fn role<'a>(importer: &Importer<'a>, path: &str) -> Result<&'a str, String> {
    // What is none of the layout's files is told by the main file's headings.
    let role = importer.role(open(path)?);
    Ok(role.unwrap_or_else(|_| importer.main_role()))
}

/// One party a line, in the order of their ids.
fn write_parties<'a>(parties: impl Iterator<Item = &'a Party>, path: &str) -> io::Result<()> {
    let mut parties: Vec<_> = parties.collect();
    parties.sort_by(|one, other| one.id.cmp(&other.id));
    let mut out = BufWriter::new(File::create(path)?);
    for party in parties {
        serde_json::to_writer(&mut out, party)?;
        writeln!(out)?;
    }
    out.flush()
}

/// The case files, and what the rules find in them.
struct Output {
    lines: BufWriter<io::StdoutLock<'static>>,
    validator: Validator,
    findings: BTreeMap<&'static str, usize>,
}

impl Output {
    fn new() -> Self {
        let lines = BufWriter::new(io::stdout().lock());
        Self { lines, validator: Validator::new().with_profile(Profile::Dataset), findings: BTreeMap::new() }
    }

    fn write(&mut self, imported: &Imported, path: &str, report: &Report) -> Result<(), String> {
        let line = ois_records::to_string(&imported.case).map_err(|error| format!("{path}: {error}"))?;
        writeln!(self.lines, "{line}").map_err(|error| format!("standard output: {error}"))?;
        for (code, count) in self.validator.validate(&imported.case).counts() {
            *self.findings.entry(code).or_default() += count;
        }
        report.notes(path, &imported.notes);
        Ok(())
    }
}

/// What is said on standard error while files are read, and at the end of each.
struct Report {
    json: bool,
    shows_progress: bool,
}

#[derive(Serialize)]
struct Line<'a, T: Serialize> {
    file: &'a str,
    #[serde(flatten)]
    content: T,
}

#[derive(Serialize)]
struct End<'a> {
    kind: &'static str,
    #[serde(flatten)]
    summary: &'a Summary,
    unnamed_parties: usize,
    findings: &'a BTreeMap<&'a str, usize>,
}

impl Report {
    fn new(json: bool) -> Self {
        Self { json, shows_progress: !json && io::stderr().is_terminal() }
    }

    fn notes(&self, file: &str, notes: &[Note]) {
        for note in notes {
            if self.json {
                print_json(&Line { file, content: note });
                continue;
            }
            let column =
                note.column.as_deref().map(|name| format!(", column {}", name.escape_debug())).unwrap_or_default();
            let value = note.value.as_deref().map(|text| format!(": {text:?}")).unwrap_or_default();
            eprintln!("{file}: row {} (line {}){column}: {}{value}", note.row, note.line, note.kind.title());
        }
    }

    fn progress(&self, summary: &Summary) {
        if self.shows_progress && summary.rows.is_multiple_of(1_000) {
            eprint!("\r{} rows\r", summary.rows);
        }
    }

    fn summary(&self, summary: &Summary, unnamed: usize, findings: &BTreeMap<&str, usize>) {
        if self.json {
            let content = End { kind: "summary", summary, unnamed_parties: unnamed, findings };
            return print_json(&content);
        }
        eprintln!("{} rows in, {} records out", summary.rows, summary.records);
        let also = |count: usize, what: &str| {
            if count > 0 {
                eprintln!("  {count} {what}");
            }
        };
        also(summary.blank_rows, "blank rows");
        also(
            summary.recoded_rows,
            "rows that are not UTF-8, read as Windows-1252, or that have broken characters in UTF-16",
        );
        also(summary.companion_rows, "rows of other files");
        also(unnamed, "agencies named by no case and in no record: --unnamed FILE keeps them");
        let list = |what: &str, counts: &mut dyn Iterator<Item = (&str, usize)>| {
            let counts: Vec<_> = counts.map(|(name, count)| format!("{} {count}", name.escape_debug())).collect();
            eprintln!("  {what}: {}", if counts.is_empty() { "none".into() } else { counts.join(", ") });
        };
        list("unmapped columns (cells)", &mut summary.unmapped.iter().map(|(name, count)| (name.as_str(), *count)));
        if !summary.absent.is_empty() {
            let absent: Vec<_> = summary.absent.iter().map(|heading| heading.escape_debug().to_string()).collect();
            eprintln!("  columns that the file does not have: {}", absent.join(", "));
        }
        list("cells not understood", &mut summary.not_understood.iter().map(|(name, count)| (name.as_str(), *count)));
        let kinds = summary.notes.iter().map(|(kind, count)| (kind.title(), *count));
        list("notes", &mut kinds.filter(|(title, _)| *title != NoteKind::NotUnderstood.title()));
        list("findings", &mut findings.iter().map(|(code, count)| (*code, *count)));
    }
}

fn print_json(line: &impl Serialize) {
    eprintln!("{}", serde_json::to_string(line).unwrap_or_else(|_| unreachable!("texts and numbers")));
}
