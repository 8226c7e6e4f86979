//! The columns of the flat table and of the map layer: their names, what they mean, and where their
//! values live in a case file. From this one declaration come the tables, their documentation and
//! the Table Schema.

use std::borrow::Borrow;

use super::cell::{Cell, Codelist, Field, Fill};
use super::point::Point;
use crate::{
    Access, CaseFile, CaseStatus, Coded, ContactReason, CoordinatePrecision, Count, Custody, Date, Death,
    DecisionResult, Ethnicity, ExternalId, Fact, Flight, Gender, Impairment, InjuryMechanism, List, Manner, Number,
    Outcome, Person, PersonRole, Place, Proceeding, Race, RaceSource, Scene, Setting, ThingKind, Threat, Verdict,
    VitalStatus,
};

/// What a row is about: a case, with a scene or a subject of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'a> {
    pub case: &'a CaseFile,
    pub scene: Option<&'a Scene>,
    /// Which of the subjects it is, 0 where there is none, and who, as far as the reader may see.
    pub subject: (usize, Option<&'a Person>),
    /// What the reader may see.
    pub up_to: Access,
}

/// A column: a value of the row, in one or several cells.
pub(crate) struct Column {
    pub name: &'static str,
    pub meaning: &'static str,
    /// Where the value lives in a case file, `*` being any element of a list.
    pub pointer: &'static str,
    /// The codelist that the value is from, and its codes.
    pub list: Option<Codelist>,
    pub fields: &'static [Field],
    /// Adds the row's cells, as many as there are fields.
    pub fill: fn(&Row<'_>, &mut Vec<Cell>),
}

impl Column {
    /// The names of its cells: `age`, `age_min`, `age_max`, `age_status`.
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.fields.iter().map(|field| format!("{}{}", self.name, field.suffix))
    }
}

impl<'a> Row<'a> {
    /// Whether the reader may see what has this level.
    pub fn sees(&self, access: Option<Access>) -> bool {
        access.is_none_or(|access| access <= self.up_to)
    }

    /// How many of a list the reader may see, when the record says anything about it.
    fn seen<T>(&self, list: &List<T>, access: fn(&T) -> Option<Access>) -> Option<Count> {
        list.is_stated().then(|| count(list.iter().filter(|it| self.sees(access(it))).count()))
    }

    fn place(&self) -> Option<&'a Place> {
        self.scene?.place.as_deref()
    }

    fn point(&self) -> Option<Point> {
        Point::of(self.place()?)
    }

    fn person(&self) -> Option<&'a Person> {
        self.subject.1
    }

    fn death(&self) -> Option<&'a Death> {
        self.person()?.death.as_deref()
    }

    /// The name of each agency, or its id where it has none.
    fn agencies(&self) -> Vec<String> {
        let party = |id| self.case.party(id).filter(|party| self.sees(party.access));
        let name = |id| party(id).and_then(|party| party.name.clone()).filter(|name| !name.is_empty());
        self.case.incident.agencies.iter().map(|id| name(id).unwrap_or_else(|| id.to_string())).collect()
    }

    fn agency_ids(&self) -> Vec<String> {
        let agencies = self.case.incident.agencies.iter().filter_map(|id| self.case.party(id));
        agencies.filter(|party| self.sees(party.access)).flat_map(|party| keys(&party.external_ids)).collect()
    }

    fn source_urls(&self) -> Vec<String> {
        let sources = self.case.sources.iter().filter(|source| self.sees(source.access));
        sources.filter_map(|source| source.url.value().cloned()).collect()
    }

    fn licences(&self) -> Vec<String> {
        let sources = self.case.sources.iter().filter(|source| self.sees(source.access));
        let mut licences: Vec<_> = sources.filter_map(|source| source.licence.clone()).collect();
        licences.dedup();
        licences
    }

    /// What the subject held or used.
    fn weapons(&self) -> Option<Vec<ThingKind>> {
        let person = self.person()?;
        let held = self.case.objects.iter().filter(|thing| thing.held_by.contains(&person.id));
        Some(held.filter(|thing| self.sees(thing.access)).map(|thing| thing.kind.code).collect())
    }

    fn roles(&self) -> Option<Vec<PersonRole>> {
        Some(self.person()?.roles.iter().map(|role| role.code).collect())
    }

    fn means(&self) -> Option<Vec<InjuryMechanism>> {
        Some(self.death()?.means.iter().map(|means| means.code).collect())
    }

    /// The results of all decisions, each once.
    fn decision_results(&self) -> Vec<DecisionResult> {
        let decisions = self.case.decisions.iter().filter(|decision| self.sees(decision.access));
        once(decisions.filter_map(|decision| decision.results.value()).flatten().map(|result| result.code))
    }

    /// The verdicts on all charges, each once.
    fn verdicts(&self) -> Vec<Verdict> {
        let charges = self.case.proceedings.iter().filter(|proceeding| self.sees(proceeding.access()));
        let verdict = |proceeding: &Proceeding| match proceeding {
            Proceeding::Charge(charge) => charge.verdict.value().map(|verdict| verdict.code),
            _ => None,
        };
        once(charges.filter_map(verdict))
    }

    /// How many charges there are, when the record says anything about proceedings.
    fn charges(&self) -> Option<Count> {
        let proceedings = &self.case.proceedings;
        let charge = |it: &&Proceeding| matches!(it, Proceeding::Charge(_)) && self.sees(it.access());
        proceedings.is_stated().then(|| count(proceedings.iter().filter(charge).count()))
    }

    /// The subjects' names, as far as they are known and the reader may see them.
    fn names(&self) -> Vec<String> {
        let seen = subjects(self.case).filter(|person| self.sees(person.access));
        seen.filter_map(|person| person.name.value().cloned()).collect()
    }
}

