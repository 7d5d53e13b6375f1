//! What a shop's figures depend on beside its facts: its days, its window, its closures.

use crate::kernel::{Day, Time};
use crate::retention::{Calendar, Closures, Log, Refusal, WindowDays, auto_window, preset};
use crate::settings::{RetentionSettings, Window};
use crate::shop::Shop;

/// A shop as its figures see it.
#[derive(Clone, Debug)]
pub struct Basis {
    /// The shop.
    pub shop: Shop,
    /// Its days.
    pub calendar: Calendar,
    /// Days that do not count as idle.
    pub closures: Closures,
    /// This morning: what is known of today is not complete.
    pub today: Day,
    window: Window,
}

impl Basis {
    /// A shop with its settings, at `now`.
    pub fn of(shop: Shop, settings: &RetentionSettings, now: Time) -> Result<Basis, Refusal> {
        let calendar = Calendar::ending_at(shop.zone.clone(), settings.day_end.minutes())?;
        let (closures, today) = (settings.closed_days()?, calendar.day(now));
        Ok(Basis { shop, calendar, closures, today, window: settings.window })
    }

    /// The window as far as it is known without the log: where it goes by its customers' gaps, the preset.
    pub fn window_at_hand(&self) -> WindowDays {
        match self.window {
            Window::Preset | Window::Auto => preset(self.shop.kind),
            Window::Days(days) => days,
        }
    }

    /// The shop's own window. One that goes by its customers' gaps is the preset until there are enough of them.
    pub fn window(&self, log: &Log) -> WindowDays {
        let by_kind = preset(self.shop.kind);
        match self.window {
            Window::Preset => by_kind,
            Window::Days(days) => days,
            Window::Auto => auto_window(&log.as_of(self.today), &self.closures).unwrap_or(by_kind),
        }
    }
}
