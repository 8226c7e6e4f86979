//! The rules: what a record cannot truthfully say, should not, or leaves open.
//!
//! Each theme is a file, each rule one declaration in it. Everything else about a rule (its place
//! in the registry, its docs, the published catalogue, its tests) is made from that declaration.

mod access;
mod aftermath;
mod ages;
mod aid;
mod autopsies;
mod casualties;
mod claims;
mod completeness;
mod custody;
mod dates;
mod deadlines;
mod deaths;
mod decisions;
mod duplicates;
mod example;
mod extensions;
mod findings;
mod identity;
mod interval;
mod investigations;
mod items;
mod manual;
mod money;
mod namesakes;
mod naming;
mod people;
mod places;
mod policies;
mod privacy;
mod procedure;
mod proceedings;
mod profile;
mod provenance;
mod recordings;
mod redactions;
mod releases;
mod revisions;
mod rounds;
mod severity;
pub(crate) mod shape;
mod shooters;
mod standing;
mod statements;
mod states;
mod strikes;
mod timeline;
mod transcripts;
mod values;
mod versions;
mod weapons;
mod withholding;
mod wording;
mod wounds;

pub use example::base_record;
pub use profile::Profile;
pub(crate) use profile::Weight;
pub use severity::Severity;

use crate::dataset::Pair;
use crate::diff::Revision;
use crate::model::FieldSet;
use crate::validate::{Context, Out, Reference, Things};
use crate::{CaseFile, Claim, EntityKind, Leaf};

/// One rule.
#[derive(Debug)]
#[non_exhaustive]
pub struct Rule {
    /// Its code, in kebab-case. Never given to another rule.
    pub code: &'static str,
    /// Its former codes. They lead to it, and no other rule gets them.
    pub formerly: &'static [&'static str],
    /// The severity of a finding, unless the finding says otherwise.
    pub severity: Severity,
    /// What profiles set it to, where that differs.
    pub(crate) profiles: &'static [(Profile, Weight)],
    /// What it is based on.
    pub ground: Ground,
    /// The law, codebook, standard or logic behind it, and what that says.
    pub citation: &'static str,
    /// What it requires, in one sentence.
    pub title: &'static str,
    /// Why it matters, and what else there is to know.
    pub rationale: &'static str,
    /// When a record may break it.
    pub exceptions: &'static str,
    /// The fields whose absence it reports, if it does.
    pub(crate) misses: &'static [&'static str],
    /// Where it reports in a case file, as JSON Pointers with `*` for any element. A rule on things with
    /// an id runs on those that state one of these fields.
    pub pointers: &'static [&'static str],
    /// An example that breaks it: what to put where in the [base record](base_record), by JSON
    /// Pointer; `null` removes, `-` appends to a list. For a rule of shape, a document;
    /// for a rule about several documents, a list of patches, one for each.
    pub bad: &'static str,
    /// A similar example that keeps it, in the same form.
    pub good: &'static str,
    /// The sentence of a finding; `{}` stands for numbers that the rule computed. Never a value of
    /// the record.
    pub(crate) message: &'static str,
    pub(crate) check: Check,
}

impl Rule {
    /// The fields of a kind of things in which it reports; all, if it reports at the thing itself.
    pub(crate) fn fields_of(&self, kind: EntityKind) -> FieldSet {
        self.pointers.iter().fold(FieldSet::EMPTY, |fields, pointer| {
            let inside = pointer.strip_prefix(kind.place());
            fields.and(match inside.map(|inside| inside.strip_prefix('/').unwrap_or_default().split('/').next()) {
                _ if *pointer == "**" => FieldSet::ALL,
                Some(None | Some("")) => FieldSet::ALL,
                Some(Some(field)) => FieldSet::of(field),
                None => FieldSet::EMPTY,
            })
        })
    }
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Scope {
    /// One document.
    Document,
    /// Two revisions of one case file, the old one and the new one.
    Revisions,
    /// Records of a data set, in their order.
    Dataset,
}

/// What a rule is based on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Ground {
    /// The published schema, or what JSON itself requires.
    Schema,
    /// The meaning of the words.
    Logic,
    /// A law or policy.
    Law,
    /// The codebook of a data set.
    Codebook,
    /// Experience: exceptions are rare.
    Plausibility,
    /// Professional ethics.
    Ethics,
}

impl Ground {
    /// Its name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Schema => "schema",
            Self::Logic => "logic",
            Self::Law => "law",
            Self::Codebook => "codebook",
            Self::Plausibility => "plausibility",
            Self::Ethics => "ethics",
        }
    }
}

