//! Programs over HTTP.

use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::{Change, EarnRule, Limits, Program, Refusal, Status, Step, store, version};
use crate::audit::{self, Action, By};
use crate::auth::KeyCache;
use crate::auth::extract::{OfShop, Owner};
use crate::db::{Session, Shops};
use crate::desk::store::{Claim, claim};
use crate::desk::{Desk, fingerprint};
use crate::http::{Answer, Json, Kind, MaybeIdempotencyKey, Path, Problem, Refused, RefusedRead};
use crate::kernel::{Name, ProgramId, Reason, ShopId};

/// The routes of programs.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    OpenApiRouter::new()
        .routes(routes!(create, list))
        .routes(routes!(show))
        .routes(routes!(change))
        .routes(routes!(set_status))
}

/// A program to be set up.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Coffee card", "earn": {"kind": "visit"}, "rewards": [{"stamps": 10, "title": "a free coffee"}]}))]
pub struct NewProgram {
    /// What it is called.
    name: Name,
    /// What earns stamps.
    earn: EarnRule,
    /// What stamps earn; the last is the goal.
    rewards: Vec<Step>,
    /// Limits of its own; left out, the codes' defaults hold. Given, they replace all of those: a limit left out is none.
    #[serde(default)]
    limits: Option<Limits>,
    /// Days of the shop after which a stamp is no longer good; left out, never.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 3650)]
    stamp_valid_days: Option<i64>,
}

/// A program's next version: its rule, and its name where that changes too.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"earn": {"kind": "visit"}, "rewards": [{"stamps": 8, "title": "a free coffee"}]}))]
pub struct NewRule {
    /// What it is called from now on; left out, as before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<Name>,
    /// What earns stamps.
    earn: EarnRule,
    /// What stamps earn; the last is the goal.
    rewards: Vec<Step>,
    /// Limits of its own; left out, the codes' defaults hold.
    #[serde(default)]
    limits: Option<Limits>,
    /// Days of the shop after which a stamp is no longer good; left out, never.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 3650)]
    stamp_valid_days: Option<i64>,
}

/// A program as it is.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProgramView {
    /// Which.
    id: ProgramId,
    /// What it is called.
    name: Name,
    /// Whether it gives stamps.
    status: Status,
    /// The newest version: what a round begins under.
    version: i64,
    /// Stamps of a full card.
    goal: i64,
    /// What earns stamps.
    earn: EarnRule,
    /// What stamps earn.
    rewards: Vec<Step>,
    /// Limits of its own; null where the codes' defaults hold.
    limits: Option<Limits>,
    /// Days after which a stamp is no longer good; null for never.
    stamp_valid_days: Option<i64>,
}

impl From<&Program> for ProgramView {
    fn from(program: &Program) -> Self {
        let current = program.current();
        Self {
            id: program.id,
            name: program.name.clone(),
            status: program.status,
            version: current.number,
            goal: current.goal(),
            earn: current.earn.into(),
            rewards: current.steps.clone(),
            limits: current.limits,
            stamp_valid_days: current.stamp_valid_days,
        }
    }
}

/// All programs of a shop.
#[derive(Debug, Serialize, ToSchema)]
pub struct Programs {
    /// In the order they were set up.
    data: Vec<ProgramView>,
}

/// Set up a program "buy X get Y". A shop may run several at once.
#[utoipa::path(post, path = "/programs", operation_id = "create_program", tag = "programs", params(MaybeIdempotencyKey), request_body = NewProgram,
    responses((status = 201, description = "The program runs.", body = ProgramView),
        (status = 200, description = "Made by this key.", body = ProgramView), Refused))]
