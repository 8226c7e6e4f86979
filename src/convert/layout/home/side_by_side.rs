//! People beside each other in a row: in lists (their ages in one cell, their races in another), or with columns
//! of their own by their numbers.

use super::charge::DEFENDANT;
use super::draft::numbered;
use super::officers::{UNATTRIBUTED, service};
use super::{Cells, Draft, Home, MOST_OF_A_CASE, View, Written};
use crate::convert::layout::reading::{Cell, Reading, between, not_understood};
use crate::convert::layout::sheet::trimmed;
use crate::convert::layout::{Part, Target};
use crate::{
    Coded, Count, Discharge, DischargeId, Dress, Ethnicity, Fact, Gender, Number, Person, PersonRole, Race, Service,
    Value, VitalStatus,
};

/// One value for each person of a role, in their order, or that of one of them.
///
/// The first list of a row says how many people there are. A list of another length, or of more people than a case has,
/// says of nobody in particular what it says: it stays, not understood, with the first of them. A member that is blank says
/// nothing of its person.
struct SideBySide<T: Cell + 'static> {
    role: PersonRole,
    get: for<'a> fn(&View<'a>, &'a Person) -> Option<&'a Fact<T>>,
    /// Puts it down for the person at a place of the list.
    put: fn(&mut Draft, usize, Fact<T>),
}

impl<T: Cell + 'static> SideBySide<T> {
    fn fact<'a>(&self, view: &View<'a>, person: &'a Person) -> Option<&'a Fact<T>> {
        (self.get)(view, person).filter(|fact| fact.is_stated())
    }
}

impl<T: Cell + 'static> Home for SideBySide<T> {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        if let Reading::Nth(reading, number, _) = cells.reading(0) {
            if !cells.is_blank(0) {
                let fact = cells.member(0, reading, cells.texts[0]);
                draft.numbered(self.role, *number);
                (self.put)(draft, number.saturating_sub(1), fact);
            }
            return;
        }
        let cell = cells.texts[0];
        let (reading, separator) = member(cells.reading(0));
        let says = |member: &str| !trimmed(member).is_empty();
        let Some(last) = cell.split(separator).enumerate().filter(|(_, member)| says(member)).last() else { return };
        let (told, many) = (last.0 + 1, cell.split(separator).count());
        if many > MOST_OF_A_CASE || !draft.listed(self.role, told, many) {
            cells.not_understood(0);
            (self.put)(draft, 0, not_understood(cell));
            return;
        }
        // Whether a separator at the end stands for another person, other lists tell, or none does.
        let mut kept = (told < many).then_some(cell);
        for (at, member) in cell.split(separator).take(told).enumerate() {
            let mut fact = cells.member(0, reading, member);
            draft.nth(self.role, at);
            if fact.is_stated() {
                if let Some(cell) = kept.take() {
                    fact.keep_text(cell);
                }
                (self.put)(draft, at, fact);
            }
        }
    }

    fn write(&self, view: &View<'_>, parts: &[Part<'_>], out: &mut Written) {
        if let Reading::Nth(reading, number, all) = parts[0].1 {
            let people = view.by_number(self.role);
            let is_it = |(own, _): &&(usize, &Person)| *own == number;
            out.fact(people.iter().find(is_it).and_then(|(_, person)| self.fact(view, person)), reading);
            let is_left_out =
                |(own, person): &(usize, &Person)| !all.contains(own) && self.fact(view, person).is_some();
            out.is_incomplete |= !all.is_empty() && people.iter().any(is_left_out);
            return;
        }
        let (reading, separator) = member(&parts[0].1);
        // Who was charged or off duty, where the source does not say who that is, is none of a list.
        let is_listed = |person: &&Person| {
            let is_unnamed = person.id == DEFENDANT || person.id == UNATTRIBUTED;
            person.has_role(self.role) && (!is_unnamed || self.fact(view, person).is_some())
        };
        let facts: Vec<_> = view.case.people.iter().filter(is_listed).map(|person| self.fact(view, person)).collect();
        let mut is_said = true;
        let cell = out.cell();
        let first = facts.iter().flatten().next().and_then(|fact| fact.source_text());
        if let Some(text) = first.filter(|text| says(text, &facts, reading, separator)) {
            cell.push_str(text);
        } else if let [Some(first), rest @ ..] = &facts[..]
            && let Some(text) = first.source_text()
            && text.split(separator).count() != facts.len()
            && rest.iter().all(Option::is_none)
        {
            cell.push_str(text);
        } else if facts.iter().any(Option::is_some) {
            let mut member = String::new();
            for (at, fact) in facts.iter().enumerate() {
                if at > 0 {
                    cell.push_str(separator);
                }
                member.clear();
                is_said &= fact.is_none_or(|fact| reading.write(fact, &mut member)) && !member.contains(separator);
                cell.push_str(&member);
            }
        }
        if !is_said {
            cell.clear();
            out.is_incomplete = true;
        }
    }

    fn fits(&self, parts: &[Part<'_>]) -> bool {
        matches!(parts, [(_, reading)] if T::fits(member(reading).0))
    }

    fn codes(&self, _: usize) -> Vec<&'static str> {
        T::codes()
    }
}

/// Whether a cell that is kept with the first fact of a list says the whole list.
fn says<T: Cell>(cell: &str, facts: &[Option<&Fact<T>>], reading: &Reading<'_>, separator: &str) -> bool {
    let first = facts.iter().position(Option::is_some);
    let members: Vec<_> = cell.split(separator).collect();
    (0..members.len().max(facts.len())).all(|at| {
        let (mut read, _) = reading.read::<T>(members.get(at).unwrap_or(&""), &mut String::new());
        if first == Some(at) {
            read.keep_text(cell);
        }
        facts.get(at).copied().flatten().map_or(!read.is_stated(), |fact| read == *fact)
    })
}

