//! The shop's tables, read back by others' readers and held against what the API tells.

use std::collections::{BTreeMap, HashSet};
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use serde_json::{Value, json};
use timbro::auth::Scope;
use timbro::kernel::{Time, Zone};

use crate::brought::visits;
use crate::house::time;
use crate::owner::Browser;
use crate::shop::{Person, TestShop, buy, text};

/// What spreadsheets would work out.
const EVIL: &str = "=HYPERLINK(\"https://evil.example\")";

const TABLES: [&str; 13] = [
    "customers",
    "visits",
    "entries",
    "rewards",
    "programs",
    "answers",
    "cases",
    "notes",
    "payments",
    "refunds",
    "staff",
    "devices",
    "audit",
];

type Line = BTreeMap<String, String>;

/// A table as CSV, read by the `csv` crate.
async fn csv_of(shop: &TestShop, table: &str) -> Vec<Line> {
    let answer = shop.get(&format!("/exports/{table}.csv")).send().await;
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("text/csv; charset=utf-8")), "{answer:?}");
    assert_eq!(answer.header("content-disposition").unwrap(), format!("attachment; filename=\"{table}.csv\""));
    let mut reader = csv::Reader::from_reader(&answer.bytes[..]);
    reader.deserialize().collect::<Result<_, _>>().unwrap()
}

/// The same as a workbook, read by `calamine`, its cells as CSV has them.
async fn xlsx_of(shop: &TestShop, table: &str, zone: &Zone) -> Vec<Line> {
    let answer = shop.get(&format!("/exports/{table}.xlsx")).send().await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(answer.bytes)).unwrap();
    let sheet = workbook.worksheet_range(table).unwrap();
    let mut rows = sheet.rows();
    let head: Vec<String> = rows.next().unwrap().iter().map(ToString::to_string).collect();
    let cell = |cell: &Data| match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Float(number) => (*number as i64).to_string(),
        Data::Bool(truth) => truth.to_string(),
        Data::DateTime(moment) => {
            let wall_ms = ((moment.as_f64() - 25_569.0) * 86_400_000.0).round() as i64;
            let hour = 3_600_000;
            // The moment at which the clock on the wall shows this.
            let at = (-14..=14).map(|hours| Time(wall_ms + hours * hour)).find(|at| zone.wall_ms(*at) == wall_ms);
            at.unwrap().to_string()
        }
        other => panic!("{other:?}"),
    };
    rows.map(|row| head.iter().cloned().zip(row.iter().map(cell)).collect()).collect()
}

