//! Words that are likely others, misspelt.

/// The word of a list that another one was likely meant to be: the one that it is, misspelt, or else the one that
/// it begins.
pub(crate) fn nearest<'a>(given: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let is_longer = |word: &str| word.strip_prefix(given).is_some_and(|rest| rest.starts_with(['_', '-']));
    let near = known.filter(|word| is_near(given, word) || is_longer(word)).map(|word| (distance(given, word), word));
    near.min().map(|(_, word)| word)
}

/// The question after an unknown word: whether another one of a list was meant. Blank where none is near.
pub(crate) fn question<'a>(given: &str, known: impl Iterator<Item = &'a str>) -> String {
    nearest(given, known).map(|word| format!("; did you mean `{word}`?")).unwrap_or_default()
}

/// Whether one word is likely the other, misspelt: it differs in one letter of three; more is another word.
pub(crate) fn is_near(given: &str, word: &str) -> bool {
    given.len() <= 64 && distance(given, word) <= (given.len().min(word.len()) / 3).max(1)
}

/// How many letters must be put in, taken out, changed or swapped with the next one to make one word the other
/// (optimal string alignment). Case, and what stands between words, make no difference.
fn distance(a: &str, b: &str) -> usize {
    let [a, b] = [a, b].map(|word| word.bytes().map(folded).collect::<Vec<_>>());
    let mut rows = [vec![0; b.len() + 1], (0..=b.len()).collect(), vec![0; b.len() + 1]];
    for i in 1..=a.len() {
        let [before, last, row] = &mut rows;
        row[0] = i;
        for j in 1..=b.len() {
            let change = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = change.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        rows.rotate_left(1);
    }
    rows[1][b.len()]
}

fn folded(letter: u8) -> u8 {
    if matches!(letter, b' ' | b'-') { b'_' } else { letter.to_ascii_lowercase() }
}
