//! The release clock: law by law, day by day.

use std::collections::BTreeSet;

use ois_records::{CaseFile, ClockStatus, Code, DutyOrigin, DutyState, Policies, Validator};
use serde_json::{Value, json};

use ClockStatus::{Due, Indeterminate, Late, LawfullyDelayed, Met, NotCovered, Overdue};

/// A case of one duty under a policy of the crate; `duty` is put into the duty.
fn case(policy: &str, occurred: &str, as_of: &str, duty: &Value) -> Value {
    let policies = Policies::shipped();
    let mut own = json!({ "id": "duty-1", "policy": policy });
    own.as_object_mut().unwrap().extend(duty.as_object().unwrap().clone());
    json!({
        "version": "1.0", "id": "a-case", "as_of": as_of,
        "incident": { "id": "incident", "occurred": known(occurred) },
        "releases": [], "policies": [policies.get(policy).unwrap()], "duties": [own],
    })
}

fn known(value: impl Into<Value>) -> Value {
    json!({ "status": "known", "value": value.into() })
}

fn states(case: &Value) -> Vec<DutyState> {
    let case: CaseFile = ois_records::from_str(&case.to_string()).unwrap();
    case.duty_states(None, &Policies::none())
}

/// How the first duty stands, with its due date and days.
fn state(case: &Value) -> (ClockStatus, String, i64) {
    let state = states(case).swap_remove(0);
    (state.status, state.due.map(|due| due.to_string()).unwrap_or_default(), state.days.unwrap_or_default())
}

fn says(status: ClockStatus, due: &str, days: i64) -> (ClockStatus, String, i64) {
    (status, due.into(), days)
}

fn released(on: &str) -> Value {
    json!({ "steps": [{ "kind": "released", "at": known(on) }] })
}

fn seed(file: &str) -> CaseFile {
    ois_records::from_str(&std::fs::read_to_string(format!("examples/data/stephon-clark/{file}")).unwrap()).unwrap()
}

#[test]
fn the_seed_is_met_under_both_countings_and_whether_it_was_all_is_unknown() {
    for file in ["2-2018-04-16.json", "3-2018-05-01.json", "4-2019-09-26.json"] {
        let duties = seed(file).duty_states(None, &Policies::shipped());
        let videos = &duties[0];
        assert_eq!((&*videos.duty, videos.status, videos.days), ("duty-videos", Met, Some(0)), "{file}");
        assert_eq!(videos.due.unwrap().to_string(), "2018-04-16");
        for words in
            ["2018-04-16 if it does, 2018-04-17 if not", "whether that was all there is, the record does not say"]
        {
            assert!(videos.explanation.contains(words), "{}", videos.explanation);
        }
        assert!(!duties.iter().any(|duty| duty.policy.as_deref() == Some("us-ca-sacramento-2016")), "twice: {file}");
    }
}

#[test]
fn the_law_of_2019_was_not_yet_law_in_march_2018() {
    for file in ["1-2018-03-21.json", "2-2018-04-16.json", "3-2018-05-01.json", "4-2019-09-26.json"] {
        let duties = seed(file).duty_states(None, &Policies::shipped());
        let law = duties.iter().find(|duty| duty.policy.as_deref() == Some("us-ca-7923.625")).unwrap();
        assert_eq!((law.status, law.origin, law.due), (NotCovered, DutyOrigin::Proposed, None));
        assert!(law.explanation.contains("was not yet in force: it is from 2019-07-01 on"), "{}", law.explanation);
    }
}

#[test]
fn before_its_day_a_policy_proposes_what_is_due() {
    let duties = seed("1-2018-03-21.json").duty_states(None, &Policies::shipped());
    let videos = duties.iter().find(|duty| duty.duty == "proposed:us-ca-sacramento-2016").unwrap();
    assert_eq!((videos.status, videos.days), (Due, Some(-26)));
}

#[test]
fn sacramento_2017_was_due_then_overdue_then_late_and_a_refusal_changes_nothing() {
    let on = |as_of, duty: &Value| state(&case("us-ca-sacramento-2016", "2017-02-10", as_of, duty));
    let asked = json!({ "steps": [
        { "kind": "requested", "wanted": { "code": "waiver" }, "at": known("2017-03-21") },
        { "kind": "refused", "at": known("2017-03-21") },
    ] });
    assert_eq!(on("2017-03-10", &json!({})), says(Due, "2017-03-11", -1));
    assert_eq!(on("2017-03-12", &json!({})).0, Indeterminate, "day 30 or 31, by how it is counted");
    assert_eq!(on("2017-03-21", &asked), says(Overdue, "2017-03-12", 9));
    assert_eq!(on("2017-04-01", &released("2017-03-23")), says(Late, "2017-03-12", 11));
}

