//! Laws of the release clock that hold whatever the policy, the dates and the steps.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use ois_records::{CaseFile, ClockStatus, Date, DutyState, Holidays, Noun, Policies, Validator, to_icalendar};
use ois_records_laws::Chance;
use ois_records_laws::sample::sample;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A policy, when its clock started, and what came of it; days are counted from a first day.
#[derive(Debug, Clone)]
struct Made {
    limit: Value,
    ladder: bool,
    trigger: i64,
    steps: Vec<(i64, Value)>,
}

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2019, 1, 1).unwrap()
}

fn day(offset: i64) -> NaiveDate {
    first_day().checked_add_days(Days::new(u64::try_from(offset).unwrap())).unwrap()
}

fn known(value: impl Into<Value>) -> Value {
    json!({ "status": "known", "value": value.into() })
}

impl Made {
    /// The case, with its dates so many days later.
    fn case(&self, as_of: i64, later: i64) -> CaseFile {
        let at = |offset: i64| day(offset + later).to_string();
        let dated = |(offset, step): &(i64, Value)| {
            let mut step = step.clone();
            step["at"] = known(at(*offset));
            step
        };
        let mut policy = json!({
            "id": "policy", "effective": known("2018"), "trigger": known(json!({ "code": "incident" })), "limit": self.limit,
        });
        if self.ladder {
            policy["withholding"] = json!([
                { "up_to": { "amount": 45, "unit": "calendar_days", "counting": "exclusive" }, "reassess_days": known(30) },
                { "up_to": { "amount": 365, "unit": "calendar_days" }, "burden": { "code": "demonstrate" }, "reassess_days": known(30) },
                { "burden": { "code": "clear_and_convincing" }, "reassess_days": known(30), "notice": { "amount": 20, "unit": "days" } },
            ]);
        }
        let case = json!({
            "version": "1.0", "id": "a-case", "as_of": at(as_of),
            "incident": { "id": "incident", "occurred": known(at(self.trigger)) },
            "policies": [policy],
            "duties": [{ "id": "duty", "policy": "policy", "steps": self.steps.iter().map(dated).collect::<Vec<_>>() }],
        });
        ois_records::from_str(&case.to_string()).unwrap()
    }

    fn states(&self, as_of: i64, later: i64, holidays: Holidays) -> Vec<DutyState> {
        self.case(as_of, later).duty_states(None, &Policies::none().with_holidays(holidays))
    }

    /// How the duty itself stands.
    fn state(&self, as_of: i64) -> DutyState {
        self.states(as_of, 0, Holidays::us_federal()).swap_remove(0)
    }
}

fn limit(units: &'static [&'static str]) -> impl Strategy<Value = Value> {
    let counting = prop_oneof![Just(None), Just(Some("inclusive")), Just(Some("exclusive")), Just(Some("unspecified"))];
    (0..100_u32, prop::sample::select(units), counting, any::<Option<bool>>()).prop_map(
        |(amount, unit, counting, rolls)| {
            let mut limit = json!({ "amount": amount, "unit": unit });
            if let Some(counting) = counting {
                limit["counting"] = counting.into();
            }
            if let Some(rolls) = rolls {
                limit["rolls_over"] = rolls.into();
            }
            limit
        },
    )
}

fn step() -> impl Strategy<Value = Value> {
    prop_oneof![
        (0..60_u32).prop_map(|days| json!({ "kind": "granted", "days": known(days) })),
        prop::sample::select(&["extension", "waiver", "withholding", "release"][..])
            .prop_map(|wanted| json!({ "kind": "requested", "wanted": { "code": wanted } })),
        Just(json!({ "kind": "refused" })),
        prop::sample::select(&["demonstrate", "clear_and_convincing", "written_basis"][..]).prop_map(
            |burden| json!({ "kind": "withheld", "basis": known("an investigation"), "burden": { "code": burden } })
        ),
        Just(json!({ "kind": "withheld" })),
        any::<bool>().prop_map(|still| json!({ "kind": "reassessed", "still_withheld": known(still) })),
        prop::sample::select(&["forbids", "delays", "lifts", "orders", "denies_withholding", "other"][..])
            .prop_map(|effect| json!({ "kind": "court_order", "effect": { "code": effect } })),
        Just(json!({ "kind": "released" })),
    ]
}

