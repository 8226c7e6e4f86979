//! Several tables of one data set: the cases, and the people of them.

use super::mapped::Mapped;
use super::target::fill_the_same;
use super::{Map, wrong};
use crate::convert::layout::Grain;
use crate::convert::layout::home::{CASE_ID, whose};
use crate::{Error, PersonRole};

impl Map {
    /// Adds the map of a table that has a row for each officer, or for each subject, of the cases: both tables have the
    /// id of the case. Its file is given to [`Importer::add`](crate::convert::Importer::add) in the role `officers` or
    /// `subjects`.
    ///
    /// ```
    /// use ois_records::convert::Map;
    ///
    /// let cases = Map::parse("\
    /// column,target,reading,separator,word,meaning
    /// ,dataset.name,,,,reedham
    /// Case,case.id,,,,
    /// Day,incident.date,,,,
    /// ".as_bytes())?;
    /// let officers = Map::parse("\
    /// column,target,reading,separator,word,meaning
    /// ,dataset.name,,,,reedham
    /// ,dataset.rows,,,,officers
    /// Case,case.id,,,,
    /// Rank,officer.rank,,,,
    /// ".as_bytes())?;
    /// let map = cases.with(officers)?;
    /// let case = map.read(|mut importer| {
    ///     importer.add("officers", "Case,Rank\n17,Sergeant\n17,Officer\n".as_bytes())?;
    ///     importer.read("Case,Day\n17,3/4/2019\n".as_bytes())?.next().transpose()
    /// })?;
    /// assert_eq!(case.unwrap().case.people.len(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// When the two do not go together, with the line of the other map.
    pub fn with(mut self, other: Self) -> Result<Self, Error> {
        let Grain::Each(role) = other.grain else {
            return Err(wrong(1, "a row whose target is dataset.rows and whose meaning is officers or subjects"));
        };
        if !matches!(self.grain, Grain::Case) {
            return Err(wrong(1, "a first map whose rows are cases"));
        }
        if self.dataset.name != other.dataset.name {
            return Err(wrong(1, "the dataset.name of the first map"));
        }
        if self.companions.iter().any(|companion| companion.role() == other.role()) {
            return Err(wrong(1, format!("one map of {}", other.role())));
        }
        if self.own_id.is_empty() || other.own_id.is_empty() {
            return Err(wrong(1, "a column with the target case.id in both maps"));
        }
        if let Some(mapped) = self.all().find(|mapped| mapped.is_of_people(role)) {
            let expected =
                format!("no {} in the map of the cases, since {} have a row each", mapped.name(), other.role());
            return Err(wrong(1, expected));
        }
        let is_of_no_key = |mapped: &&Mapped| mapped.target.name != CASE_ID.name;
        let is_of_case = |mapped: &&Mapped| is_of_no_key(mapped) && whose(mapped.target) != Some(role);
        if let Some(Mapped { line, .. }) = other.all().find(is_of_case) {
            return Err(wrong(
                *line,
                format!("a target of {}, or case.id; the first map tells of the case", other.role()),
            ));
        }
        let told: Vec<_> = self.all().filter(is_of_no_key).collect();
        for mapped in other.all() {
            let is_same =
                |above: &&&Mapped| above.place() == mapped.place() || fill_the_same(above.target, mapped.target);
            if let Some(above) = told.iter().find(is_same) {
                let expected = format!("{} here or {} in the first map, not both", mapped.name(), above.name());
                return Err(wrong(mapped.line, expected));
            }
        }
        self.companions.push(other);
        Ok(self)
    }

    /// What a table of the map is called among those of its data set.
    pub(super) fn role(&self) -> &'static str {
        match self.grain {
            Grain::Each(PersonRole::Officer) => "officers",
            Grain::Each(_) => "subjects",
            _ => "table",
        }
    }
}
