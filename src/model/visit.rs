//! One walk over a whole record, in document order, that allocates nothing.

use crate::path::Path;
use crate::value::{
    AbsentStatus, Code, Coded, Count, Date, Extensions, Fact, List, Number, OpenCode, Precision, Scheme, Value, words,
};

use super::entity::Entity;
use super::field::{Field, FieldSet, Fields};
use super::leaf::Leaf;
use super::scalar::{Scalar, ScalarRange};
use super::{Contact, Death, Force, ForceReceived, ForceUsed, Place, Surroundings};

/// A record, or a part of one, that can be walked.
pub trait Visit {
    /// Shows the visitor everything that stands here, each with its place.
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V);

    /// Whether nothing stands here, so that nobody needs to know where it would.
    #[inline]
    fn is_nothing(&self) -> bool {
        false
    }

    /// The fields that can stand here, in the order in which they are written.
    fn fields() -> &'static Fields
    where
        Self: Sized,
    {
        Fields::NONE
    }

    /// What stands where a pointer leads from here; the pointer without its first slash.
    fn standing(&self, pointer: &str) -> Standing {
        if pointer.is_empty() {
            Standing::Value(self.scalar().map_or(Fact::NotStated, Fact::known))
        } else {
            Standing::Nothing
        }
    }

    /// It, as a claim would state it: nothing, where it is a record or a list.
    fn scalar(&self) -> Option<Scalar> {
        None
    }

    /// Whether it says just what another member of the same list says.
    fn repeats(&self, other: &Self) -> bool
    where
        Self: Sized,
    {
        let _ = other;
        false
    }

    /// What a source's own words beside it say against it.
    fn doubt(&self, words: &str) -> Option<Leaf<'static>> {
        let _ = words;
        None
    }

    /// What a source's own words say where a value of the kind is absent.
    fn hint(words: &str) -> Option<Leaf<'static>>
    where
        Self: Sized,
    {
        let _ = words;
        None
    }
}

/// What stands at a place of a record.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Standing {
    /// Nothing, or a fact without a value.
    Nothing,
    /// A value or a range, as a claim would state it; not stated, where it is a record.
    Value(Fact<Scalar>),
    /// A list.
    List,
}

/// Somebody who walks over a record.
pub trait Visitor<'a> {
    /// A record that has an id, behind what stands in it, and the fields that hold something.
    fn entity(&mut self, entity: Entity<'a>, stated: FieldSet, at: &Path<'_>) {
        let _ = (entity, stated, at);
    }

    /// A value that is no record.
    fn leaf(&mut self, leaf: Leaf<'a>, at: &Path<'_>) {
        let _ = (leaf, at);
    }
}

/// Shows what stands in a field, and whether anything does. Most fields hold nothing, and their places
/// are not worked out.
#[inline]
pub(crate) fn visit_field<'a, T: Visit, V: Visitor<'a>>(
    value: &'a T,
    name: &'static str,
    at: &Path<'_>,
    visitor: &mut V,
) -> bool {
    let stated = !value.is_nothing();
    if stated {
        value.visit(&at.key(name), visitor);
    }
    stated
}

impl<C: Code> Visit for C {
    fn visit<'a, V: Visitor<'a>>(&'a self, _: &Path<'_>, _: &mut V) {}

    fn scalar(&self) -> Option<Scalar> {
        Some(Scalar::Text(self.as_str().into()))
    }
}

macro_rules! silent {
    ($($type:ty)+) => {$(
        impl Visit for $type {
            fn visit<'a, V: Visitor<'a>>(&'a self, _: &Path<'_>, _: &mut V) {}
        }
    )+};
}

silent! { Extensions }

impl Visit for bool {
    fn visit<'a, V: Visitor<'a>>(&'a self, _: &Path<'_>, _: &mut V) {}

    fn scalar(&self) -> Option<Scalar> {
        Some(Scalar::Flag(*self))
    }
}

macro_rules! numbers {
    ($($type:ty)+) => {$(
        impl Visit for $type {
            fn visit<'a, V: Visitor<'a>>(&'a self, _: &Path<'_>, _: &mut V) {}

            fn doubt(&self, words: &str) -> Option<Leaf<'static>> {
                words::are_a_broken_cell(words).then_some(Leaf::BrokenCell)
            }

            fn scalar(&self) -> Option<Scalar> {
                Some((*self).into())
            }
        }
    )+};
}

numbers! { Count Number }

impl Visit for String {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
        visitor.leaf(Leaf::Text(self), at);
    }

    fn scalar(&self) -> Option<Scalar> {
        Some(Scalar::Text(self.clone()))
    }
}

impl Visit for Scheme {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
        visitor.leaf(Leaf::Text(self), at);
    }

    fn scalar(&self) -> Option<Scalar> {
        Some(Scalar::Text(self.to_string()))
    }
}

impl Visit for Date {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
        visitor.leaf(Leaf::Date(*self), at);
    }

    fn doubt(&self, words: &str) -> Option<Leaf<'static>> {
        let other = self.precision() >= Precision::Day && words::name_another_weekday(words, || self.local_days());
        other.then_some(Leaf::OtherWeekday)
    }

    fn hint(words: &str) -> Option<Leaf<'static>> {
        words::tell_a_day_by_another(words).then_some(Leaf::RelativeDay)
    }

    fn scalar(&self) -> Option<Scalar> {
        Some((*self).into())
    }
}