/// A value of the API as a field of CSV.
fn field(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Each row of the API stands in the table, with the same in every column that both have.
#[track_caller]
fn agree(table: &str, lines: &[Line], told: &[Value], columns: &[&str]) {
    assert_eq!(lines.len(), told.len(), "{table}");
    for (line, row) in lines.iter().zip(told) {
        for column in columns {
            assert_eq!(line[*column], field(&row[*column]), "{table}.{column}: {line:?} {row}");
        }
    }
}

/// A list of the API, oldest first.
async fn listed(shop: &TestShop, path: &str) -> Vec<Value> {
    let mut rows = shop.told(path).await["data"].as_array().unwrap().clone();
    rows.reverse();
    rows
}

/// A shop with a row in every table.
async fn furnished(shop: &TestShop) -> (Person, Vec<Value>, Value, Value) {
    let program = shop.program(buy(3)).await;
    let marta = shop.customer(EVIL).await;
    let code = shop.printed(&marta).await;
    shop.house.wait_minutes(30);
    let scan = json!({"amount_minor": 300, "lines": [{"name": "Cappuccino", "units": 2}], "order_ref": "-1"});
    let visit = text(&shop.scan_with(&code, &scan).done().await, "/visit/id");
    let refund = shop.refund(&visit, 100, 0).done().await;
    let last = shop.scan_times(&code, 2).await;
    shop.redeem(&text(&last, "/rewards/0/id"), &shop.live(&marta).await).done().await;
    shop.house.wait_minutes(1);
    let undone = text(&shop.scan(&code).done().await, "/visit/id");
    shop.void(&undone).done().await;
    shop.adjust(&marta, &program, 1).done().await;
    let payment = shop.pay(&marta, 500).done().await;
    shop.answer(&marta, json!({"kind": "nps", "score": 9, "comment": "Two\nlines, \"quoted\"; żółć."})).done().await;
    let case = text(&shop.open_case(&marta, "serious", "+1 cold coffee").done().await, "/id");
    shop.solve(&case, json!({"solved": true, "note": "Warmed it."})).send().await.is(200);
    let note = json!({"kind": "note", "text": "@Marta, grazie"});
    let notes = vec![shop.post(&format!("/customers/{}/notes", marta.id), &note).done().await];
    shop.staff("Giulia", "staff", "2580").await;
    shop.device().await;
    shop.import(&visits("1,s,Kunde-7,2026-03-02T07:00:00Z,300,1,0,\n")).await;
    (marta, notes, refund, payment)
}

both!(a_table_tells_what_the_api_tells);
async fn a_table_tells_what_the_api_tells(shop: TestShop) {
    let (marta, notes, refund, payment) = furnished(&shop).await;
    let mut csv = BTreeMap::new();
    for table in TABLES {
        csv.insert(table, csv_of(&shop, table).await);
    }
    // What is known of one person is told to a person who proved who they are, and to no machine.
    let anna = Browser::set_up(&shop, "Anna").await;
    let export = anna.get(&format!("/customers/{}/export", marta.id)).send().await.is(200);
    let of_export = |list: &str| {
        let mut rows = export[list].as_array().unwrap().clone();
        rows.sort_by_key(|row| text(row, "/id"));
        rows
    };
    let (here, brought): (Vec<Line>, Vec<Line>) =
        csv["visits"].iter().cloned().partition(|line| line["source"].is_empty());
    agree("visits", &here, &of_export("visits"), &["id", "at", "kind", "amount_minor", "units", "voided_at"]);
    assert_eq!((here[0]["order_ref"].as_str(), here[0]["card_id"].as_str()), ("'-1", marta.card.as_str()));
    assert_eq!((brought[0]["external_id"].as_str(), brought[0]["at"].as_str()), ("1", "2026-03-02T07:00:00.000Z"));
    agree(
        "rewards",
        &csv["rewards"],
        &of_export("rewards"),
        &["id", "title", "issued_at", "expires_at", "redeemed_at"],
    );
    let entries = listed(&shop, &format!("/cards/{}/entries", marta.card)).await;
    let columns = [
        "number",
        "at",
        "kind",
        "program_id",
        "delta",
        "balance_after",
        "remainder_after",
        "goal",
        "held",
        "reason",
        "visit_id",
        "reward_id",
        "reverses",
        "actor_kind",
        "actor_id",
        "location_id",
    ];
    agree("entries", &csv["entries"], &entries, &columns);
    let answers = listed(&shop, &format!("/customers/{}/answers", marta.id)).await;
    let columns = ["id", "customer_id", "kind", "score", "scale_max", "comment", "made_at"];
    agree("answers", &csv["answers"], &answers, &columns);
    let columns =
        ["id", "customer_id", "kind", "case_id", "answer_id", "mailing_id", "until", "made_at", "actor_id", "seen_at"];
    agree("notes", &csv["notes"], &notes, &columns);
    agree(
        "refunds",
        &csv["refunds"],
        &[refund],
        &["id", "visit_id", "amount_minor", "units_returned", "stamps_earned", "stamps_taken", "made_at"],
    );
    agree("payments", &csv["payments"], &[payment], &["id", "customer_id", "amount_minor", "made_at"]);
    let columns = ["id", "name", "role", "has_pin", "card_id", "made_at", "ended_at"];
    agree("staff", &csv["staff"], &listed(&shop, "/staff").await, &columns);
    let columns = ["id", "location_id", "location_name", "name", "made_at", "seen_at", "revoked_at"];
    agree("devices", &csv["devices"], &listed(&shop, "/devices").await, &columns);
    let case = shop.told("/cases").await["data"][0].clone();
    let line = &csv["cases"][0];
    assert_eq!((&line["id"], &line["weight"]), (&text(&case, "/id"), &text(&case, "/weight")));
    assert_eq!((line["text"].as_str(), line["solution_note"].as_str()), ("'+1 cold coffee", "Warmed it."));
    assert_eq!(line["solution_made_at"], text(&case, "/solution/made_at"));
    assert_eq!(csv["notes"][0]["text"], "'@Marta, grazie");
    let program = shop.told("/programs").await["data"][0].clone();
    let line = &csv["programs"][0];
    assert_eq!((&line["program_id"], line["version"].as_str()), (&text(&program, "/id"), "1"));
    assert_eq!(
        (line["stamps"].as_str(), line["title"].as_str(), line["status"].as_str()),
        ("3", "a coffee", "running")
    );
    let line = csv["customers"].iter().find(|line| line["id"] == marta.id).unwrap();
    assert_eq!((&line["card_id"], &line["short_code"]), (&marta.card, &marta.short_code));
    assert_eq!(line["display_name"], format!("'{EVIL}"), "no spreadsheet works it out");
    // The log's last row tells of the log itself.
    let log = listed(&shop, "/audit").await;
    let columns =
        ["number", "at", "action", "actor_kind", "actor_id", "actor_name", "device_id", "location_id", "subject_id"];
    agree("audit", &csv["audit"], &log[..csv["audit"].len()], &columns);
    let after: Value = serde_json::from_str(&csv["audit"].last().unwrap()["after"]).unwrap();
    assert_eq!(after, json!({"rows": csv["audit"].len() - 1, "table": "audit"}));
    let listed = shop.told("/exports").await["data"].as_array().unwrap().clone();
    assert_eq!(listed.iter().map(|one| text(one, "/table")).collect::<Vec<_>>(), TABLES);
    for one in listed.iter().filter(|one| one["table"] != "audit") {
        assert_eq!(one["rows"], csv[text(one, "/table").as_str()].len(), "{one}");
    }
}

both!(a_workbook_tells_what_the_csv_tells_in_the_shops_zone);
async fn a_workbook_tells_what_the_csv_tells_in_the_shops_zone(shop: TestShop) {
    furnished(&shop).await;
    let rome = Zone::parse("Europe/Rome").unwrap();
    for table in TABLES.into_iter().filter(|table| *table != "audit") {
        let without_apostrophe = |mut line: Line| {
            for value in line.values_mut() {
                if let Some(text) = value.strip_prefix('\'') {
                    *value = text.to_owned();
                }
            }
            line
        };
        let csv: Vec<Line> = csv_of(&shop, table).await.into_iter().map(without_apostrophe).collect();
        assert_eq!(xlsx_of(&shop, table, &rome).await, csv, "{table}");
    }
    // Ten o'clock in Rome is what the sheet's cell shows.
    let answer = shop.get("/exports/customers.xlsx").send().await;
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(answer.bytes)).unwrap();
    let sheet = workbook.worksheet_range("customers").unwrap();
    let made_at = sheet.rows().nth(1).unwrap().iter().find_map(|cell| match cell {
        Data::DateTime(moment) => Some(moment.as_f64()),
        _ => None,
    });
    let wall = rome.wall_ms(time(crate::house::BEGIN));
    assert!((made_at.unwrap() - (wall as f64 / 86_400_000.0 + 25_569.0)).abs() < 1e-6, "{made_at:?}");
    assert!((made_at.unwrap().fract() - 10.0 / 24.0).abs() < 1e-6);
}

