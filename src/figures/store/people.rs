//! Customers as lists show them.

use std::collections::HashMap;

use uuid::Uuid;

use crate::columns;
use crate::db::{self, Rows, Session, select_rows};
use crate::kernel::{CardId, CustomerId, ShopId, Time};
use crate::ledger::State;
use crate::ledger::store::read_state;
use crate::on;
use crate::people::Sealed;

/// Somebody as a list shows them.
#[derive(Debug)]
pub struct PersonRow {
    /// Who.
    pub id: CustomerId,
    /// Their card; None where they have none.
    pub card: Option<CardId>,
    /// What they are called, if they said so; sealed.
    pub display_name: Option<Sealed>,
    /// Where to write, if they said so: to be found by, never to be shown in a list; sealed.
    pub email: Option<Sealed>,
    /// Where to call, if they said so: to be found by; sealed.
    pub phone: Option<Sealed>,
    /// What can be spoken where there is no camera.
    pub short_code: Option<String>,
    /// What their card has.
    pub state: Option<State>,
    /// Since when they are known.
    pub made_at: Time,
    /// Whether figures may be told of them by name: they have not objected.
    pub is_profiled: bool,
}

impl PersonRow {
    /// Whether there is anything to be opened.
    pub fn has_told(&self) -> bool {
        self.display_name.is_some() || self.email.is_some() || self.phone.is_some()
    }
}

type RawPerson = (
    CustomerId,
    Option<CardId>,
    Option<Sealed>,
    Option<Sealed>,
    Option<Sealed>,
    Option<String>,
    Option<String>,
    Time,
    bool,
);

fn person(
    (id, card, display_name, email, phone, short_code, state, made_at, is_profiled): RawPerson,
) -> db::Result<PersonRow> {
    let state = state.as_deref().map(read_state).transpose()?;
    Ok(PersonRow { id, card, display_name, email, phone, short_code, state, made_at, is_profiled })
}

macro_rules! select_people {
    ($rest:literal) => {
        concat!(
            "select p.id, k.id as card_id, p.display_name, p.email, p.phone, k.short_code, s.state, p.made_at, not exists \
                (select 1 from consent as o where o.shop_id = p.shop_id and o.customer_id = p.id \
                    and o.purpose = 'profiling' and not o.is_given and o.number = \
                    (select max(m.number) from consent as m where m.shop_id = o.shop_id \
                        and m.customer_id = o.customer_id and m.purpose = o.purpose)) as is_profiled ",
            $rest
        )
    };
}

/// Those of these customers of the shop who were not erased.
pub async fn people(
    session: &mut dyn Session,
    shop: ShopId,
    ids: &[CustomerId],
) -> db::Result<HashMap<CustomerId, PersonRow>> {
    let mut rows = Rows::of(columns![Uuid shop_id, Uuid id]);
    ids.iter().for_each(|id| rows.push(vec![shop.0.into(), id.0.into()]));
    let text = select_people!(
        "from $rows as wanted join customer as p on p.shop_id = wanted.shop_id and p.id = wanted.id and p.erased_at is null \
        left join card as k on k.shop_id = p.shop_id and k.customer_id = p.id \
        left join card_state as s on s.shop_id = k.shop_id and s.card_id = k.id"
    );
    let found: Vec<RawPerson> = select_rows(session, text, &rows).await?;
    found.into_iter().map(|row| person(row).map(|person| (person.id, person))).collect()
}

/// The next customers of the shop with an id before this one, the latest first; without those who were merged into others.
pub async fn people_before(
    session: &mut dyn Session,
    shop: ShopId,
    before: Uuid,
    rows: i64,
) -> db::Result<Vec<PersonRow>> {
    let found: Vec<RawPerson> = on!(session, |c| {
        sqlx::query_as(select_people!(
        "from customer as p \
         left join card as k on k.shop_id = p.shop_id and k.customer_id = p.id \
         left join card_state as s on s.shop_id = k.shop_id and s.card_id = k.id \
         where p.shop_id = $1 and p.id < $2 and p.erased_at is null and not exists ( \
            select 1 from card_merge as m left join card_merge_undo as u on u.shop_id = m.shop_id and u.merge_id = m.id \
            where m.shop_id = k.shop_id and m.card_id = k.id and u.merge_id is null) \
         order by p.id desc limit $3"
    ))
    .bind(shop)
    .bind(before)
    .bind(rows)
    .fetch_all(c)
    .await
    })?;
    found.into_iter().map(person).collect()
}
