//! Rules on people: their age, relations, arms and injuries.

use super::rules;
use crate::{Custody, Fact, Person, PersonRole, RelationKind};

rules! {
    /// Whether a person is a minor agrees with their age.
    ///
    /// Which of the two is right decides whether the person is named.
    MINOR_AGE_CONFLICT = "minor-age-conflict" {
        severity: Warning,
        ground: Law,
        citation: "In all but three states people are of age at 18; in Alabama and Nebraska at 19, in Mississippi at 21.",
        exceptions: "People from 18 to 20 where the law counts them as minors.",
        pointers: ["/people/*/minor"],
        message: "whether the person is a minor and their age disagree",
        bad: r#"{"/people/0/age_years": {"status": "known", "value": 34}, "/people/0/minor": {"status": "known", "value": true}}"#,
        good: r#"{"/people/0/age_years": {"status": "known", "value": 20}, "/people/0/minor": {"status": "known", "value": true}}"#,
        check: Person(|person, _, out| {
            let grown = person.minor.is_yes() && person.age_years.min().is_some_and(|age| age >= 21);
            let young = person.minor.is_no() && person.age_years.max().is_some_and(|age| age < 18);
            if grown || young {
                out.at("/minor");
            }
        }),
    }

    /// A pseudonym stands for one person.
    ///
    /// If two are called "Officer 1", what one did is attributed to the other.
    PSEUDONYM_CLASH = "pseudonym-clash" {
        severity: Warning,
        profiles: [Dataset: Off],
        ground: Logic,
        citation: "A name that means two people identifies neither.",
        exceptions: "None; in long lists only the first people are compared.",
        pointers: ["/people/*/pseudonym"],
        message: "an earlier person has the same pseudonym",
        bad: r#"{"/people/0/pseudonym": "Officer 1", "/people/1/pseudonym": "Officer 1"}"#,
        good: r#"{"/people/0/pseudonym": "The subject", "/people/1/pseudonym": "Officer 1"}"#,
        check: Person(|person, cx, out| {
            let Some(pseudonym) = &person.pseudonym else { return };
            let mut before = cx.case.people.iter().take(64).take_while(|other| !std::ptr::eq(*other, person));
            if before.any(|other| other.pseudonym.as_ref() == Some(pseudonym)) {
                out.at("/pseudonym");
            }
        }),
    }

    /// Two people are not each other's parent.
    ///
    /// A relation says what this person is to the other: a mother is `parent` of her child, and the
    /// child is `child` of hers.
    RELATION_CONFLICT = "relation-conflict" {
        severity: Error,
        ground: Logic,
        citation: "Nobody is the parent or grandparent of their own parent.",
        exceptions: "None. If sources differ on a relation, record claims.",
        pointers: ["/people/*/relations/*"],
        message: "each is said to be the other's parent, grandparent or child, or it is the same person",
        bad: r#"{"/people/0/relations": [{"person": "officer-1", "kind": {"code": "parent"}}], "/people/1/relations": [{"person": "subject", "kind": {"code": "parent"}}]}"#,
        good: r#"{"/people/0/relations": [{"person": "officer-1", "kind": {"code": "parent"}}], "/people/1/relations": [{"person": "subject", "kind": {"code": "child"}}]}"#,
        check: Person(|person, cx, out| {
            for (index, relation) in person.relations.iter().enumerate() {
                let one_way = [RelationKind::Parent, RelationKind::Grandparent, RelationKind::Child].contains(&relation.kind.code);
                let back = |other: &Person| {
                    let mut relations = other.relations.iter().take(64);
                    relations.any(|it| it.person == person.id && it.kind.code == relation.kind.code)
                };
                if relation.person == person.id || (one_way && cx.person(&relation.person).is_some_and(back)) {
                    out.at(format_args!("/relations/{index}"));
                }
            }
        }),
    }

    /// Race and ethnicity have a source.
    ///
    /// Officers guess, families know, and models impute. Counts by race depend on which.
    DEMOGRAPHICS_SOURCE_MISSING = "demographics-source-missing" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Codebook,
        citation: "Washington Post, Fatal Force v2: `race_source` distinguishes what is known from what a model filled in.",
        exceptions: "People whose record names its sources are not checked.",
        pointers: ["/people/*"],
        misses: ["race_source", "sources"],
        message: "the person's race is stated without a source",
        bad: r#"{"/people/1/races": {"status": "known", "value": [{"code": "white"}]}}"#,
        good: r#"{"/people/1/races": {"status": "known", "value": [{"code": "white"}]}, "/people/1/sources": ["source-article"]}"#,
        check: Person(|person, _, out| {
            if person.races.value().is_some() && !person.race_source.is_stated() && person.sources.is_empty() {
                out.at("");
            }
        }),
    }

    /// An armed person's record says with what, or what officers took it for.
    ///
    /// "Armed" was a phone, an air gun and a rifle. What was confirmed and what was believed at the
    /// time are two facts.
    ARMED_UNQUALIFIED = "armed-unqualified" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Codebook,
        citation: "URSUS asks separately what was perceived and what was confirmed; Sacramento, 18 March 2018: a believed gun, a toolbar, a phone.",
        exceptions: "`unknown` is an answer too.",
        pointers: ["/people/*/armed"],
        message: "the person is said to be armed, and the record has neither an object they held nor what officers believed",
        bad: r#"{"/people/0/armed": {"status": "known", "value": true}}"#,
        good: r#"{"/people/0/armed": {"status": "known", "value": true}, "/objects": [{"id": "knife", "kind": {"code": "knife"}, "held_by": ["subject"]}]}"#,
        check: Person(|person, cx, out| {
            let objects = &cx.case.objects;
            if !person.armed.is_yes() || person.perceived_armed.is_stated() || objects.len() > 64 || person.has_role(PersonRole::Officer) {
                return;
            }
            if !objects.iter().any(|object| object.held_by.iter().take(16).any(|holder| *holder == person.id)) {
                out.at("/armed");
            }
        }),
    }

    /// A perceived object is not recorded as confirmed.
    ///
    /// A gun that was seen and never found may have been thrown away, or may never have existed.
    /// Record whatever else confirms it.
    PERCEIVED_AS_CONFIRMED = "perceived-as-confirmed" {
        severity: Warning,
        ground: Codebook,
        citation: "URSUS keeps what was perceived apart from what was confirmed.",
        exceptions: "An object that a recording shows, or that was fired: say so in `uses`.",
        pointers: ["/objects/*/confirmed"],
        message: "it is confirmed without having been recovered, and a perception is the only evidence in the record",
        bad: r#"{"/objects": [{"id": "gun", "kind": {"code": "handgun"}, "confirmed": {"status": "known", "value": true}, "recovered": {"status": "known", "value": false}}], "/perceptions": [{"id": "perception-1", "perceived_as": {"code": "handgun"}, "about": "gun"}]}"#,
        good: r#"{"/objects": [{"id": "gun", "kind": {"code": "handgun"}, "confirmed": {"status": "known", "value": true}, "recovered": {"status": "known", "value": false}, "uses": [{"code": "fired"}]}], "/perceptions": [{"id": "perception-1", "perceived_as": {"code": "handgun"}, "about": "gun"}]}"#,
        check: Thing(|thing, cx, out| {
            if !thing.confirmed.is_yes() || !thing.recovered.is_no() || !thing.uses.is_empty() {
                return;
            }
            let mut perceptions = cx.case.perceptions.iter().take(64);
            if perceptions.any(|it| it.about.as_deref() == Some(&*thing.id) && it.perceived_as.code == thing.kind.code) {
                out.at("/confirmed");
            }
        }),
    }

    /// Officers who were injured are counted among the injured.
    ///
    /// A count of the injured that omits officers misrepresents the incident.
    OFFICER_VICTIM_UNCOUNTED = "officer-victim-uncounted" {
        severity: Warning,
        ground: Logic,
        citation: "Philadelphia, 7 January 2016: the officer was shot first; New York, 12 February 2019: a sergeant was wounded and a detective killed.",
        exceptions: "Counts of civilians only: then say so in the count's `source_text`, and leave the number open.",
        pointers: ["/incident/people_injured"],
        message: "nobody is said to be injured, and an officer was",
        bad: r#"{"/incident/people_injured": {"status": "known", "value": 0}, "/people/1/injured": {"status": "known", "value": true}}"#,
        good: r#"{"/incident/people_injured": {"status": "known", "value": 1}, "/people/1/injured": {"status": "known", "value": true}}"#,
        check: CaseFile(|case, _, out| {
            if case.incident.people_injured.max() != Some(0) {
                return;
            }
            let hurt = |person: &Person| person.injured.is_yes() && person.death.is_none() && person.has_role(PersonRole::Officer);
            if case.people.iter().any(hurt) {
                out.at("/incident/people_injured");
            }
        }),
    }

    /// If a person fled, their age states how it is known.
    ///
    /// Nobody could ask for it. An exact age is an officer's guess, or the person was found later.
    FLED_PERSON_DETAIL = "fled-person-detail" {
        severity: Info,
        ground: Codebook,
        citation: "URSUS: for a civilian who fled, the form asks what officers perceived.",
        exceptions: "People who were known before, or caught later: then `custody` says so.",
        pointers: ["/people/*/age_years"],
        message: "the person fled, and the age is stated as exactly known",
        bad: r#"{"/people/0/custody": {"status": "known", "value": {"code": "fled"}}}"#,
        good: r#"{"/people/0/custody": {"status": "known", "value": {"code": "fled"}}, "/people/0/age_years": {"status": "known", "value": 31, "basis": "estimated"}}"#,
        check: Person(|person, _, out| {
            let fled = person.custody.value().is_some_and(|custody| *custody == Custody::Fled);
            if fled && matches!(&person.age_years, Fact::Known(known) if known.basis.is_none()) {
                out.at("/age_years");
            }
        }),
    }
}
