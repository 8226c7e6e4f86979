//! What was read comes back, whatever it was; and no input makes a panic.

use ois_records::{CaseFile, Noun, Validator, collect, from_slice, from_str, to_string, to_string_pretty};
use ois_records_laws::sample::sample;
use ois_records_laws::{Chance, Mutant};
use proptest::prelude::*;
use serde_json::Value;

fn schema() -> Value {
    serde_json::from_str(Noun::CaseFile.schema()).unwrap()
}

/// The same JSON, where numbers are the same when their values are: `8.0` is written as `8`.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        (a, b) => a == b,
    }
}

#[test]
fn every_valid_document_comes_back_from_reading_and_writing() {
    let schema = schema();
    for seed in 0..2_000 {
        let document = sample(&schema, &mut Chance(seed));
        let record: CaseFile = from_str(&document.to_string()).unwrap_or_else(|error| panic!("{seed}: {error}"));
        let written = to_string(&record).unwrap();
        assert!(same(&serde_json::from_str(&written).unwrap(), &document), "{seed}");
        let again: CaseFile = from_str(&written).unwrap();
        assert_eq!(again, record, "{seed}");
        assert_eq!(to_string(&again).unwrap(), written, "{seed}: same record, same bytes");
        assert_eq!(from_str::<CaseFile>(&to_string_pretty(&record).unwrap()).unwrap(), record, "{seed}");
    }
}

/// The collecting door keeps every scalar of a broken document: in the record, or put aside.
#[test]
fn the_collecting_door_loses_nothing() {
    let schema = schema();
    for seed in 0..2_000 {
        let mutant = Mutant::of(seed, &schema, &[]);
        let document = serde_json::from_str(&mutant.text()).unwrap();
        let collected = collect::<CaseFile>(mutant.text().as_bytes()).unwrap();
        let mut kept = Vec::new();
        if let Some(record) = &collected.record {
            scalars(&serde_json::to_value(record).unwrap(), &mut kept);
        }
        for aside in &collected.aside {
            scalars(&serde_json::from_str(&aside.json).unwrap(), &mut kept);
        }
        let mut wanted = Vec::new();
        scalars(&document, &mut wanted);
        for scalar in wanted {
            let place = kept.iter().position(|known| same(known, &scalar));
            kept.swap_remove(place.unwrap_or_else(|| panic!("{seed}: {scalar} is lost")));
        }
    }
}

fn scalars(value: &Value, out: &mut Vec<Value>) {
    match value {
        Value::Object(object) => object.values().for_each(|value| scalars(value, out)),
        Value::Array(elements) => elements.iter().for_each(|value| scalars(value, out)),
        scalar => out.push(scalar.clone()),
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".*".prop_map(Value::from),
    ];
    let name = prop_oneof![".*", "(version|id|incident|people|status|value|kind|steps|code)"];
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(name.clone(), inner, 0..6).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

fn never_panics(bytes: &[u8]) {
    let strict = from_slice::<CaseFile>(bytes);
    let checked = Validator::new().check::<CaseFile>(bytes);
    if strict.is_ok() {
        assert!(checked.unwrap().record.is_some());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes_of_any_kind_make_no_panic(bytes in any::<Vec<u8>>()) {
        never_panics(&bytes);
    }

    #[test]
    fn json_of_any_kind_makes_no_panic(value in any_json()) {
        never_panics(value.to_string().as_bytes());
    }

    #[test]
    fn case_files_with_bytes_changed_make_no_panic(seed in any::<u64>(), changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = Mutant::of(seed, &schema(), &[]).text().into_bytes();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        never_panics(&bytes);
    }

    #[test]
    fn dates_come_back_as_they_were(text in "[12][0-9]{3}(-[01][0-9](-[0-3][0-9](T[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?(Z|[+-][01][0-9]:[0-5][0-9])?)?)?)?") {
        if let Ok(date) = text.parse::<ois_records::Date>() {
            prop_assert_eq!(date.to_string(), text);
            prop_assert!(!date.certainly_before(date));
            prop_assert!(date.earliest() <= date.latest());
        }
    }

    /// On one clock a date lies before another when its last second lies before the other's first.
    #[test]
    fn dates_are_compared_by_the_seconds_that_they_cover(a in date_near_a_year_end(), b in date_near_a_year_end()) {
        if let (Ok(a), Ok(b)) = (a.parse::<ois_records::Date>(), b.parse::<ois_records::Date>()) {
            prop_assert_eq!(a.certainly_before(b), a.latest() < b.earliest(), "{} {}", a, b);
        }
    }
}

/// Dates of every precision around the turn of two years, where they meet often.
fn date_near_a_year_end() -> impl Strategy<Value = String> {
    "(2019|2020)(-(01|02|12)(-(01|28|29|30|31)(T(00:00|00:01|23:58|23:59)(:00|:01|:59)?)?)?)?"
}
