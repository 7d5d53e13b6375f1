//! `timbro predict`: a model fitted to a shop's visits, and what it says of everybody, as JSON.

use anyhow::Context;

use super::House;
use crate::config::DataArgs;
use crate::db::Shops;
use crate::figures::{day, jobs};
use crate::kernel::Day;
use crate::retention::predict::{Asked, Model, Unit, Window, predict};

#[derive(Debug, clap::Args)]
pub(super) struct PredictArgs {
    /// The shop: its id, or its name
    shop: String,
    /// The day of whose morning all is told, such as 2025-10-01
    #[arg(long, value_name = "DATE")]
    as_of: String,
    /// People first seen before this day are left out
    #[arg(long, value_name = "DATE")]
    calibration_from: String,
    /// The unit that times are counted in
    #[arg(long, value_enum, default_value = "week")]
    unit: Unit,
    /// Which model
    #[arg(long, value_enum, default_value_t)]
    model: Model,
    /// How many days ahead
    #[arg(long, value_name = "DAYS", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=3650))]
    horizon_days: u32,
}

pub(super) async fn run(data: &DataArgs, args: &PredictArgs) -> anyhow::Result<()> {
    let house = House::open(data).await?;
    let shop = house.shop(&args.shop).await?;
    let mut reader = house.db.reader(Shops::One(shop.id)).await?;
    let now = house.desk("").now();
    let basis = jobs::basis(&mut reader, shop.id, now).await?.context("there is no such shop")?;
    let (as_of, from) = (date("--as-of", &args.as_of)?, date("--calibration-from", &args.calibration_from)?);
    anyhow::ensure!(as_of <= basis.today, "--as-of lies in the future");
    anyhow::ensure!(from < as_of, "--calibration-from is not before --as-of");
    let until = as_of.plus(-1);
    let window = Window { from, until, unit: args.unit, minor_per_major: shop.currency.minor_per_major() };
    let log = jobs::load(&mut reader, shop.id, &basis.calendar).await?;
    let prediction = predict(log.log(), &Asked { model: args.model, window, horizon_days: args.horizon_days });
    say!("{}", serde_json::to_string_pretty(&prediction.context("no prediction")?)?);
    drop(reader);
    house.db.close().await;
    Ok(())
}

fn date(option: &str, text: &str) -> anyhow::Result<Day> {
    day(text).with_context(|| format!("{option}: `{text}` is no date. Write one such as 2025-10-01"))
}
