//! The fields of a record: their names on the wire, and the order in which they are written.

use super::visit::Visit;

/// A field of a record: its name on the wire, and the fields inside of it.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// The first bytes of its name, by which it is found.
    head: u64,
    inside: fn() -> &'static [Field],
}

impl Field {
    /// A field of a type.
    pub(crate) const fn of<T: Visit>(name: &'static str) -> Self {
        Self { name, head: head_of(name.as_bytes()), inside: T::fields }
    }

    /// The fields inside of it.
    pub fn inside(&self) -> &'static [Field] {
        (self.inside)()
    }

    /// Whether a pointer leads to something, from these fields on; the pointer without its first
    /// slash.
    pub(crate) fn leads_somewhere(mut fields: &'static [Field], pointer: &str) -> bool {
        if place_of(pointer.as_bytes(), fields).is_some() {
            return true;
        }
        // What a publisher adds has the fields that the publisher gives it.
        if pointer.starts_with("extensions/") {
            return true;
        }
        segments(pointer).all(|segment| {
            if segment.iter().all(u8::is_ascii_digit) {
                return true;
            }
            let found = place_of(segment, fields);
            fields = found.map(|place| fields[place].inside()).unwrap_or_default();
            found.is_some()
        })
    }

    /// The place of a pointer in the order in which documents are written. No place of the model
    /// is deeper than twelve steps.
    pub(crate) fn order(pointer: &str) -> [u32; 12] {
        let mut fields = crate::CaseFile::FIELDS;
        let mut rest = pointer.as_bytes();
        let mut order = [0; 12];
        for step in &mut order {
            let Some((_, segments)) = rest.split_first() else { break };
            let end = segments.iter().position(|byte| *byte == b'/').unwrap_or(segments.len());
            let (segment, behind) = segments.split_at(end);
            let place = if segment.first().is_some_and(u8::is_ascii_digit) {
                segment
                    .iter()
                    .fold(0, |index: u32, digit| index.saturating_mul(10).saturating_add(u32::from(digit & 15)))
            } else {
                let place = place_of(segment, fields);
                fields = place.map(|place| fields[place].inside()).unwrap_or_default();
                place.and_then(|place| u32::try_from(place).ok()).unwrap_or(u32::MAX)
            };
            // What a place holds comes behind the place itself, which ends in zeros.
            *step = place.saturating_add(1);
            rest = behind;
        }
        order
    }
}

/// Some fields, by name. Two names may count as one: what is not in it is certainly not there, and what is
/// in it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldSet(u64);

impl FieldSet {
    pub(crate) const EMPTY: Self = Self(0);
    pub(crate) const ALL: Self = Self(u64::MAX);

    /// One field.
    pub(crate) const fn of(name: &str) -> Self {
        let hash = (head_of(name.as_bytes()) ^ name.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self(1 << (hash >> 58))
    }

    /// These fields and others.
    #[must_use]
    pub(crate) const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether a field of this name may be in it.
    pub const fn may_hold(self, name: &str) -> bool {
        self.meets(Self::of(name))
    }

    /// Whether there is no field in it.
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a field may be in both.
    pub(crate) const fn meets(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

/// The place of a name among fields. Two names seldom begin with the same eight bytes: a number is
/// compared rather than a text.
fn place_of(name: &[u8], fields: &[Field]) -> Option<usize> {
    let head = head_of(name);
    fields.iter().position(|field| field.head == head && field.name.as_bytes() == name)
}

/// The first eight bytes of a name, as a number.
const fn head_of(name: &[u8]) -> u64 {
    if let Some(head) = name.first_chunk() {
        return u64::from_le_bytes(*head);
    }
    let (mut head, mut at) = (0, name.len());
    while at > 0 {
        at -= 1;
        head = head << 8 | name[at] as u64;
    }
    head
}

/// The segments of a pointer; it is short, so that looking at each byte is the quickest.
fn segments(pointer: &str) -> impl Iterator<Item = &[u8]> {
    pointer.as_bytes().split(|byte| *byte == b'/')
}
