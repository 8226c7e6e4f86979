//! The flat table and the map layer: what stands in them, what must not, and that they keep to
//! RFC 7946, RFC 4180 and the published Table Schema.

#![cfg(feature = "csv")]

mod pointers;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use ois_records::convert::{FlatTable, GeoJson, join, split, table_schema};
use ois_records::{Access, CaseFile, Noun};
use serde_json::{Value, json};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> CaseFile {
    ois_records::from_str(&fs::read_to_string(root(path)).unwrap()).unwrap()
}

fn two_scenes() -> CaseFile {
    read("tests/exports/two-scenes.json")
}

fn cases() -> Vec<CaseFile> {
    let mut cases = vec![two_scenes(), ois_records::from_str(ois_records::base_record()).unwrap()];
    cases.extend(
        ["friendly-fire", "mistaken-identity", "two-autopsies"].map(|it| read(&format!("tests/cases/{it}.json"))),
    );
    cases
}

fn layer(cases: &[CaseFile]) -> String {
    let mut layer = GeoJson::new(Vec::new());
    for case in cases {
        layer.write(case).unwrap();
    }
    String::from_utf8(layer.finish().unwrap()).unwrap()
}

fn table(cases: &[CaseFile], up_to: Access) -> String {
    let mut table = FlatTable::new(Vec::new()).with_access(up_to);
    for case in cases {
        table.write(case).unwrap();
    }
    String::from_utf8(table.finish().unwrap()).unwrap()
}

fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(text.as_bytes()).into_deserialize().map(Result::unwrap).collect()
}

fn held(path: &str, made: &str) {
    if std::env::var_os("OIS_UPDATE").is_some() {
        fs::write(root(path), made).unwrap();
    }
    let kept = fs::read_to_string(root(path)).unwrap_or_default();
    assert!(kept == made, "{path} is not what the code makes; run OIS_UPDATE=1 cargo test");
}

#[test]
fn a_case_with_two_scenes_and_two_subjects() {
    held("tests/expected/exports/two-scenes.geojson", &layer(&[two_scenes()]));
    held("tests/expected/exports/two-scenes.csv", &table(&[two_scenes()], Access::PublicRedacted));
}

/// RFC 7946, sections 3 to 5: members and their types, longitude before latitude, a box around all
/// points, no coordinate reference system.
#[test]
fn the_layer_keeps_to_the_rfc() {
    for cases in [cases(), vec![], vec![two_scenes()]] {
        let layer: Value = serde_json::from_str(&layer(&cases)).unwrap();
        assert_eq!(layer["type"], "FeatureCollection");
        assert_eq!(layer.get("crs"), None);
        let features = layer["features"].as_array().unwrap();
        let mut points = Vec::new();
        let mut ids = BTreeSet::new();
        for feature in features {
            let members: Vec<_> = feature.as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(members, ["geometry", "id", "properties", "type"]);
            assert_eq!(feature["type"], "Feature");
            assert!(ids.insert(feature["id"].as_str().unwrap()), "an id stands twice");
            assert!(feature["properties"].is_object());
            if feature["geometry"].is_null() {
                continue;
            }
            assert_eq!(feature["geometry"]["type"], "Point");
            let position: Vec<_> = feature["geometry"]["coordinates"].as_array().unwrap().iter().collect();
            assert_eq!(position, [&feature["properties"]["longitude"], &feature["properties"]["latitude"]]);
            points.push([position[0].as_f64().unwrap(), position[1].as_f64().unwrap()]);
        }
        let bounds = points.iter().fold(None, |bounds, [x, y]| {
            let [west, south, east, north] = bounds.unwrap_or([*x, *y, *x, *y]);
            Some([f64::min(west, *x), f64::min(south, *y), f64::max(east, *x), f64::max(north, *y)])
        });
        assert_eq!(layer.get("bbox"), bounds.map(|bounds| json!(bounds)).as_ref());
    }
}

