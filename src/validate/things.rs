//! Things of one kind, about which one rule is asked after another.

use super::context::Context;
use super::report::Out;
use crate::model::{Entity, EntityKind, FieldSet, Listed};
use crate::path::{Inside, Path, write_number};

/// The fields that things state, kind by kind, each kind in the order of its list.
#[derive(Debug, Default)]
pub(super) struct Stated([Vec<FieldSet>; EntityKind::ALL.len()]);

impl Stated {
    pub fn clear(&mut self) {
        self.0.iter_mut().for_each(Vec::clear);
    }

    pub fn push(&mut self, kind: EntityKind, stated: FieldSet) {
        self.0[kind as usize].push(stated);
    }

    pub fn of(&self, kind: EntityKind) -> &[FieldSet] {
        &self.0[kind as usize]
    }
}

/// About so many things a rule is asked before the next one is: what rules share is still at hand.
pub(super) const AT_ONCE: usize = 16;

/// Things of one kind that stand one behind another, and the fields in which a rule reports.
#[derive(Clone, Copy)]
pub(crate) struct Things<'s> {
    pub(super) kind: EntityKind,
    /// The place of the first in the list of its kind.
    pub(super) first: usize,
    /// What each of them states.
    pub(super) stated: &'s [FieldSet],
    pub(super) fields: FieldSet,
}

impl Things<'_> {
    /// Asks a rule about each: all at once, so that the rule is called once and has them at hand.
    #[inline]
    pub fn ask<'a, T: Listed>(
        &self,
        cx: &Context<'a>,
        out: &mut Out<'_>,
        check: impl Fn(&'a T, &Context<'a>, &mut Out<'_>),
    ) {
        let list = T::list(cx.case).get(self.first..).unwrap_or_default();
        for ((thing, stated), place) in list.iter().zip(self.stated).zip(self.first..) {
            // A finding stands at something that is there.
            if self.fields.meets(*stated) {
                out.at = Place::Thing(T::KIND, place);
                check(thing, cx, out);
            }
        }
    }

    /// Asks a rule that looks at several kinds.
    #[inline]
    pub fn ask_any<'a>(
        &self,
        cx: &Context<'a>,
        out: &mut Out<'_>,
        check: impl Fn(Entity<'a>, &Context<'a>, &mut Out<'_>),
    ) {
        for (stated, place) in self.stated.iter().zip(self.first..) {
            if self.fields.meets(*stated)
                && let Some(thing) = Entity::at(cx.case, self.kind, place)
            {
                out.at = Place::Thing(self.kind, place);
                check(thing, cx, out);
            }
        }
    }
}

/// What a rule looks at: where it stands.
#[derive(Clone, Copy)]
pub(crate) enum Place<'a> {
    Path(&'a Path<'a>),
    /// A thing, by its place in the list of its kind.
    Thing(EntityKind, usize),
}

impl Inside for Place<'_> {
    fn write_to(&self, pointer: &mut String) {
        match *self {
            Self::Path(path) => path.write_to(pointer),
            Self::Thing(kind, place) => match kind.place().strip_suffix('*') {
                Some(list) => {
                    pointer.push_str(list);
                    write_number(place, pointer);
                }
                None => pointer.push_str(kind.place()),
            },
        }
    }
}
