//! Rules on counts. A count is an interval; only what cannot be the same number is a contradiction.

use super::rules;
use crate::model::Leaf;
use crate::validate::Context;
use crate::{Count, Fact, ItemCount, ItemUnit, Proceeding};

rules! {
    /// A range's least is not more than its most.
    ///
    /// A range the wrong way round holds nothing at all.
    COUNT_RANGE_INVERTED = "count-range-inverted" {
        severity: Error,
        ground: Logic,
        citation: "No number is both at least 8 and at most 5.",
        exceptions: "None.",
        pointers: ["**"],
        message: "the range holds nothing: its least is more than its most",
        bad: r#"{"/autopsies/0/bullet_strikes": {"status": "range", "min": 3, "max": 2}}"#,
        good: r#"{"/autopsies/0/bullet_strikes": {"status": "range", "min": 2, "max": 2}}"#,
        check: Leaf(|leaf, _, out| {
            if let Leaf::InvertedRange = leaf {
                out.at("");
            }
        }),
    }

    /// A range has a bound.
    ///
    /// Without one it says no more than silence. If nobody knows, the status is `unknown`.
    RANGE_OPEN = "range-open" {
        severity: Warning,
        ground: Logic,
        citation: "From anything to anything is no range.",
        exceptions: "None.",
        pointers: ["**"],
        message: "the range has neither bound; say `unknown`, or leave it out",
        bad: r#"{"/autopsies/0/entry_wounds": {"status": "range"}}"#,
        good: r#"{"/autopsies/0/entry_wounds": {"status": "range", "min": 1}}"#,
        check: Leaf(|leaf, _, out| {
            if let Leaf::OpenRange = leaf {
                out.at("");
            }
        }),
    }

    /// The officers' rounds add up to their total.
    ///
    /// When every discharge is listed, the sum and the total are the same number.
    ROUNDS_SUM_MISMATCH = "rounds-sum-mismatch" {
        severity: Error,
        ground: Logic,
        citation: "New York 2012: 7 and 9 rounds make the 16 that were fired.",
        exceptions: "Lists that `discharges_complete` does not call complete are not looked at.",
        pointers: ["/force/rounds_fired_by_officers"],
        message: "the discharges and the total are at least {} rounds apart",
        bad: r#"{"/force/rounds_fired_by_officers": {"status": "known", "value": 5}}"#,
        good: r#"{"/force/rounds_fired_by_officers": {"status": "known", "value": 5}, "/force/discharges_complete": {"status": "unknown"}}"#,
        check: CaseFile(|_, cx, out| {
            let Some(force) = cx.force() else { return };
            if !force.discharges_complete.is_yes() || !cx.only_officers_fired() {
                return;
            }
            let sum = |bound: fn(&Fact<Count>) -> Option<u32>| {
                force.discharges.iter().map(|it| bound(&it.rounds_fired).map(i64::from)).sum::<Option<i64>>()
            };
            let (Some(min), Some(max)) = (sum(Fact::<Count>::min), sum(Fact::<Count>::max)) else { return };
            let total = &force.rounds_fired_by_officers;
            if let Some(gap) = gap([min, max], total) {
                out.at_with("/force/rounds_fired_by_officers", &[gap]);
            }
        }),
    }

    /// How many rounds each shooter fired is known.
    ///
    /// Reports give a total first; who fired how many comes later, and should be asked for.
    SHOOTER_WITHOUT_ROUNDS = "shooter-without-rounds" {
        severity: Info,
        ground: Codebook,
        citation: "NIEM `ForceShotsFiredQuantity`; VICE `NumberOfShots`, of which 2,969 of 4,117 are missing.",
        exceptions: "It is worth knowing, never wrong.",
        pointers: ["/force/discharges/*"],
        misses: ["rounds_fired"],
        message: "how many rounds each shooter fired is not known",
        bad: r#"{"/force/discharges/0/shooters": ["officer-1", "subject"]}"#,
        good: r#"{"/force/discharges/0/rounds_fired": {"status": "range", "min": 2, "max": 3}}"#,
        check: Discharge(|discharge, _, out| {
            let together = discharge.shooters.len() > 1 || discharge.shooters_count.min() > Some(1);
            let unknown = discharge.rounds_fired.value().is_none() && discharge.rounds_fired.range().is_none();
            if together || unknown {
                out.at("");
            }
        }),
    }

    /// No more officers fired than were there.
    ///
    /// A common slip is to count officers placed on leave as shooters.
    SHOOTERS_EXCEED_OFFICERS = "shooters-exceed-officers" {
        severity: Error,
        ground: Logic,
        citation: "Who fired was there.",
        exceptions: "None.",
        pointers: ["/force/officers_who_fired"],
        message: "more officers are said to have fired than were involved",
        bad: r#"{"/force/officers_who_fired": {"status": "known", "value": 3}}"#,
        good: r#"{"/force/officers_who_fired": {"status": "range", "min": 1, "max": 3}}"#,
        check: CaseFile(|case, cx, out| {
            let Some(force) = cx.force() else { return };
            let fired = force.officers_who_fired.min();
            let exceeds = |all: &Fact<Count>| matches!((fired, all.max()), (Some(fired), Some(all)) if fired > all);
            if exceeds(&force.officers_present) || exceeds(&case.incident.officers_involved) {
                out.at("/force/officers_who_fired");
            }
        }),
    }

    /// No person is struck by more bullets than were fired.
    ///
    /// One bullet can make several wounds, and strike several people; it strikes one person once.
    /// Wounds are another unit, and have a rule of their own.
    HITS_EXCEED_ROUNDS = "hits-exceed-rounds" {
        severity: Warning,
        ground: Plausibility,
        citation: "NVDRS keeps the number of bullets that hit apart from the number of wounds.",
        exceptions: "Fragments, shot pellets, a bullet that enters twice, rounds of others that nobody counted.",
        pointers: ["/autopsies/*/bullet_strikes", "/force/strikes/*/bullet_strikes"],
        message: "at least {} more bullets are said to have struck than were fired",
        bad: r#"{"/autopsies/0/bullet_strikes": {"status": "known", "value": 4}}"#,
        good: r#"{"/autopsies/0/bullet_strikes": {"status": "known", "value": 3}}"#,
        check: Entity(|entity, cx, out| {
            let strikes = match entity {
                crate::Entity::Autopsy(it) => &it.bullet_strikes,
                crate::Entity::Strike(it) => &it.bullet_strikes,
                _ => return,
            };
            if let (Some(struck), Some(fired)) = (strikes.min(), rounds_at_most(cx))
                && i64::from(struck) > fired
            {
                out.at_with("/bullet_strikes", &[i64::from(struck) - fired]);
            }
        }),
    }

    /// More wounds than rounds is worth a look.
    ///
    /// It is often right: one bullet makes an entry and an exit, fragments make wounds of their own.
    WOUNDS_EXCEED_ROUNDS = "wounds-exceed-rounds" {
        severity: Info,
        ground: Plausibility,
        citation: "New York 2012: at least 19 wounds of 16 rounds, rightly.",
        exceptions: "Exits, fragments and ricochets: that is why it is only worth knowing.",
        pointers: ["/autopsies/*/total_wounds"],
        message: "at least {} more wounds are counted than rounds were fired; the unit may be worth a word",
        bad: r#"{"/autopsies/0/total_wounds": {"status": "known", "value": 4}}"#,
        good: r#"{"/autopsies/0/total_wounds": {"status": "known", "value": 3}}"#,
        check: Autopsy(|autopsy, cx, out| {
            if let (Some(wounds), Some(fired)) = (autopsy.total_wounds.min(), rounds_at_most(cx))
                && i64::from(wounds) > fired
            {
                out.at_with("/total_wounds", &[i64::from(wounds) - fired]);
            }
        }),
    }

    /// The parts of a release add up to its total.
    ///
    /// 23, 28, 1 and 2 items make 54, not 53: a source counted otherwise, or something is missing.
    MEDIA_PARTS_MISMATCH = "media-parts-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "Sacramento, 16 April 2018: 53 videos by one count, 52 by another, 54 files by their parts.",
        exceptions: "Counts by kinds that overlap: then mark no total.",
        pointers: ["/releases/*/counts"],
        message: "the parts and the total are at least {} items apart",
        bad: r#"{"/releases/0/counts": [
            {"unit": {"code": "video"}, "count": {"status": "known", "value": 5}, "total": {"status": "known", "value": true}},
            {"unit": {"code": "body_worn_video"}, "count": {"status": "known", "value": 3}},
            {"unit": {"code": "in_car_video"}, "count": {"status": "known", "value": 1}}]}"#,
        good: r#"{"/releases/0/counts": [
            {"unit": {"code": "video"}, "count": {"status": "range", "min": 4, "max": 5}, "total": {"status": "known", "value": true}},
            {"unit": {"code": "body_worn_video"}, "count": {"status": "known", "value": 3}},
            {"unit": {"code": "in_car_video"}, "count": {"status": "known", "value": 1}}]}"#,
        check: Release(|release, _, out| {
            let Some(total) = total(&release.counts) else { return };
            let parts = || release.counts.iter().filter(|part| !part.total.is_yes());
            let sum = |bound: fn(&Fact<Count>) -> Option<u32>| {
                parts().map(|part| bound(&part.count).map(i64::from)).sum::<Option<i64>>()
            };
            let (Some(min), Some(max)) = (sum(Fact::<Count>::min), sum(Fact::<Count>::max)) else { return };
            if parts().nth(1).is_some()
                && let Some(gap) = gap([min, max], &total.count)
            {
                out.at_with("/counts", &[gap]);
            }
        }),
    }

    /// A total of videos counts videos.
    ///
    /// Files, calls and pages among its parts make a number that nothing can be compared with.
    MEDIA_UNIT_MIXED = "media-unit-mixed" {
        severity: Warning,
        ground: Plausibility,
        citation: "Sacramento, 16 April 2018: videos and sound files were added up as videos.",
        exceptions: "None; call the total `file`.",
        pointers: ["/releases/*/counts"],
        message: "the total counts videos, and some of its parts are none",
        bad: r#"{"/releases/0/counts": [
            {"unit": {"code": "video"}, "count": {"status": "known", "value": 4}, "total": {"status": "known", "value": true}},
            {"unit": {"code": "emergency_call"}, "count": {"status": "known", "value": 4}}]}"#,
        good: r#"{"/releases/0/counts": [
            {"unit": {"code": "file"}, "count": {"status": "known", "value": 4}, "total": {"status": "known", "value": true}},
            {"unit": {"code": "emergency_call"}, "count": {"status": "known", "value": 4}}]}"#,
        check: Release(|release, _, out| {
            let of_videos = total(&release.counts).is_some_and(|total| total.unit == ItemUnit::Video);
            if of_videos && release.counts.iter().any(|part| !is_video(part.unit.code)) {
                out.at("/counts");
            }
        }),
    }

    /// The parts of a settlement add up to its amount.
    ///
    /// Fees and trusts are easily left out of one or the other.
    MONEY_PARTS_MISMATCH = "money-parts-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "A sum is what its parts are.",
        exceptions: "Interest and expenses; cents that were rounded away are not looked at.",
        pointers: ["/proceedings/*/parts"],
        message: "the parts and the amount of the settlement are {} dollars apart",
        bad: r#"{"/proceedings": [{"kind": "settlement", "id": "settlement-1", "amount_usd": {"status": "known", "value": 100000}, "parts": [
            {"amount_usd": {"status": "known", "value": 60000}, "purpose": "trust"}]}]}"#,
        good: r#"{"/proceedings": [{"kind": "settlement", "id": "settlement-1", "amount_usd": {"status": "known", "value": 100000}, "parts": [
            {"amount_usd": {"status": "known", "value": 60000}, "purpose": "trust"},
            {"amount_usd": {"status": "unknown"}, "purpose": "fees"}]}]}"#,
        check: Proceeding(|proceeding, _, out| {
            let Proceeding::Settlement(settlement) = proceeding else { return };
            let parts = settlement.parts.iter().map(|part| part.amount_usd.value().map(|amount| amount.get()));
            let (Some(sum), Some(amount)) = (parts.sum::<Option<f64>>(), settlement.amount_usd.value()) else { return };
            let apart = (sum - amount.get()).abs();
            if !settlement.parts.is_empty() && apart >= 1.0 {
                #[expect(clippy::cast_possible_truncation, reason = "shown to the dollar")]
                out.at_with("/parts", &[apart as i64]);
            }
        }),
    }
}

