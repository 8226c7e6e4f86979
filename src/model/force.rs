//! Force: who used what on whom, who fired how many rounds, and what was struck.

use super::injury::{BodyRegion, BodySide};
use super::record::{entity, record};
use crate::value::code::codes;
use crate::{
    AutopsyId, Coded, Count, Date, DischargeId, Fact, ForceUseId, List, Number, PartyId, PersonId, SceneId, StrikeId,
    ThingId,
};

record! {
    /// The force of the incident, and its totals.
    pub struct Force {}
    optional {
        /// How many officers were there.
        officers_present: Fact<Count>,
        /// How many officers used force (FBI).
        officers_who_used_force: Fact<Count>,
        /// How many of them serve the agency that reports (FBI).
        officers_of_reporting_agency: Fact<Count>,
        /// Whether a firearm was discharged (URSUS `DISCHARGE_OF_FIREARM_INCIDENT`).
        firearm_discharged: Fact<bool>,
        /// How many officers fired. Not how many were placed on leave.
        officers_who_fired: Fact<Count>,
        /// How many rounds officers fired, all together.
        rounds_fired_by_officers: Fact<Count>,
        /// How many rounds others fired, all together.
        rounds_fired_by_others: Fact<Count>,
        /// Who fired first (Chicago `party_fired_first`).
        fired_first: Fact<PersonId>,
        /// From the first shot to the last, in seconds.
        duration_seconds: Fact<Number>,
        /// Uses of force other than firearms, and the threat of them.
        uses: List<ForceUse>,
        /// Discharges of firearms.
        discharges: List<Discharge>,
        /// Whether the list of discharges is complete: every shooter is in it.
        discharges_complete: Fact<bool>,
        /// What bullets struck.
        strikes: List<Strike>,
    }
}

entity! {
    /// A use of force by someone on someone.
    pub struct ForceUse(ForceUseId) {
        /// What kind of force it was.
        kind: Coded<ForceKind>,
    }
    optional {
        /// Who used the force.
        by: List<PersonId>,
        /// On whom it was used.
        against: List<PersonId>,
        /// The weapon or thing that it was used with.
        instrument: Option<ThingId>,
        /// When it was used.
        at: Fact<Date>,
        /// Which use of force it was, in the order in which force was used: 1 is the first.
        sequence: Fact<Count>,
        /// Where on the body.
        regions: Fact<Vec<Coded<BodyRegion>>>,
        /// Why it was used, as the officer or the agency says.
        reasons: Fact<Vec<Coded<ForceReason>>>,
        /// Whether it had the effect that was wanted.
        effective: Fact<bool>,
        /// More about it, in a sentence.
        description: Option<String>,
    }
}

entity! {
    /// Rounds fired: by one shooter, or by several together where sources do not tell them apart.
    pub struct Discharge(DischargeId) {}
    optional {
        /// Who fired. Several when only their rounds together are known.
        shooters: List<PersonId>,
        /// How many fired, when not all are listed.
        shooters_count: Fact<Count>,
        /// For which agency they fired, when the shooters are not listed.
        agency: Option<PartyId>,
        /// How many rounds they fired.
        rounds_fired: Fact<Count>,
        /// The weapons that were fired.
        weapons: List<ThingId>,
        /// The people who were fired at.
        toward: List<PersonId>,
        /// What kind of target was fired at.
        target: Fact<Coded<StrikeTarget>>,
        /// Whether it was on purpose, by accident, or a warning.
        intent: Fact<Coded<Intent>>,
        /// When the first round was fired.
        started: Fact<Date>,
        /// When the last round was fired.
        ended: Fact<Date>,
        /// From the first round to the last, in seconds.
        duration_seconds: Fact<Number>,
        /// How far the shooter was from the target, in feet.
        distance_feet: Fact<Number>,
        /// The scene at which it was.
        scene: Option<SceneId>,
        /// More about it, in a sentence.
        description: Option<String>,
    }
}

entity! {
    /// What bullets struck: a person, a vehicle, an animal, a thing. For a person, this is the
    /// record's own position; what each examiner counted is in the autopsies.
    pub struct Strike(StrikeId) {}
    optional {
        /// What kind of target was struck.
        target: Fact<Coded<StrikeTarget>>,
        /// The person who was struck.
        person: Option<PersonId>,
        /// The thing that was struck.
        struck_object: Option<ThingId>,
        /// The discharges whose bullets struck.
        discharges: List<DischargeId>,
        /// Who fired them; several when it was one or some of them. That nobody knows is said here
        /// rather than left out.
        fired_by: Fact<Vec<PersonId>>,
        /// How many bullets struck.
        bullet_strikes: Fact<Count>,
        /// How many of them in which region.
        regions: List<RegionCount>,
        /// The autopsy that the numbers rest on.
        autopsy: Option<AutopsyId>,
        /// Whether these strikes killed.
        fatal: Fact<bool>,
        /// More about it, in a sentence.
        description: Option<String>,
    }
}

