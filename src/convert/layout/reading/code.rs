//! Codes of open codelists, one or several in a cell.

use super::{Cell, Means, Reading, between, codes_of, is_written, members, place};
use crate::convert::layout::sheet::trimmed;
use crate::{Code, Coded, Fact, OpenCode, Value, VitalStatus};

/// What a word of the source is in a codelist.
pub(crate) fn coded<C: OpenCode>(text: &str, reading: &Reading<'_>) -> Option<Coded<C>> {
    meant(text, reading.meaning(text)?)
}

/// A code as a word means it. `other` keeps its word, since it says nothing without.
fn meant<C: OpenCode>(text: &str, meaning: Means<'_>) -> Option<Coded<C>> {
    let Means::Code(code) = meaning else { return None };
    let code = C::from_code(code)?;
    Some(if code == C::OTHER { Coded::other(text) } else { code.into() })
}

/// A member of a cell, with its word beside it where the layout would write another one; and whether it was
/// understood.
pub(crate) fn in_its_words<C: OpenCode>(text: &str, reading: &Reading<'_>) -> (Coded<C>, bool) {
    let words = reading.words();
    let meant = place(words, text).and_then(|at| Some((at, meant(text, words[at].1)?)));
    let Some((at, mut code)) = meant else { return (Coded::other(text), false) };
    if words[at].0 != text || !is_written(words, at) {
        code.source_text = Some(text.into());
    }
    (code, true)
}

/// The source's word for a code.
pub(crate) fn word<'a, C: OpenCode>(coded: &'a Coded<C>, reading: &Reading<'a>) -> Option<&'a str> {
    if let Some(text) = &coded.source_text {
        let says_it = match reading.meaning(trimmed(text)) {
            Some(Means::Code(code)) => code == coded.code.as_str(),
            Some(_) => false,
            None => coded.code == C::OTHER,
        };
        if says_it {
            return Some(text);
        }
    }
    reading.word(|means| *means == Means::Code(coded.code.as_str()))
}

impl<C: OpenCode> Cell for Coded<C>
where
    Self: Value,
{
    fn fits(reading: &Reading<'_>) -> bool {
        matches!(reading, Reading::Code(_))
    }

    fn codes() -> Vec<&'static str> {
        codes_of::<C>()
    }

    fn read(text: &str, meaning: Option<Means<'_>>, _: &Reading<'_>) -> Option<Fact<Self>> {
        meant(text, meaning?).map(Fact::known)
    }

    fn write(fact: &Fact<Self>, reading: &Reading<'_>, out: &mut String) -> bool {
        let word = fact.value().and_then(|coded| word(coded, reading));
        out.push_str(word.unwrap_or_default());
        word.is_some()
    }

    fn not_understood(cell: &str) -> Fact<Self> {
        Fact::known(Coded::other(cell))
    }
}

impl Cell for VitalStatus {
    fn fits(reading: &Reading<'_>) -> bool {
        matches!(reading, Reading::Code(_))
    }

    fn codes() -> Vec<&'static str> {
        codes_of::<Self>()
    }

    fn read(_: &str, meaning: Option<Means<'_>>, _: &Reading<'_>) -> Option<Fact<Self>> {
        let Means::Code(code) = meaning? else { return None };
        Self::from_code(code).map(Fact::known)
    }

    fn write(fact: &Fact<Self>, reading: &Reading<'_>, out: &mut String) -> bool {
        let word = fact.value().and_then(|status| reading.word(|means| *means == Means::Code(status.as_str())));
        out.push_str(word.unwrap_or_default());
        word.is_some()
    }
}

/// The codes of a text that only begins as a word does, where a code stands on both sides of every separator:
/// `Justified by the sheriff/Civil suit`. Where one is none, nobody can tell whether the separator is one, and the
/// text says no more than its beginning.
fn joined<C: OpenCode>(text: &str, reading: &Reading<'_>, separator: &str) -> Option<Vec<Coded<C>>> {
    let separator = between(separator);
    if !text.contains(separator) || reading.is_word(text) {
        return None;
    }
    stated(text, separator).map(|member| coded(member, reading)).collect()
}

/// What stands between separators.
fn stated<'t>(text: &'t str, separator: &str) -> impl Iterator<Item = &'t str> {
    text.split(separator).map(trimmed).filter(|member| !member.is_empty())
}

impl<C: OpenCode> Cell for Vec<Coded<C>>
where
    Self: Value,
{
    fn fits(reading: &Reading<'_>) -> bool {
        matches!(reading, Reading::Codes(..))
    }

    fn codes() -> Vec<&'static str> {
        codes_of::<C>()
    }

    fn read(text: &str, meaning: Option<Means<'_>>, reading: &Reading<'_>) -> Option<Fact<Self>> {
        let Reading::Codes(_, separator) = reading else { return None };
        match meaning {
            Some(Means::Nothing) => return Some(Fact::known(Vec::new())),
            Some(word @ Means::Code(_)) => {
                return joined(text, reading, separator).or_else(|| Some(vec![meant(text, word)?])).map(Fact::known);
            }
            _ => {}
        }
        let codes = members(text, reading, separator);
        Some(Fact::known(codes.map(|member| coded(member, reading).unwrap_or_else(|| Coded::other(member))).collect()))
    }

    fn write(fact: &Fact<Self>, reading: &Reading<'_>, out: &mut String) -> bool {
        let (Some(codes), Reading::Codes(_, separator)) = (fact.value(), reading) else { return false };
        if codes.is_empty() {
            let word = reading.word(|means| *means == Means::Nothing);
            out.push_str(word.unwrap_or_default());
            return word.is_some();
        }
        let mut is_said = true;
        for code in codes {
            let Some(word) = word(code, reading) else {
                is_said = false;
                continue;
            };
            if !out.is_empty() {
                out.push_str(separator);
            }
            out.push_str(word);
        }
        is_said
    }

    fn is_understood(fact: &Fact<Self>, text: &str, word: Option<&str>, reading: &Reading<'_>) -> bool {
        if let Some(word) = word {
            let Reading::Codes(_, separator) = reading else { return true };
            let are_codes = |codes: &Self| codes.len() == stated(text, between(separator)).count();
            return !reading.goes_on(word, text) || fact.value().is_some_and(are_codes);
        }
        let is_known = |code: &Coded<C>| {
            code.code != C::OTHER || code.source_text.as_deref().is_some_and(|text| coded::<C>(text, reading).is_some())
        };
        fact.value().is_none_or(|codes| codes.iter().all(is_known))
    }
}
