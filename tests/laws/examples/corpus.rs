//! Writes documents made by chance for validators of other languages: `corpus OUT COUNT`.
//!
//! `OUT/case-file.ndjson` gets `COUNT` documents, one a line, and the files of the other nouns a tenth
//! of that; beside each stands a `.verdicts` with a line `1` (valid) or `0` for each. `OUT/valid.ndjson` has
//! the valid case files as the crate writes them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use ois_records::{CaseFile, Noun, from_str, to_string};
use ois_records_laws::judges::Judges;
use ois_records_laws::{Mutant, case_files};

fn main() -> std::io::Result<()> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [out, count] = &arguments[..] else { panic!("usage: corpus OUT COUNT") };
    let count: u64 = count.parse().expect("COUNT is a number");
    fs::create_dir_all(out)?;
    let (case_files, mut valid) = (case_files(), String::new());
    for noun in Noun::ALL {
        let (judges, whole) = (Judges::of(*noun), matches!(noun, Noun::CaseFile));
        let (mut documents, mut verdicts) = (String::new(), String::new());
        for seed in 0..if whole { count } else { count / 10 } {
            let text = Mutant::of(seed, &judges.schema, if whole { &case_files } else { &[] }).text();
            let [strict, ..] = judges.verdicts(&text);
            let _ = writeln!(documents, "{text}");
            let _ = writeln!(verdicts, "{}", u8::from(strict));
            if let Some(Ok(case)) = (whole && strict).then(|| from_str::<CaseFile>(&text)) {
                let _ = writeln!(valid, "{}", to_string(&case).expect("a valid record"));
            }
        }
        fs::write(Path::new(out).join(format!("{}.ndjson", noun.name())), documents)?;
        fs::write(Path::new(out).join(format!("{}.verdicts", noun.name())), verdicts)?;
    }
    fs::write(Path::new(out).join("valid.ndjson"), valid)
}
