//! Rules on recordings: what they show, how long they run, and where their sound is missing.

use super::rules;
use crate::{Date, Device, Fact, Material, PersonRole, Recording, TimeRelation};

rules! {
    /// A recording from before or after the shots does not show them.
    ///
    /// One of the two is wrong, and readers look for what is not there.
    MEDIA_RELATION_CONFLICT = "media-relation-conflict" {
        severity: Error,
        ground: Logic,
        citation: "What was recorded afterwards was not recorded during it. Chicago's COPA labels each recording so.",
        exceptions: "None.",
        pointers: ["/materials/*/shows_shooting"],
        message: "the recording is said to show the shots, and to be from before or after them",
        bad: r#"{"/materials/0/relation": {"status": "known", "value": {"code": "after"}}}"#,
        good: r#"{"/materials/0/relation": {"status": "unknown"}}"#,
        check: Material(|material, _, out| {
            let Material::Recording(recording) = material else { return };
            if recording.shows_shooting.is_yes() && is_taken(recording, &[TimeRelation::Before, TimeRelation::After]) {
                out.at("/shows_shooting");
            }
        }),
    }

    /// A recording that shows the shots was running while they were fired.
    ///
    /// Device clocks are sometimes off by hours; then say so in `clock_offset_seconds`.
    MEDIA_WINDOW_EXCLUDES_SHOTS = "media-window-excludes-shots" {
        severity: Error,
        ground: Logic,
        citation: "A camera shows what happens while it runs.",
        exceptions: "Recordings whose clock is known to be off are not checked.",
        pointers: ["/materials/*/shows_shooting"],
        message: "the recording is said to show the shots, and ran only before or after them",
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

    /// If several agencies were involved, a recording has a custodian.
    ///
    /// The agency that keeps a recording is the one to ask for it, and its rules of release apply.
    MEDIA_CUSTODIAN_MISSING = "media-custodian-missing" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Law,
        citation: "Cal. Gov. Code 7922.535: an agency answers for the records in its own possession.",
        exceptions: "If only one agency was there, the custodian is plain, and nothing is reported.",
        pointers: ["/materials/*"],
        misses: ["custodian"],
        message: "several agencies were involved, and nothing says which of them keeps the recording",
        bad: r#"{"/incident/agencies": ["riverton-police", "state-police"]}"#,
        good: r#"{"/incident/agencies": ["riverton-police", "state-police"], "/materials/0/custodian": "riverton-police"}"#,
        check: Material(|material, cx, out| {
            let Material::Recording(recording) = material else { return };
            let incident = &cx.case.incident;
            let several = incident.agencies.len() > 1 || incident.agencies_involved.min().is_some_and(|least| least > 1);
            if recording.custodian.is_none() && several {
                out.at("");
            }
        }),
    }

    /// A recording of sound alone shows nothing.
    ///
    /// An emergency call has sound but no pictures. One of the two fields is wrong.
    MEDIA_KIND_DEVICE_MISMATCH = "media-kind-device-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "Calls and radio traffic are recorded as sound (Chicago: six emergency calls among one case's recordings).",
        exceptions: "Video calls, where a call centre takes them.",
        pointers: ["/materials/*/device"],
        message: "the device records only sound, and the recording is said to show someone or to be silent",
        bad: r#"{"/materials/-": {"kind": "recording", "id": "call-1", "device": {"status": "known", "value": {"code": "emergency_call"}}, "has_audio": {"status": "known", "value": false}}}"#,
        good: r#"{"/materials/-": {"kind": "recording", "id": "call-1", "device": {"status": "known", "value": {"code": "emergency_call"}}, "relation": {"status": "known", "value": {"code": "before"}}}}"#,
        check: Material(|material, _, out| {
            let Material::Recording(recording) = material else { return };
            let silent_or_seen = recording.has_audio.is_no() || recording.shows_death.is_yes() || recording.shows_minor.is_yes();
            if silent_or_seen && is_by(recording, &[Device::EmergencyCall, Device::Dispatch]) {
                out.at("/device");
            }
        }),
    }

    /// If no body camera was running, none recorded the shots.
    ///
    /// Data sets ask whether there was a body camera; the answer is often older than the videos.
    CAMERA_ABSENT_CONFLICT = "camera-absent-conflict" {
        severity: Warning,
        ground: Codebook,
        citation: "Washington Post, Fatal Force: `body_camera` says whether an officer wore one that may have recorded some of the incident.",
        exceptions: "None: if a camera recorded it, there was one.",
        pointers: ["/materials/*/device"],
        message: "the incident is said to have no body camera, and this one recorded it",
        bad: r#"{"/incident/body_camera": {"status": "known", "value": false}}"#,
        good: r#"{"/incident/body_camera": {"status": "known", "value": false}, "/materials/0/device": {"status": "known", "value": {"code": "phone"}}}"#,
        check: Material(|material, cx, out| {
            let Material::Recording(recording) = material else { return };
            let incident = &cx.case.incident;
            let none = incident.body_camera.is_no() || incident.body_cameras_worn.max() == Some(0);
            let of_it = || recording.shows_shooting.is_yes() || is_taken(recording, &[TimeRelation::During]);
            if none && is_by(recording, &[Device::BodyWorn]) && of_it() {
                out.at("/device");
            }
        }),
    }

    /// If a shooter's camera was off, the record says why.
    ///
    /// It is the first question about footage that does not exist.
    SHOOTER_CAMERA_GAP = "shooter-camera-gap" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Plausibility,
        citation: "Pasquotank County, North Carolina, 21 April 2021: two deputies' cameras were not activated.",
        exceptions: "`unknown` is an answer too.",
        pointers: ["/people/*/cameras/*"],
        misses: ["reason"],
        message: "the shooter's camera was not switched on, and nothing says why",
        bad: r#"{"/people/1/cameras": [{"activated": {"status": "known", "value": false}}]}"#,
        good: r#"{"/people/1/cameras": [{"activated": {"status": "known", "value": false}, "reason": {"status": "unknown"}}]}"#,
        check: Person(|person, _, out| {
            if person.cameras.is_empty() || !person.has_role(PersonRole::Shooter) {
                return;
            }
            for (index, camera) in person.cameras.iter().enumerate() {
                if camera.activated.is_no() && !camera.reason.is_stated() {
                    out.at(format_args!("/cameras/{index}"));
                }
            }
        }),
    }

    /// Muted stretches lie within the recording.
    ///
    /// A stretch without sound is counted from the start of the recording and ends no later than
    /// the recording.
    MUTE_OUTSIDE_RECORDING = "mute-outside-recording" {
        severity: Error,
        ground: Logic,
        citation: "What has ended cannot be muted.",
        exceptions: "One minute of tolerance, because lengths are often rounded; records that stand for several recordings are not checked.",
        pointers: ["/materials/*/mutes/*/end_seconds"],
        message: "sound is said to be missing beyond the end of the recording",
        bad: r#"{"/materials/0/duration_seconds": {"status": "known", "value": 2400}, "/materials/0/mutes": [{"end_seconds": 2500, "reason": {"status": "unknown"}}]}"#,
        good: r#"{"/materials/0/duration_seconds": {"status": "known", "value": 2400}, "/materials/0/mutes": [{"end_seconds": 2430, "reason": {"status": "unknown"}}]}"#,
        check: Material(|material, _, out| {
            let Material::Recording(recording) = material else { return };
            for (index, mute) in recording.mutes.iter().enumerate() {
                if mute.end_seconds.is_some_and(|end| is_past_its_end(recording, end.get())) {
                    out.at(format_args!("/mutes/{index}/end_seconds"));
                }
            }
        }),
    }

    /// A muted stretch has a reason.
    ///
    /// Muting may be allowed, and is asked about whenever it is noticed.
    MUTE_REASON_MISSING = "mute-reason-missing" {
        severity: Info,
        ground: Law,
        citation: "Sacramento Police Department, order of April 2018: before muting a body camera, an officer states why.",
        exceptions: "Silence of the device's buffer has a reason code; `unknown` is an answer too.",
        pointers: ["/materials/*/mutes/*"],
        misses: ["reason"],
        message: "sound is missing, and nothing says why",
        bad: r#"{"/materials/0/mutes": [{"start_seconds": 700}]}"#,
        good: r#"{"/materials/0/mutes": [{"start_seconds": 0, "end_seconds": 30, "buffer": {"status": "known", "value": true}}]}"#,
        check: Material(|material, _, out| {
            let Material::Recording(recording) = material else { return };
            for (index, mute) in recording.mutes.iter().enumerate() {
                if !mute.reason.is_stated() && !mute.buffer.is_yes() {
                    out.at(format_args!("/mutes/{index}"));
                }
            }
        }),
    }

    /// A stretch of a recording starts before it ends.
    ///
    /// The two numbers are swapped, or belong to different stretches.
    RECORDING_INTERVAL_INVERTED = "recording-interval-inverted" {
        severity: Error,
        ground: Logic,
        citation: "Nothing ends before it begins.",
        exceptions: "None.",
        pointers: ["/materials/*/mutes/*/end_seconds", "/materials/*/segments/*/end_seconds"],
        message: "this ends before it begins",
        bad: r#"{"/materials/0/segments/0/start_seconds": 90, "/materials/0/segments/0/end_seconds": 80}"#,
        good: r#"{"/materials/0/segments/0/start_seconds": 80, "/materials/0/segments/0/end_seconds": 80}"#,
        check: Material(|material, _, out| {
            let Material::Recording(recording) = material else { return };
            for (index, mute) in recording.mutes.iter().enumerate() {
                if mute.start_seconds > mute.end_seconds && mute.end_seconds.is_some() {
                    out.at(format_args!("/mutes/{index}/end_seconds"));
                }
            }
            for (index, segment) in recording.segments.iter().enumerate() {
                if segment.start_seconds > segment.end_seconds && segment.end_seconds.is_some() {
                    out.at(format_args!("/segments/{index}/end_seconds"));
                }
            }
        }),
    }

    /// An excerpt is not longer than the recording it was taken from.
    ///
    /// A clip of twenty seconds and a recording of sixteen minutes were swapped, or the clip was
    /// assembled from several.
    EXCERPT_LONGER_THAN_WHOLE = "excerpt-longer-than-whole" {
        severity: Error,
        ground: Logic,
        citation: "A part is no longer than the whole.",
        exceptions: "One minute of tolerance, for a title card; a clip assembled from several recordings is not an excerpt of one.",
        pointers: ["/materials/*/excerpt_of"],
        message: "the excerpt is longer than the recording that it is taken from",
        bad: r#"{"/materials/0/duration_seconds": {"status": "known", "value": 2400}, "/materials/-": {"kind": "recording", "id": "clip-1", "excerpt_of": "video-1", "duration_seconds": {"status": "known", "value": 4000}}}"#,
        good: r#"{"/materials/0/duration_seconds": {"status": "known", "value": 2400}, "/materials/-": {"kind": "recording", "id": "clip-1", "excerpt_of": "video-1", "duration_seconds": {"status": "known", "value": 20}}}"#,
        check: Material(|material, cx, out| {
            let Material::Recording(recording) = material else { return };
            let (Some(whole), Some(least)) = (&recording.excerpt_of, recording.duration_seconds.min()) else { return };
            let Some(Material::Recording(whole)) = cx.material(whole) else { return };
            if is_past_its_end(whole, least) {
                out.at("/excerpt_of");
            }
        }),
    }

    /// A recording's duration agrees with its start and end.
    ///
    /// One of the three is a slip, or the recording was paused.
    RECORDING_DURATION_MISMATCH = "recording-duration-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "From its beginning to its end is how long it is.",
        exceptions: "Recordings that were paused or cut: mark them `edited`, and nothing is reported.",
        pointers: ["/materials/*/duration_seconds"],
        message: "the recording's duration does not match the time from its start to its end",
        bad: r#"{"/materials/0/duration_seconds": {"status": "known", "value": 240}}"#,
        good: r#"{"/materials/0/duration_seconds": {"status": "known", "value": 2400}}"#,
        check: Material(|material, _, out| {
            let Material::Recording(recording) = material else { return };
            let (Some(least), Some(most)) = (recording.duration_seconds.min(), recording.duration_seconds.max()) else { return };
            let (Some(started), Some(ended)) = (recording.started.value(), recording.ended.value()) else { return };
            if recording.edited.is_yes() || recording.recordings_count.is_stated() || started.offset() != ended.offset() {
                return;
            }
            let longest = ended.latest() - started.earliest();
            let shortest = ended.earliest() - started.latest();
            if least > longest.as_seconds_f64() + MINUTE || most < shortest.as_seconds_f64() - MINUTE {
                out.at("/duration_seconds");
            }
        }),
    }

    /// A SHA-256 checksum has 64 hexadecimal digits.
    ///
    /// A checksum that was truncated, or is of another kind, proves nothing about the file.
    SHA256_FORMAT = "sha256-format" {
        severity: Error,
        ground: Logic,
        citation: "NIST, FIPS 180-4: SHA-256 gives 256 bits.",
        exceptions: "None: a checksum of another kind goes into `note`.",
        pointers: ["/materials/*/sha256"],
        message: "this is not a SHA-256 checksum of 64 hexadecimal digits",
        bad: r#"{"/materials/0/sha256": "d41d8cd98f00b204e9800998ecf8427e"}"#,
        good: r#"{"/materials/0/sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}"#,
        check: Material(|material, _, out| {
            let sum = match material {
                Material::Recording(recording) => recording.sha256.as_deref(),
                Material::Document(document) => document.sha256.as_deref(),
                _ => return,
            };
            if sum.is_some_and(|sum| sum.len() != 64 || !sum.bytes().all(|byte| byte.is_ascii_hexdigit())) {
                out.at("/sha256");
            }
        }),
    }
}

/// Lengths are rounded: so many seconds more or less contradict nothing.
const MINUTE: f64 = 60.0;

/// Whether a second certainly lies past the end of a recording.
pub(super) fn is_past_its_end(recording: &Recording, second: f64) -> bool {
    let end = recording.duration_seconds.max().filter(|_| !recording.recordings_count.is_stated());
    end.is_some_and(|end| second > end + MINUTE)
}

/// Whether a recording was taken at one of these times, seen from the shots.
pub(super) fn is_taken(recording: &Recording, times: &[TimeRelation]) -> bool {
    recording.relation.value().is_some_and(|relation| times.contains(&relation.code))
}

fn is_by(recording: &Recording, devices: &[Device]) -> bool {
    recording.device.value().is_some_and(|device| devices.contains(&device.code))
}
