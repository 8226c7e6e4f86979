//! A reused validator allocates nothing on a record without findings.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use ois_records::{CaseFile, Validator, base_record};
use serde_json::{Value, json};

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

struct Counting;

// The one place where a test needs it: counting is only possible below the language.
#[allow(unsafe_code)]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.with(|count| count.set(count.get() + 1));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn allocations(run: impl FnOnce()) -> usize {
    let before = COUNT.with(Cell::get);
    run();
    COUNT.with(Cell::get) - before
}

#[test]
fn a_clean_record_costs_no_allocation() {
    let record: CaseFile = ois_records::from_str(base_record()).unwrap();
    let mut validator = Validator::new();
    assert!(allocations(|| assert!(validator.validate(&record).is_clean())) > 0, "the counter counts nothing");
    for _ in 0..3 {
        assert_eq!(allocations(|| assert!(validator.validate(&record).is_clean())), 0);
    }
}

/// The base record with a hundred things more of each kind that a record has many of.
fn large_record() -> CaseFile {
    let mut record: Value = serde_json::from_str(base_record()).unwrap();
    record["claims"] = json!([]);
    let known = |value: Value| json!({ "status": "known", "value": value });
    let mut add = |list: &str, element: Value| {
        let list = record.pointer_mut(list).unwrap().as_array_mut().unwrap();
        list.push(element);
    };
    for number in 0..100 {
        let id = |noun: &str| format!("{noun}-a-longer-id-{number}");
        add("/people", json!({ "id": id("bystander"), "roles": [{ "code": "bystander" }] }));
        add("/parties", json!({ "id": id("party"), "kind": { "code": "media" }, "parent": "gazette" }));
        add(
            "/materials/0/segments",
            json!({ "text": "Words, and more words, said at the scene.", "speaker": "officer-1", "start_seconds": 2 * number }),
        );
        add(
            "/materials",
            json!({ "kind": "document", "id": id("document"), "document_kind": { "code": "autopsy_report" } }),
        );
        add("/releases/0/items", json!({ "material": id("document") }));
        add(
            "/duties",
            json!({
                "id": id("duty"), "policy": "thirty-days", "due": known(json!("2021-05-31")), "answered_by": ["release-1"],
                "trigger": { "kind": { "code": "incident" }, "at": known(json!("2021-05-01")) },
            }),
        );
        add(
            "/sources",
            json!({
                "id": id("source"), "kind": { "code": "article" }, "publisher": "gazette",
                "published": known(json!("2021-06-22")),
                "url": known(json!(format!("https://gazette.example.org/{number}"))),
            }),
        );
        // Two by two they are about the same, and agree.
        add(
            "/claims",
            json!({
                "id": id("claim"), "source": id("source"), "asserter": "county-coroner",
                "about": { "id": id("source"), "field": if number % 2 == 0 { "publisher" } else { "kind" } },
                "value": known(json!("gazette")), "quote": "They said so today, and the day before.",
                "basis": { "code": "statement" }, "certainty": "exact",
            }),
        );
        add(
            "/claims",
            json!({
                "id": id("second-claim"), "source": "source-article", "asserter": "county-coroner",
                "about": { "id": "autopsy-1", "field": "bullet_strikes" }, "value": known(json!(2)),
            }),
        );
    }
    ois_records::from_str(&record.to_string()).unwrap()
}

#[test]
fn a_large_clean_record_costs_no_allocation_either() {
    let record = large_record();
    let mut validator = Validator::new();
    let report = validator.validate(&record);
    assert!(report.is_clean(), "{:#?}", report.findings());
    assert_eq!(allocations(|| assert!(validator.validate(&record).is_clean())), 0);
    // Nor does a small one behind it.
    let small: CaseFile = ois_records::from_str(base_record()).unwrap();
    assert_eq!(allocations(|| assert!(validator.validate(&small).is_clean())), 0);
}
