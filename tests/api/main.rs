//! The API as its callers meet it: every test runs on SQLite and on PostgreSQL, through the router with all its layers.
//!
//! `house` opens a database for each test, `shop` has the verbs, `call` the requests and their answers, `rows` what must
//! hold in the tables after every test. The rest is one module per topic.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on ends where it stands")]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "numbers that a test has chosen itself")]
#![allow(clippy::large_futures, reason = "a test's future is made once")]

#[path = "../support/differences.rs"]
mod differences;
#[path = "../support/postgres.rs"]
mod postgres;

#[macro_use]
mod house;
mod brought;
mod call;
mod rows;
mod shop;

mod behind;
mod by_hand;
mod calculator;
mod callers;
mod codes;
mod commands;
mod crowd;
mod document;
mod feedback;
mod figures;
mod goals;
mod import;
mod import_beside;
mod jobs;
mod kept_log;
mod keys;
mod limits;
mod lost_cards;
mod main_job;
mod merging;
mod numbers;
mod owner;
mod owner_limits;
mod owner_totp;
mod pages;
mod people;
mod programs;
mod redeeming;
mod settings;
mod staff;
mod staff_may;
mod tags;
mod tenants;
mod tickets;
mod today;
mod undo;
