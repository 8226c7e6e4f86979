//! How the duties of a case stand.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDateTime;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::fold::{Setting, read};
use super::policies::Policies;
use super::reach::involved;
use super::reading::{ClockStatus, Reading};
use super::window::{Grain, Window};
use super::{next, propose};
use crate::{CaseFile, Code, Date, Duty, Fact, Party, PersonRole, Policy, Release, TriggerKind};

/// How a duty of a case stands on a day.
///
/// It is written as the line that `--example clock` prints.
///
#[doc = include_str!("../../docs/clock.md")]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct DutyState {
    /// The duty's id; of one that the record does not have, made from that of its policy
    /// (`proposed:us-ca-7923.625`) or its duty (`duty-1:reassessment`).
    pub duty: String,
    /// Where it comes from.
    #[serde(skip)]
    pub origin: DutyOrigin,
    /// The id of the policy that makes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    /// What started the clock, and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trigger: Option<TriggerState>,
    /// The last day, or moment of a limit in hours; not there when it is indeterminate or not
    /// covered. Of several that fit, the one by which the status is safest: the earliest of what is
    /// met or due, the latest of what is late or overdue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// How it stands.
    pub status: ClockStatus,
    /// Calendar days from `due` to what came of it, or else to the as-of date; negative is early.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<i64>,
    /// Law, trigger, counting and arithmetic, in one sentence.
    pub explanation: String,
    /// The field that leaves it open, as a JSON Pointer with `*` for any element; there is one
    /// whenever it is indeterminate.
    #[serde(skip)]
    pub missing: Option<&'static str>,
    /// What it is about, in a few words.
    #[serde(skip)]
    pub title: String,
}

/// Where a duty comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DutyOrigin {
    /// The record has it.
    Recorded,
    /// It follows from another: a reassessment, an estimated date.
    Following,
    /// A policy would make it, and the record does not have it.
    Proposed,
    /// A policy would make it elsewhere: in another state, for another agency, or the record does
    /// not say where the case was.
    Elsewhere,
}

/// What started a clock, and when, as far as that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct TriggerState {
    /// What it was.
    pub kind: Option<TriggerKind>,
    /// It was not before this.
    pub earliest: Option<Date>,
    /// It was not after this.
    pub latest: Option<Date>,
}

impl Serialize for TriggerState {
    /// `kind`, and `at`, or else `earliest` and `latest`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(kind) = self.kind {
            map.serialize_entry("kind", kind.as_str())?;
        }
        if self.earliest.is_some() && self.earliest == self.latest {
            map.serialize_entry("at", &self.earliest)?;
        } else {
            for (key, date) in [("earliest", self.earliest), ("latest", self.latest)] {
                if let Some(date) = date {
                    map.serialize_entry(key, &date)?;
                }
            }
        }
        map.end()
    }
}

/// A case, with what leads from its duties to policies and releases.
pub(super) struct Case<'a> {
    pub file: &'a CaseFile,
    pub as_of: Option<Date>,
    pub policies: &'a Policies,
    known_by: Option<Date>,
    by_id: HashMap<&'a str, &'a Policy>,
    releases: HashMap<&'a str, &'a Release>,
    naming: HashMap<&'a str, Vec<&'a Release>>,
    pub agencies: Vec<Option<&'a Party>>,
    officers: HashSet<&'a str>,
}

impl<'a> Case<'a> {
    pub fn new(case: &'a CaseFile, as_of: Option<Date>, policies: &'a Policies) -> Self {
        let mut naming: HashMap<_, Vec<_>> = HashMap::new();
        for release in &case.releases {
            for duty in &release.duties {
                naming.entry(&**duty).or_default().push(release);
            }
        }
        let officers = case.people.iter().filter(|person| person.has_role(PersonRole::Officer));
        // Of two with one id, the first is meant, as everywhere.
        Self {
            file: case,
            as_of: as_of.or(case.as_of),
            policies,
            known_by: first_known(case),
            by_id: policies.iter().chain(case.policies.iter().rev()).map(|policy| (&*policy.id, policy)).collect(),
            releases: case.releases.iter().rev().map(|release| (&*release.id, release)).collect(),
            naming,
            agencies: involved(case),
            officers: officers.map(|person| &*person.id).collect(),
        }
    }

    pub fn setting<'s>(&'s self, policy: Option<&'s Policy>) -> Setting<'s> {
        Setting {
            occurred: &self.file.incident.occurred,
            known_by: self.known_by,
            policy,
            as_of: self.as_of,
            holidays: self.policies.holidays(),
        }
    }

    pub fn is_officer(&self, id: &str) -> bool {
        self.officers.contains(id)
    }

