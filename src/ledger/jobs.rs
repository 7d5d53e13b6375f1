//! What the ledger does without being asked: writing down, every hour, which stamps are no longer good.
//!
//! Nothing depends on it: whatever is due on a card is written before anything else is decided there. The sweep sees to it
//! that the ledger says so also for people who do not come any more.

use std::time::Duration;

use super::lane::{Lane, LaneError};
use super::{Act, Command, store};
use crate::db::{self, Shops};
use crate::desk::Desk;
use crate::kernel::{Origin, ShopId};
use crate::{program, shop};

/// How often the sweep looks.
const SWEEP_EVERY: Duration = Duration::from_secs(3_600);
/// How many days back it looks, for a server that was off.
const LOOK_BACK_DAYS: i64 = 14;

/// Sweeps every hour until it is dropped.
pub async fn sweep_for_ever(desk: Desk, lane: Lane) {
    loop {
        if let Err(error) = sweep(&desk, &lane).await {
            tracing::warn!(%error, "expired stamps were not written down; the next sweep tries again");
        }
        tokio::time::sleep(SWEEP_EVERY).await;
    }
}

/// Writes down what has expired at every shop. Gives the number of cards looked at.
pub async fn sweep(desk: &Desk, lane: &Lane) -> db::Result<usize> {
    let shops = shop::store::all(&mut desk.db.reader(Shops::Admin).await?).await?;
    let mut cards = 0;
    for shop in shops {
        cards += sweep_shop(desk, lane, shop).await?;
    }
    Ok(cards)
}

async fn sweep_shop(desk: &Desk, lane: &Lane, shop: ShopId) -> db::Result<usize> {
    let at = desk.now();
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let today = program::store::rules(&mut reader, shop).await?.zone.day(at);
    let codes = store::cards_expiring(&mut reader, shop, today.plus(-LOOK_BACK_DAYS), today).await?;
    drop(reader);
    for code in &codes {
        let command = Command {
            shop,
            card: Some(*code),
            key: None,
            origin: Origin::SYSTEM,
            device: None,
            own_cards: Vec::new(),
            at,
            act: Act::Expire,
        };
        match lane.ask(command).await {
            // A refusal means that the card is gone, and with it what was due.
            Ok(_) => {}
            Err(LaneError::Full | LaneError::Stopped) => break,
            Err(LaneError::Database(error)) => {
                tracing::warn!(%error, "a card's expired stamps were not written down");
            }
        }
    }
    Ok(codes.len())
}
