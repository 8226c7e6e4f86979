//! Rules on who is named, on what ground, and whose name is withheld.

use super::access::is_open;
use super::rules;
use crate::redact::{has_any, is_known_by_office, is_minor, is_named_by, is_named_for_a_reason};
use crate::{AbsentStatus, Entity, NameBasis, Person, PersonRole, Proceeding, Scalar};

rules! {
    /// A minor is named only if somebody approved it.
    ///
    /// A name stays on the web for the rest of a young life. `naming_approval` says who approved it
    /// and why; a court or family naming the minor is a reason, but the decision remains the
    /// publisher's.
    MINOR_NAMED = "minor-named" {
        severity: Warning,
        profiles: [Publish: Error, Dataset: Off],
        ground: Ethics,
        citation: "AP: minors who are accused of crimes or are witnesses to them are generally not identified, in text or images; a manager approves the exceptions.",
        exceptions: "With a `naming_approval`, as newsrooms give it for minors who were killed and named by their families. In some states people under 19 or 21 are minors.",
        pointers: ["/people/*/name"],
        message: "a minor is named, and no approval is recorded",
        bad: r#"{"/people/0/age_years": {"status": "known", "value": 17}, "/people/0/name": {"status": "known", "value": "Robin Example"}}"#,
        good: r#"{"/people/0/age_years": {"status": "known", "value": 17}, "/people/0/name": {"status": "known", "value": "Robin Example"}, "/people/0/naming_approval": {"by": "Managing editor", "reason": "The family asked for it."}}"#,
        check: Person(|person, cx, out| {
            if person.name.value().is_some() && is_minor(person) && person.naming_approval.is_none() && is_open(person.access, cx) {
                out.at("/name");
            }
        }),
    }

    /// A person who may be a minor is not named before their age is known.
    ///
    /// "In his late teens", a band from 15 to 19, a pupil: the age decides whether the name is
    /// published.
    MINOR_UNKNOWN_AGE = "minor-unknown-age" {
        severity: Info,
        profiles: [Publish: Warning, Dataset: Off],
        ground: Ethics,
        citation: "AP: minors who are accused or witnesses are generally not identified. VICE gives ages as bands: 0-19.",
        exceptions: "With a `naming_approval`, or if `minor` is no.",
        pointers: ["/people/*/name"],
        message: "the person is named and may be a minor",
        bad: r#"{"/people/0/age_years": {"status": "range", "min": 15, "max": 19}, "/people/0/name": {"status": "known", "value": "Robin Example"}}"#,
        good: r#"{"/people/0/age_years": {"status": "range", "min": 15, "max": 19}, "/people/0/name": {"status": "known", "value": "Robin Example"}, "/people/0/minor": {"status": "known", "value": false}}"#,
        check: Person(|person, cx, out| {
            if person.name.value().is_none() || person.minor.value().is_some() || person.naming_approval.is_some() {
                return;
            }
            let (least, most) = (person.age_years.min(), person.age_years.max());
            let around = least.is_none_or(|age| age < 18) && most.is_some_and(|age| (18..25).contains(&age));
            let pupil = person.school_role.value().is_some() && least.is_none() && most.is_none();
            if (around || pupil) && is_open(person.access, cx) {
                out.at("/name");
            }
        }),
    }

    /// An officer's name says how it became known.
    ///
    /// Names come from agencies, courts, lawyers and newsrooms, at different times and with
    /// different certainty. A wrong one harms somebody who was not there.
    OFFICER_NAME_BASIS_MISSING = "officer-name-basis-missing" {
        severity: Info,
        profiles: [Publish: Warning, Intake: Off, Dataset: Off],
        ground: Ethics,
        citation: "Sacramento, 2018: a lawyer and a newspaper named the two officers nearly a year before any official did.",
        exceptions: "None: who named them, and when, can be looked up.",
        pointers: ["/people/*"],
        misses: ["name_disclosures"],
        message: "the officer is named, and nothing says who disclosed the name",
        bad: r#"{"/people/1/name": {"status": "known", "value": "Alex Example"}}"#,
        good: r#"{"/people/1/name": {"status": "known", "value": "Alex Example"}, "/people/1/name_disclosures": [{"basis": {"code": "official"}}]}"#,
        check: Person(|person, cx, out| {
            let unsaid = person.name.value().is_some() && person.name_disclosures.is_empty();
            if unsaid && person.has_role(PersonRole::Officer) && is_open(person.access, cx) {
                out.at("");
            }
        }),
    }

    /// An officer named only by a newsroom is flagged for information.
    ///
    /// Until an agency, court or lawyer names the officer, the publisher alone is responsible for
    /// the name.
    OFFICER_NAME_BEFORE_OFFICIAL = "officer-name-before-official" {
        severity: Info,
        profiles: [Publish: Warning, Dataset: Off],
        ground: Ethics,
        citation: "Tallahassee v. Florida Police Benevolent Association (Fla. 2023): officers have no general right to stay unnamed; that does not make a name certain.",
        exceptions: "For information only: nothing is wrong.",
        pointers: ["/people/*/name_disclosures"],
        message: "only newsrooms or the public have named the officer",
        bad: r#"{"/people/1/name": {"status": "known", "value": "Alex Example"}, "/people/1/name_disclosures": [{"basis": {"code": "news"}}]}"#,
        good: r#"{"/people/1/name": {"status": "known", "value": "Alex Example"}, "/people/1/name_disclosures": [{"basis": {"code": "news"}}, {"basis": {"code": "attorney"}}]}"#,
        check: Person(|person, cx, out| {
            if person.name.value().is_none() || person.name_disclosures.is_empty() {
                return;
            }
            let mut disclosures = person.name_disclosures.iter();
            let unofficial = disclosures.all(|it| matches!(it.basis.code, NameBasis::News | NameBasis::Family | NameBasis::Other));
            if unofficial && person.has_role(PersonRole::Officer) && is_open(person.access, cx) {
                out.at("/name_disclosures");
            }
        }),
    }

    /// A withheld name does not appear in other names or claims.
    ///
    /// Other spellings, and claims about the name, reveal it as well as the name itself.
    WITHHELD_NAME_PRESENT = "withheld-name-present" {
        severity: Warning,
        profiles: [Publish: Error],
        ground: Logic,
        citation: "What is withheld is not stated elsewhere.",
        exceptions: "Within a newsroom, claims may contain the name: then they are not public, and say so.",
        pointers: ["/people/*/other_names", "/claims/*/value"],
        message: "the person's name is withheld, and this reveals it",
        bad: r#"{"/people/0/name": {"status": "withheld", "reason": "juvenile"}, "/people/0/other_names": [{"text": "Robin Example"}]}"#,
        good: r#"{"/people/0/name": {"status": "withheld", "reason": "juvenile"}, "/people/0/pseudonym": "The boy"}"#,
        check: Entity(|entity, cx, out| match entity {
            Entity::Person(person)
                if !person.other_names.is_empty() && is_withheld(person) && is_open(person.access, cx) =>
            {
                out.at("/other_names");
            }
            Entity::Claim(claim) => {
                let of_name = claim.about.field == "name" || claim.about.field.starts_with("other_names/");
                if !of_name || claim.value.value().is_none() || !is_open(claim.access, cx) {
                    return;
                }
                if matches!(cx.subject(claim), Some(Entity::Person(person)) if is_withheld(person)) {
                    out.at("/value");
                }
            }
            _ => {}
        }),
    }

    /// The dead are named only after their families know.
    ///
    /// Nobody should learn from a file or a map that a child or partner is dead.
    NOK_NOT_NOTIFIED = "nok-not-notified" {
        severity: Warning,
        profiles: [Publish: Error],
        ground: Ethics,
        citation: "Police releases withhold the name until next of kin are notified; SPJ Code of Ethics, minimize harm.",
        exceptions: "The family named the person: say so in `name_disclosures`.",
        pointers: ["/people/*/name"],
        message: "the person is named, and next of kin have not been notified yet",
        bad: r#"{"/people/0/name": {"status": "known", "value": "Robin Example"}, "/people/0/kin_notified": {"status": "pending"}}"#,
        good: r#"{"/people/0/name": {"status": "known", "value": "Robin Example"}, "/people/0/kin_notified": {"status": "known", "value": "2021-05-02"}}"#,
        check: Person(|person, cx, out| {
            let pending = person.kin_notified.absent().is_some_and(|absent| absent.status == AbsentStatus::Pending);
            if pending && person.name.value().is_some() && !is_named_by(person, NameBasis::Family) && is_open(person.access, cx) {
                out.at("/name");
            }
        }),
    }

    /// Witnesses, callers and complainants are not named.
    ///
    /// They did not seek attention, and the next one will not come forward.
    WITNESS_NAMED = "witness-named" {
        severity: Info,
        profiles: [Publish: Error, Dataset: Off],
        ground: Law,
        citation: "Cal. Penal Code 832.7 lets the anonymity of witnesses and complainants be preserved in what is released.",
        exceptions: "Those who spoke in public under their name; officers, officials and others named for another role; a `public_interest` or `naming_approval`.",
        pointers: ["/people/*/name"],
        message: "a witness, caller or complainant is named, and nothing says why",
        bad: r#"{"/people/-": {"id": "witness-1", "roles": [{"code": "witness"}], "name": {"status": "known", "value": "Kim Example"}}}"#,
        good: r#"{"/people/-": {"id": "witness-1", "roles": [{"code": "witness"}], "name": {"status": "known", "value": "Kim Example"}, "name_disclosures": [{"basis": {"code": "person"}}]}}"#,
        check: Person(|person, cx, out| {
            use PersonRole::{Caller, Complainant, Witness};
            if person.name.value().is_none() || !has_any(person, &[Witness, Caller, Complainant]) || is_known_by_office(person) {
                return;
            }
            if !is_named_for_a_reason(person) && is_open(person.access, cx) {
                out.at("/name");
            }
        }),
    }

    /// Relatives are named only for a reason.
    ///
    /// Grief is private. Those who speak for the family chose to be known; the others did not.
    FAMILY_MEMBER_NAMED = "family-member-named" {
        severity: Info,
        profiles: [Publish: Warning, Dataset: Off],
        ground: Ethics,
        citation: "SPJ Code of Ethics, minimize harm: private people have a greater right to control information about themselves.",
        exceptions: "Those who named themselves or sue under their name; a `public_interest` or `naming_approval`.",
        pointers: ["/people/*/name"],
        message: "a relative is named, and nothing says why",
        bad: r#"{"/people/-": {"id": "sister", "roles": [{"code": "relative"}], "name": {"status": "known", "value": "Kim Example"}}}"#,
        good: r#"{"/people/-": {"id": "sister", "roles": [{"code": "relative"}, {"code": "plaintiff"}], "name": {"status": "known", "value": "Kim Example"}}}"#,
        check: Person(|person, cx, out| {
            if person.name.value().is_none() || !person.has_role(PersonRole::Relative) || is_known_by_office(person) {
                return;
            }
            let spoke = person.has_role(PersonRole::Plaintiff) || is_named_by(person, NameBasis::Family);
            if !spoke && !is_named_for_a_reason(person) && is_open(person.access, cx) {
                out.at("/name");
            }
        }),
    }

    /// A placeholder is not recorded as a name.
    ///
    /// "TK TK" and "Unknown" end up as somebody's name in searches and on maps. A fact has statuses
    /// for what is unknown or withheld.
    PLACEHOLDER_NAME = "placeholder-name" {
        severity: Warning,
        ground: Codebook,
        citation: "Washington Post, Fatal Force v1: 194 rows named `TK TK`. Mapping Police Violence: 184 named \"Name withheld by police\".",
        exceptions: "None; a court's John Doe is a pseudonym.",
        pointers: ["/people/*/name"],
        message: "this is a placeholder for a name that is not known or not disclosed",
        bad: r#"{"/people/0/name": {"status": "known", "value": "TK TK"}}"#,
        good: r#"{"/people/0/name": {"status": "known", "value": "Robin Unknowne"}}"#,
        check: Person(|person, _, out| {
            let Some(name) = person.name.value().map(|name| name.trim()) else { return };
            let is = |word: &&str| name.eq_ignore_ascii_case(word);
            let begins = |word: &&str| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
            if PLACEHOLDERS.iter().any(is) || PLACEHOLDER_STARTS.iter().any(begins) {
                out.at("/name");
            }
        }),
    }

    /// A spelling that a source uses is listed among the other names.
    ///
    /// Anyone who searches for it should find the person.
    NAME_VARIANT_UNLINKED = "name-variant-unlinked" {
        severity: Info,
        ground: Plausibility,
        citation: "Washington Post and Mapping Police Violence spell 1,574 of 5,973 linked names differently.",
        exceptions: "None: list it in `other_names`; a mistake has the kind `error`.",
        pointers: ["/claims/*/value"],
        message: "the claim's spelling is neither the person's name nor among the other names",
        bad: r#"{"/people/0/name": {"status": "known", "value": "Robin Example"}, "/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "subject", "field": "name"}, "value": {"status": "known", "value": "Robyn Example"}}]}"#,
        good: r#"{"/people/0/name": {"status": "known", "value": "Robin Example"}, "/people/0/other_names": [{"text": "Robyn Example"}], "/claims": [{"id": "claim-1", "source": "source-article", "about": {"id": "subject", "field": "name"}, "value": {"status": "known", "value": "Robyn Example"}}]}"#,
        check: Claim(|claim, cx, out| {
            let (true, Some(Scalar::Text(spelling))) = (claim.about.field == "name", claim.value.value()) else { return };
            let Some(Entity::Person(person)) = cx.subject(claim) else { return };
            let Some(name) = person.name.value() else { return };
            if name != spelling && !person.other_names.iter().take(64).any(|other| other.text == *spelling) {
                out.at("/value");
            }
        }),
    }

    /// A private person's name has a date for review.
    ///
    /// People who were never charged are found by this name for years. A date in `review_after`
    /// makes somebody ask whether that must go on.
    REVIEW_AFTER_MISSING = "review-after-missing" {
        severity: Info,
        profiles: [Standard: Off, Intake: Off, Dataset: Off],
        ground: Ethics,
        citation: "SPJ Code of Ethics: consider the long-term implications of the extended reach and permanence of publication, and of identifying suspects before they face charges. AP no longer names suspects in brief stories about minor crimes.",
        exceptions: "The dead, officers, officials, and those who were charged.",
        pointers: ["/people/*"],
        misses: ["review_after"],
        message: "a private person is named, and nothing says when the name is to be reviewed",
        bad: r#"{"/people/-": {"id": "man-1", "roles": [{"code": "subject"}], "name": {"status": "known", "value": "Kim Example"}}}"#,
        good: r#"{"/people/-": {"id": "man-1", "roles": [{"code": "subject"}], "name": {"status": "known", "value": "Kim Example"}, "review_after": "2026-05-01"}}"#,
        check: Person(|person, cx, out| {
            use PersonRole::{Decedent, Journalist, MedicalProvider, Officer, Official, Pathologist};
            if person.name.value().is_none() || person.review_after.is_some() || person.death.is_some() {
                return;
            }
            let public = [Decedent, Officer, Official, Journalist, MedicalProvider, Pathologist, PersonRole::Attorney];
            let charged = |proceeding: &Proceeding| matches!(proceeding, Proceeding::Charge(it) if it.defendant == person.id);
            if !has_any(person, &public) && is_open(person.access, cx) && !cx.case.proceedings.iter().take(64).any(charged) {
                out.at("");
            }
        }),
    }
}

/// What data sets write where there is no name.
const PLACEHOLDERS: &[&str] =
    &["tk tk", "tk", "unknown", "n/a", "none", "not released", "unnamed", "redacted", "withheld", "tbd"];

/// How such entries begin.
const PLACEHOLDER_STARTS: &[&str] = &["name withheld", "unidentified ", "unknown ", "not yet released", "unnamed "];

/// Whether a person's name is kept back.
pub(super) fn is_withheld(person: &Person) -> bool {
    person.name.absent().is_some_and(|absent| absent.status == AbsentStatus::Withheld)
}
