//! The words of Mapping Police Violence, and what they mean. The first word of a meaning is the one
//! that is written. Source: the data set's own cells, 2013 to 2021, and its columns of 2022.

use crate::AbsentStatus::{NotApplicable, Pending, Undetermined, Unknown, Withheld};
use crate::convert::layout::reading::Means::{Code, No, Yes};
use crate::convert::layout::reading::Words;
use crate::convert::layout::reading::absent;

pub(super) const NAMES: Words<'_> =
    &[("Name withheld by police", absent(Withheld)), ("Name withheld*", absent(Withheld))];

pub(super) const OFFICER_NAMES: Words<'_> = &[
    ("Unknown", absent(Unknown)),
    ("Name withheld by police", absent(Withheld)),
    ("Name withheld*", absent(Withheld)),
    ("Not released", absent(Withheld)),
    ("Unreleased", absent(Withheld)),
];

pub(super) const AGES: Words<'_> = &[("Unknown", absent(Unknown))];

pub(super) const GENDERS: Words<'_> = &[
    ("Male", Code("male")),
    ("Female", Code("female")),
    ("Transgender", Code("transgender")),
    ("Non-binary", Code("non_binary")),
    ("Nonbinary", Code("non_binary")),
    ("Unknown", absent(Unknown)),
];

pub(super) const RACES: Words<'_> = &[
    ("White", Code("white")),
    ("Black", Code("black")),
    ("Hispanic", Code("hispanic")),
    ("Latino", Code("hispanic")),
    ("Latinx", Code("hispanic")),
    ("Asian", Code("asian")),
    ("Native American", Code("native_american")),
    ("Pacific Islander", Code("pacific_islander")),
    ("Asian/Pacific Islander", Code("asian_or_pacific_islander")),
    ("Middle Eastern", Code("middle_eastern")),
    ("Mixed", Code("multiracial")),
    ("Multiracial", Code("multiracial")),
    ("Other", Code("other")),
    ("Unknown Race", absent(Unknown)),
    ("Unknown", absent(Unknown)),
];

/// Force and mechanism in one list. `Gunshot` is a bullet.
pub(super) const KILLED_BY: Words<'_> = &[
    ("Gunshot", Code("bullet")),
    ("Taser", Code("conducted_energy")),
    ("Tasered", Code("conducted_energy")),
    ("Vehicle", Code("vehicle")),
    ("Physical Restraint", Code("physical_force")),
    ("Beaten", Code("physical_force")),
    ("Beaten/Bludgeoned with instrument", Code("blunt")),
    ("Baton", Code("blunt")),
    ("Asphyxiated", Code("asphyxia")),
    ("Asphyxiation", Code("asphyxia")),
    ("Pepper Spray", Code("chemical")),
    ("Chemical agent/Pepper spray", Code("chemical")),
    ("Tear gas", Code("chemical")),
    ("Police Dog", Code("canine")),
    ("Bean bag", Code("impact_projectile")),
    ("Beanbag", Code("impact_projectile")),
    ("Beanbag Gun", Code("impact_projectile")),
    ("Bean Bag Gun", Code("impact_projectile")),
    ("Beanbag Shotgun", Code("impact_projectile")),
    ("Bomb", Code("explosion")),
    ("Stabbed", Code("sharp")),
    ("Drowned", Code("drowning")),
    ("Drowning", Code("drowning")),
    ("Other", Code("other")),
    ("Unspecified Less Lethal Weapon", Code("other")),
];

