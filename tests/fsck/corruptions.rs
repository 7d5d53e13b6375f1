//! Rows changed by hand, each with the row that must be named.

use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use timbro::db::DatabaseUrl;
use timbro::kernel::{MasterSecret, RewardId};
use timbro::ledger::chain::{key, link, to_hex};
use timbro::ledger::{EntryKind, Reward};
use uuid::Uuid;

use super::facts::Facts;

/// A change by hand, and the finding it must lead to.
pub struct Case {
    pub name: &'static str,
    pub sql: Vec<String>,
    pub invariant: u8,
    pub table: &'static str,
    pub row: String,
}

/// A literal of an id, of bytes: the engines write them differently.
pub struct Literals {
    is_sqlite: bool,
}

impl Literals {
    pub fn id(&self, id: Uuid) -> String {
        if self.is_sqlite { format!("x'{}'", id.simple()) } else { format!("'{id}'::uuid") }
    }

    pub fn bytes(&self, bytes: &[u8]) -> String {
        let digits = to_hex(bytes);
        if self.is_sqlite { format!("x'{digits}'") } else { format!("'\\x{digits}'::bytea") }
    }
}

const ENTRY: &str = "program_id, kind, delta, balance_after, remainder_after, round, version, goal, reached, expires_on, \
    held, reason, visit_id, reward_id, refund_id, reverses, at, day, actor_kind, actor_id, location_id, hash";

pub fn cases(facts: &Facts, url: &DatabaseUrl) -> Vec<Case> {
    let as_sql = Literals { is_sqlite: matches!(url, DatabaseUrl::Sqlite(_)) };
    let mut cases = of_entries(facts, &as_sql);
    cases.extend(of_rows(facts, &as_sql));
    cases.extend(super::audit::cases(facts, &as_sql));
    cases
}

fn of_entries(facts: &Facts, as_sql: &Literals) -> Vec<Case> {
    let card = as_sql.id(facts.card.0);
    let at = |number: i64| format!("where card_id = {card} and number = {number}");
    let row = |number: i64| format!("card_id={} number={number}", facts.card);
    let state = format!("card_id={}", facts.card);
    let of_state = format!("where card_id = {card}");
    let case =
        |name, sql: Vec<String>, invariant, number| Case { name, sql, invariant, table: "entry", row: row(number) };
    let earn = facts.number(EntryKind::Earn, |entry| entry.number > 3);
    let last = facts.last();
    let head = to_hex(facts.hashes.last().unwrap());
    let mut rewritten = Vec::new();
    let wrong = key(&MasterSecret::new([8; 32]), facts.shop);
    let mut before = Vec::new();
    for entry in &facts.entries {
        before = link(&wrong, &before, facts.card, entry).to_vec();
        rewritten.push(format!("update entry set hash = {} {}", as_sql.bytes(&before), at(entry.number)));
    }
    rewritten.push(format!("update card_state set state = replace(state, '{head}', '{}') {of_state}", to_hex(&before)));
    let swapped = vec![
        format!("update entry set number = -1 {}", at(earn)),
        format!("update entry set number = {earn} {}", at(earn + 1)),
        format!("update entry set number = {} {}", earn + 1, at(-1)),
    ];
    let inserted = format!(
        "insert into entry (shop_id, card_id, number, {ENTRY}) select shop_id, card_id, number + 1, {} from entry {}",
        ENTRY.replace(" delta,", " 1,").replace(" reverses,", " null,"),
        at(last)
    );
    let void = facts.number(EntryKind::Void, |entry| entry.reward.is_none());
    let state_case = |name, sql: String, invariant| Case {
        name,
        sql: vec![sql],
        invariant,
        table: "card_state",
        row: state.clone(),
    };
    vec![
        case("an entry's delta edited", vec![format!("update entry set delta = delta + 1 {}", at(earn))], 9, earn),
        case("the same, by the sums", vec![format!("update entry set delta = delta + 1 {}", at(earn))], 1, earn),
        case("balance_after edited", vec![format!("update entry set balance_after = 7 {}", at(earn))], 1, earn),
        case("the last entry edited", vec![format!("update entry set at = at + 1 {}", at(last))], 9, last),
        case("an entry's reason edited", vec![format!("update entry set reason = 'no' {}", at(void))], 9, void),
        case("an entry deleted in the middle", vec![format!("delete from entry {}", at(earn))], 7, earn),
        case("the same, by the chain", vec![format!("delete from entry {}", at(earn))], 9, earn + 1),
        case("the first entry deleted", vec![format!("delete from entry {}", at(1))], 7, 1),
        case("the last entry deleted", vec![format!("delete from entry {}", at(last))], 7, last),
        case("two entries swapped", swapped, 9, earn),
        case("an entry inserted by hand", vec![inserted], 9, last + 1),
        case(
            "a hash replaced",
            vec![format!("update entry set hash = {} {}", as_sql.bytes(&[1; 32]), at(earn))],
            9,
            earn,
        ),
        case("a chain rewritten with another key", rewritten, 9, 1),
        case("a void reverses another entry", vec![format!("update entry set reverses = 1 {}", at(void))], 6, void),
        state_case(
            "a state edited",
            format!(
                "update card_state set state = replace(state, '\"last_visit_at\":', '\"last_visit_at\":1') {of_state}"
            ),
            8,
        ),
        state_case(
            "a state written in other bytes",
            format!("update card_state set state = replace(state, '\"head\":', '\"head\": ') {of_state}"),
            8,
        ),
        state_case("a state's number edited", format!("update card_state set number = number - 1 {of_state}"), 8),
        state_case("a state missing", format!("delete from card_state {of_state}"), 8),
    ]
}

