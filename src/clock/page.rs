//! The page of a policy: what it says, in words by which people compute what the clock says.

use std::fmt::Write;

use chrono::NaiveDate;

use super::calendar::Holidays;
use super::explain::{burden, in_words, length, span};
use super::fold::end_of_limit;
use super::force::since;
use super::policies::Policies;
use super::window::{Grain, Window, start_of};
use crate::{
    Code, Coded, Counting, Date, ExtensionRule, Fact, Limit, LimitUnit, List, Policy, TriggerKind, WithholdingStage,
};

impl Policy {
    /// What the policy says, as a page for people (Markdown): what starts its clock, how long that
    /// runs and how days are counted, with an example; extensions, withholding, the words it rests
    /// on and where they stand. Who has a case and this page computes what the clock says.
    ///
    /// ```
    /// use ois_records::Policies;
    ///
    /// let page = Policies::shipped().get("us-il-chicago-2016").unwrap().explain();
    /// assert!(page.contains("- **Limit**: 60 calendar days"));
    /// assert!(page.contains("a clock that starts on 2021-03-01 has its last day on 2021-04-30"));
    /// ```
    pub fn explain(&self) -> String {
        self.page(None)
    }

    fn page(&self, newer: Option<&Self>) -> String {
        let title = self.title.as_deref().unwrap_or(&self.id);
        let mut page = Page(format!("## {title}\n\n"));
        let _ = write!(page.0, "{}. `{}`\n\n", self.cited(), self.id);
        page.line("Kind", self.instrument.value().map(words));
        page.line("Where", self.jurisdiction.value().cloned());
        page.line("Binds", self.area.as_ref().and_then(|area| named(&area.agencies, "; ")));
        page.line("In force", Some(self.in_force_in_words()));
        page.line("Replaces", self.supersedes.as_ref().map(|older| format!("`{older}`")));
        page.line("Replaced by", newer.map(|newer| format!("`{}`", newer.id)));
        page.line("Asks for", self.requires.as_ref().map(words));
        page.line("Materials", listed(&self.materials));
        page.line("Events", listed(&self.events));
        page.line("The clock starts with", self.trigger.value().map(words));
        page.line("Limit", Some(self.limit_in_words()));
        if let Some(limit) = &self.limit {
            page.line("Counting", Some(counting(limit)));
            page.line("Weekends and holidays", weekends(limit));
        }
        page.line("Extensions", Some(self.extension.as_ref().map_or_else(|| "it tells of none".into(), extensions)));
        page.stages(&self.withholding);
        page.line("Who sees it, in this order", listed(&self.audience_order));
        page.line("What follows when it is not kept", named(&self.consequences, " "));
        page.line("Worth knowing", self.note.clone());
        page.line("Its words", self.text.clone());
        page.line("Read at", self.url.value().map(|url| format!("<{url}>")));
        page.0
    }

    fn cited(&self) -> &str {
        self.citation.value().map_or("No citation is stated", String::as_str)
    }

    fn limit_in_words(&self) -> String {
        self.limit.as_ref().map_or_else(|| "no number of days".into(), length)
    }

    fn in_force_in_words(&self) -> String {
        let on = if self.effective.is_stated() { "" } else { "its adoption on " };
        let since = match in_dates(since(self)) {
            Some(day) => format!("from {on}{day}"),
            None => "since a day that is not known".into(),
        };
        let until = in_dates(&self.expires).map_or_else(|| "no end is stated".into(), |day| format!("until {day}"));
        format!("{since}; {until}")
    }
}

impl Policies {
    /// The [pages](Policy::explain) of all, one after the other, behind a table of them (Markdown).
    pub fn explain(&self) -> String {
        let mut text =
            String::from("| policy | limit | the clock starts with | in force | citation |\n|---|---|---|---|---|\n");
        for policy in self {
            let trigger = policy.trigger.value().map_or_else(|| "it does not say".into(), words);
            let (limit, in_force, cited) = (policy.limit_in_words(), policy.in_force_in_words(), policy.cited());
            let _ = writeln!(text, "| `{}` | {limit} | {trigger} | {in_force} | {cited} |", policy.id);
        }
        for policy in self {
            let newer = self.iter().find(|newer| newer.supersedes.as_ref() == Some(&policy.id));
            let _ = write!(text, "\n{}", policy.page(newer));
        }
        text
    }
}

/// A page in the making.
struct Page(String);

impl Page {
    fn line(&mut self, name: &str, text: Option<String>) {
        if let Some(text) = text {
            let _ = writeln!(self.0, "- **{name}**: {text}");
        }
    }

    fn stages(&mut self, stages: &List<WithholdingStage>) {
        if !stages.is_stated() {
            return self.line("Withholding", Some("it does not say; the clock takes a stated ground".into()));
        }
        if stages.is_empty() {
            return self.line("Withholding", Some("it allows none".into()));
        }
        let _ = writeln!(self.0, "- **Withholding**:");
        for (number, stage) in (1..).zip(stages) {
            let _ = writeln!(self.0, "  {number}. {}", in_stage(stage));
        }
    }
}

fn words<C: Code>(code: &Coded<C>) -> String {
    code.source_text.clone().unwrap_or_else(|| in_words(code.code))
}

fn listed<C: Code>(codes: &List<Coded<C>>) -> Option<String> {
    let texts: Vec<_> = codes.iter().map(words).collect();
    (!texts.is_empty()).then(|| texts.join("; "))
}

