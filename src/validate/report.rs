//! The findings of one record.

use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};

use super::finding::Finding;
use super::weights::Weights;
use crate::path::Path;
use crate::rules::{Rule, Severity, Weight, explain};

/// The findings of one record, in document order.
#[derive(Debug, Clone)]
pub struct Report {
    pub(crate) findings: Vec<Finding>,
    counts: BTreeMap<&'static str, usize>,
    /// The same, each severity apart.
    severities: BTreeMap<(&'static str, Severity), usize>,
    limit: usize,
    /// What is no graver than this finds no place any more.
    least: Severity,
    /// Where a document of one noun stands in the case file that it was checked in.
    prefix: String,
}

impl Report {
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            findings: Vec::new(),
            counts: BTreeMap::new(),
            severities: BTreeMap::new(),
            limit,
            least: Severity::Info,
            prefix: String::new(),
        }
    }

    /// The findings, in document order; no more than the validator's limit.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How often each code was found, beyond the limit too.
    pub fn counts(&self) -> &BTreeMap<&'static str, usize> {
        &self.counts
    }

    /// How many findings there were, kept or not.
    pub fn total(&self) -> usize {
        self.counts.values().sum()
    }

    /// Whether there were more findings than were kept.
    pub fn is_truncated(&self) -> bool {
        self.total() > self.findings.len()
    }

    /// How many findings are of a severity, kept or not.
    pub fn count_of(&self, severity: Severity) -> usize {
        self.severities.iter().filter(|((_, found), _)| *found == severity).map(|(_, count)| count).sum()
    }

    /// Whether something was found that cannot be true.
    pub fn has_errors(&self) -> bool {
        self.count_of(Severity::Error) > 0
    }

    /// Whether nothing was found.
    pub fn is_clean(&self) -> bool {
        self.counts.is_empty()
    }

    /// Takes only findings at or below a place, and names their places from there.
    pub(crate) fn only_under(&mut self, prefix: &str) {
        prefix.clone_into(&mut self.prefix);
    }

    /// Counts a finding, and keeps it while there is room. Once there is none, a graver one takes
    /// the place of one that is less grave.
    pub(crate) fn take(&mut self, rule: &'static Rule, severity: Severity, make: impl FnOnce() -> Finding) {
        *self.counts.entry(rule.code).or_default() += 1;
        *self.severities.entry((rule.code, severity)).or_default() += 1;
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
        let (mut gone, mut severities) = (other.counts, other.severities);
        for mut finding in other.findings {
            let code = finding.rule.code;
            gone.entry(code).and_modify(|count| *count -= 1);
            severities.entry((code, finding.severity)).and_modify(|count| *count -= 1);
            if pass(&mut finding) {
                self.add(finding);
            }
        }
        add_up(&mut self.counts, gone);
        add_up(&mut self.severities, severities);
    }

    /// Gives every finding the severity that is set for its rule.
    pub(super) fn weigh(&mut self, weights: &Weights) {
        let set = |code: &str| weights.set_for(explain(code)?);
        self.findings.retain_mut(|finding| {
            let Some(weight) = weights.set_for(finding.rule) else { return true };
            weight.severity().map(|severity| finding.severity = severity).is_some()
        });
        self.counts.retain(|code, _| set(code) != Some(Weight::Off));
        for ((code, severity), count) in std::mem::take(&mut self.severities) {
            let severity = match set(code) {
                Some(weight) => weight.severity(),
                None => Some(severity),
            };
            if let Some(severity) = severity {
                *self.severities.entry((code, severity)).or_default() += count;
            }
        }
    }

    fn add(&mut self, finding: Finding) {
        self.take(finding.rule, finding.severity, || finding);
    }
}

/// Adds counts to others.
fn add_up<K: Ord>(counts: &mut BTreeMap<K, usize>, more: BTreeMap<K, usize>) {
    for (key, count) in more.into_iter().filter(|(_, count)| *count > 0) {
        *counts.entry(key).or_default() += count;
    }
}

/// Where a rule says what it found.
pub(crate) struct Out<'a> {
    pub(super) rule: &'static Rule,
    /// The severity that is set for every finding, whatever the rule says.
    pub(super) set: Option<Severity>,
    pub(super) at: &'a Path<'a>,
    pub(super) report: &'a mut Report,
}

impl Out<'_> {
    /// A finding at a place inside of what the rule looked at: `"/death/died"`, or `""` for itself.
    #[cold]
    pub fn at(&mut self, inside: impl Display) {
        self.say(self.rule.severity, inside, &[]);
    }

    /// A finding with the numbers that its sentence shows.
    #[cold]
    pub fn at_with(&mut self, inside: impl Display, numbers: &[i64]) {
        self.say(self.rule.severity, inside, numbers);
    }

    /// A finding that is graver or lighter here than the rule is elsewhere.
    #[cold]
    pub fn say(&mut self, severity: Severity, inside: impl Display, numbers: &[i64]) {
        let mut pointer = String::with_capacity(64);
        self.at.write_to(&mut pointer);
        let _ = write!(pointer, "{inside}");
        debug_assert!(
            self.rule.pointers.iter().any(|template| fits(template, &pointer)),
            "{} does not declare {pointer}",
            self.rule.code
        );
        if !pointer.starts_with(&self.report.prefix) {
            return;
        }
        pointer.drain(..self.report.prefix.len());
        let (rule, severity) = (self.rule, self.set.unwrap_or(severity));
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
