//! The first shop of a server, opened with its owner in one go from a browser.

use super::{NewProof, Tools, begin, put_into_office, readied};
use crate::audit::{self, Action, By};
use crate::auth::Secret;
use crate::auth::session::Visitor;
use crate::db::Shops;
use crate::kernel::{Name, ShopId};
use crate::owner::{Begun, Refusal};
use crate::shop::jobs::{NewShop, write};
use crate::shop::{Keys, store};

/// Opens the shop that a first link is for, and signs its owner in.
pub async fn open(
    tools: Tools<'_>,
    keys: &Keys,
    link: &Secret,
    new: NewShop,
    (name, proof): (Name, NewProof<'_>),
    visitor: &Visitor,
) -> Result<Begun, Refusal> {
    let desk = tools.desk;
    // Asked before the password is hashed, so that nobody without a link can keep the machine busy.
    if !store::is_first_link(&mut desk.db.reader(Shops::Door).await?, &link.hash(), desk.now()).await? {
        return Err(Refusal::DeadLink);
    }
    let ready = readied(tools, &link.hash(), &name, proof).await?;
    let now = desk.now();
    let shop: ShopId = desk.random.id(now);
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let used = write(&mut writer, keys, &desk.random, shop, new, desk.random.id(now), now).await?;
    if !used.iter().any(|hash| hash[..] == link.hash()[..]) {
        return Err(Refusal::DeadLink);
    }
    let owner = put_into_office(tools, &mut writer, shop, &name, ready, now).await?;
    let begun = begin(desk, &mut writer, shop, (owner, name), visitor, now).await?;
    let by = By::owner(shop, owner, begun.session.0);
    audit::store::note(&mut writer, desk, by.did(Action::OwnerSetUp, owner.0)).await?;
    writer.commit().await?;
    Ok(begun)
}