/// The most rounds that can have been fired by all, as far as the record knows.
fn rounds_at_most(cx: &Context<'_>) -> Option<i64> {
    let force = cx.force()?;
    let officers_rounds = i64::from(force.rounds_fired_by_officers.max()?);
    let others_rounds = match &force.rounds_fired_by_others {
        // All discharges are listed, and only officers' are among them.
        Fact::NotStated if force.discharges_complete.is_yes() && cx.only_officers_fired() => 0,
        others => i64::from(others.max()?),
    };
    Some(officers_rounds + others_rounds)
}

/// How far apart a sum, from its least to its most, and a total certainly are; `None` when they can
/// be the same.
fn gap([min, max]: [i64; 2], total: &Fact<Count>) -> Option<i64> {
    let above = total.min().map(|least| i64::from(least) - max);
    let below = total.max().map(|most| min - i64::from(most));
    above.into_iter().chain(below).find(|gap| *gap > 0)
}

fn total(counts: &[ItemCount]) -> Option<&ItemCount> {
    counts.iter().find(|count| count.total.is_yes())
}

fn is_video(unit: ItemUnit) -> bool {
    matches!(unit, ItemUnit::Video | ItemUnit::BodyWornVideo | ItemUnit::InCarVideo | ItemUnit::AircraftVideo)
}
