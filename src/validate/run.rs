//! Asks the rules, on one walk over a record.

use super::context::{Context, Reference};
use super::report::{Out, Report};
use super::schedule::{Schedule, Scheduled};
use crate::CaseFile;
use crate::model::{Entity, FieldSet, Leaf, Target, Visit, Visitor};
use crate::path::Path;

/// A walk over a record on which rules are asked.
pub(super) struct Run<'r, 'a> {
    pub schedule: &'r Schedule,
    pub context: Context<'a>,
    pub report: &'r mut Report,
}

impl<'a> Run<'_, 'a> {
    /// Asks every rule about a case file.
    pub fn over(mut self, case: &'a CaseFile) {
        self.ask(&self.schedule.case, &Path::Root, |check, cx, out| check(case, cx, out));
        case.visit(&Path::Root, &mut self);
    }

    /// Asks rules, one after another, about what stands at a place.
    #[inline]
    fn ask<C: Copy>(&mut self, rules: &[Scheduled<C>], at: &Path<'_>, look: impl Fn(C, &Context<'a>, &mut Out<'_>)) {
        let Some(first) = rules.first() else { return };
        let mut out = Out { asked: &first.asked, at, report: self.report };
        for Scheduled { check, asked } in rules {
            out.asked = asked;
            look(*check, &self.context, &mut out);
        }
    }

    #[inline]
    fn reference(&mut self, target: Target, id: &'a str, at: &Path<'_>) {
        let found = self.context.kind_of(id);
        if !found.is_some_and(|kind| target.admits(kind)) {
            self.astray(Reference { target, id, found }, at);
        }
    }

    #[cold]
    fn astray(&mut self, reference: Reference<'a>, at: &Path<'_>) {
        self.ask(&self.schedule.references, at, |check, cx, out| check(reference, cx, out));
    }

    #[cold]
    fn odd(&mut self, leaf: Leaf<'a>, at: &Path<'_>) {
        self.ask(&self.schedule.leaves, at, |check, cx, out| check(leaf, cx, out));
    }
}

impl<'a> Visitor<'a> for Run<'_, 'a> {
    #[inline]
    fn entity(&mut self, entity: Entity<'a>, stated: FieldSet, at: &Path<'_>) {
        if let Entity::Claim(claim) = entity
            && self.context.is_contested(claim)
        {
            self.ask(&self.schedule.contested, at, |check, cx, out| check(claim, cx, out));
        }
        let rules = &self.schedule.entities[entity.kind() as usize];
        let Some((_, first)) = rules.first() else { return };
        let mut out = Out { asked: &first.asked, at, report: self.report };
        for (fields, Scheduled { check, asked }) in rules {
            // A finding stands at something that is there.
            if fields.meets(stated) {
                out.asked = asked;
                check(entity, &self.context, &mut out);
            }
        }
    }

    // Most leaves are texts and dates, which no rule looks at: inlined, they cost nothing.
    #[inline]
    fn leaf(&mut self, leaf: Leaf<'a>, at: &Path<'_>) {
        match leaf {
            Leaf::Text(_) | Leaf::Date(_) => {}
            Leaf::Reference(target, id) => self.reference(target, id, at),
            odd => self.odd(odd, at),
        }
    }
}
