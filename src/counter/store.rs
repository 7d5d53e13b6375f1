//! What the rows tell of one person, with all cards that are theirs: a few rows each, found by an index.

use uuid::Uuid;

use super::{Known, Said};
use crate::customer::Purpose;
use crate::db::{self, Session};
use crate::kernel::{
    ActorKind, CardId, Cursor, CustomerId, Day, DeviceId, LocationId, NudgeId, RefusedScanId, ShopId, Time,
};
use crate::nudge;
use crate::on;
use crate::people::Sealed;
use crate::retention::{DAYS_LOOKED_AT, Question};

/// Visits that are read to find the last days. Who comes several times a day has a rhythm from fewer.
const VISITS_READ: i64 = 4 * DAYS_LOOKED_AT as i64;

/// A question about the cards of one person: $1 is the shop, $2 the card that goes on.
macro_rules! of_person {
    ($rest:literal) => {
        concat!(
            "with own as (select c.id, c.customer_id from card as c where c.shop_id = $1 and (c.id = $2 or c.id in ( \
                select m.card_id from card_merge as m \
                left join card_merge_undo as u on u.shop_id = m.shop_id and u.merge_id = m.id \
                where m.shop_id = $1 and m.into_card_id = $2 and u.merge_id is null))) ",
            $rest
        )
    };
}

/// Whether nobody of these has objected to being known as a regular.
pub async fn is_profiled(session: &mut dyn Session, shop: ShopId, card: CardId) -> db::Result<bool> {
    let objections: i64 = on!(session, |c| sqlx::query_scalar(of_person!(
        "select count(*) from own join consent as o on o.shop_id = $1 and o.customer_id = own.customer_id \
            and o.purpose = $3 and not o.is_given and o.number = \
            (select max(n.number) from consent as n where n.shop_id = o.shop_id and n.customer_id = o.customer_id \
                and n.purpose = o.purpose)"
    ))
    .bind(shop)
    .bind(card)
    .bind(Purpose::Profiling)
    .fetch_one(c)
    .await)?;
    Ok(objections == 0)
}

/// When a person came last, before this instant: their latest visits that stand, the earliest first. Those that were
/// brought along count too.
pub async fn visits_before(
    session: &mut dyn Session,
    shop: ShopId,
    card: CardId,
    before: Time,
) -> db::Result<Vec<Time>> {
    let mut visits: Vec<Time> = on!(session, |c| {
        sqlx::query_scalar(of_person!(
        "select x.at from (select v.at as at from own join visit as v on v.shop_id = $1 and v.card_id = own.id \
                left join visit_void as u on u.shop_id = v.shop_id and u.visit_id = v.id \
                where v.at < $3 and u.visit_id is null \
            union all select b.at as at from own join imported_visit as b on b.shop_id = $1 and b.customer_id = own.customer_id \
                join import as i on i.shop_id = b.shop_id and i.id = b.import_id and i.finished_at is not null \
                where b.at < $3 and b.voided_at is null) as x \
         order by x.at desc limit $4"
    ))
    .bind(shop)
    .bind(card)
    .bind(before)
    .bind(VISITS_READ)
    .fetch_all(c)
    .await
    })?;
    visits.reverse();
    Ok(visits)
}

/// What a person has said and what went wrong for them. Answers that were brought along were heard elsewhere.
pub async fn heard(session: &mut dyn Session, shop: ShopId, card: CardId) -> db::Result<Known> {
    let said: Option<(Question, i64, i64, Time)> = on!(session, |c| sqlx::query_as(of_person!(
        "select a.kind, a.score, a.scale_max, a.made_at from own \
         join answer as a on a.shop_id = $1 and a.customer_id = own.customer_id order by a.id desc limit 1"
    ))
    .bind(shop)
    .bind(card)
    .fetch_optional(c)
    .await)?;
    let (open, solved_at): (i64, Option<Time>) = on!(session, |c| sqlx::query_as(of_person!(
        "select count(k.id) - count(s.case_id), max(s.made_at) from own \
         join customer_case as k on k.shop_id = $1 and k.customer_id = own.customer_id \
         left join case_solution as s on s.shop_id = k.shop_id and s.case_id = k.id"
    ))
    .bind(shop)
    .bind(card)
    .fetch_one(c)
    .await)?;
    let answered_at: Option<Time> = on!(session, |c| sqlx::query_scalar(of_person!(
        "select max(n.made_at) from own \
         join customer_note as n on n.shop_id = $1 and n.customer_id = own.customer_id and n.kind = 'answer'"
    ))
    .bind(shop)
    .bind(card)
    .fetch_one(c)
    .await)?;
    let mended_at = solved_at.max(answered_at);
    let said = said.map(|(question, score, scale_max, at)| Said { question, score, scale_max, at });
    Ok(Known { said, mended_at, has_open_case: open > 0, ..Known::default() })
}

