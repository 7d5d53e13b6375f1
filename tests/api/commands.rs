//! The commands about figures, run as an administrator runs them.

use std::process::{Command, Output};

use serde_json::{Value, json};
use timbro::db::DatabaseUrl;

use crate::differences::differences;
use crate::house::{On, Place};

/// Where commands work: a folder with the secret, and a database.
struct Admin {
    folder: tempfile::TempDir,
    place: Place,
}

impl Admin {
    fn new(on: On) -> Admin {
        Admin { folder: tempfile::tempdir().unwrap(), place: Place::new(on) }
    }

    fn run(&self, words: &[&str]) -> Output {
        let url = match self.place.url() {
            DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
            DatabaseUrl::Postgres(url) => url,
        };
        Command::new(env!("CARGO_BIN_EXE_timbro"))
            .args(["--json", "--database-url", &url, "--data"])
            .arg(self.folder.path())
            .args(words)
            .output()
            .unwrap()
    }

    /// What a command prints that does what it is told.
    #[track_caller]
    fn json(&self, words: &[&str]) -> Value {
        let output = self.run(words);
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// What a command says that refuses: exit code 1, or 2 for misuse.
    #[track_caller]
    fn refused(&self, code: i32, words: &[&str]) -> String {
        let output = self.run(words);
        assert_eq!(output.status.code(), Some(code), "{words:?}: {}", String::from_utf8_lossy(&output.stdout));
        String::from_utf8(output.stderr).unwrap()
    }

    fn shop(&self, name: &str) -> String {
        let made = self.json(&["shop", "create", name, "--time-zone", "Europe/Rome", "--currency", "EUR"]);
        made["shop_id"].as_str().unwrap().to_owned()
    }
}

fn reference(path: &str) -> String {
    format!("{}/tests/retention/{path}", env!("CARGO_MANIFEST_DIR"))
}

fn expected(file: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(reference(&format!("expected/{file}.json"))).unwrap()).unwrap()
}

/// Makes two tests of one.
macro_rules! on_both {
    ($name:ident) => {
        mod $name {
            #[test]
            fn on_sqlite() {
                super::$name(&super::Admin::new(crate::house::On::Sqlite));
            }

            #[test]
            fn on_postgres() {
                super::$name(&super::Admin::new(crate::house::On::Postgres));
            }
        }
    };
}

on_both!(a_history_comes_along_and_is_reported_as_others_worked_it_out);
fn a_history_comes_along_and_is_reported_as_others_worked_it_out(admin: &Admin) {
    let cases: Value = serde_json::from_str(&std::fs::read_to_string(reference("cases.json")).unwrap()).unwrap();
    for case in cases.as_array().unwrap() {
        let text = |name: &str| case[name].as_str().unwrap();
        let (shop, window) = (admin.shop(text("case")), case["window_days"].to_string());
        let import = ["import", &shop, &reference("data"), "--prefix", text("files")];
        let imported = admin.json(&import);
        assert_eq!(imported["known_already"], 0, "{imported}");
        let again = admin.json(&import);
        assert_eq!((&again["visits"], &again["customers"]), (&json!(0), &json!(0)), "{again}");
        let report = ["report", &shop, "--from", text("from"), "--to", text("to"), "--window-days", &window];
        let found = admin.json(&report);
        let mut expected = expected(text("case"));
        expected["case"] = found["case"].clone();
        expected.as_object_mut().unwrap().remove("rows_in_file");
        assert_eq!(differences(&expected, &found), [] as [&str; 0], "{}", text("case"));
    }
    predictions_are_those_of_others(admin);
    let fsck = admin.json(&["fsck"]);
    assert_eq!(fsck["findings"], json!([]), "{fsck}");
}

/// Parameters to a thousandth, log-likelihoods to a tenth, and no number from a fit that means nothing.
fn predictions_are_those_of_others(admin: &Admin) {
    let expected = expected("models");
    let predict = |model| {
        [
            "predict",
            "cafe_rome",
            "--as-of",
            "2025-10-01",
            "--calibration-from",
            "2024-01-01",
            "--unit",
            "week",
            "--model",
            model,
        ]
    };
    for (model, names) in [("bgnbd", ["r", "alpha", "a", "b"]), ("mbgnbd", ["r", "alpha", "a", "b"])] {
        let (found, expected) = (admin.json(&predict(model)), &expected[model]);
        let number = |of: &Value, name: &str| of[name].as_f64().unwrap();
        for name in names {
            let (found, expected) = (number(&found, name), number(expected, name));
            assert!((found / expected - 1.0).abs() < 1e-3, "{model} {name}: {found}, expected {expected}");
        }
        assert!((number(&found, "log_likelihood") - number(expected, "log_likelihood")).abs() < 0.1, "{model}");
        assert_eq!(found["people"].as_array().unwrap().len(), 1_288);
    }
    assert!(admin.refused(1, &predict("gamma-gamma")).contains("degenerate"));
    let early = ["predict", "tiny", "--as-of", "2025-04-01", "--calibration-from", "2025-01-01"];
    assert!(admin.refused(1, &early).contains("too few"));
}

