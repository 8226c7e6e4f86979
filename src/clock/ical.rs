//! What is due next, for calendars (RFC 5545).

use super::reading::ClockStatus;
use super::state::DutyState;
use crate::Date;

/// The duties that are due or overdue as one iCalendar file (RFC 5545): an event on the last day of
/// each, with its explanation; `None` where there are none. Each comes with the id of its case.
/// `stamp` is when the file is made, since a library asks no clock.
///
/// Days are events of a whole day. A limit in hours is an event at its minute: with a stated zone
/// in UTC, else on the clock of whoever looks. An event keeps its UID from file to file, so that a
/// calendar moves it when the due date moves; of several revisions of a case, give the last.
///
/// ```
/// use ois_records::{CaseFile, Policies, to_icalendar};
///
/// let mut case: CaseFile = ois_records::from_str(ois_records::base_record())?;
/// case.duties[0].answered_by = Default::default();
/// let stamp = "2021-05-10".parse()?;
/// let duties = case.duty_states(Some(stamp), &Policies::none());
/// let calendar = to_icalendar(duties.iter().map(|duty| (&*case.id, duty)), stamp).unwrap();
/// assert!(calendar.contains("DTSTART;VALUE=DATE:20210531\r\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_icalendar<'a>(duties: impl IntoIterator<Item = (&'a str, &'a DutyState)>, stamp: Date) -> Option<String> {
    let mut events = String::new();
    for (case_id, duty) in duties {
        let is_open = matches!(duty.status, ClockStatus::Due | ClockStatus::Overdue);
        if let Some(due) = duty.due.filter(|_| is_open) {
            event(&mut events, case_id, duty, due, stamp);
        }
    }
    let begin = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//ois-records//release clock//EN\r\n";
    (!events.is_empty()).then(|| format!("{begin}{events}END:VCALENDAR\r\n"))
}

fn event(out: &mut String, case_id: &str, duty: &DutyState, due: Date, stamp: Date) {
    line(out, "BEGIN:VEVENT");
    line(out, &format!("UID:{}/{}@ois-records", escaped(case_id), escaped(&duty.duty)));
    line(out, &format!("DTSTAMP:{}Z", utc(stamp)));
    if due.precision() > crate::Precision::Day {
        let zone = if due.offset().is_some() { "Z" } else { "" };
        line(out, &format!("DTSTART:{}{zone}", utc(due)));
    } else {
        line(out, &format!("DTSTART;VALUE=DATE:{}", due.earliest().format("%Y%m%d")));
    }
    let overdue = if duty.status == ClockStatus::Overdue { "Overdue: " } else { "Due: " };
    line(out, &format!("SUMMARY:{overdue}{}", escaped(&duty.title)));
    line(out, &format!("DESCRIPTION:{}", escaped(&duty.explanation)));
    // A due date takes nobody's time.
    line(out, "TRANSP:TRANSPARENT");
    line(out, "END:VEVENT");
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
    out.push_str("\r\n");
}
