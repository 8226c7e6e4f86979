//! Rules on what a release redacts, and on its warnings.

use super::releases::is_public;
use super::rules;
use crate::{Material, RedactionEffect, ReleaseItem, ReleaseMode};

rules! {
    /// Material that shows shots or a death says whether it is graphic.
    ///
    /// Readers are warned before they see someone die, and each newsroom decides what it shows.
    GRAPHIC_FLAG_MISSING = "graphic-flag-missing" {
        severity: Info,
        ground: Ethics,
        citation: "SPJ Code of Ethics, minimize harm; newsrooms warn of graphic footage and do not play it unasked.",
        exceptions: "None; `unknown` is an answer too.",
        pointers: ["/materials/*"],
        misses: ["graphic"],
        message: "it shows shots or a death, and nothing says whether it is graphic",
        bad: r#"{"/materials/0/graphic": null}"#,
        good: r#"{"/materials/0/graphic": {"status": "unknown"}}"#,
        check: Material(|material, _, out| {
            let (grave, graphic) = match material {
                Material::Recording(it) => (it.shows_shooting.is_yes() || it.shows_death.is_yes(), &it.graphic),
                Material::Photo(it) => (it.shows_death.is_yes(), &it.graphic),
                _ => return,
            };
            if grave && !graphic.is_stated() {
                out.at("");
            }
        }),
    }

    /// A content warning says which recording it is about.
    ///
    /// A release of fifty videos with one warning leaves every viewer to guess.
    GRAPHIC_WARNING_SCOPE = "graphic-warning-scope" {
        severity: Info,
        ground: Ethics,
        citation: "SPJ Code of Ethics, minimize harm; an article's warning speaks of the one video beneath it, not of all that were released.",
        exceptions: "All are graphic: then mark each of them.",
        pointers: ["/releases/*/warning"],
        message: "the release has a warning, and nothing says which of its items is graphic",
        bad: r#"{"/materials/0/graphic": null, "/materials/0/shows_shooting": null, "/releases/0/items/-": {"material": "autopsy-report"}}"#,
        good: r#"{"/releases/0/items/-": {"material": "autopsy-report"}}"#,
        check: Release(|release, cx, out| {
            if release.items.len() < 2 || release.warning.value().is_none() {
                return;
            }
            let told = |item: &ReleaseItem| item.warning.is_stated() || is_graphic(cx.material(&item.material)).is_some();
            if !release.items.iter().any(told) {
                out.at("/warning");
            }
        }),
    }

    /// Graphic material is published with a warning.
    ///
    /// Readers decide for themselves whether to watch someone die.
    NO_CONTENT_WARNING = "no-content-warning" {
        severity: Info,
        profiles: [Publish: Warning],
        ground: Ethics,
        citation: "SPJ Code of Ethics, minimize harm; newsrooms warn of graphic footage before it plays.",
        exceptions: "If it is not known whether the release had a warning, use `unknown`.",
        pointers: ["/releases/*"],
        misses: ["warning"],
        message: "graphic material was published, and nothing says whether with a warning",
        bad: r#"{"/releases/0/warning": null}"#,
        good: r#"{"/releases/0/warning": null, "/releases/0/items/0/warning": {"status": "unknown"}}"#,
        check: Release(|release, cx, out| {
            if release.warning.is_stated() || release.mode != Some(ReleaseMode::Published) || !is_public(release) {
                return;
            }
            let graphic = |item: &ReleaseItem| !item.warning.is_stated() && is_graphic(cx.material(&item.material)) == Some(true);
            if release.items.iter().any(graphic) {
                out.at("");
            }
        }),
    }

    /// An edited release says what was cut or blurred, and on what ground.
    ///
    /// Viewers can judge an edited video only if they know what is missing from it.
    REDACTION_BASIS_MISSING = "redaction-basis-missing" {
        severity: Info,
        ground: Law,
        citation: "Cal. Gov. Code 7923.625 (AB 748): redactions protect privacy or what other law protects, and the agency states on what ground.",
        exceptions: "A clip with a stated length, or minutes out of a stated total; `[]` says that nothing was redacted.",
        pointers: ["/releases/*"],
        misses: ["items"],
        message: "this was edited for the release, and nothing says what was removed and on what ground",
        bad: r#"{"/releases/0/items/0/edited": {"status": "known", "value": true}}"#,
        good: r#"{"/releases/0/items/0/edited": {"status": "known", "value": true}, "/releases/0/items/0/redactions": [{"basis": {"code": "juvenile"}}]}"#,
        check: Release(|release, _, out| {
            // An excerpt says by its length what was done.
            if release.counts.iter().any(|count| count.out_of.is_stated()) {
                return;
            }
            let told = |item: &ReleaseItem| item.redactions.is_stated() || item.duration_seconds.is_stated();
            if release.items.iter().any(|item| item.edited.is_yes() && !told(item)) {
                out.at("");
            }
        }),
    }

    /// A redaction does not obscure what happened.
    ///
    /// Blurring a face is one thing, blurring the hands that may have held a weapon another.
    REDACTION_DISTORTS = "redaction-distorts" {
        severity: Warning,
        ground: Law,
        citation: "Cal. Gov. Code 7923.625 (AB 748): redaction may not keep a viewer from understanding the events fully and correctly.",
        exceptions: "A court's order.",
        pointers: ["/releases/*/items/*/redactions/*/effect"],
        message: "the redaction keeps viewers from understanding what happened",
        bad: r#"{"/releases/0/items/0/redactions": [{"basis": {"code": "personal_data"}, "effect": {"code": "distorting"}}]}"#,
        good: r#"{"/releases/0/items/0/redactions": [{"basis": {"code": "personal_data"}, "effect": {"code": "cosmetic"}}]}"#,
        check: Release(|release, _, out| {
            for (index, item) in release.items.iter().enumerate() {
                for (place, redaction) in item.redactions.iter().enumerate() {
                    if redaction.effect.as_ref().is_some_and(|effect| *effect == RedactionEffect::Distorting) {
                        out.at(format_args!("/items/{index}/redactions/{place}/effect"));
                    }
                }
            }
        }),
    }

    /// An item much shorter than its recording is not called unedited.
    ///
    /// Twenty seconds of sixteen minutes are an excerpt, however little the pictures were changed.
    EDITED_AS_ORIGINAL = "edited-as-original" {
        severity: Warning,
        ground: Logic,
        citation: "Pasquotank County, North Carolina, 26 April 2021: the family was shown 20 seconds of the recordings.",
        exceptions: "Less than a tenth is tolerated, because lengths are rounded.",
        pointers: ["/releases/*/items/*/edited"],
        message: "the item is said to be unedited, and is much shorter than the recording",
        bad: r#"{"/materials/0/duration_seconds": {"status": "known", "value": 2400}, "/releases/0/items/0/edited": {"status": "known", "value": false}, "/releases/0/items/0/duration_seconds": {"status": "known", "value": 20}}"#,
        good: r#"{"/materials/0/duration_seconds": {"status": "known", "value": 2400}, "/releases/0/items/0/edited": {"status": "known", "value": false}, "/releases/0/items/0/duration_seconds": {"status": "known", "value": 2395}}"#,
        check: Release(|release, cx, out| {
            for (index, item) in release.items.iter().enumerate() {
                let Some(released) = item.duration_seconds.max().filter(|_| item.edited.is_no()) else { continue };
                let Some(Material::Recording(recording)) = cx.material(&item.material) else { continue };
                if recording.duration_seconds.min().is_some_and(|whole| released < whole * 0.9) {
                    out.at(format_args!("/items/{index}/edited"));
                }
            }
        }),
    }
}

/// Whether a material is graphic, if the record says.
fn is_graphic(material: Option<&Material>) -> Option<bool> {
    let graphic = match material? {
        Material::Recording(recording) => &recording.graphic,
        Material::Document(document) => &document.graphic,
        Material::Photo(photo) => &photo.graphic,
        Material::Other(_) => return None,
    };
    graphic.value().copied()
}
