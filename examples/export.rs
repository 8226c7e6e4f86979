//! Writes case files in another layout, on standard output.
//!
//! ```text
//! cargo run --example export -- --to wapo|wapo-v1|ursus|mpv|mpv-2013|geojson|csv [--with ROLE=FILE]...
//!     [--unnamed FILE] [--access LEVEL] [--report text|json] PATH...
//! cargo run --example export -- --map MAP [--map MAP]... [--with ROLE=FILE]... [--access LEVEL] [--report text|json] PATH...
//! ```
//!
//! `--with` says where to write another file of a layout: `agencies=FILE`, `civilian_officer=FILE`, `officers=FILE`;
//! `--unnamed` are the agencies that `import --unnamed` kept. `--access` writes only what readers of that
//! level may see: `public`, `public_redacted`, `embargoed`, `restricted`, `sealed`. Without it, `csv` and
//! `geojson` omit what is above `public_redacted`, and a layout has everything. Paths are case files (`.json`) and
//! streams (`.ndjson`); `-` is a stream on standard input. Files are read twice, once for the columns that
//! only some of the cases have. Exit code 2: something could not be read or written.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Read, Write};
use std::process::ExitCode;

use ois_records::convert::{Exporter, FlatTable, GeoJson, Map};
use ois_records::{Access, CaseFile, Code, Collected, Party, Stream};
use serde::Serialize;

const USAGE: &str = "usage: export --to wapo|wapo-v1|ursus|mpv|mpv-2013|geojson|csv | --map FILE [--map FILE]... [--with ROLE=FILE]... \
        [--unnamed FILE] [--access public|public_redacted|embargoed|restricted|sealed] [--report text|json] PATH...";

type Out = Box<dyn Write>;

/// One of the ways out.
enum To<'a> {
    Layout(Box<Exporter<'a, Out>>),
    Csv(Box<FlatTable<Out>>),
    GeoJson(Box<GeoJson<Out>>),
}

#[derive(Default)]
struct Options {
    to: String,
    maps: Vec<String>,
    companions: Vec<(String, String)>,
    unnamed: Option<String>,
    access: Option<Access>,
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
            eprintln!("export: {message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match export(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("export: {message}");
            ExitCode::from(2)
        }
    }
}

impl Options {
    fn from_args(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self::default();
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| format!("{argument} requires a value"));
            match argument.as_str() {
                "--to" => options.to = value()?,
                "--map" => options.maps.push(value()?),
                "--with" => {
                    let given = value()?;
                    let (role, path) = given.split_once('=').ok_or("--with requires ROLE=FILE")?;
                    options.companions.push((role.into(), path.into()));
                }
                "--unnamed" => options.unnamed = Some(value()?),
                "--access" => {
                    let level = value()?;
                    let no_level = || format!("--access: there is no level {}", level.escape_debug());
                    options.access = Some(Access::from_code(&level).ok_or_else(no_level)?);
                }
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
            () if options.to.is_empty() && options.maps.is_empty() => Err("--to requires the name of a layout".into()),
            () if options.paths.is_empty() => Err("no path is given".into()),
            () => Ok(options),
        }
    }
}

impl To<'_> {
    fn open(options: &Options) -> Result<Self, String> {
        let out: Out = Box::new(BufWriter::new(io::stdout().lock()));
        // Tables and maps are for everyone, unless it is said for whom.
        let level = options.access.unwrap_or(Access::PublicRedacted);
        match options.to.as_str() {
            "csv" => return Ok(Self::Csv(Box::new(FlatTable::new(out).with_access(level)))),
            "geojson" => return Ok(Self::GeoJson(Box::new(GeoJson::new(out).with_access(level)))),
            _ => {}
        }
        let unknown = || format!("there is no layout {}", options.to.escape_debug());
        let exporter = Exporter::named(&options.to, out).ok_or_else(unknown)?;
        Ok(Self::Layout(Box::new(with_others(exporter, options)?)))
    }

    fn write(&mut self, case: &CaseFile) -> io::Result<()> {
        match self {
            Self::Layout(exporter) => exporter.write(case),
            Self::Csv(table) => table.write(case),
            Self::GeoJson(layer) => layer.write(case),
        }
    }

    /// Ends it, and says what could not be written.
    fn finish(self) -> io::Result<Summary> {
        let (left_out, unsaid) = match &self {
            Self::Layout(exporter) => (exporter.left_out(), exporter.unsaid()),
            Self::Csv(table) => (table.left_out(), BTreeMap::new()),
            Self::GeoJson(layer) => (layer.left_out(), BTreeMap::new()),
        };
        match self {
            Self::Layout(exporter) => {
                let (mut out, mut companions) = exporter.finish_all()?;
                out.flush()?;
                companions.iter_mut().try_for_each(Write::flush)?;
            }
            Self::Csv(table) => table.finish()?.flush()?,
            Self::GeoJson(layer) => layer.finish()?.flush()?,
        }
        Ok(Summary { kind: "summary", cases: 0, left_out, unsaid })
    }
}

/// What is said at the end.
#[derive(Serialize)]
struct Summary {
    kind: &'static str,
    cases: usize,
    /// Cases that have no row in the layout.
    left_out: usize,
    /// Values that it cannot express, by column.
    unsaid: BTreeMap<String, usize>,
}

