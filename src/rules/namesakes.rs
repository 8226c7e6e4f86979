//! Rules on people with the same name: they may be one person, or be mistaken for one.

use super::rules;
use crate::{NameKind, OtherName, Person};

/// How many people before one it is compared with. Who stands twice mostly stands nearby, and a
/// longer list must cost no more than its length.
const COMPARED: usize = 16;

rules! {
    /// Two people with the same name and role may be one person.
    ///
    /// A person has one record, whatever their roles. Two records make two deaths, two shooters,
    /// two ages.
    PERSON_SPLIT_SUSPECTED = "person-split-suspected" {
        severity: Warning,
        ground: Plausibility,
        citation: "Washington Post has three people under two ids each; the same happens within one case.",
        exceptions: "Relatives with the same name: a date of birth or an age that differs distinguishes them.",
        pointers: ["/people/*/name"],
        message: "an earlier person has this name and one of these roles: should there be one record?",
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

    /// No other name of a person is somebody else's name.
    ///
    /// Where several people share a home, sources mix them up.
    ALIAS_AMBIGUOUS = "alias-ambiguous" {
        severity: Warning,
        ground: Plausibility,
        citation: "Relatives at one address share names; a spelling that leads to two people identifies neither.",
        exceptions: "A mistake of a source: then the other name has the kind `error`.",
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
                let is_meant = |alias: &OtherName| alias.kind.as_ref().is_none_or(|kind| *kind != NameKind::Error);
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
