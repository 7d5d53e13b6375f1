//! What an owner's setup, sign-in and step-up do, apart from the protocol.

pub mod open;
pub mod passkeys;
pub mod sweep;

use webauthn_rs::prelude::Passkey;

use self::passkeys::Made;
use super::store::{self, NewSession, Outcome, Try};
use super::{Begun, Refusal, address_hash, name_hash, open_totp, session_hash};
use crate::audit::{self, Action, By};
use crate::auth::password::{self, Passwords};
use crate::auth::session::{ABSOLUTE_MINUTES, SignedIn, Visitor};
use crate::auth::store::{NewDoor, doors, insert_doors, pass_once};
use crate::auth::{DoorKind, SETUP_LINK_MINUTES, Secret, slow, totp};
use crate::db::{self, Shops, Writer};
use crate::desk::Desk;
use crate::kernel::{MasterSecret, Name, OwnerId, SessionId, ShopId, Time, address};

/// What these jobs work with.
#[derive(Clone, Copy)]
pub struct Tools<'a> {
    /// Database, clock, randomness.
    pub desk: &'a Desk,
    /// What secrets are sealed and hashed under.
    pub master: &'a MasterSecret,
    /// Where passwords are compared.
    pub passwords: &'a Passwords,
}

/// A fresh link by which a shop's owner is set up: the office ends, and with it every session. Gives the address and how
/// many sessions ended.
pub async fn reset(desk: &Desk, shop: ShopId) -> db::Result<(String, u64)> {
    let (now, setup) = (desk.now(), Secret::random(&desk.random));
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let ended = store::end_office(&mut writer, shop, now).await?;
    let door = NewDoor {
        kind: DoorKind::OwnerSetup,
        hash: setup.hash(),
        target: shop.0,
        expires_at: Some(now.plus_minutes(SETUP_LINK_MINUTES)),
    };
    insert_doors(&mut writer, shop, &[door], now).await?;
    audit::store::note(&mut writer, desk, By::system(shop).did_so(Action::OwnerReset)).await?;
    writer.commit().await?;
    Ok((format!("{}/owner#setup={}", desk.public_url, setup.expose()), ended))
}