#[test]
fn chicago_an_extension_that_lands_on_day_90() {
    let granted = json!({ "steps": [
        { "kind": "requested", "wanted": { "code": "extension" } },
        { "kind": "granted", "at": known("2020-11-18"), "days": known(30) },
    ] });
    let on = |as_of| state(&case("us-il-chicago-2016", "2020-09-25", as_of, &granted));
    assert_eq!(on("2020-11-17"), says(Due, "2020-11-24", -7), "before it was granted");
    assert_eq!(on("2020-12-24"), says(Due, "2020-12-24", 0));
    assert_eq!(on("2020-12-25"), says(Overdue, "2020-12-24", 1));
}

#[test]
fn chicago_a_stated_due_date_of_day_87_changes_no_answer() {
    let duty = json!({
        "due": known("2021-01-08"),
        "steps": [
            { "kind": "granted", "at": known("2020-12-10"), "days": known(30) },
            { "kind": "released", "at": known("2021-01-07") },
        ],
    });
    assert_eq!(state(&case("us-il-chicago-2016", "2020-10-13", "2021-02-01", &duty)), says(Met, "2021-01-11", -4));
}

#[test]
fn chicago_a_court_that_forbids_excuses_and_one_that_orders_does_not() {
    let duty = |effect: &str| json!({ "steps": [{ "kind": "court_order", "effect": { "code": effect }, "at": known("2022-09-28") }] });
    let on = |effect| state(&case("us-il-chicago-2016", "2022-08-11", "2022-12-01", &duty(effect)));
    assert_eq!(on("forbids"), says(LawfullyDelayed, "2022-10-10", 52));
    assert_eq!(on("delays"), says(LawfullyDelayed, "2022-10-10", 52));
    for effect in ["orders", "denies_withholding", "allows_disclosure"] {
        assert_eq!(on(effect), says(Overdue, "2022-10-10", 52), "{effect}");
    }
    assert_eq!(on("other").0, Indeterminate);
    let until = json!({ "steps": [{ "kind": "court_order", "effect": { "code": "forbids" }, "at": known("2022-09-28"), "until": known("2022-11-01") }] });
    assert_eq!(state(&case("us-il-chicago-2016", "2022-08-11", "2022-12-01", &until)), says(Overdue, "2022-11-01", 30));
}

#[test]
fn austin_before_and_after() {
    assert_eq!(state(&case("us-tx-austin-2020", "2020-12-15", "2021-02-12", &json!({}))), says(Due, "2021-02-12", 0));
    assert_eq!(
        state(&case("us-tx-austin-2020", "2020-12-15", "2021-02-14", &json!({}))),
        says(Overdue, "2021-02-13", 1)
    );
    assert_eq!(state(&case("us-tx-austin-2020", "2022-01-10", "2022-02-14", &json!({}))).0, NotCovered);
    // 10 business days from Monday 10 January 2022; the 17th is Martin Luther King's day.
    assert_eq!(state(&case("us-tx-austin-2021", "2022-01-10", "2022-01-21", &json!({}))), says(Due, "2022-01-24", -3));
    assert_eq!(
        state(&case("us-tx-austin-2021", "2022-01-10", "2022-01-26", &json!({}))),
        says(Overdue, "2022-01-25", 1)
    );
    assert_eq!(state(&case("us-tx-austin-2021", "2020-12-15", "2021-02-14", &json!({}))).0, NotCovered);
}

#[test]
fn which_holidays_count_is_an_argument() {
    let case: CaseFile = ois_records::from_str(
        &case("us-tx-austin-2021", "2022-01-10", "2022-01-21", &json!({ "counting": "exclusive" })).to_string(),
    )
    .unwrap();
    let due = |holidays| case.duty_states(None, &Policies::none().with_holidays(holidays))[0].due.unwrap().to_string();
    assert_eq!(due(ois_records::Holidays::us_federal()), "2022-01-25");
    assert_eq!(due(ois_records::Holidays::none()), "2022-01-24");
    assert_eq!(due(ois_records::Holidays::us_federal().and(["2022-01-14".parse().unwrap()])), "2022-01-26");
}

