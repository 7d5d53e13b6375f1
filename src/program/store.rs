//! Programs' rows.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Change, Earn, EarnKind, EarnRule, Limits, Program, Rules, Status, Step, Told, Version};
use crate::columns;
use crate::db::{self, Rows, Session, Writer, insert_rows};
use crate::kernel::{Name, Origin, ProgramId, Reason, ShopId, Time, Title, Zone};
use crate::on;

#[derive(sqlx::FromRow)]
struct VersionRow {
    program_id: ProgramId,
    version: i64,
    earn_kind: EarnKind,
    per_minor: Option<i64>,
    has_limits: bool,
    cool_down_minutes: Option<i64>,
    per_day: Option<i64>,
    stamp_valid_days: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct StepRow {
    program_id: ProgramId,
    version: i64,
    stamps: i64,
    title: Title,
    valid_days: Option<i64>,
}

/// What the ledger decides by: all programs of a shop with all their versions, and the shop's zone.
pub async fn rules(session: &mut dyn Session, shop: ShopId) -> db::Result<Rules> {
    let zone: String =
        on!(session, |c| sqlx::query_scalar("select time_zone from shop where id = $1").bind(shop).fetch_one(c).await)?;
    let zone = Zone::parse(&zone).ok_or_else(|| db::Error::impossible("a shop's time zone is unknown"))?;
    let programs: Vec<(ProgramId, Name, Option<Status>)> = on!(session, |c| {
        sqlx::query_as(
        "select p.id, coalesce((select n.name from program_version as n where n.shop_id = p.shop_id and n.program_id = p.id \
            and n.name is not null order by n.version desc limit 1), p.name), (select s.status from program_status as s where s.shop_id = p.shop_id and s.program_id = p.id \
            order by s.number desc limit 1) \
         from program as p where p.shop_id = $1 order by p.id"
    )
    .bind(shop)
    .fetch_all(c)
    .await
    })?;
    let steps: Vec<StepRow> = on!(session, |c| {
        sqlx::query_as(
        "select program_id, version, stamps, title, valid_days from program_reward where shop_id = $1 order by program_id, version, stamps"
    )
    .bind(shop)
    .fetch_all(c)
    .await
    })?;
    let versions: Vec<VersionRow> = on!(session, |c| {
        sqlx::query_as(
        "select program_id, version, earn_kind, per_minor, has_limits, cool_down_minutes, per_day, stamp_valid_days \
         from program_version where shop_id = $1 order by program_id, version"
    )
    .bind(shop)
    .fetch_all(c)
    .await
    })?;
    let mut by_program: BTreeMap<ProgramId, BTreeMap<i64, Version>> = BTreeMap::new();
    for row in versions {
        by_program.entry(row.program_id).or_default().insert(row.version, Version::try_from(row)?);
    }
    for row in steps {
        let version = by_program.get_mut(&row.program_id).and_then(|versions| versions.get_mut(&row.version));
        if let Some(version) = version {
            version.steps.push(Step { stamps: row.stamps, title: row.title, valid_days: row.valid_days });
        }
    }
    let programs = programs
        .into_iter()
        .filter_map(|(id, name, status)| {
            let versions = by_program.remove(&id)?;
            Some(Program { id, name, status: status.unwrap_or(Status::Running), versions })
        })
        .collect();
    Ok(Rules { zone, programs })
}

/// The program that a request made or changed, as it was then; None where that was before versions had ids.
pub async fn told(session: &mut dyn Session, shop: ShopId, id: Uuid) -> db::Result<Option<Told>> {
    let row: Option<(ProgramId, i64, Name, Status)> = on!(session, |c| {
        sqlx::query_as(
            "select v.program_id, v.version, coalesce((select n.name from program_version as n where n.shop_id = v.shop_id \
                and n.program_id = v.program_id and n.version <= v.version and n.name is not null \
                order by n.version desc limit 1), p.name), v.status \
             from program_version as v join program as p on p.shop_id = v.shop_id and p.id = v.program_id \
             where v.shop_id = $1 and v.id = $2",
        )
        .bind(shop)
        .bind(id)
        .fetch_optional(c)
        .await
    })?;
    Ok(row.map(|(program, version, name, status)| Told { program, version, name, status }))
}

impl TryFrom<VersionRow> for Version {
    type Error = db::Error;

