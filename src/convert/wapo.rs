//! Washington Post, Fatal Force: version 2 with its agencies, and version 1.
//!
//! Codebook: <https://github.com/washingtonpost/data-police-shootings/tree/master/v2>; version 1 in the
//! `README.md` of the same repository. A row is a person whom an officer shot and killed in the line of
//! duty.

use super::killed::{scope, was_killed};
use super::layout::home::{
    AGENCY_KIND, ARMED_WITH, AgencyKeys, Key, LONGITUDE_LATITUDE, MEANS_OF_DEATH, POINT, incident, party, person,
    place, words,
};
use super::layout::reading::DayForm::Iso;
use super::layout::reading::Means::{Code, No, Yes};
use super::layout::reading::Reading::{self, Codes, Count, Day, Number, Text, YesNo};
use super::layout::reading::Words;
use super::layout::reading::absent;
use super::layout::{Column, Companion, Dataset, Grain, Holds, Layout, Table, Target};
use crate::AbsentStatus::{NotCollected, Undetermined, Unknown};

const DATASET: Dataset<'_> = Dataset {
    title: "Fatal Force, version 2",
    publisher: "The Washington Post",
    url: "https://github.com/washingtonpost/data-police-shootings",
    licence: "CC BY-NC-SA 4.0",
};

/// Version 2.
pub(crate) static V2: Layout<'static> = Layout {
    name: "wapo",
    dataset: DATASET,
    table: Table {
        role: "shootings",
        own_id: "id",
        identity: &["date", "name", "city", "state"],
        columns: SHOOTINGS,
        former: &[],
        moved: &[],
        are_brackets_noise: false,
    },
    scope,
    constants: &[],
    grain: Grain::Person(was_killed),
    companions: &[Companion {
        table: Table {
            role: "agencies",
            own_id: "id",
            identity: &["name", "state"],
            columns: AGENCIES,
            former: &[],
            moved: &[],
            are_brackets_noise: false,
        },
        constants: &[],
        holds: Holds::Parties,
    }],
};

/// Version 1, whose ids are the same.
pub(crate) static V1: Layout<'static> = Layout {
    name: "wapo",
    dataset: Dataset { title: "Fatal Force, version 1", ..DATASET },
    table: Table {
        role: "shootings",
        own_id: "id",
        identity: &["date", "name", "city", "state"],
        columns: SHOOTINGS_V1,
        former: &[],
        moved: &[],
        are_brackets_noise: false,
    },
    scope,
    constants: &[],
    grain: Grain::Person(was_killed),
    companions: &[],
};

const SHOOTINGS: &[Column<'_>] = &[
    Column(&ID, &[("id", Text(&[]))]),
    Column(&incident::OCCURRED, &[("date", Day(&[], Iso))]),
    Column(&person::THREAT, &[("threat_type", Reading::Code(THREATS))]),
    Column(&person::FLIGHT, &[("flee_status", Reading::Code(FLIGHTS))]),
    Column(&ARMED_WITH, &[("armed_with", Codes(WEAPONS, ";"))]),
    Column(&place::CITY, &[("city", Text(&[]))]),
    Column(&place::COUNTY, &[("county", Text(&[]))]),
    Column(&place::STATE, &[("state", Text(&[]))]),
    Column(
        &POINT,
        &[("latitude", Number(&[])), ("longitude", Number(&[])), ("location_precision", Reading::Code(PRECISIONS))],
    ),
    Column(&person::NAME, &[("name", Text(&[]))]),
    Column(&person::AGE, &[("age", Count(&[]))]),
    Column(&person::GENDER, &[("gender", Reading::Code(GENDERS))]),
    Column(&person::RACES, &[("race", Codes(RACES, ";"))]),
    Column(&person::RACE_SOURCE, &[("race_source", Reading::Code(RACE_SOURCES))]),
    Column(&person::MENTAL_HEALTH_RELATED, &[("was_mental_illness_related", YesNo(TRUE_FALSE))]),
    Column(&incident::BODY_CAMERA, &[("body_camera", YesNo(TRUE_FALSE))]),
    Column(&AGENCY_IDS, &[("agency_ids", Text(&[]))]),
];

const AGENCIES: &[Column<'_>] = &[
    Column(&AGENCY_ID, &[("id", Text(&[]))]),
    Column(&words::AGENCY_NAME, &[("name", Text(&[]))]),
    Column(&AGENCY_KIND, &[("type", Reading::Code(AGENCY_TYPES))]),
    Column(&words::AGENCY_STATE, &[("state", Text(&[]))]),
    Column(&ORIS, &[("oricodes", Text(&[]))]),
    Column(&party::FATAL_SHOOTINGS, &[("total_shootings", Count(&[]))]),
];

