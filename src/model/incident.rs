//! The incident: what happened, when, where, and how police and people came to meet.

use super::place::{Place, Scene};
use super::record::{entity, record};
use crate::value::code::codes;
use crate::{ActorId, CaseId, Coded, Count, Date, EntityId, EventId, Fact, IncidentId, List, PartyId, SceneId};

entity! {
    /// An incident in which police shot, or were shot at.
    ///
    /// ```
    /// use ois_records::{Date, Incident, IncidentId};
    ///
    /// let mut incident = Incident::new(IncidentId::new("incident")?);
    /// incident.occurred = "2018-03-18".parse::<Date>()?.into();
    /// incident.people_killed = 1.into();
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct Incident(IncidentId) {}
    optional {
        /// When it happened; a range when it lasted or when sources only bound it.
        occurred: Fact<Date>,
        /// The worst outcome for anyone who was struck.
        outcome: Fact<Coded<Outcome>>,
        /// The agencies whose officers were involved.
        agencies: List<PartyId>,
        /// The agency whose report this is (URSUS `ORI`; FBI: agency ORI).
        reporting_agency: Option<PartyId>,
        /// Whether the reporting agency is the primary one, where several were involved (URSUS
        /// `PRIMARY_AGENCY_INDICATOR`, 2017).
        reported_by_primary: Fact<bool>,
        /// How police and people came to meet.
        contact: Option<Box<Contact>>,
        /// How many officers were involved, shooters or not (URSUS `NUM_INVOLVED_OFFICERS`).
        officers_involved: Fact<Count>,
        /// How many civilians were involved (URSUS `NUM_INVOLVED_CIVILIANS`).
        civilians_involved: Fact<Count>,
        /// How many agencies were involved (URSUS `NUM_INVOLVED_AGENCIES`).
        agencies_involved: Fact<Count>,
        /// How many people died of it.
        people_killed: Fact<Count>,
        /// How many people were hurt and lived.
        people_injured: Fact<Count>,
        /// Whether someone was arrested (URSUS `ARREST_MADE`).
        arrest_made: Fact<bool>,
        /// Whether a crime report was filed (URSUS `CRIME_REPORT_FILED`).
        crime_report_filed: Fact<bool>,
        /// Whether an officer was charged with a crime (Mapping Police Violence
        /// `officer_charged`). The charge and its outcome are in the proceedings.
        officer_charged: Fact<bool>,
        /// What happened, event by event. The order of the list says nothing about time: an
        /// article tells things in its own order.
        events: List<Event>,
        /// Where it happened, scene by scene.
        scenes: List<Scene>,
        /// Whether it happened at several places (URSUS `MULTIPLE_LOCATIONS`).
        several_places: Fact<bool>,
        /// Whether it happened outside the area of the officers' agency.
        outside_jurisdiction: Fact<bool>,
        /// Whether a body camera may have recorded some of it (Washington Post `body_camera`).
        body_camera: Fact<bool>,
        /// How many officers wore a body camera.
        body_cameras_worn: Fact<Count>,
        /// Other case files that have to do with this one.
        linked_cases: List<LinkedCase>,
        /// The story in a few neutral sentences: who shot whom is said, or said to be unknown.
        narrative: Option<String>,
    }
}

record! {
    /// How police and people came to meet.
    pub struct Contact {}
    optional {
        /// Why police were there (URSUS `CONTACT_REASON`; FBI: reason for initial contact).
        reason: Fact<Coded<ContactReason>>,
        /// The type of call, in the source's words (Mapping Police Violence `encounter_type`).
        call_type: Fact<String>,
        /// Whether somebody had called for police (Mapping Police Violence `call_for_service`).
        call_for_service: Fact<bool>,
        /// The gravest offences that police say they saw or were told of.
        suspected_offences: List<String>,
        /// Why the person was in custody, when contact came in custody (URSUS `IN_CUSTODY_REASON`).
        in_custody_reason: Fact<Coded<InCustodyReason>>,
        /// Whether it was an ambush of the officers (FBI).
        ambush: Fact<bool>,
        /// Whether the officers went up to the subject (FBI).
        officer_approached: Fact<bool>,
        /// Whether a supervisor was there or was asked (FBI).
        supervisor_present: Fact<bool>,
        /// Whether the contact was planned (New Jersey `planned_contact`).
        planned: Fact<bool>,
    }
}

entity! {
    /// One event of the incident.
    pub struct Event(EventId) {
        /// What happened.
        kind: Coded<EventKind>,
    }
    optional {
        /// When it happened, or when it began.
        at: Fact<Date>,
        /// When it ended, if it lasted.
        until: Fact<Date>,
        /// The people or parties who did it.
        by: List<ActorId>,
        /// The people or things that it was done to, or is about.
        concerning: List<EntityId>,
        /// The scene at which it happened.
        scene: Option<SceneId>,
        /// The place, if it is not a scene of the incident: a hospital.
        place: Option<Box<Place>>,
        /// What happened, in a sentence.
        description: Option<String>,
    }
}

