//! What a customer's phone asks for: a ticket claimed with the card that the browser holds, and the card's page.

use std::sync::Arc;

use anyhow::Context;
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{ACCEPT_ENCODING, CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use hyper::{Request, Response, Uri};

use crate::shared::bare::Bare;
use crate::shared::base::Base;
use crate::shared::cost::Cost;
use crate::shared::drive::{Ask, Client, each, key, post};
use crate::shared::figures::pairs;
use crate::shared::house::House;
use crate::shared::raw::Queue;
use crate::shared::server::{Server, start};
use crate::{Args, tell};

/// A card as most shops have it.
const GOAL: i64 = 10;
/// Browsers, each with its own card: as many as each number of connections divides, so that none asks twice at once.
const BROWSERS: usize = 256;

/// A customer's browser.
struct Browser {
    cookie: String,
    /// The address of its card.
    page: String,
}

pub async fn measure(args: &Args) -> anyhow::Result<()> {
    let house = House::prepare(Base::file()?, BROWSERS, GOAL).await?;
    let browsers = browsers(&house).await?;
    for connections in &args.connections {
        let ours = async || claims(&house, &browsers, *connections, args.requests).await.map(|(cost, _)| cost);
        let (_, said) = claims(&house, &browsers, 1, 1).await?;
        let limit = async || {
            let (queue, writing) = Queue::start(&house).await?;
            let bare = Bare::serve(&said, Some(queue)).await?;
            let ask = |nth| post(&format!("/S/ticket?{}", nth % BROWSERS), &key(nth, 0), "");
            let asks = (0..args.requests).map(ask).collect::<anyhow::Result<_>>()?;
            let cost = each(bare.address, None, *connections, asks).await?;
            bare.stop().await?;
            writing.await??;
            Ok(cost)
        };
        tell("ticket claimed", *connections, &pairs(args.rounds, limit, ours).await?);
    }
    let server = start(&house.base.first()).await?;
    for (what, coding) in [("card's page", "identity"), ("the same, gzipped", "gzip")] {
        let look = |nth: usize| {
            let browser = browsers.get(nth % BROWSERS).context("a browser")?;
            let request = Request::get(&browser.page).header(COOKIE, &browser.cookie).header(ACCEPT_ENCODING, coding);
            anyhow::Ok(request.body(Full::new(Bytes::new()))?)
        };
        let plain =
            Request::get(&browsers[0].page).header(COOKIE, &browsers[0].cookie).body(Full::new(Bytes::new()))?;
        let said = Client::connect(server.address, None).await?.ask(plain).await?;
        let bare = Bare::serve(&said, None).await?;
        let asks = (0..args.requests).map(look).collect::<anyhow::Result<Vec<Ask>>>()?;
        for connections in &args.connections {
            let limit = async || each(bare.address, None, *connections, asks.clone()).await;
            let ours = async || each(server.address, None, *connections, asks.clone()).await;
            tell(what, *connections, &pairs(args.rounds, limit, ours).await?);
        }
        bare.stop().await?;
    }
    server.stop().await
}

/// Browsers that got their cards by claiming a first stamp, in the house that copies are made of.
async fn browsers(house: &House) -> anyhow::Result<Vec<Browser>> {
    let server = start(&house.base.first()).await?;
    let mut client = Client::connect(server.address, None).await?;
    let mut browsers = Vec::new();
    for path in tickets(house, &server, BROWSERS).await? {
        let claimed = client.ask(claim(&path, None)?).await?;
        let cookie = claimed.headers().get(SET_COOKIE).context("a claim is remembered")?.to_str()?;
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        let own = Request::get("/c").header(COOKIE, &cookie).body(Full::new(Bytes::new()))?;
        let page = client.ask(own).await?.headers().get(LOCATION).context("one card")?.to_str()?.to_owned();
        browsers.push(Browser { cookie, page });
    }
    drop(client);
    server.stop().await?;
    Ok(browsers)
}

/// Claims so many tickets. Gives what that cost, and what one more was told before.
async fn claims(
    house: &Arc<House>,
    browsers: &[Browser],
    connections: usize,
    requests: usize,
) -> anyhow::Result<(Cost, Response<Bytes>)> {
    let server = start(&house.base.copy()?).await?;
    let mut paths = tickets(house, &server, requests + 1).await?;
    let mut client = Client::connect(server.address, None).await?;
    let said = client.ask(claim(&paths.pop().context("a ticket")?, Some(&browsers[0].cookie))?).await?;
    drop(client);
    let before = server.visits().await?;
    let asks = paths.iter().zip(browsers.iter().cycle());
    let asks = asks.map(|(path, browser)| claim(path, Some(&browser.cookie))).collect::<anyhow::Result<_>>()?;
    let cost = each(server.address, None, connections, asks).await?;
    let visits = server.visits().await? - before;
    // A figure counts only if all that was acknowledged is there.
    anyhow::ensure!(visits == requests, "{requests} claims were acknowledged, and {visits} visits are there");
    server.stop().await?;
    Ok((cost, said))
}

/// The addresses of new tickets, without the host.
async fn tickets(house: &House, server: &Server, count: usize) -> anyhow::Result<Vec<String>> {
    let mut client = Client::connect(server.address, Some(&house.key.2)).await?;
    let mut paths = Vec::new();
    for nth in 0..count {
        // A key is good once, whatever was asked for with them.
        let ticket = client.json(post("/api/v1/tickets", &format!("ticket-{nth}-{}", server.address), "{}")?).await?;
        let url = ticket["url"].as_str().context("a ticket has an address")?;
        paths.push(url.parse::<Uri>()?.path().to_owned());
    }
    Ok(paths)
}

fn claim(path: &str, cookie: Option<&str>) -> anyhow::Result<Ask> {
    let request = Request::post(path).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    let request = cookie.into_iter().fold(request, |request, cookie| request.header(COOKIE, cookie));
    Ok(request.body(Full::new(Bytes::new()))?)
}
