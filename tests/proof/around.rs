//! The other routes, asked while the load scans: whatever is the matter, nobody is told that the server is broken.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use timbro::app::document;
use tokio::task::JoinSet;

use crate::call::Call;
use crate::house::{House, Server};
use crate::table::Tally;
use crate::till::Shop;

/// How long a visitor rests between two questions.
const REST: Duration = Duration::from_millis(20);

/// Reads every route that can be read, and makes customers, until the load is over. An answer has to be of the rules (any
/// below 500), or "try again later" with a time.
pub async fn wander(shop: Arc<Shop>, server: SocketAddr) {
    let paths = readable(&shop.cards[0].0);
    for n in 0.. {
        if shop.is_over() {
            return;
        }
        let call = match n % 4 {
            0 => Call::post("/customers", &format!("met-{n}"), &json!({"display_name": "Marta"})),
            _ => Call::get(&paths[n % paths.len()]),
        };
        if let Some(answer) = call.send(server, &shop.secret).await
            && answer.status >= 500
            && !(answer.status == 503 && answer.retry_after.is_some())
        {
            shop.blame(answer);
        }
        tokio::time::sleep(REST).await;
    }
}

/// The routes of the document that answer a GET, each id being a card's.
fn readable(card: &str) -> Vec<String> {
    let routes = document().paths.paths.into_iter().filter(|(_, item)| item.get.is_some());
    let filled = |path: String| path.strip_prefix("/api/v1").map(|path| path.replace("{id}", card));
    routes.filter_map(|(path, _)| filled(path)).filter(|path| !path.contains('{')).collect()
}

/// Lets a load go on once more and end, and tallies it; the house has to be sound.
pub async fn settled(shop: &Arc<Shop>, load: JoinSet<()>, house: &House, server: Server, times: usize) -> Tally {
    shop.goes_on(20).await;
    shop.quiet(load).await;
    let tally = shop.tally(house, server.address, times).await;
    if tally.errors > 0 {
        println!("{}", server.failures());
    }
    server.stop();
    house.checked();
    tally
}
