//! Lists that keep "not stated" and "stated: none" apart.

use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::field::Omissible;

/// A list of things, in order.
///
/// A key that is left out says nothing; `[]` says that there are none. Both read as an empty
/// slice, and each comes back as it was written.
///
/// Elements go in as what they are or as what becomes one: a code into a list of coded words, a
/// person's id into a list of actors.
///
/// ```
/// use ois_records::{Coded, List, PersonRole};
///
/// let not_stated: List<u32> = List::default();
/// let none: List<u32> = List::from(vec![]);
/// assert!(not_stated.is_empty() && none.is_empty());
/// assert!(!not_stated.is_stated() && none.is_stated());
///
/// let mut roles: List<Coded<PersonRole>> = [PersonRole::Officer, PersonRole::Shooter].into();
/// roles.push(PersonRole::Decedent);
/// roles.retain(|role| *role != PersonRole::Shooter);
/// assert_eq!(roles.len(), 2);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct List<T>(Option<Vec<T>>);

impl<T> List<T> {
    /// Whether the record says anything here, be it that there are none.
    pub fn is_stated(&self) -> bool {
        self.0.is_some()
    }

    /// Adds an element at the end.
    #[inline]
    pub fn push(&mut self, element: impl Into<T>) {
        // Most lists have one element, and elements are large: room for four would be wasted.
        self.0.get_or_insert_with(|| Vec::with_capacity(1)).push(element.into());
    }

    /// Takes out the element at a place; `None` when there is none. A list that is emptied says
    /// that there are none.
    pub fn remove(&mut self, index: usize) -> Option<T> {
        self.0.as_mut().filter(|elements| index < elements.len()).map(|elements| elements.remove(index))
    }

    /// Keeps the elements that pass. A list that is emptied says that there are none.
    pub fn retain(&mut self, pass: impl FnMut(&T) -> bool) {
        if let Some(elements) = &mut self.0 {
            elements.retain(pass);
        }
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0.as_deref().unwrap_or_default()
    }
}

impl<T> DerefMut for List<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.0.as_deref_mut().unwrap_or_default()
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(elements: Vec<T>) -> Self {
        Self(Some(elements))
    }
}

impl<T, U: Into<T>, const N: usize> From<[U; N]> for List<T> {
    fn from(elements: [U; N]) -> Self {
        elements.into_iter().collect()
    }
}

impl<T, U: Into<T>> FromIterator<U> for List<T> {
    fn from_iter<I: IntoIterator<Item = U>>(elements: I) -> Self {
        Self(Some(elements.into_iter().map(Into::into).collect()))
    }
}

impl<T, U: Into<T>> Extend<U> for List<T> {
    fn extend<I: IntoIterator<Item = U>>(&mut self, elements: I) {
        self.0.get_or_insert_with(Vec::new).extend(elements.into_iter().map(Into::into));
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut List<T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl<T> IntoIterator for List<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.unwrap_or_default().into_iter()
    }
}

impl<T> Omissible for List<T> {
    fn is_absent(&self) -> bool {
        self.0.is_none()
    }

    fn read<'de, D>(deserializer: D) -> Result<Self, D::Error>
    where
        D: Deserializer<'de>,
        Self: Deserialize<'de>,
    {
        Self::deserialize(deserializer)
    }
}

impl<T: Serialize> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self[..].serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for List<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("{}List", T::schema_name()).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<T>::json_schema(generator)
    }
}
