//! Ids that stay the same when a file is read again.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};

use crate::CaseId;

/// The ids so far, by their hashes: what a file takes in memory for them does not depend on their length.
#[derive(Default)]
pub(crate) struct Ids {
    hasher: RandomState,
    hashes: HashSet<u64, BuildHasherDefault<Hashed>>,
    /// How often an id was wanted that is taken.
    times: HashMap<u64, usize, BuildHasherDefault<Hashed>>,
}

impl Ids {
    /// Takes an id; whether it is a new one.
    pub fn add(&mut self, id: &str) -> bool {
        self.hashes.insert(self.hasher.hash_one(id))
    }

    /// Takes another id than one that is taken: with the next number behind it.
    pub fn another(&mut self, taken: &str) -> String {
        let hash = self.hasher.hash_one(taken);
        loop {
            let time = self.times.entry(hash).or_insert(1);
            *time += 1;
            let id = format!("{taken}-{time}");
            if self.add(&id) {
                return id;
            }
        }
    }
}

/// Hands on a number that is a hash already.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn write(&mut self, _: &[u8]) {
        unreachable!("hashes are numbers")
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// An id of a prefix and a key: `ursus-01-0000-2019-6fc`. Where a character of the key cannot stand in
/// an id, a hash of the key keeps two keys apart.
pub(crate) fn slug(prefix: &str, key: &str) -> String {
    const LONGEST: usize = 96;
    let mut id = String::with_capacity(prefix.len() + 1 + key.len());
    id.push_str(prefix);
    id.push('-');
    let head = id.len();
    let is_kept = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '.' | '_' | ':' | '-');
    let is_short = key.len() <= LONGEST;
    let mut is_exact = is_short && key.bytes().all(|byte| is_kept(byte.into()));
    // Nearly every key.
    if is_exact {
        id.push_str(key);
    } else {
        is_exact = is_short;
        for c in key.chars().take(LONGEST).map(|c| c.to_ascii_lowercase()) {
            is_exact &= is_kept(c);
            id.push(if is_kept(c) { c } else { '-' });
        }
    }
    // "URSUS-01…" says already whose key it is.
    if id[head..].strip_prefix(prefix).is_some_and(|rest| rest.starts_with('-')) {
        id.drain(..head);
    }
    if !is_exact {
        id.push_str(&tail(key.split('\0')));
    }
    id
}

/// A hash as the tail of an id.
pub(crate) fn tail<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let hash = hash(cells) >> 16;
    let digit = |at: u64| char::from(b"0123456789abcdef"[(hash >> (4 * at) & 0xf) as usize]);
    std::iter::once('-').chain((0..12).rev().map(digit)).collect()
}

/// FNV-1a, which is the same on every machine and in every version.
pub(crate) fn hash<'a>(cells: impl Iterator<Item = &'a str>) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    cells.fold(0xcbf2_9ce4_8422_2325, |hash, cell| cell.bytes().chain([0]).fold(hash, step))
}

/// The id of a case file.
pub(crate) fn case_id(text: String) -> CaseId {
    CaseId::try_from(text).unwrap_or_else(|_| unreachable!("made of what an id is made of"))
}
