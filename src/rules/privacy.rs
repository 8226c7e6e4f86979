//! Rules on what is not public: homes, bodies, medical and personal data.

use super::access::is_open;
use super::naming::is_withheld;
use super::places::{is_of_address, places};
use super::rules;
use crate::model::{Visit, Visitor};
use crate::path::Path;
use crate::redact::{Secrets, is_home};
use crate::validate::Out;
use crate::{Entity, Impairment, Leaf, Material, PartyKind, PersonRole, Place, Severity};

rules! {
    /// Nobody's home is located more precisely than its block.
    ///
    /// People are harassed at their doors: officers, witnesses, families. The block says where it
    /// was, but not which door.
    HOME_ADDRESS_PUBLIC = "home-address-public" {
        severity: Warning,
        profiles: [Publish: Error],
        ground: Law,
        citation: "Cal. Penal Code 832.7: home addresses are removed from what is released. Florida's Supreme Court, 30 November 2023: what locates a victim is protected, also for an officer.",
        exceptions: "None: give the block. A person whose address is public for another reason still lives there.",
        pointers: [
            "/incident/scenes/*/place/street_address",
            "/incident/events/*/place/street_address",
            "/people/*/death/place/street_address",
            "/people/*/death/pronounced_place/street_address",
            "/objects/*/recovered_place/street_address",
            "/aid/*/place/street_address",
            "/responses/*/place/street_address",
        ],
        message: "people live there, and the full address is public",
        bad: r#"{"/incident/scenes/0/place/residence": {"status": "known", "value": true}, "/incident/scenes/0/place/street_address": {"status": "known", "value": "114 Mill Street"}}"#,
        good: r#"{"/incident/scenes/0/place/residence": {"status": "known", "value": true}, "/incident/scenes/0/place/street_address": {"status": "withheld", "reason": "personal_data"}}"#,
        check: Entity(|entity, cx, out| {
            for (at, place) in places(entity) {
                let Some(place) = place.filter(|place| place.street_address.value().is_some()) else { continue };
                if is_home(place) && is_open(entity.own_access(), cx) {
                    out.at(format_args!("{at}/street_address"));
                }
            }
        }),
    }

    /// The coordinates of a home are no more precise than its block.
    ///
    /// Four decimals of a degree are eleven metres: a house. A map shows the door as well as an
    /// address does.
    RESIDENCE_PRECISE = "residence-precise" {
        severity: Warning,
        profiles: [Publish: Error],
        ground: Ethics,
        citation: "Washington Post, Fatal Force v2, `location_precision`: a point may be that of an address or of a block.",
        exceptions: "Coordinates of a block that have many decimals: state the `precision`.",
        pointers: [
            "/incident/scenes/*/place/coordinates",
            "/incident/events/*/place/coordinates",
            "/people/*/death/place/coordinates",
            "/people/*/death/pronounced_place/coordinates",
            "/objects/*/recovered_place/coordinates",
            "/aid/*/place/coordinates",
            "/responses/*/place/coordinates",
        ],
        message: "people live there, and the coordinates are those of an address, or may be",
        bad: r#"{"/incident/scenes/0/place/residence": {"status": "known", "value": true}, "/incident/scenes/0/place/coordinates": {"status": "known", "value": {"latitude": 38.48221, "longitude": -121.47291}}}"#,
        good: r#"{"/incident/scenes/0/place/residence": {"status": "known", "value": true}, "/incident/scenes/0/place/coordinates": {"status": "known", "value": {"latitude": 38.482, "longitude": -121.473}}}"#,
        check: Entity(|entity, cx, out| {
            for (at, place) in places(entity) {
                let Some(place) = place.filter(|place| place.coordinates.value().is_some()) else { continue };
                if is_home(place) && (is_of_address(place) || may_be_of_address(place)) && is_open(entity.own_access(), cx) {
                    out.at(format_args!("{at}/coordinates"));
                }
            }
        }),
    }

    /// A story does not give the house number of a place known only by its block.
    ///
    /// The field is coarse and the sentence is not: readers see both.
    BLOCK_NUMBER_LEAK = "block-number-leak" {
        severity: Warning,
        profiles: [Standard: Off, Intake: Off, Dataset: Off],
        ground: Ethics,
        citation: "Police releases give the block rather than the house; Cal. Penal Code 832.7 lets addresses be removed.",
        exceptions: "A business whose address is its name.",
        pointers: ["/incident/narrative"],
        message: "the story has a number on a street for which the record gives only the block",
        bad: r#"{"/incident/narrative": "Officers shot a man at 114 Mill Street."}"#,
        good: r#"{"/incident/narrative": "Officers shot a man in the 100 block of Mill Street."}"#,
        check: Incident(|incident, _, out| {
            let Some(story) = &incident.narrative else { return };
            for scene in incident.scenes.iter().take(16) {
                let block = scene.place.as_ref().and_then(|place| place.block.value());
                let Some((_, street)) = block.and_then(|block| block.split_once("block of ")) else { continue };
                let is_number = |before: &str| {
                    let word = before.trim_end().rsplit(' ').next().unwrap_or_default();
                    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
                };
                if !street.is_empty() && story.match_indices(street).any(|(at, _)| is_number(&story[..at])) {
                    return out.at("/narrative");
                }
            }
        }),
    }

    /// Toxicology results are not public without a reason.
    ///
    /// Toxicology colours how a dead person is seen, and says little about why someone was shot.
    /// Release by an authority is a reason; mere availability is not.
    TOX_PUBLIC = "tox-public" {
        formerly: ["medical-detail-public"],
        severity: Warning,
        profiles: [Publish: Error, Dataset: Off],
        ground: Ethics,
        citation: "SPJ Code of Ethics: legal access to information differs from an ethical justification to publish it. Cal. Penal Code 832.7 lets confidential medical information be removed from what is released.",
        exceptions: "Findings that were released: then `release`, `document` or `released` says so. Findings for which the person's record states a `public_interest`.",
        pointers: ["/autopsies/*/toxicology"],
        message: "the toxicology is public, and nothing says that it was released or why it matters",
        bad: r#"{"/autopsies/0/released": null, "/autopsies/0/document": null, "/autopsies/0/toxicology": [{"substance": "caffeine", "present": {"status": "known", "value": true}}]}"#,
        good: r#"{"/autopsies/0/toxicology": [{"substance": "caffeine", "present": {"status": "known", "value": true}}]}"#,
        check: Autopsy(|autopsy, cx, out| {
            let told = autopsy.toxicology.iter().any(|result| result.present.value().is_some() || result.level.value().is_some());
            let released = autopsy.release.is_some()
                || autopsy.document.is_some()
                || autopsy.released.earliest().is_some()
                || autopsy.document_available.is_yes();
            if !told || released || !is_open(autopsy.access, cx) {
                return;
            }
            if cx.person(&autopsy.person).is_none_or(|person| person.public_interest.is_none()) {
                out.at("/toxicology");
            }
        }),
    }

    /// Illness and disability are published for a stated reason.
    ///
    /// Whether a crisis had to do with the shooting is often the heart of the matter. If it did, a
    /// sentence in `public_interest` says so.
    IRRELEVANT_SENSITIVE = "irrelevant-sensitive" {
        severity: Info,
        profiles: [Standard: Off, Intake: Off, Dataset: Off],
        ground: Ethics,
        citation: "AP: mental illness is not described unless it is pertinent to the story.",
        exceptions: "Data sets of the field give it for everyone.",
        pointers: ["/people/*"],
        misses: ["public_interest"],
        message: "illness, disability or a crisis is public, and nothing says why it matters",
        bad: r#"{"/people/0/mental_health_related": {"status": "known", "value": true}}"#,
        good: r#"{"/people/0/mental_health_related": {"status": "known", "value": true}, "/people/0/public_interest": "The call was for help in a crisis."}"#,
        check: Person(|person, cx, out| {
            let sensitive = [Impairment::Mental, Impairment::Suicidal, Impairment::Developmental, Impairment::Physical];
            let told = person.impairments.value().is_some_and(|all| all.iter().any(|one| sensitive.contains(&one.code)));
            let told = told || person.mental_health_related.is_yes();
            if told && person.public_interest.is_none() && is_open(person.access, cx) {
                out.at("");
            }
        }),
    }

    /// A coroner's photo of a body is not public.
    ///
    /// Families should not come across it.
    AUTOPSY_PHOTO_PUBLIC = "autopsy-photo-public" {
        severity: Warning,
        profiles: [Publish: Error],
        ground: Law,
        citation: "Cal. Code of Civil Procedure 129: photographs of a body that were taken for a coroner are not disseminated but for listed uses.",
        exceptions: "A court's permission: then switch the rule off for the file.",
        pointers: ["/materials/*"],
        message: "this is a coroner's photo of a body, and its location is public",
        bad: r#"{"/materials/-": {"kind": "photo", "id": "photo-1", "custodian": "county-coroner", "shows_death": {"status": "known", "value": true}, "graphic": {"status": "known", "value": true}, "url": {"status": "known", "value": "https://example.org/photo"}}}"#,
        good: r#"{"/materials/-": {"kind": "photo", "id": "photo-1", "custodian": "county-coroner", "shows_death": {"status": "known", "value": true}, "graphic": {"status": "known", "value": true}, "url": {"status": "withheld", "reason": "statute"}}}"#,
        check: Material(|material, cx, out| {
            let Material::Photo(photo) = material else { return };
            if !photo.shows_death.is_yes() || photo.url.value().is_none() || !is_open(photo.access, cx) {
                return;
            }
            let coroner = |id: &str| matches!(cx.find(id), Some(Entity::Party(party)) if party.kind == PartyKind::Coroner);
            let mut makers = photo.taken_by.iter().take(16);
            if photo.custodian.as_deref().is_some_and(coroner) || makers.any(|maker| coroner(maker)) {
                out.at("");
            }
        }),
    }

    /// Images of a minor are published only if the minor is unrecognisable.
    ///
    /// A link shows everything in the file that it leads to.
    MINOR_IMAGE = "minor-image" {
        severity: Info,
        profiles: [Publish: Error, Dataset: Off],
        ground: Ethics,
        citation: "AP: minors who are accused of crimes or are witnesses to them are generally not identified, in text or images; a manager approves the exceptions.",
        exceptions: "Copies in which the minor was blurred: mark them `edited`. Parents' permission: switch the rule off for the file.",
        pointers: ["/materials/*"],
        message: "this shows a minor, is not said to be edited, and its location is public",
        bad: r#"{"/materials/0/shows_minor": {"status": "known", "value": true}, "/materials/0/url": {"status": "known", "value": "https://police.example.org/video-1"}}"#,
        good: r#"{"/materials/0/shows_minor": {"status": "known", "value": true}, "/materials/0/edited": {"status": "known", "value": true}, "/materials/0/url": {"status": "known", "value": "https://police.example.org/video-1"}}"#,
        check: Material(|material, cx, out| {
            let (shown, whole, url) = match material {
                Material::Recording(it) => (it.shows_minor.is_yes(), !it.edited.is_yes(), &it.url),
                Material::Photo(it) => (it.shows_minor.is_yes(), true, &it.url),
                _ => return,
            };
            if shown && whole && url.value().is_some() && is_open(material.access(), cx) {
                out.at("");
            }
        }),
    }

    /// The date of birth of a living person is not published.
    ///
    /// With a name, it is what identity checks ask for. The age tells readers what they need.
    BORN_PUBLIC = "born-public" {
        severity: Warning,
        profiles: [Standard: Off, Intake: Off, Dataset: Off],
        ground: Ethics,
        citation: "NIST SP 800-122 lists the date of birth among what distinguishes or traces a person; SPJ Code of Ethics: weigh the consequences of publishing personal information.",
        exceptions: "The dead, and people whose birthday is generally known.",
        pointers: ["/people/*/born"],
        message: "the date of birth of a living person is public",
        bad: r#"{"/people/1/born": {"status": "known", "value": "1988-02-29"}}"#,
        good: r#"{"/people/1/born": {"status": "known", "value": "1988"}}"#,
        check: Person(|person, cx, out| {
            let dead = person.death.is_some() || person.has_role(PersonRole::Decedent);
            if person.born.value().is_some_and(|born| born.day().is_some()) && !dead && is_open(person.access, cx) {
                out.at("/born");
            }
        }),
    }

    /// No text contains personal identification or telephone numbers.
    ///
    /// Released files have them in margins and headers, and anyone who copies a passage copies them
    /// too.
    PERSONAL_DATA_IN_TEXT = "personal-data-in-text" {
        severity: Error,
        profiles: [Standard: Off, Intake: Off, Dataset: Off],
        ground: Law,
        citation: "Social Security numbers have three, two and four digits: area, group and serial number (Internal Revenue Service). Cal. Penal Code 832.7 lets telephone numbers be removed.",
        exceptions: "A newsroom's or agency's own telephone number; telephone numbers are only warnings.",
        pointers: ["**"],
        message: "this has the form of a Social Security or telephone number",
        bad: r#"{"/incident/narrative": "His card, 987-65-4320, lay beside him."}"#,
        good: r#"{"/incident/narrative": "Case 2021-05-0140 was opened."}"#,
        check: CaseFile(|case, _, out| {
            case.visit(&Path::Root, &mut Numbers(out));
        }),
    }

    /// No text in the record contains a withheld name.
    ///
    /// The field was emptied, and the story, a title or a note still contains it. Whole names are
    /// searched for; `CaseFile::redact_for` covers each word of them.
    REDACTION_LEAK = "redaction-leak" {
        severity: Error,
        profiles: [Standard: Off, Intake: Off, Dataset: Off],
        ground: Ethics,
        citation: "What was removed in one place and remains in another was not removed.",
        exceptions: "Somebody else with the same full name.",
        pointers: ["**"],
        message: "this contains a name that is withheld or not public",
        bad: r#"{"/people/0/access": "restricted", "/people/0/name": {"status": "known", "value": "Robin Example"}, "/incident/narrative": "An officer shot Robin Example."}"#,
        good: r#"{"/people/0/name": {"status": "known", "value": "Robin Example"}, "/incident/narrative": "An officer shot Robin Example."}"#,
        check: CaseFile(|case, cx, out| {
            let mut secrets = Secrets::default();
            for person in &case.people {
                if is_withheld(person) || !is_open(person.access, cx) {
                    let others = person.other_names.iter().map(|other| &other.text);
                    person.name.value().into_iter().chain(others).for_each(|name| secrets.phrase(name));
                }
            }
            if !secrets.is_empty() {
                case.visit(&Path::Root, &mut Leaks { secrets, out });
            }
        }),
    }
}

