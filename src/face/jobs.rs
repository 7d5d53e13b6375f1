//! The pages that are open and listen, and the numbers of the browsers they are open in.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use super::{LAST_DEVICE, store};
use crate::db::{self, Shops};
use crate::desk::Desk;
use crate::kernel::{CardId, ShopId};

/// Pages that listen at once. Each costs a task and some kilobytes; who comes later asks now and then instead.
const MAX_OPEN: usize = 2_000;
/// Pages of one card that listen at once: a family's phones, and tabs that were forgotten.
const MAX_OPEN_A_CARD: usize = 8;
/// How often a page is looked at again, for what other processes do and what is not the ledger's.
const RECHECKED: Duration = Duration::from_secs(10);

/// The pages that are open and listen. Cheap to clone.
#[derive(Clone)]
pub struct Streams {
    open: Arc<Mutex<HashMap<CardId, usize>>>,
    has_ended: Arc<watch::Sender<bool>>,
    /// How often each is looked at again.
    pub rechecked: Duration,
}

impl Default for Streams {
    fn default() -> Streams {
        Streams { open: Arc::default(), has_ended: Arc::new(watch::Sender::new(false)), rechecked: RECHECKED }
    }
}

impl Streams {
    /// A place for one more page of a card. None where there are too many.
    pub fn take(&self, card: CardId) -> Option<Place> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let of_card = open.get(&card).copied().unwrap_or(0);
        if of_card >= MAX_OPEN_A_CARD || open.values().sum::<usize>() >= MAX_OPEN {
            return None;
        }
        open.insert(card, of_card + 1);
        Some(Place { open: Arc::clone(&self.open), card })
    }

    /// How many are open.
    pub fn open(&self) -> usize {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).values().sum()
    }

    /// Ends all of them, and every later one at once: a server stops only when nobody is connected any more.
    pub fn end(&self) {
        self.has_ended.send_replace(true);
    }

    /// Turns true when the server stops.
    pub fn has_ended(&self) -> watch::Receiver<bool> {
        self.has_ended.subscribe()
    }
}

/// The place of a page that listens, free again when it is dropped.
pub struct Place {
    open: Arc<Mutex<HashMap<CardId, usize>>>,
    card: CardId,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        match open.get_mut(&self.card) {
            Some(of_card) if *of_card > 1 => *of_card -= 1,
            _ => drop(open.remove(&self.card)),
        }
    }
}

/// The number by which a card's live codes tell this browser from others.
pub async fn device(desk: &Desk, shop: ShopId, card: CardId, browser: &[u8; 32]) -> db::Result<u8> {
    /// How often somebody else may be first, on PostgreSQL.
    const MAX_TRIES: usize = 4;
    for _ in 0..MAX_TRIES {
        let known = store::device(&mut desk.db.reader(Shops::One(shop)).await?, shop, card, browser).await?;
        let given = match known {
            Some(device) => Some(device),
            None => {
                let mut writer = desk.db.writer(Shops::One(shop)).await?;
                let now = desk.now();
                let mut given = store::insert_device(&mut writer, shop, card, browser, LAST_DEVICE.into(), now).await?;
                if given.is_none() && store::is_full(&mut writer, shop, card, LAST_DEVICE.into()).await? {
                    given = store::take_oldest_device(&mut writer, shop, card, browser, now).await?;
                }
                writer.commit().await?;
                given
            }
        };
        if let Some(device) = given.and_then(|device| u8::try_from(device).ok()) {
            return Ok(device);
        }
    }
    Err(db::Error::impossible("a browser was given no number for its card"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(number: u128) -> CardId {
        CardId(uuid::Uuid::from_u128(number))
    }

    #[test]
    fn places_are_few_for_a_card_and_for_all_and_free_again() {
        let streams = Streams::default();
        let mut places: Vec<Place> = (0..MAX_OPEN_A_CARD).map(|_| streams.take(card(1)).unwrap()).collect();
        assert!(streams.take(card(1)).is_none() && streams.take(card(2)).is_some());
        places.pop();
        places.push(streams.take(card(1)).unwrap());
        assert_eq!(streams.open(), MAX_OPEN_A_CARD);
        let rest = MAX_OPEN - MAX_OPEN_A_CARD;
        places.extend((0..rest).map(|number| streams.take(card(u128::try_from(number).unwrap() + 10)).unwrap()));
        assert!(streams.take(card(2)).is_none());
        drop(places);
        assert_eq!(streams.open(), 0);
    }
}