async fn create(
    owner: Owner,
    State(desk): State<Desk>,
    MaybeIdempotencyKey(key): MaybeIdempotencyKey,
    Json(body): Json<NewProgram>,
) -> Answer<(StatusCode, Json<ProgramView>)> {
    let (shop, now) = (owner.shop(), desk.now());
    let print = fingerprint(&[], &body);
    let version = version(1, body.earn, body.rewards, body.limits, body.stamp_valid_days)?;
    let id: ProgramId = desk.random.id(now);
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let status =
        match claim(&mut writer, shop, key.as_ref().map(|key| key.as_str()), "program", &print, id.0, now).await? {
            Claim::Other => return Err(Problem::key_reused()),
            Claim::Repeat(subject) => {
                let rules = store::rules(&mut writer, shop).await?;
                let made = rules.program(ProgramId(subject)).ok_or_else(Problem::not_found)?;
                let told = as_told(&mut writer, shop, subject, made).await?;
                return Ok((StatusCode::OK, Json(ProgramView::from(&told))));
            }
            Claim::New => StatusCode::CREATED,
        };
    store::insert(&mut writer, shop, id, &body.name, owner.origin(), now).await?;
    let first = Change { id: id.0, name: None, status: Status::Running };
    store::insert_version(&mut writer, shop, id, &version, Some(first), owner.origin(), now).await?;
    let rules = store::rules(&mut writer, shop).await?;
    let made = view(rules.program(id))?;
    audit::store::note(&mut writer, &desk, By::from(&owner).did(Action::ProgramMade, id.0)).await?;
    writer.commit().await?;
    Ok((status, Json(made)))
}

/// List the shop's programs, also those that ended. A counter may ask too: it must know what to ask for.
#[utoipa::path(get, path = "/programs", operation_id = "list_programs", tag = "programs",
    security(("api_key" = []), ("session" = []), ("device" = [])), responses((status = 200, body = Programs), RefusedRead))]
async fn list(caller: OfShop, State(desk): State<Desk>) -> Answer<Json<Programs>> {
    let mut reader = desk.db.reader(Shops::One(caller.shop())).await?;
    let rules = store::rules(&mut reader, caller.shop()).await?;
    Ok(Json(Programs { data: rules.programs.iter().map(ProgramView::from).collect() }))
}

/// Show a program.
#[utoipa::path(get, path = "/programs/{id}", operation_id = "show_program", tag = "programs", params(("id" = ProgramId, Path)),
    responses((status = 200, body = ProgramView), RefusedRead))]
async fn show(owner: Owner, State(desk): State<Desk>, Path(id): Path<ProgramId>) -> Answer<Json<ProgramView>> {
    let mut reader = desk.db.reader(Shops::One(owner.shop())).await?;
    let rules = store::rules(&mut reader, owner.shop()).await?;
    Ok(Json(view(rules.program(id))?))
}

/// Change a program, its rule or its name: a new version. Cards finish the round they began under the version they began with, or under the
/// new one where that is better for the customer.
#[utoipa::path(post, path = "/programs/{id}/versions", operation_id = "change_program", tag = "programs", params(("id" = ProgramId, Path), MaybeIdempotencyKey),
    request_body = NewRule, responses((status = 201, description = "The version is there.", body = VersionView),
        (status = 200, description = "Made by this key.", body = VersionView), Refused))]
async fn change(
    owner: Owner,
    State(desk): State<Desk>,
    Path(id): Path<ProgramId>,
    MaybeIdempotencyKey(key): MaybeIdempotencyKey,
    Json(body): Json<NewRule>,
) -> Answer<(StatusCode, Json<VersionView>)> {
    let (shop, now) = (owner.shop(), desk.now());
    let print = fingerprint(&[&id], &body);
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let rules = store::rules(&mut writer, shop).await?;
    let program = rules.program(id).ok_or_else(Problem::not_found)?;
    let old = program.current();
    let new = version(old.number + 1, body.earn, body.rewards, body.limits, body.stamp_valid_days)?;
    let key = key.as_ref().map(|key| key.as_str());
    let made: Uuid = desk.random.id(now);
    match claim(&mut writer, shop, key, "program_version", &print, made, now).await? {
        Claim::Other => return Err(Problem::key_reused()),
        Claim::Repeat(made) => {
            let told = as_told(&mut writer, shop, made, program).await?;
            return Ok((StatusCode::OK, Json(VersionView::of(&told))));
        }
        Claim::New => {}
    }
    if program.status == Status::Ended {
        return Err(Problem::new(Kind::ProgramEnded).detail("This program has ended. Set up a new one."));
    }
    let name = body.name.as_ref().filter(|name| **name != program.name);
    if new.is_same_rule(old) && name.is_none() {
        return Err(
            Problem::new(Kind::ProgramUnchanged).detail("These are the rules as they are. Nothing was changed.")
        );
    }
    let change = Change { id: made, name, status: program.status };
    store::insert_version(&mut writer, shop, id, &new, Some(change), owner.origin(), now).await?;
    let rules = store::rules(&mut writer, shop).await?;
    let answer = VersionView::of(rules.program(id).ok_or_else(Problem::not_found)?);
    let note = By::from(&owner).did(Action::ProgramChanged, id.0).after("version", new.number);
    audit::store::note(&mut writer, &desk, note).await?;
    writer.commit().await?;
    Ok((StatusCode::CREATED, Json(answer)))
}