/// Whom police met, pursued or shot at.
pub(crate) fn subjects(case: &CaseFile) -> impl Iterator<Item = &Person> {
    case.people.iter().filter(|person| person.has_role(PersonRole::Subject))
}

/// External ids as `scheme:value`, or the value alone.
fn keys(ids: &[ExternalId]) -> Vec<String> {
    let key = |id: &ExternalId| match &id.scheme {
        Some(scheme) => format!("{scheme}:{}", id.value),
        None => id.value.clone(),
    };
    ids.iter().map(key).collect()
}

fn once<T: PartialEq>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = Vec::new();
    for value in values {
        if !seen.contains(&value) {
            seen.push(value);
        }
    }
    seen
}

fn count(number: usize) -> Count {
    Count(u32::try_from(number).unwrap_or(u32::MAX))
}

fn degrees(degrees: f64) -> Option<Number> {
    Number::new(degrees).ok()
}

/// Declares columns: their documentation, name, type, home, and how a row has them.
macro_rules! columns {
    ($(
        $(#[doc = $meaning:literal])+
        $name:ident: $type:ty, $pointer:literal, |$row:ident| $value:expr;
    )+) => {
        &[$(Column {
            name: stringify!($name),
            meaning: concat!($($meaning),+),
            pointer: $pointer,
            list: <$type as Fill>::LIST,
            fields: <$type as Fill>::FIELDS,
            fill: |$row, cells| match $value {
                Some(value) => <$type as Fill>::fill(value.borrow(), cells),
                None => cells.extend(<$type as Fill>::FIELDS.iter().map(|_| Cell::Empty)),
            },
        }),+]
    };
}

/// Of the case: the same in each row of it.
pub(crate) const CASE: &[Column] = columns! {
    /// The case file's id.
    case_id: str, "/id", |row| Some(&*row.case.id);
    /// What data sets and agencies call the case, as `scheme:value`.
    case_keys: Vec<String>, "/external_ids/*", |row| Some(keys(&row.case.external_ids));
    /// Until when the publisher's knowledge goes.
    as_of: Date, "/as_of", |row| row.case.as_of;
    /// How far the case is.
    case_status: CaseStatus, "/status", |row| row.case.status.as_ref().map(|status| status.code);
    /// When it happened.
    occurred: Fact<Date>, "/incident/occurred", |row| Some(&row.case.incident.occurred);
    /// The worst that came of it for anyone who was struck.
    outcome: Fact<Coded<Outcome>>, "/incident/outcome", |row| Some(&row.case.incident.outcome);
    /// The names of the agencies whose officers were involved; an agency without a name by its id.
    agencies: Vec<String>, "/incident/agencies/*", |row| Some(row.agencies());
    /// What others call those agencies, as `scheme:value`; `ori` is the FBI's.
    agency_keys: Vec<String>, "/parties/*/external_ids/*", |row| Some(row.agency_ids());
    /// Why police were there.
    contact_reason: Fact<Coded<ContactReason>>, "/incident/contact/reason",
        |row| row.case.incident.contact.as_ref().map(|contact| &contact.reason);
    /// The type of call, in the source's words.
    call_type: Fact<String>, "/incident/contact/call_type",
        |row| row.case.incident.contact.as_ref().map(|contact| &contact.call_type);
    /// Whether somebody had called for police.
    call_for_service: Fact<bool>, "/incident/contact/call_for_service",
        |row| row.case.incident.contact.as_ref().map(|contact| &contact.call_for_service);
    /// How many officers were involved, shooters or not.
    officers_involved: Fact<Count>, "/incident/officers_involved", |row| Some(&row.case.incident.officers_involved);
    /// How many officers fired.
    officers_who_fired: Fact<Count>, "/force/officers_who_fired",
        |row| row.case.force.as_ref().map(|force| &force.officers_who_fired);
    /// How many rounds officers fired, all together.
    rounds_fired_by_officers: Fact<Count>, "/force/rounds_fired_by_officers",
        |row| row.case.force.as_ref().map(|force| &force.rounds_fired_by_officers);
    /// How many people died of it. Not all of them need be subjects.
    people_killed: Fact<Count>, "/incident/people_killed", |row| Some(&row.case.incident.people_killed);
    /// How many people were hurt and lived.
    people_injured: Fact<Count>, "/incident/people_injured", |row| Some(&row.case.incident.people_injured);
    /// Whether someone was arrested.
    arrest_made: Fact<bool>, "/incident/arrest_made", |row| Some(&row.case.incident.arrest_made);
    /// Whether a body camera may have recorded some of it.
    body_camera: Fact<bool>, "/incident/body_camera", |row| Some(&row.case.incident.body_camera);
    /// Whether an officer was charged with a crime.
    officer_charged: Fact<bool>, "/incident/officer_charged", |row| Some(&row.case.incident.officer_charged);
    /// How many releases of videos or records there are.
    releases: Count, "/releases/*", |row| row.seen(&row.case.releases, |it| it.access);
    /// How many autopsies there are.
    autopsies: Count, "/autopsies/*", |row| row.seen(&row.case.autopsies, |it| it.access);
    /// How many investigations there are.
    investigations: Count, "/investigations/*", |row| row.seen(&row.case.investigations, |it| it.access);
    /// What was decided, by whomever; each result once.
    decision_results: Vec<DecisionResult>, "/decisions/*/results", |row| Some(row.decision_results());
    /// How many criminal charges there are.
    charges: Count, "/proceedings/*", |row| row.charges();
    /// How charges ended; each verdict once.
    verdicts: Vec<Verdict>, "/proceedings/*/verdict", |row| Some(row.verdicts());
    /// Where the sources can be found.
    source_urls: Vec<String>, "/sources/*/url", |row| Some(row.source_urls());
    /// The sources' licences.
    licences: Vec<String>, "/sources/*/licence", |row| Some(row.licences());
};

/// Of a scene: in the flat table, of the case's first.
pub(crate) const SCENE: &[Column] = columns! {
    /// The scene's id.
    scene_id: str, "/incident/scenes/*/id", |row| row.scene.map(|scene| &*scene.id);
    /// The block.
    block: Fact<String>, "/incident/scenes/*/place/block", |row| row.place().map(|place| &place.block);
    /// Two streets that cross.
    intersection: Fact<String>, "/incident/scenes/*/place/intersection",
        |row| row.place().map(|place| &place.intersection);
    /// City or town.
    city: Fact<String>, "/incident/scenes/*/place/city", |row| row.place().map(|place| &place.city);
    /// County or parish.
    county: Fact<String>, "/incident/scenes/*/place/county", |row| row.place().map(|place| &place.county);
    /// State, as its USPS code.
    state: Fact<String>, "/incident/scenes/*/place/state", |row| row.place().map(|place| &place.state);
    /// Postal code: a text, since leading zeros matter.
    postal_code: Fact<String>, "/incident/scenes/*/place/postal_code",
        |row| row.place().map(|place| &place.postal_code);
    /// Town or country.
    setting: Fact<Coded<Setting>>, "/incident/scenes/*/place/setting", |row| row.place().map(|place| &place.setting);
    /// Degrees north, WGS 84, rounded as `point_decimals` says.
    latitude: Number, "/incident/scenes/*/place/coordinates/value/latitude",
        |row| row.point().and_then(|point| degrees(point.latitude));
    /// Degrees east, WGS 84, rounded as `point_decimals` says.
    longitude: Number, "/incident/scenes/*/place/coordinates/value/longitude",
        |row| row.point().and_then(|point| degrees(point.longitude));
    /// How precise the record says that the point is.
    point_precision: Fact<Coded<CoordinatePrecision>>, "/incident/scenes/*/place/coordinates/value/precision",
        |row| row.place().and_then(|place| place.coordinates.value()).map(|point| &point.precision);
    /// To how many decimals the point was rounded: 2 for a road or an area, 3 for a block and where
    /// the record does not say, 4 where it is precise and nobody lives there.
    point_decimals: Count, "/incident/scenes/*/place/coordinates",
        |row| row.point().map(|point| Count(point.decimals.unsigned_abs()));
};

/// Of a subject.
pub(crate) const SUBJECT: &[Column] = columns! {
    /// Which of the case's subjects the row is about: 1 is the first, 0 says that the case has none.
    subject_number: Count, "/people/*", |row| Some(count(row.subject.0));
    /// The person's id.
    person_id: str, "/people/*/id", |row| row.person().map(|person| &*person.id);
    /// What the person was in the case.
    roles: Vec<PersonRole>, "/people/*/roles/*", |row| row.roles();
    /// The name.
    name: Fact<String>, "/people/*/name", |row| row.person().map(|person| &person.name);
    /// Age in years.
    age: Fact<Count>, "/people/*/age_years", |row| row.person().map(|person| &person.age_years);
    /// Gender.
    gender: Fact<Coded<Gender>>, "/people/*/gender", |row| row.person().map(|person| &person.gender);
    /// Race and ethnicity.
    races: Fact<Vec<Coded<Race>>>, "/people/*/races", |row| row.person().map(|person| &person.races);
    /// Where the race comes from.
    race_source: Fact<Coded<RaceSource>>, "/people/*/race_source", |row| row.person().map(|person| &person.race_source);
    /// Hispanic or Latino origin, where the source asks for it apart from race.
    ethnicity: Fact<Coded<Ethnicity>>, "/people/*/ethnicity", |row| row.person().map(|person| &person.ethnicity);
    /// Whether mental illness or a crisis had to do with the incident.
    mental_health_related: Fact<bool>, "/people/*/mental_health_related",
        |row| row.person().map(|person| &person.mental_health_related);
    /// Signs of impairment, disability or crisis.
    impairments: Fact<Vec<Coded<Impairment>>>, "/people/*/impairments",
        |row| row.person().map(|person| &person.impairments);
    /// Whether the person was armed.
    armed: Fact<bool>, "/people/*/armed", |row| row.person().map(|person| &person.armed);
    /// Whether officers believed that the person was armed.
    perceived_armed: Fact<bool>, "/people/*/perceived_armed", |row| row.person().map(|person| &person.perceived_armed);
    /// What the person held or used.
    weapons: Vec<ThingKind>, "/objects/*/kind", |row| row.weapons();
    /// What threat the person is said to have been.
    threat: Fact<Coded<Threat>>, "/people/*/threat", |row| row.person().map(|person| &person.threat);
    /// Whether and how the person fled.
    flight: Fact<Coded<Flight>>, "/people/*/flight", |row| row.person().map(|person| &person.flight);
    /// Whether the person resisted.
    resisted: Fact<bool>, "/people/*/resisted", |row| row.person().map(|person| &person.resisted);
    /// What became of the person.
    custody: Fact<Coded<Custody>>, "/people/*/custody", |row| row.person().map(|person| &person.custody);
    /// Whether the person was hurt.
    injured: Fact<bool>, "/people/*/injured", |row| row.person().map(|person| &person.injured);
    /// Whether a bullet struck the person.
    struck_by_bullet: Fact<bool>, "/people/*/struck_by_bullet",
        |row| row.person().map(|person| &person.struck_by_bullet);
    /// Whether the person is alive or dead.
    vital_status: Fact<VitalStatus>, "/people/*/vital_status", |row| row.person().map(|person| &person.vital_status);
    /// When the person died.
    died: Fact<Date>, "/people/*/death/died", |row| row.death().map(|death| &death.died);
    /// What killed, in the groups of the data sets.
    means_of_death: Vec<InjuryMechanism>, "/people/*/death/means/*", |row| row.means();
    /// The manner of death that the certificate has. Homicide says nothing about a crime.
    manner_of_death: Fact<Coded<Manner>>, "/people/*/death/manner", |row| row.death().map(|death| &death.manner);
};

/// Of a case's subjects together, for the map, where a feature is a place.
pub(crate) const SUBJECTS: &[Column] = columns! {
    /// How many subjects there are.
    subjects: Count, "/people/*", |row| Some(count(subjects(row.case).count()));
    /// The names of the subjects, as far as they are known.
    names: Vec<String>, "/people/*/name", |row| Some(row.names());
};
