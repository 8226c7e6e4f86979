//! Postal codes, which spreadsheets take for numbers.

use super::{Cells, Draft, Home, Slot, View, Written};
use crate::convert::layout::reading::Reading;
use crate::convert::layout::{Part, Target};

/// A postal code, read as one or as a text.
pub(crate) static POSTAL_CODE: Target = Target {
    name: "place.postal_code",
    pointer: "/incident/scenes/*/place/postal_code",
    home: &PostalCode(Slot {
        get: |view| Some(&view.place()?.postal_code),
        make: |draft| &mut draft.place().postal_code,
    }),
};

struct PostalCode(Slot<String>);

impl Home for PostalCode {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        self.0.read(cells, draft);
    }

    fn write(&self, view: &View<'_>, parts: &[Part<'_>], out: &mut Written) {
        self.0.write(view, parts, out);
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        matches!(parts, [(_, Reading::Text(_) | Reading::PostalCode(_))])
    }
}
