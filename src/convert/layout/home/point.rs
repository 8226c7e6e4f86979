//! Latitude, longitude and how precise they are: cells that say something only together.

use std::fmt::Write;

use super::together::{apart, together};
use super::{Cells, Draft, Home, View, Written};
use crate::convert::layout::reading::{Reading, is_plain_decimal, not_understood, number};
use crate::convert::layout::sheet::trimmed;
use crate::convert::layout::{Part, Target};
use crate::{AbsentStatus, Coordinates, Fact, Number};

/// A point from two cells, or from three with its precision.
///
/// What is no point, or not written as we would write it, keeps its cells with `|` between them. 0, 0 is
/// what programs write that did not find a place.
pub(crate) static POINT: Target = Target {
    name: "place.coordinates",
    pointer: "/incident/scenes/*/place/coordinates",
    home: &Point { order: [0, 1] },
};

/// The same where the longitude stands first.
pub(crate) static LONGITUDE_LATITUDE: Target = Target {
    name: "place.longitude_latitude",
    pointer: "/incident/scenes/*/place/coordinates",
    home: &Point { order: [1, 0] },
};

struct Point {
    /// Where the latitude stands, and where the longitude.
    order: [usize; 2],
}

impl Home for Point {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        let is_stated = |at: &usize| !trimmed(cells.texts[*at]).is_empty();
        let Some(stated) = (0..cells.texts.len()).find(is_stated) else { return };
        let [latitude, longitude] = self.order.map(|at| cells.texts[at]);
        let Some((latitude, longitude)) = degrees(latitude, 90.0).zip(degrees(longitude, 180.0)) else {
            // How precise a point is that the source does not give: nothing to understand.
            if stated < 2 {
                cells.not_understood(stated);
            }
            draft.place().coordinates = not_understood(&together(cells.texts));
            return;
        };
        if latitude.get() == 0.0 && longitude.get() == 0.0 {
            let unknown = Fact::from(AbsentStatus::Unknown);
            draft.place().coordinates = unknown.with_source_text(together(cells.texts));
            return;
        }
        let mut point = Coordinates::new(latitude, longitude);
        if cells.parts.len() > 2 {
            cells.read_into(2, &mut point.precision);
        }
        let is_plain = cells.texts[..2].iter().all(|text| is_plain_decimal(text));
        let fact = Fact::known(point);
        draft.place().coordinates = if is_plain { fact } else { fact.with_source_text(together(cells.texts)) };
    }

    fn write(&self, view: &View<'_>, parts: &[Part<'_>], out: &mut Written) {
        let coordinates = view.place().map(|place| &place.coordinates);
        let text = coordinates.and_then(Fact::source_text).unwrap_or_default();
        let texts = apart(text, parts.len());
        let is_of_this_layout = texts.len() == parts.len();
        let mut texts = texts.into_iter();
        if let Some(point) = coordinates.and_then(Fact::value) {
            for stated in self.degrees(point) {
                let cell = out.cell();
                let _ = match texts.next().filter(|text| degrees(text, 180.0) == Some(stated)) {
                    Some(text) => cell.write_str(&text),
                    None => write!(cell, "{stated}"),
                };
            }
            if let Some((_, reading)) = parts.get(2) {
                out.fact(Some(&point.precision), reading);
            }
            return;
        }
        out.is_incomplete |= !is_of_this_layout && coordinates.is_some_and(Fact::is_stated);
        for _ in parts {
            out.cell().push_str(&texts.next().filter(|_| is_of_this_layout).unwrap_or_default());
        }
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        matches!(
            parts,
            [(_, Reading::Number(_)), (_, Reading::Number(_))]
                | [(_, Reading::Number(_)), (_, Reading::Number(_)), (_, Reading::Code(_))]
        )
    }
}

impl Point {
    /// The degrees in the order in which they stand in the table.
    fn degrees(&self, point: &Coordinates) -> [Number; 2] {
        let degrees = [point.latitude, point.longitude];
        self.order.map(|at| degrees[at])
    }
}

fn degrees(text: &str, most: f64) -> Option<Number> {
    number(trimmed(text)).filter(|degrees| degrees.get().abs() <= most)
}
