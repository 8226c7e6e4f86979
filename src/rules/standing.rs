//! Rules on the record's own position, and the claims it rests on.
//!
//! They report only if the field's own value is that of one claim, and no other claim still in force says
//! the same: a field may rest on more than its claims.

use super::provenance::{standing, stands};
use super::rules;
use crate::model::Standing;
use crate::validate::Context;
use crate::value::words;
use crate::{AbsentStatus, Certainty, Claim, ClaimBasis, Date, Entity, Fact, Scalar, SourceKind};

/// How many claims about one field are compared with each other.
const COMPARED: usize = 16;

rules! {
    /// The record's position is not a value that was replaced.
    ///
    /// Within a quarter of an hour police said "toolbar", and then "only a phone". The first word
    /// spreads, and remains where nobody checks again.
    SUPERSEDED_PREFERRED = "superseded-preferred" {
        severity: Warning,
        ground: Logic,
        citation: "Sacramento, 19 March 2018: two press releases, fifteen minutes apart, of which the second replaced the first.",
        exceptions: "The record knows better than the later claim: then a claim says from where.",
        pointers: ["/claims/*/supersedes"],
        message: "the record's own value is the one that this claim replaced",
        bad: r#"{"/autopsies/0/bullet_strikes": {"status": "known", "value": 3}, "/force/strikes": [], "/claims": [
            {"id": "claim-1", "source": "source-release", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 3}},
            {"id": "claim-2", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}, "supersedes": "claim-1"}]}"#,
        good: r#"{"/autopsies/0/bullet_strikes": {"status": "known", "value": 2}, "/force/strikes": [], "/claims": [
            {"id": "claim-1", "source": "source-release", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 3}},
            {"id": "claim-2", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}, "supersedes": "claim-1"}]}"#,
        check: Claim(|claim, cx, out| {
            let Some(Entity::Claim(replaced)) = claim.supersedes.as_ref().and_then(|id| cx.find(id)) else { return };
            let replaces = claim.about == replaced.about && !claim.retracted.is_yes();
            if replaces && claim.value.contradicts(&replaced.value) && rests_on(replaced, cx) {
                out.at("/supersedes");
            }
        }),
    }

    /// The record's position is not a value that its source retracted.
    ///
    /// A retraction reaches those who look for it; an old table does not change.
    RETRACTED_CITED = "retracted-cited" {
        severity: Warning,
        ground: Ethics,
        citation: "Sacramento, 30 March 2018: on one day the examiner's side took back that no bullet came from the front. SPJ Code of Ethics: acknowledge mistakes and correct them promptly and prominently.",
        exceptions: "Another source still says so: then a claim says which.",
        pointers: ["/claims/*/retracted"],
        message: "the source retracted this, and the record's own value rests on it alone",
        bad: r#"{"/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}, "retracted": {"status": "known", "value": true}}]}"#,
        good: r#"{"/claims": [
            {"id": "claim-1", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}, "retracted": {"status": "known", "value": true}},
            {"id": "claim-2", "source": "source-release", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}}]}"#,
        check: Claim(|claim, cx, out| {
            if claim.retracted.is_yes() && rests_on(claim, cx) {
                out.at("/retracted");
            }
        }),
    }

    /// If sources differ, the record does not rest on an anonymous one alone.
    ///
    /// A person who is not named cannot be asked, and is not accountable.
    ANONYMOUS_SOLE = "anonymous-sole" {
        severity: Warning,
        ground: Ethics,
        citation: "SPJ Code of Ethics: the public is entitled to as much information as possible to judge the reliability and motivations of sources; explain why anonymity was granted.",
        exceptions: "The record's own value comes from elsewhere: then a claim says from where.",
        pointers: ["/claims/*/asserter_description"],
        message: "another claim contradicts this, and the record rests on it although its speaker is not named",
        bad: r#"{"/claims": [
            {"id": "claim-1", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}, "asserter_description": "an official who spoke on condition of anonymity"},
            {"id": "claim-2", "source": "source-release", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 1}}]}"#,
        good: r#"{"/claims": [
            {"id": "claim-1", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}, "asserter_description": "the county's pathologist"},
            {"id": "claim-2", "source": "source-release", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 1}}]}"#,
        check: Contested(|claim, cx, out| {
            let Some(speaker) = claim.asserter_description.as_ref().filter(|_| claim.asserter.is_none()) else { return };
            let unnamed = words::hold(speaker, &["anonymous", "anonymously", "anonymity", "unnamed"]);
            if unnamed && against(claim, cx).next().is_some() && rests_on(claim, cx) {
                out.at("/asserter_description");
            }
        }),
    }

    /// Statements of the first two days give way to later findings.
    ///
    /// First statements are made before anybody has investigated. If an examination, a report or a
    /// court record later says otherwise, the record should not rest on the first statement alone.
    EARLY_STATEMENT_PREFERRED = "early-statement-preferred" {
        severity: Warning,
        ground: Ethics,
        citation: "AP, criminal justice: be cautious with first police statements, and ask how they know. Akron 2022: about 60 hits by an early estimate, 46 entrance or graze wounds by the medical examiner.",
        exceptions: "The first statement was right: then a claim says who confirmed it.",
        pointers: ["/claims/*/value"],
        message: "this was said within two days, a later official finding contradicts it, and the record rests on it alone",
        bad: r#"{"/claims": [
            {"id": "claim-1", "source": "source-release", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}, "asserted": {"status": "known", "value": "2021-05-02"}},
            {"id": "claim-2", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 1}, "asserted": {"status": "known", "value": "2021-06-20"}, "basis": {"code": "examination"}}]}"#,
        good: r#"{"/claims": [
            {"id": "claim-1", "source": "source-release", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}, "asserted": {"status": "known", "value": "2021-05-02"}},
            {"id": "claim-2", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 1}, "asserted": {"status": "known", "value": "2021-06-20"}, "basis": {"code": "reported"}}]}"#,
        check: Contested(|claim, cx, out| {
            let days_after = |day: Option<Date>| cx.occurred().latest()?.days_until(day?);
            if days_after(said(claim, cx).latest()).is_none_or(|days| days > 2) {
                return;
            }
            let mut later = against(claim, cx).filter(|other| days_after(said(other, cx).earliest()).is_some_and(|days| days > 2));
            if later.any(|other| is_official(other, cx)) && rests_on(claim, cx) {
                out.at("/value");
            }
        }),
    }

    /// What a source only believes is not stated as a fact.
    ///
    /// "Believed to be a gun" becomes a gun by being written down. What officers took something for
    /// is a perception; somebody's guess has a `basis`.
    CERTAINTY_UPGRADED = "certainty-upgraded" {
        severity: Info,
        ground: Ethics,
        citation: "AP, criminal justice: ask how first statements are known, and state what is not. Sacramento, 18 March 2018: a believed gun was a telephone.",
        exceptions: "The record's own value comes from elsewhere: then a claim says from where.",
        pointers: ["/claims/*/certainty"],
        message: "the claim is hedged, and the record states the same without qualification, on its strength alone",
        bad: r#"{"/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}, "certainty": "hedged"}]}"#,
        good: r#"{"/autopsies/0/bullet_strikes/basis": "estimated", "/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}, "certainty": "hedged"}]}"#,
        check: Claim(|claim, cx, out| {
            let plain = |own: &Fact<Scalar>| matches!(own, Fact::Known(known) if known.basis.is_none());
            if claim.certainty == Some(Certainty::Hedged)
                && rests_on(claim, cx)
                && matches!(standing(claim, cx), Standing::Value(own) if plain(&own))
            {
                out.at("/certainty");
            }
        }),
    }

    /// What a source does not know is not recorded as a "no".
    ///
    /// A form's blank and a report's silence turn into "unarmed" or "nobody hurt" when somebody
    /// fills them in.
    ABSENCE_AS_NEGATIVE = "absence-as-negative" {
        severity: Info,
        ground: Ethics,
        citation: "FBI National Use-of-Force: every such question has yes, no, unknown and pending. AP, criminal justice: state what is not known.",
        exceptions: "The record's own no comes from elsewhere: then a claim says from where.",
        pointers: ["/claims/*/value"],
        message: "the claim says that its source does not know, and the record says no without a claim that does",
        bad: r#"{"/people/0/armed": {"status": "known", "value": false}, "/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "subject", "field": "armed"}, "value": {"status": "unknown"}}]}"#,
        good: r#"{"/people/0/armed": {"status": "unknown"}, "/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "subject", "field": "armed"}, "value": {"status": "unknown"}}]}"#,
        check: Claim(|claim, cx, out| {
            use AbsentStatus::{Pending, Undetermined, Unknown, UnknownUnlikely};
            let is_open = |status| matches!(status, Unknown | Undetermined | UnknownUnlikely | Pending);
            if claim.value.absent().is_none_or(|absent| !is_open(absent.status)) {
                return;
            }
            let no = Fact::known(Scalar::Flag(false));
            let denied = |other: &Claim| agree(&other.value, &no);
            if matches!(standing(claim, cx), Standing::Value(own) if agree(&own, &no))
                && !cx.claims_beside(claim).take(COMPARED).any(denied)
            {
                out.at("/value");
            }
        }),
    }
}

