//! Whoever asks may go away at any moment: what they had begun is over, and nobody meets it later.

use std::future::{Future, poll_fn};
use std::task::Poll;

use timbro::db::Shops;
use timbro::on;

use crate::shop::{TestShop, buy};

both!(a_caller_that_goes_away_while_a_transaction_begins_leaves_none_behind);
async fn a_caller_that_goes_away_while_a_transaction_begins_leaves_none_behind(shop: TestShop) {
    shop.program(buy(10)).await;
    let code = shop.printed(&shop.customer("Marta").await).await;
    let db = &shop.house.app.desk.db;
    for n in 0..400 {
        let mut opening = Box::pin(db.reader(Shops::One(shop.id)));
        // Gone before the first word is answered, while it is, or just after.
        for _ in 0..n % 50 {
            let is_open = poll_fn(|context| Poll::Ready(opening.as_mut().poll(context).is_ready())).await;
            if is_open {
                break;
            }
            tokio::task::yield_now().await;
        }
        drop(opening);
        if n % 8 == 0 {
            let mut writer = db.writer(Shops::One(shop.id)).await.unwrap();
            let touched = on!(&mut writer, |c| sqlx::query("update location set name = name where shop_id = $1")
                .bind(shop.id)
                .execute(c)
                .await
                .map(|_| ()));
            assert!(touched.is_ok(), "a writer met somebody's reader: {touched:?}");
            writer.commit().await.unwrap();
        }
    }
    shop.scan(&code).send().await.is(201);
}
