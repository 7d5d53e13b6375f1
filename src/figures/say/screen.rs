//! The owner's screen in words: its sentence, its tiles, its goal.

use serde::Serialize;
use utoipa::ToSchema;

use super::Speaker;
use crate::retention::{Arrow, FEW_PEOPLE, Metric, Pace, Sentence, Thermometer, Tile, Today, Unit};

/// The screen's words, beside those of the people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ScreenText {
    /// The fact that leads.
    pub sentence: String,
    /// Kept of those active at the start.
    pub kept: TileText,
    /// New customers.
    pub new_customers: TileText,
    /// Visits per visitor.
    pub visits_per_customer: TileText,
    /// The goal, where one is set.
    pub goal: Option<GoalText>,
}

/// A tile in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TileText {
    /// What it is called.
    pub name: String,
    /// The figure, rounded: `80 %`, `7 of 12`; a dash where there is none.
    pub value: String,
    /// Which way it went, and whether that may be chance. Null where there is nothing to compare.
    pub change: Option<String>,
}

/// A goal in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct GoalText {
    /// The metric's name.
    pub name: String,
    /// Where it stands, and where it should.
    pub value: String,
    /// When it will be met at this pace.
    pub pace: String,
}

impl Speaker {
    /// The words of the screen, whose goal is on `goal_of`.
    pub fn screen(&self, today: &Today, goal_of: Option<Metric>) -> ScreenText {
        let tiles = &today.tiles;
        ScreenText {
            sentence: self.sentence(&today.sentence),
            kept: self.tile(Metric::Retained, &tiles.kept, Unit::Ratio),
            new_customers: self.tile(Metric::NewCustomers, &tiles.new_customers, Unit::Count),
            visits_per_customer: self.tile(Metric::PurchaseFrequency, &tiles.visits_per_customer, Unit::Number),
            goal: goal_of.zip(today.goal.as_ref()).map(|(metric, goal)| self.goal(metric, goal)),
        }
    }

    /// The sentence that the screen leads with.
    pub fn sentence(&self, sentence: &Sentence) -> String {
        match sentence {
            Sentence::NobodyYet => self.words.say("today-nobody-yet"),
            Sentence::Quiet { last_visit, customers } => {
                let date = self.date(*last_visit);
                self.words.tell("today-quiet", [("customers", (*customers).into()), ("date", date.into())])
            }
            Sentence::RepeatPurchase { repeat_customers, visitors, repeat_purchase_rate, days } => {
                let [of, over] = [("visitors", (*visitors).into()), ("days", (*days).into())];
                if *visitors < FEW_PEOPLE {
                    self.words.tell("today-repeat-few", [("part", (*repeat_customers).into()), of, over])
                } else {
                    let share = self.figure(*repeat_purchase_rate, Unit::Ratio);
                    self.words.tell("today-repeat-share", [("share", share.into()), of, over])
                }
            }
            Sentence::LateAndKept { late_regulars, retained, active_at_start, .. } => {
                let late = self.words.tell("today-late", [("n", (*late_regulars).into())]);
                let kept = [("retained", (*retained).into()), ("active", (*active_at_start).into())];
                format!("{late} {}", self.words.tell("today-kept", kept))
            }
        }
    }

    /// A tile that shows a metric's figure. Only a ratio is one of people.
    pub fn tile(&self, of: Metric, tile: &Tile, unit: Unit) -> TileText {
        let value = match (unit, tile.out_of) {
            (Unit::Ratio, Some(whole)) => self.share_of_people(tile.count, whole, tile.value),
            _ => self.figure(tile.value, unit),
        };
        TileText {
            name: self.words.say(&of.message()),
            value,
            change: tile.arrow.map(|arrow| self.change(arrow, tile)),
        }
    }

    fn change(&self, arrow: Arrow, tile: &Tile) -> String {
        let change = self.words.say(match arrow {
            Arrow::Up => "tile-up",
            Arrow::Down => "tile-down",
            Arrow::Level => return self.words.say("tile-level"),
        });
        match tile.is_more_than_noise {
            Some(false) => self.words.with("tile-chance", "change", change),
            _ => change,
        }
    }

    /// How far a goal is, and when it will be met.
    pub fn goal(&self, metric: Metric, goal: &Thermometer) -> GoalText {
        let figure = |value| self.figure(value, metric.unit());
        let value = [("value", figure(goal.value).into()), ("target", figure(Some(goal.target)).into())];
        GoalText {
            name: self.words.say(&metric.message()),
            value: self.words.tell("goal-value", value),
            pace: self.pace(goal.pace),
        }
    }

    fn pace(&self, pace: Pace) -> String {
        match pace {
            Pace::Reached => self.words.say("goal-reached"),
            Pace::On { day, is_in_time: true } => self.words.with("goal-in-time", "date", self.date(day)),
            Pace::On { day, is_in_time: false } => self.words.with("goal-too-late", "date", self.date(day)),
            Pace::Never => self.words.say("goal-never"),
            Pace::Unknown => self.words.say("goal-too-early"),
        }
    }
}
