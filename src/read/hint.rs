//! What a writer is told of a fault: what is expected, and what was likely meant. Never what stands there, which
//! may be a name; names of fields and codes of the schema are nobody's.

use super::shape::{Record, Shape, ShapeId, Shapes, Union};
use super::tree::Kind;
use crate::error::Error;
use crate::spelling::question;
use crate::{InvalidDate, InvalidId};

/// Up to how many words are listed.
const FEW: usize = 8;

/// A value of another type.
pub(super) fn type_wrong(shapes: &Shapes, shape: &Shape, kind: &Kind<'_>) -> String {
    let expected = match shape {
        Shape::Any => "a value".into(),
        Shape::AnyOf(_) => "a text, a number, or true or false".into(),
        Shape::Text => "a text".into(),
        Shape::Id => "an id, as a text,".into(),
        Shape::Date => "a date, as a text,".into(),
        Shape::Word(_) => "a code, as a text,".into(),
        Shape::Flag => "true or false".into(),
        Shape::Integer { .. } => "a whole number".into(),
        Shape::Number { .. } => "a number".into(),
        Shape::List(_) => "a list".into(),
        Shape::Union(union) if shape.is_fact() => {
            // The first branch is the known value.
            let value = union.branches.first().and_then(|(_, known)| example(shapes, *known));
            format!(r#"a fact, as {{"status":"known","value":{}}},"#, value.unwrap_or("…"))
        }
        Shape::Union(union) => format!("an object with a `{}`", union.tag),
        Shape::Record(record) if record.is_coded() => r#"a code in an object, as {"code":"…"},"#.into(),
        Shape::Record(record) if !record.required.is_empty() => {
            format!("an object with {}", listed(record.required.iter().map(String::as_str), "and"))
        }
        Shape::Open | Shape::Record(_) => "an object".into(),
    };
    let hint = match (shape, kind) {
        (_, Kind::Null) => "; leave out what is not stated, and never use null",
        (Shape::Integer { .. } | Shape::Number { .. } | Shape::Flag, Kind::Text(_)) => "; write it without quotes",
        (Shape::List(_), Kind::Text(_) | Kind::Object(_)) => "; put a single one in [ ] too",
        _ => "",
    };
    format!("{expected} is expected{hint}")
}

/// How the value of a known fact is written.
fn example(shapes: &Shapes, known: ShapeId) -> Option<&'static str> {
    let Shape::Record(known) = shapes.get(known) else { return None };
    Some(match shapes.get(known.field("value")?) {
        Shape::Record(record) if record.is_coded() => r#"{"code":"…"}"#,
        Shape::List(_) => "[…]",
        Shape::Text | Shape::Date | Shape::Id | Shape::Word(_) => r#""…""#,
        _ => "…",
    })
}

/// A field that the record does not have; with those that it has already, and the branches that it is one of.
pub(super) fn field_unknown<'a>(
    key: &str,
    record: &'a Record,
    is_given: &[bool],
    union: Option<&Union>,
    shapes: &'a Shapes,
) -> String {
    const EXPECTED: &str = "a field of the schema is expected";
    let has_it = |shape: ShapeId| matches!(shapes.get(shape), Shape::Record(record) if record.field(key).is_some());
    if let Some(union) = union
        && let Some((words, _)) = union.branches.iter().find(|(_, branch)| has_it(*branch))
    {
        return format!(
            "{EXPECTED}; `{key}` belongs to the {} {}",
            union.tag,
            listed(words.iter().map(String::as_str), "or")
        );
    }
    let missing = || record.fields.iter().zip(is_given).filter(|(_, is_given)| !**is_given);
    let fields = || missing().map(|((name, _), _)| name.as_str());
    let question = question(key, fields());
    if !question.is_empty() {
        return format!("{EXPECTED}{question}");
    }
    if let Some(parent) = record.fields.iter().filter(|(_, shape)| has_it(*shape)).map(|(name, _)| name).min() {
        return format!("{EXPECTED}; `{parent}` has a field of this name");
    }
    let mut fields: Vec<_> = fields().collect();
    // In an order that no map's order has a part in.
    fields.sort_unstable();
    match fields.len() {
        1..=FEW => format!("{EXPECTED}: {}", listed(fields.into_iter(), "or")),
        _ => EXPECTED.into(),
    }
}

