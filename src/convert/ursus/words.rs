//! The words of the codebooks: codes of 2019 first, which are what is written, then labels of 2016 and later
//! spellings.

use crate::AbsentStatus::NotApplicable;
use crate::convert::layout::reading::Means::{Code, No, Nothing, Yes};
use crate::convert::layout::reading::Words;
use crate::convert::layout::reading::absent;

pub(super) const TRUE_FALSE: Words<'_> =
    &[("TRUE", Yes), ("FALSE", No), ("1", Yes), ("0", No), ("Yes", Yes), ("No", No)];

pub(super) const CONTACT_REASONS: Words<'_> = &[
    ("call_for_service", Code("call_for_service")),
    ("in_progress", Code("in_progress")),
    ("vehicle_bike_pedestrian", Code("vehicle_bike_pedestrian")),
    ("in_custody_event", Code("in_custody_event")),
    ("pre_planned", Code("pre_planned")),
    ("consensual", Code("consensual")),
    ("ambush", Code("ambush")),
    ("welfare_check", Code("welfare_check")),
    ("civil_assembly", Code("civil_assembly")),
    ("civil_disorder", Code("civil_disorder")),
    ("Consensual Encounter / Public Contact / Flag Down", Code("consensual")),
    ("Vehicle / Bike / Pedestrian Stop", Code("vehicle_bike_pedestrian")),
    ("Consensual Encounter*", Code("consensual")),
    ("Pre-Planned Activity*", Code("pre_planned")),
    ("Crime in Progress*", Code("in_progress")),
    ("Ambush*", Code("ambush")),
];

/// `out_of_court` is how the files of 2019 have "Out to Court".
pub(super) const IN_CUSTODY_REASONS: Words<'_> = &[
    ("in_transit", Code("in_transit")),
    ("awaiting_booking", Code("awaiting_booking")),
    ("booked_no_charge", Code("booked_no_charge")),
    ("booked_awaiting_trial", Code("booked_awaiting_trial")),
    ("out_of_court", Code("out_to_court")),
    ("sentenced", Code("sentenced")),
    ("other", Code("other")),
    ("Out to Court", Code("out_to_court")),
    ("Booked - No Charges*", Code("booked_no_charge")),
    ("Booked-No Charges*", Code("booked_no_charge")),
    ("Booked - Awaiting Trial", Code("booked_awaiting_trial")),
    ("Booked-Awaiting Trial", Code("booked_awaiting_trial")),
];

pub(super) const ROLES: Words<'_> = &[("Civilian", Code("subject")), ("Officer", Code("officer"))];

pub(super) const GENDERS: Words<'_> = &[
    ("male", Code("male")),
    ("female", Code("female")),
    ("transgender", Code("transgender")),
    ("nonbinary", Code("non_binary")),
    ("non_binary", Code("non_binary")),
];

pub(super) const RACES: Words<'_> = &[
    ("white", Code("white")),
    ("hispanic", Code("hispanic")),
    ("black", Code("black")),
    ("asian", Code("asian")),
    ("asian_indian", Code("asian_indian")),
    ("hawaiian_islander", Code("pacific_islander")),
    ("american_indian", Code("native_american")),
    ("other", Code("other")),
    ("Asian / Pacific Islander", Code("asian_or_pacific_islander")),
    ("asian_pacific_islander", Code("asian_or_pacific_islander")),
    ("Multiracial**", Code("multiracial")),
    ("multiracial", Code("multiracial")),
];

pub(super) const ASIAN_RACES: Words<'_> = &[
    ("cambodian", Code("cambodian")),
    ("chinese", Code("chinese")),
    ("filipino", Code("filipino")),
    ("japanese", Code("japanese")),
    ("korean", Code("korean")),
    ("laotian", Code("laotian")),
    ("vietnamese", Code("vietnamese")),
    ("other_asian", Code("other_asian")),
    ("guamanian", Code("guamanian")),
    ("hawaiian", Code("hawaiian")),
    ("samoan", Code("samoan")),
    ("Other Pacific Islander", Code("other_pacific_islander")),
];

pub(super) const ISLANDS: Words<'_> = &[
    ("pacific_islander", Code("pacific_islander")),
    ("other_pacific_islander", Code("other_pacific_islander")),
    ("guamanian", Code("guamanian")),
    ("hawaiian", Code("hawaiian")),
    ("samoan", Code("samoan")),
];

