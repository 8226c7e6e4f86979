//! The release clock: which law, which day, met or not.
//!
//! `fold` reads one duty into a [`Reading`](reading::Reading), without allocating; rules, lists
//! and explanations rest on that alone, so that they cannot disagree.

mod account;
mod answers;
mod calendar;
mod explain;
mod fold;
mod force;
mod ical;
mod judge;
mod next;
mod page;
mod policies;
mod propose;
mod reach;
mod reading;
mod state;
mod steps;
mod window;

pub use calendar::Holidays;
pub(crate) use fold::{Setting, read};
pub use ical::to_icalendar;
pub(crate) use next::reassessment_due;
pub use policies::Policies;
pub(crate) use reach::{Happened, Reach};
pub use reading::ClockStatus;
pub(crate) use reading::{Hold, Reading, Why};
pub(crate) use state::first_known;
pub use state::{DutyOrigin, DutyState, TriggerState};
pub(crate) use steps::{extensions, in_time, step_at};
pub(crate) use window::{Grain, Window};
