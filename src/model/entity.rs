//! Everything in a case file that has an id, and where it stands.

use std::slice;

use super::field::Fields;
use super::visit::{Standing, Visit, Visitor};
use super::{
    Aid, Autopsy, AutopsyReview, Claim, Decision, Discharge, Duty, Event, ForceUse, Incident, Investigation, Material,
    Party, Perception, Person, Policy, Proceeding, Release, Response, Scene, Source, Strike, Thing,
};
use crate::path::Path;
use crate::value::{
    AidId, AutopsyId, AutopsyReviewId, ClaimId, DecisionId, DischargeId, DutyId, EventId, ForceUseId, InvestigationId,
    MaterialId, PartyId, PerceptionId, PersonId, PolicyId, ProceedingId, ReleaseId, ResponseId, SceneId, SourceId,
    StrikeId, ThingId,
};
use crate::{Access, CaseFile};

/// A list of the case file, or of its incident or force.
macro_rules! list {
    ($case:ident, incident.$list:ident) => {
        &$case.incident.$list[..]
    };
    ($case:ident, force.$list:ident) => {
        $case.force.as_ref().map_or(&[][..], |force| &force.$list[..])
    };
    ($case:ident, $list:ident) => {
        &$case.$list[..]
    };
    (mut $case:ident, incident.$list:ident) => {
        &mut $case.incident.$list[..]
    };
    (mut $case:ident, force.$list:ident) => {
        $case.force.as_mut().map_or(&mut [][..], |force| &mut force.$list[..])
    };
    (mut $case:ident, $list:ident) => {
        &mut $case.$list[..]
    };
}

/// Things that have an id: those of a kind stand in one list.
pub(crate) trait Listed: Sized + 'static {
    const KIND: EntityKind;

    /// All of the kind.
    fn list(case: &CaseFile) -> &[Self];
}

/// The incident is one; all else stands in lists.
macro_rules! entities {
    ($(
        $name:ident($id:ident), $noun:literal, |$it:ident| $its_id:expr,
        $get:ident $get_mut:ident in $($list:ident).+;
    )+) => {
        /// What kind of thing has an id.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum EntityKind {
            /// It is an incident.
            Incident,
            $(
                #[doc = concat!("It is ", $noun, ".")]
                $name,
            )+
        }

        /// A borrowed record that has an id.
        #[derive(Debug, Clone, Copy)]
        #[non_exhaustive]
        pub enum Entity<'a> {
            /// It is an incident.
            Incident(&'a Incident),
            $(
                #[doc = concat!("It is ", $noun, ".")]
                $name(&'a $name),
            )+
        }

        impl Listed for Incident {
            const KIND: EntityKind = EntityKind::Incident;

            fn list(case: &CaseFile) -> &[Self] {
                slice::from_ref(&case.incident)
            }
        }

        $(
            impl Listed for $name {
                const KIND: EntityKind = EntityKind::$name;

                fn list(case: &CaseFile) -> &[Self] {
                    list!(case, $($list).+)
                }
            }
        )+

        impl EntityKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[Self::Incident, $(Self::$name),+];

            /// The noun, with its article: "a person".
            pub fn noun(self) -> &'static str {
                match self {
                    Self::Incident => "an incident",
                    $(Self::$name => $noun,)+
                }
            }

            /// The fields of a thing of the kind.
            pub(crate) fn fields(self) -> &'static Fields {
                match self {
                    Self::Incident => Incident::fields(),
                    $(Self::$name => $name::fields(),)+
                }
            }

            /// Where things of the kind stand in a case file, as a JSON Pointer with `*` for any
            /// element: `/people/*`.
            pub fn place(self) -> &'static str {
                match self {
                    Self::Incident => "/incident",
                    $(Self::$name => concat!($("/", stringify!($list),)+ "/*"),)+
                }
            }
        }

        impl<'a> Entity<'a> {
            /// What kind of thing it is.
            pub fn kind(self) -> EntityKind {
                match self {
                    Self::Incident(_) => EntityKind::Incident,
                    $(Self::$name(_) => EntityKind::$name,)+
                }
            }

            /// Its id.
            pub fn id(self) -> &'a str {
                match self {
                    Self::Incident(it) => &it.id,
                    $(Self::$name($it) => $its_id,)+
                }
            }

            /// How many things have an id.
            pub(crate) fn count(case: &CaseFile) -> usize {
                1 $(+ list!(case, $($list).+).len())+
            }

            /// Everything that has an id, kind by kind: its kind, place among its kind, and id.
            pub(crate) fn each(case: &'a CaseFile, mut take: impl FnMut(EntityKind, u32, &'a str)) {
                take(EntityKind::Incident, 0, &case.incident.id);
                $(
                    for ($it, place) in list!(case, $($list).+).iter().zip(0..) {
                        take(EntityKind::$name, place, $its_id);
                    }
                )+
            }

            /// The thing of a kind at its place among its kind.
            pub(crate) fn at(case: &'a CaseFile, kind: EntityKind, place: usize) -> Option<Self> {
                Some(match kind {
                    EntityKind::Incident if place == 0 => Self::Incident(&case.incident),
                    EntityKind::Incident => return None,
                    $(EntityKind::$name => Self::$name(list!(case, $($list).+).get(place)?),)+
                })
            }

            /// Who may see it, where that is not the same as for what it is a part of.
            pub(crate) fn own_access(self) -> Option<Access> {
                match self {
                    Self::Incident(it) => it.own_access(),
                    $(Self::$name(it) => it.own_access(),)+
                }
            }

            /// Shows a visitor everything of it.
            pub(crate) fn visit<V: Visitor<'a>>(self, at: &Path<'_>, visitor: &mut V) {
                match self {
                    Self::Incident(it) => it.visit(at, visitor),
                    $(Self::$name(it) => it.visit(at, visitor),)+
                }
            }

            /// What stands where a pointer leads, from this record on.
            pub(crate) fn standing(self, pointer: &str) -> Standing {
                match self {
                    Self::Incident(it) => it.standing(pointer),
                    $(Self::$name(it) => it.standing(pointer),)+
                }
            }
        }

        /// Looking things up by id. Each look goes through one list; whoever looks for many things
        /// puts them into a map first.
        impl CaseFile {
            /// Whatever has this id; of several, the first in the document. Ids of every type will do.
            ///
            /// ```
            /// use ois_records::{CaseFile, Entity};
            ///
            /// let case: CaseFile = ois_records::from_str(ois_records::base_record())?;
            /// assert!(matches!(case.find("officer-1"), Some(Entity::Person(_))));
            /// let ordered_by = &case.autopsies[0].commissioned_by[0];
            /// assert!(matches!(case.find(ordered_by), Some(Entity::Party(_))));
            /// # Ok::<(), ois_records::Error>(())
            /// ```
            pub fn find(&self, id: &str) -> Option<Entity<'_>> {
                if self.incident.id == *id {
                    return Some(Entity::Incident(&self.incident));
                }
                None$(.or_else(|| list!(self, $($list).+).iter().find(|$it| *$its_id == *id).map(Entity::$name)))+
            }

            $(
                #[doc = concat!("The `", stringify!($name), "` of this id.")]
                pub fn $get(&self, id: &$id) -> Option<&$name> {
                    list!(self, $($list).+).iter().find(|$it| $its_id == id)
                }

                #[doc = concat!("The `", stringify!($name), "` of this id, to change it.")]
                pub fn $get_mut(&mut self, id: &$id) -> Option<&mut $name> {
                    list!(mut self, $($list).+).iter_mut().find(|$it| $its_id == id)
                }
            )+
        }
    };
}

