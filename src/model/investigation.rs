//! Investigations: who looks into what, in which role, and how far they are.

use super::record::{entity, record};
use crate::value::code::codes;
use crate::{Coded, Date, EntityId, Fact, InvestigationId, List, MaterialId, PartyId, ReleaseId};

entity! {
    /// An investigation: of the incident, of an agency, of a policy.
    ///
    /// ```
    /// use ois_records::{AbsentStatus, Investigation, InvestigationId};
    ///
    /// let mut investigation = Investigation::new(InvestigationId::new("police-investigation")?);
    /// investigation.published = AbsentStatus::Pending.into();
    /// # Ok::<(), ois_records::InvalidId>(())
    /// ```
    pub struct Investigation(InvestigationId) {}
    optional {
        /// What the investigation is called.
        title: Option<String>,
        /// What it looks into. A review of an agency's policies is not one of the incident.
        subject_matter: Option<Coded<SubjectMatter>>,
        /// What kind of investigation it is.
        kind: Option<Coded<InvestigationKind>>,
        /// Whether those who investigate are independent of the agency whose officers they
        /// investigate (Mapping Police Violence `independent_investigation`).
        independent: Fact<bool>,
        /// The people, parties or things that it concerns.
        concerning: List<EntityId>,
        /// Who takes part in it, and how, for how long.
        roles: List<InvestigationRole>,
        /// How far the investigation is.
        status: Fact<Coded<InvestigationStatus>>,
        /// When the investigation began.
        opened: Fact<Date>,
        /// When it was finished. To be finished is not to be published.
        finished: Fact<Date>,
        /// When its result was made public.
        published: Fact<Date>,
        /// To whom it went, and when, once finished.
        referrals: List<Referral>,
        /// The release by which its result became public.
        release: Option<ReleaseId>,
        /// Its report, when it is among the materials.
        document: Option<MaterialId>,
        /// What it found, each in a sentence.
        findings: List<String>,
    }
}

impl Investigation {
    /// Whether it looks into the incident or the death, rather than an agency or a policy.
    pub fn is_of_incident(&self) -> bool {
        matches!(&self.subject_matter, Some(matter) if matches!(matter.code, SubjectMatter::Incident | SubjectMatter::Death))
    }
}

record! {
    /// A party's part in an investigation, for some time.
    pub struct InvestigationRole {
        /// The party that takes part.
        party: PartyId,
        /// The part that it takes: lead, assisting, overseeing.
        role: Coded<InvestigatorRole>,
    }
    optional {
        /// From when it takes this part.
        start: Fact<Date>,
        /// Until when it takes this part.
        end: Fact<Date>,
        /// More about it, in a sentence.
        description: Option<String>,
    }
}

record! {
    /// An investigation's file went to somebody.
    pub struct Referral {
        /// The body to which the file went.
        recipient: PartyId,
    }
    optional {
        /// When the file went there.
        at: Fact<Date>,
    }
}

codes! {
    /// What an investigation looks into.
    open enum SubjectMatter {
        /// The incident.
        Incident = "incident",
        /// An agency's practice.
        Agency = "agency",
        /// A policy or training.
        Policy = "policy",
        /// The death.
        Death = "death",
        /// The subject's own offence.
        UnderlyingOffence = "underlying_offence",
    }
}

codes! {
    /// What kind of investigation it is.
    open enum InvestigationKind {
        /// Criminal.
        Criminal = "criminal",
        /// Administrative: policy and discipline.
        Administrative = "administrative",
        /// Civil rights.
        CivilRights = "civil_rights",
        /// Of the death: coroner or medical examiner.
        Coroner = "coroner",
        /// By oversight.
        Oversight = "oversight",
        /// A review of policy or training.
        PolicyReview = "policy_review",
        /// Of a pattern or practice.
        PatternOrPractice = "pattern_or_practice",
    }
}

codes! {
    /// A party's part in an investigation.
    open enum InvestigatorRole {
        /// It leads.
        Lead = "lead",
        /// It assists.
        Assisting = "assisting",
        /// It oversees.
        Overseeing = "overseeing",
        /// It looks on.
        Observing = "observing",
        /// It reviews what the others found.
        Reviewing = "reviewing",
    }
}

codes! {
    /// How far an investigation is.
    open enum InvestigationStatus {
        /// Announced, not begun.
        Announced = "announced",
        /// Under way.
        Open = "open",
        /// Suspended.
        Suspended = "suspended",
        /// Finished.
        Finished = "finished",
        /// Closed without a result.
        Closed = "closed",
    }
}
