//! What mapping files can say, told to people.

use std::fmt::Write;

use super::kind::{READINGS, fitting};
use super::target::targets;

/// The documentation of mapping files, made anew from the targets and readings.
///
/// Its text is the same as that of `docs/maps.md`.
pub fn map_doc() -> String {
    let mut text = String::from(include_str!("maps.md"));
    text.push_str("\n## Readings\n\n| reading | reads |\n|---|---|\n");
    for (name, meaning) in READINGS {
        let _ = writeln!(text, "| `{name}` | {meaning} |");
    }
    text.push_str("\n## Targets\n\nReadings joined by \"and\" are those of several columns.\n");
    text.push_str("\n| target | read as | a word can mean | home |\n|---|---|---|---|\n");
    for target in targets() {
        let mut lists: Vec<_> = (0..3).map(|part| target.home.codes(part)).collect();
        lists.dedup();
        let codes = lists.concat();
        let codes = codes.iter().map(|code| format!("`{code}`")).collect::<Vec<_>>().join(" ");
        let readings = fitting(target).join(", or ");
        let _ = writeln!(text, "| `{}` | {readings} | {codes} | `{}` |", target.name, target.pointer);
    }
    text
}
