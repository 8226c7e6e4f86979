//! Materials: what was recorded and written, apart from whether it was released.

use super::record::{entity, record, union};
use crate::value::code::codes;
use crate::{ActorId, Coded, Count, Date, EntityId, Fact, List, MaterialId, Number, PartyId, PersonId, ThingId};

union! {
    /// A recording, document, photo or other material. That it exists says nothing about whether
    /// it was released.
    pub enum Material(MaterialId) {
        /// A recording of sound or pictures.
        Recording(Recording) = "recording",
        /// A document.
        Document(Document) = "document",
        /// A photo or drawing.
        Photo(Photo) = "photo",
        /// Another material.
        Other(OtherMaterial) = "other",
    }
}

entity! {
    /// A recording of sound or pictures; or several that a source does not tell apart.
    pub struct Recording(MaterialId), branch of Material {}
    optional {
        /// What it is called.
        title: Option<String>,
        /// What kind of device recorded it.
        device: Fact<Coded<Device>>,
        /// The camera, when it is listed among the objects.
        camera: Option<ThingId>,
        /// Who wore, drove or held the device.
        recorded_by: List<ActorId>,
        /// The body that keeps it and can release it.
        custodian: Option<PartyId>,
        /// How many recordings this stands for, when it is not one.
        recordings_count: Fact<Count>,
        /// When the recording begins.
        started: Fact<Date>,
        /// When the recording ends.
        ended: Fact<Date>,
        /// How long the recording is, in seconds.
        duration_seconds: Fact<Number>,
        /// By how much its clock is off, in seconds; positive when it is ahead.
        clock_offset_seconds: Fact<Number>,
        /// When it was taken, seen from the shots.
        relation: Fact<Coded<TimeRelation>>,
        /// Whether it shows the shots.
        shows_shooting: Fact<bool>,
        /// Whether it shows a person's death.
        shows_death: Fact<bool>,
        /// Whether it shows a minor.
        shows_minor: Fact<bool>,
        /// What else it shows, in sentences.
        shows: List<String>,
        /// Whether the recording has sound.
        has_audio: Fact<bool>,
        /// The stretches without sound.
        mutes: List<Mute>,
        /// Whether it has graphic content.
        graphic: Fact<bool>,
        /// Whether this copy is cut or altered.
        edited: Fact<bool>,
        /// The recording of which this is a part.
        excerpt_of: Option<MaterialId>,
        /// What is said in it, word for word.
        segments: List<Segment>,
        /// Whether the segments are all that is said.
        transcript_complete: Fact<bool>,
        /// The web address at which it can be seen or heard.
        url: Fact<String>,
        /// The SHA-256 checksum of the file, in hexadecimal digits: a copy that has the
        /// same one is the same to the byte.
        sha256: Option<String>,
    }
}

entity! {
    /// A document: a report, letter, log, order, transcript.
    pub struct Document(MaterialId), branch of Material {}
    optional {
        /// Its title, or what it is called.
        title: Option<String>,
        /// What kind of document it is.
        document_kind: Option<Coded<DocumentKind>>,
        /// Who wrote it.
        authors: List<ActorId>,
        /// The body that keeps it and can release it.
        custodian: Option<PartyId>,
        /// The date that the document bears.
        dated: Fact<Date>,
        /// How many pages it has.
        pages: Fact<Count>,
        /// Whether it has graphic content.
        graphic: Fact<bool>,
        /// What it says, in neutral sentences.
        summary: Option<String>,
        /// The web address at which it can be read.
        url: Fact<String>,
        /// The SHA-256 checksum of the file, in hexadecimal digits: a copy that has the
        /// same one is the same to the byte.
        sha256: Option<String>,
    }
}

entity! {
    /// A photo or drawing; or several.
    pub struct Photo(MaterialId), branch of Material {}
    optional {
        /// What it is called.
        title: Option<String>,
        /// How many photos this stands for, when it is not one.
        photos_count: Fact<Count>,
        /// Who took it, or drew it.
        taken_by: List<ActorId>,
        /// The body that keeps it and can release it.
        custodian: Option<PartyId>,
        /// When it was taken.
        taken: Fact<Date>,
        /// The people or things that it shows.
        depicts: List<EntityId>,
        /// Whether it shows a body.
        shows_death: Fact<bool>,
        /// Whether it shows a minor.
        shows_minor: Fact<bool>,
        /// Whether it has graphic content.
        graphic: Fact<bool>,
        /// The web address at which it can be found.
        url: Fact<String>,
    }
}

