//! Rules on what examiners found. They may disagree, and the record keeps them all.

use super::rules;
use crate::value::words;
use crate::{Autopsy, Coded, Entity, InjuryMechanism, Manner, WoundUnit};

/// How many autopsies of one person are compared with each other. More have never been seen, and a
/// longer list must cost no more than its length.
const COMPARED: usize = 16;

rules! {
    /// Autopsies that disagree are flagged for information.
    ///
    /// Examiners differ in order, method and in what they count. The record keeps both, and says
    /// so.
    AUTOPSIES_DISAGREE = "autopsies-disagree" {
        severity: Info,
        ground: Plausibility,
        citation: "Sacramento 2018: eight by the family's autopsy, seven by the county's.",
        exceptions: "Disagreement is data, never an error.",
        pointers: ["/autopsies/*/bullet_strikes"],
        message: "another autopsy of the same person has a different count",
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

    /// A review that disagrees with what it reviews is flagged for information.
    ///
    /// It was commissioned because somebody had doubts. What it says is neither the first count nor
    /// a new one.
    REVIEW_DISAGREES = "review-disagrees" {
        severity: Info,
        ground: Plausibility,
        citation: "Sacramento 2018: the reviewer agreed with the county's seven, and not with the family's eight.",
        exceptions: "Disagreement is data, never an error.",
        pointers: ["/autopsy_reviews/*/bullet_strikes"],
        message: "an autopsy that it reviews has a different count",
        bad: r#"{"/autopsy_reviews": [{"id": "review-1", "reviewed": ["autopsy-1"], "bullet_strikes": {"status": "known", "value": 3}}]}"#,
        good: r#"{"/autopsy_reviews": [{"id": "review-1", "reviewed": ["autopsy-1"], "bullet_strikes": {"status": "range", "min": 2, "max": 3}}]}"#,
        check: AutopsyReview(|review, cx, out| {
            if !review.bullet_strikes.is_stated() {
                return;
            }
            let mut reviewed = review.reviewed.iter().take(COMPARED).filter_map(|id| cx.autopsy(id));
            if reviewed.any(|autopsy| autopsy.bullet_strikes.is_disjoint(&review.bullet_strikes)) {
                out.at("/bullet_strikes");
            }
        }),
    }

    /// Bullets are not compared with wounds.
    ///
    /// One examiner counts bullets, the other entrances or wounds: their numbers differ, and the
    /// findings may still agree.
    AUTOPSY_UNITS_DIFFER = "autopsy-units-differ" {
        severity: Info,
        ground: Plausibility,
        citation: "Akron 2022: 46 entrances or grazes; \"could not say how many bullets\".",
        exceptions: "For information only: nothing is wrong.",
        pointers: ["/autopsies/*"],
        message: "another autopsy of the same person counts in different units: the numbers cannot be compared",
        bad: r#"{"/autopsies/-": {"id": "autopsy-2", "person": "subject", "commissioned_by": ["family"], "document": "autopsy-report", "sequence": {"status": "known", "value": 2}, "entry_wounds": {"status": "known", "value": 3}}}"#,
        good: r#"{"/autopsies/-": {"id": "autopsy-2", "person": "subject", "commissioned_by": ["family"], "document": "autopsy-report", "sequence": {"status": "known", "value": 2}, "entry_wounds": {"status": "known", "value": 3}, "bullet_strikes": {"status": "known", "value": 2}}}"#,
        check: CaseFile(|case, _, out| {
            for (index, later) in case.autopsies.iter().enumerate().skip(1) {
                let before = &case.autopsies[index.saturating_sub(COMPARED)..index];
                let differs = |earlier: &Autopsy| earlier.person == later.person && units_differ(earlier, later);
                if before.iter().any(differs) {
                    out.at(format_args!("/autopsies/{index}"));
                }
            }
        }),
    }

    /// The death certificate and the autopsies give the same manner of death.
    ///
    /// Certificates are amended, and examiners differ. Keep both; readers should know.
    MANNERS_DISAGREE = "manners-disagree" {
        severity: Info,
        ground: Codebook,
        citation: "HL7 VRDR: manner of death (69449-7) is the certifier's; an examiner by private order may find another.",
        exceptions: "Disagreement is data, never an error.",
        pointers: ["/autopsies/*/manner"],
        message: "the death certificate gives a different manner of death",
        bad: r#"{"/autopsies/0/manner": {"status": "known", "value": {"code": "homicide"}}, "/people/0/death/manner": {"status": "known", "value": {"code": "accident"}}}"#,
        good: r#"{"/autopsies/0/manner": {"status": "known", "value": {"code": "homicide"}}, "/people/0/death/manner": {"status": "pending"}}"#,
        check: Autopsy(|autopsy, cx, out| {
            let Some(manner) = autopsy.manner.value() else { return };
            let death = cx.person(&autopsy.person).and_then(|person| person.death.as_ref());
            if death.and_then(|death| death.manner.value()).is_some_and(|certified| certified.code != manner.code) {
                out.at("/manner");
            }
        }),
    }

    /// A gunshot is not a natural cause of death.
    ///
    /// Manner and cause were filled in for two people, or codes of two lists were mixed up.
    CAUSE_MANNER_CONFLICT = "cause-manner-conflict" {
        severity: Warning,
        ground: Codebook,
        citation: "NAME guide: natural deaths are due solely or nearly totally to disease or aging; a death by the act of another is a homicide, which implies no guilt.",
        exceptions: "A gunshot is named as another condition, and did not cause the death.",
        pointers: ["/autopsies/*/manner", "/people/*/death/manner"],
        message: "the manner of death is natural, and the cause is a gunshot",
        bad: r#"{"/autopsies/0/manner": {"status": "known", "value": {"code": "natural"}}, "/autopsies/0/cause": {"status": "known", "value": "Gunshot wound"}}"#,
        good: r#"{"/autopsies/0/manner": {"status": "known", "value": {"code": "homicide"}}, "/autopsies/0/cause": {"status": "known", "value": "Gunshot wound"}}"#,
        check: Entity(|entity, _, out| {
            let of_gunshot = |cause: &String| words::hold(cause, &["gunshot", "bullet"]);
            match entity {
                Entity::Autopsy(it) if it.manner.is(Manner::Natural) && it.cause.value().is_some_and(of_gunshot) => {
                    out.at("/manner");
                }
                Entity::Person(it) => {
                    let Some(death) = it.death.as_ref().filter(|death| death.manner.is(Manner::Natural)) else {
                        return;
                    };
                    let by_bullet = |means: &Coded<InjuryMechanism>| *means == InjuryMechanism::Bullet;
                    if death.cause.value().is_some_and(of_gunshot) || death.means.iter().any(by_bullet) {
                        out.at("/death/manner");
                    }
                }
                _ => {}
            }
        }),
    }

    /// A finished report has a cause or a manner of death.
    ///
    /// That is its purpose. A report that has neither is preliminary, or was read only in part.
    AUTOPSY_FINAL_WITHOUT_CAUSE = "autopsy-final-without-cause" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Codebook,
        citation: "HL7 MDI, invariant mdi-01: a final document has cause and manner of death.",
        exceptions: "The report was not published: then use `withheld`.",
        pointers: ["/autopsies/*"],
        misses: ["cause", "manner"],
        message: "the report is finished, and the record has neither cause nor manner of death",
        bad: r#"{"/autopsies/0/manner": null}"#,
        good: r#"{"/autopsies/0/manner": {"status": "withheld", "reason": "ongoing_investigation"}}"#,
        check: Autopsy(|autopsy, _, out| {
            if autopsy.reported.latest().is_some() && !autopsy.cause.is_stated() && !autopsy.manner.is_stated() {
                out.at("");
            }
        }),
    }
}

/// Whether two autopsies have no number in one unit, or count regions in different ones.
fn units_differ(a: &Autopsy, b: &Autopsy) -> bool {
    let bullets = |it: &Autopsy| it.bullet_strikes.min().is_some();
    let wounds = |it: &Autopsy| it.entry_wounds.min().is_some() || it.total_wounds.min().is_some();
    let apart = |a: &Autopsy, b: &Autopsy| bullets(a) && !wounds(a) && wounds(b) && !bullets(b);
    let unit = |it: &Autopsy| -> Option<WoundUnit> {
        it.regions.iter().find_map(|region| region.unit.as_ref()).map(|unit| unit.code)
    };
    apart(a, b) || apart(b, a) || matches!((unit(a), unit(b)), (Some(a), Some(b)) if a != b)
}
