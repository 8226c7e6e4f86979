//! California, use of force under AB 71 (URSUS): the incidents, and the people in them.
//!
//! Statute: Cal. Gov. Code 12525.2. Codebooks: the "readme" of each year on
//! <https://openjustice.doj.ca.gov/data>; the labels of 2016 are those of the form itself
//! (`bayesimpact/bridge-uof`). Since 2017 the files have codes, and those of 2019 are what is written.

mod words;

use super::layout::home::{
    AID_OUTCOME, CONFIRMED_WEAPONS, DAY_AND_TIME, Draft, FORCE_RECEIVED, Key, ORIGINS, PERCEIVED_WEAPONS,
    PERSON_AGENCY, POSTAL_CODE, REPORTING_AGENCY, ROLE, contact, force, force_received, force_used, incident, injury,
    person, place, service,
};
use super::layout::reading::DayForm::MonthDayYear;
use super::layout::reading::Reading::{self, Band, Codes, Count, Day, Text, Time, YesNo};
use super::layout::{Column, Companion, Dataset, Grain, Holds, Layout, Table, Target};
use crate::{Person, PersonRole};
use words::{
    AGES, ASIAN_RACES, CONTACT_REASONS, CUSTODY, DRESS, FIREARMS, FORCE_TYPES, GENDERS, IMPAIRMENTS,
    IN_CUSTODY_REASONS, INJURY_LEVELS, INJURY_TYPES, ISLANDS, MEDICAL_AID, RACES, REASONS, REGIONS, RESISTANCE, ROLES,
    TRUE_FALSE, WEAPONS,
};

/// The pair of files, of whichever year.
pub(crate) static URSUS: Layout<'static> = Layout {
    name: "ursus",
    dataset: Dataset {
        title: "Use of force incident reporting (URSUS)",
        publisher: "California Department of Justice, OpenJustice",
        url: "https://openjustice.doj.ca.gov/data",
        licence: "public record",
    },
    table: Table {
        role: "incident",
        own_id: "INCIDENT_ID",
        identity: &["ORI", "INCIDENT_DATE_STR", "INCIDENT_TIME_STR", "CITY"],
        columns: INCIDENTS,
        former: FORMER_INCIDENTS,
        moved: &[],
        are_brackets_noise: false,
    },
    scope: |_: &mut Draft| {},
    constants: &[],
    grain: Grain::Case,
    companions: &[Companion {
        table: Table {
            role: "civilian_officer",
            own_id: "Incident_ID",
            identity: &[],
            columns: PEOPLE,
            former: FORMER_PEOPLE,
            moved: &[("CIVILIAN_Firearm_Type", "CIVILIAN_Perceived_Armed_Weapon")],
            are_brackets_noise: false,
        },
        constants: &[],
        holds: Holds::People(is_civilian_or_officer),
    }],
};

const INCIDENTS: &[Column<'_>] = &[
    Column(&ID, &[("INCIDENT_ID", Text(&[]))]),
    Column(&REPORTING_AGENCY, &[("ORI", Text(&[]))]),
    Column(&DAY_AND_TIME, &[("INCIDENT_DATE_STR", Day(&[], MonthDayYear)), ("INCIDENT_TIME_STR", Time)]),
    Column(&place::CITY, &[("CITY", Text(&[]))]),
    Column(&place::COUNTY, &[("COUNTY", Text(&[]))]),
    Column(&place::STATE, &[("STATE", Text(&[]))]),
    Column(&POSTAL_CODE, &[("ZIP_CODE", Text(&[]))]),
    Column(&incident::SEVERAL_PLACES, &[("MULTIPLE_LOCATIONS", YesNo(TRUE_FALSE))]),
    Column(&place::ON_K12_CAMPUS, &[("ON_K12_CAMPUS", YesNo(TRUE_FALSE))]),
    Column(&incident::ARREST_MADE, &[("ARREST_MADE", YesNo(TRUE_FALSE))]),
    Column(&incident::CRIME_REPORT_FILED, &[("CRIME_REPORT_FILED", YesNo(TRUE_FALSE))]),
    Column(&contact::REASON, &[("CONTACT_REASON", Reading::Code(CONTACT_REASONS))]),
    Column(&contact::IN_CUSTODY_REASON, &[("IN_CUSTODY_REASON", Reading::Code(IN_CUSTODY_REASONS))]),
    Column(&incident::CIVILIANS_INVOLVED, &[("NUM_INVOLVED_CIVILIANS", Count(&[]))]),
    Column(&incident::OFFICERS_INVOLVED, &[("NUM_INVOLVED_OFFICERS", Count(&[]))]),
    Column(&incident::AGENCIES_INVOLVED, &[("NUM_INVOLVED_AGENCIES", Count(&[]))]),
];

