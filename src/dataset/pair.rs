//! Two records of a data set, as rules look at them.

use chrono::Datelike;

use super::entry::{Entry, Name, Someone};

/// Two records of a data set that have something in common.
pub(crate) struct Pair<'a> {
    pub earlier: &'a Entry,
    pub later: &'a Entry,
}

impl Pair<'_> {
    /// The line of the earlier record.
    pub fn line(&self) -> i64 {
        i64::try_from(self.earlier.at.line).unwrap_or(i64::MAX)
    }

    pub fn is_one_id(&self) -> bool {
        self.earlier.at.id == self.later.at.id
    }

    /// Whether the two are numbered revisions of one case.
    pub fn are_revisions(&self) -> bool {
        let numbers = self.earlier.revision.zip(self.later.revision);
        self.is_one_id() && numbers.is_some_and(|(earlier, later)| earlier != later)
    }

    /// Whether nothing says that the two are two: another id, and no link from one to the other.
    pub fn are_apart(&self) -> bool {
        let names = |one: &Entry, other: &Entry| one.linked.contains(&other.at.id);
        !self.is_one_id() && !names(self.earlier, self.later) && !names(self.later, self.earlier)
    }

    /// Whole days between the two.
    pub fn days_apart(&self) -> Option<u64> {
        Some((self.later.day? - self.earlier.day?).num_days().unsigned_abs())
    }

    /// Whether the days are the same but for the month, which is the one before or after.
    pub fn is_month_slipped(&self) -> bool {
        let days = self.earlier.day.zip(self.later.day);
        days.is_some_and(|(a, b)| {
            let months = |day: chrono::NaiveDate| day.year() * 12 + day.month().cast_signed();
            a.day() == b.day() && (months(a) - months(b)).abs() == 1
        })
    }

    /// The place in the later record of a person whose name somebody in the earlier one has.
    pub fn same_name(&self) -> Option<usize> {
        let has = |person: &Someone| self.earlier.people.iter().any(|other| share_a_name(person, other));
        self.later.people.iter().find(|person| has(person)).map(|person| person.place)
    }

    /// Whether the people of the two are certainly others: no two of them agree in name, age and
    /// gender as far as these are known.
    pub fn are_other_people(&self) -> bool {
        let [earlier, later] = [&self.earlier.people, &self.later.people];
        let any = later.iter().any(|person| earlier.iter().any(|other| may_be_one(person, other)));
        !earlier.is_empty() && !later.is_empty() && !any
    }

    /// Whether the two may have happened in one state, as far as it is known.
    pub fn may_share_state(&self) -> bool {
        self.earlier.state.as_ref().zip(self.later.state.as_ref()).is_none_or(|(a, b)| a == b)
    }

    pub fn share_state(&self) -> bool {
        self.later.state.is_some() && self.earlier.state == self.later.state
    }

    pub fn share_city(&self) -> bool {
        self.later.city.is_some() && self.earlier.city == self.later.city && self.may_share_state()
    }

    pub fn share_agency(&self) -> bool {
        self.later.agencies.iter().any(|agency| self.earlier.agencies.contains(agency))
    }

    pub fn share_spot(&self) -> bool {
        self.later.spots.iter().any(|spot| self.earlier.spots.contains(spot))
    }

    /// Whether the two may have happened within a quarter of an hour.
    pub fn may_share_time(&self) -> bool {
        self.earlier.minute.zip(self.later.minute).is_none_or(|(a, b)| a.abs_diff(b) <= 15)
    }

    /// Whether the two certainly happened elsewhere or at another hour: at other addresses, at points
    /// eight kilometres apart (geocoders miss by less), or with more than two hours between.
    pub fn are_other_scenes(&self) -> bool {
        let (a, b) = (self.earlier, self.later);
        let other_spot = !a.spots.is_empty() && !b.spots.is_empty() && !self.share_spot();
        let far = !a.points.is_empty()
            && !b.points.is_empty()
            && a.points.iter().all(|one| b.points.iter().all(|other| kilometres(*one, *other) > 8.0));
        let other_hour = a.minute.zip(b.minute).is_some_and(|(a, b)| a.abs_diff(b) > 120);
        other_spot || far || other_hour
    }

    /// Where in the later record a number stands that the earlier one has too.
    pub fn same_number(&self) -> Option<&str> {
        let has = |number: &String| self.earlier.numbers.iter().any(|(other, _)| other == number);
        self.later.numbers.iter().find(|(number, _)| has(number)).map(|(_, pointer)| &**pointer)
    }
}

/// How far two points are from each other, near enough for a few kilometres.
fn kilometres([latitude, longitude]: [f64; 2], other: [f64; 2]) -> f64 {
    const A_DEGREE: f64 = 111.2;
    let north = (latitude - other[0]) * A_DEGREE;
    let east = (longitude - other[1]) * A_DEGREE * latitude.to_radians().cos();
    north.hypot(east)
}

fn share_a_name(one: &Someone, other: &Someone) -> bool {
    let agree = |a: &Name, b: &Name| {
        a.first == b.first && a.last == b.last && a.middle.zip(b.middle).is_none_or(|(a, b)| a == b)
    };
    one.names.iter().any(|name| other.names.iter().any(|known| agree(name, known)))
}

fn may_be_one(one: &Someone, other: &Someone) -> bool {
    let are_named = !one.names.is_empty() && !other.names.is_empty();
    // Ages of two sources differ by a year where a birthday lies between them.
    let is_older = |a: Option<u32>, b: Option<u32>| a.zip(b).is_some_and(|(a, b)| a > b.saturating_add(1));
    let ages_differ = is_older(one.age[0], other.age[1]) || is_older(other.age[0], one.age[1]);
    let genders_differ = one.gender.zip(other.gender).is_some_and(|(a, b)| a != b);
    (!are_named || share_a_name(one, other)) && !ages_differ && !genders_differ
}
