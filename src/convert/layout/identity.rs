//! Ids that stay the same when a file is read again.

use crate::CaseId;

/// An id of a prefix and a key: `ursus-01-0000-2019-6fc`. Where a character of the key cannot stand in
/// an id, a hash of the key keeps two keys apart.
pub(crate) fn slug(prefix: &str, key: &str) -> String {
    const LONGEST: usize = 96;
    let mut id = String::with_capacity(prefix.len() + 1 + key.len());
    id.push_str(prefix);
    id.push('-');
    let head = id.len();
    let mut is_exact = key.len() <= LONGEST;
    let is_kept = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '.' | '_' | ':' | '-');
    for c in key.chars().take(LONGEST) {
        let kept = c.to_ascii_lowercase();
        is_exact &= is_kept(kept);
        id.push(if is_kept(kept) { kept } else { '-' });
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
    format!("-{:012x}", hash(cells) >> 16)
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
