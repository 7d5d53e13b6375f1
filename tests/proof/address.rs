//! An address that leads to another server when told so, as the address of a database does that moves to its standby.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use tokio::net::{TcpListener, UnixStream};
use tokio::task::JoinHandle;

/// A port of this machine, from where each new connection goes to the socket that was told last.
pub struct Address {
    port: SocketAddr,
    leads_to: Arc<Mutex<PathBuf>>,
    task: JoinHandle<()>,
}

impl Address {
    /// A free port, leading to the PostgreSQL in this folder.
    pub async fn leading_to(folder: &Path) -> Address {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap();
        let leads_to = Arc::new(Mutex::new(socket(folder)));
        let leads = Arc::clone(&leads_to);
        let task = tokio::spawn(async move {
            loop {
                let (mut from, _) = listener.accept().await.unwrap();
                let socket = leads.lock().unwrap().clone();
                tokio::spawn(async move {
                    // Where nobody listens, the connection ends, as at a machine that is down.
                    if let Ok(mut to) = UnixStream::connect(socket).await {
                        let _ = tokio::io::copy_bidirectional(&mut from, &mut to).await;
                    }
                });
            }
        });
        Address { port, leads_to, task }
    }

    /// From now on it leads to the PostgreSQL in this folder.
    pub fn lead_to(&self, folder: &Path) {
        *self.leads_to.lock().unwrap() = socket(folder);
    }

    /// The address of the database behind it.
    pub fn url(&self) -> String {
        format!("postgres://postgres@{}/timbro", self.port)
    }
}

impl Drop for Address {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn socket(folder: &Path) -> PathBuf {
    folder.join(".s.PGSQL.5432")
}
