//! Scans over HTTP: connections that are kept, each asking again as soon as it is answered, with a new key each time.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context;
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::{Request, StatusCode, header};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::cost::{Cost, Meter};
use super::house::House;

/// A connection.
pub struct Client {
    sender: SendRequest<Full<Bytes>>,
    bearer: String,
}

impl Client {
    /// Connects with a shop's key.
    pub async fn connect(address: SocketAddr, secret: &str) -> anyhow::Result<Client> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Client { sender, bearer: format!("Bearer {secret}") })
    }

    async fn send(&mut self, path: &str, key: &str, body: Bytes) -> anyhow::Result<Bytes> {
        let request = Request::post(path)
            .header(header::HOST, "card.example.org")
            .header(header::AUTHORIZATION, &self.bearer)
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", key)
            .body(Full::new(body))?;
        self.sender.ready().await?;
        let response = self.sender.send_request(request).await?;
        let status = response.status();
        let body = response.into_body().collect().await?.to_bytes();
        anyhow::ensure!(status == StatusCode::CREATED, "{path} answered {status}: {}", String::from_utf8_lossy(&body));
        Ok(body)
    }

    /// Posts and reads the answer.
    pub async fn post(&mut self, path: &str, key: &str, body: String) -> anyhow::Result<serde_json::Value> {
        Ok(serde_json::from_slice(&self.send(path, key, body.into()).await?)?)
    }
}

/// Scans for as long as told. Gives how many were answered, and what they cost.
pub async fn scan(
    house: &House,
    address: SocketAddr,
    connections: usize,
    length: Duration,
) -> anyhow::Result<(usize, Cost)> {
    let mut clients = Vec::new();
    for _ in 0..connections {
        clients.push(Client::connect(address, &house.key.2).await?);
    }
    let meter = Meter::start();
    let mut tasks = Vec::new();
    for (first, mut client) in clients.into_iter().enumerate() {
        // Cards are dealt out, so that no two connections have the same.
        let own = house.cards.iter().skip(first).step_by(connections);
        let bodies: Vec<Bytes> = own.map(|card| serde_json::json!({"code": card.url}).to_string().into()).collect();
        tasks.push(tokio::spawn(async move {
            let mut scans = 0;
            while meter.elapsed() < length {
                let body = bodies.get(scans % bodies.len()).context("more connections than cards")?;
                client.send("/api/v1/scans", &key(first, scans), body.clone()).await?;
                scans += 1;
            }
            anyhow::Ok(scans)
        }));
    }
    meter.total(tasks).await
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
