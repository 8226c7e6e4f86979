//! Prints a published schema: `cargo run --example schema -- [NOUN] [--flavour NAME]`.

use std::io::{self, Write};
use std::process::ExitCode;

use ois_records::Noun;
use ois_records::schema::{Flavour, generate};

fn main() -> ExitCode {
    let (mut noun, mut flavour) = (Some(Noun::CaseFile), Some(Flavour::Canonical));
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--flavour" {
            let name = arguments.next().unwrap_or_default();
            flavour = Flavour::ALL.iter().copied().find(|flavour| flavour.name() == name);
        } else {
            noun = Noun::ALL.iter().copied().find(|noun| noun.name() == argument);
        }
    }
    let (Some(noun), Some(flavour)) = (noun, flavour) else {
        let nouns: Vec<_> = Noun::ALL.iter().map(|noun| noun.name()).collect();
        let flavours: Vec<_> = Flavour::ALL.iter().map(|flavour| flavour.name()).collect();
        eprintln!("usage: schema [{}] [--flavour {}]", nouns.join("|"), flavours.join("|"));
        return ExitCode::from(2);
    };
    // A reader that stops early, such as `head`, has enough.
    let _ = write!(io::stdout(), "{}", generate(noun, flavour));
    ExitCode::SUCCESS
}
