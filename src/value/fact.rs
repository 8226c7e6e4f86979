//! Facts: a value, a range, or the reason why there is none.

use std::borrow::Cow;
use std::fmt::{self, Debug};
use std::marker::PhantomData;
use std::ops::{RangeFrom, RangeInclusive, RangeToInclusive};

use serde::Deserialize;
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::code::{Code, Coded, codes};
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
/// use ois_records::{AbsentReason, AbsentStatus, Count, Fact};
///
/// let rounds: Fact<Count> = 20.into();
/// let hits: Fact<Count> = (7..=8).into();
/// let name: Fact<String> = Fact::withheld(AbsentReason::Juvenile);
///
/// assert_eq!(rounds.value(), Some(&Count(20)));
/// assert_eq!((hits.min(), hits.max()), (Some(7), Some(8)));
/// assert_eq!(name.absent().unwrap().status, AbsentStatus::Withheld);
/// assert_eq!(serde_json::to_string(&name)?, r#"{"status":"withheld","reason":"juvenile"}"#);
/// # Ok::<(), serde_json::Error>(())
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

/// A known value.
#[derive(Debug, Clone, PartialEq)]
pub struct Known<T> {
    /// The value.
    pub value: T,
    /// How it was come by, when it was not simply stated.
    pub basis: Option<Basis>,
    /// The source's own cell or words.
    pub source_text: Option<String>,
}

/// A range that holds the value.
#[derive(Debug, Clone, PartialEq)]
pub struct Range<T: Value> {
    /// The bounds: [`Bounds`] of a number, a [`Span`] of dates.
    pub bounds: T::Range,
    /// How it was come by, when it was not simply stated.
    pub basis: Option<Basis>,
    /// The source's own cell or words.
    pub source_text: Option<String>,
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

/// No value, and why.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Absent {
    /// In which way the value is not there.
    pub status: AbsentStatus,
    /// For what reason, chiefly of what is withheld.
    pub reason: Option<AbsentReason>,
    /// The source's own cell or words.
    pub source_text: Option<String>,
}

codes! {
    /// In which way a value is not there. The first six are kept apart by the data sets of the
    /// field; whoever merges them loses what cannot be won back.
    wording enum AbsentStatus {
        /// The source says that it does not know.
        Unknown = "unknown",
        /// It was examined, and no answer was found (Washington Post v2: `undetermined`).
        Undetermined = "undetermined",
        /// It is unknown and will likely never be known (FBI National Use-of-Force: code `U`).
        UnknownUnlikely = "unknown_unlikely",
        /// It is not known yet: an investigation, report or release is awaited (FBI: code `P`).
        Pending = "pending",
        /// Somebody knows and does not say.
        Withheld = "withheld",
        /// The question does not arise.
        NotApplicable = "not_applicable",
        /// The source's form does not ask.
        NotCollected = "not_collected",
        /// Sources contradict each other; the claims hold the values and the record chooses none.
        Disputed = "disputed",
    }
}

codes! {
    /// Why a value is not there, chiefly why it is withheld. Sources: the permitted redactions of
    /// Cal. Penal Code 832.7 and Gov. Code 7923.625, and the practice of police press releases.
    wording enum AbsentReason {
        /// The person is a minor, or was one then.
        Juvenile = "juvenile",
        /// Next of kin have not been notified yet.
        KinNotNotified = "kin_not_notified",
        /// The family asked for it.
        FamilyRequest = "family_request",
        /// Disclosure would interfere with an investigation that is going on.
        OngoingInvestigation = "ongoing_investigation",
        /// A court forbade disclosure.
        CourtOrder = "court_order",
        /// A statute, or an agreement with the force of one, forbids or does not require disclosure.
        Statute = "statute",
        /// Somebody would be in danger.
        Safety = "safety",
        /// Personal data: address, telephone, identity numbers.
        PersonalData = "personal_data",
        /// Who belongs to someone's family.
        FamilyIdentity = "family_identity",
        /// Medical information.
        Medical = "medical",
        /// Financial information.
        Financial = "financial",
        /// A witness, complainant or whistle-blower stays anonymous.
        WitnessAnonymity = "witness_anonymity",
        /// The person fled, so that nobody could ask or see.
        Fled = "fled",
        /// The document or recording is lost, or was never made.
        NotRecorded = "not_recorded",
        /// Removed from this copy of the record for its readers' access level.
        Redacted = "redacted",
        /// Another reason; `source_text` has its words.
        Other = "other",
    }
}

codes! {
    /// How a value was come by when its source did not simply state it.
    wording enum Basis {
        /// Concluded from context: a year that the article leaves out.
        Inferred = "inferred",
        /// Computed from other values of the record: a date from "three days later".
        Derived = "derived",
        /// Estimated by somebody: "about sixty rounds".
        Estimated = "estimated",
        /// Filled in by a statistical model.
        Imputed = "imputed",
    }
}

