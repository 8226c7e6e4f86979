//! What importing costs, as a multiple of what the `csv` crate needs to read the same file into string
//! records in the same run: `cargo bench --bench import`, with a file of the Washington Post's version 2
//! behind `--` or else invented rows.
//!
//! `import --count STEP TIMES [FILE]` runs one step so many times and prints nothing, for counting
//! instructions.

use std::fmt::Write;
use std::hint::black_box;
use std::time::Instant;

use ois_records::convert::Importer;

/// Rows as the published file has them: most cells filled, every one quoted.
fn rows(count: usize) -> String {
    let mut text = String::from(
        "\"id\",\"date\",\"threat_type\",\"flee_status\",\"armed_with\",\"city\",\"county\",\"state\",\"latitude\",\
         \"longitude\",\"location_precision\",\"name\",\"age\",\"gender\",\"race\",\"race_source\",\
         \"was_mental_illness_related\",\"body_camera\",\"agency_ids\"\n",
    );
    for row in 0..count {
        let (day, age) = (row % 28 + 1, row % 60 + 18);
        let (armed, agencies) = if row % 20 == 0 { ("gun;vehicle", "71;72") } else { ("gun", "71") };
        let _ = writeln!(
            text,
            "\"{row}\",\"2019-03-{day:02}\",\"point\",\"not\",\"{armed}\",\"Riverton\",\"Marsh\",\"CA\",\"38.{row}1\",\
             \"-121.2{row}3\",\"not_available\",\"Alder Birch\",\"{age}\",\"male\",\"W\",\"not_available\",\"False\",\
             \"False\",\"{agencies}\"",
        );
    }
    text
}

fn string_records(file: &[u8]) {
    for record in csv::Reader::from_reader(file).records() {
        drop(black_box(record));
    }
}

fn import(file: &[u8]) {
    let mut importer = Importer::named("wapo").expect("a layout that is built in");
    for imported in importer.read(file).expect("a table of the layout") {
        drop(black_box(imported));
    }
}

type Step = (&'static str, fn(&[u8]));

const STEPS: [Step; 2] = [("csv string records", string_records), ("import", import)];

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let file = |path: Option<&String>| match path {
        Some(path) => std::fs::read(path).expect("a file"),
        // Short steps: a long one is interrupted where the machine is busy, and seems slower than it is.
        None => rows(200).into_bytes(),
    };
    if let [count, step, times, rest @ ..] = &arguments[..]
        && count == "--count"
    {
        let file = file(rest.first());
        let (_, step) = STEPS.iter().find(|(name, _)| name == step).expect("a step of the bench");
        (0..times.parse().expect("a number")).for_each(|_| step(&file));
        return;
    }
    let file = file(arguments.first());
    let mut rounds = STEPS.map(|_| Vec::new());
    // Steps take turns, so that a slow moment of the machine hits them all.
    for _ in 0..300 {
        for ((_, step), times) in STEPS.iter().zip(&mut rounds) {
            let start = Instant::now();
            step(&file);
            times.push(start.elapsed().as_secs_f64());
        }
    }
    println!("{} bytes; ratios to the first line", file.len());
    let medians = rounds.map(|mut times| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    });
    for ((name, _), median) in STEPS.iter().zip(medians) {
        println!("{name:24} {:9.1} µs   {:5.2}", median * 1e6, median / medians[0]);
    }
}
