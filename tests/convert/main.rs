//! Other layouts in, and back out, cell by cell.

mod hostile;
mod maps;
mod mpv;
mod tables;
mod ursus;
mod wapo;
