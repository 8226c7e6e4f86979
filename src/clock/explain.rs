//! Explanations: law, trigger, counting and arithmetic, in one sentence.

use std::fmt::Write;

use chrono::{NaiveDateTime, Timelike};

use super::fold::Setting;
use super::force::since;
use super::reading::{ClockStatus, Hold, Reading, Why};
use super::window::{Grain, Window};
use crate::{Burden, Code, Counting, Date, Fact, Limit, LimitUnit, Policy, TriggerKind, WithholdingStage};

impl Reading<'_> {
    /// Why the status is what it is, in one sentence.
    pub fn explanation(&self, setting: &Setting<'_>) -> String {
        let mut text = match self.why {
            Why::NotInForce => return self.not_in_force(),
            Why::NotReached(why) => return format!("{} does not cover the case: {why}.", name(self.policy)),
            Why::NoLimit => return format!("{} sets no number of days.", name(self.policy)),
            _ => self.arithmetic(),
        };
        let _ = write!(text, "; {}", self.outcome(setting));
        if self.is_unsure_of_all() {
            text.push_str("; whether that was all there is, the record does not say");
        }
        text.push('.');
        text
    }

    fn is_unsure_of_all(&self) -> bool {
        self.answer.at.is_some() && !self.answer.is_complete && !self.answer.is_partial
    }

    fn not_in_force(&self) -> String {
        let Some(policy) = self.policy else { return String::new() };
        let begins = since(policy);
        let then = on(self.trigger.at);
        if self.trigger.at.last.zip(Window::of(begins, Grain::Days).first).is_some_and(|(then, begins)| then < begins) {
            let begins = dates(begins);
            format!(
                "{} was not yet in force: it is from {begins} on, and the clock would have started {then}.",
                name(self.policy)
            )
        } else {
            let ends = dates(&policy.expires);
            format!(
                "{} was no longer in force: it was until {ends}, and the clock would have started {then}.",
                name(self.policy)
            )
        }
    }

    /// The law, what started its clock, and the sum.
    fn arithmetic(&self) -> String {
        let limit = self.policy.and_then(|policy| policy.limit.as_ref());
        let mut text = match limit.filter(|_| self.due.is_computed) {
            Some(limit) => {
                let start = format!("{} gives {} from {}", name(self.policy), length(limit), self.start());
                format!("{start}{}", self.sum(limit))
            }
            None if self.due.base.last.is_some() || self.due.base.first.is_some() => {
                format!("The due date is stated as {}", span(self.due.base, Grain::Days))
            }
            None => format!(
                "{} gives {} from {}",
                name(self.policy),
                limit.map_or_else(|| "no stated time".into(), length),
                self.start()
            ),
        };
        if self.due.rolled {
            text.push_str(", moved on from a day that is no business day");
        }
        if self.due.extensions > 0 {
            let times = if self.due.extensions == 1 {
                "an extension".into()
            } else {
                format!("{} extensions", self.due.extensions)
            };
            match self.due.at.last {
                Some(_) => {
                    let _ = write!(text, "; with {times} granted it is {}", self.ends(self.due.at));
                }
                None => {
                    let _ = write!(text, "; {times} of unknown length was granted");
                }
            }
        }
        text
    }

    fn start(&self) -> String {
        // An event is "of" a day; a state of affairs begins on one.
        let (what, of) = match self.trigger.code() {
            Some(TriggerKind::Incident) => ("the incident", " of "),
            Some(TriggerKind::Death) => ("the death", " of "),
            Some(TriggerKind::AgencyKnew) => ("the day on which the agency knew or should have known", ", "),
            Some(TriggerKind::Request) => ("the request", " of "),
            Some(TriggerKind::Complaint) => ("the complaint", " of "),
            Some(TriggerKind::Notification) => ("the notification", " of "),
            Some(TriggerKind::InvestigationComplete) => {
                ("the substantial completion of the initial investigation", ", ")
            }
            Some(TriggerKind::KinViewed) => ("the day on which next of kin had seen it", ", "),
            Some(TriggerKind::CourtOrder) => ("the court's order", " of "),
            Some(TriggerKind::FinalDisposition) => ("the final disposition", " of "),
            Some(TriggerKind::Other) | None => ("what starts it", ", "),
        };
        match (self.trigger.at.first, self.trigger.is_bounded_only) {
            (None, _) => format!("{what}, of which the date is not stated"),
            (_, true) => format!("{what}, which was {}", on(self.trigger.at)),
            _ => format!("{what}{of}{}", span(self.trigger.at, self.grain)),
        }
    }

    fn sum(&self, limit: &Limit) -> String {
        let base = self.due.base;
        if self.grain != Grain::Days {
            return format!(": until {}", self.ends(base));
        }
        let one_day = self.trigger.at.day().is_some();
        let day =
            |moment: Option<NaiveDateTime>| moment.map_or_else(|| "an unknown day".into(), |it| it.date().to_string());
        match self.due.counting {
            Some(Counting::Inclusive) => format!(", which is day 1: the last day is {}", self.ends(base)),
            Some(_) => format!(", the day itself not counted: the last day is {}", self.ends(base)),
            None if base.first == base.last => format!(": the last day is {}", self.ends(base)),
            None if one_day && !matches!(limit.unit, LimitUnit::Hours) => format!(
                " and does not say whether that day counts: the last day is {} if it does, {} if not",
                day(base.first),
                day(base.last)
            ),
            None => format!(": the last day is {}", self.ends(base)),
        }
    }

    pub(super) fn ends(&self, at: Window) -> String {
        match (at.first, at.last) {
            (Some(first), Some(last)) if self.grain == Grain::Days && first.date() == last.date() => {
                first.date().to_string()
            }
            (Some(first), Some(last)) if first == last => clock(first),
            _ => span(at, self.grain),
        }
    }

    fn outcome(&self, setting: &Setting<'_>) -> String {
        let answer = self.answer.at.map(|at| span(at, self.grain)).unwrap_or_default();
        let came = if self.answer.releases > 1 {
            format!("the {} releases of {answer}", self.answer.releases)
        } else {
            format!("the release of {answer}")
        };
        let days = self.days().map(|days| plural(days.unsigned_abs(), "day")).unwrap_or_default();
        // Limits in hours can be missed within the day.
        let after = if self.days() == Some(0) { "later on that day".into() } else { format!("{days} after it") };
        let as_of = setting.as_of.map(|date| date.to_string()).unwrap_or_default();
        let both = if self.due.at.first == self.due.at.last { "" } else { " whichever it is" };
        match self.status {
            ClockStatus::Met if self.days() == Some(0) => format!("{came} came on the last day, in time{both}"),
            ClockStatus::Met if self.days() > Some(0) => format!("{came} came in time"),
            ClockStatus::Met => format!("{came} came {days} before, in time{both}"),
            ClockStatus::Late => format!("{came} came {after}, late{both}{}", self.reason()),
            ClockStatus::Due if self.days() == Some(0) => {
                format!("as of {as_of} it has not come, and this is the last day")
            }
            ClockStatus::Due => format!("as of {as_of} it has not come, and {days} are left"),
            ClockStatus::Overdue if self.answer.is_partial => {
                format!("as of {as_of}, {after}, only a part has come{}", self.reason())
            }
            ClockStatus::Overdue => format!("as of {as_of}, {after}, it has not come{}", self.reason()),
            ClockStatus::LawfullyDelayed => self.delay(&as_of, setting),
            ClockStatus::NotCovered => String::new(),
            ClockStatus::Indeterminate => self.doubt_in_words(&came, &as_of),
        }
    }

    /// Why withholding does not excuse.
    fn reason(&self) -> String {
        match self.why {
            Why::BurdenTooLow(stage) => {
                format!(", and by then withholding takes {}, which the record does not have", burden(stage))
            }
            Why::NoLongerAllowed => ", and the policy allows no withholding by then".into(),
            _ => String::new(),
        }
    }

    fn delay(&self, as_of: &str, setting: &Setting<'_>) -> String {
        let when = if self.answer.at.is_some() { "until it came".into() } else { format!("as of {as_of}") };
        match self.hold {
            Hold::Withheld(withholding) => {
                let mut text = format!("{when} it is withheld on a stated ground");
                if let Some(stage) = withholding.stage {
                    if stage.burden.is_some() {
                        let _ = write!(text, ", by {}", burden(stage));
                    }
                    if let Some(end) = self.end_of_stage(stage, setting) {
                        let _ = write!(text, ", which carries to {}", self.ends(end));
                    }
                }
                text
            }
            Hold::Court(Some(until)) => format!("{when} an order holds it back until {}", span(until, self.grain)),
            _ => format!("{when} an order holds it back"),
        }
    }

    fn doubt_in_words(&self, came: &str, as_of: &str) -> String {
        let event = if self.answer.at.is_some() { came.to_owned() } else { format!("as of {as_of} it") };
        let field = self.missing().unwrap_or_default();
        match self.why {
            Why::Missing(_) => format!("the record does not say enough: {field} is missing"),
            Why::Counting => {
                format!(
                    "{event} is in time by one way of counting and late by the other, and {field} does not say which"
                )
            }
            Why::WhichWasAll => format!("{event} began in time and ended late, and {field} does not say which was all"),
            _ => format!("{event} may be in time or late: {field} is not precise enough"),
        }
    }
}

