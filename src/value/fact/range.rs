//! What can be the value of a fact, and the ranges that hold one.

use std::borrow::Cow;
use std::fmt::Debug;

use crate::value::code::{Code, Coded};
use crate::value::{ActorId, Count, Date, Number, PartyId, PersonId};

/// What can be the value of a [`Fact`](crate::Fact). The crate's own types are; yours need not be.
pub trait Value: Sized {
    /// A bound of its range.
    type Bound: Clone + Debug + PartialEq;
    /// Its range.
    type Range: Clone + Debug + PartialEq;
    /// How the bounds are called on the wire, at most four; none when there is no range.
    const BOUNDS: &'static [&'static str];

    /// What the schema calls a fact of this value: `Count` makes `CountFact`.
    fn name() -> Cow<'static, str>;
    /// A range from its bounds, in the order of their names; `None` when they make no range.
    fn range(bounds: [Option<Self::Bound>; 4]) -> Option<Self::Range>;
    /// The bounds of a range, in the order of their names.
    fn bounds(range: &Self::Range) -> [Option<&Self::Bound>; 4];
    /// Whether a range certainly holds nothing: its least is more than its most.
    fn is_inverted(range: &Self::Range) -> bool;
}

/// The bounds of a number, both included; a bound that is not there is open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds<T> {
    /// The least that it can be.
    pub min: Option<T>,
    /// The most that it can be.
    pub max: Option<T>,
}

/// The bounds of a date, both included; a bound that is not there is open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Span {
    /// It was not before this.
    pub earliest: Option<Date>,
    /// It was not after this.
    pub latest: Option<Date>,
}

/// The range of values that have none, such as names: it cannot be made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Never {}

macro_rules! measured {
    ($($value:ident)+) => {$(
        impl Value for $value {
            type Bound = $value;
            type Range = Bounds<$value>;
            const BOUNDS: &'static [&'static str] = &["min", "max"];

            fn name() -> Cow<'static, str> {
                stringify!($value).into()
            }

            fn range([min, max, ..]: [Option<$value>; 4]) -> Option<Bounds<$value>> {
                Some(Bounds { min, max })
            }

            fn bounds(range: &Bounds<$value>) -> [Option<&$value>; 4] {
                [range.min.as_ref(), range.max.as_ref(), None, None]
            }

            fn is_inverted(range: &Bounds<$value>) -> bool {
                matches!((range.min, range.max), (Some(min), Some(max)) if min > max)
            }
        }
    )+};
}

measured! { Count Number }

impl Value for Date {
    type Bound = Date;
    type Range = Span;
    const BOUNDS: &'static [&'static str] = &["earliest", "latest"];

    fn name() -> Cow<'static, str> {
        "Date".into()
    }

    fn range([earliest, latest, ..]: [Option<Date>; 4]) -> Option<Span> {
        Some(Span { earliest, latest })
    }

    fn bounds(range: &Span) -> [Option<&Date>; 4] {
        [range.earliest.as_ref(), range.latest.as_ref(), None, None]
    }

    fn is_inverted(range: &Span) -> bool {
        matches!((range.earliest, range.latest), (Some(a), Some(b)) if b.certainly_before(a))
    }
}

/// Implements [`Value`] for types that have no range.
macro_rules! plain_value {
    ([$($generics:tt)*] $value:ty, $name:expr) => {
        impl<$($generics)*> $crate::value::Value for $value {
            type Bound = $crate::value::Never;
            type Range = $crate::value::Never;
            const BOUNDS: &'static [&'static str] = &[];

            fn name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn range(_: [Option<$crate::value::Never>; 4]) -> Option<$crate::value::Never> {
                None
            }

            fn bounds(range: &$crate::value::Never) -> [Option<&$crate::value::Never>; 4] {
                match *range {}
            }

            fn is_inverted(range: &$crate::value::Never) -> bool {
                match *range {}
            }
        }
    };
}
pub(crate) use plain_value;

plain_value!([] String, "Text");
plain_value!([] bool, "YesNo");
plain_value!([] ActorId, "Actor");
plain_value!([] PartyId, "Party");
plain_value!([] PersonId, "Person");
plain_value!([] Vec<PersonId>, "PersonList");
plain_value!([C: Code] Coded<C>, C::NAME);
plain_value!([C: Code] Vec<Coded<C>>, format!("{}List", C::NAME));
