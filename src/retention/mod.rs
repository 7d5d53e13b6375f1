//! The module that turns the visit log into the owner's numbers.
//!
//! It promises that a number is what its definition says, in every zone and in every order of the facts: counts and
//! money are whole numbers until the last division, a period is a span of the shop's own days, and a question without
//! a denominator is answered with nothing instead of 0 %.
//!
//! It is pure: the facts are loaded once into sorted columns ([`Log`]), and each question is one walk over them, a
//! customer at a time. It leaves to others where the facts come from, who may ask, and how a number is drawn.
//!
//! The words: a *visit* is valid unless it was voided before the *as-of* day, the day after the last one that is known.
//! A *window* is how many open days may pass since a visit before its customer counts as lost. A *slot* is a period's
//! place in a [`Grid`], the row of adjoining periods that is asked about.
//!
//! From the ground up: [`Fraction`] and ratios · calendar, closures and periods · facts and log · the walk and what is
//! counted on it (activity, money, gaps, surveys, cohorts) · figures as of a day (survival, traffic light, RFM, habits) ·
//! the report · what its figures are called, how each is worked out, who is behind it, and its tables as CSV · what makes
//! an owner act: noise, forecast, a person's figures, attention, newcomers, tiles, goal, and today's screen of them;
//! beside it windows, benchmarks, the best, segments · the calculator with its self-test · reading the CSV form.

mod activity;
mod attention;
mod benchmark;
mod best;
mod by_day;
mod calendar;
mod cohorts;
mod columns;
mod customs;
mod explain;
mod facts;
mod fields;
mod forecast;
mod formulas;
mod fraction;
mod goal;
mod habits;
mod hours;
mod import;
mod light;
mod log;
mod metric;
mod money;
mod notice;
mod newcomers;
mod noise;
mod people;
mod periods;
mod person;
pub mod predict;
mod purse;
mod report;
mod rfm;
mod rhythm;
mod scope;
mod segments;
mod selftest;
mod spent;
mod surveys;
mod survival;
mod tiles;
mod today;
mod tables;
mod totals;
mod view;
mod walk;
mod written;
mod window;

#[cfg(test)]
mod listed;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod properties_of_today;
#[cfg(test)]
mod reference;
#[cfg(test)]
mod sums;

pub use activity::{Activity, Lifecycle, activity};
pub use attention::{Attention, Risk, Slipping, WorthBy, attention};
pub use benchmark::{Against, Benchmark, SURVEYS, Survey, Surveyed, Trade, YearKept, benchmark, survey_of};
pub use best::{Best, Ranked, best};
pub use calendar::{Calendar, Closures, MAX_DAY_END_MINUTES, WindowDays};
pub use cohorts::{Cohort, VISIT_DAYS_OF_FUNNEL, cohorts, funnel_visit_days};
pub use columns::Row;
pub use customs::{Customs, customs};
pub use explain::{Explanation, Figure, Other, Worked, explain};
pub use facts::{Answer, Case, Customer, Payment, Question, Refund, Visit, VisitId};
pub use fields::{BadLine, MAX_BAD_LINES, MAX_ROWS};
pub use forecast::{Chances, Forecast, calibration};
pub use formulas::{FORMULAS, Formula, Inputs, NoResult, Result as Calculated, calculate};
pub use fraction::{Fraction, ratio};
pub use goal::{Goal, Milestone, Pace, Point, Thermometer, thermometer};
pub use habits::{Habit, Habits, habits};
pub use hours::{Hours, hours};
pub use import::{
    AnswerLine, PaymentLine, RefundLine, Rows, VisitLine, read_answers, read_payments, read_refunds, read_visits,
};
pub use light::{
    Colour, DAYS_LOOKED_AT, Light, Reason, Reasons, TellingId, TrafficLight, Wait, is_bad, is_regular, light_of,
    traffic_light, wait,
};
pub use log::Log;
pub use metric::{Metric, Unit};
pub use money::{LifetimeValue, Money, Revenue, lifetime_values, money};

pub use newcomers::{Loss, Newcomers, Step, newcomers};
pub use noise::{
    Interval, Sample, count_is_more_than_noise, difference_of_shares, mean_is_more_than_noise,
    share_is_more_than_noise, wilson,
};
pub use notice::{FEW_ANSWERS, FEW_PEOPLE, Notice};
pub use people::{NoSuchSide, people, sides};
pub use periods::{Grid, Month, Period};
pub use person::{Chance, Figures, Growth, LastAnswer, OpenCases, Spend, figures};
pub use report::{
    Ask, Asked, CsatReport, Dso, LongPeriod, MonthReport, NpsReport, Report, Retention, activity_and_cohorts, report,
    table,
};
pub use rfm::{Rfm, Scores, Word, Words, rfm, rfm_scores, rfm_words, word_of};
pub use rhythm::{TimeBetween, time_between};
pub use scope::Scope;
pub use segments::Segment;
pub use selftest::{Checked, Example, examples, selftest};
pub use surveys::{Csat, Nps, Surveys, surveys};
pub use survival::{Stayed, Staying, TimeToSecondVisit, staying, time_to_second_visit};
pub use tables::Table;
pub use tiles::{Arrow, Tile, Tiles, tiles};
pub use today::{Sentence, Today, today};
pub use totals::{Clockwork, FirstYearValue, clockwork, first_year_value};
pub use view::{History, View};
pub use walk::{Person, Stay, walk};
pub use window::{auto_window, preset};
pub use written::{Variant, Written, variants, written};

/// Why the rules do not take what they were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A period or range that ends before it begins, or has no day in it.
    #[error("the period ends before it begins")]
    EndsBeforeItBegins,
    /// A month that is not written `2025-03`, or lies outside 1970 to 9998.
    #[error("a month is written 2025-03, from 1970-01 on")]
    NoSuchMonth,
    /// A period that is written in none of the known ways.
    #[error("a period is written 2025-03, 2025-Q1, 2025, 2025-W09 or 2025-03-01..2025-03-20")]
    NoSuchPeriod,
    /// More periods than a table has rows for.
    #[error("a table has at most {} periods", periods::MAX_PERIODS)]
    TooManyPeriods,
    /// A look back from a day at which the last period was not over.
    #[error("the as-of day lies before the end of the last period")]
    AsOfTooEarly,
    /// A window outside the lengths that make sense.
    #[error("a window is {} to {} days", WindowDays::MIN, WindowDays::MAX)]
    WindowOutOfRange,
    /// A day's end that is no time of the day.
    #[error("a day ends less than {} minutes after midnight", calendar::MAX_DAY_END_MINUTES)]
    NoSuchDayEnd,
    /// A fact about a customer whom the log does not know.
    #[error("this customer is not in the log")]
    NoSuchCustomer,
    /// A void of a visit that the log does not hold, or holds as voided already.
    #[error("this visit is not in the log")]
    NoSuchVisit,
    /// A time outside 1970 to 9999, or so far from the others that the columns cannot hold both.
    #[error("a time lies outside what one log can hold")]
    TimeOutOfRange,
    /// An amount below zero or above the house's limit.
    #[error("an amount is 0 to {} minor units", crate::kernel::AmountMinor::MAX)]
    AmountOutOfRange,
    /// More units than a visit can have.
    #[error("a visit has at most {} units", columns::MAX_UNITS)]
    TooManyUnits,
    /// A score outside its scale, or a scale that is not asked on.
    #[error("a score lies on a scale of 0 to 10, or of 1 to 5 or 10")]
    ScoreOutOfRange,
    /// More customers or visits than the columns can count.
    #[error("the log is full")]
    Full,
}
