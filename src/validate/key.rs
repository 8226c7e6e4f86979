//! Ids as keys of a hash table: two words, which most ids fit into.

use std::hash::{BuildHasher, RandomState};

/// A text as two words. Up to sixteen bytes they are the text itself; of a longer one, the first
/// eight bytes, and a hash of the rest that nobody outside the process can foresee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key(u64, u64);

/// Two numbers that nobody outside the process knows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seed(u64, u64);

impl Default for Seed {
    fn default() -> Self {
        let random = RandomState::new();
        Self(random.hash_one(0), random.hash_one(1) | 1)
    }
}

impl Seed {
    /// The key of a text. No id has a byte of zero, which fills what is left of the words.
    #[inline]
    pub fn key(self, text: &[u8]) -> Key {
        let bits_beyond = |length: usize| u32::try_from(8 * (length - text.len())).unwrap_or_default();
        if let (Some(head), Some(tail)) = (text.first_chunk(), text.last_chunk()) {
            let (head, tail) = (u64::from_le_bytes(*head), u64::from_le_bytes(*tail));
            return match text.len() {
                ..=16 => Key(head, tail.unbounded_shr(bits_beyond(16))),
                _ => Key(head, self.rest(text, tail)),
            };
        }
        if let (Some(head), Some(tail)) = (text.first_chunk(), text.last_chunk()) {
            let (head, tail) = (u32::from_le_bytes(*head), u32::from_le_bytes(*tail));
            return Key(u64::from(head) | u64::from(tail) << (32 - bits_beyond(8)), 0);
        }
        Key(text.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)), 0)
    }

    /// The key of two texts together.
    pub fn pair(self, one: &str, other: &str) -> Key {
        Key(self.hash(self.key(one.as_bytes())), self.hash(self.key(other.as_bytes())))
    }

    /// The hash of all but the first eight bytes of a long text, of which the last eight are known.
    #[inline(never)]
    fn rest(self, text: &[u8], tail: u64) -> u64 {
        let (words, _) = text.as_chunks::<8>();
        let between = words.iter().skip(1).fold(self.0, |hash, word| fold(hash ^ u64::from_le_bytes(*word), self.1));
        fold(between ^ tail, self.1 ^ text.len() as u64)
    }

    /// A hash of a key: its words multiplied and folded. The standard library's would cost as much
    /// as all rules together.
    #[inline]
    pub fn hash(self, key: Key) -> u64 {
        fold(key.0 ^ self.0, key.1 ^ self.1)
    }
}

#[inline]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    #[expect(clippy::cast_possible_truncation, reason = "its two halves")]
    return (product as u64) ^ ((product >> 64) as u64);
}
