//! One walk over a whole record, in document order, that allocates nothing.

use crate::path::Path;
use crate::value::{
    AbsentStatus, Code, Coded, Count, Date, Extensions, Fact, List, Number, OpenCode, Precision, Value, words,
};
use crate::value::{
    ActorId, AidId, AutopsyId, AutopsyReviewId, CaseId, ClaimId, DecisionId, DischargeId, DutyId, EntityId, EventId,
    ForceUseId, IncidentId, InvestigationId, MaterialId, PartyId, PerceptionId, PersonId, PolicyId, ProceedingId,
    ReleaseId, ResponseId, SceneId, SourceId, StrikeId, ThingId,
};

use super::entity::{Entity, EntityKind};
use super::scalar::{Scalar, ScalarRange};
use super::{Death, Place, Surroundings};

/// A record, or a part of one, that can be walked.
pub trait Visit {
    /// Shows the visitor everything that stands here, each with its place.
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V);

    /// The fields that can stand here, in the order in which they are written.
    fn fields() -> &'static [Field]
    where
        Self: Sized,
    {
        &[]
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

/// A field of a record: its name on the wire, and the fields inside of it.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    inside: fn() -> &'static [Field],
}

impl Field {
    /// A field of a type.
    pub(crate) const fn of<T: Visit>(name: &'static str) -> Self {
        Self { name, inside: T::fields }
    }

    /// The fields inside of it.
    pub fn inside(&self) -> &'static [Field] {
        (self.inside)()
    }

    /// Whether a pointer leads to something, from these fields on; the pointer without its first
    /// slash.
    pub(crate) fn leads_somewhere(fields: &'static [Field], pointer: &str) -> bool {
        let mut fields = fields;
        // What a publisher adds has the fields that the publisher gives it.
        if pointer.starts_with("extensions/") {
            return true;
        }
        segments(pointer).all(|segment| {
            if segment.iter().all(u8::is_ascii_digit) {
                return true;
            }
            let found = fields.iter().find(|field| field.name.as_bytes() == segment);
            fields = found.map(Field::inside).unwrap_or_default();
            found.is_some()
        })
    }

    /// The place of a pointer in the order in which documents are written. No place of the model
    /// is deeper than twelve steps.
    pub(crate) fn order(pointer: &str) -> [u32; 12] {
        let mut fields = crate::CaseFile::FIELDS;
        let mut place = |segment: &[u8]| {
            if segment.first().is_some_and(u8::is_ascii_digit) {
                return segment.iter().fold(0, |index: u32, digit| {
                    index.saturating_mul(10).saturating_add(u32::from(digit.wrapping_sub(b'0')))
                });
            }
            let place = fields.iter().zip(0..).find(|(field, _)| field.name.as_bytes() == segment);
            fields = place.map(|(field, _)| field.inside()).unwrap_or_default();
            place.map_or(u32::MAX, |(_, place)| place)
        };
        let mut order = [0; 12];
        for (step, segment) in order.iter_mut().zip(segments(pointer).skip(1)) {
            // What a place holds comes behind the place itself, which ends in zeros.
            *step = place(segment).saturating_add(1);
        }
        order
    }
}

/// The segments of a pointer; it is short, so that looking at each byte is the quickest.
fn segments(pointer: &str) -> impl Iterator<Item = &[u8]> {
    pointer.as_bytes().split(|byte| *byte == b'/')
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
    /// A record that has an id; its fields come next.
    fn enter(&mut self, entity: Entity<'a>, at: &Path<'_>) {
        let _ = (entity, at);
    }

    /// A value that is no record.
    fn leaf(&mut self, leaf: Leaf<'a>, at: &Path<'_>) {
        let _ = (leaf, at);
    }
}

/// A value that is no record, as far as rules care for it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Leaf<'a> {
    /// The id of something else.
    Reference(Target, &'a str),
    /// A text.
    Text(&'a str),
    /// A date.
    Date(Date),
    /// A code of an open codelist that says `other`, and whether it has words beside it.
    OtherCode {
        /// Whether the source's own words stand beside it.
        has_words: bool,
    },
    /// A range that certainly holds nothing: its least is more than its most.
    InvertedRange,
    /// A range with neither bound.
    OpenRange,
    /// A member that its list has already, word for word.
    RepeatedMember,
    /// A day of which the source's own words name another day of the week.
    OtherWeekday,
    /// A date that is absent, and that the source's own words tell by another day.
    RelativeDay,
    /// A number of which the source's own cell was broken by a spreadsheet.
    BrokenCell,
    /// A value that somebody withholds, without a reason or a word.
    WithheldInSilence,
}

/// What a reference may refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Target {
    /// A record of one kind.
    Kind(EntityKind),
    /// A person or a party.
    Actor,
    /// Anything in the document that has an id, the case file itself included.
    Anything,
    /// Another case file.
    OtherCase,
}

