//! Rules on what a record does not say yet.
//!
//! They are for those who complete a record. A developing case is not expected to have what comes later,
//! nor a flat row what it has no column for.

use super::rules;
use crate::{CaseFile, CaseStatus, InjuryMechanism, Material, Person, PersonRole, SourceKind};

rules! {
    /// A case names the agencies involved.
    ///
    /// Shootings are counted by agency before anything else.
    NO_AGENCY = "no-agency" {
        severity: Info,
        profiles: [Dataset: Off],
        ground: Codebook,
        citation: "Washington Post, Fatal Force v2: `agency_ids` of every row; FBI: the ORI of every report.",
        exceptions: "Cases in which it is not known who fired: say so in `force`.",
        pointers: ["/incident"],
        misses: ["agencies", "reporting_agency"],
        message: "nothing says whose officers were involved",
        bad: r#"{"/incident/agencies": null}"#,
        good: r#"{"/incident/agencies": null, "/incident/reporting_agency": "riverton-police"}"#,
        check: Incident(|incident, _, out| {
            if incident.agencies.is_empty() && incident.reporting_agency.is_none() {
                out.at("");
            }
        }),
    }

    /// A case has a date.
    ///
    /// Without it no deadline runs, and nobody can distinguish two cases.
    NO_DATE = "no-date" {
        severity: Warning,
        ground: Logic,
        citation: "What happened happened at some time; a year or a range is an answer too.",
        exceptions: "None.",
        pointers: ["/incident"],
        misses: ["occurred"],
        message: "nothing says when it happened, not even the year",
        bad: r#"{"/incident/occurred": {"status": "unknown"}}"#,
        good: r#"{"/incident/occurred": {"status": "range", "earliest": "2021-04-30"}}"#,
        check: Incident(|incident, _, out| {
            if incident.occurred.earliest().is_none() && incident.occurred.latest().is_none() {
                out.at("");
            }
        }),
    }

    /// A case states its outcome.
    ///
    /// Nobody hit, somebody injured, somebody dead: every table is sorted by it first.
    NO_OUTCOME = "no-outcome" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Codebook,
        citation: "Philadelphia and Dallas publish shootings without a hit alongside those with one, and distinguish them.",
        exceptions: "`unknown` is an answer too.",
        pointers: ["/incident"],
        misses: ["outcome", "people_killed", "people_injured"],
        message: "nothing says whether anyone was hit, injured or killed",
        bad: r#"{"/people/0/roles": [{"code": "subject"}], "/people/0/vital_status": null, "/people/0/death": null, "/autopsies": [], "/force/strikes": []}"#,
        good: r#"{"/people/0/roles": [{"code": "subject"}], "/people/0/vital_status": null, "/people/0/death": null, "/autopsies": [], "/force/strikes": [], "/incident/outcome": {"status": "unknown"}}"#,
        check: CaseFile(|case, cx, out| {
            let incident = &case.incident;
            let stated = incident.outcome.is_stated() || incident.people_killed.is_stated() || incident.people_injured.is_stated();
            let struck = case.force.as_ref().is_some_and(|force| !force.strikes.is_empty());
            let told = |person: &Person| {
                let hurt = person.injured.is_stated() || !person.injuries.is_empty() || person.struck_by_bullet.is_stated();
                hurt || person.has_role(PersonRole::Injured) || person.vital_status.is_stated()
            };
            if !stated && !struck && !cx.is_fatal() && !case.people.iter().any(told) {
                out.at("/incident");
            }
        }),
    }

    /// A case has a location.
    ///
    /// A city is enough; a map needs more, and a home should show less.
    NO_LOCATION = "no-location" {
        severity: Info,
        profiles: [Dataset: Off],
        ground: Codebook,
        citation: "Washington Post, Mapping Police Violence and URSUS have columns for city and county.",
        exceptions: "Places that are withheld as a whole: say so in a scene.",
        pointers: ["/incident"],
        misses: ["scenes"],
        message: "nothing says where it happened",
        bad: r#"{"/incident/scenes": null}"#,
        good: r#"{"/incident/scenes": [{"id": "scene-1", "place": {"city": {"status": "withheld", "reason": "safety"}}}]}"#,
        check: Incident(|incident, _, out| {
            if !incident.scenes.iter().any(|scene| scene.place.is_some()) {
                out.at("");
            }
        }),
    }

    /// A record of a shooting says who fired.
    ///
    /// By name, by number or by agency; or that nobody knows.
    NO_SHOOTER_INFORMATION = "no-shooter-information" {
        severity: Info,
        profiles: [Dataset: Off],
        ground: Ethics,
        citation: "AP Stylebook, August 2020: say who shot whom, and where that is not known, that it is not.",
        exceptions: "`unknown` is an answer too.",
        pointers: ["", "/force"],
        misses: ["force"],
        message: "nothing says who fired, how many people did, or how many rounds",
        bad: r#"{"/force": null, "/people/1/roles": [{"code": "officer"}]}"#,
        good: r#"{"/force": {"officers_who_fired": {"status": "unknown"}}, "/people/1/roles": [{"code": "officer"}]}"#,
        check: CaseFile(|case, _, out| {
            let told = case.force.as_ref().is_some_and(|force| {
                !force.discharges.is_empty()
                    || force.officers_who_fired.is_stated()
                    || force.rounds_fired_by_officers.is_stated()
                    || force.firearm_discharged.is_stated()
            });
            if !told && !case.people.iter().any(|person| person.has_role(PersonRole::Shooter)) {
                out.at(if case.force.is_some() { "/force" } else { "" });
            }
        }),
    }

    /// For a person who was shot, the record says how often.
    ///
    /// The number comes from the autopsy, the release or the report; "not known" is an answer too.
    HITS_UNKNOWN = "hits-unknown" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Codebook,
        citation: "NVDRS asks for the number of bullets that hit; prosecutors' reports and autopsies give it.",
        exceptions: "`unknown` is an answer too; developing cases are not checked.",
        pointers: ["", "/force"],
        message: "somebody was killed by a bullet, and nothing says how many bullets struck",
        bad: r#"{"/force/strikes": [], "/autopsies/0/bullet_strikes": null, "/people/0/death/means": [{"code": "bullet"}]}"#,
        good: r#"{"/force/strikes": [], "/people/0/death/means": [{"code": "bullet"}]}"#,
        check: CaseFile(|case, _, out| {
            let by_bullet = |person: &Person| {
                person.struck_by_bullet.is_yes()
                    || person.death.as_ref().is_some_and(|death| death.means.iter().any(|means| *means == InjuryMechanism::Bullet))
            };
            if develops(case) || !case.people.iter().any(by_bullet) {
                return;
            }
            let struck = case.force.as_ref().is_some_and(|force| force.strikes.iter().any(|it| it.bullet_strikes.is_stated()));
            let counted = case.autopsies.iter().any(|it| it.bullet_strikes.is_stated() || it.entry_wounds.is_stated() || it.total_wounds.is_stated());
            if !struck && !counted {
                out.at(if case.force.is_some() { "/force" } else { "" });
            }
        }),
    }

    /// Everyone who died is listed among the people.
    ///
    /// A number says how many; each person's record says what happened to them.
    PERSONS_UNLISTED = "persons-unlisted" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Logic,
        citation: "VICE has dozens of rows whose lists of fatalities, ages and races are longer or shorter than their number of subjects.",
        exceptions: "People about whom nothing is known but that they died: list them without a name.",
        pointers: ["/incident/people_killed"],
        message: "more people are said to have died than are listed as dead",
        bad: r#"{"/incident/people_killed": {"status": "known", "value": 2}}"#,
        good: r#"{"/incident/people_killed": {"status": "range", "min": 1}}"#,
        check: CaseFile(|case, cx, out| {
            let Some(killed) = case.incident.people_killed.min() else { return };
            let dead = case.people.iter().filter(|person| person.has_role(PersonRole::Decedent) || person.death.is_some()).count();
            if killed as usize > dead && !cx.standalone {
                out.at("/incident/people_killed");
            }
        }),
    }

    /// The number of officers is stated.
    ///
    /// Those who were there and did not fire are witnesses, and what was done is measured by them.
    OFFICER_COUNT_MISSING = "officer-count-missing" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Codebook,
        citation: "URSUS `NUM_INVOLVED_OFFICERS`; Cal. Gov. Code 12525.2 requires the number of officers.",
        exceptions: "`unknown` is an answer too; developing cases are not checked.",
        pointers: ["/incident"],
        misses: ["officers_involved"],
        message: "nothing says how many officers were involved, were present or fired",
        bad: r#"{"/force/officers_present": null, "/force/officers_who_fired": null}"#,
        good: r#"{"/force/officers_present": {"status": "unknown"}, "/force/officers_who_fired": null}"#,
        check: CaseFile(|case, _, out| {
            let told = case.force.as_ref().is_some_and(|force| force.officers_present.is_stated() || force.officers_who_fired.is_stated());
            if !told && !case.incident.officers_involved.is_stated() && !develops(case) {
                out.at("/incident");
            }
        }),
    }

    /// For everyone who was shot at or died, the age is known, or stated as unknown.
    ///
    /// It decides whether somebody is named, and every table of the field has it.
    AGE_UNKNOWN = "age-unknown" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Codebook,
        citation: "Cal. Gov. Code 12525.2 requires sex, race and age of everyone who was shot, injured or killed.",
        exceptions: "`unknown`, `withheld` and a band are answers too; developing cases are not checked.",
        pointers: ["/people/*"],
        misses: ["age_years", "born"],
        message: "nothing says how old the person was",
        bad: r#"{"/people/0/age_years": null}"#,
        good: r#"{"/people/0/age_years": {"status": "withheld", "reason": "kin_not_notified"}}"#,
        check: Person(|person, cx, out| {
            if is_subject(person) && !person.age_years.is_stated() && !person.born.is_stated() && !person.minor.is_stated() && !develops(cx.case) {
                out.at("");
            }
        }),
    }

    /// For everyone who was shot at or died, sex and race are known, or stated as unknown.
    ///
    /// Blank, unknown and withheld are three different answers; a silent record gives none.
    DEMOGRAPHICS_UNKNOWN = "demographics-unknown" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Codebook,
        citation: "Cal. Gov. Code 12525.2 requires sex, race and age of everyone who was shot, injured or killed.",
        exceptions: "`unknown` and `withheld` are answers too; developing cases are not checked.",
        pointers: ["/people/*"],
        misses: ["gender", "races"],
        message: "nothing states the person's sex and race",
        bad: r#"{"/people/0/gender": null, "/people/0/races": null}"#,
        good: r#"{"/people/0/gender": null, "/people/0/races": {"status": "unknown"}}"#,
        check: Person(|person, cx, out| {
            if is_subject(person) && !person.gender.is_stated() && !person.races.is_stated() && !develops(cx.case) {
                out.at("");
            }
        }),
    }

    /// A published recording says when it was taken relative to the shots.
    ///
    /// Viewers want to know before they watch: before, during or after.
    MEDIA_WITHOUT_RELATION = "media-without-relation" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Codebook,
        citation: "Chicago's COPA labels each recording: captures activity before, arrives after.",
        exceptions: "`unknown` is an answer too; records that stand for several recordings are not checked.",
        pointers: ["/materials/*"],
        misses: ["relation"],
        message: "nothing says whether the recording is from before, during or after the shots",
        bad: r#"{"/materials/0/relation": null, "/materials/0/shows_shooting": null, "/materials/0/started": null, "/materials/0/url": {"status": "known", "value": "https://police.example.org/video-1"}}"#,
        good: r#"{"/materials/0/relation": {"status": "unknown"}, "/materials/0/url": {"status": "known", "value": "https://police.example.org/video-1"}}"#,
        check: Material(|material, _, out| {
            let Material::Recording(recording) = material else { return };
            let told = recording.relation.is_stated() || recording.shows_shooting.is_stated() || recording.started.is_stated();
            if recording.url.value().is_some() && !told && !recording.recordings_count.is_stated() {
                out.at("");
            }
        }),
    }

    /// A record is no older than its sources.
    ///
    /// A source published after the record's date was read later: the date was not updated, and
    /// "not yet" in the record may be yes by now.
    AS_OF_STALE = "as-of-stale" {
        severity: Warning,
        ground: Logic,
        citation: "Nobody can have read what was not published.",
        exceptions: "None: set `as_of` to the latest date you have information for.",
        pointers: ["/sources/*/published"],
        message: "the source was published after the record's `as_of`",
        bad: r#"{"/sources/1/published": {"status": "known", "value": "2021-12-05"}}"#,
        good: r#"{"/sources/1/published": {"status": "known", "value": "2021-12-01T18:00"}}"#,
        check: Source(|source, cx, out| {
            let Some(as_of) = cx.case.as_of else { return };
            if source.published.earliest().is_some_and(|day| as_of.certainly_before(day)) {
                out.at("/published");
            }
        }),
    }

    /// A row of a data set states its licence.
    ///
    /// Anyone who passes it on is bound by it.
    NO_LICENSE = "no-license" {
        severity: Info,
        profiles: [Dataset: Off],
        ground: Law,
        citation: "Washington Post's Fatal Force is CC BY-NC-SA 4.0; the Los Angeles Times' table may not be passed on.",
        exceptions: "Data in the public domain: say so. Imported rows carry the licence of their file, once.",
        pointers: ["/sources/*"],
        misses: ["licence"],
        message: "the source is a row of a data set, and its licence is not stated",
        bad: r#"{"/sources/1/kind": {"code": "dataset_row"}}"#,
        good: r#"{"/sources/1/kind": {"code": "dataset_row"}, "/sources/1/licence": "CC BY-NC-SA 4.0"}"#,
        check: Source(|source, _, out| {
            if source.kind == SourceKind::DatasetRow && source.licence.is_none() {
                out.at("");
            }
        }),
    }
}

/// Whether facts still come in by the day: what comes later is not missing.
pub(super) fn develops(case: &CaseFile) -> bool {
    case.status.as_ref().is_some_and(|status| *status == CaseStatus::Developing)
}

/// Whether a person is one of those whom every table of the field describes.
fn is_subject(person: &Person) -> bool {
    let role = person.has_role(PersonRole::Subject) || person.has_role(PersonRole::Decedent);
    role && !person.has_role(PersonRole::Officer)
}
