//! The closed list of what is written down.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident $word:literal;)*) => {
        /// What was done: the whole list.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Action {
            $($(#[$doc])* $name,)*
        }

        impl Action {
            /// All of them.
            pub const ALL: &[Action] = &[$(Action::$name),*];

            /// The word in the database and in the API.
            pub const fn as_str(self) -> &'static str {
                match self { $(Action::$name => $word),* }
            }
        }
    };
}

actions! {
    /// An owner was set up by a one-time link.
    OwnerSetUp "owner_set_up";
    /// The office was ended on the host.
    OwnerReset "owner_reset";
    /// An owner signed in.
    SignedIn "signed_in";
    /// Somebody tried to sign in as a known owner, and something was wrong.
    SignInFailed "sign_in_failed";
    /// An owner signed out.
    SignedOut "signed_out";
    /// A session was ended from elsewhere.
    SessionRevoked "session_revoked";
    /// An owner proved again who they are.
    SteppedUp "stepped_up";
    /// In a session, a wrong proof was given.
    StepUpFailed "step_up_failed";
    /// A password was replaced.
    PasswordChanged "password_changed";
    /// An app that shows codes was confirmed.
    TotpConfirmed "totp_confirmed";
    /// The app that shows codes was given up.
    TotpRemoved "totp_removed";
    /// New recovery codes were made.
    RecoveryRenewed "recovery_renewed";
    /// A passkey was added.
    PasskeyAdded "passkey_added";
    /// A passkey was taken away.
    PasskeyRemoved "passkey_removed";
    /// Wrong PINs reached the limit.
    PinLocked "pin_locked";
    /// A device was enrolled.
    DeviceEnrolled "device_enrolled";
    /// A device was revoked.
    DeviceRevoked "device_revoked";
    /// Somebody works here from now on.
    StaffAdded "staff_added";
    /// A person was given a PIN.
    PinSet "pin_set";
    /// A person got another name or another role.
    StaffChanged "staff_changed";
    /// Somebody works here no more.
    StaffEnded "staff_ended";
    /// A person was told apart as the owner of a card.
    OwnCardLinked "own_card_linked";
    /// No card is known as a person's own any more.
    OwnCardUnlinked "own_card_unlinked";
    /// A scan that was made without a network was refused when it came in.
    ScanRefused "scan_refused";
    /// A visit was declared void.
    VisitVoided "visit_voided";
    /// Money or units were given back.
    VisitRefunded "visit_refunded";
    /// A reward was used on a manager's word.
    RewardOverridden "reward_overridden";
    /// A reward was given freely.
    GiftGiven "gift_given";
    /// Stamps were put right by hand.
    StampsAdjusted "stamps_adjusted";
    /// Stamps were taken over from a paper card.
    StampsOpened "stamps_opened";
    /// A key for machines was made.
    KeyMade "key_made";
    /// A key got a new secret.
    KeyRotated "key_rotated";
    /// A key was revoked.
    KeyRevoked "key_revoked";
    /// A program was set up.
    ProgramMade "program_made";
    /// A program got new rules.
    ProgramChanged "program_changed";
    /// A program was paused, resumed or ended.
    ProgramStatusSet "program_status_set";
    /// How the shop counts was changed.
    SettingsChanged "settings_changed";
    /// A note was written to many customers at once.
    NotesWritten "notes_written";
    /// The shop got another name, language, zone, currency or kind, or other opening hours.
    ShopChanged "shop_changed";
    /// A counter was set up.
    LocationAdded "location_added";
    /// A counter got another name.
    LocationRenamed "location_renamed";
    /// The shop's logo was changed, or taken away.
    LogoChanged "logo_changed";
    /// The shop's colour was changed, or taken away.
    ColourChanged "colour_changed";
    /// A customer's data, or a shop's, were handed out.
    Exported "exported";
    /// What a customer told was put right.
    CustomerChanged "customer_changed";
    /// A customer was erased.
    CustomerErased "customer_erased";
    /// A customer agreed to something, or took it back.
    ConsentChanged "consent_changed";
    /// Two cards became one.
    CardsMerged "cards_merged";
    /// A merge was undone.
    MergeUndone "merge_undone";
    /// A card was printed anew, and its old prints are dead.
    CardReplaced "card_replaced";
    /// The keys that sign codes moved on.
    CodeKeysRotated "code_keys_rotated";
}
