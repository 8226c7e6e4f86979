//! A target of a map, and the columns that fill it.

use super::kind::Kind;
use crate::PersonRole;
use crate::convert::layout::home::{CHARGES, incident, whose};
use crate::convert::layout::reading::{Means, Reading};
use crate::convert::layout::{Grain, Part, Target};

/// A target, and the columns that fill it.
pub(super) struct Mapped {
    pub target: &'static Target,
    /// Which person of a list it is about: `officers.2.race`.
    pub number: Option<usize>,
    pub line: u64,
    pub parts: Vec<MappedPart>,
}

pub(super) struct MappedPart {
    /// The heading; of what holds for every row, the cell.
    pub heading: String,
    pub kind: Kind,
    pub separator: Option<String>,
    pub words: Vec<(String, Means<'static>)>,
}

impl Mapped {
    pub fn words(&self) -> Vec<Vec<(&str, Means<'static>)>> {
        self.parts.iter().map(|part| part.words.iter().map(|(word, means)| (word.as_str(), *means)).collect()).collect()
    }

    pub fn readings<'a>(&'a self, words: &'a [Vec<(&'a str, Means<'static>)>], name: &'a str) -> Vec<Reading<'a>> {
        let parts = self.parts.iter().zip(words);
        parts.map(|(part, words)| part.kind.reading(words, part.separator.as_deref(), name)).collect()
    }

    pub fn parts<'a>(&'a self, readings: &'a [Reading<'a>], numbers: &'a [usize]) -> Vec<Part<'a>> {
        let parts = self.parts.iter().zip(readings);
        let several = |part: &'a MappedPart, one: &'a Reading<'a>| match (self.number, &part.separator) {
            (Some(number), _) => Reading::Nth(one, number, numbers),
            (None, Some(separator)) if !part.kind.is_list() => Reading::Each(one, separator),
            _ => *one,
        };
        parts.map(|(part, one)| (part.heading.as_str(), several(part, one))).collect()
    }

    pub fn fits(&self) -> bool {
        let words = vec![Vec::new(); self.parts.len()];
        self.target.home.fits(&self.parts(&self.readings(&words, ""), &[]))
    }

    /// Where it goes, as far as two columns may not go to the same place.
    pub fn place(&self) -> (&str, Option<&str>, Option<usize>) {
        match &self.parts[0].kind {
            Kind::Key(scheme) => ("key", Some(scheme), None),
            _ => (self.target.name, None, self.number),
        }
    }

    /// The target as the map has it: `officers.2.race`.
    pub fn name(&self) -> String {
        match (self.target.name.split_once('.'), self.number) {
            (Some((group, field)), Some(number)) => format!("{group}.{number}.{field}"),
            _ => self.target.name.to_owned(),
        }
    }

    /// What is expected instead where each person of a role has a row.
    pub fn against(&self, grain: Grain) -> Option<&'static str> {
        match (grain, self.group(), self.number) {
            (Grain::Each(PersonRole::Subject), "subjects", _) => {
                Some("subject.…, not subjects.…: a row is about one subject")
            }
            (Grain::Each(PersonRole::Officer), "incident", _) if self.is_of_charges() => {
                Some("no target of charges: a row is about one officer, and this about all of them")
            }
            (Grain::Each(PersonRole::Officer), "officers", number) if number != Some(1) => {
                Some("officer.…, not officers.…: a row is about one officer")
            }
            _ => None,
        }
    }

    /// Whether it says of the case whether any officer was charged: of another officer, a row may say otherwise.
    fn is_of_charges(&self) -> bool {
        [&CHARGES, &incident::OFFICER_CHARGED].iter().any(|target| std::ptr::eq(self.target, *target))
    }

    /// Whether it is about the people of a role, one or several.
    pub fn is_of_people(&self, role: PersonRole) -> bool {
        match role {
            PersonRole::Officer => matches!(self.group(), "officer" | "officers"),
            _ => whose(self.target) == Some(role),
        }
    }

    /// What or whom it is about, in the first word of the target's name.
    pub fn group(&self) -> &'static str {
        self.target.name.split('.').next().unwrap_or_default()
    }
}

impl std::fmt::Debug for Mapped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mapped").field("target", &self.target.name).field("line", &self.line).finish_non_exhaustive()
    }
}
