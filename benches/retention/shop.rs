//! A shop of any size: people who come daily, weekly, now and then or once, as the log knows them and as plain columns.

use anyhow::Context;
use timbro::kernel::{Day, Time, Zone};
use timbro::retention::{Calendar, Grid, Log, Month, Payment, Refund, Visit};

/// The hour of a scan, so that a visit's day is plain to see: no clock is changed at noon.
pub const NOON_MS: i64 = 12 * 3_600_000;
pub const DAY_MS: i64 = 24 * 3_600_000;

/// What stands in the column of amounts where nothing is known.
pub const UNKNOWN: u32 = u32::MAX;

/// A refund, by the days of the columns.
pub struct WentBack {
    pub customer: usize,
    pub day: u16,
    pub visit_day: u16,
    pub amount_minor: i64,
    pub units: i64,
    pub on_account: bool,
}

/// A log's columns as a program without anything else would hold them: one customer's visits behind another's.
#[derive(Default)]
pub struct Columns {
    /// Where each customer's visits begin, and after the last of them where they end.
    pub starts: Vec<u32>,
    /// Days after the first of the grid.
    pub days: Vec<u16>,
    /// What was spent, in minor units.
    pub amounts: Vec<u32>,
    pub units: Vec<u32>,
    pub on_account: Vec<u8>,
    /// In the order of the customers.
    pub refunds: Vec<WentBack>,
    pub payments: Vec<(u16, i64)>,
}

/// The same facts twice.
pub struct Shop {
    pub grid: Grid,
    pub columns: Columns,
    pub log: Log,
}

impl Shop {
    /// A shop with so many visits over 24 months, some nineteen to a customer, as in the café of the reference cases.
    pub fn with_visits(visits: usize) -> anyhow::Result<Shop> {
        let grid = Grid::months(Month::parse("2024-01")?, Month::parse("2025-12")?)?;
        let (first, end) = (grid.start(Grid::FIRST), grid.as_of());
        let length = u16::try_from(end.0 - first.0)?;
        let mut log = Log::new(Calendar::new(Zone::parse("UTC").context("UTC is a zone")?));
        let mut columns = Columns::default();
        let mut dice = Dice(0x5EED);
        while columns.days.len() < visits {
            let number = columns.starts.len();
            let customer = log.customer(&number.to_string())?;
            columns.starts.push(u32::try_from(columns.days.len())?);
            let (mean_gap, mean_stay) = dice.habit();
            let mut day = dice.below(u32::from(length));
            let leaves = (day + dice.about(mean_stay)).min(u32::from(length));
            while day < leaves && columns.days.len() < visits {
                let at = Time((i64::from(first.0) + i64::from(day)) * DAY_MS + NOON_MS);
                let visit = Visit {
                    id: columns.days.len() as u128,
                    customer,
                    at,
                    amount_minor: (dice.below(100) >= 14).then(|| i64::from(100 + dice.below(900))),
                    units: Some(1 + dice.below(3)),
                    on_account: dice.below(100) < 6,
                    ..Visit::default()
                };
                log.visit(&visit)?;
                columns.visit(u16::try_from(day)?, &visit)?;
                let back_after = dice.below(10);
                if dice.below(80) == 0 && day + back_after < u32::from(length) {
                    let back = Time(at.0 + i64::from(back_after) * DAY_MS);
                    let amount_minor = i64::from(dice.below(300));
                    log.refund(&Refund { visit, at: back, amount_minor, units_returned: 1 })?;
                    columns.refunds.push(WentBack {
                        customer: number,
                        day: u16::try_from(day + back_after)?,
                        visit_day: u16::try_from(day)?,
                        amount_minor,
                        units: 1,
                        on_account: visit.on_account,
                    });
                }
                if dice.below(70) == 0 {
                    log.payment(&Payment { customer, at, amount_minor: 500, place: 0 })?;
                    columns.payments.push((u16::try_from(day)?, 500));
                }
                // One visit of twelve has another on its day.
                if dice.below(12) > 0 {
                    day += 1 + dice.about(mean_gap - 1);
                }
            }
        }
        columns.starts.push(u32::try_from(columns.days.len())?);
        Ok(Shop { grid, columns, log })
    }

    /// One more visit of somebody, within the months.
    pub fn another(&self, dice: &mut Dice) -> Visit {
        let (first, end) = (self.grid.start(Grid::FIRST), self.grid.as_of());
        let day = Day(first.0).plus(i64::from(dice.below((end.0 - first.0).unsigned_abs())));
        Visit {
            id: 1 << 64,
            customer: dice.below(self.log.customers()),
            at: Time(i64::from(day.0) * DAY_MS + NOON_MS),
            amount_minor: Some(300),
            units: Some(1),
            ..Visit::default()
        }
    }
}

impl Columns {
    fn visit(&mut self, day: u16, visit: &Visit) -> anyhow::Result<()> {
        self.days.push(day);
        self.amounts.push(visit.amount_minor.map_or(Ok(UNKNOWN), u32::try_from)?);
        self.units.push(visit.units.unwrap_or(0));
        self.on_account.push(u8::from(visit.on_account));
        Ok(())
    }
}

/// The same numbers in every run (SplitMix64, Steele, Lea and Flood 2014).
pub struct Dice(pub u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// 0 up to, and without, `end`.
    pub fn below(&mut self, end: u32) -> u32 {
        u32::try_from((u64::from(end) * (self.next() >> 32)) >> 32).unwrap_or(0)
    }

    /// An exponential waiting time with this mean, in whole days.
    fn about(&mut self, mean: u32) -> u32 {
        let uniform = (f64::from(self.below(1 << 24)) + 0.5) / f64::from(1 << 24);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a waiting time is not below zero")]
        let days = (-uniform.ln() * f64::from(mean)).round() as u32;
        days
    }

    /// After how many days somebody comes again, and for how many days at all.
    fn habit(&mut self) -> (u32, u32) {
        match self.below(100) {
            0..22 => (1, 1),
            22..50 => (40, 200),
            50..78 => (20, 300),
            78..93 => (7, 300),
            _ => (3, 300),
        }
    }
}
