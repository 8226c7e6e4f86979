//! How the model's types are declared: records, entities and unions.
//!
//! One declaration makes the Rust type, its reading and writing, its schema and its walk, so that
//! they cannot disagree.

/// Declares a record without an id: required fields first, then what may be left out.
///
/// Users build one by `new` or `default` and then field by field, never by a literal: a field that
/// a later version adds breaks none of their code.
///
/// A document has its head first: `required`, `optional`, then the same again for its body.
macro_rules! record {
    (@visit $self:ident, $at:ident, $visitor:ident, $stated:ident: $($field:ident)*) => {
        $(
            if $crate::model::visit_field(&$self.$field, stringify!($field), $at, $visitor) {
                $stated = $stated.and(const { $crate::model::FieldSet::of(stringify!($field)) });
            }
        )*
    };
    (@standing $self:ident, $place:ident, $rest:ident: $($field:ident)*) => {
        $(
            if $place == const { Self::FIELDS.place(stringify!($field).as_bytes()) } {
                return $crate::model::Visit::standing(&$self.$field, $rest);
            }
        )*
    };
    (@described) => {
        fn fields() -> &'static $crate::model::Fields {
            Self::FIELDS
        }

        fn standing(&self, pointer: &str) -> $crate::model::Standing {
            if pointer.is_empty() {
                $crate::model::Standing::Value($crate::Fact::NotStated)
            } else {
                self.standing_of_field(pointer)
            }
        }
    };
    (
        $(#[$meta:meta])*
        pub struct $name:ident { $( $(#[$head_meta:meta])* $head:ident : $head_type:ty, )+ }
        optional { $($optional:tt)* }
        body { $( $(#[$body_meta:meta])* $body:ident : $body_type:ty, )+ }
        optional { $($more:tt)* }
    ) => {
        $crate::model::record::record! {
            @type [$(#[$meta])*] $name
            {}
            { $( $(#[$head_meta])* $head : $head_type, )+ }
            { $($optional)* }
            { $( $(#[$body_meta])* $body : $body_type, )+ }
            { $($more)* }
        }

        impl $name {
            /// A record with what it must have, and nothing else stated.
            #[must_use]
            pub fn new($($head: impl Into<$head_type>,)+ $($body: impl Into<$body_type>),+) -> Self {
                $( let $head = $head.into(); )+
                $( let $body = $body.into(); )+
                $crate::model::record::record! { @init Self [$($head,)+ $($body,)+] $($optional)* $($more)* }
            }
        }

        impl $crate::model::Visit for $name {
            fn visit<'a, V: $crate::model::Visitor<'a>>(&'a self, at: &$crate::path::Path<'_>, visitor: &mut V) {
                self.visit_fields(at, visitor);
            }

            $crate::model::record::record! { @described }
        }
    };
    (
        $(#[$meta:meta])*
        pub struct $name:ident { $($required:tt)* }
        optional { $($optional:tt)* }
    ) => {
        $crate::model::record::record! { @build [$(#[$meta])*] $name {} { $($required)* } { $($optional)* } }

        impl $crate::model::Visit for $name {
            fn visit<'a, V: $crate::model::Visitor<'a>>(&'a self, at: &$crate::path::Path<'_>, visitor: &mut V) {
                self.visit_fields(at, visitor);
            }

            $crate::model::record::record! { @described }
        }
    };
    (
        @build [$(#[$meta:meta])*] $name:ident {} {} { $($optional:tt)* }
    ) => {
        $crate::model::record::record! { @type [$(#[$meta])* #[derive(Default)]] $name {} {} { $($optional)* } {} {} }
    };
    (
        @build [$(#[$meta:meta])*] $name:ident
        { $( $(#[$own_meta:meta])* $own:ident : $own_type:ty, )* }
        { $( $(#[$required_meta:meta])* $required:ident : $required_type:ty, )* }
        { $($optional:tt)* }
    ) => {
        $crate::model::record::record! {
            @type [$(#[$meta])*] $name
            { $( $(#[$own_meta])* $own : $own_type, )* }
            { $( $(#[$required_meta])* $required : $required_type, )* }
            { $($optional)* }
            {}
            {}
        }

        impl $name {
            /// A record with what it must have, and nothing else stated.
            #[must_use]
            pub fn new($($own: $own_type,)* $($required: impl Into<$required_type>),*) -> Self {
                $( let $required = $required.into(); )*
                $crate::model::record::record! { @init Self [$($own,)* $($required,)*] $($optional)* }
            }
        }
    };
    (
        @init $self:ident [$($given:ident,)*] $( $(#[$meta:meta])* $optional:ident : $type:ty, )*
    ) => {
        $self { $($given,)* $($optional: Default::default(),)* }
    };
    (
        @type [$(#[$meta:meta])*] $name:ident
        { $( $(#[$own_meta:meta])* $own:ident : $own_type:ty, )* }
        { $( $(#[$required_meta:meta])* $required:ident : $required_type:ty, )* }
        { $( $(#[$optional_meta:meta])* $optional:ident : $optional_type:ty, )* }
        { $( $(#[$late_meta:meta])* $late:ident : $late_type:ty, )* }
        { $( $(#[$more_meta:meta])* $more:ident : $more_type:ty, )* }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(extend("x-order" = [
            $(stringify!($own),)* $(stringify!($required),)* $(stringify!($optional),)*
            $(stringify!($late),)* $(stringify!($more),)*
        ])))]
        #[serde(remote = "Self", deny_unknown_fields)]
        #[non_exhaustive]
        #[allow(clippy::struct_field_names, reason = "`document_kind`: `kind` tells the branches of a union apart")]
        pub struct $name {
            $( $(#[$own_meta])* pub $own: $own_type, )*
            $( $(#[$required_meta])* pub $required: $required_type, )*
            $(
                $(#[$optional_meta])*
                #[serde(
                    default,
                    skip_serializing_if = "crate::value::Omissible::is_absent",
                    deserialize_with = "crate::value::Omissible::read"
                )]
                pub $optional: $optional_type,
            )*
            $( $(#[$late_meta])* pub $late: $late_type, )*
            $(
                $(#[$more_meta])*
                #[serde(
                    default,
                    skip_serializing_if = "crate::value::Omissible::is_absent",
                    deserialize_with = "crate::value::Omissible::read"
                )]
                pub $more: $more_type,
            )*
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Self::serialize(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::value::object::read(deserializer)
            }
        }

        impl $crate::value::object::Object for $name {
            fn fields<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::deserialize(deserializer)
            }
        }

        impl $name {
            /// Its fields, in the order in which they are written.
            pub(crate) const FIELDS: &'static $crate::model::Fields = &$crate::model::Fields::of(&[
                $($crate::model::Field::of::<$own_type>(stringify!($own)),)*
                $($crate::model::Field::of::<$required_type>(stringify!($required)),)*
                $($crate::model::Field::of::<$optional_type>(stringify!($optional)),)*
                $($crate::model::Field::of::<$late_type>(stringify!($late)),)*
                $($crate::model::Field::of::<$more_type>(stringify!($more)),)*
            ]);

            /// What stands where a pointer leads, from one of its fields on.
            #[allow(unused_variables, reason = "a record may have no fields of its own")]
            pub(crate) fn standing_of_field(&self, pointer: &str) -> $crate::model::Standing {
                let (field, rest) = pointer.split_once('/').unwrap_or((pointer, ""));
                let place = Self::FIELDS.place(field.as_bytes());
                $crate::model::record::record! {
                    @standing self, place, rest: $($own)* $($required)* $($optional)* $($late)* $($more)*
                }
                $crate::model::Standing::Nothing
            }

            /// Shows what stands in its fields, and tells which those are.
            #[allow(unused, reason = "a record may have no fields of its own")]
            pub(crate) fn visit_fields<'a, V: $crate::model::Visitor<'a>>(
                &'a self,
                at: &$crate::path::Path<'_>,
                visitor: &mut V,
            ) -> $crate::model::FieldSet {
                let mut stated = const {
                    $crate::model::FieldSet::of("kind")
                        $(.and($crate::model::FieldSet::of(stringify!($own))))*
                        $(.and($crate::model::FieldSet::of(stringify!($required))))*
                        $(.and($crate::model::FieldSet::of(stringify!($late))))*
                };
                $( $crate::model::visit_field(&self.$required, stringify!($required), at, visitor); )*
                $crate::model::record::record! { @visit self, at, visitor, stated: $($optional)* }
                $( $crate::model::visit_field(&self.$late, stringify!($late), at, visitor); )*
                $crate::model::record::record! { @visit self, at, visitor, stated: $($more)* }
                stated
            }
        }
    };
}

/// Declares a record that others can refer to: it has an id, and what every such record may have.
///
/// `entity! { pub struct Person(PersonId) … }` is one by itself; with `branch of Material` it is
/// one branch of a union, which stands for it.
macro_rules! entity {
    (
        $(#[$meta:meta])*
        pub struct $name:ident($id:ty) { $($required:tt)* }
        optional { $($optional:tt)* }
    ) => {
        $crate::model::record::entity! {
            @fields [$(#[$meta])*] $name($id) { $($required)* } { $($optional)* }
        }

        impl $crate::model::Visit for $name {
            fn visit<'a, V: $crate::model::Visitor<'a>>(&'a self, at: &$crate::path::Path<'_>, visitor: &mut V) {
                let stated = self.visit_fields(at, visitor);
                visitor.entity($crate::model::Entity::$name(self), stated, at);
            }

            $crate::model::record::record! { @described }
        }
    };
    (
        $(#[$meta:meta])*
        pub struct $name:ident($id:ty), branch of $union:ident { $($required:tt)* }
        optional { $($optional:tt)* }
    ) => {
        $crate::model::record::entity! {
            @fields [$(#[$meta])*] $name($id) { $($required)* } { $($optional)* }
        }

        impl $crate::model::Visit for $name {
            fn visit<'a, V: $crate::model::Visitor<'a>>(&'a self, at: &$crate::path::Path<'_>, visitor: &mut V) {
                self.visit_fields(at, visitor);
            }

            $crate::model::record::record! { @described }
        }
    };
    (
        @fields [$(#[$meta:meta])*] $name:ident($id:ty) { $($required:tt)* } { $($optional:tt)* }
    ) => {
        $crate::model::record::record! {
            @build [$(#[$meta])*] $name
            {
                /// Its id, unique in the document.
                id: $id,
            }
            { $($required)* }
            {
                $($optional)*
                /// What others call it: case numbers, report numbers, keys of data sets.
                external_ids: $crate::List<$crate::ExternalId>,
                /// The sources that it rests on.
                sources: $crate::List<$crate::SourceId>,
                /// Who may see it, where that is not the same as for what it is a part of.
                access: Option<$crate::Access>,
                /// A remark of those who keep the record.
                note: Option<String>,
                /// Fields of the publisher's own, which this schema does not define.
                extensions: Option<$crate::Extensions>,
            }
        }

        impl $name {
            /// Who may see it, where that is not the same as for what it is a part of.
            pub(crate) fn own_access(&self) -> Option<$crate::Access> {
                self.access
            }
        }
    };
}

/// Declares a union: one of several records, distinguished by `kind`.
macro_rules! union {
    (
        $(#[doc = $doc:literal])+
        pub enum $name:ident $(($id:ident))? {
            $( $(#[$branch_meta:meta])* $branch:ident($record:ident) = $kind:literal, )+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        #[serde(tag = "kind")]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "lists of these are short; a box each would cost more")]
        pub enum $name {
            $(
                $(#[$branch_meta])*
                #[serde(rename = $kind)]
                $branch($record),
            )+
        }

        impl $crate::model::union::Union for $name {
            const KINDS: &'static [&'static str] = &[$($kind),+];

            fn read<'de, D: serde::Deserializer<'de>>(kind: usize, rest: D) -> Result<Self, D::Error> {
                let kind = Self::KINDS[kind];
                $(
                    if kind == $kind {
                        return serde::Deserialize::deserialize(rest).map(Self::$branch);
                    }
                )+
                Err(serde::de::Error::unknown_variant(kind, Self::KINDS))
            }
        }

        $(
            impl From<$record> for $name {
                fn from(record: $record) -> Self {
                    Self::$branch(record)
                }
            }
        )+

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::model::union::read(deserializer)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let branches = vec![$( $crate::model::union::branch_schema::<$record>(generator, $kind), )+];
                schemars::json_schema!({ "description": concat!($($doc, "\n"),+).trim_ascii(), "oneOf": branches })
            }
        }

        impl $crate::model::Visit for $name {
            fn visit<'a, V: $crate::model::Visitor<'a>>(&'a self, at: &$crate::path::Path<'_>, visitor: &mut V) {
                let stated = match self {
                    $( Self::$branch(record) => record.visit_fields(at, visitor), )+
                };
                $crate::model::record::union! { @entity $name $($id)?, self, stated, at, visitor }
            }

            fn fields() -> &'static $crate::model::Fields {
                static FIELDS: std::sync::OnceLock<$crate::model::Fields> = std::sync::OnceLock::new();
                FIELDS.get_or_init(|| $crate::model::union::fields(&[$($record::FIELDS),+]))
            }

            fn standing(&self, pointer: &str) -> $crate::model::Standing {
                match self {
                    $( Self::$branch(record) => $crate::model::Visit::standing(record, pointer), )+
                }
            }
        }

        $crate::model::record::union! { @shared $name $(($id))? { $($branch($record),)+ } }
    };
    (@entity $name:ident, $self:ident, $stated:ident, $at:ident, $visitor:ident) => {
        let _ = $stated;
    };
    (@entity $name:ident $id:ident, $self:ident, $stated:ident, $at:ident, $visitor:ident) => {
        $visitor.entity($crate::model::Entity::$name($self), $stated, $at);
    };
    (@shared $name:ident { $($branch:ident($record:ident),)+ }) => {};
    (@shared $name:ident ($id:ident) { $($branch:ident($record:ident),)+ }) => {
        impl $name {
            /// Its id.
            pub fn id(&self) -> &$crate::$id {
                match self {
                    $( Self::$branch(record) => &record.id, )+
                }
            }

            /// Who may see it, where that is not the same as for what it is a part of.
            pub fn access(&self) -> Option<$crate::Access> {
                match self {
                    $( Self::$branch(record) => record.access, )+
                }
            }

            pub(crate) fn own_access(&self) -> Option<$crate::Access> {
                match self {
                    $( Self::$branch(record) => record.own_access(), )+
                }
            }
        }
    };
}

pub(crate) use {entity, record, union};
