//! How the shop counts, and what its numbers begin with: the owner's settings for them.
//!
//! A setting is a fact, never a switch: each change is kept with who and when, and the latest counts.

pub mod office;
pub mod routes;
pub mod store;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::Value;
use utoipa::ToSchema;

use crate::kernel::{Date, Name};
use crate::retention::{self, Closures, MAX_DAY_END_MINUTES, WindowDays};

/// Closed spells of one shop at most.
pub const MAX_CLOSURES: usize = 200;

/// The owner's settings for the shop's numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RetentionSettings {
    /// After how long a customer counts as lost.
    pub window: Window,
    /// When the shop's day ends.
    pub day_end: DayEnd,
    /// Its closed spells, as the owner listed them.
    pub closures: Vec<Closure>,
}

impl RetentionSettings {
    /// Checks what single fields cannot know: how many spells, and that each ends after it begins.
    pub fn checked(self) -> Result<RetentionSettings, Refusal> {
        if self.closures.len() > MAX_CLOSURES {
            return Err(Refusal::TooManyClosures);
        }
        match self.closures.iter().position(|closure| closure.to < closure.from) {
            Some(position) => Err(Refusal::EndsBeforeItBegins { position }),
            None => Ok(self),
        }
    }

    /// The closed days as the rules of retention take them.
    pub fn closed_days(&self) -> Result<Closures, retention::Refusal> {
        let spells: Vec<_> = self.closures.iter().map(|closure| (closure.from.0, closure.to.0.plus(1))).collect();
        Closures::of(&spells)
    }
}

/// After how many open days without a visit a customer counts as lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Window {
    /// As is usual for the kind of shop.
    #[default]
    Preset,
    /// As the shop's own customers come, once there are enough of them to tell.
    Auto,
    /// So many days.
    Days(WindowDays),
}

const AUTO: &str = "auto";

impl Serialize for Window {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Window::Preset => serializer.serialize_none(),
            Window::Auto => serializer.serialize_str(AUTO),
            Window::Days(days) => serializer.serialize_i32(days.get()),
        }
    }
}

impl<'de> Deserialize<'de> for Window {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let days = |number: &serde_json::Number| WindowDays::parse(u16::try_from(number.as_u64()?).ok()?).ok();
        let window = match Value::deserialize(deserializer)? {
            Value::Null => Some(Window::Preset),
            Value::String(word) if word == AUTO => Some(Window::Auto),
            Value::Number(number) => days(&number).map(Window::Days),
            _ => None,
        };
        let asked =
            || format!("is {} to {} days, \"{AUTO}\", or null for the preset", WindowDays::MIN, WindowDays::MAX);
        window.ok_or_else(|| de::Error::custom(asked()))
    }
}

impl utoipa::PartialSchema for Window {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        use utoipa::openapi::schema::{ObjectBuilder, OneOfBuilder, SchemaType, Type};
        let of = |kind| ObjectBuilder::new().schema_type(SchemaType::new(kind));
        OneOfBuilder::new()
            .item(of(Type::Integer).minimum(Some(WindowDays::MIN)).maximum(Some(WindowDays::MAX)))
            .item(of(Type::String).enum_values(Some([AUTO])))
            .item(of(Type::Null))
            .description(Some("Days, or \"auto\" as the shop's own customers come; null for the preset of its kind."))
            .into()
    }
}

impl ToSchema for Window {}

/// The time at which the shop's day ends, in minutes after midnight; a visit before it belongs to the evening before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ToSchema)]
#[schema(value_type = String, pattern = "^(0[0-9]|1[01]):[0-5][0-9]$", example = "04:00")]
pub struct DayEnd(u16);

impl DayEnd {
    /// Takes less than twelve hours.
    pub fn of_minutes(minutes: u16) -> Option<DayEnd> {
        (minutes < MAX_DAY_END_MINUTES).then_some(DayEnd(minutes))
    }

