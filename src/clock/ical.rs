//! What is due next, for calendars (RFC 5545).

use std::fmt::Write;

use super::reading::ClockStatus;
use super::state::DutyState;
use crate::Date;

/// The duties that are due or overdue as an iCalendar file (RFC 5545): an event on the last day of
/// each, with its explanation. `stamp` is when the file is made, since a library asks no clock.
///
/// Days are events of a whole day. A limit in hours is an event at its minute: with a stated zone
/// in UTC, else on the clock of whoever looks.
///
/// ```
/// use ois_records::{CaseFile, Policies, to_icalendar};
///
/// let mut case: CaseFile = ois_records::from_str(ois_records::base_record())?;
/// case.duties[0].answered_by = Default::default();
/// let duties = case.duties(Some("2021-05-10".parse()?), &Policies::none());
/// let calendar = to_icalendar(&case.id, &duties, "2021-05-10".parse()?);
/// assert!(calendar.contains("DTSTART;VALUE=DATE:20210531\r\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_icalendar(case_id: &str, duties: &[DutyState], stamp: Date) -> String {
    let mut text = String::new();
    line(&mut text, "BEGIN:VCALENDAR");
    line(&mut text, "VERSION:2.0");
    line(&mut text, "PRODID:-//ois-records//release clock//EN");
    let open = duties.iter().filter(|duty| matches!(duty.status, ClockStatus::Due | ClockStatus::Overdue));
    for (duty, due) in open.filter_map(|duty| Some((duty, duty.due?))) {
        line(&mut text, "BEGIN:VEVENT");
        line(&mut text, &format!("UID:{}/{}@ois-records", escaped(case_id), escaped(&duty.duty)));
        line(&mut text, &format!("DTSTAMP:{}Z", utc(stamp)));
        if due.precision() > crate::Precision::Day {
            let zone = if due.offset().is_some() { "Z" } else { "" };
            line(&mut text, &format!("DTSTART:{}{zone}", utc(due)));
        } else {
            line(&mut text, &format!("DTSTART;VALUE=DATE:{}", due.earliest().format("%Y%m%d")));
        }
        let overdue = if duty.status == ClockStatus::Overdue { "Overdue: " } else { "Due: " };
        line(&mut text, &format!("SUMMARY:{overdue}{}", escaped(&duty.title)));
        line(&mut text, &format!("DESCRIPTION:{}", escaped(&duty.explanation)));
        line(&mut text, "TRANSP:TRANSPARENT");
        line(&mut text, "END:VEVENT");
    }
    line(&mut text, "END:VCALENDAR");
    text
}

fn utc(date: Date) -> String {
    let shift = date.offset().map_or(0, |zone| zone.local_minus_utc());
    (date.earliest() - chrono::TimeDelta::seconds(shift.into())).format("%Y%m%dT%H%M%S").to_string()
}

/// A text value: RFC 5545 section 3.3.11. Control characters have no place in it.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, c| {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
        out
    })
}

/// A content line, folded at 75 octets: RFC 5545 section 3.1.
fn line(out: &mut String, text: &str) {
    let mut width = 0;
    for c in text.chars() {
        if width + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            width = 1;
        }
        width += c.len_utf8();
        out.push(c);
    }
    let _ = write!(out, "\r\n");
}
