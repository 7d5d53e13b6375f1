//! What happens at a shop: one story told by hand with every feature in it, and wandering at random.

use timbro::code::live_step;
use timbro::kernel::{ProgramId, Random, RewardId, VisitId};
use timbro::ledger::{Act, Done, Event, Refusal, Scan, Shown};
use timbro::program::{Earn, Step, Version};

use super::house::{Card, DAY, House, amount, plain_scan, reason, rewards_of, title, version, visit_of};

pub struct Programs {
    pub coffee: ProgramId,
    pub beans: ProgramId,
    pub lunch: ProgramId,
    pub cake: ProgramId,
}

pub async fn programs(house: &House) -> Programs {
    let coffee = version(1, Earn::Visit, &[(3, "a cookie"), (5, "a coffee")]);
    let beans = version(1, Earn::Unit, &[(4, "a small bag"), (10, "a bag")]);
    let lunch = version(1, Earn::Spend { per_minor: 500 }, &[(4, "a lunch")]);
    // Limits of the codes, stamps that expire after five days, rewards after ten.
    let step = |stamps, what| Step { stamps, title: title(what), valid_days: Some(10) };
    let steps = vec![step(2, "a cake"), step(6, "a dinner")];
    let cake = Version { number: 1, earn: Earn::Visit, steps, limits: None, stamp_valid_days: Some(5) };
    Programs {
        coffee: house.program("Coffee", coffee).await,
        beans: house.program("Beans", beans).await,
        lunch: house.program("Lunch", lunch).await,
        cake: house.program("Cake", cake).await,
    }
}

fn bought(programs: &Programs, stamps: i64, minor: i64, units: i64) -> Scan {
    Scan { stamps, amount: Some(amount(minor)), items: vec![(programs.beans, units)], ..plain_scan() }
}

fn live(device: u8, step: u32) -> Scan {
    Scan { verdict: Ok(Shown::Live { epoch: 0, device, step }), ..plain_scan() }
}

/// Every feature once or more, each refusal expected where it stands.
pub async fn everything(house: &House) {
    let programs = programs(house).await;
    let (one, two) = (house.join().await, house.join().await);
    // Three programs earn, the fourth is held by its cool-down; two rewards of a round, and two stamps are carried over.
    house.scan(one, bought(&programs, 1, 1_250, 3)).await;
    house.wait(2);
    house.scan(one, bought(&programs, 1, 300, 2)).await;
    house.wait(30);
    let (_, cookies) = house.scan(one, bought(&programs, 5, 100, 6)).await;
    assert!(cookies.len() >= 3);
    // A live code earns and redeems; the reward's use within ten minutes is the same visit, later it is one of its own.
    let step = live_step(house.now());
    house.wait(1);
    house.redeem(one, cookies[0]).await.unwrap();
    house.wait(3 * 60);
    house.redeem(one, cookies[1]).await.unwrap();
    assert_eq!(house.redeem(one, cookies[1]).await.unwrap_err(), Refusal::RewardRedeemed);
    house.wait(60);
    house.scan(one, live(3, live_step(house.now()))).await;
    house.wait(60);
    // A code used before counts as a printed one; a late scan has a time of its own.
    house.scan(one, live(3, step)).await;
    house.wait(5 * 60);
    house.scan(one, Scan { scanned_at: Some(house.now().plus_minutes(-200)), ..bought(&programs, 1, 800, 1) }).await;
    // What a queue brings is refused for good.
    let scanned_at = Some(house.now().plus_minutes(-100));
    let replaced = Scan { verdict: Ok(Shown::Printed { epoch: 9 }), scanned_at, device_seq: Some(1), ..plain_scan() };
    assert!(matches!(house.ask(one, Act::Scan(replaced)).await, Err(Refusal::Recorded { is_repeat: false, .. })));
    // A void that reopens a round, and one of a visit that was refunded in part.
    house.wait(DAY);
    house.scan(two, bought(&programs, 4, 900, 4)).await;
    house.wait(60);
    let (filled, _) = house.scan(two, bought(&programs, 2, 1_300, 7)).await;
    house.void(two, filled).await.unwrap();
    assert_eq!(house.void(two, filled).await.unwrap_err(), Refusal::VisitVoid);
    house.wait(60);
    let (given_back, _) = house.scan(two, bought(&programs, 1, 2_750, 3)).await;
    house.refund(two, given_back, 700, 1).await.unwrap();
    house.refund(two, given_back, 300, 0).await.unwrap();
    house.void(two, given_back).await.unwrap();
    house.wait(60);
    let (kept, _) = house.scan(two, bought(&programs, 1, 1_100, 2)).await;
    house.refund(two, kept, 1_100, 2).await.unwrap();
    // Openings, adjustments, gifts.
    let three = house.join().await;
    let (program, stamps) = (programs.coffee, 3);
    house.ask(three, Act::Open { program, stamps, reason: reason("a paper card") }).await.unwrap();
    assert!(house.ask(three, Act::Open { program, stamps, reason: reason("again") }).await.is_err());
    for delta in [4, -1, 0] {
        house.ask(three, Act::Adjust { program, delta, reason: reason("counted again") }).await.unwrap();
    }
    let gift = Act::Gift { title: title("a cornetto"), reason: reason("waited"), valid_days: Some(3) };
    let given = rewards_of(&house.ask(three, gift.clone()).await.unwrap());
    house.ask(three, gift).await.unwrap();
    house.redeem(three, given[0]).await.unwrap();
    // Stamps and rewards expire; a void after that takes nothing twice.
    house.scan(three, plain_scan()).await;
    house.wait(60);
    let (_, cakes) = house.scan(three, plain_scan()).await;
    house.wait(12 * DAY);
    for reward in &cakes {
        let _ = house.redeem(three, *reward).await;
    }
    let (after, _) = house.scan(three, plain_scan()).await;
    house.void(three, after).await.unwrap();
    house.ask(two, Act::Expire).await.unwrap();
    // A version that is worse waits for the next round, one that is better does not.
    house.change(programs.coffee, version(2, Earn::Visit, &[(3, "a cookie"), (9, "a coffee")])).await;
    house.scan(one, bought(&programs, 1, 450, 1)).await;
    house.change(programs.coffee, version(3, Earn::Visit, &[(2, "a cookie"), (4, "a coffee")])).await;
    house.change(programs.lunch, version(2, Earn::Spend { per_minor: 400 }, &[(4, "a lunch")])).await;
    for _ in 0..4 {
        house.wait(60);
        house.scan(one, bought(&programs, 1, 450, 1)).await;
        house.scan(two, bought(&programs, 2, 450, 1)).await;
    }
    // Blank cards, and a ticket.
    let blanks = house.blanks(3).await;
    house.scan(blanks[0], plain_scan()).await;
    house.ticket(blanks[1], 6).await;
    let claimed = house.ticket(two, 2).await;
    house.void(two, claimed).await.unwrap();
}