/// Whether a point may be that of a house: of unknown precision, and with four decimals or more.
fn may_be_of_address(place: &Place) -> bool {
    let Some(point) = place.coordinates.value().filter(|point| point.precision.value().is_none()) else { return false };
    let is_fine = |degrees: f64| (degrees * 1000.0).fract().abs() > 1e-6;
    is_fine(point.latitude.get()) && is_fine(point.longitude.get())
}

/// Finds names that are secret, but where the persons' own records have them.
struct Leaks<'o, 'a> {
    secrets: Secrets,
    out: &'o mut Out<'a>,
}

impl Visitor<'_> for Leaks<'_, '_> {
    fn leaf(&mut self, leaf: Leaf<'_>, at: &Path<'_>) {
        let Leaf::Text(text) = leaf else { return };
        let of_name = matches!(at, Path::Key(Path::Key(Path::Index(Path::Key(Path::Root, "people"), _), "name"), _));
        let of_other_name = matches!(at, Path::Key(Path::Index(Path::Key(_, "other_names"), _), _));
        if !of_name && !of_other_name && self.secrets.cover(text).is_some() {
            self.out.at(at);
        }
    }
}

/// Finds numbers that have the form of a person's.
struct Numbers<'o, 'a>(&'o mut Out<'a>);

impl Visitor<'_> for Numbers<'_, '_> {
    fn leaf(&mut self, leaf: Leaf<'_>, at: &Path<'_>) {
        let Leaf::Text(text) = leaf else { return };
        // Numbers of cases and addresses of files may have any form.
        if matches!(
            at,
            Path::Key(_, "url" | "archived_url") | Path::Key(Path::Index(Path::Key(_, "external_ids"), _), _)
        ) {
            return;
        }
        let digits_and_hyphens = text.split(|c: char| !(c.is_ascii_digit() || c == '-'));
        for number in digits_and_hyphens.filter(|number| matches!(number.len(), 11 | 12)) {
            let mut parts = number.split('-').map(str::len);
            match [(); 4].map(|()| parts.next()) {
                [Some(3), Some(2), Some(4), None] => self.0.at(at),
                [Some(3), Some(3), Some(4), None] => self.0.say(Severity::Warning, at, &[]),
                _ => continue,
            }
            return;
        }
    }
}
