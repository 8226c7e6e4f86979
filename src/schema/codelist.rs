//! The codelists as tables, for those who have a spreadsheet and no schema.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::CaseFile;

/// Every codelist, made anew from the types: its name, and its text as CSV (RFC 4180).
///
/// The columns are `code`, `title` (a few words), `description`, `source` (of the whole list),
/// `deprecated` (`yes` or nothing) and `replaced_by` (the code that took its place).
///
/// ```
/// let lists = ois_records::schema::codelists();
/// assert!(lists["VitalStatus"].starts_with("code,title,description,source,deprecated,replaced_by\r\nalive,Alive,"));
/// ```
pub fn codelists() -> BTreeMap<String, String> {
    let schema = super::root::<CaseFile>();
    let definitions = schema["$defs"].as_object().into_iter().flatten();
    definitions.filter_map(|(_, definition)| table(&definition["x-codelist"])).collect()
}

fn table(list: &Value) -> Option<(String, String)> {
    let source = source(list["doc"].as_str()?);
    let mut text = String::new();
    line(&mut text, ["code", "title", "description", "source", "deprecated", "replaced_by"]);
    for row in list["rows"].as_array()? {
        let [code, meaning, replaced_by] = [0, 1, 2].map(|at| row[at].as_str().unwrap_or_default());
        let deprecated = if replaced_by.is_empty() { "" } else { "yes" };
        line(&mut text, [code, title(meaning), meaning, source, deprecated, replaced_by]);
    }
    Some((list["name"].as_str()?.to_owned(), text))
}

/// The first sentence of a meaning, without what stands in brackets.
fn title(meaning: &str) -> &str {
    let end = [" (", ". "].into_iter().filter_map(|end| meaning.find(end)).min();
    meaning[..end.unwrap_or(meaning.len())].trim_end_matches('.')
}

/// A codelist's documentation ends with its source.
fn source(doc: &str) -> &str {
    doc.split_once("Source: ").map_or("", |(_, source)| source.trim_end_matches('.'))
}

fn line(text: &mut String, cells: [&str; 6]) {
    text.push_str(&cells.map(cell).join(","));
    text.push_str("\r\n");
}

fn cell(text: &str) -> String {
    if text.contains([',', '"', '\r', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}
