//! Going through all shops: cards in chunks, each chunk from one snapshot, so that a serving process can go on and no
//! snapshot is held for long.

use uuid::Uuid;

use super::audit::Log;
use super::{Finding, Report, check_card, store};
use crate::db::{self, Db, Shops};
use crate::kernel::{CardId, MasterSecret, ShopId};
use crate::ledger::store::uneven_merges;
use crate::ledger::{Event, chain};
use crate::{audit, program, shop};

/// Cards read from one snapshot.
const CARDS_A_SNAPSHOT: i64 = 64;
/// Receipts and doors read with one statement.
const ROWS_A_PAGE: i64 = 1_000;
/// Rows that one question of what crosses cards gives at most.
const MAX_ROWS_FOUND: i64 = 1_000;

/// Checks every shop. Reads only, a part at a time; the database may be serving.
pub async fn check(db: &Db, master: &MasterSecret) -> db::Result<Report> {
    let mut report = Report::default();
    let shops = shop::store::all(&mut db.reader(Shops::Admin).await?).await?;
    for shop in shops {
        check_shop(db, master, shop, &mut report).await?;
    }
    doors(db, &mut report).await?;
    Ok(report)
}

/// Checks all that is one shop's, and adds it to the report.
pub async fn check_shop(db: &Db, master: &MasterSecret, shop: ShopId, report: &mut Report) -> db::Result<()> {
    report.shops += 1;
    cards(db, master, shop, report).await?;
    receipts(db, shop, report).await?;
    visits(db, shop, report).await?;
    audit(db, master, shop, report).await
}

async fn cards(db: &Db, master: &MasterSecret, shop: ShopId, report: &mut Report) -> db::Result<()> {
    let key = chain::key(master, shop);
    let mut after = CardId(Uuid::nil());
    loop {
        let mut reader = db.reader(Shops::One(shop)).await?;
        let listed = store::cards(&mut reader, shop, after, CARDS_A_SNAPSHOT).await?;
        let Some(last) = listed.last() else { return Ok(()) };
        after = last.id;
        let rules = program::store::rules(&mut reader, shop).await?;
        for card in listed {
            let log = store::card_log(&mut reader, shop, card).await?;
            report.cards += 1;
            report.entries += log.hashes.len() as u64;
            report.visits += log.events.iter().filter(|event| matches!(event, Event::Visited(_))).count() as u64;
            report.add(check_card(&log, &rules, &key));
        }
    }
}

async fn receipts(db: &Db, shop: ShopId, report: &mut Report) -> db::Result<()> {
    let mut after = String::new();
    loop {
        let mut reader = db.reader(Shops::One(shop)).await?;
        let page = store::receipts(&mut reader, shop, &after, ROWS_A_PAGE).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after.clone_from(&last.key);
        report.add(page.iter().filter_map(|receipt| receipt_found(shop, receipt)).collect());
    }
}

fn receipt_found(shop: ShopId, receipt: &store::ReceiptRow) -> Option<Finding> {
    let what = match receipt.is_there {
        Some(true) => match receipt.received_at {
            Some(received_at) if received_at != receipt.at => {
                format!(
                    "it was written at {}, and visit {} was received at {received_at}",
                    receipt.at, receipt.subject_id
                )
            }
            _ => return None,
        },
        Some(false) => format!("the row of its {} is not here: {}", receipt.kind, receipt.subject_id),
        None => format!("`{}` is a kind of request that is not known here", receipt.kind),
    };
    Some(Finding { invariant: 2, shop, table: "receipt", row: format!("key={}", receipt.key), what })
}

