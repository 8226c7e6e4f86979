//! Prints a published schema: `cargo run --example schema -- [NOUN] [--draft-07]`.

use std::process::ExitCode;

use ois_records::Noun;
use ois_records::schema::{Dialect, generate};

fn main() -> ExitCode {
    let (options, nouns): (Vec<_>, Vec<_>) = std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let dialect = match &options[..] {
        [] => Dialect::Draft2020,
        [option] if option == "--draft-07" => Dialect::Draft07,
        _ => return usage(),
    };
    let name = nouns.first().map_or("case-file", String::as_str);
    let Some(noun) = Noun::ALL.iter().copied().find(|noun| noun.name() == name) else { return usage() };
    print!("{}", generate(noun, dialect));
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    let nouns: Vec<_> = Noun::ALL.iter().map(|noun| noun.name()).collect();
    eprintln!("usage: schema [{}] [--draft-07]", nouns.join("|"));
    ExitCode::from(2)
}
