//! Rows of the audit log changed by hand. The log of the card to which everything has happened holds a refund, a void, a
//! gift and more, in this order.

use timbro::ledger::chain::to_hex;

use super::corruptions::{Case, Literals};
use super::facts::Facts;

const COLUMNS: &str =
    "shop_id, at, actor_kind, actor_id, device_id, location_id, action, subject_id, data_before, data_after, hash";

pub fn cases(facts: &Facts, as_sql: &Literals) -> Vec<Case> {
    let shop = as_sql.id(facts.shop.0);
    let at = |number: i64| format!("where shop_id = {shop} and number = {number}");
    let case = |name, sql: &[String], row: String| Case { name, sql: sql.to_vec(), invariant: 9, table: "audit", row };
    let number = |number: i64| format!("number={number}");
    let edited = |name, set: &str| case(name, &[format!("update audit set {set} {}", at(2))], number(2));
    let head = format!("shop_id={}", facts.shop);
    let head = |name, sql: &[String]| Case { table: "audit_head", ..case(name, sql, head.clone()) };
    let last = "(select max(number) from audit)";
    let moved = |from: i64, to: i64| format!("update audit set number = {to} {}", at(from));
    let (count, other) = (facts.notes, as_sql.bytes(&[1; 32]));
    let kept = to_hex(&facts.head);
    let entry = format!("card_id={} hash={kept}", facts.card);
    let set_back = format!("update entry set hash = {other} where hash = {}", as_sql.bytes(&facts.head));
    vec![
        Case { table: "entry", ..case("a card's chain without the head that the log saw", &[set_back], entry) },
        edited("an audit row's action edited", "action = 'gift_given'"),
        edited("an audit row's time edited", "at = at + 1"),
        edited("an audit row's actor edited", "actor_kind = 'system'"),
        edited("an audit row's place edited", "location_id = null"),
        edited("an audit row's subject edited", "subject_id = null"),
        edited("an audit row's data edited", "data_after = null"),
        edited("an audit row's device edited", &format!("device_id = {shop}")),
        edited("an audit row's hash edited", &format!("hash = {other}")),
        case("an audit row removed", &[format!("delete from audit {}", at(2))], number(2)),
        case(
            "an audit row removed, and those after it moved up",
            &[vec![format!("delete from audit {}", at(2))], (3..=count).map(|from| moved(from, from - 1)).collect()]
                .concat(),
            number(2),
        ),
        case("two audit rows swapped", &[moved(2, 1_000), moved(1, 2), moved(1_000, 1)], number(1)),
        case("the last audit row removed", &[format!("delete from audit where number = {last}")], number(count)),
        head(
            "the last audit row removed, and the head set back by number",
            &[
                format!("delete from audit where number = {last}"),
                format!("update audit_head set number = number - 1 where shop_id = {shop}"),
            ],
        ),
        case(
            "an audit row put in at the end",
            &[
                format!("insert into audit (number, {COLUMNS}) select {}, {COLUMNS} from audit {}", count + 1, at(1)),
                format!("update audit_head set number = number + 1 where shop_id = {shop}"),
            ],
            number(count + 1),
        ),
        head("the audit log's head set back", &[format!("update audit_head set number = 1 where shop_id = {shop}")]),
        head("the audit log's head gone", &[format!("delete from audit_head where shop_id = {shop}")]),
        head("the audit log's hash at its head edited", &[format!("update audit_head set hash = {other}")]),
    ]
}
