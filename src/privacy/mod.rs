//! What people may ask about themselves: what is known of them, what they agreed to, and to be forgotten.
//!
//! Forgetting begins in the second store: the person goes on the list of the erased and their key is destroyed, on disk,
//! before anything else happens. Then the data lets go of what it had. What stays is an id in the ledger and its sums
//! (promise 12). A copy of the data that is brought back is held against the list at the next start.

pub mod jobs;
pub mod routes;
pub mod store;
