//! What people may ask about themselves: what is known of them, what they allow, and to be forgotten.
//!
//! Forgetting begins in the second store: the person goes on the list of the erased and their key is destroyed, on disk,
//! before anything else happens. Then the data lets go of what it had. What stays is an id in the ledger and its sums
//! (promise 12). A copy of the data that is brought back is held against the list at the next start.

pub mod export;
pub mod jobs;
pub mod page;
pub mod routes;
pub mod store;

use export::ConsentLine;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::customer::Purpose;

/// The longest period, in months.
pub const MAX_MONTHS: u8 = 120;

/// How long what is known of people is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"profiling_months": 12, "marketing_months": 24}))]
pub struct Periods {
    /// After how many months what was said and noted about somebody is deleted: comments, cases, notes, and the tags of
    /// who does not come any more.
    #[serde(default = "a_year")]
    #[schema(minimum = 1, maximum = 120, default = 12)]
    pub profiling_months: u8,
    /// After how many months it ends that somebody allows offers and news.
    #[serde(default = "two_years")]
    #[schema(minimum = 1, maximum = 120, default = 24)]
    pub marketing_months: u8,
}

fn a_year() -> u8 {
    12
}

fn two_years() -> u8 {
    24
}

impl Default for Periods {
    fn default() -> Self {
        Self { profiling_months: a_year(), marketing_months: two_years() }
    }
}

impl Periods {
    /// Checks the periods; the field that is refused.
    pub fn checked(self) -> Result<Periods, &'static str> {
        let is_good = |months: u8| (1..=MAX_MONTHS).contains(&months);
        match self {
            _ if !is_good(self.profiling_months) => Err("/profiling_months"),
            _ if !is_good(self.marketing_months) => Err("/marketing_months"),
            _ => Ok(self),
        }
    }
}

/// Whether somebody allows something: what they said last, or what holds until they say anything.
pub fn standing(lines: &[ConsentLine], purpose: Purpose) -> bool {
    let own = lines.iter().filter(|line| line.purpose == purpose);
    own.max_by_key(|line| line.number).map_or(purpose.holds_unasked(), |line| line.is_given)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::customer::Channel;
    use crate::kernel::Time;

    #[test]
    fn the_last_word_counts_and_nothing_is_allowed_unasked_but_being_known() {
        let line = |number, is_given| ConsentLine {
            purpose: Purpose::Marketing,
            number,
            is_given,
            channel: Channel::Page,
            text_version: 1,
            made_at: Time(0),
        };
        assert!(!standing(&[], Purpose::Marketing));
        assert!(standing(&[], Purpose::Profiling), "until they object");
        assert!(standing(&[line(2, true), line(1, false)], Purpose::Marketing));
        assert!(!standing(&[line(1, true), line(2, false)], Purpose::Marketing));
        assert!(!standing(&[line(1, true)], Purpose::Surveys));
    }

    #[test]
    fn a_period_is_one_to_a_hundred_and_twenty_months() {
        for (months, is_good) in [(0, false), (1, true), (120, true), (121, false)] {
            assert_eq!(Periods { profiling_months: months, ..Periods::default() }.checked().is_ok(), is_good);
            assert_eq!(Periods { marketing_months: months, ..Periods::default() }.checked().is_ok(), is_good);
        }
    }
}
