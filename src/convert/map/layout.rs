//! A map as a layout.

use super::Map;
use super::mapped::Mapped;
use crate::convert::layout::{Column, Companion, Dataset, Grain, Holds, Layout, Table};

impl Map {
    /// Runs with the layout that the map is, together with the maps of its other tables.
    pub(super) fn with_layout<T>(&self, run: impl FnOnce(&Layout<'_>) -> T) -> T {
        let maps: Vec<_> = [self].into_iter().chain(&self.companions).collect();
        let words: Vec<Vec<_>> = maps.iter().map(|map| map.all().map(Mapped::words).collect()).collect();
        let name = &self.dataset.name;
        let readings = maps.iter().zip(&words).map(|(map, words)| {
            let readings = map.all().zip(words).map(|(mapped, words)| mapped.readings(words, name));
            readings.collect::<Vec<_>>()
        });
        let readings: Vec<_> = readings.collect();
        let numbers: Vec<Vec<_>> =
            maps.iter().map(|map| (0..map.all().count()).map(|at| map.numbers(at)).collect()).collect();
        let parts = maps.iter().zip(readings.iter().zip(&numbers)).map(|(map, (readings, numbers))| {
            let parts = map.all().zip(readings.iter().zip(numbers));
            parts.map(|(mapped, (readings, numbers))| mapped.parts(readings, numbers)).collect::<Vec<_>>()
        });
        let parts: Vec<_> = parts.collect();
        let columns = maps.iter().zip(&parts).map(|(map, parts)| {
            let columns = map.all().zip(parts).map(|(mapped, parts)| Column(mapped.target, parts));
            columns.collect::<Vec<_>>()
        });
        let columns: Vec<_> = columns.collect();
        let identities = maps.iter().map(|map| map.identity.iter().map(String::as_str).collect::<Vec<_>>());
        let identities: Vec<_> = identities.collect();
        let tables = maps.iter().zip(columns.iter().zip(&identities)).map(|(map, (columns, identity))| {
            let (columns, constants) = columns.split_at(map.columns.len());
            let table = Table {
                role: map.role(),
                own_id: &map.own_id,
                identity,
                columns,
                former: &[],
                moved: &[],
                are_brackets_noise: false,
            };
            (table, constants)
        });
        let tables: Vec<_> = tables.collect();
        let companions = self.companions.iter().zip(&tables[1..]).map(|(map, (table, constants))| {
            let Grain::Each(role) = map.grain else { unreachable!("no other map is joined") };
            Companion { table: *table, constants, holds: Holds::Each(role) }
        });
        let companions: Vec<_> = companions.collect();
        let super::Named { name, title, publisher, url, licence } = &self.dataset;
        let (table, constants) = tables[0];
        run(&Layout {
            name,
            dataset: Dataset { title, publisher, url, licence },
            table,
            scope: |_| {},
            constants,
            grain: self.grain,
            companions: &companions,
        })
    }

    /// The columns, and what holds for every row.
    pub(super) fn all(&self) -> impl Iterator<Item = &Mapped> {
        self.columns.iter().chain(&self.constants)
    }

    /// The numbers of the people whom the target of a column is filled for, if no column after it has the target.
    fn numbers(&self, at: usize) -> Vec<usize> {
        let Some(column) = self.columns.get(at) else { return Vec::new() };
        let is_same = |other: &&Mapped| std::ptr::eq(other.target, column.target);
        if self.columns[at + 1..].iter().any(|other| is_same(&other)) {
            return Vec::new();
        }
        self.all().filter(is_same).filter_map(|other| other.number).collect()
    }
}
