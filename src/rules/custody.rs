//! Rules on arrest, custody, and the force that forms state for each person.

use super::rules;
use crate::{ContactReason, Custody, ForceUse, Person, PersonRole};

rules! {
    /// A reason for custody is given only for a contact in custody.
    ///
    /// The reason belongs to a contact that began in a cell, in a court or on the way there.
    CUSTODY_REASON_WITHOUT_CUSTODY = "custody-reason-without-custody" {
        severity: Warning,
        ground: Codebook,
        citation: "URSUS: `IN_CUSTODY_REASON` applies only if `CONTACT_REASON` is an in-custody event; 15 rows of 2019 have it otherwise.",
        exceptions: "None: either it is a contact in custody, or the reason belongs in another field.",
        pointers: ["/incident/contact/in_custody_reason"],
        message: "there is a reason for custody, and the contact is not said to have been in custody",
        bad: r#"{"/incident/contact": {"reason": {"status": "known", "value": {"code": "call_for_service"}}, "in_custody_reason": {"status": "known", "value": {"code": "sentenced"}}}}"#,
        good: r#"{"/incident/contact": {"reason": {"status": "known", "value": {"code": "in_custody_event"}}, "in_custody_reason": {"status": "known", "value": {"code": "sentenced"}}}}"#,
        check: Incident(|incident, _, out| {
            let Some(contact) = &incident.contact else { return };
            let elsewhere = contact.reason.value().is_some_and(|reason| !in_custody(reason.code));
            if elsewhere && contact.in_custody_reason.value().is_some() {
                out.at("/contact/in_custody_reason");
            }
        }),
    }

    /// A person in custody was arrested.
    ///
    /// The incident says that nobody was arrested, and a person in it is in custody.
    CUSTODY_WITHOUT_ARREST = "custody-without-arrest" {
        severity: Warning,
        ground: Codebook,
        citation: "URSUS: `ARREST_MADE` of the incident and `CUSTODY_STATUS` of its civilians disagree in 90 of 703 incidents of 2019.",
        exceptions: "Custody that began earlier: contacts in custody are not checked. A psychiatric hold is not an arrest.",
        pointers: ["/people/*/custody"],
        message: "the person is in custody, and nobody is said to have been arrested",
        bad: r#"{"/incident/arrest_made": {"status": "known", "value": false}, "/people/-": {"id": "subject-2", "roles": [{"code": "subject"}], "custody": {"status": "known", "value": {"code": "in_custody_other"}}}}"#,
        good: r#"{"/incident/arrest_made": {"status": "known", "value": false}, "/people/-": {"id": "subject-2", "roles": [{"code": "subject"}], "custody": {"status": "known", "value": {"code": "in_custody_5150"}}}}"#,
        check: Person(|person, cx, out| {
            if !person.custody.is(Custody::InCustody) || !cx.case.incident.arrest_made.is_no() {
                return;
            }
            let contact = cx.case.incident.contact.as_ref();
            let before = contact.is_some_and(|contact| contact.reason.value().is_some_and(|it| in_custody(it.code)));
            if !before {
                out.at("/custody");
            }
        }),
    }

    /// A person who was arrested is in custody, or was cited.
    ///
    /// The incident says that an arrest was made, and none of its subjects is or was in custody.
    ARREST_WITHOUT_CUSTODY = "arrest-without-custody" {
        severity: Info,
        ground: Codebook,
        citation: "URSUS: `ARREST_MADE` of the incident and `CUSTODY_STATUS` of its civilians disagree in 90 of 703 incidents of 2019, often of somebody who died.",
        exceptions: "The person was arrested, and died or was released later; or is not listed.",
        pointers: ["/incident/arrest_made"],
        message: "an arrest was made, and no subject of the record is in custody or was cited",
        bad: r#"{"/incident/arrest_made": {"status": "known", "value": true}, "/people/0/custody": {"status": "known", "value": {"code": "deceased"}}}"#,
        good: r#"{"/incident/arrest_made": {"status": "known", "value": true}}"#,
        check: Incident(|incident, cx, out| {
            if !incident.arrest_made.is_yes() {
                return;
            }
            let held =
                |custody| !matches!(custody, Custody::Deceased | Custody::Suicide | Custody::Fled | Custody::Released);
            let known = |person: &Person| person.custody.value().is_some_and(|it| !held(it.code));
            let mut subjects = cx
                .case
                .people
                .iter()
                .filter(|it| it.has_role(PersonRole::Subject) || it.custody.is_stated())
                .peekable();
            if subjects.peek().is_some() && subjects.all(known) {
                out.at("/arrest_made");
            }
        }),
    }

    /// No force is recorded against a person said to have received none.
    ///
    /// A form asks "received force?" first, and the answer remains when the kinds are filled in.
    FORCE_RECEIVED_DENIED = "force-received-denied" {
        severity: Warning,
        ground: Codebook,
        citation: "URSUS: `Received_Force_Type` applies only if `Received_Force` is yes; 14 officers of 2019 have it otherwise.",
        exceptions: "A threat of force, if a form does not count it as received.",
        pointers: ["/force/uses/*/against/*"],
        message: "this person is said to have received no force, and force against them is recorded",
        bad: r#"{"/people/0/force_received": {"received": {"status": "known", "value": false}}, "/force/uses": [{"id": "use-1", "kind": {"code": "take_down"}, "against": ["subject"]}]}"#,
        good: r#"{"/people/0/force_received": {"received": {"status": "known", "value": false}}, "/force/uses": [{"id": "use-1", "kind": {"code": "threat_of_firearm"}, "against": ["subject"]}]}"#,
        check: ForceUse(|force_use, cx, out| {
            if is_threat(force_use) {
                return;
            }
            for (index, person) in force_use.against.iter().enumerate() {
                let received = cx.person(person).and_then(|person| person.force_received.as_ref());
                if received.is_some_and(|it| it.received.is_no()) {
                    out.at(format_args!("/against/{index}"));
                }
            }
        }),
    }

    /// No force is recorded by a person said to have used none.
    ///
    /// A form asks "used force?" first, and the answer remains when the kinds are filled in.
    FORCE_USED_DENIED = "force-used-denied" {
        severity: Warning,
        ground: Codebook,
        citation: "URSUS: `Officer_Used_Force_Reason` applies only if `Officer_Used_Force` is yes.",
        exceptions: "A threat of force, if a form does not count it as used.",
        pointers: ["/force/uses/*/by/*"],
        message: "this person is said to have used no force, and force by them is recorded",
        bad: r#"{"/people/1/force_used": {"used": {"status": "known", "value": false}}, "/force/uses": [{"id": "use-1", "kind": {"code": "take_down"}, "by": ["officer-1"]}]}"#,
        good: r#"{"/people/1/force_used": {"used": {"status": "known", "value": false}}, "/force/uses": [{"id": "use-1", "kind": {"code": "threat_of_firearm"}, "by": ["officer-1"]}]}"#,
        check: ForceUse(|force_use, cx, out| {
            if is_threat(force_use) {
                return;
            }
            for (index, person) in force_use.by.iter().enumerate() {
                let used = cx.person(person).and_then(|person| person.force_used.as_ref());
                if used.is_some_and(|it| it.used.is_no()) {
                    out.at(format_args!("/by/{index}"));
                }
            }
        }),
    }
}

fn in_custody(reason: ContactReason) -> bool {
    matches!(reason, ContactReason::InCustodyEvent | ContactReason::Other)
}

fn is_threat(force_use: &ForceUse) -> bool {
    force_use.kind == crate::ForceKind::FirearmThreat
}
