//! What is written outside the ledger's lane: programs, people, blank cards, tickets and payments.
//!
//! People, tickets and payments depend on no scan, so they are written ahead, together, each with its own time.

use std::collections::VecDeque;

use super::{Held, NotMade, amount, name};
use crate::card::{self, NewCard};
use crate::customer::{NewCustomer, Purpose, routes::join};
use crate::db::{Shops, Writer};
use crate::demo::people::{Origin as CameBy, Person, Rhythm, SHEET_CARDS, Shows};
use crate::demo::{Act, Plan};
use crate::desk::Desk;
use crate::desk::fingerprint;
use crate::desk::store::claim;
use crate::kernel::{
    Actor, ActorKind, CustomerId, Email, Origin, PaymentId, ProgramId, SheetId, ShopId, TicketId, Time, Title,
};
use crate::program::{self, Earn, Step, Version, store as programs};
use crate::shop::Keys;
use crate::visit::store::{Payment, insert_payment, insert_ticket};
use crate::visit::{TICKET_SECONDS, Ticket};

/// A ticket is claimed when it has so long to live.
pub(super) const TICKET_LEFT_MS: i64 = 95_000;

/// The café's two programs.
pub(super) struct Programs {
    shop: ShopId,
    till: Origin,
    /// The coffee card.
    pub(super) coffee: ProgramId,
}

impl Programs {
    /// The coffee card as it began: a cornetto at six, a coffee at twelve.
    pub(super) async fn open(desk: &Desk, shop: ShopId, till: Origin, at: Time) -> Result<Programs, NotMade> {
        let coffee = desk.random.id(at);
        let made = Programs { shop, till, coffee };
        let rewards = [(6, "un cornetto", Some(60)), (12, "un caffè", Some(90))];
        made.write(desk, Some("Caffè"), coffee, version(1, Earn::Visit, &rewards)?, at).await?;
        Ok(made)
    }

    /// Fewer stamps for the same: cards under way move along.
    pub(super) async fn better_card(&mut self, desk: &Desk, at: Time) -> Result<(), NotMade> {
        let rewards = [(5, "un cornetto", Some(60)), (10, "un caffè", Some(90))];
        self.write(desk, None, self.coffee, version(2, Earn::Visit, &rewards)?, at).await
    }

    /// A stamp for every ten euros, and a brunch for fifteen of them. The name says so, because stamps alone do not.
    pub(super) async fn add_brunch(&mut self, desk: &Desk, at: Time) -> Result<(), NotMade> {
        let spend = Earn::Spend { per_minor: 1_000 };
        let id = desk.random.id(at);
        self.write(
            desk,
            Some("Brunch: un timbro ogni 10 €"),
            id,
            version(1, spend, &[(15, "un brunch", Some(120))])?,
            at,
        )
        .await
    }

    async fn write(
        &self,
        desk: &Desk,
        called: Option<&str>,
        id: ProgramId,
        version: Version,
        at: Time,
    ) -> Result<(), NotMade> {
        let mut writer = desk.db.writer(Shops::One(self.shop)).await?;
        if let Some(called) = called {
            programs::insert(&mut writer, self.shop, id, &name(called)?, self.till, at).await?;
        }
        programs::insert_version(&mut writer, self.shop, id, &version, None, self.till, at).await?;
        writer.commit().await?;
        Ok(())
    }
}

fn version(number: i64, earn: Earn, rewards: &[(i64, &str, Option<i64>)]) -> Result<Version, NotMade> {
    let step = |(stamps, title, valid_days): &(i64, &str, Option<i64>)| {
        Ok(Step {
            stamps: *stamps,
            title: Title::parse(title).map_err(|_| NotMade::Plan("a title"))?,
            valid_days: *valid_days,
        })
    };
    let steps = rewards.iter().map(step).collect::<Result<_, NotMade>>()?;
    program::version(number, earn.into(), steps, None, None).map_err(|_| NotMade::Plan("a rule"))
}

