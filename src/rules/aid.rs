//! Rules on medical aid: who gave it, when, and with what delay.

use super::rules;
use crate::{Aid, AidKind, AidOutcome, Fact, InjuryLevel, VitalStatus};

/// How many acts of aid before one it is compared with, and how many are looked through for one person.
const COMPARED: usize = 16;
const LOOKED_THROUGH: usize = 64;

rules! {
    /// Aid does not begin after the recipient was pronounced dead.
    ///
    /// The order of sentences in an article is not the order of events: resuscitation reported
    /// after the pronouncement came before it.
    AID_AFTER_PRONOUNCED = "aid-after-pronounced" {
        severity: Warning,
        ground: Plausibility,
        citation: "Aid ends with the pronouncement of death.",
        exceptions: "Clocks of different agencies that differ by minutes.",
        pointers: ["/aid/*/started"],
        message: "aid began after the recipient had been pronounced dead",
        bad: r#"{"/aid/0/started": {"status": "known", "value": "2021-05-01T22:50"}}"#,
        good: r#"{"/aid/0/started": {"status": "known", "value": "2021-05-01"}}"#,
        check: Aid(|aid, cx, out| {
            let death = cx.person(&aid.recipient).and_then(|person| person.death.as_ref());
            if death.is_some_and(|death| death.pronounced.certainly_before(&aid.started)) {
                out.at("/started");
            }
        }),
    }

    /// Aid comes after the injury that it is for.
    ///
    /// The clocks of medics and of police differ, or the aid is another person's.
    AID_BEFORE_INJURY = "aid-before-injury" {
        severity: Warning,
        ground: Plausibility,
        citation: "Aid is given for an injury.",
        exceptions: "Medics came first, for an illness or an earlier injury: then `injury_preexisting` says so.",
        pointers: ["/aid/*/started"],
        message: "aid began before any injury of the recipient",
        bad: r#"{"/people/0/injuries": [{"at": {"status": "known", "value": "2021-05-01T22:20"}}]}"#,
        good: r#"{"/people/0/injuries": [{"at": {"status": "known", "value": "2021-05-01T22:10"}}]}"#,
        check: Aid(|aid, cx, out| {
            let Some(recipient) = cx.person(&aid.recipient) else { return };
            if recipient.injuries.is_empty() || recipient.injury_preexisting.is_yes() {
                return;
            }
            // Long lists of injuries are read once for each act of aid: nobody has so many.
            if recipient.injuries.iter().take(LOOKED_THROUGH).all(|injury| aid.started.certainly_before(&injury.at)) {
                out.at("/started");
            }
        }),
    }

    /// Aid says who gave it.
    ///
    /// Officers, medics and bystanders have different duties and different means.
    AID_PROVIDER_MISSING = "aid-provider-missing" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Codebook,
        citation: "New Jersey `medical_treatment` distinguishes officers' first aid from that of medics on the scene.",
        exceptions: "For information only: nothing is wrong. Help that was only called and \"no aid\" have no provider; nor has the outcome alone, which is all that some forms ask for.",
        pointers: ["/aid/*"],
        misses: ["providers"],
        message: "nothing says who gave aid",
        bad: r#"{"/aid/0/providers": null, "/aid/0/kind": {"code": "cpr"}}"#,
        good: r#"{"/aid/0/providers": null, "/aid/0/kind": {"code": "no_aid"}}"#,
        check: Aid(|aid, _, out| {
            let given = |kind: AidKind| !matches!(kind, AidKind::NoAid | AidKind::Called | AidKind::Hospital);
            if aid.providers.is_empty() && aid.kind.as_ref().is_some_and(|kind| given(kind.code)) {
                out.at("");
            }
        }),
    }

    /// A delay is not negative.
    ///
    /// Two clocks were subtracted, and one of them was fast.
    AID_DELAY_NEGATIVE = "aid-delay-negative" {
        severity: Error,
        ground: Logic,
        citation: "Nothing begins less than no time after something.",
        exceptions: "None.",
        pointers: ["/aid/*/delay_seconds"],
        message: "the delay is negative",
        bad: r#"{"/aid/0/delay_seconds": {"status": "known", "value": -30}, "/aid/0/delay_since": "the last shot"}"#,
        good: r#"{"/aid/0/delay_seconds": {"status": "range", "min": 0, "max": 30}, "/aid/0/delay_since": "the last shot"}"#,
        check: Aid(|aid, _, out| {
            if aid.delay_seconds.max().is_some_and(|most| most < 0.0) {
                out.at("/delay_seconds");
            }
        }),
    }

    /// A delay says from when it is counted.
    ///
    /// Sources count from the last shot, from the call for medics or from the handcuffs, and such
    /// numbers cannot be compared.
    AID_DELAY_SINCE_MISSING = "aid-delay-since-missing" {
        severity: Info,
        profiles: [Dataset: Off],
        ground: Plausibility,
        citation: "Sacramento 2018: five minutes until officers went up to him, six until the first compression, three until the handcuffs.",
        exceptions: "For information only: nothing is wrong.",
        pointers: ["/aid/*"],
        misses: ["delay_since"],
        message: "nothing says from when the delay is counted",
        bad: r#"{"/aid/0/delay_seconds": {"status": "known", "value": 240}}"#,
        good: r#"{"/aid/0/delay_seconds": {"status": "known", "value": 240}, "/aid/0/delay_since": "the last shot"}"#,
        check: Aid(|aid, _, out| {
            if aid.delay_seconds.min().is_some() && aid.delay_since.is_none() {
                out.at("");
            }
        }),
    }

    /// Differing delays of one act of aid are flagged for information.
    ///
    /// Sources count up to different moments. The record may keep both; readers should see why.
    AID_DELAYS_DISAGREE = "aid-delays-disagree" {
        severity: Info,
        ground: Plausibility,
        citation: "Sacramento 2018: about five minutes by one account, six by another, for the same resuscitation.",
        exceptions: "Two acts of one kind, one after the other: then their start times distinguish them.",
        pointers: ["/aid/*/delay_seconds"],
        message: "another record of the same kind of aid has a different delay",
        bad: r#"{"/aid/0/kind": {"code": "cpr"}, "/aid/0/delay_seconds": {"status": "known", "value": 240}, "/aid/0/delay_since": "the last shot",
            "/aid/-": {"id": "aid-2", "recipient": "subject", "providers": ["officer-1"], "kind": {"code": "cpr"}, "delay_seconds": {"status": "known", "value": 300}, "delay_since": "the call for medics"}}"#,
        good: r#"{"/aid/0/kind": {"code": "cpr"}, "/aid/0/delay_seconds": {"status": "known", "value": 240}, "/aid/0/delay_since": "the last shot",
            "/aid/-": {"id": "aid-2", "recipient": "subject", "providers": ["fire-department"], "kind": {"code": "paramedic"}, "delay_seconds": {"status": "known", "value": 300}, "delay_since": "the last shot"}}"#,
        check: CaseFile(|case, _, out| {
            for (index, later) in case.aid.iter().enumerate().filter(|(_, aid)| aid.delay_seconds.is_stated()) {
                let disagrees = |earlier: &Aid| {
                    earlier.recipient == later.recipient
                        && earlier.kind == later.kind
                        && earlier.delay_seconds.is_disjoint(&later.delay_seconds)
                        && !earlier.started.certainly_before(&later.started)
                        && !later.started.certainly_before(&earlier.started)
                };
                if case.aid[index.saturating_sub(COMPARED)..index].iter().any(disagrees) {
                    out.at(format_args!("/aid/{index}/delay_seconds"));
                }
            }
        }),
    }

    /// A person who survived a serious injury received aid.
    ///
    /// By whom, when and where is among the first things that readers ask.
    SERIOUS_INJURY_WITHOUT_AID = "serious-injury-without-aid" {
        severity: Info,
        profiles: [Intake: Off, Dataset: Off],
        ground: Plausibility,
        citation: "URSUS asks for `Medical_Aid` of everyone who was hurt.",
        exceptions: "For information only: nothing is wrong.",
        pointers: ["/people/*/injuries"],
        message: "the person was seriously injured and survived, and the record has no aid",
        bad: r#"{"/people/1/vital_status": {"status": "known", "value": "alive"}, "/people/1/injuries": [{"level": {"status": "known", "value": {"code": "serious_injury"}}}]}"#,
        good: r#"{"/people/1/vital_status": {"status": "known", "value": "alive"}, "/people/1/injuries": [{"level": {"status": "known", "value": {"code": "serious_injury"}}}], "/aid/-": {"id": "aid-2", "recipient": "officer-1", "kind": {"code": "hospital"}}}"#,
        check: Person(|person, cx, out| {
            let grave = person.injuries.iter().any(|injury| injury.level.is(InjuryLevel::Serious));
            let lives = person.vital_status.value() == Some(&VitalStatus::Alive);
            let aid = &cx.case.aid;
            if grave && lives && aid.len() <= LOOKED_THROUGH && !aid.iter().any(|aid| aid.recipient == person.id) {
                out.at("/injuries");
            }
        }),
    }

    /// A person who died on the scene was not taken to hospital.
    ///
    /// One of the two is about another person, or death was pronounced only later.
    SCENE_DEATH_WITH_TRANSPORT = "scene-death-with-transport" {
        severity: Warning,
        ground: Logic,
        citation: "URSUS distinguishes those who died in transit from those who were treated on the scene.",
        exceptions: "The body was taken away: that is not medical aid.",
        pointers: ["/aid/*/outcome"],
        message: "the recipient died on the scene, and was taken to hospital or treated there",
        bad: r#"{"/aid/0/outcome": {"status": "known", "value": {"code": "died_at_scene"}}, "/aid/-": {"id": "aid-2", "recipient": "subject", "providers": ["fire-department"], "kind": {"code": "transport"}}}"#,
        good: r#"{"/aid/0/outcome": {"status": "known", "value": {"code": "died_in_transit"}}, "/aid/-": {"id": "aid-2", "recipient": "subject", "providers": ["fire-department"], "kind": {"code": "transport"}}}"#,
        check: CaseFile(|case, _, out| {
            for (index, aid) in case.aid.iter().enumerate().filter(|(_, aid)| aid.outcome.is(AidOutcome::DiedAtScene)) {
                let nearby = &case.aid[index.saturating_sub(COMPARED)..case.aid.len().min(index + COMPARED)];
                let elsewhere = |kind: AidKind| matches!(kind, AidKind::Transport | AidKind::Hospital);
                let moved = |other: &Aid| {
                    other.recipient == aid.recipient && other.kind.as_ref().is_some_and(|it| elsewhere(it.code))
                };
                if nearby.iter().any(moved) {
                    out.at(format_args!("/aid/{index}/outcome"));
                }
            }
        }),
    }

    /// "No aid" is not combined with aid.
    ///
    /// "None" next to something is a form's first answer, or another provider's.
    NO_AID_WITH_AID = "no-aid-with-aid" {
        severity: Warning,
        ground: Codebook,
        citation: "URSUS refuses `none` together with another value of the set.",
        exceptions: "None by some, some by others: then say by whom. First none, then some: then say when. Help that was refused.",
        pointers: ["/aid/*/kind"],
        message: "no aid is said to have been given, and aid was given",
        bad: r#"{"/aid/-": {"id": "aid-2", "recipient": "subject", "kind": {"code": "no_aid"}}, "/aid/0/kind": {"code": "cpr"}}"#,
        good: r#"{"/aid/-": {"id": "aid-2", "recipient": "subject", "providers": ["fire-department"], "kind": {"code": "no_aid"}}, "/aid/0/kind": {"code": "cpr"}}"#,
        check: CaseFile(|case, _, out| {
            let is_none =
                |aid: &Aid| aid.kind.as_ref().is_some_and(|kind| *kind == AidKind::NoAid) && !aid.refused.is_yes();
            for (index, none) in case.aid.iter().enumerate().filter(|(_, aid)| is_none(aid)) {
                let nearby = &case.aid[index.saturating_sub(COMPARED)..case.aid.len().min(index + COMPARED)];
                let given = |kind: AidKind| !matches!(kind, AidKind::NoAid | AidKind::Called);
                let contradicts = |other: &Aid| {
                    other.recipient == none.recipient
                        && other.kind.as_ref().is_some_and(|kind| given(kind.code))
                        && (none.providers.is_empty() || none.providers == other.providers)
                };
                if matches!(none.started, Fact::NotStated) && nearby.iter().any(contradicts) {
                    out.at(format_args!("/aid/{index}/kind"));
                }
            }
        }),
    }
}