/// A word that is not of a list.
pub(super) fn word_unknown<'a>(given: &str, words: impl Iterator<Item = &'a str> + Clone) -> String {
    let question = question(given, words.clone());
    if question.is_empty() && words.clone().count() <= FEW {
        return format!("{} is expected", listed(words, "or"));
    }
    format!("a code of the list is expected{question}")
}

/// A text that is no id.
pub(super) fn id(text: &str) -> String {
    let hint = match text {
        "" => "; this one is empty",
        _ if text.len() > 128 => "; this one is longer",
        _ if text.bytes().any(|byte| byte.is_ascii_uppercase()) => "; use lower-case letters",
        _ if text.bytes().any(|byte| byte.is_ascii_whitespace()) => "; use `-` or `_` instead of a blank",
        _ => "",
    };
    format!("{InvalidId}{hint}")
}

/// A text that is no date.
pub(super) fn date(text: &str) -> String {
    let form: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    let hint = if form.starts_with("0000-00-00") && text.get(..10).is_some_and(is_beyond_its_month) {
        "; the month has no such day, or the year no such month"
    } else if form.contains('/') || form.starts_with("00-") || form.starts_with("00.") {
        "; write the year first, with `-` between"
    } else if matches!(&*form, "0000-0" | "0000-0-0" | "0000-00-0" | "0000-0-00") {
        "; month and day have two digits"
    } else if form.starts_with("0000-00-00 ") {
        "; put `T` between day and time"
    } else if form.starts_with("0000-00-00T00:00:00.") {
        "; seconds have no fractions"
    } else if form.bytes().any(|byte| byte.is_ascii_alphabetic() && byte != b'T' && byte != b'Z') {
        "; put the source's own words into `source_text`"
    } else {
        ""
    };
    format!("{InvalidDate}{hint}")
}

/// Whether a day of ten characters is in no calendar.
fn is_beyond_its_month(day: &str) -> bool {
    day.parse::<crate::Date>().is_err() && matches!(day.as_bytes()[0], b'1' | b'2')
}

/// A text that is no JSON.
pub(super) fn syntax(text: &str, error: &serde_json::Error) -> Error {
    let line_start = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    // serde_json counts columns in bytes.
    let at = (line_start + error.column().saturating_sub(1)).min(text.len());
    // What it expects, it names without showing the text; but for a value of a wrong type, which is no syntax.
    let full = if error.is_data() { String::new() } else { error.to_string() };
    let mut expected = full.rsplit_once(" at line ").map_or(full.as_str(), |(what, _)| what).to_owned();
    if let Some(hint) = syntax_hint(text, at, &full) {
        expected.push_str("; ");
        expected.push_str(hint);
    }
    Error::syntax(text, at, expected)
}

fn syntax_hint(text: &str, at: usize, error: &str) -> Option<&'static str> {
    let (before, rest) = text.split_at_checked(at)?;
    let begins = |words: &[&str]| words.iter().any(|word| rest.starts_with(word));
    let first = text.trim_start().chars().next()?;
    Some(if !matches!(first, '{' | '[') && text.lines().next().is_some_and(|line| line.contains([',', ';', '\t'])) {
        "this looks like a table, which is imported rather than read"
    } else if error.starts_with("trailing characters") {
        "several documents are a stream, one a line"
    } else if begins(&["//", "/*", "#"]) {
        "JSON has no comments"
    } else if begins(&["'", "`", "‘", "’", "“", "”"]) {
        "names and texts stand in straight double quotes"
    } else if begins(&["]", "}"]) && before.trim_end().ends_with(',') {
        "the comma before it is one too many"
    } else if begins(&["None", "undefined", "NaN", "Infinity", "-Infinity", "nan"]) {
        "what is not known is left out"
    } else if begins(&["True", "TRUE", "False", "FALSE"]) {
        "write `true` and `false` in lower case"
    } else if begins(&["\"", "{", "["]) && error.starts_with("expected `,`") {
        "a comma is missing before it"
    } else {
        return None;
    })
}

/// Words in a row: `a`, `b` or `c`.
fn listed<'a>(words: impl Iterator<Item = &'a str>, last: &str) -> String {
    let words: Vec<_> = words.map(|word| format!("`{word}`")).collect();
    match &words[..] {
        [words @ .., end] if !words.is_empty() => format!("{} {last} {end}", words.join(", ")),
        words => words.concat(),
    }
}
