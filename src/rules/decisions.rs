//! Rules on decisions: who decides what, by which standard, and about whom.

use super::investigations::{FEW, reviews_policy};
use super::rules;
use crate::{
    ActorId, Coded, Decision, DecisionKind, DecisionResult, Entity, EntityId, Fact, PartyKind, Person, PersonRole,
    Proceeding,
};

rules! {
    /// A decision says who made it.
    ///
    /// Prosecutor, attorney general, agency and commission decide by different standards.
    DECISION_NO_AUTHORITY = "decision-no-authority" {
        severity: Warning,
        profiles: [Dataset: Off],
        ground: Logic,
        citation: "Somebody decides.",
        exceptions: "None; somebody whose name is not known may be a party without one.",
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

    /// A decision is made by a body with the power to make it.
    ///
    /// Prosecutors charge; agencies and boards make findings on policy. A board said to have
    /// charged has most often recommended it.
    DECISION_KIND_MISMATCH = "decision-kind-mismatch" {
        severity: Warning,
        ground: Plausibility,
        citation: "Sacramento 2019: prosecutors decided on charges, the department on its own policy. Los Angeles 2014: the police commission found on policy.",
        exceptions: "Inquests, and bodies whose charter gives them more power. A remark outside their remit is a claim.",
        pointers: ["/decisions/*/kind"],
        message: "decisions of this kind are not made by a body of this kind",
        bad: r#"{"/decisions/0/by": ["county-coroner"]}"#,
        good: r#"{"/decisions/0/by": ["county-coroner"], "/decisions/0/kind": {"code": "factual"}}"#,
        check: Decision(|decision, cx, out| {
            let out_of_power: &[PartyKind] = match decision.kind.as_ref().map(|kind| kind.code) {
                Some(DecisionKind::Charging) => NEVER_CHARGE,
                Some(DecisionKind::PolicyFinding | DecisionKind::Disciplinary) => NEVER_DISCIPLINE,
                _ => return,
            };
            let lacks_power = |by: &ActorId| {
                matches!(cx.find(by), Some(Entity::Party(party)) if out_of_power.contains(&party.kind.code))
            };
            if !decision.by.is_empty() && decision.by.iter().take(16).all(lacks_power) {
                out.at("/kind");
            }
        }),
    }

    /// The result of a decision answers its question.
    ///
    /// "Within policy" does not answer whether there are charges; the two questions have two bodies
    /// and two standards.
    DECISION_RESULT_MISMATCH = "decision-result-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "Sacramento, 2019: prosecutors found on charges, the department on its policy; four decisions, three standards.",
        exceptions: "A report that says both: give it the kind of the decision, and put the rest into `reasons`.",
        pointers: ["/decisions/*/results"],
        message: "a decision on charges has a result about policy, or the other way round",
        bad: r#"{"/decisions/0/results": {"status": "known", "value": [{"code": "within_policy"}]}}"#,
        good: r#"{"/decisions/0/results": {"status": "known", "value": [{"code": "lawful"}, {"code": "no_charges"}]}}"#,
        check: Decision(|decision, _, out| {
            let foreign: &[DecisionResult] = match decision.kind.as_ref().map(|kind| kind.code) {
                Some(DecisionKind::Charging | DecisionKind::CivilRights) => OF_POLICY,
                Some(DecisionKind::PolicyFinding) => &[DecisionResult::Charges, DecisionResult::NoCharges],
                _ => return,
            };
            if results(decision).iter().any(|result| foreign.contains(&result.code)) {
                out.at("/results");
            }
        }),
    }

    /// A decision about one person does not have contradictory results.
    ///
    /// Charged and not charged, within policy and out of it: then it is about two people, or two
    /// acts, or the code is `mixed`.
    DECISION_RESULTS_CONTRADICT = "decision-results-contradict" {
        severity: Warning,
        ground: Logic,
        citation: "One act is not both within policy and out of it.",
        exceptions: "Decisions about several people are not checked.",
        pointers: ["/decisions/*/results"],
        message: "the decision is about one person, and its results exclude each other",
        bad: r#"{"/decisions/0/results": {"status": "known", "value": [{"code": "charges"}, {"code": "no_charges"}]}}"#,
        good: r#"{"/decisions/0/results": {"status": "known", "value": [{"code": "charges"}, {"code": "no_charges"}]}, "/decisions/0/about": ["officer-1", "subject"]}"#,
        check: Decision(|decision, _, out| {
            let results = results(decision);
            if results.len() < 2 || decision.about.len() > 1 {
                return;
            }
            let has = |wanted| results.iter().any(|result| *result == wanted);
            if EXCLUSIVE.iter().any(|(one, other)| has(*one) && has(*other)) {
                out.at("/results");
            }
        }),
    }

    /// A decision states its standard.
    ///
    /// "No charges" beyond reasonable doubt, "reasonable" by the law of force and "within policy"
    /// are different questions, and readers confuse them.
    STANDARD_MISSING = "standard-missing" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Law,
        citation: "18 U.S.C. 242 asks for wilful deprivation of rights, Graham v. Connor (490 U.S. 386) for objective reasonableness, an agency's manual for what it says.",
        exceptions: "`unknown` is an answer too.",
        pointers: ["/decisions/*"],
        misses: ["standard", "burden"],
        message: "nothing states the standard or the burden of proof of this decision",
        bad: r#"{"/decisions/0/standard": null}"#,
        good: r#"{"/decisions/0/standard": {"status": "unknown"}}"#,
        check: Decision(|decision, _, out| {
            let asked = matches!(
                decision.kind.as_ref().map(|kind| kind.code),
                Some(DecisionKind::Charging | DecisionKind::CivilRights | DecisionKind::PolicyFinding)
            );
            if asked && decision.results.value().is_some() && !decision.standard.is_stated() && !decision.burden.is_stated() {
                out.at("");
            }
        }),
    }

    /// Every shooter is covered by some decision.
    ///
    /// If one officer's shots were judged and another's were not, readers ask why.
    DECISION_COVERAGE = "decision-coverage" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Plausibility,
        citation: "Torrance, California, 2013: eight officers of one detail fired, and the commission found a violation of policy.",
        exceptions: "Decisions that are still to come; those about the incident or an agency cover everyone.",
        pointers: ["/people/*"],
        message: "the person fired, and no decision is about them, although one is about somebody else who fired",
        bad: r#"{"/people/-": {"id": "officer-2", "roles": [{"code": "officer"}, {"code": "shooter"}], "service": [{"agency": "riverton-police", "duty_status": []}]}, "/force/officers_who_fired": {"status": "known", "value": 2}}"#,
        good: r#"{"/people/-": {"id": "officer-2", "roles": [{"code": "officer"}, {"code": "shooter"}], "service": [{"agency": "riverton-police", "duty_status": []}]}, "/force/officers_who_fired": {"status": "known", "value": 2}, "/decisions/0/about": ["incident"]}"#,
        check: Person(|person, cx, out| {
            let decisions = &cx.case.decisions;
            if decisions.is_empty() || !fired(person) || decisions.len() > FEW {
                return;
            }
            let names = |decision: &Decision, id: &str| decision.about.iter().take(16).any(|about| **about == *id);
            let of_all = |about: &EntityId| !matches!(cx.find(about), Some(Entity::Person(_) | Entity::Material(_)));
            let covers = |decision: &Decision| {
                names(decision, &person.id) || decision.about.is_empty() || decision.about.iter().take(16).any(of_all)
            };
            let about_another = |decision: &Decision| {
                decision.about.iter().any(|about| matches!(cx.find(about), Some(Entity::Person(other)) if fired(other)))
            };
            if decisions.iter().any(about_another) && !decisions.iter().any(covers) {
                out.at("");
            }
        }),
    }

    /// A recommendation is recorded as a recommendation.
    ///
    /// Those who recommend do not decide: a board may clear an officer, and the commission above it
    /// find the opposite.
    RECOMMENDATION_AS_DECISION = "recommendation-as-decision" {
        severity: Warning,
        ground: Logic,
        citation: "Los Angeles, 2014: the internal board would have cleared the officers; chief and inspector found a violation, and the commission agreed with them.",
        exceptions: "None.",
        pointers: ["/decisions/*/recommendations/*/decision"],
        message: "this was followed or set aside as a recommendation, and does not have that kind",
        bad: r#"{"/decisions/-": {"id": "decision-2", "by": ["state-police"], "kind": {"code": "factual"}, "recommendations": [{"decision": "decision-1"}]}}"#,
        good: r#"{"/decisions/-": {"id": "decision-2", "by": ["prosecutor"], "kind": {"code": "factual"}, "recommendations": [{"decision": "decision-1"}]}, "/decisions/0/kind": {"code": "recommendation"}}"#,
        check: Decision(|decision, cx, out| {
            for (index, recommendation) in decision.recommendations.iter().enumerate() {
                let Some(Entity::Decision(earlier)) = cx.find(&recommendation.decision) else { continue };
                if earlier.kind.as_ref().is_some_and(|kind| *kind != DecisionKind::Recommendation) {
                    out.at(format_args!("/recommendations/{index}/decision"));
                }
            }
        }),
    }

    /// A review of policy decides nothing about people.
    ///
    /// A report on an agency's practice is not a verdict on the shooting that prompted it.
    POLICY_REVIEW_AS_INVESTIGATION = "policy-review-as-investigation" {
        severity: Warning,
        ground: Law,
        citation: "California Department of Justice, 29 January 2019: its review of the department's policies was entirely separate from its oversight of the incident.",
        exceptions: "None: a finding on people closes a different investigation.",
        pointers: ["/decisions/*/investigation"],
        message: "the decision is about people or the incident, and the investigation that it closes is a review of policy",
        bad: r#"{"/investigations/0/kind": {"code": "policy_review"}, "/investigations/0/subject_matter": {"code": "policy"}, "/decisions/0/investigation": "investigation-1"}"#,
        good: r#"{"/investigations/0/kind": {"code": "policy_review"}, "/investigations/0/subject_matter": {"code": "policy"}, "/decisions/0/investigation": "investigation-1", "/decisions/0/about": ["riverton-police"]}"#,
        check: Decision(|decision, cx, out| {
            let Some(investigation) = &decision.investigation else { return };
            let Some(Entity::Investigation(investigation)) = cx.find(investigation) else { return };
            let of_incident = |about: &EntityId| matches!(cx.find(about), Some(Entity::Person(_) | Entity::Incident(_)));
            if reviews_policy(investigation) && decision.about.iter().any(of_incident) {
                out.at("/investigation");
            }
        }),
    }

    /// A settlement is not recorded as a finding of fault.
    ///
    /// Cities settle to end a suit, and mostly declare that they admit nothing.
    SETTLEMENT_AS_ADMISSION = "settlement-as-admission" {
        severity: Warning,
        ground: Law,
        citation: "Federal Rules of Evidence, rule 408: a compromise is not evidence of whether the claim was valid.",
        exceptions: "A court's or council's approval of a settlement is a ruling, and is not reported.",
        pointers: ["/decisions/*/about/*"],
        message: "a finding on fault is said to be about a settlement",
        bad: r#"{"/proceedings": [{"kind": "settlement", "id": "settlement-1"}], "/decisions/0/about": ["settlement-1"]}"#,
        good: r#"{"/proceedings": [{"kind": "settlement", "id": "settlement-1"}], "/decisions/0/about": ["settlement-1"], "/decisions/0/kind": {"code": "ruling"}, "/decisions/0/results": {"status": "known", "value": [{"code": "granted"}]}}"#,
        check: Decision(|decision, cx, out| {
            if decision.kind.as_ref().is_some_and(|kind| *kind == DecisionKind::Ruling) {
                return;
            }
            for (index, about) in decision.about.iter().enumerate() {
                if let Some(Entity::Proceeding(Proceeding::Settlement(_))) = cx.find(about) {
                    out.at(format_args!("/about/{index}"));
                }
            }
        }),
    }

    /// Nobody decides about themselves.
    ///
    /// Only the source can say which of the two fields has the wrong person.
    DECISION_OWN_CASE = "decision-own-case" {
        severity: Warning,
        ground: Logic,
        citation: "Nobody is a judge in their own cause.",
        exceptions: "Agencies do make findings on their own conduct; only people are checked.",
        pointers: ["/decisions/*/about/*"],
        message: "the decision was made by the person it is about",
        bad: r#"{"/decisions/0/by": ["officer-1"]}"#,
        good: r#"{"/decisions/0/by": ["riverton-police"], "/decisions/0/about": ["riverton-police"], "/decisions/0/kind": {"code": "factual"}}"#,
        check: Decision(|decision, cx, out| {
            for (index, about) in decision.about.iter().enumerate() {
                let own = decision.by.iter().take(16).any(|by| **by == **about);
                if own && matches!(cx.find(about), Some(Entity::Person(_))) {
                    out.at(format_args!("/about/{index}"));
                }
            }
        }),
    }
}