/// A program after a change, and what the change means to cards under way.
#[derive(Debug, Serialize, ToSchema)]
pub struct VersionView {
    /// The program.
    #[serde(flatten)]
    program: ProgramView,
    /// Whether cards under way move to this version, because it is better for the customer.
    moves_open_cards: bool,
    /// Whether its name is all that is new.
    only_renamed: bool,
    /// The same in a sentence.
    #[schema(example = "Cards under way finish as they began; every next round follows the new rules.")]
    sentence: &'static str,
}

impl VersionView {
    fn of(program: &Program) -> VersionView {
        let mut newest = program.versions.values().rev();
        let moves = matches!((newest.next(), newest.next()), (Some(new), Some(old)) if new.is_better_than(old));
        let only_renamed = program.is_only_renamed();
        let sentence = if only_renamed {
            "Only the name is new: cards show it at once and keep every stamp."
        } else if moves {
            "Better for the customer: cards under way move to the new rules with their next stamp and keep every stamp."
        } else {
            "Cards under way finish as they began; every next round follows the new rules."
        };
        VersionView { program: program.into(), moves_open_cards: moves, only_renamed, sentence }
    }
}

/// Whether a program shall give stamps.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"status": "paused", "reason": "Closed in August."}))]
pub struct NewStatus {
    /// Running, paused or ended. A program that ended stays so.
    status: Status,
    /// Why, for the record.
    #[serde(default)]
    reason: Option<Reason>,
}

/// What a change of status means to open stamps.
#[derive(Debug, Serialize, ToSchema)]
pub struct StatusView {
    /// The program.
    #[serde(flatten)]
    program: ProgramView,
    /// What happens to stamps and rewards that customers have.
    sentence: &'static str,
}

/// Pause, resume or end a program. Stamps and rewards that customers have are kept.
#[utoipa::path(put, path = "/programs/{id}/status", operation_id = "set_program_status", tag = "programs", params(("id" = ProgramId, Path)), request_body = NewStatus,
    responses((status = 200, description = "So it is now.", body = StatusView), Refused))]
async fn set_status(
    owner: Owner,
    State(desk): State<Desk>,
    Path(id): Path<ProgramId>,
    Json(body): Json<NewStatus>,
) -> Answer<Json<StatusView>> {
    let shop = owner.shop();
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let rules = store::rules(&mut writer, shop).await?;
    let program = rules.program(id).ok_or_else(Problem::not_found)?;
    if program.status == Status::Ended && body.status != Status::Ended {
        return Err(Problem::new(Kind::ProgramEnded).detail("A program that ended stays so. Set up a new one."));
    }
    store::insert_status(&mut writer, shop, id, body.status, body.reason.as_ref(), owner.origin(), desk.now()).await?;
    let rules = store::rules(&mut writer, shop).await?;
    let now = view(rules.program(id))?;
    let note = By::from(&owner).did(Action::ProgramStatusSet, id.0).before("status", program.status.as_str());
    audit::store::note(&mut writer, &desk, note.after("status", body.status.as_str())).await?;
    let program = now;
    writer.commit().await?;
    let sentence = match body.status {
        Status::Running => "The program gives stamps.",
        Status::Paused => "No new stamps for now. Stamps are kept, and rewards can be used.",
        Status::Ended => {
            "No new stamps. Stamps stay on the cards as they are, and rewards can be used until they expire."
        }
    };
    Ok(Json(StatusView { program, sentence }))
}

/// A program as it was told to whoever made the row `made` of it; as it is now, where that was before versions had ids.
async fn as_told(session: &mut dyn Session, shop: ShopId, made: Uuid, program: &Program) -> Answer<Program> {
    let told = store::told(session, shop, made).await?.filter(|told| told.program == program.id);
    Ok(match told {
        Some(told) => program.clone().as_told(told),
        None => program.clone(),
    })
}

fn view(program: Option<&Program>) -> Answer<ProgramView> {
    program.map(ProgramView::from).ok_or_else(Problem::not_found)
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        Problem::out_of_range(refusal.pointer, &refusal.message)
    }
}
