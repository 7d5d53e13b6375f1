//! What people tell of themselves is sealed, field by field, under a key of their own; whoever is to read a name opens it
//! here.
//!
//! The keys are in a store that is backed up apart from the data, so that erasing a key makes the person's fields
//! unreadable in every old copy of the data too. That an address is known is found by its keyed hash; whatever else is
//! looked for is looked for in memory. What an erasure takes out of the data is `privacy`'s to know.

pub mod jobs;
pub mod store;

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

use crate::kernel::{Comment, CustomerId, Email, Key, MasterSecret, Name, Phone, Random, ShopId};

/// Somebody at a shop.
pub type Person = (ShopId, CustomerId);

/// A column that holds something personal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// What to call somebody.
    DisplayName,
    /// Where to write.
    Email,
    /// Where to call.
    Phone,
    /// What was said with an answer.
    Comment,
    /// What went wrong.
    CaseText,
    /// What was done about it.
    SolutionNote,
    /// What the shop told.
    NoteText,
    /// What was to be said at the counter, or stood in a mail.
    NudgeText,
    /// On which day they have their birthday.
    Birthday,
}

impl Field {
    /// All there are.
    pub const ALL: [Field; 9] = [
        Field::DisplayName,
        Field::Email,
        Field::Phone,
        Field::Comment,
        Field::CaseText,
        Field::SolutionNote,
        Field::NoteText,
        Field::NudgeText,
        Field::Birthday,
    ];

    /// Table and column.
    pub fn place(self) -> &'static str {
        match self {
            Field::DisplayName => "customer:display_name",
            Field::Email => "customer:email",
            Field::Phone => "customer:phone",
            Field::Comment => "answer:comment",
            Field::CaseText => "customer_case:text",
            Field::SolutionNote => "case_solution:note",
            Field::NoteText => "customer_note:text",
            Field::NudgeText => "nudge:text",
            Field::Birthday => "customer:birthday",
        }
    }
}

/// What is said in a row, sealed under its person's key. The first byte tells which way of sealing it is.
#[derive(Clone, PartialEq, Eq, sqlx::Type)]
#[sqlx(transparent)]
pub struct Sealed(Vec<u8>);

impl Sealed {
    /// What is sealed, as it lies there: another whenever it was sealed anew.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// XChaCha20-Poly1305 under the person's key, with place and row as associated data.
const FIRST_WAY: u8 = 1;

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} bytes)", self.0.len())
    }
}

/// One person's key. Shown by no `Debug`.
#[derive(Clone, Debug)]
pub struct PersonKey(Arc<Key>);

impl PersonKey {
    /// Bytes for a new one.
    fn seed(random: &Random) -> [u8; 32] {
        random.bytes()
    }

    fn of(seed: [u8; 32], shop: ShopId, customer: CustomerId) -> PersonKey {
        let parts: [&[u8]; 2] = [shop.0.as_bytes(), customer.0.as_bytes()];
        PersonKey(Arc::new(MasterSecret::new(seed).derive("timbro-person-1", &parts)))
    }

    /// Seals a text for one row's column.
    pub fn seal(&self, field: Field, row: Uuid, text: &str, random: &Random) -> Sealed {
        Sealed([&[FIRST_WAY], self.0.seal(&aad(field, row), text.as_bytes(), random).as_slice()].concat())
    }

    /// Opens it again. None if it was changed, or is another's, another row's or another column's.
    pub fn open(&self, field: Field, row: Uuid, sealed: &Sealed) -> Option<String> {
        let (way, sealed) = sealed.0.split_first()?;
        let opened = (*way == FIRST_WAY).then(|| self.0.open(&aad(field, row), sealed))??;
        String::from_utf8(opened.to_vec()).ok()
    }
}

fn aad(field: Field, row: Uuid) -> Vec<u8> {
    [field.place().as_bytes(), b":", row.as_bytes()].concat()
}

/// The two keys of the house: under which persons' keys are sealed, and by which addresses are hashed.
#[derive(Clone, Debug)]
struct HouseKeys {
    wrap: Key,
    index: Key,
}

impl HouseKeys {
    fn of(master: &MasterSecret) -> HouseKeys {
        HouseKeys { wrap: master.derive("timbro-people-1", &[]), index: master.derive("timbro-index-1", &[]) }
    }

    fn wrap(&self, shop: ShopId, customer: CustomerId, seed: &[u8; 32], random: &Random) -> Vec<u8> {
        [&[FIRST_WAY], self.wrap.seal(&wrap_aad(shop, customer), seed, random).as_slice()].concat()
    }

    fn unwrap(&self, shop: ShopId, customer: CustomerId, sealed: &[u8]) -> Option<PersonKey> {
        let (way, sealed) = sealed.split_first()?;
        let seed = (*way == FIRST_WAY).then(|| self.wrap.open(&wrap_aad(shop, customer), sealed))??;
        Some(PersonKey::of(seed.as_slice().try_into().ok()?, shop, customer))
    }

    /// HMAC-SHA-256 of an address as it is compared, another in each shop and for each field.
    fn index(&self, shop: ShopId, field: Field, compared: &str) -> Vec<u8> {
        self.hash(shop, field.place(), compared)
    }

