//! An upgrade killed half-way: data of an older timbro, with names in plain words, are opened by this one, which is killed
//! while it changes the scheme and seals the names. Started again it has everybody, once.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use sqlx::migrate::Migrator;
use sqlx::{AssertSqlSafe, PgPool, SqlitePool};
use timbro::audit::By;
use timbro::kernel::{CustomerId, ShopId};
use timbro::privacy::jobs::export;
use uuid::Uuid;

use crate::house::{House, Server};
use crate::inside::at_desk;
use crate::table::{Tally, dose};

/// The first scheme in which names are sealed: what is older has them in plain words.
const FIRST_SEALED: &str = "0014";
const SHOP: ShopId = ShopId(Uuid::from_u128(0x11));
const GUESTS: u128 = 100;

fn guests() -> impl Iterator<Item = (CustomerId, String)> {
    (1..=GUESTS).map(|n| (CustomerId(Uuid::from_u128(0x1000 + n)), format!("Guest {n}")))
}

/// The schemes of before.
async fn old_migrations(engine: &str) -> Migrator {
    let folder = tempfile::tempdir().unwrap();
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine);
    for file in std::fs::read_dir(all).unwrap().map(Result::unwrap) {
        if file.file_name().to_str().unwrap() < FIRST_SEALED {
            std::fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
        }
    }
    Migrator::new(folder.path()).await.unwrap()
}

/// What an older timbro wrote, in statements that both engines take.
macro_rules! fill {
    ($pool:expr, $engine:literal) => {{
        let pool = $pool;
        old_migrations($engine).await.run(&pool).await.unwrap();
        let shop = "insert into shop (id, name, kind, time_zone, currency, locale, rules_version, made_at) \
            values ($1, 'Bar Sole', 'cafe', 'Europe/Rome', 'EUR', 'it', 0, 0)";
        sqlx::query(shop).bind(SHOP).execute(&pool).await.unwrap();
        for (guest, name) in guests() {
            let row = format!(
                "insert into customer (shop_id, id, display_name, made_at, actor_kind, actor_id, location_id) \
                values ($1, $2, '{name}', 0, 'system', $2, null)"
            );
            sqlx::query(AssertSqlSafe(row)).bind(SHOP).bind(guest).execute(&pool).await.unwrap();
        }
        pool.close().await;
    }};
}

/// Data of an older timbro.
async fn old(house: House) -> House {
    std::fs::create_dir_all(house.data()).unwrap();
    let secret = house.data().join("master.secret");
    std::fs::write(&secret, "07".repeat(32)).unwrap();
    std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(0o600)).unwrap();
    match house.url().strip_prefix("sqlite:") {
        Some(path) => {
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).create_if_missing(true);
            fill!(SqlitePool::connect_with(options).await.unwrap(), "sqlite");
        }
        None => fill!(PgPool::connect(&house.url()).await.unwrap(), "postgres"),
    }
    house
}

/// A second server's folder over the same database.
fn neighbour(house: &House) -> House {
    let other = House::at(house.url());
    std::fs::create_dir_all(other.data()).unwrap();
    std::fs::copy(house.data().join("master.secret"), other.data().join("master.secret")).unwrap();
    other
}

fn serve(house: &House) -> Command {
    let mut command = house.command(&["serve", "--listen", "127.0.0.1:0"]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// The names that are read now.
async fn names(house: &House) -> BTreeMap<CustomerId, String> {
    at_desk(house, async |desk| {
        let mut names = BTreeMap::new();
        for (guest, _) in guests() {
            let told = export(desk, (SHOP, guest), By::system(SHOP)).await.unwrap();
            let told = serde_json::to_value(told).unwrap();
            let name = told.pointer("/profile/display_name").and_then(|name| name.as_str()).unwrap_or_default();
            names.insert(guest, name.to_owned());
        }
        names
    })
    .await
}

/// Upgrades so many old houses, each killed at another moment of its way, by as many servers at once as there are
/// `folders` over it. The last is killed `ways` times as long after its start as one took that was let be.
async fn upgraded(times: usize, house: fn() -> House, folders: usize, ways: u32, between: impl Fn(&House)) -> Tally {
    let mut tally = Tally { times, ..Tally::default() };
    let unharmed = old(house()).await;
    let begun = Instant::now();
    unharmed.serve().kill();
    let whole = begun.elapsed();
    for time in 0..times {
        let mut houses = vec![old(house()).await];
        houses.extend((1..folders).map(|_| neighbour(&houses[0])).collect::<Vec<_>>());
        let mut servers: Vec<_> = houses.iter().map(|house| serve(house).spawn().unwrap()).collect();
        std::thread::sleep(whole * ways * u32::try_from(time + 1).unwrap() / u32::try_from(times).unwrap());
        servers.iter_mut().for_each(|server| server.kill().unwrap());
        servers.iter_mut().for_each(|server| assert!(!server.wait().unwrap().success()));
        between(&houses[0]);
        tally.acknowledged += guests().count();
        let started = std::thread::scope(|scope| {
            let started: Vec<_> = houses.iter().map(|house| scope.spawn(|| house.serve())).collect();
            started.into_iter().map(std::thread::ScopedJoinHandle::join).collect::<Result<Vec<_>, _>>()
        });
        let Ok(servers) = started else {
            tally.errors += 1;
            continue;
        };
        servers.into_iter().for_each(Server::kill);
        assert_eq!(houses[0].checked()["shops"], 1);
        let found = names(&houses[0]).await;
        tally.lost += guests().filter(|(guest, name)| found.get(guest) != Some(name)).count();
    }
    tally
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upgrade_killed_half_way_goes_on_on_sqlite() {
    upgraded(dose(5, 50), House::sqlite, 1, 1, |_| ()).await.proves("upgrade killed half-way, SQLite");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_upgrades_at_once_killed_half_way_go_on_on_postgres() {
    let tally = upgraded(dose(5, 50), House::postgres, 2, 1, |_| ()).await;
    tally.proves("upgrade by two servers at once, killed half-way, PostgreSQL");
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_that_are_taken_away_half_way_are_noticed() {
    let take_away = |house: &House| {
        for file in ["people.db", "people.db-wal", "people.db-shm"] {
            let _ = std::fs::remove_file(house.data().join(file));
        }
    };
    // Late enough that names are sealed by then, however busy the machine is.
    upgraded(2, House::sqlite, 1, 8, take_away).await.finds("people's keys lost in the midst of an upgrade");
}
