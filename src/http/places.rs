//! The places that requests take while they are worked on: so many for each kind, and none that one caller has alone.
//!
//! A caller may hold as many places as are still free, as a shop may in the ledger's queue: one alone fills half of them,
//! and who comes then still finds some. Callers are told apart by what they show, before anybody knows whether it is good:
//! whoever makes up credentials has no more places than all places, as before.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::extract::Request;
use axum::http::header::{AUTHORIZATION, COOKIE};
use tokio::sync::Semaphore;

use super::layers::API;

/// Changes asked for on public pages that are worked on at once; more wait. Each wants the database's one writer, for
/// which the counters' scans would otherwise stand in line behind a flood of newcomers.
const PUBLIC_CHANGES_AT_ONCE: usize = 8;

/// Who gets in each other's way: nobody from one lane takes a place in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lane {
    /// What a counter does with customers waiting before it.
    Counter,
    /// The rest of the API.
    Api,
    /// Pages for everybody.
    Public,
}

impl Lane {
    pub(super) fn of(path: &str) -> Lane {
        const COUNTER: [&str; 5] = ["scans", "rewards", "tickets", "visits", "counter"];
        match path.strip_prefix(API).and_then(|rest| rest.strip_prefix("v1/")) {
            Some(rest) if COUNTER.contains(&rest.split('/').next().unwrap_or_default()) => Lane::Counter,
            Some(_) => Lane::Api,
            None => Lane::Public,
        }
    }
}

/// The places of all lanes.
pub(super) struct Places {
    at_once: usize,
    rooms: [Room; 3],
    hashes: RandomState,
    pub(super) public_changes: Semaphore,
}

/// The places of one lane.
#[derive(Default)]
struct Room(Mutex<Taken>);

#[derive(Default)]
struct Taken {
    count: usize,
    by_caller: HashMap<u64, usize>,
}

/// A place, given back when this value goes.
pub(super) struct Place<'a> {
    room: &'a Room,
    caller: Option<u64>,
}

impl Places {
    pub(super) fn new(at_once: usize) -> Places {
        let (rooms, hashes) = (Default::default(), RandomState::new());
        Places { at_once, rooms, hashes, public_changes: Semaphore::new(PUBLIC_CHANGES_AT_ONCE) }
    }

    /// Takes a place for a request. None where there is none, or none for this caller.
    pub(super) fn take(&self, lane: Lane, request: &Request) -> Option<Place<'_>> {
        let headers = request.headers();
        let shown = headers.get(AUTHORIZATION).or_else(|| headers.get(COOKIE));
        // Pages are for strangers, who show nothing by which one could be told from another.
        let caller = shown.filter(|_| lane != Lane::Public).map(|shown| self.hashes.hash_one(shown.as_bytes()));
        let room = &self.rooms[lane as usize];
        let mut taken = room.lock();
        let held = caller.and_then(|caller| taken.by_caller.get(&caller)).copied().unwrap_or(0);
        if held >= self.at_once.saturating_sub(taken.count) {
            return None;
        }
        taken.count += 1;
        if let Some(caller) = caller {
            taken.by_caller.insert(caller, held + 1);
        }
        Some(Place { room, caller })
    }
}

impl Room {
    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut taken = self.room.lock();
        taken.count -= 1;
        if let Some(caller) = self.caller
            && let Some(held) = taken.by_caller.get_mut(&caller)
        {
            *held -= 1;
            if *held == 0 {
                taken.by_caller.remove(&caller);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn by(credential: &str) -> Request {
        Request::builder().header(AUTHORIZATION, credential).body(Body::empty()).unwrap()
    }

    #[test]
    fn one_caller_leaves_places_for_others_and_gives_them_all_back() {
        let places = Places::new(100);
        let fill = |credential: &str| {
            let request = by(credential);
            std::iter::from_fn(|| places.take(Lane::Counter, &request)).collect::<Vec<_>>()
        };
        let first = fill("one");
        let others: Vec<_> = ["two", "three"].into_iter().map(fill).collect();
        assert_eq!((first.len(), others[0].len(), others[1].len()), (50, 25, 13));
        assert!(places.take(Lane::Counter, &by("one")).is_none());
        assert!(places.take(Lane::Counter, &by("four")).is_some(), "a stranger finds one");
        assert!(places.take(Lane::Api, &by("one")).is_some(), "another lane has its own");
        drop((first, others));
        let taken = places.rooms[Lane::Counter as usize].lock();
        assert_eq!((taken.count, taken.by_caller.len()), (0, 0));
    }

    #[test]
    fn pages_are_everybodys_in_one() {
        let places = Places::new(3);
        let request = by("one");
        let taken: Vec<_> = std::iter::from_fn(|| places.take(Lane::Public, &request)).collect();
        assert_eq!(taken.len(), 3);
    }
}
