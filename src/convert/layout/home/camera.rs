//! Body cameras, in a column that tells of other recordings too.

use super::compound::Compound;
use super::draft::id;
use super::{Cells, Draft, View};
use crate::convert::layout::reading::{Means, Reading, coded, codes_of, not_understood, word};
use crate::convert::layout::sheet::trimmed;
use crate::convert::layout::{Part, Target};
use crate::{Coded, Device, Fact, Material, MaterialId, Recording};

/// Whether a body camera may have recorded, or which other recording there is: `Yes`, `No`,
/// `Surveillance Video`. Another recording says neither yes nor no to a body camera.
pub(crate) static CAMERA: Target = Target {
    name: "incident.cameras",
    pointer: "/incident/body_camera",
    home: &Compound {
        read,
        write,
        kept: |view| view.case.incident.body_camera.source_text().or_else(|| recording(view)?.device.source_text()),
        keep: |draft, text| match std::mem::take(&mut draft.incident().body_camera) {
            Fact::NotStated => {
                if let Some(Material::Recording(recording)) = draft.case.materials.first_mut() {
                    recording.device = std::mem::take(&mut recording.device).with_source_text(text);
                }
            }
            stated => draft.incident().body_camera = stated.with_source_text(text),
        },
        codes: |_| codes_of::<Device>(),
        fits: |parts| matches!(parts, [(_, Reading::YesNo(_))]),
    },
};

fn read(cells: &mut Cells<'_>, draft: &mut Draft) {
    let reading = cells.reading(0);
    let text = trimmed(cells.texts[0]);
    draft.incident().body_camera = match reading.meaning(text) {
        Some(Means::Yes) => true.into(),
        Some(Means::No) => false.into(),
        Some(Means::Absent(absence)) => absence.into(),
        Some(Means::Code(_)) => {
            let device: Option<Coded<Device>> = coded(text, reading);
            let mut recording = Recording::new(id!(MaterialId, "recording"));
            recording.device = device.map_or(Fact::NotStated, Fact::known);
            // First of its kind, so that it is found again.
            draft.case.materials =
                std::iter::once(Material::from(recording)).chain(std::mem::take(&mut draft.case.materials)).collect();
            Fact::NotStated
        }
        _ => {
            cells.not_understood(0);
            not_understood(cells.texts[0])
        }
    };
}

fn recording<'a>(view: &View<'a>) -> Option<&'a Recording> {
    view.case.materials.iter().find_map(|material| match material {
        Material::Recording(recording) => Some(recording),
        _ => None,
    })
}

fn write(view: &View<'_>, parts: &[Part<'_>], texts: &mut [String]) -> bool {
    let reading = &parts[0].1;
    let camera = &view.case.incident.body_camera;
    let text = match camera {
        Fact::Known(known) => reading.word(|means| *means == if known.value { Means::Yes } else { Means::No }),
        Fact::Absent(absent) => reading.word(|means| *means == Means::of(absent)),
        _ => recording(view).and_then(|it| it.device.value()).and_then(|device| word(device, reading)),
    };
    texts[0] = text.unwrap_or_default().into();
    text.is_some() || !camera.is_stated()
}
