//! Reading a window: rows become facts in the shop's own days and hours.

use super::store::{self, ShiftRow};
use super::{Deed, DeedKind, Facts, Scan, Stint};
use crate::db::{self, Session};
use crate::kernel::{Day, Name, ShopId, StaffId, Time, Zone};
use crate::{premises, settings};

/// Rows of each sort that are read at most: a busy chain's year.
pub const MAX_ROWS_READ: i64 = 500_000;
/// A scan that arrives later than this after it happened was sent in later.
const LATE_MS: i64 = 5 * 60_000;
const HOUR_MS: i64 = 3_600_000;

/// The window's facts as far as it is over, and everybody's name. None where there are more rows than are read.
pub async fn read(
    session: &mut dyn Session,
    shop: ShopId,
    zone: &Zone,
    (from, to): (Day, Day),
    now: Time,
) -> db::Result<Option<(Facts, Vec<(StaffId, Name)>)>> {
    // A shift that is open is known up to now.
    let window = (zone.midnight(from), zone.midnight(to.plus(1)).min(now.plus_ms(1)));
    let people = store::people(session, shop).await?;
    let scans = store::scans(session, shop, window, MAX_ROWS_READ).await?;
    let deeds = store::deeds(session, shop, window, MAX_ROWS_READ).await?;
    let shifts = store::shifts(session, shop, window, MAX_ROWS_READ).await?;
    let is_all = |rows: usize| i64::try_from(rows).is_ok_and(|rows| rows < MAX_ROWS_READ);
    if ![scans.len(), deeds.len(), shifts.len()].into_iter().all(is_all) {
        return Ok(None);
    }
    let closures = settings::store::retention(session, shop).await?.closures;
    let scan = |row: store::ScanRow| Scan {
        id: row.id,
        staff: row.actor_id,
        card: row.card_id,
        day: zone.day(row.at),
        hour: zone.hour(row.at),
        is_late: row.received_at.0.saturating_sub(row.at.0) > LATE_MS,
    };
    let deed = |(id, staff, kind): store::DeedRow| {
        let kind = match kind.as_str() {
            "void" => DeedKind::Void,
            "refund" => DeedKind::Refund,
            _ => DeedKind::Override,
        };
        Deed { id, staff, kind }
    };
    let is_known = |staff: StaffId| people.iter().any(|(known, _)| *known == staff);
    let facts = Facts {
        scans: scans.into_iter().map(scan).collect(),
        deeds: deeds.into_iter().filter(|(_, staff, _)| is_known(*staff)).map(deed).collect(),
        stints: shifts.iter().flat_map(|shift| stints(shift, zone, window)).collect(),
        open: premises::store::hours(session, shop).await?.of_week(),
        closed: closures.iter().flat_map(|closure| days(closure.from.0, closure.to.0, (from, to))).collect(),
    };
    Ok(Some((facts, people)))
}

/// The days of a spell that lie in the window.
fn days(first: Day, last: Day, (from, to): (Day, Day)) -> impl Iterator<Item = Day> {
    (first.max(from).0..=last.min(to).0).map(Day)
}

/// A shift cut at the full hours.
fn stints(shift: &ShiftRow, zone: &Zone, (from, to): (Time, Time)) -> Vec<Stint> {
    let (mut at, end) = (shift.made_at.max(from), shift.ended_at.min(to));
    let mut stints = Vec::new();
    while at < end {
        let next = Time((at.0.div_euclid(HOUR_MS) + 1) * HOUR_MS).min(end);
        let minutes = (next.0 - at.0) / 60_000;
        stints.push(Stint { staff: shift.staff_id, day: zone.day(at), hour: zone.hour(at), minutes });
        at = next;
    }
    stints
}