impl Summary {
    fn print(&self, options: &Options) {
        if options.json {
            return eprintln!("{}", serde_json::to_string(self).unwrap_or_else(|_| unreachable!("texts and numbers")));
        }
        eprintln!("{} cases in; {} cases have no row in this layout", self.cases, self.left_out);
        let unsaid: Vec<_> =
            self.unsaid.iter().map(|(name, count)| format!("{} {count}", name.escape_debug())).collect();
        let unsaid = if unsaid.is_empty() { "none".into() } else { unsaid.join(", ") };
        eprintln!("  values the layout cannot express: {unsaid}");
    }
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

/// The layout with the files that are written beside its first.
fn with_others<'a>(mut exporter: Exporter<'a, Out>, options: &Options) -> Result<Exporter<'a, Out>, String> {
    for (role, path) in &options.companions {
        let file = File::create(path).map_err(|error| format!("{path}: {error}"))?;
        let out: Out = Box::new(BufWriter::new(file));
        exporter = exporter.with(role, out).map_err(|error| format!("{path}: {error}"))?;
    }
    let is_given = |role: &&str| options.companions.iter().any(|(given, _)| given == role);
    for role in exporter.companion_roles().filter(|role| !options.json && !is_given(role)) {
        eprintln!("export: the layout has another file; `--with {role}=FILE` writes it");
    }
    Ok(exporter)
}

fn export(options: &Options) -> Result<(), String> {
    let Some(map) = map(&options.maps)? else { return export_to(To::open(options)?, options) };
    let out: Out = Box::new(BufWriter::new(io::stdout().lock()));
    map.write(out, |by_map| export_to(To::Layout(Box::new(with_others(by_map, options)?)), options))
}

fn export_to(mut to: To<'_>, options: &Options) -> Result<(), String> {
    // Only a layout is written in two passes; for others standard input stays a stream.
    let mut input = None;
    if matches!(to, To::Layout(_)) && options.paths.iter().any(|path| path == "-") {
        let kept = input.insert(Vec::new());
        io::stdin().read_to_end(kept).map_err(|error| format!("standard input: {error}"))?;
    }
    let input = input.as_deref();
    let unnamed = options.unnamed.as_deref().map_or(Ok(Vec::new()), read_parties)?;
    if let To::Layout(exporter) = &mut to {
        for path in &options.paths {
            each_case(path, input, options, &mut |case, _| {
                exporter.survey(case);
                Ok(())
            })?;
        }
        for party in &unnamed {
            exporter.survey_party(party);
        }
    }
    let mut progress = Progress { cases: 0, is_shown: !options.json && io::stderr().is_terminal() };
    for path in &options.paths {
        each_case(path, input, options, &mut |case, aside| {
            if aside > 0 {
                eprintln!(
                    "export: {path}: {aside} values of {} could not be read and were set aside; `check` lists them",
                    case.id
                );
            }
            progress.step();
            to.write(case).map_err(|error| format!("standard output: {error}"))
        })?;
    }
    if let To::Layout(exporter) = &mut to {
        for party in &unnamed {
            exporter.write_party(party).map_err(|error| format!("the file of agencies: {error}"))?;
        }
    }
    let summary = to.finish().map_err(|error| format!("standard output: {error}"))?;
    Summary { cases: progress.cases, ..summary }.print(options);
    Ok(())
}

/// The agencies that importing kept apart, one a line.
fn read_parties(path: &str) -> Result<Vec<Party>, String> {
    let said = |error: &dyn std::fmt::Display| format!("{path}: {error}");
    let lines = BufReader::new(File::open(path).map_err(|error| said(&error))?).lines();
    let parties =
        lines.map(|line| serde_json::from_str(&line.map_err(|error| said(&error))?).map_err(|error| said(&error)));
    parties.collect()
}

/// Every case of a file or stream as its readers may see it, and how many of its values could not be read.
/// `input` is what standard input held, where it was read already.
fn each_case(
    path: &str,
    input: Option<&[u8]>,
    options: &Options,
    take: &mut dyn FnMut(&CaseFile, usize) -> Result<(), String>,
) -> Result<(), String> {
    let said = |error: &dyn std::fmt::Display| format!("{path}: {error}");
    let mut seen = |collected: Collected<CaseFile>| {
        let Some(case) = &collected.record else { return Err(said(&"a record is not a case file; `check` says why")) };
        match options.access {
            Some(level) => take(&case.redact_for(level).map_err(|error| said(&error))?, collected.aside.len()),
            None => take(case, collected.aside.len()),
        }
    };
    if path == "-" || path.ends_with(".ndjson") {
        let reader: Box<dyn BufRead> = match path {
            "-" => match input {
                Some(input) => Box::new(input),
                None => Box::new(io::stdin().lock()),
            },
            _ => Box::new(BufReader::new(File::open(path).map_err(|error| said(&error))?)),
        };
        for result in Stream::<CaseFile, _>::new(reader) {
            seen(result.map_err(|error| said(&error))?.1)?;
        }
        return Ok(());
    }
    let bytes = std::fs::read(path).map_err(|error| said(&error))?;
    seen(ois_records::collect(&bytes).map_err(|error| said(&error))?)
}

struct Progress {
    cases: usize,
    is_shown: bool,
}

impl Progress {
    fn step(&mut self) {
        self.cases += 1;
        if self.is_shown && self.cases.is_multiple_of(1_000) {
            eprint!("\r{} cases\r", self.cases);
        }
    }
}
