//! People beside each other in a row: in lists (their ages in one cell, their races in another), or with columns
//! of their own by their numbers.

use super::charge::DEFENDANT;
use super::officers::UNATTRIBUTED;
use super::{Cells, Draft, Home, MOST_OF_A_CASE, View, Written};
use crate::convert::layout::reading::{Cell, Reading, between, not_understood};
use crate::convert::layout::sheet::trimmed;
use crate::convert::layout::{Part, Target};
use crate::{Coded, Count, Ethnicity, Fact, Gender, Person, PersonRole, Race, VitalStatus};

/// One value for each person of a role, in their order, or that of one of them.
///
/// The first list of a row says how many people there are. A list of another length, or of more people than a case has,
/// says of nobody in particular what it says: it stays, not understood, with the first of them. A member that is blank says
/// nothing of its person.
struct SideBySide<T: Cell + 'static> {
    role: PersonRole,
    get: fn(&Person) -> &Fact<T>,
    make: fn(&mut Person) -> &mut Fact<T>,
}

impl<T: Cell + 'static> Home for SideBySide<T> {
    fn read(&self, cells: &mut Cells<'_>, draft: &mut Draft) {
        if let Reading::Nth(reading, number, _) = cells.reading(0) {
            if !cells.is_blank(0) {
                let fact = cells.member(0, reading, cells.texts[0]);
                *(self.make)(draft.numbered(self.role, *number)) = fact;
            }
            return;
        }
        let cell = cells.texts[0];
        let (reading, separator) = member(cells.reading(0));
        if cell.split(separator).all(|member| trimmed(member).is_empty()) {
            return;
        }
        let many = cell.split(separator).count();
        if many > MOST_OF_A_CASE || draft.listed(self.role, many) != many {
            cells.not_understood(0);
            *(self.make)(draft.nth(self.role, 0)) = not_understood(cell);
            return;
        }
        for (at, member) in cell.split(separator).enumerate() {
            let fact = cells.member(0, reading, member);
            let person = draft.nth(self.role, at);
            if fact.is_stated() {
                *(self.make)(person) = fact;
            }
        }
    }

    fn write(&self, view: &View<'_>, parts: &[Part<'_>], out: &mut Written) {
        if let Reading::Nth(reading, number, all) = parts[0].1 {
            let people = view.by_number(self.role);
            let is_it = |(own, _): &&(usize, &Person)| *own == number;
            out.fact(people.iter().find(is_it).map(|(_, person)| (self.get)(person)), reading);
            let is_left_out = |(own, person): &(usize, &Person)| !all.contains(own) && (self.get)(person).is_stated();
            out.is_incomplete |= !all.is_empty() && people.iter().any(is_left_out);
            return;
        }
        let (reading, separator) = member(&parts[0].1);
        // Who was charged or off duty, where the source does not say who that is, is none of a list.
        let is_listed = |person: &&Person| {
            let is_unnamed = person.id == DEFENDANT || person.id == UNATTRIBUTED;
            person.has_role(self.role) && (!is_unnamed || (self.get)(person).is_stated())
        };
        let facts: Vec<_> = view.case.people.iter().filter(is_listed).map(|person| (self.get)(person)).collect();
        let mut is_said = true;
        let cell = out.cell();
        if let [first, rest @ ..] = &facts[..]
            && let Some(text) = first.source_text()
            && text.split(separator).count() != facts.len()
            && !rest.iter().any(|fact| fact.is_stated())
        {
            cell.push_str(text);
        } else if facts.iter().any(|fact| fact.is_stated()) {
            let mut member = String::new();
            for (at, fact) in facts.iter().enumerate() {
                if at > 0 {
                    cell.push_str(separator);
                }
                member.clear();
                is_said &= reading.write(fact, &mut member) && !member.contains(separator);
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

/// `NAME "label": field, Type;` for each fact of a person that tables have in lists.
macro_rules! lists {
    ($all:ident, $role:ident, $prefix:literal; $($name:ident $label:literal: $field:ident, $type:ty;)+) => {
        $(
            static $name: Target = Target {
                name: concat!($prefix, ".", $label),
                pointer: concat!("/people/*/", stringify!($field)),
                home: &SideBySide::<$type> {
                    role: PersonRole::$role,
                    get: |person| &person.$field,
                    make: |person| &mut person.$field,
                },
            };
        )+

        pub(crate) static $all: &[&Target] = &[$(&$name),+];
    };
}

lists! {
    EACH_SUBJECT, Subject, "subjects";
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

lists! {
    EACH_OFFICER, Officer, "officers";
    OFFICERS_NAME "name": name, String;
    OFFICERS_AGE "age": age_years, Count;
    OFFICERS_GENDER "gender": gender, Coded<Gender>;
    OFFICERS_RACE "race": races, Vec<Coded<Race>>;
    OFFICERS_ETHNICITY "ethnicity": ethnicity, Coded<Ethnicity>;
    OFFICERS_INJURED "injured": injured, bool;
    OFFICERS_VITAL_STATUS "vital_status": vital_status, VitalStatus;
}
