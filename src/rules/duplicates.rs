//! Rules about two records of one data set.

use super::rules;

rules! {
    /// An id names one case in a data set.
    ///
    /// What `linked_cases` and other data sets say about the id would apply to both.
    CASE_ID_REUSED = "case-id-reused" {
        severity: Error,
        ground: Logic,
        citation: "An id that names two things identifies neither.",
        exceptions: "Revisions of one case, which differ by their number.",
        pointers: ["/id"],
        message: "an earlier record, on line {} of its file, has this id, and the two are not numbered revisions of one case",
        bad: r#"[{}, {"/title": "Another shooting"}]"#,
        good: r#"[{"/revision": 1}, {"/revision": 2}]"#,
        check: Pair(|pair, out| {
            if pair.is_one_id() && !pair.are_revisions() {
                out.at_with("/id", &[pair.line()]);
            }
        }),
    }

    /// An identifier that somebody assigned to a case names that case alone.
    ///
    /// Records are joined by case numbers and data set keys; if two records share one, unrelated
    /// records are joined, or one is a copy of the other.
    EXTERNAL_ID_REUSED = "external-id-reused" {
        severity: Warning,
        ground: Codebook,
        citation: "Mapping Police Violence has one Washington Post id on several rows, Fatal Encounters on eight.",
        exceptions: "One case number for two scenes: then name the other in `linked_cases`.",
        pointers: ["/external_ids/*/value", "/incident/external_ids/*/value"],
        message: "an earlier record, on line {} of its file, has this identifier in the same scheme",
        bad: r#"[{"/external_ids": [{"scheme": "wapo", "value": "4711"}]}, {"/id": "riverton-2021-015", "/incident/occurred": {"status": "known", "value": "2021-08-09"}, "/external_ids": [{"scheme": "wapo", "value": "4711"}]}]"#,
        good: r#"[{"/external_ids": [{"scheme": "wapo", "value": "4711"}]}, {"/id": "riverton-2021-015", "/incident/occurred": {"status": "known", "value": "2021-08-09"}, "/external_ids": [{"scheme": "mpv", "value": "4711"}]}]"#,
        check: Pair(|pair, out| {
            if pair.are_apart() && let Some(pointer) = pair.same_number() {
                out.at_with(pointer, &[pair.line()]);
            }
        }),
    }

    /// One person is shot on one day in only one record.
    ///
    /// Two rows with the same name and day are nearly always one case recorded twice: middle names,
    /// accents, apostrophes and suffixes differ from source to source.
    SAME_NAME_SAME_DAY = "same-name-same-day" {
        severity: Warning,
        ground: Codebook,
        citation: "Washington Post v2 has three pairs of one name and date under two ids; complaints data-police-shootings#20, #23, #52, #68.",
        exceptions: "Two people of the same name. In different states it is only an info.",
        pointers: ["/people/*/name"],
        message: "an earlier record, on line {} of its file, has a person of this name on the same day",
        bad: r#"[{"/people/0/name": {"status": "known", "value": "Ana María Example"}}, {"/id": "riverton-2021-015", "/people/0/name": {"status": "known", "value": "Ana M. Example, Jr."}}]"#,
        good: r#"[{"/people/0/name": {"status": "withheld", "reason": "juvenile"}}, {"/id": "riverton-2021-015", "/incident/agencies": ["state-police"], "/people/0/name": {"status": "withheld", "reason": "juvenile"}}]"#,
        check: Pair(|pair, out| {
            if pair.days_apart() == Some(0) && pair.are_apart() && let Some(person) = pair.same_name() {
                let severity = if pair.may_share_state() { super::Severity::Warning } else { super::Severity::Info };
                out.say(severity, format_args!("/people/{person}/name"), &[pair.line()]);
            }
        }),
    }

    /// A person is not shot again the next day.
    ///
    /// Data sets differ by a day if a shooting spans midnight, or if one has the day of the death.
    SAME_NAME_NEXT_DAY = "same-name-next-day" {
        severity: Warning,
        ground: Codebook,
        citation: "Of 5,973 cases in both Mapping Police Violence and the Washington Post, 205 differ by one day.",
        exceptions: "Two people of the same name.",
        pointers: ["/people/*/name"],
        message: "an earlier record, on line {} of its file, has a person of this name on the day before or after",
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

    /// A person is not shot again exactly a month later.
    ///
    /// A month is mistyped more easily than a name.
    SAME_NAME_MONTH_SLIPPED = "same-name-month-slipped" {
        severity: Warning,
        ground: Codebook,
        citation: "Of 5,973 cases in both Mapping Police Violence and the Washington Post, a few differ by 29 or 30 days.",
        exceptions: "Two people of the same name: it is reported only if both records name the same state.",
        pointers: ["/people/*/name"],
        message: "an earlier record, on line {} of its file, has a person of this name in the same state on this day of the month before or after",
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

    /// One agency's shooting at one place and time is in only one record.
    ///
    /// If a name is missing, place and time show that a row is there twice.
    SAME_PLACE_SAME_TIME = "same-place-same-time" {
        severity: Warning,
        ground: Codebook,
        citation: "URSUS: an incident is identified by agency, date, time and address.",
        exceptions: "Several people were shot and each has a record: name them in each other's `linked_cases`.",
        pointers: ["/incident"],
        message: "an earlier record, on line {} of its file, has the same agency, day and place, and nobody who is certainly someone else",
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

    /// Cases from one shooting name each other.
    ///
    /// If several people were shot, a row for each is right; readers who count incidents need to
    /// know that they are one.
    LINK_MISSING = "link-missing" {
        severity: Info,
        ground: Codebook,
        citation: "Washington Post and Mapping Police Violence have a row for each person who died, and no number for the incident.",
        exceptions: "Two shootings by one agency in one city on one day: different addresses, points eight kilometres apart and more than two hours between distinguish them.",
        pointers: ["/incident"],
        message: "an earlier record, on line {} of its file, has the same agency, day and city and another person: if it was one incident, link them in `linked_cases`",
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
    /// Data sets keep a total for each agency, counted at another time or from another list. It is
    /// reported at the record whose deaths exceed the total.
    AGENCY_TOTAL_EXCEEDED = "agency-total-exceeded" {
        severity: Warning,
        ground: Codebook,
        citation: "Washington Post agencies `total_shootings`: 21 are not the number of their rows.",
        exceptions: "A case that is there twice; cases outside what the total counts: off duty, in custody, in other years.",
        pointers: ["/parties/*/fatal_shootings"],
        message: "together with earlier records, the last on line {} of its file, more people died than the agency's total",
        bad: r#"[{"/parties/0/fatal_shootings": {"status": "known", "value": 1}}, {"/id": "riverton-2021-044", "/incident/occurred": {"status": "known", "value": "2021-09-01"}, "/parties/0/fatal_shootings": {"status": "known", "value": 1}}]"#,
        good: r#"[{"/parties/0/fatal_shootings": {"status": "known", "value": 2}}, {"/id": "riverton-2021-044", "/incident/occurred": {"status": "known", "value": "2021-09-01"}, "/parties/0/fatal_shootings": {"status": "known", "value": 2}}]"#,
        check: Pair(|pair, out| {
            if let Some(place) = pair.later.exceeded.filter(|_| !pair.is_one_id()) {
                out.at_with(format_args!("/parties/{place}/fatal_shootings"), &[pair.line()]);
            }
        }),
    }
}
