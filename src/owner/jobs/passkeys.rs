//! What making and using a passkey does, apart from the protocol.

use uuid::Uuid;
use webauthn_rs::prelude::{Passkey, PublicKeyCredential, RegisterPublicKeyCredential};

use super::{Tools, begin, begin_try};
use crate::audit::{self, Action, By};
use crate::auth::DoorKind;
use crate::auth::session::{SignedIn, Visitor};
use crate::auth::store::doors;
use crate::db::{self, Shops, Writer};
use crate::desk::Desk;
use crate::desk::store::{Claim, claim};
use crate::kernel::{Name, OwnerId, PasskeyId, ShopId, Time, address};
use crate::owner::passkey::{Challenge, MAX_PASSKEYS, Party, Purpose};
use crate::owner::store::ceremonies::{self, NewCeremony};
use crate::owner::store::passkeys::{self, NewPasskey, PasskeyRecord};
use crate::owner::store::{self, Outcome, Try};
use crate::owner::{Begun, Refusal, address_hash, credential_hash, passkey_hash, session_hash};
use crate::shop;

/// What browsers call a server that they show before its shop is known.
const NAMELESS: &str = "timbro";

/// A challenge for the browser, and by which name it answers.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Which.
    pub ceremony: Uuid,
    /// The options, as browsers take them.
    pub options: serde_json::Value,
}

/// An answer that makes a passkey.
#[derive(Clone, Debug)]
pub struct Made {
    /// To which challenge.
    pub ceremony: Uuid,
    /// The answer.
    pub credential: RegisterPublicKeyCredential,
    /// What its owner calls it.
    pub name: Name,
}

/// Asks a browser for a passkey of an owner who is set up by a link.
pub async fn ask_newcomer(
    tools: Tools<'_>,
    link_hash: &[u8; 32],
    name: &Name,
    visitor: &Visitor,
) -> Result<Asked, Refusal> {
    let Tools { desk, master, .. } = tools;
    let now = desk.now();
    let mut reader = desk.db.reader(Shops::Door).await?;
    let found = doors(&mut reader, DoorKind::OwnerSetup, link_hash, now).await?;
    let is_first = shop::store::is_first_link(&mut reader, link_hash, now).await?;
    drop(reader);
    let called = match found.first() {
        Some(door) => shop_name(desk, door.shop_id).await?,
        None if is_first => None,
        None => return Err(Refusal::DeadLink),
    };
    let party = Party::of(&desk.public_url, called.as_ref().map_or(NAMELESS, Name::as_str))?;
    let challenge = party.register(desk.random.id(now), name, Vec::new())?;
    let address = visitor.address.map(|from| address_hash(master, &address::counted(from)));
    keep(desk, challenge, Purpose::Registration, Some(link_hash), address.as_ref(), now).await
}

/// Asks a browser for one more passkey of the owner who is signed in.
pub async fn ask_owner(tools: Tools<'_>, signed_in: &SignedIn) -> Result<Asked, Refusal> {
    let Tools { desk, master, .. } = tools;
    let (now, SignedIn { shop, session, owner, .. }) = (desk.now(), *signed_in);
    let called = shop_name(desk, shop).await?;
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let name = store::name(&mut reader, shop, owner).await?.ok_or(Refusal::NotAccepted)?;
    let has = passkeys::passkeys(&mut reader, shop, owner).await?;
    drop(reader);
    if has.len() >= MAX_PASSKEYS {
        return Err(Refusal::TooManyPasskeys);
    }
    let party = Party::of(&desk.public_url, called.as_ref().map_or(NAMELESS, Name::as_str))?;
    let has = has.iter().filter_map(read).map(|passkey| passkey.cred_id().clone()).collect();
    let challenge = party.register(owner, &name, has)?;
    keep(desk, challenge, Purpose::Registration, Some(&session_hash(master, session)), None, now).await
}