both!(a_long_table_comes_whole_and_each_row_once);
async fn a_long_table_comes_whole_and_each_row_once(shop: TestShop) {
    let lines: String = (1..=4_500).map(|id| format!("{id},s,{},2026-03-02T07:00:00Z,300,1,0,\n", id % 7)).collect();
    shop.import(&visits(&lines)).await;
    shop.neighbour().await.import(&visits("9000,s,9,2026-03-02T07:00:00Z,300,1,0,\n")).await;
    let ids = |lines: Vec<Line>| lines.iter().map(|line| line["external_id"].clone()).collect::<Vec<_>>();
    let told = ids(csv_of(&shop, "visits").await);
    let expected: HashSet<String> = (1..=4_500).map(|id| id.to_string()).collect();
    assert_eq!((told.len(), told.iter().cloned().collect::<HashSet<_>>()), (4_500, expected));
    let rome = Zone::parse("Europe/Rome").unwrap();
    assert_eq!(ids(xlsx_of(&shop, "visits", &rome).await), told);
}

both!(only_a_proven_owner_takes_tables_along);
async fn only_a_proven_owner_takes_tables_along(shop: TestShop) {
    for nothing in ["doors.csv", "visits", "visits.pdf", "visits.csv.csv", ".csv"] {
        shop.refuses(shop.get(&format!("/exports/{nothing}")), 404, "not-found").await;
    }
    let till = shop.with_key(&[Scope::Counter]).await;
    let anna = Browser::set_up(&shop, "Anna").await;
    anna.get("/exports/visits.csv").send().await;
    shop.house.wait_minutes(10);
    for path in ["/exports", "/exports/visits.csv", "/exports/visits.xlsx"] {
        shop.refuses(till.get(path), 403, "forbidden").await;
        shop.refuses(anna.get(path), 403, "step-up-needed").await;
        shop.refuses(shop.browse(axum::http::Method::GET, &format!("/api/v1{path}")), 401, "unauthorized").await;
    }
    let noted = shop.told("/audit?action=exported").await["data"].as_array().unwrap().clone();
    assert_eq!((noted.len(), &noted[0]["after"]), (1, &json!({"rows": 0, "table": "visits"})));
}