/// Does `steps` things at random to a few cards. Refusals are part of it.
pub async fn wander(house: &House, seed: u64, steps: u32) -> u32 {
    let random = Random::seeded(seed);
    let programs = programs(house).await;
    let mut cards = vec![house.join().await, house.join().await];
    cards.extend(house.blanks(2).await);
    let mut visits: Vec<(Card, VisitId)> = Vec::new();
    let mut rewards: Vec<(Card, RewardId)> = Vec::new();
    let mut done_in_all = 0;
    for step in 0..steps {
        house.wait(i64::from([0, 1, 7, 45, 600, 3_000][random.below(6) as usize]));
        if step % 50 == 49 {
            change(house, &random, &programs, i64::from(step / 50) + 2).await;
        }
        let card = cards[random.below(4) as usize];
        let done = act(house, &random, &programs, card, &visits, &rewards).await;
        let Ok(done) = done else { continue };
        done_in_all += 1;
        rewards.extend(rewards_of(&done).into_iter().map(|reward| (card, reward)));
        if done.events.iter().any(|event| matches!(event, Event::Visited(_))) {
            visits.push((card, visit_of(&done)));
        }
    }
    // The next shop's life begins with programs of its own.
    for program in [programs.coffee, programs.beans, programs.lunch, programs.cake] {
        house.end(program).await;
    }
    done_in_all
}

async fn change(house: &House, random: &Random, programs: &Programs, number: i64) {
    let goal = i64::from(random.below(5)) + 4;
    house.change(programs.coffee, version(number, Earn::Visit, &[(3, "a cookie"), (goal, "a coffee")])).await;
    let per_minor = i64::from(random.below(4)) * 100 + 200;
    house.change(programs.lunch, version(number, Earn::Spend { per_minor }, &[(4, "a lunch")])).await;
}

async fn act(
    house: &House,
    random: &Random,
    programs: &Programs,
    card: Card,
    visits: &[(Card, VisitId)],
    rewards: &[(Card, RewardId)],
) -> Result<Done, Refusal> {
    let below = |limit| i64::from(random.below(limit));
    // The recent past is asked for more often than the distant one.
    let back = |count: usize| count.checked_sub(1 + random.below(12) as usize);
    match random.below(20) {
        0..=8 => {
            let mut scan = bought(programs, 1 + below(3), below(2_000), 1 + below(6));
            if below(4) == 0 {
                (scan.amount, scan.items) = (None, Vec::new());
            }
            scan.scanned_at = (below(6) == 0).then(|| house.now().plus_minutes(-below(4_000)));
            scan.device_seq = (below(3) > 0).then(|| below(1_000));
            if below(3) == 0 {
                let step = live_step(house.now()) - random.below(2);
                scan.verdict = Ok(Shown::Live { epoch: 0, device: [1, 2][random.below(2) as usize], step });
            }
            house.ask(card, Act::Scan(scan)).await
        }
        9..=11 => match back(rewards.len()) {
            Some(at) => {
                house.redeem(rewards[at].0, rewards[at].1).await.map(|done| Done { events: Vec::new(), ..done })
            }
            None => Err(Refusal::RewardUnknown),
        },
        12..=13 => match back(visits.len()) {
            Some(at) => house.void(visits[at].0, visits[at].1).await,
            None => Err(Refusal::VisitUnknown),
        },
        14..=15 => match back(visits.len()) {
            Some(at) => house.refund(visits[at].0, visits[at].1, below(900), below(4)).await,
            None => Err(Refusal::VisitUnknown),
        },
        16..=17 => {
            let program = [programs.coffee, programs.beans, programs.lunch, programs.cake][random.below(4) as usize];
            house.ask(card, Act::Adjust { program, delta: below(9) - 4, reason: reason("counted again") }).await
        }
        18 => {
            let open = Act::Open { program: programs.beans, stamps: below(5), reason: reason("a paper card") };
            house.ask(card, open).await
        }
        _ => {
            let gift = Act::Gift { title: title("a tea"), reason: reason("a wait"), valid_days: Some(1 + below(5)) };
            house.ask(card, gift).await
        }
    }
}