/// Keeps a passkey that was made for the owner who is signed in, once for each idempotency key.
pub async fn add(
    tools: Tools<'_>,
    signed_in: &SignedIn,
    made: &Made,
    (key, fingerprint): (Option<&str>, &[u8; 32]),
) -> Result<(PasskeyRecord, bool), Refusal> {
    let Tools { desk, master, .. } = tools;
    let (now, SignedIn { shop, session, owner, .. }) = (desk.now(), *signed_in);
    let id: PasskeyId = desk.random.id(now);
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let (id, is_new) = match claim(&mut writer, shop, key, "passkey", fingerprint, id.0, now).await? {
        Claim::Other => return Err(Refusal::KeyReused),
        Claim::Repeat(subject) => (PasskeyId(subject), false),
        Claim::New => (id, true),
    };
    if is_new {
        let bound_to = session_hash(master, session);
        // The challenge is used up whatever comes of it, the key only by success.
        let (asked, passkey) = match registered(desk, &mut writer, made, &bound_to, now).await? {
            Some(registered) => registered,
            None => {
                drop(writer);
                take(desk, made.ceremony, Purpose::Registration, Some(&bound_to), now).await?;
                return Err(Refusal::NotAccepted);
            }
        };
        if asked != owner || !insert(&mut writer, shop, owner, id, &made.name, &passkey, now).await? {
            return Err(Refusal::NotAccepted);
        }
    }
    let record = passkeys::passkey(&mut writer, shop, id).await?.ok_or(Refusal::NotAccepted)?;
    if is_new {
        audit::store::note(&mut writer, desk, By::from(signed_in).did(Action::PasskeyAdded, id.0)).await?;
    }
    writer.commit().await?;
    Ok((record, is_new))
}

/// The passkey that answers a challenge for a new one, and the owner that it was asked for.
pub(super) async fn registered(
    desk: &Desk,
    writer: &mut Writer,
    made: &Made,
    bound_to: &[u8; 32],
    now: Time,
) -> Result<Option<(OwnerId, Passkey)>, Refusal> {
    let party = Party::of(&desk.public_url, NAMELESS)?;
    let state = ceremonies::take(writer, made.ceremony, Purpose::Registration, Some(bound_to), now).await?;
    Ok(state.and_then(|state| party.registered(&made.credential, &state)))
}

/// Keeps a passkey of an owner. False where somebody signs in by it already.
pub(super) async fn insert(
    writer: &mut Writer,
    shop: ShopId,
    owner: OwnerId,
    id: PasskeyId,
    name: &Name,
    passkey: &Passkey,
    now: Time,
) -> db::Result<bool> {
    let credential = written(passkey)?;
    let hash = credential_hash(passkey.cred_id());
    passkeys::insert(writer, shop, &NewPasskey { id, owner, name, credential: &credential, hash }, now).await
}

/// Asks whoever it is to sign in by a passkey: the same question for everybody.
pub async fn ask_anybody(tools: Tools<'_>, visitor: &Visitor) -> Result<Asked, Refusal> {
    let Tools { desk, master, .. } = tools;
    let challenge = Party::of(&desk.public_url, NAMELESS)?.sign_in()?;
    let address = visitor.address.map(|from| address_hash(master, &address::counted(from)));
    keep(desk, challenge, Purpose::SignIn, None, address.as_ref(), desk.now()).await
}

