//! Claims: what one source asserts about one thing. Disagreement is data.

use super::record::{entity, record};
use super::scalar::Scalar;
use crate::value::code::codes;
use crate::{ActorId, ClaimId, Coded, Date, EntityId, Fact, MaterialId, SourceId};

entity! {
    /// One source's assertion about one thing.
    ///
    /// A thing's own field is the record's position, or says `disputed`; claims say who said what. A
    /// claim is needed only if sources differ, or if words, basis or certainty matter. A claim that
    /// was not accepted is never deleted.
    pub struct Claim(ClaimId) {
        /// The source that contains it.
        source: SourceId,
        /// The thing and the field that it is about.
        about: About,
        /// What it asserts, in the same form as the field.
        value: Fact<Scalar>,
    }
    optional {
        /// Who asserts it: often not who published it.
        asserter: Option<ActorId>,
        /// Who asserts it, if that is not a party or person of the record: "an anonymous official".
        asserter_description: Option<String>,
        /// The recording or document that it was read from.
        read_from: Option<MaterialId>,
        /// What the assertion rests on: a document read, a recording seen, a statement.
        basis: Option<Coded<ClaimBasis>>,
        /// How certain the words are.
        certainty: Option<Certainty>,
        /// The source's words, as short as they can be.
        quote: Option<String>,
        /// Whether the quote has an evident defect that was left as it is: quotes are not altered (AP).
        sic: Fact<bool>,
        /// When the asserter said or wrote it.
        asserted: Fact<Date>,
        /// The claim that it replaces.
        supersedes: Option<ClaimId>,
        /// Whether its source took it back.
        retracted: Fact<bool>,
    }
}

record! {
    /// What a claim or a change is about. A total of the whole case is about the case file's own id
    /// and a field such as `force/rounds_fired_by_officers`.
    pub struct About {
        /// The thing that it is about: a person, an autopsy, the case file itself.
        id: EntityId,
        /// The field of that thing, by its name: `armed`; of a field inside a part, both
        /// names: `trigger/at`.
        field: String,
    }
    optional {}
}

codes! {
    /// What a claim rests on.
    open enum ClaimBasis {
        /// Seen or heard in a recording.
        Recording = "seen_in_recording",
        /// Read in a document.
        Document = "read_in_document",
        /// Stated by somebody.
        Statement = "statement",
        /// Seen by the asserter.
        Observation = "own_observation",
        /// Found by examination.
        Examination = "examination",
        /// Reported without saying on what it rests.
        Report = "reported",
        /// Computed or concluded from other claims.
        Derived = "derived",
        /// Presupposed by other words.
        Implied = "implied",
    }
}

codes! {
    /// How certain a claim's words are.
    closed enum Certainty {
        /// Plainly stated.
        Exact = "exact",
        /// "About", "more than".
        Approximate = "approximate",
        /// "Believed", "may have".
        Hedged = "hedged",
        /// The words can be read in two ways.
        Ambiguous = "ambiguous",
        /// Not said in so many words.
        Inferred = "inferred",
    }
}
