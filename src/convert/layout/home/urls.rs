//! Addresses: of news reports, of documents, of photos.

use super::compound::Compound;
use super::draft::{id, numbered};
use super::{Draft, Slot, View};
use crate::convert::layout::reading::{Reading, not_understood, pieces};
use crate::convert::layout::{Part, Target};
use crate::model::Document;
use crate::{Fact, Material, MaterialId, PersonId, Photo, Source, SourceId, SourceKind};

/// The news reports and documents that the source cites, one source each.
pub(crate) static CITED: Target = Target {
    name: "sources",
    pointer: "/sources/*/url",
    home: &Compound {
        read: |cells, draft| {
            let text = cells.texts[0];
            let is_address = |piece: &str| piece.starts_with("http://") || piece.starts_with("https://");
            let pieces = addresses(text, cells.reading(0));
            if !pieces.iter().all(|piece| is_address(piece)) {
                cells.not_understood(0);
                cite(draft, 1, not_understood(text));
                return;
            }
            for (at, piece) in pieces.into_iter().enumerate() {
                cite(draft, at + 1, piece.into());
            }
        },
        write: |view, parts: &[Part<'_>], texts: &mut [String]| {
            let cited: Vec<_> = cited(view).filter_map(|source| source.url.value().map(String::as_str)).collect();
            let Reading::Texts(_, separator) = parts[0].1 else { return false };
            texts[0] = cited.join(separator.unwrap_or(", "));
            true
        },
        kept: |view| cited(view).next()?.url.source_text(),
        keep: |draft, text| {
            let is_cited = |source: &&mut Source| source.kind == SourceKind::Article;
            if let Some(source) = draft.case.sources.iter_mut().find(is_cited) {
                source.url = std::mem::take(&mut source.url).with_source_text(text);
            }
        },
        codes: |_| Vec::new(),
        fits: |parts| matches!(parts, [(_, Reading::Texts(..))]),
    },
};

/// Addresses hold commas, so where the layout has no separator only white space parts them, and a comma or
/// semicolon before it.
fn addresses<'t>(text: &'t str, reading: &Reading<'_>) -> Vec<&'t str> {
    match reading {
        Reading::Texts(_, Some(separator)) => pieces(text, Some(separator), &[]),
        _ => text.split_whitespace().map(|it| it.trim_end_matches([',', ';'])).filter(|it| !it.is_empty()).collect(),
    }
}

fn cite(draft: &mut Draft, number: usize, url: Fact<String>) {
    let mut source = Source::new(numbered!(SourceId, "cited", number), SourceKind::Article);
    source.url = url;
    draft.case.sources.push(source);
}

fn cited<'a>(view: &View<'a>) -> impl Iterator<Item = &'a Source> {
    view.case.sources.iter().filter(|source| source.kind == SourceKind::Article)
}

/// Where a document about the case can be found.
pub(crate) static DOCUMENT: Target = Target {
    name: "document.url",
    pointer: "/materials/*/url",
    home: &Slot::<String> {
        get: |view| {
            view.case.materials.iter().find_map(|material| match material {
                Material::Document(document) => Some(&document.url),
                _ => None,
            })
        },
        make: |draft| {
            let is_document = |material: &Material| matches!(material, Material::Document(_));
            if !draft.case.materials.iter().any(is_document) {
                draft.case.materials.push(Document::new(id!(MaterialId, "document")));
            }
            let documents = draft.case.materials.iter_mut().find_map(|material| match material {
                Material::Document(document) => Some(&mut document.url),
                _ => None,
            });
            documents.unwrap_or_else(|| unreachable!("there is one now"))
        },
    },
};

/// Where a photo of the person can be found.
pub(crate) static PHOTO: Target = Target {
    name: "subject.photo_url",
    pointer: "/materials/*/url",
    home: &Slot::<String> {
        get: |view| {
            let person = &view.person?.id;
            view.case.materials.iter().find_map(|material| match material {
                Material::Photo(photo) if depicts(photo, person) => Some(&photo.url),
                _ => None,
            })
        },
        make: |draft| {
            let person = draft.person().id.clone();
            let is_theirs = |photo: &Photo| depicts(photo, &person);
            let mut photos = draft.case.materials.iter().filter_map(photo);
            if !photos.any(is_theirs) {
                let id = match draft.case.materials.iter().filter_map(photo).count() {
                    0 => id!(MaterialId, "photo"),
                    others => numbered!(MaterialId, "photo", others + 1),
                };
                let mut photo = Photo::new(id);
                photo.depicts.push(person.clone());
                draft.case.materials.push(photo);
            }
            let photos = draft.case.materials.iter_mut().find_map(|material| match material {
                Material::Photo(photo) if is_theirs(photo) => Some(&mut photo.url),
                _ => None,
            });
            photos.unwrap_or_else(|| unreachable!("there is one now"))
        },
    },
};

fn depicts(photo: &Photo, person: &PersonId) -> bool {
    photo.depicts.iter().any(|id| **id == **person)
}

fn photo(material: &Material) -> Option<&Photo> {
    if let Material::Photo(photo) = material { Some(photo) } else { None }
}
