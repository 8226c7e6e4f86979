//! Writes case files in another layout, on standard output.
//!
//! ```text
//! cargo run --example export -- --to wapo|wapo-v1|ursus|mpv|mpv-2013|geojson|csv [--with ROLE=FILE]...
//!     [--unnamed FILE] PATH...
//! cargo run --example export -- --map MAP PATH...
//! ```
//!
//! `--with` is where the second file of a layout goes: `agencies=FILE`, `civilian_officer=FILE`;
//! `--unnamed` are the agencies that `import --unnamed` kept. Paths are case files (`.json`) and streams
//! (`.ndjson`); `-` is a stream on standard input. Exit code 2: something could not be read or written.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use ois_records::convert::{Exporter, FlatTable, GeoJson, Map};
use ois_records::{CaseFile, Collected, Party, Stream};

const USAGE: &str = "usage: export --to wapo|wapo-v1|ursus|mpv|mpv-2013|geojson|csv | --map FILE [--with ROLE=FILE]... \
        [--unnamed FILE] PATH...";

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
    map: Option<String>,
    companions: Vec<(String, String)>,
    unnamed: Option<String>,
    paths: Vec<String>,
}

fn main() -> ExitCode {
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
            let mut value = || arguments.next().ok_or_else(|| format!("{argument} wants a value"));
            match argument.as_str() {
                "--to" => options.to = value()?,
                "--map" => options.map = Some(value()?),
                "--with" => {
                    let given = value()?;
                    let (role, path) = given.split_once('=').ok_or("--with wants ROLE=FILE")?;
                    options.companions.push((role.into(), path.into()));
                }
                "--unnamed" => options.unnamed = Some(value()?),
                "-" => options.paths.push(argument),
                option if option.starts_with("--") => {
                    return Err(format!("there is no option {}", option.escape_debug()));
                }
                _ => options.paths.push(argument),
            }
        }
        match () {
            () if options.to.is_empty() && options.map.is_none() => Err("--to wants the name of a layout".into()),
            () if options.paths.is_empty() => Err("no path is given".into()),
            () => Ok(options),
        }
    }
}

impl To<'_> {
    fn open(options: &Options) -> Result<Self, String> {
        let out: Out = Box::new(BufWriter::new(io::stdout().lock()));
        let said = |error: io::Error| format!("standard output: {error}");
        match options.to.as_str() {
            "csv" => return Ok(Self::Csv(Box::new(FlatTable::new(out)))),
            "geojson" => return Ok(Self::GeoJson(Box::new(GeoJson::new(out)))),
            _ => {}
        }
        let unknown = || format!("there is no layout {}", options.to.escape_debug());
        let mut exporter = Exporter::named(&options.to, out).ok_or_else(unknown)?.map_err(said)?;
        for (role, path) in &options.companions {
            let file = File::create(path).map_err(|error| format!("{path}: {error}"))?;
            exporter = exporter.with(role, Box::new(file)).map_err(|error| format!("{path}: {error}"))?;
        }
        if let Some(role) = exporter.companion_role()
            && options.companions.is_empty()
        {
            eprintln!("export: the layout has a second file, which `--with {role}=FILE` writes");
        }
        Ok(Self::Layout(Box::new(exporter)))
    }

    fn write(&mut self, case: &CaseFile) -> io::Result<()> {
        match self {
            Self::Layout(exporter) => exporter.write(case),
            Self::Csv(table) => table.write(case),
            Self::GeoJson(layer) => layer.write(case),
        }
    }

    /// Ends it, and says how many cases have no row, and how many cells could not be said.
    fn finish(self) -> io::Result<(usize, usize)> {
        let (left_out, unsaid) = match &self {
            Self::Layout(exporter) => (exporter.left_out(), exporter.unsaid()),
            Self::Csv(table) => (table.left_out(), 0),
            Self::GeoJson(layer) => (layer.left_out(), 0),
        };
        match self {
            Self::Layout(exporter) => {
                let (mut out, companion) = exporter.finish_both()?;
                out.flush()?;
                companion.map_or(Ok(()), |mut out| out.flush())?;
            }
            Self::Csv(table) => table.finish()?.flush()?,
            Self::GeoJson(layer) => layer.finish()?.flush()?,
        }
        Ok((left_out, unsaid))
    }
}

fn export(options: &Options) -> Result<(), String> {
    let Some(path) = &options.map else { return export_to(To::open(options)?, options) };
    let file = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    let map = Map::parse(&file).map_err(|error| format!("{path}: {error}"))?;
    let out: Out = Box::new(BufWriter::new(io::stdout().lock()));
    let exported = map.write(out, |by_map| Ok(export_to(To::Layout(Box::new(by_map)), options)));
    exported.map_err(|error| format!("standard output: {error}"))?
}

fn export_to(mut to: To<'_>, options: &Options) -> Result<(), String> {
    let mut progress = Progress { cases: 0, is_shown: io::stderr().is_terminal() };
    for path in &options.paths {
        each_case(path, &mut |case| {
            progress.step();
            to.write(case).map_err(|error| format!("standard output: {error}"))
        })?;
    }
    if let (Some(path), To::Layout(exporter)) = (&options.unnamed, &mut to) {
        let lines = BufReader::new(File::open(path).map_err(|error| format!("{path}: {error}"))?).lines();
        for line in lines {
            let line = line.map_err(|error| format!("{path}: {error}"))?;
            let party: Party = serde_json::from_str(&line).map_err(|error| format!("{path}: {error}"))?;
            exporter.write_party(&party).map_err(|error| format!("{path}: {error}"))?;
        }
    }
    let (left_out, unsaid) = to.finish().map_err(|error| format!("standard output: {error}"))?;
    let cases = progress.cases;
    eprintln!("{cases} cases in; {left_out} that the layout has no row for; {unsaid} cells that it has no word for");
    Ok(())
}

/// Every case of a file or stream. What could not be read of one is said, and the rest is taken.
fn each_case(path: &str, take: &mut dyn FnMut(&CaseFile) -> Result<(), String>) -> Result<(), String> {
    let mut is_whole = |collected: Collected<CaseFile>| {
        if !collected.aside.is_empty() {
            eprintln!("export: {path}: {} values were put aside; check says which", collected.aside.len());
        }
        match &collected.record {
            Some(case) => take(case),
            None => Err(format!("{path}: a record is no case file; check says why")),
        }
    };
    if path == "-" || path.ends_with(".ndjson") {
        let reader: Box<dyn BufRead> = match path {
            "-" => Box::new(io::stdin().lock()),
            _ => Box::new(BufReader::new(File::open(path).map_err(|error| format!("{path}: {error}"))?)),
        };
        for result in Stream::<CaseFile, _>::new(reader) {
            is_whole(result.map_err(|error| format!("{path}: {error}"))?.1)?;
        }
        return Ok(());
    }
    let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    is_whole(ois_records::collect(&bytes).map_err(|error| format!("{path}: {error}"))?)
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