/// The claims that contradict a claim, and stand.
fn against<'c, 'a>(claim: &'a Claim, cx: &'c Context<'a>) -> impl Iterator<Item = &'a Claim> + use<'c, 'a> {
    let beside = cx.claims_beside(claim).take(COMPARED);
    beside.filter(move |other| claim.value.contradicts(&other.value) && stands(other, cx))
}

/// Whether the record's own value is that of a claim, and no other claim that stands says the same.
fn rests_on<'a>(claim: &'a Claim, cx: &Context<'a>) -> bool {
    let mut beside = cx.claims_beside(claim).take(COMPARED).filter(|other| !std::ptr::eq(*other, claim));
    matches!(standing(claim, cx), Standing::Value(own) if agree(&own, &claim.value))
        && !beside.any(|other| agree(&other.value, &claim.value) && stands(other, cx))
}

fn agree(a: &Fact<Scalar>, b: &Fact<Scalar>) -> bool {
    let value = a.value().is_some() && a.value() == b.value();
    value || (a.range().is_some() && a.range() == b.range())
}

/// When a claim was made: by its asserter, or else by its source.
fn said<'a>(claim: &'a Claim, cx: &Context<'a>) -> &'a Fact<Date> {
    if claim.asserted.is_stated() {
        return &claim.asserted;
    }
    cx.source(&claim.source).map_or(&claim.asserted, |source| &source.published)
}

/// Whether a claim is what somebody found by looking into it.
fn is_official(claim: &Claim, cx: &Context<'_>) -> bool {
    claim.basis.as_ref().is_some_and(|basis| *basis == ClaimBasis::Examination)
        || cx
            .source(&claim.source)
            .is_some_and(|source| matches!(source.kind.code, SourceKind::Report | SourceKind::CourtRecord))
}
