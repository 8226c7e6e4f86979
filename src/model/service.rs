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
        /// The officer's rank, in the agency's words.
        rank: Fact<String>,
        /// The unit or assignment.
        unit: Fact<String>,
        /// The badge or star number. It changes, and is not a stable id.
        badge: Fact<String>,
        /// How many years the officer had served at the time of the incident.
        tenure_years: Fact<Number>,
        /// Whether the officer is employed full time (FBI).
        full_time: Fact<bool>,
        /// Whether the officer was on duty at the time of the incident.
        on_duty: Fact<bool>,
        /// What the officer wore (URSUS `OFFICER_Dress`).
        dress: Fact<Coded<Dress>>,
        /// Whether the officer could readily be identified as police (FBI).
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
        /// How the officer stood: active, on paid leave, dismissed.
        status: Coded<DutyStatus>,
    }
    optional {
        /// The first day of this standing.
        start: Fact<Date>,
        /// The last day of this standing; pending while it lasts.
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