entity! {
    /// A material that is neither recording, document nor photo.
    pub struct OtherMaterial(MaterialId), branch of Material {
        /// What the material is, in words.
        description: String,
    }
    optional {
        /// What it is called.
        title: Option<String>,
        /// The body that keeps it and can release it.
        custodian: Option<PartyId>,
        /// The web address at which it can be found.
        url: Fact<String>,
    }
}

record! {
    /// A stretch of a recording without sound.
    pub struct Mute {}
    optional {
        /// Where it begins, in seconds from the recording's start.
        start_seconds: Option<Number>,
        /// Where it ends, in seconds from the recording's start.
        end_seconds: Option<Number>,
        /// Who muted it.
        by: Option<PersonId>,
        /// Why, as spoken or written; withheld or unknown when it is.
        reason: Fact<String>,
        /// Whether it is the time before the camera was switched on, which the device keeps
        /// without sound by design.
        buffer: Fact<bool>,
    }
}

record! {
    /// Something that is said in a recording, word for word.
    pub struct Segment {
        /// The words, verbatim: a defect of the quote stays, marked by `sic`.
        text: String,
    }
    optional {
        /// Who speaks, when the record knows.
        speaker: Option<PersonId>,
        /// Who speaks, as far as a source says: "a male officer".
        speaker_description: Option<String>,
        /// Whether the words have an evident defect that was left as it is: quotes are not altered
        /// (AP).
        sic: Fact<bool>,
        /// Whether the words are a paraphrase rather than a quote.
        paraphrase: Fact<bool>,
        /// Which of the segments it is: 1 is the first.
        sequence: Fact<Count>,
        /// Where it begins, in seconds from the recording's start.
        start_seconds: Option<Number>,
        /// Where it ends, in seconds from the recording's start.
        end_seconds: Option<Number>,
        /// When it was said.
        at: Fact<Date>,
        /// The language, when it is not English, as its BCP 47 tag: `es` for Spanish.
        language: Option<String>,
    }
}

codes! {
    /// What a recording was made with. Source: Chicago COPA's media list, Ohio and New Jersey
    /// video fields, Mapping Police Violence `wapo_body_camera`.
    open enum Device {
        /// A body-worn camera.
        BodyWorn = "body_worn",
        /// A camera in a police vehicle.
        InCar = "in_car",
        /// An aircraft: helicopter or drone.
        Aircraft = "aircraft",
        /// A telephone of a bystander.
        Phone = "phone",
        /// A camera of a business or home.
        Surveillance = "surveillance",
        /// A camera of a station or jail.
        Station = "station",
        /// A conducted energy device's camera.
        ConductedEnergyDevice = "conducted_energy_device",
        /// An emergency call.
        EmergencyCall = "emergency_call",
        /// Radio and dispatch.
        Dispatch = "dispatch",
        /// A gunshot detection system.
        GunshotDetection = "gunshot_detection",
        /// A recorded interview.
        Interview = "interview",
    }
}

codes! {
    /// When a recording was taken, seen from the shots.
    open enum TimeRelation {
        /// Before.
        Before = "before",
        /// During: it covers the shots.
        During = "during",
        /// After.
        After = "after",
    }
}

codes! {
    /// What kind of document it is.
    open enum DocumentKind {
        /// A police report.
        PoliceReport = "police_report",
        /// An autopsy report.
        AutopsyReport = "autopsy_report",
        /// A review of an autopsy.
        AutopsyReview = "autopsy_review",
        /// A toxicology report.
        Toxicology = "toxicology",
        /// A diagram.
        Diagram = "diagram",
        /// A dispatch log.
        DispatchLog = "dispatch_log",
        /// A press release.
        PressRelease = "press_release",
        /// A letter.
        Letter = "letter",
        /// A transcript.
        Transcript = "transcript",
        /// A prosecutor's, attorney general's or oversight body's report.
        DecisionReport = "decision_report",
        /// An internal affairs file.
        InternalAffairs = "internal_affairs",
        /// A review of policy, training or practice.
        PolicyReview = "policy_review",
        /// A policy or order.
        Policy = "policy",
        /// A court filing or order.
        CourtFiling = "court_filing",
        /// A death certificate.
        DeathCertificate = "death_certificate",
    }
}
