//! From the canonical schema to its other flavours.

use serde_json::{Map, Value, json};

/// Draft-07: other names for the dialect and for the place of definitions, nothing else.
pub(super) fn draft_07(schema: &mut Value) {
    name(schema, "draft-07");
    schema["$schema"] = "http://json-schema.org/draft-07/schema#".into();
    if let Some(definitions) = schema.as_object_mut().and_then(|schema| schema.remove("$defs")) {
        schema["definitions"] = definitions;
    }
    refer(schema, "#/definitions/");
}

/// For code generators: ids and dates become definitions, so that types have names for them.
pub(super) fn codegen(schema: &mut Value) {
    name(schema, "codegen");
    let mut scalars = Map::new();
    name_scalars(schema, &mut scalars);
    if let Some(definitions) = schema.get_mut("$defs").and_then(Value::as_object_mut) {
        definitions.extend(scalars);
    }
}

/// An `OpenAPI` document whose components are the root, by its title, and all definitions.
pub(super) fn open_api(schema: &mut Value) {
    codegen(schema);
    let Value::Object(mut root) = schema.take() else { return };
    let Some(Value::Object(mut components)) = root.remove("$defs") else { return };
    for (union, discriminator) in tags(&components) {
        components[&union]["discriminator"] = discriminator;
    }
    root.retain(|keyword, _| !matches!(keyword.as_str(), "$id" | "$schema"));
    let title = root["title"].as_str().unwrap_or_default().to_owned();
    components.insert(title, root.into());
    *schema = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "ois-records",
            "description": "The types of officer-involved shooting records, for generators that read OpenAPI. \
                            There are no paths: it describes documents, not a service.",
            "version": "1.0",
        },
        "paths": {},
        "components": { "schemas": components },
    });
    refer(schema, "#/components/schemas/");
    unwrap(schema);
}

/// Puts a reference beside its description. Inside `allOf` it would mean to `OpenAPI`'s generators that the type
/// inherits from the union, and takes its discriminator's place.
fn unwrap(schema: &mut Value) {
    match schema {
        Value::Array(schemas) => schemas.iter_mut().for_each(unwrap),
        Value::Object(object) => {
            object.values_mut().for_each(unwrap);
            if let Some([only]) = object.get("allOf").and_then(Value::as_array).map(Vec::as_slice)
                && let Some(reference) = only.get("$ref").cloned()
            {
                object.remove("allOf");
                object.insert("$ref".into(), reference);
            }
        }
        _ => {}
    }
}

fn name(schema: &mut Value, flavour: &str) {
    let id = schema["$id"].as_str().unwrap_or_default();
    schema["$id"] = format!("{id}:{flavour}").into();
}

/// Points every reference to where this flavour keeps its definitions.
fn refer(schema: &mut Value, place: &str) {
    match schema {
        Value::Array(schemas) => schemas.iter_mut().for_each(|schema| refer(schema, place)),
        Value::Object(object) => {
            if let Some(Value::String(reference)) = object.get_mut("$ref") {
                *reference = reference.replace("#/$defs/", place);
            }
            object.values_mut().for_each(|schema| refer(schema, place));
        }
        _ => {}
    }
}

/// Moves the strings that have a name of their own among the definitions.
fn name_scalars(schema: &mut Value, scalars: &mut Map<String, Value>) {
    match schema {
        Value::Array(schemas) => schemas.iter_mut().for_each(|schema| name_scalars(schema, scalars)),
        Value::Object(object) => {
            object.values_mut().for_each(|schema| name_scalars(schema, scalars));
            let Some(Value::Object(named)) = object.remove("x-scalar") else { return };
            let (name, meaning) = (named["name"].as_str().unwrap_or_default(), &named["description"]);
            let here = object.remove("description").filter(|here| here != meaning);
            object.insert("title".into(), name.into());
            object.insert("description".into(), meaning.clone());
            let reference = json!({ "$ref": format!("#/$defs/{name}") });
            let used = match here {
                Some(here) => json!({ "description": here, "allOf": [reference] }),
                None => reference,
            };
            scalars.insert(name.into(), std::mem::replace(schema, used));
        }
        _ => {}
    }
}

/// The unions, by what they are told apart, and where each word of that leads.
fn tags(definitions: &Map<String, Value>) -> Vec<(String, Value)> {
    let discriminator = |(name, definition): (&String, &Value)| {
        let branches: Vec<_> =
            definition["oneOf"].as_array()?.iter().filter_map(|branch| branch["$ref"].as_str()).collect();
        let properties = |branch: &str| &resolved(definitions, branch)["properties"];
        let property = if properties(branches.first()?).get("kind").is_some() { "kind" } else { "status" };
        let mut mapping = Map::new();
        for branch in branches {
            let tag = &properties(branch)[property];
            let tag = tag["allOf"][0]["$ref"].as_str().map_or(tag, |reference| resolved(definitions, reference));
            let words = tag["enum"].as_array().map_or(std::slice::from_ref(&tag["const"]), Vec::as_slice);
            let component = branch.replace("#/$defs/", "#/components/schemas/");
            mapping.extend(words.iter().filter_map(|word| Some((word.as_str()?.to_owned(), component.clone().into()))));
        }
        Some((name.clone(), json!({ "propertyName": property, "mapping": mapping })))
    };
    definitions.iter().filter_map(discriminator).collect()
}

fn resolved<'a>(definitions: &'a Map<String, Value>, reference: &str) -> &'a Value {
    definitions.get(reference.trim_start_matches("#/$defs/")).unwrap_or(&Value::Null)
}
