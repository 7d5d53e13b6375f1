//! One customer over HTTP: all that the office shows of them at a glance, and what they told being put right.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::{FromRef, State};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::audit::{self, Action, By};
use crate::auth::KeyCache;
use crate::auth::extract::Owner;
use crate::card::page_url;
use crate::card::routes::CustomerView;
use crate::code::ShortCode;
use crate::customer::store::profile::{self, Change, ProfileRow};
use crate::customer::{Purpose, store};
use crate::db::{Session, Shops};
use crate::desk::Desk;
use crate::http::{Answer, Json, Path, Problem, Refused, RefusedRead};
use crate::kernel::{Birthday, CardId, CustomerId, Email, MergeId, Name, Phone, ShopId, Tag, Time};
use crate::ledger::store::{active_merges, same_person};
use crate::people::{Field, Sealed};
use crate::shop::Keys;

/// The routes of one customer.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Keys: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(show, change))
}

/// A customer at a glance.
#[derive(Debug, Serialize, ToSchema)]
pub struct CustomerProfile {
    /// Who.
    id: CustomerId,
    /// What they are called, if they said so.
    display_name: Option<Name>,
    /// Where to write.
    email: Option<Email>,
    /// Where to call.
    phone: Option<Phone>,
    /// Their birthday.
    birthday: Option<Birthday>,
    /// Since when they are known.
    made_at: Time,
    /// The owner's words for them.
    tags: BTreeSet<Tag>,
    /// Their card, with those that were merged because they are this person's too: first the one that goes on.
    cards: Vec<ProfileCard>,
    /// What they said last of each purpose, on whichever of the cards.
    consents: Vec<LastWord>,
    /// With whom they were merged, newest first.
    merges: Vec<ProfileMerge>,
}

/// A card of somebody's.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProfileCard {
    /// Which.
    id: CardId,
    /// To be spoken or typed where there is no camera.
    short_code: String,
    /// The customer's own page. Whoever has the address can see the card.
    page_url: String,
}

/// What somebody said last of a purpose.
#[derive(Debug, Serialize, ToSchema)]
pub struct LastWord {
    /// To what.
    purpose: Purpose,
    /// Whether they agreed, or took it back.
    is_given: bool,
    /// When.
    at: Time,
}

/// A merge, as one of its two sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProfileMerge {
    /// Which.
    id: MergeId,
    /// With whom.
    with: CustomerView,
    /// When.
    made_at: Time,
    /// When they were parted again.
    undone_at: Option<Time>,
}

/// Show a customer: what they told, their cards, what they allow, and with whom they were merged.
#[utoipa::path(get, path = "/customers/{id}", operation_id = "show_customer", tag = "customers", params(("id" = CustomerId, Path)),
    responses((status = 200, body = CustomerProfile), RefusedRead))]
async fn show(
    owner: Owner,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    Path(id): Path<CustomerId>,
) -> Answer<Json<CustomerProfile>> {
    let mut reader = desk.db.reader(Shops::One(owner.shop())).await?;
    Ok(Json(told(&desk, &keys, &mut reader, owner.shop(), id).await?))
}

async fn told(
    desk: &Desk,
    keys: &Keys,
    session: &mut dyn Session,
    shop: ShopId,
    id: CustomerId,
) -> Answer<CustomerProfile> {
    let row = profile::profile(session, shop, id).await?.ok_or_else(Problem::not_found)?;
    let (mut cards, mut words) = (Vec::new(), BTreeMap::<Purpose, (bool, Time)>::new());
    for one in same_person(id, &active_merges(session, shop).await?) {
        if let Some((card, short_code, epoch)) = profile::card(session, shop, one).await? {
            let no_card = || Problem::internal("a card's row does not read as a card");
            let epoch = u8::try_from(epoch).map_err(|_| no_card())?;
            let short_code = ShortCode::parse(&short_code).ok_or_else(no_card)?.to_string();
            let page_url = page_url(&desk.public_url, keys, shop, card, epoch);
            cards.push(ProfileCard { id: card, short_code, page_url });
        }
        for (purpose, is_given, at) in profile::last_words(session, shop, one).await? {
            let word = words.entry(purpose).or_insert((is_given, at));
            if at > word.1 {
                *word = (is_given, at);
            }
        }
    }
    let merges = profile::merges(session, shop, id).await?;
    let tags = store::tags(session, shop, id).await?;
    let opener = desk.people.opener(shop, merges.iter().map(|merge| merge.with_id).chain([id])).await?;
    let ProfileRow { display_name, email, phone, birthday, made_at } = row;
    let open = |field, sealed: Option<Sealed>| opener.text(id, field, id.0, sealed.as_ref());
    let merge = |row: profile::MergeRow| {
        let display_name = opener.name(row.with_id, row.display_name.as_ref());
        let with = CustomerView { id: row.with_id, display_name };
        ProfileMerge { id: row.id, with, made_at: row.made_at, undone_at: row.undone_at }
    };
    Ok(CustomerProfile {
        id,
        display_name: opener.name(id, display_name.as_ref()),
        email: open(Field::Email, email).and_then(|text| Email::parse(&text).ok()),
        phone: open(Field::Phone, phone).and_then(|text| Phone::parse(&text).ok()),
        birthday: open(Field::Birthday, birthday).and_then(|text| Birthday::parse(&text).ok()),
        made_at,
        tags,
        cards,
        consents: words.into_iter().map(|(purpose, (is_given, at))| LastWord { purpose, is_given, at }).collect(),
        merges: merges.into_iter().map(merge).collect(),
    })
}

