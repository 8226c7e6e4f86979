//! Everything in a case file that has an id.

use super::visit::{Field, Standing, Visit};
use super::{
    Aid, Autopsy, AutopsyReview, Claim, Decision, Discharge, Duty, Event, ForceUse, Incident, Investigation, Material,
    Party, Perception, Person, Policy, Proceeding, Release, Response, Scene, Source, Strike, Thing,
};

macro_rules! entities {
    ($($name:ident $noun:literal, |$it:ident| $id:expr;)+) => {
        /// What kind of thing has an id.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum EntityKind {
            $(
                #[doc = concat!("It is ", $noun, ".")]
                $name,
            )+
        }

        /// A borrowed record that has an id.
        #[derive(Debug, Clone, Copy)]
        #[non_exhaustive]
        pub enum Entity<'a> {
            $(
                #[doc = concat!("It is ", $noun, ".")]
                $name(&'a $name),
            )+
        }

        impl EntityKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The noun, with its article: "a person".
            pub fn noun(self) -> &'static str {
                match self {
                    $(Self::$name => $noun,)+
                }
            }
        }

        impl<'a> Entity<'a> {
            /// What kind of thing it is.
            pub fn kind(self) -> EntityKind {
                match self {
                    $(Self::$name(_) => EntityKind::$name,)+
                }
            }

            /// Its id.
            pub fn id(self) -> &'a str {
                match self {
                    $(Self::$name($it) => $id,)+
                }
            }

            /// Its fields, in the order in which they are written.
            pub(crate) fn fields(self) -> &'static [Field] {
                match self {
                    $(Self::$name(_) => $name::fields(),)+
                }
            }

            /// What stands where a pointer leads, from this record on.
            pub(crate) fn standing(self, pointer: &str) -> Standing {
                match self {
                    $(Self::$name(it) => it.standing(pointer),)+
                }
            }
        }
    };
}

entities! {
    Incident "an incident", |it| &it.id;
    Event "an event", |it| &it.id;
    Scene "a scene", |it| &it.id;
    Person "a person", |it| &it.id;
    Party "a party", |it| &it.id;
    Thing "a thing", |it| &it.id;
    Perception "a perception", |it| &it.id;
    ForceUse "a use of force", |it| &it.id;
    Discharge "a discharge", |it| &it.id;
    Strike "a strike", |it| &it.id;
    Aid "an act of aid", |it| &it.id;
    Material "a material", |it| it.id();
    Release "a release", |it| &it.id;
    Policy "a policy", |it| &it.id;
    Duty "a duty", |it| &it.id;
    Autopsy "an autopsy", |it| &it.id;
    AutopsyReview "a review of autopsies", |it| &it.id;
    Investigation "an investigation", |it| &it.id;
    Proceeding "a proceeding", |it| it.id();
    Decision "a decision", |it| &it.id;
    Response "a response", |it| &it.id;
    Source "a source", |it| &it.id;
    Claim "a claim", |it| &it.id;
}
