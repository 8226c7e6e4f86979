//! What a source's own words say, as far as a program can tell.

use chrono::{Datelike, Month, NaiveDate, Weekday};

/// Whether one of these stands among the words, in whatever case.
pub(crate) fn hold(words: &str, any_of: &[&str]) -> bool {
    each(words).any(|word| any_of.iter().any(|wanted| word.eq_ignore_ascii_case(wanted.as_bytes())))
}

/// Whether the words name a day of the week that is none of these days. Words that count from
/// another day ("three days after Sunday's shooting") name that one.
pub(crate) fn name_another_weekday(words: &str, days: impl FnOnce() -> [NaiveDate; 2]) -> bool {
    let mut named = each(words).filter_map(weekday).peekable();
    if named.peek().is_none() {
        return false;
    }
    let days = days().map(|day| day.weekday());
    !named.any(|weekday| days.contains(&weekday))
        && !hold(words, &["after", "before", "later", "earlier", "following", "next", "since", "until"])
}

/// Whether the words tell a day by another one: "today", "Monday", "three days later".
pub(crate) fn tell_a_day_by_another(words: &str) -> bool {
    each(words).any(|word| weekday(word).is_some())
        || hold(words, &["today", "tonight", "yesterday", "tomorrow"])
        || (hold(words, &["day", "days", "week", "weeks", "month", "months"])
            && hold(words, &["later", "after", "earlier", "before", "ago"]))
}

/// Whether the words are a cell that a spreadsheet broke: `#REF!`, or `5-Mar` for "3 to 5".
pub(crate) fn are_a_broken_cell(words: &str) -> bool {
    let words = words.trim_ascii();
    if words.starts_with('#') {
        return words.ends_with(['!', '?']) || words.eq_ignore_ascii_case("#N/A");
    }
    if words.len() > "31-dec".len() {
        return false;
    }
    let Some((a, b)) = words.split_once('-') else { return false };
    let is_day = |text: &str| matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_month = |text: &str| text.len() == 3 && text.parse::<Month>().is_ok();
    (is_day(a) && is_month(b)) || (is_month(a) && is_day(b))
}

/// The number of rounds of which a part is told: 20 in "8 of the 20 shots".
pub(crate) fn tell_of_how_many_rounds(words: &str) -> Option<u32> {
    let mut rest = each(words);
    rest.find(|word| word.eq_ignore_ascii_case(b"of"))?;
    let number = rest.find(|word| !word.eq_ignore_ascii_case(b"the"))?;
    let number = str::from_utf8(number).ok()?.parse().ok()?;
    let unit = rest.next()?;
    ["shots", "rounds", "bullets"].iter().any(|it| unit.eq_ignore_ascii_case(it.as_bytes())).then_some(number)
}

/// The words, byte by byte: none that is looked for has other letters than ASCII's.
fn each(words: &str) -> impl Iterator<Item = &[u8]> {
    words.as_bytes().split(|byte| !byte.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
}

/// A day of the week by its full name: "sun" and "sat" are words too.
fn weekday(word: &[u8]) -> Option<Weekday> {
    let (_, ending) = word.split_last_chunk::<3>()?;
    if (6..=9).contains(&word.len()) && ending.eq_ignore_ascii_case(b"day") {
        str::from_utf8(word).ok()?.parse().ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_are_held_against_the_day() {
        let monday = NaiveDate::from_ymd_opt(2018, 4, 9).unwrap();
        let another = |words| name_another_weekday(words, || [monday; 2]);
        assert!(another("Tuesday, April 9, 2018"));
        assert!(!another("Monday, April 9, 2018"));
        assert!(!another("the day after Sunday's march"));
        assert!(!another("sat down with The Sun"));
        assert!(!name_another_weekday("Tuesday", || [monday, monday.succ_opt().unwrap()]));
    }

    #[test]
    fn days_are_told_by_others() {
        for words in ["Today", "late Monday", "Three days later", "two weeks ago"] {
            assert!(tell_a_day_by_another(words), "{words}");
        }
        for words in ["shortly thereafter", "Updated 5:26 p.m.", "March 18", "a 30-day deadline"] {
            assert!(!tell_a_day_by_another(words), "{words}");
        }
    }

    #[test]
    fn spreadsheets_break_cells() {
        for words in ["#REF!", "#NAME?", "#N/A", "5-Mar", "Apr-05", " 17-oct "] {
            assert!(are_a_broken_cell(words), "{words}");
        }
        for words in ["4-5", "#2", "5-Marx", "12", "mid-March", "-"] {
            assert!(!are_a_broken_cell(words), "{words}");
        }
    }

    #[test]
    fn parts_tell_their_whole() {
        assert_eq!(tell_of_how_many_rounds("8 of the 20 shots"), Some(20));
        assert_eq!(tell_of_how_many_rounds("hit by 2 of 3 rounds."), Some(3));
        assert_eq!(tell_of_how_many_rounds("2 of the 46 wounds"), None);
        assert_eq!(tell_of_how_many_rounds("most of them"), None);
    }
}
