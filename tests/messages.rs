//! What a writer is told of a mistake: what is expected, and what was likely meant; never a value of the document.

use ois_records::{CaseFile, Policies, from_str};

/// What the strict reader says of a case file with these fields beside those that it must have.
fn told(fields: &str) -> String {
    let text = format!(r#"{{"version":"1.0","id":"a","incident":{{"id":"incident"}},{fields}}}"#);
    from_str::<CaseFile>(&text).expect_err(fields).expected().to_owned()
}

/// What it says of a text that is no JSON.
fn syntax(text: &str) -> String {
    from_str::<CaseFile>(text).expect_err(text).to_string()
}

#[test]
fn values_of_a_wrong_type() {
    for (fields, message) in [
        (r#""as_of":null"#, "a date, as a text, is expected; leave out what is not stated, and never use null"),
        (r#""revision":"2""#, "a whole number is expected; write it without quotes"),
        (r#""people":{"id":"p"}"#, "a list is expected; put a single one in [ ] too"),
        (r#""people":["p"]"#, "an object with `id` is expected"),
        (r#""people":[{"id":"p","age_years":34}]"#, r#"a fact, as {"status":"known","value":…}, is expected"#),
        (r#""people":[{"id":"p","born":"2001"}]"#, r#"a fact, as {"status":"known","value":"…"}, is expected"#),
        (
            r#""people":[{"id":"p","gender":"male"}]"#,
            r#"a fact, as {"status":"known","value":{"code":"…"}}, is expected"#,
        ),
        (r#""people":[{"id":"p","roles":["subject"]}]"#, r#"a code in an object, as {"code":"…"}, is expected"#),
        (r#""materials":["video"]"#, "an object with a `kind` is expected"),
        (
            r#""claims":[{"id":"c","source":"s","about":"p","value":{"status":"unknown"}}]"#,
            "an object with `id` and `field` is expected",
        ),
    ] {
        assert_eq!(told(fields), message, "{fields}");
    }
}

#[test]
fn names_that_are_not_of_the_schema() {
    for (fields, message) in [
        (r#""pepole":[]"#, "; did you mean `people`?"),
        (r#""People":[]"#, "; did you mean `people`?"),
        // A field that stands there already was not meant.
        (r#""incidents":[]"#, ""),
        (r#""people":[{"id":"p","age":{"status":"unknown"}}]"#, "; did you mean `age_years`?"),
        (r#""scenes":[]"#, "; `incident` has a field of this name"),
        (r#""as_off":"2019""#, "; did you mean `as_of`?"),
        (
            r#""people":[{"id":"p","age_years":{"status":"known","value":3,"min":2}}]"#,
            "; `min` belongs to the status `range`",
        ),
        (
            r#""people":[{"id":"p","age_years":{"status":"range","least":2}}]"#,
            ": `basis`, `max`, `min` or `source_text`",
        ),
        (r#""materials":[{"kind":"photo","id":"m","segments":[]}]"#, "; `segments` belongs to the kind `recording`"),
    ] {
        assert_eq!(told(fields), format!("a field of the schema is expected{message}"), "{fields}");
    }
}

#[test]
fn codes_ids_and_dates() {
    for (fields, message) in [
        (r#""access":"Public""#, "a code of the list is expected; did you mean `public`?"),
        (r#""access":"everyone""#, "`public`, `public_redacted`, `embargoed`, `restricted` or `sealed` is expected"),
        (r#""materials":[{"kind":"bodycam","id":"m"}]"#, "`recording`, `document`, `photo` or `other` is expected"),
        (
            r#""people":[{"id":"p","roles":[{"code":"OFFICER"}]}]"#,
            "a code of the list is expected; did you mean `officer`?",
        ),
    ] {
        assert_eq!(told(fields), message, "{fields}");
    }
    for (date, hint) in [
        ("2024-02-30", "the month has no such day, or the year no such month"),
        ("03/02/2024", "write the year first, with `-` between"),
        ("2024-2-12", "month and day have two digits"),
        ("2024-02-12 14:00", "put `T` between day and time"),
        ("2024-02-12T14:00:00.000Z", "seconds have no fractions"),
        ("March 2024", "put the source's own words into `source_text`"),
    ] {
        let message = told(&format!(r#""as_of":"{date}""#));
        assert!(message.ends_with(&format!("; {hint}")), "{date}: {message}");
    }
    for (id, hint) in [
        ("Lakeside-2024", "use lower-case letters"),
        ("lakeside 2024", "use `-` or `_` instead of a blank"),
        ("", "this one is empty"),
    ] {
        let message = told(&format!(r#""people":[{{"id":"{id}"}}]"#));
        assert!(message.ends_with(&format!("; {hint}")), "{id}: {message}");
    }
}

#[test]
fn texts_that_are_no_json() {
    for (text, hint) in [
        ("{\"a\": [1, 2,]}", "the comma before it is one too many"),
        ("{\"a\": 1, // why\n\"b\": 2}", "JSON has no comments"),
        ("{'a': 1}", "names and texts stand in straight double quotes"),
        ("{\"a\": None}", "what is not known is left out"),
        ("{\"a\": True}", "write `true` and `false` in lower case"),
        ("{\"a\": 1\n\"b\": 2}", "a comma is missing before it"),
        ("{\"a\": 1}\n{\"a\": 2}", "several documents are a stream, one a line"),
        ("id,date\n1,2019-03-04", "this looks like a table, which is imported rather than read"),
    ] {
        let message = syntax(text);
        assert!(message.ends_with(hint), "{text}: {message}");
    }
}

#[test]
fn no_message_shows_a_value() {
    for field in ["id", "access", "as_of", "revision", "people", "incident", "status"] {
        let message = told(&format!(r#""{field}":"Alder Birch""#));
        assert!(!message.contains("Alder"), "{message}");
    }
    for policies in [r#"[{"id":"p","limit":"Alder Birch"}]"#, r#"[{"id":"p","title":["Alder Birch"]}]"#, r#""Alder""#] {
        let error = Policies::from_json(policies.as_bytes()).unwrap_err();
        assert!(error.code().is_some() && !error.to_string().contains("Alder"), "{error}");
    }
}
