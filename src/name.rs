//! Names as people write them, folded so that two spellings of one name are the same.

use std::iter;
use std::ops::Range;

/// A word of a text: where it stands, and its letters in lower case and without accents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub at: Range<usize>,
    pub folded: String,
}

/// The words of a text. An apostrophe belongs to its word (`D'Angelo`), but for that of a genitive.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word> {
    let mut at = 0;
    iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let end = start + text[start..].find(|c| !is_inside_word(c)).unwrap_or(text.len() - start);
        at = end;
        let mut word = text[start..end].trim_end_matches(is_apostrophe);
        if let Some(owner) = word.strip_suffix(['s', 'S']).and_then(|it| it.strip_suffix(is_apostrophe)) {
            word = owner;
        }
        let folded = word.chars().flat_map(char::to_lowercase).filter_map(folded).collect();
        Some(Word { at: start..start + word.len(), folded })
    })
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '‘' | '’' | 'ʼ')
}

fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn is_inside_word(c: char) -> bool {
    c.is_alphanumeric() || is_apostrophe(c) || is_accent(c)
}

/// A letter of lower case without its accent. The letters of the names that American records have:
/// those of European languages and of Vietnamese. Others stay as they are.
fn folded(c: char) -> Option<char> {
    Some(match c {
        'à'..='æ' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ'..='ặ' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ð' | 'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' | 'ħ' => 'h',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ỉ'..='ị' => 'i',
        'ĵ' => 'j',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ'..='ợ' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ß' | 'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ŧ' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ'..='ự' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' | 'ỳ'..='ỹ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        c if is_apostrophe(c) || is_accent(c) => return None,
        c => c,
    })
}

/// Whether two names have a word in common, initials apart: two spellings of one name, or parts of
/// it, have.
pub(crate) fn may_be_one(a: &str, b: &str) -> bool {
    let b: Vec<_> = words(b).collect();
    words(a).any(|word| word.folded.chars().nth(1).is_some() && b.iter().any(|other| other.folded == word.folded))
}

/// Whether the words of a name say that there is none: "Name withheld by police".
pub(crate) fn is_placeholder(folded: &[String]) -> bool {
    folded.iter().any(|word| matches!(&**word, "withheld" | "unknown" | "unidentified" | "redacted" | "tk"))
}

#[cfg(test)]
mod tests {
    use super::{may_be_one, words};

    fn folded(text: &str) -> Vec<String> {
        words(text).map(|word| word.folded).collect()
    }

    #[test]
    fn spellings_of_one_name_are_the_same() {
        assert_eq!(folded("José NUÑEZ-García, Jr."), ["jose", "nunez", "garcia", "jr"]);
        assert_eq!(folded("D’Angelo O'Neil's"), folded("D'ANGELO O’Neil"));
        assert_eq!(folded("Nguyễn Văn Đức"), ["nguyen", "van", "duc"]);
        assert_eq!(folded("Jose\u{301}"), ["jose"]);
        assert_eq!(folded(" ''' – "), [""; 0]);
    }

    #[test]
    fn words_stand_where_they_stand() {
        let text = "“José’s” ÉTÉ";
        let found: Vec<_> = words(text).map(|word| &text[word.at]).collect();
        assert_eq!(found, ["José", "ÉTÉ"]);
    }

    #[test]
    fn names_that_share_a_word_may_be_one() {
        assert!(may_be_one("Ana M. Lopez", "Lopez"));
        assert!(!may_be_one("Ana M. Lopez", "M. Stone"));
    }
}
