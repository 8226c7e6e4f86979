//! Which rules are asked, and about what.

use super::context::{Context, Reference};
use super::report::{Asked, Out, Report};
use super::things::{Place, Things};
use super::weights::Weights;
use crate::dataset::Pair;
use crate::diff::Revision;
use crate::model::{EntityKind, FieldSet, Leaf};
use crate::path::Path;
use crate::rules::{Check, Weight, all as rules};
use crate::{CaseFile, Claim};

/// The rules to run, by what they look at.
#[derive(Debug)]
pub(super) struct Schedule {
    pub case: Vec<Scheduled<CaseCheck>>,
    pub contested: Vec<Scheduled<ClaimCheck>>,
    pub references: Vec<Scheduled<ReferenceCheck>>,
    pub leaves: Vec<Scheduled<LeafCheck>>,
    pub revisions: Vec<Scheduled<RevisionCheck>>,
    pub pairs: Vec<Scheduled<PairCheck>>,
    /// By kind, each with the fields that it reports in: a rule is asked about nothing that it says nothing of.
    pub things: Vec<Vec<(FieldSet, Scheduled<ThingCheck>)>>,
}

pub(super) type CaseCheck = for<'a> fn(&'a CaseFile, &Context<'a>, &mut Out<'_>);
pub(super) type ClaimCheck = for<'a> fn(&'a Claim, &Context<'a>, &mut Out<'_>);
pub(super) type ReferenceCheck = for<'a> fn(Reference<'a>, &Context<'a>, &mut Out<'_>);
pub(super) type LeafCheck = for<'a> fn(Leaf<'a>, &Context<'a>, &mut Out<'_>);
pub(super) type RevisionCheck = for<'a> fn(&Revision<'a>, &mut Out<'_>);
pub(super) type PairCheck = for<'a> fn(&Pair<'a>, &mut Out<'_>);
pub(super) type ThingCheck = for<'a> fn(&Things<'_>, &Context<'a>, &mut Out<'_>);

/// A rule to run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scheduled<C> {
    pub check: C,
    pub asked: Asked,
}

impl Schedule {
    pub fn new(weights: &Weights) -> Self {
        let mut schedule = Self {
            case: Vec::new(),
            contested: Vec::new(),
            references: Vec::new(),
            leaves: Vec::new(),
            revisions: Vec::new(),
            pairs: Vec::new(),
            things: EntityKind::ALL.iter().map(|_| Vec::new()).collect(),
        };
        for rule in rules() {
            let set = match weights.set_for(rule) {
                Some(Weight::Off) => continue,
                set => set.and_then(Weight::severity),
            };
            let asked = Asked { rule, set };
            match rule.check {
                Check::Shape => {}
                Check::CaseFile(check) => schedule.case.push(Scheduled { check, asked }),
                Check::Contested(check) => schedule.contested.push(Scheduled { check, asked }),
                Check::Reference(check) => schedule.references.push(Scheduled { check, asked }),
                Check::Leaf(check) => schedule.leaves.push(Scheduled { check, asked }),
                Check::Revision(check) => schedule.revisions.push(Scheduled { check, asked }),
                Check::Pair(check) => schedule.pairs.push(Scheduled { check, asked }),
                Check::Things(only, check) => {
                    for kind in EntityKind::ALL.iter().filter(|kind| only.is_none_or(|only| only == **kind)) {
                        let at = rule.fields_of(*kind);
                        if !at.is_empty() {
                            schedule.things[*kind as usize].push((at, Scheduled { check, asked }));
                        }
                    }
                }
            }
        }
        schedule
    }

    /// Asks what a revision makes of the one before it.
    pub fn compare(&self, revision: &Revision<'_>, report: &mut Report) {
        for Scheduled { check, asked } in &self.revisions {
            check(revision, &mut Out { asked, at: Place::Path(&Path::Root), report });
        }
    }
}

/// The rules about two records of a data set.
#[derive(Debug)]
pub(crate) struct PairRules {
    rules: Vec<Scheduled<PairCheck>>,
    limit: usize,
}

impl PairRules {
    pub(super) fn of(schedule: &Schedule, limit: usize) -> Self {
        Self { rules: schedule.pairs.clone(), limit }
    }

    /// A report without findings.
    pub fn report(&self) -> Report {
        Report::new(self.limit)
    }

    /// Asks those rules that have found nothing yet.
    pub fn run(&self, pair: &Pair<'_>, report: &mut Report) {
        for Scheduled { check, asked } in &self.rules {
            if !report.has(asked.rule) {
                check(pair, &mut Out { asked, at: Place::Path(&Path::Root), report });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::{Collected, Finding, Profile, Validator, collect};

    /// A rule that reports where nothing is stated would go unasked, and nobody would notice.
    #[test]
    fn rules_find_nothing_where_they_are_not_asked() {
        let folders = ["examples/data/stephon-clark", "schema/v1/conformance/valid", "schema/v1/conformance/invalid"];
        let paths = folders.map(|folder| fs::read_dir(format!("{}/{folder}", env!("CARGO_MANIFEST_DIR"))).unwrap());
        let files = paths.into_iter().flatten().filter_map(|entry| fs::read(entry.unwrap().path()).ok());
        let read = |bytes: Vec<u8>| collect::<CaseFile>(&bytes).ok().and_then(|Collected { record, .. }| record);
        let cases: Vec<_> = files.filter_map(read).collect();
        assert!(cases.len() > 600, "{}", cases.len());
        for profile in [Profile::Standard, Profile::Publish] {
            let mut asked = Validator::new().with_profile(profile);
            let mut asked_everything = Validator::new().with_profile(profile);
            let kinds = asked_everything.schedule.things.iter_mut();
            kinds.flatten().for_each(|(fields, _)| *fields = FieldSet::ALL);
            for case in &cases {
                let [found, all] =
                    [asked.validate(case), asked_everything.validate(case)].map(|report| report.findings().to_vec());
                let told = |findings: &[Finding]| findings.iter().map(ToString::to_string).collect::<Vec<_>>();
                assert_eq!(told(&found), told(&all), "{}", &*case.id);
            }
        }
    }
}
