//! Rules on releases.

use super::rules;
use crate::validate::Context;
use crate::{ActorId, Audience, Channel, Coded, Entity, EntityKind, Material, PartyId, Release, ReleaseMode};

rules! {
    /// A public release can be found.
    ///
    /// Without a URL or number, nobody can look up what was released.
    RELEASE_NO_LOCATOR = "release-no-locator" {
        severity: Info,
        ground: Plausibility,
        citation: "An article's \"available here\" loses its link when the text is copied.",
        exceptions: "Something that was only shown has no URL; nor does something given to the family or a court.",
        pointers: ["/releases/*"],
        misses: ["url", "items"],
        message: "nothing says where the release can be found",
        bad: r#"{"/releases/0/url": null}"#,
        good: r#"{"/releases/0/url": null, "/releases/0/mode": "shown"}"#,
        check: Release(|release, _, out| {
            let found = release.url.value().is_some() || release.items.iter().any(|item| item.url.value().is_some());
            if !found && is_public(release) && release.mode != Some(ReleaseMode::Shown) {
                out.at("");
            }
        }),
    }

    /// An additional release follows an earlier one.
    ///
    /// The word says that something came before; the record should have it.
    ADDITIONAL_WITHOUT_PRIOR = "additional-without-prior" {
        severity: Warning,
        ground: Logic,
        citation: "What is additional adds to something.",
        exceptions: "None: record the earlier release, even if its details are unknown.",
        pointers: ["/releases/*/additional"],
        message: "it is called additional, and no other release in the record can be earlier",
        bad: r#"{"/releases/0/additional": {"status": "known", "value": true}}"#,
        good: r#"{"/releases/0/additional": {"status": "known", "value": true}, "/releases/-": {"id": "release-0", "released": {"status": "known", "value": "2021-05"}, "url": {"status": "known", "value": "https://police.example.org/releases/0"}}}"#,
        check: CaseFile(|case, cx, out| {
            // What stands alone has its earlier releases elsewhere.
            if cx.standalone {
                return;
            }
            // Only a release that comes before all others can be additional to none.
            let before = |a: &Release, b: &Release| a.released.certainly_before(&b.released);
            let releases = case.releases.iter().enumerate();
            let first = releases.reduce(|first, next| if before(next.1, first.1) { next } else { first });
            let Some((index, first)) = first.filter(|(_, first)| first.additional.is_yes()) else { return };
            if case.releases.iter().all(|other| other.id == first.id || before(first, other)) {
                out.at(format_args!("/releases/{index}/additional"));
            }
        }),
    }

    /// Disclosure to a private audience is not called publication.
    ///
    /// Some laws distinguish the two: a family may see what the public may not.
    DISCLOSURE_NOT_RELEASE = "disclosure-not-release" {
        severity: Warning,
        ground: Law,
        citation: "N.C. Gen. Stat. 132-1.4A as reported in 2021: disclosure to the family apart from release to the public.",
        exceptions: "None: something is shown to a private audience, or a copy is given to it.",
        pointers: ["/releases/*/mode"],
        message: "it is called published, and went only to a private audience",
        bad: r#"{"/releases/0/audience": [{"code": "family"}]}"#,
        good: r#"{"/releases/0/audience": [{"code": "family"}], "/releases/0/mode": "shown"}"#,
        check: Release(|release, _, out| {
            if !is_public(release) && release.mode == Some(ReleaseMode::Published) {
                out.at("/mode");
            }
        }),
    }

    /// No release follows one declared complete.
    ///
    /// An agency says that everything is released, and releases more later. Readers may ask what
    /// was held back, and why.
    FINAL_THEN_MORE = "final-then-more" {
        severity: Warning,
        ground: Logic,
        citation: "What adds to everything shows that it was not everything.",
        exceptions: "Material that came into being only later: then it is not additional. A release that replaces the first names it in `supersedes`.",
        pointers: ["/releases/*/additional"],
        message: "it is additional to a release that was declared complete",
        bad: r#"{"/releases/0/complete": {"status": "known", "value": true}, "/releases/-": {"id": "release-2", "by": ["riverton-police"], "released": {"status": "known", "value": "2021-08-01"}, "additional": {"status": "known", "value": true}, "url": {"status": "known", "value": "https://police.example.org/releases/2"}}}"#,
        good: r#"{"/releases/0/complete": {"status": "known", "value": true}, "/releases/-": {"id": "release-2", "by": ["county-coroner"], "released": {"status": "known", "value": "2021-08-01"}, "additional": {"status": "known", "value": true}, "url": {"status": "known", "value": "https://coroner.example.org/2"}}}"#,
        check: CaseFile(|case, _, out| {
            let mut complete = case.releases.iter().filter(|release| release.complete.is_yes());
            let Some(complete) = complete.next() else { return };
            for (index, release) in case.releases.iter().enumerate().filter(|(_, release)| release.additional.is_yes()) {
                let same = release.by.iter().take(16).any(|by| complete.by.iter().take(16).any(|other| other == by));
                let replaces = release.supersedes.as_ref() == Some(&complete.id);
                if same && !replaces && complete.released.certainly_before(&release.released) {
                    out.at(format_args!("/releases/{index}/additional"));
                }
            }
        }),
    }

    /// A release by somebody other than the custodian is flagged for information.
    ///
    /// The publisher is not always the author: a police department may publish the county's
    /// autopsy. Readers credit the one they see.
    RELEASE_ACTOR_NOT_CUSTODIAN = "release-actor-not-custodian" {
        severity: Info,
        ground: Plausibility,
        citation: "Sacramento, 1 May 2018: the city's police published the county coroner's autopsy; accounts differ on whose release it was.",
        exceptions: "For information only: joint protocols provide for it. Reported once for each release.",
        pointers: ["/releases/*/items/*/material"],
        message: "the material has a different custodian from those who released it",
        bad: r#"{"/materials/1/custodian": "county-coroner", "/releases/0/items/-": {"material": "autopsy-report"}}"#,
        good: r#"{"/materials/1/custodian": "county-coroner", "/releases/0/items/-": {"material": "autopsy-report"}, "/releases/0/by": ["riverton-police", "county-coroner"]}"#,
        check: Release(|release, cx, out| {
            if release.by.is_empty() {
                return;
            }
            for (index, item) in release.items.iter().enumerate() {
                let Some(custodian) = cx.material(&item.material).and_then(custodian) else { continue };
                if !release.by.iter().take(16).any(|by| belongs(by, custodian, cx)) {
                    return out.at(format_args!("/items/{index}/material"));
                }
            }
        }),
    }

    /// A leak does not fulfil a duty.
    ///
    /// The public having seen it does not mean that the agency has released it.
    LEAK_AS_RELEASE = "leak-as-release" {
        severity: Warning,
        ground: Logic,
        citation: "A duty to release is met by whom it binds; a leak is nobody's release.",
        exceptions: "None.",
        pointers: ["/duties/*"],
        message: "a leak is said to fulfil the duty",
        bad: r#"{"/releases/0/channel": {"code": "leak"}}"#,
        good: r#"{"/releases/0/channel": {"code": "leak"}, "/duties": []}"#,
        check: Duty(|duty, cx, out| {
            let mut named = duty.answered_by.iter().filter_map(|id| cx.release(id)).chain(cx.releases_naming(duty));
            if named.any(|release| release.channel.as_ref().is_some_and(|channel| *channel == Channel::Leak)) {
                out.at("");
            }
        }),
    }
}

/// Who keeps a material.
fn custodian(material: &Material) -> Option<&PartyId> {
    match material {
        Material::Recording(it) => it.custodian.as_ref(),
        Material::Document(it) => it.custodian.as_ref(),
        Material::Photo(it) => it.custodian.as_ref(),
        Material::Other(it) => it.custodian.as_ref(),
    }
}

/// Whether somebody is a party, a part of it, what it is a part of, or a person who may speak for it.
fn belongs(actor: &ActorId, party: &PartyId, cx: &Context<'_>) -> bool {
    let parent = |id: &str| match cx.find(id) {
        Some(Entity::Party(party)) => party.parent.as_deref(),
        _ => None,
    };
    **actor == **party
        || parent(party) == Some(actor)
        || parent(actor) == Some(party)
        || cx.kind_of(actor) == Some(EntityKind::Person)
}

/// Whether a release went to everyone, as far as the record says.
pub(super) fn is_public(release: &Release) -> bool {
    let public = |audience: &Coded<Audience>| matches!(audience.code, Audience::Public | Audience::Press);
    release.audience.is_empty() || release.audience.iter().any(public)
}