/// What a new owner will sign in by.
#[derive(Clone, Copy, Debug)]
pub enum NewProof<'a> {
    /// A password.
    Password(&'a str),
    /// A passkey, just made.
    Passkey(&'a Made),
}

/// The same, checked: nothing of it is written yet.
enum Ready {
    /// The password's hash.
    Password(String),
    /// The passkey, what it is called, and the owner that it was made for.
    Passkey(Box<Passkey>, Name, OwnerId),
}

/// Checks what a new owner will sign in by. What a challenge was answered with is used up by that.
async fn readied(tools: Tools<'_>, link_hash: &[u8; 32], name: &Name, proof: NewProof<'_>) -> Result<Ready, Refusal> {
    let Tools { desk, passwords, .. } = tools;
    match proof {
        NewProof::Password(new_password) => {
            password::check(new_password, name.as_str())?;
            Ok(Ready::Password(hashed(passwords, new_password).await?))
        }
        NewProof::Passkey(made) => {
            let now = desk.now();
            let mut writer = desk.db.writer(Shops::Door).await?;
            let registered = passkeys::registered(desk, &mut writer, made, link_hash, now).await?;
            writer.commit().await?;
            let (owner, passkey) = registered.ok_or(Refusal::NotAccepted)?;
            Ok(Ready::Passkey(Box::new(passkey), made.name.clone(), owner))
        }
    }
}

/// Hashes a new password in its turn.
pub async fn hashed(passwords: &Passwords, new_password: &str) -> Result<String, Refusal> {
    let no_salt = || db::Error::impossible("a password could not be hashed");
    Ok(passwords.turn().await?.hash(new_password).await.ok_or_else(no_salt)?)
}

/// Puts an owner into office with what they sign in by.
async fn put_into_office(
    tools: Tools<'_>,
    writer: &mut Writer,
    shop: ShopId,
    name: &Name,
    ready: Ready,
    now: Time,
) -> Result<OwnerId, Refusal> {
    let Tools { desk, master, .. } = tools;
    let owner = match &ready {
        Ready::Password(_) => desk.random.id(now),
        Ready::Passkey(.., owner) => *owner,
    };
    if !store::insert(writer, shop, owner, name, &name_hash(master, name), now).await? {
        return Err(Refusal::NameTaken);
    }
    match ready {
        Ready::Password(phc) => store::security::set_password(writer, shop, owner, &phc, now).await?,
        Ready::Passkey(passkey, called, _) => {
            if !passkeys::insert(writer, shop, owner, desk.random.id(now), &called, &passkey, now).await? {
                return Err(Refusal::NotAccepted);
            }
        }
    }
    Ok(owner)
}

/// Sets up the owner whom a one-time link is for, in place of the one before, and signs them in.
pub async fn set_up(
    tools: Tools<'_>,
    link: &Secret,
    name: Name,
    proof: NewProof<'_>,
    visitor: &Visitor,
) -> Result<Begun, Refusal> {
    let desk = tools.desk;
    let found = doors(&mut desk.db.reader(Shops::Door).await?, DoorKind::OwnerSetup, &link.hash(), desk.now()).await?;
    let shop = found.first().ok_or(Refusal::DeadLink)?.shop_id;
    let ready = readied(tools, &link.hash(), &name, proof).await?;
    let now = desk.now();
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    pass_once(&mut writer, DoorKind::OwnerSetup, &link.hash(), now).await?.ok_or(Refusal::DeadLink)?;
    store::end_office(&mut writer, shop, now).await?;
    let owner = put_into_office(tools, &mut writer, shop, &name, ready, now).await?;
    let begun = begin(desk, &mut writer, shop, (owner, name), visitor, now).await?;
    let by = By::owner(shop, owner, begun.session.0);
    audit::store::note(&mut writer, desk, by.did(Action::OwnerSetUp, owner.0)).await?;
    writer.commit().await?;
    Ok(begun)
}

/// Sets the password of the owner who is signed in, and ends their other sessions. Gives how many ended.
pub async fn set_password(tools: Tools<'_>, signed_in: &SignedIn, new_password: &str) -> Result<u64, Refusal> {
    let Tools { desk, passwords, .. } = tools;
    let SignedIn { shop, session, owner, .. } = *signed_in;
    let name = store::name(&mut desk.db.reader(Shops::One(shop)).await?, shop, owner).await?;
    password::check(new_password, name.ok_or(Refusal::NotAccepted)?.as_str())?;
    let phc = hashed(passwords, new_password).await?;
    let now = desk.now();
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    store::security::set_password(&mut writer, shop, owner, &phc, now).await?;
    let ended = store::security::end_other_sessions(&mut writer, shop, owner, session, now).await?;
    audit::store::note(&mut writer, desk, By::from(signed_in).did(Action::PasswordChanged, owner.0)).await?;
    writer.commit().await?;
    Ok(ended)
}

/// What somebody signs in with.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// The name.
    pub name: &'a Name,
    /// The password.
    pub password: &'a str,
    /// The code that an app shows now.
    pub totp: Option<&'a str>,
    /// Or one of those for the day it is gone.
    pub recovery_code: Option<&'a str>,
}

