//! Ids: what a record's parts are called, so that others can refer to them.

use std::borrow::{Borrow, Cow};
use std::fmt::{self, Display};
use std::ops::Deref;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, de};

/// The grammar of ids, as the published schema states it.
pub const ID_PATTERN: &str = "^[a-z0-9][a-z0-9._:-]{0,127}$";

/// A text that is no id: 1 to 128 of `a-z`, `0-9`, `.`, `_`, `:`, `-`, beginning with a letter or
/// a digit. Numbers that others gave (case numbers, report numbers) live in `external_ids`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an id is expected: 1 to 128 of a-z, 0-9, '.', '_', ':', '-', beginning with a letter or a digit")]
pub struct InvalidId;

/// Which bytes an id may hold; ids are many, and a table is the cheapest way to ask.
const IN_ID: [bool; 256] = {
    let mut allowed = [false; 256];
    let bytes = b"abcdefghijklmnopqrstuvwxyz0123456789._:-";
    let mut at = 0;
    while at < bytes.len() {
        allowed[bytes[at] as usize] = true;
        at += 1;
    }
    allowed
};

pub(crate) const fn is_id(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.is_empty() || bytes.len() > 128 || !(bytes[0].is_ascii_lowercase() || bytes[0].is_ascii_digit()) {
        return false;
    }
    let mut at = 0;
    while at < bytes.len() {
        if !IN_ID[bytes[at] as usize] {
            return false;
        }
        at += 1;
    }
    true
}

fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'static, str>, D::Error> {
    struct Visitor;
    impl de::Visitor<'_> for Visitor {
        type Value = Cow<'static, str>;

        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            InvalidId.fmt(f)
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<Cow<'static, str>, E> {
            is_id(text).then(|| text.to_owned().into()).ok_or_else(|| E::custom(InvalidId))
        }
    }
    deserializer.deserialize_str(Visitor)
}

macro_rules! ids {
    ($($name:ident: $noun:literal;)+) => {
        $(
            #[doc = concat!("The id of ", $noun, ". On the wire a plain string.")]
            #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
            #[serde(transparent)]
            pub struct $name(Cow<'static, str>);

            impl $name {
                #[doc = concat!("The id of ", $noun, ".")]
                ///
                /// # Errors
                /// When `id` does not keep to [`ID_PATTERN`].
                pub fn new(id: &str) -> Result<Self, InvalidId> {
                    is_id(id).then(|| Self(id.to_owned().into())).ok_or(InvalidId)
                }

                /// An id that the crate itself gives: it takes no memory of its own. One that is none does not
                /// compile, in a constant.
                #[cfg(feature = "csv")]
                #[allow(dead_code, reason = "importing gives ids to some kinds of things only")]
                pub(crate) const fn given(id: &'static str) -> Self {
                    assert!(is_id(id));
                    Self(Cow::Borrowed(id))
                }

                /// The id as it stands in documents.
                pub fn as_str(&self) -> &str {
                    &self.0
                }
            }

            impl Deref for $name {
                type Target = str;

                fn deref(&self) -> &str {
                    &self.0
                }
            }

            impl Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(&self.0)
                }
            }

            impl FromStr for $name {
                type Err = InvalidId;

                fn from_str(id: &str) -> Result<Self, InvalidId> {
                    Self::new(id)
                }
            }

            impl TryFrom<&str> for $name {
                type Error = InvalidId;

                fn try_from(id: &str) -> Result<Self, InvalidId> {
                    Self::new(id)
                }
            }

            impl TryFrom<String> for $name {
                type Error = InvalidId;

                fn try_from(id: String) -> Result<Self, InvalidId> {
                    is_id(&id).then(|| Self(id.into())).ok_or(InvalidId)
                }
            }

            impl From<$name> for String {
                fn from(id: $name) -> String {
                    id.0.into_owned()
                }
            }

            impl AsRef<str> for $name {
                fn as_ref(&self) -> &str {
                    &self.0
                }
            }

            impl Borrow<str> for $name {
                fn borrow(&self) -> &str {
                    &self.0
                }
            }

            impl PartialEq<str> for $name {
                fn eq(&self, id: &str) -> bool {
                    &*self.0 == id
                }
            }

            impl PartialEq<&str> for $name {
                fn eq(&self, id: &&str) -> bool {
                    &*self.0 == *id
                }
            }

            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    read(deserializer).map(Self)
                }
            }

            #[cfg(feature = "schema")]
            impl schemars::JsonSchema for $name {
                fn inline_schema() -> bool {
                    true
                }

                fn schema_name() -> std::borrow::Cow<'static, str> {
                    stringify!($name).into()
                }

                fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                    schemars::json_schema!({
                        "type": "string",
                        "pattern": ID_PATTERN,
                        // Where `$` also matches before a last line break, as it does in Python.
                        "not": { "pattern": "\\n" },
                        "x-id-of": $noun,
                        "x-scalar": { "name": stringify!($name), "description": concat!("The id of ", $noun, ".") },
                    })
                }
            }
        )+
    };
}

ids! {
    CaseId: "a case file";
    IncidentId: "an incident";
    EventId: "an event of the incident's timeline";
    SceneId: "a scene of the incident";
    PersonId: "a person";
    PartyId: "a party: an organisation or a public body";
    ActorId: "a person or a party";
    ThingId: "a weapon or another thing";
    PerceptionId: "a perception of a thing or a person";
    ForceUseId: "a use of force";
    DischargeId: "a discharge of firearms";
    StrikeId: "a strike by bullets";
    AidId: "an act of medical aid";
    MaterialId: "a recording, document or photo";
    ReleaseId: "a release";
    PolicyId: "a policy";
    DutyId: "a duty to release or to report";
    AutopsyId: "an autopsy";
    AutopsyReviewId: "a review of autopsies";
    InvestigationId: "an investigation";
    ProceedingId: "a proceeding";
    DecisionId: "a decision";
    ResponseId: "a public response";
    SourceId: "a source";
    ClaimId: "a claim";
    EntityId: "anything in the case file that has an id";
}

/// Ids of one kind of thing that stand where those of several may.
macro_rules! wider {
    ($($wide:ident: $($id:ident)+;)+) => {$($(
        impl From<$id> for $wide {
            fn from(id: $id) -> Self {
                Self(id.0)
            }
        }
    )+)+};
}

wider! {
    ActorId: PersonId PartyId;
    EntityId:
        CaseId IncidentId EventId SceneId PersonId PartyId ActorId ThingId PerceptionId ForceUseId DischargeId StrikeId
        AidId MaterialId ReleaseId PolicyId DutyId AutopsyId AutopsyReviewId InvestigationId ProceedingId DecisionId
        ResponseId SourceId ClaimId;
}
