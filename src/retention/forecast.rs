//! The predictions held against the log: everybody's past as the models take it, and one customer's chance of coming.
//!
//! The models count days of the calendar; they know of no closures, and a closed August looks to them like one in which
//! everybody stayed away.

use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::Day;

use super::facts::Customer;
use super::predict::{Calibration, Fit, History, MbgNbd, NoFit, Seen, Summary, Unit, VisitModel, Window};
use super::view::View;

/// What the models are fitted to: everybody with a visit, up to the last complete day of the view. `minor_per_major` is
/// the currency's, for the mean spends.
pub fn calibration(view: &View<'_>, unit: Unit, minor_per_major: u32) -> Calibration {
    let window = Window { from: Day(0), until: view.as_of().plus(-1), unit, minor_per_major };
    Calibration::of_log(view.log(), &window)
}

/// One customer's past. None without a visit.
fn past(view: &View<'_>, customer: Customer, unit: Unit, minor_per_major: u32) -> Option<Summary> {
    let history = view.history(customer);
    let seen = (0..history.len()).map(|at| Seen {
        person: customer,
        day: history.day(at),
        amount_minor: history.amount_minor(at),
    });
    let window = Window { from: Day(0), until: view.as_of().plus(-1), unit, minor_per_major };
    Calibration::of_visits(seen, &window).people.pop()
}

/// A shop's fit, and how far ahead it looks. There is none where the gates are shut: see [`NoFit`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Forecast {
    /// MBG/NBD: the model that people are ranked by.
    pub fit: Fit<MbgNbd>,
    /// The chance is that of a visit within so many days.
    pub horizon_days: u32,
}

/// The chance of at least one visit within the horizon, then and now.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct Chances {
    /// On the evening of the last visit.
    pub after_last_visit: f64,
    /// As of the view's day: never more.
    pub now: f64,
}

impl Forecast {
    /// Fits the model to everybody in the view. Takes a moment: keep it for the day.
    pub fn of(view: &View<'_>, horizon_days: u32) -> Result<Forecast, NoFit> {
        /// Money plays no part in a visit.
        const ANY: u32 = 1;
        Ok(Forecast { fit: MbgNbd::fit(&calibration(view, Unit::Week, ANY))?, horizon_days })
    }

    /// One customer's chances, from 0 to 1. None without a visit.
    pub fn chances(&self, view: &View<'_>, customer: Customer) -> Option<Chances> {
        let now = past(view, customer, self.fit.unit, 1)?.history;
        let then = History::new(now.x(), now.t_x(), now.t_x())?;
        let horizon = self.fit.unit.of_days(self.horizon_days);
        let chance = |history: &History| {
            Some(self.fit.model.probability_of_visit(history, horizon)).filter(|chance| chance.is_finite())
        };
        Some(Chances { after_last_visit: chance(&then)?, now: chance(&now)? })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Month;
    use super::super::reference::log;
    use super::*;

    #[test]
    fn the_view_gives_the_people_and_the_fit_of_the_reference() {
        let expected = include_str!("../../tests/retention/expected/models.json");
        let expected: serde_json::Value = serde_json::from_str(expected).unwrap();
        let log = log("cafe_rome", "Europe/Rome");
        let view = log.as_of(Month::parse("2025-10").unwrap().first_day());
        let forecast = Forecast::of(&view, 30).unwrap();
        assert_eq!(forecast.fit.customers, u32::try_from(expected["customers"].as_u64().unwrap()).unwrap());
        let near = |value: f64, name: &str| (value / expected["mbgnbd"][name].as_f64().unwrap() - 1.0).abs() < 1e-3;
        let model = forecast.fit.model;
        assert!(near(model.r, "r") && near(model.alpha, "alpha") && near(model.a, "a") && near(model.b, "b"));
        for chances in view.customers().filter_map(|customer| forecast.chances(&view, customer)) {
            assert!(0.0 <= chances.now && chances.now <= chances.after_last_visit && chances.after_last_visit <= 1.0);
        }
    }

    #[test]
    fn a_chance_by_hand() {
        // r = α = a = b = 1 and one visit day, seen a week after it, one week ahead: alive with 1/(1 + 1 · 2/1) = 1/3, and
        // then 1 − 2/3; on the evening of the visit alive with 1/2, and then 1 − 1/2.
        let log = log("tiny", "Europe/Rome");
        let model = MbgNbd { r: 1.0, alpha: 1.0, a: 1.0, b: 1.0 };
        let fit = Fit { model, log_likelihood: 0.0, customers: 1, unit: Unit::Week };
        let forecast = Forecast { fit, horizon_days: 7 };
        // Customer 3 came on 10 February only; the 17th is the last complete day.
        let view = log.as_of(Day::of_calendar(2025, 2, 18).unwrap());
        let three = view.customers().find(|customer| view.log().name(*customer) == "3").unwrap();
        let chances = forecast.chances(&view, three).unwrap();
        assert!((chances.now - 1.0 / 9.0).abs() < 1e-12, "{chances:?}");
        assert!((chances.after_last_visit - 0.25).abs() < 1e-12, "{chances:?}");
        let four = view.customers().find(|customer| view.log().name(*customer) == "4").unwrap();
        assert_eq!(forecast.chances(&view, four), None);
    }

    #[test]
    fn a_small_shop_has_no_forecast() {
        let log = log("tiny", "Europe/Rome");
        let view = log.as_of(Month::parse("2025-04").unwrap().first_day());
        assert_eq!(Forecast::of(&view, 30), Err(NoFit::TooFewCustomers(7)));
    }
}
