#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod case_file;
mod clock;
#[cfg(feature = "csv")]
pub mod convert;
mod dataset;
mod diff;
mod error;
mod model;
mod name;
mod path;
mod read;
mod redact;
mod rules;
#[cfg(feature = "schema")]
pub mod schema;
mod spelling;
mod standalone;
mod validate;
mod value;

pub use case_file::{CaseFile, CaseStatus, Change, ChangeKind, Version};
pub use clock::{ClockStatus, DutyOrigin, DutyState, Holidays, Policies, TriggerState, to_icalendar};
pub use dataset::{Dataset, RecordPlace};
pub use diff::{Diff, Difference, DifferenceKind, Side, diff};
pub use error::{Error, ErrorKind, Position};
pub use model::*;
pub use path::Path;
pub use read::{Aside, Collected, Noun, Root, Stream, collect, from_slice, from_str, to_string, to_string_pretty};
pub use rules::{Ground, Profile, Rule, Scope, Severity, Theme, all as rules, base_record, explain, themes};
pub use standalone::Standalone;
pub use validate::{Checked, Finding, Line, Report, Sarif, UnknownRule, Validator};
pub use value::*;
