//! Rules on the order of the aftermath: releases, investigations, charges, suits, decisions.

use super::rules;
use crate::{
    AbsentStatus, EntityKind, Investigation, InvestigationStatus, Material, Proceeding, ResponseKind, Severity,
};

rules! {
    /// Nothing about an incident is released before it.
    ///
    /// Older policy documents belong among the materials, not the releases.
    RELEASE_BEFORE_INCIDENT = "release-before-incident" {
        severity: Error,
        ground: Logic,
        citation: "Nothing is released before it exists.",
        exceptions: "None.",
        pointers: ["/releases/*/released"],
        message: "this was released before the incident",
        bad: r#"{"/releases/0/released": {"status": "known", "value": "2020-05-20"}}"#,
        good: r#"{"/releases/0/released": {"status": "known", "value": "2021-05-01"}}"#,
        check: Release(|release, cx, out| {
            if release.released.certainly_before(cx.occurred()) {
                out.at("/released");
            }
        }),
    }

    /// No recording is released before it is made.
    ///
    /// Either date may be mistyped, or the item is another recording.
    RELEASE_BEFORE_RECORDING = "release-before-recording" {
        severity: Error,
        ground: Logic,
        citation: "Nothing is released before it exists.",
        exceptions: "None.",
        pointers: ["/releases/*/items/*"],
        message: "this was released before the recording began",
        bad: r#"{"/materials/0/started": {"status": "known", "value": "2021-05-21"}, "/materials/0/shows_shooting": null, "/materials/0/ended": null}"#,
        good: r#"{"/materials/0/started": {"status": "unknown"}}"#,
        check: Release(|release, cx, out| {
            for (index, item) in release.items.iter().enumerate() {
                if let Some(Material::Recording(recording)) = cx.material(&item.material)
                    && release.released.certainly_before(&recording.started)
                {
                    out.at(format_args!("/items/{index}"));
                }
            }
        }),
    }

    /// An investigation of an incident does not begin before it.
    ///
    /// An earlier one looks into something else: an agency, a policy, the subject's own offence.
    INVESTIGATION_BEFORE_INCIDENT = "investigation-before-incident" {
        severity: Error,
        ground: Logic,
        citation: "Nobody looks into what has not happened.",
        exceptions: "Investigations of an agency, a policy or an underlying offence are not checked.",
        pointers: ["/investigations/*/opened"],
        message: "the investigation was opened before the incident that it looks into",
        bad: r#"{"/investigations/0/opened": {"status": "known", "value": "2021-04-30"}}"#,
        good: r#"{"/investigations/0/opened": {"status": "known", "value": "2021-04-30"}, "/investigations/0/subject_matter": {"code": "agency"}}"#,
        check: Investigation(|investigation, cx, out| {
            if investigation.is_of_incident() && investigation.opened.certainly_before(cx.occurred()) {
                out.at("/opened");
            }
        }),
    }

    /// An investigation is not finished before it is opened.
    ///
    /// Either date may be mistyped.
    INVESTIGATION_CLOSED_BEFORE_OPENED = "investigation-closed-before-opened" {
        severity: Error,
        ground: Logic,
        citation: "What ends has begun.",
        exceptions: "None.",
        pointers: ["/investigations/*/finished"],
        message: "the investigation was finished before it was opened",
        bad: r#"{"/investigations/0/finished": {"status": "known", "value": "2021-04-30"}}"#,
        good: r#"{"/investigations/0/finished": {"status": "known", "value": "2021-05-01"}}"#,
        check: Investigation(|investigation, _, out| {
            if investigation.finished.certainly_before(&investigation.opened) {
                out.at("/finished");
            }
        }),
    }

    /// A finished investigation does not have a pending end.
    ///
    /// "Pending" was right once. If the date is not known, it is `unknown`.
    PENDING_THOUGH_FINISHED = "pending-though-finished" {
        severity: Warning,
        ground: Codebook,
        citation: "FBI National Use-of-Force: `Pending further investigation` is re-sent once it is resolved.",
        exceptions: "None.",
        pointers: ["/investigations/*/finished"],
        message: "the investigation is said to be finished, and its end is pending",
        bad: r#"{"/investigations/0/finished": {"status": "pending"}, "/investigations/0/status": {"status": "known", "value": {"code": "finished"}}}"#,
        good: r#"{"/investigations/0/finished": {"status": "unknown"}, "/investigations/0/status": {"status": "known", "value": {"code": "finished"}}}"#,
        check: Investigation(|investigation, _, out| {
            let ended = investigation.status.is(InvestigationStatus::Finished)
                || investigation.status.is(InvestigationStatus::Closed);
            if ended && investigation.finished.absent().is_some_and(|absent| absent.status == AbsentStatus::Pending) {
                out.at("/finished");
            }
        }),
    }

    /// Nobody decides about an incident before it.
    ///
    /// The date is mistyped, or the decision is about another death with a similar number.
    DECISION_BEFORE_INCIDENT = "decision-before-incident" {
        severity: Error,
        ground: Logic,
        citation: "Los Angeles: two prosecutor's reviews are dated before the death that they review.",
        exceptions: "Decisions of an investigation into an agency or a policy are not checked.",
        pointers: ["/decisions/*/decided"],
        message: "the decision is before the incident that it is about",
        bad: r#"{"/decisions/0/decided": {"status": "known", "value": "2020-11-15"}}"#,
        good: r#"{"/decisions/0/decided": {"status": "known", "value": "2021-05-01"}}"#,
        check: Decision(|decision, cx, out| {
            if !decision.decided.certainly_before(cx.occurred()) {
                return;
            }
            let investigation = decision.investigation.as_ref().and_then(|id| cx.investigation(id));
            let about_the_case = |kind| {
                matches!(kind, EntityKind::Incident | EntityKind::Person | EntityKind::Discharge | EntityKind::Strike)
            };
            if investigation.is_none_or(Investigation::is_of_incident)
                && decision.about.iter().take(16).any(|about| cx.kind_of(about).is_some_and(about_the_case))
            {
                out.at("/decided");
            }
        }),
    }

    /// A decision comes after the referral of the file.
    ///
    /// A prosecutor to whom the file went in October did not decide in May. The date is that of an
    /// announcement, or of another body's decision.
    DECISION_BEFORE_REFERRAL = "decision-before-referral" {
        severity: Warning,
        ground: Logic,
        citation: "Sacramento 2018: the file went to the prosecutor on 25 October and 16 January; the decision came on 2 March.",
        exceptions: "The deciding body also investigates by itself: only referrals to those who decided are checked.",
        pointers: ["/decisions/*/decided"],
        message: "the decision is before the file was referred to those who decided",
        bad: r#"{"/decisions/0/investigation": "investigation-1", "/investigations/0/referrals": [{"recipient": "prosecutor", "at": {"status": "known", "value": "2021-11-20"}}]}"#,
        good: r#"{"/decisions/0/investigation": "investigation-1", "/investigations/0/referrals": [{"recipient": "state-police", "at": {"status": "known", "value": "2021-11-20"}}]}"#,
        check: Decision(|decision, cx, out| {
            let Some(investigation) = decision.investigation.as_ref().and_then(|id| cx.investigation(id)) else {
                return;
            };
            let to_them = |recipient: &crate::PartyId| decision.by.iter().take(16).any(|by| **by == **recipient);
            let mut referrals = investigation.referrals.iter().take(16).filter(|it| to_them(&it.recipient)).peekable();
            if referrals.peek().is_some() && referrals.all(|it| decision.decided.certainly_before(&it.at)) {
                out.at("/decided");
            }
        }),
    }

    /// Nobody is charged before the incident.
    ///
    /// An earlier charge belongs to another case. If its victim is somebody who died in this
    /// incident, it is an error.
    CHARGE_BEFORE_INCIDENT = "charge-before-incident" {
        severity: Warning,
        ground: Logic,
        citation: "A charge follows the act.",
        exceptions: "An earlier case of the same person that the file keeps for context.",
        pointers: ["/proceedings/*/charged"],
        message: "the charge was brought before the incident",
        bad: r#"{"/proceedings": [{"kind": "charge", "id": "charge-1", "defendant": "officer-1", "charged": {"status": "known", "value": "2020-06-01"}}]}"#,
        good: r#"{"/proceedings": [{"kind": "charge", "id": "charge-1", "defendant": "officer-1", "charged": {"status": "known", "value": "2021-06-01"}}]}"#,
        check: Proceeding(|proceeding, cx, out| {
            let Proceeding::Charge(charge) = proceeding else { return };
            if !charge.charged.certainly_before(cx.occurred()) {
                return;
            }
            let died_of_it =
                |id| cx.person(id).and_then(|it| it.death.as_ref()).is_some_and(|it| it.of_this_incident.is_yes());
            let certain = charge.victims.iter().any(died_of_it);
            out.say(if certain { Severity::Error } else { Severity::Warning }, "/charged", &[]);
        }),
    }

    /// A verdict and a plea follow the charge.
    ///
    /// Either date may be mistyped, or the verdict belongs to another charge.
    VERDICT_BEFORE_CHARGE = "verdict-before-charge" {
        severity: Error,
        ground: Logic,
        citation: "Nobody is judged before being charged.",
        exceptions: "None. A charge that replaced an earlier one is a separate charge.",
        pointers: ["/proceedings/*/verdict_given", "/proceedings/*/pleaded"],
        message: "this is before the charge",
        bad: r#"{"/proceedings": [{"kind": "charge", "id": "charge-1", "defendant": "officer-1", "charged": {"status": "known", "value": "2021-06-01"}, "verdict_given": {"status": "known", "value": "2021-05-30"}}]}"#,
        good: r#"{"/proceedings": [{"kind": "charge", "id": "charge-1", "defendant": "officer-1", "charged": {"status": "known", "value": "2021-06-01"}, "pleaded": {"status": "known", "value": "2021-06-01"}}]}"#,
        check: Proceeding(|proceeding, _, out| {
            let Proceeding::Charge(charge) = proceeding else { return };
            if charge.verdict_given.certainly_before(&charge.charged) {
                out.at("/verdict_given");
            } else if charge.pleaded.certainly_before(&charge.charged) {
                out.at("/pleaded");
            }
        }),
    }

    /// A sentence follows the verdict.
    ///
    /// It comes on the same day at the earliest.
    SENTENCE_BEFORE_VERDICT = "sentence-before-verdict" {
        severity: Error,
        ground: Logic,
        citation: "Dallas 2019: guilty on 1 October, ten years on the 2nd.",
        exceptions: "None.",
        pointers: ["/proceedings/*/sentenced"],
        message: "the sentence is before the verdict",
        bad: r#"{"/proceedings": [{"kind": "charge", "id": "charge-1", "defendant": "officer-1", "verdict_given": {"status": "known", "value": "2021-10-02"}, "sentenced": {"status": "known", "value": "2021-10-01"}}]}"#,
        good: r#"{"/proceedings": [{"kind": "charge", "id": "charge-1", "defendant": "officer-1", "verdict_given": {"status": "known", "value": "2021-10-01"}, "sentenced": {"status": "known", "value": "2021-10-01"}}]}"#,
        check: Proceeding(|proceeding, _, out| {
            let Proceeding::Charge(charge) = proceeding else { return };
            if charge.sentenced.certainly_before(&charge.verdict_given) {
                out.at("/sentenced");
            }
        }),
    }

    /// Nobody sues before the incident.
    ///
    /// The year is mistyped, or the suit is about another incident.
    CIVIL_CLAIM_BEFORE_INCIDENT = "civil-claim-before-incident" {
        severity: Warning,
        ground: Logic,
        citation: "A claim follows the harm.",
        exceptions: "An earlier suit about the agency's practice that the file keeps for context.",
        pointers: ["/proceedings/*/filed"],
        message: "the suit was filed before the incident",
        bad: r#"{"/proceedings": [{"kind": "suit", "id": "suit-1", "filed": {"status": "known", "value": "2020-06-01"}}]}"#,
        good: r#"{"/proceedings": [{"kind": "suit", "id": "suit-1", "filed": {"status": "known", "value": "2021"}}]}"#,
        check: Proceeding(|proceeding, cx, out| {
            if let Proceeding::Suit(suit) = proceeding
                && suit.filed.certainly_before(cx.occurred())
            {
                out.at("/filed");
            }
        }),
    }

    /// A settlement before the suit that it ends is flagged for information.
    ///
    /// It happens: a settlement for a child goes to court for approval. It may also mean that two
    /// years were swapped.
    SETTLEMENT_BEFORE_SUIT = "settlement-before-suit" {
        severity: Info,
        ground: Plausibility,
        citation: "Chicago 2015: five million dollars were approved, and no suit had been filed.",
        exceptions: "For information only: nothing is wrong. A settlement that names no suit is not checked.",
        pointers: ["/proceedings/*/suit"],
        message: "the settlement was agreed before the suit that it ends was filed",
        bad: r#"{"/proceedings": [{"kind": "suit", "id": "suit-1", "filed": {"status": "known", "value": "2022-03-01"}},
            {"kind": "settlement", "id": "settlement-1", "suit": "suit-1", "agreed": {"status": "known", "value": "2022-02-01"}}], "/as_of": "2022-12-01"}"#,
        good: r#"{"/proceedings": [{"kind": "suit", "id": "suit-1", "filed": {"status": "known", "value": "2022-03-01"}},
            {"kind": "settlement", "id": "settlement-1", "suit": "suit-1", "agreed": {"status": "known", "value": "2022-04-01"}}], "/as_of": "2022-12-01"}"#,
        check: Proceeding(|proceeding, cx, out| {
            let Proceeding::Settlement(settlement) = proceeding else { return };
            if let Some(Proceeding::Suit(suit)) = settlement.suit.as_ref().and_then(|id| cx.proceeding(id))
                && (settlement.agreed.certainly_before(&suit.filed)
                    || settlement.approved.certainly_before(&suit.filed))
            {
                out.at("/suit");
            }
        }),
    }

    /// Nobody responds to an incident before it.
    ///
    /// The year is mistyped, or the protest is about something else.
    RESPONSE_BEFORE_INCIDENT = "response-before-incident" {
        severity: Warning,
        ground: Logic,
        citation: "An answer comes afterwards.",
        exceptions: "Protests that were already going on, and laws and policies already under way, are not checked.",
        pointers: ["/responses/*/started"],
        message: "the response began before the incident",
        bad: r#"{"/responses": [{"id": "response-1", "kind": {"code": "protest"}, "started": {"status": "known", "value": "2021-04-20"}}]}"#,
        good: r#"{"/responses": [{"id": "response-1", "kind": {"code": "legislation"}, "started": {"status": "known", "value": "2021-04-20"}}]}"#,
        check: Response(|response, cx, out| {
            let long_under_way = matches!(
                response.kind.code,
                ResponseKind::Legislation | ResponseKind::PolicyChange | ResponseKind::Other
            );
            if !long_under_way && response.started.certainly_before(cx.occurred()) {
                out.at("/started");
            }
        }),
    }
}
