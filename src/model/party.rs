//! Parties: organisations and public bodies that assert, commission, investigate and decide.

use super::record::entity;
use crate::value::code::codes;
use crate::{Coded, Count, Fact, List, PartyId, PersonId};

entity! {
    /// An organisation, a public body, or a group that acts as one.
    pub struct Party(PartyId) {
        /// What kind of body or group it is.
        kind: Coded<PartyKind>,
    }
    optional {
        /// Its full name.
        name: Option<String>,
        /// Its short name: "SPD".
        short_name: Option<String>,
        /// The place or people over which it has a say: "City of Sacramento", "California".
        jurisdiction: Option<String>,
        /// The state that it is in, as its USPS code (Washington Post agencies `state`).
        state: Option<String>,
        /// The larger body that it is a part of.
        parent: Option<PartyId>,
        /// What it has to win or lose in the case.
        interest: Option<Coded<Interest>>,
        /// People who belong to it or speak for it.
        members: List<PersonId>,
        /// How many fatal shootings the source's data set counts for it, in all its years
        /// (Washington Post agencies `total_shootings`).
        fatal_shootings: Fact<Count>,
        /// The address of its website.
        url: Option<String>,
    }
}

codes! {
    /// What a party is. Source: Washington Post v2 agency `type`, widened to those who come after
    /// the shots.
    open enum PartyKind {
        /// A city or town police department.
        LocalPolice = "local_police",
        /// A county sheriff.
        Sheriff = "sheriff",
        /// State police or highway patrol.
        StatePolice = "state_police",
        /// A state's bureau of investigation.
        StateInvestigation = "state_investigation",
        /// A federal police or investigating agency.
        FederalPolice = "federal_police",
        /// A law enforcement agency, of a kind that the source does not say.
        LawEnforcement = "law_enforcement",
        /// Another police agency: transit, campus, tribal, park.
        OtherPolice = "other_police",
        /// A fire department or ambulance service.
        FireMedical = "fire_medical",
        /// A hospital.
        Hospital = "hospital",
        /// A coroner or medical examiner.
        Coroner = "coroner",
        /// A crime laboratory.
        Laboratory = "laboratory",
        /// A prosecutor: district, county or state's attorney.
        Prosecutor = "prosecutor",
        /// A state's attorney general or department of justice.
        AttorneyGeneral = "attorney_general",
        /// A federal prosecutor or department of justice.
        FederalProsecutor = "federal_prosecutor",
        /// A court.
        Court = "court",
        /// A grand jury, jury or inquest.
        Jury = "jury",
        /// A civilian oversight body or inspector.
        Oversight = "oversight",
        /// A police commission or a review board of the agency.
        ReviewBoard = "review_board",
        /// A city council or county board.
        Council = "council",
        /// A city, county, state or its executive.
        Government = "government",
        /// A legislature.
        Legislature = "legislature",
        /// A family.
        Family = "family",
        /// A law firm or a legal team.
        LegalTeam = "legal_team",
        /// A police union.
        Union = "union",
        /// A newsroom.
        Media = "media",
        /// A civil society organisation.
        CivilSociety = "civil_society",
        /// A research institution.
        Research = "research",
        /// The public, protesters.
        Public = "general_public",
        /// People of whom no more is known than that they acted together.
        Group = "group_of_people",
        /// A company.
        Company = "company",
    }
}

codes! {
    /// What a party has to win or lose. Source: SPJ Code of Ethics, identify sources' interests.
    open enum Interest {
        /// It employs someone in the case.
        Employer = "employer",
        /// It is a party to a claim or suit, or speaks for one.
        Litigant = "litigant",
        /// It is the family.
        Family = "family",
        /// It speaks for officers.
        Union = "union",
        /// It acts by office.
        Official = "official",
        /// It has none.
        Independent = "independent",
    }
}
