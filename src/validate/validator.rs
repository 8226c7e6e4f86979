//! Runs the rules over records, one after another.

use std::cell::Cell;
use std::io::BufRead;

use super::aside::PutAside;
use super::context::{Context, Reference};
use super::finding::place;
use super::index::Index;
use super::report::{Asked, Out, Report};
use super::weights::{UnknownRule, Weights};
use crate::dataset::{Dataset, Pair};
use crate::diff::{Revision, diff};
use crate::error::Error;
use crate::model::{Entity, EntityKind, FieldSet, Leaf, Target, Visit, Visitor};
use crate::path::Path;
use crate::read::{Aside, Collected, Document, Lines, Node, Text, collect};
use crate::rules::{Check, Profile, Severity, Weight, all as rules};
use crate::{CaseFile, Claim, Date};

/// How many findings a report keeps unless the caller says otherwise.
const LIMIT: usize = 1000;

/// Runs the rules. Kept and used again, it allocates nothing on a record without findings.
///
/// ```
/// use ois_records::{CaseFile, Severity, Validator};
///
/// let mut validator = Validator::new();
/// let checked = validator.check::<CaseFile>(
///     br#"{"version":"1.0","id":"a","as_of":"2019-05-01","incident":{"id":"incident"},
///          "people":[{"id":"decedent"}],
///          "autopsies":[{"id":"autopsy","person":"decedant"}]}"#,
/// )?;
/// let errors = checked.report.findings().iter().filter(|finding| finding.severity == Severity::Error);
/// let errors: Vec<_> = errors.map(ToString::to_string).collect();
/// assert_eq!(errors, ["3:48: error[ref-dangling] at /autopsies/0/person: nothing in the document has this id"]);
/// # Ok::<(), ois_records::Error>(())
/// ```
#[derive(Debug)]
pub struct Validator {
    limit: usize,
    as_of: Option<Date>,
    index: Index,
    weights: Weights,
    schedule: Schedule,
}

/// The rules to run, by what they look at.
#[derive(Debug)]
struct Schedule {
    case: Vec<Scheduled<CaseCheck>>,
    contested: Vec<Scheduled<ClaimCheck>>,
    references: Vec<Scheduled<ReferenceCheck>>,
    leaves: Vec<Scheduled<LeafCheck>>,
    revisions: Vec<Scheduled<RevisionCheck>>,
    pairs: Vec<Scheduled<PairCheck>>,
    /// By kind: a rule is asked about nothing that it says nothing of.
    entities: Vec<Vec<(FieldSet, Scheduled<EntityCheck>)>>,
}

type CaseCheck = for<'a> fn(&'a CaseFile, &Context<'a>, &mut Out<'_>);
type ClaimCheck = for<'a> fn(&'a Claim, &Context<'a>, &mut Out<'_>);
type ReferenceCheck = for<'a> fn(Reference<'a>, &Context<'a>, &mut Out<'_>);
type LeafCheck = for<'a> fn(Leaf<'a>, &Context<'a>, &mut Out<'_>);
type RevisionCheck = for<'a> fn(&Revision<'a>, &mut Out<'_>);
type PairCheck = for<'a> fn(&Pair<'a>, &mut Out<'_>);
type EntityCheck = for<'a> fn(Entity<'a>, &Context<'a>, &mut Out<'_>);

/// A rule to run.
#[derive(Debug, Clone, Copy)]
struct Scheduled<C> {
    check: C,
    asked: Asked,
}

impl Schedule {
    fn new(weights: &Weights) -> Self {
        let mut schedule = Self {
            case: Vec::new(),
            contested: Vec::new(),
            references: Vec::new(),
            leaves: Vec::new(),
            revisions: Vec::new(),
            pairs: Vec::new(),
            entities: EntityKind::ALL.iter().map(|_| Vec::new()).collect(),
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
                Check::Entity(only, check) => {
                    for kind in EntityKind::ALL.iter().filter(|kind| only.is_none_or(|only| only == **kind)) {
                        let at = rule.fields_of(*kind);
                        if !at.is_empty() {
                            schedule.entities[*kind as usize].push((at, Scheduled { check, asked }));
                        }
                    }
                }
            }
        }
        schedule
    }
}

/// The rules about two records of a data set.
#[derive(Debug)]
pub(crate) struct PairRules {
    rules: Vec<Scheduled<PairCheck>>,
    limit: usize,
}

impl PairRules {
    /// A report without findings.
    pub fn report(&self) -> Report {
        Report::new(self.limit)
    }

