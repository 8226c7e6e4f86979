//! Words that are likely others, misspelt.

/// The word of a list that another one was likely meant to be.
pub(crate) fn nearest<'a>(given: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let near = known.filter(|word| is_near(given, word)).map(|word| (distance(given, word), word));
    near.min().map(|(_, word)| word)
}

/// Whether one word is likely the other, misspelt: it differs in a letter or three; more is another word.
pub(crate) fn is_near(given: &str, word: &str) -> bool {
    given.len() <= 64 && distance(given, word) <= 1 + word.len() / 4
}

/// How many letters must be put in, taken out or changed to make one word the other (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.bytes().enumerate() {
            let change = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
