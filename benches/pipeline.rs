//! What reading, checking and writing cost, as a multiple of what `serde_json::Value` costs for the
//! same text in the same run: `cargo bench`.
//!
//! `pipeline --count STEP TIMES` runs one step so many times and prints nothing: for
//! `benches/instructions.sh`, which counts instructions where clocks are noisy. `pipeline --check FILE`
//! checks one case file once, for `benches/linear.py`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use ois_records::{CaseFile, Report, Validator};
use serde_json::Value;

const TEXT: &str = include_str!("../examples/data/stephon-clark/4-2019-09-26.json");

/// A step, by name.
type Step = (&'static str, Box<dyn FnMut()>);

fn steps() -> Vec<Step> {
    let value: Value = serde_json::from_str(TEXT).unwrap();
    let record: CaseFile = ois_records::from_str(TEXT).unwrap();
    let (mut checker, mut validator) = (Validator::new(), Validator::new());
    let check = move |record: &CaseFile| -> Report { checker.validate(record) };
    let mut check_read = check;
    let known = record.clone();
    vec![
        (
            "read into serde_json::Value",
            Box::new(move || drop(black_box(serde_json::from_slice::<Value>(TEXT.as_bytes())))),
        ),
        ("read, strict", Box::new(move || drop(black_box(ois_records::from_slice::<CaseFile>(TEXT.as_bytes()))))),
        (
            "read, strict, and every rule",
            Box::new(move || {
                let record = ois_records::from_slice::<CaseFile>(TEXT.as_bytes()).unwrap();
                drop(black_box(check_read(&record)));
            }),
        ),
        ("every rule", Box::new(move || drop(black_box(validator.validate(&known))))),
        ("write serde_json::Value", Box::new(move || drop(black_box(value.to_string())))),
        ("write", Box::new(move || drop(black_box(ois_records::to_string(&record))))),
    ]
}

fn main() {
    let arguments: Vec<_> = std::env::args().collect();
    let mut steps = steps();
    if let [_, count, step, times] = &arguments[..]
        && count == "--count"
    {
        let step = steps.iter_mut().find(|(name, _)| name == step).expect("a step of the bench");
        (0..times.parse().expect("a number")).for_each(|_| step.1());
        return;
    }
    if let [_, check, path] = &arguments[..]
        && check == "--check"
    {
        let text = std::fs::read_to_string(path).expect("a file");
        black_box(Validator::new().validate(&ois_records::from_str::<CaseFile>(&text).expect("a case file")));
        return;
    }
    println!("{} bytes; ratios to the first line", TEXT.len());
    let mut rounds: Vec<Vec<f64>> = vec![Vec::new(); steps.len()];
    // Steps take turns, so that a slow moment of the machine hits them all.
    for _ in 0..40 {
        for (step, times) in steps.iter_mut().zip(&mut rounds) {
            times.push(time(&mut step.1));
        }
    }
    let medians: Vec<f64> = rounds.iter_mut().map(|times| median(times)).collect();
    for ((name, _), median) in steps.iter().zip(&medians) {
        println!("{name:32} {:9.1} µs   {:5.2}", median * 1e6, median / medians[0]);
    }
}

/// Seconds that a step takes, over some milliseconds.
fn time(step: &mut dyn FnMut()) -> f64 {
    let (start, mut count) = (Instant::now(), 0);
    while start.elapsed() < Duration::from_millis(10) {
        step();
        count += 1;
    }
    start.elapsed().as_secs_f64() / f64::from(count)
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
