//! Rules on sources and claims.

use super::rules;
use crate::model::{Standing, Visit};
use crate::validate::Context;
use crate::{CaseFile, Claim, Date, Fact};

rules! {
    /// A source says when it was published.
    ///
    /// Without a date nobody knows what it could have known.
    SOURCE_UNDATED = "source-undated" {
        severity: Warning,
        profiles: [Dataset: Off],
        ground: Plausibility,
        citation: "A copied article loses its date line.",
        exceptions: "Laws and data sets that are dated otherwise.",
        pointers: ["/sources/*"],
        misses: ["published"],
        message: "nothing says when the source was published",
        bad: r#"{"/sources/0/published": null}"#,
        good: r#"{"/sources/0/published": {"status": "known", "value": "2021"}}"#,
        check: Source(|source, _, out| {
            if !has_value(&source.published) {
                out.at("");
            }
        }),
    }

    /// An update has a date, not only a time of day.
    ///
    /// "Updated 5:26 p.m." says that there was an earlier version, but not on which day.
    UPDATED_DATE_MISSING = "updated-date-missing" {
        severity: Warning,
        ground: Plausibility,
        citation: "BBC Editorial Guidelines: it is clear when content was first published and when it was last updated significantly.",
        exceptions: "None.",
        pointers: ["/sources/*/updated"],
        message: "the source's update has a time of day, and no date",
        bad: r#"{"/sources/1/updated": {"status": "unknown", "source_text": "Updated 5:26 p.m."}}"#,
        good: r#"{"/sources/1/updated": {"status": "known", "value": "2021-06-22T17:26", "source_text": "Updated 5:26 p.m."}}"#,
        check: Source(|source, _, out| {
            if source.updated.absent().is_some_and(|absent| absent.source_text.is_some()) {
                out.at("/updated");
            }
        }),
    }

    /// A source is not updated before it is published.
    ///
    /// Either date may be mistyped.
    UPDATED_BEFORE_PUBLISHED = "updated-before-published" {
        severity: Error,
        ground: Logic,
        citation: "What is updated already exists.",
        exceptions: "None.",
        pointers: ["/sources/*/updated"],
        message: "the source was updated before it was published",
        bad: r#"{"/sources/1/updated": {"status": "known", "value": "2021-06-21"}}"#,
        good: r#"{"/sources/1/updated": {"status": "known", "value": "2021-06-22"}}"#,
        check: Source(|source, _, out| {
            if source.updated.certainly_before(&source.published) {
                out.at("/updated");
            }
        }),
    }

    /// A source can be found.
    ///
    /// A permanent link lets others check what it says.
    SOURCE_LOCATOR_MISSING = "source-locator-missing" {
        severity: Info,
        profiles: [Dataset: Off],
        ground: Plausibility,
        citation: "Data sets that do not publish their sources cannot be checked (data-police-shootings#49).",
        exceptions: "Broadcasts and interviews that were never put online.",
        pointers: ["/sources/*"],
        misses: ["url", "archived_url"],
        message: "nothing says where the source can be found",
        bad: r#"{"/sources/0/url": null}"#,
        good: r#"{"/sources/0/url": null, "/sources/0/archived_url": "https://archive.example.org/1"}"#,
        check: Source(|source, _, out| {
            if source.url.value().is_none() && source.archived_url.is_none() {
                out.at("");
            }
        }),
    }

    /// A source is not retrieved before it is published.
    ///
    /// Either date may be mistyped.
    RETRIEVED_BEFORE_PUBLISHED = "retrieved-before-published" {
        severity: Warning,
        ground: Logic,
        citation: "Nobody reads what does not exist yet.",
        exceptions: "A copy that was handed out before publication.",
        pointers: ["/sources/*/retrieved"],
        message: "the source was retrieved before it was published",
        bad: r#"{"/sources/1/retrieved": "2021-06-21"}"#,
        good: r#"{"/sources/1/retrieved": "2021-06-22"}"#,
        check: Source(|source, _, out| {
            let read = source.retrieved.zip(source.published.earliest());
            if read.is_some_and(|(read, published)| read.certainly_before(published)) {
                out.at("/retrieved");
            }
        }),
    }

    /// A case file has a source.
    ///
    /// Without one it is hearsay.
    NO_SOURCE = "no-source" {
        severity: Warning,
        ground: Ethics,
        citation: "SPJ Code of Ethics: verify information before releasing it; identify sources clearly.",
        exceptions: "An agency's own record of its own case: then list that as the source.",
        pointers: [""],
        misses: ["sources"],
        message: "the record names no source",
        bad: r#"{"/sources": null}"#,
        good: r#"{"/people/0/death": null}"#,
        check: CaseFile(|case, _, out| {
            if case.sources.is_empty() {
                out.at("");
            }
        }),
    }

    /// A death has two independent sources.
    ///
    /// Reprints of one report are one source.
    SINGLE_SOURCE = "single-source" {
        severity: Info,
        profiles: [Dataset: Off],
        ground: Codebook,
        citation: "Washington Post, Fatal Force: at least two sources for each case.",
        exceptions: "For information only: nothing is wrong.",
        pointers: ["/sources"],
        message: "somebody died, and there is only one independent source",
        bad: r#"{"/sources/1/derived_from": ["source-release"]}"#,
        good: r#"{"/sources/1/derived_from": []}"#,
        check: CaseFile(|case, cx, out| {
            let independent = case.sources.iter().filter(|source| source.derived_from.is_empty());
            if !case.sources.is_empty() && independent.take(2).count() < 2 && cx.is_fatal() {
                out.at("/sources");
            }
        }),
    }

    /// Contradictory claims are resolved, or marked as open.
    ///
    /// The field's own value is the record's position. As long as there is none, readers should
    /// know that sources differ.
    CONFLICT_OPEN = "conflict-open" {
        severity: Info,
        ground: Ethics,
        citation: "Of 5,973 cases that Mapping Police Violence and the Washington Post share, 43 differ by state, 244 by date, 1,574 by the spelling of a name.",
        exceptions: "Disagreement is data, never an error.",
        pointers: ["/claims/*"],
        message: "another claim contradicts this, and the record takes no position",
        bad: r#"{"/force/officers_present": {"status": "disputed"}, "/claims": [
            {"id": "claim-1", "source": "source-release", "about": {"id": "incident", "field": "officers_involved"}, "value": {"status": "known", "value": 2}},
            {"id": "claim-2", "source": "source-article", "about": {"id": "incident", "field": "officers_involved"}, "value": {"status": "known", "value": 3}}]}"#,
        good: r#"{"/claims": [
            {"id": "claim-1", "source": "source-release", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}},
            {"id": "claim-2", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 3}}]}"#,
        check: Contested(|claim, cx, out| {
            if cx.claims_before(claim).take(16).any(|other| claim.value.contradicts(&other.value) && stands(other, cx))
                && stands(claim, cx)
                && !is_settled(claim, cx)
            {
                out.at("");
            }
        }),
    }

    /// A claim is about a field that its subject has.
    ///
    /// A misspelt field ties the claim to nothing.
    CLAIM_FIELD_UNKNOWN = "claim-field-unknown" {
        severity: Error,
        ground: Logic,
        citation: "A claim asserts a value of a field.",
        exceptions: "None.",
        pointers: ["/claims/*/about/field"],
        message: "the thing that the claim is about has no such field",
        bad: r#"{"/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strike"}, "value": {"status": "known", "value": 2}}]}"#,
        good: r#"{"/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "duty-1", "field": "trigger/at"}, "value": {"status": "known", "value": "2021-05-01"}}]}"#,
        check: Claim(|claim, cx, out| {
            let fields = match cx.kind_of_subject(claim) {
                Some(kind) => kind.fields(),
                None if *claim.about.id == *cx.case.id => CaseFile::FIELDS,
                None => return,
            };
            if !fields.lead_somewhere(&claim.about.field) {
                out.at("/about/field");
            }
        }),
    }
}

fn has_value(date: &Fact<Date>) -> bool {
    date.value().is_some() || date.range().is_some()
}

/// Whether a claim was neither taken back nor replaced by a later one about the same.
pub(super) fn stands(claim: &Claim, cx: &Context<'_>) -> bool {
    !claim.retracted.is_yes() && !cx.is_replaced(claim)
}

/// What the thing that a claim is about says itself. Only asked once there is something to say.
#[cold]
pub(super) fn standing(claim: &Claim, cx: &Context<'_>) -> Standing {
    let field = &claim.about.field;
    match cx.subject(claim) {
        Some(subject) => subject.standing(field),
        None => cx.case.standing(field),
    }
}

/// Whether the thing's own field holds a value.
fn is_settled(claim: &Claim, cx: &Context<'_>) -> bool {
    match standing(claim, cx) {
        Standing::Value(_) => true,
        // A list has room for several codes or texts, and for one number at most.
        Standing::List => claim.value.value().is_none_or(|value| value.number().is_none()),
        Standing::Nothing => false,
    }
}
