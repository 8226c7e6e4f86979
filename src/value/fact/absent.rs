//! Why there is no value, and how one was come by.

use crate::value::code::codes;

/// No value, and why. Made from its status: `AbsentStatus::Pending.into()`, [`AbsentStatus::because`].
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Absent {
    /// In which way the value is not there.
    pub status: AbsentStatus,
    /// For what reason, chiefly of what is withheld.
    pub reason: Option<AbsentReason>,
    /// The source's own cell or words.
    pub source_text: Option<String>,
}

codes! {
    /// In which way a value is not there. The first six are kept apart by the data sets of the
    /// field; whoever merges them loses what cannot be won back. Source: Washington Post v2
    /// (`undetermined`), FBI National Use-of-Force (`P`, `U`).
    wording enum AbsentStatus {
        /// The source says that it does not know.
        Unknown = "unknown",
        /// It was examined, and no answer was found (Washington Post v2: `undetermined`).
        Undetermined = "undetermined",
        /// It is unknown and will likely never be known (FBI National Use-of-Force: code `U`).
        UnknownUnlikely = "unknown_unlikely",
        /// It is not known yet: an investigation, report or release is awaited (FBI: code `P`).
        Pending = "pending",
        /// Somebody knows and does not say.
        Withheld = "withheld",
        /// The question does not arise.
        NotApplicable = "not_applicable",
        /// The source's form does not ask.
        NotCollected = "not_collected",
        /// Sources contradict each other; the claims hold the values and the record chooses none.
        Disputed = "disputed",
    }
}

codes! {
    /// Why a value is not there, chiefly why it is withheld. Source: the permitted redactions
    /// of Cal. Penal Code 832.7 and Gov. Code 7923.625, and the practice of police press
    /// releases.
    growing enum AbsentReason {
        /// The person is a minor, or was one then.
        Juvenile = "juvenile",
        /// Next of kin have not been notified yet.
        KinNotNotified = "kin_not_notified",
        /// The family asked for it.
        FamilyRequest = "family_request",
        /// Disclosure would interfere with an investigation that is going on.
        OngoingInvestigation = "ongoing_investigation",
        /// A court forbade disclosure.
        CourtOrder = "court_order",
        /// A statute, or an agreement with the force of one, forbids or does not require disclosure.
        Statute = "statute",
        /// Somebody would be in danger.
        Safety = "safety",
        /// Personal data: address, telephone, identity numbers.
        PersonalData = "personal_data",
        /// Who belongs to someone's family.
        FamilyIdentity = "family_identity",
        /// Medical information.
        Medical = "medical",
        /// Financial information.
        Financial = "financial",
        /// A witness, complainant or whistle-blower stays anonymous.
        WitnessAnonymity = "witness_anonymity",
        /// The person fled, so that nobody could ask or see.
        Fled = "fled",
        /// The document or recording is lost, or was never made.
        NotRecorded = "not_recorded",
        /// Removed from this copy of the record for its readers' access level.
        Redacted = "redacted",
        /// The source says something that could not be read as a value; `source_text` has it. Not the
        /// same as a source that says that it does not know.
        NotUnderstood = "not_understood",
        /// Another reason; `source_text` has its words.
        Other = "other",
    }
}

codes! {
    /// How a value was come by when its source did not simply state it.
    wording enum Basis {
        /// Concluded from context: a year that the article leaves out.
        Inferred = "inferred",
        /// Computed from other values of the record: a date from "three days later".
        Derived = "derived",
        /// Estimated by somebody: "about sixty rounds".
        Estimated = "estimated",
        /// Filled in by a statistical model.
        Imputed = "imputed",
    }
}

impl AbsentStatus {
    /// No value, in this way and for a reason.
    ///
    /// ```
    /// use ois_records::{AbsentReason, AbsentStatus, Date, Fact};
    ///
    /// let published: Fact<Date> = AbsentStatus::Pending.because(AbsentReason::OngoingInvestigation).into();
    /// assert_eq!(published.absent().unwrap().reason, Some(AbsentReason::OngoingInvestigation));
    /// ```
    pub fn because(self, reason: AbsentReason) -> Absent {
        Absent { reason: Some(reason), ..self.into() }
    }
}

impl From<AbsentStatus> for Absent {
    fn from(status: AbsentStatus) -> Self {
        Self { status, reason: None, source_text: None }
    }
}
