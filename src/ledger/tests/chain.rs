//! The chain: whatever is changed in the rows, a hash does not fit any more.

use super::super::chain::{key, link, seal, to_hex};
use super::*;
use crate::kernel::{Key as ChainKey, LocationId, MasterSecret};

fn keys() -> ChainKey {
    key(&MasterSecret::new([3; 32]), ShopId(id(1)))
}

fn full() -> Entry {
    Entry {
        number: 4,
        program: Some(ProgramId(id(1))),
        kind: EntryKind::Earn,
        delta: 2,
        balance_after: 5,
        remainder_after: 30,
        round: 1,
        version: 1,
        goal: 10,
        reached: 3,
        expires_on: Some(Day(20_000)),
        held: Some(Held::CoolDown),
        reason: Some(why()),
        visit: Some(VisitId(id(2))),
        reward: Some(RewardId(id(3))),
        refund: Some(RefundId(id(4))),
        reverses: Some(2),
        at: Time(1_700_000_000_000),
        day: Day(19_900),
        actor_kind: ActorKind::Staff,
        actor_id: id(5),
        location: Some(LocationId(id(6))),
        undone_day: Some(Day(3)),
    }
}

fn head(key: &ChainKey, card: CardId, entries: &[Entry]) -> String {
    let mut state = State::default();
    let events: Vec<Event> = entries.iter().cloned().map(Event::Entered).collect();
    seal(key, card, &mut state, &events);
    state.head
}

#[test]
fn any_changed_field_of_an_entry_changes_its_hash() {
    let card = CardId(id(9));
    let hash = |entry: &Entry| link(&keys(), b"", card, entry);
    let entry = full();
    // By the names that are chained, so that a field added later is asked after here.
    let fields = match serde_json::to_value(&entry).unwrap() {
        serde_json::Value::Object(fields) => fields,
        other => panic!("{other}"),
    };
    let one = |change: &dyn Fn(&mut Entry)| {
        let mut entry = full();
        change(&mut entry);
        entry
    };
    let changed: Vec<(&str, Entry)> = vec![
        ("number", one(&|entry| entry.number = 5)),
        ("program", one(&|entry| entry.program = None)),
        ("kind", one(&|entry| entry.kind = EntryKind::Open)),
        ("delta", one(&|entry| entry.delta = 3)),
        ("balance_after", one(&|entry| entry.balance_after = 6)),
        ("remainder_after", one(&|entry| entry.remainder_after = 31)),
        ("round", one(&|entry| entry.round = 2)),
        ("version", one(&|entry| entry.version = 2)),
        ("goal", one(&|entry| entry.goal = 11)),
        ("reached", one(&|entry| entry.reached = 0)),
        ("expires_on", one(&|entry| entry.expires_on = None)),
        ("held", one(&|entry| entry.held = None)),
        ("reason", one(&|entry| entry.reason = None)),
        ("visit", one(&|entry| entry.visit = Some(VisitId(id(1))))),
        ("reward", one(&|entry| entry.reward = None)),
        ("refund", one(&|entry| entry.refund = None)),
        ("reverses", one(&|entry| entry.reverses = Some(1))),
        ("at", one(&|entry| entry.at = Time(1_700_000_000_001))),
        ("day", one(&|entry| entry.day = Day(19_901))),
        ("actor_kind", one(&|entry| entry.actor_kind = ActorKind::Device)),
        ("actor_id", one(&|entry| entry.actor_id = id(1))),
        ("location", one(&|entry| entry.location = None)),
    ];
    let names: Vec<&str> = changed.iter().map(|(name, _)| *name).collect();
    let mut chained: Vec<&str> = fields.keys().map(String::as_str).collect();
    chained.sort_by_key(|name| names.iter().position(|known| known == name));
    assert_eq!(names, chained, "every field that is chained is tried here");
    for (name, entry) in &changed {
        assert_ne!(hash(entry), hash(&full()), "{name}");
    }
    assert_eq!(hash(&Entry { undone_day: None, ..full() }), hash(&entry), "known from the entry it reverses");
}

#[test]
fn removed_swapped_doubled_and_foreign_entries_change_the_head() {
    let entries: Vec<Entry> = (1..=4).map(|number| Entry { number, ..full() }).collect();
    let card = CardId(id(9));
    let true_head = head(&keys(), card, &entries);
    assert_eq!(true_head.len(), 64);
    for i in 0..entries.len() {
        let mut removed = entries.clone();
        removed.remove(i);
        assert_ne!(head(&keys(), card, &removed), true_head);
        let mut doubled = entries.clone();
        doubled.insert(i, entries[i].clone());
        assert_ne!(head(&keys(), card, &doubled), true_head);
        for other in 0..i {
            let mut swapped = entries.clone();
            swapped.swap(i, other);
            assert_ne!(head(&keys(), card, &swapped), true_head);
        }
    }
    assert_ne!(head(&keys(), CardId(id(8)), &entries), true_head, "another card's");
}

#[test]
fn the_key_matters_and_is_each_shops_own() {
    let master = |byte| MasterSecret::new([byte; 32]);
    let of = |byte, shop: u128| head(&key(&master(byte), ShopId(id(shop))), CardId(id(9)), &[full()]);
    assert_ne!(of(3, 1), of(4, 1));
    assert_ne!(of(3, 1), of(3, 2));
}

#[test]
fn sealing_in_two_batches_gives_the_same_head_as_in_one() {
    let entries: Vec<Event> = (1..=4).map(|number| Event::Entered(Entry { number, ..full() })).collect();
    let (mut one, mut two) = (State::default(), State::default());
    let hashes = seal(&keys(), CardId(id(9)), &mut one, &entries);
    seal(&keys(), CardId(id(9)), &mut two, &entries[..1]);
    seal(&keys(), CardId(id(9)), &mut two, &entries[1..]);
    assert_eq!(one.head, two.head);
    assert_eq!(to_hex(&hashes[3]), one.head);
}
