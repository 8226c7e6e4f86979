//! Other layouts: case files from the field's tables, and back into tables and maps.

mod flat;
mod geojson;

pub use flat::{FlatTable, flat_table_doc, join, split, table_schema};
pub use geojson::GeoJson;
