//! Decisions: who decided what about whom, by which standard.

use super::record::{entity, record};
use crate::value::code::codes;
use crate::{ActorId, Coded, Date, DecisionId, EntityId, Fact, InvestigationId, List, MaterialId, ReleaseId};

entity! {
    /// A decision. Several bodies decide about the same facts by different standards; that they
    /// differ, or agree, is not a contradiction.
    pub struct Decision(DecisionId) {}
    optional {
        /// Who decided: a prosecutor, a chief, a review board.
        by: List<ActorId>,
        /// The people or things that it decides about.
        about: List<EntityId>,
        /// What kind of decision it is. A recommendation decides nothing.
        kind: Option<Coded<DecisionKind>>,
        /// By which test: what had to be shown.
        standard: Fact<Coded<Standard>>,
        /// By which burden of proof: how surely it had to be shown.
        burden: Fact<Coded<ProofBurden>>,
        /// What was decided; several codes when a decision says several things.
        results: Fact<Vec<Coded<DecisionResult>>>,
        /// When it was decided.
        decided: Fact<Date>,
        /// When the decision was made public.
        announced: Fact<Date>,
        /// The investigation that it closes.
        investigation: Option<InvestigationId>,
        /// The recommendations that it follows or sets aside.
        recommendations: List<Recommendation>,
        /// The reasons given, each in a sentence.
        reasons: List<String>,
        /// The report, when it is among the materials.
        document: Option<MaterialId>,
        /// The release by which it became public.
        release: Option<ReleaseId>,
    }
}

record! {
    /// A recommendation that a decision followed or set aside.
    pub struct Recommendation {
        /// The recommendation, itself among the decisions.
        decision: DecisionId,
    }
    optional {
        /// Whether it was followed.
        followed: Fact<bool>,
    }
}

codes! {
    /// What kind of decision it is.
    open enum DecisionKind {
        /// Whether to bring criminal charges.
        Charging = "charging",
        /// Whether policy or training was violated.
        PolicyFinding = "policy_finding",
        /// Whether civil rights were violated.
        CivilRights = "civil_rights",
        /// What to do with an officer.
        Disciplinary = "disciplinary",
        /// A recommendation to those who decide.
        Recommendation = "recommendation",
        /// A court's ruling.
        Ruling = "ruling",
        /// A finding on the facts.
        Factual = "factual",
    }
}

codes! {
    /// How surely something had to be shown.
    open enum ProofBurden {
        /// Proof beyond reasonable doubt.
        BeyondReasonableDoubt = "beyond_reasonable_doubt",
        /// Clear and convincing evidence.
        ClearAndConvincing = "clear_and_convincing",
        /// Preponderance of the evidence.
        Preponderance = "preponderance",
        /// Probable cause.
        ProbableCause = "probable_cause",
    }
}

codes! {
    /// By which test somebody decided: what had to be shown. Source: Graham v. Connor (490 U.S.
    /// 386), 18 U.S.C. 242.
    open enum Standard {
        /// Objectively reasonable force.
        ObjectivelyReasonable = "objectively_reasonable",
        /// Wilful deprivation of rights (18 U.S.C. 242).
        WilfulDeprivation = "wilful_deprivation",
        /// The agency's policy.
        Policy = "policy",
    }
}

codes! {
    /// What was decided.
    open enum DecisionResult {
        /// No charges.
        NoCharges = "no_charges",
        /// Charges.
        Charges = "charges",
        /// Insufficient evidence.
        InsufficientEvidence = "insufficient_evidence",
        /// The shooting was lawful.
        Lawful = "lawful",
        /// Within policy.
        WithinPolicy = "within_policy",
        /// Out of policy.
        OutOfPolicy = "out_of_policy",
        /// Some in, some out of policy.
        Mixed = "mixed",
        /// Sustained. The complaint is upheld.
        Sustained = "sustained",
        /// Not sustained. What is complained of is neither proved nor disproved.
        NotSustained = "not_sustained",
        /// Exonerated. It happened, and was lawful and proper.
        Exonerated = "exonerated",
        /// Referred to others.
        Referred = "referred",
        /// Granted.
        Granted = "granted",
        /// Granted in part.
        GrantedInPart = "granted_in_part",
        /// Denied.
        Denied = "denied",
    }
}
