//! The rules as data, for tools of other languages.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::rules::{Rule, Scope, all, base_record, themes};
use crate::{Profile, Severity};

/// The rules, made anew from their declarations: the text of `schema/v1/rules.json`.
///
/// ```
/// let rules: serde_json::Value = serde_json::from_str(&ois_records::schema::rules())?;
/// assert_eq!(rules["rules"][0]["theme"], "shape");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn rules() -> String {
    let rules = themes().iter().flat_map(|theme| theme.rules.iter().map(|rule| Entry::of(theme.name, rule))).collect();
    let catalogue = Catalogue { schema: "rules.schema.json", version: "1.0", base: "rules-base.json", rules };
    serde_json::to_string_pretty(&catalogue).unwrap_or_default() + "\n"
}

/// The manual of the rules, made anew from their declarations: the text of `schema/v1/RULES.md`.
pub fn rules_manual() -> String {
    let (mut index, mut entries) = (String::new(), String::new());
    for theme in themes() {
        let _ = writeln!(index, "\n**[{}](#{})**\n", theme.title, anchor(theme.title));
        index.push_str("| code | severity | title |\n|---|---|---|\n");
        let _ = writeln!(entries, "## {}\n", theme.title);
        for rule in theme.rules {
            let _ = writeln!(index, "| [`{0}`](#{0}) | {1} | {2} |", rule.code, rule.severities(), rule.title);
            let _ = writeln!(entries, "{}", rule.entry());
        }
    }
    let parts = [
        ("{count}", format!("{} rules", all().count())),
        ("{index}", index.trim().into()),
        ("{entries}", entries.trim().into()),
        ("{base}", base_record().trim().into()),
    ];
    parts.iter().fold(include_str!("rules.md").into(), |text: String, (name, part)| text.replacen(name, part, 1))
}

/// The anchor that Markdown gives a heading.
fn anchor(title: &str) -> String {
    let letters = title.chars().filter(|c| c.is_alphanumeric() || *c == ' ');
    letters.map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect()
}

#[derive(Serialize)]
struct Catalogue {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    base: &'static str,
    rules: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    code: &'static str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    formerly: &'static [&'static str],
    theme: &'static str,
    title: &'static str,
    /// What it looks at, where that is more than one document: the layers of the conformance corpus.
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<&'static str>,
    severity: &'static str,
    /// Where a profile differs.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    profiles: BTreeMap<&'static str, &'static str>,
    ground: &'static str,
    citation: &'static str,
    rationale: String,
    exceptions: &'static str,
    pointers: &'static [&'static str],
    #[serde(skip_serializing_if = "str::is_empty")]
    message: &'static str,
    bad: Example,
    good: Example,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Example {
    /// The text of a document.
    Document(&'static str),
    /// What to put where in the base record, by JSON Pointer; one patch for each document.
    Patches(Vec<Map<String, Value>>),
}

impl Entry {
    fn of(theme: &'static str, rule: &'static Rule) -> Self {
        let name = |severity: Option<Severity>| severity.map_or("off", Severity::name);
        let own = rule.severity_in(Profile::Standard);
        let profiles = Profile::ALL.into_iter().map(|profile| (profile, rule.severity_in(profile)));
        Self {
            code: rule.code,
            formerly: rule.formerly,
            theme,
            title: rule.title,
            scope: match rule.scope() {
                Scope::Document => None,
                Scope::Revisions => Some("revision"),
                Scope::Dataset => Some("dataset"),
            },
            severity: rule.severity.name(),
            profiles: profiles.filter(|(_, it)| *it != own).map(|(profile, it)| (profile.name(), name(it))).collect(),
            ground: rule.ground.name(),
            citation: rule.citation,
            rationale: rule.why(),
            exceptions: rule.exceptions,
            pointers: rule.pointers,
            message: rule.message,
            bad: Example::of(rule, rule.bad),
            good: Example::of(rule, rule.good),
        }
    }
}

impl Example {
    fn of(rule: &Rule, text: &'static str) -> Self {
        if rule.is_of_shape() {
            return Self::Document(text);
        }
        Self::Patches(match rule.scope() {
            Scope::Document => vec![serde_json::from_str(text).unwrap_or_default()],
            _ => serde_json::from_str(text).unwrap_or_default(),
        })
    }
}
