//! Where a request came from: from the peer, or from whom a proxy of ours says.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, Request};
use ipnet::IpNet;

/// The proxies whose word on where a request came from is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proxies(Vec<IpNet>);

impl Default for Proxies {
    /// A proxy on this machine.
    fn default() -> Proxies {
        Proxies(vec![IpNet::from(IpAddr::from([127, 0, 0, 1])), IpNet::from(IpAddr::from(Ipv6Addr::LOCALHOST))])
    }
}

impl Proxies {
    /// Addresses and networks with commas between them, such as `127.0.0.1,10.0.0.0/8`; None where one is neither.
    pub fn parse(text: &str) -> Option<Proxies> {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        let net =
            |part: &str| part.parse().ok().or_else(|| part.parse().ok().map(|address: IpAddr| IpNet::from(address)));
        parts.map(net).collect::<Option<_>>().map(Proxies)
    }

    fn has(&self, address: IpAddr) -> bool {
        self.0.iter().any(|net| net.contains(&address.to_canonical()))
    }

    /// Whose request it is: the peer's, or, where that is a proxy, of whom the proxy says that it is, and so on while they
    /// are ours. Each proxy appends to the list; what stands before the first that is not ours anybody may have written.
    pub fn client(&self, peer: IpAddr, forwarded_for: &[&str]) -> IpAddr {
        let told = forwarded_for.iter().rev().flat_map(|list| list.rsplit(','));
        let mut client = peer;
        for hop in told {
            if !self.has(client) {
                break;
            }
            let Ok(address) = hop.trim().parse() else { break };
            client = address;
        }
        client
    }

    /// The same from what a request came with. None where it came over no network, as in tests.
    pub fn client_of(&self, request: &Request) -> Option<IpAddr> {
        let ConnectInfo(peer) = request.extensions().get::<ConnectInfo<SocketAddr>>()?;
        let lists = request.headers().get_all("x-forwarded-for").iter();
        let lists: Vec<&str> = lists.filter_map(|list| list.to_str().ok()).collect();
        Some(self.client(peer.ip(), &lists))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn only_our_own_proxies_are_believed_and_only_for_what_they_wrote() {
        let client =
            |proxies: &str, peer: &str, lists: &[&str]| Proxies::parse(proxies).unwrap().client(ip(peer), lists);
        let near = "127.0.0.1,::1";
        assert_eq!(client(near, "127.0.0.1", &["198.51.100.1, 203.0.113.7"]), ip("203.0.113.7"));
        assert_eq!(client(near, "127.0.0.1", &["203.0.113.7", "198.51.100.1"]), ip("198.51.100.1"));
        assert_eq!(client(near, "192.0.2.1", &["203.0.113.7"]), ip("192.0.2.1"));
        assert_eq!(client(near, "::1", &["nonsense"]), ip("::1"));
        assert_eq!(client(near, "::1", &[]), ip("::1"));
        let far = "127.0.0.1, 10.0.0.0/8";
        assert_eq!(client(far, "127.0.0.1", &["1.2.3.4, 203.0.113.7, 10.9.9.9"]), ip("203.0.113.7"));
        assert_eq!(client(far, "::ffff:10.1.2.3", &["1.2.3.4, 203.0.113.7"]), ip("203.0.113.7"));
        assert_eq!(client("", "127.0.0.1", &["203.0.113.7"]), ip("127.0.0.1"), "none is trusted where none is named");
        assert_eq!(Proxies::parse("127.0.0.1, proxy"), None);
        assert_eq!(Proxies::default(), Proxies::parse(near).unwrap());
    }
}