#[test]
fn las_vegas_counts_hours() {
    let on = |at: &str, release: &str| state(&case("us-nv-las-vegas-briefing", at, "2024-07-01", &released(release)));
    assert_eq!(on("2024-06-03T22:10", "2024-06-06T22:10"), says(Met, "2024-06-06T22:10", 0));
    assert_eq!(on("2024-06-03T22:10", "2024-06-06T22:11"), says(Late, "2024-06-06T22:10", 0));
    let late =
        states(&case("us-nv-las-vegas-briefing", "2024-06-03T22:10", "2024-07-01", &released("2024-06-06T22:11")));
    assert!(late[0].explanation.contains("came later on that day, late"), "{}", late[0].explanation);
    assert_eq!(on("2024-06-03T22:10:00-07:00", "2024-06-07T05:09:00Z"), says(Met, "2024-06-06T22:10-07:00", 0));
    assert_eq!(on("2024-06-03", "2024-06-06T12:00").0, Indeterminate, "at which hour, nobody said");
    assert_eq!(on("2024-06-03", "2024-06-05"), says(Met, "2024-06-06T00:00", -1));
    let the_day_before = case("us-nv-las-vegas-briefing", "2024-06-03", "2024-11-11", &released("2024-11-12"));
    assert_eq!(state(&the_day_before).0, Overdue, "what came on the next day had not come");
}

#[test]
fn where_clocks_change_an_hour_is_no_guess() {
    let on = |at: &str, release: &str| state(&case("us-nv-las-vegas-briefing", at, "2024-04-01", &released(release)));
    // On 10 March 2024 clocks went forward: 72 hours after 22:10 it was 23:10.
    assert_eq!(on("2024-03-08T22:10:00-08:00", "2024-03-11T23:10:00-07:00"), says(Met, "2024-03-11T22:10-08:00", 0));
    assert_eq!(on("2024-03-08T22:10:00-08:00", "2024-03-11T23:11:00-07:00").0, Late);
    assert_eq!(on("2024-03-08T22:10", "2024-03-11T22:40").0, Indeterminate, "without zones nobody can tell");
    assert_eq!(on("2024-03-08T22:10", "2024-03-11T21:00").0, Met);
}

/// California's ladder, with as much proof as the record has, so many days after the agency knew.
fn california(proof: Option<&str>, as_of: &str) -> Vec<DutyState> {
    let mut withheld = json!({
        "kind": "withheld", "at": known("2021-01-20"), "basis": known("an active investigation"),
        "estimated": known("2021-06-01"),
    });
    if let Some(proof) = proof {
        withheld["burden"] = json!({ "code": proof });
    }
    let duty = json!({
        "trigger": { "kind": { "code": "agency_knew_or_should_have_known" }, "at": known("2021-01-01") },
        "steps": [withheld],
    });
    states(&case("us-ca-7923.625", "2021-01-01", as_of, &duty))
}

#[test]
fn californias_ladder_takes_more_the_longer_it_lasts() {
    let (day_44, day_46, day_365, day_366) = ("2021-02-14", "2021-02-16", "2022-01-01", "2022-01-02");
    for (proof, on, expected) in [
        (None, day_44, LawfullyDelayed),
        (Some("written_basis"), day_44, LawfullyDelayed),
        (Some("written_basis"), day_46, Overdue),
        (None, day_46, Indeterminate),
        (Some("demonstrate"), day_46, LawfullyDelayed),
        (Some("demonstrate"), day_365, LawfullyDelayed),
        (Some("demonstrate"), day_366, Overdue),
        (Some("clear_and_convincing"), day_366, LawfullyDelayed),
    ] {
        let state = &california(proof, on)[0];
        assert_eq!(state.status, expected, "{proof:?} {on}: {}", state.explanation);
    }
    assert_eq!(california(None, day_46)[0].missing, Some("/duties/*/steps/*/burden"));
}

#[test]
fn estimated_dates_and_reassessments_are_duties_of_their_own() {
    let on = |as_of| {
        let states = california(Some("clear_and_convincing"), as_of);
        states.into_iter().map(|it| (it.duty, it.status, it.days)).collect::<Vec<_>>()
    };
    // In the first 45 days, only the estimate counts.
    assert_eq!(on("2021-02-01")[1..], [("duty-1:estimate".into(), Due, Some(-120))]);
    // From then on it must be looked at every 30 days; it was last on 20 January 2021.
    assert_eq!(
        on("2021-02-18")[1..],
        [("duty-1:reassessment".into(), Due, Some(-1)), ("duty-1:estimate".into(), Due, Some(-103))]
    );
    assert_eq!(
        on("2022-01-02")[1..],
        [("duty-1:reassessment".into(), Overdue, Some(317)), ("duty-1:estimate".into(), Overdue, Some(215))]
    );
}

