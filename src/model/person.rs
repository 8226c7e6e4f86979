//! People: whoever has a part in the case, in as many roles as they have.

use super::demographics::{Ethnicity, Gender, Origin, Race, RaceSource};
use super::force_by_person::{ForceReceived, ForceUsed};
use super::injury::{Death, Injury};
use super::office::Office;
use super::record::{entity, record};
use super::service::Service;
use crate::value::code::codes;
use crate::{Coded, Count, Date, Fact, List, Number, PartyId, PersonId, ThingId};

entity! {
    /// A person. One record for one person, whatever their roles: an officer who was killed by
    /// another officer's shot is officer, shooter and decedent at once.
    ///
    /// ```
    /// use ois_records::{AbsentReason, Fact, Gender, Person, PersonId, PersonRole};
    ///
    /// let mut officer = Person::new(PersonId::new("officer-1")?);
    /// officer.roles = [PersonRole::Officer, PersonRole::Shooter].into();
    /// officer.gender = Gender::Female.into();
    /// officer.age_years = (30..=39).into();
    /// officer.name = Fact::withheld(AbsentReason::Safety);
    /// # Ok::<(), ois_records::InvalidId>(())
    /// ```
    pub struct Person(PersonId) {}
    optional {
        /// What the person was in this case.
        roles: List<Coded<PersonRole>>,
        /// The person's name, as the record accepts it.
        name: Fact<String>,
        /// How the name became known, each time that somebody disclosed it.
        name_disclosures: List<NameDisclosure>,
        /// Other names and spellings that sources use.
        other_names: List<OtherName>,
        /// What the record calls the person where the name is not shown: "Officer 1".
        pseudonym: Option<String>,
        /// Age in years at the incident. Bands and "40s" are ranges.
        age_years: Fact<Count>,
        /// The person's date of birth, as precise as it may be shown.
        born: Fact<Date>,
        /// Whether the person was a minor at the incident.
        minor: Fact<bool>,
        /// Who approved naming a minor, and why.
        naming_approval: Option<NamingApproval>,
        /// The person's gender, as the source has it.
        gender: Fact<Coded<Gender>>,
        /// Race and ethnicity, as the source has it; several codes for several races.
        races: Fact<Vec<Coded<Race>>>,
        /// Hispanic or Latino origin, if the source records it separately from race (FBI,
        /// OpenPoliceData `ETHNICITY`).
        ethnicity: Fact<Coded<Ethnicity>>,
        /// Where in Asia or the Pacific the family comes from (URSUS `Asian_Race`,
        /// `HI_Islander_Race`).
        origins: Fact<Vec<Coded<Origin>>>,
        /// Where the race comes from (Washington Post v2 `race_source`).
        race_source: Fact<Coded<RaceSource>>,
        /// The person's height, in inches.
        height_inches: Fact<Number>,
        /// The person's weight, in pounds.
        weight_pounds: Fact<Number>,
        /// Signs of impairment, disability or crisis; known and empty when there were none.
        impairments: Fact<Vec<Coded<Impairment>>>,
        /// Whether mental illness or a mental health crisis had to do with the incident.
        mental_health_related: Fact<bool>,
        /// Whether the person was armed, as later confirmed. What with: the objects held.
        armed: Fact<bool>,
        /// Whether officers believed that the person was armed. As what: the perceptions.
        perceived_armed: Fact<bool>,
        /// What threat the person is said to have been (Washington Post v2 `threat_type`).
        threat: Fact<Coded<Threat>>,
        /// Whom the person directed a threat at; known and empty when nobody (FBI).
        threat_toward: Fact<Vec<Coded<ThreatTarget>>>,
        /// Whether the person assaulted an officer (URSUS `Assaulted_Officer`).
        assaulted_officer: Fact<bool>,
        /// Whether the person is said to have resisted.
        resisted: Fact<bool>,
        /// How the person is said to have resisted (URSUS `Resistance_Type`).
        resistance: Fact<Vec<Coded<Resistance>>>,
        /// Whether the person fled, and how (Washington Post `flee_status`).
        flight: Fact<Coded<Flight>>,
        /// What became of the person: cited, in custody, fled, dead (URSUS `Custody_Status`).
        custody: Fact<Coded<Custody>>,
        /// The highest charge for which the person was booked or cited (URSUS `Highest_Charge`).
        highest_charge: Fact<String>,
        /// What qualifies that charge (URSUS `Crime_Qualifier`, 2016 and 2017).
        charge_qualifier: Fact<String>,
        /// On a school's ground: what the person is there (URSUS `K12_Type`).
        school_role: Fact<String>,
        /// The agencies that the person serves, and how.
        service: List<Service>,
        /// The public offices that the person holds.
        offices: List<Office>,
        /// The agency that reports on the person (URSUS: a civilian's `ORI`). It need not be the
        /// incident's.
        reported_by: Option<PartyId>,
        /// The force that the person used, all in all.
        force_used: Option<Box<ForceUsed>>,
        /// The force that the person received, all in all.
        force_received: Option<Box<ForceReceived>>,
        /// The person's injuries; an empty list when there were none.
        injuries: List<Injury>,
        /// Whether the person was hurt, by whatever cause.
        injured: Fact<bool>,
        /// Whether an injury came from a condition that the person had before (URSUS
        /// `Injury_From_Preexisting_Condition`, which applies to the uninjured too).
        injury_preexisting: Fact<bool>,
        /// Whether a bullet struck the person. Glass and debris are no bullets.
        struck_by_bullet: Fact<bool>,
        /// Whether the person is alive or dead, as of the date up to which the record goes.
        vital_status: Fact<VitalStatus>,
        /// What is known of the person's death.
        death: Option<Box<Death>>,
        /// When next of kin were notified; pending while they are not.
        kin_notified: Fact<Date>,
        /// What the person is to others in the case.
        relations: List<Relation>,
        /// The cameras that the person wore or had.
        cameras: List<CameraUse>,
        /// Public-interest reason for showing what would else be restricted.
        public_interest: Option<String>,
        /// When to look again at whether the name must stay public: publication is permanent (SPJ Code of
        /// Ethics).
        review_after: Option<Date>,
    }
}

