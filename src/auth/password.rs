//! Passwords: what is taken for one, and how it is kept.
//!
//! A password is long or it is refused; what it is composed of is nobody's business (NIST SP 800-63B). Hashing takes tens
//! of milliseconds and megabytes on purpose, so it is done off the async threads, a few at a time.

use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

/// The fewest characters of a password.
pub const MIN_CHARS: usize = 12;
/// The most characters of a password.
pub const MAX_CHARS: usize = 128;

/// The commonest passwords that are long enough, lower-case: those tried first.
const COMMONEST: [&str; 24] = [
    "123456789012",
    "1234567890123",
    "12345678901234",
    "123456789012345",
    "1234567890123456",
    "123123123123",
    "012345678910",
    "111111111111",
    "000000000000",
    "password1234",
    "password12345",
    "password123456",
    "passwordpassword",
    "mypassword123",
    "administrator",
    "qwertyuiop12",
    "qwertyuiop123",
    "qwertyuiop[]",
    "qwerty123456",
    "1q2w3e4r5t6y",
    "abcdefghijkl",
    "iloveyou1234",
    "letmein12345",
    "welcome12345",
];

/// Why a password was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotPassword {
    /// Too easily tried out.
    #[error("has fewer than {MIN_CHARS} characters")]
    TooShort,
    /// Nobody types that.
    #[error("has more than {MAX_CHARS} characters")]
    TooLong,
    /// One of those that are tried first.
    #[error("is one of the commonest there are, or one character over and over, or the name itself")]
    Common,
}

/// Checks a new password of somebody who signs in by `name`.
pub fn check(password: &str, name: &str) -> Result<(), NotPassword> {
    let chars = password.chars().count();
    let lower = password.to_lowercase();
    let is_one_character = password.chars().all(|c| password.starts_with(c));
    match chars {
        0..MIN_CHARS => Err(NotPassword::TooShort),
        MIN_CHARS..=MAX_CHARS => {
            let is_common = COMMONEST.contains(&lower.as_str()) || is_one_character || lower == name.to_lowercase();
            if is_common { Err(NotPassword::Common) } else { Ok(()) }
        }
        _ => Err(NotPassword::TooLong),
    }
}

/// Compared with where there is nothing to compare with, so that an unknown name takes as long as a wrong password. Nothing
/// hashes to it; its cost is that of [`Argon2::default`], and a test keeps it so.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$dGltYnJvLW5vYm9keXM$bm9ib2R5cyBwYXNzd29yZCBoYXNoZXMgdG8gdGhpcyE";

/// Where passwords are hashed and compared: a few at once, and not many in the queue.
#[derive(Clone, Debug)]
pub struct Passwords {
    queue: Arc<Semaphore>,
    work: Arc<Semaphore>,
}

/// More wait already than can be served soon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many passwords are being compared")]
pub struct Busy;

/// A turn at hashing, given back when dropped.
#[derive(Debug)]
pub struct Turn {
    _in_queue: tokio::sync::OwnedSemaphorePermit,
    _at_work: tokio::sync::OwnedSemaphorePermit,
}

impl Default for Passwords {
    fn default() -> Passwords {
        Passwords {
            queue: Arc::new(Semaphore::new(Self::MAX_WAITING)),
            work: Arc::new(Semaphore::new(Self::MAX_AT_ONCE)),
        }
    }
}

impl Passwords {
    /// Each takes 19 MiB.
    const MAX_AT_ONCE: usize = 2;
    /// Some two seconds' worth.
    const MAX_WAITING: usize = 32;

    /// Waits for a turn.
    pub async fn turn(&self) -> Result<Turn, Busy> {
        let in_queue = Arc::clone(&self.queue).try_acquire_owned().map_err(|_| Busy)?;
        let at_work = Arc::clone(&self.work).acquire_owned().await.map_err(|_| Busy)?;
        Ok(Turn { _in_queue: in_queue, _at_work: at_work })
    }
}