    fn source_index(&self, shop: ShopId, source: &str, external_id: &str) -> Vec<u8> {
        // The length tells where the source ends and the id begins.
        self.hash(shop, "imported_customer:external_id", &format!("{}:{source}{external_id}", source.len()))
    }

    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
    fn hash(&self, shop: ShopId, place: &str, compared: &str) -> Vec<u8> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.index.expose()).expect("any key length is good");
        mac.update(shop.0.as_bytes());
        mac.update(place.as_bytes());
        mac.update(b":");
        mac.update(compared.as_bytes());
        mac.finalize().into_bytes().to_vec()
    }
}

fn wrap_aad(shop: ShopId, customer: CustomerId) -> Vec<u8> {
    [b"person_key:".as_slice(), shop.0.as_bytes(), customer.0.as_bytes()].concat()
}

/// An address as two of them are compared: nobody's mailbox differs from another's by capitals alone.
fn compared_email(email: &Email) -> String {
    email.as_str().to_lowercase()
}

/// A number as two of them are compared: the way out of one's country is `00` or `+`.
fn compared_phone(phone: &Phone) -> String {
    phone.as_str().strip_prefix("00").map_or_else(|| phone.as_str().to_owned(), |rest| format!("+{rest}"))
}

/// Opens what some people told. What does not open reads as not told.
#[derive(Clone, Debug, Default)]
pub struct Opener {
    keys: HashMap<CustomerId, PersonKey>,
}

impl Opener {
    /// A text in one of their rows.
    pub fn text(&self, customer: CustomerId, field: Field, row: Uuid, sealed: Option<&Sealed>) -> Option<String> {
        self.keys.get(&customer)?.open(field, row, sealed?)
    }

    /// Seals a text for one of their rows. None for who has no key.
    pub fn seal(&self, customer: CustomerId, field: Field, row: Uuid, text: &str, random: &Random) -> Option<Sealed> {
        self.keys.get(&customer).map(|key| key.seal(field, row, text, random))
    }

    /// Somebody's name.
    pub fn name(&self, customer: CustomerId, sealed: Option<&Sealed>) -> Option<Name> {
        self.text(customer, Field::DisplayName, customer.0, sealed).and_then(|name| Name::parse(&name).ok())
    }

    /// A text in lines.
    pub fn comment(&self, customer: CustomerId, field: Field, row: Uuid, sealed: Option<&Sealed>) -> Option<Comment> {
        self.text(customer, field, row, sealed).and_then(|text| Comment::parse(&text).ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHOP: ShopId = ShopId(Uuid::from_u128(1));
    const MARTA: CustomerId = CustomerId(Uuid::from_u128(2));
    const PAOLO: CustomerId = CustomerId(Uuid::from_u128(3));

    #[test]
    fn a_field_opens_only_for_its_person_in_its_place() {
        let random = Random::seeded(1);
        let key = PersonKey::of([1; 32], SHOP, MARTA);
        let sealed = key.seal(Field::DisplayName, MARTA.0, "Marta", &random);
        assert_eq!(key.open(Field::DisplayName, MARTA.0, &sealed).as_deref(), Some("Marta"));
        assert_ne!(sealed, key.seal(Field::DisplayName, MARTA.0, "Marta", &random), "two are never alike");
        assert_eq!(key.open(Field::Email, MARTA.0, &sealed), None, "another column");
        assert_eq!(key.open(Field::DisplayName, PAOLO.0, &sealed), None, "another row");
        assert_eq!(PersonKey::of([1; 32], SHOP, PAOLO).open(Field::DisplayName, MARTA.0, &sealed), None);
        for at in 0..sealed.0.len() {
            let mut changed = sealed.clone();
            changed.0[at] ^= 1;
            assert_eq!(key.open(Field::DisplayName, MARTA.0, &changed), None, "byte {at} changed");
        }
        assert_eq!(key.open(Field::DisplayName, MARTA.0, &Sealed(Vec::new())), None);
        assert!(!format!("{sealed:?} {key:?}").contains("Marta"));
    }

    #[test]
    fn a_persons_key_is_opened_by_this_house_for_this_person() {
        let (random, house) = (Random::seeded(1), HouseKeys::of(&MasterSecret::new([7; 32])));
        let wrapped = house.wrap(SHOP, MARTA, &[9; 32], &random);
        assert!(house.unwrap(SHOP, MARTA, &wrapped).is_some());
        assert!(house.unwrap(SHOP, PAOLO, &wrapped).is_none());
        assert!(HouseKeys::of(&MasterSecret::new([8; 32])).unwrap(SHOP, MARTA, &wrapped).is_none());
    }

    #[test]
    fn one_address_has_one_index_however_it_is_written() {
        let house = HouseKeys::of(&MasterSecret::new([7; 32]));
        let email = |text: &str| house.index(SHOP, Field::Email, &compared_email(&Email::parse(text).unwrap()));
        assert_eq!(email("Marta@Example.org"), email("marta@example.ORG"));
        assert_ne!(email("marta@example.org"), email("maria@example.org"));
        let phone = |text: &str| house.index(SHOP, Field::Phone, &compared_phone(&Phone::parse(text).unwrap()));
        assert_eq!(phone("+39 06 123-456"), phone("003906123456"));
        assert_ne!(phone("+39 06 123-456"), phone("06 123456"));
        let elsewhere = house.index(ShopId(Uuid::from_u128(9)), Field::Email, "marta@example.org");
        assert_ne!(email("marta@example.org"), elsewhere, "no shop can be compared with another");
    }
}
