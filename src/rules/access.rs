//! Rules on access levels: who may see what.
//!
//! A part without an access level has that of what contains it, and a file without one is open to
//! everyone: that is how readers of a published file see it.

use super::rules;
use crate::model::Visitor;
use crate::path::Path;
use crate::validate::Context;
use crate::{Access, Entity, EntityKind, Leaf};

rules! {
    /// A part is no more open than the whole.
    ///
    /// Anyone who may see the part sees something of the whole: if they differ, one of the two is a
    /// slip, and the next program may follow the wrong one.
    ACCESS_INVERSION = "access-inversion" {
        severity: Error,
        ground: Logic,
        citation: "Whoever may not see the whole may not see a part of it.",
        exceptions: "None: open the whole, or restrict the part. The two public levels count as one.",
        pointers: ["**"],
        message: "this is more open than what contains it",
        bad: r#"{"/access": "restricted", "/people/0/access": "public"}"#,
        good: r#"{"/access": "restricted", "/people/0/access": "sealed"}"#,
        check: CaseFile(|case, _, out| {
            let closed = |level: Option<Access>| level.filter(|level| *level > Access::PublicRedacted);
            let (file, incident) = (closed(case.access), closed(case.access.max(case.incident.access)));
            if incident.is_none() {
                return;
            }
            for kind in EntityKind::ALL.iter().copied() {
                let whole = if matches!(kind, EntityKind::Event | EntityKind::Scene) { incident } else { file };
                for place in 0.. {
                    let Some(part) = Entity::at(case, kind, place) else { break };
                    if part.own_access().is_some_and(|level| Some(level) < whole) {
                        out.at(format_args!("{}/access", kind.place().replace('*', &place.to_string())));
                    }
                }
            }
        }),
    }

    /// A file that is not public is not published.
    ///
    /// Its own level says so. `CaseFile::redact_for` makes a view that may be published.
    FILE_NOT_PUBLIC = "file-not-public" {
        severity: Error,
        profiles: [Standard: Off, Intake: Off, Dataset: Off],
        ground: Ethics,
        citation: "SPJ Code of Ethics: legal access to information differs from an ethical justification to publish it.",
        exceptions: "None; a file of which only ids are left is not reported.",
        pointers: ["/access"],
        message: "the file's own access level is not public",
        bad: r#"{"/access": "embargoed"}"#,
        good: r#"{"/access": "public_redacted"}"#,
        check: CaseFile(|case, _, out| {
            let holds_something = case.people.len() + case.sources.len() + case.releases.len() + case.materials.len() > 0;
            if case.access.is_some_and(|level| level > Access::PublicRedacted) && holds_something {
                out.at("/access");
            }
        }),
    }

    /// A published file does not contain anything above the public level.
    ///
    /// An access level is a label, not protection: whoever has the file can read what it says. Only
    /// the id and the level of such a part may remain.
    RESTRICTED_IN_CLEAR = "restricted-in-clear" {
        severity: Error,
        profiles: [Standard: Off, Intake: Off, Dataset: Off],
        ground: Ethics,
        citation: "SPJ Code of Ethics, minimize harm; a redaction leaves a visible gap, not the text under a label.",
        exceptions: "None: publish the view that `CaseFile::redact_for` makes.",
        pointers: ["**"],
        message: "this is not public, and the file contains its words or dates",
        bad: r#"{"/people/0/access": "sealed"}"#,
        good: r#"{"/people/-": {"id": "witness-1", "access": "sealed", "pseudonym": "Witness 1", "name": {"status": "withheld", "reason": "redacted"}}}"#,
        check: Entity(|entity, _, out| {
            if entity.own_access().is_none_or(|level| level <= Access::PublicRedacted) {
                return;
            }
            let mut clear = InClear(false);
            entity.visit(&Path::Root, &mut clear);
            if clear.0 {
                out.at("/access");
            }
        }),
    }

    /// A published file states its access level.
    ///
    /// A file that does not is taken to be public, whether that was meant or not.
    NO_ACCESS_LEVEL = "no-access-level" {
        severity: Info,
        profiles: [Standard: Off, Intake: Off, Dataset: Off],
        ground: Ethics,
        citation: "SPJ Code of Ethics: weigh the consequences of publishing personal information.",
        exceptions: "None: say `public`.",
        pointers: [""],
        misses: ["access"],
        message: "the file has no access level, and is taken to be public",
        bad: r#"{"/access": null}"#,
        good: r#"{"/access": "public"}"#,
        check: CaseFile(|case, cx, out| {
            if case.access.is_none() && !cx.standalone {
                out.at("");
            }
        }),
    }
}

/// Whether everyone may see something of this level, as far as the record says.
pub(super) fn is_open(own: Option<Access>, cx: &Context<'_>) -> bool {
    own.max(cx.case.access).is_none_or(|level| level <= Access::PublicRedacted)
}

/// Finds whether anything of a thing can be read but its id, its level and what it is called instead.
struct InClear(bool);

impl Visitor<'_> for InClear {
    fn leaf(&mut self, leaf: Leaf<'_>, at: &Path<'_>) {
        self.0 |= match leaf {
            Leaf::Text(text) => text != "withheld" && !matches!(at, Path::Key(_, "pseudonym" | "field")),
            Leaf::Date(_) => true,
            _ => false,
        };
    }
}
