//! Rules on investigations, decisions and proceedings.

use super::rules;
use crate::{InvestigationRole, InvestigatorRole, PersonRole, Proceeding};

rules! {
    /// An investigation has a lead.
    ///
    /// Who leads is what readers ask first.
    INV_LEAD_MISSING = "inv-lead-missing" {
        severity: Info,
        ground: Plausibility,
        citation: "Somebody answers for an investigation.",
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

    /// An agency that investigates its own officers is worth knowing.
    ///
    /// Many do, and the law may ask for it; whether they should is a question of policy.
    INV_SELF = "inv-self" {
        severity: Info,
        ground: Ethics,
        citation: "Cal. Gov. Code 12525.3 (AB 1506) gives deaths of unarmed civilians to the Attorney General.",
        exceptions: "It is worth knowing, never wrong.",
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

    /// Nobody leads and assists at once.
    ///
    /// Sources that differ on a party's part are claims; the record chooses one, or gives each its
    /// time.
    INV_LEAD_ALSO_ASSISTING = "inv-lead-also-assisting" {
        severity: Error,
        ground: Logic,
        citation: "Who leads does not assist.",
        exceptions: "One after the other, with times.",
        pointers: ["/investigations/*/roles/*"],
        message: "the same party leads the investigation at the same time",
        bad: r#"{"/investigations/0/roles/-": {"party": "state-police", "role": {"code": "assisting"}}}"#,
        good: r#"{"/investigations/0/roles/-": {"party": "state-police", "role": {"code": "assisting"}, "start": {"status": "known", "value": "2021-07-31"}}, "/investigations/0/roles/0/end": {"status": "known", "value": "2021-07-31"}}"#,
        check: Investigation(|investigation, _, out| {
            for (index, role) in investigation.roles.iter().enumerate().filter(|(_, role)| assists(role)) {
                let overlaps = |lead: &InvestigationRole| {
                    let timeless = |it: &InvestigationRole| !it.start.is_stated() && !it.end.is_stated();
                    let certainly = lead.start.certainly_before(&role.end) && role.start.certainly_before(&lead.end);
                    lead.party == role.party && leads(lead) && (certainly || (timeless(lead) && timeless(role)))
                };
                if investigation.roles.iter().take(64).any(overlaps) {
                    out.at(format_args!("/roles/{index}"));
                }
            }
        }),
    }

    /// A decision says whose it is.
    ///
    /// Prosecutor, attorney general, agency and commission decide by different standards.
    DECISION_NO_AUTHORITY = "decision-no-authority" {
        severity: Warning,
        ground: Logic,
        citation: "Somebody decides.",
        exceptions: "None; who is not known by name may be a party without one.",
        pointers: ["/decisions/*"],
        misses: ["by"],
        message: "nothing says who decided",
        bad: r#"{"/decisions/0/by": null}"#,
        good: r#"{"/decisions/0/by": ["prosecutor", "state-police"]}"#,
        check: Decision(|decision, _, out| {
            if decision.by.is_empty() {
                out.at("");
            }
        }),
    }

    /// A charge of harm against someone who did not fire is worth knowing.
    ///
    /// A subject may be charged with a death that an officer's bullet caused.
    CHARGED_PERSON_NOT_SHOOTER = "charged-person-not-shooter" {
        severity: Info,
        ground: Law,
        citation: "Felony murder: New York, 12 February 2019, a detective killed by officers' fire.",
        exceptions: "It is worth knowing, never wrong.",
        pointers: ["/proceedings/*/defendant"],
        message: "the person who is charged with harm to someone did not fire",
        bad: r#"{"/proceedings": [{"kind": "charge", "id": "charge-1", "defendant": "subject", "victims": ["officer-1"]}]}"#,
        good: r#"{"/proceedings": [{"kind": "charge", "id": "charge-1", "defendant": "officer-1"}]}"#,
        check: Proceeding(|proceeding, cx, out| {
            let Proceeding::Charge(charge) = proceeding else { return };
            let fired = cx.person(&charge.defendant).is_none_or(|person| person.has_role(PersonRole::Shooter));
            if !fired && !charge.victims.is_empty() {
                out.at("/defendant");
            }
        }),
    }
}

fn leads(role: &InvestigationRole) -> bool {
    role.role == InvestigatorRole::Lead
}

fn assists(role: &InvestigationRole) -> bool {
    role.role == InvestigatorRole::Assisting
}