/// What the owner asked for last since then: which nudge, of whom, in which words, and when.
pub async fn asked(
    session: &mut dyn Session,
    shop: ShopId,
    card: CardId,
    since: Time,
) -> db::Result<Option<(NudgeId, CustomerId, Option<Sealed>, Time)>> {
    Ok(on!(session, |c| sqlx::query_as(of_person!(
        "select n.id, n.customer_id, n.text, n.made_at from own \
         join nudge as n on n.shop_id = $1 and n.customer_id = own.customer_id and n.kind = $3 and n.made_at > $4 \
         order by n.id desc limit 1"
    ))
    .bind(shop)
    .bind(card)
    .bind(nudge::Kind::Greet)
    .bind(since)
    .fetch_optional(c)
    .await)?)
}

/// The last days among these instants, in order, each once.
pub fn days(visits: &[Time], day: impl Fn(Time) -> Day) -> Vec<Day> {
    let mut days: Vec<Day> = visits.iter().map(|at| day(*at)).collect();
    days.dedup();
    days
}

/// A scan that was refused for good, with whose card it was.
#[derive(Debug, sqlx::FromRow)]
pub struct RefusedRow {
    /// Which.
    pub id: RefusedScanId,
    /// The scan's own key.
    pub key: String,
    /// The card, where one is known by the code.
    pub card_id: Option<CardId>,
    /// Its person.
    pub customer_id: Option<CustomerId>,
    /// What they are called, sealed.
    pub display_name: Option<Sealed>,
    /// Why, as a word of the ledger's.
    pub reason: String,
    /// Until when that held.
    pub until_at: Option<Time>,
    /// On which device.
    pub device_id: Option<DeviceId>,
    /// Which of its scans.
    pub device_seq: i64,
    /// The stamps that were asked for.
    pub stamps: i64,
    /// What was spent.
    pub amount_minor: Option<i64>,
    /// When it was scanned, by the device's clock.
    pub scanned_at: Time,
    /// When it came in.
    pub received_at: Time,
    /// Who sent it: what sort of actor.
    pub actor_kind: ActorKind,
    /// Which one.
    pub actor_id: Uuid,
    /// Where.
    pub location_id: Option<LocationId>,
}

/// Scans that were refused for good since then and before a position, newest first, and one more than `rows`.
pub async fn refused_page(
    session: &mut dyn Session,
    shop: ShopId,
    since: Time,
    before: Cursor,
    rows: i64,
) -> db::Result<Vec<RefusedRow>> {
    Ok(on!(session, |c| {
        sqlx::query_as(
        "select f.id, f.key, f.card_id, k.customer_id, p.display_name, f.reason, f.until_at, f.device_id, f.device_seq, \
            f.stamps, f.amount_minor, f.scanned_at, f.received_at, f.actor_kind, f.actor_id, f.location_id \
         from refused_scan as f left join card as k on k.shop_id = f.shop_id and k.id = f.card_id \
         left join customer as p on p.shop_id = k.shop_id and p.id = k.customer_id \
         where f.shop_id = $1 and f.id < $2 and f.received_at >= $3 order by f.id desc limit $4"
    )
    .bind(shop)
    .bind(before.id())
    .bind(since)
    .bind(rows + 1)
    .fetch_all(c)
    .await
    })?)
}