async fn visits(db: &Db, shop: ShopId, report: &mut Report) -> db::Result<()> {
    let mut reader = db.reader(Shops::One(shop)).await?;
    let found = store::visits_without_their_receipt(&mut reader, shop, MAX_ROWS_FOUND).await?;
    let told = |visit: store::ReceiptedVisit| {
        let (row, what) = match (visit.first_key, visit.last_key) {
            (Some(first), Some(last)) => (
                format!("key={first}"),
                format!("{} receipts, up to key={last}, lead to visit {}", visit.receipts, visit.id),
            ),
            _ => (format!("subject_id={}", visit.id), "no receipt leads to this visit".to_owned()),
        };
        Finding { invariant: 2, shop, table: "receipt", row, what }
    };
    report.add(found.into_iter().map(told).collect());
    let refused = store::refused_without_their_receipt(&mut reader, shop, MAX_ROWS_FOUND).await?;
    let told = |scan| {
        let what = "no receipt leads to this refusal".to_owned();
        Finding { invariant: 2, shop, table: "refused_scan", row: format!("id={scan}"), what }
    };
    report.add(refused.into_iter().map(told).collect());
    let uneven = uneven_merges(&mut reader, shop, MAX_ROWS_FOUND).await?;
    let told = |merge| {
        let what = "what left the one card did not come onto the other".to_owned();
        Finding { invariant: 12, shop, table: "card_merge", row: format!("id={merge}"), what }
    };
    report.add(uneven.into_iter().map(told).collect());
    let strangers = store::visits_of_another_customer(&mut reader, shop, MAX_ROWS_FOUND).await?;
    let told = |visit| {
        let what = "it is of another customer than its card".to_owned();
        Finding { invariant: 11, shop, table: "visit", row: format!("id={visit}"), what }
    };
    report.add(strangers.into_iter().map(told).collect());
    Ok(())
}

async fn audit(db: &Db, master: &MasterSecret, shop: ShopId, report: &mut Report) -> db::Result<()> {
    let root = audit::chain::root(master);
    let mut check = Log::new(shop, audit::chain::key(&root, shop));
    loop {
        // The head and the last rows are read from one snapshot: what is written meanwhile is missed by neither.
        let mut reader = db.reader(Shops::One(shop)).await?;
        let head = audit::store::head(&mut reader, shop).await?;
        let page = audit::store::rows_after(&mut reader, shop, check.number(), ROWS_A_PAGE).await?;
        let is_last = i64::try_from(page.len()).unwrap_or(i64::MAX) < ROWS_A_PAGE;
        page.iter().for_each(|row| check.row(row));
        let heads = page.iter().filter_map(|row| head_of(&row.row)).collect::<Vec<_>>();
        let missing = store::heads_without_an_entry(&mut reader, shop, &heads).await?;
        report.add(missing.iter().map(|(card, hash)| head_found(shop, *card, hash)).collect());
        if is_last {
            report.add(check.end(head.as_ref()));
            return Ok(());
        }
    }
}

/// The head of a card's chain, where a row of the audit log holds one.
fn head_of(row: &audit::Row) -> Option<(Uuid, Vec<u8>)> {
    let after: serde_json::Value = serde_json::from_str(row.data_after.as_deref()?).ok()?;
    let card = after.get("card_id")?.as_str()?.parse().ok()?;
    Some((card, chain::from_hex(after.get("head")?.as_str()?)))
}

fn head_found(shop: ShopId, card: Uuid, hash: &[u8]) -> Finding {
    let row = format!("card_id={card} hash={}", chain::to_hex(hash));
    let what = "the audit log saw an entry of this hash, and it is not here".to_owned();
    Finding { invariant: 9, shop, table: "entry", row, what }
}

async fn doors(db: &Db, report: &mut Report) -> db::Result<()> {
    let (mut kind, mut hash, mut target) = (String::new(), Vec::new(), Uuid::nil());
    loop {
        let mut reader = db.reader(Shops::Admin).await?;
        let page = store::doors(&mut reader, (&kind, &hash, target), ROWS_A_PAGE).await?;
        let Some(last) = page.last() else { return Ok(()) };
        (kind, hash, target) = (last.kind.clone(), last.hash.clone(), last.target_id);
        report.add(page.iter().filter_map(door_found).collect());
    }
}

fn door_found(door: &store::DoorRow) -> Option<Finding> {
    let what = match door.is_there {
        Some(true) => return None,
        Some(false) => format!("what is behind it, {}, is not at its shop", door.target_id),
        None => "a door of this kind is not known here".to_owned(),
    };
    let row = format!("kind={} hash={} target_id={}", door.kind, chain::to_hex(&door.hash), door.target_id);
    Some(Finding { invariant: 11, shop: door.shop_id, table: "door", row, what })
}
