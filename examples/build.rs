//! Builds a record in code, checks it, and prints it: `cargo run --example build`.

use std::error::Error;

use ois_records::{
    AbsentReason, AbsentStatus, Audience, Autopsy, AutopsyId, AutopsyKind, CaseFile, CaseId, Date, Discharge,
    DischargeId, Duty, DutyId, Fact, Force, Incident, IncidentId, Limit, LimitUnit, Party, PartyId, PartyKind, Person,
    PersonId, PersonRole, Policy, PolicyId, Release, ReleaseId, Source, SourceId, SourceKind, Trigger, TriggerKind,
    Validator, Version,
};

fn main() -> Result<(), Box<dyn Error>> {
    let occurred: Date = "2021-05-01".parse()?;
    let mut incident = Incident::new(IncidentId::new("incident")?);
    incident.occurred = occurred.into();
    incident.people_killed = 1.into();
    let mut case = CaseFile::new(Version::V1_0, CaseId::new("riverton-2021-014")?, incident);
    case.as_of = Some("2021-06-02".parse()?);

    let mut decedent = Person::new(PersonId::new("decedent")?);
    decedent.roles.extend([PersonRole::Subject.into(), PersonRole::Decedent.into()]);
    decedent.name = Fact::withheld(AbsentReason::KinNotNotified);
    let mut officer = Person::new(PersonId::new("officer-1")?);
    officer.roles.extend([PersonRole::Officer.into(), PersonRole::Shooter.into()]);
    case.people.extend([decedent, officer]);

    let mut agency = Party::new(PartyId::new("riverton-police")?, PartyKind::LocalPolice.into());
    agency.name = Some("Riverton Police Department".into());
    let mut family = Party::new(PartyId::new("family")?, PartyKind::Family.into());
    family.name = Some("The decedent's family".into());
    case.parties.extend([agency, family]);

    let mut discharge = Discharge::new(DischargeId::new("discharge-1")?);
    discharge.shooters.push(PersonId::new("officer-1")?);
    discharge.rounds_fired = (2..=3).into();
    let mut force = Force::default();
    force.discharges.push(discharge);
    case.force = Some(force);

    // "Eight hits" by one examiner; the county's findings are not out.
    let mut autopsy = Autopsy::new(AutopsyId::new("autopsy-family")?, PersonId::new("decedent")?);
    autopsy.kind = Some(AutopsyKind::Independent);
    autopsy.commissioned_by.push("family".parse()?);
    autopsy.bullet_strikes = 2.into();
    let mut county = Autopsy::new(AutopsyId::new("autopsy-county")?, PersonId::new("decedent")?);
    county.kind = Some(AutopsyKind::Official);
    county.released = AbsentStatus::Pending.into();
    case.autopsies.extend([autopsy, county]);

    let mut policy = Policy::new(PolicyId::new("thirty-days")?);
    policy.limit = Some(Limit::new(30.into(), LimitUnit::CalendarDays));
    let mut duty = Duty::new(DutyId::new("duty-videos")?);
    duty.policy = Some(PolicyId::new("thirty-days")?);
    duty.trigger = Some(Trigger::new(TriggerKind::Incident.into()));
    duty.answered_by.push(ReleaseId::new("release-1")?);
    let mut release = Release::new(ReleaseId::new("release-1")?);
    release.by.push("riverton-police".parse()?);
    release.released = "2021-06-02".parse::<Date>()?.into();
    release.audience.push(Audience::Public.into());
    case.policies.push(policy);
    case.duties.push(duty);
    case.releases.push(release);

    let mut source = Source::new(SourceId::new("press-release")?, SourceKind::PressRelease.into());
    source.published = "2021-06-02".parse::<Date>()?.into();
    case.sources.push(source);

    print!("{}", ois_records::to_string_pretty(&case)?);
    for finding in Validator::new().validate(&case).findings() {
        eprintln!("{finding}");
    }
    Ok(())
}
