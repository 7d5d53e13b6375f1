//! Figures: a shop's visit log kept in memory, topped up as scans come in, and asked by owners and commands.
//!
//! The rules of every number are the retention module's. Here the facts are read from the store, once, and what is
//! asked is checked against the shop's calendar. It promises that an answer knows all that was acknowledged before it
//! was asked, and never more than the as-of day allows.

mod basis;
mod goals;
pub mod jobs;
pub mod routes;
pub mod say;
mod shop_log;
pub mod store;
mod wanted;

pub use basis::Basis;
pub use goals::thermometers;
pub use shop_log::{ShopLog, VisitFact};
pub use wanted::{By, NotAsked, SegmentName, Wanted, day};
