//! A shop with cards to scan, from which every measurement starts.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context;
use serde_json::{Value, json};
use uuid::Uuid;

use timbro::db::Shops;
use timbro::kernel::{Currency, Language, Name, ShopId, Zone};
use timbro::shop::ShopKind;
use timbro::shop::jobs::{NewShop, open};

use super::base::Base;
use super::drive::{Client, post};
use super::server::start;

/// The most cards that one sheet has.
const SHEET_CARDS: usize = 500;
/// Who prepares the cards: many at once, because a commit of its own for each would take minutes.
const PREPARING: usize = 32;

/// A card that has been scanned once.
#[derive(Debug)]
pub struct Card {
    /// Which.
    pub id: Uuid,
    /// Whose.
    pub customer: Uuid,
    /// What its QR code says: an address with a signed T1.
    pub url: String,
    /// What the scan earned, if that was a reward.
    pub reward: Option<Uuid>,
    /// Its last entry.
    pub number: i64,
    /// Its state as the server wrote it.
    pub state: String,
}

/// A prepared shop.
pub struct House {
    /// Where its data is.
    pub base: Base,
    /// Which shop.
    pub shop: ShopId,
    /// The program that counts visits and has no limits.
    pub program: Uuid,
    /// The shop's key: its id, its place, its secret.
    pub key: (Uuid, Uuid, String),
    /// The cards.
    pub cards: Vec<Card>,
}

impl House {
    /// Sets up the shop through the API, with a reward for `goal` stamps, and scans each card once: so it has a customer
    /// and a state, and each scan that is measured writes the same rows.
    pub async fn prepare(base: Base, cards: usize, goal: i64) -> anyhow::Result<Arc<House>> {
        let server = start(&base.first()).await?;
        let new = NewShop {
            name: Name::parse("Bar").map_err(|why| anyhow::anyhow!("{why}"))?,
            kind: ShopKind::Cafe,
            zone: Zone::parse("Europe/Rome").context("Rome has a time zone")?,
            currency: Currency::parse("EUR").context("the euro is a currency")?,
            language: Language::parse("it").context("Italian is spoken")?,
        };
        let opened = open(&server.app.desk, &server.app.keys, new).await?;
        let secret = opened.secret.expose().to_owned();
        let mut client = Client::connect(server.address, Some(&secret)).await?;
        let rule = json!({"name": "Coffee", "earn": {"kind": "visit"}, "limits": {},
            "rewards": [{"stamps": goal, "title": "a free coffee"}]});
        let program = id(&client.json(post("/api/v1/programs", "program", rule.to_string())?).await?, "/id")?;
        let mut urls = Vec::new();
        while urls.len() < cards {
            let wanted = json!({"cards": SHEET_CARDS.min(cards - urls.len())}).to_string();
            let sheet = client.json(post("/api/v1/sheets", &format!("sheet-{}", urls.len()), wanted)?).await?;
            let made = sheet["cards"].as_array().context("a sheet has cards")?;
            urls.extend(made.iter().filter_map(|card| card["url"].as_str().map(str::to_owned)));
        }
        drop(client);
        let mut cards = first_scans(server.address, &secret, urls).await?;
        let mut reader = server.app.desk.db.reader(Shops::One(opened.shop)).await?;
        let states = timbro::ledger::store::cards_of_shop(&mut reader, opened.shop).await?;
        drop(reader);
        let mut states: HashMap<Uuid, (i64, String)> =
            states.into_iter().map(|(card, number, state)| (card.0, (number, state))).collect();
        for card in &mut cards {
            (card.number, card.state) = states.remove(&card.id).context("a card that was scanned has a state")?;
        }
        server.stop().await?;
        let key = (opened.api_key.id.0, opened.api_key.location.0, secret);
        Ok(Arc::new(House { base, shop: opened.shop, program, key, cards }))
    }
}

/// Scans each code for the first time.
async fn first_scans(address: SocketAddr, secret: &str, urls: Vec<String>) -> anyhow::Result<Vec<Card>> {
    let mut scanning = Vec::new();
    for urls in urls.chunks(urls.len().div_ceil(PREPARING).max(1)) {
        let (mut client, urls) = (Client::connect(address, Some(secret)).await?, urls.to_vec());
        scanning.push(tokio::spawn(async move {
            let mut cards = Vec::new();
            for url in urls {
                let body = json!({"code": url}).to_string();
                let scan = client.json(post("/api/v1/scans", &format!("first-{url}"), body)?).await?;
                let reward = id(&scan, "/rewards/0/id").ok();
                let (id, customer) = (id(&scan, "/card/id")?, id(&scan, "/customer/id")?);
                cards.push(Card { id, customer, url, reward, number: 0, state: String::new() });
            }
            anyhow::Ok(cards)
        }));
    }
    let mut cards = Vec::new();
    for scanned in scanning {
        cards.extend(scanned.await??);
    }
    Ok(cards)
}

fn id(answer: &Value, pointer: &str) -> anyhow::Result<Uuid> {
    let text = answer.pointer(pointer).and_then(Value::as_str);
    Ok(text.with_context(|| format!("no {pointer} in {answer}"))?.parse()?)
}
