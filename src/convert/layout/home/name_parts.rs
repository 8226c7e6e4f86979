//! A name in its parts: given and family, or given, middle and family.

use super::officers::is_suffix;
use super::spread::{Spread, said};
use crate::convert::layout::reading::Reading;
use crate::convert::layout::sheet::trimmed;
use crate::convert::layout::{Part, Target};
use crate::{Fact, Known};

/// The name of the person whom the row is about, from two cells or three. A part that is blank, or of which the source
/// says why it is not there, is left out.
///
/// A name that came from elsewhere is taken apart only where nobody could do it otherwise: where the family name of
/// `Fenn, Ada`, `Cy Marsh Jr.` or `Ana de la Cruz` begins, the record does not say, and a guess would stand there as
/// the source's word.
pub(crate) static NAME_PARTS: Target = Target {
    name: "subject.given_and_family_name",
    pointer: "/people/*/name",
    home: &Spread::<String> {
        get: |view| Some(&view.person?.name),
        make: |draft| &mut draft.person().name,
        read: |cells| match said(cells) {
            Ok(mut parts) => {
                parts.retain(|part| !part.is_empty());
                Some(parts.join(" ").into())
            }
            Err(absent) => Some(absent.into()),
        },
        write,
        fits: |parts| {
            matches!(parts.len(), 2 | 3) && parts.iter().all(|(_, reading)| matches!(reading, Reading::Text(_)))
        },
    },
};

fn write(name: &Fact<String>, parts: &[Part<'_>], texts: &mut [String]) -> bool {
    let Fact::Known(Known { value, .. }) = name else { return parts[0].1.write(name, &mut texts[0]) };
    let words: Vec<_> = value.split(' ').collect();
    let places: &[usize] = match (words.len(), parts.len()) {
        (2, 2) => &[0, 1],
        (2, 3) => &[0, 2],
        (3, 3) => &[0, 1, 2],
        _ => return false,
    };
    let is_told = places.iter().zip(&words).all(|(at, word)| {
        let is_part = !word.is_empty() && trimmed(word) == *word && !word.contains(',') && !is_suffix(word);
        is_part && parts[*at].1.meaning(word).is_none()
    });
    places.iter().zip(words).for_each(|(at, word)| texts[*at].push_str(word));
    is_told
}
