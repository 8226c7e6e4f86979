//! A reused validator allocates nothing on a record without findings.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use ois_records::{CaseFile, Validator, base_record};

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

#[test]
fn a_larger_clean_record_costs_no_allocation_either() {
    let mut record: CaseFile = ois_records::from_str(base_record()).unwrap();
    let article = record.sources[1].clone();
    for number in 0..500 {
        let mut source = article.clone();
        source.id = format!("source-{number}").parse().unwrap();
        record.sources.push(source);
    }
    let mut validator = Validator::new();
    assert!(validator.validate(&record).is_clean());
    assert_eq!(allocations(|| assert!(validator.validate(&record).is_clean())), 0);
}