impl Person {
    /// Whether the person had this role in the case.
    pub fn has_role(&self, role: PersonRole) -> bool {
        self.roles.iter().any(|known| *known == role)
    }
}

record! {
    /// A camera that a person wore or had, and whether it ran.
    pub struct CameraUse {}
    optional {
        /// The camera, when it is listed among the objects.
        camera: Option<ThingId>,
        /// Whether it was switched on.
        activated: Fact<bool>,
        /// Why it was not switched on, as stated.
        reason: Fact<String>,
    }
}

record! {
    /// One time that somebody disclosed a person's name.
    pub struct NameDisclosure {
        /// In what capacity the name was disclosed: officially, by the family, in the news.
        basis: Coded<NameBasis>,
    }
    optional {
        /// When the name was disclosed.
        on: Fact<Date>,
        /// The party that disclosed it.
        by: Option<PartyId>,
        /// More about it, in a sentence.
        description: Option<String>,
    }
}

record! {
    /// Another name or spelling that sources use.
    pub struct OtherName {
        /// The name as the source has it.
        text: String,
    }
    optional {
        /// What kind of name it is.
        kind: Option<Coded<NameKind>>,
    }
}

record! {
    /// Who approved naming a minor or another protected person, and why. Newsrooms leave the
    /// exception to an editor (AP).
    pub struct NamingApproval {
        /// Who: an editor, a parent, an official.
        by: String,
        /// Why naming is justified, in words.
        reason: String,
    }
    optional {
        /// The day of the approval.
        on: Option<Date>,
    }
}

record! {
    /// What a person is to another.
    pub struct Relation {
        /// The other person.
        person: PersonId,
        /// What this person is to the other.
        kind: Coded<RelationKind>,
    }
    optional {}
}

codes! {
    /// What a person was in a case. Neutral words: who shot is a shooter, who was met is a subject.
    /// Source: OpenPoliceData `SUBJECT_OR_OFFICER` and URSUS `Civilian_Officer`, widened to those who
    /// come after the shots.
    open enum PersonRole {
        /// Whom police met, pursued or shot at.
        Subject = "subject",
        /// A sworn officer.
        Officer = "officer",
        /// Who fired a firearm, officer or not.
        Shooter = "shooter",
        /// Who died.
        Decedent = "decedent",
        /// Who was hurt and lived.
        Injured = "injured",
        /// Who was near and had no part.
        Bystander = "bystander",
        /// Who was mistaken for the subject.
        MistakenSubject = "mistaken_subject",
        /// Who saw or heard.
        Witness = "witness",
        /// Who called for police.
        Caller = "caller",
        /// Who complained.
        Complainant = "complainant",
        /// Who was held hostage, or was the victim of the subject.
        Victim = "victim",
        /// A relative of someone in the case.
        Relative = "relative",
        /// Who examined a body.
        Pathologist = "pathologist",
        /// Who speaks or acts for someone as a lawyer.
        Attorney = "attorney",
        /// Who speaks for an agency or holds an office.
        Official = "official",
        /// Who gave medical aid by profession.
        MedicalProvider = "medical_provider",
        /// Who took to the streets.
        Protester = "protester",
        /// Who reported.
        Journalist = "journalist",
        /// Who sued.
        Plaintiff = "plaintiff",
    }
}