#[test]
fn leap_years_and_year_ends() {
    let due = |occurred: &str| {
        let duty = json!({ "counting": "exclusive" });
        state(&case("us-ca-sacramento-2016", occurred, "2020-01-01", &duty)).1
    };
    assert_eq!(due("2020-01-30"), "2020-02-29");
    assert_eq!(due("2020-01-31"), "2020-03-01");
    assert_eq!(due("2021-01-30"), "2021-03-01");
    assert_eq!(due("2019-12-15"), "2020-01-14");
}

#[test]
fn an_unknown_or_imprecise_start_is_an_interval() {
    let on = |occurred: &str, as_of: &str| {
        states(&case("us-ca-sacramento-2016", occurred, as_of, &json!({}))).swap_remove(0)
    };
    assert_eq!(on("2021-03", "2021-03-30").status, Due);
    assert_eq!(on("2021-03", "2021-04-10").status, Indeterminate);
    assert_eq!(on("2021-03", "2021-05-01").status, Overdue);
    let unknown = states(&case("us-mn-13.825-family", "2024-03-01", "2024-04-01", &json!({}))).swap_remove(0);
    assert_eq!((unknown.status, unknown.missing), (Indeterminate, Some("/duties/*/trigger/at")));
    assert_eq!((unknown.due, unknown.days), (None, None));
}

#[test]
fn an_extension_of_unknown_length_leaves_no_last_day() {
    let duty =
        |release: &str| json!({ "steps": [{ "kind": "granted" }, { "kind": "released", "at": known(release) }] });
    let on = |release| state(&case("us-il-chicago-2016", "2021-03-01", "2021-12-01", &duty(release))).0;
    assert_eq!((on("2021-04-30"), on("2021-08-01")), (Met, Indeterminate));
}

#[test]
fn a_release_answers_by_whichever_of_the_two_names_the_other() {
    let release = |at: &Value, more: Value| {
        let mut release = json!({ "id": "release-1", "released": at });
        release.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        release
    };
    let with = |duty: Value, releases: Value| {
        let mut case = case("us-il-chicago-2016", "2021-03-01", "2021-12-01", &duty);
        case["releases"] = releases;
        state(&case)
    };
    let (in_time, late) = (known("2021-04-29"), known("2021-05-02"));
    let named = json!({ "duties": ["duty-1"] });
    assert_eq!(
        with(json!({ "answered_by": ["release-1"] }), json!([release(&in_time, json!({}))])),
        says(Met, "2021-04-30", -1)
    );
    assert_eq!(with(json!({}), json!([release(&in_time, named.clone())])), says(Met, "2021-04-30", -1));
    assert_eq!(with(json!({}), json!([release(&late, named.clone())])), says(Late, "2021-04-30", 2));
    let pending = json!({ "status": "pending" });
    assert_eq!(with(json!({}), json!([release(&pending, named.clone())])).0, Overdue);
    assert_eq!(
        with(
            json!({}),
            json!([release(&in_time, json!({ "duties": ["duty-1"], "audience": [{ "code": "family" }] }))])
        )
        .0,
        Overdue
    );
    // Two, one in time and one late: it hangs on which was all.
    let two = |complete: Option<bool>| {
        let mut first = release(&in_time, named.clone());
        if let Some(complete) = complete {
            first["complete"] = known(complete);
        }
        json!([first, { "id": "release-2", "released": late, "duties": ["duty-1"] }])
    };
    assert_eq!(with(json!({}), two(None)).0, Indeterminate);
    assert_eq!(with(json!({}), two(Some(true))).0, Met);
    assert_eq!(with(json!({}), two(Some(false))).0, Late);
}

