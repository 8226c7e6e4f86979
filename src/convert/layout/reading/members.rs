//! The members of a cell that holds several.

use super::Reading;
use crate::convert::layout::sheet::trimmed;

/// The most separators that one word of a codebook holds.
const PIECES: usize = 4;

/// The members of a cell, without their padding.
///
/// A word of the codebook may hold the separator itself ("Knife, blade, or stabbing instrument"): the
/// longest run of pieces that is a word is one member.
pub(crate) fn members<'t>(text: &'t str, reading: &Reading<'_>, separator: &str) -> Vec<&'t str> {
    let separator = trimmed(separator);
    let mut members = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let ends = rest.match_indices(separator).map(|(at, _)| at).chain([rest.len()]).take(PIECES);
        let first = rest.find(separator).unwrap_or(rest.len());
        let end = match first {
            all if all == rest.len() => all,
            _ => {
                let words = ends.filter(|end| reading.meaning(trimmed(&rest[..*end])).is_some());
                words.last().unwrap_or(first)
            }
        };
        let member = trimmed(&rest[..end]);
        if !member.is_empty() {
            members.push(member);
        }
        rest = rest.get(end + separator.len()..).unwrap_or_default();
    }
    members
}
