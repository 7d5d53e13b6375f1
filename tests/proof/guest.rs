//! People who join while the tills scan. Their names are sealed under keys in the second store, so that an answer which
//! tells the name again shows that both files of a folder have kept what they were given.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Mutex;

use serde_json::json;

use crate::call::{Answer, Call};

/// Who joined, by the id that they were told; None while no answer has come.
#[derive(Default)]
pub struct Guests(Mutex<BTreeMap<usize, Option<String>>>);

impl Guests {
    /// One more asks to join.
    pub async fn join(&self, server: SocketAddr, secret: &str) -> Option<Answer> {
        let n = {
            let mut told = self.0.lock().unwrap();
            let n = told.len();
            told.insert(n, None);
            n
        };
        let answer = call(n).send(server, secret).await?;
        if answer.status == 201 {
            self.0.lock().unwrap().insert(n, id(&answer));
        }
        Some(answer)
    }

    /// How many of those who were told that they had joined are not told the same again, or have lost their name.
    pub async fn lost(&self, server: SocketAddr, secret: &str) -> usize {
        let told = self.0.lock().unwrap().clone();
        let mut lost = 0;
        for (n, before) in told {
            let answer = call(n).send(server, secret).await;
            let is_kept = answer.is_some_and(|answer| {
                let is_same = before.is_none() || (answer.status == 200 && id(&answer) == before);
                is_same && answer.json()["display_name"] == name(n)
            });
            lost += usize::from(!is_kept);
        }
        lost
    }
}

/// Not the whole answer: it tells where the server listened.
fn id(answer: &Answer) -> Option<String> {
    answer.json()["id"].as_str().map(str::to_owned)
}

fn call(n: usize) -> Call {
    Call::post("/customers", &format!("guest-{n}"), &json!({"display_name": name(n)}))
}

fn name(n: usize) -> String {
    format!("Guest {n:05}")
}
