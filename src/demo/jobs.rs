//! The plan played: a shop is opened, people join, and every scan goes through the ledger's lane as real ones do.
//!
//! Each command carries its own time. Many are in flight at once, so that they share commits; a step that needs the
//! answer of an earlier one (a visit to void, a reward to use) waits for that one. Rewards are used when they are some
//! days old, as people do, which also means that their answers have long been heard.

mod paper;
mod spoken;

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;

use super::people::{STAR, Shows};
use super::{Act, News, Plan, Step};
use crate::auth::Secret;
use crate::auth::device::Role;
use crate::code::{CardCode, live_step};
use crate::db::{self, Db};
use crate::desk::{Desk, fingerprint};
use crate::kernel::{
    Actor, ActorKind, AmountMinor, CardId, Currency, CustomerId, Language, MasterSecret, Name, Origin, ProgramId,
    Random, Reason, RewardId, SetClock, ShopId, TicketId, Time, Title, VisitId, Zone,
};
use crate::ledger::lane::{Answer, Lane, LaneError};
use crate::ledger::{self, Command, Event, Key, Line, OpenReward, Outcome, Scan, Shown};
use crate::people::jobs::People;
use crate::shop::jobs::{NewShop, open};
use crate::shop::{Keys, ShopKind};
use crate::staff::Pin as StaffPin;
use crate::staff::jobs::{Pins, hire};

/// Commands that wait for an answer at most: enough for several full batches, and fewer than the lane's queue holds.
const MAX_IN_FLIGHT: usize = 1_024;
/// A reward is remembered after so long.
const REMEMBERED_AFTER_MS: i64 = 4 * 24 * 3_600_000;
/// Who works there: one with a manager's word, and two who serve.
const STAFF: [(&str, Role); 3] = [("Giulia", Role::Manager), ("Matteo", Role::Staff), ("Sofia", Role::Staff)];
/// The number of the phone that live codes of the demo come from.
const PHONE: u8 = 1;

/// A demo that is there.
#[derive(Debug)]
pub struct Made {
    /// The café.
    pub shop: ShopId,
    /// The card to be shown.
    pub card: CardId,
    /// The key with every scope.
    pub api_key: Secret,
    /// The PIN of everybody who works there.
    pub pin: StaffPin,
    /// Commands that the rules refused.
    pub refused: usize,
}

