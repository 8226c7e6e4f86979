//! What force a person used and received, all in all, as forms state it once for each person.
//!
//! Forms list kinds of force, regions of the body and reasons side by side, so that nobody can say
//! which region belongs to which kind. What is known of a single use stands in `/force/uses`.

use super::force::ForceReason;
use super::injury::BodyRegion;
use super::record::record;
use crate::{Coded, Fact};

record! {
    /// The force that a person used, all in all.
    pub struct ForceUsed {}
    optional {
        /// Whether the person used force (URSUS `Officer_Used_Force`).
        used: Fact<bool>,
        /// Why the person used force (URSUS `Officer_Used_Force_Reason`).
        reasons: Fact<Vec<Coded<ForceReason>>>,
        /// Whether the person discharged a firearm (FBI).
        discharged_firearm: Fact<bool>,
    }
}

record! {
    /// The force that a person received, all in all.
    pub struct ForceReceived {}
    optional {
        /// Whether the person received force (URSUS `Received_Force`).
        received: Fact<bool>,
        /// Where on the body the force was received (URSUS `Received_Force_Location`).
        regions: Fact<Vec<Coded<BodyRegion>>>,
        /// Whether a firearm was discharged at the person (URSUS
        /// `DISCHARGE_OF_FIREARM_INDIVIDUAL`).
        firearm_discharged: Fact<bool>,
        /// In which order force was used, in the source's words (URSUS `Order_Of_Force_Str`).
        order: Fact<String>,
        /// Whether the source knows the order; where it does not, `order` is but a list (URSUS
        /// `Order_Of_Force_Specified`).
        order_specified: Fact<bool>,
    }
}
