//! Other layouts in, and back out, cell by cell.

mod hostile;
mod tables;
mod ursus;
mod wapo;
