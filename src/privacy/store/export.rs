//! Everything that the rows know of one person.

use crate::customer::store::tags;
use crate::db::{self, Session};
use crate::kernel::{AnswerId, CaseId, Language, NoteId, NudgeId, Time};
use crate::on;
use crate::people::{Person, Sealed};
use crate::privacy::export::{
    CardLine, ConsentLine, EntryLine, ImportedVisitLine, ItemLine, PaymentLine, RefusedScanLine, RewardLine, VisitLine,
};

/// What somebody told of themselves, sealed.
#[derive(Debug, sqlx::FromRow)]
pub struct ProfileRow {
    /// What to call them.
    pub display_name: Option<Sealed>,
    /// Where to write.
    pub email: Option<Sealed>,
    /// Where to call.
    pub phone: Option<Sealed>,
    /// On which day they have their birthday.
    pub birthday: Option<Sealed>,
    /// In which language.
    pub locale: Option<Language>,
    /// Since when they are known.
    pub made_at: Time,
}

/// An answer: which, to what, score, scale, comment, when.
pub type AnswerRow = (Option<AnswerId>, String, i64, i64, Option<Sealed>, Time);
/// A case: which, how bad, what, since when, solved when, and how.
pub type CaseRow = (CaseId, String, Option<Sealed>, Time, Option<Time>, Option<Sealed>);

/// What the shop told: which, what sort, what, until when, when, seen when.
pub type NoteRow = (NoteId, String, Option<Sealed>, Option<Time>, Time, Option<Time>);

/// What an owner did so that they come back: which, what sort, what was said, when.
pub type NudgeRow = (NudgeId, String, Option<Sealed>, Time);

/// What is read of a person, before it is opened.
#[derive(Debug)]
pub struct Found {
    /// What they told of themselves.
    pub profile: ProfileRow,
    /// The owner's words for them.
    pub tags: Vec<crate::kernel::Tag>,
    /// What they agreed to.
    pub consents: Vec<ConsentLine>,
    /// Their cards.
    pub cards: Vec<CardLine>,
    /// Their visits.
    pub visits: Vec<VisitLine>,
    /// What was bought at them.
    pub items: Vec<ItemLine>,
    /// Visits told by another source.
    pub imported_visits: Vec<ImportedVisitLine>,
    /// Scans that were sent in later and refused.
    pub refused_scans: Vec<RefusedScanLine>,
    /// Their stamps.
    pub entries: Vec<EntryLine>,
    /// Their rewards.
    pub rewards: Vec<RewardLine>,
    /// What they paid on account.
    pub payments: Vec<PaymentLine>,
    /// What they said.
    pub answers: Vec<AnswerRow>,
    /// What went wrong for them.
    pub cases: Vec<CaseRow>,
    /// What the shop told them.
    pub notes: Vec<NoteRow>,
    /// What an owner did so that they come back.
    pub nudges: Vec<NudgeRow>,
}

/// Every line of one person's.
macro_rules! lines {
    ($session:expr, $person:expr, $text:expr) => {
        on!($session, |c| sqlx::query_as($text).bind($person.0).bind($person.1).fetch_all(c).await)?
    };
}

/// What somebody said of each purpose, in the order of time.
pub async fn consents(session: &mut dyn Session, person: Person) -> db::Result<Vec<ConsentLine>> {
    Ok(lines!(
        session,
        person,
        "select purpose, number, is_given, channel, text_version, made_at from consent \
         where shop_id = $1 and customer_id = $2 order by made_at, purpose, number"
    ))
}

/// What a person told of themselves. None for nobody.
pub async fn profile(session: &mut dyn Session, person: Person) -> db::Result<Option<ProfileRow>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select display_name, email, phone, birthday, locale, made_at from customer \
         where shop_id = $1 and id = $2 and erased_at is null"
    )
    .bind(person.0)
    .bind(person.1)
    .fetch_optional(c)
    .await)?)
}

