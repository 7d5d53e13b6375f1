//! A server that is told to stop, with somebody listening still.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// A server of its own, killed with this value.
struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn timbro(folder: &tempfile::TempDir) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_timbro"));
    command.arg("--data").arg(folder.path());
    command
}

/// Sends a request, and gives the line on which the answer comes.
fn ask(address: &str, request: &str) -> BufReader<TcpStream> {
    let mut line = TcpStream::connect(address).unwrap();
    line.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    line.write_all(request.as_bytes()).unwrap();
    BufReader::new(line)
}

/// Reads up to the first line that begins so, and gives the rest of it.
fn read_to(line: &mut impl BufRead, start: &str) -> String {
    for text in line.lines() {
        if let Some(rest) = text.unwrap().strip_prefix(start) {
            return rest.to_owned();
        }
    }
    panic!("the line ended before {start}");
}

#[test]
fn a_server_that_is_told_to_stop_does_not_wait_for_pages_that_listen() {
    let folder = tempfile::tempdir().unwrap();
    let made = timbro(&folder)
        .args(["--json", "shop", "create", "Bar Sole", "--time-zone", "Europe/Rome", "--currency", "EUR"])
        .output()
        .unwrap();
    let made: Value = serde_json::from_slice(&made.stdout).unwrap();
    let shop = made["shop_id"].as_str().unwrap();
    // The port is the system's choice, and the log tells it.
    let server = timbro(&folder)
        .args(["serve", "--listen", "127.0.0.1:0"])
        .env("TIMBRO_LOG", "json")
        .env("RUST_LOG", "info")
        .stderr(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut server = Serving(server);
    let mut log = BufReader::new(server.0.stderr.take().unwrap());
    let address = loop {
        let mut line = String::new();
        assert!(log.read_line(&mut line).unwrap() > 0, "it serves");
        if let Some((_, url)) = line.split_once("\"url\":\"http://") {
            break url.split('"').next().unwrap().to_owned();
        }
    };
    let join = format!(
        "POST /j/{shop} HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: 13\r\n\r\ndisplay_name="
    );
    let card = read_to(&mut ask(&address, &join), "location: ");
    let mut page = ask(&address, &format!("GET {card}/events HTTP/1.1\r\nhost: {address}\r\n\r\n"));
    assert_eq!(read_to(&mut page, "data: ").len(), 16, "the page listens");

    let told = Instant::now();
    let signal = Command::new("kill").args(["-TERM", &server.0.id().to_string()]).status().unwrap();
    assert!(signal.success());
    let ended = loop {
        if let Some(ended) = server.0.try_wait().unwrap() {
            break ended;
        }
        assert!(told.elapsed() < Duration::from_secs(10), "it still serves after {:?}", told.elapsed());
        std::thread::sleep(Duration::from_millis(20));
    };
    assert!(ended.success(), "{ended:?}");
    page.read_to_string(&mut String::new()).unwrap();
}
