//! The findings of one record.

use std::collections::BTreeMap;

use super::finding::Finding;
use super::tally::Tally;
use super::things::Place;
use super::weights::Weights;
use crate::path::Inside;
use crate::rules::{Rule, Severity};

/// Room for so many findings is made at once.
const SEVERAL: usize = 32;

/// The findings of one record, in document order.
#[derive(Debug, Clone)]
pub struct Report {
    pub(crate) findings: Vec<Finding>,
    tally: Tally,
    limit: usize,
    /// What is no graver than this finds no place any more.
    least: Severity,
    /// Where a document of one noun stands in the case file that it was checked in.
    prefix: String,
}

impl Report {
    pub(crate) fn new(limit: usize) -> Self {
        Self { findings: Vec::new(), tally: Tally::default(), limit, least: Severity::Info, prefix: String::new() }
    }

    /// The findings, in document order; no more than the validator's limit.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How often each code was found, beyond the limit too.
    pub fn counts(&self) -> &BTreeMap<&'static str, usize> {
        self.tally.by_code()
    }

    /// How many findings there were, kept or not.
    pub fn total(&self) -> usize {
        self.tally.total()
    }

    /// Whether there were more findings than were kept.
    pub fn is_truncated(&self) -> bool {
        self.total() > self.findings.len()
    }

    /// How many findings are of a severity, kept or not.
    pub fn count_of(&self, severity: Severity) -> usize {
        self.tally.of(severity)
    }

    /// Whether something was found that cannot be true.
    pub fn has_errors(&self) -> bool {
        self.count_of(Severity::Error) > 0
    }

    /// Whether nothing was found.
    pub fn is_clean(&self) -> bool {
        self.tally.is_empty()
    }

    /// Whether a rule was found.
    pub(crate) fn has(&self, rule: &Rule) -> bool {
        self.tally.has(rule)
    }

    /// Takes only findings at or below a place, and names their places from there.
    pub(crate) fn only_under(&mut self, prefix: &str) {
        prefix.clone_into(&mut self.prefix);
    }

    /// Counts a finding, and keeps it while there is room. Once there is none, a graver one takes
    /// the place of one that is less grave.
    pub(crate) fn take(&mut self, rule: &'static Rule, severity: Severity, make: impl FnOnce() -> Finding) {
        self.tally.add(rule, severity, 1);
        if self.findings.is_empty() {
            // One seldom comes alone.
            self.findings.reserve(SEVERAL.min(self.limit));
        }
        if self.findings.len() < self.limit {
            self.findings.push(make());
        } else if severity > self.least
            && let Some(place) = self.findings.iter().rposition(|kept| kept.severity < severity)
        {
            self.findings.remove(place);
            self.findings.push(make());
        } else {
            // All that are kept are at least so grave: nothing of the kind needs to look again.
            self.least = self.least.max(severity);
        }
    }

    /// Takes the findings of another report that pass, and counts those that it no longer has.
    pub(crate) fn absorb(&mut self, other: Self, mut pass: impl FnMut(&mut Finding) -> bool) {
        let kept = other.findings.iter().map(|finding| (finding.rule, finding.severity));
        self.tally.add_but(other.tally, kept);
        for mut finding in other.findings {
            if pass(&mut finding) {
                self.take(finding.rule, finding.severity, || finding);
            }
        }
    }

    /// Gives every finding the severity that is set for its rule.
    pub(super) fn weigh(&mut self, weights: &Weights) {
        self.findings.retain_mut(|finding| {
            let Some(weight) = weights.set_for(finding.rule) else { return true };
            weight.severity().map(|severity| finding.severity = severity).is_some()
        });
        self.tally.weigh(weights);
    }
}

/// A rule that is asked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked {
    pub rule: &'static Rule,
    /// The severity that is set for every finding, whatever the rule says.
    pub set: Option<Severity>,
}

/// Where a rule says what it found.
pub(crate) struct Out<'a> {
    pub(super) asked: &'a Asked,
    pub(super) at: Place<'a>,
    pub(super) report: &'a mut Report,
}

impl Out<'_> {
    /// A finding at a place inside of what the rule looked at: `"/death/died"`, or `""` for itself.
    #[cold]
    pub fn at(&mut self, inside: impl Inside) {
        self.say(self.asked.rule.severity, inside, &[]);
    }

    /// A finding with the numbers that its sentence shows.
    #[cold]
    pub fn at_with(&mut self, inside: impl Inside, numbers: &[i64]) {
        self.say(self.asked.rule.severity, inside, numbers);
    }

    /// A finding that is graver or lighter here than the rule is elsewhere.
    #[cold]
    pub fn say(&mut self, severity: Severity, inside: impl Inside, numbers: &[i64]) {
        let Asked { rule, set } = *self.asked;
        let mut pointer = String::with_capacity(64);
        self.at.write_to(&mut pointer);
        inside.write_to(&mut pointer);
        debug_assert!(
            rule.pointers.iter().any(|template| fits(template, &pointer)),
            "{} does not declare {pointer}",
            rule.code
        );
        let prefix = &self.report.prefix;
        if !prefix.is_empty() {
            if !pointer.starts_with(prefix) {
                return;
            }
            pointer.drain(..prefix.len());
        }
        let severity = set.unwrap_or(severity);
        self.report.take(rule, severity, || Finding::new(rule, severity, pointer, numbers));
    }
}

/// Whether a pointer is one of those that a template stands for: `*` is any one element, a `**` at
/// its head any way there.
fn fits(template: &str, pointer: &str) -> bool {
    if template == "**" {
        return true;
    }
    let (mut wanted, mut given) = (template.split('/'), pointer.split('/'));
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return true,
            (Some("*"), Some(_)) => {}
            (a, b) if a == b => {}
            _ => return false,
        }
    }
}
