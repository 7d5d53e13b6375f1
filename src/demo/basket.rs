//! What people have at the bar, and what it costs.

use super::Dice;

/// One thing on the bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// As the till calls it.
    pub name: &'static str,
    /// How many.
    pub units: i64,
    /// What they cost together, in cents.
    pub minor: i64,
}

const fn one(name: &'static str, minor: i64) -> Item {
    Item { name, units: 1, minor }
}

const COFFEES: [Item; 5] = [
    one("caffè", 130),
    one("cappuccino", 170),
    one("caffè macchiato", 140),
    one("caffellatte", 200),
    one("caffè d'orzo", 150),
];
const LUNCHES: [Item; 4] =
    [one("tramezzino", 350), one("toast", 480), one("panino", 550), one("insalata di farro", 790)];
const EVENINGS: [Item; 3] = [one("spritz", 650), one("analcolico", 450), one("calice di bianco", 500)];

/// What somebody with this taste (0 to 4: their coffee) has at this minute of the day.
pub fn basket(taste: usize, minute: i64, is_sunday: bool, dice: &Dice) -> Vec<Item> {
    let coffee = COFFEES[taste % COFFEES.len()];
    let mut items = match minute {
        ..690 => vec![coffee],
        690..870 => vec![*dice.one_of(&LUNCHES)],
        870..1030 => vec![if dice.chance(70) { coffee } else { one("tè", 250) }],
        _ => vec![*dice.one_of(&EVENINGS)],
    };
    let mut perhaps = |percent: u32, item: Item| {
        if dice.chance(percent) {
            items.push(item);
        }
    };
    match minute {
        ..690 => {
            perhaps(45, one("cornetto", 150));
            perhaps(8, one("spremuta", 380));
            perhaps(4, one("caffè in grani 250 g", 850));
            perhaps(if is_sunday { 20 } else { 0 }, one("brunch", 1_600));
        }
        690..870 => {
            perhaps(60, one("acqua", 100));
            perhaps(55, coffee);
        }
        870..1030 => perhaps(25, one("torta di mele", 400)),
        _ => perhaps(35, one("taralli", 200)),
    }
    // Somebody is often brought along, and has the same.
    if dice.chance(12)
        && let Some(first) = items.first_mut()
    {
        *first = Item { units: 2, minor: first.minor * 2, ..*first };
    }
    items
}
