//! A point inside of a text, as open data portals write one: `(12.34, -45.67)` below an address.

use super::compound::Compound;
use super::{Cells, Draft, View};
use crate::convert::layout::reading::{Reading, not_understood, number};
use crate::convert::layout::sheet::trimmed;
use crate::convert::layout::{Part, Target};
use crate::{AbsentStatus, Coordinates, Fact};

/// A point in brackets at the end of a cell, latitude first. What stands before it says again where that
/// is, and stays as the source's text.
pub(crate) static LOCATED: Target = Target {
    name: "place.located",
    pointer: "/incident/scenes/*/place/coordinates",
    home: &Compound {
        read,
        write,
        kept: |view| view.place()?.coordinates.source_text(),
        keep: |draft, text| {
            let point = &mut draft.place().coordinates;
            *point = std::mem::take(point).with_source_text(text);
        },
        codes: |_| Vec::new(),
        fits: |parts| matches!(parts, [(_, Reading::Text(_))]),
    },
};

fn read(cells: &mut Cells<'_>, draft: &mut Draft) {
    draft.place().coordinates = match point(cells.texts[0]) {
        Some(point) if point.latitude.get() == 0.0 && point.longitude.get() == 0.0 => AbsentStatus::Unknown.into(),
        Some(point) => Fact::known(point),
        None => {
            cells.not_understood(0);
            not_understood(cells.texts[0])
        }
    };
}

fn point(text: &str) -> Option<Coordinates> {
    let inside = trimmed(text).strip_suffix(')')?;
    let (_, inside) = inside.rsplit_once('(')?;
    let (latitude, longitude) = inside.split_once(',')?;
    let degrees = |text: &str, most: f64| number(trimmed(text)).filter(|it| it.get().abs() <= most);
    Some(Coordinates::new(degrees(latitude, 90.0)?, degrees(longitude, 180.0)?))
}

fn write(view: &View<'_>, _: &[Part<'_>], texts: &mut [String]) -> bool {
    let coordinates = view.place().map(|place| &place.coordinates);
    if let Some(point) = coordinates.and_then(Fact::value) {
        texts[0] = format!("({}, {})", point.latitude, point.longitude);
    }
    coordinates.is_none_or(|fact| fact.value().is_some() || !fact.is_stated())
}
