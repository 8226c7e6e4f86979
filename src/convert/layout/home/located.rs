//! A point inside of a text, as open data portals write one: `(12.34, -45.67)` below an address, or
//! `POINT (-45.67 12.34)`.

use std::fmt::Write;

use super::{Cells, Draft, Home, View, Written};
use crate::convert::layout::reading::{Reading, is_plain_decimal, not_understood, number};
use crate::convert::layout::sheet::trimmed;
use crate::convert::layout::{Part, Target};
use crate::{AbsentStatus, Coordinates, Fact};

/// A point in brackets at the end of a cell, or two numbers that are all of it, latitude first; or a point as
/// geographers write one, longitude first. What stands before it says again where that is, and stays as the source's
/// text.
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

/// The latitude and the longitude that a cell ends in.
fn degrees(text: &str) -> Option<(&str, &str)> {
    let text = trimmed(text);
    let (before, inside) = match text.strip_suffix(')') {
        Some(rest) => rest.rsplit_once('(')?,
        None => ("", text),
    };
    let (one, other) = if trimmed(before).eq_ignore_ascii_case("point") {
        let (longitude, latitude) = trimmed(inside).split_once(' ')?;
        (latitude, longitude)
    } else {
        inside.split_once(',')?
    };
    Some((trimmed(one), trimmed(other)))
}

/// What a cell says. 0, 0 is what programs write that did not find a place.
fn point(text: &str) -> Option<Fact<Coordinates>> {
    let (latitude, longitude) = degrees(text)?;
    let number = |text: &str, most: f64| number(text).filter(|it| it.get().abs() <= most);
    let point = Coordinates::new(number(latitude, 90.0)?, number(longitude, 180.0)?);
    let is_nowhere = point.latitude.get() == 0.0 && point.longitude.get() == 0.0;
    Some(if is_nowhere { AbsentStatus::Unknown.into() } else { Fact::known(point) })
}

/// Whether writing the point gives the cell again.
fn is_plain(cell: &str) -> bool {
    let inside = cell.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let degrees = inside.and_then(|inside| inside.split_once(", "));
    degrees.is_some_and(|(latitude, longitude)| is_plain_decimal(latitude) && is_plain_decimal(longitude))
}

/// Whether two facts say the same, whatever words stand beside them.
fn is_same(one: &Fact<Coordinates>, other: &Fact<Coordinates>) -> bool {
    let point = |fact: &Fact<Coordinates>| fact.value().map(|point| (point.latitude, point.longitude));
    let absent = |fact: &Fact<Coordinates>| fact.absent().map(|absent| (absent.status, absent.reason));
    point(one) == point(other) && absent(one) == absent(other)
}
