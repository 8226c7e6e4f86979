//! Withheld names and addresses, and the search for them in texts.

use std::collections::{BTreeSet, HashSet};

use crate::name::{Word, is_placeholder, words};

/// What stands where something was taken out of a text.
pub(super) const WITHHELD: &str = "[withheld]";

/// How many words of an address are looked for.
const LONGEST: usize = 8;

/// Words and phrases that no text may show.
///
/// A text is looked at once, whatever the number of secrets: each of its words is looked up by hash,
/// and so is each run of words of a length that some phrase has, of which there are at most eight.
#[derive(Debug, Default)]
pub(crate) struct Secrets {
    words: HashSet<String>,
    phrases: HashSet<String>,
    lengths: BTreeSet<usize>,
}

impl Secrets {
    /// Keeps a person's name secret: each word of it, and all of it written as one.
    pub fn name(&mut self, name: &str) {
        let folded: Vec<_> = words(name).map(|word| word.folded).collect();
        if is_placeholder(&folded) {
            return;
        }
        let telling = folded.iter().filter(|word| word.chars().nth(1).is_some() && !says_nothing(word));
        let telling: Vec<_> = telling.cloned().collect();
        if let [first, .., last] = &telling[..] {
            self.words.insert(telling.concat());
            self.words.insert(format!("{first}{last}"));
        }
        self.words.extend(telling);
        self.phrase(name);
    }

    /// Keeps words secret where they stand one behind the other.
    pub fn phrase(&mut self, text: &str) {
        let folded: Vec<_> = words(text).take(LONGEST).map(|word| word.folded).collect();
        if folded.len() > 1 {
            self.lengths.insert(folded.len());
            self.phrases.insert(folded.join(" "));
        }
    }

    /// Whether nothing is secret.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty()
    }

    /// The text without what it may not show; `None` when it shows nothing.
    pub fn cover(&self, text: &str) -> Option<String> {
        if self.is_empty() {
            return None;
        }
        let words: Vec<_> = words(text).collect();
        let mut is_secret: Vec<_> = words.iter().map(|word| self.has(word, text)).collect();
        let folded: Vec<_> = words.iter().map(|word| &*word.folded).collect();
        for length in &self.lengths {
            for (start, run) in folded.windows(*length).enumerate() {
                if self.phrases.contains(&run.join(" ")) {
                    is_secret[start..start + length].fill(true);
                }
            }
        }
        let mut secret =
            words.iter().zip(is_secret).filter(|(_, is_secret)| *is_secret).map(|(word, _)| word).peekable();
        secret.peek()?;
        let (mut covered, mut shown) = (String::with_capacity(text.len()), 0);
        for word in secret {
            let between = &text[shown..word.at.start];
            // Words of one name leave one gap.
            if !covered.ends_with(WITHHELD) || !between.chars().all(|c| matches!(c, ' ' | '-')) {
                covered.push_str(between);
                covered.push_str(WITHHELD);
            }
            shown = word.at.end;
        }
        covered.push_str(&text[shown..]);
        Some(covered)
    }

    /// Whether a word is secret. Names of two or three letters are common words too (`do`, `may`),
    /// and are found where they begin with a capital.
    fn has(&self, word: &Word, text: &str) -> bool {
        let is_short = word.folded.chars().nth(3).is_none();
        self.words.contains(&word.folded) && (!is_short || text[word.at.clone()].starts_with(char::is_uppercase))
    }
}

/// The text without numbers that have the form of a Social Security number: three digits, two and
/// four (42 U.S.C. 405); `None` when it has none.
pub(super) fn cover_numbers(text: &str) -> Option<String> {
    let is_other = |c: char| !c.is_ascii_digit() && c != '-';
    let is_number = |run: &str| run.len() == 11 && run.split('-').map(str::len).eq([3, 2, 4]);
    let mut covered = String::with_capacity(text.len());
    for piece in text.split_inclusive(is_other) {
        let run = piece.trim_end_matches(is_other);
        covered.push_str(if is_number(run) { WITHHELD } else { run });
        covered.push_str(&piece[run.len()..]);
    }
    (covered != text).then_some(covered)
}

/// Whether a word tells of nobody by itself.
fn says_nothing(word: &str) -> bool {
    matches!(
        word,
        "jr" | "sr"
            | "ii"
            | "iii"
            | "iv"
            | "de"
            | "del"
            | "la"
            | "las"
            | "los"
            | "el"
            | "da"
            | "dos"
            | "di"
            | "van"
            | "von"
            | "der"
            | "den"
            | "ten"
            | "bin"
            | "al"
            | "the"
            | "and"
            | "of"
            | "st"
            | "mr"
            | "mrs"
            | "ms"
            | "dr"
    )
}

#[cfg(test)]
mod tests {
    use super::Secrets;

    fn covered(name: &str, text: &str) -> String {
        let mut secrets = Secrets::default();
        secrets.name(name);
        secrets.cover(text).unwrap_or_else(|| text.to_owned())
    }

    #[test]
    fn each_word_of_a_name_is_covered_in_every_spelling() {
        let name = "José Q. Núñez-Le, Jr.";
        assert_eq!(
            covered(name, "JOSE Nunez-Le ran. Le fell; nuñez's"),
            "[withheld] ran. [withheld] fell; [withheld]'s"
        );
        assert_eq!(
            covered(name, "https://example.org/jose-nunez/josenunezle.html"),
            "https://example.org/[withheld]/[withheld].html"
        );
        assert_eq!(covered(name, "Josephine went to le Mans, jr."), "Josephine went to le Mans, jr.");
    }

    #[test]
    fn a_placeholder_is_no_name() {
        assert_eq!(covered("Name withheld by police", "The police came."), "The police came.");
    }

    #[test]
    fn numbers_of_people_are_covered_and_those_of_cases_are_not() {
        let covered = |text: &str| super::cover_numbers(text);
        assert_eq!(covered("card 987-65-4320, seen").as_deref(), Some("card [withheld], seen"));
        for number in ["2021-05-0140", "987-65-43201", "7-987-65-4320", "2018-03-18", "-"] {
            assert_eq!(covered(number), None, "{number}");
        }
    }

    #[test]
    fn an_address_is_covered_as_a_whole() {
        let mut secrets = Secrets::default();
        secrets.phrase("12 Elm Street");
        assert_eq!(secrets.cover("at 12 ELM Street, Riverton").as_deref(), Some("at [withheld], Riverton"));
        assert_eq!(secrets.cover("Elm Street"), None);
    }
}
