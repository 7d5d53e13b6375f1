//! What others reach, in words that say what is known of it.

use serde::Serialize;
use utoipa::ToSchema;

use super::Speaker;
use crate::retention::{Benchmark, Survey, Trade, YearKept};

/// A twelve-month retention rate beside what it can be compared with, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct BenchmarkWords {
    /// The twelve months.
    pub year: String,
    /// The twelve months before. Null where there is no such rate.
    pub year_before: Option<String>,
    /// What the survey says, and that nobody knows how it was made. Null where there is none for the trade.
    pub survey: Option<String>,
}

impl Speaker {
    /// All that is said of a benchmark.
    pub fn benchmark(&self, told: &Benchmark) -> BenchmarkWords {
        let kept = |key, year: &YearKept| {
            let kept = self.share_of_people(year.retained, year.active_at_start, year.retention_rate);
            self.words.with(key, "kept", kept)
        };
        BenchmarkWords {
            year: kept("benchmark-year", &told.year),
            year_before: told.year_before.as_ref().map(|year| kept("benchmark-year-before", year)),
            survey: told.survey.map(|survey| self.survey(survey)),
        }
    }

    /// A survey's figure, and what is known of it.
    pub fn survey(&self, survey: &Survey) -> String {
        let to = self.words.percent(survey.to_percent as f64 / 100.0);
        let percent =
            if survey.from_percent == survey.to_percent { to } else { format!("{}–{to}", survey.from_percent) };
        let trade = self.words.say(match survey.trade {
            Trade::RetailAndEcommerce => "benchmark-trade-retail-and-ecommerce",
            Trade::HospitalityAndTravel => "benchmark-trade-hospitality-and-travel",
            Trade::ServicesAndMedia => "benchmark-trade-services-and-media",
            Trade::Any => "benchmark-trade-any",
            Trade::InStore => "benchmark-trade-in-store",
            Trade::Online => "benchmark-trade-online",
        });
        self.words.tell(survey.source, [("trade", trade.into()), ("percent", percent.into())])
    }
}
