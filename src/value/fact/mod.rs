//! Facts: a value, a range, or the reason why there is none.

mod absent;
mod convert;
mod range;
#[cfg(feature = "schema")]
pub(crate) mod schema;
mod wire;

use serde::{Deserialize, Deserializer};

pub use absent::{Absent, AbsentReason, AbsentStatus, Basis};
pub(crate) use range::plain_value;
pub use range::{Bounds, Never, Span, Value};

use super::code::{Code, Coded};
use super::date::Date;
use super::field::Omissible;
use super::number::{Count, Number};

/// What a record says about one thing: a value, a range, or why there is no value.
///
/// A fact that nobody stated is left out of the record altogether; here it is
/// [`Fact::NotStated`], the default. That is not the same as a source that says "unknown", and
/// neither is ever turned into "no".
///
/// ```
/// use ois_records::{AbsentReason, AbsentStatus, Coded, Count, Date, Fact, Gender};
///
/// let rounds: Fact<Count> = 20.into();
/// let hits: Fact<Count> = (7..=8).into();
/// let gender: Fact<Coded<Gender>> = Gender::Male.into();
/// let released: Fact<Date> = "2018-04-16".parse()?;
/// let report: Fact<Date> = AbsentStatus::Pending.because(AbsentReason::OngoingInvestigation).into();
/// let name: Fact<String> = Fact::withheld(AbsentReason::Juvenile);
///
/// assert_eq!(rounds.value(), Some(&Count(20)));
/// assert_eq!((hits.min(), hits.max()), (Some(7), Some(8)));
/// assert_eq!(name.absent().unwrap().status, AbsentStatus::Withheld);
/// assert_eq!(serde_json::to_string(&name)?, r#"{"status":"withheld","reason":"juvenile"}"#);
/// # let _ = (gender, released, report);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Fact<T: Value> {
    /// Nobody said anything: the key is not in the document.
    #[default]
    NotStated,
    /// A value.
    Known(Known<T>),
    /// A range that holds the value. Only counts, measures and dates have one.
    Range(Range<T>),
    /// No value, and why.
    Absent(Absent),
}

/// A known value. Made from the value: `22.into()`, [`Fact::known`].
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Known<T> {
    /// The value.
    pub value: T,
    /// How it was come by, when it was not simply stated.
    pub basis: Option<Basis>,
    /// The source's own cell or words.
    pub source_text: Option<String>,
}

/// A range that holds the value. Made from the bounds: `(5..=8).into()`, `(day..).into()`, [`Bounds`],
/// [`Span`].
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Range<T: Value> {
    /// The bounds: [`Bounds`] of a number, a [`Span`] of dates.
    pub bounds: T::Range,
    /// How it was come by, when it was not simply stated.
    pub basis: Option<Basis>,
    /// The source's own cell or words.
    pub source_text: Option<String>,
}

impl<T: Value> Fact<T> {
    /// A known value, simply stated.
    pub fn known(value: T) -> Self {
        Fact::Known(Known { value, basis: None, source_text: None })
    }

    /// No value: it is withheld for a reason.
    pub fn withheld(reason: AbsentReason) -> Self {
        AbsentStatus::Withheld.because(reason).into()
    }

    /// No value yet: it is to come.
    pub fn pending() -> Self {
        AbsentStatus::Pending.into()
    }

    /// No value: the source does not know it.
    pub fn unknown() -> Self {
        AbsentStatus::Unknown.into()
    }

    /// The same fact with how it was come by. An absent fact has no basis, and stays as it is.
    #[must_use]
    pub fn with_basis(mut self, how: Basis) -> Self {
        if let Fact::Known(Known { basis, .. }) | Fact::Range(Range { basis, .. }) = &mut self {
            *basis = Some(how);
        }
        self
    }

    /// The same fact with the source's own words. A fact that is not stated stays as it is.
    #[must_use]
    pub fn with_source_text(mut self, words: impl Into<String>) -> Self {
        self.keep_text(words);
        self
    }

    /// Keeps the source's own words beside the fact, where one is stated.
    pub(crate) fn keep_text(&mut self, words: impl Into<String>) {
        match self {
            Fact::Known(Known { source_text, .. })
            | Fact::Range(Range { source_text, .. })
            | Fact::Absent(Absent { source_text, .. }) => *source_text = Some(words.into()),
            Fact::NotStated => {}
        }
    }

