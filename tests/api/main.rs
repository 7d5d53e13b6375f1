//! The API as its callers meet it: every test runs on SQLite and on PostgreSQL, through the router with all its layers.
//!
//! `house` opens a database for each test, `shop` has the verbs, `call` the requests and their answers, `rows` what must
//! hold in the tables after every test. The rest is one module per topic.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on ends where it stands")]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "numbers that a test has chosen itself")]
#![allow(clippy::large_futures, reason = "a test's future is made once")]

#[path = "../support/differences.rs"]
mod differences;
#[path = "../support/phone.rs"]
mod phone;
#[path = "../support/postgres.rs"]
mod postgres;

#[macro_use]
mod house;
mod brought;
mod browsers;
mod call;
mod disk;
mod rows;
mod shop;

mod again;
mod api_keys;
mod api_keys_test;
mod audit;
mod behind;
mod by_hand;
mod calculator;
mod callers;
mod card_live;
mod card_page;
mod clocks;
mod codes;
mod commands;
mod counter;
mod crowd;
mod document;
mod feedback;
mod figures;
mod fraud;
mod goals;
mod gone;
mod import;
mod import_beside;
mod jobs;
mod kept_log;
mod keys;
mod limits;
mod logo;
mod lost_cards;
mod main_job;
mod matrix;
mod measured;
mod merging;
mod model;
mod nodes;
mod nudges;
mod numbers;
mod office;
mod offline;
mod old_data;
mod owner;
mod owner_first;
mod owner_limits;
mod owner_passkeys;
mod owner_security;
mod owner_totp;
mod pages;
mod posters;
mod premises;
mod privacy;
mod privacy_page;
mod people;
mod profile;
mod programs;
mod races;
mod redeeming;
mod serving;
mod settings;
mod spoken;
mod staff;
mod staff_again;
mod staff_cards;
mod staff_may;
mod tables;
mod tags;
mod tenants;
mod tickets;
mod today;
mod undo;
mod voice;
