//! Rules on investigations: who leads them, what they look into, and their outcome.

use chrono::NaiveDate;

use super::rules;
use crate::{
    Entity, Investigation, InvestigationKind, InvestigationRole, InvestigationStatus, InvestigatorRole, PartyKind,
    Person, PersonRole,
};

rules! {
    /// An investigation has a lead.
    ///
    /// Who leads is the first thing that readers ask.
    INV_LEAD_MISSING = "inv-lead-missing" {
        severity: Info,
        ground: Plausibility,
        citation: "Somebody is responsible for an investigation.",
        exceptions: "Flat data sets do not say.",
        pointers: ["/investigations/*"],
        misses: ["roles"],
        message: "nothing says who leads the investigation",
        bad: r#"{"/investigations/0/roles": null}"#,
        good: r#"{"/investigations/0/roles/-": {"party": "prosecutor", "role": {"code": "assisting"}}}"#,
        check: Investigation(|investigation, _, out| {
            if !investigation.roles.iter().any(leads) {
                out.at("");
            }
        }),
    }

    /// An agency that investigates its own officers is flagged for information.
    ///
    /// Many do, and the law may require it; whether they should is a question of policy.
    INV_SELF = "inv-self" {
        severity: Info,
        ground: Ethics,
        citation: "Cal. Gov. Code 12525.3 (AB 1506) gives deaths of unarmed civilians to the Attorney General.",
        exceptions: "For information only: nothing is wrong.",
        pointers: ["/investigations/*/roles/*"],
        message: "the lead is an agency whose officers fired",
        bad: r#"{"/investigations/0/roles/0/party": "riverton-police"}"#,
        good: r#"{"/investigations/0/roles/-": {"party": "riverton-police", "role": {"code": "assisting"}}}"#,
        check: Investigation(|investigation, cx, out| {
            if !investigation.is_of_incident() {
                return;
            }
            for (index, role) in investigation.roles.iter().enumerate() {
                if leads(role) && cx.employs_a_shooter(&role.party) {
                    out.at(format_args!("/roles/{index}"));
                }
            }
        }),
    }

    /// Nobody leads and assists at the same time.
    ///
    /// If sources differ on a party's role, record claims; the record chooses one, or gives each
    /// its period.
    INV_LEAD_ALSO_ASSISTING = "inv-lead-also-assisting" {
        severity: Error,
        ground: Logic,
        citation: "Whoever leads does not assist.",
        exceptions: "One role after the other, with dates.",
        pointers: ["/investigations/*/roles/*"],
        message: "the same party leads the investigation at the same time",
        bad: r#"{"/investigations/0/roles/-": {"party": "state-police", "role": {"code": "assisting"}}}"#,
        good: r#"{"/investigations/0/roles/-": {"party": "state-police", "role": {"code": "assisting"}, "start": {"status": "known", "value": "2021-07-31"}}, "/investigations/0/roles/0/end": {"status": "known", "value": "2021-07-31"}}"#,
        check: Investigation(|investigation, _, out| {
            for (index, role) in investigation.roles.iter().enumerate().filter(|(_, role)| assists(role)) {
                let same = |lead: &InvestigationRole| leads(lead) && lead.party == role.party && overlap(lead, role);
                if investigation.roles.iter().take(64).any(same) {
                    out.at(format_args!("/roles/{index}"));
                }
            }
        }),
    }

    /// Two leads at the same time are flagged for information.
    ///
    /// Joint investigations exist. More often one source gives as lead an agency that, by another,
    /// only assists.
    INV_TWO_LEADS = "inv-two-leads" {
        severity: Info,
        ground: Plausibility,
        citation: "Sacramento 2018: by one source the state assists the department, by another it investigates by itself.",
        exceptions: "Joint task forces; one lead after the other, with dates, is not reported.",
        pointers: ["/investigations/*/roles/*"],
        message: "another party leads the investigation at the same time",
        bad: r#"{"/investigations/0/roles/-": {"party": "prosecutor", "role": {"code": "lead"}}}"#,
        good: r#"{"/investigations/0/roles/-": {"party": "prosecutor", "role": {"code": "lead"}, "start": {"status": "known", "value": "2021-08-01"}}}"#,
        check: Investigation(|investigation, _, out| {
            let mut roles = investigation.roles.iter().enumerate().filter(|(_, role)| leads(role));
            let Some((_, first)) = roles.next() else { return };
            for (index, _) in roles.filter(|(_, role)| role.party != first.party && overlap(first, role)) {
                out.at(format_args!("/roles/{index}"));
            }
        }),
    }

    /// A review of policy is not an investigation of the incident.
    ///
    /// It asks about the agency's rules and habits, and finds nothing about who shot and why.
    INVESTIGATION_KIND_MISMATCH = "investigation-kind-mismatch" {
        severity: Warning,
        ground: Law,
        citation: "California Department of Justice, 29 January 2019: its review of the department's policies was entirely separate from its oversight of the incident. 34 U.S.C. 12601 concerns patterns and practices.",
        exceptions: "None: record one that does both as two.",
        pointers: ["/investigations/*/kind"],
        message: "this is a review of policy or practice, and is said to look into the incident",
        bad: r#"{"/investigations/0/kind": {"code": "policy_review"}}"#,
        good: r#"{"/investigations/0/kind": {"code": "policy_review"}, "/investigations/0/subject_matter": {"code": "policy"}}"#,
        check: Investigation(|investigation, _, out| {
            if reviews_policy(investigation) && investigation.is_of_incident() {
                out.at("/kind");
            }
        }),
    }

    /// A finished investigation has a finding.
    ///
    /// It may have found too little for any conclusion, and that is a finding too.
    CLOSED_WITHOUT_FINDING = "closed-without-finding" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Plausibility,
        citation: "SPJ Code of Ethics: gather, update and correct information throughout the life of a news story.",
        exceptions: "An investigation closed without a result has the status `closed`; if publication is pending or withheld, `published` says so.",
        pointers: ["/investigations/*"],
        misses: ["findings", "document", "release"],
        message: "the investigation is finished, and nothing says what it found",
        bad: r#"{"/decisions": []}"#,
        good: r#"{"/decisions": [], "/investigations/0/published": {"status": "pending"}}"#,
        check: Investigation(|investigation, cx, out| {
            let finished = investigation.finished.value().is_some()
                || investigation.status.value().is_some_and(|status| *status == InvestigationStatus::Finished);
            let silent = investigation.findings.is_empty()
                && investigation.document.is_none()
                && investigation.release.is_none()
                && investigation.published.absent().is_none();
            if !finished || !silent || cx.case.decisions.len() > FEW {
                return;
            }
            if !cx.case.decisions.iter().any(|decision| decision.investigation.as_ref() == Some(&investigation.id)) {
                out.at("");
            }
        }),
    }

    /// In California the Attorney General investigates the death of an unarmed person.
    ///
    /// If the record has no such investigation, there may have been none, and readers may ask why.
    CA_AG_REVIEW_MISSING = "ca-ag-review-missing" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Law,
        citation: "Cal. Gov. Code 12525.3 (AB 1506): a state prosecutor investigates shootings by an officer that kill an unarmed civilian. The Department of Justice does so from 1 July 2021 on.",
        exceptions: "Whether the person was armed may be disputed. By the Department's bulletin of 2021 air guns and unloaded guns are deadly weapons too.",
        pointers: ["", "/investigations"],
        message: "an unarmed person died in California, and no investigation involves the Attorney General",
        bad: r#"{"/incident/occurred": {"status": "known", "value": "2021-07-02"}, "/people/0/death": null, "/people/0/armed": {"status": "known", "value": false}}"#,
        good: r#"{"/people/0/armed": {"status": "known", "value": false}}"#,
        check: CaseFile(|case, cx, out| {
            let unarmed = |person: &Person| {
                person.armed.is_no() && person.has_role(PersonRole::Decedent) && !person.has_role(PersonRole::Officer)
            };
            let mut scenes = case.incident.scenes.iter().filter_map(|scene| scene.place.as_ref()?.state.value());
            let start = NaiveDate::from_ymd_opt(2021, 7, 1);
            let in_force = || case.incident.occurred.earliest().map(|day| day.earliest().date()) >= start;
            if !scenes.any(|state| state == "CA") || !in_force() || !case.people.iter().any(unarmed) {
                return;
            }
            let mut roles = case.investigations.iter().flat_map(|investigation| &investigation.roles);
            let by_state = |role: &InvestigationRole| {
                matches!(cx.find(&role.party), Some(Entity::Party(party)) if party.kind == PartyKind::AttorneyGeneral)
            };
            if cx.only_officers_fired() && !roles.any(by_state) {
                out.at(if case.investigations.is_stated() { "/investigations" } else { "" });
            }
        }),
    }
}

/// So many of a list that looking through it once for each of another is no longer cheap.
pub(super) const FEW: usize = 64;

/// Whether it looks into policies and practices.
pub(super) fn reviews_policy(investigation: &Investigation) -> bool {
    let kinds = [InvestigationKind::PolicyReview, InvestigationKind::PatternOrPractice];
    investigation.kind.as_ref().is_some_and(|kind| kinds.contains(&kind.code))
}

/// Whether two parts were played at the same time, as far as the record is certain.
fn overlap(a: &InvestigationRole, b: &InvestigationRole) -> bool {
    let timeless = |it: &InvestigationRole| !it.start.is_stated() && !it.end.is_stated();
    (timeless(a) && timeless(b)) || (a.start.certainly_before(&b.end) && b.start.certainly_before(&a.end))
}

fn leads(role: &InvestigationRole) -> bool {
    role.role == InvestigatorRole::Lead
}

fn assists(role: &InvestigationRole) -> bool {
    role.role == InvestigatorRole::Assisting
}
