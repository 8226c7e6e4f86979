//! One document in many spellings: JSON leaves open in which order names stand, how numbers are
//! written, which letters are escaped, and where there is space.

use std::fmt::Write;

use serde_json::Value;

use crate::Chance;

/// The document's JSON in a spelling of this seed; 0 is the plain one.
pub fn text(document: &Value, seed: u64) -> String {
    if seed == 0 {
        return document.to_string();
    }
    let mut text = String::new();
    // Most documents are written plainly in most respects.
    let mut chance = Chance(seed);
    let mut one_in_four = || chance.once_in(4);
    let spelling =
        Spelling { order: one_in_four(), numbers: one_in_four(), escapes: one_in_four(), space: one_in_four() };
    spelling.value(document, &mut chance, &mut text);
    text
}

#[derive(Clone, Copy)]
struct Spelling {
    order: bool,
    numbers: bool,
    escapes: bool,
    space: bool,
}

impl Spelling {
    fn value(self, value: &Value, chance: &mut Chance, out: &mut String) {
        match value {
            Value::Object(object) => {
                let mut members: Vec<_> = object.iter().collect();
                if self.order {
                    for at in 1..members.len() {
                        members.swap(at, chance.below(at + 1));
                    }
                }
                self.listed(["{", "}"], members.len(), chance, out, |at, chance, out| {
                    let (key, value) = members[at];
                    self.string(key, chance, out);
                    self.gap(chance, out);
                    out.push(':');
                    self.gap(chance, out);
                    self.value(value, chance, out);
                });
            }
            Value::Array(elements) => {
                self.listed(["[", "]"], elements.len(), chance, out, |at, chance, out| {
                    self.value(&elements[at], chance, out)
                });
            }
            Value::String(text) => self.string(text, chance, out),
            Value::Number(number) if self.numbers => out.push_str(&respelt(&number.to_string(), chance)),
            plain => {
                let _ = write!(out, "{plain}");
            }
        }
    }

    fn listed(
        self,
        [open, close]: [&str; 2],
        count: usize,
        chance: &mut Chance,
        out: &mut String,
        write: impl Fn(usize, &mut Chance, &mut String),
    ) {
        out.push_str(open);
        for at in 0..count {
            out.push_str(if at == 0 { "" } else { "," });
            self.gap(chance, out);
            write(at, chance, out);
            self.gap(chance, out);
        }
        out.push_str(close);
    }

    fn string(self, text: &str, chance: &mut Chance, out: &mut String) {
        if !self.escapes || chance.once_in(2) {
            let _ = write!(out, "{}", Value::from(text));
            return;
        }
        out.push('"');
        for unit in text.encode_utf16() {
            let _ = if chance.once_in(2) { write!(out, "\\u{unit:04x}") } else { write!(out, "\\u{unit:04X}") };
        }
        out.push('"');
    }

    fn gap(self, chance: &mut Chance, out: &mut String) {
        if self.space {
            out.push_str(chance.one::<&str>(&["", "", " ", "\t", "  "]));
        }
    }
}

/// The same number, written otherwise.
fn respelt(number: &str, chance: &mut Chance) -> String {
    let is_whole = number.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit());
    match chance.below(6) {
        0 if is_whole => format!("{number}.0"),
        1 if is_whole => format!("{number}.000000000000000000000000"),
        // No number but 0 begins with one.
        2 if is_whole && !number.ends_with('0') => format!("{number}0e-1"),
        3 if is_whole && !number.ends_with('0') => format!("{number}00E-0002"),
        4 if !number.contains('e') => format!("{number}e0"),
        5 if !number.contains('e') => format!("{number}E+00"),
        _ => number.to_owned(),
    }
}
