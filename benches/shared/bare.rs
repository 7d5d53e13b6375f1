//! A server with nothing in it: the same layers and the same answer, and no work but to wait for the disk where there is
//! something to write. What a request could cost at least.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use hyper::Response as Heard;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use timbro::kernel::Random;

use super::raw::Queue;
use super::server::limits;

/// What it says to everybody: what the real one said once.
struct Said {
    status: StatusCode,
    media_type: Option<HeaderValue>,
    body: Bytes,
    /// Where a scan's rows are written before it says so.
    queue: Option<Queue>,
}

/// One that listens.
pub struct Bare {
    /// Where.
    pub address: SocketAddr,
    stop: oneshot::Sender<()>,
    task: JoinHandle<std::io::Result<()>>,
}

impl Bare {
    /// Serves one answer. Where there is a queue, the address asked for ends with `?` and the number of a card.
    pub async fn serve(said: &Heard<Bytes>, queue: Option<Queue>) -> anyhow::Result<Bare> {
        let media_type = said.headers().get(header::CONTENT_TYPE).cloned();
        let said = Arc::new(Said { status: said.status(), media_type, body: said.body().clone(), queue });
        let routes = Router::new().fallback(say).with_state(said);
        let service = timbro::http::layers(routes, limits(), Random::system(), "https://card.example.org");
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let (stop, told) = oneshot::channel::<()>();
        let serving = axum::serve(listener, service).with_graceful_shutdown(async {
            let _ = told.await;
        });
        Ok(Bare { address, stop, task: tokio::spawn(serving.into_future()) })
    }

    /// Stops, and lets go of the queue.
    pub async fn stop(self) -> anyhow::Result<()> {
        let _ = self.stop.send(());
        Ok(self.task.await??)
    }
}

async fn say(State(said): State<Arc<Said>>, uri: Uri, headers: HeaderMap, _: Bytes) -> Result<Response, StatusCode> {
    if let Some(queue) = &said.queue {
        let card = uri.query().and_then(|card| card.parse().ok()).ok_or(StatusCode::NOT_FOUND)?;
        let key = headers.get("idempotency-key").and_then(|key| key.to_str().ok()).ok_or(StatusCode::BAD_REQUEST)?;
        queue.write(card, key.to_owned()).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    }
    let mut response = (said.status, said.body.clone()).into_response();
    if let Some(media_type) = &said.media_type {
        response.headers_mut().insert(header::CONTENT_TYPE, media_type.clone());
    }
    Ok(response)
}
