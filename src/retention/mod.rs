//! Retention: the visit log turned into the owner's numbers.

pub mod predict;
