//! The line that a proof ends with, and how much of it is done.

use std::io::Write;
use std::path::Path;

/// The everyday dose, or with `TIMBRO_DOSE=full` the one for hours when nobody waits.
#[expect(clippy::disallowed_methods, reason = "a setting of the tests, which config.rs knows nothing of")]
pub fn dose(everyday: usize, full: usize) -> usize {
    if std::env::var("TIMBRO_DOSE").is_ok_and(|dose| dose == "full") { full } else { everyday }
}

/// What a proof came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How often the threat was carried out.
    pub times: usize,
    /// Scans that were acknowledged while it was.
    pub acknowledged: usize,
    /// Of these, those that are not there afterwards, or are told otherwise.
    pub lost: usize,
    /// Visits that no scan asked for, or that one asked for twice.
    pub doubled: usize,
    /// Answers that nobody should get: other than done, told again, or "try again later".
    pub errors: usize,
}

impl Tally {
    /// Writes the line of a proof and insists on its zeros, and on a load that was there.
    #[track_caller]
    pub fn proves(&self, what: &str) {
        self.write(what);
        assert!(self.acknowledged > self.times, "{what}: there was no load: {self:?}");
        assert_eq!((self.lost, self.doubled, self.errors), (0, 0, 0), "{what}: {self:?}");
    }

    /// Writes the line of a control: the planted fault has to be found.
    #[track_caller]
    pub fn finds(&self, what: &str) {
        self.write(&format!("control: {what}"));
        assert!(self.lost + self.doubled + self.errors > 0, "{what}: the planted fault was not found: {self:?}");
    }

    /// One line of the table, to be read now and collected later.
    fn write(&self, what: &str) {
        let Tally { times, acknowledged, lost, doubled, errors } = self;
        let line = format!("| {what} | {times} | {acknowledged} | {lost} | {doubled} | {errors} |");
        println!("{line}");
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("proofs.md");
        let mut file = std::fs::File::options().create(true).append(true).open(path).unwrap();
        writeln!(file, "{line}").unwrap();
    }
}
