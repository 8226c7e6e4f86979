//! Targets that are a plain text, which is stated or not.

use super::{Cells, Draft, Home, View, Written};
use crate::Fact;
use crate::convert::layout::reading::Reading;
use crate::convert::layout::{Part, Target};

/// The text of a cell without its padding, also where nobody could have meant it.
fn text(cells: &mut Cells<'_>) -> Option<String> {
    match cells.fact::<String>(0) {
        Fact::Known(known) => Some(known.value),
        other => other.source_text().map(str::to_owned),
    }
}

/// A text of a record, by how it is found and how it is made. Its padding is no part of it.
pub(crate) struct Words {
    pub get: for<'a> fn(&View<'a>) -> Option<&'a str>,
    pub make: fn(&mut Draft) -> &mut Option<String>,
}

impl Home for Words {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        if let Some(text) = text(cells) {
            *(self.make)(draft) = Some(text);
        }
    }

    fn write(&self, view: &View<'_>, _: &[Part<'_>], out: &mut Written) {
        out.cell().push_str((self.get)(view).unwrap_or_default());
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        matches!(parts, [(_, Reading::Text([]))])
    }
}

/// The story.
pub(crate) static NARRATIVE: Target = Target {
    name: "incident.narrative",
    pointer: "/incident/narrative",
    home: &Words {
        get: |view| view.case.incident.narrative.as_deref(),
        make: |draft| &mut draft.case.incident.narrative,
    },
};

/// The agency's name.
pub(crate) static AGENCY_NAME: Target = Target {
    name: "agency.name",
    pointer: "/parties/*/name",
    home: &Words { get: |view| view.party?.name.as_deref(), make: |draft| &mut draft.party().name },
};

/// The state that the agency is in. `US` is none: then the agency's say is the United States.
pub(crate) static AGENCY_STATE: Target = Target { name: "agency.state", pointer: "/parties/*/state", home: &State };

struct State;

const COUNTRY: &str = "United States";

impl Home for State {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        match text(cells) {
            Some(state) if state == "US" => draft.party().jurisdiction = Some(COUNTRY.into()),
            Some(state) => draft.party().state = Some(state),
            None => {}
        }
    }

    fn write(&self, view: &View<'_>, _: &[Part<'_>], out: &mut Written) {
        let country = || view.party.and_then(|party| party.jurisdiction.as_deref()).filter(|it| *it == COUNTRY);
        let state = view.party.and_then(|party| party.state.as_deref());
        out.cell().push_str(state.or_else(|| country().map(|_| "US")).unwrap_or_default());
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        matches!(parts, [(_, Reading::Text([]))])
    }
}
