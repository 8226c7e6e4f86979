//! Other layouts, in and back out, cell by cell.

mod decisions;
mod encoding;
mod findings;
mod hostile;
mod maps;
mod mpv;
mod newsroom;
mod rows;
mod several_tables;
mod spread;
mod tables;
mod targets;
mod ursus;
mod wapo;
