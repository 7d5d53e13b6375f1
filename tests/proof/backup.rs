//! Backups under load, each brought back and checked: what was acknowledged before a backup began is in it, and who was
//! erased after it stays erased.

use std::path::Path;
use std::process::Command;

use serde_json::json;
use timbro::audit::By;
use timbro::kernel::{CustomerId, ShopId};
use timbro::privacy::jobs::erase as erase_customer;

use crate::call::Call;
use crate::house::House;
use crate::inside::at_desk;
use crate::node::{binary, done};
use crate::table::{Tally, dose};
use crate::till::Shop;

const TILLS: usize = 8;

/// How the two stores are copied, each into a folder of its own, and brought back from there.
#[derive(Clone, Copy)]
struct Way {
    copy: fn(&House, &Path, &Path),
    bring_back: fn(&Path, &Path) -> House,
    /// Whether the data meet the newest keys of people, as they should.
    has_newest_keys: bool,
}

/// The program's own commands.
const SQLITE: Way = Way {
    copy: |house, data, people| {
        let [data, people] = [data, people].map(|folder| folder.to_str().unwrap());
        house.told(&["backup", "--to", data, "--people-to", people]);
    },
    bring_back: |data, people| {
        let house = House::sqlite();
        let [data, people] = [data, people].map(|folder| folder.to_str().unwrap());
        house.told(&["restore", "--from", data, "--people-from", people]);
        house
    },
    has_newest_keys: true,
};

/// What docs/operating.md says of PostgreSQL.
const POSTGRES: Way = Way {
    copy: |house, data, people| {
        let dump = |what: &str, to: &Path| {
            std::fs::create_dir(to).unwrap();
            let mut command = Command::new(binary("pg_dump"));
            done(command.args(["--format=custom", what, "--file"]).arg(to.join("dump")).arg(house.url()));
        };
        dump("--exclude-schema=timbro_people", data);
        dump("--schema=timbro_people", people);
    },
    bring_back: |data, people| {
        let house = House::postgres();
        for folder in [data, people] {
            let mut command = Command::new(binary("pg_restore"));
            done(command.args(["--exit-on-error", "--dbname", &house.url()]).arg(folder.join("dump")));
        }
        house
    },
    has_newest_keys: true,
};

/// Forgets a customer beside the serving process, as an owner does in the office.
async fn erase(house: &House, shop: &str, customer: &str) {
    let (shop, customer) = (ShopId(shop.parse().unwrap()), CustomerId(customer.parse().unwrap()));
    let is_erased = at_desk(house, async |desk| erase_customer(desk, (shop, customer), By::system(shop)).await).await;
    assert!(is_erased.unwrap());
}

async fn backed_up(house: &House, times: usize, way: Way) -> Tally {
    let shop = Shop::open(house, 20).await;
    let server = house.serve();
    let (mut lost, mut known_again) = (0, 0);
    for time in 0..times {
        let load = shop.load(server.address, TILLS);
        shop.goes_on(20 + time * 13 % 97).await;
        let marta = Call::post("/customers", &format!("marta-{time}"), &json!({"display_name": "Marta"}));
        let marta = marta.send(server.address, &shop.secret).await.unwrap().is(201)["id"].as_str().unwrap().to_owned();
        let before = shop.acknowledgements();
        let place = tempfile::tempdir_in(house.data()).unwrap();
        let [data, people, data_after, people_after] =
            ["data", "people", "data-after", "people-after"].map(|name| place.path().join(name));
        (way.copy)(house, &data, &people);
        erase(house, &shop.id, &marta).await;
        (way.copy)(house, &data_after, &people_after);
        shop.quiet(load).await;

        let back = (way.bring_back)(&data, if way.has_newest_keys { &people_after } else { &people });
        std::fs::create_dir_all(back.data()).unwrap();
        std::fs::copy(house.data().join("master.secret"), back.data().join("master.secret")).unwrap();
        back.checked();
        let other = back.serve();
        lost += shop.missing(before, other.address).await;
        let found = Call::get(&format!("/customers/{marta}")).send(other.address, &shop.secret).await.unwrap();
        known_again += usize::from(found.status != 404);
        other.stop();
    }
    let mut tally = shop.tally(house, server.address, times).await;
    tally.lost += lost;
    tally.errors += known_again;
    server.stop();
    house.checked();
    tally
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_under_load_is_whole_on_sqlite() {
    backed_up(&House::sqlite(), dose(3, 50), SQLITE).await.proves("backup under load, brought back, SQLite");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_under_load_is_whole_on_postgres() {
    backed_up(&House::postgres(), dose(3, 50), POSTGRES).await.proves("backup under load, brought back, PostgreSQL");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copied_file_is_noticed_and_so_are_older_keys() {
    let copy_the_file = |house: &House, data: &Path, people: &Path| {
        (SQLITE.copy)(house, data, people);
        std::fs::copy(house.data().join("timbro.db"), data.join("timbro.db")).unwrap();
    };
    let copied = Way { copy: copy_the_file, ..SQLITE };
    backed_up(&House::sqlite(), 1, copied).await.finds("the file of a running server copied without its log");
    let older = Way { has_newest_keys: false, ..SQLITE };
    backed_up(&House::sqlite(), 1, older).await.finds("people's keys brought back that are older than an erasure");
}

/// Runs a command that has to be refused; the sentence.
fn refused(house: &House, words: &[&str]) -> String {
    let output = house.command(words).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{words:?} was not refused");
    String::from_utf8(output.stderr).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_overwritten_and_a_served_folder_is_left_alone() {
    let house = House::sqlite();
    house.checked();
    let place = tempfile::tempdir().unwrap();
    let [data, people] = ["data", "people"].map(|name| place.path().join(name).display().to_string());
    let backup = ["backup", "--to", &data, "--people-to", &people];
    let restore = ["restore", "--from", &data, "--people-from", &people];
    assert!(refused(&house, &["backup", "--to", &data, "--people-to", &data]).contains("kept apart"));
    house.told(&backup);
    for (folder, name) in [(&data, "timbro.db"), (&people, "people.db")] {
        let file = Path::new(folder).join(name);
        let mode = std::os::unix::fs::PermissionsExt::mode(&file.metadata().unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600, "{folder}");
        let left = std::fs::read_dir(folder).unwrap().count();
        assert_eq!(left, 1, "{folder}");
    }
    assert!(refused(&house, &backup).contains("is there already"));
    assert!(refused(&house, &restore).contains("is there already"));
    let server = house.serve();
    assert!(refused(&house, &restore).contains("another timbro serves"));
    server.kill();

    // What is left of another database would be read into the copy.
    let empty = House::sqlite();
    std::fs::create_dir(empty.data()).unwrap();
    std::fs::write(empty.data().join("timbro.db-wal"), "of another").unwrap();
    assert!(refused(&empty, &restore).contains("timbro.db-wal is there already"));
    std::fs::remove_file(empty.data().join("timbro.db-wal")).unwrap();
    assert!(refused(&empty, &["restore", "--from", &data]).contains("--people-from"));
    std::fs::write(Path::new(&data).join("timbro.db"), "no database").unwrap();
    assert!(refused(&empty, &restore).contains("not a database"));
    assert!(!empty.data().join("timbro.db").exists());

    assert!(refused(&House::postgres(), &backup).contains("pg_dump"));
}
