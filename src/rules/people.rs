//! Rules on people: their ages, and whether two of them are one.

use chrono::NaiveDateTime;

use super::interval::Interval;
use super::rules;
use crate::{Date, Fact, NameKind, Person, PersonRole, Severity};

/// How many people before one it is held against. Who stands twice mostly stands nearby, and a
/// longer list shall cost no more than its length.
const COMPARED: usize = 16;

rules! {
    /// A person is not older than people get.
    ///
    /// 478 is a typing error, 107 most likely one. Nobody is known to have lived past 122.
    AGE_OUT_OF_RANGE = "age-out-of-range" {
        severity: Warning,
        ground: Plausibility,
        citation: "Ages in Washington Post v2 run from 2 to 92; Mapping Police Violence has 107, Deadspin 478.",
        exceptions: "From 106 to 122 years it is only suspicious; beyond, it is an error.",
        pointers: ["/people/*/age_years"],
        message: "hardly anybody is of that age",
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
    /// An officer's age of 2 or 16 is most often years of service, or the subject's age in the wrong
    /// column.
    OFFICER_UNDERAGE = "officer-underage" {
        severity: Warning,
        ground: Codebook,
        citation: "URSUS lists officers' ages from 18 on.",
        exceptions: "Cadets and explorers, who are no sworn officers.",
        pointers: ["/people/*/age_years"],
        message: "a sworn officer younger than eighteen",
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

    /// A person's age is that of the date of birth.
    ///
    /// Ages are counted at the incident. An age that is one off was counted from the year alone, or
    /// at another day.
    AGE_DOB_MISMATCH = "age-dob-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "Sacramento 2018: 22 years by the date of birth, 23 and 24 by data sets and newsrooms.",
        exceptions: "Off by more than a year it is an error.",
        pointers: ["/people/*/age_years"],
        message: "the age and the date of birth are at least {} years apart at the incident",
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

    /// A minor is of a minor's age.
    ///
    /// Whether a name may be shown hangs on it.
    MINOR_AGE_CONFLICT = "minor-age-conflict" {
        severity: Warning,
        ground: Law,
        citation: "Majority is reached at 18 in most of the United States, at 19 in Alabama and Nebraska, at 21 in Mississippi.",
        exceptions: "Ages from 18 to 20 are not looked at: states differ.",
        pointers: ["/people/*/minor"],
        message: "the age and whether the person was a minor contradict each other",
        bad: r#"{"/people/0/minor": {"status": "known", "value": true}, "/people/0/age_years": {"status": "known", "value": 34}}"#,
        good: r#"{"/people/0/minor": {"status": "known", "value": true}, "/people/0/age_years": {"status": "known", "value": 18}}"#,
        check: Person(|person, _, out| {
            let Some(minor) = person.minor.value() else { return };
            let age = &person.age_years;
            if if *minor { age.min() > Some(20) } else { age.max().is_some_and(|most| most < 18) } {
                out.at("/minor");
            }
        }),
    }

    /// Two people of one name and one role may be one person.
    ///
    /// A person has one record, whatever their roles. Two make two deaths, two shooters, two ages.
    PERSON_SPLIT_SUSPECTED = "person-split-suspected" {
        severity: Warning,
        ground: Plausibility,
        citation: "Washington Post has three people under two ids each; the same happens within one case.",
        exceptions: "Relatives of one name: a date of birth or an age that differs tells them apart.",
        pointers: ["/people/*/name"],
        message: "somebody before has this name and one of these roles: one person, one record",
        bad: r#"{"/people/0/name": {"status": "known", "value": "Sam Doe"}, "/people/-": {"id": "subject-2", "roles": [{"code": "subject"}], "name": {"status": "known", "value": "sam doe"}}}"#,
        good: r#"{"/people/0/name": {"status": "known", "value": "Sam Doe"}, "/people/0/age_years": {"status": "known", "value": 40},
            "/people/-": {"id": "subject-2", "roles": [{"code": "subject"}], "name": {"status": "known", "value": "Sam Doe"}, "age_years": {"status": "known", "value": 19}}}"#,
        check: CaseFile(|case, _, out| {
            for (index, person) in case.people.iter().enumerate() {
                let Some(name) = person.name.value() else { continue };
                let shares_a_role = |other: &Person| other.roles.iter().any(|role| person.has_role(role.code));
                let is_another = |other: &Person| {
                    other.age_years.is_disjoint(&person.age_years)
                        || other.born.certainly_before(&person.born)
                        || person.born.certainly_before(&other.born)
                };
                let is_same = |other: &&Person| {
                    other.name.value().is_some_and(|it| same_name(it, name))
                        && shares_a_role(other)
                        && !is_another(other)
                };
                if case.people[index.saturating_sub(COMPARED)..index].iter().any(|other| is_same(&other)) {
                    out.at(format_args!("/people/{index}/name"));
                }
            }
        }),
    }

    /// Another name of a person is not somebody else's name.
    ///
    /// In homes where several people were, sources mix up who is who.
    ALIAS_AMBIGUOUS = "alias-ambiguous" {
        severity: Warning,
        ground: Plausibility,
        citation: "Relatives at one address share names; a spelling that leads to two people leads to neither.",
        exceptions: "A mistake of a source: then the other name's kind is `error`.",
        pointers: ["/people/*/other_names"],
        message: "one of the other names is the name of somebody else in the record",
        bad: r#"{"/people/0/name": {"status": "known", "value": "Sam Doe"}, "/people/1/other_names": [{"text": "Sam Doe", "kind": {"code": "nickname"}}]}"#,
        good: r#"{"/people/0/name": {"status": "known", "value": "Sam Doe"}, "/people/1/other_names": [{"text": "Sam Doe", "kind": {"code": "error"}}]}"#,
        check: CaseFile(|case, _, out| {
            for (index, person) in case.people.iter().enumerate().filter(|(_, person)| !person.other_names.is_empty()) {
                let nearby = &case.people[index.saturating_sub(COMPARED)..case.people.len().min(index + COMPARED)];
                let of_another = |alias: &str| {
                    let mut others = nearby.iter().filter(|other| other.id != person.id);
                    others.any(|other| other.name.value().is_some_and(|name| same_name(name, alias)))
                };
                let is_meant =
                    |alias: &crate::OtherName| alias.kind.as_ref().is_none_or(|kind| *kind != NameKind::Error);
                if person.other_names.iter().take(COMPARED).any(|alias| is_meant(alias) && of_another(&alias.text)) {
                    out.at(format_args!("/people/{index}/other_names"));
                }
            }
        }),
    }
}

fn same_name(a: &str, b: &str) -> bool {
    a.trim_ascii().eq_ignore_ascii_case(b.trim_ascii())
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
