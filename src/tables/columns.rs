//! What stands in each table, in the order of its columns. The questions in `store` select the same.

use super::Table;
use crate::people::Field;

/// How a column is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An id.
    Id,
    /// A word of ours.
    Word,
    /// What somebody may have typed.
    Text,
    /// A number.
    Int,
    /// Yes or no.
    Bool,
    /// A moment.
    Time,
    /// What a person told of themselves.
    Sealed(Field),
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The API's name of it.
    pub name: &'static str,
    /// How it is stored.
    pub kind: Kind,
}

macro_rules! columns {
    ($($kind:ident $(($field:ident))? $name:ident,)*) => {
        &[$(Column { name: stringify!($name), kind: Kind::$kind $((Field::$field))? }),*]
    };
}

impl Table {
    /// Its columns.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Table::Customers => columns![
                Id id, Sealed(DisplayName) display_name, Sealed(Email) email, Sealed(Phone) phone, Word language,
                Id card_id, Word short_code, Time made_at, Time erased_at,
            ],
            Table::Visits => columns![
                Id id, Id card_id, Id customer_id, Word kind, Word code_kind, Time at, Time received_at, Int stamps,
                Int amount_minor, Int units, Bool on_account, Text order_ref, Time voided_at, Text void_reason,
                Text source, Text external_id, Word actor_kind, Id actor_id, Id location_id,
            ],
            Table::Entries => columns![
                Id card_id, Int number, Time at, Word kind, Id program_id, Int delta, Int balance_after,
                Int remainder_after, Int goal, Word held, Text reason, Id visit_id, Id reward_id, Int reverses,
                Word actor_kind, Id actor_id, Id location_id,
            ],
            Table::Rewards => columns![
                Id id, Id card_id, Id customer_id, Id program_id, Int version, Int stamps, Text title, Time issued_at,
                Time expires_at, Time redeemed_at, Bool is_void,
            ],
            Table::Programs => columns![
                Id program_id, Text name, Word status, Int version, Time made_at, Word earn_kind, Int per_minor,
                Bool has_limits, Int cool_down_minutes, Int per_day, Int stamp_valid_days, Int stamps, Text title,
                Int valid_days,
            ],
            Table::Answers => columns![
                Id id, Id customer_id, Word kind, Int score, Int scale_max, Sealed(Comment) comment, Time made_at,
                Text source, Text external_id,
            ],
            Table::Cases => columns![
                Id id, Id customer_id, Word weight, Sealed(CaseText) text, Time made_at, Word actor_kind, Id actor_id,
                Sealed(SolutionNote) solution_note, Time solution_made_at,
            ],
            Table::Notes => columns![
                Id id, Id customer_id, Word kind, Sealed(NoteText) text, Id case_id, Id answer_id, Id mailing_id,
                Time until, Time made_at, Word actor_kind, Id actor_id, Time seen_at,
            ],
            Table::Payments => columns![
                Id id, Id customer_id, Int amount_minor, Time made_at, Text source, Text external_id, Id location_id,
            ],
            Table::Refunds => columns![
                Id id, Id visit_id, Int amount_minor, Int units_returned, Int stamps_earned, Int stamps_taken,
                Time made_at, Text source, Text external_id, Text visit_external_id, Word actor_kind, Id actor_id,
                Id location_id,
            ],
            Table::Staff => columns![
                Id id, Text name, Word role, Bool has_pin, Id card_id, Time made_at, Time ended_at,
            ],
            Table::Devices => columns![
                Id id, Id location_id, Text location_name, Text name, Time made_at, Time seen_at, Time revoked_at,
            ],
            Table::Audit => columns![
                Int number, Time at, Word action, Word actor_kind, Id actor_id, Text actor_name, Id device_id,
                Id location_id, Id subject_id, Word before, Word after,
            ],
        }
    }
}
