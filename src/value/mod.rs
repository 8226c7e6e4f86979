//! The values that records are made of: facts that can be absent with a reason, dates that carry
//! their precision, codes, numbers, ids and lists.

pub(crate) mod code;
mod date;
mod extensions;
pub(crate) mod fact;
mod field;
mod id;
pub(crate) mod json;
mod list;
mod number;
pub(crate) mod object;
mod scheme;
pub(crate) mod words;

pub use code::{Code, Coded, OpenCode};
pub use date::{DATE_PATTERN, Date, InvalidDate, Precision};
pub use extensions::Extensions;
pub use fact::{Absent, AbsentReason, AbsentStatus, Basis, Bounds, Fact, Known, Never, Range, Span, Value};
pub use field::Omissible;
pub use id::*;
pub use list::List;
pub use number::{Count, InvalidNumber, Number};
pub use scheme::Scheme;
