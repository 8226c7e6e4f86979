//! Views show nothing above their level and are records like others; the order of a list is no
//! difference.

use std::sync::OnceLock;

use ois_records::{Access, CaseFile, Code, DifferenceKind, Noun, Side, diff, from_str, to_string};
use ois_records_laws::Chance;
use ois_records_laws::sample::sample;
use proptest::prelude::*;
use serde_json::{Value, json};

/// The text that samples have in many places, the same as a secret, and a number that no sample has.
const TEXT: &str = "Riverton";
const SECRET: &str = "Zwq secret 7 Elm Street";
const NUMBER: u64 = 77_777;

fn schema() -> &'static (Value, jsonschema::Validator) {
    static SCHEMA: OnceLock<(Value, jsonschema::Validator)> = OnceLock::new();
    SCHEMA.get_or_init(|| {
        let schema = serde_json::from_str(Noun::CaseFile.schema()).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        (schema, validator)
    })
}

/// A document with ids of its own for each thing, and some things above the level, in all of whose
/// texts and counts a secret is planted.
fn planted(chance: &mut Chance, level: Access) -> Value {
    let mut document = sample(&schema().0, chance);
    if chance.once_in(8) {
        document["access"] = json!(chance.one(Access::ALL));
    } else if let Some(fields) = document.as_object_mut() {
        fields.remove("access");
    }
    let mut number = 0;
    plant(&mut document, chance, level, Access::Public, &mut number);
    document
}

fn plant(value: &mut Value, chance: &mut Chance, limit: Access, parent: Access, number: &mut usize) {
    match value {
        Value::Object(fields) => {
            // What is about something else has an id there, and none of its own.
            let is_thing = fields.get("id").is_some_and(Value::is_string) && !fields.contains_key("field");
            let mut level = parent;
            if is_thing {
                *number += 1;
                fields.insert("id".into(), json!(format!("thing-{number}")));
                if chance.once_in(3) && *number > 1 {
                    fields.insert("access".into(), json!(chance.one(Access::ALL)));
                }
                let own = fields.get("access").and_then(Value::as_str).and_then(Access::from_code);
                level = own.map_or(parent, |own| own.max(parent));
            }
            for (name, value) in fields.iter_mut() {
                // What is called something else is called so for everyone.
                if name != "pseudonym" && name != "about" {
                    plant(value, chance, limit, level, number);
                }
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(|value| plant(value, chance, limit, parent, number)),
        Value::String(text) if parent > limit && text == TEXT => SECRET.clone_into(text),
        Value::Number(it) if parent > limit && it.as_u64().is_some_and(|it| (2..100).contains(&it)) => {
            *value = json!(NUMBER);
        }
        _ => {}
    }
}

/// A law about what was planted says something only where something was.
#[test]
fn secrets_are_planted() {
    let documents = (0..200).map(|seed| planted(&mut Chance(seed), Access::Public).to_string());
    let [texts, counts] = documents.fold([0, 0], |[texts, counts], document| {
        let has = |it: &str| usize::from(document.contains(it));
        [texts + has(SECRET), counts + has(&NUMBER.to_string())]
    });
    assert!(texts > 40 && counts > 20, "{texts} and {counts} of 200");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_view_shows_nothing_above_its_level(seed: u64, level in 0..Access::ALL.len()) {
        let level = Access::ALL[level];
        let document = planted(&mut Chance(seed), level);
        let case: CaseFile = from_str(&document.to_string()).unwrap();
        let view = case.redact_for(level).unwrap();
        let text = to_string(&view).unwrap();
        let mut numbers = text.split(|c: char| !c.is_ascii_digit());
        prop_assert!(!text.contains(SECRET) && !numbers.any(|it| it == NUMBER.to_string()), "{document} {text}");
        prop_assert_eq!(&from_str::<CaseFile>(&text).unwrap(), &view);
        prop_assert!(schema().1.is_valid(&serde_json::from_str(&text).unwrap()), "{text}");
        prop_assert_eq!(view.redact_for(level).unwrap(), view);
        prop_assert_eq!(case.redact_for(Access::Sealed).unwrap(), case);
    }

    /// A name is secret wherever it stands, in whatever case.
    #[test]
    fn a_withheld_name_is_nowhere(seed: u64, is_upper: bool) {
        let chance = &mut Chance(seed);
        let mut document = sample(&schema().0, chance);
        document["access"] = json!("public");
        let name = |text: &str| if is_upper { text.to_uppercase() } else { text.to_lowercase() };
        let text = document.to_string().replace(TEXT, &name("Officer, Quillon-Ambrose! Vexley"));
        let mut document: Value = serde_json::from_str(&text).unwrap();
        let person = json!({ "id": "vexley", "access": "sealed",
            "name": { "status": "known", "value": "Quillon Ambrose Vexley" } });
        match document["people"].as_array_mut() {
            Some(people) => people.push(person),
            None => document["people"] = json!([person]),
        }
        let case: CaseFile = from_str(&document.to_string()).unwrap();
        let view = to_string(&case.redact_for(Access::Public).unwrap()).unwrap().to_lowercase();
        for word in ["quillon", "ambrose", "vexley"] {
            prop_assert!(!view.contains(word), "{view}");
        }
    }

    #[test]
    fn differences_come_back_the_other_way_round(one: u64, other: u64) {
        let made = |seed| from_str::<CaseFile>(&sample(&schema().0, &mut Chance(seed)).to_string()).unwrap();
        let [one, other] = [made(one), made(other)];
        prop_assert!(diff(&one, &one).unwrap().is_empty());
        let places = |it: &Option<Side>| it.as_ref().map(|side| side.pointer.clone());
        let turned = |kind| match kind {
            DifferenceKind::Addition => 2,
            DifferenceKind::Change => 1,
            DifferenceKind::Withdrawal => 0,
        };
        let forth = diff(&one, &other).unwrap();
        let back = diff(&other, &one).unwrap();
        let mut forth: Vec<_> = forth.differences.iter().map(|it| (2 - turned(it.kind), places(&it.old), places(&it.new))).collect();
        let mut back: Vec<_> = back.differences.iter().map(|it| (turned(it.kind), places(&it.new), places(&it.old))).collect();
        forth.sort();
        back.sort();
        prop_assert_eq!(forth, back);
    }
}
