//! `timbro keys`: the keys that sign codes.

use anyhow::Context;
use clap::Subcommand;
use serde_json::json;

use super::{House, print};
use crate::audit::{self, Action, By};
use crate::config::DataArgs;
use crate::db::Shops;
use crate::kernel::ShopId;
use crate::shop::Keys;
use crate::shop::jobs::rotate;

#[derive(Debug, Subcommand)]
pub(super) enum KeysCommand {
    /// Sign with the next key from now on; what the old one has signed stays good
    Rotate {
        /// The shop's id
        shop: uuid::Uuid,
    },
}

pub(super) async fn run(data: &DataArgs, command: KeysCommand, is_json: bool) -> anyhow::Result<()> {
    let KeysCommand::Rotate { shop } = command;
    let house = House::open(data).await?;
    // No address is told by this command.
    let desk = house.desk("");
    let kid = rotate(&desk, &Keys::new(house.master), ShopId(shop)).await?;
    if let Some(kid) = kid {
        let mut writer = desk.db.writer(Shops::One(ShopId(shop))).await?;
        let note = By::system(ShopId(shop)).did_so(Action::CodeKeysRotated).after("signs_with", i64::from(kid.0));
        audit::store::note(&mut writer, &desk, note).await?;
        writer.commit().await?;
    }
    desk.db.close().await;
    let kid = kid.context("there is no such shop, or it has used up its 255 keys")?;
    print(is_json, &json!({ "shop_id": shop, "signs_with": kid.0 }));
    Ok(())
}
