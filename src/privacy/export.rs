//! Everything that is known of one person, as they may have it.

use serde::Serialize;
use utoipa::ToSchema;

use crate::customer::{Channel, Purpose};
use crate::kernel::{
    AnswerId, Birthday, CardId, CaseId, Comment, CustomerId, Email, Language, Message, Name, NoteId, NudgeId, Phone,
    RewardId, Tag, Time, VisitId,
};

/// Everything that is known of a person.
#[derive(Debug, Serialize, ToSchema)]
pub struct Export {
    /// By whom: what the shop is called.
    pub shop_name: Name,
    /// When this was put together.
    pub made_at: Time,
    /// What they told of themselves.
    pub profile: Profile,
    /// What they agreed to and took back, in the order of time.
    pub consents: Vec<ConsentLine>,
    /// Their cards.
    pub cards: Vec<CardLine>,
    /// When they came.
    pub visits: Vec<VisitLine>,
    /// When they came, as another source told it.
    pub imported_visits: Vec<ImportedVisitLine>,
    /// Scans of their cards that were sent in later and refused.
    pub refused_scans: Vec<RefusedScanLine>,
    /// Their stamps, line by line.
    pub entries: Vec<EntryLine>,
    /// Their rewards.
    pub rewards: Vec<RewardLine>,
    /// What they paid on account.
    pub payments: Vec<PaymentLine>,
    /// What they said when asked.
    pub answers: Vec<AnswerLine>,
    /// What went wrong for them.
    pub cases: Vec<CaseLine>,
    /// What the shop told them on their card.
    pub notes: Vec<NoteLine>,
    /// Greetings and mails by which the shop would have them back.
    pub nudges: Vec<NudgeLine>,
}

/// What somebody told of themselves, and what the owner calls them.
#[derive(Debug, Serialize, ToSchema)]
pub struct Profile {
    /// By which they are known.
    pub id: CustomerId,
    /// What to call them.
    pub display_name: Option<Name>,
    /// Where to write.
    pub email: Option<Email>,
    /// Where to call.
    pub phone: Option<Phone>,
    /// Their birthday.
    pub birthday: Option<Birthday>,
    /// In which language.
    pub locale: Option<Language>,
    /// Since when they are known.
    pub made_at: Time,
    /// The owner's words for them.
    pub tags: Vec<Tag>,
}

/// What somebody said of one purpose.
#[derive(Clone, Debug, Serialize, ToSchema, sqlx::FromRow)]
pub struct ConsentLine {
    /// To what.
    pub purpose: Purpose,
    /// Which time they spoke of it.
    pub number: i64,
    /// Whether they agreed, or took it back.
    pub is_given: bool,
    /// In which way.
    pub channel: Channel,
    /// Which version of the text they were shown.
    pub text_version: i64,
    /// When.
    pub made_at: Time,
}

/// A card.
#[derive(Debug, Serialize, ToSchema, sqlx::FromRow)]
pub struct CardLine {
    /// Which.
    pub id: CardId,
    /// What can be spoken where there is no camera.
    pub short_code: String,
    /// Since when.
    pub made_at: Time,
}

/// A visit.
#[derive(Debug, Serialize, ToSchema, sqlx::FromRow)]
pub struct VisitLine {
    /// Which.
    pub id: VisitId,
    /// When.
    pub at: Time,
    /// Scan, ticket or redemption.
    pub kind: String,
    /// What was spent, in minor units.
    pub amount_minor: Option<i64>,
    /// How many things were bought.
    pub units: Option<i64>,
    /// Somebody else's id for it: an order, a till's receipt.
    pub order_ref: Option<String>,
    /// At which counter.
    pub location: Option<String>,
    /// When it was undone.
    pub voided_at: Option<Time>,
    /// What was bought, where the till told it.
    #[sqlx(skip)]
    pub items: Vec<ItemLine>,
}