/// What can be the value of a [`Fact`]. The crate's own types are; yours need not be.
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

impl<T: Value> Fact<T> {
    /// A known value, simply stated.
    pub fn known(value: T) -> Self {
        Fact::Known(Known { value, basis: None, source_text: None })
    }

    /// No value: it is withheld for a reason.
    pub fn withheld(reason: AbsentReason) -> Self {
        Fact::Absent(Absent { reason: Some(reason), ..AbsentStatus::Withheld.into() })
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
        match &mut self {
            Fact::Known(Known { source_text, .. })
            | Fact::Range(Range { source_text, .. })
            | Fact::Absent(Absent { source_text, .. }) => *source_text = Some(words.into()),
            Fact::NotStated => {}
        }
        self
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

impl Fact<Count> {
    /// The least that it can be, if that is known.
    pub fn min(&self) -> Option<u32> {
        match self {
            Fact::Known(known) => Some(known.value.0),
            Fact::Range(range) => range.bounds.min.map(Count::get),
            _ => None,
        }
    }

    /// The most that it can be, if that is known.
    pub fn max(&self) -> Option<u32> {
        match self {
            Fact::Known(known) => Some(known.value.0),
            Fact::Range(range) => range.bounds.max.map(Count::get),
            _ => None,
        }
    }

    /// Whether the two cannot be the same number.
    pub fn is_disjoint(&self, other: &Self) -> bool {
        let below = |a: Option<u32>, b: Option<u32>| matches!((a, b), (Some(a), Some(b)) if a < b);
        below(self.max(), other.min()) || below(other.max(), self.min())
    }
}

impl Fact<Date> {
    /// It was not before this, if that is known.
    pub fn earliest(&self) -> Option<Date> {
        match self {
            Fact::Known(known) => Some(known.value),
            Fact::Range(range) => range.bounds.earliest,
            _ => None,
        }
    }

    /// It was not after this, if that is known.
    pub fn latest(&self) -> Option<Date> {
        match self {
            Fact::Known(known) => Some(known.value),
            Fact::Range(range) => range.bounds.latest,
            _ => None,
        }
    }

    /// Whether all that this can be lies before all that the other can be. Unknown dates are never
    /// certainly anything.
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

impl From<AbsentStatus> for Absent {
    fn from(status: AbsentStatus) -> Self {
        Self { status, reason: None, source_text: None }
    }
}

impl<T: Value> From<Absent> for Fact<T> {
    fn from(absent: Absent) -> Self {
        Fact::Absent(absent)
    }
}

impl<T: Value> From<AbsentStatus> for Fact<T> {
    fn from(status: AbsentStatus) -> Self {
        Fact::Absent(status.into())
    }
}

impl<T: Value> From<T> for Fact<T> {
    fn from(value: T) -> Self {
        Fact::known(value)
    }
}

impl From<&str> for Fact<String> {
    fn from(text: &str) -> Self {
        Fact::known(text.into())
    }
}

impl From<u32> for Fact<Count> {
    fn from(count: u32) -> Self {
        Fact::known(Count(count))
    }
}

impl<T: Value> From<Range<T>> for Fact<T> {
    fn from(range: Range<T>) -> Self {
        Fact::Range(range)
    }
}

impl From<Bounds<Count>> for Fact<Count> {
    fn from(bounds: Bounds<Count>) -> Self {
        Fact::Range(Range { bounds, basis: None, source_text: None })
    }
}

impl From<RangeInclusive<u32>> for Fact<Count> {
    fn from(range: RangeInclusive<u32>) -> Self {
        Bounds { min: Some(Count(*range.start())), max: Some(Count(*range.end())) }.into()
    }
}

impl From<RangeFrom<u32>> for Fact<Count> {
    fn from(range: RangeFrom<u32>) -> Self {
        Bounds { min: Some(Count(range.start)), max: None }.into()
    }
}

impl From<RangeToInclusive<u32>> for Fact<Count> {
    fn from(range: RangeToInclusive<u32>) -> Self {
        Bounds { min: None, max: Some(Count(range.end)) }.into()
    }
}

impl From<Span> for Fact<Date> {
    fn from(bounds: Span) -> Self {
        Fact::Range(Range { bounds, basis: None, source_text: None })
    }
}

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
plain_value!([] super::id::ActorId, "Actor");
plain_value!([] super::id::PartyId, "Party");
plain_value!([] super::id::PersonId, "Person");
plain_value!([] Vec<super::id::PersonId>, "PersonList");
plain_value!([C: Code] Coded<C>, C::NAME);
plain_value!([C: Code] Vec<Coded<C>>, format!("{}List", C::NAME));

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

impl<T> Serialize for Fact<T>
where
    T: Value + Serialize,
    T::Bound: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let (basis, source_text) = match self {
            Fact::NotStated => return Err(serde::ser::Error::custom("a fact that is not stated is left out")),
            Fact::Known(known) => {
                map.serialize_entry("status", "known")?;
                map.serialize_entry("value", &known.value)?;
                (&known.basis, &known.source_text)
            }
            Fact::Range(range) => {
                map.serialize_entry("status", "range")?;
                for (key, bound) in T::BOUNDS.iter().zip(T::bounds(&range.bounds)) {
                    if let Some(bound) = bound {
                        map.serialize_entry(key, bound)?;
                    }
                }
                (&range.basis, &range.source_text)
            }
            Fact::Absent(absent) => {
                map.serialize_entry("status", &absent.status)?;
                if let Some(reason) = &absent.reason {
                    map.serialize_entry("reason", reason)?;
                }
                (&None, &absent.source_text)
            }
        };
        if let Some(basis) = basis {
            map.serialize_entry("basis", basis)?;
        }
        if let Some(source_text) = source_text {
            map.serialize_entry("source_text", source_text)?;
        }
        map.end()
    }
}

impl Serialize for Never {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        match *self {}
    }
}

