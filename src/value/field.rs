//! What may be left out of a record.

use serde::{Deserialize, Deserializer};

/// A field that may be left out: an [`Option`], a [`List`](crate::List) or a [`Fact`](crate::Fact).
///
/// "Left out" has one spelling on the wire, the missing key. `null` is refused, because it would
/// be a second spelling that half of the languages write by accident.
pub trait Omissible: Default {
    /// Whether the key is left out when the record is written.
    fn is_absent(&self) -> bool;

    /// Reads a field whose key is there.
    fn read<'de, D>(deserializer: D) -> Result<Self, D::Error>
    where
        D: Deserializer<'de>,
        Self: Deserialize<'de>;
}

impl<T> Omissible for Option<T>
where
    T: for<'any> Deserialize<'any>,
{
    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Some)
    }
}
