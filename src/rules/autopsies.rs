//! Rules on autopsies and deaths.

use super::rules;
use crate::validate::Context;
use crate::{Autopsy, AutopsyKind, PartyKind, VitalStatus};

/// How many autopsies of one person are held against each other. More have never been seen, and a
/// longer list shall cost no more than its length.
const COMPARED: usize = 16;

rules! {
    /// Autopsies that disagree are worth knowing.
    ///
    /// Examiners differ in order, method and what they count. The record keeps both, and says so.
    AUTOPSIES_DISAGREE = "autopsies-disagree" {
        severity: Info,
        ground: Plausibility,
        citation: "Sacramento 2018: eight by the family's autopsy, seven by the county's.",
        exceptions: "Disagreement is data, never an error.",
        pointers: ["/autopsies/*/bullet_strikes"],
        message: "another autopsy of the same person counts otherwise",
        bad: r#"{"/autopsies/-": {"id": "autopsy-2", "person": "subject", "commissioned_by": ["family"], "document": "autopsy-report", "bullet_strikes": {"status": "known", "value": 3}}}"#,
        good: r#"{"/autopsies/-": {"id": "autopsy-2", "person": "subject", "commissioned_by": ["family"], "document": "autopsy-report", "bullet_strikes": {"status": "range", "min": 1}}}"#,
        check: CaseFile(|case, _, out| {
            for (index, later) in case.autopsies.iter().enumerate() {
                let before = &case.autopsies[index.saturating_sub(COMPARED)..index];
                let disagrees = |earlier: &Autopsy| {
                    earlier.person == later.person && earlier.bullet_strikes.is_disjoint(&later.bullet_strikes)
                };
                if before.iter().any(disagrees) {
                    out.at(format_args!("/autopsies/{index}/bullet_strikes"));
                }
            }
        }),
    }

    /// An autopsy's findings can be read in its report.
    ///
    /// Numbers from a press conference are what somebody said of a report.
    AUTOPSY_REPORT_UNAVAILABLE = "autopsy-report-unavailable" {
        severity: Info,
        ground: Plausibility,
        citation: "Sacramento, 30 March 2018: findings and a diagram were shown, no report was given out.",
        exceptions: "It is worth knowing, never wrong.",
        pointers: ["/autopsies/*"],
        misses: ["document", "document_available"],
        message: "findings are stated, and no report can be read",
        bad: r#"{"/autopsies/0/document": null}"#,
        good: r#"{"/autopsies/0/document": null, "/autopsies/0/document_available": {"status": "known", "value": true}}"#,
        check: Autopsy(|autopsy, _, out| {
            if has_findings(autopsy) && autopsy.document.is_none() && !autopsy.document_available.is_yes() {
                out.at("");
            }
        }),
    }

    /// Only the dead are examined.
    ///
    /// One of the two records is of somebody else.
    AUTOPSY_OF_LIVING = "autopsy-of-living" {
        severity: Error,
        ground: Logic,
        citation: "An autopsy examines the dead.",
        exceptions: "None.",
        pointers: ["/autopsies/*/person"],
        message: "the person is said to be alive",
        bad: r#"{"/people/0/vital_status": {"status": "known", "value": "alive"}}"#,
        good: r#"{"/people/0/vital_status": {"status": "unknown"}}"#,
        check: Autopsy(|autopsy, cx, out| {
            let person = cx.person(&autopsy.person);
            if person.is_some_and(|person| person.vital_status.value() == Some(&VitalStatus::Alive)) {
                out.at("/person");
            }
        }),
    }

    /// An official autopsy is ordered by an office, an independent one by others.
    ///
    /// Who pays says whose autopsy it is.
    AUTOPSY_KIND_MISMATCH = "autopsy-kind-mismatch" {
        severity: Error,
        ground: Logic,
        citation: "Official is what the law has the coroner or medical examiner do.",
        exceptions: "Ordered by both: then list both.",
        pointers: ["/autopsies/*/kind"],
        message: "those who ordered it do not fit its kind",
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
        ground: Ethics,
        citation: "SPJ Code of Ethics: identify sources' interests.",
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

    /// A death says who pronounced it.
    ///
    /// "Was pronounced dead" leaves out by whom and where; both should be asked for.
    PRONOUNCED_BY_MISSING = "pronounced-by-missing" {
        severity: Info,
        ground: Codebook,
        citation: "HL7 VRDR: the pronouncer is part of a death record.",
        exceptions: "It is worth knowing, never wrong.",
        pointers: ["/people/*/death"],
        misses: ["pronounced_by"],
        message: "nothing says who pronounced the person dead",
        bad: r#"{"/people/0/death/pronounced_by": {"status": "unknown"}}"#,
        good: r#"{"/people/0/death/pronounced_by": {"status": "known", "value": "county-coroner"}}"#,
        check: Person(|person, _, out| {
            if person.death.as_ref().is_some_and(|death| death.pronounced_by.value().is_none()) {
                out.at("/death");
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
        crate::Entity::Party(party) => Some(party.kind.code),
        _ => None,
    }
}
