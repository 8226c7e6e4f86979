//! One walk over a whole record, in document order, that allocates nothing.

use crate::path::Path;
use crate::value::{
    ActorId, AidId, AutopsyId, AutopsyReviewId, CaseId, ClaimId, DecisionId, DischargeId, DutyId, EntityId, EventId,
    ForceUseId, IncidentId, InvestigationId, MaterialId, PartyId, PerceptionId, PersonId, PolicyId, ProceedingId,
    ReleaseId, ResponseId, SceneId, SourceId, StrikeId, ThingId,
};
use crate::value::{Code, Coded, Count, Date, Extensions, Fact, List, Number, OpenCode, Value};

use super::entity::{Entity, EntityKind};

/// A record, or a part of one, that can be walked.
pub trait Visit {
    /// Shows the visitor everything that stands here, each with its place.
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V);
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

macro_rules! references {
    ($($id:ident => $target:expr;)+) => {$(
        impl Visit for $id {
            fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
                visitor.leaf(Leaf::Reference($target, self), at);
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
}

macro_rules! silent {
    ($($type:ty)+) => {$(
        impl Visit for $type {
            fn visit<'a, V: Visitor<'a>>(&'a self, _: &Path<'_>, _: &mut V) {}
        }
    )+};
}

silent! { bool Count Number Extensions }

impl Visit for String {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
        visitor.leaf(Leaf::Text(self), at);
    }
}

impl Visit for Date {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
        visitor.leaf(Leaf::Date(*self), at);
    }
}

impl<C: OpenCode> Visit for Coded<C> {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
        if self.code == C::OTHER {
            visitor.leaf(Leaf::OtherCode { has_words: self.source_text.is_some() }, &at.key("code"));
        }
        self.source_text.visit(&at.key("source_text"), visitor);
    }
}

impl<T: Visit> Visit for Option<T> {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
        if let Some(value) = self {
            value.visit(at, visitor);
        }
    }
}

impl<T: Visit> Visit for Vec<T> {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
        for (index, element) in self.iter().enumerate() {
            element.visit(&at.index(index), visitor);
        }
    }
}

impl<T: Visit> Visit for List<T> {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &Path<'_>, visitor: &mut V) {
        for (index, element) in self.iter().enumerate() {
            element.visit(&at.index(index), visitor);
        }
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
            Fact::Absent(absent) => &absent.source_text,
        };
        source_text.visit(&at.key("source_text"), visitor);
    }
}

impl Visit for crate::value::Never {
    fn visit<'a, V: Visitor<'a>>(&'a self, _: &Path<'_>, _: &mut V) {
        match *self {}
    }
}
