//! One fact that is spread over several cells: a name or a day in its parts, a day beside its time.

use super::together::{apart, together};
use super::{Cells, Draft, Home, Scratch, View, Written};
use crate::convert::layout::Part;
use crate::convert::layout::reading::{Cell, not_understood};
use crate::convert::layout::sheet::trimmed;
use crate::{Absent, Fact};

/// A home of one fact that several cells say together.
///
/// Cells that writing the fact would not give back are kept beside it, with `|` between them, and are written again
/// while they still say what it says.
pub(crate) struct Spread<T: Cell + 'static> {
    pub get: for<'a> fn(&View<'a>) -> Option<&'a Fact<T>>,
    pub make: fn(&mut Draft) -> &mut Fact<T>,
    /// Reads the cells, where together they say something, and notes which of them were not understood.
    pub read: fn(&mut Cells<'_>) -> Option<Fact<T>>,
    /// Writes a text for each part; whether the layout can say what the fact says.
    pub write: fn(&Fact<T>, &[Part<'_>], &mut [String]) -> bool,
    /// Whether these readings fit.
    pub fits: fn(&[Part<'_>]) -> bool,
}

impl<T: Cell> Spread<T> {
    fn fact(&self, cells: &mut Cells<'_>) -> Fact<T> {
        let fact = (self.read)(cells).unwrap_or_else(|| not_understood(""));
        let is_said = self.plain(&fact, cells.parts, cells.scratch);
        let is_plain = is_said && cells.scratch[..cells.parts.len()] == *cells.texts;
        if is_plain { fact } else { fact.with_source_text(together(cells.texts)) }
    }

    /// Writes the cells that the fact has by itself; whether the layout can say it.
    fn plain(&self, fact: &Fact<T>, parts: &[Part<'_>], texts: &mut Scratch) -> bool {
        texts.iter_mut().for_each(String::clear);
        let is_said = (self.write)(fact, parts, &mut texts[..parts.len()]);
        if !is_said {
            texts.iter_mut().for_each(String::clear);
        }
        is_said
    }
}

impl<T: Cell> Home for Spread<T> {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        if cells.texts.iter().any(|text| !trimmed(text).is_empty()) {
            *(self.make)(draft) = self.fact(cells);
        }
    }

    fn write(&self, view: &View<'_>, parts: &[Part<'_>], out: &mut Written) {
        let mut plain = Scratch::default();
        if let Some(fact) = (self.get)(view).filter(|fact| fact.is_stated()) {
            let kept = fact.source_text().map(|text| apart(text, parts.len())).unwrap_or_default();
            let kept: Vec<_> = kept.iter().map(String::as_str).collect();
            if kept.len() == parts.len() && Cells::again(parts, &kept, |cells| self.fact(cells)) == *fact {
                for text in kept {
                    out.cell().push_str(text);
                }
                return;
            }
            out.is_incomplete |= !self.plain(fact, parts, &mut plain);
        }
        for text in &plain[..parts.len()] {
            out.cell().push_str(text);
        }
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        (self.fits)(parts)
    }
}

/// What each cell says, with nothing for one that is blank or has a word for an absent value; or, where none says more,
/// the first of those words.
pub(super) fn said(cells: &mut Cells<'_>) -> Result<Vec<String>, Absent> {
    let (mut said, mut absent) = (Vec::new(), None);
    for at in 0..cells.parts.len() {
        said.push(match cells.fact::<String>(at) {
            Fact::Known(known) => known.value,
            Fact::Absent(why) => {
                absent.get_or_insert(Absent { source_text: None, ..why });
                String::new()
            }
            _ => String::new(),
        });
    }
    absent.filter(|_| said.iter().all(String::is_empty)).map_or(Ok(said), Err)
}
