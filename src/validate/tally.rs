//! How often each rule was found.

use std::collections::BTreeMap;
use std::ptr;
use std::sync::OnceLock;

use super::weights::Weights;
use crate::rules::{Rule, Severity, Weight};

/// How often each rule was found, by severity.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    /// In the order in which they were first found. They are few, and one is often found again.
    found: Vec<(&'static Rule, [usize; 3])>,
    /// The same as callers read it, added up when one asks.
    by_code: OnceLock<BTreeMap<&'static str, usize>>,
}

impl Tally {
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// How often anything was found.
    pub fn total(&self) -> usize {
        self.found.iter().flat_map(|(_, counts)| counts).sum()
    }

    /// How often something of a severity was found.
    pub fn of(&self, severity: Severity) -> usize {
        self.found.iter().map(|(_, counts)| counts[severity as usize]).sum()
    }

    /// Whether a rule was found.
    pub fn has(&self, rule: &Rule) -> bool {
        self.found.iter().any(|(found, _)| ptr::eq(*found, rule))
    }

    /// How often each code was found.
    pub fn by_code(&self) -> &BTreeMap<&'static str, usize> {
        self.by_code.get_or_init(|| self.found.iter().map(|(rule, counts)| (rule.code, counts.iter().sum())).collect())
    }

    pub fn add(&mut self, rule: &'static Rule, severity: Severity, count: usize) {
        self.by_code.take();
        let place = self.found.iter().rposition(|(found, _)| ptr::eq(*found, rule)).unwrap_or_else(|| {
            self.found.push((rule, [0; 3]));
            self.found.len() - 1
        });
        self.found[place].1[severity as usize] += count;
    }

    /// Adds another's counts, less those of some findings.
    pub fn add_but(&mut self, mut other: Self, less: impl Iterator<Item = (&'static Rule, Severity)>) {
        for (rule, severity) in less {
            if let Some((_, counts)) = other.found.iter_mut().find(|(found, _)| ptr::eq(*found, rule)) {
                counts[severity as usize] -= 1;
            }
        }
        other.each(|rule, severity, count| self.add(rule, severity, count));
    }

    /// Gives every rule the severity that is set for it.
    pub fn weigh(&mut self, weights: &Weights) {
        std::mem::take(self).each(|rule, severity, count| match weights.set_for(rule).map(Weight::severity) {
            Some(Some(set)) => self.add(rule, set, count),
            Some(None) => {}
            None => self.add(rule, severity, count),
        });
    }

    fn each(self, mut take: impl FnMut(&'static Rule, Severity, usize)) {
        for (rule, counts) in self.found {
            for severity in [Severity::Info, Severity::Warning, Severity::Error] {
                let count = counts[severity as usize];
                if count > 0 {
                    take(rule, severity, count);
                }
            }
        }
    }
}
