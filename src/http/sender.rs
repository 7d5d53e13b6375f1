//! Which site a browser says that it sends from.

use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};

use super::kind::Kind;
use super::problem::{Answer, Problem};

/// Who sent a request, as a browser tells and no page can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender {
    /// A page of ours.
    Own,
    /// A page of another site, or of another port of this host.
    Foreign,
    /// No browser, or one that is too old to tell.
    Unsaid,
}

impl Sender {
    /// Reads `Sec-Fetch-Site`, or, where it is missing as on plain HTTP, `Origin` against our own addresses.
    pub fn of(parts: &Parts, public_url: &str) -> Sender {
        let text = |name: &str| parts.headers.get(name).map(|value| value.to_str().unwrap_or_default());
        if let Some(site) = text("sec-fetch-site") {
            return if site == "same-origin" { Sender::Own } else { Sender::Foreign };
        }
        let Some(origin) = text("origin") else { return Sender::Unsaid };
        let host = host(&parts.headers).or(parts.uri.authority().map(|authority| authority.as_str()));
        let is_host = host.is_some() && origin.split_once("://").map(|(_, authority)| authority) == host;
        if is_host || origin == public_url { Sender::Own } else { Sender::Foreign }
    }

    /// Refuses what another site has sent.
    pub fn not_foreign(self) -> Answer<()> {
        if self == Sender::Foreign { Err(another_site()) } else { Ok(()) }
    }

    /// Refuses what a page of ours has not sent, where the method changes something: a cookie comes along by itself,
    /// whoever asks.
    pub fn own_for(self, method: &Method) -> Answer<()> {
        if method.is_safe() || self == Sender::Own { Ok(()) } else { Err(another_site()) }
    }
}

fn host(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::HOST).and_then(|value| value.to_str().ok())
}

/// The refusal of what a page of another site has a browser send.
pub(super) fn another_site() -> Problem {
    Problem::new(Kind::Forbidden).detail("This was not sent from our own pages.")
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn sender(headers: &[(&str, &str)]) -> Sender {
        let request = headers.iter().fold(Request::post("/x"), |request, (name, value)| request.header(*name, *value));
        Sender::of(&request.body(()).unwrap().into_parts().0, "https://bar.example")
    }

    #[test]
    fn a_page_of_ours_is_told_from_anothers() {
        let own: [&[(&str, &str)]; 4] = [
            &[("sec-fetch-site", "same-origin")],
            &[("sec-fetch-site", "same-origin"), ("origin", "https://evil.example")],
            &[("origin", "http://192.168.1.5:8080"), ("host", "192.168.1.5:8080")],
            &[("origin", "https://bar.example"), ("host", "inside:8080")],
        ];
        for headers in own {
            assert_eq!(sender(headers), Sender::Own, "{headers:?}");
        }
        let foreign: [&[(&str, &str)]; 6] = [
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
            &[("origin", "null"), ("host", "bar.example")],
            &[("origin", "https://bar.example:8443"), ("host", "bar.example")],
            &[("origin", "https://bar.example.evil.example"), ("host", "bar.example")],
        ];
        for headers in foreign {
            assert_eq!(sender(headers), Sender::Foreign, "{headers:?}");
        }
        assert_eq!(sender(&[("host", "bar.example")]), Sender::Unsaid);
        assert!(Sender::Unsaid.own_for(&Method::DELETE).is_err() && Sender::Foreign.own_for(&Method::GET).is_ok());
        assert!(Sender::Foreign.not_foreign().is_err() && Sender::Unsaid.not_foreign().is_ok());
    }
}
