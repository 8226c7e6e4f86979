//! Sources: articles, releases, reports and rows that a record rests on.

use super::record::{entity, record};
use crate::value::code::codes;
use crate::{Coded, Date, Fact, List, MaterialId, PartyId, ReleaseId, SourceId};

entity! {
    /// What the case file rests on: an article, a release, a report, a row of a data set.
    pub struct Source(SourceId) {
        /// What kind of source it is.
        kind: Coded<SourceKind>,
    }
    optional {
        /// Its title or headline.
        title: Fact<String>,
        /// Who published it.
        publisher: Option<PartyId>,
        /// Who wrote it, as it says.
        authors: Fact<String>,
        /// When it was first published.
        published: Fact<Date>,
        /// When it was last updated. An update is not a correction.
        updated: Fact<Date>,
        /// When those who keep the record read it.
        retrieved: Option<Date>,
        /// The web address at which it was read.
        url: Fact<String>,
        /// The web address of a copy that stays.
        archived_url: Option<String>,
        /// How far the source is: developing, final, retracted.
        status: Fact<Coded<SourceStatus>>,
        /// The source's versions, one by one.
        versions: List<SourceVersion>,
        /// The sources that it copies or draws on.
        derived_from: List<SourceId>,
        /// The release that it is, when it is one.
        release: Option<ReleaseId>,
        /// The material that it is, when it is one.
        material: Option<MaterialId>,
        /// The terms that it uses: "officer-involved shooting". Kept here, not in the record's
        /// own words.
        terms: List<String>,
        /// The warning of graphic content that it carries.
        warning: Option<String>,
        /// The licence under which it may be used.
        licence: Option<String>,
        /// The language, when it is not English, as its BCP 47 tag: `es` for Spanish.
        language: Option<String>,
    }
}

impl Source {
    /// Whether every version of it, and the day on which it was read, certainly lie before a day.
    pub(crate) fn ended_before(&self, day: Date) -> bool {
        let before = |date: &Fact<Date>| date.latest().is_some_and(|latest| latest.certainly_before(day));
        let silent_or_before = |date: &Fact<Date>| !date.is_stated() || before(date);
        before(&self.published)
            && silent_or_before(&self.updated)
            && self.retrieved.is_none_or(|read| read.certainly_before(day))
            && self.versions.iter().take(64).all(|version| before(&version.at))
    }
}

record! {
    /// One version of a source.
    pub struct SourceVersion {
        /// What kind of change it was.
        kind: VersionKind,
    }
    optional {
        /// When this version was published.
        at: Fact<Date>,
        /// What changed, in a sentence.
        description: Option<String>,
        /// The web address of a copy of this version.
        url: Option<String>,
    }
}

codes! {
    /// What a source is.
    open enum SourceKind {
        /// A news report.
        Article = "article",
        /// A broadcast.
        Broadcast = "broadcast",
        /// A press release.
        PressRelease = "press_release",
        /// A press conference.
        PressConference = "press_conference",
        /// An official report.
        Report = "official_report",
        /// A court record.
        CourtRecord = "court_record",
        /// A recording.
        Recording = "recording",
        /// A row of a data set.
        DatasetRow = "dataset_row",
        /// A law or policy.
        Law = "law",
        /// An interview.
        Interview = "interview",
        /// A post on a social network.
        SocialPost = "social_post",
    }
}

codes! {
    /// How far a source is.
    open enum SourceStatus {
        /// It says that it is developing and will be updated.
        Developing = "developing",
        /// Final.
        Final = "final_version",
        /// Preliminary.
        Preliminary = "preliminary",
        /// Withdrawn.
        Retracted = "retracted",
    }
}

codes! {
    /// What kind of change a version is. Source: AP and SPJ guidance: a correction is labelled a
    /// correction.
    closed enum VersionKind {
        /// The first.
        Original = "original",
        /// More was added.
        Update = "update",
        /// Something was wrong.
        Correction = "correction",
        /// Something was unclear.
        Clarification = "clarification",
        /// It was withdrawn.
        Retraction = "retraction",
    }
}
