//! What was said is written down: answers and cases as customers give them on their cards, and what the café tells them.

use super::{Held, NotMade};
use crate::db::{Shops, Writer};
use crate::demo::said::{Said, What};
use crate::desk::Desk;
use crate::feedback::Weight;
use crate::feedback::note::NoteKind;
use crate::feedback::store::notes::{self, Note};
use crate::feedback::store::{Answer, insert_answer, insert_case, insert_solution};
use crate::kernel::{Actor, ActorKind, CaseId, CustomerId, NoteId, NudgeId, Origin, Random, ShopId, Time};
use crate::nudge;
use crate::people::{Field, Opener};
use crate::retention::Question;

/// The café takes a day to solve a case.
const SOLVED_AFTER_MINUTES: i64 = 26 * 60;

/// Who writes it down, at which shop, with whose keys.
struct Pen<'a> {
    desk: &'a Desk,
    /// Ids are made in the order of what was said, so this source has made none of later days.
    random: Random,
    shop: ShopId,
    till: Origin,
    keys: Opener,
}

/// Writes down all that was said.
pub(super) async fn write(
    desk: &Desk,
    shop: ShopId,
    till: Origin,
    people: &[Held],
    said: &[Said],
) -> Result<(), NotMade> {
    let customer = |one: &Said| people.get(one.who).map(|held| held.customer).ok_or(NotMade::Plan("nobody speaks"));
    let speakers = said.iter().map(customer).collect::<Result<Vec<_>, _>>()?;
    let keys = desk.people.keys(shop, &speakers, desk.now()).await?;
    let pen = Pen { desk, random: Random::system(), shop, till, keys };
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    for (one, customer) in said.iter().zip(speakers) {
        pen.put_down(&mut writer, customer, one).await?;
    }
    writer.commit().await?;
    Ok(())
}

impl Pen<'_> {
    async fn put_down(&self, writer: &mut Writer, customer: CustomerId, said: &Said) -> Result<(), NotMade> {
        let (shop, at) = (self.shop, said.at);
        let own = Origin { actor: Actor { kind: ActorKind::Customer, id: customer.0 }, location: None };
        let sealed = |field, row, text: &str| self.keys.seal(customer, field, row, text, &self.desk.random);
        match said.what {
            What::Answer(score, comment) => {
                let id: crate::kernel::AnswerId = self.random.id(at);
                let comment = comment.and_then(|text| sealed(Field::Comment, id.0, text));
                let kind = Question::Nps;
                let answer = Answer { id, customer_id: customer, kind, score, scale_max: 10, comment, made_at: at };
                insert_answer(writer, shop, &answer, own).await?;
            }
            What::Case(text, is_serious, solved) => {
                let id: CaseId = self.random.id(at);
                let weight = if is_serious { Weight::Serious } else { Weight::Minor };
                let text = sealed(Field::CaseText, id.0, text);
                insert_case(writer, shop, id, customer, (weight, text.as_ref()), own, at).await?;
                if let Some((done, told)) = solved {
                    let solved_at = at.plus_minutes(SOLVED_AFTER_MINUTES);
                    let done = sealed(Field::SolutionNote, id.0, done);
                    insert_solution(writer, shop, id, done.as_ref(), self.till, solved_at).await?;
                    let (note, kind) = (self.random.id(solved_at), NoteKind::Answer);
                    self.tell(writer, customer, note, kind, told, Some(id), solved_at).await?;
                    // It was read long ago.
                    let seen_at = solved_at.plus_minutes(SOLVED_AFTER_MINUTES);
                    notes::insert_seen(writer, shop, note, own, seen_at).await?;
                }
            }
            What::Nudge(way, text) => {
                let id: NudgeId = self.random.id(at);
                let text = sealed(Field::NudgeText, id.0, text);
                nudge::store::insert(writer, (shop, customer), id, (way.into(), text.as_ref()), self.till, at).await?;
            }
            What::Note(text) => {
                self.tell(writer, customer, self.random.id(at), NoteKind::Note, text, None, at).await?;
            }
        }
        Ok(())
    }

    #[expect(clippy::too_many_arguments, reason = "a row")]
    async fn tell(
        &self,
        writer: &mut Writer,
        customer_id: CustomerId,
        id: NoteId,
        kind: NoteKind,
        text: &str,
        case_id: Option<CaseId>,
        made_at: Time,
    ) -> Result<(), NotMade> {
        let note = Note {
            id,
            customer_id,
            kind,
            text: self.keys.seal(customer_id, Field::NoteText, id.0, text, &self.desk.random),
            case_id,
            answer_id: None,
            mailing_id: None,
            until: None,
            made_at,
            actor_kind: self.till.actor.kind,
            actor_id: self.till.actor.id,
            seen_at: None,
        };
        Ok(notes::insert_notes(writer, self.shop, &[note], self.till).await?)
    }
}
