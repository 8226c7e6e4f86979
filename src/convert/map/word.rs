//! What the words of a column mean.

use super::kind::Kind;
use crate::convert::layout::reading::{Absence, Means};
use crate::spelling::question;
use crate::{AbsentReason, AbsentStatus, Code};

/// What a word of a column may mean that is no code.
fn others(kind: &Kind) -> &'static [(&'static str, Means<'static>)] {
    match kind {
        Kind::YesNo => &[("yes", Means::Yes), ("no", Means::No)],
        Kind::Codes => &[("no", Means::No), ("none", Means::Nothing)],
        _ => &[],
    }
}

/// A meaning as it stands in a map: a code, `yes`, `no`, `none`, or the status of an absent value.
pub(super) fn means(meaning: &str, kind: &Kind, codes: &[&'static str]) -> Option<Means<'static>> {
    if let Some(code) = codes.iter().find(|code| **code == meaning) {
        return Some(Means::Code(code));
    }
    if let Some((_, means)) = others(kind).iter().find(|(name, _)| *name == meaning) {
        return Some(*means);
    }
    let (status, reason) = meaning.split_once(':').map_or((meaning, None), |(it, reason)| (it, Some(reason)));
    let status = AbsentStatus::from_code(status)?;
    let reason = match reason {
        Some(reason) => Some(AbsentReason::from_code(reason)?),
        None => None,
    };
    Some(Means::Absent(Absence { status, reason }))
}

/// What was expected where a meaning is none.
pub(super) fn expected(meaning: &str, kind: &Kind, codes: &[&'static str]) -> String {
    let others: Vec<_> = others(kind).iter().map(|(name, _)| *name).collect();
    let statuses: Vec<_> = AbsentStatus::ALL.iter().map(|status| status.as_str()).collect();
    let known = codes.iter().copied().chain(others.iter().copied()).chain(statuses.iter().copied());
    let code = (!codes.is_empty()).then(|| format!("a code ({})", codes.join(", ")));
    let status = format!("the status of an absent value ({})", statuses.join(", "));
    let all: Vec<_> = others.iter().copied().chain(code.as_deref()).chain([&*status]).collect();
    format!("{}{}", all.join(", or "), question(meaning, known))
}
