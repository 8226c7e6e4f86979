//! The targets that a map can name, and which of them go together.

use super::kind::Kind;
use super::wrong;
use crate::Error;
use crate::convert::layout::Target;
use crate::convert::layout::home::{self, MOST};
use crate::convert::layout::reading::Reading;
use crate::spelling::question;

/// Every target that a map can name. `agency.…` are those of a layout's second table, which a map has none of.
pub(super) fn targets() -> impl Iterator<Item = &'static Target> {
    home::targets().filter(|target| !target.name.starts_with("agency."))
}

/// Whether a target takes one value for each of several people.
pub(super) fn is_listed(target: &Target, kind: &Kind) -> bool {
    let one = kind.reading(&[], None, "");
    target.home.fits(&[("", Reading::Each(&one, ";"))])
}

/// Whether a target has one value for each of several people, who may have columns of their own.
fn is_numbered(target: &Target) -> bool {
    home::lists().any(|list| std::ptr::eq(list, target))
}

/// Targets that fill the same fields of a record, `subjects.…` as `subject.…`.
const SAME: [&[&str]; 17] = [
    &["incident.date", "incident.day_and_time", "incident.year_month_day"],
    &["incident.body_camera", "incident.cameras"],
    &["incident.officer_charged", "incident.charges"],
    &["place.coordinates", "place.longitude_latitude", "place.located"],
    &["force.kinds", "subject.force_received"],
    &["subject.armed", "subject.armed_with", "subject.armed_and_weapon"],
    &["subject.armed_with", "subject.armed_and_weapon", "subject.confirmed_weapons"],
    &["subject.mental_health", "subject.mental_health_related"],
    &["subject.mental_health", "subject.impairments"],
    &["subject.listed", "subject.name", "subject.given_and_family_name"],
    &["subject.listed", "subject.race"],
    &["subject.listed", "subject.gender"],
    &["officers", "officers.listed", "officers.name"],
    &["officers", "officers.listed", "officers.race"],
    &["officers.listed", "officers.gender"],
    &["officers", "officers.earlier_shootings"],
    &["officer.on_duty", "officers.on_duty"],
];

/// Whether of two targets none could be written again, because they fill the same.
pub(super) fn fill_the_same(one: &Target, other: &Target) -> bool {
    let name = |target: &Target| target.name.replacen("subjects.", "subject.", 1);
    let (is_other, one, other) = (one.name != other.name, name(one), name(other));
    let has_both = |same: &&[&str]| same.contains(&&*one) && same.contains(&&*other);
    is_other && (one == other || SAME.iter().any(has_both))
}

/// The target of a name, and which person of a list is meant: `officers.2.race` is `officers.race` of the second,
/// `officer.race` that of the first.
pub(super) fn found(name: &str, line: u64) -> Result<(&'static Target, Option<usize>), Error> {
    let [group, number, field] = match *name.split('.').collect::<Vec<_>>() {
        [group, number, field] if number.bytes().all(|byte| byte.is_ascii_digit()) => [group, number, field],
        ["officer", field] if field != "on_duty" => ["officers", "1", field],
        _ => return Ok((named(name, line)?, None)),
    };
    let target = named(&format!("{group}.{field}"), line)?;
    if !is_numbered(target) {
        return Err(wrong(line, format!("no number: {} is no target of several people", target.name)));
    }
    let number = number.parse().ok().filter(|number| (1..=MOST).contains(number));
    let number = number.ok_or_else(|| wrong(line, format!("a number from 1 to {MOST}, as in {group}.1.{field}")))?;
    Ok((target, Some(number)))
}

fn named(name: &str, line: u64) -> Result<&'static Target, Error> {
    targets().find(|target| target.name == name).ok_or_else(|| {
        let known = targets().map(|target| target.name);
        wrong(line, format!("a target{}", question(name, known)))
    })
}
