//! The owner's month table with its cohorts over many visits, as a ratio to a hand-written pass over the same columns.
//!
//! Both are measured in the same run, in turns and on one thread, and each ratio is of two neighbours, because a machine
//! that is shared is faster at one time than at another. The pass is in `retention/pass.rs`, with what it counts and what
//! it knows beforehand; a run ends without figures where the two do not agree. What a ratio says stands in
//! docs/performance.md.
//!
//! Run it with `cargo bench --bench retention`, or `cargo bench --bench retention -- --visits 1000000 --rounds 5`.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]
#![expect(clippy::cast_precision_loss, reason = "nobody counts 2^52 visits")]

#[path = "retention/cold.rs"]
mod cold;
#[allow(dead_code, reason = "what others measure in turns waits, this does not")]
#[path = "shared/figures.rs"]
mod figures;
#[path = "retention/pass.rs"]
mod pass;
#[path = "retention/shop.rs"]
mod shop;

use std::hint::black_box;
use std::time::Instant;

use clap::Parser;
use timbro::retention::{
    Activity, Closures, Cohort, Grid, View, WindowDays, activity_and_cohorts, money, table, time_between,
};

use figures::{load, spread, thread_cpu_ns};
use pass::{All, Months, People};
use shop::{Dice, Shop};

/// What may vary from run to run.
#[derive(Debug, Parser)]
struct Args {
    /// Visits in the log
    #[arg(long, value_delimiter = ',', default_value = "100000,1000000,10000000")]
    visits: Vec<usize>,
    /// Pairs of measurements
    #[arg(long, default_value_t = 21)]
    rounds: usize,
    /// Logs with so many visits at most are read from a store too: filling it takes a while
    #[arg(long, default_value_t = 1_000_000)]
    cold_up_to: usize,
    /// Only the module's table, so many times, for a profiler
    #[arg(long)]
    table_only: Option<usize>,
    /// `cargo bench` says so
    #[arg(long, hide = true)]
    bench: bool,
}

const WINDOW_DAYS: u16 = 30;

fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    for visits in &args.visits {
        let mut shop = Shop::with_visits(*visits)?;
        // As a loader does when all is read: side by side, with the room that a log has for what comes.
        shop.log.compact();
        if let Some(times) = args.table_only {
            let question = Question::of(&shop)?;
            (0..times).for_each(|_| drop(black_box(question.table())));
            continue;
        }
        warm(&shop, args.rounds)?;
        top_up(&mut shop)?;
        if *visits <= args.cold_up_to {
            runtime.block_on(cold_start(&shop, args.rounds.div_ceil(4)))?;
        }
    }
    Ok(())
}

/// The month table of a shop, asked of the module.
struct Question<'a> {
    view: View<'a>,
    grid: &'a Grid,
    window: WindowDays,
    closures: Closures,
}

impl Question<'_> {
    fn of(shop: &Shop) -> anyhow::Result<Question<'_>> {
        let window = WindowDays::parse(WINDOW_DAYS)?;
        let view = shop.log.as_of(shop.grid.as_of());
        Ok(Question { view, grid: &shop.grid, window, closures: Closures::default() })
    }

    fn people(&self) -> (Vec<Activity>, Vec<Cohort>) {
        activity_and_cohorts(&self.view, self.grid, self.window, &self.closures)
    }

    fn table(&self) -> impl Sized {
        table(&self.view, self.grid, self.window, &self.closures)
    }
}

/// A log that is loaded, asked again and again.
fn warm(shop: &Shop, rounds: usize) -> anyhow::Result<()> {
    let (question, months) = (Question::of(shop)?, Months::of(&shop.grid, i32::from(WINDOW_DAYS))?);
    same_figures(&question, &pass::people(&shop.columns, &months), &pass::all(&shop.columns, &months))?;
    let visits = shop.columns.days.len();
    let bytes = shop.log.bytes() as f64 / visits as f64;
    let customers = shop.log.customers();
    println!("{visits} visits of {customers} customers, {bytes:.1} bytes a visit, {}", load());
    println!("                      CPU ns a visit, least module to pass");
    println!("                      pass   module         median (least to most)");
    for (name, pairs) in [
        ("people and cohorts", pairs(rounds, visits, || pass::people(&shop.columns, &months), || question.people())),
        ("the whole table", pairs(rounds, visits, || pass::all(&shop.columns, &months), || question.table())),
    ] {
        let (_, pass, _) = spread(pairs.iter().map(|(pass, _)| *pass));
        let (_, module, _) = spread(pairs.iter().map(|(_, module)| *module));
        let (ratio, least, most) = spread(pairs.iter().map(|(pass, module)| module / pass));
        println!("{name:<20} {pass:>6.2} {module:>7.2}          {ratio:.2} ({least:.2} to {most:.2})");
    }
    Ok(())
}

