//! What is kept of a record.

use chrono::{Datelike, Months, NaiveDate, TimeDelta, Timelike};

use super::RecordPlace;
use crate::name::{is_placeholder, words};
use crate::{
    CaseFile, CaseId, CoordinatePrecision, Count, Date, ExternalId, Fact, Gender, List, Party, PartyId, Person,
    PersonRole, Place, Precision,
};

/// How many people, agencies, scenes and numbers of a record are looked at. No case has more that
/// tell it from others.
const MOST: usize = 64;

/// What is kept of a record: what tells whether another is the same case.
#[derive(Debug)]
pub(crate) struct Entry {
    pub at: RecordPlace,
    pub revision: Option<u32>,
    pub day: Option<NaiveDate>,
    /// Minutes since midnight, where it happened.
    pub minute: Option<u32>,
    /// Whom police met or shot.
    pub people: Vec<Someone>,
    pub agencies: Vec<String>,
    /// Block, crossing, address or point.
    pub spots: Vec<String>,
    /// Latitudes and longitudes, in degrees.
    pub points: Vec<[f64; 2]>,
    pub city: Option<String>,
    pub state: Option<String>,
    /// Numbers that others gave the case, and where they stand.
    pub numbers: Vec<(String, String)>,
    pub linked: Vec<CaseId>,
    /// How many people died of it.
    pub killed: u32,
    /// The totals that are stated of its agencies.
    pub totals: Vec<Total>,
    /// Where the total stands that is less than its agency's deaths in the records up to this one.
    pub exceeded: Option<usize>,
}

/// How many people an agency is said to have shot dead.
#[derive(Debug)]
pub(crate) struct Total {
    /// The place in the list of parties.
    pub place: usize,
    pub agency: String,
    pub most: u32,
}

#[derive(Debug)]
pub(crate) struct Someone {
    /// The place in the list of people.
    pub place: usize,
    pub names: Vec<Name>,
    pub age: [Option<u32>; 2],
    pub gender: Option<Gender>,
}

/// A name as far as two spellings of it agree.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Name {
    pub first: String,
    pub last: String,
    /// The first letter of the middle name.
    pub middle: Option<char>,
}

impl Entry {
    pub fn of(case: &CaseFile, at: RecordPlace) -> Self {
        let incident = &case.incident;
        let places = || incident.scenes.iter().take(MOST).filter_map(|scene| scene.place.as_deref());
        let first =
            |field: fn(&Place) -> &Fact<String>| places().find_map(|place| field(place).value()).map(|it| folded(it));
        let numbered = |ids: &List<ExternalId>, list: &str| -> Vec<_> {
            let ids = ids.iter().take(MOST).enumerate();
            ids.filter_map(|(place, id)| Some((number(case, id)?, format!("{list}/{place}/value")))).collect()
        };
        let agencies = incident.agencies.iter().chain(&incident.reporting_agency).take(MOST);
        Self {
            at,
            revision: case.revision.map(Count::get),
            day: day(&incident.occurred),
            minute: incident.occurred.value().and_then(|date| minute(*date)),
            people: case.people.iter().enumerate().filter_map(someone).take(MOST).collect(),
            agencies: agencies.map(|agency| party(case, agency)).collect(),
            spots: places().flat_map(spots).collect(),
            points: places()
                .filter_map(|place| place.coordinates.value())
                .map(|it| [it.latitude.get(), it.longitude.get()])
                .collect(),
            city: first(|place| &place.city),
            state: first(|place| &place.state),
            numbers: [
                numbered(&case.external_ids, "/external_ids"),
                numbered(&incident.external_ids, "/incident/external_ids"),
            ]
            .concat(),
            linked: incident.linked_cases.iter().map(|linked| linked.case_id.clone()).collect(),
            killed: killed(case),
            totals: case
                .parties
                .iter()
                .enumerate()
                .take(MOST)
                .filter_map(|(place, party)| total(case, place, party))
                .collect(),
            exceeded: None,
        }
    }

    /// The keys by which later records find this one.
    pub fn keys(&self) -> Vec<String> {
        let mut keys = self.keys_by_id();
        keys.extend(self.day.iter().flat_map(|day| self.keys_by_name(*day)));
        keys.extend(self.keys_by_agency());
        keys
    }

