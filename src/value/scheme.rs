//! What kind of number somebody gave.

use std::borrow::Cow;
use std::fmt::{self, Display};
use std::ops::Deref;

use serde::{Deserialize, Serialize};

/// What kind of number an external id is, or which data set gave it: `press_release`, `wapo`, `mpv`, `ursus`,
/// `coroner_case`, `ori`. On the wire a plain string; any text is one.
///
/// ```
/// use ois_records::{ExternalId, Scheme};
///
/// const ORI: Scheme = Scheme::known("ori");
///
/// let mut id = ExternalId::new("ZZ0120100");
/// id.scheme = Some(ORI);
/// assert_eq!(id.scheme.as_deref(), Some("ori"));
/// id.scheme = Some("coroner_case".into());
/// # assert_eq!(id.scheme.unwrap(), "coroner_case");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Scheme(Cow<'static, str>);

impl Scheme {
    /// A scheme that the program knows: it takes no memory of its own.
    pub const fn known(scheme: &'static str) -> Self {
        Self(Cow::Borrowed(scheme))
    }
}

impl From<&str> for Scheme {
    fn from(scheme: &str) -> Self {
        scheme.to_owned().into()
    }
}

impl From<String> for Scheme {
    fn from(scheme: String) -> Self {
        Self(scheme.into())
    }
}

impl Deref for Scheme {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Display for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl PartialEq<str> for Scheme {
    fn eq(&self, scheme: &str) -> bool {
        &**self == scheme
    }
}

impl PartialEq<&str> for Scheme {
    fn eq(&self, scheme: &&str) -> bool {
        **self == **scheme
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Scheme {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Scheme".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        String::json_schema(generator)
    }
}
