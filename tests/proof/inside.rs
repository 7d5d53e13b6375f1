//! The data as the program's own jobs reach them, beside a server or without one.

use std::sync::Arc;

use timbro::app::App;
use timbro::config::master_secret;
use timbro::db::{DatabaseUrl, Db, Settings};
use timbro::desk::Desk;
use timbro::kernel::{Random, SystemClock};
use timbro::people::jobs::People;

use crate::house::House;

/// Does something at a desk over a house's data.
pub async fn at_desk<T>(house: &House, job: impl AsyncFnOnce(&Desk) -> T) -> T {
    let random = Arc::new(Random::system());
    let url: DatabaseUrl = house.url().parse().unwrap();
    let master = master_secret(&house.data(), false, &random).unwrap();
    let db = Db::open(&url, Settings::default()).await.unwrap();
    let people = People::open(&url.people(), Settings::default(), &master, random.clone()).await.unwrap();
    let (app, _) = App::start(db, people, Arc::new(SystemClock), random, master, "http://card.example.org");
    let done = job(&app.desk).await;
    app.desk.db.close().await;
    app.desk.people.db().close().await;
    done
}
