//! Rules on who was armed, with what, and what it was perceived as. What a thing was and what it was taken
//! for are two things.

use super::rules;
use crate::{Coded, Flight, Thing, ThingKind, ThingUse, Threat};

/// How many things before and after one it is compared with.
const COMPARED: usize = 16;

rules! {
    /// An unarmed person did not point or fire a weapon.
    ///
    /// An unarmed person can make a verbal threat or a movement, but cannot point a gun.
    UNARMED_AND_POINTING = "unarmed-and-pointing" {
        severity: Warning,
        ground: Codebook,
        citation: "Washington Post v2: `threat_type` point is \"pointed a gun\", shoot \"fired\"; four rows have point and `armed_with` unarmed.",
        exceptions: "A replica, or an object mistaken for a weapon: if the objects say what was pointed, nothing is reported. A threat that only officers report is `disputed`.",
        pointers: ["/people/*/threat"],
        message: "the person is said to have been unarmed, and to have pointed or fired a weapon",
        bad: r#"{"/people/0/armed": {"status": "known", "value": false}, "/people/0/threat": {"status": "known", "value": {"code": "point"}}}"#,
        good: r#"{"/people/0/armed": {"status": "known", "value": false}, "/people/0/threat": {"status": "known", "value": {"code": "point"}},
            "/objects": [{"id": "toy", "kind": {"code": "replica"}, "held_by": ["subject"]}]}"#,
        check: Person(|person, cx, out| {
            if !person.armed.is_no() || !(person.threat.is(Threat::Point) || person.threat.is(Threat::Shoot)) {
                return;
            }
            let shown = |thing_use: &Coded<ThingUse>| {
                matches!(thing_use.code, ThingUse::Displayed | ThingUse::Pointed | ThingUse::Fired)
            };
            let was_pointed = |thing: &Thing| {
                thing.held_by.iter().take(COMPARED).any(|holder| *holder == person.id)
                    && (thing.kind == ThingKind::Replica || thing.uses.iter().any(shown))
            };
            if cx.case.objects.len() <= 64 && !cx.case.objects.iter().any(was_pointed) {
                out.at("/threat");
            }
        }),
    }

    /// An unarmed person held no weapon.
    ///
    /// These are most often two columns of one row, filled in on different days.
    UNARMED_WITH_WEAPON = "unarmed-with-weapon" {
        severity: Warning,
        ground: Codebook,
        citation: "Washington Post v2: `unarmed` is a value of its own next to the weapons. Texas: 27 rows without a weapon for which the press names one.",
        exceptions: "It is not confirmed that the object was there: then set `confirmed` to no. Replicas, vehicles and tools are not checked: codebooks differ.",
        pointers: ["/objects/*/held_by/*"],
        message: "this person is said to have been unarmed, and held this weapon",
        bad: r#"{"/people/0/armed": {"status": "known", "value": false}, "/objects": [{"id": "knife", "kind": {"code": "knife"}, "held_by": ["subject"]}]}"#,
        good: r#"{"/people/0/armed": {"status": "known", "value": false}, "/objects": [{"id": "phone", "kind": {"code": "phone"}, "held_by": ["subject"]}]}"#,
        check: Thing(|thing, cx, out| {
            if !is_weapon(thing.kind.code) || thing.confirmed.is_no() {
                return;
            }
            for (index, holder) in thing.held_by.iter().enumerate() {
                if cx.person(holder).is_some_and(|person| person.armed.is_no()) {
                    out.at(format_args!("/held_by/{index}"));
                }
            }
        }),
    }

    /// An unknown weapon is not listed next to a known one.
    ///
    /// "Unknown" with "knife" mostly means that the knife was identified, and the earlier answer
    /// remained.
    UNKNOWN_WEAPON_BESIDE_KNOWN = "unknown-weapon-beside-known" {
        severity: Warning,
        ground: Codebook,
        citation: "Washington Post v2: `knife;unknown`. A set with `unknown` and a weapon says both that it is known and that it is not.",
        exceptions: "Two weapons, one of which was never identified: then describe what is known of it.",
        pointers: ["/objects/*"],
        message: "the same person held a known weapon: is this unknown one that weapon?",
        bad: r#"{"/objects": [{"id": "knife", "kind": {"code": "knife"}, "held_by": ["subject"]}, {"id": "weapon", "kind": {"code": "unknown_weapon"}, "held_by": ["subject"]}]}"#,
        good: r#"{"/objects": [{"id": "knife", "kind": {"code": "knife"}, "held_by": ["subject"]},
            {"id": "weapon", "kind": {"code": "unknown_weapon"}, "description": {"status": "known", "value": "something metallic, thrown away"}, "held_by": ["subject"]}]}"#,
        check: CaseFile(|case, _, out| {
            let unknown = |thing: &Thing| thing.kind == ThingKind::UnknownWeapon && thing.description.value().is_none();
            for (index, thing) in case.objects.iter().enumerate().filter(|(_, thing)| unknown(thing)) {
                let Some(holder) = thing.held_by.first() else { continue };
                let nearby = &case.objects[index.saturating_sub(COMPARED)..case.objects.len().min(index + COMPARED)];
                if nearby.iter().any(|other| is_weapon(other.kind.code) && other.held_by.first() == Some(holder)) {
                    out.at(format_args!("/objects/{index}"));
                }
            }
        }),
    }

    /// Two weapons of one kind in one hand are distinguished.
    ///
    /// A person may hold two knives. If nothing else distinguishes them, the second most often
    /// comes from a cell that named the first one twice.
    THING_REPEATED = "thing-repeated" {
        severity: Info,
        profiles: [Dataset: Warning],
        ground: Codebook,
        citation: "Washington Post v2: `armed_with` is a set, and has `knife;knife` six times, `blunt_object;blunt_object` four times.",
        exceptions: "There were two: then describe them, or say how each was used.",
        pointers: ["/objects/*"],
        message: "the same person holds another object of this kind, and nothing distinguishes the two",
        bad: r#"{"/objects": [{"id": "knife-1", "kind": {"code": "knife"}, "held_by": ["subject"]}, {"id": "knife-2", "kind": {"code": "knife"}, "held_by": ["subject"]}]}"#,
        good: r#"{"/objects": [{"id": "knife-1", "kind": {"code": "knife"}, "held_by": ["subject"]},
            {"id": "knife-2", "kind": {"code": "knife"}, "held_by": ["subject"], "description": {"status": "known", "value": "a second one, in the pocket"}}]}"#,
        check: CaseFile(|case, _, out| {
            for (index, thing) in case.objects.iter().enumerate().skip(1) {
                let before = &case.objects[index.saturating_sub(COMPARED)..index];
                if before.iter().any(|other| is_the_same(thing, other)) {
                    out.at(format_args!("/objects/{index}"));
                }
            }
        }),
    }

    /// A person confirmed armed was usually perceived as armed.
    ///
    /// It happens: a weapon is found in a pocket afterwards. Readers should know, because officers'
    /// decisions are judged by what they saw.
    CONFIRMED_NOT_PERCEIVED = "confirmed-not-perceived" {
        severity: Info,
        ground: Codebook,
        citation: "URSUS keeps `Perceived_Armed` and `Confirmed_Armed` apart; for 21 people of 2019 the second is yes and the first is not.",
        exceptions: "For information only: nothing is wrong.",
        pointers: ["/people/*/perceived_armed"],
        message: "the person was armed, and officers are said not to have believed so",
        bad: r#"{"/people/0/armed": {"status": "known", "value": true}, "/people/0/perceived_armed": {"status": "known", "value": false}}"#,
        good: r#"{"/people/0/armed": {"status": "known", "value": false}, "/people/0/perceived_armed": {"status": "known", "value": true}}"#,
        check: Person(|person, _, out| {
            if person.armed.is_yes() && person.perceived_armed.is_no() {
                out.at("/perceived_armed");
            }
        }),
    }

    /// A person not perceived as armed has no perceived weapon.
    ///
    /// A form asks "perceived armed?" first, and the answer remains when a weapon is filled in.
    PERCEPTION_DENIED = "perception-denied" {
        severity: Warning,
        ground: Codebook,
        citation: "URSUS: `Perceived_Armed_Weapon` applies only if `Perceived_Armed` is yes.",
        exceptions: "A perception that was later given up, or that of somebody who is not an officer.",
        pointers: ["/perceptions/*/perceived_as"],
        message: "officers are said not to have believed that this person was armed, and to have perceived a weapon",
        bad: r#"{"/people/0/perceived_armed": {"status": "known", "value": false}, "/perceptions": [{"id": "seen-1", "perceived_as": {"code": "firearm"}, "about": "subject"}]}"#,
        good: r#"{"/people/0/perceived_armed": {"status": "known", "value": false}, "/perceptions": [{"id": "seen-1", "perceived_as": {"code": "firearm"}, "about": "subject", "withdrawn": {"status": "known", "value": true}}]}"#,
        check: Perception(|perception, cx, out| {
            let Some(about) = &perception.about else { return };
            if !is_weapon(perception.perceived_as.code) || perception.withdrawn.is_yes() {
                return;
            }
            let by_others = !perception.by.is_empty() && !perception.by.iter().any(|by| cx.is_officer(by));
            let denied =
                matches!(cx.find(about), Some(crate::Entity::Person(person)) if person.perceived_armed.is_no());
            if denied && !by_others {
                out.at("/perceived_as");
            }
        }),
    }

    /// If flight was the only threat, the person fled.
    ///
    /// Two columns of one row say the opposite.
    FLEEING_AND_NOT_FLEEING = "fleeing-and-not-fleeing" {
        severity: Warning,
        ground: Codebook,
        citation: "Washington Post v2: `threat_type` flee with `flee_status` not, in two rows.",
        exceptions: "The person fled first, and had stopped when the shots were fired: then `flight` says how the person fled.",
        pointers: ["/people/*/flight"],
        message: "flight is said to have been the only threat, and the person is said not to have fled",
        bad: r#"{"/people/0/threat": {"status": "known", "value": {"code": "flee"}}, "/people/0/flight": {"status": "known", "value": {"code": "not_fleeing"}}}"#,
        good: r#"{"/people/0/threat": {"status": "known", "value": {"code": "flee"}}, "/people/0/flight": {"status": "unknown"}}"#,
        check: Person(|person, _, out| {
            if person.threat.is(Threat::Flee) && person.flight.is(Flight::NotFleeing) {
                out.at("/flight");
            }
        }),
    }

    /// A person who did not resist has no kind of resistance.
    ///
    /// A form asks "resisted?" first, and the answer remains when a kind is filled in.
    RESISTANCE_DENIED = "resistance-denied" {
        severity: Warning,
        ground: Codebook,
        citation: "URSUS: `Resistance_Type` applies only if `Resisted` is yes.",
        exceptions: "None; leave out what is not known.",
        pointers: ["/people/*/resistance"],
        message: "the person is said not to have resisted, and kinds of resistance are listed",
        bad: r#"{"/people/0/resisted": {"status": "known", "value": false}, "/people/0/resistance": {"status": "known", "value": [{"code": "active_resistance"}]}}"#,
        good: r#"{"/people/0/resisted": {"status": "known", "value": false}, "/people/0/resistance": {"status": "known", "value": []}}"#,
        check: Person(|person, _, out| {
            if person.resisted.is_no() && person.resistance.value().is_some_and(|kinds| !kinds.is_empty()) {
                out.at("/resistance");
            }
        }),
    }
}

/// Whether two things are of one kind, of one holder, and nothing tells them apart.
fn is_the_same(thing: &Thing, other: &Thing) -> bool {
    let told_apart = |a: &Thing, b: &Thing| a.description != b.description || a.uses != b.uses || a.owner != b.owner;
    thing.kind == other.kind
        && is_weapon(thing.kind.code)
        && !thing.held_by.is_empty()
        && thing.held_by == other.held_by
        && !told_apart(thing, other)
}

/// Whether it is a weapon by every codebook of the field. Replicas, vehicles and tools are by some.
fn is_weapon(kind: ThingKind) -> bool {
    matches!(
        kind,
        ThingKind::Firearm
            | ThingKind::Handgun
            | ThingKind::Rifle
            | ThingKind::Shotgun
            | ThingKind::Knife
            | ThingKind::BluntObject
            | ThingKind::Explosive
    )
}
