//! Rules on the versions of a source, and what each of them can report.

use super::rules;
use crate::{Date, EntityKind, Scalar, VersionKind};

rules! {
    /// A source does not report what happened after its last version.
    ///
    /// The claim belongs to another source, or a date is mistyped. The same holds for a source that
    /// is older than the incident and reports the shots.
    SOURCE_BEFORE_EVENT = "source-before-event" {
        severity: Error,
        ground: Logic,
        citation: "Nobody reports what has not happened yet.",
        exceptions: "Announcements: releases, hearings and due dates are not checked; nor are sources whose last version is undated.",
        pointers: ["/claims/*/source"],
        message: "the source's last version is before what it is said to report",
        bad: r#"{"/claims": [{"id": "claim-1", "source": "source-release", "about": {"id": "subject", "field": "death/died"}, "value": {"status": "known", "value": "2021-05-25"}}]}"#,
        good: r#"{"/claims": [{"id": "claim-1", "source": "source-release", "about": {"id": "release-1", "field": "released"}, "value": {"status": "known", "value": "2021-05-25"}}]}"#,
        check: Claim(|claim, cx, out| {
            let told = match (claim.value.value(), &claim.about.field[..]) {
                (Some(Scalar::Text(day)), "occurred" | "death/died" | "death/pronounced" | "performed") => {
                    day.parse::<Date>().ok()
                }
                _ => None,
            };
            let tells_of_the_shots = || {
                use EntityKind::{Aid, Autopsy, Discharge, ForceUse, Strike};
                matches!(cx.kind_of_subject(claim), Some(Discharge | Strike | Autopsy | Aid | ForceUse))
            };
            let first_told = match told {
                None if tells_of_the_shots() => cx.occurred().earliest(),
                told => told,
            };
            let Some(day) = first_told else { return };
            if cx.source(&claim.source).is_some_and(|source| source.ended_before(day)) {
                out.at("/source");
            }
        }),
    }

    /// A source's claims were made by its last version.
    ///
    /// The claim belongs to another source, or to a version that is not listed.
    CLAIM_AFTER_SOURCE_VERSION = "claim-after-source-version" {
        severity: Error,
        ground: Logic,
        citation: "A text does not contain what was said after it.",
        exceptions: "Sources whose last version is undated are not checked.",
        pointers: ["/claims/*/asserted"],
        message: "this was asserted after the last version of its source",
        bad: r#"{"/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}, "asserted": {"status": "known", "value": "2021-07-01"}}]}"#,
        good: r#"{"/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "autopsy-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 2}, "asserted": {"status": "known", "value": "2021-07-01"}}], "/sources/1/retrieved": "2021-07-02"}"#,
        check: Claim(|claim, cx, out| {
            let Some(asserted) = claim.asserted.earliest() else { return };
            if cx.source(&claim.source).is_some_and(|source| source.ended_before(asserted)) {
                out.at("/asserted");
            }
        }),
    }

    /// A correction comes after what it corrects.
    ///
    /// Either date may be mistyped.
    CORRECTION_BEFORE_PUBLICATION = "correction-before-publication" {
        severity: Error,
        ground: Logic,
        citation: "What is corrected already exists.",
        exceptions: "None.",
        pointers: ["/sources/*/versions/*/at"],
        message: "the version is before the first publication of the source",
        bad: r#"{"/sources/1/versions": [{"kind": "correction", "at": {"status": "known", "value": "2021-06-21"}}]}"#,
        good: r#"{"/sources/1/versions": [{"kind": "correction", "at": {"status": "known", "value": "2021-06-22"}}]}"#,
        check: Source(|source, _, out| {
            for (index, version) in source.versions.iter().enumerate() {
                if version.kind != VersionKind::Original && version.at.certainly_before(&source.published) {
                    out.at(format_args!("/versions/{index}/at"));
                }
            }
        }),
    }
}
