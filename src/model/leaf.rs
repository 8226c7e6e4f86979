//! What stands at the end of a walk: values that are no records, and references to what is one.

use super::entity::EntityKind;
use super::visit::{Visit, Visitor};
use crate::path::Path;
use crate::value::{
    ActorId, AidId, AutopsyId, AutopsyReviewId, CaseId, ClaimId, Date, DecisionId, DischargeId, DutyId, EntityId,
    EventId, ForceUseId, IncidentId, InvestigationId, MaterialId, PartyId, PerceptionId, PersonId, PolicyId,
    ProceedingId, ReleaseId, ResponseId, SceneId, SourceId, StrikeId, ThingId,
};

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
