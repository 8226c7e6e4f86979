//! Rules on who says what in which source, and on sources that copy each other.

use super::rules;
use crate::{Certainty, Claim, ClaimBasis, Entity, PartyKind, Source, SourceStatus, VersionKind};

rules! {
    /// A statement says whose it is.
    ///
    /// A statement without a speaker turns into a fact by being repeated.
    CLAIM_NO_ASSERTER = "claim-no-asserter" {
        severity: Info,
        profiles: [Dataset: Off],
        ground: Ethics,
        citation: "SPJ Code of Ethics: identify sources clearly.",
        exceptions: "A speaker who is neither a person nor a party in the record: use `asserter_description`.",
        pointers: ["/claims/*"],
        misses: ["asserter", "asserter_description"],
        message: "this rests on what somebody stated, saw or examined, and nothing says who",
        bad: r#"{"/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}, "basis": {"code": "statement"}}]}"#,
        good: r#"{"/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}, "basis": {"code": "statement"}, "asserter_description": "an official who asked not to be named"}]}"#,
        check: Claim(|claim, _, out| {
            let bases = [ClaimBasis::Statement, ClaimBasis::Observation, ClaimBasis::Examination];
            let personal = claim.basis.as_ref().is_some_and(|basis| bases.contains(&basis.code));
            if personal && claim.asserter.is_none() && claim.asserter_description.is_none() {
                out.at("");
            }
        }),
    }

    /// An inferred claim is not marked as plainly stated.
    ///
    /// A bound that was computed from "most of the eight" is the record's, not the source's.
    INFERENCE_UNMARKED = "inference-unmarked" {
        severity: Warning,
        ground: Logic,
        citation: "Derived and implied claims are not in the source's words; `exact` says that they are.",
        exceptions: "None.",
        pointers: ["/claims/*/certainty"],
        message: "the claim is derived or implied, and is marked as plainly stated",
        bad: r#"{"/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}, "basis": {"code": "derived"}, "certainty": "exact"}]}"#,
        good: r#"{"/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}, "basis": {"code": "derived"}, "certainty": "inferred"}]}"#,
        check: Claim(|claim, _, out| {
            let bases = [ClaimBasis::Derived, ClaimBasis::Implied];
            if claim.certainty == Some(Certainty::Exact) && claim.basis.as_ref().is_some_and(|it| bases.contains(&it.code)) {
                out.at("/certainty");
            }
        }),
    }

    /// A claim is not taken from the boilerplate around an article.
    ///
    /// Requests to donate, subscribe or follow are copied along with a page.
    BOILERPLATE_AS_CLAIM = "boilerplate-as-claim" {
        severity: Warning,
        ground: Plausibility,
        citation: "Copied articles end in \"please donate today\" and \"follow us\".",
        exceptions: "Quotes that are about such things: a statement on a fund for the family.",
        pointers: ["/claims/*/quote"],
        message: "the quote contains words of a page's self-promotion",
        bad: r#"{"/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "incident", "field": "outcome"}, "value": {"status": "unknown"}, "quote": "If you value this news, please donate today"}]}"#,
        good: r#"{"/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "incident", "field": "outcome"}, "value": {"status": "unknown"}, "quote": "People donated to the family's fund"}]}"#,
        check: Claim(|claim, _, out| {
            let Some(quote) = &claim.quote else { return };
            if asks_readers(quote) {
                out.at("/quote");
            }
        }),
    }

    /// A source that changes a fact marks it as a correction.
    ///
    /// A source that gives one number and later another, and calls it an update, leaves its readers
    /// with the first.
    CLAIM_CHANGED_UNCORRECTED = "claim-changed-uncorrected" {
        severity: Warning,
        ground: Ethics,
        citation: "AP: a correction is labelled a correction; SPJ Code of Ethics: acknowledge mistakes and correct them promptly and prominently.",
        exceptions: "What changed is the world, not the account of it.",
        pointers: ["/claims/*/supersedes"],
        message: "the source replaced its statement by another, and none of its versions is a correction",
        bad: r#"{"/sources/1/versions": [{"kind": "original"}, {"kind": "update"}], "/claims": [
            {"id": "claim-1", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 3}},
            {"id": "claim-2", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}, "supersedes": "claim-1"}]}"#,
        good: r#"{"/sources/1/versions": [{"kind": "original"}, {"kind": "correction"}], "/claims": [
            {"id": "claim-1", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 3}},
            {"id": "claim-2", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}, "supersedes": "claim-1"}]}"#,
        check: Claim(|claim, cx, out| {
            let Some(Entity::Claim(earlier)) = claim.supersedes.as_ref().and_then(|id| cx.find(id)) else { return };
            let Some(Entity::Source(source)) = cx.find(&claim.source) else { return };
            let labelled = |kind: VersionKind| matches!(kind, VersionKind::Correction | VersionKind::Clarification | VersionKind::Retraction);
            let silent = !source.versions.is_empty() && !source.versions.iter().any(|version| labelled(version.kind));
            if silent && earlier.source == claim.source && earlier.value.contradicts(&claim.value) {
                out.at("/supersedes");
            }
        }),
    }

    /// A copy agrees with its original.
    ///
    /// If they differ, the copy is wrong, or the original was corrected after it was copied.
    DERIVATIVE_CORRUPT = "derivative-corrupt" {
        severity: Warning,
        ground: Logic,
        citation: "Machine-rewritten reprints change numbers and words of what they copy.",
        exceptions: "Copies that add their own reporting.",
        pointers: ["/claims/*"],
        message: "the claim contradicts the source that its own source copies",
        bad: r#"{"/sources/1/derived_from": ["source-release"], "/claims": [
            {"id": "claim-1", "source": "source-release", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}},
            {"id": "claim-2", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 3}}]}"#,
        good: r#"{"/claims": [
            {"id": "claim-1", "source": "source-release", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}},
            {"id": "claim-2", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 3}}]}"#,
        check: Contested(|claim, cx, out| {
            let Some(source) = cx.source(&claim.source) else { return };
            let originals = &source.derived_from;
            if originals.is_empty() {
                return;
            }
            let original = |other: &Claim| originals.iter().take(16).any(|source| *source == other.source);
            if cx.claims_beside(claim).take(16).any(|other| original(other) && claim.value.contradicts(&other.value)) {
                out.at("");
            }
        }),
    }

    /// Two sources are not derived from each other.
    ///
    /// One of them was first. They count as one, not two.
    CIRCULAR_SOURCE = "circular-source" {
        severity: Warning,
        ground: Logic,
        citation: "Washington Post, Fatal Force: two independent sources; a reprint of a reprint is none.",
        exceptions: "Articles that were updated from each other: name what each used first.",
        pointers: ["/sources/*/derived_from/*"],
        message: "the source is derived from one that is derived from it, or from itself",
        bad: r#"{"/sources/0/derived_from": ["source-article"], "/sources/1/derived_from": ["source-release"]}"#,
        good: r#"{"/sources/1/derived_from": ["source-release"]}"#,
        check: Source(|source, cx, out| {
            for (index, id) in source.derived_from.iter().enumerate() {
                let Some(Entity::Source(original)) = cx.find(id) else { continue };
                if original.derived_from.iter().take(64).any(|back| *back == source.id) {
                    out.at(format_args!("/derived_from/{index}"));
                }
            }
        }),
    }

    /// A story that promised updates is checked again.
    ///
    /// "Developing" is a promise made that day. After a month there is a later version, or another
    /// source.
    DEVELOPING_STALE = "developing-stale" {
        severity: Info,
        profiles: [Dataset: Off],
        ground: Plausibility,
        citation: "SPJ Code of Ethics: gather, update and correct information throughout the life of a news story.",
        exceptions: "A record with a later source is not reported.",
        pointers: ["/sources/*/status"],
        message: "the source called itself developing more than a month before the record's date, and no later source is listed",
        bad: r#"{"/sources/1/status": {"status": "known", "value": {"code": "developing"}}}"#,
        good: r#"{"/sources/1/status": {"status": "known", "value": {"code": "developing"}}, "/sources/-": {"id": "source-3", "kind": {"code": "article"}, "published": {"status": "known", "value": "2021-08-01"}, "url": {"status": "known", "value": "https://gazette.example.org/3"}}}"#,
        check: Source(|source, cx, out| {
            if source.status.value().is_none_or(|status| *status != SourceStatus::Developing) {
                return;
            }
            let (Some(published), Some(as_of)) = (source.published.latest(), cx.as_of) else { return };
            let later = |other: &Source| source.published.certainly_before(&other.published);
            let stale = published.days_until(as_of).is_some_and(|days| days > 30);
            if stale && !cx.case.sources.iter().take(256).any(later) {
                out.at("/status");
            }
        }),
    }

    /// A party with a stake says so.
    ///
    /// A family's lawyer, a union and a newsroom report on the same shots. Readers weigh what each
    /// has to win or lose.
    PARTY_INTEREST_UNFLAGGED = "party-interest-unflagged" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Ethics,
        citation: "SPJ Code of Ethics: the public is entitled to as much information as possible to judge the reliability and motivations of sources.",
        exceptions: "None: `interest` has a code for each.",
        pointers: ["/parties/*"],
        misses: ["interest"],
        message: "this is a family, a legal team or a union, and its interest in the case is not stated",
        bad: r#"{"/parties/-": {"id": "union", "kind": {"code": "union"}}}"#,
        good: r#"{"/parties/-": {"id": "union", "kind": {"code": "union"}, "interest": {"code": "union"}}}"#,
        check: Party(|party, _, out| {
            let with_a_stake = matches!(party.kind.code, PartyKind::Family | PartyKind::LegalTeam | PartyKind::Union);
            if with_a_stake && party.interest.is_none() {
                out.at("");
            }
        }),
    }
}

