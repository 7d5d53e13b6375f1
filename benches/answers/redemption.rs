//! Rewards used, each with the live code of its card.

use std::sync::Arc;

use anyhow::Context;
use http_body_util::Full;
use hyper::Request;
use hyper::body::Bytes;
use serde_json::json;

use crate::shared::bare::Bare;
use crate::shared::base::Base;
use crate::shared::cost::Cost;
use crate::shared::drive::{Ask, Client, each, key, post};
use crate::shared::figures::pairs;
use crate::shared::house::House;
use crate::shared::raw::Queue;
use crate::shared::server::{Server, start};
use crate::{Args, tell};

pub async fn measure(args: &Args) -> anyhow::Result<()> {
    // One stamp is a reward, so that each card has one from when it was prepared.
    let house = House::prepare(Base::file()?, args.requests, 1).await?;
    let said = {
        let server = start(&house.base.copy()?).await?;
        let mut client = Client::connect(server.address, Some(&house.key.2)).await?;
        let ask = asks(&house, &server).await?.pop().context("a card")?;
        let said = client.ask(ask).await?;
        drop(client);
        server.stop().await?;
        said
    };
    for connections in &args.connections {
        let limit = async || {
            let (queue, writing) = Queue::start(&house).await?;
            let bare = Bare::serve(&said, Some(queue)).await?;
            let ask = |card| post(&format!("/api/v1/rewards/one/redemption?{card}"), &key(card, 0), "{}");
            let asks = (0..house.cards.len()).map(ask).collect::<anyhow::Result<_>>()?;
            let cost = each(bare.address, Some(&house.key.2), *connections, asks).await?;
            bare.stop().await?;
            writing.await??;
            Ok(cost)
        };
        tell("redemption", *connections, &pairs(args.rounds, limit, async || ours(&house, *connections).await).await?);
    }
    Ok(())
}

async fn ours(house: &Arc<House>, connections: usize) -> anyhow::Result<Cost> {
    let server = start(&house.base.copy()?).await?;
    let asks = asks(house, &server).await?;
    let wanted = asks.len();
    let cost = each(server.address, Some(&house.key.2), connections, asks).await?;
    let used = server.count("select count(*) from redemption").await?;
    // A figure counts only if all that was acknowledged is there.
    anyhow::ensure!(used == wanted, "{wanted} redemptions were acknowledged, and {used} are there");
    server.stop().await?;
    Ok(cost)
}

/// A redemption for each card, with the code that its phone shows now.
async fn asks(house: &House, server: &Server) -> anyhow::Result<Vec<Ask>> {
    let mut client = Client::connect(server.address, Some(&house.key.2)).await?;
    let mut asks = Vec::new();
    for (nth, card) in house.cards.iter().enumerate() {
        let reward = card.reward.context("each scan earned a reward")?;
        let live = Request::get(format!("/api/v1/cards/{}/live-code", card.id)).body(Full::new(Bytes::new()))?;
        let body = json!({"code": client.json(live).await?["text"]}).to_string();
        asks.push(post(&format!("/api/v1/rewards/{reward}/redemption"), &key(nth, 0), body)?);
    }
    Ok(asks)
}
