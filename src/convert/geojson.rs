//! A layer for maps: GeoJSON, RFC 7946.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use super::flat::cell::Cell;
use super::flat::columns::{CASE, Column, Row, SCENE, SUBJECTS};
use super::flat::point::Point;
use crate::{Access, CaseFile, Scene};

/// Writes case files as a GeoJSON feature collection (RFC 7946), one feature a scene.
///
/// A case without a scene is one feature without geometry, and so is a scene without a point: none is
/// made up. Points are rounded to what the record says of their precision, and to a block where it
/// says nothing, or that somebody lives there; a street address is never written. The properties are
/// the columns of the case and of the scene in `docs/flat-table.md`, and `subjects` and `names`; lists are
/// arrays, and what is not stated is left out.
///
/// What has an access level beyond [`Access::PublicRedacted`] is left out, unless
/// [`with_access`](Self::with_access) says otherwise.
///
/// ```
/// use ois_records::convert::GeoJson;
///
/// let case = ois_records::from_str(
///     r#"{"version":"1.0","id":"riverton-2021-014","incident":{"id":"incident","scenes":[{"id":"yard","place":{
///         "coordinates":{"status":"known","value":{"latitude":12.34567,"longitude":-45.67891}}}}]}}"#,
/// )?;
/// let mut layer = GeoJson::new(Vec::new());
/// layer.write(&case)?;
/// let text = String::from_utf8(layer.finish()?)?;
/// assert!(text.contains(r#""geometry":{"type":"Point","coordinates":[-45.679,12.346]}"#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct GeoJson<W> {
    out: W,
    up_to: Access,
    features: usize,
    left_out: usize,
    bounds: Option<Bounds>,
}

/// West, south, east, north.
type Bounds = [f64; 4];

impl<W: Write> GeoJson<W> {
    /// A feature collection that is written as cases come.
    pub fn new(out: W) -> Self {
        Self { out, up_to: Access::PublicRedacted, features: 0, left_out: 0, bounds: None }
    }

    /// The same for readers who may see more, or less.
    #[must_use]
    pub fn with_access(mut self, up_to: Access) -> Self {
        self.up_to = up_to;
        self
    }

    /// How many cases and scenes were left out so far, because the reader may not see them.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// Adds the features of a case.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn write(&mut self, case: &CaseFile) -> io::Result<()> {
        let row = Row { case, scene: None, subject: (0, None), up_to: self.up_to };
        if !row.sees(case.access) || !row.sees(case.incident.access) {
            self.left_out += 1;
            return Ok(());
        }
        let mut seen = 0;
        for scene in &case.incident.scenes {
            if row.sees(scene.access) {
                self.feature(&Row { scene: Some(scene), ..row })?;
                seen += 1;
            } else {
                self.left_out += 1;
            }
        }
        if seen == 0 { self.feature(&row) } else { Ok(()) }
    }

    /// Ends the collection, with the box around all of its points.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        let start = if self.features == 0 { START } else { "" };
        write!(self.out, "{start}]")?;
        if let Some(bounds) = self.bounds {
            write!(self.out, ",\"bbox\":{}", serde_json::to_string(&bounds)?)?;
        }
        writeln!(self.out, "}}")?;
        Ok(self.out)
    }

    fn feature(&mut self, row: &Row<'_>) -> io::Result<()> {
        let point = row.scene.and_then(|scene| scene.place.as_deref()).and_then(Point::of);
        if let Some(Point { longitude, latitude, .. }) = point {
            let [west, south, east, north] = self.bounds.unwrap_or([longitude, latitude, longitude, latitude]);
            self.bounds = Some([west.min(longitude), south.min(latitude), east.max(longitude), north.max(latitude)]);
        }
        let feature = Feature {
            kind: "Feature",
            id: id(row.case, row.scene),
            geometry: point.map(|point| Geometry { kind: "Point", coordinates: [point.longitude, point.latitude] }),
            properties: Properties(row),
        };
        let separator = if self.features == 0 { START } else { ",\n" };
        self.features += 1;
        self.out.write_all(separator.as_bytes())?;
        serde_json::to_writer(&mut self.out, &feature)?;
        Ok(())
    }
}

const START: &str = "{\"type\":\"FeatureCollection\",\"features\":[\n";

/// Ids of the model hold no slash.
fn id(case: &CaseFile, scene: Option<&Scene>) -> String {
    scene.map_or_else(|| case.id.to_string(), |scene| format!("{}/{}", case.id, scene.id))
}

#[derive(Serialize)]
struct Feature<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: String,
    geometry: Option<Geometry>,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: &'static str,
    coordinates: [f64; 2],
}

/// The cells of a row by their names, as far as anything stands in them.
struct Properties<'a>(&'a Row<'a>);

impl Serialize for Properties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let columns = || CASE.iter().chain(SUBJECTS).chain(SCENE);
        let mut cells = Vec::new();
        for column in columns() {
            (column.fill)(self.0, &mut cells);
        }
        let stated = columns().flat_map(Column::names).zip(cells).filter(|(_, cell)| *cell != Cell::Empty);
        serializer.collect_map(stated)
    }
}
