//! How customers come over the whole of their time: what the office shows beside the report.

use serde::Serialize;
use utoipa::ToSchema;

use super::calendar::{Closures, WindowDays};
use super::habits::{Habits, habits};
use super::rfm::{Words, rfm_words};
use super::survival::{Staying, staying};
use super::view::View;

/// How customers come, as of a day.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Customs {
    /// After how many open days without a visit a customer is lost.
    pub window_days: i32,
    /// Regulars by the days between their visits.
    pub habits: Habits,
    /// The retention curve: the share that was not lost by so many days after the first visit.
    pub staying: Staying,
    /// Customers by recency, frequency and money, in five words.
    pub rfm: Words,
}

/// How customers come, as of the view's day.
pub fn customs(view: &View<'_>, window: WindowDays, closures: &Closures) -> Customs {
    Customs {
        window_days: window.get(),
        habits: habits(view, closures),
        staying: staying(view, window, closures),
        rfm: rfm_words(view, window, closures),
    }
}