const SHOOTINGS_V1: &[Column<'_>] = &[
    Column(&ID, &[("id", Text(&[]))]),
    Column(&person::NAME, &[("name", Text(&[]))]),
    Column(&incident::OCCURRED, &[("date", Day(&[], Iso))]),
    Column(&MEANS_OF_DEATH, &[("manner_of_death", Codes(MANNERS_V1, " and "))]),
    Column(&ARMED_WITH, &[("armed", Codes(WEAPONS_V1, " and "))]),
    Column(&person::AGE, &[("age", Count(&[]))]),
    Column(&person::GENDER, &[("gender", Reading::Code(&[("M", Code("male")), ("F", Code("female"))]))]),
    Column(&person::RACES, &[("race", Codes(RACES, ";"))]),
    Column(&place::CITY, &[("city", Text(&[]))]),
    Column(&place::STATE, &[("state", Text(&[]))]),
    Column(&person::MENTAL_HEALTH_RELATED, &[("signs_of_mental_illness", YesNo(TRUE_FALSE))]),
    Column(&person::THREAT, &[("threat_level", Reading::Code(THREATS_V1))]),
    Column(&person::FLIGHT, &[("flee", Reading::Code(FLIGHTS_V1))]),
    Column(&incident::BODY_CAMERA, &[("body_camera", YesNo(TRUE_FALSE))]),
    Column(
        &LONGITUDE_LATITUDE,
        &[("longitude", Number(&[])), ("latitude", Number(&[])), ("is_geocoding_exact", Reading::Code(EXACT_V1))],
    ),
];

static ID: Target = Target {
    name: "case.wapo",
    pointer: "/external_ids/*/value",
    home: &Key {
        scheme: "wapo",
        get: |view| Some(&view.case.external_ids),
        make: |draft| &mut draft.case.external_ids,
        separator: None,
    },
};

static AGENCY_IDS: Target = Target {
    name: "incident.wapo_agencies",
    pointer: "/incident/agencies/*",
    home: &AgencyKeys { scheme: "wapo_agency", separator: ';' },
};

static AGENCY_ID: Target = Target {
    name: "agency.wapo",
    pointer: "/parties/*/external_ids/*/value",
    home: &Key {
        scheme: "wapo_agency",
        get: |view| Some(&view.party?.external_ids),
        make: |draft| &mut draft.party().external_ids,
        separator: None,
    },
};

static ORIS: Target = Target {
    name: "agency.ori",
    pointer: "/parties/*/external_ids/*/value",
    home: &Key {
        scheme: "ori",
        get: |view| Some(&view.party?.external_ids),
        make: |draft| &mut draft.party().external_ids,
        separator: Some(';'),
    },
};

const TRUE_FALSE: Words<'_> = &[("True", Yes), ("False", No)];

/// What the person did before the shots.
const THREATS: Words<'_> = &[
    ("shoot", Code("shoot")),
    ("point", Code("point")),
    ("attack", Code("attack")),
    ("threat", Code("threaten")),
    ("move", Code("move")),
    ("flee", Code("flee")),
    ("accident", Code("accident")),
    ("undetermined", absent(Undetermined)),
];

/// `other` is another vehicle.
const FLIGHTS: Words<'_> =
    &[("not", Code("not_fleeing")), ("foot", Code("foot")), ("car", Code("car")), ("other", Code("other_vehicle"))];

/// `undetermined`: whether there was a weapon; `unknown`: what the weapon was. `other` is another
/// weapon, air guns and pepper spray among them.
const WEAPONS: Words<'_> = &[
    ("gun", Code("firearm")),
    ("knife", Code("knife")),
    ("blunt_object", Code("blunt_object")),
    ("vehicle", Code("vehicle")),
    ("replica", Code("replica")),
    ("other", Code("other_weapon")),
    ("unknown", Code("unknown_weapon")),
    ("unarmed", No),
    ("undetermined", absent(Undetermined)),
];

/// `not_available`: the place was entered before precision was.
const PRECISIONS: Words<'_> = &[
    ("address", Code("address")),
    ("poi_small", Code("poi_small")),
    ("intersection", Code("intersection")),
    ("poi_large", Code("poi_large")),
    ("block", Code("block")),
    ("road", Code("road")),
    ("highway", Code("highway")),
    ("not_available", absent(NotCollected)),
];

const GENDERS: Words<'_> =
    &[("male", Code("male")), ("female", Code("female")), ("non-binary", Code("non_binary")), ("--", absent(Unknown))];

const RACES: Words<'_> = &[
    ("W", Code("white")),
    ("B", Code("black")),
    ("A", Code("asian")),
    ("N", Code("native_american")),
    ("H", Code("hispanic")),
    ("O", Code("other")),
    ("--", absent(Unknown)),
];

