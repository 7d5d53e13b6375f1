//! Data from before people's fields were sealed: the next start seals it, and nothing is left of it on the disk.

use std::path::Path;
use std::sync::Arc;

use sqlx::migrate::Migrator;
use timbro::app::App;
use timbro::db::{DatabaseUrl, Db, Settings};
use timbro::kernel::{CustomerId, MasterSecret, Random, SetClock, ShopId};
use timbro::people::jobs::People;
use timbro::privacy::jobs::{NotPrepared, Prepared, export, prepare};
use uuid::Uuid;

use crate::house::{BEGIN, PUBLIC_URL, time};
use crate::postgres::cluster;

const FIRST_SEALED: &str = "0014";
const MASTER: [u8; 32] = [7; 32];
const SHOP: ShopId = ShopId(Uuid::from_u128(0x11));
const MARTA: CustomerId = CustomerId(Uuid::from_u128(0x22));
const SAID: [&str; 6] =
    ["Marta Plain", "marta@plain.example", "+39061234567", "plain comment", "plain case", "plain note"];

/// The schemes of before, in a folder of their own.
async fn old_migrations(engine: &str) -> Migrator {
    let folder = tempfile::tempdir().unwrap();
    let all = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine)).unwrap();
    for file in all.map(|file| file.unwrap()) {
        let name = file.file_name().into_string().unwrap();
        if name.as_str() < FIRST_SEALED {
            std::fs::copy(file.path(), folder.path().join(name)).unwrap();
        }
    }
    Migrator::new(folder.path()).await.unwrap()
}

/// What an older timbro wrote, in statements that both engines take.
fn rows() -> Vec<String> {
    let actor = "0, 'system', $2, null";
    let [name, email, phone, comment, case, note] = SAID;
    vec![
        "insert into shop (id, name, kind, time_zone, currency, locale, rules_version, made_at) \
         values ($1, 'Bar Sole', 'cafe', 'Europe/Rome', 'EUR', 'it', 0, 0)"
            .to_owned(),
        format!(
            "insert into customer (shop_id, id, display_name, email, phone, made_at, actor_kind, actor_id, location_id) \
            values ($1, $2, '{name}', '{email}', '{phone}', {actor})"
        ),
        format!(
            "insert into consent (shop_id, customer_id, purpose, number, is_given, made_at, actor_kind, actor_id, location_id) \
            values ($1, $2, 'recognition', 1, $3, {actor})"
        ),
        format!(
            "insert into answer (shop_id, id, customer_id, kind, score, scale_max, comment, made_at, actor_kind, actor_id, location_id) \
            values ($1, $2, $2, 'nps', 9, 10, '{comment}', {actor})"
        ),
        format!(
            "insert into customer_case (shop_id, id, customer_id, weight, text, made_at, actor_kind, actor_id, location_id) \
            values ($1, $2, $2, 'minor', '{case}', {actor})"
        ),
        format!(
            "insert into case_solution (shop_id, case_id, note, made_at, actor_kind, actor_id, location_id) \
            values ($1, $2, '{note}', {actor})"
        ),
    ]
}

macro_rules! fill {
    ($pool:expr, $engine:literal) => {{
        old_migrations($engine).await.run(&$pool).await.unwrap();
        for text in rows() {
            let (shop, marta, has_flag) = (SHOP, MARTA, text.contains("$3"));
            let query = sqlx::query(sqlx::AssertSqlSafe(text.clone())).bind(shop);
            let query = if text.contains("$2") { query.bind(marta) } else { query };
            let query = if has_flag { query.bind(true) } else { query };
            query.execute(&$pool).await.unwrap();
        }
        $pool.close().await;
    }};
}

async fn opened(url: &DatabaseUrl) -> App {
    let (master, random) = (MasterSecret::new(MASTER), Arc::new(Random::seeded(3)));
    let db = Db::open(url, Settings::default()).await.unwrap();
    let people = People::open(&url.people(), Settings::default(), &master, random.clone()).await.unwrap();
    App::start(db, people, Arc::new(SetClock::at(time(BEGIN))), random, master, PUBLIC_URL).0
}

async fn is_sealed_and_readable(url: &DatabaseUrl) {
    let app = opened(url).await;
    assert_eq!(prepare(&app.desk).await.unwrap(), Prepared { sealed: 6, erased_again: 0 });
    let all =
        serde_json::to_value(export(&app.desk, (SHOP, MARTA), timbro::audit::By::system(SHOP)).await.unwrap().unwrap())
            .unwrap();
    let at = |pointer: &str| all.pointer(pointer).unwrap().as_str().unwrap().to_owned();
    let read = [
        "/profile/display_name",
        "/profile/email",
        "/profile/phone",
        "/answers/0/comment",
        "/cases/0/text",
        "/cases/0/note",
    ];
    assert_eq!(read.map(at), SAID);
    assert_eq!(at("/consents/0/purpose"), "profiling");
    app.desk.db.close().await;
    app.desk.people.db().close().await;
}

#[test]
fn old_data_is_sealed_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("timbro.db");
    let url = DatabaseUrl::Sqlite(path.clone());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let options = sqlx::sqlite::SqliteConnectOptions::new()
            .filename(&path)
            .create_if_missing(true)
            .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal);
        let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
        fill!(pool, "sqlite");
        let has = |text: &str| {
            let files =
                std::fs::read_dir(folder.path()).unwrap().map(|file| std::fs::read(file.unwrap().path()).unwrap());
            files.into_iter().any(|bytes| bytes.windows(text.len()).any(|window| window == text.as_bytes()))
        };
        assert!(SAID.iter().all(|text| has(text)), "they stand in plain words");
        is_sealed_and_readable(&url).await;
        for text in SAID {
            assert!(!has(text), "{text} is on the disk still");
        }
        // Without the keys there is nothing to read, and that is said instead of beginning anew.
        for file in ["people.db", "people.db-wal", "people.db-shm"] {
            let _ = std::fs::remove_file(folder.path().join(file));
        }
        let app = opened(&url).await;
        assert!(matches!(prepare(&app.desk).await, Err(NotPrepared::KeysMissing)));
    });
}

#[test]
fn old_data_is_sealed_on_postgres() {
    let cluster = cluster();
    let name = format!("old_{}", std::process::id());
    cluster.create_database(&name, None);
    let url = cluster.url(&name);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let pool = sqlx::PgPool::connect(&url).await.unwrap();
        fill!(pool, "postgres");
        is_sealed_and_readable(&DatabaseUrl::Postgres(url)).await;
    });
    cluster.drop_database(&name);
}
