//! What the columns of the flat table are, told to machines and to people.

use std::fmt::Write;

use serde::Serialize;

use super::cell::{Field, Kind, statuses};
use super::columns::{CASE, Column, SCENE, SUBJECT, SUBJECTS};
use crate::DATE_PATTERN;

/// The Table Schema of the flat table (Frictionless Data), made anew from its columns.
///
/// Its text is the same as that of `schema/v1/flat-table.schema.json`.
pub fn table_schema() -> String {
    let fields = [CASE, SCENE, SUBJECT].into_iter().flatten().flat_map(described);
    let schema = TableSchema {
        schema: "https://datapackage.org/profiles/2.0/tableschema.json",
        fields: fields.collect(),
        missing_values: [""],
        primary_key: KEY,
    };
    let Ok(text) = serde_json::to_string_pretty(&schema) else { unreachable!("texts and numbers can be written") };
    text + "\n"
}

/// The columns that tell rows apart.
const KEY: [&str; 2] = ["case_id", "subject_number"];

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TableSchema {
    #[serde(rename = "$schema")]
    schema: &'static str,
    fields: Vec<Described>,
    missing_values: [&'static str; 1],
    primary_key: [&'static str; 2],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Described {
    name: String,
    #[serde(rename = "type")]
    kind: &'static str,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    true_values: Option<[&'static str; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    false_values: Option<[&'static str; 1]>,
    #[serde(skip_serializing_if = "Constraints::is_empty")]
    constraints: Constraints,
}

#[derive(Default, PartialEq, Serialize)]
struct Constraints {
    #[serde(skip_serializing_if = "Option::is_none")]
    required: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'static str>,
    #[serde(rename = "enum", skip_serializing_if = "Option::is_none")]
    codes: Option<Vec<&'static str>>,
}

impl Constraints {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn described(column: &'static Column) -> impl Iterator<Item = Described> {
    column.fields.iter().map(|field| Described {
        name: format!("{}{}", column.name, field.suffix),
        kind: type_of(field.kind),
        description: description(column, field),
        true_values: (field.kind == Kind::YesNo).then_some(["true"]),
        false_values: (field.kind == Kind::YesNo).then_some(["false"]),
        constraints: Constraints {
            required: KEY.contains(&column.name).then_some(true),
            minimum: (field.kind == Kind::Integer).then_some(0),
            pattern: (field.kind == Kind::Date).then_some(DATE_PATTERN),
            codes: match field.kind {
                Kind::Code if field.suffix == "_status" => Some(statuses()),
                Kind::Code => column.list.map(|(_, codes)| codes()),
                _ => None,
            },
        },
    })
}

fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Date | Kind::Code | Kind::List => "string",
        Kind::Day => "date",
        Kind::Integer => "integer",
        Kind::Number => "number",
        Kind::YesNo => "boolean",
    }
}

fn description(column: &Column, field: &Field) -> String {
    match field.suffix {
        "_min" => format!("The least that {} can be.", column.name),
        "_max" => format!("The most that {} can be.", column.name),
        "_earliest" => format!("The first day that {} can be.", column.name),
        "_latest" => format!("The last day that {} can be.", column.name),
        "_status" => format!("How {} is known, or why it is not.", column.name),
        _ if field.kind == Kind::List => format!("{} Joined by semicolons.", column.meaning.trim()),
        _ => column.meaning.trim().into(),
    }
}

/// The documentation of the flat table and of the map layer, made anew from their columns.
///
/// Its text is the same as that of `docs/flat-table.md`.
pub fn flat_table_doc() -> String {
    let mut text = String::from(include_str!("flat-table.md"));
    let groups = [
        ("Of the case", "The same in each row of it.", CASE),
        ("Of the scene", "In the table of the case's first scene; on the map of each.", SCENE),
        ("Of the subject", "Not on the map.", SUBJECT),
        ("Of the subjects together", "Only on the map.", SUBJECTS),
    ];
    for (title, remark, columns) in groups {
        let _ = write!(text, "\n## {title}\n\n{remark}\n\n| column | type | meaning | home |\n|---|---|---|---|\n");
        for column in columns {
            let names: Vec<_> = column.names().map(|name| format!("`{name}`")).collect();
            let (names, form, meaning) = (names.join(" "), form(column), column.meaning.trim());
            let _ = writeln!(text, "| {names} | {form} | {meaning} | `{}` |", column.pointer);
        }
    }
    text
}

/// What stands in the first cell of a column.
fn form(column: &Column) -> String {
    let list =
        column.list.map(|(name, _)| format!(" of [{name}](../schema/v1/codelists/{name}.csv)")).unwrap_or_default();
    match column.fields[0].kind {
        Kind::Text => "text".into(),
        Kind::Date => "date, as precise as stated".into(),
        Kind::Day => "day".into(),
        Kind::Integer => "whole number".into(),
        Kind::Number => "number".into(),
        Kind::YesNo => "`true` or `false`".into(),
        Kind::Code => format!("code{list}"),
        Kind::List if list.is_empty() => "list of texts".into(),
        Kind::List => format!("list of codes{list}"),
    }
}
