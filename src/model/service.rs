//! Service: which agency a person serves, and how they stood at the time.

use super::record::record;
use crate::value::code::codes;
use crate::{Coded, Count, Date, Fact, List, Number, PartyId};

record! {
    /// A person's service with an agency.
    pub struct Service {
        /// The agency.
        agency: PartyId,
    }
    optional {
        /// Rank.
        rank: Fact<String>,
        /// Unit or assignment.
        unit: Fact<String>,
        /// Badge or star number. It changes; it is no stable id.
        badge: Fact<String>,
        /// Years of service at the incident.
        tenure_years: Fact<Number>,
        /// Whether employed full time (FBI).
        full_time: Fact<bool>,
        /// Whether on duty at the incident.
        on_duty: Fact<bool>,
        /// What the officer wore (URSUS `OFFICER_Dress`).
        dress: Fact<Coded<Dress>>,
        /// Whether readily identifiable as police (FBI).
        identifiable: Fact<bool>,
        /// In how many earlier shootings the officer is known to have fired (Mapping Police Violence
        /// `officer_known_past_shootings`).
        earlier_shootings: Fact<Count>,
        /// How the officer stood with the agency afterwards, interval by interval. Leave is
        /// routine and says nothing about who shot.
        duty_status: List<DutyInterval>,
    }
}

record! {
    /// How an officer stood with the agency for some time.
    pub struct DutyInterval {
        /// How.
        status: Coded<DutyStatus>,
    }
    optional {
        /// From when.
        start: Fact<Date>,
        /// Until when; pending while it lasts.
        end: Fact<Date>,
    }
}

codes! {
    /// How an officer stands with the agency.
    open enum DutyStatus {
        /// Full duty.
        Active = "active",
        /// Desk or other modified duty.
        Modified = "modified",
        /// Leave with pay.
        PaidLeave = "paid_leave",
        /// Leave without pay.
        UnpaidLeave = "unpaid_leave",
        /// Suspended.
        Suspended = "suspended",
        /// Resigned or retired.
        Left = "left",
        /// Dismissed.
        Dismissed = "dismissed",
    }
}

codes! {
    /// What an officer wore. Source: URSUS `OFFICER_Dress`.
    open enum Dress {
        /// Patrol uniform.
        Patrol = "patrol_uniform",
        /// Tactical.
        Tactical = "tactical",
        /// Utility.
        Utility = "utility",
        /// Plain clothes.
        Plainclothes = "plainclothes",
    }
}
