//! The owner's table over many visits, as a ratio to a hand-written pass over the same columns.
//!
//! Both are measured in the same run and in turns, on one thread, and the pass is honest work: it gives the same figures
//! (see `retention/pass.rs` for which), and it is compared before anything is measured. What a ratio says stands in
//! docs/performance.md.
//!
//! Run it with `cargo bench --bench retention`, or `cargo bench --bench retention -- --visits 1000000 --rounds 5`.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

#[path = "retention/pass.rs"]
mod pass;
#[path = "retention/shop.rs"]
mod shop;

use std::hint::black_box;
use std::time::Instant;

use clap::Parser;
use timbro::retention::{Activity, Closures, WindowDays, activity, cohorts, money, table, time_between};

use pass::Months;
use shop::{Dice, Shop};

/// What may vary from run to run.
#[derive(Debug, Parser)]
struct Args {
    /// Visits in the log
    #[arg(long, value_delimiter = ',', default_value = "100000,1000000,10000000")]
    visits: Vec<usize>,
    /// Pairs of measurements
    #[arg(long, default_value_t = 11)]
    rounds: usize,
    /// Only the module's table, so many times: for a profiler
    #[arg(long)]
    only: Option<usize>,
    /// `cargo bench` says so
    #[arg(long, hide = true)]
    bench: bool,
}

const WINDOW_DAYS: u16 = 30;

fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    for visits in &args.visits {
        measure(*visits, &args)?;
    }
    Ok(())
}

fn measure(visits: usize, args: &Args) -> anyhow::Result<()> {
    let shop = Shop::with_visits(visits)?;
    let view = shop.log.as_of(shop.grid.as_of());
    let (window, closures) = (WindowDays::parse(WINDOW_DAYS)?, Closures::default());
    let months = Months::of(&shop.grid, i32::from(WINDOW_DAYS))?;
    if let Some(times) = args.only {
        for _ in 0..times {
            black_box(table(&view, &shop.grid, window, &closures));
        }
        return Ok(());
    }
    println!(
        "{visits} visits of {} customers, {:.1} bytes a visit",
        shop.log.customers(),
        shop.log.bytes() as f64 / visits as f64
    );
    let all = pass::all(&shop.columns, &months);
    let activity_here = activity(&view, &shop.grid, window, &closures);
    let least: Vec<Activity> = activity_here.iter().map(without_more).collect();
    assert_eq!(all.people.months, least);
    assert_eq!(pass::people(&shop.columns, &months), all.people);
    assert_eq!(all.money, money(&view, &shop.grid));
    let c = cohorts(&view, &shop.grid);
    for (at, c) in c.iter().enumerate() {
        assert_eq!(c.on, all.people.on[at]);
        assert_eq!(c.on_or_after, all.people.on_or_after[at]);
    }
    for (t, g) in time_between(&view, &shop.grid, true).iter().zip(&all.gaps) {
        assert_eq!((t.gaps, t.mean_of_customer_means), g.told());
    }
    let mut times = [const { Vec::new() }; 4];
    for _ in 0..args.rounds {
        times[0].push(timed(|| pass::people(&shop.columns, &months)));
        times[1].push(timed(|| (activity(&view, &shop.grid, window, &closures), cohorts(&view, &shop.grid))));
        times[2].push(timed(|| pass::all(&shop.columns, &months)));
        times[3].push(timed(|| table(&view, &shop.grid, window, &closures)));
    }
    for t in &mut times {
        t.sort_by(f64::total_cmp);
        println!("  {:.2} ms median, {:.2} min", t[t.len() / 2] * 1e3, t[0] * 1e3);
    }
    let mut log = shop.log.clone();
    let mut dice = Dice(1);
    let mut ups = Vec::new();
    for _ in 0..10000 {
        let v = shop.another(&mut dice);
        let s = Instant::now();
        log.visit(&v)?;
        ups.push(s.elapsed().as_secs_f64() * 1e6);
    }
    let first = ups[0];
    ups.sort_by(f64::total_cmp);
    println!("  top-up us: first {first} median {} p99 {} max {}", ups[5000], ups[9900], ups[9999]);
    Ok(())
}

fn timed<T>(f: impl Fn() -> T) -> f64 {
    let s = Instant::now();
    black_box(f());
    s.elapsed().as_secs_f64()
}

fn without_more(a: &Activity) -> Activity {
    Activity {
        visit_days: 0,
        returning_visitors: 0,
        loyal_customers: 0,
        customer_base: 0,
        customers_ever: 0,
        repeat_customers_ever: 0,
        visitors_of_twelve: 0,
        ..*a
    }
}
