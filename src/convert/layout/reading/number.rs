//! Numbers that are no counts.

use std::fmt::Write;

use super::{Cell, Reading};
use crate::{Fact, Number};

impl Cell for Number {
    fn fits(reading: &Reading<'_>) -> bool {
        matches!(reading, Reading::Number(_))
    }

    fn read(text: &str, _: &Reading<'_>) -> Option<Fact<Self>> {
        number(text).map(Fact::known)
    }

    fn write(fact: &Fact<Self>, _: &Reading<'_>, out: &mut String) -> bool {
        fact.value().is_some_and(|number| write!(out, "{number}").is_ok())
    }
}

/// A decimal number. No words: `inf` and `nan` are none.
pub(crate) fn number(text: &str) -> Option<Number> {
    let is_decimal = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E'));
    Number::new(text.parse().ok().filter(|_| is_decimal)?).ok()
}
