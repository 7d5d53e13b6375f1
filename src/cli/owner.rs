//! `timbro owner`: an owner who cannot get in any more.

use clap::Subcommand;
use serde_json::json;

use super::{House, print};
use crate::config::{DataArgs, public_url};
use crate::owner::jobs::reset;

#[derive(Debug, Subcommand)]
pub(super) enum OwnerCommand {
    /// End every session of a shop's owner and print a new first link, good once, for half an hour
    Reset {
        /// The shop's id, or its name
        shop: String,
        /// Scheme and host that phones reach the server by
        #[arg(long, env = "TIMBRO_PUBLIC_URL", default_value = "http://127.0.0.1:8080")]
        public_url: String,
    },
}

pub(super) async fn run(data: &DataArgs, command: OwnerCommand, is_json: bool) -> anyhow::Result<()> {
    let OwnerCommand::Reset { shop, public_url: url } = command;
    let url = public_url(&url)?;
    let house = House::open(data).await?;
    let shop = house.shop(&shop).await?.id;
    let desk = house.desk(&url);
    let (owner_setup_url, sessions_ended) = reset(&desk, shop).await?;
    desk.db.close().await;
    print(is_json, &json!({ "shop_id": shop, "owner_setup_url": owner_setup_url, "sessions_ended": sessions_ended }));
    Ok(())
}
