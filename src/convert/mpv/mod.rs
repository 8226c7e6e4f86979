//! Mapping Police Violence: the 62 columns of 2022 on, and the 35 long headings of 2013 to 2021.
//!
//! Methodology: <https://mappingpoliceviolence.us/methodology>. A row is a person who died of force by an
//! officer on or off duty, by whatever means. Files are exports of spreadsheets: days are numbers or
//! `m/d/yy`, postal codes have lost their zeros, and a cell may hold several lists.

mod words;

use super::killed::{scope, was_killed};
use super::layout::home::{
    AGENCIES, ARMED, CAMERA, CHARGES, CITED, DISPOSITION, DISTRICT, INDEPENDENT, Key, MEANS_OF_DEATH,
    MEMBER_FAMILY_NAME, MEMBER_GIVEN_NAME, MEMBER_PARTY, MENTAL_HEALTH, OFFICERS, ON_DUTY, PHOTO, POINT, POSTAL_CODE,
    PROSECUTOR_GENDER, PROSECUTOR_IN_COURT, PROSECUTOR_NAME, PROSECUTOR_PARTY, PROSECUTOR_RACES, PROSECUTOR_SPECIAL,
    PROSECUTOR_TERM, PROSECUTOR_URL, SHARE_ASIAN, SHARE_BLACK, SHARE_HISPANIC, SHARE_NATIVE_AMERICAN, SHARE_OTHER,
    SHARE_PACIFIC_ISLANDER, SHARE_WHITE, contact, incident, person, place, surroundings, words::NARRATIVE,
};
use super::layout::reading::DayForm::{Iso, ShortYear};
use super::layout::reading::Reading::{Code, Codes, Count, Day, Number, PostalCode, Text, Texts, YesNo};
use super::layout::{Column, Dataset, Grain, Layout, Table, Target};
use words::{
    AGES, ARMED_STATUS, CALLS, CAMERAS, CHARGED, COUNTY_CLASSES, DISPOSITIONS, ENCOUNTERS, FLIGHTS, GENDERS,
    INDEPENDENCE, KILLED_BY, MENTAL, NAMES, OFF_DUTY, OFFICER_NAMES, PAST_SHOOTINGS, RACES, REASONS, SETTINGS, SPECIAL,
    THREATS, WEAPONS,
};

const DATASET: Dataset<'_> = Dataset {
    title: "Mapping Police Violence",
    publisher: "Campaign Zero",
    url: "https://mappingpoliceviolence.us",
    licence: "",
};

/// 2022 on.
pub(crate) static V2022: Layout<'static> = Layout {
    name: "mpv",
    dataset: DATASET,
    table: Table {
        role: "killings",
        own_id: "mpv_id",
        identity: &["date", "name", "city", "state"],
        columns: SNAKE,
        former: &[],
        moved: &[],
        are_brackets_noise: true,
    },
    scope,
    constants: &[],
    grain: Grain::Person(was_killed),
    companions: &[],
};

/// 2013 to 2021.
pub(crate) static V2013: Layout<'static> = Layout {
    name: "mpv",
    dataset: DATASET,
    table: Table {
        role: "killings",
        own_id: "MPV ID",
        identity: &["Date of Incident (month/day/year)", "Victim's name", "City", "State"],
        columns: LONG,
        former: &[],
        moved: &[],
        are_brackets_noise: true,
    },
    scope,
    constants: &[],
    grain: Grain::Person(was_killed),
    companions: &[],
};

