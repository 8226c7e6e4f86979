//! Rules on what agencies state, and when: names before next of kin know, press releases that
//! contradict each other.

use super::rules;
use crate::validate::Context;
use crate::{AbsentStatus, Claim, Date, Fact, NameBasis, NameDisclosure, PersonRole, Source, SourceKind};

/// How many claims about one thing are compared with each other; they are few.
const NEAR: usize = 16;

rules! {
    /// Next of kin are notified before the name is made public.
    ///
    /// Agencies withhold a name until the family has been told.
    NOK_EMBARGO = "nok-embargo" {
        severity: Warning,
        ground: Ethics,
        citation: "Sacramento Police, 19 March 2018, and Salt Lake City Police, 2023: no name before next of kin are notified.",
        exceptions: "The family, their attorney or the person made the name public first: record that in `name_disclosures`.",
        pointers: ["/people/*/name_disclosures/*"],
        message: "the name was made public before next of kin were notified",
        bad: r#"{"/people/0/kin_notified": {"status": "known", "value": "2021-05-04"}, "/people/0/name_disclosures": [{"basis": {"code": "official"}, "on": {"status": "known", "value": "2021-05-03"}}]}"#,
        good: r#"{"/people/0/kin_notified": {"status": "known", "value": "2021-05-03"}, "/people/0/name_disclosures": [{"basis": {"code": "official"}, "on": {"status": "known", "value": "2021-05-03"}}]}"#,
        check: Person(|person, cx, out| {
            let disclosures = &person.name_disclosures;
            let by_kin = |it: &NameDisclosure| {
                matches!(it.basis.code, NameBasis::Family | NameBasis::Attorney | NameBasis::Person)
            };
            if !person.has_role(PersonRole::Decedent) || disclosures.iter().any(by_kin) {
                return;
            }
            let is_pending = person.kin_notified.absent().is_some_and(|it| it.status == AbsentStatus::Pending);
            let has_come = |on: &Fact<Date>| on.latest().zip(cx.as_of).is_some_and(|(on, now)| on.certainly_before(now));
            for (index, disclosure) in disclosures.iter().enumerate() {
                let on = &disclosure.on;
                if on.certainly_before(&person.kin_notified) || is_pending && has_come(on) {
                    out.at(format_args!("/name_disclosures/{index}"));
                }
            }
        }),
    }

    /// Of two contradictory press releases on one day, one is marked as replaced.
    ///
    /// Within a quarter of an hour, police have said "toolbar" and then "only a phone". The record
    /// should say which is current.
    RELEASE_SUPERSEDED_UNLINKED = "release-superseded-unlinked" {
        severity: Warning,
        ground: Plausibility,
        citation: "Sacramento, 19 March 2018: two press releases, fifteen minutes apart.",
        exceptions: "None: set `supersedes` on the claim or the release.",
        pointers: ["/claims/*"],
        message: "another press release by the same publisher on the same day contradicts this, and neither replaces the other",
        bad: r#"{"/sources/-": {"id": "source-release-2", "kind": {"code": "press_release"}, "publisher": "riverton-police", "published": {"status": "known", "value": "2021-05-20"}, "url": {"status": "known", "value": "https://police.example.org/releases/2"}}, "/claims": [
            {"id": "claim-1", "source": "source-release", "about": {"id": "incident", "field": "officers_involved"}, "value": {"status": "known", "value": 2}},
            {"id": "claim-2", "source": "source-release-2", "about": {"id": "incident", "field": "officers_involved"}, "value": {"status": "known", "value": 3}}]}"#,
        good: r#"{"/sources/-": {"id": "source-release-2", "kind": {"code": "press_release"}, "publisher": "riverton-police", "published": {"status": "known", "value": "2021-05-20"}, "url": {"status": "known", "value": "https://police.example.org/releases/2"}}, "/claims": [
            {"id": "claim-1", "source": "source-release", "about": {"id": "incident", "field": "officers_involved"}, "value": {"status": "known", "value": 2}},
            {"id": "claim-2", "source": "source-release-2", "about": {"id": "incident", "field": "officers_involved"}, "value": {"status": "known", "value": 3}, "supersedes": "claim-1"}]}"#,
        check: Contested(|claim, cx, out| {
            let Some(release) = press_release(claim, cx) else { return };
            let replaces = |a: &Claim, b: &Claim| a.supersedes.as_ref() == Some(&b.id);
            let rivals = cx.claims_before(claim).take(NEAR).filter(|other| !replaces(claim, other) && !replaces(other, claim));
            if rivals.filter(|other| claim.value.contradicts(&other.value)).any(|other| {
                press_release(other, cx).is_some_and(|earlier| are_of_one_day(release, earlier, cx))
            }) {
                out.at("");
            }
        }),
    }
}

/// The press release in which a claim is made, if it is made in one.
fn press_release<'a>(claim: &Claim, cx: &Context<'a>) -> Option<&'a Source> {
    cx.source(&claim.source).filter(|source| source.kind == SourceKind::PressRelease)
}

/// Whether two press releases are of one day and one publisher, and neither is known to replace the other.
fn are_of_one_day(a: &Source, b: &Source, cx: &Context<'_>) -> bool {
    let day = |source: &Source| source.published.value()?.day();
    let replaces = |a: &Source, b: &Source| {
        let release = a.release.as_ref().and_then(|id| cx.release(id));
        release.is_some_and(|release| release.supersedes.is_some() && release.supersedes == b.release)
    };
    let is_one_day = day(a).is_some() && day(a) == day(b);
    let is_one_publisher = a.publisher.is_some() && a.publisher == b.publisher;
    a.id != b.id && is_one_publisher && is_one_day && !replaces(a, b) && !replaces(b, a)
}
