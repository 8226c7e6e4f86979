//! Rules on the record's own words. Quotes and titles of sources are not the record's own, and not checked.

use std::fmt::Arguments;

use super::rules;
use crate::CaseFile;

rules! {
    /// The record's own words do not call anyone a suspect.
    ///
    /// A person whom police encounter or pursue is a subject. What police suspect is attributed to
    /// them.
    ROLE_LOADED = "role-loaded" {
        severity: Info,
        ground: Ethics,
        citation: "AP, crime entries: nothing that judges a person before a trial, such as \"accused slayer\" or \"suspected shooter\".",
        exceptions: "Quotes, in quotation marks; a statement of what somebody is suspected of.",
        pointers: ["/title", "/incident/narrative", "/incident/events/*/description"],
        message: "the record's own words call someone a suspect, offender or perpetrator",
        bad: r#"{"/incident/narrative": "An officer shot the suspect in a yard."}"#,
        good: r#"{"/incident/narrative": "An officer shot a man whom police suspected of theft. \"The suspect turned,\" he said."}"#,
        check: CaseFile(|case, _, out| {
            let loaded = |text: &str| ["suspect", "offender", "perpetrator"].iter().any(|word| uses(text, word));
            own_texts(case, |at, text| {
                if loaded(text) {
                    out.at(at);
                }
            });
        }),
    }

    /// The record's own words say who shot.
    ///
    /// "Officer-involved shooting" says that an officer had to do with it, and hides what the
    /// officer did.
    OFFICER_INVOLVED_TERM = "officer-involved-term" {
        severity: Info,
        ground: Ethics,
        citation: "AP Stylebook, August 2020: avoid the vague officer-involved; say who shot whom, and where that is not known, that it is not.",
        exceptions: "Quotes, and the names of units and laws, in quotation marks; the term itself is kept in a source's `terms`.",
        pointers: ["/title", "/incident/narrative", "/incident/events/*/description"],
        message: "the record's own words say that an officer was involved, and not who shot",
        bad: r#"{"/incident/narrative": "A man died in an officer-involved shooting."}"#,
        good: r#"{"/incident/narrative": "An officer shot a man. The \"officer-involved shooting\" team came later."}"#,
        check: CaseFile(|case, _, out| {
            own_texts(case, |at, text| {
                if text.contains("involved") && (uses(text, "officer-involved") || uses(text, "officer involved")) && !tells_who(text) {
                    out.at(at);
                }
            });
        }),
    }

    /// The story says who shot, or that it is not known.
    ///
    /// "A man was shot" names nobody who fired. Readers are left to guess, and reports are built on
    /// the guess.
    SHOOTER_ELIDED = "shooter-elided" {
        severity: Info,
        ground: Ethics,
        citation: "AP Stylebook, August 2020: say who shot whom, and where that is not known, that it is not.",
        exceptions: "Stories that say it in another sentence are not reported.",
        pointers: ["/incident/narrative"],
        message: "somebody was shot or killed, and no sentence of the story says by whom",
        bad: r#"{"/incident/narrative": "Police came to a yard. A man was shot and died there."}"#,
        good: r#"{"/incident/narrative": "Police came to a yard. A man was shot there by an officer."}"#,
        check: Incident(|incident, _, out| {
            let Some(story) = incident.narrative.as_deref().filter(|story| is_passive(story)) else { return };
            if !story.split(ENDS).any(tells_who) {
                out.at("/narrative");
            }
        }),
    }
}

/// What ends a sentence.
const ENDS: [char; 4] = ['.', '!', '?', ';'];

const QUOTES: [char; 3] = ['"', '“', '”'];

/// Shows the texts that are the record's own, each with where it stands.
fn own_texts(case: &CaseFile, mut take: impl FnMut(Arguments<'_>, &str)) {
    if let Some(title) = &case.title {
        take(format_args!("/title"), title);
    }
    if let Some(story) = &case.incident.narrative {
        take(format_args!("/incident/narrative"), story);
    }
    for (index, event) in case.incident.events.iter().enumerate() {
        if let Some(text) = &event.description {
            take(format_args!("/incident/events/{index}/description"), text);
        }
    }
}

/// Whether a text uses a word, one or many, outside of quotation marks. Its first letter may be a
/// capital.
fn uses(text: &str, word: &str) -> bool {
    let (first, rest) = word.split_at(1);
    if !text.contains(rest) {
        return false;
    }
    let stands = |own: &str| {
        own.match_indices(rest).any(|(at, _)| {
            let (before, after) = (&own[..at], &own[at + rest.len()..]);
            let Some(start) = before.char_indices().next_back() else { return false };
            let begins = start.1.eq_ignore_ascii_case(&first.chars().next().unwrap_or_default())
                && !before[..start.0].ends_with(char::is_alphanumeric);
            begins && !after.strip_prefix('s').unwrap_or(after).starts_with(char::is_alphanumeric)
        })
    };
    text.split(QUOTES).step_by(2).any(stands)
}

/// Whether a sentence of a story says that somebody was shot, and not by whom.
fn is_passive(story: &str) -> bool {
    // Where a word begins as the verbs do, it is worth looking at it.
    let near = story.as_bytes().windows(2).enumerate().filter(|(_, pair)| matches!(pair, [b' ', b's' | b'k']));
    near.map(|(at, _)| story.split_at(at)).any(|(before, after)| {
        let verb = [" shot", " killed"].iter().find_map(|verb| after.strip_prefix(verb));
        let Some(rest) = verb else { return false };
        let before = before.strip_suffix(" fatally").unwrap_or(before);
        let is_suffered = ["was", "were", "been"].iter().any(|auxiliary| before.ends_with(auxiliary));
        is_suffered && !rest.split(ENDS).next().unwrap_or_default().contains(" by ")
    })
}

/// Whether words say who shot: in the active voice, by whom, or that nobody knows.
fn tells_who(sentence: &str) -> bool {
    let active = |verb: &str| {
        sentence.match_indices(verb).any(|(at, _)| {
            let before = sentence[..at].trim_end().rsplit(' ').next().unwrap_or_default();
            !matches!(before, "" | "was" | "were" | "been" | "being" | "fatally" | "a" | "the" | "no" | "or" | "and")
        })
    };
    active(" shot") || active(" fired") || active(" killed") || sentence.contains(" by ") || sentence.contains("who ")
}
