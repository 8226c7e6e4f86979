//! What flat tables and map layers are made of: cells, the columns that fill them, and how a fact of
//! a record becomes one or several cells.

use std::borrow::Cow;
use std::fmt::{self, Display};

use serde::{Serialize, Serializer};

use crate::{AbsentStatus, Code, Coded, Count, Date, Fact, Number, Value};

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    /// Nothing: not stated, or no value of this kind.
    Empty,
    /// A text, a code or a date.
    Text(Cow<'static, str>),
    /// A number.
    Number(Number),
    /// Yes or no.
    YesNo(bool),
    /// A list of texts or codes.
    List(Vec<Cow<'static, str>>),
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    /// A date as precise as its source: `2018`, `2018-03`, `2018-03-18T21:26`.
    Date,
    /// A calendar day.
    Day,
    Integer,
    Number,
    YesNo,
    /// A code of a codelist.
    Code,
    /// Members joined by [`join`].
    List,
}

/// One of the cells that a column makes: `age`, `age_min`, `age_max`, `age_status`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    /// What stands behind the column's name.
    pub suffix: &'static str,
    pub kind: Kind,
}

impl Field {
    const fn new(suffix: &'static str, kind: Kind) -> Self {
        Self { suffix, kind }
    }
}

/// The name of a codelist, and its codes.
pub(crate) type Codelist = (&'static str, fn() -> Vec<&'static str>);

const STATUS: Field = Field::new("_status", Kind::Code);

/// A value that fills the cells of a column.
pub(crate) trait Fill {
    const FIELDS: &'static [Field];

    /// The codelist that its value is from.
    const LIST: Option<Codelist> = None;

    /// The cells, as many as there are fields.
    fn fill(&self, cells: &mut Vec<Cell>);
}

impl Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
            Self::YesNo(answer) => answer.fmt(f),
            Self::List(members) => f.write_str(&join(members)),
        }
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => number.serialize(serializer),
            Self::YesNo(answer) => serializer.serialize_bool(*answer),
            Self::List(members) => members.serialize(serializer),
        }
    }
}

/// Joins a list into one cell: members stand between semicolons; a semicolon or a backslash of their
/// own has a backslash before it, and a member without any character is `\e`. [`split`] undoes it.
///
/// ```
/// use ois_records::convert::{join, split};
///
/// let agencies = ["Riverton Police", "Sheriff; Marsh County", r"A\B"];
/// let cell = join(&agencies);
/// assert_eq!(cell, r"Riverton Police;Sheriff\; Marsh County;A\\B");
/// assert_eq!(split(&cell), agencies);
/// ```
pub fn join<T: AsRef<str>>(members: &[T]) -> String {
    let mut cell = String::new();
    for (index, member) in members.iter().enumerate() {
        if index > 0 {
            cell.push(';');
        }
        let member = member.as_ref();
        if member.is_empty() {
            cell.push_str(r"\e");
        }
        for c in member.chars() {
            if matches!(c, ';' | '\\') {
                cell.push('\\');
            }
            cell.push(c);
        }
    }
    cell
}

/// Takes apart what [`join`] made: an empty cell is a list without members.
pub fn split(cell: &str) -> Vec<String> {
    if cell.is_empty() {
        return Vec::new();
    }
    let (mut members, mut member) = (Vec::new(), String::new());
    let mut chars = cell.chars();
    while let Some(c) = chars.next() {
        match c {
            ';' => members.push(std::mem::take(&mut member)),
            '\\' => member.extend(chars.next().filter(|escaped| *escaped != 'e')),
            _ => member.push(c),
        }
    }
    members.push(member);
    members
}

fn codes<C: Code>() -> Vec<&'static str> {
    C::ALL.iter().map(|code| code.as_str()).collect()
}

/// The status of a fact; nothing where the record says nothing.
fn status<T: Value>(fact: &Fact<T>) -> Cell {
    match fact {
        Fact::NotStated => Cell::Empty,
        Fact::Known(_) => text("known"),
        Fact::Range(_) => text("range"),
        Fact::Absent(absent) => text(absent.status.as_str()),
    }
}

/// What a status column may hold.
pub(crate) fn statuses() -> Vec<&'static str> {
    ["known", "range"].into_iter().chain(codes::<AbsentStatus>()).collect()
}

fn text(text: impl Into<Cow<'static, str>>) -> Cell {
    Cell::Text(text.into())
}

/// A list that nobody stated as a whole: without members it says nothing.
fn list(members: impl ExactSizeIterator<Item = Cow<'static, str>>) -> Cell {
    if members.len() == 0 { Cell::Empty } else { Cell::List(members.collect()) }
}

fn number(number: Option<impl Into<Number>>) -> Cell {
    number.map_or(Cell::Empty, |number| Cell::Number(number.into()))
}

impl Fill for str {
    const FIELDS: &'static [Field] = &[Field::new("", Kind::Text)];

