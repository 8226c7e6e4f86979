//! Things: weapons and what was taken for one, and who took it for what.

use super::place::Place;
use super::record::entity;
use crate::value::code::codes;
use crate::{ActorId, Coded, Count, Date, EntityId, Fact, List, PerceptionId, PersonId, ThingId};

entity! {
    /// A weapon or another thing that matters.
    pub struct Thing(ThingId) {
        /// What it is, as far as known now.
        kind: Coded<ThingKind>,
    }
    optional {
        /// What it is, more closely: make, model, calibre.
        description: Fact<String>,
        /// Who held or used it.
        held_by: List<PersonId>,
        /// The person or party that owns it.
        owner: Fact<ActorId>,
        /// Whether it is confirmed that it was there, and is what it is said to be.
        confirmed: Fact<bool>,
        /// Whether the thing was recovered afterwards.
        recovered: Fact<bool>,
        /// Where it was recovered.
        recovered_place: Option<Box<Place>>,
        /// Whether the weapon was loaded.
        loaded: Fact<bool>,
        /// Whether it was in working order.
        operable: Fact<bool>,
        /// How many rounds it holds.
        capacity_rounds: Fact<Count>,
        /// Whether an agency issued it.
        agency_issued: Fact<bool>,
        /// How it was used: shown, pointed, fired.
        uses: List<Coded<ThingUse>>,
    }
}

entity! {
    /// What somebody took something for, at some time. It never becomes what the thing was.
    pub struct Perception(PerceptionId) {
        /// What it was taken for.
        perceived_as: Coded<ThingKind>,
    }
    optional {
        /// Who took it for that.
        by: List<ActorId>,
        /// What it really was about: a thing, or a person.
        about: Option<EntityId>,
        /// Whom or what it was taken for, when that is in the record: the man who was sought.
        taken_for: Option<EntityId>,
        /// When it was perceived.
        at: Fact<Date>,
        /// When the perception was first stated.
        stated: Fact<Date>,
        /// The words in which it was stated.
        words: Option<String>,
        /// Whether it was given up or corrected later.
        withdrawn: Fact<bool>,
    }
}

codes! {
    /// What a thing is. Source: Washington Post v2 `armed_with`, URSUS, firearm types of the
    /// National Violent Death Reporting System (NVDRS).
    open enum ThingKind {
        /// A firearm, without saying more.
        Firearm = "firearm",
        /// A handgun.
        Handgun = "handgun",
        /// A rifle.
        Rifle = "rifle",
        /// A shotgun.
        Shotgun = "shotgun",
        /// A replica, toy or air gun.
        Replica = "replica",
        /// A knife, blade or stabbing instrument.
        Knife = "knife",
        /// A blunt object.
        BluntObject = "blunt_object",
        /// A vehicle.
        Vehicle = "vehicle",
        /// A conducted energy device.
        ConductedEnergyDevice = "conducted_energy_device",
        /// A chemical spray.
        Spray = "spray",
        /// An explosive.
        Explosive = "explosive",
        /// Hands and feet.
        BodyParts = "body_parts",
        /// A telephone.
        Phone = "phone",
        /// A tool.
        Tool = "tool",
        /// Another dangerous weapon.
        OtherWeapon = "other_weapon",
        /// A weapon of which no more is known.
        UnknownWeapon = "unknown_weapon",
        /// A camera or recorder.
        Camera = "camera",
        /// Clothing or personal things.
        PersonalEffects = "personal_effects",
    }
}

codes! {
    /// How a thing was used.
    open enum ThingUse {
        /// It was there.
        Possessed = "possessed",
        /// It was shown.
        Displayed = "displayed",
        /// It was pointed at someone.
        Pointed = "pointed",
        /// It was fired.
        Fired = "fired",
        /// Somebody was struck, cut or rammed.
        Struck = "struck",
        /// It was thrown.
        Thrown = "thrown",
        /// It failed to fire.
        Misfired = "misfired",
    }
}
