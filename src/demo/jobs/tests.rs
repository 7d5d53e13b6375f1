//! A small demo on SQLite, counted.

use std::collections::BTreeMap;

use super::*;
use crate::db::{DatabaseUrl, Settings, Shops};
use crate::demo::people::Origin as CameBy;
use crate::demo::{Dose, SEED, ZONE};
use crate::fsck::jobs::check;
use crate::kernel::Day;
use crate::ledger::EntryKind;
use crate::ledger::store::{card_events, cards_of_shop};

/// Three months, and a seventh of the people.
const SMALL: Dose = Dose { days: 92, people_percent: 14 };
/// The 7th of May 2026.
const TODAY: Day = Day(20_580);

async fn small() -> (tempfile::TempDir, Db, Plan, Made) {
    let folder = tempfile::tempdir().unwrap();
    let url = DatabaseUrl::Sqlite(folder.path().join("timbro.db"));
    let db = Db::open(&url, Settings { is_durable: false }).await.unwrap();
    let master = MasterSecret::new([5; 32]);
    let random = Arc::new(Random::seeded(5));
    let keys = People::open(&url.people(), Settings { is_durable: false }, &master, random).await.unwrap();
    let plan = Plan::of(SEED, Zone::parse(ZONE).unwrap(), TODAY, SMALL);
    let made = make(&db, &keys, &master, &plan).await.unwrap();
    (folder, db, plan, made)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_small_demo_has_every_planned_visit_and_its_balances_are_sums() {
    let (_folder, db, plan, made) = small().await;
    assert_eq!(made.refused, 0);
    let report = check(&db, &MasterSecret::new([5; 32])).await.unwrap();
    assert!(report.is_clean(), "{:?}", report.findings);
    let mut reader = db.reader(Shops::One(made.shop)).await.unwrap();
    let cards = cards_of_shop(&mut reader, made.shop).await.unwrap();
    let asleep = 10 - plan.people.iter().filter(|person| matches!(person.origin, CameBy::Sheet(_))).count();
    assert_eq!(cards.len(), plan.people.iter().filter(|p| !matches!(p.origin, CameBy::Sheet(_))).count() + 10);
    let (mut visits, mut kinds, mut silent) = (0, BTreeMap::<String, usize>::new(), 0);
    for (card, number, _) in cards {
        let (events, hashes) = card_events(&mut reader, made.shop, card).await.unwrap();
        assert_eq!(i64::try_from(hashes.len()).unwrap(), number);
        silent += usize::from(events.is_empty());
        let mut sums: BTreeMap<ProgramId, i64> = BTreeMap::new();
        let mut last = Time(0);
        for event in &events {
            match event {
                Event::Visited(visit) => {
                    visits += usize::from(visit.kind != ledger::VisitKind::Redemption);
                    assert!(last <= visit.at, "time runs backwards on a card");
                    last = visit.at;
                }
                Event::Entered(entry) => {
                    *kinds.entry(format!("{:?}", entry.kind)).or_default() += 1;
                    let Some(program) = entry.program else { continue };
                    let sum = sums.entry(program).or_default();
                    *sum += entry.delta;
                    assert_eq!(*sum, entry.balance_after, "{entry:?}");
                }
                _ => {}
            }
        }
    }
    let planned = plan.steps.iter().filter(|step| matches!(step.act, Act::Scan { .. })).count();
    assert_eq!(visits, planned);
    assert!(silent >= asleep, "blank cards sleep");
    for kind in [EntryKind::Earn, EntryKind::Issue, EntryKind::Redeem, EntryKind::Void, EntryKind::Gift] {
        assert!(kinds.contains_key(&format!("{kind:?}")), "{kinds:?}");
    }
}