fn of_rows(facts: &Facts, as_sql: &Literals) -> Vec<Case> {
    let id = |id: Uuid| as_sql.id(id);
    let case = |name, sql: &str, invariant, table, row: String| Case {
        name,
        sql: vec![sql.to_owned()],
        invariant,
        table,
        row,
    };
    let open = facts.rewards.iter().rev().find(|reward| reward.earned.is_none()).unwrap();
    let (first, used) = (&facts.rewards[0], &facts.redemptions[0]);
    let with_visit = facts.redemptions.iter().find(|used| used.visit.is_some()).unwrap();
    let is_void = |reward: &&Reward| {
        facts.entries.iter().any(|entry| entry.kind == EntryKind::Void && entry.reward == Some(reward.id))
    };
    let void = facts.rewards.iter().find(is_void).unwrap();
    let spare = Uuid::from_u128(5);
    let (card, visit) = (id(facts.card.0), facts.visits[2]);
    let reward = |reward: RewardId| format!("id={reward}");
    let by_reward = |reward: RewardId| format!("reward_id={reward}");
    let of_visit = format!("id={visit}");
    let coffee = facts.number(EntryKind::Issue, |entry| entry.program == Some(facts.coffee));
    let entry_row = |number: i64| format!("card_id={} number={number}", facts.card);
    // The keys are given out in order, the first to the visit before any program ran.
    let (key_of_bare, key_of_visit) = ("key-00000", "key-00002");
    vec![
        case(
            "a reward deleted",
            &format!("delete from reward where id = {}", id(first.id.0)),
            5,
            "reward",
            reward(first.id),
        ),
        case(
            "a reward duplicated",
            &format!(
                "insert into reward (shop_id, id, card_id, program_id, version, round, stamps, title, number, issued_at, expires_at) \
                 select shop_id, {}, card_id, program_id, version, round, stamps, title, 9999, issued_at, expires_at \
                 from reward where id = {}",
                id(spare),
                id(first.id.0)
            ),
            5,
            "reward",
            reward(RewardId(spare)),
        ),
        case(
            "a gift renamed",
            &format!("update reward set title = 'a car' where id = {}", id(open.id.0)),
            8,
            "card_state",
            format!("card_id={}", facts.card),
        ),
        case(
            "a used reward renamed",
            &format!("update reward set title = 'a car' where id = {}", id(first.id.0)),
            5,
            "reward",
            reward(first.id),
        ),
        case(
            "a redemption deleted",
            &format!("delete from redemption where reward_id = {}", id(used.reward.0)),
            5,
            "redemption",
            by_reward(used.reward),
        ),
        case(
            "a reward that was taken back is used",
            &format!(
                "insert into redemption (shop_id, reward_id, card_id, number, device, step, made_at, actor_kind, actor_id) \
                 select shop_id, {}, card_id, number, 9, 9, made_at, actor_kind, actor_id from redemption where reward_id = {}",
                id(void.id.0),
                id(used.reward.0)
            ),
            5,
            "redemption",
            by_reward(void.id),
        ),
        case(
            "a redemption's time edited",
            &format!("update redemption set made_at = 1 where reward_id = {}", id(used.reward.0)),
            5,
            "redemption",
            by_reward(used.reward),
        ),
        case(
            "a redemption's visit deleted",
            &format!("delete from visit where id = {}", id(with_visit.visit.unwrap().0)),
            8,
            "visit",
            format!("id={}", with_visit.visit.unwrap()),
        ),
        case(
            "a reward's void deleted",
            &format!("delete from reward_void where reward_id = {}", id(void.id.0)),
            5,
            "reward_void",
            by_reward(void.id),
        ),
        case("a visit deleted", &format!("delete from visit where id = {}", id(visit.0)), 8, "visit", of_visit.clone()),
        case(
            "a visit's time edited",
            &format!("update visit set at = at - 1 where id = {}", id(visit.0)),
            8,
            "visit",
            of_visit.clone(),
        ),
        case(
            "a visit's actor edited",
            &format!("update visit set actor_kind = 'staff' where id = {}", id(visit.0)),
            8,
            "visit",
            of_visit.clone(),
        ),
        case(
            "a visit's place in the log edited",
            &format!("update visit set after_number = 1 where id = {}", id(visit.0)),
            7,
            "visit",
            of_visit.clone(),
        ),
        case(
            "a visit's amount edited",
            &format!("update visit set amount_minor = 1 where id = {}", id(visit.0)),
            1,
            "entry",
            entry_row(
                facts
                    .number(EntryKind::Earn, |entry| entry.visit == Some(visit) && entry.program != Some(facts.coffee)),
            ),
        ),
        case(
            "a visit given to another customer",
            &format!("update visit set customer_id = {} where id = {}", id(spare), id(visit.0)),
            8,
            "visit",
            of_visit.clone(),
        ),
        case(
            "a receipt deleted",
            &format!("delete from receipt where key = '{key_of_visit}'"),
            2,
            "receipt",
            format!("subject_id={}", facts.visits[2]),
        ),
        case(
            "the receipt of a visit that moved nothing deleted",
            &format!("delete from receipt where key = '{key_of_bare}'"),
            2,
            "receipt",
            format!("subject_id={}", facts.bare),
        ),
        case(
            "a receipt leads to another visit",
            &format!("update receipt set subject_id = {} where key = '{key_of_visit}'", id(facts.bare.0)),
            2,
            "receipt",
            format!("key={key_of_visit}"),
        ),
        case(
            "a receipt of another kind",
            &format!("update receipt set kind = 'refund' where key = '{key_of_visit}'"),
            2,
            "receipt",
            format!("key={key_of_visit}"),
        ),
        case(
            "the receipt of a refused scan deleted",
            &format!("delete from receipt where key = '{}'", facts.key_of_refused),
            2,
            "refused_scan",
            format!("id={}", facts.refused),
        ),
        case(
            "a refused scan deleted",
            &format!("delete from refused_scan where id = {}", id(facts.refused.0)),
            2,
            "receipt",
            format!("key={}", facts.key_of_refused),
        ),
        case(
            "a void deleted",
            &format!("delete from visit_void where visit_id = {}", id(facts.voided.0)),
            6,
            "visit_void",
            format!("visit_id={}", facts.voided),
        ),
        case(
            "a visit declared void by hand",
            &format!(
                "insert into visit_void (shop_id, visit_id, reason, made_at, actor_kind, actor_id) select shop_id, {}, reason, made_at, actor_kind, actor_id from visit_void",
                id(visit.0)
            ),
            6,
            "visit_void",
            format!("visit_id={visit}"),
        ),
        case(
            "a refund's stamps edited",
            &format!("update refund set stamps_taken = 0 where id = {}", id(facts.refund.0)),
            1,
            "refund",
            format!("id={}", facts.refund),
        ),
        case(
            "a refund raised above what was paid",
            &format!("update refund set amount_minor = 5000 where id = {}", id(facts.refund.0)),
            1,
            "refund",
            format!("id={}", facts.refund),
        ),
        case(
            "a refund deleted",
            &format!("delete from refund where id = {}", id(facts.refund.0)),
            1,
            "refund",
            format!("id={}", facts.refund),
        ),
        case(
            "a program's reward moved",
            &format!("update program_reward set stamps = 2 where stamps = 3 and program_id = {}", id(facts.coffee.0)),
            5,
            "reward",
            reward(facts.entries.iter().find(|entry| entry.number == coffee).unwrap().reward.unwrap()),
        ),
        case(
            "a program's goal moved",
            &format!("update program_reward set stamps = 6 where stamps = 5 and program_id = {}", id(facts.coffee.0)),
            14,
            "entry",
            entry_row(facts.number(EntryKind::Earn, |entry| entry.program == Some(facts.coffee))),
        ),
        case(
            "a door to another shop's card",
            &format!(
                "update door set target_id = {} where kind = 'printed_code' and target_id = {card}",
                id(facts.other_card.0)
            ),
            11,
            "door",
            format!("kind=printed_code hash={} target_id={}", to_hex(&facts.door), facts.other_card),
        ),
    ]
}

/// Changes a closed database by hand, with all that guards it off.
pub async fn apply(url: &DatabaseUrl, case: &Case) {
    match url {
        DatabaseUrl::Sqlite(path) => {
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).foreign_keys(false);
            let mut connection = options.connect().await.unwrap();
            for sql in &case.sql {
                let changed = sqlx::query(AssertSqlSafe(sql.clone())).execute(&mut connection).await;
                assert!(changed.unwrap_or_else(|error| panic!("{sql}: {error}")).rows_affected() > 0, "{sql}");
            }
            connection.close().await.unwrap();
        }
        DatabaseUrl::Postgres(url) => {
            let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
            sqlx::query("set session_replication_role = replica").execute(&mut connection).await.unwrap();
            for sql in &case.sql {
                let changed = sqlx::query(AssertSqlSafe(sql.clone())).execute(&mut connection).await;
                assert!(changed.unwrap_or_else(|error| panic!("{sql}: {error}")).rows_affected() > 0, "{sql}");
            }
            connection.close().await.unwrap();
        }
    }
}
