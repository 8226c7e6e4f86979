//! What came after: investigations, grand juries, prosecutors.

use super::draft::id;
use super::{Draft, Slot, View};
use crate::convert::layout::Target;
use crate::{
    Coded, Fact, Gender, GrandJury, GrandJuryResult, Investigation, InvestigationId, Office, OfficeKind, Person,
    PersonId, PersonRole, Proceeding, ProceedingId, Race, Source, SourceId, SourceKind,
};

/// Whether somebody other than the agency investigates.
pub(crate) static INDEPENDENT: Target = Target {
    name: "investigation.independent",
    pointer: "/investigations/*/independent",
    home: &Slot::<bool> {
        get: |view| Some(&view.case.investigations.first()?.independent),
        make: |draft| {
            if draft.case.investigations.is_empty() {
                draft.case.investigations.push(Investigation::new(id!(InvestigationId, "investigation")));
            }
            &mut draft.case.investigations[0].independent
        },
    },
};

/// What a grand jury returned.
pub(crate) static GRAND_JURY: Target = Target {
    name: "grand_jury.result",
    pointer: "/proceedings/*/result",
    home: &Slot::<Coded<GrandJuryResult>> {
        get: |view| {
            view.case.proceedings.iter().find_map(|proceeding| match proceeding {
                Proceeding::GrandJury(jury) => Some(&jury.result),
                _ => None,
            })
        },
        make: |draft| {
            let is_jury = |proceeding: &Proceeding| matches!(proceeding, Proceeding::GrandJury(_));
            if !draft.case.proceedings.iter().any(is_jury) {
                draft.case.proceedings.push(GrandJury::new(id!(ProceedingId, "grand-jury")));
            }
            let juries = draft.case.proceedings.iter_mut().find_map(|proceeding| match proceeding {
                Proceeding::GrandJury(jury) => Some(&mut jury.result),
                _ => None,
            });
            juries.unwrap_or_else(|| unreachable!("there is one now"))
        },
    },
};

const PROSECUTOR: PersonId = PersonId::given("prosecutor");
const IN_COURT: PersonId = PersonId::given("prosecutor-in-court");
const PROSECUTOR_SOURCE: SourceId = SourceId::given("prosecutor-source");

/// The head of the prosecutor's office. A charge was brought by that office.
fn prosecutor(draft: &mut Draft) -> &mut Person {
    for proceeding in &mut draft.case.proceedings {
        if let Proceeding::Charge(charge) = proceeding
            && charge.brought_by.is_empty()
        {
            charge.brought_by.push(PROSECUTOR);
        }
    }
    draft.other(PROSECUTOR, PersonRole::Official)
}

fn office(draft: &mut Draft) -> &mut Office {
    let offices = &mut prosecutor(draft).offices;
    if offices.is_empty() {
        offices.push(Office::new(OfficeKind::Prosecutor));
    }
    &mut offices[0]
}

/// Who tried the charge.
fn in_court(draft: &mut Draft) -> &mut Person {
    for proceeding in &mut draft.case.proceedings {
        if let Proceeding::Charge(charge) = proceeding
            && charge.tried_by.is_empty()
        {
            charge.tried_by.push(IN_COURT);
        }
    }
    draft.other(IN_COURT, PersonRole::Attorney)
}

fn known_as<'a>(view: &View<'a>, id: &PersonId) -> Option<&'a Person> {
    view.case.people.iter().find(|person| person.id == *id)
}

macro_rules! prosecutors {
    ($($name:ident $label:literal at $pointer:literal: $type:ty, |$view:ident| $get:expr, |$draft:ident| $make:expr;)+) => {
        $(
            pub(crate) static $name: Target = Target {
                name: concat!("prosecutor.", $label),
                pointer: $pointer,
                home: &Slot::<$type> { get: |$view| $get, make: |$draft| $make },
            };
        )+

        pub(crate) static PROSECUTORS: &[&Target] = &[$(&$name),+];
    };
}

prosecutors! {
    PROSECUTOR_NAME "name" at "/people/*/name": String,
        |view| Some(&known_as(view, &PROSECUTOR)?.name), |draft| &mut prosecutor(draft).name;
    PROSECUTOR_RACES "race" at "/people/*/races": Vec<Coded<Race>>,
        |view| Some(&known_as(view, &PROSECUTOR)?.races), |draft| &mut prosecutor(draft).races;
    PROSECUTOR_GENDER "gender" at "/people/*/gender": Coded<Gender>,
        |view| Some(&known_as(view, &PROSECUTOR)?.gender), |draft| &mut prosecutor(draft).gender;
    PROSECUTOR_PARTY "political_party" at "/people/*/offices/*/political_party": String,
        |view| Some(&known_as(view, &PROSECUTOR)?.offices.first()?.political_party),
        |draft| &mut office(draft).political_party;
    PROSECUTOR_TERM "term" at "/people/*/offices/*/term": String,
        |view| Some(&known_as(view, &PROSECUTOR)?.offices.first()?.term), |draft| &mut office(draft).term;
    PROSECUTOR_SPECIAL "special" at "/people/*/offices/*/special": bool,
        |view| Some(&known_as(view, &PROSECUTOR)?.offices.first()?.special), |draft| &mut office(draft).special;
    PROSECUTOR_IN_COURT "in_court" at "/people/*/name": String,
        |view| Some(&known_as(view, &IN_COURT)?.name), |draft| &mut in_court(draft).name;
    PROSECUTOR_URL "url" at "/sources/*/url": String,
        |view| Some(&view.case.sources.iter().find(|source| source.id == PROSECUTOR_SOURCE)?.url),
        |draft| prosecutors_source(draft);
}

/// What the source rests on where it speaks of the prosecutor.
fn prosecutors_source(draft: &mut Draft) -> &mut Fact<String> {
    let is_it = |source: &Source| source.id == PROSECUTOR_SOURCE;
    if !draft.case.sources.iter().any(is_it) {
        draft.case.sources.push(Source::new(PROSECUTOR_SOURCE, SourceKind::Other));
        prosecutor(draft).sources.push(PROSECUTOR_SOURCE);
    }
    let source = draft.case.sources.iter_mut().find(|source| source.id == PROSECUTOR_SOURCE);
    &mut source.unwrap_or_else(|| unreachable!("there is one now")).url
}
