//! A point inside of a text, as open data portals write one: `(12.34, -45.67)` below an address.

use std::fmt::Write;

use super::{Cells, Draft, Home, View, Written};
use crate::convert::layout::reading::{Reading, is_plain_decimal, not_understood, number};
use crate::convert::layout::sheet::trimmed;
use crate::convert::layout::{Part, Target};
use crate::{AbsentStatus, Coordinates, Fact};

/// A point in brackets at the end of a cell, latitude first. What stands before it says again where that
/// is, and stays as the source's text.
pub(crate) static LOCATED: Target =
    Target { name: "place.located", pointer: "/incident/scenes/*/place/coordinates", home: &Located };

struct Located;

impl Home for Located {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        if cells.is_blank(0) {
            return;
        }
        let cell = cells.texts[0];
        let mut coordinates = point(cell).unwrap_or_else(|| {
            cells.not_understood(0);
            not_understood(cell)
        });
        if coordinates.value().is_none() || !is_plain(cell) {
            coordinates.keep_text(cell);
        }
        draft.place().coordinates = coordinates;
    }

    fn write(&self, view: &View<'_>, _: &[Part<'_>], out: &mut Written) {
        let cell = out.cell();
        let Some(coordinates) = view.place().map(|place| &place.coordinates) else { return };
        if let Some(text) = coordinates.source_text()
            && is_same(&point(text).unwrap_or_else(|| not_understood(text)), coordinates)
        {
            cell.push_str(text);
        } else if let Some(point) = coordinates.value() {
            let _ = write!(cell, "({}, {})", point.latitude, point.longitude);
        } else {
            out.is_incomplete |= coordinates.is_stated();
        }
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        matches!(parts, [(_, Reading::Text(_))])
    }
}

/// The two numbers in brackets that a cell ends in.
fn degrees(text: &str) -> Option<(&str, &str)> {
    let (_, inside) = trimmed(text).strip_suffix(')')?.rsplit_once('(')?;
    inside.split_once(',')
}

/// What a cell says. 0, 0 is what programs write that did not find a place.
fn point(text: &str) -> Option<Fact<Coordinates>> {
    let (latitude, longitude) = degrees(text)?;
    let number = |text: &str, most: f64| number(trimmed(text)).filter(|it| it.get().abs() <= most);
    let point = Coordinates::new(number(latitude, 90.0)?, number(longitude, 180.0)?);
    let is_nowhere = point.latitude.get() == 0.0 && point.longitude.get() == 0.0;
    Some(if is_nowhere { AbsentStatus::Unknown.into() } else { Fact::known(point) })
}

/// Whether writing the point gives the cell again.
fn is_plain(cell: &str) -> bool {
    let inside = degrees(cell).and_then(|(latitude, rest)| Some((latitude, rest.strip_prefix(' ')?)));
    inside.is_some_and(|(latitude, longitude)| {
        // The brackets, the comma and the blank are all that stands beside the numbers.
        cell.len() == latitude.len() + longitude.len() + 4 && is_plain_decimal(latitude) && is_plain_decimal(longitude)
    })
}

/// Whether two facts say the same, whatever words stand beside them.
fn is_same(one: &Fact<Coordinates>, other: &Fact<Coordinates>) -> bool {
    let point = |fact: &Fact<Coordinates>| fact.value().map(|point| (point.latitude, point.longitude));
    let absent = |fact: &Fact<Coordinates>| fact.absent().map(|absent| (absent.status, absent.reason));
    point(one) == point(other) && absent(one) == absent(other)
}