impl Turn {
    /// What is kept of a password: a PHC string, with a salt of its own. None where the machine has no randomness.
    pub async fn hash(&self, password: &str) -> Option<String> {
        let password = password.to_owned();
        let hash = move || Argon2::default().hash_password(password.as_bytes()).ok().map(|phc| phc.to_string());
        tokio::task::spawn_blocking(hash).await.ok().flatten()
    }

    /// Whether the password is the one that was kept. With nothing kept it is not, and takes as long.
    pub async fn is_right(&self, password: &str, kept: Option<&str>) -> bool {
        let is_somebodys = kept.is_some();
        let kept = kept.unwrap_or(NOBODYS).to_owned();
        // What cannot have been taken is not right; it is cut, so that it takes no longer than others.
        let is_possible = password.chars().count() <= MAX_CHARS;
        let password: String = password.chars().take(MAX_CHARS).collect();
        let verify = move || {
            PasswordHash::new(&kept)
                .is_ok_and(|kept| Argon2::default().verify_password(password.as_bytes(), &kept).is_ok())
        };
        tokio::task::spawn_blocking(verify).await.unwrap_or(false) && is_somebodys && is_possible
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_and_not_one_of_the_commonest() {
        assert_eq!(check("elevenchars", "Anna"), Err(NotPassword::TooShort));
        assert_eq!(check("twelve chars", "Anna"), Ok(()));
        assert_eq!(check("żółw żółw żó", "Anna"), Ok(()), "characters, not bytes");
        assert_eq!(check(&"ab".repeat(64), "Anna"), Ok(()));
        assert_eq!(check(&"ab".repeat(65), "Anna"), Err(NotPassword::TooLong));
        assert_eq!(check("PasswordPassword", "Anna"), Err(NotPassword::Common));
        assert_eq!(check("ąąąąąąąąąąąą", "Anna"), Err(NotPassword::Common));
        assert_eq!(check("anna maria rossi", "Anna Maria Rossi"), Err(NotPassword::Common));
        for common in COMMONEST {
            assert_eq!(check(common, "Anna"), Err(NotPassword::Common), "{common}");
        }
    }

    #[tokio::test]
    async fn what_was_kept_knows_its_password_only() {
        let turn = Passwords::default().turn().await.unwrap();
        let kept = turn.hash("a horse in the rain").await.unwrap();
        assert!(!kept.contains("horse"));
        assert_ne!(turn.hash("a horse in the rain").await.unwrap(), kept, "a salt of its own");
        assert!(turn.is_right("a horse in the rain", Some(&kept)).await);
        assert!(!turn.is_right("a horse in the rain ", Some(&kept)).await);
        assert!(!turn.is_right("a horse in the rain", None).await);
        assert!(!turn.is_right("", Some("not a PHC string")).await);
    }

    #[tokio::test]
    async fn nobodys_password_costs_what_somebodys_does() {
        let cost = |phc: &str| phc.rsplitn(3, '$').nth(2).unwrap().to_owned();
        let kept = Passwords::default().turn().await.unwrap().hash("a horse in the rain").await.unwrap();
        assert_eq!(cost(NOBODYS), cost(&kept));
        let nobodys = PasswordHash::new(NOBODYS).unwrap();
        let somebodys = PasswordHash::new(&kept).unwrap();
        let bytes = |hash: &PasswordHash| hash.hash.as_ref().unwrap().as_bytes().len();
        assert_eq!(bytes(&nobodys), bytes(&somebodys), "as many bytes are compared");
    }

    #[tokio::test]
    async fn a_full_queue_is_said_and_not_joined() {
        let passwords = Passwords::default();
        let turns = [passwords.turn().await.unwrap(), passwords.turn().await.unwrap()];
        let waiting: Vec<_> = (2..Passwords::MAX_WAITING).map(|_| Box::pin(passwords.turn())).collect();
        let mut joined = futures_util::future::join_all(waiting);
        // Polled once, so that each has taken its place.
        assert!(
            std::future::poll_fn(|context| {
                std::task::Poll::Ready(std::pin::Pin::new(&mut joined).as_mut().poll(context).is_pending())
            })
            .await
        );
        assert_eq!(passwords.turn().await.unwrap_err(), Busy);
        drop(turns);
    }
}
