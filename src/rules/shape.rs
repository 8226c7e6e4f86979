//! Rules of shape: what the published schema refuses, and what JSON Schema cannot detect.

use super::rules;

rules! {
    /// Every field is one that the schema defines.
    ///
    /// A misspelt name would otherwise be lost without notice. What a publisher wants to add goes
    /// into `extensions`.
    FIELD_UNKNOWN = "field-unknown" {
        severity: Error,
        ground: Schema,
        citation: "The published schema closes every object (`additionalProperties: false`).",
        exceptions: "In a document of a newer minor version it is only an info.",
        pointers: ["**"],
        message: "",
        bad: r#"{"version":"1.0","id":"a","incident":{"id":"incident"},"pepole":[]}"#,
        good: r#"{"version":"1.0","id":"a","incident":{"id":"incident"},"extensions":{"desk_pepole":[]}}"#,
        check: Shape,
    }

    /// Required fields are present.
    ///
    /// There are few: an id, what a code is about, whom or what something belongs to.
    FIELD_MISSING = "field-missing" {
        severity: Error,
        ground: Schema,
        citation: "The published schema lists the required fields (`required`).",
        exceptions: "None.",
        pointers: ["**"],
        message: "",
        bad: r#"{"version":"1.0","id":"a","incident":{}}"#,
        good: r#"{"version":"1.0","id":"a","incident":{"id":"incident"}}"#,
        check: Shape,
    }

    /// Every value has the type that its field requires.
    ///
    /// `null` has none: leave out what is not stated. A bare value where a fact is required does
    /// not say whether it is known.
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

    /// Every code is in its codelist.
    ///
    /// If a list is open, a code that it does not have is read as `other`, with its text as
    /// `source_text`, so that nothing is lost.
    ENUM_UNKNOWN = "enum-unknown" {
        severity: Error,
        ground: Schema,
        citation: "The published schema lists the codes of every list (`enum`, `const`).",
        exceptions: "In a document of a newer minor version it is only an info.",
        pointers: ["**"],
        message: "",
        bad: r#"{"version":"1.0","id":"a","access":"open","incident":{"id":"incident"}}"#,
        good: r#"{"version":"1.0","id":"a","access":"public","incident":{"id":"incident"}}"#,
        check: Shape,
    }

    /// Every id has the form of an id.
    ///
    /// Ids travel through file names, URLs and spreadsheets: 1 to 128 of `a-z`, `0-9`, `.`, `_`,
    /// `:`, `-`, beginning with a letter or a digit. Identifiers that others assigned go into
    /// `external_ids`.
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

    /// Every date has the form of a date and exists in the calendar.
    ///
    /// A date's length states its precision: `2018`, `2018-03`, `2018-03-18`, `2018-03-18T21:26`,
    /// `2018-03-18T21:26:00-07:00`. Any other spelling of a source goes into `source_text`.
    DATE_UNPARSEABLE = "date-unparseable" {
        severity: Error,
        ground: Schema,
        citation: "The published schema gives dates a pattern that knows leap years. Open data has dates such as 2012-02-30.",
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
    /// languages no longer read the same number. In `extensions`, a whole number that does not fit
    /// into 64 bits would be rounded; no JSON Schema can detect that.
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

    /// No object has the same key twice.
    ///
    /// Readers disagree on which of the two counts, so one value is lost without notice. No JSON
    /// Schema can detect it.
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

    /// No text contains half of a surrogate pair.
    ///
    /// It is not a character, and languages disagree on how to read it. No JSON Schema can detect
    /// it.
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

    /// A document is encoded in UTF-8.
    ///
    /// A byte that is not valid UTF-8 is read as `\xe9`, a backslash, an x and its two hex digits,
    /// so that neither it nor the rest of the record is lost.
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

    /// A document of a newer minor version is read as far as it is understood.
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

    /// A document has a version that this reader supports.
    ///
    /// A major version may change what fields mean, so nothing in it is guessed.
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
