//! Injuries and deaths.

use super::place::Place;
use super::record::record;
use crate::value::code::codes;
use crate::{ActorId, Coded, Date, Fact, List, ThingId};

record! {
    /// An injury. What an autopsy found stands there; this is what is said of the living too.
    pub struct Injury {}
    optional {
        /// What hurt the person. Glass is not a bullet: somebody cut by glass was not hit.
        mechanism: Fact<Coded<InjuryMechanism>>,
        /// How grave the injury is (URSUS `Injury_Level`).
        level: Fact<Coded<InjuryLevel>>,
        /// What kinds of wound or harm it is (URSUS `Injury_Type`).
        kinds: Fact<Vec<Coded<InjuryKind>>>,
        /// Where on the body the injury is.
        regions: Fact<Vec<Coded<BodyRegion>>>,
        /// Who caused the injury.
        caused_by: Fact<ActorId>,
        /// The thing that caused it.
        caused_by_object: Option<ThingId>,
        /// Whether force caused it (FBI).
        of_force: Fact<bool>,
        /// When the person was hurt.
        at: Fact<Date>,
        /// More about it, in a sentence.
        description: Option<String>,
    }
}

record! {
    /// A person's death.
    pub struct Death {}
    optional {
        /// When the person died.
        died: Fact<Date>,
        /// What the date rests on: some sources only have the day they heard of it.
        date_basis: Option<Coded<DeathDateBasis>>,
        /// Where the person died.
        place: Option<Box<Place>>,
        /// When the person was pronounced dead.
        pronounced: Fact<Date>,
        /// Who pronounced the person dead.
        pronounced_by: Fact<ActorId>,
        /// Where the person was pronounced dead.
        pronounced_place: Option<Box<Place>>,
        /// Whether this incident caused the death.
        of_this_incident: Fact<bool>,
        /// The cause of death, in the words of the certificate.
        cause: Fact<String>,
        /// The manner that the death certificate has.
        manner: Fact<Coded<Manner>>,
        /// What killed the person, in the groups that data sets use.
        means: List<Coded<InjuryMechanism>>,
    }
}

codes! {
    /// What hurt a person. Source: weapon types of the National Violent Death Reporting System
    /// (NVDRS), Mapping Police Violence `cause_of_death`.
    open enum InjuryMechanism {
        /// A bullet.
        Bullet = "bullet",
        /// A fragment of a bullet.
        Fragment = "fragment",
        /// Glass or other debris.
        Debris = "debris",
        /// A vehicle.
        Vehicle = "vehicle",
        /// A conducted energy device.
        ConductedEnergy = "conducted_energy",
        /// A blunt object.
        Blunt = "blunt",
        /// A blade or another sharp object.
        Sharp = "sharp",
        /// A bean bag, rubber bullet or other impact projectile.
        ImpactProjectile = "impact_projectile",
        /// Spray or gas.
        Chemical = "chemical",
        /// Hands, feet, restraint or the weight of others.
        PhysicalForce = "physical_force",
        /// Asphyxia.
        Asphyxia = "asphyxia",
        /// A police dog.
        Canine = "canine",
        /// A fall.
        Fall = "fall",
        /// A fire.
        Fire = "fire",
        /// Drowning.
        Drowning = "drowning",
        /// An explosion.
        Explosion = "explosion",
        /// Drugs or another medical cause.
        Medical = "medical",
    }
}

codes! {
    /// How grave an injury is. Source: URSUS `Injury_Level`; serious bodily injury as in
    /// 18 U.S.C. 2246(4).
    open enum InjuryLevel {
        /// An injury that is not serious.
        Injury = "injury",
        /// Serious bodily injury.
        Serious = "serious_injury",
        /// Death.
        Death = "death",
    }
}

codes! {
    /// What an injury is. Source: URSUS `Injury_Type`.
    open enum InjuryKind {
        /// Gunshot wound.
        Gunshot = "gunshot_wound",
        /// Stabbing wound.
        Stabbing = "stabbing_wound",
        /// Abrasion or laceration.
        Abrasion = "abrasion_laceration",
        /// Cut.
        Cut = "cut",
        /// Bruise.
        Bruise = "bruised",
        /// Bone fracture.
        Fracture = "bone_fracture",
        /// Dislocation.
        Dislocation = "dislocation",
        /// Sprain.
        Sprain = "sprain",
        /// Concussion.
        Concussion = "concussion",
        /// Internal injury.
        Internal = "internal_injury",
        /// Unconsciousness.
        Unconscious = "unconscious",
        /// Obvious disfigurement.
        Disfigurement = "obvious_disfigurement",
    }
}

codes! {
    /// Where on the body. Regions of different lists overlap: never add them up across sources.
    /// Source: wound regions of the National Violent Death Reporting System (NVDRS), and URSUS
    /// `Received_Force_Location`, which tells front from rear.
    open enum BodyRegion {
        /// Head.
        Head = "head",
        /// Face.
        Face = "face",
        /// Neck or throat.
        Neck = "neck",
        /// Front of the upper torso: chest.
        Chest = "chest",
        /// Rear of the upper torso.
        UpperBack = "upper_back",
        /// Front of the lower torso: abdomen.
        Abdomen = "abdomen",
        /// Rear of the lower torso.
        LowerBack = "lower_back",
        /// The back, without saying where.
        Back = "back",
        /// The torso, without saying where.
        Torso = "torso",
        /// Side of the torso.
        Side = "side",
        /// Spine.
        Spine = "spine",
        /// Front below the waist: groin.
        Groin = "groin",
        /// Rear below the waist: buttocks.
        Buttocks = "buttocks",
        /// Arms or hands.
        Arm = "arm",
        /// Legs or feet.
        Leg = "leg",
        /// Front of the legs or feet.
        FrontLeg = "front_leg",
        /// Rear of the legs.
        RearLeg = "rear_leg",
    }
}

codes! {
    /// A side of the body, seen from the person.
    open enum BodySide {
        /// Left.
        Left = "left",
        /// Right.
        Right = "right",
        /// Both.
        Both = "both_sides",
    }
}

codes! {
    /// What a date of death rests on. Source: date of death determination method of HL7 Vital
    /// Records Death Reporting (VRDR).
    open enum DeathDateBasis {
        /// Seen or recorded.
        Exact = "exact",
        /// Approximate.
        Approximate = "approximate",
        /// Presumed.
        Presumed = "presumed",
        /// Appointed by a court.
        CourtAppointed = "court_appointed",
        /// Only the day that somebody announced or learned of it.
        Notice = "notice",
    }
}

codes! {
    /// Manner of death. "Homicide" is neutral: a death by the act of another, without a word on
    /// whether it was a crime. Source: HL7 Vital Records Death Reporting (VRDR).
    open enum Manner {
        /// Natural.
        Natural = "natural",
        /// Accident.
        Accident = "accident",
        /// Suicide.
        Suicide = "suicide",
        /// Homicide.
        Homicide = "homicide",
        /// Could not be determined.
        Undetermined = "could_not_be_determined",
    }
}