    /// The keys by which this one finds earlier records: names on days near its own too.
    pub fn asked(&self) -> Vec<String> {
        let mut keys = self.keys_by_id();
        for day in self.day.iter().flat_map(|day| near(*day)) {
            keys.extend(self.keys_by_name(day));
        }
        keys.extend(self.keys_by_agency());
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    fn keys_by_id(&self) -> Vec<String> {
        let numbers = self.numbers.iter().map(|(number, _)| format!("number {number}"));
        numbers.chain([format!("case {}", self.at.id)]).collect()
    }

    fn keys_by_name(&self, day: NaiveDate) -> impl Iterator<Item = String> {
        let names = self.people.iter().flat_map(|person| &person.names);
        names.map(move |name| format!("name {} {} {day}", name.first, name.last))
    }

    fn keys_by_agency(&self) -> impl Iterator<Item = String> {
        self.day.into_iter().flat_map(|day| self.agencies.iter().map(move |agency| format!("agency {agency} {day}")))
    }
}

/// A day, the days before and after it, and the same day of the months before and after.
fn near(day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let one = TimeDelta::days(1);
    let days = [Some(day), day.checked_sub_signed(one), day.checked_add_signed(one)];
    let months = [day.checked_sub_months(Months::new(1)), day.checked_add_months(Months::new(1))];
    // The last days of a month may have no like in the next.
    let months = months.map(|it| it.filter(|other| other.day() == day.day()));
    days.into_iter().chain(months).flatten()
}

fn day(occurred: &Fact<Date>) -> Option<NaiveDate> {
    let [first, last] = [occurred.earliest()?, occurred.latest()?].map(Date::day);
    first.filter(|_| first == last)
}

fn minute(date: Date) -> Option<u32> {
    let is_local = date.offset().is_none_or(|offset| offset.local_minus_utc() != 0);
    let time = date.earliest();
    (date.precision() >= Precision::Minute && is_local).then(|| time.hour() * 60 + time.minute())
}

fn someone((place, person): (usize, &Person)) -> Option<Someone> {
    use PersonRole::{Decedent, Injured, MistakenSubject, Subject};
    let is_met = [Subject, Decedent, Injured, MistakenSubject].iter().any(|role| person.has_role(*role));
    let others = person.other_names.iter().map(|other| &other.text);
    let names = || person.name.value().into_iter().chain(others).take(MOST).filter_map(|name| Name::of(name));
    // A name that is withheld names nobody, whatever else the record has.
    let names = if person.name.absent().is_some() { Vec::new() } else { names().collect() };
    let gender = person.gender.value().map(|gender| gender.code);
    let age = [person.age_years.min(), person.age_years.max()];
    is_met.then_some(Someone { place, names, age, gender })
}

impl Name {
    /// The first and the last name, without suffixes, also of "Doe, Kim"; `None` for a single word
    /// and a placeholder.
    fn of(name: &str) -> Option<Self> {
        let folded = |part: &str| -> Vec<String> {
            let words = words(part).map(|word| word.folded);
            words.filter(|word| !matches!(&**word, "jr" | "sr" | "ii" | "iii" | "iv")).collect()
        };
        let (last, first) = name.split_once(',').unwrap_or((name, ""));
        let words = [folded(first), folded(last)].concat();
        match &words[..] {
            _ if is_placeholder(&words) => None,
            [first, middle @ .., last] => {
                let middle = middle.first().and_then(|it| it.chars().next());
                Some(Self { first: first.clone(), last: last.clone(), middle })
            }
            _ => None,
        }
    }
}

fn folded(text: &str) -> String {
    words(text).map(|word| word.folded).collect::<Vec<_>>().join(" ")
}

/// What tells a party from others, in whatever file: its name, or else its id.
fn party(case: &CaseFile, id: &PartyId) -> String {
    case.party(id).map_or_else(|| id.to_string(), called)
}

fn called(party: &Party) -> String {
    party.name.as_deref().map_or_else(|| party.id.to_string(), folded)
}

/// How many people certainly died of it.
fn killed(case: &CaseFile) -> u32 {
    let died = case.people.iter().take(MOST).filter(|person| person.has_role(PersonRole::Decedent)).count();
    case.incident.people_killed.min().unwrap_or(u32::try_from(died).unwrap_or_default())
}

fn total(case: &CaseFile, place: usize, party: &Party) -> Option<Total> {
    let is_agency = case.incident.agencies.iter().take(MOST).any(|agency| *agency == party.id);
    let most = party.fatal_shootings.max().filter(|_| is_agency)?;
    let state = party.state.as_deref().unwrap_or_default();
    Some(Total { place, agency: format!("{} {state}", called(party)), most })
}

/// A number with who counts by it. One of no known kind says nothing.
fn number(case: &CaseFile, id: &ExternalId) -> Option<String> {
    let scheme = id.scheme.as_deref().map(folded)?;
    let issuer = id.issuer.as_ref().map(|issuer| party(case, issuer)).unwrap_or_default();
    Some(format!("{scheme}\n{issuer}\n{}", id.value.trim().to_lowercase()))
}

/// The spots that a place names.
fn spots(place: &Place) -> impl Iterator<Item = String> {
    use CoordinatePrecision::{Address, Block, Intersection, Near, SmallPlace};
    let named = [&place.street_address, &place.block, &place.intersection];
    let named = named.into_iter().filter_map(|spot| spot.value()).map(|spot| folded(spot));
    let point = place.coordinates.value().filter(|point| {
        let precision = point.precision.value();
        precision.is_some_and(|it| matches!(it.code, Address | Block | Intersection | Near | SmallPlace))
    });
    // Four places behind the point are about ten metres.
    named.chain(point.map(|point| format!("{:.4} {:.4}", point.latitude.get(), point.longitude.get())))
}