/// `undetermined`: research is over and the race still unknown; `not_available`: the race was entered
/// before its source was.
const RACE_SOURCES: Words<'_> = &[
    ("public_record", Code("public_record")),
    ("clip", Code("clip")),
    ("photo", Code("photo")),
    ("other", Code("other")),
    ("not_available", absent(NotCollected)),
    ("undetermined", absent(Undetermined)),
];

/// Everyone was shot; some were struck by a conducted energy device too.
const MANNERS_V1: Words<'_> = &[("shot", Code("bullet")), ("Tasered", Code("conducted_energy"))];

/// `other` is any threat short of an attack.
const THREATS_V1: Words<'_> =
    &[("attack", Code("attack")), ("other", Code("other")), ("undetermined", absent(Undetermined))];

const FLIGHTS_V1: Words<'_> =
    &[("Not fleeing", Code("not_fleeing")), ("Foot", Code("foot")), ("Car", Code("car")), ("Other", Code("other"))];

/// Within about 100 metres, or the middle of a larger area.
const EXACT_V1: Words<'_> = &[("True", Code("within_100_metres")), ("False", Code("area"))];

/// Version 1 has free text. What is of one kind with a word of version 2 is read as that kind, and
/// keeps its word; the rest is `other` with its word, and reported.
const WEAPONS_V1: Words<'_> = &[
    ("gun", Code("firearm")),
    ("guns", Code("firearm")),
    ("flare gun", Code("firearm")),
    ("knife", Code("knife")),
    ("machete", Code("knife")),
    ("sword", Code("knife")),
    ("samurai sword", Code("knife")),
    ("box cutter", Code("knife")),
    ("hatchet", Code("knife")),
    ("ax", Code("knife")),
    ("axe", Code("knife")),
    ("pick-axe", Code("knife")),
    ("meat cleaver", Code("knife")),
    ("scissors", Code("knife")),
    ("ice pick", Code("knife")),
    ("straight edge razor", Code("knife")),
    ("bayonet", Code("knife")),
    ("sharp object", Code("knife")),
    ("glass shard", Code("knife")),
    ("blunt object", Code("blunt_object")),
    ("baseball bat", Code("blunt_object")),
    ("bat", Code("blunt_object")),
    ("hammer", Code("blunt_object")),
    ("metal pipe", Code("blunt_object")),
    ("metal pole", Code("blunt_object")),
    ("metal stick", Code("blunt_object")),
    ("metal object", Code("blunt_object")),
    ("pipe", Code("blunt_object")),
    ("pole", Code("blunt_object")),
    ("crowbar", Code("blunt_object")),
    ("tire iron", Code("blunt_object")),
    ("baton", Code("blunt_object")),
    ("brick", Code("blunt_object")),
    ("rock", Code("blunt_object")),
    ("wrench", Code("blunt_object")),
    ("flashlight", Code("blunt_object")),
    ("walking stick", Code("blunt_object")),
    ("piece of wood", Code("blunt_object")),
    ("shovel", Code("blunt_object")),
    ("screwdriver", Code("tool")),
    ("garden tool", Code("tool")),
    ("pitchfork", Code("tool")),
    ("nail gun", Code("tool")),
    ("chain saw", Code("tool")),
    ("chainsaw", Code("tool")),
    ("cordless drill", Code("tool")),
    ("vehicle", Code("vehicle")),
    ("car", Code("vehicle")),
    ("motorcycle", Code("vehicle")),
    ("toy weapon", Code("replica")),
    ("BB gun", Code("replica")),
    ("pellet gun", Code("replica")),
    ("air pistol", Code("replica")),
    ("Airsoft pistol", Code("replica")),
    ("Taser", Code("conducted_energy_device")),
    ("pepper spray", Code("spray")),
    ("mace", Code("spray")),
    ("grenade", Code("explosive")),
    ("explosives", Code("explosive")),
    ("fireworks", Code("explosive")),
    ("incendiary device", Code("explosive")),
    ("other", Code("other_weapon")),
    ("bow and arrow", Code("other_weapon")),
    ("crossbow", Code("other_weapon")),
    ("spear", Code("other_weapon")),
    ("unknown weapon", Code("unknown_weapon")),
    ("unarmed", No),
    ("undetermined", absent(Undetermined)),
];

const AGENCY_TYPES: Words<'_> = &[
    ("local_police", Code("local_police")),
    ("sheriff", Code("sheriff")),
    ("state_police", Code("state_police")),
    ("federal", Code("federal_police")),
    ("other", Code("other_police")),
    ("local_other", Code("other_police")),
    ("state_other", Code("other_police")),
];