    /// Asks those rules that have found nothing yet.
    pub fn run(&self, pair: &Pair<'_>, report: &mut Report) {
        for Scheduled { check, asked } in &self.rules {
            if !report.has(asked.rule) {
                check(pair, &mut Out { asked, at: &Path::Root, report });
            }
        }
    }
}

/// A document that was read and checked.
#[derive(Debug)]
#[non_exhaustive]
pub struct Checked<T> {
    /// What could be read.
    pub record: Option<T>,
    /// Faults of shape and findings of rules together, in document order.
    pub report: Report,
    /// What could not be read into the record, with its place.
    pub aside: Vec<Aside>,
}

impl Default for Validator {
    fn default() -> Self {
        Self::new()
    }
}

impl Validator {
    /// A validator with every rule of the [standard](Profile::Standard) profile.
    pub fn new() -> Self {
        let weights = Weights::default();
        let schedule = Schedule::new(&weights);
        Self { limit: LIMIT, as_of: None, index: Index::default(), weights, schedule }
    }

    /// The same validator with another profile.
    #[must_use]
    pub fn with_profile(mut self, profile: Profile) -> Self {
        self.weights.profile = profile;
        self.schedule = Schedule::new(&self.weights);
        self
    }

    /// The same validator, giving every finding of a rule this severity, whatever its profile says.
    ///
    /// ```
    /// use ois_records::{Severity, Validator};
    ///
    /// let validator = Validator::new().with_severity("code-without-words", Severity::Info)?;
    /// let unknown = Validator::new().with_severity("code-without-word", Severity::Info).unwrap_err();
    /// assert_eq!(unknown.nearest, Some("code-without-words"));
    /// # Ok::<(), ois_records::UnknownRule>(())
    /// ```
    ///
    /// # Errors
    /// When there is no rule of this code.
    pub fn with_severity(mut self, code: &str, severity: Severity) -> Result<Self, UnknownRule> {
        self.weights.choose(code, severity.into())?;
        self.schedule = Schedule::new(&self.weights);
        Ok(self)
    }

    /// The same validator without a rule.
    ///
    /// # Errors
    /// When there is no rule of this code.
    pub fn without(mut self, code: &str) -> Result<Self, UnknownRule> {
        self.weights.choose(code, Weight::Off)?;
        self.schedule = Schedule::new(&self.weights);
        Ok(self)
    }

    /// The same validator, keeping at most this many findings of each record. Their true number is
    /// in the report all the same.
    #[must_use]
    pub fn with_limit(mut self, findings: usize) -> Self {
        self.limit = findings;
        self
    }

    /// The same validator, looking at every record as of this day rather than the record's own.
    #[must_use]
    pub fn with_as_of(mut self, day: Date) -> Self {
        self.as_of = Some(day);
        self
    }

    /// Checks a record. Findings come in the order of the record as it is written.
    pub fn validate<T: Document>(&mut self, record: &T) -> Report {
        let (case, prefix) = record.as_case();
        let mut report = self.run(&case, prefix, &PutAside::default());
        let fields = CaseFile::FIELDS.behind(prefix);
        report.findings.sort_by_cached_key(|finding| fields.order(&finding.pointer));
        report
    }

    /// Reads a document through the collecting door and checks it. Findings come in the order of
    /// the text, with line and column.
    ///
    /// # Errors
    /// When the bytes are no JSON at all, or nest deeper than 127 levels.
    pub fn check<T: Document>(&mut self, bytes: &[u8]) -> Result<Checked<T>, Error> {
        let collected = collect::<T>(bytes)?;
        let report = self.judge(&collected);
        placed(collected, report, bytes)
    }

    /// Checks what a revision of a case file makes of the one before it: that the two are of one case,
    /// that what was wrong is called a correction, that nothing is dropped without a word. What each
    /// of the two says by itself is for [`validate`](Self::validate). Findings lead into the new one.
    ///
    /// ```
    /// use ois_records::{CaseFile, Count, Validator};
    ///
    /// let mut old: CaseFile = ois_records::from_str(ois_records::base_record())?;
    /// let mut new = old.clone();
    /// (old.revision, new.revision) = (Some(Count(2)), Some(Count(1)));
    /// let report = Validator::new().validate_revision(&old, &new)?;
    /// assert_eq!(report.findings()[0].rule.code, "revision-not-higher");
    /// # Ok::<(), ois_records::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`diff`].
    pub fn validate_revision(&self, old: &CaseFile, new: &CaseFile) -> Result<Report, Error> {
        let revision = Revision { old, new, diff: &diff(old, new)? };
        let mut report = Report::new(self.limit);
        for Scheduled { check, asked } in &self.schedule.revisions {
            check(&revision, &mut Out { asked, at: &Path::Root, report: &mut report });
        }
        report.findings.sort_by_cached_key(|finding| CaseFile::FIELDS.order(&finding.pointer));
        Ok(report)
    }