/// How a rule looks at a record, and at which part.
#[derive(Debug, Clone, Copy)]
#[allow(dead_code, reason = "a new rule may look at anything, without touching this file")]
pub(crate) enum Check {
    /// The reader finds it.
    Shape,
    /// The case file as a whole.
    CaseFile(for<'a> fn(&'a CaseFile, &Context<'a>, &mut Out<'_>)),
    /// Everything that has an id, or everything of one kind.
    Things(Option<EntityKind>, for<'a> fn(&Things<'_>, &Context<'a>, &mut Out<'_>)),
    /// Every claim that another about the same field of the same thing contradicts.
    Contested(for<'a> fn(&'a Claim, &Context<'a>, &mut Out<'_>)),
    /// Every reference that does not lead to what it asks for.
    Reference(for<'a> fn(Reference<'a>, &Context<'a>, &mut Out<'_>)),
    /// Every code `other` and every odd range.
    Leaf(for<'a> fn(Leaf<'a>, &Context<'a>, &mut Out<'_>)),
    /// Two revisions of a case file.
    Revision(for<'a> fn(&Revision<'a>, &mut Out<'_>)),
    /// Two records of a data set.
    Pair(for<'a> fn(&Pair<'a>, &mut Out<'_>)),
}

/// A check as it is declared: `Claim(|claim, cx, out| …)` looks at every claim.
macro_rules! check {
    (Shape) => {
        $crate::rules::Check::Shape
    };
    (CaseFile $check:expr) => {
        $crate::rules::Check::CaseFile($check)
    };
    (Entity $check:expr) => {
        $crate::rules::Check::Things(None, |things, cx, out| {
            let check: for<'a> fn($crate::Entity<'a>, &$crate::validate::Context<'a>, &mut $crate::validate::Out<'_>) =
                $check;
            things.ask_any(cx, out, |it, cx, out| check(it, cx, out));
        })
    };
    (Contested $check:expr) => {
        $crate::rules::Check::Contested($check)
    };
    (Reference $check:expr) => {
        $crate::rules::Check::Reference($check)
    };
    (Leaf $check:expr) => {
        $crate::rules::Check::Leaf($check)
    };
    (Revision $check:expr) => {
        $crate::rules::Check::Revision($check)
    };
    (Pair $check:expr) => {
        $crate::rules::Check::Pair($check)
    };
    ($kind:ident $check:expr) => {
        $crate::rules::Check::Things(Some($crate::EntityKind::$kind), |things, cx, out| {
            let check: for<'a> fn(&'a $crate::$kind, &$crate::validate::Context<'a>, &mut $crate::validate::Out<'_>) =
                $check;
            things.ask(cx, out, |it, cx, out| check(it, cx, out));
        })
    };
}

/// What rules have in common: a file of this folder.
#[derive(Debug)]
#[non_exhaustive]
pub struct Theme {
    /// Its name: that of the file.
    pub name: &'static str,
    /// What its rules are about.
    pub title: &'static str,
    /// Its rules.
    pub rules: &'static [&'static Rule],
}

