//! How medical aid ended for a person.

use super::Slot;
use super::draft::numbered;
use crate::convert::layout::Target;
use crate::{Aid, AidId, AidOutcome, Coded, Person};

/// How medical aid ended: an aid record of its own.
pub(crate) static AID_OUTCOME: Target = Target {
    name: "subject.aid_outcome",
    pointer: "/aid/*/outcome",
    home: &Slot::<Coded<AidOutcome>> {
        get: |view| {
            let to = |person: &Person| view.case.aid.iter().find(|aid| aid.recipient == person.id);
            Some(&to(view.person?)?.outcome)
        },
        make: |draft| {
            let recipient = draft.person().id.clone();
            let at = draft.case.aid.len();
            draft.case.aid.push(Aid::new(numbered!(AidId, "aid", at + 1), recipient));
            &mut draft.case.aid[at].outcome
        },
    },
};
