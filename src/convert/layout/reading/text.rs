//! Texts, and yes or no.

use super::{Cell, Means, Reading};
use crate::Fact;

impl Cell for String {
    fn read(text: &str, _: &Reading<'_>) -> Option<Fact<Self>> {
        Some(text.into())
    }

    fn write(fact: &Fact<Self>, _: &Reading<'_>, out: &mut String) -> bool {
        out.push_str(fact.value().map_or("", String::as_str));
        true
    }
}

impl Cell for bool {
    fn read(text: &str, reading: &Reading<'_>) -> Option<Fact<Self>> {
        match reading.meaning(text)? {
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
