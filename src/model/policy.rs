//! Policies: the laws and rules that say what is due when.

use super::record::{entity, record};
use crate::value::code::codes;
use crate::{Audience, Burden, Coded, Count, Date, Fact, List, PartyId, PolicyId};

entity! {
    /// A law, ordinance, resolution or order that makes something due. A copy of what matters, so
    /// that the record can be read by itself.
    pub struct Policy(PolicyId) {}
    optional {
        /// What the policy is called.
        title: Option<String>,
        /// What kind of instrument it is; disputed when sources name two.
        instrument: Fact<Coded<Instrument>>,
        /// Where it is to be found: "Cal. Gov. Code 7923.625".
        citation: Fact<String>,
        /// Where it applies, in words.
        jurisdiction: Fact<String>,
        /// Where and to whom it applies, so that a program can tell.
        area: Option<PolicyArea>,
        /// The body that adopted it.
        adopted_by: Fact<PartyId>,
        /// When it was adopted.
        adopted: Fact<Date>,
        /// The first day on which it is in force.
        effective: Fact<Date>,
        /// The last day on which it is in force; left out while it lasts.
        expires: Fact<Date>,
        /// The version that this one replaced.
        supersedes: Option<PolicyId>,
        /// What it requires; a release to the public if it does not say.
        requires: Option<Coded<Requirement>>,
        /// What starts the clock: the incident, a request, a complaint.
        trigger: Fact<Coded<TriggerKind>>,
        /// How long the clock runs until the duty is due.
        limit: Option<Limit>,
        /// Which materials it covers.
        materials: List<Coded<CoveredMaterial>>,
        /// Which events it covers.
        events: List<Coded<CoveredEvent>>,
        /// The extensions that it allows.
        extension: Option<ExtensionRule>,
        /// Withholding that it allows, stage by stage. An empty list says that it allows none.
        withholding: List<WithholdingStage>,
        /// Who sees it before whom.
        audience_order: List<Coded<Audience>>,
        /// What follows when it is not kept, one a sentence.
        consequences: List<String>,
        /// Its own words, as far as quoted.
        text: Option<String>,
        /// The web address at which it can be read.
        url: Fact<String>,
    }
}

record! {
    /// How long a clock runs.
    pub struct Limit {
        /// How many of the unit: the 45 of "45 calendar days".
        amount: Count,
        /// What the limit is counted in.
        unit: LimitUnit,
    }
    optional {
        /// Whether the first day counts; left out when the policy does not say and nobody asked.
        counting: Option<Counting>,
        /// Whether a last day on a weekend or holiday moves on to the next business day; left out
        /// when the policy does not say.
        rolls_over: Option<bool>,
    }
}

record! {
    /// Where and to whom a policy applies. What is left out does not narrow it.
    ///
    /// ```
    /// use ois_records::PolicyArea;
    ///
    /// let mut area = PolicyArea::default();
    /// area.state = Some("CA".into());
    /// area.agencies.push("Sacramento Police Department");
    /// ```
    pub struct PolicyArea {}
    optional {
        /// The state, as its USPS code.
        state: Option<String>,
        /// The state's name, as agencies of the state bear it: "California".
        state_name: Option<String>,
        /// The agencies that it binds, by name; left out when it binds all of the state.
        agencies: List<String>,
    }
}

record! {
    /// A stage of the withholding that a policy allows: the longer it lasts, the more it takes.
    ///
    /// Cal. Gov. Code 7923.625 has three: to day 45, to the end of a year, and beyond.
    pub struct WithholdingStage {}
    optional {
        /// How long the stage lasts, from what starts the policy's clock; left out when its end is
        /// open.
        up_to: Option<Limit>,
        /// What the stage is measured from, when that is not what starts the policy's clock.
        measured_from: Option<Coded<TriggerKind>>,
        /// The burden of proof that withholding must meet in this stage.
        burden: Option<Coded<Burden>>,
        /// Whether the ground must be given in writing.
        written_basis: Fact<bool>,
        /// By when whoever withholds must say so and why, from what the stage is measured from.
        notice: Option<Limit>,
        /// Whether a date of release must be estimated.
        estimate: Fact<bool>,
        /// How often withholding must be reassessed, and notice given, in days.
        reassess_days: Fact<Count>,
        /// The grounds that the policy allows, in words.
        grounds: Option<String>,
    }
}

record! {
    /// The extensions that a policy allows: one, of at most 30 days, in Chicago's of 2016.
    pub struct ExtensionRule {}
    optional {
        /// How many extensions may be had.
        max_count: Fact<Count>,
        /// How many days each may be.
        max_days: Fact<Count>,
        /// The parties that may ask for one.
        requested_by: List<PartyId>,
        /// The parties that may grant one.
        granted_by: List<PartyId>,
        /// Who may ask for one, in words, if that is not a party of the record.
        may_ask: List<String>,
        /// Who may grant one, in words, if that is not a party of the record.
        may_grant: List<String>,
        /// Whether the request must be in writing.
        in_writing: Fact<bool>,
        /// The grounds that the policy requires, in words.
        grounds: Option<String>,
    }
}