fn named(names: &List<String>, between: &str) -> Option<String> {
    (!names.is_empty()).then(|| names.iter().map(String::as_str).collect::<Vec<_>>().join(between))
}

fn in_dates(date: &Fact<Date>) -> Option<String> {
    let Window { first, last } = Window::of(date, Grain::Days);
    match (date.value(), first, last) {
        (Some(date), ..) => Some(date.to_string()),
        (None, Some(first), Some(last)) => Some(format!("a day between {} and {}", first.date(), last.date())),
        (None, None, None) => None,
        (None, first, last) => Some(span(Window { first, last }, Grain::Days)),
    }
}

/// How days are counted, with an example.
fn counting(limit: &Limit) -> String {
    let counting = limit.counting.filter(|counting| *counting != Counting::Unspecified);
    let Some(start) = NaiveDate::from_ymd_opt(2021, 3, 1) else { return String::new() };
    if limit.unit == LimitUnit::Hours {
        let noon = start_of(start) + chrono::TimeDelta::hours(12);
        let grain = Grain::Hours(None);
        let end = end_of_limit(Window { first: Some(noon), last: Some(noon) }, limit, None, grain, &Holidays::none());
        let (noon, end) = (span(Window { first: Some(noon), last: Some(noon) }, grain), span(end, grain));
        return format!("by the clock: one that starts at {noon} ends at {end}");
    }
    let holidays = Holidays::us_federal();
    let day = Window::of_days(Some(start), Some(start));
    let end = end_of_limit(day, limit, counting, Grain::Days, &holidays);
    let (Some(first), Some(last)) = (end.first_day(), end.last_day()) else { return String::new() };
    let starts = format!("a clock that starts on {start} has its last day on");
    match counting {
        Some(Counting::Inclusive) => format!("the first day is day 1: {starts} {last}"),
        Some(_) => format!("the first day is not counted: {starts} {last}"),
        None => format!(
            "it does not say whether the first day counts: {starts} {first} if it does, on {last} if not; the clock \
             computes both, and gives an answer where they agree"
        ),
    }
}

fn weekends(limit: &Limit) -> Option<String> {
    let text = match (limit.unit, limit.rolls_over) {
        (LimitUnit::Hours, _) => return None,
        (LimitUnit::BusinessDays, _) => {
            "they are left out; which holidays, it does not say: the clock takes the federal ones"
        }
        (_, Some(true)) => "a last day on one moves on to the next business day",
        (_, Some(false)) => "a last day on one stays where it is",
        (_, None) => {
            "it does not say whether a last day on one moves on; the clock leaves it, unless a stated due date shows that it moved"
        }
    };
    Some(text.into())
}

fn extensions(rule: &ExtensionRule) -> String {
    let mut parts = Vec::new();
    match (rule.max_count.max(), rule.max_days.max()) {
        (None, None) => parts.push("it does not say how many or how long".into()),
        (count, days) => {
            parts.extend(count.map(|count| format!("at most {count}")));
            parts.extend(days.map(|days| format!("each of at most {days} days")));
        }
    }
    let who = |ids: &List<crate::PartyId>, names: &List<String>| {
        let all: Vec<_> = ids.iter().map(|id| &**id).chain(names.iter().map(String::as_str)).collect();
        (!all.is_empty()).then(|| all.join(", "))
    };
    parts.extend(who(&rule.requested_by, &rule.may_ask).map(|who| format!("asked for by {who}")));
    parts.extend(who(&rule.granted_by, &rule.may_grant).map(|who| format!("granted by {who}")));
    parts.extend(rule.in_writing.is_yes().then(|| "in writing".into()));
    parts.extend(rule.grounds.clone());
    parts.join("; ")
}

fn in_stage(stage: &WithholdingStage) -> String {
    let from = match stage.measured_from.as_ref().map(|kind| kind.code) {
        None => "from the start of the clock".into(),
        Some(TriggerKind::Incident) => "from the incident".into(),
        Some(kind) => format!("from this: {}", in_words(kind)),
    };
    let mut parts = vec![match &stage.up_to {
        Some(limit) => format!("for {} {from}{}", length(limit), stage_counting(limit)),
        None => "without a stated end".into(),
    }];
    parts.extend(stage.burden.as_ref().map(|_| format!("it takes {}", burden(stage))));
    parts.extend(stage.written_basis.is_yes().then(|| "the ground must be given in writing".into()));
    let within = |limit| format!("it must be said why within {} {from}{}", length(limit), stage_counting(limit));
    parts.extend(stage.notice.as_ref().map(within));
    parts.extend(stage.estimate.is_yes().then(|| "with an estimated date of release".into()));
    let every = stage.reassess_days.max();
    parts.extend(every.map(|days| format!("looked at again, with notice, every {days} days")));
    let grounds = stage.grounds.as_ref().map(|grounds| format!(". {grounds}"));
    format!("{}{}", parts.join("; "), grounds.unwrap_or_else(|| ".".into()))
}

fn stage_counting(limit: &Limit) -> &'static str {
    match (limit.unit, limit.counting) {
        (LimitUnit::Hours, _) => "",
        (_, Some(Counting::Exclusive)) => " (the first day not counted)",
        (_, Some(Counting::Inclusive)) => " (the first day counted)",
        _ => " (whether the first day counts, it does not say)",
    }
}