/// Signs in the owner whose passkey has answered. An unknown passkey and a wrong signature are told alike; that the first
/// is told a moment sooner tells nothing, for ids of credentials are as hard to guess as keys.
pub async fn sign_in(
    tools: Tools<'_>,
    ceremony: Uuid,
    answer: &PublicKeyCredential,
    visitor: &Visitor,
) -> Result<Begun, Refusal> {
    let Tools { desk, master, .. } = tools;
    let party = Party::of(&desk.public_url, NAMELESS)?;
    let now = desk.now();
    let hash = credential_hash(answer.get_credential_id());
    let mut reader = desk.db.reader(Shops::Door).await?;
    let door = doors(&mut reader, DoorKind::Passkey, &hash, now).await?.first().copied();
    let browsers = match &visitor.browser {
        Some(browser) => doors(&mut reader, DoorKind::OwnerBrowser, &browser.hash(), now).await?,
        None => Vec::new(),
    };
    drop(reader);
    let record = match door {
        Some(door) => {
            let mut reader = desk.db.reader(Shops::One(door.shop_id)).await?;
            passkeys::passkey(&mut reader, door.shop_id, PasskeyId(door.target_id)).await?
        }
        None => None,
    };
    let known = door.zip(record).map(|(door, record)| (door.shop_id, record));
    let owner = known.as_ref().map(|(shop, record)| (*shop, record.owner_id));
    let is_known = browsers.iter().any(|door| Some((door.shop_id, OwnerId(door.target_id))) == owner);
    let made = Try {
        name_hash: passkey_hash(master, &hash),
        browser_hash: visitor.browser.as_ref().filter(|_| is_known).map(|browser| browser.hash()),
        address_hash: visitor.address.map(|from| address_hash(master, &address::counted(from))),
        owner,
    };
    begin_try(desk, &made, now).await?;
    let state = take(desk, ceremony, Purpose::SignIn, None, now).await?;
    let proved = known.zip(state).and_then(|((shop, record), state)| {
        let is_theirs = answer.get_user_unique_id() == Some(record.owner_id.0.as_bytes().as_slice());
        let passkey = read(&record).filter(|_| is_theirs)?;
        Some((shop, record, party.signed_in(answer, &state, passkey)?))
    });
    let mut writer = desk.db.writer(owner.map_or(Shops::Door, |(shop, _)| Shops::One(shop))).await?;
    let mut begun = None;
    if let Some((shop, record, passkey)) = proved
        && let Some(name) = store::name(&mut writer, shop, record.owner_id).await?
        && passkeys::used(&mut writer, shop, record.id, &written(&passkey)?, now).await?
    {
        begun = Some(begin(desk, &mut writer, shop, (record.owner_id, name), visitor, now).await?);
    }
    let outcome = if begun.is_some() { Outcome::In } else { Outcome::Wrong };
    store::insert_try(&mut writer, desk.random.id(now), &made, outcome, now).await?;
    if let Some((shop, owner)) = owner {
        let note = match &begun {
            Some(begun) => By::owner(shop, owner, begun.session.0).did(Action::SignedIn, owner.0),
            None => By::system(shop).did(Action::SignInFailed, owner.0).after("is_known_browser", is_known),
        };
        audit::store::note(&mut writer, desk, note.after("by", "passkey")).await?;
    }
    writer.commit().await?;
    begun.ok_or(Refusal::NotAccepted)
}

/// Asks the owner who is signed in to prove it by one of their passkeys.
pub async fn ask_again(tools: Tools<'_>, signed_in: &SignedIn) -> Result<Asked, Refusal> {
    let Tools { desk, master, .. } = tools;
    let SignedIn { shop, session, owner, .. } = *signed_in;
    let party = Party::of(&desk.public_url, NAMELESS)?;
    let has = passkeys::passkeys(&mut desk.db.reader(Shops::One(shop)).await?, shop, owner).await?;
    let has: Vec<Passkey> = has.iter().filter_map(read).collect();
    if has.is_empty() {
        return Err(Refusal::NoPasskey);
    }
    let challenge = party.step_up(&has)?;
    keep(desk, challenge, Purpose::StepUp, Some(&session_hash(master, session)), None, desk.now()).await
}

