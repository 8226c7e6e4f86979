//! Texts, and yes or no.

use super::{Cell, Means, Reading};
use crate::{Basis, Fact};

impl Cell for String {
    fn fits(reading: &Reading<'_>) -> bool {
        matches!(reading, Reading::Text(_))
    }

    fn read(text: &str, _: Option<Means<'_>>, reading: &Reading<'_>) -> Option<Fact<Self>> {
        match reading {
            Reading::PostalCode(_) => Some(postal_code(text)),
            _ => Some(text.into()),
        }
    }

    fn is_plain(fact: &Fact<Self>, cell: &str, reading: &Reading<'_>, scratch: &mut String) -> bool {
        if let Fact::Known(known) = fact {
            return known.value == cell;
        }
        scratch.clear();
        reading.write_plain(fact, scratch) && scratch == cell
    }

    fn write(fact: &Fact<Self>, _: &Reading<'_>, out: &mut String) -> bool {
        out.push_str(fact.value().map_or("", String::as_str));
        true
    }
}

/// `2139` is `02139`, and so is `2139.0`.
fn postal_code(text: &str) -> Fact<String> {
    let digits = text.strip_suffix(".0").unwrap_or(text);
    if digits.is_empty() || digits.len() > 5 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.into();
    }
    let fact = Fact::known(format!("{digits:0>5}"));
    if text.len() == 5 { fact } else { fact.with_basis(Basis::Inferred) }
}

impl Cell for bool {
    fn fits(reading: &Reading<'_>) -> bool {
        matches!(reading, Reading::YesNo(_))
    }

    fn read(_: &str, meaning: Option<Means<'_>>, _: &Reading<'_>) -> Option<Fact<Self>> {
        match meaning? {
            Means::Yes => Some(true.into()),
            Means::No => Some(false.into()),
            _ => None,
        }
    }

    fn write(fact: &Fact<Self>, reading: &Reading<'_>, out: &mut String) -> bool {
        let wanted = if fact.is_yes() { Means::Yes } else { Means::No };
        let word = reading.word(|means| *means == wanted);
        out.push_str(word.unwrap_or_default());
        word.is_some()
    }
}
