//! The way out, to an address that somebody typed in: what timbro asks of it never reaches inside.
//!
//! Who types in an address for a webhook could type in the router's, the database's or the cloud's own. So a name is
//! resolved here, addresses that are not of the public internet are refused, and the connection goes to the very address
//! that was looked at: a name that resolves otherwise a moment later changes nothing. There are no redirects, no proxy,
//! nothing but HTTPS, and ten seconds.

use std::error::Error;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use ipnet::IpNet;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::Policy;
use reqwest::{Client, Url};

/// How long the other side has, for all of it.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why nothing was asked.
#[derive(Debug, thiserror::Error)]
pub enum NotReached {
    /// The address is not one that may be asked.
    #[error("an address must be https, without a user name, and on the public internet")]
    Refused,
    /// The other side did not answer, or the name leads nowhere or inside: the caller is not told which.
    #[error("it does not answer")]
    NoAnswer(#[from] reqwest::Error),
}

/// Networks that are not the public internet's, from IANA's registries of special-purpose addresses, with multicast.
const INSIDE_V4: [&str; 16] = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.31.196.0/24",
    "192.52.193.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/3",
];
/// Of version 6, only this is given out to the public.
const GIVEN_OUT_V6: &str = "2000::/3";
/// Parts of it that are not, or that carry an address of version 4 inside.
const INSIDE_V6: [&str; 4] = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];

fn nets(texts: &[&str]) -> Vec<IpNet> {
    texts.iter().filter_map(|text| text.parse().ok()).collect()
}

/// Whether an address is of the public internet.
pub fn is_public(address: IpAddr) -> bool {
    static INSIDE: LazyLock<Vec<IpNet>> = LazyLock::new(|| nets(&[&INSIDE_V4[..], &INSIDE_V6[..]].concat()));
    static GIVEN_OUT: LazyLock<Vec<IpNet>> = LazyLock::new(|| nets(&[GIVEN_OUT_V6]));
    let address = address.to_canonical();
    let is_in = |nets: &[IpNet]| nets.iter().any(|net| net.contains(&address));
    !is_in(&INSIDE) && (address.is_ipv4() || is_in(&GIVEN_OUT))
}

/// Which addresses may be asked.
type Allows = fn(IpAddr) -> bool;

/// Resolves names as the system does, and forgets what may not be asked.
struct Guard<R> {
    resolver: R,
    allows: Allows,
}

impl<R: Fn(String) -> Found> Resolve for Guard<R>
where
    R: Send + Sync,
{
    fn resolve(&self, name: Name) -> Resolving {
        let (found, allows) = ((self.resolver)(name.as_str().to_owned()), self.allows);
        Box::pin(async move {
            let addresses: Vec<SocketAddr> = found.await?;
            // One that leads inside spoils them all: an honest name has none.
            if addresses.is_empty() || !addresses.iter().all(|address| allows(address.ip())) {
                return Err(NotReached::Refused.into());
            }
            Ok(Box::new(addresses.into_iter()) as Addrs)
        })
    }
}

type Found = std::pin::Pin<Box<dyn Future<Output = Result<Vec<SocketAddr>, Box<dyn Error + Send + Sync>>> + Send>>;

fn by_the_system(name: String) -> Found {
    Box::pin(async move { Ok(tokio::net::lookup_host((name, 0)).await?.collect()) })
}

/// Asks addresses that somebody typed in. Cheap to clone.
#[derive(Clone)]
pub struct Outward {
    client: Client,
    allows: Allows,
    scheme: &'static str,
}

impl Outward {
    /// For the public internet.
    pub fn new() -> anyhow::Result<Outward> {
        Outward::guarded(by_the_system, is_public, "https")
    }

    fn guarded(
        resolver: impl Fn(String) -> Found + Send + Sync + 'static,
        allows: Allows,
        scheme: &'static str,
    ) -> anyhow::Result<Outward> {
        let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
        let client = Client::builder()
            .tls_backend_preconfigured(tls.with_root_certificates(roots).with_no_client_auth())
            .dns_resolver(Guard { resolver, allows })
            .https_only(scheme == "https")
            .redirect(Policy::none())
            .no_proxy()
            .timeout(PATIENCE)
            .build()?;
        Ok(Outward { client, allows, scheme })
    }

