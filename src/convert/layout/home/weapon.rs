//! Whether a person was armed, in one column, and with what, in another.

use super::compound::Compound;
use super::held::{held, hold};
use super::{Cells, Draft, View};
use crate::convert::layout::reading::{Means, Reading, codes_of, not_understood, pieces, word};
use crate::convert::layout::sheet::trimmed;
use crate::convert::layout::{Part, Target};
use crate::{Fact, ThingKind};

/// Whether the person was armed, and the things held: `Allegedly Armed` beside `gun and knife`.
pub(crate) static ARMED: Target = Target {
    name: "subject.armed_and_weapon",
    pointer: "/people/*/armed",
    home: &Compound {
        read,
        write,
        kept: |view| view.person?.armed.source_text(),
        keep: |draft, text| {
            let armed = std::mem::take(&mut draft.person().armed);
            draft.person().armed = armed.with_source_text(text);
        },
        codes: |_| codes_of::<ThingKind>(),
        fits: |parts| matches!(parts, [(_, Reading::YesNo(_)), (_, Reading::Codes(..))]),
    },
};

fn read(cells: &mut Cells<'_>, draft: &mut Draft) {
    let [status, weapon] = [0, 1].map(|at| trimmed(cells.texts[at]));
    let (armed, kind) = (cells.reading(0), cells.reading(1));
    let mut fact = match armed.meaning(status) {
        _ if status.is_empty() => Fact::NotStated,
        Some(Means::Yes | Means::Code(_)) => true.into(),
        Some(Means::No) => false.into(),
        Some(Means::Absent(absence)) => absence.into(),
        _ => {
            cells.not_understood(0);
            not_understood(cells.texts[0])
        }
    };
    let said_by_weapon = match kind.meaning_of_all(weapon) {
        _ if weapon.is_empty() => Fact::NotStated,
        Some(Means::No) => false.into(),
        Some(Means::Absent(absence)) => absence.into(),
        Some(Means::Code(_)) => {
            hold(draft, weapon, kind);
            true.into()
        }
        _ => {
            for member in members(weapon, kind) {
                if !hold(draft, member, kind) {
                    cells.not_understood(1);
                }
            }
            true.into()
        }
    };
    // "Vehicle", where others say that the person was armed, is the weapon too.
    if let Some(Means::Code(_)) = armed.meaning(status)
        && weapon.is_empty()
    {
        hold(draft, status, armed);
    }
    if !fact.is_stated() {
        fact = said_by_weapon;
    }
    draft.person().armed = fact;
}

/// `gun and knife`, `gun;vehicle`, `gun, knife`, and whatever the layout has between two.
fn members<'t>(text: &'t str, reading: &Reading<'_>) -> Vec<&'t str> {
    let separator = if let Reading::Codes(_, separator) = reading { separator } else { ";" };
    let apart = pieces(text, Some(separator), &[]).into_iter();
    apart
        .flat_map(|piece| pieces(piece, None, &[';', ',']))
        .flat_map(|piece| pieces(piece, Some(" and "), &[]))
        .collect()
}

fn write(view: &View<'_>, parts: &[Part<'_>], texts: &mut [String]) -> bool {
    let Some(person) = view.person else { return true };
    let (armed, kind) = (&parts[0].1, &parts[1].1);
    let status = match &person.armed {
        Fact::Known(known) => armed.word(|means| *means == if known.value { Means::Yes } else { Means::No }),
        Fact::Absent(absent) => armed.word(|means| *means == Means::of(absent)),
        _ => None,
    };
    let mut is_said = status.is_some() || !person.armed.is_stated();
    texts[0] = status.unwrap_or_default().into();
    let things = held(view, person).map(|thing| word(&thing.kind, kind));
    let words: Vec<_> = things.inspect(|word| is_said &= word.is_some()).flatten().collect();
    let Reading::Codes(_, separator) = kind else { return false };
    texts[1] = words.join(separator);
    if words.is_empty() {
        let wanted = match &person.armed {
            Fact::Known(known) if !known.value => Some(Means::No),
            Fact::Absent(absent) => Some(Means::of(absent)),
            _ => None,
        };
        texts[1] = kind.word(|means| Some(*means) == wanted).unwrap_or_default().into();
    }
    is_said
}
