//! Rules on wounds that an examiner counted. One bullet makes one wound, two, or several.

use super::interval::Interval;
use super::rounds::rounds_at_most;
use super::rules;
use crate::value::words;
use crate::{
    Autopsy, Count, Entity, Fact, Injury, InjuryMechanism, Person, PersonRole, RegionCount, WoundKind, WoundUnit,
};

rules! {
    /// More wounds than rounds are flagged for information.
    ///
    /// It is often right: one bullet makes an entry and an exit, or strikes two people; fragments
    /// make separate wounds. Each body examined is checked by itself, then all together.
    WOUNDS_EXCEED_ROUNDS = "wounds-exceed-rounds" {
        severity: Info,
        ground: Plausibility,
        citation: "New York 2012: at least 19 wounds from 16 rounds, rightly.",
        exceptions: "Exits, fragments and ricochets: that is why it is only an info.",
        pointers: ["/autopsies/*", "/force/rounds_fired_by_officers"],
        message: "at least {} more wounds are counted than rounds were fired: is the unit right?",
        bad: r#"{"/autopsies/0/total_wounds": {"status": "known", "value": 4}}"#,
        good: r#"{"/autopsies/0/total_wounds": {"status": "known", "value": 3}}"#,
        check: CaseFile(|case, cx, out| {
            let Some(fired) = rounds_at_most(cx) else { return };
            let mut all = case.people.iter().map(|person| i64::from(was_wounded_and_lives(person))).sum::<i64>();
            for (index, autopsy) in case.autopsies.iter().enumerate() {
                let more = wounds(autopsy) - fired;
                if more > 0 {
                    return out.at_with(format_args!("/autopsies/{index}"), &[more]);
                }
                let before = &case.autopsies[index.saturating_sub(16)..index];
                if !before.iter().any(|earlier| earlier.person == autopsy.person) {
                    all += wounds(autopsy);
                }
            }
            if all > fired {
                out.at_with("/force/rounds_fired_by_officers", &[all - fired]);
            }
        }),
    }

    /// Exit wounds do not outnumber entry wounds.
    ///
    /// A bullet that leaves the body has entered it. More exits than entries are two swapped
    /// columns, or fragments.
    EXITS_EXCEED_ENTRIES = "exits-exceed-entries" {
        severity: Warning,
        ground: Plausibility,
        citation: "A bullet that leaves a body has entered it.",
        exceptions: "A bullet that breaks up and leaves in several places.",
        pointers: ["/autopsies/*/exit_wounds"],
        message: "at least {} more exit wounds are counted than entry wounds",
        bad: r#"{"/autopsies/0/entry_wounds": {"status": "known", "value": 1}, "/autopsies/0/exit_wounds": {"status": "known", "value": 2}}"#,
        good: r#"{"/autopsies/0/entry_wounds": {"status": "range", "min": 1}, "/autopsies/0/exit_wounds": {"status": "known", "value": 2}}"#,
        check: Autopsy(|autopsy, _, out| {
            if let Some(more) = Interval::from(&autopsy.exit_wounds).above((&autopsy.entry_wounds).into()) {
                out.at_with("/exit_wounds", &[more]);
            }
        }),
    }

    /// Entries, exits and grazes agree with their total.
    ///
    /// Totals differ in what they count: entries alone, entries and grazes, or all. A total is at
    /// least the first and at most all three together; `total_definition` says which.
    WOUND_PARTS_MISMATCH = "wound-parts-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "Akron 2022: 46 were \"entrances or grazes\" in one report, \"including 15 exits\" in another.",
        exceptions: "Wounds of another kind, included in the total: then they belong in `wounds`.",
        pointers: ["/autopsies/*/total_wounds"],
        message: "the total and its parts differ by at least {} wounds, whatever the total counts",
        bad: r#"{"/autopsies/0/entry_wounds": {"status": "known", "value": 3}, "/autopsies/0/total_wounds": {"status": "known", "value": 2}}"#,
        good: r#"{"/autopsies/0/entry_wounds": {"status": "known", "value": 1}, "/autopsies/0/exit_wounds": {"status": "known", "value": 1},
            "/autopsies/0/graze_wounds": {"status": "known", "value": 1}, "/autopsies/0/total_wounds": {"status": "known", "value": 2}}"#,
        check: Autopsy(|autopsy, _, out| {
            if !autopsy.total_wounds.is_stated() {
                return;
            }
            let [entries, exits, grazes] =
                [&autopsy.entry_wounds, &autopsy.exit_wounds, &autopsy.graze_wounds].map(Interval::from);
            let all: Interval = [entries, exits, grazes].into_iter().sum();
            let total = Interval::from(&autopsy.total_wounds);
            if let Some(gap) = entries.above(total).or_else(|| total.above(all)) {
                out.at_with("/total_wounds", &[gap]);
            }
        }),
    }

    /// No more wounds of a kind are listed than are counted.
    ///
    /// Lists are often incomplete; a list longer than the count is a contradiction.
    WOUNDS_LISTED_MISMATCH = "wounds-listed-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "A part is not more than the whole.",
        exceptions: "None.",
        pointers: ["/autopsies/*/wounds"],
        message: "at least {} more wounds of a kind are listed than are counted",
        bad: r#"{"/autopsies/0/exit_wounds": {"status": "known", "value": 0}, "/autopsies/0/wounds": [
            {"region": {"code": "arm"}, "kind": {"status": "known", "value": {"code": "exit"}}}]}"#,
        good: r#"{"/autopsies/0/exit_wounds": {"status": "known", "value": 2}, "/autopsies/0/wounds": [
            {"region": {"code": "arm"}, "kind": {"status": "known", "value": {"code": "exit"}}}]}"#,
        check: Autopsy(|autopsy, _, out| {
            if autopsy.wounds.is_empty() {
                return;
            }
            let too_many = |kind: WoundKind, counted: &Fact<Count>| {
                let listed = autopsy.wounds.iter().filter(|wound| wound.kind.is(kind)).count();
                Interval::from(listed).above(counted.into())
            };
            let more = too_many(WoundKind::Entry, &autopsy.entry_wounds)
                .or_else(|| too_many(WoundKind::Exit, &autopsy.exit_wounds))
                .or_else(|| too_many(WoundKind::Graze, &autopsy.graze_wounds));
            if let Some(more) = more {
                out.at_with("/wounds", &[more]);
            }
        }),
    }

    /// Per-region counts do not exceed the total.
    ///
    /// A smaller sum is not a contradiction: reports name the regions that matter. A larger one
    /// comes from a wound counted in two regions, or from a typing error.
    REGIONS_SUM_MISMATCH = "regions-sum-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "Akron 2022: 15, 17, 8, 5 and 1 make 46. Sacramento 2018: 3, 3 and 1 make 7.",
        exceptions: "Regions that overlap, such as the side and the back. Regions counted in different units are never added up.",
        pointers: ["/autopsies/*/regions", "/autopsy_reviews/*/regions", "/force/strikes/*/regions"],
        message: "the regions together have at least {} more than the total",
        bad: r#"{"/autopsies/0/regions": [
            {"region": {"code": "back"}, "count": {"status": "known", "value": 2}, "unit": {"code": "bullet_strike"}},
            {"region": {"code": "arm"}, "count": {"status": "known", "value": 1}, "unit": {"code": "bullet_strike"}}]}"#,
        good: r#"{"/autopsies/0/regions": [
            {"region": {"code": "back"}, "count": {"status": "known", "value": 2}, "unit": {"code": "bullet_strike"}},
            {"region": {"code": "arm"}, "count": {"status": "known", "value": 1}, "unit": {"code": "exit_wound"}}]}"#,
        check: Entity(|entity, _, out| {
            let (regions, strikes) = match entity {
                Entity::Autopsy(it) => (&it.regions, &it.bullet_strikes),
                Entity::AutopsyReview(it) => (&it.regions, &it.bullet_strikes),
                Entity::Strike(it) => (&it.regions, &it.bullet_strikes),
                _ => return,
            };
            let Some(unit) = regions.iter().find_map(unit) else { return };
            let total = match (entity, unit) {
                (_, WoundUnit::BulletStrike) => strikes,
                (Entity::Autopsy(autopsy), unit) => total(autopsy, unit),
                _ => return,
            };
            let sum: Interval =
                regions.iter().filter(|it| self::unit(it) == Some(unit)).map(|it| (&it.count).into()).sum();
            if let Some(more) = sum.above(total.into()) {
                out.at_with("/regions", &[more]);
            }
        }),
    }

    /// "Most" is recorded as more than half.
    ///
    /// "Most of the eight" is five to eight. A smaller number was not read from those words.
    MAJORITY_WORD_MISMATCH = "majority-word-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "Most is more than half.",
        exceptions: "The words refer to a different total from the record's number of strikes.",
        pointers: ["/autopsies/*/regions/*/count", "/autopsy_reviews/*/regions/*/count", "/force/strikes/*/regions/*/count"],
        message: "the source's words say \"most\", and the number is not more than half",
        bad: r#"{"/autopsies/0/regions": [{"region": {"code": "back"}, "count": {"status": "known", "value": 1, "source_text": "most of them"}}]}"#,
        good: r#"{"/autopsies/0/regions": [{"region": {"code": "back"}, "count": {"status": "known", "value": 2, "source_text": "most of them"}}]}"#,
        check: Entity(|entity, _, out| {
            let (regions, strikes) = match entity {
                Entity::Autopsy(it) => (&it.regions, &it.bullet_strikes),
                Entity::AutopsyReview(it) => (&it.regions, &it.bullet_strikes),
                Entity::Strike(it) => (&it.regions, &it.bullet_strikes),
                _ => return,
            };
            for (index, region) in regions.iter().enumerate() {
                let says_most =
                    region.count.source_text().is_some_and(|words| words::hold(words, &["most", "majority"]));
                if says_most
                    && let (Some(most), Some(total)) = (region.count.max(), strikes.min())
                    && most <= total / 2
                {
                    out.at(format_args!("/regions/{index}/count"));
                }
            }
        }),
    }
}

