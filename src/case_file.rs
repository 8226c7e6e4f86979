//! The case file: the document that holds everything about one incident.

use crate::model::record::record;
use crate::value::code::codes;
use crate::{
    Access, Aid, Autopsy, AutopsyReview, CaseId, Claim, Coded, Count, Date, Decision, Duty, Extensions, ExternalId,
    Force, Incident, IncidentId, Investigation, List, Material, Party, Perception, Person, Policy, Proceeding, Release,
    Response, Source, Thing,
};

record! {
    /// Everything about one incident, as one publisher knows it at one time.
    ///
    /// ```
    /// use ois_records::{CaseFile, CaseId, Incident, IncidentId, Version};
    ///
    /// let incident = Incident::new(IncidentId::new("incident")?);
    /// let case = CaseFile::new(Version::V1_0, CaseId::new("2019-014")?, incident);
    /// assert_eq!(
    ///     ois_records::to_string(&case)?,
    ///     r#"{"version":"1.0","id":"2019-014","incident":{"id":"incident"}}"#
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct CaseFile {
        /// The version of the schema that the document keeps to.
        version: Version,
        /// The case file's own id, the same through all its revisions.
        id: CaseId,
    }
    optional {
        /// The schema's address, for programs in which the document is written.
        #[serde(rename = "$schema")]
        schema: Option<String>,
        /// Which revision of the case file this is: 1 is the first.
        revision: Option<Count>,
        /// The date up to which the publisher's knowledge goes. Whatever is "not yet" known or done is
        /// so as of then.
        as_of: Option<Date>,
        /// How far the case has come.
        status: Option<Coded<CaseStatus>>,
        /// Who may see the case file.
        access: Option<Access>,
        /// What the case file is called.
        title: Option<String>,
        /// What others call the case: case numbers, report numbers, keys of data sets.
        external_ids: List<ExternalId>,
    }
    body {
        /// The incident itself: what happened, where and when.
        incident: Incident,
    }
    optional {
        /// Everyone who has a part in the case, one record for one person.
        people: List<Person>,
        /// Organisations and public bodies: police, coroner, prosecutor, family, media.
        parties: List<Party>,
        /// Weapons and other things that matter.
        objects: List<Thing>,
        /// Who took what, or whom, for what.
        perceptions: List<Perception>,
        /// The force that was used, the rounds fired and what they struck, with totals.
        force: Option<Box<Force>>,
        /// Medical aid that was given, or was not.
        aid: List<Aid>,
        /// Recordings, documents and photos.
        materials: List<Material>,
        /// What was released to whom, when and by whom.
        releases: List<Release>,
        /// The laws and rules that make something due.
        policies: List<Policy>,
        /// What had to be released or reported by when, and the outcome.
        duties: List<Duty>,
        /// Examinations of the bodies of those who died, official and independent.
        autopsies: List<Autopsy>,
        /// Reviews of autopsies from their files, without examining the body.
        autopsy_reviews: List<AutopsyReview>,
        /// Investigations of the incident, of an agency or of a policy.
        investigations: List<Investigation>,
        /// Charges, suits, settlements, juries, inquests, discipline.
        proceedings: List<Proceeding>,
        /// What prosecutors, chiefs, boards and courts decided, and by which standard.
        decisions: List<Decision>,
        /// Protests, demands, statements and changes that followed.
        responses: List<Response>,
        /// What the case file rests on: articles, releases, reports, rows of data sets.
        sources: List<Source>,
        /// Who asserts what, where sources differ or where words and certainty matter.
        claims: List<Claim>,
        /// What changed since the revision before.
        changes: List<Change>,
        /// A remark of those who keep the file.
        note: Option<String>,
        /// Fields of the publisher's own, which this schema does not define.
        extensions: Option<Extensions>,
    }
}

impl CaseFile {
    /// A case file around nothing, for nouns that stand alone.
    pub(crate) fn empty() -> Self {
        let id = "standalone";
        let ids = (CaseId::new(id), IncidentId::new(id));
        let (Ok(case), Ok(incident)) = ids else { unreachable!("a word is an id") };
        Self::new(Version::V1_0, case, Incident::new(incident))
    }
}

record! {
    /// What changed since the revision before.
    pub struct Change {
        /// What kind of change it is. A correction is called a correction.
        kind: ChangeKind,
        /// What changed, in a sentence.
        description: String,
    }
    optional {
        /// The thing and the field that changed.
        about: Option<crate::About>,
        /// The day on which the record was changed.
        on: Option<Date>,
    }
}

codes! {
    /// The versions of the schema.
    growing enum Version {
        /// The first. A draft until it is declared frozen.
        V1_0 = "1.0",
    }
}

codes! {
    /// How far a case is.
    open enum CaseStatus {
        /// Facts come in by the day.
        Developing = "developing",
        /// Decisions are awaited.
        Open = "open_case",
        /// All that was awaited has come.
        Concluded = "concluded",
        /// Nobody keeps it any more.
        Dormant = "dormant",
    }
}

codes! {
    /// What kind of change a revision makes. Source: AP and SPJ guidance: a correction is labelled a
    /// correction.
    closed enum ChangeKind {
        /// Something was added.
        Addition = "addition",
        /// Something went on: what was pending came.
        Update = "update",
        /// Something was wrong.
        Correction = "correction",
        /// Something was unclear.
        Clarification = "clarification",
        /// Something was taken out.
        Withdrawal = "withdrawal",
    }
}
