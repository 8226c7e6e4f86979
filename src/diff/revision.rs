//! Two revisions of one case, as rules look at them.

use super::{Diff, Difference, DifferenceKind, Side};
use crate::model::EntityKind;
use crate::name;
use crate::value::Date;
use crate::{CaseFile, ChangeKind};

/// Two revisions of one case, and what differs.
pub(crate) struct Revision<'a> {
    pub old: &'a CaseFile,
    pub new: &'a CaseFile,
    pub diff: &'a Diff,
}

impl<'a> Revision<'a> {
    /// The things of a kind that are gone.
    pub fn gone(&self, kind: EntityKind) -> impl Iterator<Item = &'a Difference> {
        self.withdrawn().filter(move |it| it.field.is_empty() && it.entity_kind() == Some(kind))
    }

    /// What is gone: things, facts, parts of lists.
    pub fn withdrawn(&self) -> impl Iterator<Item = &'a Difference> {
        self.diff.differences.iter().filter(|it| it.kind == DifferenceKind::Withdrawal)
    }

    /// The facts that are stated in both, and otherwise.
    pub fn facts_changed(&self) -> impl Iterator<Item = (&'a Difference, &'a Side, &'a Side)> {
        let both = |it: &'a Difference| Some((it, it.old.as_ref()?, it.new.as_ref()?));
        self.diff.differences.iter().filter_map(both).filter(|(_, old, new)| old.status.and(new.status).is_some())
    }

    /// Whether the new revision says that it took something out: without saying what, or of a list
    /// of the case file.
    pub fn tells_of_withdrawal(&self, list: &str) -> bool {
        let withdrawals = self.new.changes.iter().filter(|change| change.kind == ChangeKind::Withdrawal);
        withdrawals.map(|change| &change.about).any(|about| {
            about.as_ref().is_none_or(|about| *about.id == *self.new.id && list.starts_with(&*about.field))
        })
    }
}

impl Difference {
    /// The place in the old revision's list of the thing that it belongs to.
    pub(crate) fn old_place(&self) -> i64 {
        let pointer = self.old.as_ref().map_or("", |side| &side.pointer);
        pointer.split('/').find_map(|segment| segment.parse().ok()).unwrap_or_default()
    }
}

impl Side {
    /// Whether it says a value or a range.
    pub(crate) fn has_value(&self) -> bool {
        matches!(self.status, Some("known" | "range"))
    }

    /// Whether the two certainly cannot both be true. What is only more precise, or a fuller form
    /// of a name, contradicts nothing.
    pub(crate) fn contradicts(&self, other: &Self) -> bool {
        if !self.has_value() || !other.has_value() {
            return false;
        }
        if let (Some(a), Some(b)) = (self.dates(), other.dates()) {
            let before = |a: Option<Date>, b: Option<Date>| a.zip(b).is_some_and(|(a, b)| a.certainly_before(b));
            return before(a[1], b[0]) || before(b[1], a[0]);
        }
        if let (Some(a), Some(b)) = (self.numbers(), other.numbers()) {
            let below = |a: Option<f64>, b: Option<f64>| a.zip(b).is_some_and(|(a, b)| a < b);
            return below(a[1], b[0]) || below(b[1], a[0]);
        }
        match (self.value["value"].as_str(), other.value["value"].as_str()) {
            (Some(a), Some(b)) => !name::may_be_one(a, b),
            // Of several codes, more may become known.
            _ => match (self.value["value"].as_array(), other.value["value"].as_array()) {
                (Some(a), Some(b)) => !a.is_empty() && !a.iter().all(|code| b.contains(code)),
                _ => code(&self.value["value"]) != code(&other.value["value"]),
            },
        }
    }

    /// The first and the last day that it can be, when it is a date.
    pub(crate) fn dates(&self) -> Option<[Option<Date>; 2]> {
        let date = |key: &str| self.value[key].as_str().and_then(|text| text.parse::<Date>().ok());
        match self.status {
            Some("known") => date("value").map(|day| [Some(day), Some(day)]),
            _ => Some([date("earliest"), date("latest")]).filter(|bounds| bounds.iter().any(Option::is_some)),
        }
    }

    fn numbers(&self) -> Option<[Option<f64>; 2]> {
        let number = |key: &str| self.value[key].as_f64();
        match self.status {
            Some("known") => number("value").map(|number| [Some(number), Some(number)]),
            _ => Some([number("min"), number("max")]).filter(|bounds| bounds.iter().any(Option::is_some)),
        }
    }
}

/// A coded word without the source's own words beside it.
fn code(value: &serde_json::Value) -> &serde_json::Value {
    value.get("code").unwrap_or(value)
}
