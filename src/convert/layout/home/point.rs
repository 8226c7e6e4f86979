//! Latitude, longitude and how precise they are: cells that say something only together.

use std::fmt::Write;

use super::{Cells, Draft, Home, View, Written};
use crate::convert::layout::reading::{Reading, not_understood, number};
use crate::convert::layout::sheet::is_blank;
use crate::convert::layout::{Part, Target};
use crate::{Coordinates, Fact, Number};

/// A point from two cells, or from three with its precision.
///
/// What is no point, or not written as we would write it, keeps its cells with `|` between them.
pub(crate) static POINT: Target =
    Target { name: "place.coordinates", pointer: "/incident/scenes/*/place/coordinates", home: &Point };

struct Point;

/// Between the cells of a point in its source text.
const BETWEEN: &str = "|";

impl Home for Point {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        let is_stated = |text: &&str| !text.trim_matches(is_blank).is_empty();
        let Some(stated) = cells.texts.iter().position(is_stated) else { return };
        let point = degrees(cells.texts[0], 90.0).zip(degrees(cells.texts[1], 180.0));
        let Some((latitude, longitude)) = point else {
            cells.not_understood.push(stated);
            draft.place().coordinates = not_understood(&cells.texts.join(BETWEEN));
            return;
        };
        let mut point = Coordinates::new(latitude, longitude);
        if cells.parts.len() > 2 {
            point.precision = cells.fact(2);
        }
        let fact = Fact::known(point);
        let is_plain = [latitude, longitude].iter().zip(cells.texts).all(|(degrees, text)| {
            cells.scratch.clear();
            write!(cells.scratch, "{degrees}").is_ok() && cells.scratch == text
        });
        draft.place().coordinates = if is_plain { fact } else { fact.with_source_text(cells.texts.join(BETWEEN)) };
    }

    fn write(&self, view: &View<'_>, parts: &[Part<'_>], out: &mut Written) {
        let coordinates = view.place().map(|place| &place.coordinates);
        let text = coordinates.and_then(Fact::source_text).unwrap_or_default();
        let mut texts = text.split(BETWEEN);
        if let Some(point) = coordinates.and_then(Fact::value) {
            for (stated, most) in [(point.latitude, 90.0), (point.longitude, 180.0)] {
                let cell = out.cell();
                let _ = match texts.next().filter(|text| degrees(text, most) == Some(stated)) {
                    Some(text) => cell.write_str(text),
                    None => write!(cell, "{stated}"),
                };
            }
            if let Some((_, reading)) = parts.get(2) {
                out.fact(Some(&point.precision), reading);
            }
            return;
        }
        let is_of_this_layout = texts.count() == parts.len();
        out.is_incomplete |= !is_of_this_layout && coordinates.is_some_and(Fact::is_stated);
        let mut texts = text.split(BETWEEN);
        for _ in parts {
            out.cell().push_str(texts.next().filter(|_| is_of_this_layout).unwrap_or_default());
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

fn degrees(text: &str, most: f64) -> Option<Number> {
    number(text.trim_matches(is_blank)).filter(|degrees| degrees.get().abs() <= most)
}