record! {
    /// Another case file that has to do with this one.
    pub struct LinkedCase {
        /// The other case file's own id.
        case_id: CaseId,
    }
    optional {
        /// How the two belong together.
        relation: Option<Coded<CaseRelation>>,
        /// What of this case file that one is about: a scene, a discharge.
        covers: List<EntityId>,
        /// More about the link, in a sentence.
        description: Option<String>,
    }
}

codes! {
    /// The worst that came of a shooting for anyone who was struck. Source: Dallas `Suspect Deceased,
    /// Injured, or Shoot and Miss`.
    open enum Outcome {
        /// Nobody was hit.
        NoHit = "no_hit",
        /// Somebody was hurt and lived.
        Injury = "injury",
        /// Somebody died.
        Death = "death",
        /// Only an animal was hit.
        AnimalOnly = "animal_only",
    }
}

codes! {
    /// Why police and people came to meet. Source: URSUS `CONTACT_REASON`, 2016 labels and 2019
    /// codes.
    open enum ContactReason {
        /// A call for service.
        CallForService = "call_for_service",
        /// A crime in progress, or people who seemed suspicious.
        InProgress = "in_progress",
        /// A stop of a vehicle, bicycle or pedestrian.
        Stop = "vehicle_bike_pedestrian",
        /// The person was in custody already.
        InCustodyEvent = "in_custody_event",
        /// A planned action: a warrant, a parole or probation search.
        PrePlanned = "pre_planned",
        /// A consensual encounter, public contact or flag-down.
        Consensual = "consensual",
        /// An ambush without warning.
        Ambush = "ambush",
        /// A welfare check.
        WelfareCheck = "welfare_check",
        /// A civil assembly.
        CivilAssembly = "civil_assembly",
        /// Civil disorder.
        CivilDisorder = "civil_disorder",
        /// The protection of a person or place.
        Protection = "protective_detail",
        /// An off-duty officer's own affair.
        OffDuty = "off_duty",
    }
}

codes! {
    /// Why a person was in custody. Source: URSUS `IN_CUSTODY_REASON`.
    open enum InCustodyReason {
        /// On the way.
        InTransit = "in_transit",
        /// Awaiting booking.
        AwaitingBooking = "awaiting_booking",
        /// Booked, no charges.
        BookedNoCharge = "booked_no_charge",
        /// Booked, awaiting trial.
        BookedAwaitingTrial = "booked_awaiting_trial",
        /// Out to court (the 2019 file says `out_of_court`).
        OutToCourt = "out_to_court",
        /// Sentenced.
        Sentenced = "sentenced",
    }
}

codes! {
    /// What happened at one moment of an incident. Source: the clocks that dispatch logs, police
    /// briefings and prosecutors' reports give.
    open enum EventKind {
        /// Somebody called for police.
        Call = "call",
        /// Officers were sent.
        Dispatch = "dispatch",
        /// Officers arrived.
        Arrival = "arrival",
        /// Officers and the person met.
        Contact = "contact",
        /// A person was seen, from the ground or the air.
        Sighting = "sighting",
        /// A pursuit, on foot or by vehicle.
        Pursuit = "pursuit",
        /// A weapon, or what was taken for one, was shown or pointed.
        WeaponShown = "weapon_shown",
        /// An officer gave a command.
        Command = "command",
        /// Force other than firearms was used.
        ForceUsed = "force_used",
        /// Shots were fired; the discharges have the details.
        Shots = "shots",
        /// Officers called for medical help.
        MedicalRequest = "medical_request",
        /// Officers went up to the person after the shots.
        Approach = "approach",
        /// Officers called out to the person after the shots.
        CallOut = "call_out",
        /// The person was handcuffed or bound.
        Restrained = "restrained",
        /// Medical aid was given; the aid records have the details.
        Aid = "aid",
        /// The person was brought to a hospital.
        Transport = "transport",
        /// The person was pronounced dead.
        Pronounced = "pronounced",
        /// The person was arrested.
        Arrest = "arrest",
        /// The scene was examined.
        SceneExamined = "scene_examined",
        /// A recording device was switched off, muted or covered.
        RecordingStopped = "recording_stopped",
    }
}

codes! {
    /// How two case files belong together.
    open enum CaseRelation {
        /// One shooting led to the other, or came of the same search.
        SameOperation = "same_operation",
        /// The same shooting, kept by another publisher.
        SameIncident = "same_incident",
        /// Officers of this case were in that one too.
        SameOfficer = "same_officer",
        /// That incident gave rise to a policy that matters here.
        Precedent = "precedent",
    }
}
