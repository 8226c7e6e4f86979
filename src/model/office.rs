//! Public offices that people hold.

use super::record::record;
use crate::value::code::codes;
use crate::{Coded, Fact, PartyId};

record! {
    /// A public office that a person holds.
    pub struct Office {
        /// Which public office it is.
        kind: Coded<OfficeKind>,
    }
    optional {
        /// The public body that it belongs to.
        body: Option<PartyId>,
        /// The term of office, in the source's words (Mapping Police Violence `prosecutor_term`).
        term: Fact<String>,
        /// Whether the person was appointed for this case alone (Mapping Police Violence
        /// `prosecutor_special`).
        special: Fact<bool>,
        /// The political party that the person stood for (Mapping Police Violence `prosecutor_party`).
        political_party: Fact<String>,
    }
}

codes! {
    /// A public office that matters to what comes after a shooting.
    open enum OfficeKind {
        /// District, county or state's attorney.
        Prosecutor = "prosecutor",
        /// Attorney general.
        AttorneyGeneral = "attorney_general",
        /// Sheriff or chief of police.
        Chief = "police_chief",
        /// Coroner or medical examiner.
        Coroner = "coroner",
        /// Judge.
        Judge = "judge",
        /// Mayor or governor.
        Executive = "mayor_or_governor",
        /// Member of a council or legislature.
        Legislator = "legislator",
    }
}
