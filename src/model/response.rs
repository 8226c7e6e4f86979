//! Responses: protests, demands, statements and changes that followed.

use super::place::Place;
use super::record::entity;
use crate::value::code::codes;
use crate::{ActorId, Coded, Count, Date, EntityId, Fact, List, PolicyId, ResponseId};

entity! {
    /// What people and officials did and said in response.
    pub struct Response(ResponseId) {
        /// What kind of response it was.
        kind: Coded<ResponseKind>,
    }
    optional {
        /// Who responded: people, a party, a group.
        by: List<ActorId>,
        /// When the response began.
        started: Fact<Date>,
        /// When the response ended.
        ended: Fact<Date>,
        /// Where the response took place.
        place: Option<Box<Place>>,
        /// What it asked for, one by one.
        demands: List<String>,
        /// What it answered, or is about.
        about: List<EntityId>,
        /// The policy that resulted from it.
        policy: Option<PolicyId>,
        /// How many people were arrested in the course of it.
        people_arrested: Fact<Count>,
        /// The words of a statement or demand.
        text: Option<String>,
        /// More about it, in a sentence.
        description: Option<String>,
    }
}

codes! {
    /// What a response was.
    open enum ResponseKind {
        /// A protest, march or vigil.
        Protest = "protest",
        /// A demand.
        Demand = "demand",
        /// A statement.
        Statement = "statement",
        /// A change of policy.
        PolicyChange = "policy_change",
        /// A law that was proposed or passed.
        Legislation = "legislation",
        /// A hearing or meeting.
        Hearing = "hearing",
        /// Someone left an office.
        Resignation = "resignation",
        /// An apology.
        Apology = "apology",
    }
}