/// Steps of different days, in time.
fn steps(step: impl Strategy<Value = Value>) -> impl Strategy<Value = Vec<(i64, Value)>> {
    prop::collection::btree_map(0..400_i64, step, 0..5).prop_map(|steps| steps.into_iter().collect())
}

fn made(
    units: &'static [&'static str],
    steps: impl Strategy<Value = Vec<(i64, Value)>>,
) -> impl Strategy<Value = Made> {
    (limit(units), any::<bool>(), 0..200_i64, steps).prop_map(|(limit, ladder, trigger, steps)| Made {
        limit,
        ladder,
        trigger,
        steps,
    })
}

const DAYS: &[&str] = &["days", "calendar_days", "business_days"];
const UNITS: &[&str] = &["days", "calendar_days", "business_days", "months", "years", "hours"];

/// How far a duty has come that nothing answers.
fn rank(status: ClockStatus) -> u8 {
    match status {
        ClockStatus::Due => 0,
        ClockStatus::Indeterminate => 1,
        ClockStatus::Overdue => 2,
        other => panic!("{other:?} without an answer"),
    }
}

/// A law in words that a reader of the page would use, by counting days one by one.
fn by_hand(start: NaiveDate, limit: &Value, first_counts: bool) -> NaiveDate {
    let holidays = Holidays::us_federal();
    let mut left = limit["amount"].as_i64().unwrap();
    if limit["unit"] != "business_days" {
        return day((start - first_day()).num_days() + left - i64::from(first_counts && left > 0));
    }
    let works = |day: NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !holidays.contains(day);
    let mut last = start;
    left -= i64::from(first_counts && left > 0 && works(start));
    while left > 0 {
        last = last.succ_opt().unwrap();
        left -= i64::from(works(last));
    }
    last
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_due_date_is_what_counting_by_hand_gives(made in made(DAYS, Just(Vec::new()))) {
        prop_assume!(made.limit["rolls_over"] != true && made.limit["amount"].as_i64() > Some(0));
        let state = made.state(made.trigger + 1_000);
        let counted = made.limit["counting"] == "inclusive";
        prop_assert_eq!(state.status, ClockStatus::Overdue);
        prop_assert_eq!(state.due.unwrap().to_string(), by_hand(day(made.trigger), &made.limit, counted).to_string());
    }

    #[test]
    fn time_only_brings_a_duty_nearer_to_its_end(
        made in made(UNITS, Just(Vec::new())), released in prop::option::of(0..400_i64), a in 0..600_i64, b in 0..600_i64,
    ) {
        let mut made = made;
        made.steps = released.map(|on| (on, json!({ "kind": "released" }))).into_iter().collect();
        let (a, b) = (a.min(b), a.max(b));
        let (before, after) = (made.state(a), made.state(b));
        match released {
            Some(on) if on <= a => prop_assert_eq!((before.status, before.due, before.days), (after.status, after.due, after.days)),
            Some(on) if on <= b => prop_assert!(after.status != ClockStatus::Met || before.status != ClockStatus::Overdue),
            _ => {
                prop_assert!(rank(before.status) <= rank(after.status), "{} then {}", before.explanation, after.explanation);
                if before.status == after.status && before.status != ClockStatus::Indeterminate {
                    prop_assert_eq!(after.days.unwrap() - before.days.unwrap(), b - a);
                }
            }
        }
    }

    #[test]
    fn whole_weeks_later_everything_is_whole_weeks_later(
        made in made(DAYS, steps(step())), as_of in 0..600_i64, weeks in 1..200_i64,
    ) {
        let (now, then) = (made.states(as_of, 0, Holidays::none()), made.states(as_of, 7 * weeks, Holidays::none()));
        prop_assert_eq!(now.len(), then.len());
        for (now, then) in now.iter().zip(&then) {
            prop_assert_eq!((&now.duty, now.status, now.days, now.missing), (&then.duty, then.status, then.days, then.missing));
            let shifted = |due: Option<Date>| due.map(|due| due.day().unwrap());
            let expected = shifted(now.due).map(|due| due.checked_add_days(Days::new(7 * weeks.unsigned_abs())).unwrap());
            prop_assert_eq!(shifted(then.due), expected);
        }
    }

    #[test]
    fn an_extension_never_makes_it_earlier(
        made in made(UNITS, steps((0..60_u32).prop_map(|days| json!({ "kind": "granted", "days": known(days) })))),
        at in 0..400_i64, days in 0..90_u32, as_of in 0..800_i64,
    ) {
        let mut more = made.clone();
        let place = more.steps.partition_point(|step| step.0 <= at);
        more.steps.insert(place, (at, json!({ "kind": "granted", "days": known(days) })));
        let (without, with) = (made.state(as_of), more.state(as_of));
        prop_assert!(rank(with.status) <= rank(without.status), "{} but {}", without.explanation, with.explanation);
        if with.status == without.status {
            prop_assert!(with.due.map(Date::earliest) >= without.due.map(Date::earliest));
        }
    }

    #[test]
    fn the_order_in_which_it_is_written_does_not_matter(
        made in made(UNITS, steps(step())), as_of in 0..600_i64, seed in any::<u64>(),
    ) {
        let mut shuffled = made.clone();
        let chance = &mut Chance(seed);
        for place in (1..shuffled.steps.len()).rev() {
            shuffled.steps.swap(place, chance.below(place + 1));
        }
        let holidays = Holidays::us_federal();
        prop_assert_eq!(made.states(as_of, 0, holidays.clone()), shuffled.states(as_of, 0, holidays));
        let codes = |made: &Made| {
            let report = Validator::new().validate(&made.case(as_of, 0));
            report.counts().keys().map(ToString::to_string).collect::<Vec<_>>()
        };
        prop_assert_eq!(codes(&made), codes(&shuffled));
    }

    #[test]
    fn what_is_open_names_a_field_and_what_is_settled_a_day(made in made(UNITS, steps(step())), as_of in 0..600_i64) {
        for state in made.states(as_of, 0, Holidays::us_federal()) {
            let is_open = state.status == ClockStatus::Indeterminate;
            prop_assert_eq!(state.missing.is_some(), is_open, "{}", state.explanation);
            let has_day = !is_open && state.status != ClockStatus::NotCovered;
            prop_assert_eq!((state.due.is_some(), state.days.is_some()), (has_day, has_day), "{}", state.explanation);
            prop_assert!(!is_open || state.explanation.contains(state.missing.unwrap()), "{}", state.explanation);
        }
    }

    #[test]
    fn rules_and_clock_say_the_same(made in made(UNITS, steps(step())), as_of in 0..600_i64) {
        let status = made.state(as_of).status;
        let report = Validator::new().validate(&made.case(as_of, 0));
        prop_assert_eq!(report.counts().contains_key("release-late"), status == ClockStatus::Late);
        prop_assert_eq!(report.counts().contains_key("release-overdue"), status == ClockStatus::Overdue);
    }
}

/// Whatever the schema allows has an answer.
#[test]
fn no_document_makes_the_clock_panic() {
    let schema = serde_json::from_str(Noun::CaseFile.schema()).unwrap();
    let policies = Policies::shipped();
    for seed in 0..1_000 {
        let document = sample(&schema, &mut Chance(seed));
        let case: CaseFile = ois_records::from_str(&document.to_string()).unwrap();
        let duties = case.duty_states(None, &policies);
        assert!(duties.len() >= case.duties.len(), "{seed}");
        to_icalendar(duties.iter().map(|duty| (&*case.id, duty)), "2021-01-01".parse().unwrap());
    }
}
