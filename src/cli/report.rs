//! `timbro report`: the retention report of a shop, as JSON.

use anyhow::Context;

use super::House;
use crate::config::DataArgs;
use crate::db::Shops;
use crate::figures::{Basis, Wanted, jobs};
use crate::retention::{Ask, Best, Customs, Grid, Log, Report, attention, best, customs, report};

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
    /// With what the office shows beside the report: how customers come and how many regulars are late as of this morning,
    /// and the ten best of the last month
    #[arg(long)]
    office: bool,
}

/// As many as the office names.
const BEST: usize = 10;

/// The report, and what the office shows beside it.
#[derive(serde::Serialize)]
struct Printed {
    #[serde(flatten)]
    report: Report,
    #[serde(skip_serializing_if = "Option::is_none")]
    office: Option<Office>,
}

#[derive(serde::Serialize)]
struct Office {
    late_regulars: i64,
    customs: Customs,
    best: Best,
}

fn office(log: &Log, basis: &Basis, ask: &Ask) -> anyhow::Result<Office> {
    let (view, closures) = (log.as_of(basis.today), &basis.closures);
    let grid = Grid::months(ask.to, ask.to)?;
    let last = grid.periods().first().context("a month is a period")?;
    Ok(Office {
        late_regulars: attention(&view, ask.window, closures, None, 0).late_regulars,
        customs: customs(&view, ask.window, closures),
        best: best(&log.as_of(grid.as_of()), last, BEST),
    })
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
    let office = args.office.then(|| office(log.log(), &basis, &ask)).transpose()?;
    say!("{}", serde_json::to_string_pretty(&Printed { report: report(log.log(), &ask)?, office })?);
    drop(reader);
    house.db.close().await;
    Ok(())
}
