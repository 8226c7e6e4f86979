//! Documents made by chance: from the schema alone, by changes of others, and in every spelling.

pub mod judges;
pub mod mutate;
pub mod sample;
pub mod shrink;
pub mod spell;

use std::fs;
use std::path::Path;

use sample::Sampler;
use serde_json::Value;

/// The case files that stand in the repository.
///
/// # Panics
/// When they cannot be read.
pub fn case_files() -> Vec<Value> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folders = ["examples/data/stephon-clark", "tests/cases"];
    let paths = folders.iter().flat_map(|folder| fs::read_dir(root.join(folder)).expect("a folder"));
    let mut paths: Vec<_> = paths.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    paths.iter().map(|path| serde_json::from_slice(&fs::read(path).expect("a file")).expect("JSON")).collect()
}

/// A document made by chance: what it says, and how it is spelt.
#[derive(Debug, Clone)]
pub struct Mutant {
    /// What it says.
    pub document: Value,
    spelling: u64,
}

impl Mutant {
    /// The mutant of a seed: one of these documents, or one made from the schema, with up to four
    /// things changed.
    pub fn of(seed: u64, schema: &Value, documents: &[Value]) -> Self {
        let chance = &mut Chance(seed);
        let sampler = Sampler { schema };
        let mut document = if !documents.is_empty() && chance.once_in(100) {
            chance.one(documents).clone()
        } else {
            sampler.document(chance)
        };
        for _ in 0..*chance.one(&[0, 0, 1, 1, 1, 1, 2, 2, 3, 4]) {
            mutate::mutate(&mut document, &sampler, chance);
        }
        Self { document, spelling: chance.number() }
    }

    /// Its JSON, on one line.
    pub fn text(&self) -> String {
        spell::text(&self.document, self.spelling)
    }

    /// The smallest document for which something still holds.
    #[must_use]
    pub fn shrunk(self, holds: impl Fn(&Self) -> bool) -> Self {
        let spelling = if holds(&Self { spelling: 0, ..self.clone() }) { 0 } else { self.spelling };
        let of = |document| Self { document, spelling };
        of(shrink::shrink(self.document, |document| holds(&of(document.clone()))))
    }
}

/// A small generator of random numbers (SplitMix64): the same seed gives the same documents on
/// every machine.
#[derive(Debug, Clone)]
pub struct Chance(pub u64);

impl Chance {
    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below another.
    pub fn below(&mut self, end: usize) -> usize {
        (self.number() % end as u64) as usize
    }

    /// Whether something happens that happens once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of several.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}
