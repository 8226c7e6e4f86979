//! Mental illness, in a column that tells of drink and drugs too.

use super::compound::Compound;
use super::{Cells, Draft, View};
use crate::convert::layout::reading::{Means, Reading, coded, codes_of, not_understood, word};
use crate::convert::layout::sheet::trimmed;
use crate::convert::layout::{Part, Target};
use crate::{Coded, Fact, Impairment};

/// Whether mental illness had to do with it, and signs of impairment: `Yes`, `No`,
/// `Drug or alcohol use`, `Yes/Drug or alcohol use`. Drink and drugs alone say neither yes nor no to
/// mental illness.
pub(crate) static MENTAL_HEALTH: Target = Target {
    name: "subject.mental_health",
    pointer: "/people/*/mental_health_related",
    home: &Compound {
        read,
        write,
        kept: |view| {
            let person = view.person?;
            person.mental_health_related.source_text().or_else(|| person.impairments.source_text())
        },
        keep: |draft, text| {
            let person = draft.person();
            match std::mem::take(&mut person.mental_health_related) {
                Fact::NotStated => {
                    let signs = std::mem::take(&mut person.impairments);
                    person.impairments = signs.with_source_text(text);
                }
                stated => person.mental_health_related = stated.with_source_text(text),
            }
        },
        codes: |_| codes_of::<Impairment>(),
        fits: |parts| matches!(parts, [(_, Reading::YesNo(_))]),
    },
};

fn read(cells: &mut Cells<'_>, draft: &mut Draft) {
    let reading = cells.reading(0);
    let mut signs: Vec<Coded<Impairment>> = Vec::new();
    let mut related = Fact::NotStated;
    for member in cells.texts[0].split('/').map(trimmed) {
        match reading.meaning(member) {
            Some(Means::Yes) => related = true.into(),
            Some(Means::No) => related = false.into(),
            Some(Means::Absent(absence)) => related = absence.into(),
            Some(Means::Code(_)) => signs.extend(coded(member, reading)),
            _ => {
                cells.not_understood(0);
                related = not_understood(cells.texts[0]);
                break;
            }
        }
    }
    let person = draft.person();
    person.mental_health_related = related;
    if !signs.is_empty() {
        person.impairments = Fact::known(signs);
    }
}

fn write(view: &View<'_>, parts: &[Part<'_>], texts: &mut [String]) -> bool {
    let Some(person) = view.person else { return true };
    let reading = &parts[0].1;
    let related = match &person.mental_health_related {
        Fact::Known(known) => reading.word(|means| *means == if known.value { Means::Yes } else { Means::No }),
        Fact::Absent(absent) => reading.word(|means| *means == Means::of(absent)),
        _ => None,
    };
    let signs = person.impairments.value().into_iter().flatten();
    let mut is_said = related.is_some() || !person.mental_health_related.is_stated();
    let words = signs.map(|sign| word(sign, reading)).inspect(|word| is_said &= word.is_some()).flatten();
    texts[0] = related.into_iter().chain(words).collect::<Vec<_>>().join("/");
    is_said
}