#[test]
fn the_policy_in_force_on_the_day_applies() {
    let base: Value = serde_json::from_str(ois_records::base_record()).unwrap();
    let mut case = base;
    case["incident"]["scenes"] = json!([{ "id": "scene", "place": { "state": known("TX"), "city": known("Austin") } }]);
    case["parties"][0]["name"] = json!("Austin Police Department");
    let at = |occurred: &str, as_of: &str| {
        let mut case = case.clone();
        case["incident"]["occurred"] = known(occurred);
        case["duties"] = json!([]);
        case["policies"] = json!([]);
        case["releases"] = json!([]);
        let case: CaseFile = ois_records::from_str(&case.to_string()).unwrap();
        let duties = case.duty_states(Some(as_of.parse().unwrap()), &Policies::shipped());
        let mine = duties.into_iter().filter(|duty| duty.origin == DutyOrigin::Proposed);
        mine.map(|duty| (duty.policy.unwrap(), duty.status)).collect::<BTreeSet<_>>()
    };
    let has = |set: &BTreeSet<(String, ClockStatus)>, policy: &str, status| set.contains(&(policy.into(), status));
    let in_2020 = at("2020-07-01", "2020-07-10");
    assert!(has(&in_2020, "us-tx-austin-2020", Due) && has(&in_2020, "us-tx-austin-2021", NotCovered));
    assert!(has(&in_2020, "us-tx-2.139", Due), "the report to the attorney general: {in_2020:?}");
    let in_2023 = at("2023-07-03", "2023-07-10");
    assert!(has(&in_2023, "us-tx-austin-2020", NotCovered) && has(&in_2023, "us-tx-austin-2021", Due));
    assert!(has(&at("2023-07-03", "2023-09-10"), "us-tx-austin-2021", Overdue), "nothing was released, it says");
    assert!(has(&at("2025-07-03", "2025-07-10"), "us-tx-2.139", NotCovered), "no longer in force");
}

#[test]
fn kind_of_event_hit_or_not_and_armed_or_not_decide() {
    let at = |changes: &[(&str, Value)], policy: &str| {
        let mut case: Value = serde_json::from_str(ois_records::base_record()).unwrap();
        case["incident"]["occurred"] = known("2022-03-01");
        case["incident"]["scenes"] = json!([{ "id": "scene", "place": { "state": known("CA") } }]);
        for (pointer, value) in changes {
            let (parent, key) = pointer.rsplit_once('/').unwrap();
            case.pointer_mut(parent).unwrap()[key] = value.clone();
        }
        let case: CaseFile = ois_records::from_str(&case.to_string()).unwrap();
        let duties = case.duty_states(Some("2022-03-05".parse().unwrap()), &Policies::shipped());
        duties.into_iter().find(|duty| duty.policy.as_deref() == Some(policy)).unwrap()
    };
    let unarmed = at(&[("/people/0/armed", known(false))], "us-ca-12525.3");
    assert_eq!(unarmed.status, Indeterminate);
    assert!(unarmed.explanation.contains("sets no number of days"), "{}", unarmed.explanation);
    let armed = at(&[("/people/0/armed", known(true))], "us-ca-12525.3");
    assert_eq!(armed.status, NotCovered);
    assert!(armed.explanation.contains("armed"), "{}", armed.explanation);
    assert_eq!(at(&[], "us-ca-12525.3").missing, Some("/people/*/armed"));
    let animal = [
        ("/incident/outcome", known(json!({ "code": "animal_only" }))),
        ("/force/strikes", json!([])),
        ("/people/0/roles", json!([{ "code": "subject" }])),
    ];
    assert_eq!(at(&animal, "us-ca-7923.625").status, NotCovered);
    let missed = [
        ("/incident/outcome", known(json!({ "code": "no_hit" }))),
        ("/force/strikes", json!([])),
        ("/people/0/roles", json!([{ "code": "subject" }])),
        ("/force/discharges/0/target", known(json!({ "code": "person" }))),
    ];
    assert_ne!(at(&missed, "us-ca-7923.625").status, NotCovered, "hit or not");
    assert_eq!(
        at(&[("/incident/scenes", json!([{ "id": "scene", "place": { "state": known("NV") } }]))], "us-ca-7923.625")
            .origin,
        DutyOrigin::Elsewhere
    );
}

#[test]
fn every_shipped_policy_says_what_it_rests_on() {
    let policies = Policies::shipped();
    let mut ids = BTreeSet::new();
    for policy in &policies {
        assert!(ids.insert(policy.id.to_string()), "{} stands twice", policy.id);
        assert!(policy.citation.value().is_some(), "{}: citation", policy.id);
        assert!(policy.text.is_some(), "{}: words", policy.id);
        assert!(policy.area.is_some() && policy.instrument.value().is_some(), "{}", policy.id);
        assert!(policy.supersedes.as_ref().is_none_or(|older| policies.get(older).is_some()), "{}", policy.id);
    }
    assert_eq!(ids.len(), 21);
    // Each can be put into a case file as it is.
    for policy in &policies {
        states(&case(&policy.id, "2022-01-01", "2022-01-02", &json!({})));
    }
}

