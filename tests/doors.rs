//! The two doors: what the strict one refuses and how it says so, and how the collecting one loses
//! nothing.

use ois_records::{
    Autopsy, CaseFile, Collected, Error, ErrorKind, Incident, PersonRole, Severity, Standalone, Stream, Validator,
};

const MINIMAL: &str = r#"{"version":"1.0","id":"a","incident":{"id":"incident"}}"#;

fn with(fields: &str) -> String {
    MINIMAL.replacen(r#""id":"a","#, &format!(r#""id":"a",{fields},"#), 1)
}

fn strict(text: &str) -> Result<CaseFile, Error> {
    ois_records::from_str(text)
}

fn collected(text: &str) -> Collected<CaseFile> {
    ois_records::collect(text.as_bytes()).unwrap()
}

#[test]
fn the_strict_door_says_what_is_wrong_and_where() {
    let refused = |fields: &str| {
        let error = strict(&with(fields)).unwrap_err();
        format!("{} {} {}", error.code().unwrap(), error.pointer().unwrap(), error.expected())
    };
    assert_eq!(
        refused(r#""as_of":null"#),
        "type-wrong /as_of a date, as a text, is expected; leave out what is not stated, and never use null"
    );
    assert_eq!(
        refused(r#""people":[{"id":"p","age_years":22}]"#),
        r#"type-wrong /people/0/age_years a fact, as {"status":"known","value":…}, is expected"#
    );
    assert_eq!(
        refused(r#""people":[{"id":"p","age_years":{"status":"knwon","value":22}}]"#),
        "enum-unknown /people/0/age_years/status a code of the list is expected; did you mean `known`?"
    );
    assert_eq!(
        refused(r#""people":[{"id":"p","age_years":{"status":"withheld","value":22}}]"#),
        "field-unknown /people/0/age_years/value a field of the schema is expected; `value` belongs to the status `known`"
    );
    assert_eq!(
        refused(r#""people":[{"id":"p","age_years":{"status":"known"}}]"#),
        "field-missing /people/0/age_years the field `value` is expected"
    );
    assert_eq!(refused(r#""revision":-1"#), "number-range /revision a number from 0 to 4294967295 is expected");
    assert_eq!(refused(r#""revision":1.5"#), "type-wrong /revision a whole number is expected");
    assert_eq!(refused(r#""materials":[{"id":"m"}]"#), "field-missing /materials/0 the field `kind` is expected");
}

#[test]
fn places_are_counted_in_characters_from_one() {
    let error = strict("{\"version\":\"1.0\",\n \"title\":\"é — 🚓\", \"as_of\":\"2019-02-29\",\"id\":\"a\",\"incident\":{\"id\":\"i\"}}").unwrap_err();
    assert_eq!((error.line(), error.column()), (Some(2), Some(27)));
}

#[test]
fn messages_show_no_value_of_the_document() {
    let secret = "Jane-Q-Example";
    let texts = [
        with(&format!(r#""as_of":"{secret}""#)),
        with(&format!(r#""people":[{{"id":"{secret}"}}]"#)),
        with(&format!(r#""access":"{secret}""#)),
        with(&format!(r#""people":[{{"id":"p","roles":[{{"code":"{secret}"}}]}}]"#)),
        with(&format!(
            r#""claims":[{{"id":"c","source":"{}","about":{{"id":"x","field":"y"}},"value":{{"status":"pending"}}}}]"#,
            secret.to_lowercase()
        )),
        format!(r#"{{"version":"{secret}"}}"#),
    ];
    for text in texts {
        if let Err(error) = strict(&text) {
            assert!(!format!("{error} {error:?}").contains(secret), "{error}");
        }
        for finding in Validator::new().check::<CaseFile>(text.as_bytes()).unwrap().report.findings() {
            assert!(!finding.to_string().to_lowercase().contains(&secret.to_lowercase()), "{finding}");
        }
    }
}

#[test]
fn keys_may_come_in_any_order() {
    let first = with(r#""duties":[{"id":"d","steps":[{"kind":"granted","days":{"status":"known","value":30}}]}]"#);
    let last = with(r#""duties":[{"steps":[{"days":{"value":30.0,"status":"known"},"kind":"granted"}],"id":"d"}]"#);
    assert_eq!(strict(&first).unwrap(), strict(&last).unwrap());
}

#[test]
fn a_name_twice_is_refused_wherever_it_stands() {
    for text in [
        MINIMAL.replace(r#""id":"a""#, r#""id":"a","id":"a""#),
        with(r#""extensions":{"x":1,"x":1}"#),
        with(r#""extensions":{"x":[{"y":1,"y":2}]}"#),
        with(r#""duties":[{"id":"d","steps":[{"kind":"granted","kind":"granted"}]}]"#),
        with(
            r#""duties":[{"id":"d","steps":[{"at":{"status":"pending"},"at":{"status":"pending"},"kind":"granted"}]}]"#,
        ),
        with(r#""people":[{"id":"p","age_years":{"status":"known","value":1,"value":1}}]"#),
    ] {
        assert_eq!(strict(&text).unwrap_err().code(), Some("key-duplicate"), "{text}");
        assert_eq!(collected(&text).faults.findings()[0].rule.code, "key-duplicate", "{text}");
    }
}

/// One check, five faults, five findings.
#[test]
fn five_faults_give_five_findings_with_their_places() {
    let text = concat!(
        "{\n",
        "  \"version\": \"1.0\",\n",
        "  \"id\": \"a\",\n",
        "  \"as_of\": \"2019-02-29\",\n",
        "  \"incident\": { \"id\": \"incident\", \"narative\": \"x\" },\n",
        "  \"people\": [{ \"id\": \"decedent\", \"id\": \"decedent\", \"roles\": [{ \"code\": \"subjekt\" }] }],\n",
        "  \"aid\": [{ \"id\": \"aid-1\", \"recipient\": \"decedant\" }],\n",
        "  \"sources\": [{ \"id\": \"s\", \"kind\": { \"code\": \"article\" }, \"published\": { \"status\": \"known\", \"value\": \"2019\" },\n",
        "    \"url\": { \"status\": \"known\", \"value\": \"https://gazette.example.org/1\" } }]\n",
        "}\n",
    );
    let checked = Validator::new().check::<CaseFile>(text.as_bytes()).unwrap();
    // What so short a record does not say is told beside.
    let faults = checked.report.findings().iter().filter(|finding| finding.severity == Severity::Error);
    let findings: Vec<_> = faults.map(ToString::to_string).collect();
    let pattern = "a date such as 2018, 2018-03, 2018-03-18, 2018-03-18T21:26 or 2018-03-18T21:26:00-07:00 is expected; \
                   the month has no such day, or the year no such month";
    assert_eq!(
        findings,
        [
            &format!("4:12: error[date-unparseable] at /as_of: {pattern}"),
            "5:35: error[field-unknown] at /incident/narative: a field of the schema is expected; did you mean `narrative`?",
            "6:34: error[key-duplicate] at /people/0/id: each name once; the first is read, this one is put aside",
            "6:72: error[enum-unknown] at /people/0/roles/0/code: a code of the list is expected; did you mean `subject`?",
            "7:41: error[ref-dangling] at /aid/0/recipient: nothing in the document has this id",
        ]
    );
    assert!(checked.record.is_some());
}

#[test]
fn what_cannot_be_read_is_put_aside_and_the_rest_is_read() {
    let text = with(
        r#""people":[{"id":"p1"},{"name":{"status":"pending"}},{"id":"p3","born":{"status":"known","value":"1995-02-30"}}],"revison":2"#,
    );
    let collected = collected(&text);
    let record = collected.record.as_ref().unwrap();
    assert_eq!(record.people.iter().map(|person| &*person.id).collect::<Vec<_>>(), ["p1", "p3"]);
    let aside: Vec<_> = collected.aside.iter().map(|aside| (aside.pointer.as_str(), aside.json.as_str())).collect();
    assert_eq!(
        aside,
        [
            ("/people/1", r#"{"name":{"status":"pending"}}"#),
            ("/people/2/born", r#"{"status":"known","value":"1995-02-30"}"#),
            ("/revison", "2"),
        ]
    );
    assert_eq!(collected.place_in_document("/people/1/name"), "/people/2/name");
}

#[test]
fn an_unknown_code_becomes_other_with_its_text() {
    let unknown = collected(&with(r#""people":[{"id":"p","roles":[{"code":"negotiator"}]}]"#));
    let role = &unknown.record.unwrap().people[0].roles[0];
    assert_eq!((role.code, role.source_text.as_deref()), (PersonRole::Other, Some("negotiator")));
    assert!(unknown.aside.is_empty());

    // Words that are there already stay, and the code is put aside rather than lost.
    let worded =
        collected(&with(r#""people":[{"id":"p","roles":[{"code":"negotiator","source_text":"crisis team"}]}]"#));
    assert_eq!(worded.record.unwrap().people[0].roles[0].source_text.as_deref(), Some("crisis team"));
    assert_eq!(worded.aside[0].json, r#""negotiator""#);
}

#[test]
fn a_newer_minor_version_is_read_as_far_as_it_is_known() {
    let text = with(r#""weather":"rain","title":"Riverton""#).replace("1.0", "1.3");
    assert_eq!(strict(&text).unwrap_err().code(), Some("schema-version-newer"));
    let collected = collected(&text);
    assert_eq!(collected.record.unwrap().title.as_deref(), Some("Riverton"));
    let severities: Vec<_> =
        collected.faults.findings().iter().map(|fault| (fault.rule.code, fault.severity)).collect();
    assert_eq!(severities, [("schema-version-newer", Severity::Warning), ("field-unknown", Severity::Info)]);
    let aside: Vec<_> = collected.aside.iter().map(|aside| (&*aside.pointer, &*aside.json)).collect();
    assert_eq!(aside, [("/version", r#""1.3""#), ("/weather", r#""rain""#)], "nothing is lost, and so not the version");
    let no_minor = self::collected(&MINIMAL.replace("1.0", "1.02"));
    assert_eq!(no_minor.faults.findings()[0].rule.code, "schema-version-unsupported");
}

#[test]
fn another_major_version_is_not_guessed_at() {
    let collected = collected(&MINIMAL.replace("1.0", "2.0"));
    assert!(collected.record.is_none());
    assert_eq!(collected.faults.findings()[0].rule.code, "schema-version-unsupported");
    assert_eq!(collected.aside[0].pointer, "");
}

#[test]
fn bytes_that_are_no_text_cost_only_themselves() {
    let mut bytes = with(r#""title":"Riverton?""#).into_bytes();
    let at = bytes.iter().position(|byte| *byte == b'?').unwrap();
    bytes[at] = 0xff;
    assert_eq!(ois_records::from_slice::<CaseFile>(&bytes).unwrap_err().kind(), ErrorKind::Encoding);
    let collected = ois_records::collect::<CaseFile>(&bytes).unwrap();
    assert_eq!(collected.faults.findings()[0].rule.code, "encoding-utf8");
    assert_eq!(collected.faults.findings()[0].position.unwrap().column, at + 1);
    assert_eq!(collected.record.unwrap().title.as_deref(), Some(r"Riverton\xff"));
}

/// Latin-1 in two texts and a name: each is told of at its place, and every byte can be read.
#[test]
fn every_byte_that_is_no_text_is_kept_and_told_of() {
    let text = with(
        r#""title":"caf?? bar?","people":[{"id":"p","pseudonym":"Ren?","gender":{"status":"knwon"},"no?e":"Caf?"}]"#,
    );
    let bytes: Vec<u8> = text.bytes().map(|byte| if byte == b'?' { 0xe9 } else { byte }).collect();
    let collected = ois_records::collect::<CaseFile>(&bytes).unwrap();
    let found: Vec<_> = collected
        .faults
        .findings()
        .iter()
        .map(|it| (it.rule.code, it.pointer.as_str(), it.position.unwrap().column))
        .collect();
    let odd: Vec<_> = text.match_indices('?').map(|(at, _)| at + 1).collect();
    let column = |words: &str| text.find(words).unwrap() + 1;
    assert_eq!(
        found,
        [
            ("encoding-utf8", "/title", odd[0]),
            ("encoding-utf8", "/title", odd[2]),
            ("encoding-utf8", "/people/0/pseudonym", odd[3]),
            ("enum-unknown", "/people/0/gender/status", column(r#""knwon""#)),
            ("field-unknown", r"/people/0/no\xe9e", column(r#""no?e""#)),
            ("encoding-utf8", r"/people/0/no\xe9e", odd[4]),
            ("encoding-utf8", r"/people/0/no\xe9e", odd[5]),
        ]
    );
    let record = collected.record.unwrap();
    assert_eq!(record.title.as_deref(), Some(r"caf\xe9\xe9 bar\xe9"));
    assert_eq!(record.people[0].pseudonym.as_deref(), Some(r"Ren\xe9"));
    assert_eq!(collected.aside[1].json, r#""Caf\\xe9""#);
}

#[test]
fn no_number_is_rounded_without_a_word() {
    let with_number = |digits: &str| with(&format!(r#""extensions":{{"a":{digits}}}"#));
    for digits in ["18446744073709551616", "-9223372036854775809", "123456789012345678901234567890"] {
        let text = with_number(digits);
        assert_eq!(strict(&text).unwrap_err().code(), Some("number-range"), "{digits}");
        let collected = collected(&text);
        assert_eq!(collected.faults.findings()[0].pointer, "/extensions/a");
        assert_eq!(collected.aside[0].json, digits);
        assert!(collected.record.is_some_and(|record| record.extensions.is_some_and(|it| it.is_empty())));
    }
    for digits in
        ["18446744073709551615", "-9223372036854775808", "1e300", "0.12345678901234567890", "12345678901234567890.5"]
    {
        let text = with_number(digits);
        assert!(strict(&text).is_ok() && collected(&text).faults.is_clean(), "{digits}");
    }
    assert!(strict(&with(r#""title":"report 12345678901234567890123""#)).is_ok());
}

#[test]
fn hostile_documents_cost_bounded_time_and_memory() {
    let deep = format!("{}{}", r#"{"extensions":"#.repeat(200_000), "1");
    for text in [&deep, &"[".repeat(1_000_000), &format!("{}{}", "[".repeat(500), "]".repeat(500))] {
        assert!(strict(text).is_err());
        assert!(ois_records::collect::<CaseFile>(text.as_bytes()).is_err());
    }
    let many = with(&(0..200_000).map(|n| format!(r#""x{n}":0"#)).collect::<Vec<_>>().join(","));
    let report = Validator::new().check::<CaseFile>(many.as_bytes()).unwrap().report;
    assert_eq!(report.counts()["field-unknown"], 200_000);
    assert_eq!(report.findings().len(), 1000);
    assert!(report.is_truncated());
    let numbers = with(r#""extensions":{"a":1e999}"#);
    assert!(strict(&numbers).is_err());
    assert_eq!(collected(&numbers).faults.findings()[0].rule.code, "number-range");
}

#[test]
fn a_cap_keeps_true_counts() {
    let people: Vec<_> = (0..50).map(|_| r#"{"id":"p"}"#).collect();
    let text = with(&format!(r#""people":[{}]"#, people.join(",")));
    let report = Validator::new().with_limit(5).check::<CaseFile>(text.as_bytes()).unwrap().report;
    assert_eq!((report.findings().len(), report.counts()["id-duplicate"], report.is_truncated()), (5, 49, true));
}

#[test]
fn nouns_stand_alone_and_may_refer_elsewhere() {
    let text = r#"{"$schema":"x","version":"1.0","id":"autopsy-1","person":"decedent","commissioned_by":["coroner"],"reported":{"status":"known","value":"2019-01-01"},"performed":{"status":"known","value":"2019-01-02"},"manner":{"status":"pending"}}"#;
    let document: Standalone<Autopsy> = ois_records::from_str(text).unwrap();
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&ois_records::to_string(&document).unwrap()).unwrap(),
        serde_json::from_str::<serde_json::Value>(text).unwrap()
    );
    let report = Validator::new().check::<Standalone<Autopsy>>(text.as_bytes()).unwrap().report;
    let found: Vec<_> = report.findings().iter().map(|it| (it.rule.code, it.pointer.as_str())).collect();
    assert_eq!(found, [("autopsy-report-before-exam", "/reported")]);
    assert!(ois_records::from_str::<Standalone<Incident>>(r#"{"id":"i"}"#).is_ok());
    assert!(ois_records::from_str::<Standalone<Incident>>(r#"{"id":"i","version":"1.0","version":"1.0"}"#).is_err());
}

#[test]
fn a_stream_gives_a_result_a_record_with_its_line() {
    let stream = format!("{MINIMAL}\n\n{{\n{}\n\u{feff}{MINIMAL}", with(r#""title":3"#));
    let results: Vec<_> = Stream::<CaseFile, _>::new(stream.as_bytes()).collect();
    let lines: Vec<_> = results
        .iter()
        .map(|result| match result {
            Ok((line, collected)) => (
                *line,
                collected.record.is_some(),
                collected.faults.findings().first().map(|it| it.position.unwrap().line),
            ),
            Err(error) => (error.line().unwrap(), false, None),
        })
        .collect();
    assert_eq!(lines, [(1, true, None), (3, false, None), (4, true, Some(4)), (5, true, Some(5))]);
}

#[test]
fn a_line_that_is_too_long_loses_no_other() {
    let stream = format!("{}\n{MINIMAL}\n", with(&format!(r#""title":"{}""#, "x".repeat(1000))));
    let results: Vec<_> = Stream::<CaseFile, _>::new(stream.as_bytes()).with_line_limit(200).collect();
    assert_eq!(results[0].as_ref().unwrap_err().kind(), ErrorKind::TooLong);
    assert_eq!(results[1].as_ref().unwrap().0, 2);
}

#[test]
fn extensions_come_back_as_they_were_and_in_one_order() {
    let text = with(r#""extensions":{"b":[1,-2.5,null,{"z":1,"a":"é"}],"a":18446744073709551615}"#);
    let record = strict(&text).unwrap();
    let written = ois_records::to_string(&record).unwrap();
    assert!(
        written.ends_with(r#""extensions":{"a":18446744073709551615,"b":[1,-2.5,null,{"a":"é","z":1}]}}"#),
        "{written}"
    );
    assert_eq!(strict(&written).unwrap(), record);
}

#[test]
fn an_empty_list_and_no_list_are_kept_apart() {
    let none = with(r#""releases":[]"#);
    let record = strict(&none).unwrap();
    assert!(record.releases.is_stated() && !record.people.is_stated());
    assert!(ois_records::to_string(&record).unwrap().contains(r#""releases":[]"#));
}

/// Errors are never crowded out: neither from the report nor from its verdict.
#[test]
fn an_error_behind_a_thousand_infos_is_kept_and_counted() {
    let segments = vec![r#"{"text":"x"}"#; 1001].join(",");
    let text = with(&format!(
        r#""materials":[{{"kind":"recording","id":"m","segments":[{segments}]}}],"aid":[{{"id":"a1","recipient":"nobody"}}]"#
    ));
    let report = Validator::new().check::<CaseFile>(text.as_bytes()).unwrap().report;
    assert!(report.has_errors() && report.findings().len() == 1000);
    assert!(report.findings().iter().any(|finding| finding.rule.code == "ref-dangling"));

    let unknown: Vec<_> = (0..1001).map(|n| format!(r#""x{n}":0"#)).collect();
    let newer = with(&format!(r#"{},"id":"b""#, unknown.join(","))).replace("1.0", "1.1");
    let report = Validator::new().check::<CaseFile>(newer.as_bytes()).unwrap().report;
    assert_eq!((report.counts()["field-unknown"], report.counts()["key-duplicate"]), (1001, 1));
    assert!(report.has_errors());
}

#[test]
fn what_is_put_aside_hides_only_what_misses_it() {
    let codes = |text: &str| {
        let report = Validator::new().check::<CaseFile>(text.as_bytes()).unwrap().report;
        report.counts().keys().copied().collect::<Vec<_>>()
    };
    let overdue =
        r#""as_of":"2021-12-01","duties":[{"id":"d","nots":"x","due":{"status":"known","value":"2021-05-31"}}]"#;
    assert!(codes(&with(overdue)).contains(&"release-overdue"));
    let misspelt = r#""duties":[{"id":"d","answerd_by":["r"],"due":{"status":"known","value":"2021-05-31"}}],"as_of":"2021-12-01""#;
    assert!(!codes(&with(misspelt)).contains(&"release-overdue"));
    assert!(codes(&with(r#""pepole":[]"#)).contains(&"no-source"));
}

#[test]
fn what_was_put_aside_is_not_called_missing_by_those_who_refer_to_it() {
    let text = with(
        r#""materials":[{"kind":"recordng","id":"m"}],"releases":[{"id":"r","items":[{"material":"m"},{"material":"n"}]}]"#,
    );
    let report = Validator::new().check::<CaseFile>(text.as_bytes()).unwrap().report;
    let dangling: Vec<_> = report.findings().iter().filter(|it| it.rule.code == "ref-dangling").collect();
    assert_eq!(dangling.iter().map(|it| it.pointer.as_str()).collect::<Vec<_>>(), ["/releases/0/items/1/material"]);
}

#[test]
fn a_line_limit_may_be_as_large_as_can_be() {
    let results: Vec<_> = Stream::<CaseFile, _>::new(MINIMAL.as_bytes()).with_line_limit(usize::MAX).take(3).collect();
    assert!(results.len() == 1 && results[0].is_ok());
}

#[test]
fn a_name_that_is_no_text_is_put_aside_with_its_value() {
    let text = with(r#""extensions":{"\ud83d":7,"x":1}"#);
    assert!(strict(&text).is_err());
    let collected = collected(&text);
    assert_eq!(collected.faults.findings()[0].rule.code, "text-surrogate");
    assert_eq!((collected.aside[0].json.as_str(), collected.record.unwrap().extensions.unwrap().len()), ("7", 1));
}

/// A key that one build of a JSON library gives a meaning is a key as any other.
#[test]
fn no_key_of_a_document_has_a_hidden_meaning() {
    let key = "$serde_json::private::Number";
    let extended = with(&format!(r#""extensions":{{"x":{{"{key}":"abc"}}}}"#));
    let written = ois_records::to_string(&strict(&extended).unwrap()).unwrap();
    assert!(written.contains(&format!(r#"{{"{key}":"abc"}}"#)), "{written}");
    let claim = with(&format!(
        r#""claims":[{{"id":"c","source":"s","about":{{"id":"a","field":"x"}},"value":{{"status":"known","value":{{"{key}":"12"}}}}}}]"#
    ));
    assert_eq!(strict(&claim).unwrap_err().code(), Some("type-wrong"));
    let late = with(&format!(
        r#""duties":[{{"id":"d","steps":[{{"days":{{"status":"known","value":{{"{key}":"3"}}}},"kind":"granted"}}]}}]"#
    ));
    assert_eq!(strict(&late).unwrap_err().code(), Some("type-wrong"));
}