/// Prosecutors, review boards, discipline and suits in one cell; `Unreported`: nobody reported one.
pub(super) const DISPOSITIONS: Words<'_> = &[
    ("Pending investigation", absent(Pending)),
    ("Pending investigation/No Known Charges", absent(Pending)),
    ("Pending investigation*", absent(Pending)),
    ("Under investigation", absent(Pending)),
    ("Pending", absent(Pending)),
    ("Unknown", absent(Unknown)),
    ("Unreported", absent(Unknown)),
    ("Justified", Code("lawful")),
    ("Justified by *", Code("lawful")),
    ("Other justified*", Code("lawful")),
    ("Use of force justified", Code("lawful")),
    ("Ruled justified*", Code("lawful")),
    ("Found Excusable", Code("lawful")),
    ("Grand jury/No bill or Cleared", Code("no_charges")),
    ("No bill or Cleared", Code("no_charges")),
    ("Grand jury", Code("other")),
    ("No charges*", Code("no_charges")),
    ("Cleared*", Code("no_charges")),
    ("Charged*", Code("charges")),
    ("Officer indicted*", Code("charges")),
    ("Acquitted", Code("other")),
    ("Guilty", Code("other")),
    ("Murder", Code("other")),
    ("suicide", Code("other")),
    ("Ruled suicide", Code("other")),
    ("Suicide", Code("other")),
    ("Murder/suicide", Code("other")),
    ("Ruled accidental", Code("other")),
    ("Accidental", Code("other")),
    ("Administrative discipline*", Code("other")),
    ("Civil suit*", Code("other")),
    ("Family awarded money*", Code("other")),
    ("Criminal", Code("other")),
];

/// "No known charges" is not "no".
pub(super) const CHARGED: Words<'_> = &[
    ("Charged with a crime", Yes),
    ("Charged*", Yes),
    ("No known charges", absent(Unknown)),
    ("Unknown", absent(Unknown)),
    ("No", No),
    ("Yes", Yes),
];

pub(super) const MENTAL: Words<'_> = &[
    ("Yes", Yes),
    ("No", No),
    ("Unknown", absent(Unknown)),
    ("Unkown", absent(Unknown)),
    ("Unclear", absent(Undetermined)),
    ("Drug or alcohol use", Code("other")),
    ("Drug or alcohol*", Code("other")),
];

/// Whether armed as police allege. A vehicle stands here as a weapon.
pub(super) const ARMED_STATUS: Words<'_> = &[
    ("Allegedly Armed", Yes),
    ("Unarmed/Did Not Have Actual Weapon", No),
    ("Unarmed", No),
    ("Armed", Yes),
    ("Unclear", absent(Undetermined)),
    ("Unknown", absent(Unknown)),
    ("Vehicle", Code("vehicle")),
];

pub(super) const WEAPONS: Words<'_> = &[
    ("gun", Code("firearm")),
    ("guns", Code("firearm")),
    ("handgun", Code("handgun")),
    ("rifle", Code("rifle")),
    ("shotgun", Code("shotgun")),
    ("knife", Code("knife")),
    ("knives", Code("knife")),
    ("machete", Code("knife")),
    ("sword", Code("knife")),
    ("box cutter", Code("knife")),
    ("hatchet", Code("knife")),
    ("ax", Code("knife")),
    ("axe", Code("knife")),
    ("scissors", Code("knife")),
    ("meat cleaver", Code("knife")),
    ("straight edge razor", Code("knife")),
    ("sharp object", Code("knife")),
    ("vehicle", Code("vehicle")),
    ("car", Code("vehicle")),
    ("motorcycle", Code("vehicle")),
    ("toy weapon", Code("replica")),
    ("replica", Code("replica")),
    ("BB gun", Code("replica")),
    ("pellet gun", Code("replica")),
    ("blunt object", Code("blunt_object")),
    ("blunt_object", Code("blunt_object")),
    ("baseball bat", Code("blunt_object")),
    ("baton", Code("blunt_object")),
    ("metal pipe", Code("blunt_object")),
    ("pipe", Code("blunt_object")),
    ("metal object", Code("blunt_object")),
    ("piece of wood", Code("blunt_object")),
    ("rock", Code("blunt_object")),
    ("hammer", Code("tool")),
    ("screwdriver", Code("tool")),
    ("shovel", Code("tool")),
    ("crowbar", Code("tool")),
    ("tire iron", Code("tool")),
    ("taser", Code("conducted_energy_device")),
    ("pepper spray", Code("spray")),
    ("explosives", Code("explosive")),
    ("grenade", Code("explosive")),
    ("crossbow", Code("other_weapon")),
    ("other", Code("other_weapon")),
    ("unknown weapon", Code("unknown_weapon")),
    ("no object", No),
    ("unarmed", No),
    ("none", No),
    ("undetermined", absent(Undetermined)),
    ("unclear", absent(Undetermined)),
    ("unknown", absent(Unknown)),
];

