//! Rules on ages.

use chrono::NaiveDateTime;

use super::interval::Interval;
use super::rules;
use crate::{Date, Fact, Person, PersonRole, Severity};

rules! {
    /// A person's age is within the human lifespan.
    ///
    /// 478 is a typing error, 107 most likely one. Nobody is known to have lived beyond 122.
    AGE_OUT_OF_RANGE = "age-out-of-range" {
        severity: Warning,
        ground: Plausibility,
        citation: "Ages in Washington Post v2 run from 2 to 92; Mapping Police Violence has 107, Deadspin 478.",
        exceptions: "From 106 to 122 years it is only a warning; beyond that, an error.",
        pointers: ["/people/*/age_years"],
        message: "hardly anybody reaches this age",
        bad: r#"{"/people/0/age_years": {"status": "known", "value": 107}}"#,
        good: r#"{"/people/0/age_years": {"status": "range", "min": 96}}"#,
        check: Person(|person, _, out| match person.age_years.min() {
            Some(123..) => out.say(Severity::Error, "/age_years", &[]),
            Some(106..) => out.at("/age_years"),
            _ => {}
        }),
    }

    /// A sworn officer is an adult.
    ///
    /// An officer's age of 2 or 16 is most often years of service, or the subject's age in the
    /// wrong column.
    OFFICER_UNDERAGE = "officer-underage" {
        severity: Warning,
        ground: Codebook,
        citation: "URSUS lists officers' ages from 18 on.",
        exceptions: "Cadets and explorers, who are not sworn officers.",
        pointers: ["/people/*/age_years"],
        message: "a sworn officer is younger than 18",
        bad: r#"{"/people/1/age_years": {"status": "known", "value": 2}}"#,
        good: r#"{"/people/1/age_years": {"status": "range", "min": 16, "max": 20}}"#,
        check: Person(|person, _, out| {
            if person.age_years.max() < Some(18)
                && person.age_years.max().is_some()
                && person.has_role(PersonRole::Officer)
            {
                out.at("/age_years");
            }
        }),
    }

    /// A person's age agrees with their date of birth.
    ///
    /// Ages are counted at the incident. An age that is one year off was counted from the year
    /// alone, or on another day.
    AGE_DOB_MISMATCH = "age-dob-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "Sacramento 2018: 22 years by the date of birth, 23 and 24 in data sets and newsrooms.",
        exceptions: "If they differ by more than a year, it is an error.",
        pointers: ["/people/*/age_years"],
        message: "the age and the date of birth differ by at least {} years at the incident",
        bad: r#"{"/people/0/age_years": {"status": "known", "value": 23}, "/people/0/born": {"status": "known", "value": "1998-08-10"}}"#,
        good: r#"{"/people/0/age_years": {"status": "known", "value": 23}, "/people/0/born": {"status": "known", "value": "1997"}}"#,
        check: Person(|person, cx, out| {
            if !person.born.is_stated() {
                return;
            }
            match Interval::from(&person.age_years).gap(years_since_birth(person, cx.occurred())) {
                None => {}
                Some(1) => out.at_with("/age_years", &[1]),
                Some(years) => out.say(Severity::Error, "/age_years", &[years]),
            }
        }),
    }
}

/// How many years a person can have had when it happened.
fn years_since_birth(person: &Person, occurred: &Fact<Date>) -> Interval {
    let years = |born: NaiveDateTime, day: NaiveDateTime| day.date().years_since(born.date()).map(i64::from);
    let born = (person.born.earliest().map(Date::earliest), person.born.latest().map(Date::latest));
    let day = (occurred.earliest().map(Date::earliest), occurred.latest().map(Date::latest));
    Interval {
        least: born.1.zip(day.0).and_then(|(born, day)| years(born, day)).unwrap_or_default(),
        most: born.0.zip(day.1).and_then(|(born, day)| years(born, day)),
    }
}