#[test]
fn every_case_is_on_the_map_and_in_the_table() {
    let cases = cases();
    let layer: Value = serde_json::from_str(&layer(&cases)).unwrap();
    let features = layer["features"].as_array().unwrap();
    let rows = rows(&table(&cases, Access::PublicRedacted));
    for case in &cases {
        assert!(features.iter().any(|feature| feature["properties"]["case_id"] == *case.id), "{}", case.id);
        assert!(rows.iter().any(|row| row["case_id"] == *case.id), "{}", case.id);
    }
}

#[test]
fn no_geometry_is_made_up() {
    let case = |coordinates: &str| {
        let scene = format!(r#"{{"id":"scene","place":{{"coordinates":{coordinates}}}}}"#);
        ois_records::from_str(&format!(
            r#"{{"version":"1.0","id":"a","incident":{{"id":"incident","scenes":[{scene}]}}}}"#
        ))
        .unwrap()
    };
    for coordinates in [
        r#"{"status":"unknown"}"#,
        r#"{"status":"known","value":{"latitude":112.3,"longitude":-45.6}}"#,
        r#"{"status":"known","value":{"latitude":12.3,"longitude":-245.6}}"#,
    ] {
        let layer: Value = serde_json::from_str(&layer(&[case(coordinates)])).unwrap();
        assert!(layer["features"][0]["geometry"].is_null(), "{coordinates}");
        assert!(layer["features"][0].as_object().unwrap().contains_key("geometry"));
        assert_eq!(layer.get("bbox"), None);
    }
}

/// As fine as the record says, and a block where people live or may live.
#[test]
fn points_are_no_finer_than_the_record_says() {
    let rounded = |precision: &str, more: &str| {
        let place = format!(
            r#"{{{more}"coordinates":{{"status":"known","value":{{"latitude":12.3456789,"longitude":-45.6789123,
                "precision":{precision}}}}}}}"#
        );
        let case = format!(
            r#"{{"version":"1.0","id":"a","incident":{{"id":"incident","scenes":[{{"id":"scene","place":{place}}}]}}}}"#
        );
        let layer: Value = serde_json::from_str(&layer(&[ois_records::from_str(&case).unwrap()])).unwrap();
        layer["features"][0]["geometry"]["coordinates"].clone()
    };
    let known = |code: &str| format!(r#"{{"status":"known","value":{{"code":"{code}"}}}}"#);
    let nobody_lives_there = r#""residence":{"status":"known","value":false},"#;
    let (area, block, house) = (json!([-45.68, 12.35]), json!([-45.679, 12.346]), json!([-45.6789, 12.3457]));
    assert_eq!(rounded(&known("road"), nobody_lives_there), area);
    assert_eq!(rounded(&known("block"), nobody_lives_there), block);
    assert_eq!(rounded(&known("address"), nobody_lives_there), house);
    assert_eq!(rounded(&known("address"), r#""kind":{"status":"known","value":{"code":"business"}},"#), house);
    assert_eq!(rounded(&known("address"), r#""kind":{"status":"known","value":{"code":"residence"}},"#), block);
    assert_eq!(rounded(&known("address"), ""), block);
    assert_eq!(rounded(r#"{"status":"unknown"}"#, nobody_lives_there), block);
    assert_eq!(rounded(&known("intersection"), ""), house);
}

#[test]
fn what_is_not_public_is_left_out() {
    let case = two_scenes();
    let public = layer(std::slice::from_ref(&case)) + &table(std::slice::from_ref(&case), Access::PublicRedacted);
    for hidden in ["Elsewhere", "disputed", "passenger", "114 Mill Road", "Not Shown"] {
        assert!(!public.contains(hidden), "{hidden}");
    }
    let restricted = table(std::slice::from_ref(&case), Access::Restricted);
    assert!(restricted.contains("passenger") && restricted.contains("disputed"));

    let mut sealed = case;
    sealed.access = Some(Access::Sealed);
    let mut table = FlatTable::new(Vec::new());
    let mut layer = GeoJson::new(Vec::new());
    table.write(&sealed).unwrap();
    layer.write(&sealed).unwrap();
    assert_eq!((table.left_out(), layer.left_out()), (1, 1));
    assert_eq!(String::from_utf8(table.finish().unwrap()).unwrap().lines().count(), 1);
    let layer: Value = serde_json::from_slice(&layer.finish().unwrap()).unwrap();
    assert_eq!(layer["features"], json!([]));
}

#[test]
fn ranges_and_absence_keep_their_difference() {
    let rows = rows(&table(&cases(), Access::Restricted));
    let [driver, passenger] = &rows[..2] else { panic!("two subjects") };
    let age = |row: &BTreeMap<String, String>| ["age", "age_min", "age_max", "age_status"].map(|it| row[it].clone());
    assert_eq!(age(driver), ["", "40", "49", "range"]);
    assert_eq!(age(passenger), ["15", "15", "15", "known"]);
    assert_eq!((&*passenger["name"], &*passenger["name_status"]), ("", "withheld"));
    assert_eq!((&*passenger["armed"], &*passenger["armed_status"]), ("", "disputed"));
    assert_eq!((&*driver["resisted"], &*driver["resisted_status"]), ("", ""));
    assert_eq!((&*driver["impairments"], &*driver["impairments_status"]), ("", "known"));
    assert_eq!(
        (&*driver["died"], &*driver["died_earliest"], &*driver["died_latest"]),
        ("2020-07", "2020-07-01", "2020-07-31")
    );
    assert_eq!((&*driver["releases"], &*driver["autopsies"]), ("0", ""));
    assert_eq!(split(&driver["agencies"]), ["Sheriff; Marsh County", "park-police"]);
}

/// Every list of up to three members of up to two characters comes back.
#[test]
fn joined_lists_come_apart_again() {
    let alphabet = ["", "a", "e", ";", "\\", "é", "\n"];
    let members: Vec<String> = alphabet.iter().flat_map(|a| alphabet.iter().map(move |b| format!("{a}{b}"))).collect();
    let mut lists: Vec<Vec<String>> = vec![vec![]];
    for length in 0..3 {
        let longer = lists.iter().filter(|list| list.len() == length);
        let longer: Vec<_> = longer
            .flat_map(|list| members.iter().map(|member| [&list[..], std::slice::from_ref(member)].concat()))
            .collect();
        lists.extend(longer);
    }
    assert!(lists.len() > 100_000);
    for list in lists {
        assert_eq!(split(&join(&list)), list);
    }
}

/// The types and constraints of the Table Schema hold for every cell, and its fields are the header.
#[test]
fn the_table_is_as_its_schema_says() {
    let schema: Value = serde_json::from_str(&table_schema()).unwrap();
    let fields = schema["fields"].as_array().unwrap();
    let text = table(&cases(), Access::Sealed);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names: Vec<_> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
    assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), names);
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "a name stands twice");
    let mut keys = BTreeSet::new();
    for row in reader.records().map(Result::unwrap) {
        for (field, cell) in fields.iter().zip(&row) {
            let constraints = &field["constraints"];
            if cell.is_empty() {
                assert_ne!(constraints["required"], true, "{field}");
                continue;
            }
            let fits = match field["type"].as_str().unwrap() {
                "integer" => cell.parse::<u32>().is_ok(),
                "number" => cell.parse::<f64>().is_ok(),
                "boolean" => ["true", "false"].contains(&cell),
                "date" => cell.len() == 10 && cell.parse::<ois_records::Date>().is_ok(),
                "string" => constraints["enum"].as_array().is_none_or(|codes| codes.contains(&cell.into())),
                _ => false,
            };
            assert!(fits, "{field}: {cell}");
        }
        let place = |name| names.iter().position(|known| *known == name).unwrap();
        assert!(keys.insert((row[place("case_id")].to_owned(), row[place("subject_number")].to_owned())));
    }
}

#[test]
fn every_column_has_a_home_in_the_schema() {
    let schema: Value = serde_json::from_str(Noun::CaseFile.schema()).unwrap();
    let doc = ois_records::convert::flat_table_doc();
    let homes: Vec<_> = doc.lines().filter_map(|line| line.rsplit_once("| `")?.1.strip_suffix("` |")).collect();
    assert!(homes.len() > 50);
    for home in homes {
        assert!(pointers::found(&schema, home).is_some(), "{home} is nowhere in the schema");
    }
}