    /// The value, if it is known.
    pub fn value(&self) -> Option<&T> {
        match self {
            Fact::Known(known) => Some(&known.value),
            _ => None,
        }
    }

    /// The range, if there is one.
    pub fn range(&self) -> Option<&T::Range> {
        match self {
            Fact::Range(range) => Some(&range.bounds),
            _ => None,
        }
    }

    /// Why there is no value, if the record says so.
    pub fn absent(&self) -> Option<&Absent> {
        match self {
            Fact::Absent(absent) => Some(absent),
            _ => None,
        }
    }

    /// Whether the record says anything here.
    pub fn is_stated(&self) -> bool {
        !matches!(self, Fact::NotStated)
    }

    /// The source's own words.
    pub fn source_text(&self) -> Option<&str> {
        match self {
            Fact::Known(Known { source_text, .. })
            | Fact::Range(Range { source_text, .. })
            | Fact::Absent(Absent { source_text, .. }) => source_text.as_deref(),
            Fact::NotStated => None,
        }
    }
}

macro_rules! measured {
    ($($value:ident as $number:ident;)+) => {$(
        impl Fact<$value> {
            /// The least that it can be, if that is known.
            pub fn min(&self) -> Option<$number> {
                match self {
                    Fact::Known(known) => Some(known.value.get()),
                    Fact::Range(range) => range.bounds.min.map($value::get),
                    _ => None,
                }
            }

            /// The most that it can be, if that is known.
            pub fn max(&self) -> Option<$number> {
                match self {
                    Fact::Known(known) => Some(known.value.get()),
                    Fact::Range(range) => range.bounds.max.map($value::get),
                    _ => None,
                }
            }

            /// Whether the two cannot be the same number.
            pub fn is_disjoint(&self, other: &Self) -> bool {
                let below = |a: Option<$number>, b: Option<$number>| matches!((a, b), (Some(a), Some(b)) if a < b);
                below(self.max(), other.min()) || below(other.max(), self.min())
            }
        }
    )+};
}

measured! {
    Count as u32;
    Number as f64;
}

impl Fact<Date> {
    /// It was not before this, if that is known.
    #[inline]
    pub fn earliest(&self) -> Option<Date> {
        match self {
            Fact::Known(known) => Some(known.value),
            Fact::Range(range) => range.bounds.earliest,
            _ => None,
        }
    }

    /// It was not after this, if that is known.
    #[inline]
    pub fn latest(&self) -> Option<Date> {
        match self {
            Fact::Known(known) => Some(known.value),
            Fact::Range(range) => range.bounds.latest,
            _ => None,
        }
    }

    /// Whether all that this can be lies before all that the other can be. Unknown dates are never
    /// certainly anything.
    #[inline]
    pub fn certainly_before(&self, other: &Self) -> bool {
        matches!((self.latest(), other.earliest()), (Some(a), Some(b)) if a.certainly_before(b))
    }
}

impl Fact<bool> {
    /// Whether the record says yes.
    pub fn is_yes(&self) -> bool {
        self.value() == Some(&true)
    }

    /// Whether the record says no. Silence is not a no.
    pub fn is_no(&self) -> bool {
        self.value() == Some(&false)
    }
}

impl<C: Code> Fact<Coded<C>> {
    /// Whether the record says just this code.
    ///
    /// ```
    /// use ois_records::{Coded, Fact, Flight};
    ///
    /// let flight: Fact<Coded<Flight>> = Flight::Foot.into();
    /// assert!(flight.is(Flight::Foot) && !flight.is(Flight::Car));
    /// ```
    pub fn is(&self, code: C) -> bool {
        self.value().is_some_and(|stated| *stated == code)
    }
}

impl<T: Value> Omissible for Fact<T> {
    fn is_absent(&self) -> bool {
        !self.is_stated()
    }

    fn read<'de, D>(deserializer: D) -> Result<Self, D::Error>
    where
        D: Deserializer<'de>,
        Self: Deserialize<'de>,
    {
        Self::deserialize(deserializer)
    }
}
