//! What has to be there before a request, and is made for it.

use std::net::SocketAddr;

use hyper::Method;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::call::{Call, Caller};
use crate::phone::Phone;
use crate::till::Shop;

/// What has to be there before a request.
pub struct Needs<'a> {
    pub shop: &'a Shop,
    pub server: SocketAddr,
    /// The request's own, of which those before it are made.
    pub key: &'a str,
}

impl Needs<'_> {
    /// The id of a new thing of this kind.
    pub async fn one_of(&self, kind: &str) -> String {
        let made = match kind {
            "/cards" => self.customer("").await["card"].clone(),
            "/customers" => self.customer("").await,
            "/keys" => self.made("/keys", &json!({"name": "Till", "scopes": ["counter"]})).await,
            "/merges" => {
                let (who, into) = (self.customer("").await, self.customer("other").await);
                let body = json!({"into": into["id"], "reason": "She took a new card."});
                self.made(&format!("/customers/{}/merge", text(&who["id"])), &body).await
            }
            "/programs" => {
                let rewards = json!([{"stamps": 9, "title": "a tea"}]);
                self.made("/programs", &json!({"name": "Tea", "earn": {"kind": "visit"}, "rewards": rewards})).await
            }
            "/rewards" => {
                let customer = text(&self.customer("").await["id"]);
                let body = json!({"title": "a cornetto", "reason": "The coffee was cold."});
                self.made(&format!("/customers/{customer}/gifts"), &body).await
            }
            "/staff" => self.made("/staff", &json!({"name": self.key, "role": "staff"})).await,
            "/visits" => {
                self.made("/scans", &json!({"code": self.code().await, "amount_minor": 350})).await["visit"].clone()
            }
            other => panic!("nothing is made of {other}"),
        };
        text(&made["id"])
    }

    /// What a request's body names in braces.
    pub async fn told(&self, what: &str) -> String {
        match what {
            "{program}" => text(&self.asked(Call::get("/programs"), 200).await["data"][0]["id"]),
            "{customer}" => text(&self.customer("other").await["id"]),
            "{code}" => self.code().await,
            "{live}" => self.live().await,
            "{invitation}" => self.invitation().await,
            "{passkey}" => self.passkey().await,
            "{staff}" => self.staff().await,
            other => panic!("nothing is told of {other}"),
        }
    }

    async fn customer(&self, which: &str) -> Value {
        self.asked(self.call_of_customer(which), 201).await
    }

    fn call_of_customer(&self, which: &str) -> Call {
        Call::post("/customers", &format!("{}-{which}-customer", self.key), &json!({}))
    }

    /// What the screen says now of whoever a reward was made for.
    async fn live(&self) -> String {
        let customer = self.asked(self.call_of_customer(""), 200).await;
        let path = format!("/cards/{}/live-code", text(&customer["card"]["id"]));
        text(&self.asked(Call::get(&path), 200).await["text"])
    }

    /// The secret with which a device is enrolled.
    async fn invitation(&self) -> String {
        let made = self.made("/devices/enrolments", &json!({"name": "Tablet"})).await;
        text(&made["url"]).rsplit_once("#enrol=").unwrap().1.to_owned()
    }

    /// Somebody who serves, with a PIN.
    async fn staff(&self) -> String {
        let staff = self.one_of("/staff").await;
        let pin = json!({"pin": "2580"});
        let call = Call::post(&format!("/staff/{staff}/pin"), &format!("{}-pin", self.key), &pin);
        let answer = Call { method: Method::PUT, ..call }.send(self.server, &self.shop.secret).await;
        assert_eq!(answer.expect("no answer").status, 204);
        staff
    }

    /// A device at the counter.
    pub async fn tablet(&self) -> Caller {
        let body = json!({"secret": self.invitation().await});
        let call = Call::post("/devices", &format!("{}-device", self.key), &body).by(Caller::Page(Vec::new()));
        let answer = call.send(self.server, &self.shop.secret).await.expect("no answer");
        answer.is(201);
        Caller::Page(answer.cookies)
    }

    /// The same, with somebody's shift begun.
    pub async fn tablet_at_work(&self) -> Caller {
        let tablet = self.tablet().await;
        let body = json!({"staff_id": self.staff().await, "pin": "2580"});
        let call = Call::post("/shifts", &format!("{}-shift", self.key), &body).by(tablet.clone());
        self.asked(call, 201).await;
        tablet
    }

    /// A passkey that a phone has made for the owner.
    async fn passkey(&self) -> String {
        let owner = Caller::Page(self.shop.owner(self.server).await.to_vec());
        self.remove_passkeys(&owner).await;
        let call = Call { body: None, ..Call::post("/owner/passkeys/challenges", self.key, &json!({})) }.by(owner);
        let asked = self.asked(call, 201).await;
        let mut phone = Phone { id: Sha256::digest(self.key).to_vec(), ..Phone::new(1) };
        let credential = phone.make(&asked["options"]);
        json!({"ceremony": asked["ceremony"], "name": "My phone", "credential": credential}).to_string()
    }

    /// Removes those that were made before: an owner may have a few only.
    async fn remove_passkeys(&self, owner: &Caller) {
        let had = self.asked(Call::get("/owner/passkeys").by(owner.clone()), 200).await;
        for passkey in had["data"].as_array().expect("no list") {
            let path = format!("/owner/passkeys/{}", text(&passkey["id"]));
            let call = Call { method: Method::DELETE, ..Call::get(&path) }.by(owner.clone());
            assert_eq!(call.send(self.server, &self.shop.secret).await.expect("no answer").status, 204);
        }
    }

    /// What the QR code of a new card says.
    async fn code(&self) -> String {
        let card = text(&self.customer("code").await["card"]["id"]);
        text(&self.asked(Call::get(&format!("/cards/{card}/code")), 200).await["text"])
    }

    async fn made(&self, path: &str, body: &Value) -> Value {
        let key = format!("{}-made{}", self.key, path.replace('/', "-"));
        self.asked(Call::post(path, &key, body), 201).await
    }

    async fn asked(&self, call: Call, status: u16) -> Value {
        call.send(self.server, &self.shop.secret).await.expect("no answer").is(status)
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}
