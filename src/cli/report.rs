//! `timbro report`: the retention report of a shop, as JSON.

use anyhow::Context;

use super::House;
use crate::config::DataArgs;
use crate::db::Shops;
use crate::figures::{Wanted, jobs};
use crate::retention::report;

#[derive(Debug, clap::Args)]
pub(super) struct ReportArgs {
    /// The shop: its id, or its name
    shop: String,
    /// The first month, such as 2025-01 [default: eleven months before the last]
    #[arg(long, value_name = "MONTH")]
    from: Option<String>,
    /// The last month [default: the last that is over]
    #[arg(long, value_name = "MONTH")]
    to: Option<String>,
    /// The day of whose morning all is told [default: the one after the last month]
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// After how many days without a visit a customer is lost, 7 to 365 [default: the shop's own]
    #[arg(long, value_name = "DAYS", allow_negative_numbers = true)]
    window_days: Option<i32>,
}

pub(super) async fn run(data: &DataArgs, args: &ReportArgs) -> anyhow::Result<()> {
    let house = House::open(data).await?;
    let shop = house.shop(&args.shop).await?;
    let mut reader = house.db.reader(Shops::One(shop.id)).await?;
    let now = house.desk("").now();
    let basis = jobs::basis(&mut reader, shop.id, now).await?.context("there is no such shop")?;
    let wanted = Wanted {
        from: args.from.clone(),
        to: args.to.clone(),
        as_of: args.as_of.clone(),
        window_days: args.window_days,
        ..Wanted::default()
    };
    let log = jobs::load(&mut reader, shop.id, &basis.calendar).await?;
    let ask = wanted.ask(basis.today, &basis.calendar, basis.window(log.log()), &basis.closures)?;
    say!("{}", serde_json::to_string_pretty(&report(log.log(), &ask)?)?);
    drop(reader);
    house.db.close().await;
    Ok(())
}
