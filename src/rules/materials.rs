//! Rules on recordings and what is said in them.

use super::rules;
use crate::{Date, Fact, Material, TimeRelation};

rules! {
    /// Who speaks is known.
    ///
    /// "A male officer" is a description. Who it was should be asked for, and not guessed: those
    /// who arrive first after the shots are not those who fired.
    SPEAKER_UNKNOWN = "speaker-unknown" {
        severity: Info,
        ground: Plausibility,
        citation: "A transcript names its speakers.",
        exceptions: "It is worth knowing, never wrong.",
        pointers: ["/materials/*/segments/*"],
        misses: ["speaker"],
        message: "who speaks is not known",
        bad: r#"{"/materials/0/segments/0/speaker": null}"#,
        good: r#"{"/materials/0/segments": []}"#,
        check: Material(|material, _, out| {
            let Material::Recording(recording) = material else { return };
            for (index, segment) in recording.segments.iter().enumerate() {
                if segment.speaker.is_none() {
                    out.at(format_args!("/segments/{index}"));
                }
            }
        }),
    }

    /// A recording from before or after the shots does not show them.
    ///
    /// One of the two is wrong, and readers look for what is not there.
    MEDIA_RELATION_CONFLICT = "media-relation-conflict" {
        severity: Error,
        ground: Logic,
        citation: "What was recorded afterwards was not recorded during it. Chicago's COPA labels each recording so.",
        exceptions: "None.",
        pointers: ["/materials/*/shows_shooting"],
        message: "the recording is said to show the shots, and not to be of the time of them",
        bad: r#"{"/materials/0/relation": {"status": "known", "value": {"code": "after"}}}"#,
        good: r#"{"/materials/0/relation": {"status": "unknown"}}"#,
        check: Material(|material, _, out| {
            let Material::Recording(recording) = material else { return };
            let apart = recording
                .relation
                .value()
                .is_some_and(|relation| *relation == TimeRelation::Before || *relation == TimeRelation::After);
            if apart && recording.shows_shooting.is_yes() {
                out.at("/shows_shooting");
            }
        }),
    }

    /// A recording that shows the shots runs while they are fired.
    ///
    /// Device clocks are off by hours at times; then say so in `clock_offset_seconds`.
    MEDIA_WINDOW_EXCLUDES_SHOTS = "media-window-excludes-shots" {
        severity: Error,
        ground: Logic,
        citation: "A camera shows what happens while it runs.",
        exceptions: "Recordings whose clock is known to be off are not looked at.",
        pointers: ["/materials/*/shows_shooting"],
        message: "the recording shows the shots, and runs before or after them only",
        bad: r#"{"/materials/0/started": {"status": "known", "value": "2021-05-01T22:12"}}"#,
        good: r#"{"/materials/0/started": {"status": "known", "value": "2021-05-01T22:12"}, "/materials/0/clock_offset_seconds": {"status": "known", "value": 180}}"#,
        check: Material(|material, cx, out| {
            let Material::Recording(recording) = material else { return };
            if !recording.shows_shooting.is_yes() || recording.clock_offset_seconds.is_stated() {
                return;
            }
            // So many that holding each recording against each would no longer be cheap.
            if cx.discharges().len() > 256 {
                return;
            }
            let misses = |start: &Fact<Date>, end: &Fact<Date>| {
                recording.ended.certainly_before(start) || end.certainly_before(&recording.started)
            };
            // A discharge without a time may be just the one that it shows.
            let shots = cx.discharges();
            let misses_all = !shots.is_empty()
                && shots.iter().all(|it| misses(&it.started, if it.ended.is_stated() { &it.ended } else { &it.started }));
            if misses_all {
                out.at("/shows_shooting");
            }
        }),
    }

    /// A recording that shows shots or a death says whether it is graphic.
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
            let Material::Recording(recording) = material else { return };
            let grave = recording.shows_shooting.is_yes() || recording.shows_death.is_yes();
            if grave && !recording.graphic.is_stated() {
                out.at("");
            }
        }),
    }
}