pub(super) const AGES: &[(u32, u32)] = &[
    (0, 9),
    (10, 17),
    (18, 20),
    (21, 25),
    (26, 30),
    (31, 35),
    (36, 40),
    (41, 45),
    (46, 50),
    (51, 55),
    (56, 60),
    (61, 65),
    (66, 70),
    (71, 75),
    (76, 80),
    (81, 85),
    (86, 90),
    (91, 95),
    (96, 100),
];

pub(super) const INJURY_LEVELS: Words<'_> = &[
    ("injury", Code("injury")),
    ("serious_injury", Code("serious_injury")),
    ("death", Code("death")),
    ("Serious bodily injury", Code("serious_injury")),
];

pub(super) const INJURY_TYPES: Words<'_> = &[
    ("gunshot_wound", Code("gunshot_wound")),
    ("stabbing_wound", Code("stabbing_wound")),
    ("abrasion_laceration", Code("abrasion_laceration")),
    ("cut", Code("cut")),
    ("bruised", Code("bruised")),
    ("bone_fracture", Code("bone_fracture")),
    ("dislocation", Code("dislocation")),
    ("sprain", Code("sprain")),
    ("concussion", Code("concussion")),
    ("internal_injury", Code("internal_injury")),
    ("unconscious", Code("unconscious")),
    ("obvious_disfigurement", Code("obvious_disfigurement")),
    ("Contusion", Code("bruised")),
    ("Abrasion/Laceration", Code("abrasion_laceration")),
];

/// `critial_injuries` is how the files have it.
pub(super) const MEDICAL_AID: Words<'_> = &[
    ("no_medical_aid", Code("no_medical_aid")),
    ("treated_on_scene", Code("treated_on_scene")),
    ("treated_at_facility_released", Code("treated_at_facility_released")),
    ("precautionary_measure_only", Code("precautionary_measure_only")),
    ("critial_injuries", Code("critical_injuries")),
    ("critical_injuries", Code("critical_injuries")),
    ("other_circumstance", Code("other_circumstance")),
    ("died_in_transit", Code("died_in_transit")),
    ("died_at_scene", Code("died_at_scene")),
    ("died_in_hospital", Code("died_in_hospital")),
    ("No medical assistance or refused assistance", Code("no_medical_aid")),
    ("Medical assistance - treated on scene", Code("treated_on_scene")),
    ("Medical assistance - treated at facility and released", Code("treated_at_facility_released")),
    ("Admitted to hospital - precautionary measure only", Code("precautionary_measure_only")),
    ("Admitted to hospital - critical injuries", Code("critical_injuries")),
    ("Admitted to hospital - other circumstance", Code("other_circumstance")),
];

pub(super) const REGIONS: Words<'_> = &[
    ("head", Code("head")),
    ("neck_throat", Code("neck")),
    ("front_upper_chest", Code("chest")),
    ("rear_upper_back", Code("upper_back")),
    ("front_lower_abdomen", Code("abdomen")),
    ("rear_lower_back", Code("lower_back")),
    ("front_below_waist", Code("groin")),
    ("rear_below_waist", Code("buttocks")),
    ("arms_hands", Code("arm")),
    ("front_legs", Code("front_leg")),
    ("rear_legs", Code("rear_leg")),
    ("not_applicable", absent(NotApplicable)),
    ("(Not applicable)", absent(NotApplicable)),
    ("Neck/throat", Code("neck")),
    ("Front upper torso/chest", Code("chest")),
    ("Rear upper torso/back", Code("upper_back")),
    ("Front lower torso/abdomen", Code("abdomen")),
    ("Rear lower torso/back", Code("lower_back")),
    ("Front below waist/groin area", Code("groin")),
    ("Rear below waist/buttocks", Code("buttocks")),
    ("Arms/hands", Code("arm")),
    ("Front legs/feet", Code("front_leg")),
];

