//! The layouts that are built in, by name.

use std::io::Write;

use super::layout::{Exporter, Importer, Layout};
use super::{mpv, ursus, wapo};

/// The layouts that are built in, each with its versions; the first version is the one that is written.
static LAYOUTS: &[(&str, &[&Layout<'_>])] = &[
    ("wapo", &[&wapo::V2, &wapo::V1]),
    ("wapo-v1", &[&wapo::V1]),
    ("ursus", &[&ursus::URSUS]),
    ("mpv", &[&mpv::V2022, &mpv::V2013]),
    ("mpv-2013", &[&mpv::V2013]),
];

impl Importer<'static> {
    /// The importer of a layout that is built in.
    pub fn named(name: &str) -> Option<Self> {
        let (_, versions) = LAYOUTS.iter().find(|(known, _)| *known == name)?;
        Some(Self::of(versions.to_vec()))
    }
}

impl<W: Write> Exporter<'static, W> {
    /// Writes a layout that is built in.
    pub fn named(name: &str, out: W) -> Option<Self> {
        let (_, versions) = LAYOUTS.iter().find(|(known, _)| *known == name)?;
        Some(Self::of(versions[0], out))
    }
}
