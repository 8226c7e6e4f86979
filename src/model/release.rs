//! Releases: what was let out, when, by whom, to whom, and what was left out of it.

use super::record::{entity, record};
use crate::value::code::codes;
use crate::{ActorId, Coded, Count, Date, DutyId, Fact, List, MaterialId, Number, ReleaseId};

entity! {
    /// A release of videos or records. Showing a clip to the family is one too, with its own
    /// audience; it is not a release to the public.
    ///
    /// ```
    /// use ois_records::{Audience, Date, Release, ReleaseId};
    ///
    /// let mut release = Release::new(ReleaseId::new("release-2")?);
    /// release.released = "2018-04-16".parse::<Date>()?.into();
    /// release.audience.push(Audience::Public);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct Release(ReleaseId) {}
    optional {
        /// What the release is called.
        title: Option<String>,
        /// Who released. Not always who made or keeps the material.
        by: List<ActorId>,
        /// When it was released.
        released: Fact<Date>,
        /// To whom it was released.
        audience: List<Coded<Audience>>,
        /// The way in which it was released: website, press conference, viewing.
        channel: Option<Coded<Channel>>,
        /// Whether it was published, only shown, or given as a copy.
        mode: Option<ReleaseMode>,
        /// The materials that were released, one by one.
        items: List<ReleaseItem>,
        /// How many items of what kind were released, as stated.
        counts: List<ItemCount>,
        /// Whether everything that there is has been released; seldom known.
        complete: Fact<bool>,
        /// Whether a source calls it additional to an earlier one.
        additional: Fact<bool>,
        /// The earlier release that this one corrects or replaces.
        supersedes: Option<ReleaseId>,
        /// The duties that it was made under.
        duties: List<DutyId>,
        /// Whether it carried a warning of graphic content.
        warning: Fact<String>,
        /// The web address of the release.
        url: Fact<String>,
        /// What it says or shows as a whole, in sentences.
        description: Option<String>,
    }
}

record! {
    /// One material in a release.
    pub struct ReleaseItem {
        /// The material that was released.
        material: MaterialId,
    }
    optional {
        /// Whether it was cut or altered for the release.
        edited: Fact<bool>,
        /// How long the released part is, in seconds.
        duration_seconds: Fact<Number>,
        /// What was blackened, blurred or muted.
        redactions: List<Redaction>,
        /// The warning that it carries, in its words.
        warning: Fact<String>,
        /// The web address at which it can be found.
        url: Fact<String>,
    }
}

record! {
    /// A stated number of items of one kind. Units differ: videos are not files.
    pub struct ItemCount {
        /// What is counted.
        unit: Coded<ItemUnit>,
        /// How many of them.
        count: Fact<Count>,
    }
    optional {
        /// Whether this is the whole, of which the other counts are parts.
        total: Fact<bool>,
        /// Of how many that there are: 16 of 188 minutes.
        out_of: Fact<Count>,
    }
}

record! {
    /// A part of a material that was blackened, blurred or muted.
    pub struct Redaction {
        /// The ground on which it was taken out.
        basis: Coded<RedactionBasis>,
    }
    optional {
        /// How it was taken out: blurred, muted, blackened.
        method: Option<Coded<RedactionMethod>>,
        /// What it does to what a viewer can understand (Cal. Gov. Code 7923.625).
        effect: Option<Coded<RedactionEffect>>,
        /// The law or order that it rests on, as cited.
        authority: Option<String>,
        /// Who took it out.
        by: Option<ActorId>,
        /// What was taken out, in a sentence.
        description: Option<String>,
    }
}

codes! {
    /// To whom something is released. Source: the laws and policies in `POLICIES.md`.
    open enum Audience {
        /// Everyone.
        Public = "general_public",
        /// The subject, or the decedent's family or heirs.
        Family = "family",
        /// Their counsel.
        Counsel = "counsel",
        /// A person who asked for it.
        Requester = "requester",
        /// The press.
        Press = "press",
        /// A court.
        Court = "court",
        /// A prosecutor or attorney general.
        Prosecutor = "prosecutor",
        /// An oversight body or council.
        Oversight = "oversight",
    }
}

codes! {
    /// By what way something is released.
    open enum Channel {
        /// A website.
        Website = "website",
        /// A video platform.
        VideoPlatform = "video_platform",
        /// A press conference.
        PressConference = "press_conference",
        /// A press release.
        PressRelease = "press_release",
        /// A private viewing.
        Viewing = "viewing",
        /// An answer to a records request.
        RecordsRequest = "records_request",
        /// A court filing.
        CourtFiling = "court_filing",
        /// A public meeting.
        Meeting = "meeting",
        /// A leak: no official release.
        Leak = "leak",
    }
}

codes! {
    /// What the audience got.
    closed enum ReleaseMode {
        /// Published: anyone can look.
        Published = "published",
        /// Shown: they looked and took nothing home.
        Shown = "shown",
        /// Copied: they were given it.
        Copied = "copied",
    }
}

codes! {
    /// What is counted in a release.
    open enum ItemUnit {
        /// Videos.
        Video = "video",
        /// Body-worn camera videos.
        BodyWornVideo = "body_worn_video",
        /// In-car camera videos.
        InCarVideo = "in_car_video",
        /// Aircraft videos.
        AircraftVideo = "aircraft_video",
        /// Sound recordings.
        Audio = "audio",
        /// Emergency calls.
        EmergencyCall = "emergency_call",
        /// Photos.
        Photo = "photo",
        /// Documents.
        Document = "document",
        /// Pages.
        Page = "page",
        /// Files of any kind.
        File = "file",
        /// Minutes of recordings.
        Minute = "minute",
    }
}

codes! {
    /// On what ground something is redacted. Source: Cal. Penal Code 832.7, Gov. Code 7923.625.
    open enum RedactionBasis {
        /// Personal data: address, telephone.
        PersonalData = "personal_data",
        /// Who belongs to a family.
        FamilyIdentity = "family_identity",
        /// Medical.
        Medical = "medical",
        /// Financial.
        Financial = "financial",
        /// The anonymity of witnesses and complainants.
        WitnessAnonymity = "witness_anonymity",
        /// Somebody's safety.
        Safety = "safety",
        /// A minor.
        Juvenile = "juvenile",
        /// An investigation that is going on.
        OngoingInvestigation = "ongoing_investigation",
        /// A court's order.
        CourtOrder = "court_order",
        /// Another statute.
        OtherStatute = "other_statute",
        /// Dignity of the dead; graphic content.
        Dignity = "dignity",
    }
}

codes! {
    /// In what way something is redacted.
    open enum RedactionMethod {
        /// Blurred.
        Blur = "blur",
        /// Muted.
        Mute = "mute",
        /// Bleeped.
        Bleep = "bleep",
        /// Cut out.
        Cut = "cut",
        /// Blackened.
        Blacken = "blacken",
    }
}

codes! {
    /// What a redaction does to what a viewer can understand. Source: Cal. Gov. Code 7923.625.
    open enum RedactionEffect {
        /// Nothing.
        Harmless = "harmless",
        /// It can be seen, and what happened is still plain.
        Cosmetic = "cosmetic",
        /// It keeps viewers from understanding what happened.
        Distorting = "distorting",
    }
}
