//! Rules on bullets that struck: how many of those fired, and whom.

use super::interval::Interval;
use super::rounds::rounds_at_most;
use super::rules;
use crate::value::words;
use crate::{Count, Custody, Entity, Fact, ForceKind, InjuryKind, InjuryMechanism, Manner, Outcome, Person, Scalar};

/// How many uses of force are looked through for one person. Forms list a handful.
const LOOKED_THROUGH: usize = 64;

rules! {
    /// No person is struck by more bullets than were fired.
    ///
    /// One bullet can make several wounds, and strike several people, but strikes each person once.
    /// Wounds are a different unit, and have their own rule.
    HITS_EXCEED_ROUNDS = "hits-exceed-rounds" {
        severity: Warning,
        ground: Plausibility,
        citation: "NVDRS keeps the number of bullets that hit apart from the number of wounds.",
        exceptions: "Fragments, shot pellets, a bullet that enters twice, a bullet from years ago, uncounted rounds by others.",
        pointers: ["/autopsies/*/bullet_strikes", "/autopsies/*/bullets_recovered", "/force/strikes/*/bullet_strikes"],
        message: "at least {} more bullets are said to have struck than were fired",
        bad: r#"{"/autopsies/0/bullet_strikes": {"status": "known", "value": 4}}"#,
        good: r#"{"/autopsies/0/bullet_strikes": {"status": "known", "value": 3}}"#,
        check: Entity(|entity, cx, out| {
            let (field, struck) = match entity {
                Entity::Autopsy(it) if it.bullet_strikes.min().is_some() => {
                    ("/bullet_strikes", it.bullet_strikes.min())
                }
                Entity::Autopsy(it) => ("/bullets_recovered", it.bullets_recovered.min()),
                Entity::Strike(it) => ("/bullet_strikes", it.bullet_strikes.min()),
                _ => return,
            };
            if let (Some(struck), Some(fired @ 1..)) = (struck, rounds_at_most(cx))
                && i64::from(struck) > fired
            {
                out.at_with(field, &[i64::from(struck) - fired]);
            }
        }),
    }

    /// If no round was fired, no bullet struck.
    ///
    /// A total of zero is most often a total that nobody filled in.
    ROUNDS_ZERO_WITH_HITS = "rounds-zero-with-hits" {
        severity: Error,
        ground: Logic,
        citation: "A bullet that struck was fired.",
        exceptions: "Rounds by others: it is reported only if they too are said to have fired none, or if every discharge is listed.",
        pointers: ["/autopsies/*/bullet_strikes", "/force/strikes/*/bullet_strikes"],
        message: "a bullet struck, and nobody is said to have fired a round",
        bad: r#"{"/force/rounds_fired_by_officers": {"status": "known", "value": 0}, "/force/discharges": [], "/force/officers_who_fired": null}"#,
        good: r#"{"/force/rounds_fired_by_officers": {"status": "known", "value": 0}, "/force/discharges": [], "/force/officers_who_fired": null, "/force/rounds_fired_by_others": {"status": "unknown"}}"#,
        check: Entity(|entity, cx, out| {
            let struck = match entity {
                Entity::Autopsy(it) => it.bullet_strikes.min(),
                Entity::Strike(it) => it.bullet_strikes.min(),
                _ => return,
            };
            if struck > Some(0) && rounds_at_most(cx) == Some(0) {
                out.at("/bullet_strikes");
            }
        }),
    }

    /// If nobody was hit, no bullet struck a person.
    ///
    /// Somebody cut by glass was not hit. Somebody grazed was.
    NO_HIT_OUTCOME_WITH_HITS = "no-hit-outcome-with-hits" {
        severity: Error,
        ground: Logic,
        citation: "\"Shoot and miss\" (Dallas): nobody was hit.",
        exceptions: "Debris and fragments are not bullets: say so in `struck_by_bullet` and in the injury's mechanism.",
        pointers: ["/incident/outcome"],
        message: "nobody is said to have been hit, and a bullet struck a person",
        bad: r#"{"/incident/outcome": {"status": "known", "value": {"code": "no_hit"}}}"#,
        good: r#"{"/incident/outcome": {"status": "known", "value": {"code": "death"}}}"#,
        check: Incident(|incident, cx, out| {
            if !incident.outcome.is(Outcome::NoHit) {
                return;
            }
            let strikes = cx.force().map_or(&[][..], |force| &force.strikes);
            let struck = strikes.iter().any(|it| it.person.is_some() && it.bullet_strikes.min() > Some(0));
            if struck || cx.case.people.iter().any(|person| person.struck_by_bullet.is_yes()) {
                out.at("/outcome");
            }
        }),
    }

    /// A person with a bullet wound was struck by a bullet.
    ///
    /// Shootings are counted by whether somebody was hit. One of the two fields was filled in for
    /// somebody else.
    GUNSHOT_INJURY_WITHOUT_HIT = "gunshot-injury-without-hit" {
        severity: Error,
        ground: Logic,
        citation: "A person with a wound made by a bullet was struck by one (URSUS: 11 gunshot wounds of people whom no shot hit).",
        exceptions: "Fragments and debris, which are mechanisms of their own; an earlier wound: then `injury_preexisting` says so.",
        pointers: ["/people/*/struck_by_bullet"],
        message: "no bullet is said to have struck the person, and a bullet made a wound",
        bad: r#"{"/people/0/struck_by_bullet": {"status": "known", "value": false}, "/people/0/injuries": [{"mechanism": {"status": "known", "value": {"code": "bullet"}}}]}"#,
        good: r#"{"/people/0/struck_by_bullet": {"status": "known", "value": false}, "/people/0/injuries": [{"mechanism": {"status": "known", "value": {"code": "fragment"}}}]}"#,
        check: Person(|person, _, out| {
            let by_bullet = person.injuries.iter().any(|it| it.mechanism.is(InjuryMechanism::Bullet));
            if by_bullet && person.struck_by_bullet.is_no() && !person.injury_preexisting.is_yes() {
                out.at("/struck_by_bullet");
            }
        }),
    }

    /// A person with a gunshot wound has a shot among the force received.
    ///
    /// If a form lists the force used on a person, and the wound is from a bullet, the list should
    /// include the shot. If it does not, the shot was the person's own or a colleague's, or the
    /// form is wrong.
    GUNSHOT_WOUND_WITHOUT_SHOT = "gunshot-wound-without-shot" {
        severity: Warning,
        ground: Codebook,
        citation: "URSUS: `Injury_Type` gunshot_wound without `discharge_of_firearm_hit` in `Received_Force_Type`, 11 people of 2019.",
        exceptions: "A self-inflicted wound: if `custody` or the manner of death says suicide, nothing is reported. A shot by somebody whose force the form does not ask for; an earlier wound.",
        pointers: ["/people/*/injuries/*/kinds"],
        message: "there is a gunshot wound, and no shot is among the force that the person received",
        bad: r#"{"/people/0/injuries": [{"kinds": {"status": "known", "value": [{"code": "gunshot_wound"}]}}], "/force/strikes": [],
            "/force/uses": [{"id": "use-1", "kind": {"code": "take_down"}, "against": ["subject"]}]}"#,
        good: r#"{"/people/0/injuries": [{"kinds": {"status": "known", "value": [{"code": "gunshot_wound"}]}}], "/force/strikes": [],
            "/force/uses": [{"id": "use-1", "kind": {"code": "discharge_of_firearm_hit"}, "against": ["subject"]}]}"#,
        check: Person(|person, cx, out| {
            let Some(injury) = gunshot_wound(person) else { return };
            if person.injury_preexisting.is_yes() || person.struck_by_bullet.is_yes() || by_own_hand(person) {
                return;
            }
            let (uses, strikes) = cx.force().map_or((&[][..], &[][..]), |force| (&force.uses[..], &force.strikes[..]));
            if uses.len() > LOOKED_THROUGH {
                return;
            }
            let mut received = uses.iter().filter(|it| it.against.contains(&person.id)).peekable();
            let denied = person.force_received.as_ref().is_some_and(|force| force.received.is_no());
            let shot = |kind: ForceKind| matches!(kind, ForceKind::FirearmHit | ForceKind::Other);
            let struck = strikes.iter().take(LOOKED_THROUGH).any(|it| it.person.as_ref() == Some(&person.id));
            if (denied || received.peek().is_some()) && !received.any(|it| shot(it.kind.code)) && !struck {
                out.at(format_args!("/injuries/{injury}/kinds"));
            }
        }),
    }

    /// A wound count is not recorded as a bullet count.
    ///
    /// An examiner may say how many wounds there are without knowing how many bullets made them.
    WOUNDS_USED_AS_HITS = "wounds-used-as-hits" {
        severity: Warning,
        ground: Plausibility,
        citation: "Akron 2022: 46 entrance or graze wounds; the medical examiner could not say how many bullets made them.",
        exceptions: "Each wound is the entry of a separate bullet, and somebody says so: then state it in the autopsy's `bullet_strikes` too.",
        pointers: ["/force/strikes/*/bullet_strikes"],
        message: "the number of bullets equals the number of wounds, and the autopsy does not state a number of bullets",
        bad: r#"{"/autopsies/0/bullet_strikes": {"status": "undetermined"}, "/autopsies/0/entry_wounds": {"status": "known", "value": 2}, "/force/strikes/0/autopsy": "autopsy-1"}"#,
        good: r#"{"/autopsies/0/bullet_strikes": {"status": "known", "value": 2}, "/autopsies/0/entry_wounds": {"status": "known", "value": 2}, "/force/strikes/0/autopsy": "autopsy-1"}"#,
        check: Strike(|strike, cx, out| {
            let Some(number) = strike.bullet_strikes.value() else { return };
            let words = strike.bullet_strikes.source_text();
            let of_wounds = |count: &Fact<Count>| count.value() == Some(number);
            let taken = strike.autopsy.as_ref().and_then(|id| cx.autopsy(id)).is_some_and(|autopsy| {
                let silent = autopsy.bullet_strikes.min().is_none() && autopsy.bullet_strikes.max().is_none();
                silent
                    && (of_wounds(&autopsy.total_wounds)
                        || of_wounds(&autopsy.entry_wounds)
                        || of_wounds(&autopsy.graze_wounds))
            });
            if taken
                || words.is_some_and(|words| {
                    words::hold(words, &["wound", "wounds", "entrance", "entrances", "graze", "grazes"])
                })
            {
                out.at("/bullet_strikes");
            }
        }),
    }

    /// "Shot twenty times" is not recorded as twenty bullet strikes.
    ///
    /// The words are used both for rounds fired and for bullets that struck. If a claim's number of
    /// strikes equals the number of rounds, and exceeds the record's count, the source most likely
    /// means the rounds.
    ROUNDS_AS_HITS = "rounds-as-hits" {
        severity: Warning,
        ground: Plausibility,
        citation: "Sacramento 2018: \"shot a combined 20 times\" of 20 rounds, of which seven or eight struck.",
        exceptions: "Every round struck, according to the source.",
        pointers: ["/claims/*/value"],
        message: "the claim's number of strikes is the number of rounds that were fired",
        bad: r#"{"/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "strike-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 3}}]}"#,
        good: r#"{"/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "discharge-1", "field": "rounds_fired"}, "value": {"status": "known", "value": 3}}]}"#,
        check: Claim(|claim, cx, out| {
            let Some(number) = claim.value.value().and_then(Scalar::number) else { return };
            if claim.about.field != "bullet_strikes" {
                return;
            }
            let counted = match cx.subject(claim) {
                Some(Entity::Strike(it)) => it.bullet_strikes.max(),
                Some(Entity::Autopsy(it)) => it.bullet_strikes.max(),
                _ => return,
            };
            let fired = cx.force().and_then(|force| force.rounds_fired_by_officers.value());
            if let (Some(counted), Some(fired)) = (counted, fired)
                && number > counted.into()
                && (f64::from(fired.get()) - number).abs() < 0.5
            {
                out.at("/value");
            }
        }),
    }

    /// "8 of the 20 shots" refers to the record's number of rounds.
    ///
    /// If the source gives the part and the whole, the whole should be the record's own number.
    FRACTION_BASE_MISMATCH = "fraction-base-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "Sacramento 2018: \"8 of the 20 shots\": the eight are one source's number, the twenty another's.",
        exceptions: "The whole is another one: the rounds of one officer.",
        pointers: ["/autopsies/*/bullet_strikes", "/force/strikes/*/bullet_strikes"],
        message: "the source's words give a different number of rounds from the record",
        bad: r#"{"/force/strikes/0/bullet_strikes": {"status": "known", "value": 2, "source_text": "2 of the 5 shots"}}"#,
        good: r#"{"/force/strikes/0/bullet_strikes": {"status": "known", "value": 2, "source_text": "2 of the 3 shots"}}"#,
        check: Entity(|entity, cx, out| {
            let strikes = match entity {
                Entity::Autopsy(it) => &it.bullet_strikes,
                Entity::Strike(it) => &it.bullet_strikes,
                _ => return,
            };
            let Some(whole) = strikes.source_text().and_then(words::tell_of_how_many_rounds) else { return };
            let fired = cx.force().map(|force| Interval::from(&force.rounds_fired_by_officers));
            if fired
                .is_some_and(|fired| fired.gap(Interval { least: whole.into(), most: Some(whole.into()) }).is_some())
            {
                out.at("/bullet_strikes");
            }
        }),
    }
}

/// Whether a person is said to have died by suicide.
fn by_own_hand(person: &Person) -> bool {
    person.custody.is(Custody::Suicide) || person.death.as_ref().is_some_and(|death| death.manner.is(Manner::Suicide))
}

/// Which of a person's injuries is a gunshot wound.
fn gunshot_wound(person: &Person) -> Option<usize> {
    person.injuries.iter().position(|injury| {
        let gunshot = |kinds: &Vec<crate::Coded<InjuryKind>>| kinds.iter().any(|kind| *kind == InjuryKind::Gunshot);
        injury.kinds.value().is_some_and(gunshot)
    })
}
