//! A reused validator allocates nothing on a record without findings, and importing keeps in memory what it must.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use ois_records::{CaseFile, Validator, base_record};
use serde_json::{Value, json};

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
    /// Bytes in use, and the most that were.
    static BYTES: Cell<(isize, isize)> = const { Cell::new((0, 0)) };
}

fn add(bytes: isize) {
    BYTES.with(|all| {
        let (now, most) = all.get();
        all.set((now + bytes, most.max(now + bytes)));
    });
}

struct Counting;

// The one place where a test needs it: counting is only possible below the language.
#[allow(unsafe_code)]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.with(|count| count.set(count.get() + 1));
        add(layout.size().cast_signed());
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        add(-layout.size().cast_signed());
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

/// The most bytes in use at once.
#[cfg(feature = "csv")]
fn most_bytes(run: impl FnOnce()) -> isize {
    let before = BYTES.with(Cell::get).0;
    BYTES.with(|all| all.set((before, before)));
    run();
    BYTES.with(Cell::get).1 - before
}

/// Rows of two bytes become people of more than two thousand, and rows behind a long one need no more room than others.
#[cfg(feature = "csv")]
#[test]
fn rows_without_number_take_little_more_than_themselves() {
    let headings = include_str!("convert/ursus_people.csv").lines().next().unwrap();
    let long = format!("b,{}\n", "x".repeat(1 << 19));
    let keys = (0..10_000).map(|number| number.to_string()).collect::<Vec<_>>().join("\n");
    for (name, rows) in
        [("one key", "a\n".repeat(40_000)), ("a long row", long + &"a\n".repeat(20_000)), ("keys", keys)]
    {
        let file = format!("{headings}\n{rows}");
        let most = most_bytes(|| {
            let mut importer = ois_records::convert::Importer::named("ursus").unwrap();
            importer.add("civilian_officer", file.as_bytes()).unwrap();
            let people: usize = importer.unnamed_cases().map(|imported| imported.case.people.len()).sum();
            assert_eq!(people, rows.lines().count(), "{name}");
        });
        assert!(most < 12_000_000, "{name}: {most} bytes");
    }
}