/// Signs an owner in. What is wrong is not told, neither by words nor by time.
pub async fn sign_in(tools: Tools<'_>, given: Given<'_>, visitor: &Visitor) -> Result<Begun, Refusal> {
    let Tools { desk, master, passwords } = tools;
    let turn = passwords.turn().await?;
    let now = desk.now();
    let found = find(tools, given.name, visitor).await?;
    begin_try(desk, &found, now).await?;
    // Nobody's name is looked for as somebody's is.
    let (shop, owner) = found.owner.unwrap_or((ShopId(uuid::Uuid::nil()), OwnerId(uuid::Uuid::nil())));
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let name = store::name(&mut reader, shop, owner).await?;
    let kept = store::password(&mut reader, shop, owner).await?;
    let sealed = store::totp(&mut reader, shop, owner).await?;
    drop(reader);
    let is_right = turn.is_right(given.password, kept.as_deref()).await;
    drop(turn);
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let is_proved = is_right
        && match &sealed {
            None => true,
            Some((id, sealed)) => {
                let secret = open_totp(master, shop, owner, sealed);
                prove(&mut writer, shop, *id, secret, &given, now).await?
            }
        };
    match name.filter(|_| is_proved) {
        Some(name) => {
            store::insert_try(&mut writer, desk.random.id(now), &found, Outcome::In, now).await?;
            let begun = begin(desk, &mut writer, shop, (owner, name), visitor, now).await?;
            let by = By::owner(shop, owner, begun.session.0);
            audit::store::note(&mut writer, desk, by.did(Action::SignedIn, owner.0)).await?;
            writer.commit().await?;
            Ok(begun)
        }
        None => {
            store::insert_try(&mut writer, desk.random.id(now), &found, Outcome::Wrong, now).await?;
            // At nobody's name there is no shop to tell, and it is found out by the same question.
            let note = By::system(shop).did(Action::SignInFailed, owner.0);
            let note = note.after("is_known_browser", found.browser_hash.is_some());
            audit::store::note(&mut writer, desk, note).await?;
            writer.commit().await?;
            Err(Refusal::Wrong)
        }
    }
}

/// Proves again who is signed in, by the password or by a code from the app.
pub async fn step_up(
    tools: Tools<'_>,
    signed_in: &SignedIn,
    given_password: Option<&str>,
    code: Option<&str>,
) -> Result<(), Refusal> {
    let Tools { desk, master, passwords } = tools;
    let SignedIn { shop, session, owner, .. } = *signed_in;
    let turn = passwords.turn().await?;
    let now = desk.now();
    let hash = session_hash(master, session);
    // Counted as a browser of its own: only who has the session can slow it.
    let made = Try { name_hash: hash, browser_hash: Some(hash), address_hash: None, owner: Some((shop, owner)) };
    begin_try(desk, &made, now).await?;
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let kept = store::password(&mut reader, shop, owner).await?;
    let sealed = store::totp(&mut reader, shop, owner).await?;
    drop(reader);
    let is_right = match given_password {
        Some(password) => turn.is_right(password, kept.as_deref()).await,
        None => false,
    };
    drop(turn);
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let is_proved = is_right
        || match (&sealed, code) {
            (Some((id, sealed)), Some(code)) => {
                let secret = open_totp(master, shop, owner, sealed);
                is_fresh_code(&mut writer, shop, *id, secret, code, now).await?
            }
            _ => false,
        };
    let outcome = if is_proved { Outcome::In } else { Outcome::Wrong };
    store::insert_try(&mut writer, desk.random.id(now), &made, outcome, now).await?;
    if is_proved {
        store::step_up(&mut writer, shop, session, now).await?;
    }
    let action = if is_proved { Action::SteppedUp } else { Action::StepUpFailed };
    audit::store::note(&mut writer, desk, By::from(signed_in).did(action, session.0)).await?;
    writer.commit().await?;
    if is_proved { Ok(()) } else { Err(Refusal::Wrong) }
}

/// Whose name it is, and what a try at it is counted by.
async fn find(tools: Tools<'_>, name: &Name, visitor: &Visitor) -> db::Result<Try> {
    let Tools { desk, master, .. } = tools;
    let (now, name_hash) = (desk.now(), name_hash(master, name));
    let mut reader = desk.db.reader(Shops::Door).await?;
    let named = doors(&mut reader, DoorKind::OwnerName, &name_hash, now).await?;
    let owner = named.first().map(|door| (door.shop_id, OwnerId(door.target_id)));
    let browser_hash = match &visitor.browser {
        None => None,
        Some(browser) => {
            let known = doors(&mut reader, DoorKind::OwnerBrowser, &browser.hash(), now).await?;
            let is_known = known.iter().any(|door| Some((door.shop_id, OwnerId(door.target_id))) == owner);
            is_known.then(|| browser.hash())
        }
    };
    let address_hash = visitor.address.map(|from| address_hash(master, &address::counted(from)));
    Ok(Try { name_hash, browser_hash, address_hash, owner })
}

