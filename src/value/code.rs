//! Codelists: closed ones that are plain strings, and open ones that keep the source's own words.

use std::fmt::Debug;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::object::{self, Object};

/// A codelist.
pub trait Code: Copy + Debug + Eq + 'static {
    /// What the codelist is called.
    const NAME: &'static str;
    /// Every code, in the order of the codelist.
    const ALL: &'static [Self];

    /// The code as it is in documents.
    fn as_str(self) -> &'static str;

    /// What the code means, and where it comes from.
    fn meaning(self) -> &'static str;

    /// The code that took its place, when it is deprecated: it is still read, and no longer written.
    fn replaced_by(self) -> Option<Self>;

    /// The code of this spelling.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.as_str() == code)
    }
}

/// A code of an open codelist, with the source's own words beside it.
///
/// ```
/// use ois_records::{Coded, PersonRole};
///
/// let role: Coded<PersonRole> = PersonRole::Subject.into();
/// let stated: Coded<PersonRole> = Coded::other("hostage negotiator's interpreter");
/// assert_eq!(stated.code, PersonRole::Other);
/// # let _ = role;
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Coded<C> {
    /// The code; `other` when none fits.
    pub code: C,
    /// The source's own words. With `other` they are all there is.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "super::field::Omissible::read")]
    pub source_text: Option<String>,
}

impl<C: Code + Serialize> Serialize for Coded<C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de, C: Code + for<'any> Deserialize<'any>> Deserialize<'de> for Coded<C> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl<C: Code + for<'any> Deserialize<'any>> Object for Coded<C> {
    fn fields<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }
}

/// A codelist that has `other` for what it does not know.
pub trait OpenCode: Code {
    /// The code for what the list does not know.
    const OTHER: Self;
}

impl<C: OpenCode> Coded<C> {
    /// What the codelist has no code for, in the source's own words.
    pub fn other(source_text: impl Into<String>) -> Self {
        Self { code: C::OTHER, source_text: Some(source_text.into()) }
    }
}

impl<C> Coded<C> {
    /// The same code with the source's own words.
    #[must_use]
    pub fn with_source_text(mut self, words: impl Into<String>) -> Self {
        self.source_text = Some(words.into());
        self
    }
}

impl<C: Code> From<C> for Coded<C> {
    fn from(code: C) -> Self {
        Self { code, source_text: None }
    }
}

impl<C: PartialEq> PartialEq<C> for Coded<C> {
    fn eq(&self, code: &C) -> bool {
        self.code == *code
    }
}

