//! Opening and sealing: the second store with the keys that were used lately in memory.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;

use super::{Field, HouseKeys, Opener, Person, PersonKey, Sealed, compared_email, compared_phone, store};
use crate::db::{self, DatabaseUrl, Db, NotOpened, Settings, Shops};
use crate::kernel::{CustomerId, Email, MasterSecret, Name, Origin, Phone, Random, ShopId, Time};

/// Keys in memory at most: some fifteen megabytes.
const MAX_KEPT: usize = 65_536;

/// The people whose keys these are. Cheap to clone.
#[derive(Clone)]
pub struct People {
    db: Db,
    house: Arc<HouseKeys>,
    random: Arc<Random>,
    kept: Arc<Mutex<HashMap<Person, PersonKey>>>,
}

impl std::fmt::Debug for People {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("People(redacted)")
    }
}

impl People {
    /// Opens the second store: where it is told to be, or beside the data.
    pub async fn open(
        url: &DatabaseUrl,
        settings: Settings,
        master: &MasterSecret,
        random: Arc<Random>,
    ) -> Result<People, NotOpened> {
        let db = Db::open_people(url, settings).await?;
        Ok(People { db, house: Arc::new(HouseKeys::of(master)), random, kept: Arc::default() })
    }

    /// The store itself: for what copies or checks it.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// The keys of those among these people who have one, with one question for all that are not in memory.
    pub async fn opener(&self, shop: ShopId, people: impl IntoIterator<Item = CustomerId>) -> db::Result<Opener> {
        let asked: HashSet<CustomerId> = people.into_iter().collect();
        let mut keys = HashMap::with_capacity(asked.len());
        let mut missing = Vec::new();
        {
            let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            for customer in asked {
                match kept.get(&(shop, customer)) {
                    Some(key) => drop(keys.insert(customer, key.clone())),
                    None => missing.push((shop, customer)),
                }
            }
        }
        if !missing.is_empty() {
            let rows = store::keys(&mut self.db.reader(Shops::One(shop)).await?, &missing).await?;
            for row in rows {
                let customer = row.customer_id;
                let key = self.house.unwrap(shop, customer, &row.sealed_key).ok_or_else(another_secret)?;
                self.keep((shop, customer), &key);
                keys.insert(customer, key);
            }
        }
        Ok(Opener { keys })
    }

    /// A person's key, made where they have none yet. None for somebody who was erased.
    pub async fn key(&self, shop: ShopId, customer: CustomerId, now: Time) -> db::Result<Option<PersonKey>> {
        Ok(self.keys(shop, &[customer], now).await?.keys.remove(&customer))
    }

    /// The same for many at once, in one transaction.
    pub async fn keys(&self, shop: ShopId, people: &[CustomerId], now: Time) -> db::Result<Opener> {
        let opener = self.opener(shop, people.iter().copied()).await?;
        if people.iter().all(|customer| opener.keys.contains_key(customer)) {
            return Ok(opener);
        }
        let mut writer = self.db.writer(Shops::One(shop)).await?;
        for customer in people.iter().filter(|customer| !opener.keys.contains_key(customer)) {
            let sealed = self.house.wrap(shop, *customer, &PersonKey::seed(&self.random), &self.random);
            store::insert_key(&mut writer, (shop, *customer), &sealed, now).await?;
        }
        writer.commit().await?;
        // Read back: of two who made it at once, the first one's holds.
        self.opener(shop, people.iter().copied()).await
    }

    /// Seals a text of somebody's. None where there is nothing to seal, or nobody any more.
    pub async fn seal(
        &self,
        (shop, customer): Person,
        field: Field,
        row: Uuid,
        text: Option<&str>,
        now: Time,
    ) -> db::Result<Option<Sealed>> {
        let Some(text) = text else { return Ok(None) };
        let key = self.key(shop, customer, now).await?;
        Ok(key.map(|key| key.seal(field, row, text, &self.random)))
    }

    /// Somebody's name.
    pub async fn name(
        &self,
        shop: ShopId,
        customer: Option<CustomerId>,
        sealed: Option<&Sealed>,
    ) -> db::Result<Option<Name>> {
        let (Some(customer), Some(_)) = (customer, sealed) else { return Ok(None) };
        Ok(self.opener(shop, [customer]).await?.name(customer, sealed))
    }

    /// By what an address is found.
    pub fn email_index(&self, shop: ShopId, email: &Email) -> Vec<u8> {
        self.house.index(shop, Field::Email, &compared_email(email))
    }

    /// By what a number is found.
    pub fn phone_index(&self, shop: ShopId, phone: &Phone) -> Vec<u8> {
        self.house.index(shop, Field::Phone, &compared_phone(phone))
    }

    /// What stands in place of the id by which an import's source knew somebody who was erased: told again by the same
    /// source, the id leads here, and to nobody.
    pub fn erased_id(&self, shop: ShopId, source: &str, external_id: &str) -> String {
        let index = self.house.source_index(shop, source, external_id);
        index.iter().fold("erased-".to_owned(), |text, byte| format!("{text}{byte:02x}"))
    }

    /// Destroys somebody's key and writes them on the list of the erased, on disk before this returns. From then on no
    /// copy of the data can be read for them. Whether they were not on it before.
    pub async fn forget(&self, person: Person, origin: Origin, now: Time) -> db::Result<bool> {
        let mut writer = self.db.writer(Shops::One(person.0)).await?;
        let is_new = store::insert_erasure(&mut writer, person, origin, now).await?;
        store::delete_key(&mut writer, person).await?;
        writer.commit().await?;
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).remove(&person);
        self.db.scrub().await?;
        Ok(is_new)
    }

    fn keep(&self, person: Person, key: &PersonKey) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MAX_KEPT {
            kept.clear();
        }
        kept.insert(person, key.clone());
    }
}

fn another_secret() -> db::Error {
    db::Error::impossible("a person's key does not open: is the master secret its own?")
}
