//! Rules on the numbers of items that a release is said to hold. Videos are not files.

use super::interval::Interval;
use super::rules;
use crate::{ItemCount, ItemUnit};

rules! {
    /// The parts of a release add up to its total.
    ///
    /// 23, 28, 1 and 2 items make 54, not 53: a source counted otherwise, or something is missing.
    MEDIA_PARTS_MISMATCH = "media-parts-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "Sacramento, 16 April 2018: 53 videos by one count, 52 by another, 54 files by their parts.",
        exceptions: "Counts of kinds that overlap: then mark no total.",
        pointers: ["/releases/*/counts"],
        message: "the sum of the parts and the total differ by at least {} items",
        bad: r#"{"/releases/0/counts": [
            {"unit": {"code": "video"}, "count": {"status": "known", "value": 5}, "total": {"status": "known", "value": true}},
            {"unit": {"code": "body_worn_video"}, "count": {"status": "known", "value": 3}},
            {"unit": {"code": "in_car_video"}, "count": {"status": "known", "value": 1}}]}"#,
        good: r#"{"/releases/0/counts": [
            {"unit": {"code": "video"}, "count": {"status": "range", "min": 4, "max": 5}, "total": {"status": "known", "value": true}},
            {"unit": {"code": "body_worn_video"}, "count": {"status": "known", "value": 3}},
            {"unit": {"code": "in_car_video"}, "count": {"status": "known", "value": 1}}]}"#,
        check: Release(|release, _, out| {
            let Some(total) = total(&release.counts) else { return };
            let parts = || release.counts.iter().filter(|part| !part.total.is_yes());
            let sum: Interval = parts().map(|part| (&part.count).into()).sum();
            if parts().nth(1).is_some()
                && let Some(gap) = sum.gap((&total.count).into())
            {
                out.at_with("/counts", &[gap]);
            }
        }),
    }

    /// A total of videos counts only videos.
    ///
    /// With files, calls and pages among its parts, the number cannot be compared with anything.
    MEDIA_UNIT_MIXED = "media-unit-mixed" {
        severity: Warning,
        ground: Plausibility,
        citation: "Sacramento, 16 April 2018: videos and sound files were added up as videos.",
        exceptions: "None; give the total the unit `file`.",
        pointers: ["/releases/*/counts"],
        message: "the total counts videos, and some of its parts are not videos",
        bad: r#"{"/releases/0/counts": [
            {"unit": {"code": "video"}, "count": {"status": "known", "value": 4}, "total": {"status": "known", "value": true}},
            {"unit": {"code": "emergency_call"}, "count": {"status": "known", "value": 4}}]}"#,
        good: r#"{"/releases/0/counts": [
            {"unit": {"code": "file"}, "count": {"status": "known", "value": 4}, "total": {"status": "known", "value": true}},
            {"unit": {"code": "emergency_call"}, "count": {"status": "known", "value": 4}}]}"#,
        check: Release(|release, _, out| {
            let of_videos = total(&release.counts).is_some_and(|total| total.unit == ItemUnit::Video);
            if of_videos && release.counts.iter().any(|part| !is_video(part.unit.code)) {
                out.at("/counts");
            }
        }),
    }

    /// No more of something was released than there is.
    ///
    /// 16 of 188 minutes were shown; 188 of 16 has the two numbers swapped.
    PART_EXCEEDS_WHOLE = "part-exceeds-whole" {
        severity: Error,
        ground: Logic,
        citation: "A part is not more than the whole. Pasquotank County 2021: 16 of 188 minutes.",
        exceptions: "None.",
        pointers: ["/releases/*/counts/*/count"],
        message: "the released amount exceeds the whole by at least {}",
        bad: r#"{"/releases/0/counts": [{"unit": {"code": "minute"}, "count": {"status": "known", "value": 188}, "out_of": {"status": "known", "value": 16}}]}"#,
        good: r#"{"/releases/0/counts": [{"unit": {"code": "minute"}, "count": {"status": "known", "value": 16}, "out_of": {"status": "known", "value": 188}}]}"#,
        check: Release(|release, _, out| {
            for (index, part) in release.counts.iter().enumerate() {
                if let Some(more) = Interval::from(&part.count).above((&part.out_of).into()) {
                    out.at_with(format_args!("/counts/{index}/count"), &[more]);
                }
            }
        }),
    }
}

fn total(counts: &[ItemCount]) -> Option<&ItemCount> {
    counts.iter().find(|count| count.total.is_yes())
}

fn is_video(unit: ItemUnit) -> bool {
    matches!(unit, ItemUnit::Video | ItemUnit::BodyWornVideo | ItemUnit::InCarVideo | ItemUnit::AircraftVideo)
}
