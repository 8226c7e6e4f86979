//! Duties: what somebody had to release or report, by when, and the outcome.

use super::record::{entity, record, union};
use super::release::Audience;
use crate::value::code::codes;
use crate::{ActorId, Coded, Count, Counting, Date, DutyId, Fact, List, MaterialId, PolicyId, ReleaseId, TriggerKind};

entity! {
    /// A duty to release or report something, under a policy, and its steps.
    pub struct Duty(DutyId) {}
    optional {
        /// What must be released or reported, in a sentence.
        title: Option<String>,
        /// The policy that makes it.
        policy: Option<PolicyId>,
        /// Who must release or report.
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
        /// Whether what was due came in time, as somebody stated it.
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
        /// What kind of event started the clock.
        kind: Coded<TriggerKind>,
    }
    optional {
        /// When that was. If the clock starts at the incident and there is no date here,
        /// the incident's own date counts.
        at: Fact<Date>,
    }
}

union! {
    /// What happens between the start of a duty and its end: something is asked for, granted,
    /// refused, withheld, ordered or released.
    pub enum Step {
        /// Something was asked for: an extension, a waiver, the release itself.
        Requested(RequestedStep) = "requested",
        /// It was granted.
        Granted(GrantedStep) = "granted",
        /// It was refused.
        Refused(RefusedStep) = "refused",
        /// Something was withheld.
        Withheld(WithheldStep) = "withheld",
        /// It was reassessed.
        Reassessed(ReassessedStep) = "reassessed",
        /// A court ordered, forbade or allowed something.
        CourtOrdered(CourtOrderStep) = "court_order",
        /// What was due was released.
        Released(ReleasedStep) = "released",
        /// Somebody promised something.
        Promised(PromisedStep) = "promised",
        /// A step of another kind.
        Other(OtherStep) = "other",
    }
}

record! {
    /// Something was asked for: an extension, a waiver, the release itself.
    pub struct RequestedStep {}
    optional {
        /// What was asked for: an extension, a waiver, the release.
        wanted: Option<Coded<RequestKind>>,
        /// When it was asked for.
        at: Fact<Date>,
        /// Who asked.
        by: Option<ActorId>,
        /// Who was asked.
        asked_of: Option<ActorId>,
        /// How many days more were asked for.
        days: Fact<Count>,
        /// The day until which more time was asked for.
        until: Fact<Date>,
        /// Whether it was asked for in writing.
        in_writing: Fact<bool>,
        /// The ground that was given, in words.
        grounds: Option<String>,
    }
}

record! {
    /// An extension or waiver was granted.
    pub struct GrantedStep {}
    optional {
        /// When it was granted.
        at: Fact<Date>,
        /// Who granted it.
        by: Option<ActorId>,
        /// How many days more were granted.
        days: Fact<Count>,
        /// The last day of the extension.
        until: Fact<Date>,
        /// On what ground it was granted, in words.
        grounds: Option<String>,
    }
}

record! {
    /// An extension or waiver was refused.
    pub struct RefusedStep {}
    optional {
        /// When it was refused.
        at: Fact<Date>,
        /// Who refused it.
        by: Option<ActorId>,
        /// On what ground it was refused, in words.
        grounds: Option<String>,
    }
}

record! {
    /// Something was withheld.
    pub struct WithheldStep {}
    optional {
        /// When it was withheld.
        at: Fact<Date>,
        /// Who withheld it.
        by: Option<ActorId>,
        /// The ground that was given, written or not.
        basis: Fact<String>,
        /// The burden of proof that was claimed to be met (Cal. Gov. Code 7923.625 raises it with
        /// time).
        burden: Option<Coded<Burden>>,
        /// The date of release that was estimated (Cal. Gov. Code 7923.625 requires one).
        estimated: Fact<Date>,
    }
}

record! {
    /// Withholding was reassessed: every 30 days, in Cal. Gov. Code 7923.625.
    pub struct ReassessedStep {}
    optional {
        /// When it was reassessed.
        at: Fact<Date>,
        /// Who reassessed it.
        by: Option<ActorId>,
        /// Whether withholding goes on.
        still_withheld: Fact<bool>,
        /// When release is estimated now.
        estimated: Fact<Date>,
    }
}

record! {
    /// A court ordered, forbade or allowed something.
    pub struct CourtOrderStep {}
    optional {
        /// When the court decided.
        at: Fact<Date>,
        /// The court.
        by: Option<ActorId>,
        /// What the court ordered, forbade or allowed.
        effect: Option<Coded<CourtEffect>>,
        /// To whom the material may be shown or released.
        audience: List<Coded<Audience>>,
        /// The order, when it is among the materials.
        document: Option<MaterialId>,
        /// Until when the order holds.
        until: Fact<Date>,
        /// More about the order, in a sentence.
        description: Option<String>,
    }
}

record! {
    /// What was due was released.
    pub struct ReleasedStep {}
    optional {
        /// When it was released.
        at: Fact<Date>,
        /// The release that it was.
        release: Option<ReleaseId>,
    }
}

record! {
    /// Somebody promised something.
    pub struct PromisedStep {}
    optional {
        /// When the promise was made.
        at: Fact<Date>,
        /// Who made the promise.
        by: Option<ActorId>,
        /// The day or time for which it was promised.
        promised_for: Fact<Date>,
        /// What was promised, in a sentence.
        description: Option<String>,
    }
}

record! {
    /// A step of another kind.
    pub struct OtherStep {
        /// What was done, in a sentence.
        description: String,
    }
    optional {
        /// When it was done.
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
        /// The agency must show that release would interfere with the investigation.
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
