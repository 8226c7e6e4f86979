//! `schema/v1/REFERENCE.md`: every type and field of the published schema, in words.
//!
//! Made from what is published: the schema, the codelists and the crosswalk.

#![cfg(feature = "schema")]

mod held;
#[path = "reference/ordered.rs"]
mod ordered;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write;

use ois_records::Noun;
use ois_records::schema::{Flavour, codelists, generate};
use ordered::Json;

const HEAD: &str = "\
# Reference

Every type and field of a case file, generated from the schema: do not edit it by hand. Fields are in the order in which
they are written. Fields in bold are required; all others are optional, and a missing one says nothing, never \"no\".

The last column lists the columns of other data sets that belong in the field, by the layouts of
[crosswalk.csv](crosswalk.csv): Washington Post (`wapo_v1`, `wapo_v2`), Mapping Police Violence (`mpv_2013`, `mpv_2022`),
California's use-of-force reports URSUS (`ursus`), OpenPoliceData (`opd`) and the FBI's National Use-of-Force collection (`fbi_nuof`).

| type | what it is |
|---|---|
| text | any text |
| id of … | 1 to 128 of `a-z`, `0-9`, `.`, `_`, `:`, `-`, beginning with a letter or a digit |
| date | its length states its precision: `2018`, `2018-03`, `2018-03-18`, `2018-03-18T21:26` (local time, zone not stated), `2018-03-18T21:26:00-07:00` |
| count | a whole number from 0 to 4,294,967,295 |
| number | a number from -9,007,199,254,740,991 to 9,007,199,254,740,991 |
| yes or no | `true` or `false` |
| fact: … | an object tagged by `status`: `known` with a `value`; `range`, of counts and numbers with `min` and `max`, of dates with `earliest` and `latest`; or why there is no value ([Absent](#absent)). Each may carry `source_text`, the source's own words; the first two also [`basis`](#basis) |
| code: … | an object with a `code` of the list and, if needed, `source_text`, the source's own words |
| list of … | `[]` says that there are none |
| anything | any JSON object |
";

#[test]
fn the_reference_says_what_the_schema_says() {
    held::file("schema/v1/REFERENCE.md", Reference::new().text());
}

struct Reference {
    schema: Json,
    /// By record and field: the columns of other layouts that live there.
    columns: BTreeMap<(String, String), BTreeSet<String>>,
}

impl Reference {
    fn new() -> Self {
        let schema = serde_json::from_str(&generate(Noun::CaseFile, Flavour::Canonical)).unwrap();
        let mut reference = Self { schema, columns: BTreeMap::new() };
        for row in
            csv::Reader::from_path(concat!(env!("CARGO_MANIFEST_DIR"), "/schema/v1/crosswalk.csv")).unwrap().records()
        {
            let row = row.unwrap();
            let (layout, column, pointer) = (&row[0], &row[2], &row[4]);
            if layout != "concepts"
                && let Some(home) = reference.home(pointer)
            {
                reference.columns.entry(home).or_default().insert(format!("{layout} `{column}`"));
            }
        }
        reference
    }

    fn text(&self) -> String {
        let mut text = HEAD.to_owned();
        let records = self.records();
        let _ = write!(text, "\n## Records\n");
        self.record(&mut text, "CaseFile", &self.schema);
        for name in &records {
            self.record(&mut text, name, self.definition(name));
        }
        let _ = write!(text, "\n## Codelists\n");
        for (name, table) in codelists() {
            self.codelist(&mut text, &name, &table);
        }
        text
    }

    fn definition(&self, name: &str) -> &Json {
        self.schema.get("$defs").and_then(|definitions| definitions.get(name)).unwrap_or(&Json::Other)
    }

    /// Records and unions, nearest to the root first.
    fn records(&self) -> Vec<String> {
        let (mut found, mut queue) = (Vec::new(), VecDeque::from([&self.schema]));
        while let Some(schema) = queue.pop_front() {
            let properties = schema.get("properties").into_iter().flat_map(Json::members).map(|(_, field)| field);
            let parts =
                properties.chain(schema.get("oneOf").into_iter().flat_map(Json::elements)).chain(schema.get("items"));
            for part in parts {
                match referred(part) {
                    Some(name) if !found.iter().any(|known| known == name) => {
                        let definition = self.definition(name);
                        found.push(name.to_owned());
                        queue.push_back(definition);
                    }
                    Some(_) => {}
                    None => queue.push_back(part),
                }
            }
        }
        found.retain(|name| self.is_shown(name));
        found
    }

    /// Facts, their forms, codes and objects around codes are said in the types; all else is shown.
    fn is_shown(&self, name: &str) -> bool {
        let definition = self.definition(name);
        has_shown_fields(definition) || definition.get("oneOf").is_some() && !self.is_fact(name)
    }

    fn is_fact(&self, name: &str) -> bool {
        let branches = self.definition(name).get("oneOf").map_or(&[][..], Json::elements);
        branches.iter().any(|branch| referred(branch) == Some("Absent"))
    }

    fn record(&self, text: &mut String, name: &str, definition: &Json) {
        let _ = write!(text, "\n### {name}\n\n{}\n", definition.text_of("description"));
        if let Some(branches) = definition.get("oneOf") {
            let links = branches.elements().iter().filter_map(|branch| referred(branch)).map(link);
            let _ = writeln!(text, "\nOne of these, tagged by `kind`: {}.", links.collect::<Vec<_>>().join(", "));
            return;
        }
        let required: Vec<_> =
            definition.get("required").into_iter().flat_map(Json::elements).map(Json::text).collect();
        text.push_str("\n| field | type | meaning | other data sets |\n|---|---|---|---|\n");
        for (field, schema) in definition.get("properties").into_iter().flat_map(Json::members) {
            let shown = if required.contains(&field) { format!("**`{field}`**") } else { format!("`{field}`") };
            let columns = self.columns.get(&(name.to_owned(), field.to_owned()));
            let columns =
                columns.map(|columns| columns.iter().cloned().collect::<Vec<_>>().join(", ")).unwrap_or_default();
            // Whose id it is, the type says.
            let meaning = schema.text_of("description");
            let meaning = in_a_cell(meaning.rsplit_once(" The id of ").map_or(meaning, |(meaning, _)| meaning));
            let _ = writeln!(text, "| {shown} | {} | {meaning} | {} |", self.type_of(schema), in_a_cell(&columns));
        }
    }

    fn type_of(&self, schema: &Json) -> String {
        if let Some(name) = referred(schema) {
            let definition = self.definition(name);
            let properties = definition.get("properties");
            if self.is_fact(name) {
                let known = definition.get("oneOf").unwrap().elements().iter().find_map(|branch| referred(branch));
                let value =
                    self.definition(known.unwrap()).get("properties").and_then(|properties| properties.get("value"));
                return format!("fact: {}", self.type_of(value.unwrap()));
            }
            return match properties.and_then(|properties| properties.get("code")) {
                Some(_) => format!("code: {}", link(name)),
                None => link(name.strip_suffix("Code").unwrap_or(name)),
            };
        }
        if schema.get("anyOf").is_some() {
            return "text, number, yes or no".into();
        }
        match schema.text_of("type") {
            "string" if schema.get("const").is_some() => format!("`{}`", schema.text_of("const")),
            "string" if schema.text_of("pattern") == ois_records::DATE_PATTERN => "date".into(),
            "string" if schema.get("pattern").is_some() => {
                let meaning = schema.text_of("description");
                let of = meaning.rsplit_once("The id of ").map_or("", |(_, of)| of);
                format!("id of {}", of.trim_end_matches('.').split(':').next().unwrap())
            }
            "string" => "text".into(),
            "integer" => "count".into(),
            "number" => "number".into(),
            "boolean" => "yes or no".into(),
            "array" => format!("list of {}", self.type_of(schema.get("items").unwrap())),
            _ => "anything".into(),
        }
    }

    fn codelist(&self, text: &mut String, name: &str, table: &str) {
        let definition = match self.definition(&format!("{name}Code")) {
            Json::Other => self.definition(name),
            code => code,
        };
        let meaning = definition.text_of("description").split("\n\n").next().unwrap();
        let _ = write!(text, "\n### {name}\n\n{meaning}\n\n| code | meaning |\n|---|---|\n");
        for row in csv::Reader::from_reader(table.as_bytes()).records() {
            let row = row.unwrap();
            let replaced = if row[5].is_empty() { String::new() } else { format!(" Deprecated: write `{}`.", &row[5]) };
            let _ = writeln!(text, "| `{}` | {}{replaced} |", &row[0], in_a_cell(&row[2]));
        }
    }

    /// The record and the field in which something at a pointer has its home.
    fn home(&self, pointer: &str) -> Option<(String, String)> {
        let (mut schema, mut home) = (&self.schema, None);
        let mut record = "CaseFile".to_owned();
        for segment in pointer.split('/').skip(1) {
            while let Some(name) = referred(schema) {
                if self.is_shown(name) {
                    name.clone_into(&mut record);
                }
                schema = self.definition(name);
                if let Some(branches) = schema.get("oneOf") {
                    schema = branches.elements().iter().find(|branch| {
                        let properties = referred(branch).and_then(|name| self.definition(name).get("properties"));
                        properties.is_some_and(|properties| properties.get(segment).is_some())
                    })?;
                }
            }
            if segment == "*" {
                schema = schema.get("items")?;
                continue;
            }
            if has_shown_fields(schema) {
                home = Some((record.clone(), segment.to_owned()));
            }
            schema = schema.get("properties")?.get(segment)?;
        }
        home
    }
}

/// The definition that a schema refers to, plainly or beside a description.
fn referred(schema: &Json) -> Option<&str> {
    let only = schema.get("allOf").and_then(|all| all.elements().first()).unwrap_or(schema);
    only.get("$ref")?.text().strip_prefix("#/$defs/")
}

/// Whether fields of this schema are shown in the reference: it is no form of a fact, nor around a code.
fn has_shown_fields(schema: &Json) -> bool {
    let is_form = |properties: &Json| properties.get("status").is_some_and(|status| status.get("const").is_some());
    schema.get("properties").is_some_and(|properties| properties.get("code").is_none() && !is_form(properties))
}

fn link(name: &str) -> String {
    format!("[{name}](#{})", name.to_lowercase())
}

fn in_a_cell(text: &str) -> String {
    text.replace("\n\n", " ").replace('\n', " ").replace('|', "\\|")
}
