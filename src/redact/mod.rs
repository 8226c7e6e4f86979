//! Views of a case file for those who may not see all of it.

mod hole;
mod leak;
mod protect;

use std::collections::HashMap;

use hole::Redaction;
pub(crate) use leak::Secrets;
pub(crate) use protect::{has_any, is_home, is_known_by_office, is_minor, is_named_by, is_named_for_a_reason};

use crate::value::EntityId;
use crate::{Access, CaseFile, Error};

/// What is not shown, whatever the access of the thing that it belongs to.
#[derive(Default)]
struct Hidden {
    /// Names and addresses, which no text may show either.
    secrets: Secrets,
    /// Fields, by the id of their thing: claims about them are not shown.
    fields: HashMap<EntityId, Vec<String>>,
}

impl Hidden {
    fn field(&mut self, id: impl Into<EntityId>, field: impl Into<String>) {
        self.fields.entry(id.into()).or_default().push(field.into());
    }
}

impl CaseFile {
    /// The view of the case file for those who may see it up to a level: everything above is
    /// replaced by its absence, and the absence has a reason.
    ///
    /// - A thing above the level keeps its id, so that references to it still lead somewhere, its
    ///   level, and a person the `pseudonym`. Its facts are `withheld`, and all else of it is left out.
    ///   A recording, a document, a charge or suit does not even say what kind of thing it is.
    /// - A part has the level of what it stands in, unless its own is higher. A claim has that of what
    ///   it is about. Of a case file that is itself above the level, its ids are all that stays.
    /// - What may not be open to everyone whatever its level is withheld from all who are not named
    ///   (below [`Access::Restricted`]): names of minors without an approval, of people whose kin are
    ///   not notified yet unless the family named them, of witnesses, complainants and callers who are
    ///   named for no other reason; other names of those whose name is withheld; where people live,
    ///   finer than a block; toxicology that nobody released; where coroners' photos of bodies, and
    ///   pictures of minors that were not edited, can be found; Social Security numbers in texts. It is
    ///   what makes an error in the `publish` profile.
    /// - Names and addresses that are withheld are taken out of every text, note, link and id of the
    ///   view too, each word of a name by itself and whatever its case and accents; `[withheld]`
    ///   stands in their place. A word that others' names or common words share is lost with them:
    ///   rather too much than a leak.
    ///
    /// What the record says of a protected person without a name, "the boy's teacher", no program
    /// finds: read the view before you publish it.
    ///
    /// ```
    /// use ois_records::{Access, CaseFile, Fact};
    ///
    /// let case: CaseFile = ois_records::from_str(
    ///     r#"{"version":"1.0","id":"a","incident":{"id":"incident","narrative":"An officer shot Kim Doe."},
    ///         "people":[{"id":"subject","pseudonym":"The subject","access":"restricted",
    ///                    "name":{"status":"known","value":"Kim Doe"}}]}"#,
    /// )?;
    /// let view = case.redact_for(Access::Public)?;
    /// assert_eq!(view.incident.narrative.as_deref(), Some("An officer shot [withheld]."));
    /// assert!(matches!(&view.people[0].name, Fact::Absent(_)));
    /// assert_eq!(case.redact_for(Access::Restricted)?, case);
    /// # Ok::<(), ois_records::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the record holds [`Fact::NotStated`](crate::Fact::NotStated) where a fact must be stated.
    pub fn redact_for(&self, level: Access) -> Result<Self, Error> {
        let mut view = self.clone();
        let mut hidden = Hidden::default();
        if level < Access::Restricted {
            protect::protect(&mut view, &mut hidden);
        }
        Redaction::new(level, hidden, &view)?.view()
    }
}