/// Declares a codelist.
///
/// `closed enum` is a plain string on the wire, closed by law or logic. `open enum` has `other`,
/// may grow, and is used through [`Coded`]. `wording enum` and `growing enum` are plain strings of
/// the document's own form, and can not be the value of a fact; one is closed, the other may grow.
/// `Old = "old" => New` is deprecated, and `New` took its place.
macro_rules! codes {
    (
        $(#[doc = $doc:literal])+
        wording enum $name:ident { $( $(#[doc = $meaning:literal])+ $code:ident = $text:literal $(=> $new:ident)?, )+ }
    ) => {
        $crate::value::code::codes! {
            @enum $name [$($doc)+] [stringify!($name)] []
            $( [$($meaning)+] $code = $text $(=> $new)?, )+
        }
    };
    (
        $(#[doc = $doc:literal])+
        growing enum $name:ident { $( $(#[doc = $meaning:literal])+ $code:ident = $text:literal $(=> $new:ident)?, )+ }
    ) => {
        $crate::value::code::codes! {
            @enum $name [$($doc)+] [stringify!($name)] [#[non_exhaustive]]
            $( [$($meaning)+] $code = $text $(=> $new)?, )+
        }
    };
    (
        $(#[doc = $doc:literal])+
        closed enum $name:ident { $( $(#[doc = $meaning:literal])+ $code:ident = $text:literal $(=> $new:ident)?, )+ }
    ) => {
        $crate::value::code::codes! {
            @enum $name [$($doc)+] [stringify!($name)] []
            $( [$($meaning)+] $code = $text $(=> $new)?, )+
        }
        $crate::value::fact::plain_value!([] $name, stringify!($name));
    };
    (
        $(#[doc = $doc:literal])+
        open enum $name:ident { $( $(#[doc = $meaning:literal])+ $code:ident = $text:literal $(=> $new:ident)?, )+ }
    ) => {
        $crate::value::code::codes! {
            @enum $name [$($doc)+] [concat!(stringify!($name), "Code")] [#[non_exhaustive]]
            $( [$($meaning)+] $code = $text $(=> $new)?, )+
            [" None of these; `source_text` has the source's own words."] Other = "other",
        }
        impl $crate::value::code::OpenCode for $name {
            const OTHER: Self = Self::Other;
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $crate::value::Coded<$name> {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::value::code::coded_schema(&generator.subschema_for::<$name>(), concat!($($doc, "\n"),+))
            }
        }
    };
    (
        @enum $name:ident [$($doc:literal)+] [$schema_name:expr] [$($attribute:tt)*]
        $( [$($meaning:literal)+] $code:ident = $text:literal $(=> $new:ident)?, )+
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $($attribute)*
        pub enum $name {
            $(
                $(#[doc = $meaning])+
                $code,
            )+
        }

        impl $crate::value::Code for $name {
            const NAME: &'static str = stringify!($name);
            const ALL: &'static [Self] = &[$(Self::$code),+];

            fn as_str(self) -> &'static str {
                match self {
                    $(Self::$code => $text,)+
                }
            }

            fn meaning(self) -> &'static str {
                match self {
                    $(Self::$code => concat!($($meaning, "\n"),+).trim_ascii(),)+
                }
            }

            fn replaced_by(self) -> Option<Self> {
                match self {
                    $($(Self::$code => Some(Self::$new),)?)+
                    _ => None,
                }
            }

            fn from_code(code: &str) -> Option<Self> {
                match code {
                    $($text => Some(Self::$code),)+
                    _ => None,
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::value::Code::as_str(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::value::code::read(deserializer)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $schema_name.into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::value::code::enum_schema::<$name>(concat!($($doc, "\n"),+))
            }
        }
    };
}
pub(crate) use codes;

pub(crate) fn read<'de, C: Code, D: Deserializer<'de>>(deserializer: D) -> Result<C, D::Error> {
    struct Visitor<C>(std::marker::PhantomData<C>);
    impl<C: Code> serde::de::Visitor<'_> for Visitor<C> {
        type Value = C;

        fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
            write!(f, "a code of {}", C::NAME)
        }

        fn visit_str<E: serde::de::Error>(self, code: &str) -> Result<C, E> {
            C::from_code(code).ok_or_else(|| E::custom(format_args!("a code of {} is expected", C::NAME)))
        }
    }
    deserializer.deserialize_str(Visitor(std::marker::PhantomData))
}

/// A plain `enum`: tools make one type of it. What the codes mean is in the description.
#[cfg(feature = "schema")]
pub(crate) fn enum_schema<C: Code>(doc: &str) -> schemars::Schema {
    use std::fmt::Write;

    let mut description = paragraph(doc) + "\n";
    for code in C::ALL {
        let _ = write!(description, "\n- `{}`: {}", code.as_str(), paragraph(code.meaning()));
        if let Some(new) = code.replaced_by() {
            let _ = write!(description, " Deprecated: `{}` took its place.", new.as_str());
        }
    }
    let codes: Vec<_> = C::ALL.iter().map(|code| code.as_str()).collect();
    let rows: Vec<_> = C::ALL
        .iter()
        .map(|code| [code.as_str(), code.meaning(), code.replaced_by().map_or("", C::as_str)].map(paragraph))
        .collect();
    schemars::json_schema!({
        "description": description,
        "type": "string",
        "enum": codes,
        "x-codelist": { "name": C::NAME, "doc": paragraph(doc), "rows": rows },
    })
}

#[cfg(feature = "schema")]
pub(crate) fn coded_schema(code: &schemars::Schema, doc: &str) -> schemars::Schema {
    schemars::json_schema!({
        "description": paragraph(doc),
        "type": "object",
        "properties": {
            "code": code,
            "source_text": {
                "type": "string",
                "description": "The source's own words. With `other` they are all there is.",
            },
        },
        "required": ["code"],
        "additionalProperties": false,
        "x-order": ["code", "source_text"],
    })
}

/// A doc comment as one paragraph.
#[cfg(feature = "schema")]
fn paragraph(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::Code;

    codes! {
        /// What to do at a light.
        wording enum Light {
            /// Stop.
            Halt = "halt" => Stop,
            /// Stop.
            Stop = "stop",
        }
    }

    #[test]
    fn a_deprecated_code_is_read_and_names_its_successor() {
        assert_eq!(Light::from_code("halt"), Some(Light::Halt));
        assert_eq!((Light::Halt.replaced_by(), Light::Stop.replaced_by()), (Some(Light::Stop), None));
        #[cfg(feature = "schema")]
        {
            let schema = super::enum_schema::<Light>("");
            let description = schema.get("description").and_then(|it| it.as_str()).unwrap_or_default();
            assert!(description.contains("`halt`: Stop. Deprecated: `stop` took its place."), "{description}");
        }
    }
}