record! {
    /// How many strikes or wounds one region of the body has.
    pub struct RegionCount {
        /// The region of the body.
        region: Coded<BodyRegion>,
        /// How many. "Most of the eight" is a range from 5 to 8.
        count: Fact<Count>,
    }
    optional {
        /// What is counted: bullets that struck, or wounds.
        unit: Option<Coded<WoundUnit>>,
        /// The side of the body, seen from the person.
        side: Option<Coded<BodySide>>,
    }
}

codes! {
    /// What is counted. "8 hits" and "46 wounds" are different units and are never compared.
    open enum WoundUnit {
        /// Bullets that struck.
        BulletStrike = "bullet_strike",
        /// Entry wounds.
        Entry = "entry_wound",
        /// Exit wounds.
        Exit = "exit_wound",
        /// Graze wounds.
        Graze = "graze_wound",
        /// Entry or graze wounds, not distinguished.
        EntryOrGraze = "entry_or_graze_wound",
        /// Wounds, without saying which.
        Wound = "wound",
        /// Bullets recovered from the body.
        Recovered = "recovered_bullet",
    }
}

codes! {
    /// What kind of target was fired at or struck. Source: Chicago `fired_at_veh`, Santa Rosa
    /// `discharge_type`.
    open enum StrikeTarget {
        /// A person.
        Person = "person",
        /// A vehicle.
        Vehicle = "vehicle",
        /// An animal.
        Animal = "animal",
        /// A building or another thing.
        Property = "property",
        /// Nothing: a round that hit nobody and nothing known.
        Nothing = "nothing",
    }
}

codes! {
    /// With what intent a round was fired. Source: Santa Rosa `intentional`, Chicago
    /// `accidental_discharge`.
    open enum Intent {
        /// At a target, on purpose.
        Intentional = "intentional",
        /// By accident.
        Accidental = "accidental",
        /// As a warning.
        Warning = "warning",
    }
}

codes! {
    /// A kind of force. Source: FBI National Use-of-Force, the 22 codes of Ohio's implementation,
    /// and URSUS `Received_Force_Type`.
    open enum ForceKind {
        /// A restraining or control hold.
        RestrainingHold = "restraining_hold",
        /// A carotid restraint.
        CarotidHold = "carotid_hold",
        /// Pressure point.
        PressurePoint = "pressure_point",
        /// Balance displacement.
        BalanceDisplacement = "balance_displacement",
        /// Take-down.
        TakeDown = "take_down",
        /// Another control hold or take-down (URSUS `other_control_hold`).
        OtherControlHold = "other_control_hold",
        /// Other physical contact, empty hand.
        PhysicalContact = "physical_contact",
        /// Chemical agent or spray.
        Chemical = "chemical_spray",
        /// Baton or another blunt instrument.
        Impact = "impact_weapon",
        /// Police dog.
        Canine = "canine",
        /// Conducted energy device.
        ConductedEnergy = "conducted_energy",
        /// Rubber bullet, bean bag or another impact projectile.
        ImpactProjectile = "impact_projectile",
        /// Flash bang.
        FlashBang = "flash_bang",
        /// Vehicle.
        Vehicle = "vehicle",
        /// Knife or blade.
        Knife = "knife",
        /// Threat of a firearm.
        FirearmThreat = "threat_of_firearm",
        /// Discharge of a firearm, where a source does not say whether it hit.
        FirearmDischarge = "discharge_of_firearm",
        /// Discharge of a firearm that hit (URSUS; details in the discharges).
        FirearmHit = "discharge_of_firearm_hit",
        /// Discharge of a firearm that missed (URSUS; details in the discharges).
        FirearmMiss = "discharge_of_firearm_miss",
        /// Explosive device.
        Explosive = "explosive",
        /// Another weapon.
        OtherWeapon = "other_weapon",
        /// An animal, set on an officer.
        Animal = "animal",
    }
}

codes! {
    /// Why force was used. Source: URSUS `Officer_Used_Force_Reason`.
    open enum ForceReason {
        /// To effect an arrest.
        Arrest = "effect_arrest",
        /// To prevent escape.
        Escape = "prevent_escape",
        /// To overcome resistance.
        Resistance = "overcome_resistance",
        /// In defence.
        Defense = "defense",
    }
}
