//! Rules about two records of one data set.

use super::rules;

rules! {
    /// An id names one case of a data set.
    ///
    /// What `linked_cases` and other data sets say of the id would be said of both.
    CASE_ID_REUSED = "case-id-reused" {
        severity: Error,
        ground: Logic,
        citation: "An id that names two things names neither.",
        exceptions: "Revisions of one case, which differ by their number.",
        pointers: ["/id"],
        message: "a record before it, on line {} of its file, has this id, and the two are no numbered revisions of one case",
        bad: r#"[{}, {"/title": "Another shooting"}]"#,
        good: r#"[{"/revision": 1}, {"/revision": 2}]"#,
        check: Pair(|pair, out| {
            if pair.is_one_id() && !pair.are_revisions() {
                out.at_with("/id", &[pair.line()]);
            }
        }),
    }

    /// A number that somebody gave to a case names that case alone.
    ///
    /// Case numbers and the keys of data sets are what records are joined by; a number on two of them
    /// joins what does not belong together, or one is a copy of the other.
    EXTERNAL_ID_REUSED = "external-id-reused" {
        severity: Warning,
        ground: Codebook,
        citation: "Mapping Police Violence has one Washington Post id on several rows, Fatal Encounters on eight.",
        exceptions: "One case number for two scenes: then name the other in `linked_cases`.",
        pointers: ["/external_ids/*/value", "/incident/external_ids/*/value"],
        message: "a record before it, on line {} of its file, has this number of the same scheme",
        bad: r#"[{"/external_ids": [{"scheme": "wapo", "value": "4711"}]}, {"/id": "riverton-2021-015", "/incident/occurred": {"status": "known", "value": "2021-08-09"}, "/external_ids": [{"scheme": "wapo", "value": "4711"}]}]"#,
        good: r#"[{"/external_ids": [{"scheme": "wapo", "value": "4711"}]}, {"/id": "riverton-2021-015", "/incident/occurred": {"status": "known", "value": "2021-08-09"}, "/external_ids": [{"scheme": "mpv", "value": "4711"}]}]"#,
        check: Pair(|pair, out| {
            if pair.are_apart() && let Some(pointer) = pair.same_number() {
                out.at_with(pointer, &[pair.line()]);
            }
        }),
    }

    /// A person is shot on one day in one record.
    ///
    /// Two rows of one name and day are nearly always one case told twice: middle names, accents,
    /// apostrophes and suffixes differ from source to source.
    SAME_NAME_SAME_DAY = "same-name-same-day" {
        severity: Warning,
        ground: Codebook,
        citation: "Washington Post v2 has three pairs of one name and date under two ids; complaints data-police-shootings#20, #23, #52, #68.",
        exceptions: "Two people of one name. In two states it is only worth knowing.",
        pointers: ["/people/*/name"],
        message: "a record before it, on line {} of its file, has a person of this name on the same day",
        bad: r#"[{"/people/0/name": {"status": "known", "value": "Ana María Example"}}, {"/id": "riverton-2021-015", "/people/0/name": {"status": "known", "value": "Ana M. Example, Jr."}}]"#,
        good: r#"[{"/people/0/name": {"status": "withheld", "reason": "juvenile"}}, {"/id": "riverton-2021-015", "/incident/agencies": ["state-police"], "/people/0/name": {"status": "withheld", "reason": "juvenile"}}]"#,
        check: Pair(|pair, out| {
            if pair.days_apart() == Some(0) && pair.are_apart() && let Some(person) = pair.same_name() {
                let severity = if pair.may_share_state() { super::Severity::Warning } else { super::Severity::Info };
                out.say(severity, format_args!("/people/{person}/name"), &[pair.line()]);
            }
        }),
    }

    /// A person is not shot again on the next day.
    ///
    /// Data sets differ by a day where a shooting spans midnight, or where one has the day of the
    /// death.
    SAME_NAME_NEXT_DAY = "same-name-next-day" {
        severity: Warning,
        ground: Codebook,
        citation: "Of 5,973 cases in both Mapping Police Violence and the Washington Post, 205 differ by one day.",
        exceptions: "Two people of one name.",
        pointers: ["/people/*/name"],
        message: "a record before it, on line {} of its file, has a person of this name on the day before or after",
        bad: r#"[{"/people/0/name": {"status": "known", "value": "Ana Example"}}, {"/id": "riverton-2021-015", "/incident/occurred": {"status": "known", "value": "2021-05-02"}, "/people/0/name": {"status": "known", "value": "Ana Example"}}]"#,
        good: r#"[{"/people/0/name": {"status": "known", "value": "Ana Example"}}, {"/id": "riverton-2021-015", "/incident/occurred": {"status": "known", "value": "2021-05-02"}, "/incident/linked_cases": [{"case_id": "riverton-2021-014"}], "/people/0/name": {"status": "known", "value": "Ana Example"}}]"#,
        check: Pair(|pair, out| {
            if pair.days_apart() == Some(1)
                && pair.are_apart()
                && pair.may_share_state()
                && let Some(person) = pair.same_name()
            {
                out.at_with(format_args!("/people/{person}/name"), &[pair.line()]);
            }
        }),
    }

    /// A person is not shot again a month later to the day.
    ///
    /// A month is mistyped more easily than a name.
    SAME_NAME_MONTH_SLIPPED = "same-name-month-slipped" {
        severity: Warning,
        ground: Codebook,
        citation: "Of 5,973 cases in both Mapping Police Violence and the Washington Post, a few differ by 29 or 30 days.",
        exceptions: "Two people of one name: both records must name one state before this is reported.",
        pointers: ["/people/*/name"],
        message: "a record before it, on line {} of its file, has a person of this name in the same state on this day of the month before or after",
        bad: r#"[{"/people/0/name": {"status": "known", "value": "Ana Example"}, "/incident/scenes": [{"id": "scene", "place": {"state": {"status": "known", "value": "CA"}}}]}, {"/id": "riverton-2021-015", "/incident/occurred": {"status": "known", "value": "2021-06-01"}, "/people/0/name": {"status": "known", "value": "Ana Example"}, "/incident/scenes": [{"id": "scene", "place": {"state": {"status": "known", "value": "CA"}}}]}]"#,
        good: r#"[{"/people/0/name": {"status": "known", "value": "Ana Example"}, "/incident/scenes": [{"id": "scene", "place": {"state": {"status": "known", "value": "CA"}}}]}, {"/id": "riverton-2021-015", "/incident/occurred": {"status": "known", "value": "2021-06-02"}, "/people/0/name": {"status": "known", "value": "Ana Example"}, "/incident/scenes": [{"id": "scene", "place": {"state": {"status": "known", "value": "CA"}}}]}]"#,
        check: Pair(|pair, out| {
            if pair.is_month_slipped()
                && pair.are_apart()
                && pair.share_state()
                && let Some(person) = pair.same_name()
            {
                out.at_with(format_args!("/people/{person}/name"), &[pair.line()]);
            }
        }),
    }

    /// An agency has one shooting at one place and time in one record.
    ///
    /// Where a name is missing, place and time tell that a row is there twice.
    SAME_PLACE_SAME_TIME = "same-place-same-time" {
        severity: Warning,
        ground: Codebook,
        citation: "URSUS: an incident is one by agency, date, time and address.",
        exceptions: "Several people were shot and each has a record: name them in each other's `linked_cases`.",
        pointers: ["/incident"],
        message: "a record before it, on line {} of its file, has the same agency, day and place, and nobody who is certainly someone else",
        bad: r#"[{"/incident/scenes": [{"id": "scene", "place": {"block": {"status": "known", "value": "1200 block of Elm Street"}}}]}, {"/id": "riverton-2021-015", "/incident/scenes": [{"id": "scene", "place": {"block": {"status": "known", "value": "1200 Block of Elm Street"}}}]}]"#,
        good: r#"[{"/people/0/age_years": {"status": "known", "value": 61}, "/incident/scenes": [{"id": "scene", "place": {"block": {"status": "known", "value": "1200 block of Elm Street"}}}]}, {"/id": "riverton-2021-015", "/people/0/age_years": {"status": "known", "value": 23}, "/incident/scenes": [{"id": "scene", "place": {"block": {"status": "known", "value": "1200 Block of Elm Street"}}}]}]"#,
        check: Pair(|pair, out| {
            let is_one_place = pair.share_agency() && pair.share_spot() && pair.may_share_time();
            let is_named = pair.same_name().is_some();
            if pair.days_apart() == Some(0) && is_one_place && pair.are_apart() && !is_named && !pair.are_other_people() {
                out.at_with("/incident", &[pair.line()]);
            }
        }),
    }

    /// Cases of one shooting name each other.
    ///
    /// Where several people were shot, a row for each is right; readers who count incidents need to
    /// know that they are one.
    LINK_MISSING = "link-missing" {
        severity: Info,
        ground: Codebook,
        citation: "Washington Post and Mapping Police Violence have a row for each person who died, and no number for the incident.",
        exceptions: "Two shootings of one agency in one city on one day: other addresses, points eight kilometres apart and more than two hours between tell them apart.",
        pointers: ["/incident"],
        message: "a record before it, on line {} of its file, has the same agency, day and city and another person; if it was one incident, `linked_cases` should say so",
        bad: r#"[{"/people/0/name": {"status": "known", "value": "Ana Example"}, "/incident/scenes": [{"id": "scene", "place": {"city": {"status": "known", "value": "Riverton"}}}]}, {"/id": "riverton-2021-015", "/people/0/name": {"status": "known", "value": "Bea Sample"}, "/incident/scenes": [{"id": "scene", "place": {"city": {"status": "known", "value": "Riverton"}}}]}]"#,
        good: r#"[{"/people/0/name": {"status": "known", "value": "Ana Example"}, "/incident/scenes": [{"id": "scene", "place": {"city": {"status": "known", "value": "Riverton"}}}]}, {"/id": "riverton-2021-015", "/people/0/name": {"status": "known", "value": "Bea Sample"}, "/incident/scenes": [{"id": "scene", "place": {"city": {"status": "known", "value": "Riverton"}}}], "/incident/linked_cases": [{"case_id": "riverton-2021-014", "relation": {"code": "same_incident"}}]}]"#,
        check: Pair(|pair, out| {
            let is_near = pair.days_apart() == Some(0) && pair.share_agency() && (pair.share_city() || pair.share_spot());
            if is_near && pair.are_apart() && pair.are_other_people() && !pair.are_other_scenes() {
                out.at_with("/incident", &[pair.line()]);
            }
        }),
    }

    /// An agency's total is no less than its deaths in all records together.
    ///
    /// Data sets keep a total beside each agency, and count it at another time, or by another list. Told
    /// at the record with which the deaths exceed it.
    AGENCY_TOTAL_EXCEEDED = "agency-total-exceeded" {
        severity: Warning,
        ground: Codebook,
        citation: "Washington Post agencies `total_shootings`: 21 are not the number of their rows.",
        exceptions: "A case that is there twice; cases outside of what the total counts: off duty, in custody, of other years.",
        pointers: ["/parties/*/fatal_shootings"],
        message: "with the record before it, on line {} of its file, and those before, more people died than the agency's total has",
        bad: r#"[{"/parties/0/fatal_shootings": {"status": "known", "value": 1}}, {"/id": "riverton-2021-044", "/incident/occurred": {"status": "known", "value": "2021-09-01"}, "/parties/0/fatal_shootings": {"status": "known", "value": 1}}]"#,
        good: r#"[{"/parties/0/fatal_shootings": {"status": "known", "value": 2}}, {"/id": "riverton-2021-044", "/incident/occurred": {"status": "known", "value": "2021-09-01"}, "/parties/0/fatal_shootings": {"status": "known", "value": 2}}]"#,
        check: Pair(|pair, out| {
            if let Some(place) = pair.later.exceeded.filter(|_| !pair.is_one_id()) {
                out.at_with(format_args!("/parties/{place}/fatal_shootings"), &[pair.line()]);
            }
        }),
    }
}
