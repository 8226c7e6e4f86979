//! Many records together: which of them may be one case told twice, and which belong together.

mod entry;
mod pair;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde::{Serialize, Serializer};

use entry::Entry;
pub(crate) use pair::Pair;

use crate::validate::{PairRules, Report};
use crate::{CaseFile, CaseId, Position, Validator};

/// How many records of one key are compared with those that come later. A key that more records
/// have (the same name and day, the same agency and day) tells nothing.
const LIMIT: usize = 32;

/// Finds records that may be one case told twice, and cases that belong together.
///
/// Records go in one after another, so that a stream of any length does; what is kept of each is a
/// few short keys. A record is looked up by its ids, and by its names and agencies with the days
/// near its own, so that the cost is linear in the number of records. Two records of which one names
/// the other in `linked_cases`, and numbered revisions of one case, are no finding. A name that is
/// withheld is compared with nothing.
///
/// ```
/// use ois_records::{CaseFile, Dataset};
///
/// let row = |id: &str, name: &str, day: &str| {
///     ois_records::from_str::<CaseFile>(&format!(
///         r#"{{"version":"1.0","id":"{id}","incident":{{"id":"incident","occurred":{{"status":"known","value":"{day}"}}}},
///             "people":[{{"id":"decedent","roles":[{{"code":"decedent"}}],"name":{{"status":"known","value":"{name}"}}}}]}}"#
///     ))
/// };
///
/// let mut dataset = Dataset::new();
/// assert!(dataset.add(&row("row-17", "Kim Q. Doe", "2019-03-01")?, "rows.ndjson", 17).is_clean());
/// let report = dataset.add(&row("row-52", "DOE, KÏM", "2019-03-02")?, "rows.ndjson", 52);
/// let finding = &report.findings()[0];
/// assert_eq!(finding.rule.code, "same-name-next-day");
/// assert_eq!(finding.other.as_ref().map(|other| other.line), Some(17));
/// # Ok::<(), ois_records::Error>(())
/// ```
#[derive(Debug)]
pub struct Dataset {
    rules: PairRules,
    entries: Vec<Entry>,
    buckets: HashMap<String, Bucket>,
    files: HashSet<Arc<str>>,
    /// The deaths of each agency that has a total, and its last record.
    deaths: HashMap<String, (u32, u32)>,
    compared: u64,
    uncompared: u64,
}

/// The records that have one key.
#[derive(Debug, Default)]
struct Bucket {
    kept: Vec<u32>,
    /// How many more there are.
    more: u64,
}

/// Which record of a data set it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RecordPlace {
    /// The file that it stands in, as the caller names it.
    #[serde(serialize_with = "text")]
    pub file: Arc<str>,
    /// The line on which it begins.
    pub line: usize,
    /// The id of the case file.
    pub id: CaseId,
}

/// Shared texts are written as texts, without serde's feature for them.
fn text<S: Serializer>(text: &Arc<str>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(text)
}

impl Default for Dataset {
    fn default() -> Self {
        Self::new()
    }
}

impl Dataset {
    /// A data set without records, with every rule.
    pub fn new() -> Self {
        Validator::new().dataset()
    }

    pub(crate) fn with(rules: PairRules) -> Self {
        let (entries, buckets, files, deaths) = Default::default();
        Self { rules, entries, buckets, files, deaths, compared: 0, uncompared: 0 }
    }

    /// Takes a record in, and tells which of those before it it may repeat or belong to: of each
    /// rule the first, as the [`other`](crate::Finding::other) of the finding. The findings lead into
    /// this record. The file and the line are what they say of it, and nothing else.
    pub fn add(&mut self, case: &CaseFile, file: &str, line: usize) -> Report {
        let file = self.named(file);
        let mut entry = Entry::of(case, RecordPlace { id: case.id.clone(), file, line });
        let mut report = self.rules.report();
        let counted_before = self.count_deaths(&mut entry);
        for place in counted_before.into_iter().chain(self.candidates(&entry)) {
            let earlier = &self.entries[place as usize];
            let known = report.findings.len();
            self.rules.run(&Pair { earlier, later: &entry }, &mut report);
            for finding in &mut report.findings[known..] {
                finding.position = Some(Position { line, column: 1 });
                finding.other = Some(Box::new(earlier.at.clone()));
            }
        }
        self.keep(entry);
        report
    }

    /// How many records it has taken in.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has taken in none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many pairs of records were compared.
    pub fn compared(&self) -> u64 {
        self.compared
    }

    /// How many pairs have a key in common and were not compared, because more than 32 records
    /// had it already.
    pub fn uncompared(&self) -> u64 {
        self.uncompared
    }

    fn named(&mut self, file: &str) -> Arc<str> {
        if let Some(known) = self.files.get(file) {
            return Arc::clone(known);
        }
        let file: Arc<str> = file.into();
        self.files.insert(Arc::clone(&file));
        file
    }

    /// Counts the deaths of its agencies. Where they exceed a stated total for the first time, the record
    /// that was counted before.
    fn count_deaths(&mut self, entry: &mut Entry) -> Option<u32> {
        let here = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let mut before = None;
        for total in &entry.totals {
            let (deaths, last) = self.deaths.entry(total.agency.clone()).or_default();
            let exceeded = *deaths <= total.most && total.most < *deaths + entry.killed;
            if exceeded && *deaths > 0 {
                (entry.exceeded, before) = (Some(total.place), Some(*last));
            }
            *deaths = deaths.saturating_add(entry.killed);
            *last = here;
        }
        before
    }

    /// The records that have a key in common with a new one, in their order.
    fn candidates(&mut self, entry: &Entry) -> Vec<u32> {
        let mut places = Vec::new();
        for bucket in entry.asked().iter().filter_map(|key| self.buckets.get(key)) {
            places.extend_from_slice(&bucket.kept);
            self.uncompared += bucket.more;
        }
        places.sort_unstable();
        places.dedup();
        self.compared += places.len() as u64;
        places
    }

    fn keep(&mut self, entry: Entry) {
        let place = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        for key in entry.keys() {
            let bucket = self.buckets.entry(key).or_default();
            match bucket.kept.len() {
                // A record that has a key twice has it once.
                _ if bucket.kept.last() == Some(&place) => {}
                LIMIT.. => bucket.more += 1,
                _ => bucket.kept.push(place),
            }
        }
        self.entries.push(entry);
    }
}
