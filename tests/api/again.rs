//! What PostgreSQL turns away because two have met is tried again, and not for ever.

use timbro::db::{Db, Shops};
use timbro::on;

use crate::house::{On, run};
use crate::rows;
use crate::shop::{TestShop, buy};

/// How often the lane tries.
const TRIES: i64 = 4;

/// A sequence counts on when its transaction is undone, so that it can tell one try from the next.
const TURNED_AWAY: [&str; 3] = [
    "create sequence tries",
    "create function turn_away() returns trigger language plpgsql security definer as $$ begin \
     if nextval('tries') < TG_ARGV[0]::bigint then raise exception 'two have met' using errcode = '40001'; end if; \
     return new; end $$",
    "create trigger turned_away before insert on visit for each row execute function turn_away('4')",
];

async fn tries(db: &Db) -> i64 {
    let mut reader = db.reader(Shops::Admin).await.unwrap();
    on!(&mut reader, |c| sqlx::query_scalar("select last_value from tries").fetch_one(c).await).unwrap()
}

#[test]
fn a_scan_that_met_another_is_tried_again_and_then_told_to_come_back() {
    run(On::Postgres, async |shop: TestShop| {
        shop.program(buy(10)).await;
        let marta = shop.customer("Marta").await;
        let code = shop.printed(&marta).await;
        let db = &shop.house.app.desk.db;
        for statement in TURNED_AWAY {
            rows::change(db, statement).await;
        }
        shop.scan(&code).key("three-times").send().await.is(201);
        assert_eq!((tries(db).await, rows::visits(db).await), (TRIES, 1));
        // Four times: the till is told to come back, nothing is left, and its key does its work then.
        rows::change(db, "alter sequence tries minvalue 0 restart with 0").await;
        let again = shop.scan(&code).key("four-times");
        shop.refuses(again.clone(), 503, "unavailable").await;
        assert_eq!((tries(db).await, rows::visits(db).await), (TRIES - 1, 1));
        again.send().await.is(201);
        assert_eq!((shop.standing(&marta).await, rows::visits(db).await), (vec![(2, 10)], 2));
    });
}
