//! What a person was in the case, where a table says it in a cell.

use super::{Cells, Draft, Home, View, Written};
use crate::convert::layout::reading::{Reading, word};
use crate::convert::layout::{Part, Target};
use crate::{Coded, Fact, PersonRole};

/// The person's role; of several, the first that the layout has a word for.
pub(crate) static ROLE: Target = Target { name: "subject.role", pointer: "/people/*/roles/*", home: &Role };

struct Role;

impl Home for Role {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        if let Fact::Known(known) = cells.fact::<Coded<PersonRole>>(0) {
            let words = known.source_text.or(known.value.source_text);
            draft.person().roles.push(Coded { code: known.value.code, source_text: words });
        }
    }

    fn write(&self, view: &View<'_>, parts: &[Part<'_>], out: &mut Written) {
        let mut roles = view.person.into_iter().flat_map(|person| &person.roles);
        let word = roles.find_map(|role| word(role, &parts[0].1));
        out.is_incomplete |= word.is_none();
        out.cell().push_str(word.unwrap_or_default());
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        matches!(parts, [(_, Reading::Code(_))])
    }
}