    /// Reads `04:00`.
    pub fn parse(text: &str) -> Option<DayEnd> {
        let two_digits = |text: &str| {
            let is_written_so = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
            if is_written_so { text.parse::<u16>().ok() } else { None }
        };
        let (hours, minutes) = text.split_once(':')?;
        let minutes = two_digits(minutes).filter(|minutes| *minutes < 60)?;
        DayEnd::of_minutes(two_digits(hours)? * 60 + minutes)
    }

    /// Minutes after midnight.
    pub fn minutes(self) -> u16 {
        self.0
    }
}

impl Serialize for DayEnd {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:02}:{:02}", self.0 / 60, self.0 % 60))
    }
}

impl<'de> Deserialize<'de> for DayEnd {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        DayEnd::parse(&text).ok_or_else(|| de::Error::custom("is a time before noon, such as 04:00"))
    }
}

/// A spell in which the shop is closed; its days do not count as idle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Closure {
    /// The first closed day.
    pub from: Date,
    /// The last closed day.
    pub to: Date,
    /// What the owner calls it.
    #[serde(default)]
    pub name: Option<Name>,
}

/// Why settings are not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// More spells than one shop has.
    #[error("must be {MAX_CLOSURES} at most")]
    TooManyClosures,
    /// A spell whose last day lies before its first.
    #[error("must not lie before the first closed day")]
    EndsBeforeItBegins {
        /// Where in the list.
        position: usize,
    },
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_window_is_days_or_auto_or_the_preset() {
        for value in [json!(7), json!(365), json!("auto"), json!(null)] {
            let window: Window = serde_json::from_value(value.clone()).unwrap();
            assert_eq!(json!(window), value);
        }
        for wrong in
            [json!(6), json!(366), json!(30.5), json!(-30), json!("30"), json!("Auto"), json!(true), json!([30])]
        {
            assert!(serde_json::from_value::<Window>(wrong.clone()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_day_ends_before_noon() {
        for (text, minutes) in [("00:00", 0), ("04:00", 240), ("11:59", 719)] {
            let end = DayEnd::parse(text).unwrap();
            assert_eq!((end.minutes(), json!(end)), (minutes, json!(text)));
        }
        for wrong in ["12:00", "24:00", "4:00", "04:60", "04:0", "0400", "04:00:00", "+4:00", "", "04-00"] {
            assert_eq!(DayEnd::parse(wrong), None, "{wrong}");
        }
    }

    fn closed(spells: &[(&str, &str)]) -> RetentionSettings {
        let date = |text: &str| Date::parse(text).unwrap();
        let closure = |(from, to): &(&str, &str)| Closure { from: date(from), to: date(to), name: None };
        RetentionSettings { closures: spells.iter().map(closure).collect(), ..RetentionSettings::default() }
    }

    #[test]
    fn a_closed_spell_holds_its_last_day_too() {
        let august = closed(&[("2026-08-10", "2026-08-16"), ("2026-12-25", "2026-12-25")]);
        let days = august.clone().checked().unwrap().closed_days().unwrap();
        let day = |text: &str| Date::parse(text).unwrap().0;
        assert_eq!(days.open_days(day("2026-08-01"), day("2026-09-01")), 31 - 7);
        assert_eq!(days.open_days(day("2026-12-01"), day("2027-01-01")), 31 - 1);
    }

    #[test]
    fn spells_are_bounded_and_end_after_they_begin() {
        let wrong = closed(&[("2026-08-10", "2026-08-16"), ("2026-08-20", "2026-08-19")]);
        assert_eq!(wrong.checked(), Err(Refusal::EndsBeforeItBegins { position: 1 }));
        let many = vec![("2026-08-10", "2026-08-16"); MAX_CLOSURES + 1];
        assert_eq!(closed(&many).checked(), Err(Refusal::TooManyClosures));
        assert!(closed(&many[1..]).checked().is_ok());
    }
}
