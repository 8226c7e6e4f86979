//! Cells that say several things at once: whether somebody was armed and with what; a charge, its
//! verdict and the sentence.

use super::together::{apart, together};
use super::{Cells, Draft, Home, Scratch, View, Written};
use crate::convert::layout::Part;
use crate::convert::layout::sheet::trimmed;

/// A home that takes cells apart and puts them together again.
///
/// The source's own cells are kept beside one of the facts, with `|` between them, exactly where
/// writing the record would not give them back; they are written again while they still say what
/// the record says.
pub(crate) struct Compound {
    /// Reads the cells, and notes which of them were not understood.
    pub read: fn(&mut Cells<'_>, &mut Draft),
    /// Writes a text for each part; whether the layout can say what the record says.
    pub write: fn(&View<'_>, &[Part<'_>], &mut [String]) -> bool,
    /// Where the source's own cells are kept.
    pub kept: for<'a> fn(&View<'a>) -> Option<&'a str>,
    /// Keeps them there.
    pub keep: fn(&mut Draft, &str),
    /// The codes that a word of one of its parts can mean.
    pub codes: fn(usize) -> Vec<&'static str>,
    /// Whether these readings fit.
    pub fits: fn(&[Part<'_>]) -> bool,
}

impl Compound {
    /// Writes the record's own cells; whether the layout can say what the record says.
    fn plain(&self, view: &View<'_>, parts: &[Part<'_>], texts: &mut Scratch) -> bool {
        texts.iter_mut().for_each(String::clear);
        (self.write)(view, parts, &mut texts[..parts.len()])
    }

    /// What the record would be written as if it said no more than these cells.
    fn again(&self, view: &View<'_>, parts: &[Part<'_>], texts: &[&str]) -> Scratch {
        let mut draft = Draft::new(view.case.id.clone());
        if let Some(person) = view.person {
            draft.add_person(person.id.clone()).roles = person.roles.clone();
        }
        Cells::again(parts, texts, |cells| (self.read)(cells, &mut draft));
        let mut again = Scratch::default();
        self.plain(&draft.view(), parts, &mut again);
        again
    }
}

impl Home for Compound {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        if cells.texts.iter().all(|text| trimmed(text).is_empty()) {
            return;
        }
        (self.read)(cells, draft);
        self.plain(&draft.view(), cells.parts, cells.scratch);
        if cells.scratch[..cells.parts.len()] != *cells.texts {
            (self.keep)(draft, &together(cells.texts));
        }
    }

    fn write(&self, view: &View<'_>, parts: &[Part<'_>], out: &mut Written) {
        let mut plain = Scratch::default();
        let is_said = self.plain(view, parts, &mut plain);
        let kept = (self.kept)(view).map(|text| apart(text, parts.len())).unwrap_or_default();
        let kept: Vec<_> = kept.iter().map(String::as_str).collect();
        if kept.len() == parts.len() && self.again(view, parts, &kept) == plain {
            for text in kept {
                out.cell().push_str(text);
            }
            return;
        }
        for text in &plain[..parts.len()] {
            out.cell().push_str(text);
        }
        out.is_incomplete |= !is_said;
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        (self.fits)(parts)
    }

    fn codes(&self, part: usize) -> Vec<&'static str> {
        (self.codes)(part)
    }
}
