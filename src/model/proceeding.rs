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
        /// A grand jury, which decides whether there is enough to indict.
        GrandJury(GrandJury) = "grand_jury",
        /// An inquest: an inquiry into a death, before a coroner, a judge or a jury.
        Inquest(Inquest) = "inquest",
        /// Discipline.
        Discipline(Discipline) = "discipline",
        /// A proceeding of another kind.
        Other(OtherProceeding) = "other",
    }
}

entity! {
    /// A criminal charge. Who is charged need not be who shot.
    pub struct Charge(ProceedingId), branch of Proceeding {
        /// Who is charged.
        defendant: PersonId,
    }
    optional {
        /// The offence that is charged, in the charge's words.
        offence: Fact<String>,
        /// Those whom the offence harmed.
        victims: List<PersonId>,
        /// The prosecutor who brought it (Mapping Police Violence `prosecutor_head`).
        brought_by: List<ActorId>,
        /// Who prosecuted it in court (Mapping Police Violence `prosecutor_in_court`).
        tried_by: List<ActorId>,
        /// The court before which it was brought.
        court: Option<ActorId>,
        /// When the charge was brought.
        charged: Fact<Date>,
        /// How the defendant pleaded.
        plea: Fact<Coded<Plea>>,
        /// When the plea was made.
        pleaded: Fact<Date>,
        /// How the charge ended: convicted, acquitted, dismissed.
        verdict: Fact<Coded<Verdict>>,
        /// When the verdict was given.
        verdict_given: Fact<Date>,
        /// The sentence, in the court's words.
        sentence: Fact<String>,
        /// When the sentence was passed.
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
        /// The court before which it is.
        court: Option<ActorId>,
        /// How far it is: a claim to the city comes before a suit in court.
        stage: Fact<Coded<SuitStage>>,
        /// When the claim or suit was filed.
        filed: Fact<Date>,
        /// How much is demanded, in United States dollars.
        demand_usd: Fact<Number>,
        /// How the suit ended.
        result: Fact<Coded<SuitResult>>,
        /// When the suit ended.
        ended: Fact<Date>,
        /// How much was awarded, in United States dollars.
        award_usd: Fact<Number>,
    }
}

entity! {
    /// A settlement. It is not a finding of fault.
    pub struct Settlement(ProceedingId), branch of Proceeding {}
    optional {
        /// Who is paid.
        plaintiffs: List<ActorId>,
        /// Who pays.
        paid_by: List<ActorId>,
        /// Which suit it ends, if there was one.
        suit: Option<ProceedingId>,
        /// The whole amount, in United States dollars.
        amount_usd: Fact<Number>,
        /// The parts of the amount, and what each is for.
        parts: List<SettlementPart>,
        /// When it was filed with a court.
        filed: Fact<Date>,
        /// When the parties agreed on it.
        agreed: Fact<Date>,
        /// When a council or court approved it.
        approved: Fact<Date>,
        /// When the settlement became public.
        announced: Fact<Date>,
    }
}

record! {
    /// A part of a settlement.
    pub struct SettlementPart {
        /// The part's amount, in United States dollars.
        amount_usd: Fact<Number>,
        /// What or whom the part is for, in words.
        purpose: String,
    }
    optional {
        /// The people or parties who get it.
        recipients: List<ActorId>,
    }
}

entity! {
    /// A grand jury, which decides whether there is enough to indict.
    pub struct GrandJury(ProceedingId), branch of Proceeding {}
    optional {
        /// The people whose acts it considered.
        concerning: List<PersonId>,
        /// When the grand jury took the case up.
        opened: Fact<Date>,
        /// Whether it indicted (true bill) or did not (no bill).
        result: Fact<Coded<GrandJuryResult>>,
        /// When it returned that result.
        returned: Fact<Date>,
    }
}

entity! {
    /// An inquest: an inquiry into a death, before a coroner, a judge or a jury.
    pub struct Inquest(ProceedingId), branch of Proceeding {}
    optional {
        /// The person whose death it looks into.
        decedent: Option<PersonId>,
        /// When the inquest began.
        opened: Fact<Date>,
        /// What it found, in its words.
        result: Fact<String>,
        /// When it returned its finding.
        returned: Fact<Date>,
    }
}

entity! {
    /// Discipline by an employer.
    pub struct Discipline(ProceedingId), branch of Proceeding {}
    optional {
        /// Who is disciplined.
        people: List<PersonId>,
        /// The employer or body that disciplines.
        by: Option<ActorId>,
        /// The penalty, in words: "suspended for ten days".
        penalty: Fact<String>,
        /// When it was imposed.
        imposed: Fact<Date>,
        /// The outcome of an appeal, in words.
        appeal: Fact<String>,
    }
}

entity! {
    /// A proceeding of another kind.
    pub struct OtherProceeding(ProceedingId), branch of Proceeding {
        /// What kind of proceeding it is, in words.
        description: String,
    }
    optional {
        /// The people or things that it concerns.
        concerning: List<ActorId>,
        /// When the proceeding began.
        opened: Fact<Date>,
        /// When the proceeding ended.
        ended: Fact<Date>,
        /// How it ended, in words.
        result: Fact<String>,
    }
}

codes! {
    /// A plea. Source: Mapping Police Violence `officer_charged`.
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
    /// How a criminal charge ended. Source: Mapping Police Violence `officer_charged`.
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
    /// What a grand jury returned. Source: Dallas `Grand Jury Disposition`.
    open enum GrandJuryResult {
        /// No bill: no indictment.
        NoBill = "no_bill",
        /// True bill: indictment.
        TrueBill = "true_bill",
    }
}