codes! {
    /// In what capacity a name was disclosed.
    open enum NameBasis {
        /// The agency, prosecutor or another public body named the person.
        Official = "official",
        /// A court record names the person.
        CourtRecord = "court_record",
        /// An attorney named the person.
        Attorney = "attorney",
        /// The person did.
        Person = "person",
        /// The family did.
        Family = "family",
        /// A newsroom found the name out.
        News = "news",
        /// A released record shows it.
        ReleasedRecord = "released_record",
    }
}

codes! {
    /// What kind of other name it is.
    open enum NameKind {
        /// Another spelling.
        Spelling = "spelling",
        /// A fuller form: with middle names.
        Full = "full",
        /// A nickname.
        Nickname = "nickname",
        /// A former name.
        Former = "former",
        /// A mistake of a source.
        Error = "error",
    }
}

codes! {
    /// A sign of impairment, disability or crisis. Source: URSUS `Signs_Impairment_Disability`,
    /// FBI impairment types.
    open enum Impairment {
        /// Alcohol.
        Alcohol = "alcohol",
        /// Drugs.
        Drugs = "drugs",
        /// A mental disability or illness.
        Mental = "mental",
        /// A developmental disability.
        Developmental = "developmental",
        /// A physical disability.
        Physical = "physical",
        /// Erratic behaviour.
        Erratic = "erratic",
        /// Suicidal statements or acts.
        Suicidal = "suicidal",
    }
}

codes! {
    /// What threat a person is said to have been. Source: Washington Post v2 `threat_type`.
    open enum Threat {
        /// Fired a weapon.
        Shoot = "shoot",
        /// Pointed a weapon.
        Point = "point",
        /// Attacked with another weapon, or without one.
        Attack = "attack",
        /// Threatened.
        Threaten = "threaten",
        /// Made a move that officers took for a threat.
        Move = "move",
        /// Only fled.
        Flee = "flee",
        /// No threat: an accident.
        Accident = "accident",
        /// No threat.
        NoThreat = "no_threat",
    }
}

codes! {
    /// At whom a threat is directed. Source: FBI National Use-of-Force; `ThreatDirection` of Ohio's
    /// implementation.
    open enum ThreatTarget {
        /// An officer.
        Officer = "officer",
        /// Somebody else.
        AnotherPerson = "another_person",
    }
}

codes! {
    /// How a person resisted. Source: URSUS `Resistance_Type`.
    open enum Resistance {
        /// Passive non-compliance.
        Passive = "passive_non_compliance",
        /// Active resistance.
        Active = "active_resistance",
        /// Assaultive.
        Assaultive = "assaultive",
        /// Life-threatening.
        LifeThreatening = "life_threatening",
        /// Flight.
        Fleeing = "fleeing",
    }
}

codes! {
    /// Whether and how a person fled. Source: Washington Post v2 `flee_status`.
    open enum Flight {
        /// Did not flee.
        NotFleeing = "not_fleeing",
        /// On foot.
        Foot = "foot",
        /// By car.
        Car = "car",
        /// By another vehicle.
        OtherVehicle = "other_vehicle",
    }
}

codes! {
    /// What became of a person. Source: URSUS `Custody_Status`.
    open enum Custody {
        /// Cited and released.
        CitedReleased = "cited_and_released",
        /// Held for psychiatric evaluation (Cal. Welfare and Institutions Code 5150).
        PsychiatricHold = "in_custody_5150",
        /// In custody otherwise.
        InCustody = "in_custody_other",
        /// Fled.
        Fled = "fled",
        /// Dead.
        Deceased = "deceased",
        /// Dead by suicide.
        Suicide = "suicide",
        /// None of these: let go.
        Released = "none_of_these",
    }
}

codes! {
    /// Whether a person is alive.
    closed enum VitalStatus {
        /// Alive.
        Alive = "alive",
        /// Dead.
        Dead = "dead",
    }
}

codes! {
    /// What a person is to another.
    open enum RelationKind {
        /// Mother or father.
        Parent = "parent",
        /// Grandmother or grandfather.
        Grandparent = "grandparent",
        /// Daughter or son.
        Child = "child",
        /// Sister or brother.
        Sibling = "sibling",
        /// Wife, husband or partner.
        Partner = "partner",
        /// Another relative.
        OtherRelative = "other_relative",
        /// Lawyer of the other.
        Attorney = "attorney",
        /// Colleague of the other.
        Colleague = "colleague",
    }
}