/// How many wounds an examiner counted, at least.
fn wounds(autopsy: &Autopsy) -> i64 {
    autopsy.total_wounds.min().or(autopsy.entry_wounds.min()).unwrap_or_default().into()
}

/// Whether a bullet, or a piece of one, made a wound on somebody who lives.
fn was_wounded_and_lives(person: &Person) -> bool {
    let by_bullet =
        |it: &Injury| it.mechanism.is(InjuryMechanism::Bullet) || it.mechanism.is(InjuryMechanism::Fragment);
    person.injuries.iter().any(by_bullet) && !person.has_role(PersonRole::Decedent)
}

/// What a region counts, if it says.
fn unit(region: &RegionCount) -> Option<WoundUnit> {
    region.unit.as_ref().map(|unit| unit.code)
}

fn total(autopsy: &Autopsy, unit: WoundUnit) -> &Fact<Count> {
    match unit {
        WoundUnit::Entry => &autopsy.entry_wounds,
        WoundUnit::Exit => &autopsy.exit_wounds,
        WoundUnit::Graze => &autopsy.graze_wounds,
        WoundUnit::Recovered => &autopsy.bullets_recovered,
        WoundUnit::Wound | WoundUnit::EntryOrGraze => &autopsy.total_wounds,
        _ => &Fact::NotStated,
    }
}
