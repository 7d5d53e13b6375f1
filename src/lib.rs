//! timbro, a punch card on a phone: signed QR codes, a ledger of stamps that loses and doubles nothing, and retention
//! numbers that explain themselves.
//!
//! The modules stand on one stair and are listed in reading order: each may import those above it, never those below.
//! `tests/tidy.rs` holds them to it.

pub mod kernel;
pub mod words;
pub mod db;
pub mod people;
pub mod http;
pub mod desk;
pub mod auth;
pub mod code;
pub mod shop;
pub mod audit;
pub mod look;
pub mod api_key;
pub mod owner;
pub mod staff;
pub mod program;
pub mod ledger;
pub mod card;
pub mod customer;
pub mod poster;
pub mod visit;
pub mod reward;
pub mod retention;
pub mod settings;
pub mod premises;
pub mod goal;
pub mod calculator;
pub mod feedback;
pub mod face;
pub mod privacy;
pub mod import;
pub mod tables;
pub mod figures;
pub mod nudge;
pub mod counter;
pub mod fraud;
pub mod fsck;
pub mod demo;
pub mod config;
pub mod app;
pub mod cli;