const LONG: &[Column<'_>] = &[
    Column(&person::NAME, &[("Victim's name", Text(NAMES))]),
    Column(&person::AGE, &[("Victim's age", Count(AGES))]),
    Column(&person::GENDER, &[("Victim's gender", Code(GENDERS))]),
    Column(&person::RACES, &[("Victim's race", Codes(RACES, ";"))]),
    Column(&PHOTO, &[("URL of image of victim", Text(&[]))]),
    Column(&incident::OCCURRED, &[("Date of Incident (month/day/year)", Day(&[], ShortYear))]),
    Column(&place::STREET_ADDRESS, &[("Street Address of Incident", Text(&[]))]),
    Column(&place::CITY, &[("City", Text(&[]))]),
    Column(&place::STATE, &[("State", Text(&[]))]),
    Column(&POSTAL_CODE, &[("Zipcode", PostalCode(&[]))]),
    Column(&place::COUNTY, &[("County", Text(&[]))]),
    Column(
        &AGENCIES,
        &[
            ("Agency responsible for death", Texts(&[], None)),
            ("ORI Agency Identifier (if available)", Texts(&[], None)),
        ],
    ),
    Column(&MEANS_OF_DEATH, &[("Cause of death", Codes(KILLED_BY, ", "))]),
    Column(&NARRATIVE, &[("A brief description of the circumstances surrounding the death", Text(&[]))]),
    Column(&DISPOSITION, &[("Official disposition of death (justified or other)", Codes(DISPOSITIONS, "/"))]),
    Column(&CHARGES, &[("Criminal Charges?", YesNo(CHARGED))]),
    Column(&CITED, &[("Link to news article or photo of official document", Texts(&[], None))]),
    Column(&MENTAL_HEALTH, &[("Symptoms of mental illness?", YesNo(MENTAL))]),
    Column(
        &ARMED,
        &[
            ("Armed/Unarmed Status", YesNo(ARMED_STATUS)),
            (
                "Alleged Weapon (Source: WaPo and Review of Cases Not Included in WaPo Database)",
                Codes(WEAPONS, " and "),
            ),
        ],
    ),
    Column(&person::THREAT, &[("Alleged Threat Level (Source: WaPo)", Code(THREATS))]),
    Column(&person::FLIGHT, &[("Fleeing (Source: WaPo)", Code(FLIGHTS))]),
    Column(&CAMERA, &[("Body Camera (Source: WaPo)", YesNo(CAMERAS))]),
    Column(&WAPO_ID, &[("WaPo ID (If included in WaPo database)", Text(&[]))]),
    Column(&ON_DUTY, &[("Off-Duty Killing?", YesNo(OFF_DUTY))]),
    Column(
        &place::SETTING,
        &[(
            "Geography (via Trulia methodology based on zipcode population density: http://jedkolko.com/wp-content/uploads/2015/05/full-ZCTA-urban-suburban-rural-classification.xlsx )",
            Code(SETTINGS),
        )],
    ),
    Column(&MPV_ID, &[("MPV ID", Text(&[]))]),
    Column(&FATAL_ENCOUNTERS_ID, &[("Fatal Encounters ID", Text(&[]))]),
    Column(&contact::CALL_TYPE, &[("Encounter Type (DRAFT)", Text(ENCOUNTERS))]),
    Column(&contact::REASON, &[("Initial Reported Reason for Encounter (DRAFT)", Code(REASONS))]),
    Column(
        &OFFICERS,
        &[
            ("Names of Officers Involved (DRAFT)", Texts(OFFICER_NAMES, None)),
            ("Race of Officers Involved (DRAFT)", Codes(RACES, ", ")),
            ("Known Past Shootings of Officer(s) (DRAFT)", Count(PAST_SHOOTINGS)),
        ],
    ),
    Column(&contact::CALL_FOR_SERVICE, &[("Call for Service? (DRAFT)", YesNo(CALLS))]),
];

