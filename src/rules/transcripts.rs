//! Rules on what is said in recordings, and on quotes from them.

use super::recordings::{is_past_its_end, is_taken};
use super::rules;
use crate::{Device, Entity, Material, PersonRole, TimeRelation};

rules! {
    /// The speaker is known.
    ///
    /// "A male officer" is a description. Ask who it was, and do not guess: those who arrive first
    /// after the shots are not those who fired.
    SPEAKER_UNKNOWN = "speaker-unknown" {
        severity: Info,
        ground: Plausibility,
        citation: "A transcript names its speakers.",
        exceptions: "For information only: nothing is wrong.",
        pointers: ["/materials/*/segments/*"],
        misses: ["speaker"],
        message: "the speaker is not known",
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

    /// Words are spoken while the recording runs.
    ///
    /// Their position is counted from the start of the recording, or given as clock time; neither
    /// may be outside it.
    SEGMENT_OUTSIDE_MEDIA = "segment-outside-media" {
        severity: Error,
        ground: Logic,
        citation: "A recording holds what is said while it runs.",
        exceptions: "One minute of tolerance at the end; clocks that are known to be off are not checked.",
        pointers: ["/materials/*/segments/*"],
        message: "this is said before the recording begins, or after it ends",
        bad: r#"{"/materials/0/segments/0/at": {"status": "known", "value": "2021-05-01T22:50"}}"#,
        good: r#"{"/materials/0/segments/0/at": {"status": "known", "value": "2021-05-01T22:50"}, "/materials/0/clock_offset_seconds": {"status": "known", "value": -600}}"#,
        check: Material(|material, _, out| {
            let Material::Recording(recording) = material else { return };
            let told = !recording.clock_offset_seconds.is_stated();
            for (index, segment) in recording.segments.iter().enumerate() {
                let by_clock = segment.at.certainly_before(&recording.started) || recording.ended.certainly_before(&segment.at);
                let place = segment.end_seconds.or(segment.start_seconds);
                if (told && by_clock) || place.is_some_and(|second| is_past_its_end(recording, second.get())) {
                    out.at(format_args!("/segments/{index}"));
                }
            }
        }),
    }

    /// Nobody says two things at once.
    ///
    /// Different speakers interrupt each other all the time; one voice does not.
    SEGMENT_OVERLAP = "segment-overlap" {
        severity: Warning,
        ground: Logic,
        citation: "One person speaks with one voice.",
        exceptions: "None; unknown speakers are not compared.",
        pointers: ["/materials/*/segments/*/start_seconds"],
        message: "the same speaker is still speaking in an earlier segment",
        bad: r#"{"/materials/0/segments": [{"text": "We need medics.", "speaker": "officer-1", "start_seconds": 600, "end_seconds": 605}, {"text": "Now.", "speaker": "officer-1", "start_seconds": 602}]}"#,
        good: r#"{"/materials/0/segments": [{"text": "We need medics.", "speaker": "officer-1", "start_seconds": 600, "end_seconds": 605}, {"text": "Call them.", "speaker": "subject", "start_seconds": 602}]}"#,
        check: Material(|material, _, out| {
            let Material::Recording(recording) = material else { return };
            for (index, pair) in recording.segments.windows(2).enumerate() {
                let (Some(started), Some(ended), Some(next)) = (pair[0].start_seconds, pair[0].end_seconds, pair[1].start_seconds) else { continue };
                if started <= next && next < ended && pair[0].speaker.is_some() && pair[0].speaker == pair[1].speaker {
                    out.at(format_args!("/segments/{}/start_seconds", index + 1));
                }
            }
        }),
    }

    /// Nothing is heard where the sound is missing.
    ///
    /// Body cameras keep the last half minute before they are switched on, without sound; and some
    /// are muted. Words from such a stretch are somebody's memory, or are at the wrong position.
    SEGMENT_IN_MUTE = "segment-in-mute" {
        severity: Warning,
        ground: Logic,
        citation: "What is muted cannot be heard.",
        exceptions: "Words from another recording: then they belong to that one.",
        pointers: ["/materials/*/segments/*"],
        message: "this is said while the recording has no sound",
        bad: r#"{"/materials/0/mutes": [{"start_seconds": 0, "end_seconds": 30, "buffer": {"status": "known", "value": true}}], "/materials/0/segments/0/start_seconds": 12, "/materials/0/segments/0/end_seconds": 14}"#,
        good: r#"{"/materials/0/mutes": [{"start_seconds": 0, "end_seconds": 30, "buffer": {"status": "known", "value": true}}], "/materials/0/segments/0/start_seconds": 29, "/materials/0/segments/0/end_seconds": 33}"#,
        check: Material(|material, _, out| {
            let Material::Recording(recording) = material else { return };
            if recording.mutes.is_empty() {
                return;
            }
            for (index, segment) in recording.segments.iter().enumerate() {
                let (Some(start), Some(end)) = (segment.start_seconds, segment.end_seconds) else { continue };
                let covers = |from: Option<_>, to: Option<_>| from.is_some_and(|from| from <= start) && to.is_some_and(|to| end <= to);
                if recording.mutes.iter().take(64).any(|mute| covers(mute.start_seconds, mute.end_seconds)) {
                    out.at(format_args!("/segments/{index}"));
                }
            }
        }),
    }

    /// A recording without sound has no transcript.
    ///
    /// The words come from elsewhere, or the recording has sound after all.
    AUDIO_NONE_WITH_TRANSCRIPT = "audio-none-with-transcript" {
        severity: Warning,
        ground: Logic,
        citation: "A transcript records what was heard.",
        exceptions: "Words that were read from lips or shown in writing: mark them as a paraphrase.",
        pointers: ["/materials/*/has_audio"],
        message: "the recording has no sound, and has a transcript",
        bad: r#"{"/materials/0/has_audio": {"status": "known", "value": false}}"#,
        good: r#"{"/materials/0/has_audio": {"status": "known", "value": false}, "/materials/0/segments/0/paraphrase": {"status": "known", "value": true}}"#,
        check: Material(|material, _, out| {
            let Material::Recording(recording) = material else { return };
            if recording.has_audio.is_no() && recording.segments.iter().any(|segment| !segment.paraphrase.is_yes()) {
                out.at("/has_audio");
            }
        }),
    }

    /// A shooter named as the speaker after the shots is flagged for information.
    ///
    /// The first voices after the shots are often those of officers who came later. The shooter's
    /// own camera identifies them; a voice does not.
    SPEAKER_SHOOTER_LINK_UNPROVEN = "speaker-shooter-link-unproven" {
        severity: Info,
        ground: Plausibility,
        citation: "Sacramento, 18 March 2018: those who call out on the video arrived after the shooting, and are not the two who fired.",
        exceptions: "The speaker is known by face or name: say so in the segment's `speaker_description`.",
        pointers: ["/materials/*/segments/*/speaker"],
        message: "a shooter is said to speak after the shots, on a recording that is not their own",
        bad: r#"{"/materials/0/relation": {"status": "known", "value": {"code": "after"}}, "/materials/0/shows_shooting": null}"#,
        good: r#"{"/materials/0/relation": {"status": "known", "value": {"code": "after"}}, "/materials/0/shows_shooting": null, "/materials/0/recorded_by": ["officer-1"]}"#,
        check: Material(|material, cx, out| {
            let Material::Recording(recording) = material else { return };
            if !is_taken(recording, &[TimeRelation::After]) {
                return;
            }
            for (index, segment) in recording.segments.iter().enumerate() {
                let Some(speaker) = segment.speaker.as_ref().filter(|_| segment.speaker_description.is_none()) else { continue };
                let own = recording.recorded_by.iter().take(16).any(|wearer| **wearer == **speaker);
                if !own && cx.person(speaker).is_some_and(|person| person.has_role(PersonRole::Shooter)) {
                    out.at(format_args!("/segments/{index}/speaker"));
                }
            }
        }),
    }

    /// A quote is in the transcript that it was taken from.
    ///
    /// If everything said was transcribed, words that are not there were altered, or said
    /// elsewhere. Case, punctuation and white space are ignored.
    QUOTE_NOT_IN_TRANSCRIPT = "quote-not-in-transcript" {
        severity: Warning,
        ground: Ethics,
        citation: "AP: quotes are not altered, not even for grammar.",
        exceptions: "Quotes with omissions or insertions, marked by dots or brackets, are not checked; nor are long transcripts.",
        pointers: ["/claims/*/quote"],
        message: "the quote is not in the recording's complete transcript",
        bad: r#"{"/materials/0/transcript_complete": {"status": "known", "value": true}, "/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "incident", "field": "narrative"}, "value": {"status": "unknown"}, "read_from": "video-1", "quote": "We need a medic"}]}"#,
        good: r#"{"/materials/0/transcript_complete": {"status": "known", "value": true}, "/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "incident", "field": "narrative"}, "value": {"status": "unknown"}, "read_from": "video-1", "quote": "we need medics!"}]}"#,
        check: Claim(|claim, cx, out| {
            let (Some(quote), Some(read_from)) = (&claim.quote, &claim.read_from) else { return };
            let Some(Material::Recording(recording)) = cx.material(read_from) else { return };
            let segments = &recording.segments;
            if !recording.transcript_complete.is_yes() || segments.len() > 256 || quote.contains(['[', '…']) || quote.contains("..") {
                return;
            }
            if !segments.iter().any(|segment| says(&segment.text, quote)) {
                out.at("/quote");
            }
        }),
    }

    /// A quote containing `[sic]` has `sic` set.
    ///
    /// The mark tells readers that the defect is the speaker's, and programs should know it as
    /// well.
    QUOTE_DEFECT_UNMARKED = "quote-defect-unmarked" {
        severity: Warning,
        ground: Ethics,
        citation: "A quote is left as it was said; `[sic]` says that its defect is the speaker's own.",
        exceptions: "None. No program can tell whether unmarked words are defective.",
        pointers: ["/materials/*/segments/*/text", "/claims/*/quote"],
        message: "the words contain `[sic]`, and `sic` is not set",
        bad: r#"{"/materials/0/segments/0/text": "We can't over [sic] to get you help."}"#,
        good: r#"{"/materials/0/segments/0/text": "We can't over [sic] to get you help.", "/materials/0/segments/0/sic": {"status": "known", "value": true}}"#,
        check: Entity(|entity, _, out| match entity {
            Entity::Material(Material::Recording(recording)) => {
                for (index, segment) in recording.segments.iter().enumerate() {
                    if !segment.sic.is_yes() && is_marked(&segment.text) {
                        out.at(format_args!("/segments/{index}/text"));
                    }
                }
            }
            Entity::Claim(claim) if !claim.sic.is_yes() && claim.quote.as_deref().is_some_and(is_marked) => {
                out.at("/quote");
            }
            _ => {}
        }),
    }

    /// A recorded interview has a transcript.
    ///
    /// An officer's or witness's first statement is what later accounts are compared with.
    STATEMENT_WITHOUT_TRANSCRIPT = "statement-without-transcript" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Plausibility,
        citation: "Sacramento, 5 March 2019: the police file that was released held statements and their transcripts.",
        exceptions: "Recordings whose transcript is a document among the materials: enter its first words, or an empty list.",
        pointers: ["/materials/*"],
        misses: ["segments"],
        message: "this is an interview, and nothing said in it is recorded",
        bad: r#"{"/materials/-": {"kind": "recording", "id": "interview-1", "device": {"status": "known", "value": {"code": "interview"}}, "relation": {"status": "known", "value": {"code": "after"}}}}"#,
        good: r#"{"/materials/-": {"kind": "recording", "id": "interview-1", "device": {"status": "known", "value": {"code": "interview"}}, "relation": {"status": "known", "value": {"code": "after"}}, "segments": []}}"#,
        check: Material(|material, _, out| {
            let Material::Recording(recording) = material else { return };
            let interview = recording.device.value().is_some_and(|device| *device == Device::Interview);
            if interview && !recording.segments.is_stated() {
                out.at("");
            }
        }),
    }
}

/// Whether words are marked as defective. Few texts have a bracket at all; without stopping at the
/// first, sixteen bytes are looked at in one step.
fn is_marked(text: &str) -> bool {
    text.bytes().fold(0, |seen, byte| seen | u8::from(byte == b'[')) > 0 && text.contains("[sic]")
}

/// Whether a text has these words, one after another.
fn says(text: &str, quote: &str) -> bool {
    let mut rest = words(text);
    loop {
        // So many words are enough to find them, and bound what each place of the text costs.
        let mut found = rest.clone();
        if words(quote).take(64).all(|word| found.next().is_some_and(|other| other.eq_ignore_ascii_case(word))) {
            return true;
        }
        if rest.next().is_none() {
            return false;
        }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
