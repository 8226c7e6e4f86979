//! What is lawful, ordinary and true, and looks like what rules look for: none of it is found.

mod patched;

use ois_records::{CaseFile, Profile, explain};
use patched::{codes, patched};

/// Each code with what comes near it: a patch on the base record, and why it is fine.
const FINE: &[(&str, &str, &str)] = &[
    (
        "coord-state-mismatch",
        "a bridge at the border",
        r#"{"/incident/scenes/0/place/coordinates": {"status": "known", "value": {"latitude": 38.96, "longitude": -119.95}}}"#,
    ),
    (
        "state-code",
        "Puerto Rico is a territory of the list",
        r#"{"/incident/scenes/0/place/state": {"status": "known", "value": "PR"}}"#,
    ),
    (
        "zip-format",
        "nine digits without a hyphen",
        r#"{"/incident/scenes/0/place/postal_code": {"status": "known", "value": "958010012"}}"#,
    ),
    (
        "zip-state-mismatch",
        "another country's codes are not looked at",
        r#"{"/incident/scenes/0/place/country": "MX", "/incident/scenes/0/place/postal_code": {"status": "known", "value": "22000"}}"#,
    ),
    (
        "timezone-location-mismatch",
        "a moment in UTC is no place's clock",
        r#"{"/incident/occurred": {"status": "known", "value": "2021-05-02T05:10:00Z"}}"#,
    ),
    (
        "timezone-location-mismatch",
        "a chase through two zones",
        r#"{"/incident/occurred": {"status": "known", "value": "2021-05-01T22:10:00-06:00"}, "/incident/scenes/-": {"id": "scene-2", "place": {"state": {"status": "known", "value": "UT"}}}}"#,
    ),
    (
        "outside-jurisdiction",
        "federal officers act everywhere",
        r#"{"/parties/0": {"id": "riverton-police", "kind": {"code": "federal_police"}, "state": "VA"}}"#,
    ),
    (
        "multi-location-single",
        "two scenes of one city, and said to be one place",
        r#"{"/incident/several_places": {"status": "known", "value": false}, "/incident/scenes/-": {"id": "scene-2", "place": {"city": {"status": "known", "value": "Riverton"}}}}"#,
    ),
    (
        "mute-outside-recording",
        "a length for several recordings says nothing of one",
        r#"{"/materials/0/recordings_count": {"status": "known", "value": 28}, "/materials/0/duration_seconds": {"status": "known", "value": 600}, "/materials/0/mutes": [{"end_seconds": 900, "reason": {"status": "unknown"}}]}"#,
    ),
    (
        "recording-duration-mismatch",
        "days are too coarse to tell",
        r#"{"/materials/0/started": {"status": "known", "value": "2021-05-01"}, "/materials/0/ended": {"status": "known", "value": "2021-05-01"}, "/materials/0/duration_seconds": {"status": "known", "value": 240}}"#,
    ),
    (
        "segment-overlap",
        "two officers shout across each other",
        r#"{"/materials/0/segments": [{"text": "Hands!", "speaker_description": "an officer", "start_seconds": 290, "end_seconds": 295}, {"text": "Show me your hands!", "speaker_description": "an officer", "start_seconds": 291}]}"#,
    ),
    (
        "quote-not-in-transcript",
        "other case, apostrophe and white space",
        r#"{"/materials/0/segments/0/text": "We can’t get to you.  We need medics.", "/materials/0/transcript_complete": {"status": "known", "value": true}, "/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "incident", "field": "narrative"}, "value": {"status": "unknown"}, "read_from": "video-1", "quote": "WE CAN'T get to you. We need"}]}"#,
    ),
    (
        "release-actor-not-custodian",
        "the city's police release what the city keeps",
        r#"{"/parties/-": {"id": "city", "kind": {"code": "government"}}, "/parties/0/parent": "city", "/materials/0/custodian": "city"}"#,
    ),
    (
        "final-then-more",
        "a release that replaces the complete one",
        r#"{"/releases/0/complete": {"status": "known", "value": true}, "/releases/-": {"id": "release-2", "by": ["riverton-police"], "released": {"status": "known", "value": "2021-08-01"}, "additional": {"status": "known", "value": true}, "supersedes": "release-1"}}"#,
    ),
    (
        "camera-absent-conflict",
        "another agency's camera, switched on afterwards",
        r#"{"/incident/body_camera": {"status": "known", "value": false}, "/materials/0/shows_shooting": null, "/materials/0/relation": {"status": "known", "value": {"code": "after"}}}"#,
    ),
    (
        "inv-two-leads",
        "one led after the other",
        r#"{"/investigations/0/roles": [{"party": "state-police", "role": {"code": "lead"}, "end": {"status": "known", "value": "2021-07-31"}}, {"party": "prosecutor", "role": {"code": "lead"}, "start": {"status": "known", "value": "2021-07-31"}}]}"#,
    ),
    (
        "decision-coverage",
        "each officer has a decision of their own",
        r#"{"/people/-": {"id": "officer-2", "roles": [{"code": "officer"}, {"code": "shooter"}]}, "/decisions/-": {"id": "decision-2", "by": ["prosecutor"], "about": ["officer-2"], "kind": {"code": "charging"}}}"#,
    ),
    (
        "decision-kind-mismatch",
        "a grand jury and a prosecutor charge together",
        r#"{"/parties/-": {"id": "jury", "kind": {"code": "jury"}}, "/decisions/0/by": ["prosecutor", "jury"]}"#,
    ),
    (
        "closed-without-finding",
        "the decision tells what was found",
        r#"{"/investigations/0/findings": [], "/investigations/0/published": {"status": "known", "value": "2021-10-01"}}"#,
    ),
    (
        "plaintiff-overlap",
        "children and parents settle apart",
        r#"{"/parties/-": {"id": "children", "kind": {"code": "family"}}, "/proceedings": [{"kind": "settlement", "id": "settlement-1", "plaintiffs": ["children"]}, {"kind": "settlement", "id": "settlement-2", "plaintiffs": ["family"]}]}"#,
    ),
    (
        "sentence-without-conviction",
        "convicted of less",
        r#"{"/proceedings": [{"kind": "charge", "id": "charge-1", "defendant": "officer-1", "verdict": {"status": "known", "value": {"code": "lesser_offence"}}, "sentence": {"status": "known", "value": "two years"}}]}"#,
    ),
    (
        "ca-ag-review-missing",
        "somebody armed",
        r#"{"/incident/occurred": {"status": "known", "value": "2022"}, "/people/0/armed": {"status": "known", "value": true}}"#,
    ),
];

#[test]
fn what_is_fine_is_not_found() {
    for (code, why, patch) in FINE {
        let rule = explain(code).unwrap_or_else(|| panic!("there is no rule {code}"));
        let profile = Profile::ALL.into_iter().find(|profile| rule.severity_in(*profile).is_some()).unwrap();
        let document = patched(patch);
        ois_records::from_str::<CaseFile>(&document).unwrap();
        let found = codes(&document, profile);
        assert!(!found.contains(code), "{code}: {why}");
    }
}
