//! Asks the rules, on one walk over a record.

use super::context::{Context, Reference};
use super::report::{Out, Report};
use super::schedule::{Schedule, Scheduled};
use super::things::{AT_ONCE, Place, Stated, Things};
use crate::CaseFile;
use crate::model::{Entity, EntityKind, FieldSet, Leaf, Target, Visit, Visitor};
use crate::path::Path;

/// A walk over a record on which rules are asked.
pub(super) struct Run<'r, 'a> {
    pub schedule: &'r Schedule,
    pub context: Context<'a>,
    pub stated: &'r mut Stated,
    pub report: &'r mut Report,
}

impl<'a> Run<'_, 'a> {
    /// Asks every rule about a case file.
    pub fn over(mut self, case: &'a CaseFile) {
        self.ask(&self.schedule.case, Place::Path(&Path::Root), |check, cx, out| check(case, cx, out));
        self.stated.clear();
        case.visit(&Path::Root, &mut self);
        for place in self.context.index.contested() {
            let at = Place::Thing(EntityKind::Claim, place);
            self.ask(&self.schedule.contested, at, |check, cx, out| check(&case.claims[place], cx, out));
        }
        // What stands in the incident comes before it, as on the walk.
        let (incident, others) = EntityKind::ALL.split_at(1);
        others.iter().chain(incident).for_each(|kind| self.ask_about(*kind));
    }

    /// Asks the rules on a kind of things about all of them.
    fn ask_about(&mut self, kind: EntityKind) {
        let rules = &self.schedule.things[kind as usize];
        let Some((_, first)) = rules.first() else { return };
        let mut out = Out { asked: &first.asked, at: Place::Path(&Path::Root), report: self.report };
        let mut things = Things { kind, first: 0, stated: &[], fields: FieldSet::EMPTY };
        for stated in self.stated.of(kind).chunks(AT_ONCE) {
            things.stated = stated;
            let by_any = stated.iter().fold(FieldSet::EMPTY, |all, fields| all.and(*fields));
            for (fields, Scheduled { check, asked }) in rules {
                if fields.meets(by_any) {
                    (things.fields, out.asked) = (*fields, asked);
                    check(&things, &self.context, &mut out);
                }
            }
            things.first += stated.len();
        }
    }

    /// Asks rules, one after another, about what stands at a place.
    #[inline]
    fn ask<C: Copy>(&mut self, rules: &[Scheduled<C>], at: Place<'_>, look: impl Fn(C, &Context<'a>, &mut Out<'_>)) {
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
        self.ask(&self.schedule.references, Place::Path(at), |check, cx, out| check(reference, cx, out));
    }

    #[cold]
    fn odd(&mut self, leaf: Leaf<'a>, at: &Path<'_>) {
        self.ask(&self.schedule.leaves, Place::Path(at), |check, cx, out| check(leaf, cx, out));
    }
}

impl<'a> Visitor<'a> for Run<'_, 'a> {
    #[inline]
    fn entity(&mut self, entity: Entity<'a>, stated: FieldSet, _: &Path<'_>) {
        self.stated.push(entity.kind(), stated);
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
