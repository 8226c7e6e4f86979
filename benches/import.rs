//! What importing costs, as a multiple of what the `csv` crate needs to read the same file into string
//! records in the same run: `cargo bench --bench import -- LAYOUT FILE...`, with the file that has the cases
//! first, or else with invented rows of the Washington Post's version 2. LAYOUT may be a mapping file.
//!
//! `import --count STEP TIMES [LAYOUT FILE...]` runs one step so many times and prints nothing, for counting
//! instructions.

use std::fmt::Write;
use std::hint::black_box;
use std::time::Instant;

use ois_records::convert::{Importer, Map};

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

/// A layout or a mapping file, and the files that are read by it, the one with the cases first.
struct Input {
    layout: String,
    files: Vec<Vec<u8>>,
}

impl Input {
    fn of(arguments: &[String]) -> Self {
        match arguments {
            // Short steps: a long one is interrupted where the machine is busy, and seems slower than it is.
            [] => Self { layout: "wapo".into(), files: vec![rows(200).into_bytes()] },
            [layout, files @ ..] => {
                let files = files.iter().map(|path| std::fs::read(path).expect("a file")).collect();
                Self { layout: layout.clone(), files }
            }
        }
    }
}

fn string_records(input: &Input) {
    for file in &input.files {
        for record in csv::Reader::from_reader(&file[..]).records() {
            drop(black_box(record));
        }
    }
}

fn import(input: &Input) {
    if let Some(importer) = Importer::named(&input.layout) {
        return import_by(importer, input);
    }
    let map = std::fs::read(&input.layout).expect("a layout that is built in, or a mapping file");
    Map::parse(&map).expect("a mapping file").read(|importer| import_by(importer, input));
}

fn import_by(mut importer: Importer<'_>, input: &Input) {
    let (cases, others) = input.files.split_first().expect("a file");
    for file in others {
        let role = importer.role(&file[..]).expect("a table of the layout");
        importer.add(role, &file[..]).expect("a second table of the layout");
    }
    for imported in importer.read(&cases[..]).expect("a table of the layout") {
        drop(black_box(imported));
    }
}

type Step = (&'static str, fn(&Input));

const STEPS: [Step; 2] = [("csv string records", string_records), ("import", import)];

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [count, step, times, rest @ ..] = &arguments[..]
        && count == "--count"
    {
        let input = Input::of(rest);
        let (_, step) = STEPS.iter().find(|(name, _)| name == step).expect("a step of the bench");
        (0..times.parse().expect("a number")).for_each(|_| step(&input));
        return;
    }
    let input = Input::of(&arguments);
    let mut rounds = STEPS.map(|_| Vec::new());
    // Steps take turns, so that a slow moment of the machine hits them all.
    for _ in 0..300 {
        for ((_, step), times) in STEPS.iter().zip(&mut rounds) {
            let start = Instant::now();
            step(&input);
            times.push(start.elapsed().as_secs_f64());
        }
    }
    println!("{} bytes; ratios to the first line", input.files.iter().map(Vec::len).sum::<usize>());
    let medians = rounds.map(|mut times| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    });
    for ((name, _), median) in STEPS.iter().zip(medians) {
        println!("{name:24} {:9.1} µs   {:5.2}", median * 1e6, median / medians[0]);
    }
}
