//! Proofs of docs/reliability.md: the server as a process of its own is killed, starved and cut off under load, and what
//! it had acknowledged is asked for again.
//!
//! `house` keeps the data and starts servers over it, `call` is one request, `till` scans and remembers each answer,
//! `guest` joins meanwhile, `table` is the line that each proof ends with. `disk` lies below a server and `wire` before
//! it, and both fail as they are told; `routes` has a request for each route that takes a key. The rest is one module per
//! threat, each with a control: a fault that is planted, and has to be found.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on ends where it stands")]
#![allow(clippy::large_futures, reason = "a test's future is made once")]
#![allow(clippy::print_stdout, reason = "a proof tells its line")]

#[path = "../support/phone.rs"]
#[expect(dead_code, reason = "a passkey is made here, and signs in elsewhere")]
mod phone;
#[path = "../support/postgres.rs"]
mod postgres;

mod address;
mod around;
mod call;
mod disk;
mod guest;
mod house;
mod inside;
mod node;
mod pooler;
mod restarted;
mod routes;
mod table;
mod till;
mod wire;

mod backup;
mod cut;
mod failing;
mod full;
mod io;
mod killed;
mod overload;
mod pg_bouncer;
mod pg_failover;
mod pg_restarted;
mod power;
mod upgrade;