impl Target {
    /// Whether a reference may lead to a thing of a kind.
    pub fn admits(self, kind: EntityKind) -> bool {
        match self {
            Self::Kind(asked) => kind == asked,
            Self::Actor => matches!(kind, EntityKind::Person | EntityKind::Party),
            Self::Anything | Self::OtherCase => true,
        }
    }
}

macro_rules! references {
    ($($id:ident => $target:expr;)+) => {$(
        impl Visit for $id {
            fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
                visitor.leaf(Leaf::Reference($target, self), at);
            }

            fn repeats(&self, other: &Self) -> bool {
                self == other
            }

            fn scalar(&self) -> Option<Scalar> {
                Some(Scalar::Text((**self).into()))
            }
        }
    )+};
}

references! {
    CaseId => Target::OtherCase;
    IncidentId => Target::Kind(EntityKind::Incident);
    EventId => Target::Kind(EntityKind::Event);
    SceneId => Target::Kind(EntityKind::Scene);
    PersonId => Target::Kind(EntityKind::Person);
    PartyId => Target::Kind(EntityKind::Party);
    ActorId => Target::Actor;
    ThingId => Target::Kind(EntityKind::Thing);
    PerceptionId => Target::Kind(EntityKind::Perception);
    ForceUseId => Target::Kind(EntityKind::ForceUse);
    DischargeId => Target::Kind(EntityKind::Discharge);
    StrikeId => Target::Kind(EntityKind::Strike);
    AidId => Target::Kind(EntityKind::Aid);
    MaterialId => Target::Kind(EntityKind::Material);
    ReleaseId => Target::Kind(EntityKind::Release);
    PolicyId => Target::Kind(EntityKind::Policy);
    DutyId => Target::Kind(EntityKind::Duty);
    AutopsyId => Target::Kind(EntityKind::Autopsy);
    AutopsyReviewId => Target::Kind(EntityKind::AutopsyReview);
    InvestigationId => Target::Kind(EntityKind::Investigation);
    ProceedingId => Target::Kind(EntityKind::Proceeding);
    DecisionId => Target::Kind(EntityKind::Decision);
    ResponseId => Target::Kind(EntityKind::Response);
    SourceId => Target::Kind(EntityKind::Source);
    ClaimId => Target::Kind(EntityKind::Claim);
    EntityId => Target::Anything;
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

impl Visit for Date {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
        visitor.leaf(Leaf::Date(*self), at);
    }

    fn doubt(&self, words: &str) -> Option<Leaf<'static>> {
        let other = self.precision() >= Precision::Day && words::name_another_weekday(words, self.local_days());
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

    fn fields() -> &'static [Field] {
        const { &[Field::of::<bool>("code"), Field::of::<String>("source_text")] }
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

    fn fields() -> &'static [Field] {
        T::fields()
    }

    fn standing(&self, pointer: &str) -> Standing {
        self.as_ref().map_or(Standing::Nothing, |value| value.standing(pointer))
    }
}

/// Large parts that are seldom there stand behind a box, so that the rest stays small.
macro_rules! boxed {
    ($($part:ty)+) => {$(
        impl Visit for Box<$part> {
            fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
                (**self).visit(at, visitor);
            }

            fn fields() -> &'static [Field] {
                <$part>::fields()
            }

            fn standing(&self, pointer: &str) -> Standing {
                (**self).standing(pointer)
            }
        }
    )+};
}

boxed! { Place Death Surroundings }

/// How many members of a list are held against each: lists of codes and ids are short, and a long one
/// shall cost no more than its length.
const COMPARED: usize = 16;

fn visit_members<'a, T: Visit, V: Visitor<'a>>(members: &'a [T], at: &Path<'_>, visitor: &mut V) {
    for (index, member) in members.iter().enumerate() {
        member.visit(&at.index(index), visitor);
        if members[index.saturating_sub(COMPARED)..index].iter().any(|earlier| member.repeats(earlier)) {
            visitor.leaf(Leaf::RepeatedMember, &at.index(index));
        }
    }
}

impl<T: Visit> Visit for Vec<T> {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
        visit_members(self, at, visitor);
    }

    fn fields() -> &'static [Field] {
        T::fields()
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

impl<T: Visit> Visit for List<T> {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
        visit_members(self, at, visitor);
    }

    fn fields() -> &'static [Field] {
        T::fields()
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

    fn fields() -> &'static [Field] {
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