/// Proves again who is signed in, by a passkey.
pub async fn step_up(
    tools: Tools<'_>,
    signed_in: &SignedIn,
    ceremony: Uuid,
    answer: &PublicKeyCredential,
) -> Result<(), Refusal> {
    let Tools { desk, master, .. } = tools;
    let SignedIn { shop, session, owner, .. } = *signed_in;
    let party = Party::of(&desk.public_url, NAMELESS)?;
    let (now, hash) = (desk.now(), session_hash(master, session));
    let made = Try { name_hash: hash, browser_hash: Some(hash), address_hash: None, owner: Some((shop, owner)) };
    begin_try(desk, &made, now).await?;
    let state = take(desk, ceremony, Purpose::StepUp, Some(&hash), now).await?;
    let has = passkeys::passkeys(&mut desk.db.reader(Shops::One(shop)).await?, shop, owner).await?;
    let proved = state.and_then(|state| {
        let read = has.iter().filter_map(|record| Some((record.id, read(record)?)));
        let (id, passkey) = read.into_iter().find(|(_, one)| one.cred_id().as_slice() == answer.get_credential_id())?;
        Some((id, party.stepped_up(answer, &state, passkey)?))
    });
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let is_proved = match &proved {
        Some((id, passkey)) => passkeys::used(&mut writer, shop, *id, &written(passkey)?, now).await?,
        None => false,
    };
    let outcome = if is_proved { Outcome::In } else { Outcome::Wrong };
    store::insert_try(&mut writer, desk.random.id(now), &made, outcome, now).await?;
    if is_proved {
        store::step_up(&mut writer, shop, session, now).await?;
    }
    let action = if is_proved { Action::SteppedUp } else { Action::StepUpFailed };
    let note = By::from(signed_in).did(action, session.0).after("by", "passkey");
    audit::store::note(&mut writer, desk, note).await?;
    writer.commit().await?;
    if is_proved { Ok(()) } else { Err(Refusal::NotAccepted) }
}

/// Removes a passkey, unless it is the only way in.
pub async fn remove(desk: &Desk, signed_in: &SignedIn, id: PasskeyId) -> Result<(), Refusal> {
    let (now, SignedIn { shop, owner, .. }) = (desk.now(), *signed_in);
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    if !passkeys::remove(&mut writer, shop, owner, id, now).await? {
        let is_there = passkeys::passkeys(&mut writer, shop, owner).await?.iter().any(|record| record.id == id);
        return Err(if is_there { Refusal::LastWayIn } else { Refusal::NoPasskey });
    }
    audit::store::note(&mut writer, desk, By::from(signed_in).did(Action::PasskeyRemoved, id.0)).await?;
    writer.commit().await?;
    Ok(())
}

async fn shop_name(desk: &Desk, shop: ShopId) -> db::Result<Option<Name>> {
    Ok(shop::store::shop(&mut desk.db.reader(Shops::One(shop)).await?, shop).await?.map(|shop| shop.name))
}

async fn keep(
    desk: &Desk,
    challenge: Challenge,
    purpose: Purpose,
    bound_to: Option<&[u8; 32]>,
    address_hash: Option<&[u8; 32]>,
    now: Time,
) -> Result<Asked, Refusal> {
    let ceremony = desk.random.id(now);
    let new = NewCeremony { id: ceremony, purpose, bound_to, address_hash, state: &challenge.state };
    let mut writer = desk.db.writer(Shops::Door).await?;
    ceremonies::insert(&mut writer, &new, now).await?;
    writer.commit().await?;
    Ok(Asked { ceremony, options: challenge.options })
}

/// Takes a challenge for its one use, which is over whatever comes of it.
pub(super) async fn take(
    desk: &Desk,
    ceremony: Uuid,
    purpose: Purpose,
    bound_to: Option<&[u8; 32]>,
    now: Time,
) -> db::Result<Option<String>> {
    let mut writer = desk.db.writer(Shops::Door).await?;
    let state = ceremonies::take(&mut writer, ceremony, purpose, bound_to, now).await?;
    writer.commit().await?;
    Ok(state)
}

fn read(record: &PasskeyRecord) -> Option<Passkey> {
    serde_json::from_str(&record.credential).ok()
}

fn written(passkey: &Passkey) -> db::Result<String> {
    serde_json::to_string(passkey).map_err(|_| db::Error::impossible("a passkey cannot be written as JSON"))
}
