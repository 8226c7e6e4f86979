//! Where a pointer leads in a published schema.

use serde_json::Value;

/// What the schema has at a pointer in which `*` is any element of a list; of several branches, the
/// first that leads there.
pub fn found<'a>(schema: &'a Value, pointer: &str) -> Option<&'a Value> {
    from(schema, schema, pointer)
}

fn from<'a>(schema: &'a Value, place: &'a Value, pointer: &str) -> Option<&'a Value> {
    if let Some(reference) = place["$ref"].as_str() {
        return from(schema, &schema["$defs"][reference.trim_start_matches("#/$defs/")], pointer);
    }
    for branches in ["allOf", "oneOf"] {
        if let Some(branches) = place[branches].as_array() {
            return branches.iter().find_map(|branch| from(schema, branch, pointer));
        }
    }
    let Some(rest) = pointer.strip_prefix('/') else { return Some(place) };
    let (segment, rest) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    let next = if segment == "*" { place.get("items") } else { place["properties"].get(segment) };
    from(schema, next?, rest)
}
