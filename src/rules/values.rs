//! Rules on single values: codes, ranges, and the source's own words beside them.

use super::rules;
use crate::model::Leaf;

rules! {
    /// A code `other` comes with the source's own words.
    ///
    /// Without them it says only that the list was too short.
    CODE_WITHOUT_WORDS = "code-without-words" {
        severity: Warning,
        ground: Codebook,
        citation: "Open codelists bar real words unless these stand beside the code (complaints BODS#45, BODS#80).",
        exceptions: "The source itself says no more than \"other\": then say that in `source_text`.",
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

    /// A list of codes or of ids names each member once.
    ///
    /// Such lists are sets. A member that stands twice is most often a second one that was meant
    /// and lost: a form's answer that was copied over another.
    LIST_MEMBER_REPEATED = "list-member-repeated" {
        severity: Warning,
        ground: Codebook,
        citation: "URSUS refuses a set that has a value twice (`SubsetValidator`: duplicate). Washington Post v2 has `knife;knife` six times.",
        exceptions: "Things and people are records of their own: two knives are two. `other` with different words is not the same.",
        pointers: ["**"],
        message: "the list has this member already",
        bad: r#"{"/incident/agencies/-": "riverton-police"}"#,
        good: r#"{"/people/1/roles": [{"code": "officer"}, {"code": "shooter"},
            {"code": "other", "source_text": "negotiator"}, {"code": "other", "source_text": "crew chief"}]}"#,
        check: Leaf(|leaf, _, out| {
            if let Leaf::RepeatedMember = leaf {
                out.at("");
            }
        }),
    }

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

    /// A number was not read from a cell that a spreadsheet broke.
    ///
    /// Spreadsheets turn "3-5" into a day in March, and a lost formula into `#REF!`. A number that
    /// was read from such a cell is not what somebody wrote there.
    CELL_BROKEN = "cell-broken" {
        severity: Warning,
        ground: Plausibility,
        citation: "VICE has `5-Mar` and `5-Apr` among its numbers of rounds, and `#REF!` for 29 ages.",
        exceptions: "A number that was found elsewhere: then its source's words belong beside it.",
        pointers: ["**"],
        message: "the source's cell is one that a spreadsheet broke, and a number was read from it",
        bad: r##"{"/people/0/age_years": {"status": "known", "value": 5, "source_text": "#REF!"}}"##,
        good: r##"{"/people/0/age_years": {"status": "unknown", "source_text": "#REF!"}}"##,
        check: Leaf(|leaf, _, out| {
            if let Leaf::BrokenCell = leaf {
                out.at("");
            }
        }),
    }

    /// A day is the day of the week that its source names.
    ///
    /// A weekday is the cheapest check of a date there is: one of the two was mistyped, by the source
    /// or by whoever read it.
    WEEKDAY_MISMATCH = "weekday-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "The calendar. Captions of one wire set gave 9 April 2018, a Monday, as Monday and as Tuesday.",
        exceptions: "The source is wrong, and the date is known from another: then the words belong to a claim.",
        pointers: ["**"],
        message: "the source's words name another day of the week than this date's",
        bad: r#"{"/incident/occurred": {"status": "known", "value": "2021-05-01T22:10", "source_text": "late on Sunday, May 1"}}"#,
        good: r#"{"/incident/occurred": {"status": "known", "value": "2021-05-01T22:10", "source_text": "late on Saturday, May 1"}}"#,
        check: Leaf(|leaf, _, out| {
            if let Leaf::OtherWeekday = leaf {
                out.at("");
            }
        }),
    }

    /// A day that the source tells by another day is worked out.
    ///
    /// "Today" and "three days later" mean a date as long as somebody remembers when the words were
    /// written. Give the date with basis `derived`, and keep the words.
    RELATIVE_DATE_UNRESOLVED = "relative-date-unresolved" {
        severity: Info,
        ground: Plausibility,
        citation: "A news text of April 2018 tells all its days but one as \"today\", \"Monday\" and \"three days later\".",
        exceptions: "The day that the words count from is not known either.",
        pointers: ["**"],
        message: "the source tells the day by another one, and nobody worked it out",
        bad: r#"{"/releases/0/released": {"status": "unknown", "source_text": "three days later"}}"#,
        good: r#"{"/releases/0/released": {"status": "known", "value": "2021-05-04", "basis": "derived", "source_text": "three days later"}}"#,
        check: Leaf(|leaf, _, out| {
            if let Leaf::RelativeDay = leaf {
                out.at("");
            }
        }),
    }

    /// What is withheld is withheld for a reason.
    ///
    /// By whom and why tells a reader whom to ask, and a publisher when the reason is gone. A silent
    /// blank is read as carelessness, or as something to hide.
    REDACTION_NO_REASON = "redaction-no-reason" {
        severity: Info,
        profiles: [Publish: Warning, Dataset: Off],
        ground: Law,
        citation: "Cal. Gov. Code 7923.625 and Penal Code 832.7 list the grounds on which something may be taken out, and want the one that applies in writing.",
        exceptions: "The source does not say why: then its words belong into `source_text`.",
        pointers: ["**"],
        message: "this is withheld, and neither a reason nor the source's words say why",
        bad: r#"{"/people/1/name": {"status": "withheld"}}"#,
        good: r#"{"/people/1/name": {"status": "withheld", "reason": "safety"}}"#,
        check: Leaf(|leaf, _, out| {
            if let Leaf::WithheldInSilence = leaf {
                out.at("");
            }
        }),
    }
}
