//! Goals' rows: sets with a number for each metric, of which the highest counts.

use super::{Goal, Milestone};
use crate::db::{self, Session, Writer};
use crate::kernel::{Date, Day, Origin, ShopId, Time};
use crate::on;
use crate::retention::Metric;

/// A goal that stands, and since when.
#[derive(Clone, Debug, PartialEq)]
pub struct StandingGoal {
    /// The goal.
    pub goal: Goal,
    /// When it was set.
    pub made_at: Time,
}

type GoalRow = (String, f64, i64, Time);
type MilestoneRow = (String, f64, i64);

/// The shop's goals that stand, in the order of the metrics.
pub async fn goals(session: &mut dyn Session, shop: ShopId) -> db::Result<Vec<StandingGoal>> {
    let rows: Vec<GoalRow> = on!(session, |c| sqlx::query_as(
        "select g.metric, g.target, g.due_on, g.made_at from goal as g where g.shop_id = $1 and not g.is_dropped \
            and g.number = (select max(l.number) from goal as l where l.shop_id = g.shop_id and l.metric = g.metric)"
    )
    .bind(shop)
    .fetch_all(c)
    .await)?;
    let milestones: Vec<MilestoneRow> = on!(session, |c| sqlx::query_as(
        "select m.metric, m.target, m.due_on from goal_milestone as m where m.shop_id = $1 \
            and m.number = (select max(l.number) from goal as l where l.shop_id = m.shop_id and l.metric = m.metric) \
         order by m.metric, m.position"
    )
    .bind(shop)
    .fetch_all(c)
    .await)?;
    let read = |(name, target, due_on, made_at): GoalRow| {
        let of_this = milestones.iter().filter(|(metric, ..)| *metric == name);
        let milestones = of_this.map(|(_, target, due_on)| milestone(*target, *due_on)).collect::<Option<_>>()?;
        let goal = Goal { metric: Metric::parse(&name)?, end: milestone(target, due_on)?, milestones };
        Some(StandingGoal { goal, made_at })
    };
    let goals: Option<Vec<StandingGoal>> = rows.into_iter().map(read).collect();
    let mut goals = goals.ok_or_else(|| db::Error::impossible("a goal's row does not read as a goal"))?;
    goals.sort_by_key(|standing| standing.goal.metric);
    Ok(goals)
}

fn milestone(target: f64, due_on: i64) -> Option<Milestone> {
    Some(Milestone { target, by: Date(Day(i32::try_from(due_on).ok()?)) })
}

/// Sets a goal, in place of the one that its metric had.
pub async fn insert(writer: &mut Writer, shop: ShopId, goal: &Goal, origin: Origin, now: Time) -> db::Result<()> {
    let metric = goal.metric.as_str();
    let number: i64 = on!(writer, |c| {
        sqlx::query_scalar(
        "insert into goal (shop_id, metric, number, is_dropped, target, due_on, made_at, actor_kind, actor_id, location_id) \
         select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9 from goal \
         where shop_id = $1 and metric = $2 returning number"
    )
    .bind(shop)
    .bind(metric)
    .bind(false)
    .bind(goal.end.target)
    .bind(i64::from(goal.end.by.0.0))
    .bind(now)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .fetch_one(c)
    .await
    })?;
    for (position, milestone) in (1_i64..).zip(&goal.milestones) {
        on!(writer, |c| {
            sqlx::query(
            "insert into goal_milestone (shop_id, metric, number, position, target, due_on) values ($1, $2, $3, $4, $5, $6)"
        )
        .bind(shop)
        .bind(metric)
        .bind(number)
        .bind(position)
        .bind(milestone.target)
        .bind(i64::from(milestone.by.0.0))
        .execute(c)
        .await
        .map(drop)
        })?;
    }
    Ok(())
}

/// Says that a goal was dropped. False where none stands.
pub async fn insert_drop(
    writer: &mut Writer,
    shop: ShopId,
    metric: Metric,
    origin: Origin,
    now: Time,
) -> db::Result<bool> {
    let dropped = on!(writer, |c| {
        sqlx::query(
            "insert into goal (shop_id, metric, number, is_dropped, made_at, actor_kind, actor_id, location_id) \
         select g.shop_id, g.metric, g.number + 1, $3, $4, $5, $6, $7 from goal as g \
         where g.shop_id = $1 and g.metric = $2 and not g.is_dropped \
            and g.number = (select max(l.number) from goal as l where l.shop_id = $1 and l.metric = $2)",
        )
        .bind(shop)
        .bind(metric.as_str())
        .bind(true)
        .bind(now)
        .bind(origin.actor.kind)
        .bind(origin.actor.id)
        .bind(origin.location)
        .execute(c)
        .await?
        .rows_affected()
    });
    Ok(dropped > 0)
}