impl<C: OpenCode> Visit for Coded<C> {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
        if self.code == C::OTHER {
            visitor.leaf(Leaf::OtherCode { has_words: self.source_text.is_some() }, &at.key("code"));
        }
        self.source_text.visit(&at.key("source_text"), visitor);
    }

    fn repeats(&self, other: &Self) -> bool {
        self == other
    }

    fn fields() -> &'static Fields {
        const { &Fields::of(const { &[Field::of::<bool>("code"), Field::of::<String>("source_text")] }) }
    }

    fn standing(&self, pointer: &str) -> Standing {
        match pointer {
            "" | "code" => self.code.standing(""),
            "source_text" => self.source_text.standing(""),
            _ => Standing::Nothing,
        }
    }

    fn scalar(&self) -> Option<Scalar> {
        self.code.scalar()
    }
}

impl<T: Visit> Visit for Option<T> {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
        if let Some(value) = self {
            value.visit(at, visitor);
        }
    }

    #[inline]
    fn is_nothing(&self) -> bool {
        self.is_none()
    }

    fn fields() -> &'static Fields {
        T::fields()
    }

    fn standing(&self, pointer: &str) -> Standing {
        self.as_ref().map_or(Standing::Nothing, |value| value.standing(pointer))
    }
}

/// Large parts that are seldom there, or there once, stand behind a box, so that the rest stays small.
macro_rules! boxed {
    ($($part:ty)+) => {$(
        impl Visit for Box<$part> {
            fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
                (**self).visit(at, visitor);
            }

            fn fields() -> &'static Fields {
                <$part>::fields()
            }

            fn standing(&self, pointer: &str) -> Standing {
                (**self).standing(pointer)
            }
        }
    )+};
}

boxed! { Contact Death Force ForceReceived ForceUsed Place Surroundings }

/// How many members of a list are held against each: lists of codes and ids are short, and a long one
/// shall cost no more than its length.
const COMPARED: usize = 16;

impl<T: Visit> Visit for [T] {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
        for (index, member) in self.iter().enumerate() {
            member.visit(&at.index(index), visitor);
            if self[index.saturating_sub(COMPARED)..index].iter().any(|earlier| member.repeats(earlier)) {
                visitor.leaf(Leaf::RepeatedMember, &at.index(index));
            }
        }
    }

    fn standing(&self, pointer: &str) -> Standing {
        if pointer.is_empty() {
            return Standing::List;
        }
        let (index, rest) = pointer.split_once('/').unwrap_or((pointer, ""));
        let element = index.parse().ok().and_then(|index: usize| self.get(index));
        element.map_or(Standing::Nothing, |element| element.standing(rest))
    }
}

impl<T: Visit> Visit for Vec<T> {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
        self[..].visit(at, visitor);
    }

    fn fields() -> &'static Fields {
        T::fields()
    }

    fn standing(&self, pointer: &str) -> Standing {
        self[..].standing(pointer)
    }
}

impl<T: Visit> Visit for List<T> {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
        self[..].visit(at, visitor);
    }

    #[inline]
    fn is_nothing(&self) -> bool {
        !self.is_stated()
    }

    fn fields() -> &'static Fields {
        T::fields()
    }

    fn standing(&self, pointer: &str) -> Standing {
        self[..].standing(pointer)
    }
}

impl<T: Value + Visit> Visit for Fact<T>
where
    T::Bound: Visit,
{
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
        let source_text = match self {
            Fact::NotStated => return,
            Fact::Known(known) => {
                known.value.visit(&at.key("value"), visitor);
                if let Some(doubt) = known.source_text.as_ref().and_then(|words| known.value.doubt(words)) {
                    visitor.leaf(doubt, at);
                }
                &known.source_text
            }
            Fact::Range(range) => {
                let bounds = T::bounds(&range.bounds);
                if T::is_inverted(&range.bounds) {
                    visitor.leaf(Leaf::InvertedRange, at);
                } else if bounds.iter().all(Option::is_none) {
                    visitor.leaf(Leaf::OpenRange, at);
                }
                for (key, bound) in T::BOUNDS.iter().zip(bounds) {
                    if let Some(bound) = bound {
                        bound.visit(&at.key(key), visitor);
                    }
                }
                &range.source_text
            }
            Fact::Absent(absent) => {
                if let Some(hint) = absent.source_text.as_ref().and_then(|words| T::hint(words)) {
                    visitor.leaf(hint, at);
                }
                if absent.status == AbsentStatus::Withheld && absent.reason.is_none() && absent.source_text.is_none() {
                    visitor.leaf(Leaf::WithheldInSilence, at);
                }
                &absent.source_text
            }
        };
        source_text.visit(&at.key("source_text"), visitor);
    }

    #[inline]
    fn is_nothing(&self) -> bool {
        !self.is_stated()
    }

    fn fields() -> &'static Fields {
        const {
            &Fields::of(
                const {
                    &[
                        Field::of::<bool>("status"),
                        Field::of::<T>("value"),
                        Field::of::<bool>("min"),
                        Field::of::<bool>("max"),
                        Field::of::<bool>("earliest"),
                        Field::of::<bool>("latest"),
                        Field::of::<bool>("reason"),
                        Field::of::<bool>("basis"),
                        Field::of::<bool>("source_text"),
                    ]
                },
            )
        }
    }

    fn standing(&self, pointer: &str) -> Standing {
        match self {
            Fact::Known(known) => {
                let standing = known.value.standing(pointer.strip_prefix("value/").unwrap_or(""));
                match (standing, known.basis) {
                    (Standing::Value(value), Some(basis)) => Standing::Value(value.with_basis(basis)),
                    (standing, _) => standing,
                }
            }
            Fact::Range(range) if pointer.is_empty() => {
                let bounds = T::bounds(&range.bounds).map(|bound| bound.and_then(Visit::scalar));
                Standing::Value(ScalarRange::of(bounds).into())
            }
            _ => Standing::Nothing,
        }
    }
}

impl Visit for crate::value::Never {
    fn visit<'a, V: Visitor<'a>>(&'a self, _: &Path<'_>, _: &mut V) {
        match *self {}
    }
}
