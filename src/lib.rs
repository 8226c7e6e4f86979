//! Typed, checkable records of officer-involved shootings and of what follows: what was recorded, what was
//! released when and to whom, which rule set the deadline and whether it was met, autopsies that disagree,
//! who investigates and what they decided, and which source says so.
//!
//! A [`CaseFile`] is one publisher's knowledge of one incident: the [`Incident`] itself, people, parties,
//! force, materials, releases, policies and duties, autopsies, investigations, decisions, sources and the
//! claims they make. Its published JSON Schema, manual of rules and codelists are in the folder `schema/v1`
//! of the package; [`Noun::schema`] returns the schemas.
//!
//! ```
//! use ois_records::{AbsentReason, AbsentStatus, CaseFile, Fact, Gender, Validator};
//!
//! let text = std::fs::read_to_string("examples/data/stephon-clark/2-2018-04-16.json")?;
//! let mut case: CaseFile = ois_records::from_str(&text)?;
//!
//! let family = &case.autopsies[0];
//! assert_eq!((family.bullet_strikes.min(), family.bullet_strikes.max()), (Some(8), Some(8)));
//! match &case.autopsies[1].released {
//!     Fact::NotStated => println!("nobody said"),
//!     Fact::Known(known) => println!("released on {}", known.value),
//!     Fact::Range(range) => println!("released at some time: {:?}", range.bounds),
//!     Fact::Absent(absent) => println!("not released: {:?}", absent.status),
//! }
//!
//! let report = Validator::new().validate(&case);
//! assert!(!report.has_errors());
//! for finding in report.findings() {
//!     println!("{finding}");
//! }
//!
//! // Things are found by their id, and fields accept plain Rust values.
//! let id = family.person.clone();
//! if let Some(person) = case.person_mut(&id) {
//!     person.gender = Gender::Male.into();
//!     person.height_inches = (72..=74).into();
//!     person.kin_notified = AbsentStatus::Unknown.because(AbsentReason::NotRecorded).into();
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Facts
//!
//! A field that a source can state, withhold or dispute is a [`Fact`]: known, a range, or absent with a
//! [status](AbsentStatus) and a [reason](AbsentReason); [`Fact::NotStated`] is the default and is not
//! written. A [`Date`]'s length states its precision. A [`List`] distinguishes "none" from "not stated".
//! Where sources differ, a [`Claim`] keeps what each of them asserts, and the field's own value is the
//! record's position.
//!
//! # Building
//!
//! Every record has a `new` that takes its required fields, or `default` if there are none, and public
//! fields for the rest. Records are `#[non_exhaustive]`, so new fields in later versions break no code.
//! Fields accept plain Rust values by `into()`: counts, ranges, texts, codes. Things are found by their id
//! with [`CaseFile::person`] and its siblings.
//!
//! # Reading and writing
//!
//! There are two ways to read. [`from_str`] and [`from_slice`] are strict: they accept exactly what the schema
//! accepts, and fail at the first fault with its pointer, line and column. [`collect`], [`Validator::check`]
//! and [`Stream`] read whatever can be read, report every fault, and set aside what could not be read, with
//! its position. [`to_string`] and [`to_string_pretty`] write.
//!
//! # Checking
//!
//! A [`Validator`] runs the [`rules()`] of a [`Profile`] and returns a [`Report`] of [findings](Finding), which show
//! no value of the record; [`explain`] returns the rule of a code. [`Validator::check_revision`] also checks
//! the changes since the previous revision, and a [`Dataset`] compares records with each other.
//!
//! # And beyond
//!
//! - [`CaseFile::duty_states`] says what is due by which law, when, and whether it was met; [`CaseFile::explain`] says why.
//! - [`diff()`] lists what changed between two revisions.
//! - [`CaseFile::redact_for`] makes the view for an access level.
//! - [`convert`] imports and exports the layouts of other data sets, mapping files, a flat table and GeoJSON.
//! - [`schema`] generates the published schemas and codelists.
//!
//! The crate never reads the clock, the network or the file system by itself. Its features, `csv` (other
//! layouts as CSV) and `schema` (generating the schemas), are on by default.
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

/// The README's example, for `cargo test`.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
