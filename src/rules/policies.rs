//! Rules on policies: whether they were in force, whom they bind and what they cover.

use super::deadlines::{policy, read};
use super::rules;
use crate::clock::{Happened, Reach, Why};
use crate::model::Entity;
use crate::validate::Context;
use crate::{AbsentStatus, CoveredMaterial, Device, Material, PersonRole, Policy};

/// How far two lists of one record are compared with each other; they are short.
const NEAR: usize = 16;

rules! {
    /// A policy applies to what happened while it was in force.
    ///
    /// California's AB 748 of 2019 set no deadline in 2018; a policy that was replaced no longer
    /// sets any.
    POLICY_NOT_IN_FORCE = "policy-not-in-force" {
        severity: Warning,
        ground: Law,
        citation: "Cal. Gov. Code 7923.625 (AB 748): operative from 1 July 2019.",
        exceptions: "Retroactive laws; say so in the duty's `note`.",
        pointers: ["/duties/*/policy"],
        message: "the policy was not in force when the clock is said to have started",
        bad: r#"{"/policies/0/effective": {"status": "known", "value": "2022-01-01"}}"#,
        good: r#"{"/policies/0/effective": {"status": "known", "value": "2021"}, "/policies/0/expires": {"status": "known", "value": "2021-05-01"}}"#,
        check: Duty(|duty, cx, out| {
            if matches!(read(duty, cx).why, Why::NotInForce) {
                out.at("/policy");
            }
        }),
    }

    /// A policy binds the agency that is said to have the duty.
    ///
    /// A sheriff's office is not bound by the policy of the city where it is located.
    POLICY_JURISDICTION = "policy-jurisdiction" {
        severity: Warning,
        ground: Law,
        citation: "A city's policy binds the city's own agencies; Sacramento's of 2016 names its police.",
        exceptions: "An agency that follows another's policy by agreement.",
        pointers: ["/duties/*/policy"],
        message: "the policy binds other agencies than those said to have the duty",
        bad: r#"{"/policies/0/area": {"agencies": ["Hillford Police Department"]}, "/parties/0/name": "Riverton Police Department", "/duties/0/obliged": ["riverton-police"]}"#,
        good: r#"{"/policies/0/area": {"agencies": ["Riverton Police Department"]}, "/parties/0/name": "Riverton Police Department", "/duties/0/obliged": ["riverton-police"]}"#,
        check: Duty(|duty, cx, out| {
            let Some(area) = policy(duty, cx).and_then(|policy| policy.area.as_ref()) else { return };
            let mut obliged = duty.obliged.iter().take(NEAR).peekable();
            let is_other = |name: &str| !area.agencies.iter().take(NEAR).any(|bound| bound.eq_ignore_ascii_case(name));
            let named = area.agencies.len() <= NEAR && !area.agencies.is_empty() && obliged.peek().is_some();
            if named && obliged.all(|id| party_name(id, cx).is_some_and(is_other)) {
                out.at("/policy");
            }
        }),
    }

    /// A policy covers the incident and the materials.
    ///
    /// A rule on shootings at a person does not cover a shot at a dog; a rule on video does not
    /// cover a report.
    POLICY_SCOPE = "policy-scope" {
        severity: Warning,
        ground: Law,
        citation: "Chicago Inspector General, 2020: disputes over which incidents qualify were a cause of lateness.",
        exceptions: "An agency that releases more than it must: then it is not a duty under this policy.",
        pointers: ["/duties/*/policy", "/duties/*/covers/*"],
        message: "the policy does not cover this",
        bad: r#"{"/policies/0/events": [{"code": "officer_shot"}], "/incident/outcome": {"status": "known", "value": {"code": "no_hit"}}, "/force/strikes": null}"#,
        good: r#"{"/policies/0/events": [{"code": "discharge_at_person"}]}"#,
        check: CaseFile(|case, cx, out| {
            let is_officer = |id: &str| matches!(cx.find(id), Some(Entity::Person(person)) if person.has_role(PersonRole::Officer));
            let mut happened = Happened::default();
            for (index, duty) in case.duties.iter().enumerate() {
                let Some(policy) = policy(duty, cx) else { continue };
                if matches!(happened.reaches(policy, case, &is_officer), Reach::No(_)) {
                    out.at(format_args!("/duties/{index}/policy"));
                }
                for (item, id) in duty.covers.iter().enumerate().filter(|_| !policy.materials.is_empty()) {
                    let kind = cx.material(id).and_then(material_kind);
                    if kind.is_some_and(|kind| policy.materials.len() <= NEAR && !covers(policy, kind)) {
                        out.at(format_args!("/duties/{index}/covers/{item}"));
                    }
                }
            }
        }),
    }

    /// Sources agree on what kind of instrument a policy is.
    ///
    /// The same words are called an ordinance here and a resolution there; whom it binds, and from
    /// when, depends on it.
    POLICY_INSTRUMENT_CONFLICT = "policy-instrument-conflict" {
        severity: Info,
        ground: Law,
        citation: "Sacramento, 29 November 2016: a council policy adopted by resolution, and called an ordinance in the press.",
        exceptions: "For information only: nothing is wrong.",
        pointers: ["/policies/*/instrument"],
        message: "sources name two kinds of instrument",
        bad: r#"{"/policies/0/instrument": {"status": "disputed"}}"#,
        good: r#"{"/policies/0/instrument": {"status": "known", "value": {"code": "council_policy"}}}"#,
        check: Policy(|policy, _, out| {
            if policy.instrument.absent().is_some_and(|absent| absent.status == AbsentStatus::Disputed) {
                out.at("/instrument");
            }
        }),
    }
}

fn party_name<'a>(id: &str, cx: &Context<'a>) -> Option<&'a str> {
    match cx.find(id)? {
        Entity::Party(party) => party.name.as_deref(),
        _ => None,
    }
}

/// Whether a policy covers a kind of material. Calls and radio are sound.
fn covers(policy: &Policy, kind: CoveredMaterial) -> bool {
    let is_sound = matches!(kind, CoveredMaterial::EmergencyCalls | CoveredMaterial::Dispatch);
    policy
        .materials
        .iter()
        .any(|it| it.code == kind || it.code == CoveredMaterial::Other || is_sound && it.code == CoveredMaterial::Audio)
}

/// What kind of material it is to a policy, where that is plain.
fn material_kind(material: &Material) -> Option<CoveredMaterial> {
    match material {
        Material::Recording(recording) => Some(match recording.device.value()?.code {
            Device::EmergencyCall => CoveredMaterial::EmergencyCalls,
            Device::Dispatch => CoveredMaterial::Dispatch,
            Device::BodyWorn | Device::InCar | Device::Aircraft | Device::Surveillance => CoveredMaterial::Video,
            _ => return None,
        }),
        _ => None,
    }
}