/// Notes that a try begins, or refuses it where there were too many. It counts as wrong until it is known to be right, so
/// that many at once do not slip through.
async fn begin_try(desk: &Desk, made: &Try, now: Time) -> Result<(), Refusal> {
    let since = now.plus_minutes(-slow::COUNTED_MINUTES);
    let mut writer = desk.db.writer(Shops::Door).await?;
    let at_name = store::tries_at_name(&mut writer, &made.name_hash, made.browser_hash.as_ref(), since).await?;
    let pace = if made.browser_hash.is_some() { slow::BROWSER } else { slow::NAME };
    let mut wait = slow::wait_seconds(at_name, pace, now);
    if let (None, Some(address)) = (&made.browser_hash, &made.address_hash) {
        let from = store::tries_from_address(&mut writer, address, since).await?;
        wait = wait.max(slow::wait_seconds(from, slow::ADDRESS, now));
    }
    if let Some(seconds) = wait {
        return Err(Refusal::Slowed(seconds));
    }
    store::insert_try(&mut writer, desk.random.id(now), made, Outcome::Tried, now).await?;
    writer.commit().await?;
    Ok(())
}

/// Whether the second proof is good, which is used up by that.
async fn prove(
    writer: &mut Writer,
    shop: ShopId,
    totp_id: uuid::Uuid,
    secret: Option<[u8; totp::SECRET_BYTES]>,
    given: &Given<'_>,
    now: Time,
) -> db::Result<bool> {
    match (given.totp, given.recovery_code) {
        (Some(code), _) => is_fresh_code(writer, shop, totp_id, secret, code, now).await,
        (None, Some(code)) => store::use_recovery(writer, shop, totp_id, &totp::recovery_hash(code), now).await,
        (None, None) => Ok(false),
    }
}

async fn is_fresh_code(
    writer: &mut Writer,
    shop: ShopId,
    totp_id: uuid::Uuid,
    secret: Option<[u8; totp::SECRET_BYTES]>,
    code: &str,
    now: Time,
) -> db::Result<bool> {
    match secret.and_then(|secret| totp::step(&secret, code, now)) {
        Some(step) => store::use_step(writer, shop, totp_id, step).await,
        None => Ok(false),
    }
}

/// Begins a session under a token that nobody has seen, whatever the browser brought along; what it brought ends.
async fn begin(
    desk: &Desk,
    writer: &mut Writer,
    shop: ShopId,
    (owner, name): (OwnerId, Name),
    visitor: &Visitor,
    now: Time,
) -> db::Result<Begun> {
    let random = &desk.random;
    if let Some(before) = &visitor.session {
        for door in doors(writer, DoorKind::Session, &before.hash(), now).await? {
            store::revoke(writer, shop, SessionId(door.target_id), now).await?;
        }
    }
    let browser = visitor.browser.clone().unwrap_or_else(|| Secret::random(random));
    let (session, token) = (random.id::<SessionId>(now), Secret::random(random));
    let expires_at = now.plus_minutes(ABSOLUTE_MINUTES);
    let network = visitor.address.map(address::network);
    let new =
        NewSession { id: session, owner, expires_at, browser: visitor.agent.as_deref(), network: network.as_deref() };
    store::insert_session(writer, shop, &new, now).await?;
    let door = |kind, hash, target, expires_at| NewDoor { kind, hash, target, expires_at };
    let mut hung = vec![door(DoorKind::Session, token.hash(), session.0, Some(expires_at))];
    let known = doors(writer, DoorKind::OwnerBrowser, &browser.hash(), now).await?;
    if !known.iter().any(|known| known.target_id == owner.0) {
        hung.push(door(DoorKind::OwnerBrowser, browser.hash(), owner.0, None));
    }
    insert_doors(writer, shop, &hung, now).await?;
    Ok(Begun { shop, session, owner, name, expires_at, token, browser })
}