on_both!(what_cannot_be_asked_is_refused);
fn what_cannot_be_asked_is_refused(admin: &Admin) {
    let shop = admin.shop("Bar Sole");
    let empty = admin.json(&["report", &shop, "--from", "2025-01", "--to", "2025-02"]);
    assert_eq!((&empty["customers"], &empty["months"][0]["retention_rate"]), (&json!(0), &json!(null)));
    for (words, said) in [
        (["--from", "2025-13", "--to", "2025-12"], "month"),
        (["--from", "2025-03", "--to", "2025-02"], "from"),
        (["--to", "2025-12", "--as-of", "2999-01-01"], "future"),
        (["--to", "2025-12", "--as-of", "2025-12-01"], "as_of"),
        (["--to", "2999-12", "--window-days", "30"], "not over"),
        (["--to", "2025-12", "--window-days", "6"], "7 to 365"),
        (["--to", "2025-12", "--window-days", "-1"], "7 to 365"),
    ] {
        let mut report = vec!["report", shop.as_str()];
        report.extend(words);
        let told = admin.refused(1, &report);
        assert!(told.contains(said), "{words:?}: {told}");
    }
    assert!(admin.refused(1, &["report", "Nobody's"]).contains("no shop"));
    for (zone, currency) in [("Europe/Atlantis", "EUR"), ("Europe/Rome", "ZZZ")] {
        admin.refused(1, &["shop", "create", "x", "--time-zone", zone, "--currency", currency]);
    }
    admin.refused(2, &["report"]);
}

on_both!(bad_lines_are_named_and_nothing_is_imported);
fn bad_lines_are_named_and_nothing_is_imported(admin: &Admin) {
    let shop = admin.shop("Bar Sole");
    let folder = tempfile::tempdir().unwrap();
    let write = |file: &str, lines: &str| std::fs::write(folder.path().join(file), lines).unwrap();
    write(
        "visits.csv",
        "visit_id,shop_id,customer_id,ts_utc,amount_minor,units,on_account,voided_at_utc\n\
         1,s,a,2025-03-01T07:00:00Z,300,1,0,\n2,s,a,yesterday,300,1,0,\n3,s,a,2999-03-01T07:00:00Z,,,,\n",
    );
    write("refunds.csv", "refund_id,visit_id,ts_utc,amount_minor,units_returned\n1,9,2025-03-02T09:00:00Z,500,\n");
    let path = folder.path().to_str().unwrap().to_owned();
    let output = admin.run(&["import", &shop, &path]);
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &told["refused"][0]["line"]), (Some(1), &json!(3)), "{told}");
    // What can be read is held against the clock and against each other.
    write(
        "visits.csv",
        "visit_id,shop_id,customer_id,ts_utc,amount_minor,units,on_account,voided_at_utc\n\
         1,s,a,2025-03-01T07:00:00Z,300,1,0,\n3,s,a,2999-03-01T07:00:00Z,,,,\n",
    );
    let output = admin.run(&["import", &shop, &path]);
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let named = told["refused"].as_array().unwrap().iter().map(|bad| (bad["file"].as_str(), bad["line"].as_i64()));
    assert_eq!(named.collect::<Vec<_>>(), [(Some("visits"), Some(3)), (Some("refunds"), Some(2))], "{told}");
    let report = admin.json(&["report", &shop, "--from", "2025-03", "--to", "2025-03"]);
    assert_eq!(report["valid_visits"], 0);
    assert!(admin.refused(1, &["import", &shop, folder.path().join("none").to_str().unwrap()]).contains("none"));
    assert!(admin.refused(1, &["import", &shop, &reference("data")]).contains("--prefix"));
}

#[test]
fn every_worked_example_comes_out_as_it_should() {
    let admin = Admin::new(On::Sqlite);
    let examples = admin.json(&["metrics-selftest"]);
    let examples = examples.as_array().unwrap();
    assert_eq!(examples.len(), 32);
    assert!(examples.iter().all(|example| example["is_right"] == true));
    assert!(examples.iter().any(|example| example["verdict"] != "ok"));
}
