//! The strict door accepts a document if and only if the published schema does.
//!
//! `OIS_MUTANTS=10000000` tries that many case files, `OIS_SEED` begins elsewhere.

use std::thread;

use ois_records::Noun;
use ois_records_laws::judges::Judges;
use ois_records_laws::{Mutant, case_files};
use serde_json::Value;

fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).ok().and_then(|number| number.parse().ok()).unwrap_or(otherwise)
}

/// Whether a mutant is valid. When the judges differ, the test fails with the least that shows it.
fn verdict(judges: &Judges, seed: u64, documents: &[Value]) -> bool {
    let mutant = Mutant::of(seed, &judges.schema, documents);
    let [strict, collecting, schema] = judges.verdicts(&mutant.text());
    if strict != schema || collecting != schema {
        let differ = |mutant: &Mutant| {
            let [strict, collecting, schema] = judges.verdicts(&mutant.text());
            strict != schema || collecting != schema
        };
        let least = mutant.shrunk(differ).text();
        panic!("seed {seed}: strict door, collecting door, schema: {:?}: {least}", judges.verdicts(&least));
    }
    strict
}

/// Tries mutants on every processor; how many were valid, and how many not.
fn agree(noun: Noun, documents: &[Value], count: u64) -> [u64; 2] {
    let judges = &Judges::of(noun);
    let first = number("OIS_SEED", 0);
    let threads = thread::available_parallelism().map_or(1, |count| count.get() as u64);
    let valid: u64 = thread::scope(|scope| {
        let share = |of: u64| (of..count).step_by(usize::try_from(threads).unwrap()).map(|seed| first + seed);
        let try_share = |of| move || share(of).filter(|seed| verdict(judges, *seed, documents)).count() as u64;
        let workers: Vec<_> = (0..threads).map(|of| scope.spawn(try_share(of))).collect();
        // The panic of a worker is the test's own: it names the seed and the least document.
        workers.into_iter().map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).sum()
    });
    [valid, count - valid]
}

#[test]
fn mutants_of_case_files_and_of_documents_made_from_the_schema() {
    let [valid, not] = agree(Noun::CaseFile, &case_files(), number("OIS_MUTANTS", 100_000));
    println!("{valid} documents were valid, {not} were not");
    assert!(valid > not / 4 && not > valid / 4, "one-sided: {valid} valid, {not} not");
}

#[test]
fn mutants_of_nouns_that_stand_alone() {
    for noun in [Noun::Incident, Noun::Release, Noun::Autopsy, Noun::Investigation] {
        agree(noun, &[], number("OIS_MUTANTS", 100_000) / 20);
    }
}
