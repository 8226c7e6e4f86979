//! What the source calls a case, for layouts that are not built in.

use super::keys::{add_once, is_of};
use super::{Cells, Draft, Home, View, Written};
use crate::convert::layout::reading::Reading;
use crate::convert::layout::sheet::trimmed;
use crate::convert::layout::{Part, Target};

/// The source's own id of a case: the case file's id is made of it.
pub(crate) static CASE_ID: Target = Target { name: "case.id", pointer: "/external_ids/*/value", home: &CaseKey };

/// What others call the case: a coroner's number, the id of another data set.
pub(crate) static CASE_KEY: Target = Target { name: "case.key", pointer: "/external_ids/*/value", home: &CaseKey };

struct CaseKey;

impl Home for CaseKey {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        let (Reading::Key(scheme), text) = (cells.reading(0), trimmed(cells.texts[0])) else { return };
        add_once(&mut draft.case.external_ids, (*scheme).into(), text);
    }

    fn write(&self, view: &View<'_>, parts: &[Part<'_>], out: &mut Written) {
        let Reading::Key(scheme) = parts[0].1 else { return };
        let key = view.case.external_ids.iter().find(|id| is_of(id, scheme));
        out.cell().push_str(key.map_or("", |key| &key.value));
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        matches!(parts, [(_, Reading::Key(_))])
    }
}
