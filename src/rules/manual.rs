//! A rule as an entry of the manual.

use std::fmt::{self, Display, Write};

use serde_json::Value;

use super::{Rule, Scope, Weight};

impl Rule {
    /// Why it matters, as one paragraph.
    pub fn why(&self) -> String {
        self.rationale.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Its severity by profile, in words: `error; in publish warning, in dataset off`.
    pub(crate) fn severities(&self) -> String {
        let mut text = self.severity.to_string();
        for (index, (profile, weight)) in self.profiles.iter().enumerate() {
            let _ = write!(text, "{} `{profile}` {weight}", if index == 0 { "; in" } else { ", in" });
        }
        text
    }
}

impl Rule {
    /// Its entry in the manual, in Markdown that reads well as plain text too.
    pub fn entry(&self) -> impl Display {
        Entry(self)
    }
}

/// Its code.
impl Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code)
    }
}

struct Entry<'a>(&'a Rule);

impl Display for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(rule) = self;
        writeln!(f, "### `{}`\n", rule.code)?;
        writeln!(f, "**{}** {}\n", rule.title, rule.why())?;
        writeln!(f, "- Severity: {}", rule.severities())?;
        writeln!(f, "- Ground: {}. {}", rule.ground.name(), rule.citation)?;
        writeln!(f, "- Exceptions: {}", rule.exceptions)?;
        writeln!(f, "- Where: {}", rule.pointers.iter().map(|it| place(it)).collect::<Vec<_>>().join(", "))?;
        if !rule.message.is_empty() {
            writeln!(f, "- Says: {}", rule.message.replace("{}", "_n_"))?;
        }
        if !rule.formerly.is_empty() {
            writeln!(f, "- Formerly: `{}`", rule.formerly.join("`, `"))?;
        }
        writeln!(f, "\n{}:\n\n{}", rule.introduction("It finds"), example(rule, rule.bad))?;
        writeln!(f, "\n{}:\n\n{}", rule.introduction("It passes"), example(rule, rule.good))
    }
}

impl Rule {
    /// What stands before an example.
    fn introduction(&self, verdict: &str) -> String {
        match self.scope() {
            Scope::Document if self.is_of_shape() => format!("{verdict} the document"),
            Scope::Document => format!("{verdict} the base record with"),
            Scope::Revisions => format!("{verdict} the base record, before and after, with"),
            Scope::Dataset => format!("{verdict} a data set of the base record, record by record, with"),
        }
    }
}

fn place(pointer: &str) -> String {
    match pointer {
        "" => "the document".into(),
        "**" => "anywhere".into(),
        pointer => format!("`{pointer}`"),
    }
}

/// An example as a block: a document as it is, a patch with a line for each place.
fn example(rule: &Rule, example: &str) -> String {
    let patches = match serde_json::from_str(example) {
        Ok(Value::Object(patch)) if !rule.is_of_shape() => vec![patch],
        Ok(Value::Array(patches)) => patches.into_iter().filter_map(|patch| Some(patch.as_object()?.clone())).collect(),
        _ => return format!("```text\n{}\n```", example.trim()),
    };
    let mut text = String::from("```json\n");
    for patch in patches {
        if patch.is_empty() {
            text.push_str("{}\n");
            continue;
        }
        text.push_str("{\n");
        for (index, (pointer, value)) in patch.iter().enumerate() {
            text.push_str(if index == 0 { "" } else { ",\n" });
            let _ = write!(text, "  \"{pointer}\": ");
            write_value(&mut text, value, 1);
        }
        text.push_str("\n}\n");
    }
    text + "```"
}

/// A value on one line, and over several where it would be too long.
fn write_value(text: &mut String, value: &Value, depth: usize) {
    let start = text.len();
    write_spaced(text, value);
    if text.len() - start <= 100 {
        return;
    }
    let (open, close, parts): (_, _, Vec<_>) = match value {
        Value::Object(object) => ('{', '}', object.iter().map(|(key, value)| (Some(key), value)).collect()),
        Value::Array(elements) => ('[', ']', elements.iter().map(|value| (None, value)).collect()),
        _ => return,
    };
    text.truncate(start);
    text.push(open);
    for (index, (key, value)) in parts.into_iter().enumerate() {
        let _ = write!(text, "{}\n{:width$}", if index == 0 { "" } else { "," }, "", width = depth * 2 + 2);
        if let Some(key) = key {
            let _ = write!(text, "\"{key}\": ");
        }
        write_value(text, value, depth + 1);
    }
    let _ = write!(text, "\n{:width$}{close}", "", width = depth * 2);
}

fn write_spaced(text: &mut String, value: &Value) {
    match value {
        Value::Object(object) if !object.is_empty() => {
            for (index, (key, value)) in object.iter().enumerate() {
                let _ = write!(text, "{}\"{key}\": ", if index == 0 { "{ " } else { ", " });
                write_spaced(text, value);
            }
            text.push_str(" }");
        }
        Value::Array(elements) => {
            text.push('[');
            for (index, value) in elements.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { ", " });
                write_spaced(text, value);
            }
            text.push(']');
        }
        value => {
            let _ = write!(text, "{value}");
        }
    }
}

impl Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.severity().map_or("off", super::Severity::name))
    }
}
