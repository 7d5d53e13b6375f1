//! What is done to shops without being asked over HTTP: opening one, opening its keys, rotating them.

use super::keys::{Keys, ShopKeys};
use super::{CodeKey, Shop, ShopKind, store, test_name, twin_of};
use crate::auth::{ApiKey, DoorKind, Mode, SETUP_LINK_MINUTES, Scope, Secret, store as doors};
use crate::code::{KeyState, Kid, SigningKey, seal_seed};
use crate::db::{self, Db, Shops, Writer};
use crate::desk::Desk;
use crate::kernel::{Currency, Language, LocationId, Name, Random, ShopId, Time, Zone};

/// A shop to be opened.
#[derive(Clone, Debug)]
pub struct NewShop {
    /// What it is called.
    pub name: Name,
    /// What sort of shop.
    pub kind: ShopKind,
    /// Where its days begin.
    pub zone: Zone,
    /// Its one currency.
    pub currency: Currency,
    /// The language it speaks first.
    pub language: Language,
}

/// A shop just opened, with what is shown only now.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Which.
    pub shop: ShopId,
    /// The key with every scope, at the first counter.
    pub api_key: ApiKey,
    /// Its secret.
    pub secret: Secret,
    /// Where the owner signs in for the first time; good once, for half an hour.
    pub owner_setup_url: String,
    /// What the poster says.
    pub join_url: String,
}

/// Opens a shop with one counter, one code key and one API key.
pub async fn open(desk: &Desk, keys: &Keys, new: NewShop) -> db::Result<Opened> {
    let (now, random) = (desk.now(), &desk.random);
    let (id, name) = (random.id(now), new.name.clone());
    let api_key = ApiKey {
        shop: id,
        id: random.id(now),
        scopes: vec![Scope::Counter, Scope::Owner],
        location: random.id(now),
        expires_at: None,
    };
    let secret = Secret::random_key(random, Mode::Live);
    let setup = Secret::random(random);
    let mut writer = desk.db.writer(Shops::One(id)).await?;
    write(&mut writer, keys, random, id, new, api_key.location, now).await?;
    doors::insert_api_key(&mut writer, &api_key, &name, &secret, now).await?;
    let door = doors::NewDoor {
        kind: DoorKind::OwnerSetup,
        hash: setup.hash(),
        target: id.0,
        expires_at: Some(now.plus_minutes(SETUP_LINK_MINUTES)),
    };
    doors::insert_doors(&mut writer, id, &[door], now).await?;
    writer.commit().await?;
    Ok(Opened {
        shop: id,
        api_key,
        owner_setup_url: format!("{}/owner#setup={}", desk.public_url, setup.expose()),
        join_url: join_url(&desk.public_url, id),
        secret,
    })
}

/// A shop's test twin, made if it is not there yet: the same zone, money and language, nothing in it, keys of its own.
/// Gives it with its first counter.
pub async fn test_shop(desk: &Desk, writer: &mut Writer, keys: &Keys, shop: &Shop) -> db::Result<(ShopId, LocationId)> {
    let (now, twin) = (desk.now(), twin_of(shop.id));
    let named = Shop { id: twin, name: test_name(&shop.name), made_at: now, ..shop.clone() };
    if store::insert_test(writer, &named, shop.id).await? {
        store::insert_location(writer, twin, desk.random.id(now), &named.name, now).await?;
        insert_code_key(writer, keys, twin, Kid(1), &desk.random, now, Some(now)).await?;
        insert_code_key(writer, keys, twin, Kid(2), &desk.random, now, None).await?;
    }
    let none = || db::Error::impossible("a shop without a counter");
    Ok((twin, store::first_location(writer, twin).await?.ok_or_else(none)?))
}

/// Writes a shop with one counter and its keys for codes; nobody can get into it yet. No first link is good any more.
/// Gives the hashes of those that were good until now.
pub async fn write(
    writer: &mut Writer,
    keys: &Keys,
    random: &Random,
    id: ShopId,
    new: NewShop,
    location: LocationId,
    now: Time,
) -> db::Result<Vec<Vec<u8>>> {
    let NewShop { name, kind, zone, currency, language } = new;
    let shop = Shop { id, name, kind, zone, currency, language, made_at: now };
    store::insert(writer, &shop).await?;
    store::insert_location(writer, id, location, &shop.name, now).await?;
    insert_code_key(writer, keys, id, Kid(1), random, now, Some(now)).await?;
    insert_code_key(writer, keys, id, Kid(2), random, now, None).await?;
    store::use_first_links(writer, now).await
}

/// A link by which the first shop is opened in a browser, good once and for half an hour. None where there is a shop: from
/// then on only who has the host opens shops.
pub async fn first_link(desk: &Desk) -> db::Result<Option<String>> {
    if !store::all(&mut desk.db.reader(Shops::Admin).await?).await?.is_empty() {
        return Ok(None);
    }
    let (now, secret) = (desk.now(), Secret::random(&desk.random));
    let mut writer = desk.db.writer(Shops::Door).await?;
    store::insert_first_link(&mut writer, &secret.hash(), now, now.plus_minutes(SETUP_LINK_MINUTES)).await?;
    writer.commit().await?;
    Ok(Some(format!("{}/owner#open={}", desk.public_url, secret.expose())))
}

/// The address on a shop's poster.
pub fn join_url(public_url: &str, shop: ShopId) -> String {
    format!("{public_url}/j/{shop}")
}

async fn insert_code_key(
    writer: &mut Writer,
    keys: &Keys,
    shop: ShopId,
    kid: Kid,
    random: &Random,
    now: Time,
    active_at: Option<Time>,
) -> db::Result<()> {
    let seed: [u8; 32] = random.bytes();
    let sealed_seed = seal_seed(keys.master(), shop, kid, &seed, random);
    let state = if active_at.is_some() { KeyState::Active } else { KeyState::Next };
    let key = CodeKey { kid, state, public: SigningKey::from_seed(&seed).public_key(), sealed_seed };
    store::insert_code_key(writer, shop, &key, now, active_at).await
}

/// A shop's keys, opened at most a moment ago.
pub async fn keys_of(db: &Db, keys: &Keys, shop: ShopId, now: Time) -> db::Result<ShopKeys> {
    if let Some(opened) = keys.opened(shop, now) {
        return Ok(opened);
    }
    let mut reader = db.reader(Shops::One(shop)).await?;
    let rows = store::code_keys(&mut reader, shop).await?;
    keys.open(shop, &rows, now)
        .ok_or_else(|| db::Error::impossible("a shop's signing key does not open: is the master secret its own?"))
}

/// Moves a shop's keys on: the announced one signs, the old one verifies what it has signed, a new one is announced.
/// Gives the number of the key that signs now.
pub async fn rotate(desk: &Desk, keys: &Keys, shop: ShopId) -> db::Result<Option<Kid>> {
    let now = desk.now();
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let rows = store::code_keys(&mut writer, shop).await?;
    let next = rows.iter().find(|key| key.state == KeyState::Next).map(|key| key.kid);
    let newest = rows.iter().map(|key| key.kid.0).max().and_then(|newest| newest.checked_add(1));
    let (Some(next), Some(newest)) = (next, newest) else { return Ok(None) };
    store::advance_code_keys(&mut writer, shop, now).await?;
    insert_code_key(&mut writer, keys, shop, Kid(newest), &desk.random, now, None).await?;
    writer.commit().await?;
    Ok(Some(next))
}