/// Those of the Washington Post's first version, then of its second.
pub(super) const THREATS: Words<'_> = &[
    ("attack", Code("attack")),
    ("other", Code("other")),
    ("undetermined", absent(Undetermined)),
    ("shoot", Code("shoot")),
    ("point", Code("point")),
    ("threat", Code("threaten")),
    ("move", Code("move")),
    ("flee", Code("flee")),
    ("accident", Code("accident")),
];

pub(super) const FLIGHTS: Words<'_> = &[
    ("Not fleeing", Code("not_fleeing")),
    ("Car", Code("car")),
    ("Foot", Code("foot")),
    ("Other", Code("other_vehicle")),
    ("not", Code("not_fleeing")),
    ("Motorcycle", Code("other_vehicle")),
    ("Bicycle", Code("other_vehicle")),
    ("Unknown", absent(Unknown)),
    ("Uncertain", absent(Undetermined)),
];

pub(super) const CAMERAS: Words<'_> = &[
    ("Yes", Yes),
    ("No", No),
    ("True", Yes),
    ("False", No),
    ("Unknown", absent(Unknown)),
    ("Surveillance Video", Code("surveillance")),
    ("Bystander Video", Code("phone")),
    ("cell phone video", Code("phone")),
    ("Dashcam Video", Code("in_car")),
    ("Dash cam video", Code("in_car")),
    ("Dashcam", Code("in_car")),
];

pub(super) const OFF_DUTY: Words<'_> =
    &[("Off-Duty", No), ("Off Duty", No), ("Yes", No), ("No", Yes), ("On-Duty", Yes), ("On Duty", Yes)];

pub(super) const SETTINGS: Words<'_> = &[
    ("Urban", Code("urban")),
    ("Suburban", Code("suburban")),
    ("Rural", Code("rural")),
    ("Undetermined", absent(Undetermined)),
    ("Unknown", absent(Unknown)),
];

pub(super) const COUNTY_CLASSES: Words<'_> = &[
    ("Large Central Metro", Code("large_central_metro")),
    ("Large Fringe Metro", Code("large_fringe_metro")),
    ("Medium Metro", Code("medium_metro")),
    ("Small Metro", Code("small_metro")),
    ("Micropolitan", Code("micropolitan")),
    ("Noncore", Code("noncore")),
    ("Non-core", Code("noncore")),
    ("Non core", Code("noncore")),
];

pub(super) const ENCOUNTERS: Words<'_> = &[("Unknown", absent(Unknown))];

/// Free words; the codebook has none.
pub(super) const REASONS: Words<'_> = &[
    ("Unknown", absent(Unknown)),
    ("Traffic Stop", Code("vehicle_bike_pedestrian")),
    ("Welfare Check", Code("welfare_check")),
    ("Warrant*", Code("pre_planned")),
    ("*", Code("other")),
];

pub(super) const PAST_SHOOTINGS: Words<'_> =
    &[("Unknown", absent(Unknown)), ("Unavailable", absent(Unknown)), ("N/A", absent(NotApplicable))];

pub(super) const CALLS: Words<'_> =
    &[("Yes", Yes), ("No", No), ("Unavailable", absent(Unknown)), ("Unknown", absent(Unknown))];

/// What stands in brackets behind it stays as the source's text.
pub(super) const SPECIAL: Words<'_> =
    &[("Yes", Yes), ("No", No), ("Yes*", Yes), ("No*", No), ("Unknown", absent(Unknown))];

/// Who investigates stands in brackets behind it, and stays as the source's text.
pub(super) const INDEPENDENCE: Words<'_> = SPECIAL;
