//! Counts as intervals: what they add up to, and by how much two of them certainly differ.

use std::iter::Sum;

use crate::{Count, Fact};

/// What a count can be. Whatever is not known of it is open: it may be nothing, and any number.
#[derive(Clone, Copy)]
pub(super) struct Interval {
    pub least: i64,
    pub most: Option<i64>,
}

impl Interval {
    /// By how much this is certainly more than the other.
    pub fn above(self, other: Self) -> Option<i64> {
        other.most.map(|most| self.least - most).filter(|gap| *gap > 0)
    }

    /// How far the two are certainly apart; `None` when they can be the same.
    pub fn gap(self, other: Self) -> Option<i64> {
        self.above(other).or_else(|| other.above(self))
    }
}

impl From<&Fact<Count>> for Interval {
    fn from(count: &Fact<Count>) -> Self {
        Self { least: count.min().unwrap_or_default().into(), most: count.max().map(i64::from) }
    }
}

impl From<usize> for Interval {
    /// Things that are listed.
    fn from(listed: usize) -> Self {
        let listed = i64::try_from(listed).unwrap_or(i64::MAX);
        Self { least: listed, most: Some(listed) }
    }
}

impl Sum for Interval {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(0.into(), |sum, part| Self {
            least: sum.least + part.least,
            most: sum.most.and_then(|most| Some(most + part.most?)),
        })
    }
}