    /// Reads a revision of a case file and checks it by itself, as [`check`](Self::check) does, and together
    /// with the one before it, as [`validate_revision`](Self::validate_revision) does. A revision with errors
    /// of shape is only checked by itself: what could not be read would seem to be gone.
    ///
    /// ```
    /// use ois_records::{CaseFile, Validator};
    ///
    /// let old: CaseFile = ois_records::from_str(r#"{"version":"1.0","id":"a","revision":2,"incident":{"id":"incident"}}"#)?;
    /// let new = br#"{"version":"1.0","id":"a","revision":1,"incident":{"id":"incident"}}"#;
    /// let report = Validator::new().check_revision(&old, new)?.report;
    /// let found = report.findings().iter().find(|finding| finding.rule.code == "revision-not-higher").unwrap();
    /// assert_eq!((found.pointer.as_str(), found.position.unwrap().column), ("/revision", 38));
    /// # Ok::<(), ois_records::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`check`](Self::check) and [`diff`].
    pub fn check_revision(&mut self, old: &CaseFile, bytes: &[u8]) -> Result<Checked<CaseFile>, Error> {
        let collected = collect::<CaseFile>(bytes)?;
        let mut report = self.judge(&collected);
        if let Some(new) = collected.record.as_ref().filter(|_| !collected.faults.has_errors()) {
            report.absorb(self.validate_revision(old, new)?, |_| true);
        }
        placed(collected, report, bytes)
    }

    /// A data set without records, with the profile, severities and limit of this validator.
    pub fn dataset(&self) -> Dataset {
        Dataset::with(PairRules { rules: self.schedule.pairs.clone(), limit: self.limit })
    }

    /// Reads a stream of documents, one a line, and checks each: a result for each, with its line
    /// number. Lines of findings are those of the stream.
    pub fn check_stream<T: Document, R: BufRead>(
        &mut self,
        reader: R,
    ) -> impl Iterator<Item = Result<(usize, Checked<T>), Error>> {
        let mut lines = Lines::new(reader);
        std::iter::from_fn(move || {
            lines.next_with(|line, bytes| {
                let mut checked = self.check(bytes)?;
                for position in checked.report.findings.iter_mut().filter_map(|finding| finding.position.as_mut()) {
                    position.line += line - 1;
                }
                Ok((line, checked))
            })
        })
    }

    /// What is found in a document that was read, faults of shape first.
    fn judge<T: Document>(&mut self, collected: &Collected<T>) -> Report {
        let mut report = Report::new(self.limit);
        let mut faults = collected.faults.clone();
        faults.weigh(&self.weights);
        report.absorb(faults, |_| true);
        if let Some(record) = &collected.record {
            let (case, prefix) = record.as_case();
            let put_aside = PutAside::of(&collected.aside);
            report.absorb(self.run(&case, prefix, &put_aside), |finding| {
                finding.pointer = collected.place_in_document(&finding.pointer).into_owned();
                !put_aside.explains(finding)
            });
        }
        report
    }

    fn run(&mut self, case: &CaseFile, prefix: &str, put_aside: &PutAside) -> Report {
        self.index.fill(case);
        let context = Context {
            case,
            index: &self.index,
            as_of: self.as_of.or(case.as_of),
            standalone: !prefix.is_empty(),
            put_aside,
            clock: Cell::new(None),
        };
        let mut report = Report::new(self.limit);
        report.only_under(prefix);
        let mut run = Run { schedule: &self.schedule, context, report: &mut report };
        run.ask(&self.schedule.case, &Path::Root, |check, cx, out| check(case, cx, out));
        case.visit(&Path::Root, &mut run);
        report
    }
}

/// A document that was checked, its findings in the order of the text, with line and column.
fn placed<T>(collected: Collected<T>, mut report: Report, bytes: &[u8]) -> Result<Checked<T>, Error> {
    if !report.is_clean() {
        let text = Text::of(bytes);
        let tree = Node::parse(text.as_str())?;
        report.findings.iter_mut().for_each(|finding| finding.locate(&tree));
        report.findings.sort_by_key(super::Finding::offset);
        place(&mut report.findings, &text);
    }
    Ok(Checked { record: collected.record, report, aside: collected.aside })
}

struct Run<'r, 'a> {
    schedule: &'r Schedule,
    context: Context<'a>,
    report: &'r mut Report,
}

impl<'a> Run<'_, 'a> {
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
