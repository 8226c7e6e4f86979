//! Files that are made, and kept beside the code: `OIS_UPDATE=1 cargo test` writes them anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn updates() -> bool {
    std::env::var_os("OIS_UPDATE").is_some()
}

/// Asks that a file is what the code makes; with `OIS_UPDATE` in the environment, writes it.
pub fn file(path: &str, made: impl AsRef<[u8]>) {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if updates() {
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(&place, &made).unwrap();
    }
    let kept = fs::read(&place).unwrap_or_default();
    assert!(kept == made.as_ref(), "{path} is not what the code makes; run OIS_UPDATE=1 cargo test");
}

/// Asks that a folder has these files, and of those that are of their kind no others.
#[allow(dead_code, reason = "some tests hold single files only")]
pub fn folder(folder: &str, of_the_kind: impl Fn(&str) -> bool, files: &BTreeMap<String, impl AsRef<[u8]>>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    for name in list(&root, "").into_iter().filter(|name| of_the_kind(name) && !files.contains_key(name)) {
        assert!(updates(), "{folder}/{name} is made by nothing; run OIS_UPDATE=1 cargo test");
        fs::remove_file(root.join(name)).unwrap();
    }
    for (name, made) in files {
        file(&format!("{folder}/{name}"), made);
    }
}

/// The files of a folder and of those in it.
fn list(folder: &Path, before: &str) -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.unwrap();
        let name = format!("{before}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            names.extend(list(&entry.path(), &format!("{name}/")));
        } else {
            names.push(name);
        }
    }
    names
}