/// Something that was bought.
#[derive(Debug, Serialize, ToSchema, sqlx::FromRow)]
pub struct ItemLine {
    /// At which visit.
    #[serde(skip)]
    pub visit_id: VisitId,
    /// What.
    pub name: String,
    /// How many.
    pub units: i64,
    /// For how much, in minor units.
    pub amount_minor: Option<i64>,
}

/// A visit from an import.
#[derive(Debug, Serialize, ToSchema, sqlx::FromRow)]
pub struct ImportedVisitLine {
    /// Whose ids these are.
    pub source: String,
    /// Which, there.
    pub external_id: String,
    /// When.
    pub at: Time,
    /// What was spent, in minor units.
    pub amount_minor: Option<i64>,
    /// How many things were bought.
    pub units: Option<i64>,
}

/// A scan that was made without a network and refused when it came in.
#[derive(Debug, Serialize, ToSchema, sqlx::FromRow)]
pub struct RefusedScanLine {
    /// When it was scanned, by the device's clock.
    pub scanned_at: Time,
    /// When it came in.
    pub received_at: Time,
    /// Why it was refused, as a word.
    pub reason: String,
    /// At which counter.
    pub location: Option<String>,
}

/// A line of a card's ledger.
#[derive(Debug, Serialize, ToSchema, sqlx::FromRow)]
pub struct EntryLine {
    /// Its number on the card.
    pub number: i64,
    /// In which program.
    pub program: Option<String>,
    /// What it is.
    pub kind: String,
    /// By how many stamps.
    pub delta: i64,
    /// How many there were then.
    pub balance_after: i64,
    /// Why.
    pub reason: Option<String>,
    /// When.
    pub at: Time,
}

/// A reward.
#[derive(Debug, Serialize, ToSchema, sqlx::FromRow)]
pub struct RewardLine {
    /// Which.
    pub id: RewardId,
    /// What.
    pub title: String,
    /// Since when.
    pub issued_at: Time,
    /// Until when it was good.
    pub expires_at: Option<Time>,
    /// When it was used.
    pub redeemed_at: Option<Time>,
}

/// A payment on account.
#[derive(Debug, Serialize, ToSchema, sqlx::FromRow)]
pub struct PaymentLine {
    /// When.
    pub made_at: Time,
    /// How much, in minor units.
    pub amount_minor: i64,
}

/// What was said when asked.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnswerLine {
    /// Which; null for one from an import.
    pub id: Option<AnswerId>,
    /// To which question.
    pub kind: String,
    /// The score.
    pub score: i64,
    /// The greatest score of its scale.
    pub scale_max: i64,
    /// What was said besides.
    pub comment: Option<Comment>,
    /// When.
    pub made_at: Time,
}

/// What went wrong.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseLine {
    /// Which.
    pub id: CaseId,
    /// How bad it was.
    pub weight: String,
    /// What it was.
    pub text: Option<Comment>,
    /// Since when it was open.
    pub made_at: Time,
    /// When it was solved.
    pub solved_at: Option<Time>,
    /// What was done about it.
    pub note: Option<Comment>,
}

/// What a shop told.
#[derive(Debug, Serialize, ToSchema)]
pub struct NoteLine {
    /// Which.
    pub id: NoteId,
    /// Note, answer or offer.
    pub kind: String,
    /// What it says.
    pub text: Option<Message>,
    /// Until when it was shown.
    pub until: Option<Time>,
    /// When.
    pub made_at: Time,
    /// When it was put away.
    pub seen_at: Option<Time>,
}

/// A greeting or a mail.
#[derive(Debug, Serialize, ToSchema)]
pub struct NudgeLine {
    /// Which.
    pub id: NudgeId,
    /// Greet or mail.
    pub kind: String,
    /// What was to be said, or stood in it.
    pub text: Option<Message>,
    /// When.
    pub made_at: Time,
}

impl Export {
    /// Puts what was bought to the visits, which stand in the order of their ids.
    pub fn with_items(mut self, items: Vec<ItemLine>) -> Export {
        for item in items {
            if let Ok(at) = self.visits.binary_search_by_key(&item.visit_id, |visit| visit.id) {
                self.visits[at].items.push(item);
            }
        }
        self
    }
}
