//! What is done to a card at the counter and on its page alike: replacing it, making its recovery word, finding it again.

use sha2::{Digest, Sha256};

use super::recovery::RecoveryWord;
use super::store::{self, Replacement, Return};
use super::{Refusal, page_url};
use crate::audit::{self, Action, By};
use crate::auth::store::{NewDoor, browsers, doors, insert_doors, pass_once};
use crate::auth::{Door, DoorKind, Secret, browser_expires_at, slow};
use crate::code::ShortCode;
use crate::db::{self, Shops, Writer};
use crate::desk::Desk;
use crate::desk::store::{Claim, claim};
use crate::kernel::{CardId, Origin, Reason, ReplacementId, ReturnId, ShopId, address};
use crate::owner::address_hash;
use crate::shop::Keys;

/// For how many days a browser is told that it has lost a card.
const TOLD_DAYS: i64 = 30;
/// How long a way back can be taken that staff show at the counter.
const RETURN_MINUTES: i64 = 10;

/// An idempotency key with the fingerprint of what is asked under it.
pub type KeyAndPrint<'a> = (Option<&'a str>, [u8; 32]);

/// Replaces a card: its prints, links, codes, browsers and its recovery word so far are dead from here on, and it has new
/// ones. `but` is the browser that keeps it. Under a key that was used, nothing is done. Gives whether it was done now.
pub async fn replace(
    desk: &Desk,
    keys: &Keys,
    card: CardId,
    (key, print): KeyAndPrint<'_>,
    reason: Option<Reason>,
    by: By,
    but: Option<&Secret>,
) -> Result<bool, Refusal> {
    let By { shop, origin, .. } = by;
    let now = desk.now();
    let id: ReplacementId = desk.random.id(now);
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    match claim(&mut writer, shop, key, "replacement", &print, id.0, now).await? {
        Claim::Other => return Err(Refusal::KeyReused),
        Claim::Repeat(_) => return Ok(false),
        Claim::New => {}
    }
    let short_code = ShortCode::random(&desk.random);
    let Some(epoch) = store::raise_epoch(&mut writer, shop, card, short_code).await? else {
        let is_there = store::card(&mut writer, shop, card).await?.is_some();
        return Err(if is_there { Refusal::ReplacedOften } else { Refusal::Unknown });
    };
    let made = Replacement { id, card, epoch, reason };
    store::insert_replacement(&mut writer, shop, &made, origin, now).await?;
    for kind in [DoorKind::CardPage, DoorKind::Recovery, DoorKind::ReturnLink] {
        browsers::close(&mut writer, shop, card, kind, now).await?;
    }
    let hash = but.map(Secret::hash);
    browsers::forget_others(&mut writer, shop, card, hash.as_ref(), now, now.plus_minutes(TOLD_DAYS * 24 * 60)).await?;
    let page = Sha256::digest(keys.page_secret(shop, card, epoch)).into();
    let door = NewDoor { kind: DoorKind::CardPage, hash: page, target: card.0, expires_at: None };
    insert_doors(&mut writer, shop, &[door], now).await?;
    let note = by.did(Action::CardReplaced, card.0).after("epoch", i64::from(epoch));
    audit::store::note(&mut writer, desk, note).await?;
    writer.commit().await?;
    Ok(true)
}

/// Takes a card out of all browsers but this one.
pub async fn forget_others(desk: &Desk, shop: ShopId, card: CardId, but: &Secret) -> db::Result<()> {
    let now = desk.now();
    let told_until = now.plus_minutes(TOLD_DAYS * 24 * 60);
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    browsers::forget_others(&mut writer, shop, card, Some(&but.hash()), now, told_until).await?;
    writer.commit().await
}

/// Binds a card in a browser.
pub async fn bind(writer: &mut Writer, desk: &Desk, browser: &Secret, door: &Door) -> db::Result<()> {
    let now = desk.now();
    browsers::bind(writer, door.shop_id, &browser.hash(), door.card(), now, browser_expires_at(now)).await
}

/// Makes a card's recovery word, in place of the one before.
pub async fn make_recovery_word(desk: &Desk, shop: ShopId, card: CardId) -> db::Result<RecoveryWord> {
    let (now, word) = (desk.now(), RecoveryWord::random(&desk.random));
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    browsers::close(&mut writer, shop, card, DoorKind::Recovery, now).await?;
    let door = NewDoor { kind: DoorKind::Recovery, hash: word.hash(), target: card.0, expires_at: None };
    insert_doors(&mut writer, shop, &[door], now).await?;
    writer.commit().await?;
    Ok(word)
}

