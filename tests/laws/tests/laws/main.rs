//! One program for all laws: each more would compile every reader of records once more, optimised.

mod agreement;
mod clock;
mod examples;
mod nothing_lost;
mod published;
mod views;