/// Whether words ask readers for something: to donate, to subscribe, to follow, to sign up.
fn asks_readers(quote: &str) -> bool {
    // In most quotes no two words meet as these do, which is seen without finding any.
    let near = |near: &[u8]| near[1] == b' ' && matches!(near, [b'e' | b'w' | b'n', _, b't' | b'T' | b'u']);
    if !quote.as_bytes().windows(3).any(near) {
        return false;
    }
    let pairs = quote.as_bytes().iter().zip(quote.as_bytes().get(1..).unwrap_or_default()).enumerate();
    let near = pairs.filter(|(_, pair)| matches!(pair, (b' ', b't' | b'T' | b'u')));
    near.map(|(at, _)| quote.split_at(at)).any(|(before, after)| {
        // Where one word ends as these do and the next begins so, it is worth finding the words.
        if !before.ends_with(['e', 'w', 'n']) {
            return false;
        }
        let word = before.rsplit(' ').next().unwrap_or_default();
        match (word, after[1..].split(' ').next().unwrap_or_default()) {
            ("Donate" | "donate", next) => next.starts_with("today") || next.starts_with("Today"),
            ("Subscribe" | "subscribe", next) => next == "to",
            ("Follow" | "follow", next) => next.starts_with("us") && !next[2..].starts_with(char::is_alphabetic),
            ("Sign" | "sign", "up") => quote.contains("ign up for our"),
            _ => false,
        }
    })
}
