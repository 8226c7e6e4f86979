//! The fields of a record: their names on the wire, and the order in which they are written.

use super::visit::Visit;

/// A field of a record: its name on the wire, and the fields inside of it.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// The first bytes of its name, by which it is found.
    head: u64,
    inside: fn() -> &'static Fields,
}

impl Field {
    /// A field of a type.
    pub(crate) const fn of<T: Visit>(name: &'static str) -> Self {
        Self { name, head: head_of(name.as_bytes()), inside: T::fields }
    }

    /// The fields inside of it.
    pub fn inside(&self) -> &'static Fields {
        (self.inside)()
    }
}

/// The fields of a record, in the order in which they are written, found by name as quickly as by place.
#[derive(Debug)]
pub struct Fields {
    list: &'static [Field],
    /// The places of fields, counted from 1, each in the first free slot from where its name points.
    slots: [u8; SLOTS],
}

/// More than twice as many as the largest record has fields.
const SLOTS: usize = 256;

impl Fields {
    /// No fields.
    pub const NONE: &'static Self = &Self::of(&[]);

    /// The fields of a record.
    pub(crate) const fn of(list: &'static [Field]) -> Self {
        assert!(list.len() < SLOTS / 2);
        let (mut slots, mut at) = ([0; SLOTS], 0);
        while at < list.len() {
            let mut slot = slot_of(list[at].head, list[at].name.len());
            while slots[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            at += 1;
            #[expect(clippy::cast_possible_truncation, reason = "fewer than half as many as slots")]
            (slots[slot] = at as u8);
        }
        Self { list, slots }
    }

    /// One after another.
    pub fn as_slice(&self) -> &'static [Field] {
        self.list
    }

    /// The place of a name.
    pub(crate) const fn place(&self, name: &[u8]) -> Option<usize> {
        let head = head_of(name);
        let mut slot = slot_of(head, name.len());
        while let Some(place) = (self.slots[slot] as usize).checked_sub(1) {
            let field = &self.list[place];
            if field.head == head && is_rest(field.name.as_bytes(), name) {
                return Some(place);
            }
            slot = (slot + 1) % SLOTS;
        }
        None
    }

    /// Whether a pointer leads to something, from these fields on; the pointer without its first
    /// slash.
    pub(crate) fn lead_somewhere(&'static self, pointer: &str) -> bool {
        // What a publisher adds has the fields that the publisher gives it.
        if self.place(pointer.as_bytes()).is_some() || pointer.starts_with("extensions/") {
            return true;
        }
        self.follow(pointer).is_some()
    }

    /// The fields of what a pointer leads to from these on, if it leads anywhere; the pointer without its
    /// first slash.
    pub(crate) fn follow(&'static self, pointer: &str) -> Option<&'static Self> {
        pointer.as_bytes().split(|byte| *byte == b'/').try_fold(self, |fields, step| {
            let is_element = step.iter().all(u8::is_ascii_digit);
            if is_element { Some(fields) } else { fields.place(step).map(|place| fields.list[place].inside()) }
        })
    }

    /// The place of a pointer in the order in which documents are written. No place of the model
    /// is deeper than twelve steps.
    pub(crate) fn order(&'static self, pointer: &str) -> [u32; 12] {
        let mut fields = self;
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
                let place = fields.place(segment);
                fields = place.map_or(Self::NONE, |place| fields.list[place].inside());
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
///
/// ```
/// use ois_records::{CaseFile, Entity, FieldSet, Path, Visit, Visitor};
///
/// /// Counts the people of whom no age is stated.
/// struct WithoutAge(usize);
///
/// impl Visitor<'_> for WithoutAge {
///     fn entity(&mut self, entity: Entity<'_>, stated: FieldSet, _: &Path<'_>) {
///         let is_person = matches!(entity, Entity::Person(_));
///         self.0 += usize::from(is_person && !stated.may_hold("age_years"));
///     }
/// }
///
/// let case: CaseFile = ois_records::from_str(
///     r#"{"version":"1.0","id":"a","incident":{"id":"i"},
///         "people":[{"id":"p"},{"id":"q","age_years":{"status":"known","value":40}}]}"#,
/// )?;
/// let mut without_age = WithoutAge(0);
/// case.visit(&Path::Root, &mut without_age);
/// assert_eq!(without_age.0, 1);
/// # Ok::<(), ois_records::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldSet(u64);

impl FieldSet {
    pub(crate) const EMPTY: Self = Self(0);
    pub(crate) const ALL: Self = Self(u64::MAX);

    /// One field.
    pub(crate) const fn of(name: &str) -> Self {
        Self(1 << (spread(head_of(name.as_bytes()), name.len()) >> 58))
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

/// Where a name is looked for first.
const fn slot_of(head: u64, length: usize) -> usize {
    (spread(head, length) >> 56) as usize
}

/// A number whose highest bits differ from name to name.
const fn spread(head: u64, length: usize) -> u64 {
    (head ^ length as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Whether two names are one, of which the first eight bytes are known to be.
const fn is_rest(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    // The last eight bytes are all that is left of most.
    if let (Some(a), Some(b)) = (one.last_chunk(), other.last_chunk())
        && u64::from_le_bytes(*a) != u64::from_le_bytes(*b)
    {
        return false;
    }
    let mut at = 8;
    while at + 8 < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// The first eight bytes of a name, as a number.
const fn head_of(name: &[u8]) -> u64 {
    if let Some(head) = name.first_chunk() {
        return u64::from_le_bytes(*head);
    }
    // Where the two halves overlap, they are the same bytes.
    if let (Some(start), Some(end)) = (name.first_chunk(), name.last_chunk()) {
        let (start, end) = (u32::from_le_bytes(*start), u32::from_le_bytes(*end));
        return start as u64 | (end as u64) << (8 * (name.len() - 4));
    }
    let (mut head, mut at) = (0, name.len());
    while at > 0 {
        at -= 1;
        head = head << 8 | name[at] as u64;
    }
    head
}
