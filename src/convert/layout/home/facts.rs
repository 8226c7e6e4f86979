//! The targets that are one fact of a record: each with its name, its field and its type.

use super::{Draft, Slot, View};
use crate::convert::layout::Target;
use crate::{
    BodyRegion, Coded, ContactReason, Count, CountyClass, Custody, Date, Dress, Ethnicity, Flight, ForceReason, Gender,
    Impairment, InCustodyReason, InjuryKind, InjuryLevel, Manner, Number, Outcome, PlaceKind, Race, RaceSource,
    Resistance, Setting, Threat, ThreatTarget, VitalStatus,
};

/// `NAME "label": field, Type;` for each fact of one record, which both ends know how to find.
macro_rules! facts {
    (
        $(#[doc = $doc:literal])*
        $scope:ident $prefix:literal at $pointer:literal, $get:path, $make:path;
        $($name:ident $label:literal: $field:ident, $type:ty;)+
    ) => {
        $(#[doc = $doc])*
        pub(crate) mod $scope {
            #[allow(clippy::wildcard_imports, reason = "the types of the fields")]
            use super::*;

            $(
                pub(crate) static $name: Target = Target {
                    name: concat!($prefix, ".", $label),
                    pointer: concat!($pointer, "/", stringify!($field)),
                    home: &Slot::<$type> { get: |view| Some(&$get(view)?.$field), make: |draft| &mut $make(draft).$field },
                };
            )+

            pub(in crate::convert) static ALL: &[&Target] = &[$(&$name),+];
        }
    };
}

facts! {
    incident "incident" at "/incident", View::incident, Draft::incident;
    OCCURRED "date": occurred, Date;
    OUTCOME "outcome": outcome, Coded<Outcome>;
    OFFICERS_INVOLVED "officers_involved": officers_involved, Count;
    CIVILIANS_INVOLVED "civilians_involved": civilians_involved, Count;
    AGENCIES_INVOLVED "agencies_involved": agencies_involved, Count;
    REPORTED_BY_PRIMARY "reported_by_primary": reported_by_primary, bool;
    PEOPLE_KILLED "people_killed": people_killed, Count;
    PEOPLE_INJURED "people_injured": people_injured, Count;
    ARREST_MADE "arrest_made": arrest_made, bool;
    CRIME_REPORT_FILED "crime_report_filed": crime_report_filed, bool;
    OFFICER_CHARGED "officer_charged": officer_charged, bool;
    SEVERAL_PLACES "several_places": several_places, bool;
    BODY_CAMERA "body_camera": body_camera, bool;
}

facts! {
    contact "contact" at "/incident/contact", View::contact, Draft::contact;
    REASON "reason": reason, Coded<ContactReason>;
    CALL_TYPE "call_type": call_type, String;
    CALL_FOR_SERVICE "call_for_service": call_for_service, bool;
    IN_CUSTODY_REASON "in_custody_reason": in_custody_reason, Coded<InCustodyReason>;
    AMBUSH "ambush": ambush, bool;
}

facts! {
    place "place" at "/incident/scenes/*/place", View::place, Draft::place;
    NAME "name": name, String;
    BLOCK "block": block, String;
    INTERSECTION "intersection": intersection, String;
    STREET_ADDRESS "street_address": street_address, String;
    CITY "city": city, String;
    COUNTY "county": county, String;
    STATE "state": state, String;
    KIND "kind": kind, Coded<PlaceKind>;
    INDOORS "indoors": indoors, bool;
    ON_K12_CAMPUS "on_k12_campus": on_k12_campus, bool;
    SETTING "setting": setting, Coded<Setting>;
    CENSUS_TRACT "census_tract": census_tract, String;
    DISTRICT "district": district, String;
}

facts! {
    surroundings "surroundings" at "/incident/scenes/*/place/surroundings", View::surroundings, Draft::surroundings;
    PERCEIVED_SETTING "perceived_setting": perceived_setting, Coded<Setting>;
    COUNTY_CLASS "county_class": county_class, Coded<CountyClass>;
    HOUSEHOLD_INCOME "household_income_usd": household_income_usd, Number;
    POPULATION "population": population, Count;
}

facts! {
    force "force" at "/force", View::force, Draft::force;
    FIREARM_DISCHARGED "firearm_discharged": firearm_discharged, bool;
    OFFICERS_PRESENT "officers_present": officers_present, Count;
    OFFICERS_WHO_FIRED "officers_who_fired": officers_who_fired, Count;
    ROUNDS_FIRED_BY_OFFICERS "rounds_fired_by_officers": rounds_fired_by_officers, Count;
}

facts! {
    /// Of the person whom the row is about.
    person "subject" at "/people/*", View::person, Draft::person;
    NAME "name": name, String;
    AGE "age": age_years, Count;
    BORN "born": born, Date;
    GENDER "gender": gender, Coded<Gender>;
    RACES "race": races, Vec<Coded<Race>>;
    ETHNICITY "ethnicity": ethnicity, Coded<Ethnicity>;
    RACE_SOURCE "race_source": race_source, Coded<RaceSource>;
    HEIGHT "height_inches": height_inches, Number;
    WEIGHT "weight_pounds": weight_pounds, Number;
    IMPAIRMENTS "impairments": impairments, Vec<Coded<Impairment>>;
    MENTAL_HEALTH_RELATED "mental_health_related": mental_health_related, bool;
    ARMED "armed": armed, bool;
    PERCEIVED_ARMED "perceived_armed": perceived_armed, bool;
    THREAT "threat": threat, Coded<Threat>;
    THREAT_TOWARD "threat_toward": threat_toward, Vec<Coded<ThreatTarget>>;
    ASSAULTED_OFFICER "assaulted_officer": assaulted_officer, bool;
    RESISTED "resisted": resisted, bool;
    RESISTANCE "resistance": resistance, Vec<Coded<Resistance>>;
    FLIGHT "flight": flight, Coded<Flight>;
    CUSTODY "custody": custody, Coded<Custody>;
    HIGHEST_CHARGE "highest_charge": highest_charge, String;
    CHARGE_QUALIFIER "charge_qualifier": charge_qualifier, String;
    SCHOOL_ROLE "school_role": school_role, String;
    INJURED "injured": injured, bool;
    INJURY_PREEXISTING "injury_preexisting": injury_preexisting, bool;
    STRUCK_BY_BULLET "struck_by_bullet": struck_by_bullet, bool;
    VITAL_STATUS "vital_status": vital_status, VitalStatus;
}

facts! {
    death "death" at "/people/*/death", View::death, Draft::death;
    DIED "died": died, Date;
    CAUSE "cause": cause, String;
    MANNER "manner": manner, Coded<Manner>;
}

facts! {
    injury "injury" at "/people/*/injuries/*", View::injury, Draft::injury;
    LEVEL "level": level, Coded<InjuryLevel>;
    KINDS "kinds": kinds, Vec<Coded<InjuryKind>>;
}

facts! {
    service "service" at "/people/*/service/*", View::service, Draft::service;
    RANK "rank": rank, String;
    UNIT "unit": unit, String;
    TENURE "tenure_years": tenure_years, Number;
    ON_DUTY "on_duty": on_duty, bool;
    DRESS "dress": dress, Coded<Dress>;
    EARLIER_SHOOTINGS "earlier_shootings": earlier_shootings, Count;
}

facts! {
    force_received "force_received" at "/people/*/force_received", View::force_received, Draft::force_received;
    RECEIVED "received": received, bool;
    REGIONS "regions": regions, Vec<Coded<BodyRegion>>;
    FIREARM_DISCHARGED "firearm_discharged": firearm_discharged, bool;
    ORDER "order": order, String;
    ORDER_SPECIFIED "order_specified": order_specified, bool;
}

facts! {
    force_used "force_used" at "/people/*/force_used", View::force_used, Draft::force_used;
    USED "used": used, bool;
    REASONS "reasons": reasons, Vec<Coded<ForceReason>>;
}

facts! {
    /// Of the agency that the row is about.
    party "agency" at "/parties/*", View::party, Draft::party;
    FATAL_SHOOTINGS "fatal_shootings": fatal_shootings, Count;
}
