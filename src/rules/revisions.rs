//! Rules between two revisions of one case.

use super::{Severity, rules};
use crate::diff::{Revision, parts};
use crate::model::EntityKind;
use crate::value::Code;
use crate::{Access, ChangeKind, Date, Difference, DifferenceKind};

rules! {
    /// The ids of a case file and its incident stay the same in every revision.
    ///
    /// Anyone who kept the last revision finds the next one by its id, and anyone who cites the
    /// incident cites that id.
    IDENTITY_CHANGED = "identity-changed" {
        severity: Error,
        ground: Logic,
        citation: "Something with another id is another thing.",
        exceptions: "None: a case file that was split or merged is a new one, with `linked_cases`.",
        pointers: ["/id", "/incident/id"],
        message: "the previous revision has a different id here",
        bad: r#"[{}, {"/id": "riverton-2021-015"}]"#,
        good: r#"[{}, {"/title": "Shooting by Riverton police, 1 May 2021"}]"#,
        check: Revision(|revision, out| {
            if revision.old.id != revision.new.id {
                out.at("/id");
            }
            if revision.old.incident.id != revision.new.incident.id {
                out.at("/incident/id");
            }
        }),
    }

    /// Each revision has a higher number than the previous one.
    ///
    /// Two revisions with the same number cannot be distinguished, and readers keep the wrong one.
    REVISION_NOT_HIGHER = "revision-not-higher" {
        severity: Error,
        ground: Logic,
        citation: "Revisions are counted so that the later one is known by its number.",
        exceptions: "None.",
        pointers: ["/revision", ""],
        message: "the revision number is not higher than that of the previous revision",
        bad: r#"[{"/revision": 2}, {"/revision": 2}]"#,
        good: r#"[{"/revision": 2}, {"/revision": 4}]"#,
        check: Revision(|revision, out| match (revision.old.revision, revision.new.revision) {
            (Some(old), Some(new)) if new <= old => out.at("/revision"),
            (Some(_), None) => out.say(Severity::Warning, "", &[]),
            _ => {}
        }),
    }

    /// The as-of date does not go back from one revision to the next.
    ///
    /// Every "not yet" holds as of `as_of`; an earlier date takes knowledge away.
    AS_OF_GOES_BACK = "as-of-goes-back" {
        severity: Error,
        ground: Logic,
        citation: "Nobody knows less of the past by waiting.",
        exceptions: "None: a record as of an earlier date is an earlier revision.",
        pointers: ["/as_of"],
        message: "the previous revision has a later `as_of`",
        bad: r#"[{}, {"/as_of": "2021-11-30"}]"#,
        good: r#"[{}, {"/as_of": "2021-12"}]"#,
        check: Revision(|revision, out| {
            if revision.new.as_of.zip(revision.old.as_of).is_some_and(|(new, old)| new.certainly_before(old)) {
                out.at("/as_of");
            }
        }),
    }

    /// A changed value is listed in `changes`.
    ///
    /// A reader who quoted the old value has to learn that it was wrong. A more precise value, and
    /// anything that changes by its nature (a status, a custody), is not a correction.
    CORRECTION_UNLABELLED = "correction-unlabelled" {
        severity: Warning,
        ground: Ethics,
        citation: "AP: a correction is always labelled one. BBC Editorial Guidelines: a material change to what is online is indicated.",
        exceptions: "The value was superseded by events, not wrong: then `changes` calls it an update.",
        pointers: ["**"],
        message: "the previous revision has a known value that contradicts this one, and `changes` does not mention it",
        bad: r#"[{}, {"/autopsies/0/performed": {"status": "known", "value": "2021-05-04"}}]"#,
        good: r#"[{}, {"/autopsies/0/performed": {"status": "known", "value": "2021-05-04"}, "/changes": [{"kind": "correction", "description": "The autopsy was performed a day later.", "about": {"id": "autopsy-1", "field": "performed"}}]}]"#,
        check: Revision(|revision, out| {
            for (difference, old, new) in revision.facts_changed() {
                if difference.label.is_none() && !goes_on(&difference.field) && old.contradicts(new) {
                    out.at(&new.pointer);
                }
            }
        }),
    }

    /// A wrong value is corrected, not updated.
    ///
    /// A date already past when it was stated cannot change by itself; if it is another one now, it
    /// was wrong.
    CORRECTION_CALLED_UPDATE = "correction-called-update" {
        severity: Info,
        ground: Ethics,
        citation: "AP: a correction is always labelled one; no other word, such as \"changes\" or \"clarifies\", stands for it.",
        exceptions: "The record meant another occasion before, and says so.",
        pointers: ["**"],
        message: "a date that was past in the previous revision has changed, and `changes` does not call that a correction",
        bad: r#"[{}, {"/autopsies/0/performed": {"status": "known", "value": "2021-05-04"}, "/changes": [{"kind": "update", "description": "The day of the autopsy.", "about": {"id": "autopsy-1", "field": "performed"}}]}]"#,
        good: r#"[{}, {"/autopsies/0/performed": {"status": "known", "value": "2021-05-04"}, "/changes": [{"kind": "correction", "description": "The day of the autopsy.", "about": {"id": "autopsy-1", "field": "performed"}}]}]"#,
        check: Revision(|revision, out| {
            let Some(as_of) = revision.old.as_of else { return };
            let had_passed = |days: [Option<Date>; 2]| days[1].is_some_and(|day| day.certainly_before(as_of));
            for (difference, old, new) in revision.facts_changed() {
                let is_update = matches!(difference.label, Some(ChangeKind::Update | ChangeKind::Addition));
                if is_update && !goes_on(&difference.field) && old.dates().is_some_and(had_passed) && old.contradicts(new) {
                    out.at(&new.pointer);
                }
            }
        }),
    }

    /// Claims that were not accepted are kept.
    ///
    /// Who said what, and that others disagreed, is part of the record; a later revision may decide
    /// between claims, but does not delete them.
    CLAIM_DELETED = "claim-deleted" {
        severity: Warning,
        ground: Ethics,
        citation: "BBC Editorial Guidelines: what is online is a permanent public record, and is normally neither removed nor amended.",
        exceptions: "A claim entered by mistake: then `changes` lists a withdrawal.",
        pointers: ["/claims"],
        message: "claim {} of the previous revision, counted from 0, is gone, and `changes` lists no withdrawal",
        bad: r#"[{"/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "strike-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 3}}]}, {}]"#,
        good: r#"[{"/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "strike-1", "field": "bullet_strikes"}, "value": {"status": "known", "value": 3}}]}, {"/changes": [{"kind": "withdrawal", "description": "A claim of another case had been entered here."}]}]"#,
        check: Revision(|revision, out| {
            if !revision.tells_of_withdrawal("claims") {
                for claim in revision.gone(EntityKind::Claim) {
                    out.at_with("/claims", &[claim.old_place()]);
                }
            }
        }),
    }

    /// A release is not removed without a note.
    ///
    /// A release happened. If a link is taken down, or an item was listed by mistake, the record
    /// says so.
    RELEASED_ITEM_DELETED = "released-item-deleted" {
        severity: Warning,
        ground: Ethics,
        citation: "BBC Editorial Guidelines: what is online is a permanent public record, and is normally neither removed nor amended.",
        exceptions: "A release entered by mistake: then `changes` lists a withdrawal.",
        pointers: ["/releases"],
        message: "release {} of the previous revision, counted from 0, or a part of it, is gone, and `changes` lists no withdrawal",
        bad: r#"[{}, {"/releases/0/items": []}]"#,
        good: r#"[{}, {"/releases/0/items": [], "/changes": [{"kind": "withdrawal", "description": "The video had been listed under the wrong release.", "about": {"id": "release-1", "field": "items"}}]}]"#,
        check: Revision(|revision, out| {
            if revision.tells_of_withdrawal("releases") {
                return;
            }
            for gone in revision.withdrawn().filter(|it| it.entity_kind() == Some(EntityKind::Release)) {
                let is_let_out = gone.field.is_empty() || gone.field.starts_with("items");
                if is_let_out && gone.label.is_none() {
                    out.at_with("/releases", &[gone.old_place()]);
                }
            }
        }),
    }

    /// Nothing in the record is dropped without a note.
    ///
    /// People, materials or investigations that are gone may have been merged or entered by
    /// mistake; a reader who knew them should learn which.
    THING_DELETED = "thing-deleted" {
        severity: Info,
        ground: Ethics,
        citation: "BBC Editorial Guidelines: a material change to what is online is indicated to its users.",
        exceptions: "For information only: a withdrawal in `changes` is such a note.",
        pointers: [
            "/incident", "/people", "/parties", "/objects", "/perceptions", "/force", "/aid", "/materials", "/policies",
            "/duties", "/autopsies", "/autopsy_reviews", "/investigations", "/proceedings", "/decisions", "/responses",
            "/sources",
        ],
        message: "element {} of a list in the previous revision, counted from 0, is gone, and `changes` lists no withdrawal",
        bad: r#"[{}, {"/investigations": []}]"#,
        good: r#"[{}, {"/investigations": [], "/changes": [{"kind": "withdrawal", "description": "The investigation was another case's."}]}]"#,
        check: Revision(|revision, out| {
            for gone in revision.withdrawn().filter(|it| it.field.is_empty()) {
                let list = gone.old.as_ref().and_then(|side| side.pointer.split('/').nth(1)).unwrap_or_default();
                if !matches!(list, "claims" | "releases") && !revision.tells_of_withdrawal(list) {
                    out.at_with(format_args!("/{list}"), &[gone.old_place()]);
                }
            }
        }),
    }

    /// A known value is not removed without a note.
    ///
    /// A value that was known and no longer is was wrong, or may not be published: say which.
    VALUE_UNSAID = "value-unsaid" {
        severity: Info,
        ground: Ethics,
        citation: "BBC Editorial Guidelines: a material change to what is online is indicated to its users.",
        exceptions: "Sources came to disagree: then the field is `disputed`, and the claims hold the values.",
        pointers: ["**"],
        message: "the previous revision has a value here, and `changes` does not say why there is none now",
        bad: r#"[{}, {"/autopsies/0/performed": {"status": "unknown"}}]"#,
        good: r#"[{}, {"/autopsies/0/performed": {"status": "disputed"}}]"#,
        check: Revision(|revision, out| {
            for (difference, old, new) in revision.facts_changed() {
                let is_unsaid = old.has_value() && !new.has_value() && new.status != Some("disputed");
                if is_unsaid && difference.label.is_none() && !revision.tells_of_withdrawal(&difference.field) {
                    out.at(&new.pointer);
                }
            }
        }),
    }

    /// An id names the same thing in every revision.
    ///
    /// What others said about the old thing would be read as said about the new one.
    ID_REUSED = "id-reused" {
        severity: Error,
        ground: Logic,
        citation: "An id that names two things identifies neither.",
        exceptions: "None: give the new thing its own id. A person whose name and birth were wrong is corrected in `changes`.",
        pointers: ["**"],
        message: "the previous revision used this id for something else",
        bad: r#"[{"/objects": [{"id": "item-1", "kind": {"code": "handgun"}}]}, {"/people/-": {"id": "item-1"}}]"#,
        good: r#"[{"/objects": [{"id": "item-1", "kind": {"code": "handgun"}}]}, {"/objects": [{"id": "item-1", "kind": {"code": "phone"}}]}]"#,
        check: Revision(|revision, out| {
            let whole = |it: &&Difference| it.field.is_empty();
            let gone: std::collections::HashSet<_> = revision.withdrawn().filter(whole).map(|it| &it.id).collect();
            for difference in revision.diff.differences.iter().filter(whole) {
                let Some(new) = &difference.new else { continue };
                match difference.kind {
                    DifferenceKind::Addition if gone.contains(&difference.id) => out.at(format_args!("{}/id", new.pointer)),
                    // A document that becomes a recording may have been mistyped.
                    DifferenceKind::Change => out.say(Severity::Warning, format_args!("{}/id", new.pointer), &[]),
                    _ => {}
                }
            }
            report_other_people(revision, |pointer| out.say(Severity::Warning, pointer, &[]));
        }),
    }

    /// Every entry in `changes` matches a real change.
    ///
    /// An entry about an unchanged field is a slip, or left over from an earlier revision.
    CHANGE_NOT_MADE = "change-not-made" {
        severity: Info,
        ground: Logic,
        citation: "`changes` lists what differs from the previous revision.",
        exceptions: "A clarification that only says how a value is meant; an intermediate revision is missing.",
        pointers: ["/changes/*"],
        message: "nothing named by this entry differs from the previous revision",
        bad: r#"[{}, {"/changes": [{"kind": "update", "description": "The investigation is finished.", "about": {"id": "investigation-1", "field": "finished"}}]}]"#,
        good: r#"[{}, {"/changes": [{"kind": "clarification", "description": "The day is that of the report.", "about": {"id": "investigation-1", "field": "finished"}}]}]"#,
        check: Revision(|revision, out| {
            let mut changed = std::collections::HashSet::new();
            for difference in &revision.diff.differences {
                changed.extend(parts(&difference.field).map(|part| (&*difference.id, part)));
            }
            for (place, change) in revision.new.changes.iter().enumerate() {
                let Some(about) = change.about.as_ref().filter(|_| change.kind != ChangeKind::Clarification) else { continue };
                let is_new = changed.contains(&(&*about.id, ""));
                if !is_new && !parts(&about.field).any(|part| changed.contains(&(&*about.id, part))) {
                    out.at(format_args!("/changes/{place}"));
                }
            }
        }),
    }

    /// Something restricted is not opened without a note.
    ///
    /// Opening it was somebody's decision, made for some reason.
    ACCESS_OPENED = "access-opened" {
        severity: Warning,
        ground: Ethics,
        citation: "SPJ Code of Ethics: legal access to information differs from an ethical justification to publish it.",
        exceptions: "The embargo ended: then `changes` says so.",
        pointers: ["**"],
        message: "fewer people could see this in the previous revision, and `changes` does not mention it",
        bad: r#"[{"/autopsies/0/access": "restricted"}, {"/autopsies/0/access": "public"}]"#,
        good: r#"[{"/autopsies/0/access": "restricted"}, {"/autopsies/0/access": "sealed"}]"#,
        check: Revision(|revision, out| {
            for difference in revision.diff.differences.iter().filter(|it| it.field == "access" && it.label.is_none()) {
                let Some((old, new)) = difference.old.as_ref().zip(difference.new.as_ref()) else { continue };
                let level = |side: &crate::Side| side.value.as_str().and_then(Access::from_code);
                if level(new) < level(old) {
                    out.at(&new.pointer);
                }
            }
        }),
    }
}

