//! What was decided: whether to bring charges, whether policy was violated, or all in one column.

use super::draft::id;
use super::{Draft, Slot, View};
use crate::convert::layout::Target;
use crate::{CaseFile, Coded, Date, Decision, DecisionId, DecisionKind, DecisionResult, PersonId};

/// `"group" "id" kind: RESULTS, DECIDED;` for each decision that tables have columns of.
macro_rules! decisions {
    ($($(#[$doc:meta])* $group:literal $id:literal $kind:expr => $results:ident, $decided:ident;)+) => {
        $(
            $(#[$doc])*
            pub(crate) static $results: Target = Target {
                name: concat!($group, ".results"),
                pointer: "/decisions/*/results",
                home: &Slot::<Vec<Coded<DecisionResult>>> {
                    get: |view| Some(&found(view, $id, $kind)?.results),
                    make: |draft| &mut made(draft, id!(DecisionId, $id), $kind).results,
                },
            };

            static $decided: Target = Target {
                name: concat!($group, ".decided"),
                pointer: "/decisions/*/decided",
                home: &Slot::<Date> {
                    get: |view| Some(&found(view, $id, $kind)?.decided),
                    make: |draft| &mut made(draft, id!(DecisionId, $id), $kind).decided,
                },
            };
        )+

        pub(crate) static DECISIONS: &[&Target] = &[$(&$results, &$decided),+];

        /// The ids of the decisions that importing makes.
        const OURS: &[&str] = &[$($id),+];
    };
}

decisions! {
    /// What was decided about the death, by whomever.
    "decision" "disposition" None => DISPOSITION, DISPOSITION_DECIDED;
    /// What the prosecutor decided.
    "charging_decision" "charging-decision" Some(DecisionKind::Charging) => CHARGING_DECISION, CHARGING_DECIDED;
    /// What the agency found, or a board.
    "policy_finding" "policy-finding" Some(DecisionKind::PolicyFinding) => POLICY_FINDING, POLICY_FOUND;
}

/// The decision that importing made; or else, since records from elsewhere have other ids, the first of its kind. Where
/// each officer has a row, the one about the officer, or else about nobody in particular.
fn found<'a>(view: &View<'a>, id: &str, kind: Option<DecisionKind>) -> Option<&'a Decision> {
    let officer = view.officer.map(|officer| &officer.id);
    let is_ours = |decision: &&Decision| match (decision.id.strip_prefix(id), officer) {
        (Some(rest), Some(officer)) => rest.strip_prefix('-') == Some(officer.as_str()),
        (Some(rest), None) => rest.is_empty(),
        (None, _) => false,
    };
    let is_of_kind = |decision: &&Decision| {
        let is_of_the_case = || decision.about.iter().all(|id| **id == *view.case.incident.id);
        let is_about = |officer: &PersonId| is_of_the_case() || decision.about.iter().any(|id| **id == **officer);
        kind.is_none_or(|kind| decision.kind.as_ref().is_some_and(|its| *its == kind))
            && officer.is_none_or(is_about)
            && !OURS.iter().any(|own| (*own != id || officer.is_none()) && is_made(decision, own))
    };
    let decisions = &view.case.decisions;
    decisions.iter().find(is_ours).or_else(|| decisions.iter().find(is_of_kind))
}

/// Whether importing gave a decision this id, or this one with the officer whom it is about.
fn is_made(decision: &Decision, id: &str) -> bool {
    decision.id.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with("-officer-"))
}

/// A decision about the row's officer, or else about the incident, so that rules hold its day against that one's.
fn made(draft: &mut Draft, id: DecisionId, kind: Option<DecisionKind>) -> &mut Decision {
    let officer = draft.officer();
    let id = match &officer {
        Some(officer) => id!(DecisionId, format!("{id}-{officer}")),
        None => id,
    };
    let CaseFile { decisions, incident, .. } = &mut draft.case;
    let at = decisions.iter().position(|decision| decision.id == id).unwrap_or_else(|| {
        let mut decision = Decision::new(id);
        decision.kind = kind.map(Coded::from);
        match officer {
            Some(officer) => decision.about.push(officer),
            None => decision.about.push(incident.id.clone()),
        }
        decisions.push(decision);
        decisions.len() - 1
    });
    &mut decisions[at]
}
