//! The account of a duty: what started its clock, step by step what became of the due date, and
//! the page of its policy.

use std::fmt::Write;

use super::explain::{in_words, span};
use super::policies::Policies;
use super::reading::{Deadline, Reading};
use super::state::Case;
use super::steps::{extensions, in_time, step_at};
use super::window::{Grain, Window};
use crate::{CaseFile, Date, Duty, Fact, Step};

impl CaseFile {
    /// The account of a duty, for people (Markdown): how it stands and why, what happened step by
    /// step and what the last day was then, and the [page](crate::Policy::explain) of its policy.
    /// The id is that of [`duties`](Self::duties), as given there. It shows no name and no words of
    /// the record, but titles and the policy's own.
    ///
    /// ```
    /// use ois_records::{CaseFile, Policies};
    ///
    /// let case: CaseFile = ois_records::from_str(ois_records::base_record())?;
    /// let account = case.explain("duty-1", None, &Policies::none()).unwrap();
    /// assert!(account.contains("| 2021-05-01 | the incident | 2021-05-31 |"));
    /// assert!(case.explain("duty-2", None, &Policies::none()).is_none());
    /// # Ok::<(), ois_records::Error>(())
    /// ```
    pub fn explain(&self, duty: &str, as_of: Option<Date>, policies: &Policies) -> Option<String> {
        let state = self.duty_states(as_of, policies).into_iter().find(|state| state.duty == duty)?;
        let mut text = format!("## {}\n\n`{}`: {}\n", state.title, state.duty, state.explanation);
        if let Some(duty) = self.duties.iter().find(|known| *known.id == *state.duty) {
            let case = Case::new(self, as_of, policies);
            let setting = case.setting(case.policy_of(duty));
            let reading = case.read(duty, &setting);
            text.push_str("\n| when | what | last day |\n|---|---|---|\n");
            for row in rows(&reading, &case, duty) {
                let _ = writeln!(text, "| {} | {} | {} |", row.when, row.what, row.last_day);
            }
        }
        let own = self.policies.iter().find(|policy| Some(&*policy.id) == state.policy.as_deref());
        if let Some(policy) = own.or_else(|| policies.get(state.policy.as_deref()?)) {
            let _ = write!(text, "\n{}", policy.explain().replacen("## ", "### ", 1));
        }
        Some(text)
    }
}

struct Row {
    when: String,
    what: String,
    last_day: String,
}

fn rows(reading: &Reading<'_>, case: &Case<'_>, duty: &Duty) -> Vec<Row> {
    let grain = reading.grain;
    let mut due = reading.due.before_steps();
    let row = |when: Window, what: String, due: &Deadline| Row {
        when: span(when, grain),
        what,
        last_day: if due.at == Window::default() { String::new() } else { reading.ends(due.at) },
    };
    let trigger = reading.trigger.code().map_or_else(|| "what starts the clock".into(), in_words);
    let mut rows = vec![row(reading.trigger.at, trigger, &due)];
    let mut granted = extensions(&duty.steps).peekable();
    for (index, step) in in_time(&duty.steps) {
        let extension = granted.next_if(|(place, _)| *place == index).map(|(_, step)| step);
        let at = Window::of(step_at(step), grain);
        if at.has_come(reading.as_of) {
            if let Some(extension) = extension {
                due.extend(extension, grain);
            }
            rows.push(row(at, what_it_was(step), &due));
        }
    }
    for release in case.answers(duty) {
        let at = Window::of(&release.released, grain);
        if at.has_come(reading.as_of) {
            rows.push(row(at, format!("release `{}`", release.id), &due));
        }
    }
    rows.extend(reading.as_of.map(|as_of| row(as_of, "as of this day".into(), &reading.due)));
    rows
}

/// A step in a few words, without the record's own.
fn what_it_was(step: &Step) -> String {
    match step {
        Step::Requested(step) => {
            format!(
                "asked for: {}",
                step.wanted.as_ref().map_or_else(|| "something".into(), |wanted| in_words(wanted.code))
            )
        }
        Step::Granted(step) => match (step.days.min(), step.days.max()) {
            _ if step.until.is_stated() => {
                format!("granted, until {}", span(Window::of(&step.until, Grain::Days), Grain::Days))
            }
            (Some(least), Some(most)) if least == most => format!("granted: {least} days more"),
            (Some(least), Some(most)) => format!("granted: {least} to {most} days more"),
            _ => "granted".into(),
        },
        Step::Refused(_) => "refused".into(),
        Step::Withheld(step) => {
            let ground = if step.basis.value().is_some() { "on a stated ground" } else { "without a stated ground" };
            let burden = step.burden.as_ref().map(|burden| format!(", by {}", in_words(burden.code)));
            format!("withheld {ground}{}", burden.unwrap_or_default())
        }
        Step::Reassessed(step) => match step.still_withheld {
            Fact::Known(_) if step.still_withheld.is_no() => "looked at again: withholding ends".into(),
            Fact::Known(_) => "looked at again: withholding goes on".into(),
            _ => "looked at again".into(),
        },
        Step::CourtOrdered(step) => {
            format!(
                "a court: {}",
                step.effect.as_ref().map_or_else(|| "an order".into(), |effect| in_words(effect.code))
            )
        }
        Step::Released(_) => "released".into(),
        Step::Promised(_) => "promised".into(),
        Step::Other(_) => "another step".into(),
    }
}
