//! What records of every kind may have: access levels and the names that others gave them.

use super::record::record;
use crate::value::code::codes;
use crate::{PartyId, Scheme};

codes! {
    /// Who may see a record. A part that says nothing has the level of what contains it; a part
    /// is never more open than the whole.
    closed enum Access {
        /// Anyone.
        Public = "public",
        /// Anyone, with parts blackened.
        PublicRedacted = "public_redacted",
        /// Nobody outside until a day or an event; `note` says which.
        Embargoed = "embargoed",
        /// Named roles only.
        Restricted = "restricted",
        /// Nobody without a court's leave.
        Sealed = "sealed",
    }
}

record! {
    /// What somebody else calls a record: a case number, a report number, the key of a data set.
    pub struct ExternalId {
        /// The number or key, as its giver writes it.
        value: String,
    }
    optional {
        /// What kind of number it is, or the data set: `press_release`, `wapo`, `mpv`, `ursus`,
        /// `coroner_case`, `ori`.
        scheme: Option<Scheme>,
        /// Who gave it.
        issuer: Option<PartyId>,
        /// The web address of what the number stands for.
        url: Option<String>,
    }
}
