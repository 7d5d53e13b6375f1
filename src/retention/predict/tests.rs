//! The models against the reference case, against published tables, and against what has to hold for any numbers.

mod cdnow;
mod laws;
mod reference;
