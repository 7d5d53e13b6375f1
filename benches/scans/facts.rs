//! Plain facts of the program as it is installed: how soon it answers, and what it holds when nobody asks.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What was measured.
pub struct Facts {
    /// Milliseconds from start to first answer, where the database has to be made.
    pub new_ms: f64,
    /// The same where it is there.
    pub known_ms: f64,
    /// Resident memory a moment after, where Linux tells.
    pub resident_kib: Option<u64>,
}

/// Starts the program twice on one folder.
pub async fn measure() -> anyhow::Result<Facts> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let (server, new_ms) = start(folder.path()).await?;
    drop(server);
    let (server, known_ms) = start(folder.path()).await?;
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.0.id())).unwrap_or_default();
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let resident_kib = resident.and_then(|rest| rest.trim().strip_suffix(" kB")?.parse().ok());
    Ok(Facts { new_ms, known_ms, resident_kib })
}

/// A process that ends with its handle.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn start(data: &Path) -> anyhow::Result<(Running, f64)> {
    const LONGEST: Duration = Duration::from_secs(30);
    let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let begun = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_timbro"));
    command.arg("serve").arg("--data").arg(data).arg("--listen").arg(format!("127.0.0.1:{port}"));
    let server = Running(command.env_clear().stdout(Stdio::null()).stderr(Stdio::null()).spawn()?);
    loop {
        if answers(port).await.is_ok() {
            return Ok((server, begun.elapsed().as_secs_f64() * 1_000.0));
        }
        anyhow::ensure!(begun.elapsed() < LONGEST, "timbro does not answer");
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

async fn answers(port: u16) -> anyhow::Result<()> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    stream.write_all(b"GET /readyz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    anyhow::ensure!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    Ok(())
}
