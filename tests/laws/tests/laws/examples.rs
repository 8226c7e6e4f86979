//! Every example in the published schema is valid, and every record, union and fact has one.

use ois_records::Noun;
use serde_json::{Value, json};

fn is_valid(definitions: &Value, schema: &Value, example: &Value) -> bool {
    let mut schema = schema.clone();
    schema["$defs"] = definitions.clone();
    // Without its address, so that references lead to this schema's own definitions.
    schema.as_object_mut().unwrap().remove("$id");
    jsonschema::is_valid(&schema, example)
}

#[test]
fn examples_are_valid() {
    for noun in Noun::ALL {
        let schema: Value = serde_json::from_str(noun.schema()).unwrap();
        let definitions = &schema["$defs"];
        let root = &schema["examples"][0];
        assert!(is_valid(definitions, &schema, root), "{}: {root}", noun.name());
        for (name, definition) in definitions.as_object().unwrap() {
            for example in definition["examples"].as_array().into_iter().flatten() {
                let reference = json!({ "$ref": format!("#/$defs/{name}") });
                assert!(is_valid(definitions, &reference, example), "{name}: {example}");
            }
        }
    }
}

/// A record is what has fields and is neither a form of a fact nor an object around a code.
#[test]
fn every_record_union_and_fact_has_an_example() {
    let schema: Value = serde_json::from_str(Noun::CaseFile.schema()).unwrap();
    for (name, definition) in schema["$defs"].as_object().unwrap() {
        if definition["oneOf"].is_array() {
            assert!(definition["examples"].is_array(), "{name}: put one into src/schema/example.json");
        }
        let Some(fields) = definition["properties"].as_object() else { continue };
        let is_form = fields.get("status").is_some_and(|status| status.get("const").is_some());
        if !is_form && !fields.contains_key("code") {
            assert!(definition["examples"].is_array(), "{name}: put one into src/schema/example.json");
        }
    }
}
