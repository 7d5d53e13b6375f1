//! timbro, a punch card on a phone: signed QR codes, a ledger of stamps that loses and doubles nothing, and retention
//! numbers that explain themselves.
//!
//! The modules stand on one stair and are listed in reading order: each may import those above it, never those below.
//! `tests/tidy.rs` holds them to it.

pub mod app;
pub mod auth;
pub mod card;
pub mod cli;
pub mod code;
pub mod config;
pub mod customer;
pub mod db;
pub mod desk;
pub mod http;
pub mod kernel;
pub mod ledger;
pub mod program;
pub mod reward;
pub mod shop;
pub mod visit;
pub mod words;