    /// Sends a body, and gives the status of the answer, of which nothing else is read.
    pub async fn post(&self, address: &str, media_type: &str, body: Vec<u8>) -> Result<u16, NotReached> {
        let url = self.checked(address)?;
        let sent = self.client.post(url).header("content-type", media_type).body(body).send().await?;
        Ok(sent.status().as_u16())
    }

    /// An address in figures is resolved by nobody, so it is looked at here.
    fn checked(&self, address: &str) -> Result<Url, NotReached> {
        let url = Url::parse(address).map_err(|_| NotReached::Refused)?;
        let host = url.host_str().ok_or(NotReached::Refused)?;
        let figures: Option<IpAddr> = host.trim_start_matches('[').trim_end_matches(']').parse().ok();
        let is_open = url.scheme() == self.scheme && url.username().is_empty() && url.password().is_none();
        if is_open && figures.is_none_or(self.allows) { Ok(url) } else { Err(NotReached::Refused) }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use axum::Router;
    use axum::response::Redirect;
    use axum::routing::post;

    use super::*;

    #[test]
    fn only_the_public_internet_is_public() {
        let inside = [
            "127.0.0.1",
            "10.1.2.3",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.100.0.1",
            "0.0.0.0",
            "0.1.2.3",
            "192.0.0.8",
            "198.19.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "240.0.0.1",
            "203.0.113.7",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "2001::1",
            "100::1",
            "fec0::1",
            "::127.0.0.1",
        ];
        for address in inside {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
        for address in [
            "1.1.1.1",
            "172.32.0.1",
            "100.128.0.1",
            "192.169.0.1",
            "223.255.255.255",
            "2606:4700::1111",
            "::ffff:1.1.1.1",
        ] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
        assert_eq!(
            nets(&INSIDE_V4).len() + nets(&INSIDE_V6).len(),
            INSIDE_V4.len() + INSIDE_V6.len(),
            "each is a network"
        );
    }

    #[test]
    fn an_address_that_could_mean_inside_is_not_taken() {
        let outward = Outward::new().unwrap();
        let refused = [
            "http://example.org/",
            "https://127.0.0.1/",
            "https://127.1/",
            "https://2130706433/",
            "https://0x7f.0.0.1/",
            "https://[::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://user@example.org/",
            "https://:pass@example.org/",
            "file:///etc/passwd",
            "gopher://example.org/",
            "https://",
            "example.org",
            "",
            "https://169.254.169.254/latest",
        ];
        for address in refused {
            assert!(outward.checked(address).is_err(), "{address}");
        }
        for address in ["https://example.org/hook", "https://example.org:8443/", "https://1.1.1.1/"] {
            assert!(outward.checked(address).is_ok(), "{address}");
        }
    }

    /// A server inside that counts who comes, and sends everybody on to itself.
    async fn inside() -> (u16, Arc<AtomicUsize>) {
        let seen = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&seen);
        let hook = post(move || {
            count.fetch_add(1, Ordering::SeqCst);
            async { Redirect::temporary("/hook") }
        });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move { axum::serve(listener, Router::new().route("/hook", hook)).await });
        (port, seen)
    }

    fn always(addresses: &'static [&'static str]) -> impl Fn(String) -> Found + Send + Sync {
        move |_| {
            Box::pin(
                async move { Ok(addresses.iter().map(|text| SocketAddr::new(text.parse().unwrap(), 0)).collect()) },
            )
        }
    }

    #[tokio::test]
    async fn a_name_that_leads_inside_is_never_asked_and_a_redirect_never_followed() {
        let (port, seen) = inside().await;
        let url = format!("http://hook.example:{port}/hook");
        for addresses in [&["127.0.0.1"][..], &["1.1.1.1", "127.0.0.1"][..], &["::ffff:127.0.0.1"][..], &[][..]] {
            let guarded = Outward::guarded(always(addresses), is_public, "http").unwrap();
            assert!(guarded.post(&url, "application/json", b"{}".to_vec()).await.is_err(), "{addresses:?}");
        }
        assert_eq!(seen.load(Ordering::SeqCst), 0);
        // The control: without the guard the same name is asked, once, and where it sends us on to is not.
        let open = Outward::guarded(always(&["127.0.0.1"]), |_| true, "http").unwrap();
        assert_eq!(open.post(&url, "application/json", b"{}".to_vec()).await.unwrap(), 307);
        assert_eq!(seen.load(Ordering::SeqCst), 1);
    }
}
