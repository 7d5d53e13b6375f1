//! PINs, hashed and checked: off the threads that serve, a few at once.

use std::sync::Arc;

use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::Semaphore;

use super::store::{self, PinRow};
use super::{ENROLMENT_MINUTES, MAX_WRONG_PINS, NotTaken, Pin, Whose, enrolment_secret, locked_until};
use crate::audit::{self, Action, By};
use crate::auth::device::Role;
use crate::auth::store::{NewDoor, insert_doors};
use crate::auth::{DoorKind, Secret};
use crate::db::{self, Shops, Writer};
use crate::desk::Desk;
use crate::kernel::{DeviceId, EnrolmentId, Key, LocationId, MasterSecret, Name, Origin, ShopId, StaffId, Time};

/// PINs hashed at the same time: each takes 19 MiB and a core for some hundredths of a second.
const AT_ONCE: usize = 2;

/// What hashes and checks PINs. Cheap to clone.
#[derive(Clone)]
pub struct Pins {
    master: MasterSecret,
    at_once: Arc<Semaphore>,
}

impl Pins {
    /// With the secret from which PINs get their pepper: ten thousand PINs would be tried in minutes by who has the
    /// database alone.
    pub fn new(master: MasterSecret) -> Pins {
        Pins { master, at_once: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// A PIN's hash: Argon2id with the parameters that OWASP's cheat sheet asks for (19 MiB, 2 passes), salted and
    /// peppered, in the PHC form.
    pub async fn hash(&self, shop: ShopId, pin: Pin, salt: [u8; 16]) -> db::Result<String> {
        self.off_thread(shop, move |argon2| hashed(argon2, &pin, &salt)).await?
    }

    /// The first of these whose PIN it is. Where there is none to compare with, it takes as long as one.
    async fn first_match(&self, shop: ShopId, pin: Pin, mut rows: Vec<PinRow>) -> db::Result<Option<PinRow>> {
        self.off_thread(shop, move |argon2| {
            if rows.is_empty() {
                hashed(argon2, &pin, &[0; 16])?;
            }
            let bytes = pin.expose().as_bytes();
            let found = rows.iter().position(|row| argon2.verify_password(bytes, row.hash.as_str()).is_ok());
            Ok(found.map(|at| rows.swap_remove(at)))
        })
        .await?
    }

    async fn off_thread<T: Send + 'static>(
        &self,
        shop: ShopId,
        work: impl FnOnce(&Argon2<'_>) -> T + Send + 'static,
    ) -> db::Result<T> {
        let unfinished = || db::Error::impossible("a PIN's hash was not worked out");
        let pepper: Key = self.master.derive("timbro-pin-1", &[shop.0.as_bytes()]);
        let permit = Arc::clone(&self.at_once).acquire_owned().await.map_err(|_| unfinished())?;
        let worked = tokio::task::spawn_blocking(move || {
            // Held to the end of the work, which goes on when nobody waits for it any more.
            let _permit = permit;
            let secret = pepper.expose();
            let argon2 = Argon2::new_with_secret(secret, Algorithm::Argon2id, Version::V0x13, Params::default());
            argon2.map(|argon2| work(&argon2))
        });
        worked.await.map_err(|_| unfinished())?.map_err(|_| unfinished())
    }
}

impl std::fmt::Debug for Pins {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pins(redacted)")
    }
}

fn hashed(argon2: &Argon2<'_>, pin: &Pin, salt: &[u8]) -> db::Result<String> {
    let hash = argon2.hash_password_with_salt(pin.expose().as_bytes(), salt);
    hash.map(|hash| hash.to_string()).map_err(|_| db::Error::impossible("a PIN does not hash"))
}

/// Invites a device to a counter, and hangs the door that its QR code opens. False where the counter is none of the shop's.
pub async fn insert_invitation(
    writer: &mut Writer,
    shop: ShopId,
    (id, secret): (EnrolmentId, &Secret),
    (name, at): (&Name, Option<LocationId>),
    (origin, now): (Origin, Time),
) -> db::Result<bool> {
    let expires_at = now.plus_minutes(ENROLMENT_MINUTES);
    if !store::insert_enrolment(writer, shop, id, (name, at), (origin, now, expires_at)).await? {
        return Ok(false);
    }
    let door = NewDoor { kind: DoorKind::Enrolment, hash: secret.hash(), target: id.0, expires_at: Some(expires_at) };
    insert_doors(writer, shop, &[door], now).await?;
    Ok(true)
}

/// What the QR code of an invitation says. The secret stands behind the #, which browsers send to nobody.
pub fn invitation_url(desk: &Desk, secret: &Secret) -> String {
    format!("{}/counter#enrol={}", desk.public_url, secret.expose())
}

/// Invites a device to a shop's first counter, by hand of who runs the server. Gives the address.
pub async fn invite(desk: &Desk, master: &MasterSecret, shop: ShopId, name: &Name) -> db::Result<String> {
    let (id, now) = (desk.random.id(desk.now()), desk.now());
    let secret =
        enrolment_secret(master, shop, id).ok_or_else(|| db::Error::impossible("an enrolment has no secret"))?;
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    if !insert_invitation(&mut writer, shop, (id, &secret), (name, None), (Origin::SYSTEM, now)).await? {
        return Err(db::Error::impossible("a shop has no counter"));
    }
    writer.commit().await?;
    Ok(invitation_url(desk, &secret))
}

/// Adds somebody who works at a shop, with a PIN.
pub async fn hire(
    desk: &Desk,
    pins: &Pins,
    shop: ShopId,
    (name, role, pin): (&Name, Role, &Pin),
    origin: Origin,
) -> db::Result<StaffId> {
    let hash = pins.hash(shop, pin.clone(), desk.random.bytes()).await?;
    let now = desk.now();
    let id: StaffId = desk.random.id(now);
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    store::insert_staff(&mut writer, shop, id, (name, role), origin, now).await?;
    store::insert_pin(&mut writer, shop, id, (pin, &hash), origin, now).await?;
    writer.commit().await?;
    Ok(id)
}

/// Whose PIN it is. The attempt is on disk before the PIN is looked at, so that however many come at once, each counts.
pub async fn check(
    desk: &Desk,
    pins: &Pins,
    shop: ShopId,
    device: DeviceId,
    whose: Whose,
    pin: Pin,
) -> db::Result<Result<PinRow, NotTaken>> {
    let (now, counted_as) = (desk.now(), whose.counted_as());
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let (number, wrong) = loop {
        let wrong = store::wrong_pins(&mut writer, shop, device, counted_as).await?;
        let until = wrong.last_at.and_then(|last_at| locked_until(wrong.count, last_at));
        if let Some(until) = until.filter(|until| *until > now) {
            return Ok(Err(NotTaken::Locked { until }));
        }
        let number = wrong.last_number + 1;
        // Another attempt may have taken the number meanwhile: then it is counted first.
        if store::insert_attempt(&mut writer, shop, device, counted_as, number, now).await? {
            break (number, wrong.count + 1);
        }
    };
    let candidates = store::pins(&mut writer, shop, whose).await?;
    writer.commit().await?;
    let found = pins.first_match(shop, pin, candidates).await?;
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let Some(row) = found else {
        if wrong >= MAX_WRONG_PINS {
            let by = By { device: Some(device), ..By::system(shop) };
            let note = by.did(Action::PinLocked, counted_as.0).after("wrong", wrong);
            audit::store::note(&mut writer, desk, note).await?;
            writer.commit().await?;
        }
        return Ok(Err(NotTaken::Wrong));
    };
    store::insert_match(&mut writer, shop, device, counted_as, number).await?;
    writer.commit().await?;
    Ok(Ok(row))
}