/// How one member is read, and what stands between two.
fn member<'a>(reading: &'a Reading<'a>) -> (&'a Reading<'a>, &'a str) {
    match reading {
        Reading::Each(one, separator) => (one, between(separator)),
        Reading::Nth(one, ..) => (one, ""),
        // A code for each: one race a person.
        Reading::Codes(_, separator) => (reading, between(separator)),
        _ => (reading, ";"),
    }
}

/// `NAME "label": field, Type;` for each fact that tables have in lists of people, under where it is, how it is found
/// and how it is put down.
macro_rules! lists {
    (
        $all:ident, $role:ident, $prefix:literal;
        $($pointer:literal, $get:expr, $make:expr => {
            $($name:ident $label:literal: $field:ident, $type:ty;)+
        })+
    ) => {
        $($(
            static $name: Target = Target {
                name: concat!($prefix, ".", $label),
                pointer: concat!($pointer, "/", stringify!($field)),
                home: &SideBySide::<$type> {
                    role: PersonRole::$role,
                    get: |view, person| Some(&$get(view, person)?.$field),
                    put: |draft, at, fact| {
                        let place = &mut $make(draft, at, &fact).$field;
                        *place = fact;
                    },
                },
            };
        )+)+

        pub(crate) static $all: &[&Target] = &[$($(&$name),+),+];
    };
}

lists! {
    EACH_SUBJECT, Subject, "subjects";
    "/people/*", itself, subject => {
        SUBJECTS_NAME "name": name, String;
        SUBJECTS_AGE "age": age_years, Count;
        SUBJECTS_GENDER "gender": gender, Coded<Gender>;
        SUBJECTS_RACE "race": races, Vec<Coded<Race>>;
        SUBJECTS_ETHNICITY "ethnicity": ethnicity, Coded<Ethnicity>;
        SUBJECTS_ARMED "armed": armed, bool;
        SUBJECTS_STRUCK "struck_by_bullet": struck_by_bullet, bool;
        SUBJECTS_INJURED "injured": injured, bool;
        SUBJECTS_VITAL_STATUS "vital_status": vital_status, VitalStatus;
    }
}

lists! {
    EACH_OFFICER, Officer, "officers";
    "/people/*", itself, officer => {
        OFFICERS_NAME "name": name, String;
        OFFICERS_AGE "age": age_years, Count;
        OFFICERS_GENDER "gender": gender, Coded<Gender>;
        OFFICERS_RACE "race": races, Vec<Coded<Race>>;
        OFFICERS_ETHNICITY "ethnicity": ethnicity, Coded<Ethnicity>;
        OFFICERS_STRUCK "struck_by_bullet": struck_by_bullet, bool;
        OFFICERS_INJURED "injured": injured, bool;
        OFFICERS_VITAL_STATUS "vital_status": vital_status, VitalStatus;
    }
    "/people/*/service/*", service_of, officers_service => {
        OFFICERS_RANK "rank": rank, String;
        OFFICERS_UNIT "unit": unit, String;
        OFFICERS_BADGE "badge": badge, String;
        OFFICERS_TENURE "tenure_years": tenure_years, Number;
        OFFICERS_ON_DUTY "on_duty": on_duty, bool;
        OFFICERS_DRESS "dress": dress, Coded<Dress>;
        OFFICERS_EARLIER_SHOOTINGS "earlier_shootings": earlier_shootings, Count;
    }
    "/force/discharges/*", discharge_of, discharge => {
        OFFICERS_ROUNDS "rounds_fired": rounds_fired, Count;
    }
}

#[expect(clippy::unnecessary_wraps, reason = "the others may find nothing")]
fn itself<'a>(_: &View<'a>, person: &'a Person) -> Option<&'a Person> {
    Some(person)
}

fn subject<'d, T: Value>(draft: &'d mut Draft, at: usize, _: &Fact<T>) -> &'d mut Person {
    draft.nth(PersonRole::Subject, at)
}

fn officer<'d, T: Value>(draft: &'d mut Draft, at: usize, _: &Fact<T>) -> &'d mut Person {
    draft.nth(PersonRole::Officer, at)
}

fn service_of<'a>(_: &View<'a>, person: &'a Person) -> Option<&'a Service> {
    person.service.first()
}

fn officers_service<'d, T: Value>(draft: &'d mut Draft, at: usize, _: &Fact<T>) -> &'d mut Service {
    let officer = draft.nth(PersonRole::Officer, at).id.clone();
    service(draft, officer)
}

/// What the person fired alone, where that is all that the person fired.
fn discharge_of<'a>(view: &View<'a>, person: &Person) -> Option<&'a Discharge> {
    let mut own = view.force()?.discharges.iter().filter(|discharge| discharge.shooters.contains(&person.id));
    own.next().filter(|only| only.shooters.len() == 1 && own.next().is_none())
}

/// A discharge of the officer's own. Who fired a round is a shooter.
fn discharge<'d>(draft: &'d mut Draft, at: usize, rounds: &Fact<Count>) -> &'d mut Discharge {
    let officer = draft.nth(PersonRole::Officer, at);
    if rounds.min() > Some(0) {
        officer.roles.push(PersonRole::Shooter);
    }
    let officer = officer.id.clone();
    let discharges = &mut draft.force().discharges;
    let mut discharge = Discharge::new(numbered!(DischargeId, "discharge", discharges.len() + 1));
    discharge.shooters.push(officer);
    discharges.push(discharge);
    let last = discharges.len() - 1;
    &mut discharges[last]
}