    fn try_from(row: VersionRow) -> db::Result<Version> {
        let earn = match (row.earn_kind, row.per_minor) {
            (EarnKind::Visit, _) => Earn::Visit,
            (EarnKind::Unit, _) => Earn::Unit,
            (EarnKind::Spend, Some(per_minor)) if per_minor > 0 => Earn::Spend { per_minor },
            (EarnKind::Spend, _) => {
                return Err(db::Error::impossible("a program by spending has no amount for a stamp"));
            }
        };
        let limits =
            row.has_limits.then_some(Limits { cool_down_minutes: row.cool_down_minutes, per_day: row.per_day });
        Ok(Version { number: row.version, earn, steps: Vec::new(), limits, stamp_valid_days: row.stamp_valid_days })
    }
}

/// Sets up a program; its first version follows.
pub async fn insert(
    writer: &mut Writer,
    shop: ShopId,
    id: ProgramId,
    name: &Name,
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
        "insert into program (shop_id, id, name, made_at, actor_kind, actor_id, location_id) values ($1, $2, $3, $4, $5, $6, $7)"
    )
    .bind(shop)
    .bind(id)
    .bind(name)
    .bind(now)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .execute(c)
    .await
    .map(drop)
    })?;
    Ok(())
}

/// Adds a version, and has the ledger's lane read the rules again. `change` is what a request needs to be told again.
pub async fn insert_version(
    writer: &mut Writer,
    shop: ShopId,
    id: ProgramId,
    version: &Version,
    change: Option<Change<'_>>,
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    let rule = EarnRule::from(version.earn);
    let limits = version.limits.unwrap_or_default();
    on!(writer, |c| {
        sqlx::query(
        "insert into program_version (shop_id, program_id, version, earn_kind, per_minor, has_limits, cool_down_minutes, per_day, \
            stamp_valid_days, made_at, actor_kind, actor_id, location_id, id, name, status) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
    )
    .bind(shop)
    .bind(id)
    .bind(version.number)
    .bind(rule.kind)
    .bind(rule.per_minor)
    .bind(version.limits.is_some())
    .bind(limits.cool_down_minutes)
    .bind(limits.per_day)
    .bind(version.stamp_valid_days)
    .bind(now)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .bind(change.map(|change| change.id))
    .bind(change.and_then(|change| change.name))
    .bind(change.map(|change| change.status))
    .execute(c)
    .await
    .map(drop)
    })?;
    let mut steps =
        Rows::of(columns![Uuid shop_id, Uuid program_id, Int version, Int stamps, Text title, Int valid_days]);
    for step in &version.steps {
        let title = step.title.as_str();
        steps.push(vec![
            shop.0.into(),
            id.0.into(),
            version.number.into(),
            step.stamps.into(),
            title.into(),
            step.valid_days.into(),
        ]);
    }
    insert_rows(writer, "program_reward", &steps).await?;
    rules_changed(writer, shop).await
}

/// Pauses, ends or resumes a program. Writes nothing where it is so already; tells whether it wrote.
pub async fn insert_status(
    writer: &mut Writer,
    shop: ShopId,
    id: ProgramId,
    status: Status,
    reason: Option<&Reason>,
    origin: Origin,
    now: Time,
) -> db::Result<bool> {
    let changed = on!(writer, |c| {
        sqlx::query(
        "insert into program_status (shop_id, program_id, number, status, reason, made_at, actor_kind, actor_id, location_id) \
         select p.shop_id, p.id, coalesce(max(s.number), 0) + 1, $3, $4, $5, $6, $7, $8 \
         from program as p left join program_status as s on s.shop_id = p.shop_id and s.program_id = p.id \
         where p.shop_id = $1 and p.id = $2 \
            and $3 <> coalesce((select t.status from program_status as t where t.shop_id = $1 and t.program_id = $2 \
                order by t.number desc limit 1), 'running') \
         group by p.shop_id, p.id"
    )
    .bind(shop)
    .bind(id)
    .bind(status)
    .bind(reason)
    .bind(now)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .execute(c)
    .await?
    .rows_affected()
    });
    if changed > 0 {
        rules_changed(writer, shop).await?;
    }
    Ok(changed > 0)
}

async fn rules_changed(writer: &mut Writer, shop: ShopId) -> db::Result<()> {
    on!(writer, |c| sqlx::query("update shop set rules_version = rules_version + 1 where id = $1")
        .bind(shop)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}