/// A policy, as people call it.
pub(super) fn name(policy: Option<&Policy>) -> String {
    let Some(policy) = policy else { return "The duty".into() };
    match (&policy.title, policy.citation.value()) {
        (Some(title), Some(citation)) => format!("{title} ({citation})"),
        (Some(title), None) => title.clone(),
        (None, Some(citation)) => citation.clone(),
        (None, None) => format!("The policy {}", policy.id),
    }
}

pub(super) fn length(limit: &Limit) -> String {
    let unit = match limit.unit {
        LimitUnit::Hours => "hour",
        LimitUnit::CalendarDays => "calendar day",
        LimitUnit::BusinessDays => "business day",
        LimitUnit::Days => "day",
        LimitUnit::Months => "month",
        LimitUnit::Years => "year",
    };
    plural(limit.amount.get().into(), unit)
}

pub(super) fn plural(count: u64, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

pub(super) fn burden(stage: &WithholdingStage) -> &'static str {
    match stage.burden.as_ref().map(|burden| burden.code) {
        Some(Burden::WrittenBasis) => "a written ground",
        Some(Burden::Demonstrate) => "that the agency demonstrates interference",
        Some(Burden::ClearAndConvincing) => "clear and convincing evidence",
        Some(Burden::Other) | None => "a ground",
    }
}

