//! Tables over HTTP: the owner takes them along, and the audit log says so.

use std::fs::File;
use std::io::{self, Read};

use axum::body::{Body, Bytes};
use axum::extract::{FromRef, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, TryStreamExt};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::jobs::{Press, Walk};
use super::{Table, head, lines, store};
use crate::audit::{self, Action, By};
use crate::auth::KeyCache;
use crate::auth::extract::ProvenOwner;
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Json, Path, Problem, RefusedRead};
use crate::kernel::Zone;
use crate::shop;

/// The routes of tables.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Press: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(download))
}

/// A table that can be taken along.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExportView {
    /// What it is called.
    #[schema(example = "visits")]
    table: &'static str,
    /// How many rows it has.
    rows: i64,
}

/// The tables that can be taken along.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExportList {
    /// All of them.
    data: Vec<ExportView>,
}

/// List the tables that can be taken along, with how many rows each has.
#[utoipa::path(get, path = "/exports", operation_id = "list_exports", tag = "audit",
    responses((status = 200, body = ExportList), RefusedRead))]
async fn list(ProvenOwner(owner): ProvenOwner, State(desk): State<Desk>) -> Answer<Json<ExportList>> {
    let mut reader = desk.db.reader(Shops::One(owner.shop())).await?;
    let mut data = Vec::new();
    for table in Table::ALL {
        let rows = store::count(&mut reader, owner.shop(), *table).await?;
        data.push(ExportView { table: table.as_str(), rows });
    }
    Ok(Json(ExportList { data }))
}

/// How a table is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Csv,
    Xlsx,
}

impl Form {
    fn media_type(self) -> &'static str {
        match self {
            Form::Csv => "text/csv; charset=utf-8",
            Form::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// The table and the form that a file's name asks for.
fn asked(file: &str) -> Option<(Table, Form)> {
    let (table, form) = match file.rsplit_once('.')? {
        (table, "csv") => (table, Form::Csv),
        (table, "xlsx") => (table, Form::Xlsx),
        _ => return None,
    };
    Some((Table::parse(table)?, form))
}

/// Take a whole table along, as CSV or as a workbook.
///
/// CSV is UTF-8 with the API's names at its head and times of RFC 3339; a text that a spreadsheet would take for a formula
/// has an apostrophe before it. In a workbook times are dates in the shop's zone, and texts are texts.
#[utoipa::path(get, path = "/exports/{file}", operation_id = "get_export", tag = "audit",
    params(("file" = String, Path, description = "A table and `.csv` or `.xlsx`, such as `visits.xlsx`.")),
    responses((status = 200, body = String, content_type = "text/csv"), RefusedRead))]
async fn download(
    ProvenOwner(owner): ProvenOwner,
    State(desk): State<Desk>,
    State(press): State<Press>,
    Path(file): Path<String>,
) -> Answer<Response> {
    let (table, form) = asked(&file).ok_or_else(Problem::not_found)?;
    let id = owner.shop();
    let mut writer = desk.db.writer(Shops::One(id)).await?;
    let zone = shop::store::shop(&mut writer, id).await?.ok_or_else(Problem::not_found)?.zone;
    let rows = store::count(&mut writer, id, table).await?;
    let note = By::from(&owner).did_so(Action::Exported).after("table", table.as_str()).after("rows", rows);
    audit::store::note(&mut writer, &desk, note).await?;
    writer.commit().await?;
    let walk = Walk::over(desk, id, table);
    let body = match form {
        Form::Csv => csv(walk, table),
        Form::Xlsx => workbook(walk, press, zone),
    };
    let disposition = format!("attachment; filename=\"{file}\"");
    let headers = [
        (header::CONTENT_TYPE, form.media_type()),
        (header::CONTENT_DISPOSITION, disposition.as_str()),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    Ok((headers, body).into_response())
}

/// What fails when the answer has begun can only break it off: the browser tells that the file is not whole.
fn broken_off(error: impl std::fmt::Display) -> io::Error {
    tracing::error!(%error, "a table was broken off");
    io::Error::other("broken off")
}

/// The head, then some thousand rows at a time.
fn csv(walk: Walk, table: Table) -> Body {
    let head = stream::iter([io::Result::Ok(Bytes::from(head(table.columns())))]);
    let rows = stream::try_unfold(walk, async |mut walk: Walk| {
        let Some(rows) = walk.next().await.map_err(broken_off)? else { return Ok(None) };
        Ok(Some((Bytes::from(lines(&rows).map_err(broken_off)?), walk)))
    });
    Body::from_stream(stream::StreamExt::chain(head, rows))
}

/// The answer begins at once and the file comes when it is written, so that no table is too long for it.
fn workbook(walk: Walk, press: Press, zone: Zone) -> Body {
    let file = stream::once(async move { press.workbook(walk, zone).await.map_err(broken_off) });
    Body::from_stream(file.map_ok(pieces).try_flatten())
}

/// A file in pieces.
fn pieces(file: File) -> impl stream::Stream<Item = io::Result<Bytes>> {
    const PIECE_BYTES: usize = 256 << 10;
    stream::try_unfold(file, async |mut file: File| {
        let read = tokio::task::spawn_blocking(move || {
            let mut piece = vec![0; PIECE_BYTES];
            let bytes = file.read(&mut piece)?;
            piece.truncate(bytes);
            io::Result::Ok((piece, file))
        });
        let (piece, file) = read.await.map_err(io::Error::other)??;
        Ok(if piece.is_empty() { None } else { Some((Bytes::from(piece), file)) })
    })
}
