//! What a shop says of itself: its name, language, zone, money and kind, when it is open, and its counters.
//!
//! Everything may be changed, the currency only while no amount is written down: 300 cents are not 300 grosze. What is
//! counted by the shop's days is counted anew in another zone, because only instants are stored.

pub mod routes;
pub mod store;

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use utoipa::ToSchema;

/// Spells of one week at most: four a day.
pub const MAX_SPELLS: usize = 28;
/// Counters of one shop at most.
pub const MAX_LOCATIONS: i64 = 200;

const DAY_MINUTES: u16 = 24 * 60;

/// What the clock on the wall shows, in minutes after midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ToSchema)]
#[schema(value_type = String, pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$", example = "07:00")]
pub struct WallTime(u16);

impl WallTime {
    /// Takes 0 to 1439.
    pub fn of_minutes(minutes: u16) -> Option<WallTime> {
        (minutes < DAY_MINUTES).then_some(WallTime(minutes))
    }

    /// Reads `07:00`.
    pub fn parse(text: &str) -> Option<WallTime> {
        let two_digits = |text: &str| {
            let is_written_so = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
            if is_written_so { text.parse::<u16>().ok() } else { None }
        };
        let (hours, minutes) = text.split_once(':')?;
        let minutes = two_digits(minutes).filter(|minutes| *minutes < 60)?;
        WallTime::of_minutes(two_digits(hours)? * 60 + minutes)
    }

    /// Minutes after midnight.
    pub fn minutes(self) -> u16 {
        self.0
    }
}

impl Serialize for WallTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:02}:{:02}", self.0 / 60, self.0 % 60))
    }
}

impl<'de> Deserialize<'de> for WallTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        WallTime::parse(&text).ok_or_else(|| de::Error::custom("is a time of the day, such as 07:00"))
    }
}

/// A spell in which the shop is open. One that closes no later than it opens closes on the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenHours {
    /// 1 for Monday to 7 for Sunday.
    #[schema(minimum = 1, maximum = 7)]
    pub weekday: u8,
    /// When the door opens.
    pub opens: WallTime,
    /// When it closes; midnight is 00:00.
    pub closes: WallTime,
}

impl OpenHours {
    /// The hours of the week that it touches: 0 for the first of Monday to 167 for the last of Sunday.
    fn hours(self) -> impl Iterator<Item = u16> {
        let begin = u16::from(self.weekday - 1) * DAY_MINUTES + self.opens.0;
        let next_day = if self.closes <= self.opens { DAY_MINUTES } else { 0 };
        let end = u16::from(self.weekday - 1) * DAY_MINUTES + self.closes.0 + next_day;
        (begin / 60..end.div_ceil(60)).map(|hour| hour % (7 * 24))
    }
}

/// When a shop is open, in the order of the week; empty where nobody has said so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours(Vec<OpenHours>);

impl Hours {
    /// Checks what single fields cannot know, and puts the spells in order.
    pub fn checked(mut spells: Vec<OpenHours>) -> Result<Hours, Refusal> {
        if spells.len() > MAX_SPELLS {
            return Err(Refusal::TooManySpells);
        }
        if let Some(position) = spells.iter().position(|spell| !(1..=7).contains(&spell.weekday)) {
            return Err(Refusal::NoWeekday { position });
        }
        spells.sort();
        spells.dedup();
        Ok(Hours(spells))
    }

    /// The spells.
    pub fn spells(&self) -> &[OpenHours] {
        &self.0
    }

    /// The hours of the week in which it is open for a while at least. None where nobody has said when it is.
    pub fn of_week(&self) -> Option<BTreeSet<u16>> {
        (!self.0.is_empty()).then(|| self.0.iter().flat_map(|spell| spell.hours()).collect())
    }
}

/// Why a shop is not changed so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// More spells than a week has.
    #[error("must be {MAX_SPELLS} at most")]
    TooManySpells,
    /// A day that no week has.
    #[error("must be 1 for Monday to 7 for Sunday")]
    NoWeekday {
        /// Where in the list.
        position: usize,
    },
    /// Amounts in the present currency are written down.
    #[error("Amounts in the present currency are recorded, so it stays. Open another shop for another currency.")]
    CurrencyInUse,
    /// More counters than one shop has.
    #[error("is one counter more than the {MAX_LOCATIONS} that a shop may have")]
    TooManyLocations,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spell(weekday: u8, opens: &str, closes: &str) -> OpenHours {
        OpenHours { weekday, opens: WallTime::parse(opens).unwrap(), closes: WallTime::parse(closes).unwrap() }
    }

    fn of_week(spells: &[OpenHours]) -> Vec<u16> {
        Hours::checked(spells.to_vec()).unwrap().of_week().unwrap().into_iter().collect()
    }

    #[test]
    fn a_time_of_the_day_is_written_in_one_way() {
        for (text, minutes) in [("00:00", 0), ("07:05", 425), ("23:59", 1_439)] {
            let time = WallTime::parse(text).unwrap();
            assert_eq!((time.minutes(), serde_json::json!(time)), (minutes, serde_json::json!(text)));
        }
        for wrong in ["24:00", "7:00", "07:60", "0700", "07:00:00", "+7:00", "", "07.00"] {
            assert_eq!(WallTime::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_hour_is_open_if_a_minute_of_it_is() {
        assert_eq!(of_week(&[spell(1, "07:30", "10:00")]), [7, 8, 9]);
        assert_eq!(of_week(&[spell(2, "22:00", "01:15")]), [46, 47, 48, 49], "past midnight");
        assert_eq!(of_week(&[spell(7, "23:00", "01:00")]), [0, 167], "the week is a ring");
        assert_eq!(of_week(&[spell(3, "20:00", "00:00")]), [68, 69, 70, 71]);
        assert_eq!(of_week(&(1..=7).map(|day| spell(day, "00:00", "00:00")).collect::<Vec<_>>()).len(), 168);
        assert_eq!(Hours::default().of_week(), None);
    }

    #[test]
    fn a_week_has_seven_days_and_an_end() {
        let wrong = vec![spell(1, "07:00", "19:00"), spell(8, "07:00", "19:00")];
        assert_eq!(Hours::checked(wrong), Err(Refusal::NoWeekday { position: 1 }));
        assert_eq!(Hours::checked(vec![spell(1, "07:00", "19:00"); 29]), Err(Refusal::TooManySpells));
        let sorted = Hours::checked(vec![spell(2, "07:00", "19:00"), spell(1, "07:00", "19:00")]).unwrap();
        assert_eq!(sorted.spells()[0].weekday, 1);
    }
}