const SNAKE: &[Column<'_>] = &[
    Column(&person::NAME, &[("name", Text(NAMES))]),
    Column(&person::AGE, &[("age", Count(AGES))]),
    Column(&person::GENDER, &[("gender", Code(GENDERS))]),
    Column(&person::RACES, &[("race", Codes(RACES, ";"))]),
    Column(&PHOTO, &[("victim_image", Text(&[]))]),
    Column(&incident::OCCURRED, &[("date", Day(&[], Iso))]),
    Column(&place::STREET_ADDRESS, &[("street_address", Text(&[]))]),
    Column(&place::CITY, &[("city", Text(&[]))]),
    Column(&place::STATE, &[("state", Text(&[]))]),
    Column(&POSTAL_CODE, &[("zip", PostalCode(&[]))]),
    Column(&place::COUNTY, &[("county", Text(&[]))]),
    Column(&AGENCIES, &[("agency_responsible", Texts(&[], None)), ("ori", Texts(&[], None))]),
    Column(&MEANS_OF_DEATH, &[("cause_of_death", Codes(KILLED_BY, ", "))]),
    Column(&NARRATIVE, &[("circumstances", Text(&[]))]),
    Column(&DISPOSITION, &[("disposition_official", Codes(DISPOSITIONS, "/"))]),
    Column(&CHARGES, &[("officer_charged", YesNo(CHARGED))]),
    Column(&CITED, &[("news_urls", Texts(&[], None))]),
    Column(&MENTAL_HEALTH, &[("signs_of_mental_illness", YesNo(MENTAL))]),
    Column(&ARMED, &[("allegedly_armed", YesNo(ARMED_STATUS)), ("wapo_armed", Codes(WEAPONS, " and "))]),
    Column(&person::THREAT, &[("wapo_threat_level", Code(THREATS))]),
    Column(&person::FLIGHT, &[("wapo_flee", Code(FLIGHTS))]),
    Column(&CAMERA, &[("wapo_body_camera", YesNo(CAMERAS))]),
    Column(&WAPO_ID, &[("wapo_id", Text(&[]))]),
    Column(&ON_DUTY, &[("off_duty_killing", YesNo(OFF_DUTY))]),
    Column(&place::SETTING, &[("geography", Code(SETTINGS))]),
    Column(&MPV_ID, &[("mpv_id", Text(&[]))]),
    Column(&FATAL_ENCOUNTERS_ID, &[("fe_id", Text(&[]))]),
    Column(&contact::CALL_TYPE, &[("encounter_type", Text(ENCOUNTERS))]),
    Column(&contact::REASON, &[("initial_reason", Code(REASONS))]),
    Column(
        &OFFICERS,
        &[
            ("officer_names", Texts(OFFICER_NAMES, None)),
            ("officer_races", Codes(RACES, ", ")),
            ("officer_known_past_shootings", Count(PAST_SHOOTINGS)),
        ],
    ),
    Column(&contact::CALL_FOR_SERVICE, &[("call_for_service", YesNo(CALLS))]),
    Column(&place::CENSUS_TRACT, &[("tract", Text(&[]))]),
    Column(&surroundings::PERCEIVED_SETTING, &[("urban_rural_uspsai", Code(SETTINGS))]),
    Column(&surroundings::COUNTY_CLASS, &[("urban_rural_nchs", Code(COUNTY_CLASSES))]),
    Column(&surroundings::HOUSEHOLD_INCOME, &[("hhincome_median_census_tract", Number(&[]))]),
    Column(&POINT, &[("latitude", Number(&[])), ("longitude", Number(&[]))]),
    Column(&surroundings::POPULATION, &[("pop_total_census_tract", Count(&[]))]),
    Column(&SHARE_WHITE, &[("pop_white_census_tract", Number(&[]))]),
    Column(&SHARE_BLACK, &[("pop_black_census_tract", Number(&[]))]),
    Column(&SHARE_NATIVE_AMERICAN, &[("pop_native_american_census_tract", Number(&[]))]),
    Column(&SHARE_ASIAN, &[("pop_asian_census_tract", Number(&[]))]),
    Column(&SHARE_PACIFIC_ISLANDER, &[("pop_pacific_islander_census_tract", Number(&[]))]),
    Column(&SHARE_OTHER, &[("pop_other_multiple_census_tract", Number(&[]))]),
    Column(&SHARE_HISPANIC, &[("pop_hispanic_census_tract", Number(&[]))]),
    Column(&DISTRICT, &[("congressional_district_113", Text(&[]))]),
    Column(&MEMBER_FAMILY_NAME, &[("congressperson_lastname", Text(&[]))]),
    Column(&MEMBER_GIVEN_NAME, &[("congressperson_firstname", Text(&[]))]),
    Column(&MEMBER_PARTY, &[("congressperson_party", Text(&[]))]),
    Column(&PROSECUTOR_NAME, &[("prosecutor_head", Text(&[]))]),
    Column(&PROSECUTOR_RACES, &[("prosecutor_race", Codes(RACES, ", "))]),
    Column(&PROSECUTOR_GENDER, &[("prosecutor_gender", Code(GENDERS))]),
    Column(&PROSECUTOR_PARTY, &[("prosecutor_party", Text(&[]))]),
    Column(&PROSECUTOR_TERM, &[("prosecutor_term", Text(&[]))]),
    Column(&PROSECUTOR_IN_COURT, &[("prosecutor_in_court", Text(&[]))]),
    Column(&PROSECUTOR_SPECIAL, &[("prosecutor_special", YesNo(SPECIAL))]),
    Column(&PROSECUTOR_URL, &[("prosecutor_url", Text(&[]))]),
    Column(&INDEPENDENT, &[("independent_investigation", YesNo(INDEPENDENCE))]),
];

macro_rules! keys {
    ($($name:ident $label:literal: $scheme:literal;)+) => {$(
        static $name: Target = Target {
            name: $label,
            pointer: "/external_ids/*/value",
            home: &Key {
                scheme: $scheme,
                get: |view| Some(&view.case.external_ids),
                make: |draft| &mut draft.case.external_ids,
                separator: None,
            },
        };
    )+};
}

keys! {
    MPV_ID "case.mpv": "mpv";
    WAPO_ID "case.wapo": "wapo";
    FATAL_ENCOUNTERS_ID "case.fatal_encounters": "fatal_encounters";
}
