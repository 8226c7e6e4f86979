//! Everything in a case file that has an id.

use super::{
    Aid, Autopsy, AutopsyReview, Claim, Decision, Discharge, Duty, Event, ForceUse, Incident, Investigation, Material,
    Party, Perception, Person, Policy, Proceeding, Release, Response, Scene, Source, Strike, Thing,
};

macro_rules! entities {
    ($($name:ident $noun:literal, |$it:ident| $id:expr, $fields:expr;)+) => {
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

            /// The record as JSON.
            pub(crate) fn to_json(self) -> Option<serde_json::Value> {
                match self {
                    $(Self::$name(it) => serde_json::to_value(it).ok(),)+
                }
            }

            /// The names of its fields.
            #[allow(unused_variables, reason = "only unions ask which one it is")]
            pub(crate) fn fields(self) -> &'static [&'static str] {
                match self {
                    $(Self::$name($it) => $fields,)+
                }
            }
        }
    };
}

entities! {
    Incident "an incident", |it| &it.id, Incident::FIELDS;
    Event "an event", |it| &it.id, Event::FIELDS;
    Scene "a scene", |it| &it.id, Scene::FIELDS;
    Person "a person", |it| &it.id, Person::FIELDS;
    Party "a party", |it| &it.id, Party::FIELDS;
    Thing "a thing", |it| &it.id, Thing::FIELDS;
    Perception "a perception", |it| &it.id, Perception::FIELDS;
    ForceUse "a use of force", |it| &it.id, ForceUse::FIELDS;
    Discharge "a discharge", |it| &it.id, Discharge::FIELDS;
    Strike "a strike", |it| &it.id, Strike::FIELDS;
    Aid "an act of aid", |it| &it.id, Aid::FIELDS;
    Material "a material", |it| it.id(), it.fields();
    Release "a release", |it| &it.id, Release::FIELDS;
    Policy "a policy", |it| &it.id, Policy::FIELDS;
    Duty "a duty", |it| &it.id, Duty::FIELDS;
    Autopsy "an autopsy", |it| &it.id, Autopsy::FIELDS;
    AutopsyReview "a review of autopsies", |it| &it.id, AutopsyReview::FIELDS;
    Investigation "an investigation", |it| &it.id, Investigation::FIELDS;
    Proceeding "a proceeding", |it| it.id(), it.fields();
    Decision "a decision", |it| &it.id, Decision::FIELDS;
    Response "a response", |it| &it.id, Response::FIELDS;
    Source "a source", |it| &it.id, Source::FIELDS;
    Claim "a claim", |it| &it.id, Claim::FIELDS;
}
