//! Keys: what a source calls a case, a person or an agency.

use super::{Cells, Draft, Home, View, Written};
use crate::convert::layout::Part;
use crate::convert::layout::sheet::trimmed;
use crate::{ExternalId, List, Scheme};

/// A key among the external ids of a record, told by its scheme. Padding is no part of a key.
pub(crate) struct Key {
    pub scheme: &'static str,
    pub get: for<'a> fn(&View<'a>) -> Option<&'a List<ExternalId>>,
    pub make: fn(&mut Draft) -> &mut List<ExternalId>,
    /// What stands between keys, where a cell holds several.
    pub separator: Option<char>,
}

impl Home for Key {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        let ids = (self.make)(draft);
        let scheme = || Scheme::known(self.scheme);
        if let Some(separator) = self.separator {
            let keys = cells.texts[0].split(separator).map(trimmed);
            keys.filter(|key| !key.is_empty()).for_each(|key| ids.push(external_id(scheme(), key)));
            return;
        }
        add_once(ids, scheme(), trimmed(cells.texts[0]));
    }

    fn write(&self, view: &View<'_>, _: &[Part<'_>], out: &mut Written) {
        let cell = out.cell();
        for key in (self.get)(view).into_iter().flatten().filter(|id| is_of(id, self.scheme)) {
            if !cell.is_empty() {
                // Where a cell holds one key, the first is the one.
                let Some(separator) = self.separator else { break };
                cell.push(separator);
            }
            cell.push_str(&key.value);
        }
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        parts.len() == 1
    }
}

/// Adds a key that is not there: each table of a data set names the case.
pub(super) fn add_once(ids: &mut List<ExternalId>, scheme: Scheme, key: &str) {
    if !key.is_empty() && !ids.iter().any(|known| is_of(known, &scheme) && known.value == key) {
        ids.push(external_id(scheme, key));
    }
}

pub(crate) fn external_id(scheme: Scheme, value: &str) -> ExternalId {
    let mut id = ExternalId::new(value);
    id.scheme = Some(scheme);
    id
}

pub(crate) fn is_of(id: &ExternalId, scheme: &str) -> bool {
    id.scheme.as_deref() == Some(scheme)
}
