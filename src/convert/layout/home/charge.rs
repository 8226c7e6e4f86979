//! Criminal charges against an officer, all in one cell.

use super::compound::Compound;
use super::draft::id;
use super::officers::only;
use super::{Cells, Draft, View};
use crate::convert::layout::reading::{Means, Reading, not_understood};
use crate::convert::layout::sheet::trimmed;
use crate::convert::layout::{Part, Target};
use crate::{Charge, Coded, Fact, PersonId, PersonRole, Plea, Proceeding, ProceedingId, Verdict};

/// Whether an officer was charged, and what came of it:
/// `Charged, Convicted, Sentenced to 10 years in prison`.
///
/// The person charged is an officer of whom no more is said, unless the source names a single one.
pub(crate) static CHARGES: Target = Target {
    name: "incident.charges",
    pointer: "/incident/officer_charged",
    home: &Compound {
        read,
        write,
        kept: |view| view.case.incident.officer_charged.source_text(),
        keep: |draft, text| {
            let charged = std::mem::take(&mut draft.incident().officer_charged);
            draft.incident().officer_charged = charged.with_source_text(text);
        },
        codes: |_| Vec::new(),
        fits: |parts| matches!(parts, [(_, Reading::YesNo(_))]),
    },
};

/// Who is charged, where the source does not say who that is.
pub(super) const DEFENDANT: PersonId = PersonId::given("officer-charged");

fn read(cells: &mut Cells<'_>, draft: &mut Draft) {
    let text = trimmed(cells.texts[0]);
    let charged = match cells.reading(0).meaning(text) {
        Some(Means::Yes) => true.into(),
        Some(Means::No) => false.into(),
        Some(Means::Absent(absence)) => absence.into(),
        _ => {
            cells.not_understood(0);
            not_understood(cells.texts[0])
        }
    };
    if charged == Fact::known(true) {
        let defendant = only(&draft.case).unwrap_or(DEFENDANT);
        draft.other(defendant.clone(), PersonRole::Officer);
        let mut charge = Charge::new(id!(ProceedingId, "charge"), defendant);
        if !take_apart(text, &mut charge) && !cells.reading(0).is_word(text) {
            cells.not_understood(0);
        }
        draft.case.proceedings.push(charge);
    }
    draft.incident().officer_charged = charged;
}

/// Fills a charge from `Charged with murder, Mistrial, Plead Guilty to Manslaughter, Sentenced to …`;
/// whether each part was understood.
fn take_apart(text: &str, charge: &mut Charge) -> bool {
    let mut is_understood = true;
    for part in text.split(',').map(trimmed).filter(|part| !part.is_empty()) {
        let lower = part.to_ascii_lowercase();
        let starts = |head: &str| lower.starts_with(head);
        // What stands behind a sentence is a part of it: "3 years suspended".
        if let Fact::Known(sentence) = &mut charge.sentence {
            sentence.value.push_str(", ");
            sentence.value.push_str(part);
        } else if starts("sentenced") {
            charge.sentence = part.into();
        } else if let Some(offence) = lower.strip_prefix("charged with ").filter(|offence| *offence != "a crime") {
            charge.offence = part[part.len() - offence.len()..].into();
        } else if starts("convicted") {
            charge.verdict = verdict(Verdict::Convicted, part);
        } else if starts("acquitted") || starts("found not guilty") {
            charge.verdict = verdict(Verdict::Acquitted, part);
        } else if starts("mistrial") {
            charge.verdict = verdict(Verdict::Mistrial, part);
        } else if starts("charges dropped") || starts("charges dismissed") || starts("dismissed") {
            charge.verdict = verdict(Verdict::Dismissed, part);
        } else if starts("plead") || starts("pled") {
            let rest = lower.trim_start_matches("pleaded").trim_start_matches("plead").trim_start_matches("pled");
            let plea = match rest.trim_start() {
                rest if rest.starts_with("guilty") => Plea::Guilty,
                rest if rest.starts_with("not guilty") => Plea::NotGuilty,
                rest if rest.starts_with("no contest") => Plea::NoContest,
                _ => Plea::Other,
            };
            charge.plea = Fact::known(Coded::from(plea).with_source_text(part));
        } else if lower != "charged" && lower != "charged with a crime" {
            is_understood = false;
        }
    }
    is_understood
}

fn verdict(verdict: Verdict, part: &str) -> Fact<Coded<Verdict>> {
    Fact::known(Coded::from(verdict).with_source_text(part))
}

fn write(view: &View<'_>, parts: &[Part<'_>], texts: &mut [String]) -> bool {
    let reading = &parts[0].1;
    let charged = &view.case.incident.officer_charged;
    let wanted = match charged {
        Fact::Known(known) if known.value => {
            let charge = view.case.proceedings.iter().find_map(|proceeding| match proceeding {
                Proceeding::Charge(charge) => Some(charge),
                _ => None,
            });
            texts[0] = charge.map_or_else(|| "Charged with a crime".into(), put_together);
            return true;
        }
        Fact::Known(_) => Means::No,
        Fact::Absent(absent) => Means::of(absent),
        _ => return true,
    };
    let word = reading.word(|means| *means == wanted);
    texts[0] = word.unwrap_or_default().into();
    word.is_some()
}

fn put_together(charge: &Charge) -> String {
    let verdict = charge.verdict.value().map(|verdict| {
        let word = match verdict.code {
            Verdict::Convicted | Verdict::LesserOffence => "Convicted",
            Verdict::Acquitted => "Acquitted",
            Verdict::Mistrial => "Mistrial",
            Verdict::Dismissed => "Charges Dropped",
            _ => "",
        };
        verdict.source_text.as_deref().unwrap_or(word)
    });
    let plea = charge.plea.value().map(|plea| {
        let word = match plea.code {
            Plea::Guilty => "Plead Guilty",
            Plea::NotGuilty => "Plead Not Guilty",
            Plea::NoContest => "Plead No Contest",
            _ => "",
        };
        plea.source_text.as_deref().unwrap_or(word)
    });
    let sentence = charge.sentence.value().map(String::as_str);
    let ends: Vec<_> = [verdict, plea, sentence].into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let head = match charge.offence.value() {
        Some(offence) => format!("Charged with {offence}"),
        None if ends.is_empty() => return "Charged with a crime".into(),
        None => "Charged".into(),
    };
    std::iter::once(head.as_str()).chain(ends).collect::<Vec<_>>().join(", ")
}
