//! How grave the findings of each rule are: by the rule, its profile, and the caller.

use crate::rules::{Profile, Rule, Weight, all as rules, explain};
use crate::spelling::nearest;

/// A profile, and what the caller chose beside it.
#[derive(Debug, Clone, Default)]
pub(super) struct Weights {
    pub profile: Profile,
    chosen: Vec<(&'static str, Weight)>,
}

impl Weights {
    /// What is set for every finding of a rule; `None` leaves it to the rule.
    pub fn set_for(&self, rule: &Rule) -> Option<Weight> {
        let chosen = self.chosen.iter().rev().find(|(code, _)| *code == rule.code);
        chosen.map(|(_, weight)| *weight).or_else(|| rule.weight_in(self.profile))
    }

    pub fn choose(&mut self, code: &str, weight: Weight) -> Result<(), UnknownRule> {
        let rule = explain(code).ok_or_else(|| UnknownRule::new(code))?;
        self.chosen.push((rule.code, weight));
        Ok(())
    }
}

/// There is no rule of this code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no rule `{code}`{}", nearest.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
#[non_exhaustive]
pub struct UnknownRule {
    /// The code that was asked for.
    pub code: String,
    /// The code that is most like it, where one is near.
    pub nearest: Option<&'static str>,
}

impl UnknownRule {
    fn new(code: &str) -> Self {
        Self { code: code.into(), nearest: nearest(code, rules().map(|rule| rule.code)) }
    }
}
