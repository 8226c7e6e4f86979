//! Counts, and the many ways in which tables bound one.

use std::fmt::Write;

use chrono::Month;

use super::{Cell, Means, Reading};
use crate::{Basis, Bounds, Count, Fact, Known};

impl Cell for Count {
    fn fits(reading: &Reading<'_>) -> bool {
        matches!(reading, Reading::Count(_) | Reading::Band(..))
    }

    fn read(text: &str, _: Option<Means<'_>>, reading: &Reading<'_>) -> Option<Fact<Self>> {
        if let Some(number) = whole(text) {
            return Some(number.into());
        }
        if let (Reading::Band(..), Some((min, max))) = (reading, ends(text).filter(|(min, max)| min <= max)) {
            return Some(range(Some(min), Some(max)));
        }
        bounded(text).or_else(|| about(text)).or_else(|| match reading {
            Reading::Band(..) => None,
            _ => mangled(text),
        })
    }

    fn is_plain(fact: &Fact<Self>, cell: &str, reading: &Reading<'_>, scratch: &mut String) -> bool {
        // Nearly every cell.
        match (fact, reading) {
            (Fact::Known(Known { basis: None, .. }), Reading::Count(_)) => return is_plain_whole(cell),
            (Fact::Range(_), Reading::Band(_, bands)) if ends(cell).is_some_and(|ends| bands.contains(&ends)) => {
                return cell.split('_').all(is_plain_whole);
            }
            _ => {}
        }
        scratch.clear();
        reading.write_plain(fact, scratch) && scratch == cell
    }

    fn write(fact: &Fact<Self>, reading: &Reading<'_>, out: &mut String) -> bool {
        let written = match (reading, fact) {
            (Reading::Band(_, bands), _) => {
                let holds =
                    |&&(min, max): &&(u32, u32)| fact.min() >= Some(min) && fact.max().is_some_and(|it| it <= max);
                let Some((min, max)) = bands.iter().find(holds) else { return false };
                write!(out, "{min}_{max}")
            }
            (_, Fact::Known(known)) if known.basis.is_none() => write!(out, "{}", known.value),
            (_, Fact::Range(range)) => match range.bounds {
                Bounds { min: Some(min), max: Some(max) } => write!(out, "{min}-{max}"),
                Bounds { min: Some(min), max: None } => write!(out, ">={min}"),
                Bounds { min: None, max: Some(max) } => write!(out, "<={max}"),
                Bounds { min: None, max: None } => return false,
            },
            _ => return false,
        };
        written.is_ok()
    }
}

/// Both ends of `18_20`.
fn ends(text: &str) -> Option<(u32, u32)> {
    let (min, max) = text.split_once('_')?;
    Some((whole(min)?, whole(max)?))
}

/// Whether a number is written again as it stands there.
fn is_plain_whole(text: &str) -> bool {
    text.bytes().all(|digit| digit.is_ascii_digit()) && (text.len() == 1 || !text.starts_with('0'))
}

/// `7`, and `7.0` as spreadsheets make of it.
fn whole(text: &str) -> Option<u32> {
    let digits = text.split_once('.').map_or(text, |(whole, rest)| {
        if !rest.is_empty() && rest.bytes().all(|digit| digit == b'0') { whole } else { text }
    });
    if digits.bytes().all(|digit| digit.is_ascii_digit()) { digits.parse().ok() } else { None }
}

fn range(min: Option<u32>, max: Option<u32>) -> Fact<Count> {
    Bounds { min: min.map(Count), max: max.map(Count) }.into()
}

/// `4-5`, `18_20`, `3 to 5`, `40s`, `65+`, `>=1`, `>/=1`, `<3`, `2 or more`.
fn bounded(text: &str) -> Option<Fact<Count>> {
    let text = text.trim_end_matches(" years").trim_end();
    for (sign, min_more) in
        [(">/=", 0), (">=", 0), ("≥", 0), (">", 1), ("over ", 1), ("more than ", 1), ("at least ", 0)]
    {
        if let Some(rest) = without_prefix(text, sign) {
            return Some(range(Some(whole(rest.trim())?.checked_add(min_more)?), None));
        }
    }
    for (sign, max_less) in [("</=", 0), ("<=", 0), ("≤", 0), ("<", 1), ("under ", 1), ("less than ", 1), ("up to ", 0)]
    {
        if let Some(rest) = without_prefix(text, sign) {
            return Some(range(None, Some(whole(rest.trim())?.checked_sub(max_less)?)));
        }
    }
    let lower = text.to_ascii_lowercase();
    for (end, more) in [("+", 0), (" or more", 0), (" or older", 0), (" and over", 0)] {
        if let Some(rest) = lower.strip_suffix(end) {
            let least = rest.rsplit_once(['-', '_']).map_or(rest, |(min, _)| min);
            return Some(range(Some(whole(least.trim())?.checked_add(more)?), None));
        }
    }
    if let Some(decade) = lower.strip_suffix("'s").or_else(|| lower.strip_suffix('s')) {
        let min = whole(decade)?;
        return (min % 10 == 0 && (10..=110).contains(&min)).then(|| range(Some(min), Some(min + 9)));
    }
    let (min, max) = [" to ", " or ", "-", "_", "–", "—"].iter().find_map(|between| lower.split_once(between))?;
    let (min, max) = (whole(min.trim())?, whole(max.trim())?);
    (min <= max).then(|| range(Some(min), Some(max)))
}

/// `~60`, `about 60`, `approx. 60`.
fn about(text: &str) -> Option<Fact<Count>> {
    let prefixes = ["~", "about ", "approx. ", "approximately ", "approx "];
    let rest = prefixes.iter().find_map(|prefix| without_prefix(text, prefix))?;
    let fact: Fact<Count> = whole(rest.trim())?.into();
    Some(fact.with_basis(Basis::Estimated))
}

/// `5-Mar`, which a spreadsheet made of `3-5`; `17-Oct` of `10-17`. What was meant is concluded.
fn mangled(text: &str) -> Option<Fact<Count>> {
    let (one, other) = text.split_once('-')?;
    let (number, name) = if one.as_bytes().first()?.is_ascii_digit() { (one, other) } else { (other, one) };
    let month: Month = if name.len() == 3 { name.parse().ok()? } else { return None };
    let (month, number) = (month.number_from_month(), whole(number)?);
    (number <= 31).then(|| range(Some(month.min(number)), Some(month.max(number))).with_basis(Basis::Inferred))
}

fn without_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}
