//! What the targets begin with: genuine inputs of each kind, for the engine to change.

use std::fs;
use std::path::PathBuf;

use crate::{PUBLIC_URL, card, live};

/// Writes them, one a file, into the folder of inputs that the engine was told of last. Told of a file, it only tries that.
pub fn write(seeds: Vec<Vec<u8>>) {
    let Some(folder) = std::env::args().next_back().map(PathBuf::from).filter(|folder| folder.is_dir()) else { return };
    for (number, seed) in seeds.into_iter().enumerate() {
        fs::write(folder.join(format!("seed-{number}")), seed).expect("the folder can be written to");
    }
}

/// A file of each kind.
pub fn history() -> Vec<Vec<u8>> {
    numbered(&[
        "visit_id,shop_id,customer_id,ts_utc,amount_minor,units,on_account,voided_at_utc\n\
         v1,s,c1,2026-03-01T09:00:00Z,250,1,false,\nv2,s,c1,2026-03-02T09:00:00Z,,,true,2026-03-02T09:05:00Z\n",
        "refund_id,visit_id,ts_utc,amount_minor,units_returned\nr1,v1,2026-03-01T10:00:00Z,250,1\n",
        "payment_id,customer_id,ts_utc,amount_minor\np1,c1,2026-03-01T10:00:00Z,1000\n",
        "answer_id,customer_id,ts_utc,kind,score,scale_max\na1,c1,2026-03-01T10:00:00Z,nps,9,10\n",
    ])
}

/// A word for each parser.
pub fn words() -> Vec<Vec<u8>> {
    numbered(&[
        "Marta",
        "a coffee",
        "terrace",
        "The scanner was broken.",
        "Two\nlines",
        "Two\nlines",
        "order-17",
        "marta@bar.example",
        "+39 06 123456",
        "1990-05-17",
        "Europe/Rome",
        "2026-03-01",
        "2026-03-01T09:00:00Z",
        "EUR",
        "it",
        "#7a1f2b",
        "07:30",
        "2026-03",
        "ABCD-EFGH-JKMN",
        "scan-1",
    ])
}

/// A body or a query for each route.
pub fn requests() -> Vec<Vec<u8>> {
    numbered(&[
        r#"{"code":"https://bar.example/C/AAAA","stamps":1}"#,
        r#"{"name":"Coffee","earn":{"kind":"visit"},"rewards":[{"stamps":10,"title":"a coffee"}],"limits":{}}"#,
        r#"{"display_name":"Marta","email":"marta@bar.example"}"#,
        r#"{"cards":2}"#,
        r#"{"stamps":2}"#,
        r#"{"metric":"retention_rate","inputs":{"start":100,"end":90,"new":10}}"#,
        r#"{"email":"a@b.example","password":"secret"}"#,
        r#"{"name":"Bar","time_zone":"Europe/Rome","currency":"EUR"}"#,
        "cursor=0&limit=10&search=marta",
        "from=2026-01&to=2026-03",
        "figure=retention_rate&from=2026-01&to=2026-03",
        "figure=retention_rate&side=kept&from=2026-01",
        "by=visits&limit=10",
        "from=2026-01&to=2026-03&location=00000000-0000-0000-0000-000000000007",
        "cursor=1&limit=5",
        "unhappy=true&cursor=1",
    ])
}

/// Each text behind the number of its kind.
fn numbered(texts: &[&str]) -> Vec<Vec<u8>> {
    texts.iter().zip(0u8..).map(|(text, kind)| [&[kind], text.as_bytes()].concat()).collect()
}

/// Every form of the one card that was signed, a ticket and a short code.
pub fn codes() -> Vec<Vec<u8>> {
    let card = card();
    let texts =
        [card.text(), card.url(PUBLIC_URL), card.jwt(), card.live(&live(), 3, 1_000), ticket(), "ABCD-EFGH".into()];
    texts.into_iter().map(String::into_bytes).collect()
}

/// What a counter shows for the customer's own camera.
pub fn ticket() -> String {
    format!("{PUBLIC_URL}/S/{}", "A0".repeat(13))
}

/// Small pictures of the kinds that are taken.
pub fn logos() -> Vec<Vec<u8>> {
    let card = card().text();
    [1, 2].into_iter().map(|module_px| timbro::code::png(&card, module_px).expect("a code can be drawn")).collect()
}
