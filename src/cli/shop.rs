//! `timbro shop`: setting up shops.

use anyhow::Context;
use clap::Subcommand;
use serde_json::json;

use super::{House, print};
use crate::config::{DataArgs, public_url};
use crate::kernel::{Currency, Language, Name, Zone};
use crate::shop::jobs::{NewShop, open};
use crate::shop::{Keys, ShopKind};

#[derive(Debug, Subcommand)]
pub(super) enum ShopCommand {
    /// Set up a shop; its key and the owner's first link are shown now and never again
    Create {
        /// What it is called
        name: String,
        /// IANA time zone, such as Europe/Rome
        #[arg(long)]
        time_zone: String,
        /// ISO 4217 code, such as EUR
        #[arg(long)]
        currency: String,
        /// What sort of shop: presets hang on it
        #[arg(long, default_value = "cafe")]
        kind: ShopKind,
        /// Language it speaks first: en, it or pl
        #[arg(long, default_value = "en")]
        locale: String,
        /// Scheme and host that phones reach the server by
        #[arg(long, env = "TIMBRO_PUBLIC_URL", default_value = "http://127.0.0.1:8080")]
        public_url: String,
    },
}

pub(super) async fn run(data: &DataArgs, command: ShopCommand, is_json: bool) -> anyhow::Result<()> {
    let ShopCommand::Create { name, time_zone, currency, kind, locale, public_url: url } = command;
    let new = NewShop {
        name: Name::parse(&name).map_err(|why| anyhow::anyhow!("the name {why}"))?,
        kind,
        zone: Zone::parse(&time_zone)
            .with_context(|| format!("`{time_zone}` is no time zone. Write one such as Europe/Rome"))?,
        currency: Currency::parse(&currency)
            .with_context(|| format!("`{currency}` is no currency. Write one such as EUR"))?,
        language: Language::parse(&locale).with_context(|| format!("`{locale}` is not spoken. Write en, it or pl"))?,
    };
    let url = public_url(&url)?;
    let house = House::open(data).await?;
    let desk = house.desk(&url);
    let opened = open(&desk, &Keys::new(house.master), new).await?;
    desk.db.close().await;
    print(
        is_json,
        &json!({
            "shop_id": opened.shop,
            "api_key": opened.secret.expose(),
            "owner_setup_url": opened.owner_setup_url,
            "join_url": opened.join_url,
        }),
    );
    Ok(())
}