/// Every theme, in the order of the catalogue.
static THEMES: &[Theme] = &[
    theme("shape", "Shape", shape::RULES),
    theme("values", "Codes, ranges, and the source's own words", values::RULES),
    theme("identity", "Ids, references and external identifiers", identity::RULES),
    theme("dates", "Dates and times", dates::RULES),
    theme("places", "Places, points and postal codes", places::RULES),
    theme("timeline", "Timeline", timeline::RULES),
    theme("ages", "Ages", ages::RULES),
    theme("namesakes", "People with the same name", namesakes::RULES),
    theme("weapons", "Weapons, and objects mistaken for them", weapons::RULES),
    theme("custody", "Arrest, custody, and force by person", custody::RULES),
    theme("shooters", "Who fired", shooters::RULES),
    theme("rounds", "Rounds", rounds::RULES),
    theme("strikes", "Bullet strikes", strikes::RULES),
    theme("wounds", "Wounds", wounds::RULES),
    theme("casualties", "Casualties and outcome", casualties::RULES),
    theme("deaths", "Deaths", deaths::RULES),
    theme("aid", "Medical aid", aid::RULES),
    theme("autopsies", "Autopsies", autopsies::RULES),
    theme("findings", "Autopsy findings", findings::RULES),
    theme("people", "People", people::RULES),
    theme("recordings", "Recordings", recordings::RULES),
    theme("transcripts", "Transcripts and quotes", transcripts::RULES),
    theme("items", "Item counts of releases", items::RULES),
    theme("releases", "Releases", releases::RULES),
    theme("redactions", "Redactions and content warnings", redactions::RULES),
    theme("statements", "Public statements", statements::RULES),
    theme("policies", "Policies", policies::RULES),
    theme("deadlines", "Deadlines", deadlines::RULES),
    theme("extensions", "Extensions and waivers", extensions::RULES),
    theme("withholding", "Withholding and court orders", withholding::RULES),
    theme("investigations", "Investigations", investigations::RULES),
    theme("decisions", "Decisions", decisions::RULES),
    theme("proceedings", "Charges, suits and settlements", proceedings::RULES),
    theme("procedure", "Order of the aftermath", procedure::RULES),
    theme("money", "Money", money::RULES),
    theme("access", "Access levels", access::RULES),
    theme("privacy", "Privacy", privacy::RULES),
    theme("naming", "Naming", naming::RULES),
    theme("wording", "The record's own words", wording::RULES),
    theme("completeness", "Completeness", completeness::RULES),
    theme("aftermath", "Completeness of the aftermath", aftermath::RULES),
    theme("provenance", "Sources and claims", provenance::RULES),
    theme("claims", "Claims and copies", claims::RULES),
    theme("standing", "The record's position", standing::RULES),
    theme("versions", "Versions of a source", versions::RULES),
    theme("revisions", "Between revisions", revisions::RULES),
    theme("duplicates", "Between records of a data set", duplicates::RULES),
];

const fn theme(name: &'static str, title: &'static str, rules: &'static [&'static Rule]) -> Theme {
    Theme { name, title, rules }
}

/// The themes, in the order in which the catalogue has them.
///
/// ```
/// let theme = ois_records::themes().iter().find(|theme| theme.name == "autopsies").unwrap();
/// assert!(theme.rules.iter().any(|rule| rule.code == "autopsy-commissioner-missing"));
/// ```
pub fn themes() -> &'static [Theme] {
    THEMES
}

/// Every rule, theme by theme.
///
/// ```
/// let codes: Vec<_> = ois_records::rules().map(|rule| rule.code).collect();
/// assert!(codes.contains(&"autopsy-before-death"));
/// ```
pub fn all() -> impl Iterator<Item = &'static Rule> {
    THEMES.iter().flat_map(|theme| theme.rules.iter().copied())
}

/// The rule of a code. A code that a rule had before leads to it.
///
/// ```
/// let rule = ois_records::explain("day-offset-mismatch").unwrap();
/// println!("{}\n\n{}", rule.title, rule.rationale);
/// ```
pub fn explain(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code).or_else(|| all().find(|rule| rule.formerly.contains(&code)))
}

/// Declares the rules of a theme. A rule without ground, citation, pointers or examples does not
/// compile.
macro_rules! rules {
    ($(
        #[doc = $title:literal]
        $(#[doc = $rationale:literal])+
        $name:ident = $code:literal {
            $(formerly: [$($former:literal),+ $(,)?],)?
            severity: $severity:ident,
            $(profiles: [$($profile:ident: $weight:ident),+ $(,)?],)?
            ground: $ground:ident,
            citation: $citation:literal,
            exceptions: $exceptions:literal,
            pointers: [$($pointer:literal),+ $(,)?],
            $(misses: [$($missed:literal),+],)?
            message: $message:literal,
            bad: $bad:literal,
            good: $good:literal,
            check: $scope:ident $(($check:expr))?,
        }
    )+) => {
        $(
            #[doc = $title]
            $(#[doc = $rationale])+
            pub(crate) static $name: $crate::rules::Rule = $crate::rules::Rule {
                code: $code,
                formerly: &[$($($former),+)?],
                severity: $crate::rules::Severity::$severity,
                profiles: &[$($(($crate::rules::Profile::$profile, $crate::rules::Weight::$weight)),+)?],
                ground: $crate::rules::Ground::$ground,
                citation: $citation,
                title: $title.trim_ascii(),
                rationale: concat!($($rationale, "\n"),+).trim_ascii(),
                exceptions: $exceptions,
                pointers: &[$($pointer),+],
                misses: &[$($($missed),+)?],
                bad: $bad,
                good: $good,
                message: $message,
                check: $crate::rules::check!($scope $($check)?),
            };
        )+

        /// The rules of this theme.
        pub(super) static RULES: &[&$crate::rules::Rule] = &[$(&$name),+];
    };
}
pub(crate) use {check, rules};
