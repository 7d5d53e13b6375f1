//! Drawing, away from the threads that serve.

use std::sync::Arc;

use tokio::sync::Semaphore;

use super::logo::{Refusal, drawn};
use crate::db;

/// Pictures unpacked at the same time: each may take 64 MiB.
const AT_ONCE: usize = 2;

/// Where pictures are drawn. Cheap to clone.
#[derive(Clone)]
pub struct Easel(Arc<Semaphore>);

impl Default for Easel {
    fn default() -> Easel {
        Easel(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

impl Easel {
    /// Draws what is in a file.
    pub async fn draw(&self, file: Vec<u8>) -> db::Result<Result<Vec<u8>, Refusal>> {
        let gone = |_| db::Error::impossible("the place where pictures are drawn is gone");
        let _place = self.0.acquire().await.map_err(gone)?;
        let drawing = tokio::task::spawn_blocking(move || drawn(&file)).await;
        drawing.map_err(|_| db::Error::impossible("drawing a picture failed"))
    }
}
