//! A wire between a till and the server that breaks after so many bytes.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// How far one request and its answer get, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Wire {
    pub asked: usize,
    pub answered: usize,
}

/// A wire that holds.
pub const WHOLE: Wire = Wire { asked: usize::MAX, answered: usize::MAX };

/// What has gone into the wire at each end, broken or not.
pub struct Passed {
    pub request: Vec<u8>,
    /// Empty where the server was not asked to the end.
    pub answer: Vec<u8>,
}

impl Wire {
    /// Lays it to a server, for one request. What has passed is told when it is over.
    pub async fn lay(self, server: SocketAddr) -> (SocketAddr, JoinHandle<Passed>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        (address, tokio::spawn(self.pass(listener, server)))
    }

    async fn pass(self, listener: TcpListener, server: SocketAddr) -> Passed {
        let (mut near, _) = listener.accept().await.unwrap();
        let mut far = TcpStream::connect(server).await.unwrap();
        let request = whole(&mut near).await;
        let asked = self.asked.min(request.len());
        far.write_all(&request[..asked]).await.unwrap();
        let mut answer = Vec::new();
        if asked == request.len() {
            answer = whole(&mut far).await;
            near.write_all(&answer[..self.answered.min(answer.len())]).await.unwrap();
        }
        Passed { request, answer }
    }
}

/// Reads one message to its end, of which its Content-Length tells.
async fn whole(stream: &mut TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    while length(&bytes).is_none_or(|length| bytes.len() < length) {
        if stream.read_buf(&mut bytes).await.unwrap() == 0 {
            break;
        }
    }
    bytes
}

/// How long a message is, once its head has come.
fn length(bytes: &[u8]) -> Option<usize> {
    let head = bytes.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let text = String::from_utf8_lossy(&bytes[..head]).to_lowercase();
    let body = text.lines().find_map(|line| line.strip_prefix("content-length:")).map_or("0", str::trim);
    Some(head + body.parse::<usize>().unwrap())
}
