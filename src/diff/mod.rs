//! What changed from one revision of a case file to the next.

mod compare;
mod revision;

use std::collections::HashMap;
use std::fmt::{self, Display};

use serde::Serialize;
use serde_json::Value;

pub(crate) use revision::Revision;

use crate::model::EntityKind;
use crate::value::Code;
use crate::{CaseFile, ChangeKind, Error};

/// What differs between two revisions of one case: by the id of the thing and the field, whatever
/// the order of lists.
///
/// Things are known by their ids, parts without one by what they must have (a redaction by its
/// basis, a role by its code). So a thing that only stands elsewhere in its list has not changed.
///
/// ```
/// use ois_records::{CaseFile, ChangeKind, diff};
///
/// let old: CaseFile = ois_records::from_str(
///     r#"{"version":"1.0","id":"a","incident":{"id":"incident"},"people":[{"id":"decedent","age_years":{"status":"known","value":23}}]}"#,
/// )?;
/// let new: CaseFile = ois_records::from_str(
///     r#"{"version":"1.0","id":"a","incident":{"id":"incident"},"people":[{"id":"witness"},
///         {"id":"decedent","age_years":{"status":"known","value":22}}],"changes":[{"kind":"correction",
///         "description":"The age was wrong.","about":{"id":"decedent","field":"age_years"}}]}"#,
/// )?;
///
/// let diff = diff(&old, &new)?;
/// assert_eq!(diff.differences[1].label, Some(ChangeKind::Correction));
/// assert_eq!(
///     diff.to_string(),
///     "+ person witness\n\
///      ~ person decedent: age_years, known, then known (correction)\n\
///      1 addition, 1 change, 0 withdrawals; of these 1 correction\n"
/// );
/// assert!(format!("{diff:#}").contains("age_years, known 23, then known 22"));
/// # Ok::<(), ois_records::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Diff {
    /// The differences, in the order in which case files are written.
    pub differences: Vec<Difference>,
}

/// One difference between two revisions. What it was and is shows only with `{:#}`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Difference {
    /// What happened to it.
    pub kind: DifferenceKind,
    /// What the new revision's own `changes` call it, when they tell of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<ChangeKind>,
    /// The id of the thing; the case file's own for what belongs to no other thing.
    pub id: String,
    /// The field of it, as a path of names and places: `death/died`. Empty for the thing as a whole.
    pub field: String,
    /// Where it stood in the old revision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Side>,
    /// Where it stands in the new one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Side>,
}

/// What happened from one revision to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceKind {
    /// It was not there.
    Addition,
    /// It was otherwise.
    Change,
    /// It is no longer there.
    Withdrawal,
}

/// One side of a difference.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Side {
    /// Where, as a JSON Pointer (RFC 6901) into that revision.
    pub pointer: String,
    /// The status, when it is a fact: `known`, `withheld`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<&'static str>,
    /// What stands there. It may be a name, so it is not written with the rest.
    #[serde(skip)]
    pub value: Value,
}

/// What changed from one revision of a case to the next. The cost is linear in the two.
///
/// `changes` itself is left out: it tells of the differences, and [labels](Difference::label) them.
///
/// # Errors
/// When a record holds [`Fact::NotStated`](crate::Fact::NotStated) where a fact must be stated.
pub fn diff(old: &CaseFile, new: &CaseFile) -> Result<Diff, Error> {
    let mut differences = compare::compare(old, new)?;
    let labels = Labels::of(new);
    for difference in &mut differences {
        difference.label = labels.label(&difference.id, &difference.field);
    }
    Ok(Diff { differences })
}

/// What a revision's own `changes` say of its fields.
struct Labels<'a>(HashMap<(&'a str, &'a str), ChangeKind>);

impl<'a> Labels<'a> {
    fn of(case: &'a CaseFile) -> Self {
        let mut labels = HashMap::new();
        for change in &case.changes {
            let Some(about) = &change.about else { continue };
            let label = labels.entry((&*about.id, &*about.field)).or_insert(change.kind);
            // A correction is called one, whatever else is said of the field.
            if change.kind == ChangeKind::Correction {
                *label = change.kind;
            }
        }
        Self(labels)
    }

    /// What is said of a field, or of what it is a part of.
    fn label(&self, id: &str, field: &str) -> Option<ChangeKind> {
        parts(field).find_map(|part| self.0.get(&(id, part)).copied())
    }
}

/// A field, then what it is a part of: `death/died`, `death`.
pub(crate) fn parts(field: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(field), |part| part.rsplit_once('/').map(|(whole, _)| whole))
}

impl Diff {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.differences.is_empty()
    }
}

impl Difference {
    /// What kind of thing it belongs to; `None` when that is the case file itself.
    pub fn entity_kind(&self) -> Option<EntityKind> {
        let is_inside = |kind: &EntityKind| {
            let mut given = self.pointer().split('/');
            kind.place().split('/').all(|wanted| given.next().is_some_and(|it| wanted == "*" || wanted == it))
        };
        // Backwards: what the incident holds before the incident.
        EntityKind::ALL.iter().rev().copied().find(is_inside)
    }

    /// Where it stands, or where it stood when it is gone.
    fn pointer(&self) -> &str {
        self.new.as_ref().or(self.old.as_ref()).map_or("", |side| &side.pointer)
    }
}

impl Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = match self.kind {
            DifferenceKind::Addition => '+',
            DifferenceKind::Change => '~',
            DifferenceKind::Withdrawal => '-',
        };
        let noun = self.entity_kind().map_or("case file", EntityKind::noun);
        let noun = noun.trim_start_matches("an ").trim_start_matches("a ");
        write!(f, "{sign} {noun} {}", self.id)?;
        if !self.field.is_empty() {
            write!(f, ": {}", self.field)?;
        }
        let mut between = ", ";
        for side in [&self.old, &self.new].into_iter().flatten() {
            if let Some(status) = side.status {
                write!(f, "{between}{status}")?;
                between = ", then ";
            }
            if f.alternate() {
                let value = side.value.get("value").unwrap_or(&side.value);
                write!(f, "{}{value}", if side.status.is_some() { " " } else { between })?;
                between = ", then ";
            }
        }
        self.label.map_or(Ok(()), |label| write!(f, " ({})", label.as_str()))
    }
}

impl Display for Diff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for difference in &self.differences {
            if f.alternate() { writeln!(f, "{difference:#}")? } else { writeln!(f, "{difference}")? }
        }
        let many = |kind| self.differences.iter().filter(|it| it.kind == kind).count();
        let counted = |count, noun| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
        let corrections = self.differences.iter().filter(|it| it.label == Some(ChangeKind::Correction)).count();
        write!(
            f,
            "{}, {}, {}",
            counted(many(DifferenceKind::Addition), "addition"),
            counted(many(DifferenceKind::Change), "change"),
            counted(many(DifferenceKind::Withdrawal), "withdrawal"),
        )?;
        if corrections > 0 {
            write!(f, "; of these {}", counted(corrections, "correction"))?;
        }
        writeln!(f)
    }
}
