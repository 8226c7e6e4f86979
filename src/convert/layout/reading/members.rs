//! The members of a cell that holds several.

use super::{Reading, Words, begin_alike};
use crate::convert::layout::sheet::trimmed;

/// The most separators that one word of a codebook holds.
const PIECES: usize = 4;

/// What tells members apart: the separator without its padding, unless it is nothing else, or a word that
/// others hold (` and ` is no part of "handgun").
pub(crate) fn between(separator: &str) -> &str {
    let bare = trimmed(separator);
    if bare.chars().all(char::is_alphanumeric) { separator } else { bare }
}

/// The texts of a cell, without their padding: what stands between the separator, or between any of
/// these characters where the layout says nothing of one.
pub(crate) fn pieces<'t>(text: &'t str, separator: Option<&str>, usual: &[char]) -> Vec<&'t str> {
    let pieces: Vec<_> = match separator {
        Some(separator) => text.split(between(separator)).collect(),
        None => text.split(usual).collect(),
    };
    pieces.into_iter().map(trimmed).filter(|piece| !piece.is_empty()).collect()
}

/// The members of a cell, without their padding.
///
/// A word of the codebook may hold the separator itself ("Knife, blade, or stabbing instrument"): the
/// longest run of pieces that is a word is one member. A word that is only a beginning ends with its piece.
pub(crate) fn members<'t>(text: &'t str, reading: &Reading<'_>, separator: &str) -> impl Iterator<Item = &'t str> {
    let separator = between(separator);
    let mut rest = text;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let first = find(rest, separator).unwrap_or(rest.len());
            let mut end = first;
            if first < rest.len() && may_go_on(trimmed(&rest[..first]), reading.words()) {
                let ends = rest.match_indices(separator).map(|(at, _)| at).chain([rest.len()]).take(PIECES);
                let words = ends.filter(|end| reading.meaning_of_all(trimmed(&rest[..*end])).is_some());
                end = words.last().unwrap_or(first);
            }
            let member = trimmed(&rest[..end]);
            rest = rest.get(end + separator.len()..).unwrap_or_default();
            if !member.is_empty() {
                return Some(member);
            }
        }
        None
    })
}

/// Where a separator stands. Nearly all are one character, and cells are short.
fn find(text: &str, separator: &str) -> Option<usize> {
    match separator.as_bytes() {
        [one] => text.bytes().position(|byte| byte == *one),
        _ => text.find(separator),
    }
}

/// Whether a word begins with a piece, and holds more.
fn may_go_on(piece: &str, words: Words<'_>) -> bool {
    words.iter().any(|(word, _)| {
        let (head, is_open) = word.strip_suffix('*').map_or((*word, false), |head| (head, true));
        (is_open || head.len() > piece.len()) && begin_alike(head, piece)
    })
}
