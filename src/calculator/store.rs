//! Calculations' rows.

use crate::db::{self, Session, Writer};
use crate::kernel::{CalculationId, Cursor, Name, Origin, ShopId, Time};
use crate::on;
use crate::retention::Inputs;

/// A calculation that was kept, as it was told.
#[derive(Clone, Debug)]
pub struct Calculation {
    /// Which.
    pub id: CalculationId,
    /// Of which metric.
    pub metric: String,
    /// What the owner calls it.
    pub name: Option<Name>,
    /// The figures put in.
    pub inputs: Inputs,
    /// The formula, as it was written.
    pub formula: String,
    /// The fraction that came out.
    pub exact: String,
    /// The nearest number to it.
    pub value: f64,
    /// When.
    pub made_at: Time,
}

#[derive(sqlx::FromRow)]
struct CalculationRow {
    id: CalculationId,
    metric: String,
    name: Option<Name>,
    inputs: String,
    formula: String,
    exact: String,
    value: f64,
    made_at: Time,
}

impl TryFrom<CalculationRow> for Calculation {
    type Error = db::Error;

    fn try_from(row: CalculationRow) -> db::Result<Calculation> {
        let CalculationRow { id, metric, name, inputs, formula, exact, value, made_at } = row;
        let inputs = serde_json::from_str(&inputs)
            .map_err(|_| db::Error::impossible("a calculation's inputs do not read as figures"))?;
        Ok(Calculation { id, metric, name, inputs, formula, exact, value, made_at })
    }
}

macro_rules! select_calculations {
    ($rest:literal) => {
        concat!("select id, metric, name, inputs, formula, exact, value, made_at from calculation ", $rest)
    };
}

/// A calculation of this shop.
pub async fn calculation(
    session: &mut dyn Session,
    shop: ShopId,
    id: CalculationId,
) -> db::Result<Option<Calculation>> {
    let row: Option<CalculationRow> =
        on!(session, |c| sqlx::query_as(select_calculations!("where shop_id = $1 and id = $2"))
            .bind(shop)
            .bind(id)
            .fetch_optional(c)
            .await)?;
    row.map(Calculation::try_from).transpose()
}

/// The shop's calculations before a position, newest first, and one more than `rows`: of one metric, or of all for None.
pub async fn calculations_page(
    session: &mut dyn Session,
    shop: ShopId,
    metric: Option<&str>,
    before: Cursor,
    rows: i64,
) -> db::Result<Vec<Calculation>> {
    let rows: Vec<CalculationRow> = on!(session, |c| sqlx::query_as(select_calculations!(
        "where shop_id = $1 and ($2 is null or metric = $2) and id < $3 order by id desc limit $4"
    ))
    .bind(shop)
    .bind(metric)
    .bind(before.id())
    .bind(rows + 1)
    .fetch_all(c)
    .await)?;
    rows.into_iter().map(Calculation::try_from).collect()
}

/// Keeps a calculation.
pub async fn insert(writer: &mut Writer, shop: ShopId, kept: &Calculation, origin: Origin) -> db::Result<()> {
    let inputs = serde_json::to_string(&kept.inputs)
        .map_err(|_| db::Error::impossible("a calculation's inputs cannot be written"))?;
    on!(writer, |c| {
        sqlx::query(
        "insert into calculation (shop_id, id, metric, name, inputs, formula, exact, value, made_at, actor_kind, actor_id, location_id) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
    )
    .bind(shop)
    .bind(kept.id)
    .bind(&kept.metric)
    .bind(&kept.name)
    .bind(&inputs)
    .bind(&kept.formula)
    .bind(&kept.exact)
    .bind(kept.value)
    .bind(kept.made_at)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .execute(c)
    .await
    .map(drop)
    })?;
    Ok(())
}
