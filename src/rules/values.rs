//! Rules on single values: codes, ranges, and the source's own words for them.

use super::rules;
use crate::model::Leaf;

rules! {
    /// The code `other` comes with the source's own words.
    ///
    /// Without them it says only that the list was too short.
    CODE_WITHOUT_WORDS = "code-without-words" {
        severity: Warning,
        ground: Codebook,
        citation: "Open codelists hide the real words unless these are kept with the code (complaints BODS#45, BODS#80).",
        exceptions: "The source itself says only \"other\": then put that into `source_text`.",
        pointers: ["**"],
        message: "`other` says nothing without the source's own words in `source_text`",
        bad: r#"{"/people/1/roles/-": {"code": "other"}}"#,
        good: r#"{"/people/1/roles/-": {"code": "other", "source_text": "negotiator"}}"#,
        check: Leaf(|leaf, _, out| {
            if let Leaf::OtherCode { has_words: false } = leaf {
                out.at("");
            }
        }),
    }

    /// A list of codes or ids has each member once.
    ///
    /// Such lists are sets. A repeated member most often stands for a second one that was lost: one
    /// answer of a form copied over another.
    LIST_MEMBER_REPEATED = "list-member-repeated" {
        severity: Warning,
        ground: Codebook,
        citation: "URSUS refuses a set that has a value twice (`SubsetValidator`: duplicate). Washington Post v2 has `knife;knife` six times.",
        exceptions: "Things and people have records of their own: two knives are two. `other` with different words is not a repetition.",
        pointers: ["**"],
        message: "this member is already in the list",
        bad: r#"{"/incident/agencies/-": "riverton-police"}"#,
        good: r#"{"/people/1/roles": [{"code": "officer"}, {"code": "shooter"},
            {"code": "other", "source_text": "negotiator"}, {"code": "other", "source_text": "crew chief"}]}"#,
        check: Leaf(|leaf, _, out| {
            if let Leaf::RepeatedMember = leaf {
                out.at("");
            }
        }),
    }

    /// The minimum of a range is not more than its maximum.
    ///
    /// An inverted range contains nothing at all.
    COUNT_RANGE_INVERTED = "count-range-inverted" {
        severity: Error,
        ground: Logic,
        citation: "No number is both at least 8 and at most 5.",
        exceptions: "None.",
        pointers: ["**"],
        message: "the minimum of the range is more than its maximum, so it contains nothing",
        bad: r#"{"/autopsies/0/bullet_strikes": {"status": "range", "min": 3, "max": 2}}"#,
        good: r#"{"/autopsies/0/bullet_strikes": {"status": "range", "min": 2, "max": 2}}"#,
        check: Leaf(|leaf, _, out| {
            if let Leaf::InvertedRange = leaf {
                out.at("");
            }
        }),
    }

    /// A range has at least one bound.
    ///
    /// Without one it says no more than silence. If nobody knows, the status is `unknown`.
    RANGE_OPEN = "range-open" {
        severity: Warning,
        ground: Logic,
        citation: "From anything to anything is no range.",
        exceptions: "None.",
        pointers: ["**"],
        message: "the range has neither bound: use `unknown`, or leave it out",
        bad: r#"{"/autopsies/0/entry_wounds": {"status": "range"}}"#,
        good: r#"{"/autopsies/0/entry_wounds": {"status": "range", "min": 1}}"#,
        check: Leaf(|leaf, _, out| {
            if let Leaf::OpenRange = leaf {
                out.at("");
            }
        }),
    }

    /// A number does not come from a cell that a spreadsheet broke.
    ///
    /// Spreadsheets turn "3-5" into a day in March, and a lost formula into `#REF!`. A number read
    /// from such a cell is not what somebody entered.
    CELL_BROKEN = "cell-broken" {
        severity: Warning,
        ground: Plausibility,
        citation: "VICE has `5-Mar` and `5-Apr` among its numbers of rounds, and `#REF!` for 29 ages.",
        exceptions: "The number was found elsewhere: then quote that source's words with it.",
        pointers: ["**"],
        message: "a number was read from a cell that a spreadsheet broke",
        bad: r##"{"/people/0/age_years": {"status": "known", "value": 5, "source_text": "#REF!"}}"##,
        good: r##"{"/people/0/age_years": {"status": "unknown", "source_text": "#REF!"}}"##,
        check: Leaf(|leaf, _, out| {
            if let Leaf::BrokenCell = leaf {
                out.at("");
            }
        }),
    }

    /// A date falls on the weekday that its source names.
    ///
    /// A weekday is the cheapest check of a date: one of the two was mistyped, by the source or by
    /// whoever read it.
    WEEKDAY_MISMATCH = "weekday-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "The calendar. Captions in one wire set gave 9 April 2018, a Monday, as Monday and as Tuesday.",
        exceptions: "The source is wrong, and the date is known from another: then the words belong in a claim.",
        pointers: ["**"],
        message: "the source's words name a different weekday from this date's",
        bad: r#"{"/incident/occurred": {"status": "known", "value": "2021-05-01T22:10", "source_text": "late on Sunday, May 1"}}"#,
        good: r#"{"/incident/occurred": {"status": "known", "value": "2021-05-01T22:10", "source_text": "late on Saturday, May 1"}}"#,
        check: Leaf(|leaf, _, out| {
            if let Leaf::OtherWeekday = leaf {
                out.at("");
            }
        }),
    }

    /// A date that the source gives relative to another day is worked out.
    ///
    /// "Today" and "three days later" mean a date only while somebody remembers when the words were
    /// written. Give the date with the basis `derived`, and keep the words.
    RELATIVE_DATE_UNRESOLVED = "relative-date-unresolved" {
        severity: Info,
        ground: Plausibility,
        citation: "A news text of April 2018 gives all its days but one as \"today\", \"Monday\" and \"three days later\".",
        exceptions: "The day from which the words count is not known either.",
        pointers: ["**"],
        message: "the source gives this day relative to another, and the date was not worked out",
        bad: r#"{"/releases/0/released": {"status": "unknown", "source_text": "three days later"}}"#,
        good: r#"{"/releases/0/released": {"status": "known", "value": "2021-05-04", "basis": "derived", "source_text": "three days later"}}"#,
        check: Leaf(|leaf, _, out| {
            if let Leaf::RelativeDay = leaf {
                out.at("");
            }
        }),
    }

    /// What is withheld has a reason.
    ///
    /// Who withholds it and why tells a reader whom to ask, and a publisher when the reason no
    /// longer holds. A silent blank looks careless, or like something to hide.
    REDACTION_NO_REASON = "redaction-no-reason" {
        severity: Info,
        profiles: [Publish: Warning, Dataset: Off],
        ground: Law,
        citation: "Cal. Gov. Code 7923.625 and Penal Code 832.7 list the grounds on which something may be redacted, and require the applicable one in writing.",
        exceptions: "The source does not say why: then put its words into `source_text`.",
        pointers: ["**"],
        message: "this is withheld, and neither `reason` nor `source_text` says why",
        bad: r#"{"/people/1/name": {"status": "withheld"}}"#,
        good: r#"{"/people/1/name": {"status": "withheld", "reason": "safety"}}"#,
        check: Leaf(|leaf, _, out| {
            if let Leaf::WithheldInSilence = leaf {
                out.at("");
            }
        }),
    }
}