impl<'de> Deserialize<'de> for Never {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Err(de::Error::custom("no range is expected"))
    }
}

#[derive(Clone, Copy)]
enum Key {
    Status,
    Value,
    Bound(usize),
    Reason,
    Basis,
    SourceText,
}

enum Status {
    Known,
    Range,
    Absent(AbsentStatus),
}

/// Reads a key, or the status; each knows its words.
struct Words<F>(F);

impl<'de, F, K> DeserializeSeed<'de> for Words<F>
where
    F: Fn(&str) -> Option<K>,
{
    type Value = K;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<K, D::Error> {
        struct Visitor<F>(F);
        impl<F: Fn(&str) -> Option<K>, K> de::Visitor<'_> for Visitor<F> {
            type Value = K;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a word of a fact")
            }

            fn visit_str<E: de::Error>(self, word: &str) -> Result<K, E> {
                (self.0)(word).ok_or_else(|| E::custom("a word of a fact is expected"))
            }
        }
        deserializer.deserialize_str(Visitor(self.0))
    }
}

/// Fills a slot once.
fn fill<'de, A: MapAccess<'de>, T: Deserialize<'de>>(slot: &mut Option<T>, map: &mut A) -> Result<(), A::Error> {
    if slot.is_some() {
        return Err(de::Error::custom("no key twice is expected"));
    }
    *slot = Some(map.next_value()?);
    Ok(())
}

impl<'de, T> Deserialize<'de> for Fact<T>
where
    T: Value + Deserialize<'de>,
    T::Bound: Deserialize<'de>,
{
    /// Every key has one type whatever the status, so the keys may come in any order and nothing
    /// is buffered.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<T>(PhantomData<T>);
        impl<'de, T> de::Visitor<'de> for Visitor<T>
        where
            T: Value + Deserialize<'de>,
            T::Bound: Deserialize<'de>,
        {
            type Value = Fact<T>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a fact: an object with a status")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fact<T>, A::Error> {
                let (mut status, mut value, mut bounds) = (None, None, [None, None, None, None]);
                let (mut reason, mut basis, mut source_text) = (None, None, None);
                while let Some(key) = map.next_key_seed(Words(key::<T>))? {
                    match key {
                        Key::Status if status.is_none() => status = Some(map.next_value_seed(Words(self::status))?),
                        Key::Status => return Err(de::Error::duplicate_field("status")),
                        Key::Value => fill(&mut value, &mut map)?,
                        Key::Bound(at) => fill(&mut bounds[at], &mut map)?,
                        Key::Reason => fill(&mut reason, &mut map)?,
                        Key::Basis => fill(&mut basis, &mut map)?,
                        Key::SourceText => fill(&mut source_text, &mut map)?,
                    }
                }
                let bounded = bounds.iter().any(Option::is_some);
                match (status, value, reason) {
                    (Some(Status::Known), Some(value), None) if !bounded => {
                        Ok(Fact::Known(Known { value, basis, source_text }))
                    }
                    (Some(Status::Range), None, None) => match T::range(bounds) {
                        Some(bounds) => Ok(Fact::Range(Range { bounds, basis, source_text })),
                        None => Err(de::Error::custom("no range is expected")),
                    },
                    (Some(Status::Absent(status)), None, reason) if !bounded && basis.is_none() => {
                        Ok(Fact::Absent(Absent { status, reason, source_text }))
                    }
                    _ => Err(de::Error::custom("keys that go with the status are expected")),
                }
            }
        }
        deserializer.deserialize_map(Visitor(PhantomData))
    }
}

