//! What the benchmarks stand on: a prepared shop, the server, its callers, the limits, and how figures are told.
//!
//! A benchmark takes it in with `#[path = "shared/mod.rs"] mod shared;`.

#![allow(dead_code, reason = "each benchmark uses its own part of this folder")]

pub mod bare;
pub mod base;
pub mod cost;
pub mod drive;
pub mod figures;
pub mod house;
#[allow(clippy::unwrap_used, clippy::expect_used, reason = "it is the proofs' own, and ends with a sentence")]
#[path = "../../tests/proof/node.rs"]
pub mod node;
pub mod raw;
pub mod server;
