//! A hash table that is filled anew for each record, and keeps its memory.

use super::key::{Key, Seed};

/// Values by key, in constant time and, once warm, without allocating.
///
/// Open addressing: each key stands in the first free slot from where its hash points, and at least
/// half of the slots are free. It is seeded, so that nobody can craft ids that make it slow.
#[derive(Debug)]
pub(super) struct Table<V> {
    /// Their number is a power of two.
    slots: Vec<Option<(Key, V)>>,
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self { slots: Vec::new() }
    }
}

impl<V: Copy> Table<V> {
    /// Forgets all, and makes room.
    pub fn clear_for(&mut self, count: usize) {
        self.slots.clear();
        self.slots.resize((count * 2).next_power_of_two(), None);
    }

    /// The value of a key.
    #[inline]
    pub fn get(&self, key: Key, seed: Seed) -> Option<V> {
        let mut slot = self.first_slot(key, seed);
        loop {
            let (known, value) = (*self.slots.get(slot)?)?;
            if known == key {
                return Some(value);
            }
            slot = self.next_slot(slot);
        }
    }

    /// Gives a key a value, unless it has one: then that one comes back.
    #[inline]
    pub fn insert(&mut self, key: Key, value: V, seed: Seed) -> Option<&mut V> {
        let mut slot = self.first_slot(key, seed);
        while let Some(Some((known, _))) = self.slots.get(slot)
            && *known != key
        {
            slot = self.next_slot(slot);
        }
        match self.slots.get_mut(slot)? {
            Some((_, known)) => Some(known),
            free => {
                *free = Some((key, value));
                None
            }
        }
    }

    /// The slot to which the hash of a key points.
    #[inline]
    fn first_slot(&self, key: Key, seed: Seed) -> usize {
        #[expect(clippy::cast_possible_truncation, reason = "only the low bits matter")]
        let hash = seed.hash(key) as usize;
        hash & self.slots.len().wrapping_sub(1)
    }

    #[inline]
    fn next_slot(&self, slot: usize) -> usize {
        (slot + 1) & self.slots.len().wrapping_sub(1)
    }
}
