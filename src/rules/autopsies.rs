//! Rules on autopsies: whose, by whom, in what order.

use super::rules;
use crate::validate::Context;
use crate::{Autopsy, AutopsyKind, DocumentKind, Entity, Material, PartyKind, PersonRole, VitalStatus};

/// How many autopsies of one person are compared with each other. More have never been seen, and a
/// longer list must cost no more than its length.
const COMPARED: usize = 16;

rules! {
    /// Only the dead are examined in an autopsy.
    ///
    /// One of the two records is about somebody else.
    AUTOPSY_OF_LIVING = "autopsy-of-living" {
        severity: Error,
        ground: Logic,
        citation: "An autopsy examines the dead.",
        exceptions: "None.",
        pointers: ["/autopsies/*/person"],
        message: "the person is said to be alive, and to have been examined",
        bad: r#"{"/people/0/vital_status": {"status": "known", "value": "alive"}}"#,
        good: r#"{"/people/0/vital_status": {"status": "unknown"}}"#,
        check: Autopsy(|autopsy, cx, out| {
            let person = cx.person(&autopsy.person);
            if person.is_some_and(|person| person.vital_status.value() == Some(&VitalStatus::Alive)) {
                out.at("/person");
            }
        }),
    }

    /// A body is examined after death.
    ///
    /// Most often the year or the day was mistyped.
    AUTOPSY_BEFORE_DEATH = "autopsy-before-death" {
        severity: Error,
        ground: Logic,
        citation: "An autopsy examines the dead.",
        exceptions: "None. If both are known only to the day, they may be the same.",
        pointers: ["/autopsies/*/performed"],
        message: "the body was examined before the person died",
        bad: r#"{"/autopsies/0/performed": {"status": "known", "value": "2021-04-03"}}"#,
        good: r#"{"/autopsies/0/performed": {"status": "known", "value": "2021-05"}}"#,
        check: Autopsy(|autopsy, cx, out| {
            let Some(person) = cx.person(&autopsy.person) else { return };
            let before_death = match &person.death {
                Some(death) if death.died.is_stated() => autopsy.performed.certainly_before(&death.died),
                // Whoever examines a body on the day of the pronouncement may have begun before it.
                Some(death) if death.pronounced.is_stated() => autopsy.performed.certainly_before(&death.pronounced),
                Some(death) if death.of_this_incident.is_no() => false,
                _ => person.has_role(PersonRole::Decedent) && autopsy.performed.certainly_before(cx.occurred()),
            };
            if before_death {
                out.at("/performed");
            }
        }),
    }

    /// An autopsy's report follows the examination.
    ///
    /// Anything earlier is an oral statement, not a report.
    AUTOPSY_REPORT_BEFORE_EXAM = "autopsy-report-before-exam" {
        severity: Error,
        ground: Logic,
        citation: "A report says what was found.",
        exceptions: "None.",
        pointers: ["/autopsies/*/reported"],
        message: "the report was finished before the body was examined",
        bad: r#"{"/autopsies/0/reported": {"status": "known", "value": "2021-05-02"}}"#,
        good: r#"{"/autopsies/0/reported": {"status": "known", "value": "2021-05-03"}}"#,
        check: Autopsy(|autopsy, _, out| {
            if autopsy.reported.certainly_before(&autopsy.performed) {
                out.at("/reported");
            }
        }),
    }

    /// An autopsy's findings are released after the examination.
    ///
    /// Before it there are none.
    AUTOPSY_RELEASED_BEFORE_EXAM = "autopsy-released-before-exam" {
        severity: Error,
        ground: Logic,
        citation: "Nothing is released before it exists.",
        exceptions: "None.",
        pointers: ["/autopsies/*/released"],
        message: "findings were released before the body was examined",
        bad: r#"{"/autopsies/0/released": {"status": "known", "value": "2021-05-02"}}"#,
        good: r#"{"/autopsies/0/released": {"status": "pending"}}"#,
        check: Autopsy(|autopsy, _, out| {
            if autopsy.released.certainly_before(&autopsy.performed) {
                out.at("/released");
            }
        }),
    }

    /// The first examination of a body comes before the second.
    ///
    /// This is the order of the examinations, not that of their release: the family's second
    /// autopsy is often made public before the county's first.
    AUTOPSY_ORDER_CONFLICT = "autopsy-order-conflict" {
        severity: Warning,
        ground: Logic,
        citation: "Sacramento 2018: the county examined on 20 March, the family's pathologist on the 27th; the second was released first.",
        exceptions: "None.",
        pointers: ["/autopsies/*/sequence"],
        message: "another autopsy of the same person has a later number, and was performed earlier",
        bad: r#"{"/autopsies/0/sequence": {"status": "known", "value": 1},
            "/autopsies/-": {"id": "autopsy-2", "person": "subject", "commissioned_by": ["family"], "document": "autopsy-report", "sequence": {"status": "known", "value": 2}, "performed": {"status": "known", "value": "2021-05-02"}}}"#,
        good: r#"{"/autopsies/0/sequence": {"status": "known", "value": 1},
            "/autopsies/-": {"id": "autopsy-2", "person": "subject", "commissioned_by": ["family"], "document": "autopsy-report", "sequence": {"status": "known", "value": 2}, "performed": {"status": "known", "value": "2021-05-07"}, "released": {"status": "known", "value": "2021-05-08"}}}"#,
        check: CaseFile(|case, _, out| {
            for (index, one) in
                case.autopsies.iter().enumerate().filter(|(_, autopsy)| autopsy.sequence.max().is_some())
            {
                let nearby =
                    &case.autopsies[index.saturating_sub(COMPARED)..case.autopsies.len().min(index + COMPARED)];
                let comes_later = |other: &Autopsy| other.sequence.min() > one.sequence.max();
                let was_before =
                    |other: &Autopsy| other.person == one.person && other.performed.certainly_before(&one.performed);
                if nearby.iter().any(|other| comes_later(other) && was_before(other)) {
                    out.at(format_args!("/autopsies/{index}/sequence"));
                }
            }
        }),
    }

    /// If a person was examined several times, each autopsy says which examination it was.
    ///
    /// The first changes the body; the second finds what is left. Readers who compare the numbers
    /// should know.
    SECOND_AUTOPSY_UNMARKED = "second-autopsy-unmarked" {
        severity: Info,
        ground: Plausibility,
        citation: "Sacramento 2018: the second pathologist said that the two examinations should not be expected to match.",
        exceptions: "An examination about which nothing is known but that it is planned, or may have taken place, is not checked.",
        pointers: ["/autopsies/*"],
        misses: ["sequence"],
        message: "the person was examined more than once, and nothing says which examination this was",
        bad: r#"{"/autopsies/-": {"id": "autopsy-2", "person": "subject", "commissioned_by": ["family"], "document": "autopsy-report", "performed": {"status": "known", "value": "2021-05-07"}}}"#,
        good: r#"{"/autopsies/-": {"id": "autopsy-2", "person": "subject", "commissioned_by": ["family"], "performed": {"status": "pending"}}}"#,
        check: CaseFile(|case, _, out| {
            for (index, later) in case.autopsies.iter().enumerate().skip(1) {
                let before = &case.autopsies[index.saturating_sub(COMPARED)..index];
                let was_made = later.performed.latest().is_some() || has_findings(later);
                if was_made
                    && !later.sequence.is_stated()
                    && before.iter().any(|earlier| earlier.person == later.person)
                {
                    out.at(format_args!("/autopsies/{index}"));
                }
            }
        }),
    }

    /// An official autopsy is ordered by an office, an independent one by somebody else.
    ///
    /// Who orders it decides whose autopsy it is.
    AUTOPSY_KIND_MISMATCH = "autopsy-kind-mismatch" {
        severity: Error,
        ground: Logic,
        citation: "Official is what the law has the coroner or medical examiner do.",
        exceptions: "Ordered by both: then list both.",
        pointers: ["/autopsies/*/kind"],
        message: "whoever ordered it does not fit its kind",
        bad: r#"{"/autopsies/0/kind": "independent"}"#,
        good: r#"{"/autopsies/0/kind": "independent", "/autopsies/0/commissioned_by": ["county-coroner", "family"]}"#,
        check: Autopsy(|autopsy, cx, out| {
            let misfit: fn(PartyKind) -> bool = match autopsy.kind {
                Some(AutopsyKind::Official) => |kind| matches!(kind, PartyKind::Family | PartyKind::LegalTeam),
                Some(AutopsyKind::Independent) => |kind| kind == PartyKind::Coroner,
                None => return,
            };
            let orderers = &autopsy.commissioned_by;
            if !orderers.is_empty() && orderers.iter().all(|it| party_kind(it, cx).is_some_and(misfit)) {
                out.at("/kind");
            }
        }),
    }

    /// An autopsy says who ordered it.
    ///
    /// Readers weigh findings by whose they are.
    AUTOPSY_COMMISSIONER_MISSING = "autopsy-commissioner-missing" {
        severity: Warning,
        profiles: [Dataset: Off],
        ground: Ethics,
        citation: "SPJ Code of Ethics: the public is entitled to as much information as possible to judge the reliability and motivations of sources.",
        exceptions: "Flat data sets do not say.",
        pointers: ["/autopsies/*"],
        misses: ["commissioned_by"],
        message: "nothing says who ordered the autopsy",
        bad: r#"{"/autopsies/0/commissioned_by": null}"#,
        good: r#"{"/autopsies/0/commissioned_by": ["family"], "/autopsies/0/kind": null}"#,
        check: Autopsy(|autopsy, _, out| {
            if autopsy.commissioned_by.is_empty() {
                out.at("");
            }
        }),
    }

    /// Autopsy findings cite an available report.
    ///
    /// Numbers from a press conference are what somebody said about a report.
    AUTOPSY_REPORT_UNAVAILABLE = "autopsy-report-unavailable" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Plausibility,
        citation: "Sacramento, 30 March 2018: findings and a diagram were shown, no report was given out.",
        exceptions: "For information only: nothing is wrong.",
        pointers: ["/autopsies/*"],
        misses: ["document", "document_available"],
        message: "findings are stated, and no report is available",
        bad: r#"{"/autopsies/0/document": null}"#,
        good: r#"{"/autopsies/0/document": null, "/autopsies/0/document_available": {"status": "known", "value": true}}"#,
        check: Autopsy(|autopsy, _, out| {
            if has_findings(autopsy) && autopsy.document.is_none() && !autopsy.document_available.is_yes() {
                out.at("");
            }
        }),
    }

    /// A review of the file is not recorded as an autopsy.
    ///
    /// A reviewer reads what others found and examines no body. Counted as an autopsy, it would be
    /// a third opinion on a body that was examined twice.
    REVIEW_AS_AUTOPSY = "review-as-autopsy" {
        severity: Warning,
        ground: Logic,
        citation: "Sacramento 2018: the coroner's reviewer wrote from the file, and did not examine the body.",
        exceptions: "None; reviews have a list of their own, `autopsy_reviews`.",
        pointers: ["/autopsies/*"],
        message: "this is a review of the file: move it to `autopsy_reviews`",
        bad: r#"{"/materials/1/document_kind": {"code": "autopsy_review"}}"#,
        good: r#"{"/autopsy_reviews": [{"id": "review-1", "reviewed": ["autopsy-1"], "bullet_strikes": {"status": "known", "value": 2}}]}"#,
        check: Autopsy(|autopsy, cx, out| {
            let document = autopsy.document.as_ref().and_then(|id| cx.material(id));
            let is_review = match document {
                Some(Material::Document(it)) => {
                    it.document_kind.as_ref().is_some_and(|kind| *kind == DocumentKind::AutopsyReview)
                }
                _ => false,
            };
            if is_review || (autopsy.took_place.is_no() && has_findings(autopsy)) {
                out.at("");
            }
        }),
    }

    /// A review says what it reviews.
    ///
    /// Without it, nobody knows whose numbers it confirms.
    REVIEW_TARGET_MISSING = "review-target-missing" {
        severity: Warning,
        ground: Logic,
        citation: "A review is of something.",
        exceptions: "None; an autopsy about which nothing is known but that there was one is an autopsy too.",
        pointers: ["/autopsy_reviews/*/reviewed"],
        message: "nothing says which autopsies were reviewed",
        bad: r#"{"/autopsy_reviews": [{"id": "review-1", "reviewed": []}]}"#,
        good: r#"{"/autopsy_reviews": [{"id": "review-1", "reviewed": ["autopsy-1"]}]}"#,
        check: AutopsyReview(|review, _, out| {
            if review.reviewed.is_empty() {
                out.at("/reviewed");
            }
        }),
    }
}

fn has_findings(autopsy: &Autopsy) -> bool {
    autopsy.bullet_strikes.is_stated()
        || autopsy.entry_wounds.is_stated()
        || autopsy.cause.is_stated()
        || !autopsy.regions.is_empty()
        || !autopsy.wounds.is_empty()
        || !autopsy.findings.is_empty()
}

fn party_kind(id: &str, cx: &Context<'_>) -> Option<PartyKind> {
    match cx.find(id)? {
        Entity::Party(party) => Some(party.kind.code),
        _ => None,
    }
}