    /// The policy of a duty, as the record has it, or else as it was given.
    pub fn policy_of(&self, duty: &Duty) -> Option<&'a Policy> {
        self.by_id.get(&**duty.policy.as_ref()?).copied()
    }

    pub fn read<'s>(&'s self, duty: &'s Duty, setting: &Setting<'s>) -> Reading<'s> {
        read(duty, setting, self.answers(duty), |id| self.releases.get(&**id).copied())
    }

    /// The releases that a duty names, then those that name it.
    pub fn answers<'s>(&'s self, duty: &'s Duty) -> impl Iterator<Item = &'a Release> + use<'s, 'a> {
        let named = duty.answered_by.iter().filter_map(|id| self.releases.get(&**id).copied());
        let naming = self.naming.get(&*duty.id).into_iter().flatten().copied();
        // As rules do: of longer lists, one that is named both ways may count twice, with one date.
        let naming = naming.filter(|release| !duty.answered_by.iter().take(16).any(|named| *named == release.id));
        named.chain(naming)
    }
}

/// The first dated thing that the record knows after the incident: a release, or the opening of an
/// investigation. By then the agency knew.
pub(crate) fn first_known(case: &CaseFile) -> Option<Date> {
    let releases = case.releases.iter().map(|release| &release.released);
    let opened = case.investigations.iter().filter(|it| it.is_of_incident()).map(|it| &it.opened);
    releases.chain(opened).filter_map(Fact::latest).min_by_key(|date| date.last_on_clock())
}

impl CaseFile {
    /// How the duties of the case stand on a day, the record's own `as_of` unless another is given:
    /// first those of the record, each with what follows from it, then those that the given
    /// policies would make.
    ///
    /// ```
    /// use ois_records::{CaseFile, ClockStatus, Policies};
    ///
    /// let case: CaseFile = ois_records::from_str(ois_records::base_record())?;
    /// let duties = case.duty_states(None, &Policies::shipped());
    /// assert_eq!(duties[0].status, ClockStatus::Met);
    /// assert_eq!(duties[0].days, Some(-11));
    /// println!("{}", duties[0].explanation);
    /// # Ok::<(), ois_records::Error>(())
    /// ```
    pub fn duty_states(&self, as_of: Option<Date>, policies: &Policies) -> Vec<DutyState> {
        let case = Case::new(self, as_of, policies);
        let mut states = Vec::new();
        for duty in &self.duties {
            let setting = case.setting(case.policy_of(duty));
            let reading = case.read(duty, &setting);
            states.push(DutyState::of(&reading, &setting, DutyOrigin::Recorded));
            states.extend(next::following(&reading, &setting));
        }
        states.extend(propose::proposed(&case));
        states
    }
}

impl DutyState {
    pub(super) fn of(reading: &Reading<'_>, setting: &Setting<'_>, origin: DutyOrigin) -> Self {
        let duty = reading.duty;
        let title = duty.title.as_ref().or(reading.policy.and_then(|policy| policy.title.as_ref()));
        Self {
            duty: duty.id.to_string(),
            origin,
            policy: reading
                .policy
                .map(|policy| policy.id.to_string())
                .or(duty.policy.as_ref().map(ToString::to_string)),
            trigger: reading.trigger.kind.is_some().then(|| TriggerState::of(reading)),
            due: reading.due_shown().and_then(|due| shown(due, reading.grain)),
            status: reading.status,
            days: reading.days(),
            explanation: reading.explanation(setting),
            missing: reading.missing(),
            title: title.cloned().unwrap_or_else(|| duty.id.to_string()),
        }
    }
}

impl TriggerState {
    fn of(reading: &Reading<'_>) -> Self {
        let Window { first, last } = reading.trigger.at;
        let grain = match (first, last) {
            // A day of a limit in hours stays a day.
            (Some(first), Some(last)) if last - first > chrono::TimeDelta::minutes(1) => Grain::Days,
            _ => reading.grain,
        };
        let date = |moment: Option<NaiveDateTime>| moment.and_then(|moment| shown(moment, grain));
        let earliest = date(first);
        let same = first.zip(last).is_some_and(|(first, last)| (last - first).num_seconds() < 60);
        Self { kind: reading.trigger.code(), earliest, latest: if same { earliest } else { date(last) } }
    }
}

/// A moment as a date: a day, or a minute with its zone.
pub(super) fn shown(moment: NaiveDateTime, grain: Grain) -> Option<Date> {
    let Grain::Hours(zone) = grain else { return Date::try_from(moment.date()).ok() };
    let zone = zone.map(|zone| if zone.local_minus_utc() == 0 { "Z".into() } else { zone.to_string() });
    format!("{}{}", moment.format("%Y-%m-%dT%H:%M"), zone.unwrap_or_default()).parse().ok()
}
