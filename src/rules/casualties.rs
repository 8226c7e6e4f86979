//! Rules on how many people were killed, injured and involved, and on the outcome.

use super::interval::Interval;
use super::rules;
use crate::validate::Context;
use crate::{Death, Manner, Outcome, Person, PersonRole, VitalStatus};

rules! {
    /// No more people are listed as killed than died.
    ///
    /// The list may be incomplete; the number may not be less than what is listed.
    FATALITIES_MISMATCH = "fatalities-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "A part is not more than the whole. New York 2012: the man who was shot had killed a colleague before; the colleague did not die of the shooting by police.",
        exceptions: "A death that `of_this_incident` attributes to another cause is not counted. If it says yes for all of them, the mismatch is an error.",
        pointers: ["/incident/people_killed"],
        message: "at least {} more people are listed as dead than the stated number",
        bad: r#"{"/incident/people_killed": {"status": "known", "value": 0}}"#,
        good: r#"{"/incident/people_killed": {"status": "known", "value": 0}, "/people/0/death/of_this_incident": {"status": "known", "value": false}}"#,
        check: CaseFile(|case, _, out| {
            let stated = Interval::from(&case.incident.people_killed);
            if stated.most.is_none() {
                return;
            }
            let of_it = |person: &Person| person.death.as_ref().is_some_and(|death| death.of_this_incident.is_yes());
            let more = |listed: usize| Interval::from(listed).above(stated);
            if let Some(more) = more(case.people.iter().filter(|person| of_it(person)).count()) {
                out.say(crate::Severity::Error, "/incident/people_killed", &[more]);
            } else if let Some(more) = more(case.people.iter().filter(|person| may_have_died_of_it(person)).count()) {
                out.at_with("/incident/people_killed", &[more]);
            }
        }),
    }

    /// No more people are listed as injured than were injured and survived.
    ///
    /// Numbers from the first day grow. The list and the number should be from the same day.
    INJURED_MISMATCH = "injured-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "A part is not more than the whole. New York 2012: eight bystanders hurt by the first day's count, nine by the later one.",
        exceptions: "People who died are not counted among the injured.",
        pointers: ["/incident/people_injured"],
        message: "at least {} more people are listed as injured than the stated number",
        bad: r#"{"/incident/people_injured": {"status": "known", "value": 0}, "/people/-": {"id": "bystander-1", "roles": [{"code": "bystander"}, {"code": "injured"}]}}"#,
        good: r#"{"/incident/people_injured": {"status": "known", "value": 1}, "/people/-": {"id": "bystander-1", "roles": [{"code": "bystander"}, {"code": "injured"}]}}"#,
        check: CaseFile(|case, _, out| {
            let stated = Interval::from(&case.incident.people_injured);
            let hurt = |person: &&Person| {
                (person.has_role(PersonRole::Injured) || person.injured.is_yes()) && !may_have_died_of_it(person)
            };
            if stated.most.is_some()
                && let Some(more) = Interval::from(case.people.iter().filter(hurt).count()).above(stated)
            {
                out.at_with("/incident/people_injured", &[more]);
            }
        }),
    }

    /// No more subjects are listed than civilians were involved.
    ///
    /// A list cell that was split wrongly makes two people out of one.
    SUBJECTS_MISMATCH = "subjects-mismatch" {
        severity: Warning,
        ground: Codebook,
        citation: "URSUS `NUM_INVOLVED_CIVILIANS`. Of VICE's rows, 75 list another number of people than they state.",
        exceptions: "Subjects who are officers are not civilians, and are not counted.",
        pointers: ["/incident/civilians_involved"],
        message: "at least {} more subjects are listed than civilians are said to have been involved",
        bad: r#"{"/incident/civilians_involved": {"status": "known", "value": 1}, "/people/-": {"id": "subject-2", "roles": [{"code": "subject"}]}}"#,
        good: r#"{"/incident/civilians_involved": {"status": "known", "value": 1}, "/people/-": {"id": "witness-1", "roles": [{"code": "witness"}]}}"#,
        check: CaseFile(|case, _, out| {
            let stated = Interval::from(&case.incident.civilians_involved);
            let is_subject =
                |person: &&Person| person.has_role(PersonRole::Subject) && !person.has_role(PersonRole::Officer);
            if stated.most.is_some()
                && let Some(more) = Interval::from(case.people.iter().filter(is_subject).count()).above(stated)
            {
                out.at_with("/incident/civilians_involved", &[more]);
            }
        }),
    }

    /// No more agencies are listed than were involved.
    ///
    /// Agency names contain commas, and a cell split at commas makes two agencies out of one.
    AGENCIES_MISMATCH = "agencies-mismatch" {
        severity: Warning,
        ground: Codebook,
        citation: "URSUS `NUM_INVOLVED_AGENCIES`. Mapping Police Violence joins agencies by commas in 612 rows.",
        exceptions: "Agencies that came only later belong in `parties`, not in the incident's agencies.",
        pointers: ["/incident/agencies_involved"],
        message: "at least {} more agencies are listed than are said to have been involved",
        bad: r#"{"/incident/agencies_involved": {"status": "known", "value": 1}, "/incident/agencies/-": "state-police"}"#,
        good: r#"{"/incident/agencies_involved": {"status": "known", "value": 2}}"#,
        check: Incident(|incident, _, out| {
            let stated = Interval::from(&incident.agencies_involved);
            if let Some(more) = Interval::from(incident.agencies.len()).above(stated) {
                out.at_with("/agencies_involved", &[more]);
            }
        }),
    }

    /// If no civilian was involved, none was hit.
    ///
    /// Rows for shootings that hit nobody have no subjects; here, a wounded one was left in.
    SUBJECT_ZERO_WITH_HUMAN_HIT = "subject-zero-with-human-hit" {
        severity: Error,
        ground: Logic,
        citation: "VICE has rows with no subjects that have a fatality code, an age and a name.",
        exceptions: "Animals are neither civilians nor people. Officers who were hit are not counted either.",
        pointers: ["/incident/civilians_involved"],
        message: "no civilian is said to have been involved, and one was hit",
        bad: r#"{"/incident/civilians_involved": {"status": "known", "value": 0}}"#,
        good: r#"{"/incident/civilians_involved": {"status": "range", "min": 0, "max": 1}}"#,
        check: Incident(|incident, cx, out| {
            if incident.civilians_involved.max() != Some(0) {
                return;
            }
            // Of whom no role is told, nothing is.
            let is_civilian = |person: &Person| !person.roles.is_empty() && !person.has_role(PersonRole::Officer);
            let strikes = cx.force().map_or(&[][..], |force| &force.strikes);
            let struck = strikes.iter().filter(|strike| strike.bullet_strikes.min() > Some(0));
            let mut people = struck.filter_map(|strike| cx.person(strike.person.as_ref()?));
            if people.any(is_civilian)
                || cx.case.people.iter().any(|it| it.struck_by_bullet.is_yes() && is_civilian(it))
            {
                out.at("/civilians_involved");
            }
        }),
    }

    /// The outcome is a death if and only if somebody died.
    ///
    /// Reports of the first hours say "injury"; the person dies in hospital, and only one field is
    /// updated. A subject whose death is a homicide counts, unless `of_this_incident` says no.
    OUTCOME_DEATHS_MISMATCH = "outcome-deaths-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "The outcome is the worst for anyone who was struck. A manner of death is not given to the living.",
        exceptions: "Somebody who was not struck died: in a crash, or by the subject's hand.",
        pointers: ["/incident/outcome"],
        message: "the outcome and the number of people who died do not agree",
        bad: r#"{"/incident/outcome": {"status": "known", "value": {"code": "injury"}}, "/incident/people_killed": {"status": "known", "value": 1}}"#,
        good: r#"{"/incident/outcome": {"status": "known", "value": {"code": "death"}}, "/incident/people_killed": {"status": "range", "min": 0, "max": 1}}"#,
        check: Incident(|incident, cx, out| {
            let Some(outcome) = incident.outcome.value().map(|outcome| outcome.code) else { return };
            let died_of_it = |person: &Person| {
                let Some(death) = &person.death else { return false };
                death.of_this_incident.is_yes() || (!death.of_this_incident.is_no() && is_homicide_of_subject(person, death, cx))
            };
            let misfit = match outcome {
                Outcome::NoHit | Outcome::Injury | Outcome::AnimalOnly => {
                    incident.people_killed.min() > Some(0) || cx.case.people.iter().any(died_of_it)
                }
                Outcome::Death => incident.people_killed.max() == Some(0),
                Outcome::Other => false,
            };
            if misfit {
                out.at("/outcome");
            }
        }),
    }

    /// An agency's total includes the deaths of this case.
    ///
    /// Data sets keep a total for each agency. One that is smaller than the deaths of a single case
    /// was not counted from the rows.
    AGENCY_TOTAL_TOO_SMALL = "agency-total-too-small" {
        severity: Warning,
        ground: Codebook,
        citation: "Washington Post agencies `total_shootings`: 21 are not the number of their rows.",
        exceptions: "The case is outside what the data set counts: off duty, in custody, in other years.",
        pointers: ["/parties/*/fatal_shootings"],
        message: "the agency's total is less than the deaths of this case",
        bad: r#"{"/parties/0/fatal_shootings": {"status": "known", "value": 0}, "/incident/people_killed": {"status": "known", "value": 1}}"#,
        good: r#"{"/parties/0/fatal_shootings": {"status": "known", "value": 1}, "/incident/people_killed": {"status": "known", "value": 1}}"#,
        check: Party(|party, cx, out| {
            let Some(total) = party.fatal_shootings.max() else { return };
            let killed = cx.case.incident.people_killed.min().unwrap_or(u32::from(cx.is_fatal()));
            if total < killed && cx.case.incident.agencies.iter().take(64).any(|agency| *agency == party.id) {
                out.at("/fatal_shootings");
            }
        }),
    }

    /// A person with injuries was injured.
    ///
    /// A form asks "injured?" first, and the answer remains when the rest is filled in.
    INJURED_DENIED = "injured-denied" {
        severity: Warning,
        ground: Codebook,
        citation: "URSUS: `Injury_Level` and `Injury_Type` apply only if `Injured` is yes.",
        exceptions: "Injuries from before the incident: then set `injury_preexisting`.",
        pointers: ["/people/*/injured"],
        message: "the person is said not to have been injured, and has injuries",
        bad: r#"{"/people/1/injured": {"status": "known", "value": false}, "/people/1/injuries": [{"level": {"status": "known", "value": {"code": "injury"}}}]}"#,
        good: r#"{"/people/1/injured": {"status": "known", "value": false}, "/people/1/injuries": []}"#,
        check: Person(|person, _, out| {
            if person.injured.is_no() && !person.injuries.is_empty() && !person.injury_preexisting.is_yes() {
                out.at("/injured");
            }
        }),
    }
}

/// Whether a person is dead, and nothing says that it was of something else.
fn may_have_died_of_it(person: &Person) -> bool {
    let dead = person.has_role(PersonRole::Decedent) || person.vital_status.value() == Some(&VitalStatus::Dead);
    dead && person.death.as_ref().is_none_or(|death| !death.of_this_incident.is_no())
}

/// Whether a subject's death is a homicide, by the death record or by an autopsy.
fn is_homicide_of_subject(person: &Person, death: &Death, cx: &Context<'_>) -> bool {
    let mut autopsies = cx.case.autopsies.iter().take(64).filter(|autopsy| autopsy.person == person.id);
    person.has_role(PersonRole::Subject)
        && (death.manner.is(Manner::Homicide) || autopsies.any(|autopsy| autopsy.manner.is(Manner::Homicide)))
}