/// Whether a field goes on by its nature: its new value says nothing against the old one.
fn goes_on(field: &str) -> bool {
    let name = field.rsplit('/').next().unwrap_or(field);
    matches!(
        name,
        "status"
            | "vital_status"
            | "custody"
            | "outcome"
            | "stage"
            | "result"
            | "results"
            | "met"
            | "complete"
            | "discharges_complete"
            | "transcript_complete"
            | "document_available"
            | "people_killed"
            | "level"
            | "updated"
            | "url"
            | "title"
            | "followed"
            | "retracted"
            | "withdrawn"
            | "still_withheld"
            | "due"
            | "estimated"
            | "fatal_shootings"
    )
}

/// People of one id whose names have nothing in common and who differ in what a person keeps.
fn report_other_people(revision: &Revision<'_>, mut report: impl FnMut(&str)) {
    let mut renamed = None;
    for (difference, old, new) in revision.facts_changed() {
        if difference.entity_kind() != Some(EntityKind::Person) || difference.label.is_some() || !old.contradicts(new) {
            continue;
        }
        // The name stands before the rest of its person.
        match &*difference.field {
            "name" => renamed = Some((&difference.id, new.pointer.trim_end_matches("/name"))),
            "born" | "age_years" | "gender" => {
                if let Some((_, person)) = renamed.take_if(|(id, _)| *id == &difference.id) {
                    report(&format!("{person}/id"));
                }
            }
            _ => {}
        }
    }
}
