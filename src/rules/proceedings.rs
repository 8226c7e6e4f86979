//! Rules on charges, suits, settlements, grand juries and decrees.

use super::investigations::FEW;
use super::rules;
use crate::{
    ActorId, Charge, Decision, DecisionKind, DecisionResult, GrandJuryResult, Instrument, PersonRole, Plea, Proceeding,
    Settlement, SuitResult, Verdict,
};

rules! {
    /// A charge of harm against a person who did not fire is flagged for information.
    ///
    /// A subject may be charged with a death that an officer's bullet caused.
    CHARGED_PERSON_NOT_SHOOTER = "charged-person-not-shooter" {
        severity: Info,
        ground: Plausibility,
        citation: "New York, 12 February 2019: officers' fire killed a detective, and the subject was charged with the death.",
        exceptions: "For information only: nothing is wrong.",
        pointers: ["/proceedings/*/defendant"],
        message: "the person who is charged with harming someone did not fire",
        bad: r#"{"/proceedings": [{"kind": "charge", "id": "charge-1", "defendant": "subject", "victims": ["officer-1"]}]}"#,
        good: r#"{"/proceedings": [{"kind": "charge", "id": "charge-1", "defendant": "officer-1"}]}"#,
        check: Proceeding(|proceeding, cx, out| {
            let Proceeding::Charge(charge) = proceeding else { return };
            let fired = cx.person(&charge.defendant).is_none_or(|person| person.has_role(PersonRole::Shooter));
            if !fired && !charge.victims.is_empty() {
                out.at("/defendant");
            }
        }),
    }

    /// A person who is sentenced was convicted.
    ///
    /// A plea of guilty or no contest is a conviction without a trial.
    SENTENCE_WITHOUT_CONVICTION = "sentence-without-conviction" {
        severity: Error,
        ground: Law,
        citation: "Federal Rules of Criminal Procedure, rule 32: a sentence follows a plea of guilty or no contest, or a verdict.",
        exceptions: "A plea counts; if neither plea nor verdict is known, nothing is reported.",
        pointers: ["/proceedings/*/sentence"],
        message: "there is a sentence, and the charge ended without a conviction",
        bad: r#"{"/proceedings": [{"kind": "charge", "id": "charge-1", "defendant": "officer-1", "verdict": {"status": "known", "value": {"code": "acquitted"}}, "sentence": {"status": "known", "value": "ten years"}}]}"#,
        good: r#"{"/proceedings": [{"kind": "charge", "id": "charge-1", "defendant": "officer-1", "plea": {"status": "known", "value": {"code": "no_contest"}}, "verdict": {"status": "known", "value": {"code": "dismissed"}}, "sentence": {"status": "known", "value": "probation"}}]}"#,
        check: Proceeding(|proceeding, _, out| {
            let Proceeding::Charge(charge) = proceeding else { return };
            let free = [Verdict::Acquitted, Verdict::Dismissed, Verdict::Mistrial];
            let walked = charge.verdict.value().is_some_and(|verdict| free.contains(&verdict.code));
            if charge.sentence.value().is_some() && walked && !admitted(charge) {
                out.at("/sentence");
            }
        }),
    }

    /// A person who pleads guilty is not acquitted.
    ///
    /// A plea ends the trial before it begins, unless it is withdrawn.
    PLEA_VERDICT_CONFLICT = "plea-verdict-conflict" {
        severity: Warning,
        ground: Logic,
        citation: "A person who pleads guilty is not tried, and only a person who is tried is acquitted.",
        exceptions: "A plea that was withdrawn: give the later one.",
        pointers: ["/proceedings/*/verdict"],
        message: "the defendant pleaded guilty or no contest, and was acquitted",
        bad: r#"{"/proceedings": [{"kind": "charge", "id": "charge-1", "defendant": "officer-1", "plea": {"status": "known", "value": {"code": "guilty"}}, "verdict": {"status": "known", "value": {"code": "acquitted"}}}]}"#,
        good: r#"{"/proceedings": [{"kind": "charge", "id": "charge-1", "defendant": "officer-1", "plea": {"status": "known", "value": {"code": "not_guilty"}}, "verdict": {"status": "known", "value": {"code": "acquitted"}}}]}"#,
        check: Proceeding(|proceeding, _, out| {
            let Proceeding::Charge(charge) = proceeding else { return };
            if admitted(charge) && charge.verdict.value().is_some_and(|verdict| *verdict == Verdict::Acquitted) {
                out.at("/verdict");
            }
        }),
    }

    /// The defendant is not the person who was harmed.
    ///
    /// The two were swapped: an officer who is charged with a death is not its victim.
    CHARGE_VICTIM_IS_DEFENDANT = "charge-victim-is-defendant" {
        severity: Warning,
        ground: Logic,
        citation: "A charge of harm names who did it and to whom.",
        exceptions: "Offences against oneself, if the law still has any.",
        pointers: ["/proceedings/*/victims/*"],
        message: "the defendant is also named as the victim",
        bad: r#"{"/proceedings": [{"kind": "charge", "id": "charge-1", "defendant": "officer-1", "victims": ["officer-1"]}]}"#,
        good: r#"{"/proceedings": [{"kind": "charge", "id": "charge-1", "defendant": "officer-1", "victims": ["subject"]}]}"#,
        check: Proceeding(|proceeding, _, out| {
            let Proceeding::Charge(charge) = proceeding else { return };
            if let Some(index) = charge.victims.iter().position(|victim| *victim == charge.defendant) {
                out.at(format_args!("/victims/{index}"));
            }
        }),
    }

    /// Whether an officer was charged agrees with the charges.
    ///
    /// Data sets answer it once and seldom revise it.
    OFFICER_CHARGED_CONFLICT = "officer-charged-conflict" {
        formerly: ["officer-charge-denied"],
        severity: Warning,
        ground: Codebook,
        citation: "Mapping Police Violence: four rows say that an officer was charged, and that no charges are known.",
        exceptions: "An officer in the record who is charged with something unrelated.",
        pointers: ["/incident/officer_charged"],
        message: "no officer is said to be charged, and the proceedings have a charge against one",
        bad: r#"{"/incident/officer_charged": {"status": "known", "value": false}, "/proceedings": [{"kind": "charge", "id": "charge-1", "defendant": "officer-1"}]}"#,
        good: r#"{"/incident/officer_charged": {"status": "known", "value": false}, "/proceedings": [{"kind": "charge", "id": "charge-1", "defendant": "subject"}]}"#,
        check: CaseFile(|case, cx, out| {
            if !case.incident.officer_charged.is_no() {
                return;
            }
            let against_officer =
                |it: &Proceeding| matches!(it, Proceeding::Charge(charge) if cx.is_officer(&charge.defendant));
            if case.proceedings.iter().any(against_officer) {
                out.at("/incident/officer_charged");
            }
        }),
    }

    /// A charge after a decision not to charge is flagged for information.
    ///
    /// A new prosecutor, new evidence, another jurisdiction: the story lies between the two dates.
    DECLINED_THEN_CHARGED = "declined-then-charged" {
        severity: Info,
        ground: Plausibility,
        citation: "Gamble v. United States (587 U.S. 678): a state and the federal government may each prosecute one act.",
        exceptions: "For information only: nothing is wrong.",
        pointers: ["/proceedings/*/charged"],
        message: "the charge came after a decision not to charge the same person",
        bad: r#"{"/proceedings": [{"kind": "charge", "id": "charge-1", "defendant": "officer-1", "charged": {"status": "known", "value": "2021-11-20"}}]}"#,
        good: r#"{"/proceedings": [{"kind": "charge", "id": "charge-1", "defendant": "subject", "charged": {"status": "known", "value": "2021-11-20"}}]}"#,
        check: Proceeding(|proceeding, cx, out| {
            let Proceeding::Charge(charge) = proceeding else { return };
            let declined = |decision: &Decision| {
                decision.kind.as_ref().is_some_and(|kind| *kind == DecisionKind::Charging)
                    && decision.results.value().is_some_and(|all| all.iter().any(|one| *one == DecisionResult::NoCharges))
                    && decision.about.iter().take(16).any(|about| **about == *charge.defendant)
                    && decision.decided.certainly_before(&charge.charged)
            };
            if charge.charged.is_stated() && cx.case.decisions.iter().take(FEW).any(declined) {
                out.at("/charged");
            }
        }),
    }

    /// An indictment is followed by a charge.
    ///
    /// What the grand jury returned, and against whom, is what readers look for next.
    INDICTMENT_WITHOUT_CHARGE = "indictment-without-charge" {
        severity: Info,
        profiles: [Dataset: Off],
        ground: Law,
        citation: "Federal Rules of Criminal Procedure, rule 7: an indictment states the facts that make the offense charged.",
        exceptions: "Sealed indictments.",
        pointers: ["/proceedings/*/result"],
        message: "the grand jury indicted, and the proceedings have no charge",
        bad: r#"{"/proceedings": [{"kind": "grand_jury", "id": "jury-1", "result": {"status": "known", "value": {"code": "true_bill"}}}]}"#,
        good: r#"{"/proceedings": [{"kind": "grand_jury", "id": "jury-1", "result": {"status": "known", "value": {"code": "no_bill"}}}]}"#,
        check: Proceeding(|proceeding, cx, out| {
            let Proceeding::GrandJury(jury) = proceeding else { return };
            let indicted = jury.result.value().is_some_and(|result| *result == GrandJuryResult::TrueBill);
            let mut proceedings = cx.case.proceedings.iter().take(FEW);
            if indicted && !cx.standalone && !proceedings.any(|other| matches!(other, Proceeding::Charge(_))) {
                out.at("/result");
            }
        }),
    }

    /// A suit that was settled has a settlement.
    ///
    /// It says how much was paid, by whom and to whom.
    SETTLEMENT_MISSING = "settlement-missing" {
        severity: Info,
        profiles: [Dataset: Off],
        ground: Plausibility,
        citation: "Register Div. of Freedom Newspapers v. County of Orange (158 Cal. App. 3d 893): what a county paid to settle a claim was public.",
        exceptions: "None: its amount may be withheld or pending.",
        pointers: ["/proceedings/*/result"],
        message: "the suit was settled, and no settlement refers to it",
        bad: r#"{"/proceedings": [{"kind": "suit", "id": "suit-1", "result": {"status": "known", "value": {"code": "settled"}}}]}"#,
        good: r#"{"/proceedings": [{"kind": "suit", "id": "suit-1", "result": {"status": "known", "value": {"code": "settled"}}}, {"kind": "settlement", "id": "settlement-1", "suit": "suit-1", "amount_usd": {"status": "withheld", "reason": "court_order"}}]}"#,
        check: Proceeding(|proceeding, cx, out| {
            let Proceeding::Suit(suit) = proceeding else { return };
            let settled = suit.result.value().is_some_and(|result| *result == SuitResult::Settled);
            let ends_it = |other: &Proceeding| matches!(other, Proceeding::Settlement(it) if it.suit.as_ref() == Some(&suit.id));
            let proceedings = &cx.case.proceedings;
            if settled && proceedings.len() <= FEW && !proceedings.iter().any(ends_it) {
                out.at("/result");
            }
        }),
    }

    /// Two settlements with the same plaintiff are flagged for information.
    ///
    /// One settlement reported in two ways, before and after attorneys' fees, looks like two.
    PLAINTIFF_OVERLAP = "plaintiff-overlap" {
        severity: Info,
        ground: Plausibility,
        citation: "Sacramento: the settlements of 2019 and 2022 were with different members of the family.",
        exceptions: "Settlements paid by different defendants are not reported. Several stages of one settlement.",
        pointers: ["/proceedings/*/plaintiffs"],
        message: "an earlier settlement has the same plaintiff, and no other payer",
        bad: r#"{"/proceedings": [{"kind": "settlement", "id": "settlement-1", "plaintiffs": ["family"]}, {"kind": "settlement", "id": "settlement-2", "plaintiffs": ["family"]}]}"#,
        good: r#"{"/proceedings": [{"kind": "settlement", "id": "settlement-1", "plaintiffs": ["family"], "paid_by": ["riverton-police"]}, {"kind": "settlement", "id": "settlement-2", "plaintiffs": ["family"], "paid_by": ["state-police"]}]}"#,
        check: Proceeding(|proceeding, cx, out| {
            let Proceeding::Settlement(settlement) = proceeding else { return };
            let earlier = cx.case.proceedings.iter().take(FEW).take_while(|other| !std::ptr::eq(*other, proceeding));
            let mut settlements = earlier.filter_map(|other| match other {
                Proceeding::Settlement(other) => Some(other),
                _ => None,
            });
            let same = |other: &Settlement| shares(&other.plaintiffs, &settlement.plaintiffs);
            let payers_differ = |other: &Settlement| {
                !other.paid_by.is_empty() && !settlement.paid_by.is_empty() && !shares(&other.paid_by, &settlement.paid_by)
            };
            if settlements.any(|other| same(other) && !payers_differ(other)) {
                out.at("/plaintiffs");
            }
        }),
    }

    /// A consent decree has a date.
    ///
    /// What an agency had to do at the time depends on whether the decree was in force.
    CONSENT_DECREE_UNDATED = "consent-decree-undated" {
        severity: Info,
        profiles: [Dataset: Off],
        ground: Law,
        citation: "34 U.S.C. 12601: the Attorney General may sue over a pattern or practice of an agency. What a court then orders has a day.",
        exceptions: "`unknown` is an answer too.",
        pointers: ["/policies/*"],
        misses: ["effective"],
        message: "this is a consent decree, and nothing says since when it has been in force",
        bad: r#"{"/policies/0/instrument": {"status": "known", "value": {"code": "consent_decree"}}, "/policies/0/effective": null}"#,
        good: r#"{"/policies/0/instrument": {"status": "known", "value": {"code": "consent_decree"}}}"#,
        check: Policy(|policy, _, out| {
            let decree = policy.instrument.value().is_some_and(|instrument| *instrument == Instrument::ConsentDecree);
            if decree && !policy.effective.is_stated() {
                out.at("");
            }
        }),
    }
}

fn admitted(charge: &Charge) -> bool {
    charge.plea.value().is_some_and(|plea| [Plea::Guilty, Plea::NoContest].contains(&plea.code))
}

fn shares(some: &[ActorId], others: &[ActorId]) -> bool {
    some.iter().take(16).any(|one| others.iter().take(16).any(|other| one == other))
}
