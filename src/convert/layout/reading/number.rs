//! Numbers that are no counts.

use std::fmt::Write;

use super::{Cell, Means, Reading};
use crate::{Fact, Number};

impl Cell for Number {
    fn fits(reading: &Reading<'_>) -> bool {
        matches!(reading, Reading::Number(_))
    }

    fn read(text: &str, _: Option<Means<'_>>, _: &Reading<'_>) -> Option<Fact<Self>> {
        number(text).map(Fact::known)
    }

    fn write(fact: &Fact<Self>, _: &Reading<'_>, out: &mut String) -> bool {
        fact.value().is_some_and(|number| write!(out, "{number}").is_ok())
    }
}

/// Whether a number is written again as it stands there: without a sign or zeros that say nothing, and
/// with no more digits than every number of that length gives back.
pub(crate) fn is_plain_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text).as_bytes();
    let point = digits.iter().position(|byte| *byte == b'.');
    let (whole, part) = point.map_or((digits, &b"1"[..]), |at| (&digits[..at], &digits[at + 1..]));
    let is_number = |digits: &[u8]| !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    let is_short = digits.len() <= 16 && text != "-0";
    is_short && is_number(whole) && is_number(part) && (whole == b"0" || whole[0] != b'0') && !part.ends_with(b"0")
}

/// A decimal number. No words: `inf` and `nan` are none.
pub(crate) fn number(text: &str) -> Option<Number> {
    let is_decimal = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E'));
    Number::new(text.parse().ok().filter(|_| is_decimal)?).ok()
}