/// Finds the card of a recovery word and binds it in a browser. What is wrong is told by neither words nor time, and each
/// try counts before it is looked at, so that however many come at once, none slips through.
pub async fn take_back(
    desk: &Desk,
    keys: &Keys,
    typed: &str,
    from: Option<std::net::IpAddr>,
    browser: &Secret,
) -> Result<String, Refusal> {
    let now = desk.now();
    let from = from.map(|from| address_hash(keys.master(), &address::counted(from)));
    let mut writer = desk.db.writer(Shops::Door).await?;
    if let Some(from) = &from {
        let tries = store::words_typed(&mut writer, from, now.plus_minutes(-slow::COUNTED_MINUTES)).await?;
        if let Some(seconds) = slow::wait_seconds(tries, slow::WAY_BACK, now) {
            return Err(Refusal::Slowed(seconds));
        }
    }
    store::insert_word_typed(&mut writer, desk.random.id::<uuid::Uuid>(now), from.as_ref(), false, now).await?;
    writer.commit().await?;
    // What cannot be a word is looked for as one is.
    let hash = RecoveryWord::parse(typed).map_or([0; 32], |word| word.hash());
    let found = doors(&mut desk.db.reader(Shops::Door).await?, DoorKind::Recovery, &hash, now).await?;
    let door = found.first().ok_or(Refusal::Unknown)?;
    let mut writer = desk.db.writer(Shops::One(door.shop_id)).await?;
    let card = store::card(&mut writer, door.shop_id, door.card()).await?.ok_or(Refusal::Unknown)?;
    store::insert_word_typed(&mut writer, desk.random.id::<uuid::Uuid>(now), from.as_ref(), true, now).await?;
    bind(&mut writer, desk, browser, door).await?;
    writer.commit().await?;
    Ok(page_url("", keys, door.shop_id, card.id, card.epoch))
}

/// The secret of a way back: derived, so that a repeated request can show the same again.
pub fn return_secret(keys: &Keys, shop: ShopId, id: ReturnId) -> Option<Secret> {
    const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let key = keys.master().derive("timbro-return-1", &[shop.0.as_bytes(), id.0.as_bytes()]);
    let text: String = key.expose().iter().take(26).map(|byte| char::from(DIGITS[usize::from(byte & 31)])).collect();
    Secret::given(&text)
}

/// Shows the way back to a card, once and for ten minutes. Gives whether it is made now.
pub async fn show_way_back(
    desk: &Desk,
    keys: &Keys,
    (shop, card): (ShopId, CardId),
    (key, print): KeyAndPrint<'_>,
    origin: Origin,
) -> Result<(bool, Return), Refusal> {
    let now = desk.now();
    let made = Return { id: desk.random.id(now), card_id: card, expires_at: now.plus_minutes(RETURN_MINUTES) };
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    match claim(&mut writer, shop, key, "return_link", &print, made.id.0, now).await? {
        Claim::Other => return Err(Refusal::KeyReused),
        Claim::Repeat(subject) => {
            let made = store::way_back(&mut writer, shop, ReturnId(subject)).await?.ok_or(Refusal::Unknown)?;
            return Ok((false, made));
        }
        Claim::New => {}
    }
    store::card(&mut writer, shop, card).await?.ok_or(Refusal::Unknown)?;
    store::insert_return(&mut writer, shop, &made, origin, now).await?;
    let hash = return_secret(keys, shop, made.id).ok_or(Refusal::Unknown)?.hash();
    let door = NewDoor { kind: DoorKind::ReturnLink, hash, target: card.0, expires_at: Some(made.expires_at) };
    insert_doors(&mut writer, shop, &[door], now).await?;
    writer.commit().await?;
    Ok((true, made))
}

/// Takes a way back: once, by a browser that has the card from then on. Gives the card's page.
pub async fn take_way_back(
    desk: &Desk,
    keys: &Keys,
    door: &Door,
    secret: &Secret,
    browser: &Secret,
) -> Result<String, Refusal> {
    let mut writer = desk.db.writer(Shops::One(door.shop_id)).await?;
    let passed = pass_once(&mut writer, DoorKind::ReturnLink, &secret.hash(), desk.now()).await?;
    let door = passed.ok_or(Refusal::Unknown)?;
    let card = store::card(&mut writer, door.shop_id, door.card()).await?.ok_or(Refusal::Unknown)?;
    bind(&mut writer, desk, browser, &door).await?;
    writer.commit().await?;
    Ok(page_url("", keys, door.shop_id, card.id, card.epoch))
}
