//! Rules on what is still missing from the aftermath: the death, its inquiry, what was released, and
//! the officers' duty status.

use super::completeness::develops;
use super::investigations::FEW;
use super::rules;
use crate::validate::Context;
use crate::{AutopsyKind, Coded, InvestigationStatus, Material, Person, PersonRole, Release, ReleaseMode, Severity};

rules! {
    /// A person who died has a record of the death.
    ///
    /// When and where they died, and who said so.
    FATAL_WITHOUT_DEATH_RECORD = "fatal-without-death-record" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Codebook,
        citation: "The death records of states have date, place, cause and manner of each death (HL7 VRDR).",
        exceptions: "None: an empty one with `died` unknown says that nobody knows.",
        pointers: ["/people/*"],
        misses: ["death"],
        message: "the person died, and the record has nothing about the death",
        bad: r#"{"/people/0/death": null}"#,
        good: r#"{"/people/0/death": {"died": {"status": "unknown"}}}"#,
        check: Person(|person, cx, out| {
            if person.death.is_none() && person.has_role(PersonRole::Decedent) && !develops(cx.case) {
                out.at("");
            }
        }),
    }

    /// A person killed by police has an autopsy.
    ///
    /// Any inquiry into such a death has the body examined. If the report is not out yet, the
    /// autopsy says so.
    FATAL_WITHOUT_AUTOPSY = "fatal-without-autopsy" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Law,
        citation: "Cal. Gov. Code 27491: the coroner inquires into the circumstances, manner and cause of violent deaths, those by gunshot among them.",
        exceptions: "Deaths that this incident did not cause. An autopsy about which nothing is known can be listed as such.",
        pointers: ["/people/*"],
        message: "the person died in this incident, and the record has no autopsy of them",
        bad: r#"{"/autopsies": []}"#,
        good: r#"{"/autopsies": [], "/people/0/death/of_this_incident": {"status": "known", "value": false}}"#,
        check: Person(|person, cx, out| {
            if !died_of_it(person, cx) || cx.case.autopsies.len() > FEW {
                return;
            }
            if !cx.case.autopsies.iter().any(|autopsy| autopsy.person == person.id) {
                out.at("");
            }
        }),
    }

    /// A family's autopsy is accompanied by the official one.
    ///
    /// The two respond to each other, and readers should know of both.
    OFFICIAL_AUTOPSY_MISSING = "official-autopsy-missing" {
        severity: Info,
        profiles: [Dataset: Off],
        ground: Law,
        citation: "Cal. Gov. Code 27491: inquiring into violent deaths is the coroner's duty. Sacramento 2018: the county examined on 20 March, the family's pathologist on the 27th.",
        exceptions: "An official autopsy about which nothing is known can be listed as such, with its release pending.",
        pointers: ["/people/*"],
        message: "the record has an independent autopsy of the person, and no official one",
        bad: r#"{"/autopsies/0/kind": "independent", "/autopsies/0/commissioned_by": ["family"]}"#,
        good: r#"{"/autopsies/-": {"id": "autopsy-2", "person": "subject", "kind": "independent", "commissioned_by": ["family"], "bullet_strikes": {"status": "known", "value": 2}, "document_available": {"status": "known", "value": true}}}"#,
        check: Person(|person, cx, out| {
            if cx.case.autopsies.is_empty() || cx.case.autopsies.len() > FEW || !person.has_role(PersonRole::Decedent) {
                return;
            }
            let mut own = cx.case.autopsies.iter().filter(|autopsy| autopsy.person == person.id).peekable();
            if own.peek().is_some() && own.all(|autopsy| autopsy.kind == Some(AutopsyKind::Independent)) {
                out.at("");
            }
        }),
    }

    /// A death caused by police is investigated.
    ///
    /// Most readers come back to learn by whom, and with what outcome.
    FATAL_WITHOUT_INVESTIGATION = "fatal-without-investigation" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Plausibility,
        citation: "Sacramento 2018: the department, the district attorney, the state's attorney general and the United States attorney each looked into one death.",
        exceptions: "`[]` says that there was none; developing cases are not checked.",
        pointers: [""],
        misses: ["investigations"],
        message: "somebody died, and the record has no investigation of it",
        bad: r#"{"/investigations": null, "/decisions": []}"#,
        good: r#"{"/investigations": [], "/decisions": []}"#,
        check: CaseFile(|case, cx, out| {
            if !case.investigations.is_stated() && !cx.standalone && cx.is_fatal() && !develops(case) {
                out.at("");
            }
        }),
    }

    /// An investigation comes to an end.
    ///
    /// After a year somebody should ask; after three, the record has most often not been updated.
    INVESTIGATION_WITHOUT_OUTCOME = "investigation-without-outcome" {
        severity: Info,
        profiles: [Dataset: Off],
        ground: Plausibility,
        citation: "Los Angeles Times: 393 days is the median until prosecutors decide. California's deaths in custody: 570 stood as pending years later.",
        exceptions: "Investigations that do take that long: it is worth asking all the same.",
        pointers: ["/investigations/*"],
        misses: ["finished", "status"],
        message: "the investigation began {} years ago or more, and nothing says that it has ended",
        bad: r#"{"/as_of": "2025-12-01", "/investigations/0/finished": null, "/decisions": []}"#,
        good: r#"{"/investigations/0/finished": null, "/decisions": []}"#,
        check: Investigation(|investigation, cx, out| {
            let (Some(as_of), Some(opened)) = (cx.as_of, investigation.opened.latest()) else { return };
            let days = opened.days_until(as_of).unwrap_or_default();
            let ended = |status: &Coded<InvestigationStatus>| {
                matches!(status.code, InvestigationStatus::Finished | InvestigationStatus::Closed)
            };
            let over = investigation.finished.is_stated() || investigation.status.value().is_some_and(ended);
            if days < 366 || over || cx.case.decisions.len() > FEW {
                return;
            }
            if cx.case.decisions.iter().any(|decision| decision.investigation.as_ref() == Some(&investigation.id)) {
                return;
            }
            let severity = if days > 3 * 365 { Severity::Warning } else { Severity::Info };
            out.say(severity, "", &[days / 365]);
        }),
    }

    /// Recordings are released, or are said not to be.
    ///
    /// What the public has seen is the heart of this record.
    NO_RELEASE_RECORDED = "no-release-recorded" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Plausibility,
        citation: "California, Colorado, Minnesota and New Jersey, Chicago, Los Angeles and New York set a time by which recordings are released.",
        exceptions: "`[]` says that nothing was released; developing cases are not checked.",
        pointers: [""],
        misses: ["releases"],
        message: "there are recordings, and nothing says whether any was released",
        bad: r#"{"/releases": null, "/duties": []}"#,
        good: r#"{"/releases": [], "/duties": []}"#,
        check: CaseFile(|case, cx, out| {
            let recorded = |material: &Material| matches!(material, Material::Recording(_));
            if !case.releases.is_stated() && !cx.standalone && !develops(case) && case.materials.iter().any(recorded) {
                out.at("");
            }
        }),
    }

    /// If recordings were published, the record has the policy that applies.
    ///
    /// A release is early, late or voluntary only under some policy. "There is none" is an answer.
    POLICY_MISSING = "policy-missing" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Law,
        citation: "Cal. Gov. Code 7923.625 sets 45 days, Chicago's policy 60, Sacramento's 30.",
        exceptions: "`[]` says that no policy applies; developing cases are not checked.",
        pointers: [""],
        misses: ["policies"],
        message: "recordings were published, and the record has no policy on when they are due",
        bad: r#"{"/policies": null, "/duties": []}"#,
        good: r#"{"/policies": [], "/duties": []}"#,
        check: CaseFile(|case, cx, out| {
            if case.policies.is_stated() || cx.standalone || develops(case) {
                return;
            }
            let of_recording = |release: &Release| {
                let mut items = release.items.iter().take(16);
                items.any(|item| matches!(cx.material(&item.material), Some(Material::Recording(_))))
            };
            if case.releases.iter().any(|release| release.mode == Some(ReleaseMode::Published) && of_recording(release)) {
                out.at("");
            }
        }),
    }

    /// A shooter's duty status afterwards is stated.
    ///
    /// On leave, at a desk, back on the street: people ask for years.
    DUTY_STATUS_MISSING = "duty-status-missing" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Plausibility,
        citation: "Sacramento, 2018: accounts of the officers' return differ by months, and on what they returned to.",
        exceptions: "`[]` says that nothing changed; developing cases, and officers who died, are not checked.",
        pointers: ["/people/*/service/*"],
        misses: ["duty_status"],
        message: "the officer fired, and nothing says what their duty status was afterwards",
        bad: r#"{"/people/1/service/0/duty_status": null}"#,
        good: r#"{"/people/1/service/0/duty_status": []}"#,
        check: Person(|person, cx, out| {
            if person.service.is_empty() || !person.has_role(PersonRole::Shooter) || person.death.is_some() || develops(cx.case) {
                return;
            }
            for (index, service) in person.service.iter().enumerate() {
                if !service.duty_status.is_stated() {
                    out.at(format_args!("/service/{index}"));
                }
            }
        }),
    }
}

fn died_of_it(person: &Person, cx: &Context<'_>) -> bool {
    let elsewhere = person.death.as_ref().is_some_and(|death| death.of_this_incident.is_no());
    person.has_role(PersonRole::Decedent) && !elsewhere && !develops(cx.case)
}