/// The codes of what rules find on a case, but that it has no source.
fn found(case: &Value) -> BTreeSet<&'static str> {
    let case: CaseFile = ois_records::from_str(&case.to_string()).unwrap();
    let report = Validator::new().validate(&case);
    // These cases say nothing but what the clock reads.
    let unsaid = ois_records::themes().iter().filter(|theme| matches!(theme.name, "completeness" | "aftermath"));
    let unsaid: Vec<_> = unsaid.flat_map(|theme| theme.rules).map(|rule| rule.code).collect();
    let is_unsaid = |code: &str| code == "no-source" || unsaid.contains(&code);
    report.counts().keys().copied().filter(|code| !is_unsaid(code)).collect()
}

fn codes<const N: usize>(codes: [&'static str; N]) -> BTreeSet<&'static str> {
    codes.into()
}

#[test]
fn rules_find_what_the_golden_cases_ask_for() {
    let steps = |steps: Value| json!({ "steps": steps });
    // Chicago, 25 September 2020: nothing is wrong with it.
    let extended = json!([
        { "kind": "requested", "wanted": { "code": "extension" } },
        { "kind": "granted", "at": known("2020-11-18"), "days": known(30), "until": known("2020-12-24") },
    ]);
    let mut duty = steps(extended);
    duty["due"] = known("2020-12-24");
    assert_eq!(found(&case("us-il-chicago-2016", "2020-09-25", "2020-12-01", &duty)), codes([]));

    // Chicago, 13 October 2020: a stated due date of day 87.
    let duty = json!({
        "due": known("2021-01-08"),
        "steps": [
            { "kind": "granted", "at": known("2020-12-10"), "days": known(30) },
            { "kind": "released", "at": known("2021-01-07") },
        ],
    });
    assert_eq!(found(&case("us-il-chicago-2016", "2020-10-13", "2021-02-01", &duty)), codes(["deadline-arithmetic"]));

    // Chicago, 11 August 2022: a court forbade it on day 48.
    let order = json!({ "kind": "court_order", "effect": { "code": "forbids" }, "at": known("2022-09-28") });
    let on = |more: Value| {
        let mut all = json!([order]);
        all.as_array_mut().unwrap().extend(more.as_array().unwrap().clone());
        let mut found = found(&case("us-il-chicago-2016", "2022-08-11", "2022-12-01", &steps(all)));
        found.remove("deadline-on-nonworking-day");
        found
    };
    assert_eq!(on(json!([])), codes([]));
    assert_eq!(on(json!([{ "kind": "released", "at": known("2022-10-15") }])), codes(["court-order-breach"]));
    let lifted = json!([
        { "kind": "court_order", "effect": { "code": "lifts" }, "at": known("2022-11-01") },
        { "kind": "released", "at": known("2022-11-01") },
    ]);
    assert_eq!(on(lifted), codes([]));

    // Sacramento, 10 February 2017: asked for on day 39, refused, and late.
    let duty = steps(json!([
        { "kind": "requested", "wanted": { "code": "waiver" }, "at": known("2017-03-21") },
        { "kind": "refused", "at": known("2017-03-21") },
        { "kind": "released", "at": known("2017-03-24") },
    ]));
    let mut late = found(&case("us-ca-sacramento-2016", "2017-02-10", "2017-04-01", &duty));
    late.retain(|code| !code.ends_with("-unspecified"));
    assert_eq!(late, codes(["extension-after-due", "release-late"]));
}

#[test]
fn rules_and_clock_cannot_disagree() {
    let releases =
        [None, Some("2021-04-29"), Some("2021-04-30"), Some("2021-05-01"), Some("2021-07-01"), Some("2021-04")];
    let steps = [
        json!([]),
        json!([{ "kind": "granted", "days": known(30) }]),
        json!([{ "kind": "granted" }]),
        json!([{ "kind": "withheld", "basis": known("an active investigation") }]),
        json!([{ "kind": "withheld" }]),
        json!([{ "kind": "court_order", "effect": { "code": "orders" } }]),
    ];
    for as_of in ["2021-04-01", "2021-04-30", "2021-05-01", "2021-12-01"] {
        for (release, steps) in releases.iter().flat_map(|release| steps.iter().map(move |steps| (release, steps))) {
            let mut duty = json!({ "steps": steps });
            if let Some(release) = release {
                duty["steps"].as_array_mut().unwrap().push(json!({ "kind": "released", "at": known(*release) }));
            }
            let case = case("us-il-chicago-2016", "2021-03-01", as_of, &duty);
            let (status, codes) = (state(&case).0, found(&case));
            assert_eq!(status == Late, codes.contains("release-late"), "{as_of} {duty}");
            assert_eq!(status == Overdue, codes.contains("release-overdue"), "{as_of} {duty}");
        }
    }
}

/// The cases that `docs/clock.md` works by hand: what stands in its tables is what the clock says.
#[test]
fn the_cases_that_the_docs_work_by_hand_come_out_so() {
    let page = std::fs::read_to_string("docs/clock.md").unwrap();
    let mut rows = 0;
    for part in page.split("```json\n").skip(1) {
        let (text, rest) = part.split_once("```").unwrap();
        let case: CaseFile = ois_records::from_str(text).unwrap();
        for row in rest.lines().skip_while(|line| !line.starts_with("| 2")).take_while(|line| line.starts_with("| 2")) {
            let cells: Vec<_> = row.trim_matches('|').split('|').map(str::trim).collect();
            let [as_of, id, status, due, days] = cells[..] else { panic!("{row}") };
            let duties = case.duty_states(Some(as_of.parse().unwrap()), &Policies::shipped());
            let state = duties.iter().find(|state| state.duty == id).unwrap_or_else(|| panic!("{row}"));
            let said = state.due.map(|due| due.to_string()).unwrap_or_default();
            assert_eq!((state.status.as_str(), &*said), (status, due), "{row}: {}", state.explanation);
            assert_eq!(state.days.map(|days| days.to_string()).unwrap_or_default(), days, "{row}");
            rows += 1;
        }
    }
    assert_eq!(rows, 16);
}

#[test]
fn steps_count_in_time_and_not_as_they_are_written() {
    let steps = [
        json!({ "kind": "requested", "wanted": { "code": "withholding" }, "at": known("2021-04-01") }),
        json!({ "kind": "refused", "at": known("2021-04-05") }),
        json!({ "kind": "withheld", "basis": known("an investigation"), "at": known("2021-04-10") }),
        json!({ "kind": "granted", "days": known(30), "at": known("2021-04-20") }),
        json!({ "kind": "reassessed", "still_withheld": known(false), "at": known("2021-06-10") }),
    ];
    let with = |steps: Vec<&Value>| {
        states(&case("us-il-chicago-2016", "2021-03-01", "2021-06-20", &json!({ "steps": steps })))
    };
    let written = with(steps.iter().collect());
    assert_eq!((written[0].status, written[0].days), (Overdue, Some(10)));
    assert_eq!(written, with(steps.iter().rev().collect()));
}

#[test]
fn austins_reasons_are_due_on_day_45() {
    let on = |at: &str, basis: bool| {
        let mut withheld = json!({ "kind": "withheld", "at": known(at) });
        if basis {
            withheld["basis"] = known("an active investigation");
        }
        let duty = json!({ "counting": "exclusive", "steps": [withheld] });
        let states = states(&case("us-tx-austin-2020", "2020-12-15", "2021-03-01", &duty));
        let notice = states.into_iter().find(|state| state.duty == "duty-1:notice").unwrap();
        (notice.status, notice.due.map(|due| due.to_string()).unwrap_or_default(), notice.days)
    };
    // The page does not say how its 45 days are counted: 28 January, or 29 January.
    assert_eq!(on("2021-01-20", true), (Met, "2021-01-28".into(), Some(-8)));
    assert_eq!(on("2021-01-29", true).0, Indeterminate);
    assert_eq!(on("2021-02-01", true), (Late, "2021-01-29".into(), Some(3)));
    assert_eq!(on("2021-01-20", false), (Overdue, "2021-01-29".into(), Some(31)));
}

#[test]
fn in_which_stage_a_day_falls_is_no_guess_either() {
    // It knew on one of three days: day 45 is 15, 16 or 17 February.
    let on = |as_of: &str, burden: &str| {
        let duty = json!({
            "trigger": {
                "kind": { "code": "agency_knew_or_should_have_known" },
                "at": { "status": "range", "earliest": "2021-01-01", "latest": "2021-01-03" },
            },
            "steps": [{
                "kind": "withheld", "at": known("2021-01-20"), "basis": known("an active investigation"),
                "burden": { "code": burden },
            }],
        });
        let state = states(&case("us-ca-7923.625", "2021-01-01", as_of, &duty)).swap_remove(0);
        (state.status, state.missing)
    };
    assert_eq!(on("2021-02-15", "written_basis"), (LawfullyDelayed, None));
    assert_eq!(on("2021-02-17", "written_basis"), (Indeterminate, Some("/duties/*/trigger/at")));
    assert_eq!(on("2021-02-17", "demonstrate"), (LawfullyDelayed, None));
    assert_eq!(on("2021-02-18", "written_basis"), (Overdue, None));
}

#[test]
fn a_leak_answers_nothing() {
    let mut case = case("us-il-chicago-2016", "2021-03-01", "2021-12-01", &json!({ "answered_by": ["release-1"] }));
    case["releases"] = json!([{ "id": "release-1", "released": known("2021-03-10"), "channel": { "code": "leak" } }]);
    assert_eq!(state(&case).0, Overdue);
}

#[test]
fn what_is_open_names_the_field_that_would_tell() {
    let missing = |duty: Value, as_of: &str| {
        states(&case("us-ca-sacramento-2016", "2021-03-01", as_of, &duty)).swap_remove(0).missing
    };
    assert_eq!(missing(json!({}), "2021-03-31"), Some("/duties/*/counting"));
    let released = json!({ "counting": "exclusive", "steps": [{ "kind": "released", "at": known("2021-03") }] });
    assert_eq!(missing(released.clone(), "2021-12-01"), None, "all of March is in time");
    let later = json!({ "counting": "exclusive", "steps": [{ "kind": "released", "at": { "status": "range", "earliest": "2021-03-30", "latest": "2021-04-02" } }] });
    assert_eq!(missing(later, "2021-12-01"), Some("/releases/*/released"));
    assert_eq!(missing(json!({ "counting": "exclusive" }), "2021-03"), None);
    assert_eq!(missing(json!({ "counting": "inclusive" }), "2021"), Some("/as_of"));
    let granted = json!({ "counting": "exclusive", "steps": [{ "kind": "granted", "days": { "status": "range", "min": 5, "max": 30 } }] });
    assert_eq!(missing(granted, "2021-04-10"), Some("/duties/*/steps/*/days"));
}

#[test]
fn a_proposal_says_why_it_covers_the_case() {
    let first = seed("1-2018-03-21.json");
    let duties = first.duty_states(None, &Policies::shipped());
    let videos = duties.iter().find(|duty| duty.duty == "proposed:us-ca-sacramento-2016").unwrap();
    assert!(
        videos
            .explanation
            .starts_with("Proposed, since it holds in City of Sacramento and covers an officer-involved shooting"),
        "{}",
        videos.explanation
    );
}

#[test]
fn an_account_tells_step_by_step_how_the_last_day_moved() {
    let duty = json!({ "steps": [
        { "kind": "requested", "wanted": { "code": "extension" } },
        { "kind": "granted", "at": known("2020-11-18"), "days": known(30) },
    ] });
    let case: CaseFile =
        ois_records::from_str(&case("us-il-chicago-2016", "2020-09-25", "2020-12-01", &duty).to_string()).unwrap();
    let account = case.explain("duty-1", None, &Policies::none()).unwrap();
    for line in [
        "| 2020-09-25 | the incident | 2020-11-24 |",
        "| an unknown time | asked for: more time | 2020-11-24 |",
        "| 2020-11-18 | granted: 30 days more | 2020-12-24 |",
        "| 2020-12-01 | as of this day | 2020-12-24 |",
        "### Video release policy",
    ] {
        assert!(account.contains(line), "{line} is not in {account}");
    }
    let proposed = seed("1-2018-03-21.json").explain("proposed:us-ca-sacramento-2016", None, &Policies::shipped());
    assert!(proposed.unwrap().contains("- **Limit**: 30 days"));
}

/// Each duty of ten thousand finds its own release among ten thousand, named from both sides.
#[test]
fn ten_thousand_duties_are_no_matter() {
    let count = 10_000;
    let mut case = case("us-il-chicago-2016", "2021-03-01", "2021-12-01", &json!({}));
    let duty = |n: usize| json!({ "id": format!("duty-{n}"), "policy": "us-il-chicago-2016", "answered_by": [format!("release-{n}")] });
    let release = |n: usize| json!({ "id": format!("release-{n}"), "released": known("2021-04-01"), "duties": [format!("duty-{n}")] });
    case["duties"] = (0..count).map(duty).collect();
    case["releases"] = (0..count).map(release).collect();
    assert_eq!(states(&case).iter().filter(|duty| duty.status == Met).count(), count);
}