/// Bodies that bring no criminal charges.
const NEVER_CHARGE: &[PartyKind] = &[
    PartyKind::ReviewBoard,
    PartyKind::Oversight,
    PartyKind::Coroner,
    PartyKind::Council,
    PartyKind::Family,
    PartyKind::LegalTeam,
    PartyKind::Media,
    PartyKind::Union,
    PartyKind::Hospital,
    PartyKind::Laboratory,
];

/// Bodies that neither employ officers nor oversee them.
const NEVER_DISCIPLINE: &[PartyKind] = &[
    PartyKind::Prosecutor,
    PartyKind::FederalProsecutor,
    PartyKind::Coroner,
    PartyKind::Family,
    PartyKind::LegalTeam,
    PartyKind::Media,
    PartyKind::Hospital,
    PartyKind::Laboratory,
];

/// What is found on policy, and on nothing else.
const OF_POLICY: &[DecisionResult] = &[
    DecisionResult::WithinPolicy,
    DecisionResult::OutOfPolicy,
    DecisionResult::Mixed,
    DecisionResult::Sustained,
    DecisionResult::NotSustained,
    DecisionResult::Exonerated,
];

/// Results of which one act has one.
const EXCLUSIVE: [(DecisionResult, DecisionResult); 3] = [
    (DecisionResult::Charges, DecisionResult::NoCharges),
    (DecisionResult::WithinPolicy, DecisionResult::OutOfPolicy),
    (DecisionResult::Sustained, DecisionResult::NotSustained),
];

fn results(decision: &Decision) -> &[Coded<DecisionResult>] {
    match &decision.results {
        Fact::Known(known) => &known.value,
        _ => &[],
    }
}

fn fired(person: &Person) -> bool {
    person.has_role(PersonRole::Shooter) && person.has_role(PersonRole::Officer)
}