    fn fill(&self, cells: &mut Vec<Cell>) {
        cells.push(text(self.to_owned()));
    }
}

impl Fill for Date {
    const FIELDS: &'static [Field] = &[Field::new("", Kind::Date)];

    fn fill(&self, cells: &mut Vec<Cell>) {
        cells.push(text(self.to_string()));
    }
}

impl Fill for Count {
    const FIELDS: &'static [Field] = &[Field::new("", Kind::Integer)];

    fn fill(&self, cells: &mut Vec<Cell>) {
        cells.push(number(Some(*self)));
    }
}

impl Fill for Number {
    const FIELDS: &'static [Field] = &[Field::new("", Kind::Number)];

    fn fill(&self, cells: &mut Vec<Cell>) {
        cells.push(number(Some(*self)));
    }
}

impl<C: Code> Fill for C {
    const FIELDS: &'static [Field] = &[Field::new("", Kind::Code)];
    const LIST: Option<Codelist> = Some((C::NAME, codes::<C>));

    fn fill(&self, cells: &mut Vec<Cell>) {
        cells.push(text(self.as_str()));
    }
}

impl Fill for Vec<String> {
    const FIELDS: &'static [Field] = &[Field::new("", Kind::List)];

    fn fill(&self, cells: &mut Vec<Cell>) {
        cells.push(list(self.iter().map(|member| member.clone().into())));
    }
}

impl<C: Code> Fill for Vec<C> {
    const FIELDS: &'static [Field] = &[Field::new("", Kind::List)];
    const LIST: Option<Codelist> = Some((C::NAME, codes::<C>));

    fn fill(&self, cells: &mut Vec<Cell>) {
        cells.push(list(self.iter().map(|code| code.as_str().into())));
    }
}

impl Fill for Fact<String> {
    const FIELDS: &'static [Field] = &[Field::new("", Kind::Text), STATUS];

    fn fill(&self, cells: &mut Vec<Cell>) {
        cells.extend([self.value().map_or(Cell::Empty, |words| text(words.clone())), status(self)]);
    }
}

impl Fill for Fact<bool> {
    const FIELDS: &'static [Field] = &[Field::new("", Kind::YesNo), STATUS];

    fn fill(&self, cells: &mut Vec<Cell>) {
        cells.extend([self.value().map_or(Cell::Empty, |answer| Cell::YesNo(*answer)), status(self)]);
    }
}

impl Fill for Fact<Count> {
    const FIELDS: &'static [Field] =
        &[Field::new("", Kind::Integer), Field::new("_min", Kind::Integer), Field::new("_max", Kind::Integer), STATUS];

    fn fill(&self, cells: &mut Vec<Cell>) {
        cells.extend([number(self.value().copied()), number(self.min()), number(self.max()), status(self)]);
    }
}

impl Fill for Fact<Date> {
    const FIELDS: &'static [Field] =
        &[Field::new("", Kind::Date), Field::new("_earliest", Kind::Day), Field::new("_latest", Kind::Day), STATUS];

    fn fill(&self, cells: &mut Vec<Cell>) {
        let day = |bound: Option<Date>, end: usize| {
            bound.map_or(Cell::Empty, |date| text(date.local_days()[end].format("%Y-%m-%d").to_string()))
        };
        let stated = self.value().map_or(Cell::Empty, |date| text(date.to_string()));
        cells.extend([stated, day(self.earliest(), 0), day(self.latest(), 1), status(self)]);
    }
}

impl<C: Code> Fill for Fact<C>
where
    C: Value,
{
    const FIELDS: &'static [Field] = &[Field::new("", Kind::Code), STATUS];
    const LIST: Option<Codelist> = Some((C::NAME, codes::<C>));

    fn fill(&self, cells: &mut Vec<Cell>) {
        cells.extend([self.value().map_or(Cell::Empty, |code| text(code.as_str())), status(self)]);
    }
}

impl<C: Code> Fill for Fact<Coded<C>> {
    const FIELDS: &'static [Field] = &[Field::new("", Kind::Code), STATUS];
    const LIST: Option<Codelist> = Some((C::NAME, codes::<C>));

    fn fill(&self, cells: &mut Vec<Cell>) {
        cells.extend([self.value().map_or(Cell::Empty, |coded| text(coded.code.as_str())), status(self)]);
    }
}

impl<C: Code> Fill for Fact<Vec<Coded<C>>> {
    const FIELDS: &'static [Field] = &[Field::new("", Kind::List), STATUS];
    const LIST: Option<Codelist> = Some((C::NAME, codes::<C>));

    fn fill(&self, cells: &mut Vec<Cell>) {
        let members = |list: &Vec<Coded<C>>| Cell::List(list.iter().map(|it| it.code.as_str().into()).collect());
        cells.extend([self.value().map_or(Cell::Empty, members), status(self)]);
    }
}
