//! A prediction as a document: what was fitted, how well, and what it says of each person.

use serde::Serialize;

use super::{BgNbd, Calibration, Fit, GammaGamma, MbgNbd, Nbd, NoFit, Seen, SpendFit, VisitModel, Window};
use crate::retention::Log;

/// The models by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, clap::ValueEnum)]
pub enum Model {
    /// How often people come, who may stop for good after each visit but the first.
    #[serde(rename = "bgnbd")]
    #[value(name = "bgnbd")]
    BgNbd,
    /// The same, where people may stop after the first visit too: people are ranked by it.
    #[default]
    #[serde(rename = "mbgnbd")]
    #[value(name = "mbgnbd")]
    MbgNbd,
    /// How often people come, if nobody ever stops.
    #[serde(rename = "nbd")]
    #[value(name = "nbd")]
    Nbd,
    /// What people spend on a visit day.
    #[serde(rename = "gamma_gamma")]
    #[value(name = "gamma-gamma", alias = "gamma_gamma")]
    GammaGamma,
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// By which model.
    pub model: Model,
    /// From which visits: people first seen before the window are left out.
    pub window: Window,
    /// How many days ahead.
    pub horizon_days: u32,
}

/// What a fit says.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Prediction {
    /// By BG/NBD.
    BgNbd(Visits<BgNbd>),
    /// By MBG/NBD.
    MbgNbd(Visits<MbgNbd>),
    /// By NBD.
    Nbd(Visits<Nbd>),
    /// By Gamma-Gamma.
    GammaGamma(Spends),
}

/// How often people are expected, the likeliest first.
#[derive(Clone, Debug, Serialize)]
pub struct Visits<M> {
    /// Which model.
    pub model: Model,
    /// Its parameters, the logarithm of its likelihood, to how many people it was fitted.
    #[serde(flatten)]
    pub fit: Fit<M>,
    /// How many days ahead it is asked.
    pub horizon_days: u32,
    /// Everybody.
    pub people: Vec<VisitsOfOne>,
}

/// One person.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VisitsOfOne {
    /// The id by which reports tell of them.
    pub customer_id: String,
    /// Later visit days.
    pub x: u32,
    /// When the last of them was, since the first day, in the unit of time.
    pub t_x: f64,
    /// How long ago the first day is, in the unit of time.
    pub t: f64,
    /// P(at least one visit within the horizon).
    pub probability_of_visit: f64,
    /// P(not stopped). Never a reason to call somebody lost: it is 1 for who came once, by BG/NBD.
    pub probability_alive: f64,
    /// E[visit days within the horizon].
    pub expected_visits: f64,
}

/// What people are expected to spend on a visit day.
#[derive(Clone, Debug, Serialize)]
pub struct Spends {
    /// Which model.
    pub model: Model,
    /// Its parameters, the logarithm of its likelihood, to how many people it was fitted.
    #[serde(flatten)]
    pub fit: SpendFit,
    /// Everybody, the greatest spend first.
    pub people: Vec<SpendOfOne>,
}

/// One person.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SpendOfOne {
    /// The id by which reports tell of them.
    pub customer_id: String,
    /// Later visit days.
    pub x: u32,
    /// The mean spend on them, in major units.
    pub mean_spend: Option<f64>,
    /// The spend to expect of a visit day, in major units.
    pub expected_spend: f64,
}

impl Calibration {
    /// The pasts of a log's customers. Visits that were ever undone are left out, whenever that was.
    pub fn of_log(log: &Log, window: &Window) -> Calibration {
        let of_one = |person| {
            log.part(person).rows().map(move |row| Seen { person, day: row.day, amount_minor: row.amount_minor })
        };
        Calibration::of_visits((0..log.customers()).flat_map(of_one), window)
    }
}

/// Fits the model to a log and says what it expects of everybody. Refuses where the fit means nothing.
pub fn predict(log: &Log, asked: &Asked) -> Result<Prediction, NoFit> {
    let calibration = Calibration::of_log(log, &asked.window);
    Ok(match asked.model {
        Model::BgNbd => Prediction::BgNbd(visits(log, &calibration, asked)?),
        Model::MbgNbd => Prediction::MbgNbd(visits(log, &calibration, asked)?),
        Model::Nbd => Prediction::Nbd(visits(log, &calibration, asked)?),
        Model::GammaGamma => Prediction::GammaGamma(spends(log, &calibration)?),
    })
}

fn visits<M: VisitModel>(log: &Log, calibration: &Calibration, asked: &Asked) -> Result<Visits<M>, NoFit> {
    let fit = M::fit(calibration)?;
    let horizon = calibration.unit.of_days(asked.horizon_days);
    let mut people: Vec<VisitsOfOne> = Vec::with_capacity(calibration.people.len());
    for person in &calibration.people {
        let history = &person.history;
        people.push(VisitsOfOne {
            customer_id: log.name(person.person).to_owned(),
            x: history.x(),
            t_x: history.t_x(),
            t: history.t(),
            probability_of_visit: fit.model.probability_of_visit(history, horizon),
            probability_alive: fit.model.probability_alive(history),
            expected_visits: fit.model.expected_visits(history, horizon),
        });
    }
    people.sort_by(|a, b| b.probability_of_visit.total_cmp(&a.probability_of_visit));
    Ok(Visits { model: asked.model, fit, horizon_days: asked.horizon_days, people })
}

fn spends(log: &Log, calibration: &Calibration) -> Result<Spends, NoFit> {
    let fit = GammaGamma::fit(calibration)?;
    let one = |person: &super::Summary| {
        let x = person.history.x();
        SpendOfOne {
            customer_id: log.name(person.person).to_owned(),
            x,
            mean_spend: person.mean_spend,
            expected_spend: fit.model.expected_spend(person.mean_spend.map(|mean| (x, mean))),
        }
    };
    let mut people: Vec<SpendOfOne> = calibration.people.iter().map(one).collect();
    people.sort_by(|a, b| b.expected_spend.total_cmp(&a.expected_spend));
    Ok(Spends { model: Model::GammaGamma, fit, people })
}
