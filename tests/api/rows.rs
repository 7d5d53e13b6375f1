//! The tables behind the API: what a refusal must not touch, and what holds after every test.

use timbro::db::{Db, Shops};
use timbro::fsck::Report;
use timbro::fsck::jobs::{check, check_shop};
use timbro::kernel::{MasterSecret, ShopId};
use timbro::on;

/// How many rows each table has, and every card's state: equal before and after a refusal. Not the PINs that were tried:
/// those are written down just because they were refused.
pub async fn all(db: &Db) -> (Vec<(String, i64)>, Vec<String>) {
    let mut reader = db.reader(Shops::Admin).await.unwrap();
    let counts = on!(&mut reader, |c| sqlx::query_as(
        "select 'visit' as name, count(*) as n from visit union all select 'visit_line', count(*) from visit_line \
         union all select 'visit_void', count(*) from visit_void union all select 'refund', count(*) from refund \
         union all select 'payment', count(*) from payment union all select 'reward', count(*) from reward \
         union all select 'reward_void', count(*) from reward_void union all select 'redemption', count(*) from redemption \
         union all select 'entry', count(*) from entry union all select 'receipt', count(*) from receipt \
         union all select 'ticket', count(*) from ticket union all select 'door', count(*) from door \
         union all select 'customer', count(*) from customer union all select 'consent', count(*) from consent \
         union all select 'card', count(*) from card union all select 'sheet', count(*) from sheet \
         union all select 'program', count(*) from program union all select 'program_version', count(*) from program_version \
         union all select 'program_status', count(*) from program_status \
         union all select 'answer', count(*) from answer union all select 'customer_case', count(*) from customer_case \
         union all select 'case_solution', count(*) from case_solution \
         union all select 'feedback_setting', count(*) from feedback_setting union all select 'asking', count(*) from asking \
         union all select 'answer_comment', count(*) from answer_comment union all select 'mailing', count(*) from mailing \
         union all select 'customer_note', count(*) from customer_note union all select 'note_seen', count(*) from note_seen \
         union all select 'nudge', count(*) from nudge \
         union all select 'customer_tagging', count(*) from customer_tagging \
         union all select 'customer_tag', count(*) from customer_tag \
         union all select 'retention_setting', count(*) from retention_setting \
         union all select 'retention_closure', count(*) from retention_closure \
         union all select 'office_setting', count(*) from office_setting \
         union all select 'office_tile', count(*) from office_tile \
         union all select 'owner', count(*) from owner union all select 'owner_passkey', count(*) from owner_passkey \
         union all select 'refused_scan', count(*) from refused_scan \
         union all select 'shop_hours', count(*) from shop_hours union all select 'location', count(*) from location \
         union all select 'shop_hours_spell', count(*) from shop_hours_spell \
         union all select 'goal', count(*) from goal union all select 'goal_milestone', count(*) from goal_milestone \
         union all select 'staff', count(*) from staff union all select 'staff_pin', count(*) from staff_pin \
         union all select 'staff_end', count(*) from staff_end \
         union all select 'staff_card', count(*) from staff_card union all select 'enrolment', count(*) from enrolment \
         union all select 'device', count(*) from device union all select 'device_end', count(*) from device_end \
         union all select 'shift', count(*) from shift union all select 'shift_end', count(*) from shift_end \
         union all select 'card_replacement', count(*) from card_replacement \
         union all select 'card_return', count(*) from card_return \
         union all select 'card_merge', count(*) from card_merge \
         union all select 'card_merge_undo', count(*) from card_merge_undo \
         union all select 'shop_logo', count(*) from shop_logo union all select 'shop_colour', count(*) from shop_colour \
         union all select 'card_device', count(*) from card_device union all select 'calculation', count(*) from calculation \
         union all select 'import', count(*) from import \
         union all select 'imported_customer', count(*) from imported_customer \
         union all select 'imported_visit', count(*) from imported_visit \
         union all select 'imported_refund', count(*) from imported_refund \
         union all select 'imported_payment', count(*) from imported_payment \
         union all select 'imported_answer', count(*) from imported_answer order by 1"
    )
    .fetch_all(c)
    .await)
    .unwrap();
    let states = on!(&mut reader, |c| sqlx::query_scalar("select state from card_state order by shop_id, card_id")
        .fetch_all(c)
        .await)
    .unwrap();
    (counts, states)
}

/// How many rows a table has.
pub async fn count(db: &Db, table: &str) -> i64 {
    let (counts, _) = all(db).await;
    counts.iter().find(|(name, _)| name == table).unwrap().1
}

/// How many visits there are.
pub async fn visits(db: &Db) -> i64 {
    count(db, "visit").await
}

/// Changes the tables as their owner.
pub async fn change(db: &Db, statement: &'static str) {
    let mut writer = db.writer(Shops::Admin).await.unwrap();
    on!(&mut writer, |c| sqlx::query(statement).execute(c).await.map(drop)).unwrap();
    writer.commit().await.unwrap();
}

/// Whether every promise that can be checked on the rows of one shop holds, or what breaks one.
pub async fn healthy_shop(db: &Db, master: &MasterSecret, shop: ShopId) -> Result<(), String> {
    let mut report = Report::default();
    check_shop(db, master, shop, &mut report).await.unwrap();
    if report.is_clean() { Ok(()) } else { Err(format!("fsck finds {:#?}", report.findings)) }
}

/// Every promise that can be checked on a live database holds.
pub async fn healthy(db: &Db, master: &MasterSecret) {
    let report = check(db, master).await.unwrap();
    assert!(report.is_clean(), "fsck finds {:#?}", report.findings);
    assert!(report.shops > 0, "fsck looked at nothing");
}
