//! Proceedings: charges, suits, settlements, juries, inquests and discipline.

use super::record::{entity, record, union};
use crate::value::code::codes;
use crate::{ActorId, Coded, Date, Fact, List, Number, PersonId, ProceedingId};

union! {
    /// A proceeding before a court, a jury or an employer.
    pub enum Proceeding(ProceedingId) {
        /// A criminal charge.
        Charge(Charge) = "charge",
        /// A civil claim or suit.
        Suit(Suit) = "suit",
        /// A settlement. It may come without a suit.
        Settlement(Settlement) = "settlement",
        /// A grand jury.
        GrandJury(GrandJury) = "grand_jury",
        /// An inquest.
        Inquest(Inquest) = "inquest",
        /// Discipline.
        Discipline(Discipline) = "discipline",
        /// Another proceeding.
        Other(OtherProceeding) = "other",
    }
}

entity! {
    /// A criminal charge. Who is charged need not be who shot.
    pub struct Charge(ProceedingId), branch of Proceeding {
        /// Against whom.
        defendant: PersonId,
    }
    optional {
        /// Of what.
        offence: Fact<String>,
        /// To whose harm.
        victims: List<PersonId>,
        /// By whom (Mapping Police Violence `prosecutor_head`).
        brought_by: List<ActorId>,
        /// Who prosecuted it in court (Mapping Police Violence `prosecutor_in_court`).
        tried_by: List<ActorId>,
        /// Before which court.
        court: Option<ActorId>,
        /// When it was brought.
        charged: Fact<Date>,
        /// How the defendant pleaded.
        plea: Fact<Coded<Plea>>,
        /// When.
        pleaded: Fact<Date>,
        /// How it ended.
        verdict: Fact<Coded<Verdict>>,
        /// When.
        verdict_given: Fact<Date>,
        /// The sentence, in words.
        sentence: Fact<String>,
        /// When.
        sentenced: Fact<Date>,
    }
}

entity! {
    /// A civil claim or suit.
    pub struct Suit(ProceedingId), branch of Proceeding {}
    optional {
        /// Who sues.
        plaintiffs: List<ActorId>,
        /// Who is sued.
        defendants: List<ActorId>,
        /// Before which court.
        court: Option<ActorId>,
        /// How far it is: a claim to the city comes before a suit in court.
        stage: Fact<Coded<SuitStage>>,
        /// When it was filed.
        filed: Fact<Date>,
        /// How much is demanded, in United States dollars.
        demand_usd: Fact<Number>,
        /// How it ended.
        result: Fact<Coded<SuitResult>>,
        /// When.
        ended: Fact<Date>,
        /// How much was awarded, in United States dollars.
        award_usd: Fact<Number>,
    }
}

entity! {
    /// A settlement. It is no finding of fault.
    pub struct Settlement(ProceedingId), branch of Proceeding {}
    optional {
        /// Who is paid.
        plaintiffs: List<ActorId>,
        /// Who pays.
        paid_by: List<ActorId>,
        /// Which suit it ends, if there was one.
        suit: Option<ProceedingId>,
        /// How much, in United States dollars.
        amount_usd: Fact<Number>,
        /// Of which what goes where.
        parts: List<SettlementPart>,
        /// When it was filed with a court.
        filed: Fact<Date>,
        /// When it was agreed.
        agreed: Fact<Date>,
        /// When a council or court approved it.
        approved: Fact<Date>,
        /// When it became public.
        announced: Fact<Date>,
    }
}

record! {
    /// A part of a settlement.
    pub struct SettlementPart {
        /// How much, in United States dollars.
        amount_usd: Fact<Number>,
        /// For what or whom.
        purpose: String,
    }
    optional {
        /// To whom.
        recipients: List<ActorId>,
    }
}

entity! {
    /// A grand jury.
    pub struct GrandJury(ProceedingId), branch of Proceeding {}
    optional {
        /// Whose acts it considered.
        concerning: List<PersonId>,
        /// When it began.
        opened: Fact<Date>,
        /// What it returned.
        result: Fact<Coded<GrandJuryResult>>,
        /// When.
        returned: Fact<Date>,
    }
}

entity! {
    /// An inquest.
    pub struct Inquest(ProceedingId), branch of Proceeding {}
    optional {
        /// Whose death.
        decedent: Option<PersonId>,
        /// When it began.
        opened: Fact<Date>,
        /// What it found, in its words.
        result: Fact<String>,
        /// When.
        returned: Fact<Date>,
    }
}

entity! {
    /// Discipline by an employer.
    pub struct Discipline(ProceedingId), branch of Proceeding {}
    optional {
        /// Of whom.
        people: List<PersonId>,
        /// By whom.
        by: Option<ActorId>,
        /// What it is, in words.
        penalty: Fact<String>,
        /// When it was imposed.
        imposed: Fact<Date>,
        /// What came of an appeal.
        appeal: Fact<String>,
    }
}

entity! {
    /// Another proceeding.
    pub struct OtherProceeding(ProceedingId), branch of Proceeding {
        /// What it is.
        description: String,
    }
    optional {
        /// Whom or what it concerns.
        concerning: List<ActorId>,
        /// When it began.
        opened: Fact<Date>,
        /// When it ended.
        ended: Fact<Date>,
        /// How it ended, in words.
        result: Fact<String>,
    }
}

codes! {
    /// A plea.
    open enum Plea {
        /// Guilty.
        Guilty = "guilty",
        /// Not guilty.
        NotGuilty = "not_guilty",
        /// No contest.
        NoContest = "no_contest",
    }
}

codes! {
    /// How a criminal charge ended.
    open enum Verdict {
        /// Convicted.
        Convicted = "convicted",
        /// Acquitted.
        Acquitted = "acquitted",
        /// Convicted of less.
        LesserOffence = "lesser_offence",
        /// Mistrial.
        Mistrial = "mistrial",
        /// Dismissed or dropped.
        Dismissed = "dismissed",
    }
}

codes! {
    /// How far a civil claim is.
    open enum SuitStage {
        /// A claim to the government, before any court.
        Claim = "claim",
        /// In court.
        Court = "in_court",
        /// On appeal.
        Appeal = "on_appeal",
        /// Ended.
        Ended = "ended",
    }
}

codes! {
    /// How a suit ended.
    open enum SuitResult {
        /// Settled.
        Settled = "settled",
        /// Dismissed.
        Dismissed = "dismissed",
        /// For the plaintiffs.
        ForPlaintiffs = "for_plaintiffs",
        /// For the defendants.
        ForDefendants = "for_defendants",
        /// Withdrawn.
        Withdrawn = "withdrawn",
    }
}

codes! {
    /// What a grand jury returned.
    open enum GrandJuryResult {
        /// No bill: no indictment.
        NoBill = "no_bill",
        /// True bill: indictment.
        TrueBill = "true_bill",
    }
}
