//! Autopsies and reviews of them. Examiners disagree, and the record keeps them all.

use super::force::RegionCount;
use super::injury::{BodyRegion, BodySide, InjuryMechanism, Manner};
use super::record::{entity, record};
use crate::value::code::codes;
use crate::{ActorId, AutopsyId, AutopsyReviewId, Coded, Count, Date, Fact, List, MaterialId, PersonId, ReleaseId};

entity! {
    /// An examination of a dead person's body.
    ///
    /// ```
    /// use ois_records::{Autopsy, AutopsyId, AutopsyKind, PersonId};
    ///
    /// let mut autopsy = Autopsy::new(AutopsyId::new("autopsy-family")?, PersonId::new("decedent")?);
    /// autopsy.kind = Some(AutopsyKind::Independent);
    /// autopsy.bullet_strikes = 8.into();
    /// # Ok::<(), ois_records::InvalidId>(())
    /// ```
    pub struct Autopsy(AutopsyId) {
        /// Whose body was examined.
        person: PersonId,
    }
    optional {
        /// Whether the law ordered it (official) or a private party did (independent).
        kind: Option<AutopsyKind>,
        /// Who ordered it: the coroner, the family, their counsel.
        commissioned_by: List<ActorId>,
        /// The pathologist or office that made it.
        performed_by: List<ActorId>,
        /// Which examination of this body it was: 1 is the first.
        sequence: Fact<Count>,
        /// How far it went: the whole body, from outside only, or in part.
        extent: Fact<Coded<AutopsyExtent>>,
        /// Whether the body has been examined at all; a source may only presuppose it.
        took_place: Fact<bool>,
        /// When the body was examined.
        performed: Fact<Date>,
        /// When the report was finished.
        reported: Fact<Date>,
        /// When findings were made public; pending while they are not.
        released: Fact<Date>,
        /// The release by which the findings became public.
        release: Option<ReleaseId>,
        /// The report, when it is among the materials.
        document: Option<MaterialId>,
        /// Whether the report can be read, or only what somebody said of it.
        document_available: Fact<bool>,
        /// The cause of death, in the examiner's words.
        cause: Fact<String>,
        /// The manner of death that the examiner gives. "Homicide" says that another person acted,
        /// not that it was a crime.
        manner: Fact<Coded<Manner>>,
        /// How many bullets struck the body. Not the number of wounds.
        bullet_strikes: Fact<Count>,
        /// How many wounds of entry the examiner counted. One bullet can enter twice.
        entry_wounds: Fact<Count>,
        /// How many wounds of exit the examiner counted.
        exit_wounds: Fact<Count>,
        /// How many graze wounds the examiner counted.
        graze_wounds: Fact<Count>,
        /// How many wounds in all. It is seldom the number of bullets.
        total_wounds: Fact<Count>,
        /// What that total counts: "entrances or grazes".
        total_definition: Option<String>,
        /// How many bullets were recovered from the body.
        bullets_recovered: Fact<Count>,
        /// How many strikes or wounds in which region.
        regions: List<RegionCount>,
        /// The wounds, one by one, as the report lists them.
        wounds: List<Wound>,
        /// How long death took, in the examiner's words.
        time_to_death: Fact<String>,
        /// What was tested for, and found. Not for the public without a reason.
        toxicology: List<ToxicologyResult>,
        /// Other findings, each in a sentence.
        findings: List<String>,
    }
}

record! {
    /// One wound. Only as much as a rule or a reader needs.
    pub struct Wound {
        /// Where on the body the wound is.
        region: Coded<BodyRegion>,
    }
    optional {
        /// Whether it is an entry, an exit or a graze.
        kind: Fact<Coded<WoundKind>>,
        /// What made the wound.
        mechanism: Fact<Coded<InjuryMechanism>>,
        /// The side of the body, seen from the person.
        side: Option<Coded<BodySide>>,
        /// From which side the bullet came.
        direction: Fact<Coded<Direction>>,
        /// From how far it was fired, in the words of forensic pathology.
        firing_distance: Fact<Coded<FiringRange>>,
        /// Whether a bullet was recovered.
        bullet_recovered: Fact<bool>,
        /// Whether it alone would have killed.
        lethal: Fact<bool>,
        /// The examiner's own label: "A", "7".
        label: Option<String>,
    }
}

record! {
    /// One substance that was tested for.
    pub struct ToxicologyResult {
        /// The substance that was tested for.
        substance: String,
    }
    optional {
        /// Whether the substance was found.
        present: Fact<bool>,
        /// How much was found, with its unit, as the report writes it.
        level: Fact<String>,
    }
}

entity! {
    /// A review of autopsies from the file, without examining the body. It is not an autopsy.
    pub struct AutopsyReview(AutopsyReviewId) {
        /// The autopsies whose files were reviewed.
        reviewed: Vec<AutopsyId>,
    }
    optional {
        /// Who ordered the review.
        commissioned_by: List<ActorId>,
        /// Who made the review.
        by: List<ActorId>,
        /// When the review was finished.
        reported: Fact<Date>,
        /// When the review was made public.
        released: Fact<Date>,
        /// The release by which it became public.
        release: Option<ReleaseId>,
        /// The review, when it is among the materials.
        document: Option<MaterialId>,
        /// How many bullets struck, in its view.
        bullet_strikes: Fact<Count>,
        /// How many strikes or wounds in which region, in its view.
        regions: List<RegionCount>,
        /// What the review found, each in a sentence.
        findings: List<String>,
    }
}

codes! {
    /// By law or by private order.
    closed enum AutopsyKind {
        /// By the coroner or medical examiner, as the law has it.
        Official = "official",
        /// By private order: of the family, of counsel.
        Independent = "independent",
    }
}

codes! {
    /// How far an examination went. Source: HL7 Medicolegal Death Investigation (MDI).
    open enum AutopsyExtent {
        /// Full.
        Full = "full",
        /// From outside.
        External = "external",
        /// Parts of the body.
        Partial = "partial",
    }
}

codes! {
    /// Whether a wound is entry, exit or graze.
    open enum WoundKind {
        /// Entry.
        Entry = "entry",
        /// Exit.
        Exit = "exit",
        /// Graze.
        Graze = "graze",
        /// From a fragment.
        Fragment = "fragment",
    }
}

codes! {
    /// From which side of the body a bullet came.
    open enum Direction {
        /// From the front.
        Front = "front",
        /// From behind.
        Rear = "rear",
        /// From the left side.
        Left = "left",
        /// From the right side.
        Right = "right",
    }
}

codes! {
    /// From how far a wound was fired, in the words of forensic pathology.
    open enum FiringRange {
        /// The muzzle touched the body or the clothes.
        Contact = "contact",
        /// Close enough for soot or powder marks.
        Intermediate = "intermediate",
        /// From farther away, or no mark to tell by.
        Distant = "distant",
    }
}