/// Of civilians and of officers: both lists in one.
pub(super) const FORCE_TYPES: Words<'_> = &[
    ("carotid_hold", Code("carotid_hold")),
    ("other_control_hold", Code("other_control_hold")),
    ("other_physical_contact", Code("physical_contact")),
    ("civilian_physical", Code("physical_contact")),
    ("other_vehicle_contact", Code("vehicle")),
    ("civilian_vehicle", Code("vehicle")),
    ("officer_vehicle", Code("vehicle")),
    ("blunt_impact_weapon", Code("impact_weapon")),
    ("chemical_spray", Code("chemical_spray")),
    ("electronic_device", Code("conducted_energy")),
    ("impact_projectile", Code("impact_projectile")),
    ("knife_blade_stabbing", Code("knife")),
    ("threat_of_firearm", Code("threat_of_firearm")),
    ("discharge_of_firearm_miss", Code("discharge_of_firearm_miss")),
    ("discharge_of_firearm_hit", Code("discharge_of_firearm_hit")),
    ("other_dangerous_weapon", Code("other_weapon")),
    ("k_9_contact", Code("canine")),
    ("animal", Code("animal")),
    ("Carotid restraint control hold", Code("carotid_hold")),
    ("Other control hold/takedown", Code("other_control_hold")),
    ("Other physical contact (Use of hands, fists, feet, etc)", Code("physical_contact")),
    ("Civilian physical contact", Code("physical_contact")),
    ("Officer vehicle contact", Code("vehicle")),
    ("Civilian vehicle contact", Code("vehicle")),
    ("Blunt / impact weapon", Code("impact_weapon")),
    ("Chemical spray (e.g. OC/CS)", Code("chemical_spray")),
    ("Electronic control device", Code("conducted_energy")),
    ("Knife, blade, or stabbing instrument", Code("knife")),
    ("Discharge of firearm (miss)", Code("discharge_of_firearm_miss")),
    ("Discharge of firearm (hit)", Code("discharge_of_firearm_hit")),
    ("K-9 contact", Code("canine")),
];

pub(super) const IMPAIRMENTS: Words<'_> = &[
    ("none", Nothing),
    ("mental_disability", Code("mental")),
    ("developmental_disability", Code("developmental")),
    ("physical_disability", Code("physical")),
    ("drug_impairment", Code("drugs")),
    ("alcohol_impairment", Code("alcohol")),
    ("erratic", Code("erratic")),
    ("erratic_behavior", Code("erratic")),
    ("Signs of mental disability", Code("mental")),
    ("Signs of developmental disability", Code("developmental")),
    ("Signs of physical disability", Code("physical")),
    ("Signs of drug impairment", Code("drugs")),
    ("Signs of alcohol impairment", Code("alcohol")),
];

/// What was perceived, and what was confirmed.
pub(super) const WEAPONS: Words<'_> = &[
    ("firearm", Code("firearm")),
    ("firearm_replica", Code("replica")),
    ("knife_blade_stabbing", Code("knife")),
    ("other_dangerous_weapon", Code("other_weapon")),
    ("unknown", Code("unknown_weapon")),
    ("Knife, blade, or stabbing instrument", Code("knife")),
];

pub(super) const FIREARMS: Words<'_> = &[
    ("handgun", Code("handgun")),
    ("rifle", Code("rifle")),
    ("shotgun", Code("shotgun")),
    ("other_firearm", Code("firearm")),
];

pub(super) const RESISTANCE: Words<'_> = &[
    ("passive_non_compliance", Code("passive_non_compliance")),
    ("active_resistance", Code("active_resistance")),
    ("assaultive", Code("assaultive")),
    ("life_threatening", Code("life_threatening")),
    ("fleeing", Code("fleeing")),
    ("Passive non-compliance", Code("passive_non_compliance")),
    ("Life-threatening", Code("life_threatening")),
];

pub(super) const CUSTODY: Words<'_> = &[
    ("cited_and_released", Code("cited_and_released")),
    ("in_custody_5150", Code("in_custody_5150")),
    ("in_custody_other", Code("in_custody_other")),
    ("fled", Code("fled")),
    ("deceased", Code("deceased")),
    ("suicide", Code("suicide")),
    ("none_of_these", Code("none_of_these")),
    ("In custody (W&I*", Code("in_custody_5150")),
    ("In custody (other)", Code("in_custody_other")),
];

pub(super) const REASONS: Words<'_> = &[
    ("effect_arrest", Code("effect_arrest")),
    ("prevent_escape", Code("prevent_escape")),
    ("overcome_resistance", Code("overcome_resistance")),
    ("defense", Code("defense")),
    ("To effect arrest", Code("effect_arrest")),
    ("To prevent escape", Code("prevent_escape")),
    ("To overcome resistance", Code("overcome_resistance")),
];

pub(super) const DRESS: Words<'_> = &[
    ("patrol_uniform", Code("patrol_uniform")),
    ("tactical", Code("tactical")),
    ("utility", Code("utility")),
    ("plainclothes", Code("plainclothes")),
];