fn dates(fact: &Fact<Date>) -> String {
    fact.value().map_or_else(|| span(Window::of(fact, Grain::Days), Grain::Days), ToString::to_string)
}

/// On a day, or between two.
fn on(at: Window) -> String {
    match (at.first_day(), at.last_day()) {
        (Some(first), Some(last)) if first == last => format!("on {first}"),
        (Some(first), Some(last)) => format!("between {first} and {last}"),
        (Some(first), None) => format!("on {first} or later"),
        (None, Some(last)) => format!("on {last} or earlier"),
        (None, None) => "at an unknown time".into(),
    }
}

/// A window as people write it: a day, two days with "between", or "by" and "after".
pub(super) fn span(at: Window, grain: Grain) -> String {
    let show = |moment: NaiveDateTime| if grain == Grain::Days { moment.date().to_string() } else { clock(moment) };
    match (at.first.map(show), at.last.map(show)) {
        (Some(first), Some(last)) if first == last => first,
        (Some(first), Some(last)) => format!("{first} to {last}"),
        (Some(first), None) => format!("{first} or later"),
        (None, Some(last)) => format!("{last} or earlier"),
        (None, None) => "an unknown time".into(),
    }
}

fn clock(moment: NaiveDateTime) -> String {
    let format = if moment.second() == 0 { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%dT%H:%M:%S" };
    moment.format(format).to_string()
}

/// What a code means, as it stands in a sentence.
pub(super) fn in_words<C: Code>(code: C) -> String {
    let meaning = code.meaning().trim_end_matches('.');
    let (first, rest) = meaning.split_at(meaning.chars().next().map_or(0, char::len_utf8));
    first.to_lowercase() + rest
}