/// What a customer told, put right. What is left out stays as it is, null takes it away.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"display_name": "Marta", "phone": null, "birthday": "05-17"}))]
pub struct CustomerChange {
    /// What to call them.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Name>)]
    display_name: Option<Option<Name>>,
    /// Where to write.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Email>)]
    email: Option<Option<Email>>,
    /// Where to call.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Phone>)]
    phone: Option<Option<Phone>>,
    /// Their birthday.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Birthday>)]
    birthday: Option<Option<Birthday>>,
}

/// A field that is there is there, also as null.
fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// Put right what a customer told. What is left out stays as it is, null takes it away.
#[utoipa::path(patch, path = "/customers/{id}", operation_id = "change_customer", tag = "customers", params(("id" = CustomerId, Path)), request_body = CustomerChange,
    responses((status = 200, description = "So they are known now.", body = CustomerProfile), Refused))]
async fn change(
    owner: Owner,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    Path(id): Path<CustomerId>,
    Json(body): Json<CustomerChange>,
) -> Answer<Json<CustomerProfile>> {
    let (shop, now) = (owner.shop(), desk.now());
    let fields = [
        ("display_name", body.display_name.as_ref().map(Option::is_some)),
        ("email", body.email.as_ref().map(Option::is_some)),
        ("phone", body.phone.as_ref().map(Option::is_some)),
        ("birthday", body.birthday.as_ref().map(Option::is_some)),
    ];
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    store::customer(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    let people = &desk.people;
    let seal = async |field, text: Option<&str>| people.seal((shop, id), field, id.0, text, now).await;
    let mut change = Change::default();
    if let Some(name) = &body.display_name {
        change.display_name = Some(seal(Field::DisplayName, name.as_ref().map(Name::as_str)).await?);
    }
    if let Some(email) = &body.email {
        let sealed = seal(Field::Email, email.as_ref().map(Email::as_str)).await?;
        change.email = Some(sealed.zip(email.as_ref().map(|email| people.email_index(shop, email))));
    }
    if let Some(phone) = &body.phone {
        let sealed = seal(Field::Phone, phone.as_ref().map(Phone::as_str)).await?;
        change.phone = Some(sealed.zip(phone.as_ref().map(|phone| people.phone_index(shop, phone))));
    }
    if let Some(birthday) = &body.birthday {
        change.birthday = Some(seal(Field::Birthday, birthday.as_ref().map(Birthday::as_str)).await?);
    }
    let named: Vec<_> = fields.into_iter().filter_map(|(field, is_told)| Some((field, is_told?))).collect();
    if named.is_empty() {
        return Ok(Json(told(&desk, &keys, &mut writer, shop, id).await?));
    }
    profile::change(&mut writer, shop, id, change).await?;
    let profile = told(&desk, &keys, &mut writer, shop, id).await?;
    let note = named.into_iter().fold(By::from(&owner).did(Action::CustomerChanged, id.0), |note, (field, is_told)| {
        // Which field, and never what it says.
        note.after(field, if is_told { "told" } else { "taken_away" })
    });
    audit::store::note(&mut writer, &desk, note).await?;
    writer.commit().await?;
    Ok(Json(profile))
}
