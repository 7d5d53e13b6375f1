//! Callers over HTTP: connections that are kept, each asking again as soon as it is answered.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HOST, HeaderValue};
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::cost::{Cost, Meter};
use super::house::House;
use super::server::start;

/// What is asked.
pub type Ask = Request<Full<Bytes>>;

/// A connection.
pub struct Client {
    sender: SendRequest<Full<Bytes>>,
    bearer: Option<HeaderValue>,
}

impl Client {
    /// Connects, with a shop's key or as somebody's browser.
    pub async fn connect(address: SocketAddr, secret: Option<&str>) -> anyhow::Result<Client> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        let bearer = secret.map(|secret| HeaderValue::try_from(format!("Bearer {secret}"))).transpose()?;
        Ok(Client { sender, bearer })
    }

    /// Asks and reads the answer, which has to be a good one.
    pub async fn ask(&mut self, mut ask: Ask) -> anyhow::Result<Response<Bytes>> {
        let headers = ask.headers_mut();
        headers.insert(HOST, HeaderValue::from_static("card.example.org"));
        if let Some(bearer) = &self.bearer {
            headers.insert(AUTHORIZATION, bearer.clone());
        }
        let path = ask.uri().clone();
        self.sender.ready().await?;
        let (head, body) = self.sender.send_request(ask).await?.into_parts();
        let body = body.collect().await?.to_bytes();
        let is_good = head.status.is_success() || head.status.is_redirection();
        anyhow::ensure!(is_good, "{path} answered {}: {}", head.status, String::from_utf8_lossy(&body));
        Ok(Response::from_parts(head, body))
    }

    /// Asks and reads the answer as JSON.
    pub async fn json(&mut self, ask: Ask) -> anyhow::Result<serde_json::Value> {
        Ok(serde_json::from_slice(self.ask(ask).await?.body())?)
    }
}

/// A change asked for with JSON and a key.
pub fn post(path: &str, key: &str, body: impl Into<Bytes>) -> anyhow::Result<Ask> {
    let request = Request::post(path).header(CONTENT_TYPE, "application/json").header("idempotency-key", key);
    Ok(request.body(Full::new(body.into()))?)
}

/// Asks for as long as there is something to ask: `next` is told who asks and how often that one has asked.
pub async fn run(
    address: SocketAddr,
    secret: Option<&str>,
    connections: usize,
    next: impl Fn(Meter, usize, usize) -> anyhow::Result<Option<Ask>> + Send + Sync + 'static,
) -> anyhow::Result<(usize, Cost)> {
    let mut clients = Vec::new();
    for _ in 0..connections {
        clients.push(Client::connect(address, secret).await?);
    }
    let (meter, next) = (Meter::start(), Arc::new(next));
    let asking = clients.into_iter().enumerate().map(|(who, mut client)| {
        let next = next.clone();
        tokio::spawn(async move {
            let mut asked = 0;
            while let Some(ask) = next(meter, who, asked)? {
                client.ask(ask).await?;
                asked += 1;
            }
            anyhow::Ok(asked)
        })
    });
    meter.total(asking.collect()).await
}

/// Asks each of these once.
pub async fn each(
    address: SocketAddr,
    secret: Option<&str>,
    connections: usize,
    asks: Vec<Ask>,
) -> anyhow::Result<Cost> {
    let wanted = asks.len();
    let next = move |_, who, asked| Ok(asks.get(who + asked * connections).cloned());
    let (asked, cost) = run(address, secret, connections, next).await?;
    anyhow::ensure!(asked == wanted, "{asked} of {wanted} were asked");
    Ok(cost)
}

/// Scans for as long as told, with a new key each time; of two series no key is the same. Gives how many were answered, and
/// what they cost.
pub async fn scan(
    house: &House,
    address: SocketAddr,
    connections: usize,
    length: Duration,
    series: usize,
) -> anyhow::Result<(usize, Cost)> {
    let body = |url: &String| Bytes::from(serde_json::json!({"code": url}).to_string());
    let bodies: Vec<Bytes> = house.cards.iter().map(|card| body(&card.url)).collect();
    run(address, Some(&house.key.2), connections, move |meter, who, asked| {
        if meter.elapsed() >= length {
            return Ok(None);
        }
        let card = dealt(bodies.len(), connections, who, asked);
        let body = bodies.get(card).context("more connections than cards")?.clone();
        post("/api/v1/scans", &key(series * connections + who, asked), body).map(Some)
    })
    .await
}

/// Scans on a copy of the house, each card's code new to the server once.
pub async fn over_http(house: &House, connections: usize, length: Duration) -> anyhow::Result<(usize, Cost)> {
    let server = start(&house.base.copy()?).await?;
    let (scans, cost) = scan(house, server.address, connections, length, 0).await?;
    let visits = server.visits().await?;
    // A figure counts only if all that was acknowledged is there.
    anyhow::ensure!(
        visits == scans + house.cards.len(),
        "{scans} scans were acknowledged, and {visits} visits are there"
    );
    server.stop().await?;
    Ok((scans, cost))
}

/// Cards are dealt out, so that no two connections have the same; each begins again when it has had all of its own.
pub fn dealt(cards: usize, connections: usize, who: usize, asked: usize) -> usize {
    let own = cards.saturating_sub(who).div_ceil(connections).max(1);
    who + asked % own * connections
}

/// A key as tills make them: a UUID, in no order.
pub fn key(producer: usize, scan: usize) -> String {
    // SplitMix64: far apart for neighbours, and cheap.
    let mix = |n: u64| {
        let n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        n ^ (n >> 31)
    };
    let n = ((producer as u64) << 40 | scan as u64).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    uuid::Uuid::from_u64_pair(mix(n), mix(!n)).to_string()
}
