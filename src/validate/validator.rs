//! Runs the rules over records, one after another.

use std::io::BufRead;

use super::aside::PutAside;
use super::context::Context;
use super::finding::place;
use super::index::Index;
use super::report::Report;
use super::run::Run;
use super::schedule::{PairRules, Schedule};
use super::things::Stated;
use super::weights::{UnknownRule, Weights};
use crate::dataset::Dataset;
use crate::diff::{Revision, diff};
use crate::error::Error;
use crate::model::Fields;
use crate::read::{Aside, Collected, Lines, Node, Root, Text, collect};
use crate::rules::{Profile, Severity, Weight};
use crate::{CaseFile, Date};

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
    stated: Stated,
    weights: Weights,
    pub(super) schedule: Schedule,
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
    /// Whether the record says all that the document says.
    pub is_whole: bool,
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
        Self { limit: LIMIT, as_of: None, index: Index::default(), stated: Stated::default(), weights, schedule }
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
    pub fn validate<T: Root>(&mut self, record: &T) -> Report {
        let (case, prefix) = record.as_case();
        let mut report = self.run(&case, prefix, &PutAside::default());
        let fields = CaseFile::FIELDS.follow(prefix.trim_start_matches('/')).unwrap_or(Fields::NONE);
        report.findings.sort_by_cached_key(|finding| fields.order(&finding.pointer));
        report
    }

    /// Reads a document through the collecting door and checks it. Findings come in the order of
    /// the text, with line and column.
    ///
    /// # Errors
    /// When the bytes are no JSON at all, or nest deeper than 127 levels.
    pub fn check<T: Root>(&mut self, bytes: &[u8]) -> Result<Checked<T>, Error> {
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
        self.schedule.compare(&revision, &mut report);
        report.findings.sort_by_cached_key(|finding| CaseFile::FIELDS.order(&finding.pointer));
        Ok(report)
    }

    /// Reads a revision of a case file and checks it by itself, as [`check`](Self::check) does, and together
    /// with the one before it, as [`validate_revision`](Self::validate_revision) does. A revision of which not
    /// [all](Checked::is_whole) could be read is only checked by itself: the rest would seem to be gone.
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
        if let Some(new) = collected.record.as_ref().filter(|_| collected.is_whole()) {
            report.absorb(self.validate_revision(old, new)?, |_| true);
        }
        placed(collected, report, bytes)
    }

    /// A data set without records, with the profile, severities and limit of this validator.
    pub fn dataset(&self) -> Dataset {
        Dataset::with(PairRules::of(&self.schedule, self.limit))
    }

    /// Reads a stream of documents, one a line, and checks each: a result for each, with its line
    /// number. Lines of findings are those of the stream.
    pub fn check_stream<T: Root, R: BufRead>(
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
    fn judge<T: Root>(&mut self, collected: &Collected<T>) -> Report {
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
            clocks: Default::default(),
        };
        let mut report = Report::new(self.limit);
        report.only_under(prefix);
        Run { schedule: &self.schedule, context, stated: &mut self.stated, report: &mut report }.over(case);
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
    let is_whole = collected.is_whole();
    Ok(Checked { record: collected.record, report, aside: collected.aside, is_whole })
}
