//! History that tests bring along: files by their text, the reference cases, and the import that takes them in.

use std::fs;

use serde_json::Value;
use timbro::import::jobs::{Job, NotImported, import};
use timbro::import::{Imported, store};
use timbro::kernel::{ExternalRef, Origin};
use timbro::retention::{Rows, read_answers, read_payments, read_refunds, read_visits};

use crate::shop::TestShop;

/// A file below `tests/retention`.
fn file(path: &str) -> String {
    let path = format!("{}/tests/retention/{path}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The reference cases.
pub fn cases() -> Vec<Value> {
    serde_json::from_str(&file("cases.json")).unwrap()
}

/// A case's report, as it was worked out by others, without what is the files' own.
pub fn expected(case: &str) -> Value {
    without_its_own(serde_json::from_str(&file(&format!("expected/{case}.json"))).unwrap())
}

/// A report without the fields that are exempt from comparison.
pub fn without_its_own(mut report: Value) -> Value {
    // The benchmark stands beside the report, over HTTP only.
    for exempt in ["case", "rows_in_file", "benchmark"] {
        report.as_object_mut().unwrap().remove(exempt);
    }
    report
}

/// A reference case's files.
pub fn reference(files: &str) -> Rows {
    let text = |kind: &str| file(&format!("data/{files}.{kind}.csv"));
    Rows {
        visits: read_visits(text("visits").as_bytes()).unwrap(),
        refunds: read_refunds(text("refunds").as_bytes()).unwrap(),
        payments: read_payments(text("payments").as_bytes()).unwrap(),
        answers: read_answers(text("surveys").as_bytes()).unwrap(),
    }
}

/// Visits from lines without their heading: `1,s,anna,2025-03-01T07:00:00Z,300,1,0,`.
pub fn visits(lines: &str) -> Rows {
    let heading = "visit_id,shop_id,customer_id,ts_utc,amount_minor,units,on_account,voided_at_utc\n";
    Rows { visits: read_visits(format!("{heading}{lines}").as_bytes()).unwrap(), ..Rows::default() }
}

impl TestShop {
    /// Imports under this source.
    pub async fn import_as(&self, source: &str, rows: &Rows) -> Result<Imported, NotImported> {
        self.import_telling(source, rows, |_, _| ()).await
    }

    /// The same, with somebody who is told how far it is.
    pub async fn import_telling(
        &self,
        source: &str,
        rows: &Rows,
        progress: impl FnMut(usize, usize) + Send,
    ) -> Result<Imported, NotImported> {
        let app = &self.house.app;
        let source = ExternalRef::parse(source).unwrap();
        let job = Job { desk: &app.desk, keys: &app.keys, shop: self.id, source: &source, origin: Origin::SYSTEM };
        import(&job, rows, progress).await
    }

    /// Imports what can be taken.
    pub async fn import(&self, rows: &Rows) -> Imported {
        self.import_as("till", rows).await.unwrap()
    }

    /// The lines that the import refuses, as file, line and reason; and that nothing was touched.
    pub async fn import_refuses(&self, rows: &Rows) -> Vec<String> {
        let db = &self.house.app.desk.db;
        let before = crate::rows::all(db).await;
        let refused = self.import_as("till", rows).await.unwrap_err();
        assert_eq!(crate::rows::all(db).await, before, "a refused import left a trace");
        match refused {
            NotImported::BadLines(lines) => lines.iter().map(ToString::to_string).collect(),
            other => panic!("{other}"),
        }
    }

    /// Whether an import is running, or was left behind.
    pub async fn has_unfinished_import(&self) -> bool {
        let mut reader = self.house.app.desk.db.reader(timbro::db::Shops::One(self.id)).await.unwrap();
        store::unfinished(&mut reader, self.id).await.unwrap().is_some()
    }
}
