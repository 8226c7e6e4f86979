//! The release clock: which law, which day, met or not.
//!
//! `fold` reads one duty into a [`Reading`](reading::Reading), without allocating; rules, lists
//! and explanations rest on that alone, so that they cannot disagree.

mod calendar;
mod explain;
mod fold;
mod force;
mod ical;
mod judge;
mod next;
mod policies;
mod propose;
mod reach;
mod reading;
mod state;
mod window;

pub use calendar::Holidays;
pub use ical::to_icalendar;
pub use policies::Policies;
pub use reading::ClockStatus;
pub use state::{DutyOrigin, DutyState, TriggerState};