/// Nanoseconds a visit of the pass and of the module, in turns.
fn pairs<A, B>(rounds: usize, visits: usize, pass: impl Fn() -> A, module: impl Fn() -> B) -> Vec<(f64, f64)> {
    let pair = |round: usize| {
        // Who goes first changes, so that neither always meets the caches as the other left them.
        if round.is_multiple_of(2) {
            let pass = ns_a_visit(visits, &pass);
            (pass, ns_a_visit(visits, &module))
        } else {
            let module = ns_a_visit(visits, &module);
            (ns_a_visit(visits, &pass), module)
        }
    };
    (0..rounds).map(pair).collect()
}

fn ns_a_visit<T>(visits: usize, count: impl Fn() -> T) -> f64 {
    /// Linux tells the time of a processor by ticks of some milliseconds, so that less says little.
    const VISITS_AT_LEAST: usize = 20_000_000;
    let times = VISITS_AT_LEAST.div_ceil(visits);
    let (begun, begun_cpu_ns) = (Instant::now(), thread_cpu_ns());
    (0..times).for_each(|_| drop(black_box(count())));
    let elapsed_ns = begun.elapsed().as_secs_f64() * 1e9;
    let ns = thread_cpu_ns().zip(begun_cpu_ns).map_or(elapsed_ns, |(end, begin)| end - begin);
    ns / (times * visits) as f64
}

/// A log that is read from the store and asked, beside the read alone and a pass over columns.
async fn cold_start(shop: &Shop, rounds: usize) -> anyhow::Result<()> {
    let (store, import_s) = cold::Store::holding(shop).await?;
    let months = Months::of(&shop.grid, i32::from(WINDOW_DAYS))?;
    let question = Question::of(shop)?;
    let timed = |work: &dyn Fn()| {
        let begun = Instant::now();
        work();
        begun.elapsed().as_secs_f64()
    };
    let mut ratios = Vec::new();
    let (mut least_read, mut least_load) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..rounds {
        let read = store.read().await?;
        let (load, visits) = store.load().await?;
        anyhow::ensure!(visits == shop.columns.days.len(), "the store holds {visits} visits");
        let pass = timed(&|| drop(black_box(pass::all(&shop.columns, &months))));
        let table = timed(&|| drop(black_box(question.table())));
        (least_read, least_load) = (least_read.min(read), least_load.min(load));
        ratios.push((load + table) / (read + pass));
    }
    let (ratio, least, most) = spread(ratios.into_iter());
    println!(
        "cold start           read {least_read:.2} s, load {least_load:.2} s, \
         load and table to read and pass {ratio:.2} ({least:.2} to {most:.2}); the import took {import_s:.1} s"
    );
    Ok(())
}

/// One more visit at a time, of anybody on any day.
fn top_up(shop: &mut Shop) -> anyhow::Result<()> {
    const VISITS: usize = 10_000;
    let mut dice = Dice(1);
    let mut took_us = Vec::with_capacity(VISITS);
    for _ in 0..VISITS {
        let visit = shop.another(&mut dice);
        let begun = Instant::now();
        shop.log.visit(&visit)?;
        took_us.push(begun.elapsed().as_secs_f64() * 1e6);
    }
    let first = took_us[0];
    took_us.sort_by(f64::total_cmp);
    let [half, most, all] = [VISITS / 2, VISITS * 99 / 100, VISITS - 1].map(|at| took_us[at]);
    println!(
        "one more visit       {half:.1} µs, 99 of 100 below {most:.1}, the first {first:.0}, the slowest {all:.0}\n"
    );
    Ok(())
}

/// A ratio counts only if both have counted the same.
fn same_figures(question: &Question<'_>, people: &People, all: &All) -> anyhow::Result<()> {
    let (activity, cohorts) = question.people();
    let counted = activity.iter().map(|month| Activity {
        // What the pass does not count.
        visit_days: 0,
        returning_visitors: 0,
        loyal_customers: 0,
        customer_base: 0,
        customers_ever: 0,
        repeat_customers_ever: 0,
        visitors_of_twelve: 0,
        ..*month
    });
    anyhow::ensure!(people == &all.people, "the two passes differ");
    anyhow::ensure!(counted.eq(people.months.iter().copied()), "people differ");
    anyhow::ensure!(cohorts.iter().map(|cohort| &cohort.on).eq(&people.on), "cohorts differ");
    anyhow::ensure!(cohorts.iter().map(|cohort| &cohort.on_or_after).eq(&people.on_or_after), "cohorts differ later");
    anyhow::ensure!(money(&question.view, question.grid) == all.money, "money differs");
    let gaps = time_between(&question.view, question.grid, true);
    let gaps = gaps.iter().map(|gaps| (gaps.gaps, gaps.mean_of_customer_means));
    anyhow::ensure!(gaps.eq(all.gaps.iter().map(pass::Gaps::told)), "gaps differ");
    Ok(())
}
