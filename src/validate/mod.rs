//! Running the rules over a record.

mod aside;
mod context;
mod finding;
mod index;
mod key;
mod line;
mod report;
mod run;
mod sarif;
mod schedule;
mod table;
mod tally;
mod things;
mod validator;
mod weights;

pub(crate) use context::{Context, Reference};
pub use finding::Finding;
pub(crate) use finding::place;
pub use line::Line;
pub(crate) use report::Out;
pub use report::Report;
pub use sarif::Sarif;
pub(crate) use schedule::PairRules;
pub(crate) use things::Things;
pub use validator::{Checked, Validator};
pub use weights::UnknownRule;
