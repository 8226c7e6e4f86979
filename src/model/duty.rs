//! Duties: what somebody had to release or report, by when, and what came of it.

use super::record::{entity, record, union};
use super::release::Audience;
use crate::value::code::codes;
use crate::{ActorId, Coded, Count, Counting, Date, DutyId, Fact, List, MaterialId, PolicyId, ReleaseId, TriggerKind};

entity! {
    /// A duty to release or report something, under a policy, and its steps.
    pub struct Duty(DutyId) {}
    optional {
        /// What it is about, in a sentence.
        title: Option<String>,
        /// The policy that makes it.
        policy: Option<PolicyId>,
        /// Who has it.
        obliged: List<ActorId>,
        /// The materials that it covers, as far as listed.
        covers: List<MaterialId>,
        /// What started the clock, and when.
        trigger: Option<Trigger>,
        /// How days are counted, where the policy does not say and a source does.
        counting: Option<Counting>,
        /// When it is due, as somebody stated it.
        due: Fact<Date>,
        /// Which day of the clock a source calls the day of release: "the 30th day after".
        stated_day: Fact<Count>,
        /// Whether it was met in time, as somebody stated it.
        met: Fact<bool>,
        /// The releases that answer it.
        answered_by: List<ReleaseId>,
        /// What was asked, granted, refused, withheld and ordered, in time.
        steps: List<Step>,
    }
}

record! {
    /// What started a clock.
    pub struct Trigger {
        /// What it was.
        kind: Coded<TriggerKind>,
    }
    optional {
        /// When it was. Left out for the incident, the incident's own date counts.
        at: Fact<Date>,
    }
}

union! {
    /// A step in the life of a duty.
    pub enum Step {
        /// Something was asked for: an extension, a waiver, the release itself.
        Requested(RequestedStep) = "requested",
        /// It was granted.
        Granted(GrantedStep) = "granted",
        /// It was refused.
        Refused(RefusedStep) = "refused",
        /// Something was withheld.
        Withheld(WithheldStep) = "withheld",
        /// It was looked at again.
        Reassessed(ReassessedStep) = "reassessed",
        /// A court spoke.
        CourtOrdered(CourtOrderStep) = "court_order",
        /// It was released.
        Released(ReleasedStep) = "released",
        /// Somebody promised something.
        Promised(PromisedStep) = "promised",
        /// Another step.
        Other(OtherStep) = "other",
    }
}

record! {
    /// Something was asked for: an extension, a waiver, the release itself.
    pub struct RequestedStep {}
    optional {
        /// What.
        wanted: Option<Coded<RequestKind>>,
        /// When.
        at: Fact<Date>,
        /// Who asked.
        by: Option<ActorId>,
        /// Whom.
        asked_of: Option<ActorId>,
        /// For how many days more.
        days: Fact<Count>,
        /// Until when.
        until: Fact<Date>,
        /// Whether in writing.
        in_writing: Fact<bool>,
        /// On what ground.
        grounds: Option<String>,
    }
}

record! {
    /// An extension or waiver was granted.
    pub struct GrantedStep {}
    optional {
        /// When.
        at: Fact<Date>,
        /// Who granted it.
        by: Option<ActorId>,
        /// How many days more.
        days: Fact<Count>,
        /// Until when.
        until: Fact<Date>,
        /// On what ground.
        grounds: Option<String>,
    }
}

record! {
    /// An extension or waiver was refused.
    pub struct RefusedStep {}
    optional {
        /// When.
        at: Fact<Date>,
        /// Who refused it.
        by: Option<ActorId>,
        /// On what ground.
        grounds: Option<String>,
    }
}

record! {
    /// Something was withheld.
    pub struct WithheldStep {}
    optional {
        /// When.
        at: Fact<Date>,
        /// Who withheld it.
        by: Option<ActorId>,
        /// On what ground, in writing or not.
        basis: Fact<String>,
        /// By what burden of proof (Cal. Gov. Code 7923.625 raises it with time).
        burden: Option<Coded<Burden>>,
        /// When release was estimated.
        estimated: Fact<Date>,
    }
}

record! {
    /// Withholding was looked at again.
    pub struct ReassessedStep {}
    optional {
        /// When.
        at: Fact<Date>,
        /// Who did.
        by: Option<ActorId>,
        /// Whether withholding goes on.
        still_withheld: Fact<bool>,
        /// When release is estimated now.
        estimated: Fact<Date>,
    }
}

record! {
    /// A court spoke.
    pub struct CourtOrderStep {}
    optional {
        /// When.
        at: Fact<Date>,
        /// Which court.
        by: Option<ActorId>,
        /// What it ordered.
        effect: Option<Coded<CourtEffect>>,
        /// To whom it may be shown or released.
        audience: List<Coded<Audience>>,
        /// The order, when it is among the materials.
        document: Option<MaterialId>,
        /// Until when.
        until: Fact<Date>,
        /// More, in a sentence.
        description: Option<String>,
    }
}

record! {
    /// It was released.
    pub struct ReleasedStep {}
    optional {
        /// When.
        at: Fact<Date>,
        /// The release.
        release: Option<ReleaseId>,
    }
}

record! {
    /// Somebody promised something.
    pub struct PromisedStep {}
    optional {
        /// When.
        at: Fact<Date>,
        /// Who did.
        by: Option<ActorId>,
        /// For when.
        promised_for: Fact<Date>,
        /// What.
        description: Option<String>,
    }
}

record! {
    /// Another step.
    pub struct OtherStep {
        /// What it was.
        description: String,
    }
    optional {
        /// When.
        at: Fact<Date>,
        /// Who did it.
        by: Option<ActorId>,
    }
}

codes! {
    /// What somebody asked for.
    open enum RequestKind {
        /// More time.
        Extension = "extension",
        /// To be excused from the limit.
        Waiver = "waiver",
        /// The release itself.
        Release = "release",
        /// That nothing be released.
        Withholding = "withholding",
    }
}

codes! {
    /// A burden of proof for withholding, rising with time. Source: Cal. Gov. Code 7923.625.
    open enum Burden {
        /// A written statement of the ground.
        WrittenBasis = "written_basis",
        /// The agency must show interference.
        Demonstrate = "demonstrate",
        /// Clear and convincing evidence.
        ClearAndConvincing = "clear_and_convincing",
    }
}

codes! {
    /// What a court ordered.
    open enum CourtEffect {
        /// Release is forbidden.
        Forbids = "forbids",
        /// Release is ordered.
        Orders = "orders",
        /// Release is put off.
        Delays = "delays",
        /// Showing it to some is allowed.
        AllowsDisclosure = "allows_disclosure",
        /// A request to withhold is denied.
        DeniesWithholding = "denies_withholding",
        /// An earlier order is lifted.
        Lifts = "lifts",
    }
}
