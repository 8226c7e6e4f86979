//! People run together in one cell, each with race and sex: `Reed, Ann W/F Tarn, Bo B/M`.

use super::compound::Compound;
use super::{Cells, Draft, MOST_OF_A_CASE, View};
use crate::convert::layout::reading::{Means, Reading, coded, codes_of, not_understood, word};
use crate::convert::layout::sheet::{is_blank, trimmed};
use crate::convert::layout::{Part, Target};
use crate::{Coded, Fact, Gender, Person, PersonRole, Race};

/// The subjects of a case, as Dallas lists them.
///
/// Words are letters of race, and words that stand in place of a name.
pub(crate) static SUBJECTS_LISTED: Target = Target {
    name: "subjects.listed",
    pointer: "/people/*/name",
    home: &Compound {
        read: |cells, draft| read(cells, draft, PersonRole::Subject),
        write: |view, parts, texts| write(view, parts, texts, PersonRole::Subject),
        kept: |view| first(view, PersonRole::Subject)?.name.source_text(),
        keep: |draft, text| keep(draft, text, PersonRole::Subject),
        codes: |_| codes_of::<Race>(),
        fits: |parts| matches!(parts, [(_, Reading::Codes(..))]),
    },
};

/// The officers of a case, as Dallas lists them.
pub(crate) static OFFICERS_LISTED: Target = Target {
    name: "officers.listed",
    pointer: "/people/*/name",
    home: &Compound {
        read: |cells, draft| read(cells, draft, PersonRole::Officer),
        write: |view, parts, texts| write(view, parts, texts, PersonRole::Officer),
        kept: |view| first(view, PersonRole::Officer)?.name.source_text(),
        keep: |draft, text| keep(draft, text, PersonRole::Officer),
        codes: |_| codes_of::<Race>(),
        fits: |parts| matches!(parts, [(_, Reading::Codes(..))]),
    },
};

struct Listed<'a> {
    name: &'a str,
    race: &'a str,
    sex: &'a str,
}

fn read(cells: &mut Cells<'_>, draft: &mut Draft, role: PersonRole) {
    let reading = cells.reading(0);
    let listed = take_apart(cells.texts[0]).filter(|listed| listed.len() <= MOST_OF_A_CASE);
    let Some(listed) = listed else {
        cells.not_understood(0);
        draft.nth(role, 0).name = not_understood(cells.texts[0]);
        return;
    };
    for (at, Listed { name, race, sex }) in listed.iter().enumerate() {
        let race = coded::<Race>(race, reading).unwrap_or_else(|| {
            cells.not_understood(0);
            Coded::other(*race)
        });
        let person = draft.nth(role, at);
        person.name = match reading.meaning(name) {
            Some(Means::Absent(absence)) => absence.into(),
            _ => (*name).into(),
        };
        person.races = Fact::known(vec![race]);
        person.gender = match *sex {
            "M" => Gender::Male.into(),
            _ => Gender::Female.into(),
        };
    }
    draft.listed(role, listed.len(), listed.len());
}

/// People from a text, if nothing of it is left over. A name may stand right behind the sex before it.
fn take_apart(text: &str) -> Option<Vec<Listed<'_>>> {
    let mut people = Vec::new();
    let mut rest = trimmed(text);
    while !rest.is_empty() {
        let slash = rest.match_indices('/').map(|(at, _)| at).find(|at| is_sex(&rest[at + 1..]))?;
        let head = &rest[..slash];
        let (name, race) = head.rsplit_once(is_blank)?;
        people.push(Listed { name: trimmed(name), race, sex: &rest[slash + 1..slash + 2] });
        rest = rest[slash + 2..].trim_start_matches(|c| is_blank(c) || c == ',');
    }
    Some(people)
}

/// `M` or `F`, with no small letter behind it.
fn is_sex(text: &str) -> bool {
    text.starts_with(['M', 'F']) && !text[1..].starts_with(|c: char| c.is_lowercase())
}

/// The people of a list. Of an officer who was charged or off duty, no name may be known.
fn listed<'a>(view: &View<'a>, role: PersonRole) -> impl Iterator<Item = &'a Person> {
    view.case.people.iter().filter(move |person| person.has_role(role) && person.name.is_stated())
}

fn first<'a>(view: &View<'a>, role: PersonRole) -> Option<&'a Person> {
    listed(view, role).next()
}

fn keep(draft: &mut Draft, text: &str, role: PersonRole) {
    let name = &mut draft.nth(role, 0).name;
    *name = std::mem::take(name).with_source_text(text);
}

fn write(view: &View<'_>, parts: &[Part<'_>], texts: &mut [String], role: PersonRole) -> bool {
    let reading = &parts[0].1;
    let mut is_said = true;
    let text = &mut texts[0];
    for person in listed(view, role) {
        let name = match &person.name {
            Fact::Known(known) => Some(known.value.as_str()),
            Fact::Absent(absent) => reading.word(|means| *means == Means::of(absent)),
            _ => None,
        };
        let race = person.races.value().and_then(|races| races.first()).and_then(|race| word(race, reading));
        let sex = person.gender.value().and_then(|gender| match gender.code {
            Gender::Male => Some("M"),
            Gender::Female => Some("F"),
            _ => None,
        });
        match (name, race, sex) {
            (Some(name), Some(race), Some(sex)) => {
                let between = if text.is_empty() { "" } else { " " };
                text.extend([between, name, " ", race, "/", sex]);
            }
            _ => is_said = false,
        }
    }
    is_said
}
