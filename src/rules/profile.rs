//! What a record is checked for, and the severity of findings that follows from it.

use std::fmt::{self, Display};

use super::{Rule, Severity};

/// What a record is checked for. The severity of a rule depends on it; see [`Rule::severity_in`].
///
/// ```
/// use ois_records::{Profile, Severity, explain};
///
/// let rule = explain("code-without-words").unwrap();
/// assert_eq!(rule.severity_in(Profile::Standard), Some(Severity::Warning));
/// assert_eq!(Profile::from_name("publish"), Some(Profile::Publish));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Profile {
    /// Whether the record can be true, and what is suspicious, incomplete or open in it.
    #[default]
    Standard,
    /// Whether the record may be published: what must not be public is an error.
    Publish,
    /// A developing case: what comes later is not reported missing.
    Intake,
    /// A row of a flat data set: what such a row cannot have is not reported missing.
    Dataset,
}

impl Profile {
    /// Every profile.
    pub const ALL: [Self; 4] = [Self::Standard, Self::Publish, Self::Intake, Self::Dataset];

    /// Its name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Publish => "publish",
            Self::Intake => "intake",
            Self::Dataset => "dataset",
        }
    }

    /// The profile of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.name() == name)
    }
}

impl Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What a profile sets a rule to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// There are no findings.
    Off,
    /// Every finding is for information.
    Info,
    /// Every finding is suspicious.
    Warning,
    /// Every finding is an error.
    Error,
}

impl Weight {
    /// The severity of findings; `None` where there are none.
    pub(crate) fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

impl From<Severity> for Weight {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Info => Self::Info,
            Severity::Warning => Self::Warning,
            Severity::Error => Self::Error,
        }
    }
}

impl Rule {
    /// The severity of a finding in a profile, unless the finding says otherwise; `None` if the
    /// profile omits the rule.
    pub fn severity_in(&self, profile: Profile) -> Option<Severity> {
        self.weight_in(profile).map_or(Some(self.severity), Weight::severity)
    }

    /// What a profile sets for every finding of the rule, if it sets anything.
    pub(crate) fn weight_in(&self, profile: Profile) -> Option<Weight> {
        let set = self.profiles.iter().find(|(of, _)| *of == profile);
        set.map(|(_, weight)| *weight)
    }
}