codes! {
    /// What kind of instrument a policy is.
    open enum Instrument {
        /// A statute.
        Statute = "statute",
        /// A city or county ordinance.
        Ordinance = "ordinance",
        /// A resolution of a council or board.
        Resolution = "resolution",
        /// A policy that a council adopted.
        CouncilPolicy = "council_policy",
        /// An agency's own policy or order.
        AgencyPolicy = "agency_policy",
        /// A directive of an attorney general.
        Directive = "directive",
        /// A consent decree.
        ConsentDecree = "consent_decree",
        /// A court's order.
        CourtOrder = "court_order",
    }
}

codes! {
    /// What a policy requires. Source: the laws and policies in `POLICIES.md`, such as Cal. Gov. Code
    /// 7923.625 and 12525.3, Minn. Stat. 13.825, Tex. Code Crim. Proc. art. 2.139, N.Y. Correction Law
    /// 500-q.
    open enum Requirement {
        /// Release to the public.
        PublicRelease = "public_release",
        /// Release to the person recorded, or to the family.
        FamilyDisclosure = "family_disclosure",
        /// Release to the person who complained.
        ComplainantDisclosure = "complainant_disclosure",
        /// Release of records to the person who asked for them.
        RecordsDisclosure = "records_disclosure",
        /// The names of the officers.
        OfficerNames = "officer_identification",
        /// A report to the attorney general.
        ReportToAttorneyGeneral = "report_to_attorney_general",
        /// Release to the attorney general.
        DisclosureToAttorneyGeneral = "disclosure_to_attorney_general",
        /// An investigation by the attorney general, and its public report.
        IndependentInvestigation = "independent_investigation",
    }
}

codes! {
    /// What starts a clock. Source: the laws and policies in `POLICIES.md`, such as Cal. Gov. Code
    /// 7923.625 (known or should have known), Cal. Penal Code 832.7 (a request), New Jersey Directive
    /// 2018-1 (substantially complete), Tex. Code Crim. Proc. art. 2.13951 (notified).
    open enum TriggerKind {
        /// The incident.
        Incident = "incident",
        /// The death.
        Death = "death",
        /// The agency knew of the incident, or should have known.
        AgencyKnew = "agency_knew_or_should_have_known",
        /// A records request.
        Request = "request",
        /// A complaint.
        Complaint = "complaint",
        /// The notification that the policy names.
        Notification = "notification",
        /// The initial investigation is substantially complete.
        InvestigationComplete = "investigation_substantially_complete",
        /// Next of kin have seen it.
        KinViewed = "kin_viewed",
        /// A court's order.
        CourtOrder = "court_order",
        /// The final disposition of the case or the complaint.
        FinalDisposition = "final_disposition",
    }
}

codes! {
    /// The unit of a limit. Source: the laws and policies in `POLICIES.md`.
    closed enum LimitUnit {
        /// Hours.
        Hours = "hours",
        /// Calendar days.
        CalendarDays = "calendar_days",
        /// Business days.
        BusinessDays = "business_days",
        /// Days, without saying which.
        Days = "days",
        /// Months.
        Months = "months",
        /// Years.
        Years = "years",
    }
}

codes! {
    /// Whether the day of the trigger counts.
    closed enum Counting {
        /// It is day 1.
        Inclusive = "inclusive",
        /// It is day 0.
        Exclusive = "exclusive",
        /// The policy does not say.
        Unspecified = "unspecified",
    }
}

codes! {
    /// A kind of material that a policy covers. Source: the laws and policies in `POLICIES.md`.
    open enum CoveredMaterial {
        /// Video.
        Video = "video",
        /// Sound.
        Audio = "audio",
        /// Emergency calls.
        EmergencyCalls = "emergency_calls",
        /// Dispatch records.
        Dispatch = "dispatch",
        /// Reports.
        Reports = "reports",
        /// Personnel and disciplinary files.
        PersonnelFiles = "personnel_files",
        /// Officers' names.
        OfficerNames = "officer_names",
    }
}

codes! {
    /// A kind of event that a policy covers. Source: the laws and policies in `POLICIES.md`, such as
    /// Cal. Gov. Code 7923.625 and 12525.3, Cal. Penal Code 832.7, Minn. Stat. 13.825, Tex. Code Crim.
    /// Proc. art. 2.139 and 2.1395, N.Y. Correction Law 500-q.
    open enum CoveredEvent {
        /// A firearm discharged at a person, hit or not.
        DischargeAtPerson = "discharge_at_person",
        /// Any discharge of a firearm.
        AnyDischarge = "any_discharge",
        /// Force that caused death or great bodily injury.
        DeathOrGreatInjury = "death_or_great_bodily_injury",
        /// A death in custody.
        DeathInCustody = "death_in_custody",
        /// An officer-involved shooting (the policy says no more).
        OfficerInvolvedShooting = "officer_involved_shooting",
        /// A complaint.
        Complaint = "complaint",
        /// The death of an unarmed civilian.
        UnarmedDeath = "unarmed_civilian_death",
        /// A person's death by an officer's force.
        DeathByForce = "death_by_force",
        /// An officer's shot hurt or killed somebody.
        PersonShot = "person_shot",
        /// Somebody's shot hurt or killed an officer.
        OfficerShot = "officer_shot",
        /// A death in a local jail.
        DeathInJail = "death_in_jail",
    }
}