/// 2017 only.
const FORMER_INCIDENTS: &[Column<'_>] =
    &[Column(&incident::REPORTED_BY_PRIMARY, &[("PRIMARY_AGENCY_INDICATOR", YesNo(TRUE_FALSE))])];

const PEOPLE: &[Column<'_>] = &[
    Column(&ID, &[("Incident_ID", Text(&[]))]),
    Column(&ROLE, &[("Civilian_Officer", Reading::Code(ROLES))]),
    Column(&PERSON_AGENCY, &[("ORI", Text(&[]))]),
    Column(&person::GENDER, &[("Gender", Reading::Code(GENDERS))]),
    Column(&person::RACES, &[("Race_Ethnic_Group", Codes(RACES, ", "))]),
    // The islands stand in a cell of their own since 2018.
    Column(&ORIGINS, &[("Asian_Race", Codes(ASIAN_RACES, ", ")), ("HI_Islander_Race", Codes(ISLANDS, ", "))]),
    Column(&person::AGE, &[("Age", Band(&[], AGES))]),
    Column(&person::INJURED, &[("Injured", YesNo(TRUE_FALSE))]),
    Column(&injury::LEVEL, &[("Injury_Level", Reading::Code(INJURY_LEVELS))]),
    Column(&injury::KINDS, &[("Injury_Type", Codes(INJURY_TYPES, ", "))]),
    Column(&AID_OUTCOME, &[("Medical_Aid", Reading::Code(MEDICAL_AID))]),
    Column(&person::INJURY_PREEXISTING, &[("Injury_From_Preexisting_Condition", YesNo(TRUE_FALSE))]),
    Column(&force_received::REGIONS, &[("Received_Force_Location", Codes(REGIONS, ", "))]),
    Column(&force_received::ORDER_SPECIFIED, &[("Order_Of_Force_Specified", YesNo(TRUE_FALSE))]),
    Column(&force_received::ORDER, &[("Order_Of_Force_Str", Text(&[]))]),
    Column(&force_received::RECEIVED, &[("Received_Force", YesNo(TRUE_FALSE))]),
    Column(&FORCE_RECEIVED, &[("Received_Force_Type", Codes(FORCE_TYPES, ", "))]),
    Column(&force_received::FIREARM_DISCHARGED, &[("DISCHARGE_OF_FIREARM_INDIVIDUAL", YesNo(TRUE_FALSE))]),
    Column(&force::FIREARM_DISCHARGED, &[("DISCHARGE_OF_FIREARM_INCIDENT", YesNo(TRUE_FALSE))]),
    Column(&person::IMPAIRMENTS, &[("CIVILIAN_Signs_Impairment_Disability", Codes(IMPAIRMENTS, ", "))]),
    Column(&person::ASSAULTED_OFFICER, &[("CIVILIAN_Assaulted_Officer", YesNo(TRUE_FALSE))]),
    Column(&person::HIGHEST_CHARGE, &[("CIVILIAN_Highest_Charge", Text(&[]))]),
    Column(&person::PERCEIVED_ARMED, &[("CIVILIAN_Perceived_Armed", YesNo(TRUE_FALSE))]),
    Column(&PERCEIVED_WEAPONS, &[("CIVILIAN_Perceived_Armed_Weapon", Codes(WEAPONS, ", "))]),
    Column(&person::RESISTED, &[("CIVILIAN_Resisted", YesNo(TRUE_FALSE))]),
    Column(&person::RESISTANCE, &[("CIVILIAN_Resistance_Type", Codes(RESISTANCE, ", "))]),
    Column(&person::CUSTODY, &[("CIVILIAN_Custody_Status", Reading::Code(CUSTODY))]),
    Column(&person::ARMED, &[("CIVILIAN_Confirmed_Armed", YesNo(TRUE_FALSE))]),
    Column(
        &CONFIRMED_WEAPONS,
        &[("CIVILIAN_Confirmed_Armed_Weapon", Codes(WEAPONS, ", ")), ("CIVILIAN_Firearm_Type", Codes(FIREARMS, ", "))],
    ),
    Column(&person::SCHOOL_ROLE, &[("CIVILIAN_K12_Type", Text(&[]))]),
    Column(&force_used::USED, &[("OFFICER_Officer_Used_Force", YesNo(TRUE_FALSE))]),
    Column(&force_used::REASONS, &[("OFFICER_Officer_Used_Force_Reason", Codes(REASONS, ", "))]),
    Column(&service::ON_DUTY, &[("OFFICER_On_Duty", YesNo(TRUE_FALSE))]),
    Column(&service::DRESS, &[("OFFICER_Dress", Reading::Code(DRESS))]),
];

/// 2016 and 2017.
const FORMER_PEOPLE: &[Column<'_>] = &[
    Column(&person::IMPAIRMENTS, &[("CIVILIAN_Mental_Status", Codes(IMPAIRMENTS, ", "))]),
    Column(&person::CHARGE_QUALIFIER, &[("CIVILIAN_Crime_Qualifier", Text(&[]))]),
];

static ID: Target = Target {
    name: "case.ursus",
    pointer: "/external_ids/*/value",
    home: &Key {
        scheme: "ursus",
        get: |view| Some(&view.case.external_ids),
        make: |draft| &mut draft.case.external_ids,
        separator: None,
    },
};

fn is_civilian_or_officer(person: &Person) -> bool {
    person.has_role(PersonRole::Subject) || person.has_role(PersonRole::Officer)
}