entities! {
    Event(EventId), "an event", |it| &it.id, event event_mut in incident.events;
    Scene(SceneId), "a scene", |it| &it.id, scene scene_mut in incident.scenes;
    Person(PersonId), "a person", |it| &it.id, person person_mut in people;
    Party(PartyId), "a party", |it| &it.id, party party_mut in parties;
    Thing(ThingId), "a thing", |it| &it.id, object object_mut in objects;
    Perception(PerceptionId), "a perception", |it| &it.id, perception perception_mut in perceptions;
    ForceUse(ForceUseId), "a use of force", |it| &it.id, force_use force_use_mut in force.uses;
    Discharge(DischargeId), "a discharge", |it| &it.id, discharge discharge_mut in force.discharges;
    Strike(StrikeId), "a strike", |it| &it.id, strike strike_mut in force.strikes;
    Aid(AidId), "an act of aid", |it| &it.id, aid aid_mut in aid;
    Material(MaterialId), "a material", |it| it.id(), material material_mut in materials;
    Release(ReleaseId), "a release", |it| &it.id, release release_mut in releases;
    Policy(PolicyId), "a policy", |it| &it.id, policy policy_mut in policies;
    Duty(DutyId), "a duty", |it| &it.id, duty duty_mut in duties;
    Autopsy(AutopsyId), "an autopsy", |it| &it.id, autopsy autopsy_mut in autopsies;
    AutopsyReview(AutopsyReviewId), "a review of autopsies", |it| &it.id,
        autopsy_review autopsy_review_mut in autopsy_reviews;
    Investigation(InvestigationId), "an investigation", |it| &it.id,
        investigation investigation_mut in investigations;
    Proceeding(ProceedingId), "a proceeding", |it| it.id(), proceeding proceeding_mut in proceedings;
    Decision(DecisionId), "a decision", |it| &it.id, decision decision_mut in decisions;
    Response(ResponseId), "a response", |it| &it.id, response response_mut in responses;
    Source(SourceId), "a source", |it| &it.id, source source_mut in sources;
    Claim(ClaimId), "a claim", |it| &it.id, claim claim_mut in claims;
}
