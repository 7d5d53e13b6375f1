//! Proofs of docs/reliability.md: the server as a process of its own is killed, starved and cut off under load, and what
//! it had acknowledged is asked for again.
//!
//! `house` keeps the data and starts servers over it, `call` is one request, `till` scans and remembers each answer,
//! `table` is the line that each proof ends with. The rest is one module per threat, each with a control: a fault that
//! is planted, and has to be found.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on ends where it stands")]

#[path = "../support/postgres.rs"]
mod postgres;

mod address;
mod around;
mod call;
mod house;
mod inside;
mod node;
mod pooler;
mod table;
mod till;

mod backup;
mod killed;
mod pg_bouncer;
mod pg_failover;
mod pg_restarted;
mod upgrade;
