//! Rules on ids, references, and identifiers that others assigned.

use std::fmt::Arguments;

use super::rules;
use crate::model::{Entity, Target};
use crate::validate::Context;
use crate::{CaseFile, ExternalId, Material};

rules! {
    /// An id names one thing in a document.
    ///
    /// If two things share an id, references to it are ambiguous.
    ID_DUPLICATE = "id-duplicate" {
        severity: Error,
        ground: Logic,
        citation: "An id that names two things names neither.",
        exceptions: "None: merge the two, or rename one.",
        pointers: ["**"],
        message: "this id already names something else in the document",
        bad: r#"{"/people/1/id": "subject"}"#,
        good: r#"{"/people/-": {"id": "witness-1"}}"#,
        check: CaseFile(|_, cx, out| {
            for (kind, ordinal) in cx.duplicates() {
                out.at(format_args!("{}/id", kind.place().replace('*', &ordinal.to_string())));
            }
        }),
    }

    /// Every reference leads to something in the document.
    ///
    /// A dangling reference is most often a misspelt id, and what it should say is lost.
    REF_DANGLING = "ref-dangling" {
        severity: Error,
        ground: Logic,
        citation: "A reference without its target says nothing.",
        exceptions: "A stand-alone document may refer to things in other documents; so may `linked_cases`.",
        pointers: ["**"],
        message: "nothing in the document has this id",
        bad: r#"{"/autopsies/0/person": "subjcet"}"#,
        good: r#"{"/incident/linked_cases": [{"case_id": "riverton-2020-003"}]}"#,
        check: Reference(|reference, cx, out| {
            let outside = cx.standalone || reference.target == Target::OtherCase;
            let itself = reference.target == Target::Anything && *reference.id == *cx.case.id;
            if reference.found.is_none() && !outside && !itself && !cx.was_put_aside(reference.id) {
                out.at("");
            }
        }),
    }

    /// Every reference leads to the right kind of thing.
    ///
    /// A person where a party is required is a slip that breaks programs.
    REF_WRONG_TYPE = "ref-wrong-type" {
        severity: Error,
        ground: Logic,
        citation: "Each reference declares the kind of thing that it refers to.",
        exceptions: "None.",
        pointers: ["**"],
        message: "this id names a different kind of thing from what the field requires",
        bad: r#"{"/autopsies/0/person": "family"}"#,
        good: r#"{"/autopsies/0/commissioned_by": ["county-coroner", "family"]}"#,
        check: Reference(|reference, _, out| {
            if reference.found.is_some() {
                out.at("");
            }
        }),
    }

    /// Nothing replaces, contains or copies itself, and nobody is their own relative.
    ///
    /// Anyone who follows such a reference never arrives.
    REF_SELF = "ref-self" {
        severity: Error,
        ground: Logic,
        citation: "Nothing comes before itself.",
        exceptions: "None.",
        pointers: [
            "/releases/*/supersedes",
            "/claims/*/supersedes",
            "/policies/*/supersedes",
            "/parties/*/parent",
            "/materials/*/excerpt_of",
            "/sources/*/derived_from",
            "/people/*/relations",
            "/decisions/*/recommendations",
            "/incident/linked_cases",
        ],
        message: "this refers to the very thing that contains it",
        bad: r#"{"/releases/0/supersedes": "release-1"}"#,
        good: r#"{"/releases/-": {"id": "release-2", "supersedes": "release-1", "url": {"status": "known", "value": "https://police.example.org/releases/2"}}}"#,
        check: Entity(|entity, cx, out| {
            let (field, itself) = match entity {
                Entity::Source(it) => ("/derived_from", it.derived_from.contains(&it.id)),
                Entity::Person(it) => ("/relations", it.relations.iter().any(|other| other.person == it.id)),
                Entity::Decision(it) => ("/recommendations", it.recommendations.iter().any(|other| other.decision == it.id)),
                Entity::Incident(it) => ("/linked_cases", it.linked_cases.iter().any(|other| other.case_id == cx.case.id)),
                _ => match predecessor(entity) {
                    Some((field, next)) => (field, *next == *entity.id()),
                    None => return,
                },
            };
            if itself {
                out.at(field);
            }
        }),
    }

    /// Chains of what replaces, contains or copies something do not lead back to it.
    ///
    /// Anyone who follows such references goes round for ever, and cannot say which came first.
    REF_CYCLE = "ref-cycle" {
        severity: Error,
        ground: Logic,
        citation: "What comes after something does not come before it.",
        exceptions: "None. If a source draws on several, only the first is followed, and only for 32 steps.",
        pointers: [
            "/releases/*/supersedes",
            "/claims/*/supersedes",
            "/policies/*/supersedes",
            "/parties/*/parent",
            "/materials/*/excerpt_of",
            "/sources/*/derived_from/*",
        ],
        message: "following references from here leads back to the thing that contains this one",
        bad: r#"{"/releases/0/supersedes": "release-2", "/releases/-": {"id": "release-2", "supersedes": "release-1"}}"#,
        good: r#"{"/releases/0/supersedes": "release-2", "/releases/-": {"id": "release-2"}}"#,
        check: Entity(|entity, cx, out| {
            let Some((field, next)) = predecessor(entity) else { return };
            if leads_back(entity, next, cx) {
                out.at(field);
            }
        }),
    }

    /// An identifier that somebody else assigned says whose it is.
    ///
    /// Police, prosecutors, coroners and data sets each number a case. A bare number cannot be
    /// looked up.
    EXTERNAL_ID_SCHEME_MISSING = "external-id-scheme-missing" {
        severity: Info,
        ground: Codebook,
        citation: "Philadelphia numbers one case as `PS` and as `OIS`, Chicago as `Log#`; Mapping Police Violence keeps the keys of two other data sets.",
        exceptions: "A URL says it too.",
        pointers: ["/external_ids/*", "/incident/external_ids/*", "/people/*/external_ids/*", "/parties/*/external_ids/*"],
        misses: ["scheme", "issuer"],
        message: "nothing says who assigned this identifier",
        bad: r#"{"/incident/external_ids": [{"value": "17-20"}]}"#,
        good: r#"{"/incident/external_ids": [{"value": "17-20", "issuer": "riverton-police"}]}"#,
        check: CaseFile(|case, _, out| {
            each_external_id(case, |id, place| {
                if id.scheme.is_none() && id.issuer.is_none() && id.url.is_none() {
                    out.at(place);
                }
            });
        }),
    }

    /// An agency's ORI has the form of an ORI.
    ///
    /// It has seven or nine characters and begins with the two letters of the state. Data sets put
    /// names and excuses there.
    ORI_FORMAT = "ori-format" {
        severity: Warning,
        ground: Codebook,
        citation: "FBI: an originating agency identifier has nine characters; Washington Post v2 leaves out the last two. Mapping Police Violence has `Not Found/No Agency ORI` 116 times.",
        exceptions: "None.",
        pointers: ["/external_ids/*/value", "/incident/external_ids/*/value", "/people/*/external_ids/*/value", "/parties/*/external_ids/*/value"],
        message: "this is not a valid originating agency identifier (ORI)",
        bad: r#"{"/parties/0/external_ids": [{"scheme": "ori", "value": "No Agency ORI"}]}"#,
        good: r#"{"/parties/0/external_ids": [{"scheme": "ori", "value": "CA0340400"}, {"scheme": "ori", "value": "CA03404"}]}"#,
        check: CaseFile(|case, _, out| {
            each_external_id(case, |id, place| {
                let is_ori = id.scheme.as_ref().is_some_and(|scheme| scheme.eq_ignore_ascii_case("ori"));
                if is_ori && !keeps_to_ori(id.value.as_bytes()) {
                    out.at(format_args!("{place}/value"));
                }
            });
        }),
    }
}

