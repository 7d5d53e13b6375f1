//! The kinds of problem: one line each, in one table.
//!
//! A slug never changes its meaning once it has been released: integrations branch on it. docs/problems.md says for
//! each when it comes and what to do; a test compares the two lists.

use axum::http::StatusCode;

macro_rules! kinds {
    ($($name:ident $status:literal $slug:literal $title:literal;)*) => {
        /// Why a request was not done. The words are the problem's title.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Kind {
            $(#[doc = $title] $name,)*
        }

        impl Kind {
            /// All of them, in the order of docs/problems.md.
            pub const ALL: &[Kind] = &[$(Kind::$name),*];

            /// The stable name, the last part of the problem's `type`.
            pub const fn slug(self) -> &'static str {
                match self { $(Kind::$name => $slug),* }
            }

            /// The HTTP status that goes with it.
            pub fn status(self) -> StatusCode {
                let status = match self { $(Kind::$name => $status),* };
                StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            }

            /// A few English words, the same for every problem of this kind.
            pub const fn title(self) -> &'static str {
                match self { $(Kind::$name => $title),* }
            }
        }
    };
}

kinds! {
    // What was sent cannot be read.
    BadJson                 400 "bad-json"                  "The body is not JSON";
    BadRequest              400 "bad-request"               "The address or its parameters cannot be read";
    IdempotencyKeyMissing   400 "idempotency-key-missing"   "The Idempotency-Key header is missing";
    IdempotencyKeyMalformed 400 "idempotency-key-malformed" "The Idempotency-Key header is malformed";
    IdempotencyKeyReused    422 "idempotency-key-reused"    "The Idempotency-Key belongs to another request";
    InvalidBody             422 "invalid-body"              "The body has a field that is not accepted";
    TooLarge                413 "too-large"                 "The body is too large";
    UnsupportedMediaType    415 "unsupported-media-type"    "The body's media type is not supported";
    // Who asks, and for what.
    Unauthorized            401 "unauthorized"              "Nobody is signed in";
    Forbidden               403 "forbidden"                 "This caller may not do that";
    StepUpNeeded            403 "step-up-needed"            "The owner has to prove again who they are";
    PasskeysOff             409 "passkeys-off"              "Passkeys do not work at this address";
    LastWayIn               409 "last-way-in"               "It is the only way in";
    TooManyTries            429 "too-many-tries"            "Too many wrong tries";
    PinRefused              403 "pin-refused"               "The name and the PIN do not match";
    PinLocked               429 "pin-locked"                "Too many wrong PINs";
    RateLimited             429 "rate-limited"              "Too many requests";
    NotFound                404 "not-found"                 "There is no such thing";
    MethodNotAllowed        405 "method-not-allowed"        "This address does not take that method";
    // The code that was shown.
    CodeMalformed           422 "code-malformed"            "That is not a code of timbro";
    CodeUnknown             404 "code-unknown"              "The code is not known at this shop";
    CodeReplaced            409 "code-replaced"             "The card has been printed anew";
    CodeMayNotRedeem        403 "code-may-not-redeem"       "This code may collect but not redeem";
    CodeExpired             403 "code-expired"              "The code is too old or was used before";
    ClockBehind             409 "clock-behind"              "The server's clock is behind its own ledger";
    CardReplacedOften       409 "card-replaced-often"       "The card cannot be replaced again";
    CardMerged              409 "card-merged"               "The card was merged into another";
    MergeRefused            409 "merge-refused"             "The cards cannot be merged or parted";
    // What customers have allowed.
    ConsentMissing          409 "consent-missing"           "The customer has not allowed this";
    // The rules of stamps and rewards.
    OwnCard                 403 "own-card"                  "Nobody serves their own card";
    CoolDown                409 "cool-down"                 "It is too soon for another stamp";
    DailyCap                409 "daily-cap"                 "The card has had its stamps for today";
    UnitsTooMany            409 "units-too-many"            "More units than one visit may have";
    StampsOutOfRange        409 "stamps-out-of-range"       "The card cannot hold that many stamps";
    NotEnoughStamps         409 "not-enough-stamps"         "The card has too few stamps";
    OpeningRefused          409 "opening-refused"           "The card already has a history";
    RewardRedeemed          409 "reward-redeemed"           "The reward has been redeemed";
    RewardExpired           409 "reward-expired"            "The reward has expired";
    RewardVoid              409 "reward-void"               "The reward has been taken back";
    OverrideRefused         403 "override-refused"          "The override was refused";
    VisitVoid               409 "visit-void"                "The visit has been voided";
    StampsSpent             409 "stamps-spent"              "The visit's stamps paid for a reward that was redeemed";
    RefundTooLarge          409 "refund-too-large"          "More than the visit has left to refund";
    ProgramEnded            409 "program-ended"             "The program has ended";
    ProgramUnchanged        409 "program-unchanged"         "The program is already so";
    CurrencyInUse           409 "currency-in-use"           "Amounts in the present currency are recorded";
    TicketClaimed           409 "ticket-claimed"            "The ticket has been claimed";
    TicketExpired           410 "ticket-expired"            "The ticket has expired";
    // Ours to mend.
    Overloaded              503 "overloaded"                "Too much at once";
    Unavailable             503 "unavailable"               "The data cannot be reached";
    Timeout                 503 "timeout"                   "It took too long";
    Internal                500 "internal"                  "Something is wrong on our side";
}

impl Kind {
    /// The problem's `type`: a name that needs no host, so it is the same at every shop's address.
    pub fn urn(self) -> String {
        format!("urn:timbro:problem:{}", self.slug())
    }

    /// What a bare status says, for answers made by the router itself rather than by a handler. None where a status
    /// means no refusal.
    pub(super) fn of_status(status: StatusCode) -> Option<Kind> {
        Some(match status.as_u16() {
            401 => Kind::Unauthorized,
            403 => Kind::Forbidden,
            404 => Kind::NotFound,
            405 => Kind::MethodNotAllowed,
            413 => Kind::TooLarge,
            415 => Kind::UnsupportedMediaType,
            422 => Kind::InvalidBody,
            429 => Kind::RateLimited,
            503 => Kind::Unavailable,
            400..=499 => Kind::BadRequest,
            500..=599 => Kind::Internal,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_kind_is_a_refusal_with_a_name_of_its_own() {
        let slugs: HashSet<_> = Kind::ALL.iter().map(|kind| kind.slug()).collect();
        assert_eq!(slugs.len(), Kind::ALL.len());
        for kind in Kind::ALL {
            assert!(kind.slug().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{kind:?}");
            assert!(kind.status().is_client_error() || kind.status().is_server_error(), "{kind:?}");
        }
    }
}
