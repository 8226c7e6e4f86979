//! Rules of shape: what the published schema refuses, and what JSON Schema cannot see.

use super::rules;

rules! {
    /// Every field is one that the schema knows.
    ///
    /// A misspelt name would otherwise be lost without a word. What a publisher wants to add
    /// stands in `extensions`.
    FIELD_UNKNOWN = "field-unknown" {
        severity: Error,
        ground: Schema,
        citation: "The published schema closes every object (`additionalProperties: false`).",
        exceptions: "In a document of a newer minor version it is only worth knowing.",
        pointers: ["**"],
        message: "",
        bad: r#"{"version":"1.0","id":"a","incident":{"id":"incident"},"pepole":[]}"#,
        good: r#"{"version":"1.0","id":"a","incident":{"id":"incident"},"extensions":{"desk_pepole":[]}}"#,
        check: Shape,
    }

    /// What must be there is there.
    ///
    /// Few fields must: an id, what a code is about, who or what something is of.
    FIELD_MISSING = "field-missing" {
        severity: Error,
        ground: Schema,
        citation: "The published schema lists the fields that must be there (`required`).",
        exceptions: "None.",
        pointers: ["**"],
        message: "",
        bad: r#"{"version":"1.0","id":"a","incident":{}}"#,
        good: r#"{"version":"1.0","id":"a","incident":{"id":"incident"}}"#,
        check: Shape,
    }

    /// Every value has the type that its field asks for.
    ///
    /// `null` has none: what is not stated is left out. A bare value where a fact belongs lacks
    /// the word on whether it is known.
    TYPE_WRONG = "type-wrong" {
        severity: Error,
        ground: Schema,
        citation: "The published schema gives every field a type.",
        exceptions: "None.",
        pointers: ["**"],
        message: "",
        bad: r#"{"version":"1.0","id":"a","as_of":null,"incident":{"id":"incident"}}"#,
        good: r#"{"version":"1.0","id":"a","incident":{"id":"incident"}}"#,
        check: Shape,
    }

    /// Every code is one of its list.
    ///
    /// Where a list is open, a code that it does not know is read as `other`, with its text beside
    /// it, so that nothing is lost.
    ENUM_UNKNOWN = "enum-unknown" {
        severity: Error,
        ground: Schema,
        citation: "The published schema lists the codes of every list (`enum`, `const`).",
        exceptions: "In a document of a newer minor version it is only worth knowing.",
        pointers: ["**"],
        message: "",
        bad: r#"{"version":"1.0","id":"a","access":"open","incident":{"id":"incident"}}"#,
        good: r#"{"version":"1.0","id":"a","access":"public","incident":{"id":"incident"}}"#,
        check: Shape,
    }

    /// Every id keeps to the grammar of ids.
    ///
    /// Ids travel through file names, addresses and spreadsheets: 1 to 128 of `a-z`, `0-9`, `.`,
    /// `_`, `:`, `-`, beginning with a letter or a digit. Numbers of others live in `external_ids`.
    ID_FORMAT = "id-format" {
        severity: Error,
        ground: Schema,
        citation: "The published schema gives ids a pattern.",
        exceptions: "None.",
        pointers: ["**"],
        message: "",
        bad: r#"{"version":"1.0","id":"Case 14/2019","incident":{"id":"incident"}}"#,
        good: r#"{"version":"1.0","id":"case-14-2019","incident":{"id":"incident"}}"#,
        check: Shape,
    }

    /// Every date keeps to the grammar of dates, and is in the calendar.
    ///
    /// A date is as long as it is precise: `2018`, `2018-03`, `2018-03-18`, `2018-03-18T21:26`,
    /// `2018-03-18T21:26:00-07:00`. What a source writes otherwise stands in `source_text`.
    DATE_UNPARSEABLE = "date-unparseable" {
        severity: Error,
        ground: Schema,
        citation: "The published schema gives dates a pattern, leap years included. Open data has dates such as 2012-02-30.",
        exceptions: "None.",
        pointers: ["**"],
        message: "",
        bad: r#"{"version":"1.0","id":"a","as_of":"2019-02-29","incident":{"id":"incident"}}"#,
        good: r#"{"version":"1.0","id":"a","as_of":"2020-02-29","incident":{"id":"incident"}}"#,
        check: Shape,
    }

    /// Every number is within its bounds.
    ///
    /// Counts run from 0 to 4,294,967,295, measures to plus and minus 2^53 - 1: beyond that,
    /// languages no longer read the same number. In `extensions`, a whole number that 64 bits cannot
    /// hold would be rounded; no JSON Schema can see that.
    NUMBER_RANGE = "number-range" {
        severity: Error,
        ground: Schema,
        citation: "The published schema gives numbers bounds. RFC 8259, section 6, on numbers that software reads alike.",
        exceptions: "None.",
        pointers: ["**"],
        message: "",
        bad: r#"{"version":"1.0","id":"a","revision":-1,"incident":{"id":"incident"}}"#,
        good: r#"{"version":"1.0","id":"a","revision":1,"incident":{"id":"incident"}}"#,
        check: Shape,
    }

    /// No object has a name twice.
    ///
    /// Readers disagree on which of the two counts, so one value is lost without a word. No JSON
    /// Schema can see it.
    KEY_DUPLICATE = "key-duplicate" {
        severity: Error,
        ground: Schema,
        citation: "RFC 8259, section 4: names within an object should be unique.",
        exceptions: "None.",
        pointers: ["**"],
        message: "",
        bad: r#"{"version":"1.0","id":"a","id":"b","incident":{"id":"incident"}}"#,
        good: r#"{"version":"1.0","id":"a","incident":{"id":"incident"}}"#,
        check: Shape,
    }

    /// No text holds half of a surrogate pair.
    ///
    /// It is no character, and languages disagree on what to make of it. No JSON Schema can see it.
    TEXT_SURROGATE = "text-surrogate" {
        severity: Error,
        ground: Schema,
        citation: "RFC 8259, section 8.2, on strings with unpaired surrogates.",
        exceptions: "None.",
        pointers: ["**"],
        message: "",
        bad: r#"{"version":"1.0","id":"a","title":"\ud83d","incident":{"id":"incident"}}"#,
        good: r#"{"version":"1.0","id":"a","title":"\ud83d\ude00","incident":{"id":"incident"}}"#,
        check: Shape,
    }

    /// A document is UTF-8.
    ///
    /// A byte that is not is read as `\xe9`, a backslash, an x and its two hex digits, so that neither
    /// it nor the rest of the record is lost.
    ENCODING_UTF8 = "encoding-utf8" {
        severity: Error,
        ground: Schema,
        citation: "RFC 8259, section 8.1: JSON text exchanged between systems is UTF-8.",
        exceptions: "None.",
        pointers: ["**"],
        message: "",
        bad: r#"{"version":"1.0","id":"a","title":"\xff","incident":{"id":"incident"}}"#,
        good: r#"{"version":"1.0","id":"a","title":"é","incident":{"id":"incident"}}"#,
        check: Shape,
    }

    /// A document does not begin with a byte order mark.
    ///
    /// Some programs write one, and strict readers refuse the whole document for it.
    BYTE_ORDER_MARK = "byte-order-mark" {
        severity: Error,
        ground: Schema,
        citation: "RFC 8259, section 8.1: no byte order mark may be added.",
        exceptions: "None.",
        pointers: [""],
        message: "",
        bad: "\u{feff}{\"version\":\"1.0\",\"id\":\"a\",\"incident\":{\"id\":\"incident\"}}",
        good: r#"{"version":"1.0","id":"a","incident":{"id":"incident"}}"#,
        check: Shape,
    }

    /// A document of a newer minor version is read as far as it is known.
    ///
    /// Minor versions only add. What they add is put aside, and the rest is checked.
    SCHEMA_VERSION_NEWER = "schema-version-newer" {
        severity: Warning,
        ground: Schema,
        citation: "This reader knows version 1.0.",
        exceptions: "None.",
        pointers: ["/version"],
        message: "",
        bad: r#"{"version":"1.7","id":"a","incident":{"id":"incident"}}"#,
        good: r#"{"version":"1.0","id":"a","incident":{"id":"incident"}}"#,
        check: Shape,
    }

    /// A document keeps to a version that this reader knows.
    ///
    /// A major version may change what fields mean, so nothing of it is guessed.
    SCHEMA_VERSION_UNSUPPORTED = "schema-version-unsupported" {
        severity: Error,
        ground: Schema,
        citation: "This reader knows version 1.0.",
        exceptions: "None.",
        pointers: ["/version"],
        message: "",
        bad: r#"{"version":"2.0","id":"a","incident":{"id":"incident"}}"#,
        good: r#"{"version":"1.0","id":"a","incident":{"id":"incident"}}"#,
        check: Shape,
    }
}
