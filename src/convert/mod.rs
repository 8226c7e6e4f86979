//! Other layouts: case files from the field's tables, and back into tables and maps.
//!
//! An [`Importer`] reads a layout that is built in, or one that a mapping file describes; an [`Exporter`]
//! writes it again. [`FlatTable`] is a table for analysis, and [`GeoJson`] a layer for maps.

#[cfg(feature = "csv")]
mod built_in;
mod flat;
mod geojson;
#[cfg(feature = "csv")]
mod killed;
#[cfg(feature = "csv")]
mod layout;
#[cfg(feature = "csv")]
mod map;
#[cfg(feature = "csv")]
mod mpv;
#[cfg(feature = "csv")]
mod ursus;
#[cfg(feature = "csv")]
mod wapo;

pub use flat::{FlatTable, flat_table_doc, join, split, table_schema};
pub use geojson::GeoJson;
#[cfg(feature = "csv")]
pub use layout::{Exporter, Imported, Importer, Note, NoteKind, Rows, Summary, targets};
#[cfg(feature = "csv")]
pub use map::{Map, map_doc};
