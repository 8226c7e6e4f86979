//! Rules on money: what was demanded, agreed and paid.

use super::rules;
use crate::{Fact, Number, Proceeding};

rules! {
    /// The parts of a settlement add up to its amount.
    ///
    /// Fees and trusts are easily omitted from one or the other.
    MONEY_PARTS_MISMATCH = "money-parts-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "A sum is what its parts are.",
        exceptions: "Interest and expenses; differences of cents are not reported.",
        pointers: ["/proceedings/*/parts"],
        message: "the parts and the amount of the settlement differ by {} dollars",
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

    /// An amount of money is not negative.
    ///
    /// The sign came from a column of payments, or from a dash that stood for "none".
    MONEY_NEGATIVE = "money-negative" {
        severity: Error,
        ground: Logic,
        citation: "Nobody demands, is awarded or settles for less than nothing.",
        exceptions: "None.",
        pointers: [
            "/proceedings/*/demand_usd",
            "/proceedings/*/award_usd",
            "/proceedings/*/amount_usd",
            "/proceedings/*/parts/*/amount_usd",
        ],
        message: "the amount is negative",
        bad: r#"{"/proceedings": [{"kind": "suit", "id": "suit-1", "demand_usd": {"status": "known", "value": -1}}]}"#,
        good: r#"{"/proceedings": [{"kind": "suit", "id": "suit-1", "award_usd": {"status": "known", "value": 0}}]}"#,
        check: Proceeding(|proceeding, _, out| {
            let is_negative = |amount: &Fact<Number>| amount.max().is_some_and(|most| most < 0.0);
            match proceeding {
                Proceeding::Suit(suit) => {
                    if is_negative(&suit.demand_usd) {
                        out.at("/demand_usd");
                    }
                    if is_negative(&suit.award_usd) {
                        out.at("/award_usd");
                    }
                }
                Proceeding::Settlement(settlement) => {
                    if is_negative(&settlement.amount_usd) {
                        out.at("/amount_usd");
                    }
                    for (index, part) in settlement.parts.iter().enumerate() {
                        if is_negative(&part.amount_usd) {
                            out.at(format_args!("/parts/{index}/amount_usd"));
                        }
                    }
                }
                _ => {}
            }
        }),
    }

    /// A settlement is less than the demand.
    ///
    /// One that reaches the demand is most often the demand itself, read as the settlement.
    SETTLEMENT_EXCEEDS_DEMAND = "settlement-exceeds-demand" {
        severity: Warning,
        ground: Plausibility,
        citation: "A demand of 20 million dollars was reported as a \"tentative settlement\"; the settlement was 2.4 million.",
        exceptions: "The whole demand was paid, or the demand grew and its final form is not in the record. As long as any suit's demand is unknown, nothing is reported.",
        pointers: ["/proceedings/*/amount_usd"],
        message: "the settlement reaches or exceeds the largest demand in the record: is it the demand?",
        bad: r#"{"/proceedings": [{"kind": "suit", "id": "suit-1", "demand_usd": {"status": "known", "value": 20000000}},
            {"kind": "settlement", "id": "settlement-1", "amount_usd": {"status": "known", "value": 20000000}}]}"#,
        good: r#"{"/proceedings": [{"kind": "suit", "id": "suit-1", "demand_usd": {"status": "range", "min": 20000000}},
            {"kind": "settlement", "id": "settlement-1", "amount_usd": {"status": "known", "value": 2400000}}]}"#,
        check: CaseFile(|case, _, out| {
            let demands = case.proceedings.iter().filter_map(|it| match it {
                Proceeding::Suit(suit) => Some(suit.demand_usd.max()),
                _ => None,
            });
            // Of a demand that is not known, or open above, anything may be less.
            let Some(largest) = demands.reduce(|a, b| Some(a?.max(b?))).flatten() else { return };
            for (index, proceeding) in case.proceedings.iter().enumerate() {
                if let Proceeding::Settlement(settlement) = proceeding
                    && settlement.amount_usd.min().is_some_and(|amount| amount >= largest)
                {
                    out.at(format_args!("/proceedings/{index}/amount_usd"));
                }
            }
        }),
    }
}
