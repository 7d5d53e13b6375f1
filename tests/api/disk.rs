//! What is on the disk: every byte of SQLite's files, every value of every table on PostgreSQL, and the log.

use std::io::Write;
use std::sync::{Mutex, OnceLock, PoisonError};

use timbro::db::{DatabaseUrl, Db, Shops};
use timbro::on;

use crate::house::House;

/// All that was logged in this process since it was first asked.
static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Keep;

impl Write for Keep {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOG.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Keeps what is logged from now on, so that it can be looked through.
pub fn listen() {
    static ONCE: OnceLock<()> = OnceLock::new();
    ONCE.get_or_init(|| {
        let filter = "debug,sqlx=debug,tower_http=debug";
        let made = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false).with_writer(|| Keep).try_init();
        made.unwrap();
    });
}

/// Everything that is written down somewhere, each with where.
async fn everything(house: &House) -> Vec<(String, Vec<u8>)> {
    let mut all = match house.url() {
        DatabaseUrl::Sqlite(path) => files(path.parent().unwrap()),
        DatabaseUrl::Postgres(_) => {
            let people = house.app.desk.people.db();
            [tables(&house.app.desk.db, "public").await, tables(people, "timbro_people").await].concat()
        }
    };
    assert!(all.len() > 2, "nothing was looked at");
    all.push(("the log".to_owned(), LOG.lock().unwrap_or_else(PoisonError::into_inner).clone()));
    all
}

fn files(folder: &std::path::Path) -> Vec<(String, Vec<u8>)> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files.map(|path| (path.display().to_string(), std::fs::read(&path).unwrap())).collect()
}

async fn tables(db: &Db, schema: &str) -> Vec<(String, Vec<u8>)> {
    let mut reader = db.reader(Shops::Admin).await.unwrap();
    let names: Vec<String> = on!(&mut reader, |c| sqlx::query_scalar(
        "select table_name::text from information_schema.tables where table_schema = $1"
    )
    .bind(schema)
    .fetch_all(c)
    .await)
    .unwrap();
    assert!(!names.is_empty(), "{schema} is empty");
    let mut all = Vec::new();
    for name in names {
        let text = format!("select coalesce(string_agg(x::text, ' '), '') from {schema}.{name} as x");
        let rows: String =
            on!(&mut reader, |c| sqlx::query_scalar(sqlx::AssertSqlSafe(text.clone())).fetch_one(c).await).unwrap();
        all.push((format!("{schema}.{name}"), rows.into_bytes()));
    }
    all
}

/// The places that have a text, as it is or in hexadecimal digits.
async fn places(house: &House, wanted: &str) -> Vec<String> {
    let digits: String = wanted.bytes().map(|byte| format!("{byte:02x}")).collect();
    let has = |bytes: &[u8], part: &str| bytes.windows(part.len()).any(|window| window == part.as_bytes());
    let all = everything(house).await;
    all.into_iter().filter(|(_, bytes)| has(bytes, wanted) || has(bytes, &digits)).map(|(place, _)| place).collect()
}

/// None of these texts is written down anywhere.
pub async fn has_none_of(house: &House, wanted: &[&str]) {
    for text in wanted {
        let places = places(house, text).await;
        assert!(places.is_empty(), "`{text}` is in {places:?}");
    }
}

/// This text is written down somewhere: that it would be found.
pub async fn has(house: &House, wanted: &str) {
    assert!(!places(house, wanted).await.is_empty(), "`{wanted}` is nowhere");
}