/// Writes down everybody with their cards, the sheet, the tickets in the order they will be claimed, and the payments.
pub(super) async fn register(
    desk: &Desk,
    keys: &Keys,
    shop: ShopId,
    till: Origin,
    plan: &Plan,
) -> Result<(Vec<Held>, VecDeque<TicketId>), NotMade> {
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let sheet = sheet(&mut writer, desk, keys, shop, till, plan.sheet_at).await?;
    let mut people = Vec::new();
    let ids: Vec<CustomerId> = plan.joined_at.iter().map(|at| desk.random.id(*at)).collect();
    let told = plan.people.iter().zip(&ids).filter(|(person, _)| person.name.is_some() || person.email.is_some());
    // All keys in one transaction of the second store.
    desk.people.keys(shop, &told.map(|(_, id)| *id).collect::<Vec<_>>(), plan.opens_at).await?;
    for ((person, at), customer) in plan.people.iter().zip(&plan.joined_at).zip(ids) {
        let origin = match person.origin {
            CameBy::Poster => Origin { actor: Actor { kind: ActorKind::Customer, id: customer.0 }, location: None },
            _ => till,
        };
        let card = match person.origin {
            CameBy::Sheet(place) => sheet.get(place).cloned().ok_or(NotMade::Plan("too small a sheet"))?,
            _ => join(&mut writer, desk, keys, shop, customer, &asked(person)?, origin, *at).await?,
        };
        people.push(Held {
            card: card.id,
            code: card.code,
            customer,
            last_visit: None,
            rewards: Vec::new(),
            unheard: VecDeque::new(),
        });
    }
    let tickets = tickets(&mut writer, desk, keys, shop, till, plan).await?;
    payments(&mut writer, desk, shop, till, plan, &people).await?;
    writer.commit().await?;
    Ok((people, tickets))
}

fn asked(person: &Person) -> Result<NewCustomer, NotMade> {
    let email = person.email.as_deref().map(Email::parse).transpose().map_err(|_| NotMade::Plan("an address"))?;
    // Who leaves an address wants to be written to; regulars also like to be greeted.
    let mut consents = Vec::new();
    if email.is_some() {
        consents.extend([Purpose::ServiceMessages, Purpose::Surveys]);
    }
    if person.rhythm == Rhythm::Daily {
        consents.push(Purpose::Profiling);
    }
    let display_name = person.name.as_deref().map(name).transpose()?;
    Ok(NewCustomer { display_name, email, phone: None, locale: person.language, consents })
}

async fn sheet(
    writer: &mut Writer,
    desk: &Desk,
    keys: &Keys,
    shop: ShopId,
    till: Origin,
    at: Time,
) -> Result<Vec<NewCard>, NotMade> {
    let id: SheetId = desk.random.id(at);
    let cards: Vec<NewCard> = (0..SHEET_CARDS).map(|_| NewCard::random(&desk.random, at, None, Some(id))).collect();
    let doors: Vec<_> = cards.iter().flat_map(|card| card.doors(keys, shop)).collect();
    let many = i64::try_from(SHEET_CARDS).unwrap_or(0);
    card::store::insert_sheet(writer, shop, id, many, till, at).await?;
    card::store::insert(writer, shop, &cards, &doors, till, at).await?;
    Ok(cards)
}

async fn tickets(
    writer: &mut Writer,
    desk: &Desk,
    keys: &Keys,
    shop: ShopId,
    till: Origin,
    plan: &Plan,
) -> Result<VecDeque<TicketId>, NotMade> {
    let mut ids = VecDeque::new();
    for step in &plan.steps {
        let Act::Scan { shows: Shows::Ticket, stamps, items, .. } = &step.act else { continue };
        let expires_at = step.at.plus_ms(TICKET_LEFT_MS);
        let shown_at = expires_at.plus_ms(-TICKET_SECONDS * 1_000);
        let told: i64 = items.iter().map(|item| item.minor).sum();
        let amount = if items.is_empty() { None } else { Some(amount(told)?) };
        let id = desk.random.id(shown_at);
        let (location, made_by) = (till.location, till.actor);
        let ticket = Ticket { shop, id, stamps: *stamps, amount, expires_at, location, made_by };
        insert_ticket(writer, &ticket, keys.ticket_nonce(shop, id).hash(), till, shown_at).await?;
        ids.push_back(id);
    }
    Ok(ids)
}

async fn payments(
    writer: &mut Writer,
    desk: &Desk,
    shop: ShopId,
    till: Origin,
    plan: &Plan,
    people: &[Held],
) -> Result<(), NotMade> {
    for paid in &plan.payments {
        let id: PaymentId = desk.random.id(paid.at);
        let customer_id = people.get(paid.who).ok_or(NotMade::Plan("nobody of that number"))?.customer;
        let key = desk.random.id::<uuid::Uuid>(paid.at).to_string();
        claim(writer, shop, Some(&key), "payment", &fingerprint(&[&key], &()), id.0, paid.at).await?;
        let payment = Payment { id, customer_id, amount_minor: amount(paid.minor)?, made_at: paid.at };
        insert_payment(writer, shop, &payment, till).await?;
    }
    Ok(())
}
