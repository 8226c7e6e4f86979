//! Rules on releases.

use super::rules;
use crate::{Audience, Coded, Release, ReleaseMode};

rules! {
    /// A public release can be found.
    ///
    /// Without an address or number, nobody can look at what was released.
    RELEASE_NO_LOCATOR = "release-no-locator" {
        severity: Info,
        ground: Plausibility,
        citation: "An article's \"available here\" loses its link when the text is copied.",
        exceptions: "What was only shown has no address; nor has what went to the family or a court.",
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
        exceptions: "None: put down the earlier release, be its details unknown.",
        pointers: ["/releases/*/additional"],
        message: "it is called additional, and no other release of the record can be earlier",
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

    /// Disclosure to some is not publication.
    ///
    /// Some laws tell the two apart: a family may see what the public may not.
    DISCLOSURE_NOT_RELEASE = "disclosure-not-release" {
        severity: Warning,
        ground: Law,
        citation: "N.C. Gen. Stat. 132-1.4A as reported in 2021: disclosure to the family apart from release to the public.",
        exceptions: "None: a private audience is shown or given a copy.",
        pointers: ["/releases/*/mode"],
        message: "it is called published, and went to a private audience",
        bad: r#"{"/releases/0/audience": [{"code": "family"}]}"#,
        good: r#"{"/releases/0/audience": [{"code": "family"}], "/releases/0/mode": "shown"}"#,
        check: Release(|release, _, out| {
            if !is_public(release) && release.mode == Some(ReleaseMode::Published) {
                out.at("/mode");
            }
        }),
    }
}

/// Whether a release went to everyone, as far as the record says.
fn is_public(release: &Release) -> bool {
    let public = |audience: &Coded<Audience>| matches!(audience.code, Audience::Public | Audience::Press);
    release.audience.is_empty() || release.audience.iter().any(public)
}
