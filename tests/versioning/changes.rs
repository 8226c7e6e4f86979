//! What lies between two versions of a schema that documents and generated types depend on.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// What a later schema does to an earlier one that no minor version may do.
pub fn breaks(earlier: &Value, later: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare("", earlier, later, &mut found);
    found
}

const PROSE: [&str; 6] = ["$id", "$schema", "title", "description", "examples", "deprecated"];

fn compare(place: &str, earlier: &Value, later: &Value, found: &mut Vec<String>) {
    let (Value::Object(earlier), Value::Object(later)) = (earlier, later) else {
        if earlier != later {
            found.push(format!("{place} changed"));
        }
        return;
    };
    let keywords: BTreeSet<_> =
        earlier.keys().chain(later.keys()).filter(|name| !PROSE.contains(&name.as_str())).collect();
    for keyword in keywords {
        let here = format!("{place}/{keyword}");
        match (keyword.as_str(), earlier.get(keyword), later.get(keyword)) {
            // Maps by name: what is new may be left out, what was there stays.
            ("$defs" | "properties", Some(Value::Object(earlier)), Some(Value::Object(later))) => {
                for (name, earlier) in earlier {
                    match later.get(name) {
                        Some(later) => compare(&format!("{here}/{name}"), earlier, later, found),
                        None => found.push(format!("{here}/{name} is gone")),
                    }
                }
            }
            ("enum", Some(old), Some(new)) => {
                gone(&here, old, new, found);
                if !is_open(earlier) && old != new && place != "/$defs/Version" {
                    found.push(format!("{here} is of a closed list"));
                }
            }
            ("oneOf", Some(old), Some(new)) => {
                gone(&here, old, new, found);
                // A fact has its forms; a union may have one kind more.
                if old != new && old.to_string().contains("#/$defs/Absent\"") {
                    found.push(format!("{here} is of a fact"));
                }
            }
            ("required", Some(old), Some(new)) => {
                let (old, new) = (names(old), names(new));
                found.extend(new.difference(&old).map(|name| format!("{here} has {name}, and had not")));
                found.extend(old.difference(&new).map(|name| format!("{here} had {name}, and has not")));
            }
            (_, Some(earlier), Some(later)) => compare(&here, earlier, later, found),
            (_, None, _) => found.push(format!("{here} is new")),
            (_, _, None) => found.push(format!("{here} is gone")),
        }
    }
}

fn gone(place: &str, earlier: &Value, later: &Value, found: &mut Vec<String>) {
    let later = later.as_array().map_or(&[][..], Vec::as_slice);
    for word in earlier.as_array().into_iter().flatten().filter(|word| !later.contains(word)) {
        found.push(format!("{place} has lost {word}"));
    }
}

/// Whether a list of codes has `other` for what it does not know.
fn is_open(definition: &Map<String, Value>) -> bool {
    definition["enum"].as_array().is_some_and(|codes| codes.iter().any(|code| code == "other"))
}

fn names(list: &Value) -> BTreeSet<String> {
    list.as_array().into_iter().flatten().filter_map(|name| Some(name.as_str()?.to_owned())).collect()
}
