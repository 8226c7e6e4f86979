//! Ids as keys of a hash table: two words, which most ids fit into.

use std::hash::{BuildHasher, RandomState};

/// A text as two words. Up to sixteen bytes they are the text itself; of a longer one, the first
/// eight bytes, and a hash of the rest that nobody outside the process can foresee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key(u64, u64);

/// Texts of more bytes are long.
const SHORT: usize = 24;

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
    /// The key of a text.
    pub fn key(self, text: &[u8]) -> Key {
        self.short_key(text).unwrap_or_else(|| self.long_key(text))
    }

    /// The key of a text that is not long, as most ids are not. A byte of zero, which no id has, fills what is
    /// left of the words.
    #[inline]
    pub fn short_key(self, text: &[u8]) -> Option<Key> {
        let length = text.len();
        if let (Some(head), Some(tail)) = (text.first_chunk(), text.last_chunk()) {
            let (head, tail) = (u64::from_le_bytes(*head), u64::from_le_bytes(*tail));
            return match text.get(8..16).and_then(<[u8]>::first_chunk) {
                // What the tail has of the head is shifted out; all of it, of eight bytes.
                None => Some(Key(head, tail >> 8 >> (8 * (15 - length)))),
                Some(_) if length == 16 => Some(Key(head, tail)),
                // Words that overlap tell texts of one length apart.
                Some(middle) if length <= SHORT => {
                    let middle = u64::from_le_bytes(*middle);
                    Some(Key(head, fold(middle ^ self.0, tail ^ self.1) ^ length as u64))
                }
                Some(_) => None,
            };
        }
        if let (Some(head), Some(tail)) = (text.first_chunk(), text.last_chunk()) {
            let (head, tail) = (u32::from_le_bytes(*head), u32::from_le_bytes(*tail));
            return Some(Key(u64::from(head) | u64::from(tail) << (8 * (length - 4)), 0));
        }
        Some(Key(text.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)), 0))
    }

    /// The key of a long text: its first eight bytes, and a hash of the others.
    #[inline(never)]
    fn long_key(self, text: &[u8]) -> Key {
        let (words, rest) = text.as_chunks::<8>();
        let mut words = words.iter().map(|word| u64::from_le_bytes(*word));
        let head = words.next().unwrap_or_default();
        let rest = rest.iter().fold(text.len() as u64, |word, byte| word << 8 | u64::from(*byte));
        Key(head, words.chain([rest]).fold(self.0, |hash, word| fold(hash ^ word, self.1)))
    }

    /// The key of two keys together.
    pub fn pair(self, one: Key, other: Key) -> Key {
        Key(self.hash(one), self.hash(other))
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
