//! Golden cases: the shapes of real ones, with fictional people but for the seed's. For each, what must
//! be found, and what must not.

use std::path::Path;

use ois_records::{CaseFile, Profile, Report, Severity, Validator, explain};
use serde_json::{Value, json};

fn file(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// A case file of one day in Riverton with these parts.
fn case(parts: Value) -> Value {
    let mut case = json!({
        "version": "1.0",
        "id": "riverton",
        "as_of": "2023-12-31",
        "incident": {"id": "incident", "occurred": known("2023-01-13"), "agencies": ["riverton-police"]},
        "parties": [{"id": "riverton-police", "kind": {"code": "local_police"}}],
    });
    let Value::Object(parts) = parts else { unreachable!("parts have names") };
    for (name, part) in parts {
        match (&mut case[&name], part) {
            (Value::Object(whole), Value::Object(part)) => whole.extend(part),
            (place, part) => *place = part,
        }
    }
    case
}

fn known(value: impl Into<Value>) -> Value {
    json!({"status": "known", "value": value.into()})
}

fn report(case: &Value) -> Report {
    let text = case.to_string();
    ois_records::from_str::<CaseFile>(&text).unwrap();
    Validator::new().check::<CaseFile>(text.as_bytes()).unwrap().report
}

/// Checks what must be found in a case, and what must not.
fn holds(case: &Value, must: &[&str], must_not: &[&str]) {
    let report = report(case);
    for code in must.iter().chain(must_not) {
        assert!(explain(code).is_some(), "there is no rule {code}");
    }
    for code in must {
        assert!(report.counts().contains_key(code), "{code} is not found: {:?}", report.counts());
    }
    for code in must_not {
        assert!(!report.counts().contains_key(code), "{code}: {:#?}", report.findings());
    }
}

fn severity(case: &Value, code: &str) -> Option<Severity> {
    report(case).findings().iter().find(|finding| finding.rule.code == code).map(|finding| finding.severity)
}

fn people(ids: std::ops::RangeInclusive<usize>, person: impl Fn(usize) -> Value) -> Vec<Value> {
    ids.map(person).collect()
}

/// The seed's article alone, of 16 April 2018.
#[test]
fn g1_the_seed_alone() {
    let seed = file("examples/data/stephon-clark/2-2018-04-16.json");
    let must = [
        "updated-date-missing",
        "source-undated",
        "source-locator-missing",
        "day-offset-mismatch",
        "deadline-counting-unspecified",
        "release-no-locator",
        "speaker-unknown",
        "pronounced-by-missing",
        "shooter-without-rounds",
        "autopsy-report-unavailable",
        "inv-self",
        "single-source",
    ];
    let must_not = [
        "autopsy-before-death",
        "deadline-arithmetic",
        "hits-exceed-rounds",
        "aid-after-pronounced",
        "media-parts-mismatch",
        // Its relative days were worked out.
        "relative-date-unresolved",
    ];
    holds(&seed, &must, &must_not);
    assert_eq!(severity(&seed, "day-offset-mismatch"), Some(Severity::Info), "day 29 or 30, by the counting");
    assert_eq!(report(&seed).counts()["speaker-unknown"], 2);
}

/// The same with its defective words marked in the text alone.
#[test]
fn g1_a_defect_that_only_the_text_marks() {
    fn defective(seed: &mut Value) -> &mut Value {
        let materials = seed["materials"].as_array_mut().unwrap().iter_mut();
        let mut segments = materials.filter_map(|it| it.get_mut("segments")?.as_array_mut()).flatten();
        segments.find(|segment| segment.get("sic").is_some()).unwrap()
    }
    let mut seed = file("examples/data/stephon-clark/2-2018-04-16.json");
    let segment = defective(&mut seed);
    segment["text"] = segment["text"].as_str().unwrap().replace("can't over", "can't over [sic]").into();
    holds(&seed, &[], &["quote-defect-unmarked"]);
    defective(&mut seed).as_object_mut().unwrap().remove("sic");
    holds(&seed, &["quote-defect-unmarked"], &[]);
}

/// The same, as it was before somebody worked out "three days later".
#[test]
fn g1_before_its_days_were_worked_out() {
    let mut seed = file("examples/data/stephon-clark/2-2018-04-16.json");
    let release = seed["releases"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .find(|it| it["released"]["source_text"] == "Three days later");
    release.unwrap()["released"] = json!({"status": "unknown", "source_text": "Three days later"});
    holds(&seed, &["relative-date-unresolved"], &[]);
}

/// The seed's text tells of resuscitation after the pronouncement. Taken for an order of time, it is found.
#[test]
fn g1_the_order_of_the_text_taken_for_time() {
    let mut seed = file("examples/data/stephon-clark/2-2018-04-16.json");
    let decedent = seed["people"].as_array_mut().unwrap().iter_mut().find(|it| it["death"].is_object()).unwrap();
    decedent["death"]["pronounced"] = known("2018-03-18T21:40");
    seed["aid"][0]["started"] = known("2018-03-18T21:45");
    holds(&seed, &["aid-after-pronounced"], &[]);
}

/// The seed's two autopsies and the review of them.
#[test]
fn g2_two_autopsies_and_a_review() {
    let clark = file("examples/data/stephon-clark/4-2019-09-26.json");
    holds(
        &clark,
        &["autopsies-disagree", "autopsy-report-unavailable"],
        &["hits-exceed-rounds", "review-as-autopsy", "autopsy-units-differ", "autopsy-order-conflict"],
    );

    let mut in_wounds = clark.clone();
    let county =
        in_wounds["autopsies"].as_array_mut().unwrap().iter_mut().find(|it| it["id"] == "autopsy-county").unwrap();
    county["bullet_strikes"] = json!({"status": "undetermined"});
    county["entry_wounds"] = known(7);
    holds(&in_wounds, &["autopsy-units-differ"], &["autopsies-disagree"]);

    // The review typed as a third autopsy.
    let mut third = clark;
    let review = third["autopsy_reviews"][0].clone();
    let document = review["document"].clone();
    third["autopsies"].as_array_mut().unwrap().push(json!({
        "id": "autopsy-third", "person": "decedent", "commissioned_by": ["coroner"], "document": document, "bullet_strikes": known(7),
    }));
    holds(&third, &["review-as-autopsy"], &["hits-exceed-rounds"]);
}

/// Two officers, 16 rounds; the subject has ten wounds, nine bystanders were hit by bullets and pieces
/// of them. The subject had killed a colleague before.
#[test]
fn g8_more_wounds_than_rounds() {
    let mut all = people(1..=9, |n| {
        let mechanism = if n <= 3 { "bullet" } else { "fragment" };
        json!({"id": format!("bystander-{n}"), "roles": [{"code": "bystander"}, {"code": "injured"}],
            "injuries": [{"mechanism": known(json!({"code": mechanism}))}]})
    });
    all.extend([
        json!({"id": "officer-1", "roles": [{"code": "officer"}, {"code": "shooter"}]}),
        json!({"id": "officer-2", "roles": [{"code": "officer"}, {"code": "shooter"}]}),
        json!({"id": "subject", "roles": [{"code": "subject"}, {"code": "decedent"}], "death": {"of_this_incident": known(true)}}),
        json!({"id": "colleague", "roles": [{"code": "victim"}, {"code": "decedent"}], "death": {"of_this_incident": known(false)}}),
    ]);
    let new_york = case(json!({
        "incident": {"people_killed": known(1), "people_injured": known(9)},
        "people": all,
        "force": {
            "officers_who_fired": known(2),
            "rounds_fired_by_officers": known(16),
            "rounds_fired_by_others": known(0),
            "discharges": [
                {"id": "discharge-1", "shooters": ["officer-1"], "rounds_fired": known(7)},
                {"id": "discharge-2", "shooters": ["officer-2"], "rounds_fired": known(9)},
            ],
            "discharges_complete": known(true),
        },
        "autopsies": [{"id": "autopsy-1", "person": "subject", "commissioned_by": ["riverton-police"], "total_wounds": known(10)}],
    }));
    holds(&new_york, &["wounds-exceed-rounds"], &["hits-exceed-rounds", "fatalities-mismatch", "rounds-sum-mismatch"]);
    assert_eq!(severity(&new_york, "wounds-exceed-rounds"), Some(Severity::Info));
    assert!(!report(&new_york).has_errors());
}

/// Eight shooters, and 46 entrances or grazes of which nobody could say how many bullets made them.
#[test]
fn g9_wounds_are_no_hits() {
    let akron = |hits: Value| {
        case(json!({
            "people": [{"id": "subject", "roles": [{"code": "subject"}, {"code": "decedent"}]}],
            "force": {
                "officers_who_fired": known(8),
                "rounds_fired_by_officers": {"status": "unknown", "source_text": "dozens"},
                "discharges": [{"id": "discharge-1", "shooters_count": known(8), "agency": "riverton-police"}],
                "strikes": [{"id": "strike-1", "person": "subject", "autopsy": "autopsy-1", "bullet_strikes": hits}],
            },
            "autopsies": [{
                "id": "autopsy-1", "person": "subject", "commissioned_by": ["riverton-police"],
                "bullet_strikes": {"status": "undetermined"}, "total_wounds": known(46), "total_definition": "entrances or grazes",
                "bullets_recovered": known(26),
            }],
        }))
    };
    holds(&akron(known(46)), &["wounds-used-as-hits"], &["rounds-sum-mismatch", "hits-exceed-rounds"]);
    holds(
        &akron(json!({"status": "range", "min": 26, "max": 46})),
        &[],
        &["wounds-used-as-hits", "rounds-sum-mismatch"],
    );
}

/// Seven deputies on leave, three who fired; a clip shown to the family; two autopsies.
#[test]
fn g10_leave_disclosure_and_two_autopsies() {
    let county = file("tests/cases/two-autopsies.json");
    holds(
        &county,
        &["autopsies-disagree"],
        &["investigation-before-incident", "disclosure-not-release", "leave-count-as-shooters"],
    );

    let mut on_leave = county.clone();
    on_leave["force"]["officers_who_fired"] =
        json!({"status": "known", "value": 7, "source_text": "seven deputies on leave"});
    holds(&on_leave, &["leave-count-as-shooters"], &[]);

    let mut published = county;
    let shown = published["releases"].as_array_mut().unwrap().iter_mut().find(|it| it["mode"] == "shown").unwrap();
    shown["mode"] = json!("published");
    holds(&published, &["disclosure-not-release"], &[]);
}

/// Wounded on the 13th; on the 21st police learned of the death.
#[test]
fn g11_the_day_of_the_news_is_not_the_day_of_the_death() {
    let death = |died: Value| {
        case(json!({
            "people": [{"id": "subject", "roles": [{"code": "subject"}, {"code": "decedent"}],
                "death": {"died": died, "date_basis": {"code": "notice"}, "pronounced": known("2023-01-20")}}],
        }))
    };
    let learned = death(known("2023-01-21"));
    holds(&learned, &["death-date-is-notice-date", "delayed-death"], &["pronounced-before-death"]);
    assert_eq!(severity(&learned, "delayed-death"), Some(Severity::Info));
    let range = death(json!({"status": "range", "earliest": "2023-01-13", "latest": "2023-01-21"}));
    holds(&range, &[], &["death-date-is-notice-date", "delayed-death", "pronounced-before-death"]);
}

/// One officer, one round, nobody hit; the subject was caught, and no weapon was found.
#[test]
fn g12_nobody_was_hit() {
    let philadelphia = case(json!({
        "incident": {
            "outcome": known(json!({"code": "no_hit"})), "people_killed": known(0), "people_injured": known(0),
            "civilians_involved": known(1), "arrest_made": known(true),
        },
        "people": [
            {"id": "officer-1", "roles": [{"code": "officer"}, {"code": "shooter"}], "injured": known(false)},
            {"id": "subject", "roles": [{"code": "subject"}], "vital_status": known("alive"), "struck_by_bullet": known(false),
                "perceived_armed": known(true), "armed": {"status": "unknown"}, "custody": known(json!({"code": "in_custody_other"}))},
        ],
        "perceptions": [{"id": "seen-1", "perceived_as": {"code": "firearm"}, "by": ["officer-1"], "about": "subject"}],
        "force": {
            "officers_who_fired": known(1), "rounds_fired_by_officers": known(1), "rounds_fired_by_others": known(0),
            "discharges": [{"id": "discharge-1", "shooters": ["officer-1"], "rounds_fired": known(1)}],
            "discharges_complete": known(true),
        },
        "sources": [{"id": "summary", "kind": {"code": "official_report"}, "publisher": "riverton-police",
            "published": known("2023-01-14"), "url": known("https://police.example.org/17-20")}],
    }));
    let report = report(&philadelphia);
    let grave: Vec<_> =
        report.findings().iter().filter(|it| it.severity > Severity::Info).map(ToString::to_string).collect();
    assert_eq!(grave, [""; 0]);
    let must_not =
        ["gunshot-injury-without-hit", "no-hit-outcome-with-hits", "arrest-without-custody", "fatal-without-autopsy"];
    holds(&philadelphia, &[], &must_not);
}

/// Seven officers fire, a detective among them is killed; the subject, who had an imitation gun, is
/// charged with the death.
#[test]
fn g13_who_is_charged_did_not_fire() {
    let larkmoor = file("tests/cases/friendly-fire.json");
    holds(
        &larkmoor,
        &["charged-person-not-shooter"],
        &["unarmed-and-pointing", "rate-implausible", "shooter-count-mismatch"],
    );
    assert_eq!(severity(&larkmoor, "charged-person-not-shooter"), Some(Severity::Info));
    assert!(!report(&larkmoor).has_errors());
    holds(&larkmoor, &[], &["officer-victim-uncounted", "injured-mismatch", "officer-charged-conflict"]);

    // The wounded sergeant left out of the count.
    let mut uncounted = larkmoor;
    uncounted["incident"]["people_injured"] = known(1);
    holds(&uncounted, &["injured-mismatch"], &[]);
    uncounted["incident"]["people_injured"] = known(0);
    holds(&uncounted, &["officer-victim-uncounted"], &[]);
}

/// "Tuesday, April 9, 2018": it was a Monday.
#[test]
fn g14_the_caption_names_another_weekday() {
    let caption = |words: &str| {
        case(json!({
            "incident": {"occurred": known("2018-03-18")},
            "sources": [{"id": "caption", "kind": {"code": "article"}, "published": known("2018-04-10")}],
            "responses": [{"id": "march", "kind": {"code": "protest"}}],
            "claims": [{"id": "claim-1", "source": "caption", "about": {"id": "march", "field": "started"},
                "value": {"status": "known", "value": "2018-04-09", "source_text": words}}],
        }))
    };
    holds(&caption("Tuesday, April 9, 2018"), &["weekday-mismatch"], &["date-unparseable"]);
    holds(&caption("Monday, April 9, 2018"), &[], &["weekday-mismatch", "date-unparseable"]);
}

/// The seed's decedent, 23 by a data set, born on 10 August 1995.
#[test]
fn g15_the_age_of_the_birthday_year() {
    let born = |age: u32| {
        case(json!({
            "incident": {"occurred": known("2018-03-18")},
            "people": [{"id": "decedent", "age_years": known(age), "born": known("1995-08-10")}],
        }))
    };
    holds(&born(23), &["age-dob-mismatch"], &["age-out-of-range"]);
    assert_eq!(severity(&born(23), "age-dob-mismatch"), Some(Severity::Warning));
    assert_eq!(severity(&born(32), "age-dob-mismatch"), Some(Severity::Error));
    holds(&born(22), &[], &["age-dob-mismatch"]);
}

/// "Shot a combined 20 times": 20 rounds were fired, and seven struck.
#[test]
fn g17_rounds_told_as_hits() {
    let claim = |times: u32| {
        case(json!({
            "people": [{"id": "subject", "roles": [{"code": "subject"}]}, {"id": "officer-1", "roles": [{"code": "officer"}, {"code": "shooter"}]}],
            "force": {
                "rounds_fired_by_officers": known(20),
                "rounds_fired_by_others": known(0),
                "strikes": [{"id": "strike-1", "person": "subject", "bullet_strikes": known(7)}],
            },
            "sources": [{"id": "article", "kind": {"code": "article"}, "published": known("2023-02-01")}],
            "claims": [{"id": "claim-1", "source": "article", "about": {"id": "strike-1", "field": "bullet_strikes"},
                "value": known(times), "quote": "shot a combined 20 times"}],
        }))
    };
    holds(&claim(20), &["rounds-as-hits"], &["hits-exceed-rounds"]);
    holds(&claim(8), &[], &["rounds-as-hits", "hits-exceed-rounds"]);
}

/// 33 officers fired, more than 600 rounds, over three counties.
#[test]
fn g18_many_officers() {
    let stockton = case(json!({
        "incident": {"occurred": {"status": "range", "earliest": "2023-01-13", "latest": "2023-01-14"}, "several_places": known(true)},
        "people": people(1..=33, |n| json!({"id": format!("officer-{n}"), "roles": [{"code": "officer"}, {"code": "shooter"}]})),
        "force": {
            "officers_who_fired": {"status": "range", "min": 32, "max": 33},
            "rounds_fired_by_officers": {"status": "range", "min": 600},
            "discharges": [{"id": "discharge-1", "shooters_count": {"status": "range", "min": 32, "max": 33}, "agency": "riverton-police",
                "started": known("2023-01-14T00:05")}],
        },
    }));
    holds(
        &stockton,
        &["officer-count-above-20"],
        &["sentinel-as-count", "shooter-count-mismatch", "shots-outside-incident"],
    );
    assert_eq!(severity(&stockton, "officer-count-above-20"), Some(Severity::Info));
    assert!(!report(&stockton).has_errors());
}

/// What is found in a case that is to be published.
fn published(case: &Value) -> Report {
    let mut validator = Validator::new().with_profile(Profile::Publish);
    validator.check::<CaseFile>(case.to_string().as_bytes()).unwrap().report
}

/// 53 videos, of which the parts that others count make 54.
#[test]
fn g3_parts_that_make_another_whole() {
    let part = |unit: &str, count: u32| json!({"unit": {"code": unit}, "count": known(count)});
    let total = json!({"unit": {"code": "video"}, "count": known(53), "total": known(true)});
    let counts = [
        total,
        part("in_car_video", 23),
        part("body_worn_video", 28),
        part("aircraft_video", 1),
        part("emergency_call", 2),
    ];
    let claim = |id: &str, source: &str, count: u32| json!({"id": id, "source": source, "about": {"id": "release-2", "field": "counts/0/count"}, "value": known(count)});
    let source = |id: &str| json!({"id": id, "kind": {"code": "article"}, "published": known("2023-02-12")});
    let mut parts = case(json!({
        "releases": [{"id": "release-2", "by": ["riverton-police"], "counts": counts}],
        "sources": [source("article"), source("wire"), source("station")],
        "claims": [claim("c-1", "article", 53), claim("c-2", "wire", 52), claim("c-3", "station", 54)],
    }));
    parts["releases"][0]["counts"][0]["count"] = json!({"status": "disputed"});
    holds(&parts, &["conflict-open"], &["count-range-inverted"]);
    parts["releases"][0]["counts"][0]["count"] = known(53);
    holds(&parts, &["media-parts-mismatch", "media-unit-mixed"], &["count-range-inverted"]);
}

/// A demand of twenty million that one paper took for the settlement.
#[test]
fn g16_a_demand_taken_for_the_settlement() {
    let claim = |id: &str, source: &str, amount: u32| json!({"id": id, "source": source, "about": {"id": "settlement", "field": "amount_usd"}, "value": known(amount)});
    let source = |id: &str| json!({"id": id, "kind": {"code": "article"}, "published": known("2023-11-02")});
    let mut suit = case(json!({
        "proceedings": [
            {"kind": "suit", "id": "suit", "demand_usd": known(15_000_000)},
            {"kind": "settlement", "id": "settlement", "suit": "suit", "amount_usd": known(20_000_000)},
        ],
        "sources": [source("gazette"), source("herald")],
    }));
    holds(&suit, &["settlement-exceeds-demand"], &["money-negative"]);
    suit["proceedings"][1]["amount_usd"] = json!({"status": "disputed"});
    suit["claims"] = json!([claim("c-1", "gazette", 2_400_000), claim("c-2", "herald", 20_000_000)]);
    holds(&suit, &["conflict-open"], &["settlement-exceeds-demand", "money-negative"]);
}

/// Two releases of one evening: first a tool in his hand, then a telephone only.
#[test]
fn g19_two_releases_a_quarter_of_an_hour_apart() {
    let release = |id: &str| json!({"id": id, "by": ["riverton-police"], "released": known("2023-01-14")});
    let source = |id: &str, release: &str| json!({"id": id, "kind": {"code": "press_release"}, "publisher": "riverton-police", "published": known("2023-01-14"), "release": release});
    let claim = |id: &str, source: &str, kind: &str| json!({"id": id, "source": source, "about": {"id": "object", "field": "kind/code"}, "value": known(kind)});
    let mut evening = case(json!({
        "objects": [{"id": "object", "kind": {"code": "phone"}}],
        "releases": [release("release-1"), release("release-2")],
        "sources": [source("first", "release-1"), source("second", "release-2")],
        "claims": [claim("c-1", "first", "tool"), claim("c-2", "second", "phone")],
    }));
    holds(&evening, &["release-superseded-unlinked"], &[]);
    evening["releases"][1]["supersedes"] = json!("release-1");
    holds(&evening, &[], &["release-superseded-unlinked"]);
    evening["releases"][1].as_object_mut().unwrap().remove("supersedes");
    evening["sources"][1]["published"] = known("2023-03-14");
    holds(&evening, &[], &["release-superseded-unlinked"]);

    // The second claim replaces the first, and the record keeps the tool all the same.
    evening["claims"][1]["supersedes"] = json!("c-1");
    holds(&evening, &[], &["superseded-preferred"]);
    evening["objects"][0]["kind"]["code"] = json!("tool");
    holds(&evening, &["superseded-preferred"], &["conflict-open"]);
}

/// A boy of 17 was killed, and his family named him.
#[test]
fn g20_a_minor_who_was_killed() {
    let mut boy = case(json!({
        "people": [{
            "id": "boy",
            "roles": [{"code": "subject"}, {"code": "decedent"}],
            "name": known("Robin Example"),
            "name_disclosures": [{"basis": {"code": "family"}, "on": known("2023-01-15")}],
            "age_years": known(17),
        }],
    }));
    let found = published(&boy);
    assert!(found.counts().contains_key("minor-named") && found.has_errors(), "{:?}", found.counts());
    boy["people"][0]["naming_approval"] = json!({"by": "Managing editor", "reason": "His family asked for it."});
    assert!(!published(&boy).counts().contains_key("minor-named"));
    boy["people"][0].as_object_mut().unwrap().remove("naming_approval");
    boy["people"][0]["name"] = json!({"status": "withheld", "reason": "juvenile"});
    assert!(!published(&boy).counts().contains_key("minor-named"));
}