/// Everything that is known of a person. None for nobody.
pub async fn everything(session: &mut dyn Session, person: Person) -> db::Result<Option<Found>> {
    let Some(profile) = profile(session, person).await? else { return Ok(None) };
    let tags = tags(session, person.0, person.1).await?.into_iter().collect();
    let consents = consents(session, person).await?;
    let cards = lines!(
        session,
        person,
        "select id, short_code, made_at from card where shop_id = $1 and customer_id = $2 order by id"
    );
    let visits = lines!(
        session,
        person,
        "select v.id, v.at, v.kind, v.amount_minor, v.units, v.order_ref, l.name as location, x.made_at as voided_at \
         from card as c join visit as v on v.shop_id = c.shop_id and v.card_id = c.id \
         left join location as l on l.shop_id = v.shop_id and l.id = v.location_id \
         left join visit_void as x on x.shop_id = v.shop_id and x.visit_id = v.id \
         where c.shop_id = $1 and c.customer_id = $2 order by v.id"
    );
    let items = lines!(
        session,
        person,
        "select i.visit_id, i.name, i.units, i.amount_minor \
         from card as c join visit as v on v.shop_id = c.shop_id and v.card_id = c.id \
         join visit_line as i on i.shop_id = v.shop_id and i.visit_id = v.id \
         where c.shop_id = $1 and c.customer_id = $2 order by i.visit_id, i.number"
    );
    let imported_visits = lines!(
        session,
        person,
        "select v.source, v.external_id, v.at, v.amount_minor, v.units from imported_visit as v \
         join import as i on i.shop_id = v.shop_id and i.id = v.import_id and i.finished_at is not null \
         where v.shop_id = $1 and v.customer_id = $2 order by v.at, v.external_id"
    );
    let refused_scans = lines!(
        session,
        person,
        "select f.scanned_at, f.received_at, f.reason, l.name as location \
         from card as c join refused_scan as f on f.shop_id = c.shop_id and f.card_id = c.id \
         left join location as l on l.shop_id = f.shop_id and l.id = f.location_id \
         where c.shop_id = $1 and c.customer_id = $2 order by f.id"
    );
    let entries = lines!(
        session,
        person,
        "select e.number, coalesce((select n.name from program_version as n where n.shop_id = e.shop_id \
            and n.program_id = e.program_id and n.made_at <= e.at and n.name is not null order by n.version desc limit 1), \
            p.name) as program, e.kind, e.delta, e.balance_after, e.reason, e.at \
         from card as c join entry as e on e.shop_id = c.shop_id and e.card_id = c.id \
         left join program as p on p.shop_id = e.shop_id and p.id = e.program_id \
         where c.shop_id = $1 and c.customer_id = $2 order by c.id, e.number"
    );
    let rewards = lines!(
        session,
        person,
        "select r.id, r.title, r.issued_at, r.expires_at, x.made_at as redeemed_at \
         from card as c join reward as r on r.shop_id = c.shop_id and r.card_id = c.id \
         left join redemption as x on x.shop_id = r.shop_id and x.reward_id = r.id \
         where c.shop_id = $1 and c.customer_id = $2 order by r.issued_at, r.id"
    );
    let payments = lines!(
        session,
        person,
        "select made_at, amount_minor from payment where shop_id = $1 and customer_id = $2 order by made_at"
    );
    let mut answers: Vec<AnswerRow> = lines!(
        session,
        person,
        "select a.id, a.kind, a.score, a.scale_max, coalesce(a.comment, x.comment), a.made_at from answer as a \
         left join answer_comment as x on x.shop_id = a.shop_id and x.answer_id = a.id \
         where a.shop_id = $1 and a.customer_id = $2 order by a.made_at, a.id"
    );
    let imported: Vec<(String, i64, i64, Time)> = lines!(
        session,
        person,
        "select a.kind, a.score, a.scale_max, a.at from imported_answer as a \
         join import as i on i.shop_id = a.shop_id and i.id = a.import_id and i.finished_at is not null \
         where a.shop_id = $1 and a.customer_id = $2 order by a.at, a.external_id"
    );
    answers.extend(imported.into_iter().map(|(kind, score, max, at)| (None, kind, score, max, None, at)));
    let cases = lines!(
        session,
        person,
        "select k.id, k.weight, k.text, k.made_at, s.made_at, s.note from customer_case as k \
         left join case_solution as s on s.shop_id = k.shop_id and s.case_id = k.id \
         where k.shop_id = $1 and k.customer_id = $2 order by k.id"
    );
    let notes = lines!(
        session,
        person,
        "select n.id, n.kind, n.text, n.until, n.made_at, s.made_at from customer_note as n \
         left join note_seen as s on s.shop_id = n.shop_id and s.note_id = n.id \
         where n.shop_id = $1 and n.customer_id = $2 order by n.id"
    );
    let nudges = lines!(
        session,
        person,
        "select id, kind, text, made_at from nudge where shop_id = $1 and customer_id = $2 order by id"
    );
    Ok(Some(Found {
        profile,
        tags,
        consents,
        cards,
        visits,
        items,
        imported_visits,
        refused_scans,
        entries,
        rewards,
        payments,
        answers,
        cases,
        notes,
        nudges,
    }))
}
