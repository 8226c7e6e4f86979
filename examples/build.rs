//! Builds a record in code, looks into it, checks it, and prints it: `cargo run --example build`.

use std::error::Error;
use std::io::{self, Write};

use ois_records::{
    AbsentReason, AbsentStatus, Audience, Autopsy, AutopsyId, AutopsyKind, CaseFile, CaseId, Discharge, DischargeId,
    Duty, DutyId, Force, Gender, GrantedStep, Incident, IncidentId, Limit, LimitUnit, Party, PartyId, PartyKind,
    Person, PersonId, PersonRole, Policy, PolicyId, Release, ReleaseId, Source, SourceId, SourceKind, Trigger,
    TriggerKind, Validator, Version,
};

fn main() -> Result<(), Box<dyn Error>> {
    let decedent_id = PersonId::new("decedent")?;
    let officer_id = PersonId::new("officer-1")?;
    let agency_id = PartyId::new("riverton-police")?;
    let family_id = PartyId::new("family")?;
    let policy_id = PolicyId::new("thirty-days")?;
    let release_id = ReleaseId::new("release-1")?;

    let mut incident = Incident::new(IncidentId::new("incident")?);
    incident.occurred = "2021-05-01".parse()?;
    incident.people_killed = 1.into();
    incident.agencies.push(agency_id.clone());
    let mut case = CaseFile::new(Version::V1_0, CaseId::new("riverton-2021-014")?, incident);
    case.as_of = Some("2021-06-02".parse()?);

    let mut decedent = Person::new(decedent_id.clone());
    decedent.roles = [PersonRole::Subject, PersonRole::Decedent].into();
    decedent.name = AbsentStatus::Withheld.because(AbsentReason::KinNotNotified).into();
    decedent.gender = Gender::Male.into();
    decedent.age_years = (30..=39).into();
    decedent.height_inches = 70.5.try_into()?;
    let mut officer = Person::new(officer_id.clone());
    officer.roles = [PersonRole::Officer, PersonRole::Shooter].into();
    case.people.extend([decedent, officer]);

    let mut agency = Party::new(agency_id.clone(), PartyKind::LocalPolice);
    agency.name = Some("Riverton Police Department".into());
    case.parties.push(agency);
    case.parties.push(Party::new(family_id.clone(), PartyKind::Family));

    let mut discharge = Discharge::new(DischargeId::new("discharge-1")?);
    discharge.shooters.push(officer_id.clone());
    discharge.rounds_fired = (2..=3).into();
    let mut force = Force::default();
    force.discharges.push(discharge);
    case.force = Some(force.into());

    // Two hits by one examiner; the county's findings are not out.
    let mut autopsy = Autopsy::new(AutopsyId::new("autopsy-family")?, decedent_id.clone());
    autopsy.kind = Some(AutopsyKind::Independent);
    autopsy.commissioned_by.push(family_id);
    autopsy.bullet_strikes = 2.into();
    let mut county = Autopsy::new(AutopsyId::new("autopsy-county")?, decedent_id.clone());
    county.kind = Some(AutopsyKind::Official);
    county.released = AbsentStatus::Pending.into();
    case.autopsies.extend([autopsy, county]);

    let mut policy = Policy::new(policy_id.clone());
    policy.limit = Some(Limit::new(30, LimitUnit::CalendarDays));
    let mut extension = GrantedStep::default();
    extension.days = 7.into();
    let mut duty = Duty::new(DutyId::new("duty-videos")?);
    duty.policy = Some(policy_id);
    duty.obliged.push(agency_id.clone());
    duty.trigger = Some(Trigger::new(TriggerKind::Incident));
    duty.steps.push(extension);
    duty.answered_by.push(release_id.clone());
    let mut release = Release::new(release_id);
    release.by.push(agency_id);
    release.released = "2021-06-02".parse()?;
    release.audience.push(Audience::Public);
    case.policies.push(policy);
    case.duties.push(duty);
    case.releases.push(release);

    let mut source = Source::new(SourceId::new("press-release")?, SourceKind::PressRelease);
    source.published = "2021-06-02".parse()?;
    case.sources.push(source);

    // Whatever has an id is found by it.
    if let Some(officer) = case.person_mut(&officer_id) {
        officer.pseudonym = Some("Officer 1".into());
    }

    // A reader that stops early, such as `head`, has enough.
    let _ = write!(io::stdout(), "{}", ois_records::to_string_pretty(&case)?);
    for finding in Validator::new().validate(&case).findings() {
        eprintln!("{finding}");
    }
    Ok(())
}