/// What a thing replaces, stands in or draws on, and the field that says so.
fn predecessor(thing: Entity<'_>) -> Option<(&'static str, &str)> {
    match thing {
        Entity::Release(it) => Some(("/supersedes", it.supersedes.as_deref()?)),
        Entity::Claim(it) => Some(("/supersedes", it.supersedes.as_deref()?)),
        Entity::Policy(it) => Some(("/supersedes", it.supersedes.as_deref()?)),
        Entity::Party(it) => Some(("/parent", it.parent.as_deref()?)),
        Entity::Material(Material::Recording(it)) => Some(("/excerpt_of", it.excerpt_of.as_deref()?)),
        Entity::Source(it) => Some(("/derived_from/0", it.derived_from.first()?)),
        _ => None,
    }
}

/// Whether references lead from one thing to the next, and back to the first. What refers to itself
/// goes no way at all.
#[cold]
fn leads_back<'a>(first: Entity<'a>, next: &str, cx: &Context<'a>) -> bool {
    let mut next = (*next != *first.id()).then_some(next);
    for _ in 0..32 {
        let Some(found) = next.and_then(|next| cx.find(next)) else { return false };
        if found.id() == first.id() {
            return true;
        }
        next = predecessor(found).map(|(_, next)| next);
    }
    false
}

/// Shows the numbers that others gave to the case, its people and its parties, each with its place.
fn each_external_id(case: &CaseFile, mut look: impl FnMut(&ExternalId, Arguments<'_>)) {
    let mut look = |ids: &[ExternalId], at: Arguments<'_>| {
        for (index, id) in ids.iter().enumerate() {
            look(id, format_args!("{at}/external_ids/{index}"));
        }
    };
    look(&case.external_ids, format_args!(""));
    look(&case.incident.external_ids, format_args!("/incident"));
    for (place, person) in case.people.iter().enumerate() {
        look(&person.external_ids, format_args!("/people/{place}"));
    }
    for (place, party) in case.parties.iter().enumerate() {
        look(&party.external_ids, format_args!("/parties/{place}"));
    }
}

fn keeps_to_ori(text: &[u8]) -> bool {
    let (state, agency) = text.split_at(text.len().min(2));
    matches!(text.len(), 7 | 9)
        && state.iter().all(u8::is_ascii_uppercase)
        && agency.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}
