//! Medical aid: who helped whom, when, and why not sooner.

use super::place::Place;
use super::record::entity;
use crate::value::code::codes;
use crate::{ActorId, AidId, Coded, Date, Fact, List, Number, PersonId};

entity! {
    /// An act of medical aid, or its absence.
    pub struct Aid(AidId) {
        /// Who was given aid, or should have been.
        recipient: PersonId,
    }
    optional {
        /// Who gave it; empty when nobody did.
        providers: List<ActorId>,
        /// What kind of aid it was.
        kind: Option<Coded<AidKind>>,
        /// When the aid began.
        started: Fact<Date>,
        /// When the aid ended: handed over, stopped, or the person died.
        ended: Fact<Date>,
        /// How long it took to begin, in seconds.
        delay_seconds: Fact<Number>,
        /// Since what the delay is counted: sources count from different events.
        delay_since: Option<String>,
        /// Why it did not begin sooner, as stated or inferred.
        delay_reason: Fact<String>,
        /// Whether the recipient refused it.
        refused: Fact<bool>,
        /// How it ended for the recipient (URSUS `Medical_Aid`).
        outcome: Fact<Coded<AidOutcome>>,
        /// Where it was given.
        place: Option<Box<Place>>,
        /// More about it, in a sentence.
        description: Option<String>,
    }
}

codes! {
    /// A kind of medical aid.
    open enum AidKind {
        /// Help was called.
        Called = "help_called",
        /// First aid.
        FirstAid = "first_aid",
        /// Resuscitation.
        Cpr = "cpr",
        /// Control of bleeding.
        BleedingControl = "bleeding_control",
        /// Paramedics' treatment.
        Paramedic = "paramedic",
        /// Transport to hospital.
        Transport = "transport",
        /// Treatment in hospital.
        Hospital = "hospital",
        /// None was given.
        NoAid = "no_aid",
    }
}

codes! {
    /// How medical aid ended. Source: URSUS `Medical_Aid`.
    open enum AidOutcome {
        /// No medical aid.
        NoAid = "no_medical_aid",
        /// Treated on the scene.
        OnScene = "treated_on_scene",
        /// Treated at a facility and released.
        Released = "treated_at_facility_released",
        /// Admitted as a precaution.
        Precaution = "precautionary_measure_only",
        /// Admitted with critical injuries (the 2019 file says `critial_injuries`).
        Critical = "critical_injuries",
        /// Admitted otherwise.
        Admitted = "other_circumstance",
        /// Died at the scene.
        DiedAtScene = "died_at_scene",
        /// Died on the way.
        DiedInTransit = "died_in_transit",
        /// Died in hospital.
        DiedInHospital = "died_in_hospital",
    }
}