/// Why there is no demo.
#[derive(Debug, thiserror::Error)]
pub enum NotMade {
    /// A text of the plan is not what the house takes.
    #[error("the plan of the demo does not hold: {0}")]
    Plan(&'static str),
    /// The ledger gave no answer.
    #[error(transparent)]
    Lane(#[from] LaneError),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] db::Error),
}

/// Makes the demo in a database without shops.
///
/// Ids and secrets are random even here, because a demo may stand where others can reach it; only the plan repeats.
pub async fn make(db: &Db, people: &People, master: &MasterSecret, plan: &Plan) -> Result<Made, NotMade> {
    let opens_at = plan.opens_at;
    let desk = Desk {
        db: db.clone(),
        people: people.clone(),
        clock: Arc::new(SetClock::at(opens_at)),
        random: Arc::new(Random::system()),
        public_url: "".into(),
        audit: crate::audit::chain::root(master),
    };
    let keys = Keys::new(master.clone());
    let new = NewShop {
        name: name("Bar Sole")?,
        kind: ShopKind::Cafe,
        zone: Zone::parse(super::ZONE).ok_or(NotMade::Plan("a time zone"))?,
        currency: Currency::parse("EUR").ok_or(NotMade::Plan("a currency"))?,
        language: Language::It,
    };
    let opened = open(&desk, &keys, new).await?;
    let till = opened.api_key.origin();
    let (pins, pin) = (Pins::new(master.clone()), StaffPin::random(&desk.random));
    for (called, role) in STAFF {
        hire(&desk, &pins, opened.shop, (&name(called)?, role, &pin), till).await?;
    }
    let mut programs = paper::Programs::open(&desk, opened.shop, till, opens_at).await?;
    let (people, tickets) = paper::register(&desk, &keys, opened.shop, till, plan).await?;
    let star = people.get(STAR).map(|held| held.card).ok_or(NotMade::Plan("nobody in it"))?;
    // The lane has a source of its own: the paper above was made ahead, and ids never go back.
    let (lane, lanes) = Lane::start(db, master, &Arc::new(Random::system()));
    let mut player = Player {
        lane,
        shop: opened.shop,
        till,
        coffee: programs.coffee,
        people,
        tickets,
        random: desk.random.clone(),
        in_flight: VecDeque::new(),
        refused: 0,
    };
    let mut news = plan.news.iter().peekable();
    for step in &plan.steps {
        while let Some((at, what)) = news.next_if(|(at, _)| *at <= step.at) {
            // What was scanned before was under the rules before.
            player.settle_all().await?;
            match what {
                News::Brunch => programs.add_brunch(&desk, *at).await?,
                News::BetterCard => programs.better_card(&desk, *at).await?,
            }
        }
        player.play(step).await?;
    }
    player.settle_all().await?;
    spoken::write(&desk, opened.shop, till, &player.people, &plan.said).await?;
    let refused = player.refused;
    drop(player);
    for lane in lanes {
        lane.await.map_err(|_| LaneError::Stopped)?;
    }
    Ok(Made { shop: opened.shop, card: star, api_key: opened.secret, pin, refused })
}

/// What the counter knows of somebody.
struct Held {
    card: CardId,
    code: CardCode,
    customer: CustomerId,
    last_visit: Option<VisitId>,
    /// Rewards that can be used, oldest first.
    rewards: Vec<(RewardId, OpenReward)>,
    /// Commands on this card that wait for an answer: when, and whether one may take a reward away.
    unheard: VecDeque<(Time, bool)>,
}

impl Held {
    /// Whether everything is heard that decides about this step.
    fn knows_enough_for(&self, step: &Step) -> bool {
        match step.act {
            Act::Void(_) | Act::Refund(_) => self.unheard.is_empty(),
            // Newer rewards are left alone, so that the choice does not hang on which answers came in time.
            Act::Use => self.unheard.iter().all(|(at, takes)| !takes && at.0 > step.at.0 - REMEMBERED_AFTER_MS),
            _ => true,
        }
    }

    /// The oldest reward that somebody remembers and can use at this moment.
    fn remembered(&self, at: Time) -> Option<RewardId> {
        let is_good = |open: &OpenReward| {
            open.issued_at <= at.0 - REMEMBERED_AFTER_MS && open.expires_at.is_none_or(|until| until > at.0)
        };
        self.rewards.iter().find(|(_, open)| is_good(open)).map(|(id, _)| *id)
    }
}

type Asked = Pin<Box<dyn Future<Output = Result<Answer, LaneError>> + Send>>;

struct Player {
    lane: Lane,
    shop: ShopId,
    till: Origin,
    coffee: ProgramId,
    people: Vec<Held>,
    tickets: VecDeque<TicketId>,
    random: Arc<Random>,
    in_flight: VecDeque<(usize, Asked)>,
    refused: usize,
}

impl Player {
    async fn play(&mut self, step: &Step) -> Result<(), NotMade> {
        let knows = |player: &Player| player.people.get(step.who).is_none_or(|held| held.knows_enough_for(step));
        while !knows(self) || self.in_flight.len() >= MAX_IN_FLIGHT {
            self.settle().await?;
        }
        let Some(command) = self.command(step)? else { return Ok(()) };
        let lane = self.lane.clone();
        let mut asked: Asked = Box::pin(async move { lane.ask(command).await });
        // Asking once puts the command into the queue; the answer is fetched later.
        match std::future::poll_fn(|context| Poll::Ready(asked.as_mut().poll(context))).await {
            Poll::Ready(answer) => self.hear(step.who, answer?),
            Poll::Pending => {
                let takes = matches!(step.act, Act::Use | Act::Void(_));
                self.people[step.who].unheard.push_back((step.at, takes));
                self.in_flight.push_back((step.who, asked));
            }
        }
        Ok(())
    }

    async fn settle_all(&mut self) -> Result<(), NotMade> {
        while !self.in_flight.is_empty() {
            self.settle().await?;
        }
        Ok(())
    }

    /// Waits for the oldest answer.
    async fn settle(&mut self) -> Result<(), NotMade> {
        if let Some((who, asked)) = self.in_flight.pop_front() {
            let answer = asked.await?;
            self.people[who].unheard.pop_front();
            self.hear(who, answer);
        }
        Ok(())
    }

    fn hear(&mut self, who: usize, answer: Answer) {
        let held = &mut self.people[who];
        match answer {
            Ok(Outcome::Done(done)) => {
                let visit = done
                    .events
                    .iter()
                    .find_map(|event| if let Event::Visited(visit) = event { Some(visit.id) } else { None });
                held.last_visit = visit.or(held.last_visit);
                held.rewards = done.card.state.rewards.iter().map(|(id, open)| (*id, open.clone())).collect();
            }
            Ok(Outcome::Replayed(_)) => {}
            // A day on which the plan meets a limit has one visit less, as at a real counter.
            Err(refusal) => {
                tracing::debug!(%refusal, "the demo was refused");
                self.refused += 1;
            }
        }
    }

    /// What is asked of the lane; None where there is nothing to do.
    fn command(&mut self, step: &Step) -> Result<Option<Command>, NotMade> {
        let ticket = match step.act {
            Act::Scan { shows: Shows::Ticket, .. } => self.tickets.pop_front(),
            _ => None,
        };
        let held = self.people.get(step.who).ok_or(NotMade::Plan("nobody of that number"))?;
        let act = match &step.act {
            Act::Scan { .. } => ledger::Act::Scan(scan(step, ticket)?),
            Act::Use => {
                let Some(reward) = held.remembered(step.at) else { return Ok(None) };
                ledger::Act::Redeem { reward, verdict: Ok((held.code, live(step.at))), recorded_at: None }
            }
            Act::Void(why) => {
                let Some(visit) = held.last_visit else { return Ok(None) };
                ledger::Act::Void { visit, reason: reason(why)? }
            }
            Act::Refund(minor) => {
                let Some(visit) = held.last_visit else { return Ok(None) };
                ledger::Act::Refund { visit, amount: amount(*minor)?, units_returned: 1 }
            }
            Act::Adjust(delta, why) => {
                ledger::Act::Adjust { program: self.coffee, delta: *delta, reason: reason(why)? }
            }
            Act::Open(stamps) => {
                ledger::Act::Open { program: self.coffee, stamps: *stamps, reason: reason("Vecchia tessera di carta")? }
            }
            Act::Gift(what, why) => {
                let title = Title::parse(what).map_err(|_| NotMade::Plan("a title"))?;
                ledger::Act::Gift { title, reason: reason(why)?, valid_days: Some(60) }
            }
        };
        let text = match ticket {
            Some(ticket) => format!("ticket-{ticket}"),
            None => self.random.id::<uuid::Uuid>(step.at).to_string(),
        };
        // Who claims a ticket does so with their own phone.
        let origin = match ticket {
            Some(_) => {
                let actor = Actor { kind: ActorKind::Customer, id: held.customer.0 };
                Origin { actor, ..self.till }
            }
            None => self.till,
        };
        let key = Some(Key { fingerprint: fingerprint(&[&text], &()), text });
        Ok(Some(Command {
            shop: self.shop,
            card: Some(held.code),
            key,
            origin,
            device: None,
            own_cards: Vec::new(),
            at: step.at,
            act,
        }))
    }
}

fn scan(step: &Step, ticket: Option<TicketId>) -> Result<Scan, NotMade> {
    let Act::Scan { shows, stamps, items, on_account } = &step.act else { return Err(NotMade::Plan("not a scan")) };
    let shown = match (shows, ticket) {
        (Shows::Ticket, Some(id)) => Shown::Ticket { id, expires_at: step.at.plus_ms(paper::TICKET_LEFT_MS) },
        (Shows::Live, _) => live(step.at),
        (Shows::Short, _) => Shown::Short,
        _ => Shown::Printed { epoch: 0 },
    };
    let lines = items
        .iter()
        .map(|item| Ok(Line { name: name(item.name)?, units: item.units, amount_minor: Some(amount(item.minor)?) }));
    let told: i64 = items.iter().map(|item| item.minor).sum();
    Ok(Scan {
        verdict: Ok(shown),
        stamps: *stamps,
        items: Vec::new(),
        // A ticket says how many stamps and how much, and no more.
        lines: if ticket.is_some() { Vec::new() } else { lines.collect::<Result<_, NotMade>>()? },
        amount: if items.is_empty() { None } else { Some(amount(told)?) },
        on_account: *on_account,
        order_ref: None,
        scanned_at: None,
        device_seq: None,
    })
}

/// The live code that a phone shows at this moment.
fn live(at: Time) -> Shown {
    Shown::Live { epoch: 0, device: PHONE, step: live_step(at) }
}

fn name(text: &str) -> Result<Name, NotMade> {
    Name::parse(text).map_err(|_| NotMade::Plan("a name"))
}

fn reason(text: &str) -> Result<Reason, NotMade> {
    Reason::parse(text).map_err(|_| NotMade::Plan("a reason"))
}

fn amount(minor: i64) -> Result<AmountMinor, NotMade> {
    AmountMinor::parse(minor).ok_or(NotMade::Plan("an amount"))
}

#[cfg(test)]
mod tests;
