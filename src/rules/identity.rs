//! Rules on ids, references and codes.

use super::rules;
use crate::model::{Entity, Leaf, Target};

rules! {
    /// An id names one thing of a document.
    ///
    /// With two of one name, nobody can tell which one a reference means.
    ID_DUPLICATE = "id-duplicate" {
        severity: Error,
        ground: Logic,
        citation: "An id that names two things names neither.",
        exceptions: "None: merge the two, or name one anew.",
        pointers: ["**"],
        message: "this id names something else of the document already",
        bad: r#"{"/people/1/id": "subject"}"#,
        good: r#"{"/people/-": {"id": "witness-1"}}"#,
        check: CaseFile(|_, cx, out| {
            for (kind, ordinal) in cx.duplicates() {
                out.at(format_args!("{}/id", kind.place().replace('*', &ordinal.to_string())));
            }
        }),
    }

    /// What is referred to is in the document.
    ///
    /// A reference that leads nowhere is most often a misspelt id, and what it should say is lost.
    REF_DANGLING = "ref-dangling" {
        severity: Error,
        ground: Logic,
        citation: "A reference without its target says nothing.",
        exceptions: "A noun that stands alone may refer to things of other documents; so may `linked_cases`.",
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

    /// What is referred to is of the right kind.
    ///
    /// A person where a party belongs is a slip that programs would stumble over.
    REF_WRONG_TYPE = "ref-wrong-type" {
        severity: Error,
        ground: Logic,
        citation: "Each reference names the kind of thing that it refers to.",
        exceptions: "None.",
        pointers: ["**"],
        message: "this id names something of another kind than the field asks for",
        bad: r#"{"/autopsies/0/person": "family"}"#,
        good: r#"{"/autopsies/0/commissioned_by": ["county-coroner", "family"]}"#,
        check: Reference(|reference, _, out| {
            if reference.found.is_some() {
                out.at("");
            }
        }),
    }

    /// Nothing replaces or contains itself.
    ///
    /// Whoever follows such a reference never arrives.
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
        ],
        message: "this refers to the very thing that it stands in",
        bad: r#"{"/releases/0/supersedes": "release-1"}"#,
        good: r#"{"/releases/-": {"id": "release-2", "supersedes": "release-1", "url": {"status": "known", "value": "https://police.example.org/releases/2"}}}"#,
        check: Entity(|entity, _, out| {
            let (field, reference) = match entity {
                Entity::Release(it) => ("/supersedes", it.supersedes.as_deref()),
                Entity::Claim(it) => ("/supersedes", it.supersedes.as_deref()),
                Entity::Policy(it) => ("/supersedes", it.supersedes.as_deref()),
                Entity::Party(it) => ("/parent", it.parent.as_deref()),
                _ => return,
            };
            if reference == Some(entity.id()) {
                out.at(field);
            }
        }),
    }

    /// A code `other` comes with the source's own words.
    ///
    /// Without them it says only that the list was too short.
    CODE_WITHOUT_WORDS = "code-without-words" {
        severity: Warning,
        ground: Codebook,
        citation: "Open codelists bar real words unless these stand beside the code (complaints BODS#45, BODS#80).",
        exceptions: "The source itself says no more than \"other\": then say that in `source_text`.",
        pointers: ["**"],
        message: "`other` says nothing without the source's own words in `source_text`",
        bad: r#"{"/people/1/roles/-": {"code": "other"}}"#,
        good: r#"{"/people/1/roles/-": {"code": "other", "source_text": "negotiator"}}"#,
        check: Leaf(|leaf, _, out| {
            if let Leaf::OtherCode { has_words: false } = leaf {
                out.at("");
            }
        }),
    }
}