fn key<T: Value>(word: &str) -> Option<Key> {
    Some(match word {
        "status" => Key::Status,
        "value" => Key::Value,
        "source_text" => Key::SourceText,
        "reason" => Key::Reason,
        "basis" => Key::Basis,
        _ => Key::Bound(T::BOUNDS.iter().position(|bound| *bound == word)?),
    })
}

fn status(word: &str) -> Option<Status> {
    Some(match word {
        "known" => Status::Known,
        "range" => Status::Range,
        _ => Status::Absent(AbsentStatus::from_code(word)?),
    })
}

#[cfg(feature = "schema")]
pub(crate) mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use serde_json::{Map, json};

    use super::{Absent, AbsentReason, AbsentStatus, Basis, Fact, Value};

    impl<T> JsonSchema for Fact<T>
    where
        T: Value + JsonSchema,
        T::Bound: SchemaOfBound,
    {
        fn schema_name() -> Cow<'static, str> {
            format!("{}Fact", T::name()).into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let name = T::name();
            let value = generator.subschema_for::<T>();
            let known = branch(
                generator,
                format!("Known{name}"),
                "A known value.",
                "known",
                vec![("value", value)],
                &["status", "value"],
            );
            let mut branches = vec![known];
            let bounds: Vec<_> =
                T::BOUNDS.iter().filter_map(|key| Some((*key, T::Bound::schema(key, generator)?))).collect();
            if !bounds.is_empty() {
                branches.push(branch(
                    generator,
                    format!("Range{name}"),
                    "A range that holds the value, both bounds included; a bound that is left out is open.",
                    "range",
                    bounds,
                    &["status"],
                ));
            }
            branches.push(generator.subschema_for::<Absent>());
            json_schema!({
                "description": format!(
                    "What the record says about one thing ({name}): a known value{} or why there is none. \
                     Left out altogether when nobody said anything.",
                    if branches.len() == 3 { ", a range" } else { "" },
                ),
                "oneOf": branches,
            })
        }
    }

    /// Puts one closed, titled branch among the definitions and refers to it.
    fn branch(
        generator: &mut SchemaGenerator,
        title: String,
        description: &str,
        status: &str,
        values: Vec<(&str, Schema)>,
        required: &[&str],
    ) -> Schema {
        let mut properties = Map::new();
        let bounds: Vec<_> = values.iter().map(|(key, _)| *key).collect();
        properties.insert("status".into(), json!({ "type": "string", "const": status }));
        properties.extend(values.into_iter().map(|(key, schema)| (key.to_owned(), schema.to_value())));
        properties.insert(
            "basis".into(),
            described::<Basis>(generator, "How it was come by, when it was not simply stated."),
        );
        properties.insert("source_text".into(), source_text());
        let mut order: Vec<_> = ["status"].into_iter().chain(bounds).collect();
        order.extend(["basis", "source_text"]);
        let reference = Schema::new_ref(format!("#/$defs/{title}"));
        let definition = json!({
            "description": description,
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
            "x-order": order,
        });
        generator.definitions_mut().insert(title, definition);
        reference
    }

    fn described<T: JsonSchema>(generator: &mut SchemaGenerator, description: &str) -> serde_json::Value {
        let mut schema = generator.subschema_for::<T>();
        schema.insert("description".into(), description.into());
        schema.to_value()
    }

    fn source_text() -> serde_json::Value {
        json!({ "type": "string", "description": "The source's own cell or words." })
    }

    impl JsonSchema for Absent {
        fn schema_name() -> Cow<'static, str> {
            "Absent".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let status = described::<AbsentStatus>(generator, "In which way the value is not there.");
            let reason = described::<AbsentReason>(generator, "For what reason, chiefly of what is withheld.");
            json_schema!({
                "description": "No value, and why.",
                "type": "object",
                "properties": { "status": status, "reason": reason, "source_text": source_text() },
                "required": ["status"],
                "additionalProperties": false,
                "x-order": ["status", "reason", "source_text"],
            })
        }
    }

    /// The schema of a range's bound, where there are ranges.
    pub trait SchemaOfBound {
        fn schema(key: &str, generator: &mut SchemaGenerator) -> Option<Schema>;
    }

    impl SchemaOfBound for super::Never {
        fn schema(_: &str, _: &mut SchemaGenerator) -> Option<Schema> {
            None
        }
    }

    macro_rules! bound {
        ($($bound:ty)+) => {$(
            impl SchemaOfBound for $bound {
                fn schema(_: &str, generator: &mut SchemaGenerator) -> Option<Schema> {
                    Some(generator.subschema_for::<$bound>())
                }
            }
        )+};
    }

    bound! { super::Count super::Number super::Date }
}
