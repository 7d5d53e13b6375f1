//! The card that the changes by hand are aimed at.

use timbro::card::code_hash;
use timbro::counter::store::refused_page;
use timbro::db::Shops;
use timbro::kernel::{CardId, Cursor, ProgramId, RefundId, RefusedScanId, ShopId, Time, VisitId};
use timbro::ledger::store::card_events;
use timbro::ledger::{Act, Entry, EntryKind, Event, Redemption, Reward};
use timbro::program::Earn;

use super::house::{DAY, House, amount, plain_scan, reason, title, version};

/// What the changes are aimed at: the log of one card in which everything has happened once.
pub struct Facts {
    pub shop: ShopId,
    pub card: CardId,
    pub entries: Vec<Entry>,
    pub rewards: Vec<Reward>,
    pub redemptions: Vec<Redemption>,
    pub visits: Vec<VisitId>,
    pub hashes: Vec<Vec<u8>>,
    pub coffee: ProgramId,
    pub other_card: CardId,
    pub door: [u8; 32],
    pub voided: VisitId,
    pub bare: VisitId,
    pub refund: RefundId,
    pub refused: RefusedScanId,
    pub key_of_refused: String,
    /// Rows of the audit log.
    pub notes: i64,
    /// The head of the card's chain when the visit was voided.
    pub head: Vec<u8>,
}

impl Facts {
    pub async fn build(house: &House) -> Facts {
        // Before any program runs, a visit moves nothing.
        let card = house.join().await;
        let (bare, _) = house.scan(card, plain_scan()).await;
        house.wait(DAY);
        let coffee = house.program("Coffee", version(1, Earn::Visit, &[(3, "a cookie"), (5, "a coffee")])).await;
        house.program("Lunch", version(1, Earn::Spend { per_minor: 500 }, &[(4, "a lunch")])).await;
        let mut rewards = Vec::new();
        let mut visits = Vec::new();
        let spend = |minor| timbro::ledger::Scan { amount: Some(amount(minor)), ..plain_scan() };
        for _ in 0..7 {
            house.wait(DAY);
            let (visit, issued) = house.scan(card, spend(700)).await;
            visits.push(visit);
            rewards.extend(issued);
        }
        // Cookie, lunch, coffee, lunch: the cookie is used beside its scan, the lunch on a visit of its own.
        house.redeem(card, rewards[0]).await.unwrap();
        house.wait(60);
        house.redeem(card, rewards[1]).await.unwrap();
        house.wait(60);
        let (refunded, _) = house.scan(card, spend(1_700)).await;
        let done = house.refund(card, refunded, 600, 0).await.unwrap();
        let refund = |event: &Event| if let Event::Refunded(refund) = event { Some(refund.id) } else { None };
        let refund = done.events.iter().find_map(refund).unwrap();
        house.wait(60);
        let (voided, taken_back) = house.scan(card, timbro::ledger::Scan { stamps: 2, ..spend(900) }).await;
        assert!(!taken_back.is_empty(), "the void takes a reward back");
        house.void(card, voided).await.unwrap();
        let gift = Act::Gift { title: title("a cornetto"), reason: reason("a wait"), valid_days: None };
        house.ask(card, gift).await.unwrap();
        house.wait(60);
        house.scan(card, spend(100)).await;
        let replaced = timbro::ledger::Scan {
            verdict: Ok(timbro::ledger::Shown::Printed { epoch: 9 }),
            scanned_at: Some(house.now().plus_minutes(-2)),
            device_seq: Some(1),
            ..plain_scan()
        };
        assert!(house.ask(card, Act::Scan(replaced)).await.is_err());
        let (_, other) = house.other_shop().await;
        let mut reader = house.desk.db.reader(Shops::One(house.shop)).await.unwrap();
        let (events, hashes) = card_events(&mut reader, house.shop, card.id).await.unwrap();
        let refused = refused_page(&mut reader, house.shop, Time::MIN, Cursor::START, 9).await.unwrap();
        let mut facts = Facts {
            shop: house.shop,
            card: card.id,
            entries: Vec::new(),
            rewards: Vec::new(),
            redemptions: Vec::new(),
            visits: Vec::new(),
            hashes,
            coffee,
            other_card: other.id,
            door: code_hash(card.code),
            voided,
            bare,
            refund,
            refused: refused[0].id,
            key_of_refused: refused[0].key.clone(),
            notes: timbro::audit::store::head(&mut reader, house.shop).await.unwrap().unwrap().0,
            head: Vec::new(),
        };
        for event in events {
            match event {
                Event::Entered(entry) => {
                    // The last entry of the void is what the log saw.
                    if entry.kind == EntryKind::Void {
                        facts.head = facts.hashes[facts.entries.len()].clone();
                    }
                    facts.entries.push(entry);
                }
                Event::Issued(reward) => facts.rewards.push(reward),
                Event::Redeemed(redemption) => facts.redemptions.push(redemption),
                Event::Visited(visit) => facts.visits.push(visit.id),
                Event::Voided(_)
                | Event::Refunded(_)
                | Event::Merged(_)
                | Event::Absorbed(_)
                | Event::Parted(_)
                | Event::Released(_) => {}
            }
        }
        facts
    }

    pub fn number(&self, kind: EntryKind, is_wanted: impl Fn(&Entry) -> bool) -> i64 {
        self.entries.iter().find(|entry| entry.kind == kind && is_wanted(entry)).expect("there is one").number
    }

    pub fn last(&self) -> i64 {
        self.entries.len() as i64
    }
}
