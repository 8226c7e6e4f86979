//! `verdicts boon|jsonschema SCHEMA`: reads a document a line, writes 1 (valid) or 0 for each.
//!
//! With `--exit-code` it reads one document, and its exit code says whether that is valid.

use std::error::Error;
use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use serde_json::Value;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [name, path, options @ ..] = &arguments[..] else { return Err("usage: verdicts boon|jsonschema SCHEMA".into()) };
    let by_exit_code = options == ["--exit-code"];
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    match name.as_str() {
        "boon" => {
            let id = schema["$id"].as_str().ok_or("the schema has no $id")?.to_owned();
            let (mut compiler, mut schemas) = (boon::Compiler::new(), boon::Schemas::new());
            compiler.add_resource(&id, schema)?;
            let index = compiler.compile(&id, &mut schemas).map_err(|error| error.to_string())?;
            judge(by_exit_code, |document| schemas.validate(document, index).is_ok())
        }
        "jsonschema" => {
            let validator = jsonschema::validator_for(&schema).map_err(|error| error.to_string())?;
            judge(by_exit_code, |document| validator.is_valid(document))
        }
        other => Err(format!("no validator called {other}").into()),
    }
}

fn judge(by_exit_code: bool, is_valid: impl Fn(&Value) -> bool) -> Result<ExitCode, Box<dyn Error>> {
    if by_exit_code {
        let document = serde_json::from_reader(io::stdin().lock())?;
        return Ok(ExitCode::from(u8::from(!is_valid(&document))));
    }
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        writeln!(out, "{}", u8::from(is_valid(&serde_json::from_str(&line?)?)))?;
    }
    Ok(ExitCode::SUCCESS)
}
