//! What the owner's numbers begin with: tiles, each a metric in a shape, in the owner's own order.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::retention::{Metric, Unit};

/// More tiles than this are a dashboard, and nobody acts on one.
pub const MAX_TILES: usize = 12;

/// How a tile shows its metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum TileShape {
    /// The figure.
    Number,
    /// A line over periods.
    Line,
    /// A bar for each period.
    Bars,
    /// The periods' figures in a table.
    Table,
    /// The thermometer of the goal that stands on it.
    Goal,
}

impl TileShape {
    /// Its name, as it is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            TileShape::Number => "number",
            TileShape::Line => "line",
            TileShape::Bars => "bars",
            TileShape::Table => "table",
            TileShape::Goal => "goal",
        }
    }
}

/// A metric that the owner wants to see, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChosenTile {
    /// Which metric: a field of the report.
    #[schema(value_type = String, example = "retention_rate")]
    pub metric: Metric,
    /// How it is shown.
    pub shape: TileShape,
}

impl ChosenTile {
    /// Whether the metric can be shown so: a table in itself cannot, and what is told as of a day has no goal.
    fn is_shown(self) -> bool {
        self.metric.takes_a_goal() || (self.shape != TileShape::Goal && self.metric.unit() != Unit::Table)
    }
}

/// The owner's tiles, in their order. None chosen means that the office shows its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"tiles": [{"metric": "retention_rate", "shape": "line"}, {"metric": "new_customers", "shape": "number"}]}))]
pub struct OfficeSettings {
    /// Twelve at most.
    #[schema(max_items = 12)]
    pub tiles: Vec<ChosenTile>,
}

impl OfficeSettings {
    /// Checks what a single tile cannot know: how many they are, and that none is there twice.
    pub fn checked(self) -> Result<OfficeSettings, NoOffice> {
        if self.tiles.len() > MAX_TILES {
            return Err(NoOffice::TooManyTiles);
        }
        for (position, tile) in self.tiles.iter().enumerate() {
            if !tile.is_shown() {
                return Err(NoOffice::HasNoSuchShape { position });
            }
            if self.tiles[..position].contains(tile) {
                return Err(NoOffice::ThereTwice { position });
            }
        }
        Ok(self)
    }
}

/// Why tiles are not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoOffice {
    /// More tiles than anybody looks at.
    #[error("must be {MAX_TILES} at most")]
    TooManyTiles,
    /// A table as a line.
    #[error("is no shape of this metric")]
    HasNoSuchShape {
        /// Where in the list.
        position: usize,
    },
    /// The same metric in the same shape.
    #[error("is there already")]
    ThereTwice {
        /// Where in the list.
        position: usize,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_metric_is_shown_in_the_shapes_that_it_has() {
        use TileShape::*;
        for shape in [Number, Line, Bars, Table, Goal] {
            let shown = |metric| ChosenTile { metric, shape }.is_shown();
            assert!(shown(Metric::RetentionRate));
            assert_eq!(shown(Metric::FirstYearValue), shape != Goal);
            assert!(!shown(Metric::Cohorts) && !shown(Metric::Lifecycle));
        }
    }

    #[test]
    fn tiles_are_bounded_and_each_is_another() {
        let tile = |metric: Metric, shape| ChosenTile { metric, shape };
        let of = |tiles: Vec<ChosenTile>| OfficeSettings { tiles }.checked().map(|office| office.tiles.len());
        let shapes = [TileShape::Number, TileShape::Line];
        let figures = Metric::ALL.iter().filter(|metric| metric.takes_a_goal());
        let many: Vec<_> = figures.flat_map(|metric| shapes.map(|shape| tile(*metric, shape))).collect();
        assert_eq!(of(many[..12].to_vec()), Ok(12));
        assert_eq!(of(many[..13].to_vec()), Err(NoOffice::TooManyTiles));
        assert_eq!(of(vec![many[0], many[1], many[0]]), Err(NoOffice::ThereTwice { position: 2 }));
        let cohorts = tile(Metric::Cohorts, TileShape::Number);
        assert_eq!(of(vec![many[0], cohorts]), Err(NoOffice::HasNoSuchShape { position: 1 }));
    }
}
